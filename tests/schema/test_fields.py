"""The schema covers all record types, and its examples are accepted."""

import pytest
from tests.builders import SETTINGS, load, needed_keys

from collaborative.records.base import Typed
from collaborative.records.booking import Booking
from collaborative.records.cluster import Cluster, Meeting
from collaborative.records.course import Course
from collaborative.records.discount import DiscountScheme, Tier
from collaborative.records.listing import Listing
from collaborative.records.price import Price
from collaborative.records.school import School
from collaborative.records.session import SessionRow
from collaborative.schema.fields import FieldSpec, choices_of, field_of, fields_of
from collaborative.schema.kinds import KINDS, Kind
from collaborative.schema.shapes import Shape

MODELS: list[type[Typed]] = [*(kind.model for kind in KINDS), SessionRow, Booking, Price, Meeting, Tier]
FIELDS = [(model, field) for model in MODELS for field in fields_of(model)]


@pytest.mark.parametrize(
    ("model", "field"), FIELDS, ids=lambda it: it.key if isinstance(it, FieldSpec) else it.__name__
)
def test_each_field_has_a_sentence_and_an_example(model: type[Typed], field: FieldSpec) -> None:
    assert field.description.endswith("."), "a whole sentence"
    assert field.description[0].isupper()
    assert field.examples


@pytest.mark.parametrize("model", MODELS)
def test_all_keys_are_there_in_the_order_of_the_record(model: type[Typed]) -> None:
    assert tuple(field.key for field in fields_of(model)) == model.keys()


@pytest.mark.parametrize(
    ("kind", "required"),
    [
        ("course", ["title", "code"]),
        ("listing", []),
        ("news", ["title", "published"]),
        ("cluster", ["title"]),
        ("school", ["title"]),
        ("discount", ["title", "tiers"]),
    ],
)
def test_what_the_contract_requires_is_required(kind: str, required: list[str]) -> None:
    model = next(one.model for one in KINDS if one.name == kind)
    assert [field.key for field in fields_of(model) if field.required] == required


@pytest.mark.parametrize(
    ("model", "key", "shape"),
    [
        (Course, "title", Shape.LINE),
        (Course, "end_date", Shape.DAY),
        (Course, "date", Shape.DAY_OR_TBC),
        (Course, "dates", Shape.DATES),
        (Course, "start", Shape.CLOCK),
        (Course, "price", Shape.PRICE),
        (Course, "booking", Shape.GROUP),
        (Course, "status", Shape.CHOICE),
        (Course, "places", Shape.NUMBER),
        (Course, "discount", Shape.YES_NO),
        (Cluster, "meetings", Shape.GROUPS),
        (Tier, "participants", Shape.PEOPLE),
    ],
)
def test_the_shape_is_that_of_the_reader(model: type[Typed], key: str, shape: Shape) -> None:
    assert field_of(model, key).shape is shape


def test_a_field_knows_its_choices_synonyms_and_parts() -> None:
    status = field_of(Course, "status")
    assert status.choices[0].name == "scheduled"
    assert "sold out" in next(choice for choice in status.choices if choice.name == "full").synonyms
    assert "tutor" in field_of(Course, "trainer").synonyms
    assert [part.key for part in field_of(Course, "price").parts] == ["member", "non_member"]
    assert field_of(DiscountScheme, "from").synonyms == ("starts",)
    audiences = choices_of(field_of(Course, "audience"), SETTINGS)
    assert [choice.name for choice in audiences] == [term.name for term in SETTINGS.audiences.terms]
    assert choices_of(field_of(Course, "venue"), SETTINGS) == ()


def test_a_key_that_does_not_exist_has_no_field() -> None:
    with pytest.raises(LookupError):
        field_of(Listing, "venue")


# Keys that mean nothing without another one, or whose own rules look at the rest of the site.
WITH = {
    "end": {"start": "9am"},
    "places_left": {"places": "24"},
    "image": {"image_alt": "A hall"},
    "image_alt": {"image": "images/a.jpg"},
    "new_date": {"status": "postponed", "reason": "Snow."},
    "until": {"from": "2026-09-01"},
    "reason": {"status": "cancelled"},
}
EXAMPLES = [
    (kind, field.key, example) for kind in KINDS for field in fields_of(kind.model) for example in field.examples
]


@pytest.mark.parametrize(("kind", "key", "example"), EXAMPLES, ids=lambda it: it if isinstance(it, str) else it.name)
def test_each_example_is_accepted_in_its_field(kind: Kind, key: str, example: str) -> None:
    front = {**needed_keys(kind.model), **WITH.get(key, {}), key: example}
    if key == "dates":
        del front["date"]
    lines = "".join(f"{name}: {value}\n" for name, value in front.items())
    name = "2026-03" if kind.folder == "listings" else "one"
    # What examples name; of two with one title nobody could say which is meant.
    named = {
        f"{model.folder}/named.md": f"---\ntitle: {needed_keys(model)['title']}\n---\n"
        for model in (Cluster, School)
        if model is not kind.model
    }
    content = load({f"{kind.folder}/{name}.md": f"---\n{lines}---\n\nText\n", **named})
    about_it = [str(problem) for problem in content.problems if problem.field.split(".")[0] == key]
    assert not about_it
