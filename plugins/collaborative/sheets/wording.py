"""Messages about a file's lines, reworded for a spreadsheet's rows and columns."""

import re
from collections.abc import Callable

from collaborative.problems import Message
from collaborative.records.columns import FIELDS, TEXT

_TWO_PRICES = re.compile(r"\b[Ww]rite price: \{member[^}]*\}|\bprice: \{member[^}]*\}")
_KEYS = [key for key in FIELDS if "." not in key and key != TEXT]
_TECHNICAL = rf"\b(?:{'|'.join(key for key in _KEYS if '_' in key)})\b"
_BEFORE_VALUE = rf"\b(?:{'|'.join(_KEYS)})(?=: \S)"


def in_a_sheet(message: Message, called: Callable[[str], str]) -> Message:
    """Reword a message; ``called`` returns the name of the column that holds a key."""

    def reworded(text: str, keys: str) -> str:
        text = re.sub(r"\bon line (\d+)", r"in row \1", text)
        text = re.sub(r"(row \d+) \(line \d+\)", r"\1", text)
        return re.sub(keys, lambda match: called(match[0]), text)

    remedy = _TWO_PRICES.sub("use two columns, Price (members) and Price (non-members)", message.remedy)
    return Message(reworded(message.wrong, _TECHNICAL), reworded(remedy, f"{_BEFORE_VALUE}|{_TECHNICAL}"), message.edit)
