"""A course as the front matter that an editor would type: reading undone, without loss."""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from enum import Enum
from typing import Any

from collaborative.records.base import Typed
from collaborative.records.course import Course
from collaborative.records.price import Charge, ChargeKind, Price
from collaborative.records.session import SessionRow
from collaborative.writing.front_matter import Value

TBC = "TBC"


def details_of(course: Course) -> dict[str, Value]:
    """Return every key with a value, in the order of the record, without defaults.

    The slug is always included, even if it comes from the file's name.
    """
    found: dict[str, Value] = {}
    for key, info in Course.model_fields.items():
        value = getattr(course, key)
        if key == "date" and not course.dates:
            found[key] = value or TBC
        elif key not in Course.not_typed and (info.is_required() or value != info.default):
            found[info.alias or key] = _typed(value)
    return {key: value for key, value in found.items() if value not in ("", [], {})}


def _session(row: SessionRow) -> Value:
    parts = _parts(row)
    parts["date"] = row.date or TBC
    return parts if len(parts) > 1 else parts["date"]


def _parts(part: Typed) -> dict[str, Value]:
    model = type(part)
    values = {key: getattr(part, key) for key in part.keys()}  # noqa: SIM118  # a record is no dict
    return {
        key: _typed(value)
        for key, value in values.items()
        if value not in (None, "", ()) and value != model.model_fields[key].default
    }


def _price(price: Price) -> Value:
    return _amount(price.everyone) if price.everyone else _parts(price)


def _typed(value: Any) -> Value:
    if isinstance(value, SessionRow):
        return _session(value)
    if isinstance(value, Price):
        return _price(value)
    if isinstance(value, Typed):
        return _parts(value)
    if isinstance(value, Charge):
        return _amount(value)
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, tuple):
        return [_typed(item) for item in value]
    if isinstance(value, dt.datetime):
        return value.date() if value.time() == dt.time() else f"{value:%Y-%m-%d %H:%M}"
    found: Value = value
    return found


def _amount(charge: Charge) -> Value:
    if charge.kind is ChargeKind.AMOUNT:
        return int(charge.amount) if charge.amount == int(charge.amount) else charge.amount
    return "Free" if charge.kind is ChargeKind.FREE else charge.kind.value


def as_text(value: Value) -> str:
    """Return a single value as text for a cell or message: ``2026-03-19``, ``09:30``, ``yes``, ``125.50``."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, dt.time):
        return f"{value:%H:%M}"
    if isinstance(value, Decimal):
        return f"{value:.2f}"
    if isinstance(value, Mapping):
        return ", ".join(f"{key}: {as_text(item)}" for key, item in value.items())
    if isinstance(value, (list, tuple)):
        return ", ".join(as_text(item) for item in value)
    return str(value)


def as_json(value: Value | None) -> Any:
    """Return a value for storing and comparing, as texts, lists and dicts of texts."""
    if value is None:
        return None
    if isinstance(value, Mapping):
        return {key: as_json(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [as_json(item) for item in value]
    return as_text(value)
