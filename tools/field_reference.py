"""Generate the handbook page that lists the keys of each kind of file and what to write."""

from collections.abc import Iterable, Iterator

from collaborative.schema.examples import as_typed
from collaborative.schema.fields import FieldSpec, choices_of, fields_of
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

- **A date:** `2027-03-18`, `18/03/2027`, `18 March 2027` or `Thursday 18th March 2027`: the day always before the month.
  A day of the week is checked. `TBC` while you do not know.
- **Several dates:** `18 and 25 March 2027`, or a list, [as below](#sessions).
- **A time:** `9.30am`, `09:30`, `1330`, `4pm` or `midday`, and `midnight` as an end; not `3` or `3.30` alone, which could be morning or afternoon.
- **A price:** `95`, `£1,250`, `125.50`, `Free`, `POA` or `TBC`: in pounds, for one person.
- **Yes or no:** `yes` or `no`.
- **Words:** with commas between them, `Teaching assistants, KS1`, or as a list.
- **A list:** one item a line, each after two spaces and a hyphen, [as below](#objectives).
- **Text with a colon or a #:** between straight quotes, `"Maths: bar models"`.
- **A file:** where it stands below `content/`: `files/programme.pdf`.

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
  - date: 18 March 2027
    start: 9.30am
    end: midday
  - date: 25 March 2027
    start: 1pm
    end: 3.30pm
    venue: Online
```
"""


def field_reference(settings: Settings) -> str:
    """Return the page as GitHub-flavoured Markdown."""
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
    lines += _list(fields, settings)
    for field in fields:
        if field.parts:
            each = "" if field.shape in (Shape.GROUP, Shape.PRICE) else "Each item of "
            lines += ["", f"{each}`{field.key}` may hold:", ""]
            lines += _list(field.parts, settings)
    return "\n".join([*lines, ""])


def _where(kind: Kind) -> str:
    match kind.name:
        case "course":
            return "Its file stands in `courses/`, in any folder there."
        case "listing":
            return "Its file is named after the month: `content/listings/2026-03.md`."
        case _:
            return f"Its file stands in `content/{kind.folder}/`."


def _list(fields: Iterable[FieldSpec], settings: Settings) -> Iterator[str]:
    """Return a list, since a table would be wider than a phone's screen."""
    for field in fields:
        examples = " or ".join(f"`{as_typed(example)}`" for example in field.examples)
        yield f"- `{field.key}`{_need(field)}: {_what(field, settings)}  "
        yield f"  For example: {examples}"


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
        for term in terms:
            also = f"; also understood: {', '.join(term.synonyms)}" if term.synonyms else ""
            yield f"- {term.name}{also}"
        yield ""


def _lower(sentence: str) -> str:
    return sentence[0].lower() + sentence[1:]
