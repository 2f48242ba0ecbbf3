"""Answers, read by the same readers and rules as files, with the same messages."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from collaborative.drafting.forms import Form, Question
from collaborative.loading.content import Content, load_content
from collaborative.loading.history import History
from collaborative.loading.sources import SourceFile
from collaborative.problems import InputError, Problem, errors_in
from collaborative.reading.money import parse_amount
from collaborative.records.base import Record
from collaborative.records.course import Course
from collaborative.records.session import as_rows
from collaborative.schema.fields import fields_of
from collaborative.schema.shapes import Shape
from collaborative.settings import Settings
from collaborative.writing.front_matter import Value, front_matter

# Fields with one plain form, which is written however the answer was typed.
_PLAIN = frozenset({Shape.DAY, Shape.DAY_OR_TBC, Shape.MOMENT, Shape.CLOCK, Shape.NUMBER, Shape.CHOICE, Shape.SUBJECT})

Answers = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Site:
    """The site to which the new file will belong."""

    sources: Sequence[SourceFile]
    settings: Settings

    @property
    def uris(self) -> frozenset[str]:
        return frozenset(source.uri for source in self.sources)


def complaint(form: Form, question: Question, answers: Answers, site: Site) -> Problem | None:
    """Return what is wrong with an answer, given the answers before it, or None."""
    if not answers.get(question.key):
        return None
    wrong = [
        problem
        for problem in errors_in(_loaded(form, _typed(form, answers), site).problems)
        if problem.path == _path(form) and f"{problem.field}.".startswith(f"{_spelled(question, answers)}.")
    ]
    return min(wrong) if wrong else None


def understood(form: Form, answers: Answers, site: Site) -> dict[str, Value]:
    """Return the answers as front matter in the schema's order; answers for a part are inside that part."""
    typed = _typed(form, answers)
    content = _loaded(form, typed, site)
    record = next((item.record for item in content.items if item.document.path == _path(form)), None)
    _plain(form, answers, typed, record)
    part: dict[str, Value] = typed[form.inside][0] if form.inside else typed
    return part


def in_pounds(price: str) -> str:
    """Return an amount with its sign, ``£75`` or ``£95.50``; other text as typed."""
    try:
        amount = parse_amount(price)
    except InputError:
        return price
    return f"£{amount:.0f}" if amount == amount.to_integral_value() else f"£{amount}"


def _path(form: Form) -> str:
    return f"new {form.name}"


def _loaded(form: Form, values: Mapping[str, Value], site: Site) -> Content:
    """Load the site together with a file of the answers so far."""
    name = "2000-01" if form.kind.name == "listing" else f"new-{form.name}-{'x' * 40}"  # a name that no file has
    draft = SourceFile(_path(form), f"{form.kind.folder}/{name}.md", front_matter(values).encode())
    return load_content([*site.sources, draft], site.settings, History())


def _typed(form: Form, answers: Answers) -> dict[str, Any]:
    """Return the answers as typed, each at its place."""
    values: dict[str, Any] = {}
    for question in form.questions:
        if answer := answers.get(question.key):
            _put(values, _place(question, answers), answer)
    order = [field.key for field in fields_of(form.kind.model)]
    return {key: values[key] for key in sorted(values, key=order.index)}


def _place(question: Question, answers: Answers) -> tuple[str | int, ...]:
    """Return where an answer belongs; several days go into ``dates``."""
    return ("dates",) if "dates" in question.field.instead and _are_several_days(answers[question.key]) else question.at


def _spelled(question: Question, answers: Answers) -> str:
    """Return the place as problems spell it, with items counted from 1."""
    return ".".join(str(part + 1) if isinstance(part, int) else part for part in _place(question, answers))


def _are_several_days(answer: str) -> bool:
    try:
        return len(as_rows(answer)) > 1
    except InputError:
        return False


def _put(values: dict[str, Any], place: tuple[str | int, ...], answer: Value) -> None:
    """Put a value at its place, and make the dicts and lists on the way."""
    match place:
        case (str(key),):
            values[key] = answer
        case (str(key), int(), *rest):
            _put(values.setdefault(key, [{}])[0], tuple(rest), answer)


def _plain(form: Form, answers: Answers, values: dict[str, Any], record: Record | None) -> None:
    """Replace typed text by the record's plain form, if there is one."""
    if price := answers.get("price"):
        values["price"] = in_pounds(price)
    for question in form.questions:
        if record is None or question.field.shape not in _PLAIN or not answers.get(question.key):
            continue
        place = _place(question, answers)
        if place == ("dates",) and isinstance(record, Course):
            values["dates"] = [row.date for row in record.dates]
            continue
        found: Any = record
        for part in place:
            found = found[part] if isinstance(part, int) else getattr(found, part)
        if isinstance(found, dt.datetime):
            found = found.date() if found.time() == dt.time() else None
        if found is not None:
            _put(values, place, str(found) if isinstance(found, StrEnum) else found)
