"""Calendar files (.ics): what each event says about a course."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from tests.builders import SETTINGS

from collaborative.records.course import Course
from collaborative.sheets.calendar_file import MOST_DATES, looks_like_calendar, read_calendar
from collaborative.sheets.codes import CodeMaker
from collaborative.sheets.memory import Memory, Remembered
from collaborative.sheets.table import SpreadsheetError
from collaborative.sheets.understanding import Asked, Understood, understand

FILE = "calendar.ics"
TODAY = dt.date(2026, 3, 2)
LONDON = ZoneInfo("Europe/London")


def calendar(*events: str) -> bytes:
    """Return a calendar of events, each as lines between bars: ``SUMMARY:Art|DTSTART:…``."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Example//EN"]
    for number, event in enumerate(events, 1):
        own = event.split("|")
        uid = [] if any(line.startswith("UID:") for line in own) else [f"UID:{number}@example.org"]
        lines += ["BEGIN:VEVENT", *uid, *own, "END:VEVENT"]
    return "\r\n".join([*lines, "END:VCALENDAR", ""]).encode()


def read(*events: str, memory: Memory | None = None, courses: tuple[Course, ...] = ()) -> Understood:
    codes = CodeMaker(courses, memory or Memory(), FILE, TODAY)
    return understand(read_calendar(calendar(*events), LONDON), FILE, SETTINGS, (), Asked(codes=codes))


def one(*events: str) -> Course:
    found = read(*events)
    assert not found.problems, found.problems
    assert len(found.courses) == 1
    return found.courses[0][1]


def test_a_calendar_is_known_by_its_first_line() -> None:
    assert looks_like_calendar(b"\xef\xbb\xbfBEGIN:VCALENDAR\r\n")
    assert not looks_like_calendar(b"Title,Code,Date\n")


def test_an_event_is_a_course_on_the_clock_of_the_site() -> None:
    course = one(
        "SUMMARY:Phonics\\, part one|DTSTART:20260604T083000Z|DTEND:20260604T110000Z|LOCATION:Larkhill School|"
        "DESCRIPTION:An introduction.|CATEGORIES:reading,phonics"
    )
    assert (course.title, course.date) == ("Phonics, part one", dt.date(2026, 6, 4))
    assert (course.start, course.end) == (dt.time(9, 30), dt.time(12))
    assert (course.venue, course.summary, course.tags) == (
        "Larkhill School",
        "An introduction.",
        ("reading", "phonics"),
    )


def test_times_of_another_zone_are_converted_and_a_length_counts_across_a_change_of_clocks() -> None:
    course = one("SUMMARY:Art|DTSTART;TZID=America/New_York:20260310T120000|DURATION:PT90M")
    assert (course.start, course.end) == (dt.time(16), dt.time(17, 30))


@pytest.mark.parametrize(
    ("end", "last"), [("DTEND;VALUE=DATE:20260423", None), ("DTEND;VALUE=DATE:20260424", 23), ("", None)]
)
def test_the_end_of_whole_days_is_the_day_after(end: str, last: int | None) -> None:
    course = one("|".join(filter(None, ["SUMMARY:Staff day", "DTSTART;VALUE=DATE:20260422", end])))
    assert (course.date, course.start) == (dt.date(2026, 4, 22), None)
    assert course.end_date == (dt.date(2026, 4, last) if last else None)


@pytest.mark.parametrize(
    ("status", "means"), [("CANCELLED", "cancelled"), ("TENTATIVE", "provisional"), ("CONFIRMED", "scheduled")]
)
def test_an_events_status_is_the_courses(status: str, means: str) -> None:
    assert one(f"SUMMARY:Art|DTSTART;VALUE=DATE:20260422|STATUS:{status}").status == means


WEEKLY = "UID:w@x|SUMMARY:Twilight|DTSTART;TZID=Europe/London:20260318T160000|DTEND;TZID=Europe/London:20260318T170000"


def days_of(course: Course) -> list[int]:
    return [session.day.day for session in course.sessions if session.day]


@pytest.mark.parametrize(
    ("rule", "days"),
    [
        ("RRULE:FREQ=WEEKLY;COUNT=3", [18, 25, 1]),
        ("RRULE:FREQ=WEEKLY;UNTIL=20260401T150000Z", [18, 25, 1]),
        ("RRULE:FREQ=WEEKLY;UNTIL=20260401", [18, 25, 1]),
        ("RRULE:FREQ=WEEKLY;COUNT=3|EXDATE;TZID=Europe/London:20260325T160000", [18, 1]),
        ("RDATE;TZID=Europe/London:20260319T160000", [18, 19]),
    ],
)
def test_an_event_that_repeats_is_a_course_with_sessions(rule: str, days: list[int]) -> None:
    course = one(f"{WEEKLY}|{rule}")
    assert days_of(course) == days
    assert {(session.start, session.end) for session in course.sessions} == {(dt.time(16), dt.time(17))}


def test_a_date_that_was_moved_or_cancelled_is_taken_as_it_is_now() -> None:
    found = read(
        f"{WEEKLY}|RRULE:FREQ=WEEKLY;COUNT=3",
        "UID:w@x|RECURRENCE-ID;TZID=Europe/London:20260325T160000|SUMMARY:Twilight|DTSTART;TZID=Europe/London:20260326T160000|"
        "DTEND;TZID=Europe/London:20260326T180000",
        "UID:w@x|RECURRENCE-ID;TZID=Europe/London:20260401T160000|SUMMARY:Twilight|STATUS:CANCELLED|"
        "DTSTART;TZID=Europe/London:20260401T160000",
    )
    ((_, course),) = found.courses
    assert days_of(course) == [18, 26]
    assert course.sessions[1].end == dt.time(18)
    assert any("1 April 2026 is cancelled in the calendar" in note for note in found.notes)


@pytest.mark.parametrize(
    ("rule", "wrong"),
    [
        ("FREQ=WEEKLY", "repeats without an end"),
        (f"FREQ=DAILY;COUNT={MOST_DATES + 1}", f"more than {MOST_DATES} dates"),
        ("FREQ=DAILY;COUNT=999999999", f"more than {MOST_DATES} dates"),
        ("FREQ=SECONDLY;COUNT=3", "by a rule that we cannot read"),
        ("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;COUNT=3", "by a rule that we cannot read"),
    ],
)
def test_an_event_that_repeats_too_often_is_refused(rule: str, wrong: str) -> None:
    found = read(f"{WEEKLY}|RRULE:{rule}")
    assert not found.courses
    assert wrong in str(found.problems[0])
    assert str(found.problems[0]).startswith(f'{FILE}: "Twilight"'), "an event has no cell, so its title says which"


@pytest.mark.parametrize("mark", ["PRIVATE", "CONFIDENTIAL"])
def test_a_private_event_is_left_out(mark: str) -> None:
    found = read(f"SUMMARY:Dentist|DTSTART;VALUE=DATE:20260422|CLASS:{mark}", "SUMMARY:Art|DTSTART;VALUE=DATE:20260422")
    assert [course.title for _, course in found.courses] == ["Art"]
    assert found.notes == (f'{FILE}: The event "Dentist" is private, and was left out.',)


def test_an_event_is_the_same_course_while_it_has_its_uid() -> None:
    before = one("UID:a@x|SUMMARY:Art|DTSTART;VALUE=DATE:20260422")
    memory = Memory({before.code_key: Remembered(FILE, {"uid": "a@x"})})
    found = read("UID:a@x|SUMMARY:Art again|DTSTART;VALUE=DATE:20260429", memory=memory, courses=(before,))
    assert [course.code for _, course in found.courses] == [before.code]


def test_events_of_one_title_are_courses_of_their_own() -> None:
    found = read("SUMMARY:Art|DTSTART;VALUE=DATE:20260422", "SUMMARY:Art|DTSTART;VALUE=DATE:20260429")
    assert [course.code for _, course in found.courses] == ["ART-260422", "ART-260429"]
    twice = [f"SUMMARY:Art|DTSTART:20260422T{hour}0000Z|DTEND:20260422T{hour}3000Z" for hour in (10, 13)]
    for events in (twice, twice[::-1]):
        codes = {course.code for _, course in read(*events).courses}
        assert codes == {"ART-260422-1100", "ART-260422-1400"}


@pytest.mark.parametrize(
    ("data", "said"),
    [(calendar(), "no events"), (b"BEGIN:VCALENDAR\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n", "damaged")],
)
def test_a_calendar_without_events_or_damaged_is_refused(data: bytes, said: str) -> None:
    with pytest.raises(SpreadsheetError, match=said):
        read_calendar(data, LONDON)


@pytest.mark.parametrize(
    "event",
    [
        "SUMMARY:Art",
        "DTSTART;VALUE=DATE:20260422",
        "SUMMARY:Art|DTSTART:nonsense",
        "SUMMARY:Art|DTSTART:20260422|DTSTART:20260423",
        "SUMMARY:Art|DTSTART:20260604T083000Z|DURATION:P9999999D",
        "SUMMARY:Art|DTSTART;TZID=Nowhere/Land:20260604T083000",
    ],
)
def test_an_event_that_lacks_something_is_reported(event: str) -> None:
    found = read(event)
    assert not found.courses
    assert found.problems
