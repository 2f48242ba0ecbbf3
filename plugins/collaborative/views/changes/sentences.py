"""Changes as sentences in plain English."""

import datetime as dt
from collections.abc import Iterable

from collaborative.past.matching import When
from collaborative.reading.venues import attendance_at
from collaborative.reading.words import in_words
from collaborative.records.page import PlainPage
from collaborative.views import wording
from collaborative.views.changes.values import (
    Added,
    AddressChanged,
    Announced,
    Change,
    DetailChanged,
    ExpiryChanged,
    Moved,
    PriceChanged,
    Recoded,
    Removed,
    Renamed,
    SessionAdded,
    SessionDropped,
    SessionStatusChanged,
    StatusChanged,
    Subject,
    VenueChanged,
)


def name_of(subject: Subject) -> str:
    """Return, for example, "First aid for schools (FA01)"."""
    return f"{subject.name} ({subject.code})" if subject.code else subject.name


def sentence(change: Change) -> str:
    """Return, for example, "First aid for schools (FA01) is now fully booked"."""
    return describe_changes(name_of(change.subject), [change])


def describe_changes(name: str, changes: Iterable[Change]) -> str:
    """Return one sentence for each change: "First aid is now fully booked. It now costs £135 (was £125)"."""
    listed = list(changes)
    said = [predicate(change) for change in listed if not _is_unquoted(change)]
    labels = [change.label for change in listed if isinstance(change, DetailChanged) and _is_unquoted(change)]
    if labels:
        said.append(f"has changes in its {in_words(labels)}")
    return " ".join(
        f"{name if number == 0 else 'It'} {words}{'' if words.endswith(('.', '!', '?')) else '.'}"
        for number, words in enumerate(said)
    )


def predicate(change: Change) -> str:  # noqa: C901, PLR0912  # one line for each kind of change
    """Return the words after the name, without a full stop."""
    match change:
        case Added():
            facts = f": {'; '.join(change.facts)}" if change.facts else ""
            return f"is new on the site{facts}"
        case Removed():
            facts = f" ({change.facts[0]})" if change.facts else ""
            return f"is taken off the site{facts}"
        case Announced():
            before = f" (was {wording.long_day(change.before)})" if change.before else ""
            return f"goes public by itself on {wording.long_day(change.on)}{before}"
        case Renamed():
            return f'has a new {"title" if change.subject.kind == PlainPage.kind else "name"} (was "{change.before}")'
        case Recoded():
            return f"has a new code: {change.after} (was {change.before}); bookings and lists may name the old one"
        case Moved():
            return _moved(change)
        case SessionAdded():
            return f"has one session more: {_when(change.when)}"
        case SessionDropped():
            return f"no longer has its session of {_when(change.when)}"
        case VenueChanged():
            return _venue(change)
        case StatusChanged():
            return _status(change)
        case SessionStatusChanged():
            return _session_status(change)
        case PriceChanged():
            return _price(change)
        case ExpiryChanged():
            return _expiry(change)
        case AddressChanged():
            old = "the old one leads on to it" if change.leads_on else "links to the old one find nothing"
            return f"has a new address: /{change.after} (was /{change.before}; {old})"
        case DetailChanged():
            return _detail(change)


def _is_unquoted(change: Change) -> bool:
    return isinstance(change, DetailChanged) and change.before is None and change.after is None


def _moved(change: Moved) -> str:
    was, now = change.before, change.after
    if was.day is None and now.day is not None:
        return f"now has a date{' for one more session' if change.of > 1 else ''}: {_when(now)}"
    if was.day is not None and now.day is None:
        return f"has no date any more (was {_days(was)}): the site says that it is to be confirmed"
    if now.day is None or (_days(was) == _days(now) and not wording.is_stay(now)):
        on = f" on {_days(now)}" if now.day else ""
        return f"now runs {_times(now)}{on} (was {_times(was)})"
    if wording.is_stay(was) or wording.is_stay(now):
        return f"now runs {_when(now)} (was {_when(was)})"
    days = f"from {_days(was, like=now)} to {_days(now)}"
    # "from Monday 2 to Tuesday 3 March to Monday 9 March" would be ambiguous
    if was.day != was.last_day or now.day != now.last_day:
        days = f"to {_days(now)} (was {_days(was)})"
    what = f"moves one of its {change.of} sessions" if change.of > 1 else "moves"
    times = "" if _times(was) == _times(now) else f", and now runs {_times(now)} (was {_times(was)})"
    return f"{what} {days}{times}"


def _days(when: When, like: When | None = None) -> str:
    """Return the days in words, without the year if ``other`` has the same."""
    if when.day is None or when.last_day is None:
        return "a day to be confirmed"
    if like and like.day and when.day == when.last_day and when.day.year == like.day.year:
        return f"{when.day:%A} {wording.day_and_month(when.day)}"
    return wording.day_span(when.day, when.last_day)


def _times(when: When) -> str:
    if when.time_tbc:
        return "at a time to be confirmed"
    return wording.then(wording.clock_span(when.start, when.end))


def _when(when: When) -> str:
    if wording.is_stay(when):
        return wording.when(when)
    return f"{_days(when)}, {_times(when)}" if when.start else _days(when)


def _venue(change: VenueChanged) -> str:
    on = f" on {wording.long_day(change.on)}" if change.on else ""
    if not change.after:
        return f"no longer says where it is{on} (was {change.before})"
    was = f" (was {change.before})" if change.before else ""
    return f"is now {_where(change.after)}{on}{was}"


def _where(venue: str) -> str:
    """Return a venue within a sentence: "at Town Hall", "online (via Teams)", "at Town Hall and online"."""
    attendance = attendance_at(venue)
    if not attendance.online:
        return f"at {venue}"
    if attendance.in_person:
        return f"at {attendance.place} and online" if attendance.place else "in person and online"
    if venue.casefold().startswith("online"):
        return f"{venue[:1].lower()}{venue[1:]}"
    return f"online ({venue})"


def _status(change: StatusChanged) -> str:
    reason = f". Reason: {change.reason.rstrip('.')}" if change.reason else ""
    of = f" ({change.when})" if change.when else ""
    match change.after.value:
        case "cancelled":
            return f"is cancelled{of}{reason}"
        case "postponed":
            to = f"to {wording.long_day(change.new_date)}" if change.new_date else "without a new date yet"
            return f"is postponed {to}{_was(change.when)}{reason}"
        case "full":
            return "is now fully booked"
        case "waiting list":
            return "is full, and now keeps a waiting list"
        case "few places":
            return "has few places left"
        case "closed":
            return "no longer takes bookings"
        case "provisional":
            return "is now only provisional"
        case "held":
            return "has been held"
        case _:
            return _on_again(change)


def _session_status(change: SessionStatusChanged) -> str:
    reason = f". Reason: {change.reason.rstrip('.')}" if change.reason else ""
    match change.after.value:
        case "cancelled":
            return f"has one session cancelled: {_when(change.when)}{reason}"
        case "postponed":
            to = f"to {wording.long_day(change.new_date)}" if change.new_date else "without a new date yet"
            return f"has one session postponed {to} (was {_when(change.when)}){reason}"
        case "provisional":
            return f"has one session that is only provisional: {_when(change.when)}"
        case _:
            again = "on after all" if change.before.is_off else "confirmed"
            return f"has one session {again}: {_when(change.when)}"


def _on_again(change: StatusChanged) -> str:
    match change.before.value:
        case "cancelled" | "postponed":
            return f"goes ahead after all{f': {change.when}' if change.when else ''}"
        case "provisional":
            return "is now confirmed"
        case "held":
            return "is no longer marked as held"
        case _:
            return "can be booked as usual again"


def _was(when: str) -> str:
    return f" (was {when})" if when else ""


def _price(change: PriceChanged) -> str:
    was = change.before[:1].lower() + change.before[1:]
    if change.after == "Free":
        return f"is now free (was {was})"
    if not change.after.startswith("£"):
        return f'now says "{change.after}" (was {was})'
    return f"now costs {change.after} (was {was})"


def _expiry(change: ExpiryChanged) -> str:
    was = f" (was {_until(change.before)})" if change.before else ""
    return f"stays on the news page {_until(change.after)}{was}"


def _until(day: dt.date | None) -> str:
    return f"until {wording.long_day(day)}" if day else "without an end"


def _detail(change: DetailChanged) -> str:
    if not change.after:
        return f"no longer gives its {change.label} (was {change.before})"
    was = f" (was {change.before})" if change.before else ""
    return f"has a new {change.label}: {change.after}{was}"
