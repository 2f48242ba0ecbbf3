"""A document as a record: pydantic shapes the values, and every problem gets its line."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Generic, NamedTuple, TypeVar, get_args

from pydantic import ValidationError

from collaborative.loading.documents import Document, Node
from collaborative.problems import Problem, Severity, Slip
from collaborative.reading.words import fold, in_words, nearest
from collaborative.records.base import Record, Typed
from collaborative.settings import Settings

Location = tuple[str | int, ...]
R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Shaped(Generic[R]):
    """What came of a document.

    Attributes:
        record: Fields that are wrong have their default or a stand-in; None where even that is impossible.
        wrong: The fields concerned: what rules say of them is not to be believed.
        lines: The line of each key and item that was typed.
        empty: Those with nothing after their colon.
    """

    document: Document
    record: R | None
    wrong: frozenset[str]
    lines: Mapping[Location, int]
    empty: frozenset[Location]

    def problem(self, location: Location, wrong: str, remedy: str) -> Problem:
        return Problem(self.document.path, self.line(location), _spelled(location), wrong, remedy)

    def warning(self, location: Location, wrong: str, remedy: str) -> Problem:
        return replace(self.problem(location, wrong, remedy), severity=Severity.WARNING)

    def line(self, location: Location) -> int:
        """Of the value, or of the nearest thing around it that was typed, or 1."""
        return self.lines.get(_typed(location, self.lines), 1)

    def raw(self, *location: str | int) -> bool:
        """Whether anything was typed there, after the colon."""
        return location in self.lines and location not in self.empty


def shape(
    document: Document, model: type[R], settings: Settings, derived: Mapping[str, Any]
) -> tuple[Shaped[R], list[Problem]]:
    """Make a record of the document; ``derived`` holds what it has by its place (origin, default slug …)."""
    lines: dict[Location, int] = {}
    problems: list[Problem] = []
    recogniser = _Recogniser(document.path, lines, problems)
    typed = recogniser.entries(document.front, model, ())
    values = {**derived, "body": document.body, **typed}
    wrong: set[str] = {problem.field for problem in problems}
    record: R | None = None
    for _ in range(2):  # once for the problems, once more without the fields that have them
        try:
            record = model.model_validate(values, context=settings)
            break
        except ValidationError as error:
            if wrong - {problem.field for problem in problems}:
                break
            details = error.errors(include_url=False)
            for detail in details:
                if detail["type"] == "too_short" and any(_is_inside(other["loc"], detail["loc"]) for other in details):
                    continue  # not short, but one of its items is wrong
                found = _problem(document.path, detail, lines, model)
                problems.append(found)
                field = str(detail["loc"][0]) if detail["loc"] else ""
                wrong.add(field)
                values.pop(field, None)
            values |= {name: stand_in for name, stand_in in model.stand_ins.items() if name not in values}
            for name in derived:
                values.setdefault(name, derived[name])
    return Shaped(document, record, frozenset(wrong), lines, frozenset(recogniser.empty)), problems


def _problem(path: str, detail: Any, lines: Mapping[Location, int], model: type[Typed]) -> Problem:
    location: Location = tuple(detail["loc"])
    cause = detail.get("ctx", {}).get("error")
    if isinstance(cause, Slip):
        wrong, remedy = cause.wrong, cause.remedy
        if cause.item is not None and (*location, cause.item) in lines:
            location = (*location, cause.item)
        typed = _typed(location, lines)
        return Problem(path, lines.get(typed, 1), _spelled(typed), wrong, remedy)
    wrong, remedy = _in_words(detail, location, model)
    return Problem(path, lines.get(_typed(location, lines), 1), _spelled(location), wrong, remedy)


def _is_inside(inner: Location, outer: Location) -> bool:
    return len(inner) > len(outer) and inner[: len(outer)] == outer


def _typed(location: Location, lines: Mapping[Location, int]) -> Location:
    """The place, or the nearest one around it, that an editor has typed."""
    while location and location not in lines:
        location = location[:-1]
    return location


_CALLED = {"published": "day of publication", "tiers": "list of tiers"}


def _in_words(detail: Any, location: Location, model: type[Typed]) -> tuple[str, str]:
    name = str(location[-1]) if location else ""
    owner = _model_at(model, location[:-1]) or model
    info = owner.model_fields.get(name) or next((f for f in owner.model_fields.values() if f.alias == name), None)
    example = info.examples[0] if info and info.examples else "…"
    match detail["type"]:
        case "missing":
            return (
                f"The {_CALLED.get(name, name)} is missing.",
                f"Add a line to the details at the top: {name}: {example}",
            )
        case "string_too_short" | "too_short":
            return f"The {_CALLED.get(name, name)} is empty.", f"Write it after the colon: {name}: {example}"
        case "tuple_type":
            return "A list is wanted here.", f"Write one item a line, each after a hyphen: {name}: {example}"
        case "model_type" | "dict_type" | "model_attributes_type":
            return (
                "A group of keys is wanted here.",
                f"Write it as {{key: value, key: value}} with the keys {in_words(_keys_at(model, location))}.",
            )
        case _:
            return "This is not in a form that I can read.", f"Write it like {name}: {example}"


def _keys_at(model: type[Typed], location: Location) -> tuple[str, ...]:
    found = _model_at(model, location)
    return found.keys() if found else ()


def _model_at(model: type[Typed], location: Location) -> type[Typed] | None:
    """The model of the part of a record that a location points to."""
    found: type[Typed] | None = model
    for part in location:
        if isinstance(part, int) or found is None:
            continue
        info = found.model_fields.get(part)
        found = _part_model(info.annotation) if info else None
    return found


def _part_model(annotation: Any) -> type[Typed] | None:
    if isinstance(annotation, type) and issubclass(annotation, Typed):
        return annotation
    return next((found for arg in get_args(annotation) if (found := _part_model(arg))), None)


def _spelled(location: Location) -> str:
    """``dates.2.start``: items of lists counted from 1, as people do."""
    return ".".join(str(part + 1) if isinstance(part, int) else part.rstrip("_") for part in location)


class _Recogniser:
    """Turns typed keys into the model's field names; notes lines; reports keys that are not known."""

    def __init__(self, path: str, lines: dict[Location, int], problems: list[Problem]) -> None:
        self._path = path
        self._lines = lines
        self._problems = problems
        self.empty: set[Location] = set()

    def entries(self, entries: Mapping[str, Node], model: type[Typed], at: Location) -> dict[str, Any]:
        places = _places(model)
        values: dict[str, Any] = {}
        for key, node in entries.items():
            place = places.get(fold(key))
            if place is None:
                self._unknown(key, node.line, model, at)
                continue
            name = place.name
            self._lines[(*at, name)] = node.line
            empty = not node.value
            if empty:
                self.empty.add((*at, name))
            if name in values:
                self._problems.append(
                    Problem(
                        self._path,
                        node.line,
                        key,
                        f"{key} says the same as another line.",
                        "Keep one of the two lines.",
                    )
                )
            elif isinstance(node.value, str) and (node.value or place.required):
                values[name] = node.value
            elif not empty or place.required:  # nothing after the colon: as if it were not there
                known = len(self._problems)
                value = self._value(node.value, place.part, (*at, name))
                if value != {} or len(self._problems) == known:  # nothing is left where every key was unknown
                    values[name] = value
        return values

    def _value(self, value: Any, model: type[Typed] | None, at: Location) -> Any:
        if isinstance(value, list):
            items = []
            for index, node in enumerate(value):
                self._lines[(*at, index)] = node.line
                items.append(self._value(node.value, model, (*at, index)))
            return items
        if isinstance(value, dict):
            if model is None:
                return {key: node.value for key, node in value.items()}
            return self.entries(value, model, at)
        return value

    def _unknown(self, key: str, line: int, model: type[Typed], at: Location) -> None:
        guess = nearest(key, model.keys())
        known = in_words(model.keys())
        remedy = f"Did you mean {guess}?" if guess else f"Known here: {known}."
        spelled = _spelled((*at, key))
        self._problems.append(Problem(self._path, line, spelled, f'"{key}" is not a known key.', remedy))


class _Place(NamedTuple):
    """Where the value of a key belongs.

    Attributes:
        name: The field of the model.
        part: The model of what stands below the key, where that has keys itself.
    """

    name: str
    required: bool
    part: type[Typed] | None


@cache
def _places(model: type[Typed]) -> dict[str, _Place]:
    """By folded spelling of the key, synonyms included."""
    by_alias = {
        fold(field.alias or name): _Place(name, field.is_required(), _part_model(field.annotation))
        for name, field in model.model_fields.items()
        if name not in model.not_typed
    }
    return {fold(synonym): by_alias[fold(key)] for synonym, key in model.key_synonyms.items()} | by_alias
