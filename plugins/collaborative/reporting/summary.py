"""The outcome of a check as the job summary on GitHub, in its Markdown."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby

from collaborative.problems import Problem, Severity
from collaborative.reading.words import in_words, one_line
from collaborative.reporting.github import Place
from collaborative.reporting.outcome import Comparison, Outcome, by_kind
from collaborative.reporting.plain import SHORT_HASH
from collaborative.views.changes.sentences import name_of, told
from collaborative.views.changes.values import (
    Added,
    Announced,
    Change,
    Moved,
    PriceChanged,
    Removed,
    StatusChanged,
    Subject,
)
from collaborative.views.wording import count

MOST = 200  # changes of one kind
MOST_BYTES = 1_000_000  # GitHub's limit is 1 MiB; it shows nothing of a longer page
_SIGNS = re.compile(r"[\\`*_{}\[\]<>&#|~$@!]")


def summary(outcome: Outcome, place: Place) -> str:
    """Return the whole page, with a final line end."""
    page = "\n\n".join(_blocks(outcome, place)) + "\n"
    if len(page.encode()) <= MOST_BYTES:
        return page
    kept = page.encode()[:MOST_BYTES].decode(errors="ignore").rpartition("\n")[0]
    return f"{kept}\n\n… and more; the rest is in the log of this run.\n"


def _blocks(outcome: Outcome, place: Place) -> Iterator[str]:
    if outcome.errors:
        number = count(outcome.errors, "thing")
        yield f"## ❌ {number} to mend before the website can be published"
        yield (
            "Nothing is lost, and the website stays as it was. Open each file, correct the line, and save it with "
            "**Commit changes**: this check then runs again by itself."
        )
    elif outcome.warnings:
        yield f"## ⚠️ The website can be published; please look at {count(outcome.warnings, 'thing')} first"
    else:
        yield "## ✅ All is well: the website can be published"
    for path, problems in groupby(outcome.problems[:MOST], key=lambda problem: problem.path):
        yield _file(path, place)
        yield "\n".join(_problem(problem, place) for problem in problems)
    if (more := len(outcome.problems) - MOST) > 0:
        yield f"… and {count(more, 'problem')} more; they are in the log of this run."
    if outcome.comparison:
        yield from _changes(outcome.comparison, place)
    if outcome.notes:
        yield "\n".join(f"- {text(note)}" for note in outcome.notes)


def _file(path: str, place: Place) -> str:
    if not place.editor:
        return f"### {text(place.folder + path)}"
    return f"### {text(place.folder + path)} ([edit]({place.edit(path)}))"


def _problem(problem: Problem, place: Place) -> str:
    link = place.line(problem.path, problem.line)
    line = f"[Line {problem.line}]({link})" if link else f"Line {problem.line}"
    field = f", **{text(problem.field)}**" if problem.field else ""
    sign = "❌" if problem.severity is Severity.ERROR else "⚠️"
    return f"- {sign} {line}{field}: {text(problem.wrong)}<br>**What to do:** {text(problem.remedy)}"


# What visitors will see change


def _changes(comparison: Comparison, place: Place) -> Iterator[str]:
    if not comparison.changes:
        yield "### What visitors will see change"
        yield f"Nothing: the pages read as they do in {text(comparison.name)}."
        return
    yield "### What visitors will see change"
    yield f"**At a glance:** {_at_a_glance(comparison.changes)}."
    for noun, subjects in by_kind(comparison.changes):
        yield f"#### {noun.heading}"
        yield "\n".join(_bullet(subject, changes, place) for subject, changes in subjects[:MOST])
        if (more := len(subjects) - MOST) > 0:
            yield f"… and {more} more."
    if gone := [change.subject for change in comparison.changes if isinstance(change, Removed) and change.ahead]:
        yield (
            f"> **Is it meant to go without a word?** {text(in_words(name_of(subject) for subject in gone))} "
            f"{'was' if len(gone) == 1 else 'were'} still to come. To call something off, leave it where it is and "
            "write `status: cancelled`, with a `reason:`. Then its page says so, and so do the calendars of those who subscribe."
        )
    yield (
        f"<sub>Compared with {text(comparison.name)} (`{comparison.commit[:SHORT_HASH]}`), as visitors would see both "
        "today. Pictures, attachments and the settings in mkdocs.yml are not compared.</sub>"
    )


def _bullet(subject: Subject, changes: list[Change], place: Place) -> str:
    name = f"**{text(subject.name)}**"
    if not any(isinstance(change, Removed) for change in changes) and (link := place.line(subject.path, 1)):
        name = f"[{name}]({link})"
    code = f" ({text(subject.code)})" if subject.code else ""
    return f"- {name}{code} {text(told('', changes).removeprefix(' '))}"


def _at_a_glance(changes: Iterable[Change]) -> str:
    """Return a count of changes: 1 course cancelled, 2 moved, 1 new; 1 news item changed."""
    parts = []
    for noun, subjects in by_kind(changes):
        counts = Counter(_gist(its) for _, its in subjects)
        ordered = [gist for gist in _GISTS if counts[gist]]
        first = f"{count(counts[ordered[0]], noun.singular, noun.plural)} {ordered[0]}"
        parts.append(", ".join([first, *(f"{counts[gist]} {gist}" for gist in ordered[1:])]))
    return "; ".join(parts)


_GISTS = ("cancelled", "postponed", "taken off", "moved", "new", "with another price", "to come", "changed")


def _gist(changes: list[Change]) -> str:
    """Return one word for all changes of a subject: the one that matters most to those who planned to come."""
    found = {_word(change) for change in changes}
    return next(gist for gist in _GISTS if gist in found)


def _word(change: Change) -> str:
    match change:
        case StatusChanged() if change.after.value in ("cancelled", "postponed"):
            return str(change.after.value)
        case Removed():
            return "taken off"
        case Moved():
            return "moved"
        case Added():
            return "new"
        case PriceChanged():
            return "with another price"
        case Announced():
            return "to come"
        case _:
            return "changed"


def text(typed: str) -> str:
    """Return typed text on one line, with every sign of Markdown and HTML escaped."""
    return _SIGNS.sub(lambda sign: _ENTITIES.get(sign[0], f"\\{sign[0]}"), one_line(typed))


_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
