"""CSV files, as Excel and others save them, to tables of text and back."""

import codecs
import csv
import io
import re
from collections.abc import Callable, Iterable, Sequence

from collaborative.problems import Message
from collaborative.reading.spreadsheets import guarded, unguarded
from collaborative.sheets.table import Cell, Row, SpreadsheetError, Table, Workbook

DELIMITERS = ",;\t|"
_ERRORS = re.compile(r"#(?:REF!|N/A|VALUE!|NAME\?|DIV/0!|NULL!|NUM!|SPILL!|CALC!)")


def read_csv(data: bytes, known: Callable[[Table], int]) -> Workbook:
    """Read the single sheet of a CSV file.

    Args:
        data: The file's bytes.
        known: Counts the known column names of a table; the delimiter with the most of them is used.

    Raises:
        SpreadsheetError: The file is not text, or a quote is not closed.
    """
    text = _decoded(data)
    hint = re.match(r"sep=(.)\r?\n", text)
    if hint:
        return Workbook((_table(text[hint.end() :], hint[1], 2),))
    tables = []
    failure: SpreadsheetError | None = None
    for delimiter in DELIMITERS:
        try:
            tables.append(_table(text, delimiter, 1))
        except SpreadsheetError as error:
            failure = failure or error
    if failure and not any(known(table) for table in tables):
        raise failure
    return Workbook((max(tables, key=known),))


def _decoded(data: bytes) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encodings = ["utf-16"]
    elif data[1:2] == b"\0":
        encodings = ["utf-16-le"]
    elif data[:1] == b"\0":
        encodings = ["utf-16-be"]
    else:
        encodings = ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise SpreadsheetError(
        "This is not a spreadsheet. Save it in Excel as an Excel workbook (.xlsx) or as CSV UTF-8 (.csv)."
    )


def _table(text: str, delimiter: str, first_row: int) -> Table:
    if len(text) > csv.field_size_limit():
        csv.field_size_limit(len(text))  # the csv module takes a longer cell for an unclosed quote
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows = []
    number = first_row - 1
    try:
        for number, values in enumerate(reader, first_row):
            cells = {column: _cell(number, column, value) for column, value in enumerate(values, 1) if value.strip()}
            if cells:
                rows.append(Row(number, cells))
    except csv.Error as error:
        wrong = f'From row {number + 1} on the file cannot be read: a quote (") opens there and is not closed.'
        raise SpreadsheetError(
            f'{wrong} Type the text of that cell again without ", or save the file in Excel.'
        ) from error
    return Table("", tuple(rows))


def _cell(row: int, column: int, value: str) -> Cell:
    """Return a cell, with an error if it shows that a formula failed or a column was too narrow."""
    text = unguarded(value.replace("\r\n", "\n").replace("\r", "\n"))
    shown = text.strip()
    if _ERRORS.fullmatch(shown):
        wrong = f"The cell shows {shown}: its formula is broken."
        return Cell(row, column, text, "", Message(wrong, "Type the value itself."))
    if re.fullmatch("#{3,}", shown):
        wrong = f"The cell holds {shown}: its column was too narrow when the file was saved."
        return Cell(row, column, text, "", Message(wrong, "Make the column wider in Excel and save the file again."))
    return Cell(row, column, text)


def write_csv(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Write CSV for Excel: UTF-8 with a byte order mark, CRLF.

    Text that Excel would run as a formula gets a ``'`` in front.
    """
    into = io.StringIO(newline="")
    writer = csv.writer(into, lineterminator="\r\n")
    writer.writerow(headings)
    writer.writerows([guarded(text) for text in texts] for texts in rows)
    return codecs.BOM_UTF8 + into.getvalue().encode()
