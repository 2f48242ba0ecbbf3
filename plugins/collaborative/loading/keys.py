"""Typed keys as fields of a record: their lines are noted, unknown keys explained, odd values warned about."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple, get_args, get_origin

from pydantic import TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from collaborative.loading.kinds import KINDS
from collaborative.loading.nodes import Node
from collaborative.loading.unknown_keys import explain_words, is_below
from collaborative.problems import InputError, Message, Problem, Replace, did_you_mean
from collaborative.reading.day_errors import day_that_is_off
from collaborative.reading.days import read_day
from collaborative.reading.words import fold, in_words, nearest
from collaborative.records.base import Typed, Words
from collaborative.records.input_warnings import WarnIf
from collaborative.records.parts import part_model
from collaborative.schema.examples import as_typed
from collaborative.settings import Settings

Location = tuple[str | int, ...]
_NOTHING = frozenset({"null", "~"})  # YAML's unquoted words for nothing; as a title, the rules report them
_ONE_OF = {folder: f"a file in the folder {folder}" for folder in KINDS}


def spelled(location: Location) -> str:
    """Return a place as messages name it, with list items counted from 1: ``dates.2.start``."""
    return ".".join(str(part + 1) if isinstance(part, int) else part.rstrip("_") for part in location)


class Recogniser:
    """Turns typed keys into the model's field names.

    Attributes:
        empty: Places with nothing after their colon.
        doubts: Problems with values that can be read all the same, with their places.
    """

    def __init__(self, path: str, settings: Settings, lines: dict[Location, int], problems: list[Problem]) -> None:
        """Remember the lists to fill: the line of each key and item, and the problems with keys."""
        self._path = path
        self._settings = settings
        self._lines = lines
        self._problems = problems
        self.empty: set[Location] = set()
        self.doubts: list[tuple[Location, Problem]] = []

    def name_of(self, key: str, model: type[Typed]) -> str | None:
        """Return the record's field for a top-level key, or None."""
        place = _places(model).get(fold(key))
        return (place.within or place.name) if place else None

    def entries(self, entries: Mapping[str, Node], model: type[Typed], at: Location) -> dict[str, Any]:
        """Return values by field name; a key that belongs inside another one is put there."""
        places = _places(model)
        values: dict[str, Any] = {}
        later: list[tuple[Node, _Place]] = []
        for key, typed in entries.items():
            node = typed
            place = places.get(fold(key))
            if place is None and node.value == "" and ":" in key:  # {member:35}: only a space is missing
                head, _, tail = key.partition(":")
                place, node = places.get(fold(head)), typed._replace(key=head, value=tail.strip())
            if place and (meant := model.key_meant(place.name, node.value)) != place.name:
                place = places[fold(meant)]
            if place is None:
                self._unknown(key, node, model, at, [*entries.values()])
            elif place.within:  # after all others, so that the group around it has been read
                later.append((node, place))
            elif (spot := (*at, place.name) if at else place.at_top) in self._lines:
                self._twice(node, self._lines[spot])
            else:
                self._lines[spot] = node.line
                value = node.value
                if node.plain and len(value) < 5 and value.lower() in _NOTHING and place.name != "title":
                    value = ""
                if value and isinstance(value, str) and not place.doubts:  # nearly always: kept first for speed
                    values[place.name] = value
                else:
                    self._into_values(value, place, spot, values)
        for node, place in later:
            self._into_part(node, place, model, at, values)
        return values

    def _into_values(self, typed: Any, place: "_Place", spot: Location, values: dict[str, Any]) -> None:
        if not typed:
            self.empty.add(spot)
            if not place.required:  # an empty value counts as a missing key
                return
        known = len(self._problems)
        value = self._value(typed, place, spot)
        if value != {} or len(self._problems) == known:  # an empty dict is left if every key was unknown
            values[place.name] = value

    def _into_part(self, node: Node, place: "_Place", model: type[Typed], at: Location, values: dict[str, Any]) -> None:
        """Put a key inside the one it belongs to: ``url: …`` into ``booking: {url: …}``."""
        part = part_model(model.model_fields[place.within].annotation)
        if part is None or not node.value:
            return
        outer = (*at, place.within)
        if isinstance(whole := values.get(place.within), str):
            whole = part.from_text(whole)
            self._lines.update({(*outer, name): self._lines[outer] for name in whole})
        if (spot := (*outer, place.name)) in self._lines:
            self._twice(node, self._lines[spot])
            return
        self._lines.setdefault(outer, node.line)
        self._lines[spot] = node.line
        value = self._value(node.value, place, spot)
        if whole is None or isinstance(whole, dict):
            values[place.within] = {**(whole or {}), place.name: value}

    def _value(self, value: Any, place: "_Place", at: Location) -> Any:
        if isinstance(value, str):
            if place.doubts:
                self._ask(place.doubts, value, at)
            return value
        if isinstance(value, list):
            items = []
            for index, node in enumerate(value):
                self._lines[(*at, index)] = node.line
                items.append(self._value(node.value, place, (*at, index)))
            return items
        if isinstance(value, dict):
            if place.many and at[-1] == place.name:  # a single meeting without the list around it
                return self._value([Node("", self._lines[at], value)], place, at)
            if place.part is None:
                return {key: node.value for key, node in value.items()}
            return self.entries(value, place.part, at)
        return value

    def _ask(self, all_rules: tuple[WarnIf, ...], value: str, at: Location) -> None:
        for rule in all_rules:
            if message := rule.ask(value):
                self.doubts.append((at, Problem(self._path, self._lines[at], spelled(at), message, rule.severity)))

    def _twice(self, node: Node, first: int) -> None:
        wrong = f"{node.key} says the same as line {first}."
        self._problems.append(Problem(self._path, node.line, node.key, Message(wrong, "Keep one of the two lines.")))

    def _unknown(self, key: str, node: Node, model: type[Typed], at: Location, beside: list[Node]) -> None:
        within = next((part for part in reversed(at) if isinstance(part, str)), "")
        message = self._explain_unknown(key, node, model, beside, within.rstrip("_"))
        self._problems.append(Problem(self._path, node.line, spelled((*at, key)), message))

    def _explain_unknown(self, key: str, node: Node, model: type[Typed], beside: list[Node], within: str) -> Message:
        # The likeliest explanation first: inside another key here, in another kind of file, misspelt, not a key at all.
        if word := _word_of_a_choice(key, node, model) or _day_with_a_status(key, node, model):
            return word
        number = next((number for number, other in enumerate(beside) if other.line == node.line), 0)
        for field, info in model.model_fields.items():
            part = part_model(info.annotation)
            inside = _field_of(key, part) if part else None
            if inside and part:
                name, inner = inside
                if above := is_below(beside, number, [field], [*part.keys(), *part.key_synonyms]):
                    return Message(
                        f'"{key}" belongs inside {above}.', f"Begin the line with two spaces:   {key}: {node.value}"
                    )
                value = node.value if isinstance(node.value, str) and node.value else _example(inner)
                return Message(f'"{key}" belongs inside {field}.', f"Write {_inside(field, info, f'{name}: {value}')}.")
        guess = nearest(key, model.keys()) or nearest(key, _synonyms(model), likeness=0.85)
        if elsewhere := _elsewhere(key, model):
            folder, shown, inner = elsewhere
            wrong = f'"{key}" is not known here: it belongs in {_ONE_OF[folder]}.'
            also = self._message_on(node.value, inner)
            remedy = (
                f"Move it there, as {shown}, or take the line away."
                if shown
                else "Move it there, or take the line away."
            )
            return Message(f"{wrong} {also.wrong}" if also else wrong, f"{remedy} {also.remedy}" if also else remedy)
        if guess:
            name = _places(model)[fold(guess)].name
            return did_you_mean(f'"{key}" is not a known key.', key, model.model_fields[name].alias or name)
        if words := explain_words(beside, number, [*model.keys(), *_synonyms(model)], within):
            return words
        below = (
            "Write it in the text below the details, or use one of: "
            if "body" in model.model_fields
            else "Known here: "
        )
        return Message(f'"{key}" is not a known key.', f"{below}{in_words(model.keys())}.")

    def _message_on(self, value: Any, info: FieldInfo) -> Message | None:
        """Return what a field's own type says about a value in the wrong kind of file, or None."""
        if not isinstance(value, str):
            return None
        adapter: TypeAdapter[Any] = TypeAdapter(info.rebuild_annotation())
        try:
            adapter.validate_python(value, context=self._settings)
        except ValidationError as error:
            cause = error.errors()[0].get("ctx", {}).get("error")
            return cause.message if isinstance(cause, InputError) else None
        return None


def _word_of_a_choice(key: str, node: Node, model: type[Typed]) -> Message | None:
    """Explain ``cancelled: yes``, where the key is a word of a field with a few words."""
    if not isinstance(node.value, str) or fold(node.value) not in ("yes", "true", "y", "1", "x"):
        return None
    for name, info in model.model_fields.items():
        words = next((it for it in info.metadata if isinstance(it, Words)), None)
        value = words.meaning.get(key.strip().lower()) if words else None
        if value is not None:
            right = f"{name}: {value}"
            return Message(
                f'"{key}" is not a known key: it is a {name}.', f"Write {right}", Replace(f"{key}: {node.value}", right)
            )
    return None


def _day_with_a_status(key: str, node: Node, model: type[Typed]) -> Message | None:
    """Explain ``- 26 March 2026: cancelled``, where a day stands in place of a key."""
    if "date" not in model.model_fields or not isinstance(node.value, str):
        return None
    session = day_that_is_off(f"{key} {node.value}", read_day)
    if session is None:
        return None
    row = f"{{{', '.join(f'{name}: {value}' for name, value in session.items())}}}"
    return Message(
        f'"{key}: {node.value}" is a day and its status.', f"Write both: - {row}", Replace(f"{key}: {node.value}", row)
    )


def _inside(field: str, info: FieldInfo, pair: str) -> str:
    return f"{field}: [{{{pair}}}]" if _is_list(info) else f"{field}: {{{pair}}}"


def _is_list(info: FieldInfo) -> bool:
    return get_origin(info.annotation) is tuple


def _example(info: FieldInfo) -> str:
    return as_typed(str(info.examples[0])) if info.examples else "…"


def _elsewhere(key: str, model: type[Typed]) -> tuple[str, str, FieldInfo] | None:
    """Return the folder whose files have this key, how it is written there ("" without an example), and its field."""
    for folder, kind in KINDS.items():
        if kind is model:
            continue
        if found := _field_of(key, kind):
            name, info = found
            return folder, f"{name}: {_example(info)}" if info.examples else "", info
        for field, outer in kind.model_fields.items():
            part = part_model(outer.annotation)
            if part and part is not model and (found := _field_of(key, part)):
                name, info = found
                return folder, _shown_inside(field, outer, name, info), info
    return None


def _shown_inside(field: str, outer: FieldInfo, name: str, info: FieldInfo) -> str:
    if not info.examples:
        return ""
    whole = _example(outer)
    return f"{field}: {whole}" if name in whole else _inside(field, outer, f"{name}: {_example(info)}")


def _field_of(key: str, model: type[Typed]) -> tuple[str, FieldInfo] | None:
    """Find a field by its own key; synonyms do not count."""
    for name, info in model.model_fields.items():
        if name not in model.not_typed and fold(info.alias or name) == fold(key):
            return info.alias or name, info
    return None


class _Place(NamedTuple):
    """Where the value of a key belongs.

    Attributes:
        name: The model's field, or the field of the part that belongs ``within`` another field.
        at_top: Its location at the top level.
        part: The model of the keys inside the value, if it has any.
        many: Whether the value is a list of such parts.
        doubts: The rules that each typed text is checked by.
        within: The field that the key belongs inside, or "".
    """

    name: str
    at_top: Location
    required: bool
    part: type[Typed] | None
    many: bool
    doubts: tuple[WarnIf, ...]
    within: str = ""


@cache
def _places(model: type[Typed]) -> dict[str, _Place]:
    """Return the places by the folded spelling of their keys, including synonyms."""
    by_alias = {
        fold(info.alias or name): _place(name, info)
        for name, info in model.model_fields.items()
        if name not in model.not_typed
    }
    synonyms = {}
    for synonym, key in model.key_synonyms.items():
        within, _, name = key.rpartition(".")
        part = part_model(model.model_fields[within].annotation) if within else None
        place = _places(part)[fold(name)]._replace(within=within) if part else by_alias[fold(name)]
        synonyms[fold(synonym)] = place
    return synonyms | by_alias


def _place(name: str, info: FieldInfo) -> _Place:
    part = part_model(info.annotation)
    return _Place(name, (name,), info.is_required(), part, part is not None and _is_list(info), tuple(_doubts_of(info)))


def _synonyms(model: type[Typed]) -> tuple[str, ...]:
    return tuple(synonym for synonym, key in model.key_synonyms.items() if "." not in key)


def _doubts_of(info: FieldInfo) -> Iterator[WarnIf]:
    yield from (part for part in info.metadata if isinstance(part, WarnIf))
    if part_model(info.annotation) is None:
        yield from _doubts_in(info.annotation)


def _doubts_in(annotation: Any) -> Iterator[WarnIf]:
    if isinstance(annotation, WarnIf):
        yield annotation
    for part in get_args(annotation):
        yield from _doubts_in(part)
