"""The page of the handbook that says, for each kind of file, which keys there are and what to write."""

from collections.abc import Iterable, Iterator

from collaborative.schema.fields import Choice, FieldSpec, choices_of, fields_of
from collaborative.schema.kinds import KINDS, Kind
from collaborative.schema.shapes import Shape
from collaborative.settings import Settings

FIELD_REFERENCE = "docs/handbook/fields.md"

_TOP = """\
<!-- Made by "python3 build.py reference" from the record types; a change here is lost at its next run. -->

# Every line that you may type

The details of a file stand at its top, between two lines of three hyphens: one on each line, a word, a colon and a
space, and then what you want to say. Only what is marked **needed** has to be there. Leave out the rest, or leave it
empty after the colon. Words such as `Title` or `places left` are understood with capitals and spaces, too.

{contents}

## How to write …

| | write it like | |
|---|---|---|
| a date | `2026-03-19`, `19/03/2026`, `19 March 2026`, `Thursday 19th March 2026` | the day always before the month; a day of the week is checked; `TBC` while you do not know |
| several dates | `19 and 26 March 2026` | or a list, [as below](#sessions) |
| a time | `9.30am`, `09:30`, `1330`, `4pm`, `midday` | not `3` or `3.30` alone, which could be morning or afternoon |
| a price | `95`, `£1,250`, `125.50`, `Free`, `POA`, `TBC` | in pounds, for one person |
| yes or no | `yes`, `no` | |
| words | `Teaching assistants, KS1` | commas between them, or a list |
| a list | one item a line, each after two spaces and a hyphen | [as below](#objectives) |
| text with a colon or a # | `"Maths: bar models"` | between straight quotes |
| a file | `files/programme.pdf` | where it stands below `content/` |

A list, and lines of its own, look like this:

<a id="objectives"></a><a id="sessions"></a>

```yaml
objectives:
  - plan a lesson
  - mark it quickly
price:
  member: 75
  non_member: 120
dates:
  - date: 2026-03-19
    start: 9.30am
  - date: 2026-03-26
    start: 1pm
    venue: Online
```
"""


def field_reference(settings: Settings) -> str:
    """The whole page, in Markdown as GitHub shows it."""
    contents = " · ".join(f"[{kind.plural}](#{kind.plural.lower()})" for kind in KINDS)
    kinds = (_kind(kind, settings) for kind in KINDS)
    lists = _vocabularies(settings)
    return "\n".join([_TOP.format(contents=contents), *kinds, *lists])


def _kind(kind: Kind, settings: Settings) -> str:
    lines = [
        f"## {kind.plural}",
        "",
        f"{kind.description} {_where(kind)} Below the details stands the text: {_lower(kind.body)}",
        "",
    ]
    fields = fields_of(kind.model)
    lines += _table(fields, settings)
    for field in fields:
        if field.parts:
            each = "" if field.shape in (Shape.GROUP, Shape.PRICE) else "Each item of "
            lines += ["", f"{each}`{field.key}` may hold:", ""]
            lines += _table(field.parts, settings)
    return "\n".join([*lines, ""])


def _where(kind: Kind) -> str:
    match kind.name:
        case "course":
            return "Its file stands in `courses/`, in any folder there."
        case "listing":
            return "Its file is named after the month: `content/listings/2026-03.md`."
        case _:
            return f"Its file stands in `content/{kind.folder}/`."


def _table(fields: Iterable[FieldSpec], settings: Settings) -> Iterator[str]:
    yield "| | what to write | for example |"
    yield "|---|---|---|"
    for field in fields:
        name = f"`{field.key}`" + (_need(field))
        examples = "<br>".join(f"`{_cell(example)}`" for example in field.examples)
        yield f"| {name} | {_cell(_what(field, settings))} | {examples} |"


def _need(field: FieldSpec) -> str:
    if field.instead:
        return f" **needed**, or {' or '.join(f'`{key}`' for key in field.instead)}"
    return " **needed**" if field.required else ""


def _what(field: FieldSpec, settings: Settings) -> str:
    said = [field.description]
    if field.shape is Shape.AUDIENCES:
        said.append("See [the words](#audiences).")
    elif field.shape is Shape.SUBJECT:
        said.append("See [the words](#subjects).")
    elif choices := choices_of(field, settings):
        said.append(f"One of: {', '.join(f'`{choice.name}`' for choice in choices)}.")
    if field.synonyms:
        said.append(f"Also: {', '.join(f'`{word}`' for word in field.synonyms)}.")
    return " ".join(said)


def _vocabularies(settings: Settings) -> Iterator[str]:
    for heading, terms in (("Audiences", settings.audiences.terms), ("Subjects", settings.subjects.terms)):
        yield f"## {heading}\n"
        yield "| word | also understood |"
        yield "|---|---|"
        for choice in (Choice(term.name, term.synonyms) for term in terms):
            yield f"| {_cell(choice.name)} | {_cell(', '.join(choice.synonyms))} |"
        yield ""


def _lower(sentence: str) -> str:
    return sentence[0].lower() + sentence[1:]


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
