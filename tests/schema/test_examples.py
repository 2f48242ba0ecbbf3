"""Every example is accepted as shown, typed after its key."""

import re
from collections.abc import Iterator

import pytest
from tests.builders import load, needed_keys
from tests.conftest import ROOT
from tests.tools.test_reference import GENERATED

from collaborative.schema.examples import as_typed
from collaborative.schema.fields import FieldSpec, fields_of
from collaborative.schema.kinds import KINDS, Kind

PARTS = {"dates": {"date": "2026-03-19"}, "tiers": {"participants": "2-5", "percent": "15"}}
# What an example needs beside it: a picture its words, a host and a cluster a file, the end of a course its day.
BESIDE = {
    "image": {"image_alt": "A hall with a hundred chairs."},
    "image_alt": {"image": "images/hall.jpg"},
    "reason": {"status": "cancelled"},
    "new_date": {"status": "postponed"},
    "places_left": {"places": "24"},
    "end": {"start": "9.30am"},
    "minutes": {"date": "2026-03-19"},
}
OTHERS = {
    "clusters/north.md": "---\ntitle: North cluster\n---\nText\n",
    "schools/larkhill.md": "---\ntitle: Larkhill Primary School\n---\nText\n",
}


def examples() -> Iterator[tuple[Kind, str, FieldSpec, str]]:
    """Yield the kind, the key around it or "", the field, and the example."""
    for kind in KINDS:
        for field in fields_of(kind.model):
            yield from ((kind, "", field, example) for example in field.examples)
            for part in field.parts:
                yield from ((kind, field.key, part, example) for example in part.examples)


def is_list(kind: Kind, key: str) -> bool:
    return next(field for field in fields_of(kind.model) if field.key == key).examples[-1].startswith("[")


def typed(kind: Kind, around: str, key: str, shown: str) -> str:
    values = {**needed_keys(kind.model), **({} if around else BESIDE.get(key, {}))}
    values.pop("date" if "dates" in (key, around) else "", None)
    values.pop(around, None)
    if not around:
        values[key] = shown
    lines = [f"{name}: {value}" for name, value in values.items()]
    if around:
        inner = {**PARTS.get(around, {}), **BESIDE.get(key, {}), key: shown}
        indent = ["  - ", *["    "] * len(inner)] if is_list(kind, around) else ["  "] * len(inner)
        lines += [
            f"{around}:",
            *(f"{space}{name}: {value}" for space, (name, value) in zip(indent, inner.items(), strict=False)),
        ]
    return "\n".join(["---", *lines, "---", "Text", ""])


def problems(kind: Kind, text: str) -> list[str]:
    name = "2026-03" if kind.folder == "listings" else "a"
    path = f"{kind.folder}/{name}.md"
    others = {uri: text for uri, text in OTHERS.items() if not uri.startswith(kind.folder)}
    return [str(problem) for problem in load({**others, path: text}).problems if f"{path}:" in str(problem)]


@pytest.mark.parametrize(
    ("kind", "around", "field", "example"),
    list(examples()),
    ids=lambda value: getattr(value, "name", None) or getattr(value, "key", None) or str(value),
)
def test_an_example_is_accepted_as_it_is_shown(kind: Kind, around: str, field: FieldSpec, example: str) -> None:
    assert problems(kind, typed(kind, around, field.key, as_typed(example))) == []


def test_the_reference_shows_each_example_as_it_is_typed() -> None:
    page = GENERATED["docs/handbook/fields.md"]
    for _, _, field, example in examples():
        assert re.search(rf"- `{field.key}`.*\n  For example:.*`{re.escape(as_typed(example))}`", page)


def test_the_forms_show_only_what_needs_no_quotes() -> None:
    shown = re.findall(r"For example: (.*?)['\"]?$", (ROOT / ".pages.yml").read_text(encoding="utf-8"), re.MULTILINE)
    assert shown
    assert [example for example in shown if as_typed(example) != example] == []


@pytest.mark.parametrize(
    ("example", "shown"),
    [
        ("Part 1: the law", '"Part 1: the law"'),
        ("Room #4", '"Room #4"'),
        ("one # two", '"one # two"'),
        ('The "law": part 1', "'The \"law\": part 1'"),
        ("[a, b]", "[a, b]"),
        ("9:30", "9:30"),
    ],
)
def test_quotes_are_put_around_values_that_need_them(example: str, shown: str) -> None:
    assert as_typed(example) == shown
