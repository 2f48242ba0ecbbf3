"""Records within records: meetings of a cluster, sessions of a course."""

from typing import Any, get_args

from collaborative.records.base import Typed


def part_model(annotation: Any) -> type[Typed] | None:
    """Return the model of a field's parts from its annotation, or None."""
    if isinstance(annotation, type) and issubclass(annotation, Typed):
        return annotation
    return next((found for arg in get_args(annotation) if (found := part_model(arg))), None)
