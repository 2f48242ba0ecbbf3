"""What a record has by its place: where it comes from, its address, and when its file was first seen."""

from typing import Any

from collaborative.loading.history import FileHistory
from collaborative.loading.nodes import Document
from collaborative.reading.words import slugify
from collaborative.records.base import Origin, Record
from collaborative.settings import Settings


def derived_from(
    document: Document, model: type[Record], file: FileHistory | None, settings: Settings
) -> dict[str, Any]:
    """Return the fields that need not be typed; ``file`` is None for a file that is not committed."""
    stem = _stem(document.uri)
    derived: dict[str, Any] = {
        "origin": Origin(document.path, document.uri, slugify(_stem(file.name) if file else stem)),
        "slug": slugify(stem) or stem,  # of which the record says what is wrong
    }
    if "published" not in model.not_typed and file and not model.model_fields["published"].is_required():
        derived["published"] = file.created.astimezone(settings.zone)
    return derived


def _stem(path: str) -> str:
    return path.rsplit("/", 1)[-1].rsplit(".", 1)[0]
