"""Read and write spreadsheets, .xlsx or .csv."""

from pathlib import Path
from zoneinfo import ZoneInfo

from collaborative.sheets.calendar_file import looks_like_calendar, read_calendar
from collaborative.sheets.columns import known_names
from collaborative.sheets.csv_text import read_csv, write_csv
from collaborative.sheets.exporting import HEADINGS
from collaborative.sheets.table import SpreadsheetError, Workbook

MOST_BYTES = 20_000_000
ENDINGS = (".xlsx", ".csv")


def read_spreadsheet(file: Path, zone: ZoneInfo) -> Workbook:
    """Read a spreadsheet by its content, whatever its name ends in.

    Raises:
        SpreadsheetError: The file cannot be read as a spreadsheet.
    """
    from collaborative.sheets import workbook  # noqa: PLC0415  # openpyxl, which no build needs

    data = file.read_bytes()
    if len(data) > MOST_BYTES:
        raise SpreadsheetError(
            f"The file is larger than {MOST_BYTES // 1_000_000} MB. Save the courses alone in a file."
        )
    if not data.strip():
        raise SpreadsheetError("The file is empty.")
    if looks_like_calendar(data):
        return read_calendar(data, zone)
    return workbook.read_workbook(data) if workbook.looks_like_workbook(data) else read_csv(data, known_names)


def spreadsheet_bytes(file: Path, rows: list[list[str]]) -> bytes:
    """Return a file of the kind that its name says, with a header and these rows.

    Raises:
        SpreadsheetError: A text is too long for an Excel cell.
    """
    if file.suffix.lower() == ".csv":
        return write_csv(HEADINGS, rows)
    from collaborative.sheets import workbook  # noqa: PLC0415  # openpyxl, which no build needs

    return workbook.write_workbook("Courses", HEADINGS, rows)
