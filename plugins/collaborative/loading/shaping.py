"""A document as a record: pydantic shapes the values, and every problem gets its line."""

from collections.abc import Iterable, Iterator, Mapping, Set
from typing import Any, Generic, NamedTuple, TypeVar

from pydantic import ValidationError

from collaborative.loading.keys import Location, Recogniser, spelled
from collaborative.loading.nodes import Document
from collaborative.problems import Edit, InputError, Message, Problem, Severity
from collaborative.reading.pasted import as_markdown
from collaborative.records.base import Record, Typed
from collaborative.records.parts import part_model
from collaborative.schema.examples import as_typed
from collaborative.settings import Settings

__all__ = ["Location", "Shaped", "of_kind", "shape"]

R = TypeVar("R", bound=Record)


class Shaped(NamedTuple, Generic[R]):
    """The result of shaping a document.

    Attributes:
        record: Wrong fields have their default or a stand-in; None if even that is impossible.
        wrong: The wrong fields, about which rules cannot be trusted.
        lines: The line of each typed key and item.
        empty: Keys and items with nothing after their colon.
    """

    document: Document
    record: R | None
    wrong: frozenset[str]
    lines: Mapping[Location, int]
    empty: frozenset[Location]

    def problem(self, location: Location, wrong: str, remedy: str, edit: Edit | None = None) -> Problem:
        """Report an error at a place in the front matter."""
        return self.problem_at(location, Message(wrong, remedy, edit))

    def warning(self, location: Location, wrong: str, remedy: str, edit: Edit | None = None) -> Problem:
        """Report a warning at a place in the front matter."""
        return self.problem_at(location, Message(wrong, remedy, edit), Severity.WARNING)

    def problem_at(self, location: Location, message: Message, severity: Severity = Severity.ERROR) -> Problem:
        """Report a message at a place in the front matter."""
        return Problem(self.document.path, self.line(location), spelled(location), message, severity)

    def line(self, location: Location) -> int:
        """Return the line of a place, or of the nearest typed place around it, or 1."""
        return self.lines.get(_typed(location, self.lines), 1)

    def is_readable(self, field: str) -> bool:
        """Return whether a field, as messages name it, has a value: it is refused, if at all, for what was meant."""
        return bool(field) and not self.wrong & {field, field.partition(".")[0]}

    def raw(self, *location: str | int) -> bool:
        """Return whether anything was typed there, after the colon."""
        return location in self.lines and location not in self.empty


def of_kind(items: Iterable[Shaped[Any]], kind: type[R]) -> Iterator[tuple[Shaped[R], R]]:
    """The items that hold a record of a kind, each with its record."""
    return ((item, item.record) for item in items if isinstance(item.record, kind))


def shape(
    document: Document, model: type[R], settings: Settings, derived: Mapping[str, Any]
) -> tuple[Shaped[R], list[Problem]]:
    """Make a record of the document; ``derived`` holds what follows from its place (origin, default slug …)."""
    lines: dict[Location, int] = {}
    problems: list[Problem] = []
    recogniser = Recogniser(document.path, settings, lines, problems)
    typed = recogniser.entries(document.front, model, ())
    values = {**derived, "body": as_markdown(document.body), **typed}
    wrong = {problem.field for problem in problems}
    unread: set[str] = set()
    if document.unread:
        # Lines that could not be read are reported already: stand-ins keep rules from reporting their keys as missing.
        unread |= {name for key in document.unread if (name := recogniser.name_of(key, model))}
        wrong |= unread
        for name in unread:
            values.pop(name, None)
        values |= {name: model.stand_ins[name] for name in unread if name in model.stand_ins}
        values |= {name: derived[name] for name in unread if name in derived}
    record: R | None = None
    for _ in range(2):  # once to find the problems, once without the wrong fields
        try:
            record = model.model_validate(values, context=settings)
            break
        except ValidationError as error:
            if wrong - unread - {problem.field for problem in problems}:
                break
            details = error.errors(include_url=False)
            for detail in details:
                if detail["type"] == "too_short" and any(_is_inside(other["loc"], detail["loc"]) for other in details):
                    continue  # the list is not short: one of its items is wrong, and reported
                found = _problem(document.path, detail, lines, model, recogniser.empty)
                problems.append(found)
                field = str(detail["loc"][0]) if detail["loc"] else ""
                wrong.add(field)
                values.pop(field, None)
            values |= {name: stand_in for name, stand_in in model.stand_ins.items() if name not in values}
            for name in derived:
                values.setdefault(name, derived[name])
    problems += (doubt for location, doubt in recogniser.doubts if not wrong & {location[0], spelled(location)})
    return Shaped(document, record, frozenset(wrong), lines, frozenset(recogniser.empty)), problems


def _problem(
    path: str, detail: Any, lines: Mapping[Location, int], model: type[Typed], empty: Set[Location]
) -> Problem:
    location: Location = tuple(detail["loc"])
    cause = detail.get("ctx", {}).get("error")
    if isinstance(cause, InputError) and location not in empty:
        if cause.item is not None and (*location, cause.item) in lines:
            location = (*location, cause.item)
        typed = _typed(location, lines)
        return Problem(path, lines.get(typed, 1), spelled(typed), cause.message)
    kind = "too_short" if location in empty else str(detail["type"])
    message = _in_words(kind, location, model)
    return Problem(path, lines.get(_typed(location, lines), 1), spelled(location), message)


def _is_inside(inner: Location, outer: Location) -> bool:
    return len(inner) > len(outer) and inner[: len(outer)] == outer


def _typed(location: Location, lines: Mapping[Location, int]) -> Location:
    """Return the place, or the nearest place around it that was typed."""
    while location and location not in lines:
        location = location[:-1]
    return location


_CALLED = {
    "published": "day of publication",
    "tiers": "list of tiers",
    "participants": "number of people",
    "percent": "percentage",
}


def _in_words(kind: str, location: Location, model: type[Typed]) -> Message:
    """Return the message for an error of pydantic's own."""
    name = str(location[-1]) if location else ""
    owner = _model_at(model, location[:-1]) or model
    info = owner.model_fields.get(name) or next((f for f in owner.model_fields.values() if f.alias == name), None)
    example = as_typed(str(info.examples[0])) if info and info.examples else "…"
    match kind:
        case "missing":
            return Message(
                f"The {_CALLED.get(name, name)} is missing.",
                f"{'Write it too' if len(location) > 1 else 'Add a line to the details at the top'}: {name}: {example}",
            )
        case "string_too_short" | "too_short":
            return Message(f"The {_CALLED.get(name, name)} is empty.", f"Write it after the colon: {name}: {example}")
        case "tuple_type":
            return Message("A list is wanted here.", f"Write one item a line, each after a hyphen: {name}: {example}")
        case "model_type" | "dict_type" | "model_attributes_type":
            return Message("Each part of this needs its name.", f"Write it like {_example_at(model, location)}.")
        case _:
            return Message("This is not in a form that I can read.", f"Write it like {name}: {example}")


def _example_at(model: type[Typed], location: Location) -> str:
    """Return the parts that have an example: ``{participants: 2-5, percent: 15}``."""
    found = _model_at(model, location)
    fields = found.model_fields.items() if found else ()
    return f"{{{', '.join(f'{info.alias or name}: {info.examples[0]}' for name, info in fields if info.examples)}}}"


def _model_at(model: type[Typed], location: Location) -> type[Typed] | None:
    """Return the model of the part of a record at a location."""
    found: type[Typed] | None = model
    for part in location:
        if isinstance(part, int) or found is None:
            continue
        info = found.model_fields.get(part)
        found = part_model(info.annotation) if info else None
    return found
