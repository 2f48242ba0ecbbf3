"""What is made of the schema is up to date, and is what its readers expect."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.conftest import FROZEN, ROOT
from tests.json_schema import fits, is_a
from tools.pages_cms import has_form
from tools.reference import CONFIG, generated

from collaborative.schema.fields import fields_of
from collaborative.schema.kinds import KINDS, Kind

GENERATED = dict(generated(ROOT / CONFIG))


@pytest.mark.parametrize("path", GENERATED)
def test_everything_made_of_the_schema_is_up_to_date(path: str) -> None:
    assert (ROOT / path).read_bytes() == GENERATED[path].encode(), "run: python3 build.py reference"


# The field reference


def test_the_field_reference_names_every_key_with_its_sentence() -> None:
    page = GENERATED["docs/handbook/fields.md"]
    for kind in KINDS:
        for field in fields_of(kind.model):
            assert f"- `{field.key}`" in page
            assert field.description in page
            for part in field.parts:
                assert part.description in page


# The JSON Schemas


class CoreSchemaLoader(yaml.SafeLoader):
    """Reads as editors do, by YAML 1.2: days are text, and so are yes and no."""


CoreSchemaLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag.rsplit(":", 1)[-1] in ("int", "float", "null")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def front_matter_of(file: Path) -> Any:
    return yaml.load(file.read_text(encoding="utf-8").split("---\n")[1], Loader=CoreSchemaLoader)


def frozen_files(kind: Kind) -> Iterator[Path]:
    folder = FROZEN / "courses" if kind.folder == "courses" else FROZEN / "content" / kind.folder
    return folder.rglob("*.md")


def schema_of(name: str) -> dict[str, Any]:
    whole: dict[str, Any] = json.loads(GENERATED[f"docs/schema/{name}.schema.json"])
    return whole


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_the_frozen_front_matter_fits_its_json_schema(kind: Kind) -> None:
    schema = schema_of(kind.name)
    files = [file for file in frozen_files(kind) if file.name != "index.md"]
    assert files
    assert [file.name for file in files if not fits(front_matter_of(file), schema)] == []


@pytest.mark.parametrize(
    ("kind", "front"),
    [
        ("course", {"title": "First aid", "code": "FA01"}),
        ("course", {"code": "FA01", "date": "2026-03-19"}),
        ("course", {"title": "First aid", "code": "FA01", "date": "TBC", "colour": "red"}),
        ("course", {"title": "First aid", "code": "FA01", "date": "TBC", "status": "perhaps"}),
        ("course", {"title": "First aid", "code": "FA01", "date": "TBC", "places": "many"}),
        ("course", {"title": "First aid", "code": "FA01", "date": "TBC", "audience": ["Cats"]}),
        ("news", {"title": "News"}),
        ("discount", {"title": "Discount", "tiers": []}),
        ("cluster", {"title": "North", "meetings": [{"when": "2026-03-19"}]}),
    ],
)
def test_what_the_program_refuses_fits_no_json_schema(kind: str, front: dict[str, Any]) -> None:
    assert not fits(front, schema_of(kind))


@pytest.mark.parametrize(
    ("kind", "front"),
    [
        ("course", {"title": "First aid", "code": "FA01", "dates": "19 and 26 March 2026", "venue": None}),
        ("course", {"title": "First aid", "code": "FA01", "dates": ["2026-03-19", {"date": "2026-03-26"}], "cost": 95}),
        ("news", {"title": "News", "date": "2026-02-20"}),
    ],
)
def test_other_ways_to_type_it_fit_as_well(kind: str, front: dict[str, Any]) -> None:
    assert fits(front, schema_of(kind))


# The forms of Pages CMS: the keys and values of its own lib/config-schema.ts, release 2.1.4, which is strict

KEYS = {
    "": {"media", "content", "settings"},
    "media": {"input", "output"},
    "content": {"name", "label", "description", "type", "path", "filename", "view", "fields"},
    "view": {"fields", "primary"},
    "field": {"name", "label", "description", "type", "required", "list", "options", "fields"},
}
# "boolean", "date" and lists of text are left out on purpose: they empty what is typed in another form.
TYPES = {"string", "text", "rich-text", "select", "number", "image", "object"}
FORMS = yaml.safe_load(GENERATED[".pages.yml"])
COLLECTIONS = {collection["name"]: collection for collection in FORMS["content"]}


def all_fields(fields: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for field in fields:
        yield field
        yield from all_fields(field.get("fields", []))


def test_the_forms_use_only_what_pages_cms_knows() -> None:
    assert set(FORMS) <= KEYS[""]
    assert set(FORMS["media"]) <= KEYS["media"]
    assert FORMS["settings"] == {"content": {"merge": True}}
    for collection in COLLECTIONS.values():
        assert set(collection) <= KEYS["content"]
        assert set(collection["view"]) <= KEYS["view"]
        assert collection["type"] == "collection"
        for field in all_fields(collection["fields"]):
            assert set(field) <= KEYS["field"]
            assert field["type"] in TYPES
            assert field.get("required", True) is True
            assert ("fields" in field) == (field["type"] == "object")
            if field["type"] == "select":
                assert all(isinstance(value, str) for value in field["options"]["values"])


def test_there_is_a_form_for_each_kind_where_its_files_stand() -> None:
    for kind in KINDS:
        folder = FROZEN / COLLECTIONS[kind.folder]["path"]
        assert folder.is_dir()
        assert folder.name == kind.folder


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_the_form_has_every_key_that_it_can_hold_and_the_text(kind: Kind) -> None:
    names = [field["name"] for field in COLLECTIONS[kind.folder]["fields"]]
    assert names == [*(field.key for field in fields_of(kind.model) if has_form(field)), "body"]
    required = {field["name"] for field in COLLECTIONS[kind.folder]["fields"] if field.get("required")}
    assert required >= {field.key for field in fields_of(kind.model) if field.required}


def test_closed_vocabularies_are_choices_or_named() -> None:
    fields = {field["name"]: field for field in COLLECTIONS["courses"]["fields"]}
    assert fields["status"]["options"]["values"][0] == "scheduled"
    assert "Maths" in fields["subject"]["options"]["values"]
    assert "Teaching assistants" in fields["audience"]["description"]


def opens(value: Any, field: dict[str, Any]) -> bool:
    """Whether a form shows the value, and saves it as it is: by the field types of Pages CMS."""
    match field["type"]:
        case "number":
            return is_a(value, "integer")
        case "object" if field.get("list"):
            return all(opens(item, {**field, "list": False}) for item in value)
        case "object":
            parts = {part["name"]: part for part in field["fields"]}
            return isinstance(value, dict) and all(opens(value[key], parts[key]) for key in value)
        case _:
            return isinstance(value, str)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_the_forms_open_the_frozen_files(kind: Kind) -> None:
    fields = {field["name"]: field for field in COLLECTIONS[kind.folder]["fields"]}
    for file in frozen_files(kind):
        front = front_matter_of(file) or {}
        refused = {key for key in front if key in fields and not opens(front[key], fields[key])}
        # A single price, a list of trainers and a bare time are refused before anything is saved, and said.
        assert refused <= {"price", "trainer", "start", "end"}, file
        if "price" in refused:
            assert not isinstance(front["price"], dict), file
