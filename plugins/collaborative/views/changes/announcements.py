"""Announcements: the dated changes of a course after its publication that people need to know.

A course moves, costs something else, fills up, is postponed, cancelled or back on. Corrected spelling is not announced,
nor is any change of a course that is over.
"""

import datetime as dt
import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

from collaborative.catalogue import Catalogue, is_upcoming
from collaborative.past.matching import When, when_of_session
from collaborative.past.record_history import State
from collaborative.reading.venues import same_place
from collaborative.records.course import Course, Status
from collaborative.views import wording
from collaborative.views.changes.courses import changes_of_course, subject_of_course
from collaborative.views.changes.sentences import describe_changes
from collaborative.views.changes.values import (
    Change,
    Moved,
    PriceChanged,
    SessionAdded,
    SessionDropped,
    SessionStatusChanged,
    StatusChanged,
    VenueChanged,
)
from collaborative.views.course_wording import when_of

_OPEN = "open"
# Whether people can come, in as many words as matter to them; "closed" follows from a closing day, and is no news.
_STANDING = {
    Status.FULL: "full",
    Status.WAITING_LIST: "full",
    Status.CLOSED: "closed",
    Status.POSTPONED: "postponed",
    Status.CANCELLED: "cancelled",
}
_HEADLINES = {
    Status.FEW_PLACES: "few places left",
    Status.FULL: "fully booked",
    Status.WAITING_LIST: "waiting list",
    Status.POSTPONED: "postponed",
    Status.CANCELLED: "cancelled",
}


@dataclass(frozen=True, slots=True)
class Announcement:
    """One change of a course.

    Attributes:
        key: A permanent name, unique among the changes of the course.
        moment: When it was published.
        course: The course from then on.
        changes: What changed; empty if only the file's ``updated`` says that something did.
        is_news: Whether subscribers receive it; otherwise only the course's own page shows it.
    """

    key: str
    moment: dt.datetime
    course: Course
    changes: tuple[Change, ...]
    is_news: bool = True

    @property
    def sentence(self) -> str:
        """The old and the new state: "First aid now costs £110 (was £95)"."""
        if not self.changes:
            return f"{self.course.title}: the details were updated on {wording.long_day(self.moment.date())}."
        return describe_changes(self.course.title, self.changes)

    @property
    def line(self) -> "ChangeLine":
        """The line for the course's own page, which gives the reason elsewhere."""
        day = self.moment.date()
        changes = [
            replace(it, reason="") if isinstance(it, (StatusChanged, SessionStatusChanged)) else it
            for it in self.changes
        ]
        label, text = ("Changed on", describe_changes("this course", changes)) if changes else ("Updated on", "")
        return ChangeLine(label, day.isoformat(), wording.day_without_weekday(day), text)

    def says_only(self, status: Status) -> bool:
        """Whether the only change is that the course now has this status."""
        return bool(self.changes) and all(
            isinstance(change, StatusChanged) and change.after is status for change in self.changes
        )

    @property
    def headline(self) -> str:
        """The change in a few words: "new date, new price"."""
        return ", ".join(dict.fromkeys(_headline(change) for change in self.changes)) or "updated"


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """A dated sentence: the label "Changed on", the day in ISO 8601 and in words, and the text."""

    label: str
    iso: str
    day: str
    text: str


def announcements_of(course: Course, catalogue: Catalogue, zone: ZoneInfo, today: dt.date) -> tuple[Announcement, ...]:
    """Return everything announced about a course until a day, newest first."""
    found = _announced(catalogue.public_history.of(course) or (State(None, course),), zone)
    until_today = [announcement for announcement in found if announcement.moment.date() <= today]
    return tuple(sorted(until_today, key=lambda announcement: announcement.moment, reverse=True))


def news_of(course: Course, catalogue: Catalogue, zone: ZoneInfo, today: dt.date) -> tuple[Announcement, ...]:
    """Return the announcements for subscribers, newest first."""
    return tuple(it for it in announcements_of(course, catalogue, zone, today) if it.is_news)


def _announced(states: Sequence[State[Course]], zone: ZoneInfo) -> Iterator[Announcement]:
    first = states[0].record
    if first.updated and not (first.published and first.updated.date() <= first.published.date()):
        changes = tuple(_told_by_status(first))
        yield Announcement(f"{first.updated:%Y%m%d}", first.updated, first, changes, is_news=bool(changes))
    venue = first.venue  # as last announced, because many small changes of spelling can add up to another place
    keys: Counter[str] = Counter()
    for before, state in pairwise(states):
        if state.moment is None:
            continue
        day = state.moment.astimezone(zone).date()
        after: Course = state.record
        known = before.record if venue == before.record.venue else _with(before.record, venue=venue)
        is_ahead = _is_ahead(known, after, day)
        changes = tuple(_changes(known, after, day)) if is_ahead else ()
        updated = after.updated if after.updated != before.record.updated else None
        if updated and not changes:
            changes = tuple(changes_of_course(before.record, after, day))
        venue = venue if same_place(venue, after.venue) else after.venue
        if changes or updated:
            key = _key(before, state)
            keys[key] += 1
            if keys[key] > 1:  # the same change again, after it was undone
                key = f"{key}-{keys[key]}"
            yield Announcement(key, (updated or state.moment).astimezone(zone), after, changes, is_news=is_ahead)


def _key(before: State[Course], after: State[Course]) -> str:
    """Return a hash of the file's bytes before and after, which survives a rewritten git history and wrong clocks."""
    return hashlib.sha256(f"{before.text} {after.text}".encode()).hexdigest()[:12]


def _told_by_status(course: Course) -> Iterator[Change]:
    """Yield the change that a course's status implies if no history is known: it was once announced as scheduled."""
    if course.status not in (Status.SCHEDULED, Status.PROVISIONAL, Status.CLOSED) or _standing(course) == "full":
        status = Status.FULL if course.status is Status.SCHEDULED else course.status
        subject = subject_of_course(course)
        yield StatusChanged(subject, Status.SCHEDULED, status, when_of(course), course.reason, course.new_date)
    for it in course.sessions_off:
        when = when_of_session(it)
        yield SessionStatusChanged(subject_of_course(course), Status.SCHEDULED, it.status, when, it.reason, it.new_date)


def _is_ahead(before: Course, after: Course, day: dt.date) -> bool:
    """Whether people could still come, on the old dates or the new ones."""
    return any(
        is_upcoming(course, day)
        or (course.new_date is not None and course.new_date >= day)
        or (course.status is Status.POSTPONED and course.new_date is None)
        for course in (before, after)
    )


def _changes(before: Course, after: Course, day: dt.date) -> Iterator[Change]:
    before = _where_announced(before, after)
    for change in changes_of_course(before, after, day):
        match change:
            case Moved() if _is_to_come(change.before, day) or _is_to_come(change.after, day):
                yield change
            case SessionAdded() | SessionDropped() if _is_to_come(change.when, day):
                yield change
            case SessionStatusChanged() if change.before.is_off or change.after.is_off:
                if _is_to_come(change.when, day) or (change.new_date and change.new_date >= day):
                    yield change
            case PriceChanged() if _amounts(before) != _amounts(after):
                yield change
            case VenueChanged() if not same_place(change.before, change.after):
                yield change
            case StatusChanged() if _is_news(before, after):
                yield change
            case _:
                continue
    if before.status is after.status and _standing(before) != _standing(after):  # known only from the number of places
        now = Status.FULL if _standing(after) == "full" else Status.SCHEDULED
        was = Status.SCHEDULED if now is Status.FULL else Status.FULL
        yield StatusChanged(subject_of_course(after), was, now)


def _is_to_come(when: When, day: dt.date) -> bool:
    return when.last_day is None or when.last_day >= day


def _amounts(course: Course) -> tuple[object, ...]:
    """Return what is paid; the same price for members and others counts as one price."""
    charges = course.price.charges if course.price else ()
    amounts = [charge for _, charge in charges]
    return (course.price_basis, *(amounts[:1] if len(set(amounts)) == 1 else charges))


def _where_announced(before: Course, after: Course) -> Course:
    """Return a postponed course or session as it was announced: on its new date, if it now has that date.

    Otherwise its move would be announced a second time.
    """
    days = {session.day for session in after.sessions if not session.is_off}
    if not before.is_off and any(row.new_date in days for row in before.dates if row.new_date):
        rows = tuple(
            row.model_copy(
                update={"date": row.new_date, "end_date": None, "status": Status.SCHEDULED, "new_date": None}
            )
            if row.new_date in days and row.status is Status.POSTPONED
            else row
            for row in before.dates
        )
        return _with(before, dates=rows)
    happens = before.status is Status.POSTPONED and before.new_date and after.status is not Status.POSTPONED
    if not (happens and len(before.sessions) == 1 and before.new_date == after.first_day):
        return before
    (session,) = before.sessions
    moved = {"date": before.new_date, "status": after.status, "new_date": None, "end_date": None, "dates": ()}
    of_session = {"start": session.start, "end": session.end, "venue": session.venue, "time_tbc": session.time_tbc}
    return _with(before, **moved, **of_session)


def _with(course: Course, **values: Any) -> Course:
    """Return the course with other values.

    It is not a copy, because a copy would keep the sessions cached from the old values.
    """
    known = {name: getattr(course, name) for name in Course.model_fields}
    return Course.model_construct(**{**known, **values})


def _is_news(before: Course, after: Course) -> bool:
    was, now = _standing(before), _standing(after)
    if was == now:
        return before.new_date != after.new_date
    off = {"postponed", "cancelled"}
    return "closed" not in (was, now) or bool(off & {was, now})


def _standing(course: Course) -> str:
    standing = _STANDING.get(course.status, _OPEN)
    return "full" if standing == _OPEN and course.places_left == 0 else standing


def _headline(change: Change) -> str:
    match change:
        case Moved():
            return "new date" if change.before.day != change.after.day else "new time"
        case SessionAdded():
            return "one session more"
        case SessionDropped():
            return "one session less"
        case VenueChanged():
            return "new venue"
        case PriceChanged():
            return "new price"
        case StatusChanged():
            return _headline_of_status(change)
        case SessionStatusChanged():
            return f"one session {change.after.value if change.after.is_off else 'on again'}"
        case _:
            return "updated"


def _headline_of_status(change: StatusChanged) -> str:
    if change.after is Status.POSTPONED and change.before is Status.POSTPONED:
        return "new date"
    if isinstance(change.after, Status) and change.after in _HEADLINES:
        return _HEADLINES[change.after]
    return "on again" if change.before in (Status.POSTPONED, Status.CANCELLED) else "places again"
