"""What visitors need and nobody typed: where a course or meeting is, when it ends, what a piece of news says."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from collaborative.checking.records.occasions import Occasion
from collaborative.checking.subject import Subject
from collaborative.loading.keys import spelled
from collaborative.problems import InsertLine, Message, Problem, Severity
from collaborative.reading.comments import without_comments
from collaborative.views.wording import day_without_weekday

_USUAL_LENGTH = dt.timedelta(hours=1)


def check_unsaid(occasions: Sequence[Occasion]) -> Iterator[Problem]:
    """Warn about upcoming sessions and meetings without a venue, or with a start and no end; a course once."""
    for _, of_record in groupby(occasions, key=lambda occasion: (occasion.item.document.path, occasion.what)):
        together = tuple(of_record)
        if together[0].item.wrong:  # a key that is refused, such as "venu", may be the one that is missed here
            continue
        yield from _of_some([occasion for occasion in together if _has_no_venue(occasion)], together, _no_venue)
        yield from _of_some([occasion for occasion in together if _has_no_end(occasion)], together, _no_end)


def check_texts(subject: Subject) -> Iterator[Problem]:
    """Warn about records that are to be read, and have nothing to read: neither a text nor a summary."""
    for item in subject.content.items:
        record = item.record
        if record is None or not record.needs_text or record.draft or record.is_archived(subject.today):
            continue
        if not (without_comments(record.body).strip() or getattr(record, "summary", "")):
            wrong = "There is nothing to read: the file has neither a text nor a summary."
            remedy = "Write the text below the second line of dashes, or add a line such as summary: The office is closed on Monday."
            yield item.warning(("title",), wrong, remedy)


def _has_no_venue(occasion: Occasion) -> bool:
    """Return whether nothing was typed for the venue, unlike TBC."""
    typed = occasion.item.raw(*occasion.at, _venue_key(occasion)) or occasion.item.raw(_venue_key(occasion))
    return not occasion.venue and not typed


def _has_no_end(occasion: Occasion) -> bool:
    typed = occasion.item.raw(*occasion.at, "end") or occasion.item.raw("end")
    return occasion.start is not None and occasion.end is None and not typed


def _venue_key(occasion: Occasion) -> str:
    return "host" if occasion.what == "meeting" else "venue"


def _of_some(
    lacking: Sequence[Occasion], together: Sequence[Occasion], ask: Callable[[Occasion], tuple[str, str, str]]
) -> Iterator[Problem]:
    """Yield a warning for each meeting or session that lacks something, or one for a course all of which lacks it."""
    whole = len(lacking) == len(together) and lacking and lacking[0].what != "meeting"
    for occasion in lacking[:1] if whole else lacking:
        key, wrong, line = ask(occasion)
        item = occasion.item
        day = ("dates",) if ("dates",) in item.lines else (occasion.day_key,)
        at = occasion.place("start") if key == "end" else day if whole else occasion.place("date")
        message = Message(
            wrong, f"Add {'a line' if whole else 'to it'}: {line}", InsertLine(f"{key}: TBC") if whole else None
        )
        field = key if whole else spelled((*occasion.at, key))
        yield Problem(item.document.path, item.line(at), field, message, Severity.WARNING)


def _no_venue(occasion: Occasion) -> tuple[str, str, str]:
    key = _venue_key(occasion)
    wrong = (
        f"There is no venue for the {occasion.what} on {day_without_weekday(occasion.day)}, so nobody could find it."
    )
    return key, wrong, f"{key}: TBC (or {key}: Online, or the name of the place)."


def _no_end(occasion: Occasion) -> tuple[str, str, str]:
    start = occasion.start or dt.time()
    later = (dt.datetime.combine(occasion.day, start) + _USUAL_LENGTH).time()
    wrong = f"There is no end for the {occasion.what} that starts at {start:%H:%M}, so calendars cannot show how long it is."
    return "end", wrong, f"end: {later if later > start else dt.time(23, 59):%H:%M} (or end: TBC)."
