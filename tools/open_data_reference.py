"""Generate the page that documents a site's open data from its schema and columns."""

from collections.abc import Iterator
from typing import Any

from collaborative import addresses
from collaborative.rendering.open_data import COLUMNS, schema_at
from collaborative.settings import Settings
from collaborative.views.course_wording import STATUS_LABELS
from collaborative.views.open_data import VERSION

OPEN_DATA = "docs/open-data.md"

_TOP = """\
<!-- Made by "python3 build.py reference" from the program's types; a change here is lost at its next run. -->

# The courses as data

Every published course, those that are over included, in two files that each build writes anew:

- [{csv}]({csv_url}) for Excel and other spreadsheets: a row for each session.
- [{json}]({json_url}) for programs: everything that a course's page says, but for its long text.
  [{schema}]({schema_url}) is its JSON Schema (draft 2020-12).

Nobody needs a key or an account. The files change when a course does, and on the day on which one is published; a day
that brings nothing new leaves every byte as it was. Discounts are not in them: they depend on the day and on how many
people come, and stand on the site's page of discounts.

## The promise

This is version **{version}** of the format, and `version` in the file says so. Of its three numbers

- the **first** goes up when a field, a column or a word of a closed list is taken away, or means something else,
- the **second** when one is added,
- the **third** when only its description changes.

So read on while the first number stays, by the names of fields and columns, and skip what you do not know. New columns
come at the end. `code` and `permanent_url` name a course for good, and `uid` a session; the rest may change.

## In Excel

A double click opens `{csv}`: it is UTF-8 with a byte order mark (so £ and é are right), with commas between the cells,
and quotes around a text that has commas, quotes or lines in it (RFC 4180). Days (`2027-03-19`) and times (`09:30`) become Excel's own days and times,
and prices stand as plain numbers beside the price in words.

- **Codes:** a double click lets Excel take a code such as `012`, `1E5` or `MAR1` for a number or a day. No CSV file can
  prevent that. Where the codes matter, use *Data → From Text/CSV* and choose *Do not detect data types*, or take the
  code from the column `Permanent address`, which Excel leaves alone.
- **Formulas:** a text that Excel could run (it begins with `=`, `@`, `+`, `-` or a tab) has an apostrophe in front, which
  is no part of it. A sign alone or before a number, such as `+44 161 496 0000`, has none. In the JSON nothing is added.
- **Postponed and cancelled courses and sessions** stay in the file: look at `Status` before you count or announce.

The columns:

"""

_EXAMPLE = """
## For programs

```python
import json, urllib.request

with urllib.request.urlopen("{json_url}") as answer:
    data = json.load(answer)
for course in data["courses"]:
    if course["status"] in ("cancelled", "postponed"):
        continue
    for session in course["sessions"]:
        print(session["start_at"] or session["date"], course["code"], course["title"])
```

Every field is always there. What nobody has said is `null`, or an empty list. Clock times (`start`) are those of
`timezone`; `start_at` is the same moment with its offset, also when the clocks change.

A session has a day and times; or a day alone (`all_day`); or a day and no time yet (`time_to_be_confirmed`); or no day
yet (`date` is `null`).

The words of `status`, and how pages show them:

"""


def open_data_reference(settings: Settings) -> str:
    """Return the page as GitHub-flavoured Markdown."""
    names = {"csv": addresses.COURSES_CSV, "json": addresses.COURSES_JSON, "schema": addresses.COURSES_SCHEMA}
    words = {**names, **{f"{key}_url": settings.absolute(name) for key, name in names.items()}, "version": VERSION}
    schema = schema_at(words["schema_url"])
    lines = [
        *(f"- **{column.name}:** {column.meaning}" for column in COLUMNS),
        _EXAMPLE.format(**words),
        *(f"- `{status.value}`: {label or 'nothing special'}" for status, label in STATUS_LABELS.items()),
        *_fields("The file", schema, schema["$defs"]),
    ]
    return _TOP.format(**words) + "\n".join(lines).replace("\n\n\n", "\n\n") + "\n"


def _fields(heading: str, schema: dict[str, Any], definitions: dict[str, Any]) -> Iterator[str]:
    """Describe the fields of an object, then those of the objects in it."""
    yield f"\n### {heading}\n"
    yield f"{schema['description']}\n"
    inner = {}
    for name, field in schema["properties"].items():
        kinds = list(_kinds(field, definitions))
        told = field.get("description", "")
        for kind in kinds:
            if kind in definitions and "properties" in definitions[kind]:
                inner[name] = definitions[kind]
                told = told or definitions[kind]["description"]
        examples = " or ".join(f"`{example}`" for example in field.get("examples", ()))
        shown = ", ".join(kind for kind in kinds if kind not in definitions)
        yield f"- `{name}`{f' ({shown})' if shown else ''}: {told}{f' For example: {examples}' if examples else ''}"
    for name, definition in inner.items():
        title = f"`{name}`" if definition["title"].lower() == name else f"Each of `{name}`"
        yield from _fields(title, definition, definitions)


def _kinds(field: dict[str, Any], definitions: dict[str, Any]) -> Iterator[str]:
    """Describe in words what a value can be, by the name of its definition if it has one."""
    if choices := field.get("anyOf"):
        for choice in choices:
            yield from _kinds(choice, definitions)
    elif reference := field.get("$ref"):
        name = reference.rsplit("/", 1)[-1]
        yield name
        yield from (f"`{word}`" for word in definitions[name].get("enum", ()))
    elif field["type"] == "array":
        names = list(_kinds(field["items"], definitions))
        yield from names if names[0] in definitions else [f"list of {names[0]}"]
    else:
        yield _FORMATS.get(field.get("format", ""), _TYPES[field["type"]])


_TYPES = {"string": "text", "integer": "number", "boolean": "true or false", "null": "null"}
_FORMATS = {"date": "day", "date-time": "moment", "uri": "address", "email": "email address"}
