"""Messages of readers and checks, which speak of lines in files, in the words of a sheet."""

import pytest

from collaborative.problems import Message
from collaborative.records.columns import heading
from collaborative.sheets.wording import in_a_sheet


@pytest.mark.parametrize(
    ("remedy", "reworded"),
    [
        ("Add a line above the end, for example start: 09:30", 'Write 09:30 in the column "Start"'),
        (
            "Add a line such as price: 95, or price: Free, price: POA (on application) or price: TBC.",
            'Write 95 in the column "Price", or Free, POA (on application) or TBC.',
        ),
        (
            "Write them in two lines: start: 09:30 and end: 15:30.",
            'Write them in two columns: 09:30 in the column "Start" and 15:30 in the column "End".',
        ),
        (
            "Write it in two lines: price: 95.50 and price_basis: group.",
            'Write it in two columns: 95.50 in the column "Price" and group in the column "Price basis".',
        ),
        (
            "For one course over these days write date: 2026-06-15 and, on a line of its own, end_date: 2026-06-17.",
            'For one course over these days write 2026-06-15 in the column "Date" and 2026-06-17 in the column "End date".',
        ),
        (
            "Write the date alone, 15 June 2026, and on a line of its own status: provisional",
            'Write the date alone, 15 June 2026, and provisional in the column "Status"',
        ),
        (
            "Take the line away where the number does not matter.",
            "Leave the cell empty where the number does not matter.",
        ),
        ("Take one of the two lines away.", "Delete one of the two rows."),
        ("If you mean 23 April 2026, write 23/04/2026.", "If you mean 23 April 2026, write 23/04/2026."),
    ],
)
def test_a_remedy_says_what_to_type_in_which_column(remedy: str, reworded: str) -> None:
    assert in_a_sheet(Message("Wrong.", remedy), heading).remedy == reworded


def test_lines_of_a_document_are_rows_of_the_sheet() -> None:
    message = Message("19 March 2026 stands twice, here and on line 7.", "")
    assert in_a_sheet(message, heading).wrong == "19 March 2026 stands twice, here and in row 7."
