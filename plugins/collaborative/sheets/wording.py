"""Messages about a file's lines, reworded for a spreadsheet's cells, rows and columns."""

import re
from collections.abc import Callable

from collaborative.problems import Message
from collaborative.records.columns import FIELDS, TEXT

_TWO_PRICES = re.compile(r"\b[Ww]rite price: \{member[^}]*\}|\bprice: \{member[^}]*\}")
_KEYS = [key for key in FIELDS if "." not in key and key != TEXT] + ["dates"]
_KEY = rf"\b({'|'.join(_KEYS)})"
_TECHNICAL = re.compile(rf"\b(?:{'|'.join(key for key in _KEYS if '_' in key)})\b")
_ROWS = ((re.compile(r"\bon line (\d+)"), r"in row \1"), (re.compile(r"(row \d+) \(line \d+\)"), r"\1"))
# "price: 95" in a file is 95 in the column Price; a value ends where the sentence goes on.
_WITH_VALUE = re.compile(
    rf"{_KEY}: (\{{[^}}]*\}}|\[[^\]]*\]|(?:[^,;.()]|\.(?=\S))+?)(?=$|[,;]|\.(?:\s|$)| or | and (?:on a |{_KEY}: )| \()"
)
# What a file has lines for, in the words of a sheet.
_LINES = tuple(
    (re.compile(before), after)
    for before, after in (
        (r"add a line end_date: with the next day", "type the next day as the end_date"),
        (r"Add a line (?:such as|above the end, for example|with a name for the address, for example) ", "Write "),
        (r"Add a line to the details at the top: (\w+): ", r"Write \1: "),
        (r"\b([Aa])dd a line ", lambda match: "write " if match[1] == "a" else "Write "),
        (r" and, on a line of its own, ", " and "),
        (r"list the days in dates", "write each day, such as 19 and 26 March 2026"),
        (r"Write several days in dates: dates: ", "Write "),
        (r" on a line of its own", ""),
        (r"\bin two lines\b", "in two columns"),
        (r"Take one of the two lines away", "Delete one of the two rows"),
        (r"Take the line away where", "Leave the cell empty where"),
        (r"take the line (?:away|out)", "empty the cell"),
        (r"Take the line (?:away|out)", "Empty the cell"),
        (r"in the text below the details", "in the column Text"),
        (r"\bthis line only says\b", "this column only says"),
    )
)


def in_a_sheet(message: Message, called: Callable[[str], str]) -> Message:
    """Reword a message; ``called`` returns the name of the column that holds a key."""
    before = ""

    def in_column(match: re.Match[str]) -> str:
        nonlocal before
        if match[1] == before:
            return match[2]
        before = match[1]
        return f'{match[2]} in the column "{called(match[1])}"'

    remedy = _TWO_PRICES.sub("use two columns, Price (members) and Price (non-members)", message.remedy)
    for pattern, words in _LINES:
        remedy = pattern.sub(words, remedy)
    remedy = _WITH_VALUE.sub(in_column, remedy)
    wrong = message.wrong
    for pattern, words in (*_ROWS, *_LINES[-1:]):
        wrong = pattern.sub(words, wrong)

    def named(text: str) -> str:
        return _TECHNICAL.sub(lambda match: called(match[0]), text)

    return Message(named(wrong), named(remedy), message.edit)
