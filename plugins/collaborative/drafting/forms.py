"""The questions for a new file of each kind: a few keys of the schema; the rest can be added later."""

from collections.abc import Iterator
from dataclasses import dataclass

from collaborative.records.base import Record, Typed
from collaborative.records.cluster import Meeting
from collaborative.records.discount import Tier
from collaborative.schema.fields import FieldSpec, field_of
from collaborative.schema.kinds import KINDS, Kind


@dataclass(frozen=True, slots=True)
class Question:
    """One question.

    Attributes:
        field: The field of the schema.
        at: The place of the answer: ``("title",)``, ``("tiers", 0, "percent")``.
        needed: Whether a file cannot be made without an answer.
    """

    field: FieldSpec
    at: tuple[str | int, ...]
    needed: bool

    @property
    def key(self) -> str:
        return self.field.key


@dataclass(frozen=True, slots=True)
class Form:
    """The questions for one kind of file.

    Attributes:
        name: As in ``new meeting``.
        kind: The kind of file.
        inside: The list to which the answers are added in an existing file, or "" for a new file.
    """

    name: str
    kind: Kind
    questions: tuple[Question, ...]
    inside: str = ""

    def question(self, key: str) -> Question:
        return next(question for question in self.questions if question.key == key)


# Of the other kinds everything is asked that is not the same for every record.
_ASKED = {
    "course": (
        "title",
        "subject",
        "date",
        "start",
        "end",
        "venue",
        "audience",
        "price",
        "places",
        "trainer",
        "summary",
    ),
    "listing": ("title", "summary"),
    "news": ("title", "published", "summary", "author", "categories"),
    "cluster": ("title", "summary", "area", "lead", "contact"),
    "school": ("title", "cluster", "setting", "town", "phone", "email", "website", "summary"),
    "discount": ("title",),
}
_MEETING = ("date", "start", "end", "host", "kind", "year_groups", "topic")
# Required in a new file, though old files may lack it.
_NEEDED = frozenset({"title", "date", "published", "participants", "percent"})


def form_of(kind: Kind) -> Form:
    """Build the form for a file of a kind."""
    questions = tuple(_questions(kind.model, _ASKED.get(kind.name) or _own_keys(kind.model), ()))
    if kind.name == "course":
        code = Question(field_of(kind.model, "code"), ("code",), needed=True)
        # After the subject and the day, on which the proposed code depends.
        questions = (*questions[:3], code, *questions[3:])
    if kind.name == "listing":
        questions = tuple(Question(question.field, question.at, needed=False) for question in questions)
    if kind.name == "discount":
        questions += tuple(_questions(Tier, ("participants", "percent"), ("tiers", 0)))
    return Form(kind.name, kind, questions)


def _meeting_form() -> Form:
    cluster = next(kind for kind in KINDS if kind.name == "cluster")
    return Form("meeting", cluster, tuple(_questions(Meeting, _MEETING, ("meetings", 0))), inside="meetings")


def _own_keys(model: type[Record]) -> tuple[str, ...]:
    """Return the title and the keys that only this kind of record has."""
    return tuple(key for key in model.keys() if key == "title" or key not in Record.model_fields)  # noqa: SIM118


def _questions(model: type[Typed], keys: tuple[str, ...], at: tuple[str | int, ...]) -> Iterator[Question]:
    for key in keys:
        yield Question(field_of(model, key), (*at, key), needed=key in _NEEDED)


FORMS = {form.name: form for form in (*map(form_of, KINDS), _meeting_form())}
