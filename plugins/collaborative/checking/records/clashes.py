"""One person or one room in two places at once, and overlapping sessions of one course.

A school or centre has many rooms, so two courses there at once do not clash. Nor do two courses led by a team with one
name, "Specialist leader in English" or "School Improvement Team".
"""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from collaborative.checking.records.occasions import Occasion
from collaborative.checking.subject import Subject
from collaborative.loading.shaping import Shaped
from collaborative.problems import Problem
from collaborative.reading.times import end_of
from collaborative.reading.words import fold
from collaborative.records.cluster import Cluster
from collaborative.records.course import Course
from collaborative.records.fields import is_tbc
from collaborative.records.session import Session
from collaborative.views.wording import day_without_weekday

_PARTS = re.compile(r"[,;:()\[\]/]|\s[-–—]\s")
_ROOM = re.compile(
    r"(?:the )?(?:[\w']+ ){0,2}(?:room|hall|studio|suite|library|gym|lab|theatre|classroom|staffroom|boardroom|annexe)"
    r"(?: \w{1,5})?",
    re.IGNORECASE,
)
_BUILDING = re.compile(
    r"\b(?:town|city|village|parish|church|county|guild|community|public|central) \w+", re.IGNORECASE
)
# Words of roles and organisations: a name with one of them may stand for several people.
_NO_PERSON = frozenset((
    "academy", "adviser", "advisers", "advisor", "advisors", "agency", "alliance", "ambulance", "and", "assistant",
    "associates", "association", "authority", "board", "brigade", "centre", "centres", "charity", "clinic", "club",
    "co", "coach", "collaborative", "college", "company", "consultancy", "consultant", "consultants", "coordinator",
    "council", "department", "education", "facilitator", "federation", "fire", "foundation", "governor", "group",
    "head", "headteacher", "heads", "health", "hub", "institute", "instructor", "lead", "leader", "leaders",
    "leadership", "leads", "learning", "limited", "ltd", "manager", "managers", "mentor", "museum", "network",
    "nhs", "nurse", "nursing", "officer", "officers", "organisation", "partnership", "police", "practitioner",
    "primary", "professional", "project", "psychologist", "psychologists", "red", "safeguarding", "school",
    "schools", "senco", "sendco", "sendcos", "service", "services", "society", "specialist", "specialists",
    "sports", "staff", "support", "tbc", "teacher", "teachers", "teaching", "team", "teams", "theatre", "therapist",
    "therapists", "therapy", "trainer", "trainers", "training", "trust", "uk", "union", "university", "various",
))  # fmt: skip
_PARTICLES = frozenset((
    "al", "bin", "da", "de", "del", "den", "der", "di", "du", "el", "la", "le", "mac", "o'", "of", "ter", "van",
    "von", "y",
))  # fmt: skip
_HONORIFICS = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "rev", "sir", "dame", "cllr"})


@dataclass(frozen=True, slots=True)
class _Booking:
    """A person or a room that is taken for a time.

    Attributes:
        name: As typed.
        key: The front matter key that names it.
    """

    begin: dt.datetime
    finish: dt.datetime
    occasion: Occasion
    name: str
    key: str


def check_clashes(subject: Subject, occasions: Sequence[Occasion]) -> Iterator[Problem]:
    """Report clashes between files, overlapping sessions, and meetings that are repeated."""
    rooms: dict[str, list[_Booking]] = defaultdict(list)
    people: dict[str, list[_Booking]] = defaultdict(list)
    for booking in _bookings(occasions):
        (people if booking.key == "trainer" else rooms)[fold(booking.name)].append(booking)
    for bookings in rooms.values():
        yield from (_clash(earlier, later) for earlier, later in _overlapping(bookings))
    for bookings in people.values():
        for earlier, later in _overlapping(bookings):
            if _elsewhere(earlier.occasion.venue, later.occasion.venue):
                yield _clash(earlier, later)
    for item, course in subject.items_of(Course):
        if len(course.dates) > 1:
            yield from _own_sessions(item, course, subject.today)
    for held, cluster in subject.items_of(Cluster):
        if "meetings" not in held.wrong:
            yield from _same_meeting(held, cluster)


def _bookings(occasions: Sequence[Occasion]) -> Iterator[_Booking]:
    """Yield the people and rooms of all sessions and meetings with a start and an end."""
    for occasion in occasions:
        if not (occasion.start and occasion.end):
            continue
        names = [(leader, "trainer") for leader in occasion.leaders if is_a_person(leader)]
        if names_a_room(occasion.venue):
            names.append((occasion.venue, "host" if occasion.what == "meeting" else "venue"))
        if names:
            begin = dt.datetime.combine(occasion.day, occasion.start)
            finish = end_of(occasion.last_day, occasion.end)
            yield from (_Booking(begin, finish, occasion, name, key) for name, key in names)


@lru_cache(maxsize=10_000)
def is_a_person(name: str) -> bool:
    """Return whether a name looks like one person's: several words with capitals, none of a role or team."""
    words = name.replace(".", " ").split()
    plain = [word.casefold().strip(",'’") for word in words]
    if len(words) < 2 or any(word in _NO_PERSON for word in plain):
        return False
    if len(words) == 2 and words[0].isupper() and words[1].isupper() and plain[0] not in _HONORIFICS:
        return False
    return all(word[0].isupper() or lower in _PARTICLES for word, lower in zip(words, plain, strict=True))


@lru_cache(maxsize=10_000)
def names_a_room(venue: str) -> bool:
    """Return whether a venue is a single room: "Larkhill Primary School, hall", "Room 2, Town Hall"."""
    parts = [part.strip() for part in _PARTS.split(venue) if part.strip()]
    return len(parts) > 1 and any(_ROOM.fullmatch(part) and not _BUILDING.search(part) for part in parts)


def _overlapping(bookings: Sequence[_Booking]) -> Iterator[tuple[_Booking, _Booking]]:
    """Yield pairs from different files: each booking and the earliest one that it overlaps."""
    if len(bookings) < 2:
        return
    going_on: list[_Booking] = []
    for booking in sorted(bookings, key=lambda booking: booking.begin):
        going_on = [earlier for earlier in going_on if booking.begin < earlier.finish]
        others = (earlier for earlier in going_on if earlier.occasion.item is not booking.occasion.item)
        if first := next(others, None):
            yield first, booking
        going_on.append(booking)


def _clash(earlier: _Booking, later: _Booking) -> Problem:
    """Report a clash at the line of the booking that begins later."""
    other = earlier.occasion
    place = f"{other.item.document.path}, line {other.item.line(other.place(earlier.key))}"
    times = f"{earlier.begin:%H:%M} to {earlier.finish:%H:%M}"
    wrong = f"{later.name} is taken at that time: on {day_without_weekday(other.day)} from {times} ({place})."
    if later.key == "trainer":
        elsewhere = f"{other.venue} on {day_without_weekday(other.day)} from {times} ({place})"
        wrong = f"{later.name} is at another place at that time: {elsewhere}."
    remedy = f"Correct the {later.key}, the date or the times of one of the two; if both are right, leave them."
    return later.occasion.warning(later.key, wrong, remedy)


def _elsewhere(one: str, other: str) -> bool:
    """Return whether two venues are both known, and neither is part of the other."""
    if not one or not other or is_tbc(one) or is_tbc(other):
        return False
    return fold(one) not in fold(other) and fold(other) not in fold(one)


def _own_sessions(item: Shaped[Course], course: Course, today: dt.date) -> Iterator[Problem]:
    """Report overlapping sessions of one course, unless they are for different groups at the same time."""
    if course.is_off or course.draft or {"dates", "start", "end"} & item.wrong:
        return
    last: dict[tuple[object, ...], tuple[dt.datetime, Session]] = {}
    for session in course.expected_sessions:
        if session.day and session.last_day and session.last_day >= today and session.start and session.end:
            group = (session.venue, session.title, session.audience)
            copied = group in last and (last[group][1].day, last[group][1].start) == (session.day, session.start)
            if copied:
                continue  # refused as a repeated day already
            if group in last and dt.datetime.combine(session.day, session.start) < last[group][0]:
                earlier = last[group][1]
                wrong = f"This session begins before the one that starts at {earlier.start:%H:%M} has ended."
                remedy = "Correct the times of one of the two; groups that meet side by side need a title each."
                yield item.warning(("dates", session.item), wrong, remedy)
            last[group] = (end_of(session.last_day, session.end), session)


def _same_meeting(item: Shaped[Cluster], cluster: Cluster) -> Iterator[Problem]:
    """Report a meeting that was copied and not changed: it would be in every calendar twice."""
    first: dict[tuple[object, ...], int] = {}
    for index, meeting in enumerate(cluster.meetings):
        if meeting.date is None:
            continue
        known = (meeting.date, meeting.start, meeting.host, meeting.kind, meeting.year_groups, meeting.topic)
        line = item.line(("meetings", first.setdefault(known, index)))
        if first[known] != index:
            wrong = f"The same meeting on {day_without_weekday(meeting.date)} stands twice, here and on line {line}."
            yield item.problem(("meetings", index), wrong, "Take one of the two away, or correct its date or topic.")
