"""Excel files are read as people see them in Excel."""

import datetime as dt
import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font
from tests.builders import SETTINGS

from collaborative.disk.spreadsheets import MOST_BYTES, read_spreadsheet
from collaborative.sheets.table import Cell, SpreadsheetError, Table
from collaborative.sheets.workbook import MOST_BYTES_UNPACKED, read_workbook, write_workbook

MOMENT = dt.datetime.combine(dt.date(2026, 3, 19), dt.time(9, 30))


def saved(fill: Callable[[Any], None]) -> bytes:
    book = Workbook()
    fill(book.active)
    into = io.BytesIO()
    book.save(into)
    return into.getvalue()


def table_of(fill: Callable[[Any], None]) -> Table:
    return read_workbook(saved(fill)).tables[0]


def cell_of(value: Any, number_format: str = "General") -> Cell:
    def fill(sheet: Any) -> None:
        sheet["A1"] = value
        sheet["A1"].number_format = number_format

    return table_of(fill).rows[0].cells[1]


def wrong_in(cell: Cell) -> str:
    assert cell.error
    return cell.error.wrong


@pytest.mark.parametrize(
    ("value", "number_format", "text", "holds"),
    [
        ("First aid", "General", "First aid", ""),
        (95, "General", "95", ""),
        (95.0, '"£"#,##0.00', "95", ""),
        (95.5, "[$£-809]#,##0.00", "95.5", ""),
        (79.1666666667, "0.00", "79.17", ""),
        (0.1 + 0.2, "General", "0.3", ""),
        (50, "[$$-409]#,##0.00", "$50", ""),
        (50, '"€"#,##0', "€50", ""),
        (0.15, "0%", "15%", ""),
        (7, "000", "007", ""),
        (1e15, "General", "1000000000000000", ""),
        (True, "General", "TRUE", ""),
        (dt.date(2026, 3, 19), "dd/mm/yyyy", "2026-03-19", "date"),
        (MOMENT, "dd/mm/yyyy", "2026-03-19", "date"),
        (MOMENT, "dd/mm/yyyy hh:mm", "2026-03-19 09:30", "date"),
        (MOMENT, "hh:mm", "09:30", "time"),
        (dt.time(9, 30), "h:mm AM/PM", "09:30", "time"),
        (dt.time(9, 29, 59, 999999), "hh:mm", "09:30", "time"),
        (dt.timedelta(hours=9, minutes=30), "[h]:mm", "09:30", "time"),
        ("two\nlines", "General", "two\nlines", ""),
    ],
)
def test_a_cell_is_the_text_that_a_person_would_have_typed(
    value: Any, number_format: str, text: str, holds: str
) -> None:
    cell = cell_of(value, number_format)
    assert (cell.text, cell.holds, cell.error) == (text, holds, None)


@pytest.mark.parametrize("error", ["#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?"])
def test_a_broken_formula_is_reported(error: str) -> None:
    assert wrong_in(cell_of(error)) == f"The cell shows {error}: its formula is broken."


def test_a_formula_counts_by_the_result_that_excel_saved() -> None:
    def fill(sheet: Any) -> None:
        sheet["A1"] = "=40+55"
        sheet["A2"] = "=A1*2"

    data = saved(fill)
    into = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(into, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "xl/worksheets/sheet1.xml":
                part = part.replace(b"<f>40+55</f><v></v>", b"<f>40+55</f><v>95</v>").replace(
                    b"<f>40+55</f><v />", b"<f>40+55</f><v>95</v>"
                )
            new.writestr(name, part)
    rows = read_workbook(into.getvalue()).tables[0].rows
    assert rows[0].cells[1].text == "95"
    assert wrong_in(rows[1].cells[1]) == "This is a formula, and the file does not hold its result."


def test_a_merged_cell_counts_in_every_row_that_it_covers() -> None:
    def fill(sheet: Any) -> None:
        sheet["A1"], sheet["B1"], sheet["B2"] = "Town Hall", "x", "y"
        sheet.merge_cells("A1:A3")

    rows = table_of(fill).rows
    assert [row.cells[1].text for row in rows] == ["Town Hall"] * 3


def test_text_that_is_crossed_out_is_not_taken_for_text_that_holds() -> None:
    def whole(sheet: Any) -> None:
        sheet["A1"] = "First aid"
        sheet["A1"].font = Font(strike=True)

    def part(sheet: Any) -> None:
        sheet["A1"] = CellRichText("£95 ", TextBlock(InlineFont(strike=True), "£85"))

    assert wrong_in(table_of(whole).rows[0].cells[1]) == '"First aid" is crossed out, which cannot be read.'
    assert wrong_in(table_of(part).rows[0].cells[1]) == '"£85" is crossed out, which cannot be read.'


def test_text_in_several_fonts_is_one_text() -> None:
    def fill(sheet: Any) -> None:
        sheet["A1"] = CellRichText("First ", TextBlock(InlineFont(b=True), "aid"))

    assert table_of(fill).rows[0].cells[1].text == "First aid"


def test_hidden_rows_are_read_and_hidden_sheets_left_out_with_a_note() -> None:
    book = Workbook()
    book["Sheet"]["A1"], book["Sheet"]["A2"] = "one", "two"
    book["Sheet"].row_dimensions[2].hidden = True
    book.create_sheet("Old").sheet_state = "hidden"
    into = io.BytesIO()
    book.save(into)
    read = read_workbook(into.getvalue())
    assert [len(table.rows) for table in read.tables] == [2]
    assert read.tables[0].notes == ('The sheet "Sheet" has hidden rows, which were read too: 2.',)
    assert read.notes == ('The sheet "Old" is hidden, and was left out.',)


def test_a_sheet_that_goes_on_for_ever_is_refused_before_it_fills_the_memory() -> None:
    def fill(sheet: Any) -> None:
        sheet["XFD1048576"] = "x"

    with pytest.raises(SpreadsheetError, match="Delete the empty rows below"):
        table_of(fill)


def zipped(*names: str) -> bytes:
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w") as archive:
        for name in names:
            archive.writestr(zipfile.ZipInfo(name), "x")  # without the time, which would be in the test's name
    return into.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (OLE + b"Workbook", "old Excel"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
        (zipped("mimetype", "content.xml"), "LibreOffice"),
        (zipped("Index/Document.iwa"), "Numbers"),
        (zipped("word/document.xml"), "Word document"),
        (zipped("xl/workbook.bin"), "binary"),
        (zipped("a.txt"), "not an Excel workbook"),
        (zipped("xl/workbook.xml"), "damaged"),
        (zipped("xl/workbook.xml")[:40], "damaged"),
        (b"%PDF-1.7", "PDF"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "not a spreadsheet"),
        (bytes(range(256)), "not a spreadsheet"),
    ],
)
@pytest.mark.parametrize("name", ["a.xlsx", "a.csv"])
def test_another_kind_of_file_is_refused_whatever_its_name(data: bytes, said: str, name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(SpreadsheetError, match=said):
        read_spreadsheet(tmp_path / name, SETTINGS.zone)


def test_a_file_is_read_by_what_it_holds_not_by_the_end_of_its_name(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(saved(lambda sheet: sheet.append(["Title", "Code"])))
    (tmp_path / "a.xlsx").write_bytes(b"Title,Code\r\n")
    for name in ("a.csv", "a.xlsx"):
        row = read_spreadsheet(tmp_path / name, SETTINGS.zone).tables[0].rows[0]
        assert [cell.text for cell in row.cells.values()] == ["Title", "Code"]


@pytest.mark.parametrize(
    "text", ["=1+1", "+44 161 496 0000", "-5", "@home", "2-5", "007", "1E5", "TRUE", "#N/A text", "a\rb\x07"]
)
def test_what_is_written_is_text_that_excel_leaves_alone(text: str) -> None:
    data = write_workbook("Courses", ["Title"], [[text]])
    sheet = zipfile.ZipFile(io.BytesIO(data)).read("xl/worksheets/sheet1.xml")
    assert b"<f>" not in sheet
    cell = read_workbook(data).tables[0].rows[1].cells[1]
    assert cell.text == text.replace("\r", "\r")
    assert (cell.holds, cell.error) == ("", None)


def test_a_text_that_is_too_long_for_a_cell_is_refused_not_cut() -> None:
    with pytest.raises(SpreadsheetError, match=r"row 2 .* ends in \.csv"):
        write_workbook("Courses", ["Text"], [["x" * 40_000]])


def test_a_small_file_that_unpacks_to_far_more_than_courses_is_refused_before_it_is_unpacked() -> None:
    bomb = io.BytesIO(saved(lambda sheet: sheet.append(["Title"])))
    with zipfile.ZipFile(bomb, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet2.xml", b" " * 60_000_000)
    assert len(bomb.getvalue()) < 100_000
    with pytest.raises(SpreadsheetError, match="far more than courses"):
        read_workbook(bomb.getvalue())


def test_a_part_counts_by_what_it_unpacks_to_whatever_its_name() -> None:
    data = saved(lambda sheet: sheet.append(["Title", "Code", "Date"]))
    into = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name).replace(b"sheet1.xml", b"sheet1.bin")
            if name == "xl/worksheets/sheet1.xml":
                name, part = "xl/worksheets/sheet1.bin", part + b" " * (MOST_BYTES_UNPACKED + 1_000_000)  # noqa: PLW2901
            new.writestr(name, part)
    with pytest.raises(SpreadsheetError, match="far more than courses"):
        read_workbook(into.getvalue())


def test_hidden_columns_are_read_and_noted() -> None:
    def fill(sheet: Any) -> None:
        sheet.append(["Title", "Code", "Date", "Price", ""])
        for column in "DE":
            sheet.column_dimensions[column].hidden = True

    table = table_of(fill)
    assert table.rows[0].cells[4].text == "Price"
    assert table.notes == ('The sheet "Sheet" has hidden columns, which were read too: D.',)


def test_a_file_that_is_far_too_large_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "courses.csv"
    file.write_bytes(b"Title,Code,Date\n" + b"x" * MOST_BYTES)
    with pytest.raises(SpreadsheetError, match="larger than 20 MB"):
        read_spreadsheet(file, SETTINGS.zone)
