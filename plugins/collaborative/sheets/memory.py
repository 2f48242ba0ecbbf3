"""What the spreadsheets said when they were last imported.

With it a second import can tell a cell that has changed from a file that was edited by hand. It is kept in one hidden
file beside the courses, one line a course in the order of codes, so that git merges the work of two people. Where it
is lost or damaged nothing is known of earlier imports, and then no import changes what a file says.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

FILE_NAME = ".imported.json"
_ABOUT = (
    "What the spreadsheets said when they were last imported. The program keeps this file: commit it, do not edit it."
)
_LONG = 200


@dataclass(frozen=True, slots=True)
class Remembered:
    """One course.

    Attributes:
        sheet: The file name of its spreadsheet.
        facts: Fact → what the sheet said, as of :func:`kept`.
    """

    sheet: str
    facts: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Memory:
    courses: Mapping[str, Remembered] = field(default_factory=dict)
    damaged: bool = False

    def to_bytes(self) -> bytes:
        lines = [
            f"  {json.dumps(key)}: {json.dumps({'sheet': known.sheet, **known.facts}, ensure_ascii=False, sort_keys=True)}"
            for key, known in sorted(self.courses.items())
        ]
        listed = ",\n".join(lines)
        return f'{{\n"about": {json.dumps(_ABOUT)},\n"courses": {{\n{listed}\n}}\n}}\n'.encode()


def read_memory(data: bytes | None) -> Memory:
    if data is None:
        return Memory()
    try:
        courses = json.loads(data)["courses"]
        return Memory({key: Remembered(str(facts.pop("sheet")), facts) for key, facts in courses.items()})
    except (ValueError, KeyError, TypeError, AttributeError):
        return Memory(damaged=True)


def kept(value: Any) -> Any:
    """A value as it is remembered: long texts by their checksum, for they are only compared."""
    if isinstance(value, str) and len(value) > _LONG:
        return "sha256:" + hashlib.sha256(value.encode()).hexdigest()
    return value
