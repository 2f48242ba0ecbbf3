"""Records within records: the meetings of a cluster, the sessions of a course."""

from typing import Any, get_args

from collaborative.records.base import Typed


def part_model(annotation: Any) -> type[Typed] | None:
    """The model of the parts of a field, from its annotation, or None where it has none."""
    if isinstance(annotation, type) and issubclass(annotation, Typed):
        return annotation
    return next((found for arg in get_args(annotation) if (found := part_model(arg))), None)
