"""What visitors will see change, as plain text."""

from collections.abc import Iterator

from collaborative.reporting.outcome import Comparison, by_kind
from collaborative.views.changes.sentences import name_of, told

SHORT_HASH = 8


def changes_text(comparison: Comparison) -> str:
    """Return a heading for each kind, and a line for each course, news item and so on."""
    return "\n".join(_lines(comparison))


def _lines(comparison: Comparison) -> Iterator[str]:
    since = f"{comparison.name} ({comparison.commit[:SHORT_HASH]})"
    if not comparison.changes:
        yield f"Compared with {since}, visitors will see no change."
        return
    yield f"Compared with {since}, visitors will see:"
    for noun, subjects in by_kind(comparison.changes):
        yield f"\n{noun.heading}"
        for subject, changes in subjects:
            yield f"  - {told(name_of(subject), changes)}"
