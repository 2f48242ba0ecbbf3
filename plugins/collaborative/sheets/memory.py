"""The values of spreadsheets at their last import.

A second import can then tell a changed cell from a file that was edited by hand. The memory is a hidden file beside the
courses, one line a course sorted by code, so that git can merge the work of two people. If it is lost or damaged, an
import knows nothing of earlier ones and changes nothing that a file says.
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
        sheet: The spreadsheet's file name.
        facts: What the sheet said for each fact, in the form that :func:`kept` returns.
    """

    sheet: str
    facts: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Memory:
    """All courses that were imported, by code."""

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
    """Read the memory's file; a damaged one counts as empty."""
    if data is None:
        return Memory()
    try:
        courses = json.loads(data)["courses"]
        return Memory({key: Remembered(str(facts.pop("sheet")), facts) for key, facts in courses.items()})
    except (ValueError, KeyError, TypeError, AttributeError):
        return Memory(damaged=True)


def kept(value: Any) -> Any:
    """Return a value in its remembered form; long texts as a checksum, because they are only compared."""
    if isinstance(value, str) and len(value) > _LONG:
        return "sha256:" + hashlib.sha256(value.encode()).hexdigest()
    return value
