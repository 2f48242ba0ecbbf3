"""Excel workbooks (.xlsx) to tables of text and back. This is the only module that uses openpyxl.

Text is what a person sees in Excel: a number by its format (``95.0`` shown as £95.00 is 95, 0.15 shown as 15% is 15%),
a formula by its last result, a merged cell in every cell that it covers.
"""

import datetime as dt
import re
import warnings
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from typing import Any

from openpyxl import Workbook as Book
from openpyxl import load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.styles import Alignment, Font
from openpyxl.styles.numbers import is_datetime
from openpyxl.worksheet.worksheet import Worksheet

from collaborative.problems import Message
from collaborative.sheets.table import Cell, Row, SpreadsheetError, Table, Workbook, letters

LONGEST_CELL = 32_767  # characters, Excel's limit
MOST_CELLS = 2_000_000
MOST_BYTES_UNPACKED = 50_000_000  # 10,000 courses take 20 MB unpacked; a zip bomb takes gigabytes
MOST_CELLS_OF_A_MERGE = 10_000
SAVE_AS = "In Excel choose File, Save as, and the type Excel workbook (.xlsx)."
_CROSSED_OUT = "is crossed out, which cannot be read."
_UNCROSS = (
    "If the course is cancelled, write Cancelled in the column Status; if the text holds, take the line through it "
    "away; else empty the cell."
)
_MIDNIGHT = dt.datetime(2000, 1, 1)  # noqa: DTZ001  # times of day have no zone in a cell
_CODE_OF_A_CONTROL = re.compile("_x00([01][0-9A-Fa-f])_")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0d\x0e-\x1f]")


def looks_like_workbook(data: bytes) -> bool:
    """Return whether a file comes from Excel or another office program, rather than being text."""
    return data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0", b"%PDF"))


def read_workbook(data: bytes) -> Workbook:
    """Read every visible sheet.

    Raises:
        SpreadsheetError: The file is not .xlsx, has a password, or is damaged.
    """
    _refuse_other_kinds(data)
    try:
        with warnings.catch_warnings():  # openpyxl warns that it ignores drop-down lists and the like
            warnings.simplefilter("ignore")
            shown = load_workbook(BytesIO(data), data_only=True, rich_text=True)
            typed = load_workbook(BytesIO(data))
    except Exception as error:  # openpyxl raises whatever its XML reader, zip reader or converters raise
        raise SpreadsheetError(
            f"The file is damaged and cannot be read. Open it in Excel and save it again. {SAVE_AS}"
        ) from error
    notes = []
    tables = []
    for sheet in shown.worksheets:
        if sheet.sheet_state != "visible":
            notes.append(f'The sheet "{sheet.title}" is hidden, and was left out.')
        else:
            tables.append(_table(sheet, typed[sheet.title]))
    return Workbook(tuple(tables), tuple(notes))


def _refuse_other_kinds(data: bytes) -> None:
    if data.startswith(b"%PDF"):
        raise SpreadsheetError(f"This is a PDF, not a spreadsheet. {SAVE_AS}")
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise SpreadsheetError(
                "The file has a password. In Excel take it away (File, Info, Protect workbook) and save it."
            )
        raise SpreadsheetError(f"This is a file of an old Excel (.xls). {SAVE_AS}")
    try:
        parts = zipfile.ZipFile(BytesIO(data)).infolist()
    except zipfile.BadZipFile as error:
        raise SpreadsheetError(
            f"The file is damaged: a part of it is missing. Open it in Excel and save it again. {SAVE_AS}"
        ) from error
    names = {part.filename for part in parts}
    kinds = {
        "mimetype": "This is a file of LibreOffice or OpenOffice. Save it there as Excel 2007-365 (.xlsx).",
        "Index/Document.iwa": "This is a file of Apple Numbers. Choose File, Export to, Excel there.",
        "xl/workbook.bin": f"This is a binary Excel file (.xlsb). {SAVE_AS}",
        "word/document.xml": "This is a Word document. Copy its table into an Excel workbook.",
    }
    for name, said in kinds.items():
        if name in names:
            raise SpreadsheetError(said)
    if "xl/workbook.xml" not in names:
        raise SpreadsheetError(f"This is not an Excel workbook. {SAVE_AS}")
    # Of every part, whatever its name: a sheet may have any. Pictures hardly grow, however large they are.
    if sum(max(part.file_size - part.compress_size, 0) for part in parts) > MOST_BYTES_UNPACKED:
        raise SpreadsheetError(
            f"The workbook holds far more than courses: more than {MOST_BYTES_UNPACKED // 1_000_000} MB of cells. Copy "
            "the rows of the courses into a new workbook, and import that one."
        )


def _table(shown: Worksheet, typed: Worksheet) -> Table:
    if shown.max_row * shown.max_column > MOST_CELLS:
        wrong = f'The sheet "{shown.title}" goes down to row {shown.max_row} and right to {letters(shown.max_column)}.'
        raise SpreadsheetError(f"{wrong} Delete the empty rows below the courses, and the empty columns beside them.")
    covered = _covered(shown)
    rows = []
    hidden = []
    for number, values in enumerate(shown.iter_rows(), 1):
        cells = {}
        for column, value in enumerate(values, 1):
            row_of, column_of = covered.get((number, column), (number, column))
            at = value if (row_of, column_of) == (number, column) else shown.cell(row_of, column_of)
            formula = typed.cell(row_of, column_of).data_type == "f"
            if cell := _cell(at, number, column, formula):
                cells[column] = cell
        if cells:
            rows.append(Row(number, cells))
            if shown.row_dimensions[number].hidden:
                hidden.append(str(number))
    notes = [f'The sheet "{shown.title}" has hidden rows, which were read too: {", ".join(hidden)}.'] if hidden else []
    filled = sorted({column for row in rows for column in row.cells} & set(_hidden_columns(shown)))
    if filled:
        listed = ", ".join(map(letters, filled))
        notes.append(f'The sheet "{shown.title}" has hidden columns, which were read too: {listed}.')
    return Table(shown.title, tuple(rows), tuple(notes))


def _hidden_columns(sheet: Worksheet) -> Iterator[int]:
    for dimension in sheet.column_dimensions.values():
        if dimension.hidden:
            first = dimension.min or 1
            yield from range(first, min(dimension.max or first, sheet.max_column) + 1)


def _covered(sheet: Worksheet) -> dict[tuple[int, int], tuple[int, int]]:
    """Map the cells that a merged cell covers to the cell with the value."""
    covered: dict[tuple[int, int], tuple[int, int]] = {}
    for merge in sheet.merged_cells.ranges:
        width, height = merge.max_col - merge.min_col + 1, merge.max_row - merge.min_row + 1
        if width * height <= MOST_CELLS_OF_A_MERGE:
            covered |= dict.fromkeys(merge.cells, (merge.min_row, merge.min_col))
    return covered


def _cell(cell: Any, row: int, column: int, formula: bool) -> Cell | None:
    """Return a cell as text, or None if it is empty."""
    value = cell.value
    if value is None:
        if not formula:
            return None
        wrong = "This is a formula, and the file does not hold its result."
        return Cell(row, column, "", "", Message(wrong, "Open the file in Excel, save it there, and import it again."))
    text, holds = _as_typed(value, cell.number_format or "General")
    if cell.data_type == "e":
        wrong = f"The cell shows {text}: its formula is broken."
        return Cell(row, column, text, "", Message(wrong, "Type the value itself into the cell."))
    if not text.strip():
        return None
    if cell.font is not None and cell.font.strike:
        return Cell(row, column, text, holds, Message(f'"{_short(text)}" {_CROSSED_OUT}', _UNCROSS))
    if isinstance(value, CellRichText):
        crossed = next((b.text for b in value if isinstance(b, TextBlock) and b.font.strike and b.text.strip()), "")
        if crossed:
            return Cell(row, column, text, holds, Message(f'"{_short(crossed)}" {_CROSSED_OUT}', _UNCROSS))
    return Cell(row, column, text, holds)


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39]}…"


def _as_typed(value: Any, number_format: str) -> tuple[str, str]:
    """Return the text, and "date" or "time" if Excel stores the value as one."""
    if isinstance(value, bool):
        return str(value).upper(), ""
    if isinstance(value, (int, float)):
        return _number(value, number_format), ""
    if isinstance(value, dt.timedelta):
        value = (_MIDNIGHT + value).time() if dt.timedelta() <= value < dt.timedelta(days=1) else str(value)
    if isinstance(value, dt.time):
        return _clock(value), "time"
    if isinstance(value, dt.datetime):
        kind = is_datetime(number_format)
        if kind == "time":
            return _clock(value.time()), "time"
        if kind == "date" or value.time() == dt.time():
            return f"{value:%Y-%m-%d}", "date"
        return f"{value:%Y-%m-%d} {_clock(value.time())}", "date"
    text = str(value).replace("_x000D_\n", "\n").replace("\r\n", "\n").replace("\r", "\n")
    return _CODE_OF_A_CONTROL.sub(lambda match: chr(int(match[1], 16)), text), ""


def _clock(time: dt.time) -> str:
    """Return a time to the minute: Excel stores parts of a day, so 09:30 may be half a second off."""
    minutes = round((time.hour * 3600 + time.minute * 60 + time.second + time.microsecond / 1e6) / 60) % 1440
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _number(value: float, number_format: str) -> str:
    shown = number_format.split(";", maxsplit=1)[0]
    if re.fullmatch("0{2,}", shown) and value == int(value) and value >= 0:
        return str(int(value)).zfill(len(shown))
    if shown.endswith("%"):
        return f"{_plain(value * 100)}%"
    symbol = next((sign for sign in "$€" if f"[${sign}" in shown or f'"{sign}' in shown or shown.startswith(sign)), "")
    if re.search(r"0\.00(?!0)", shown):
        value = round(value, 2)  # as Excel shows it: a computed price of 79.1666 is £79.17
    return symbol + _plain(value)


def _plain(value: float) -> str:
    text = f"{value:.15g}"
    return f"{value:.10f}".rstrip("0").rstrip(".") if "e" in text else text


def write_workbook(sheet_name: str, headings: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Write one sheet of text cells, so that Excel does not turn ``2-5`` into a date or ``007`` into 7.

    Raises:
        SpreadsheetError: A text is longer than a cell can hold.
    """
    book = Book()
    sheet = book.active or book.create_sheet()
    sheet.title = sheet_name
    wide: list[int] = [len(heading) for heading in headings]
    for number, texts in enumerate([headings, *rows], 1):
        for column, text in enumerate(texts, 1):
            if not text:
                continue
            if len(text) > LONGEST_CELL:
                wrong = f"The text in row {number} is too long for Excel ({len(text)} characters)."
                raise SpreadsheetError(f"{wrong} Export to a file that ends in .csv instead.")
            cell = sheet.cell(number, column)
            cell.value = _CONTROLS.sub(lambda match: f"_x{ord(match[0]):04X}_", text)
            cell.data_type = "s"  # or openpyxl would write "=…" as a formula
            cell.number_format = "@"
            cell.alignment = Alignment(vertical="top")
            if number == 1:
                cell.font = Font(bold=True)
            wide[column - 1] = max(wide[column - 1], *map(len, text.split("\n")))
    for column, width in enumerate(wide, 1):
        sheet.column_dimensions[letters(column)].width = min(width + 2, 50)
    sheet.freeze_panes = "C2"
    into = BytesIO()
    book.save(into)
    return into.getvalue()
