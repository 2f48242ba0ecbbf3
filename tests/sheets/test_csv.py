"""CSV files of every usual kind."""

import pytest

from collaborative.sheets.columns import known_names
from collaborative.sheets.csv_text import read_csv, write_csv
from collaborative.sheets.table import SpreadsheetError

HEADER = ["Title", "Code", "Date", "Who for"]
ROW = ["Café – “talk”", "FA01", "19/03/2026", "KS1, KS2; TAs"]


def texts(data: bytes) -> list[list[str]]:
    return [[cell.text for cell in row.cells.values()] for row in read_csv(data, known_names).tables[0].rows]


def joined(delimiter: str) -> str:
    quoted = [[f'"{text}"' for text in row] for row in (HEADER, ROW)]
    return "\r\n".join(delimiter.join(row) for row in quoted) + "\r\n"


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_every_usual_delimiter_and_encoding_is_recognised(delimiter: str, encoding: str) -> None:
    assert texts(joined(delimiter).encode(encoding)) == [HEADER, ROW]


def test_the_delimiter_is_not_taken_from_the_texts() -> None:
    assert texts(b"Title;Code\r\nOne, two, three, four, five;FA01\r\n") == [
        ["Title", "Code"],
        ["One, two, three, four, five", "FA01"],
    ]


def test_excels_own_hint_at_the_delimiter_is_heeded() -> None:
    table = read_csv(b"sep=;\r\nTitle;Code\r\nA;FA01\r\n", known_names).tables[0]
    assert [row.number for row in table.rows] == [2, 3], "as Excel counts them"


def test_rows_are_counted_as_in_excel_whatever_line_ends_cells_hold() -> None:
    table = read_csv(b'Title,Code\r\n"two\r\nlines",A\r\n\r\nlast,B\r\n', known_names).tables[0]
    assert [row.number for row in table.rows] == [1, 2, 4]
    assert table.rows[1].cells[1].text == "two\nlines"


def test_an_unclosed_quote_is_reported_and_not_read_as_a_long_cell() -> None:
    with pytest.raises(SpreadsheetError, match=r"From row 2 on"):
        read_csv(b'Title,Code\r\n"First aid,A\r\nother,B\r\n', known_names)


@pytest.mark.parametrize(("text", "said"), [("#REF!", "broken"), ("########", "too narrow")])
def test_signs_that_excel_shows_instead_of_a_value_are_errors(text: str, said: str) -> None:
    error = read_csv(f"Title,Code\r\n{text},A\r\n".encode(), known_names).tables[0].rows[1].cells[1].error
    assert error
    assert said in error.wrong


@pytest.mark.parametrize(
    "text", ["=1+1", "+44 161", "-5", "- item\n- other", "@home", "'=1", "''=1", "'quoted'", "\tx", 'a"b', "a;b,c"]
)
def test_a_text_that_excel_would_run_as_a_formula_is_guarded_and_comes_back(text: str) -> None:
    data = write_csv(["Title", "Code"], [[text, "A"]])
    assert data.startswith(b"\xef\xbb\xbf")
    if text[0] in "=+-@\t":
        assert b"'" + text.encode()[:1] in data
    assert texts(data)[1][0] == text


def test_a_very_long_cell_is_read_and_not_taken_for_an_open_quote() -> None:
    long = "x" * 300_000
    assert texts(f"Title,Code\r\n{long},FA01\r\n".encode()) == [["Title", "Code"], [long, "FA01"]]
    with pytest.raises(SpreadsheetError, match=r"From row 2 on .* is not closed"):
        texts(f'Title,Code\r\n"{long},FA01\r\n'.encode())
