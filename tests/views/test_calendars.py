"""Sessions and meetings as calendar entries."""

import datetime as dt
from typing import Any

import pytest
from tests.builders import SETTINGS, catalogue_of, cluster, course, school

from collaborative.catalogue import CourseSession
from collaborative.past.revisions import Revision
from collaborative.views.subscriptions.calendars import UNKNOWN_STAMP, CalendarEntry, course_entry, meeting_entry


def entries(**front: Any) -> list[CalendarEntry]:
    return [course_entry(entry, SETTINGS) for entry in catalogue_of(courses=(course(**front),)).sessions]


def entry(**front: Any) -> CalendarEntry:
    (only,) = entries(**front)
    return only


def local(day: int, hour: int, minute: int = 0, month: int = 3) -> dt.datetime:
    return dt.datetime(2026, month, day, hour, minute, tzinfo=SETTINGS.zone)


@pytest.mark.parametrize(
    ("front", "start", "end"),
    [
        ({"start": "9:30", "end": "15:30"}, local(19, 9, 30), local(19, 15, 30)),
        ({"start": "9:30"}, local(19, 9, 30), None),
        ({}, dt.date(2026, 3, 19), dt.date(2026, 3, 20)),
        ({"end_date": "2026-03-20"}, dt.date(2026, 3, 19), dt.date(2026, 3, 21)),
        ({"end_date": "2026-03-20", "start": "18:00", "end": "02:00"}, local(19, 18), local(20, 2)),
        ({"end_date": "2026-03-20", "start": "9:30"}, dt.date(2026, 3, 19), dt.date(2026, 3, 21)),
        ({"start": "19:00", "end": "midnight"}, local(19, 19), local(20, 0)),
        ({"start": "19:00", "end": "00:00"}, local(19, 19), local(20, 0)),
        ({"end_date": "2026-03-20", "start": "19:00", "end": "00:00"}, local(19, 19), local(20, 0)),
        (
            {"end_date": "2026-03-20", "start": "9:30", "end": "15:00", "overnight": "yes"},
            local(19, 9, 30),
            local(20, 15),
        ),
        ({"date": "2026-12-31"}, dt.date(2026, 12, 31), dt.date(2027, 1, 1)),
    ],
)
def test_an_entry_has_times_in_the_sites_zone_or_whole_days_with_the_day_after_as_its_end(
    front: dict[str, Any], start: dt.date, end: dt.date | None
) -> None:
    made = entry(**front)
    assert (made.start, made.end) == (start, end)


@pytest.mark.parametrize(("date", "offset"), [("2026-03-19", 0), ("2026-07-09", 1)])
def test_a_time_in_summer_is_summer_time(date: str, offset: int) -> None:
    start = entry(date=date, start="9:30").start
    assert isinstance(start, dt.datetime)
    assert start.utcoffset() == dt.timedelta(hours=offset)


def test_each_session_has_a_uid_from_the_code_and_its_number_in_the_file() -> None:
    made = entries(code="FA 01", dates=["2026-03-26", "TBC", "2026-03-19"])
    assert [(one.uid, one.start) for one in made] == [
        ("fa01-3@training.example.org.uk", dt.date(2026, 3, 19)),
        ("fa01-1@training.example.org.uk", dt.date(2026, 3, 26)),
    ]


def test_a_uid_stays_the_same_when_title_day_and_file_change() -> None:
    assert entry(title="Other", date="2027-01-01", slug="other").uid == entry().uid == "fa01-1@training.example.org.uk"


def test_a_course_to_be_confirmed_is_in_no_calendar() -> None:
    assert entries(date="TBC") == []
    (session,) = course(date="TBC").sessions
    with pytest.raises(ValueError, match="a session without a day is in no calendar"):
        course_entry(CourseSession(course(date="TBC"), session, 1, 1, Revision(1)), SETTINGS)


def test_an_entry_says_which_session_of_how_many_it_is() -> None:
    assert [one.summary for one in entries(dates="19 and 26 March 2026")] == [
        "First aid (session 1 of 2)",
        "First aid (session 2 of 2)",
    ]


@pytest.mark.parametrize(
    ("front", "sequence"),
    [
        ({}, 0),
        ({"published": "2026-01-01"}, 0),
        ({"published": "2026-01-01", "updated": "2026-01-01"}, 1),
        ({"published": "2026-01-01", "updated": "2026-01-09"}, 9),
        ({"published": "2026-01-01", "updated": "2026-02-09"}, 40),
        ({"published": "2026-01-01", "status": "cancelled"}, 1),
        ({"published": "2026-01-01", "updated": "2026-01-09", "status": "cancelled"}, 10),
        ({"updated": "2026-01-09"}, 1),
    ],
)
def test_the_sequence_grows_with_each_change_that_matters(front: dict[str, Any], sequence: int) -> None:
    assert entry(**front).sequence == sequence


@pytest.mark.parametrize(
    ("front", "stamp"),
    [
        ({}, UNKNOWN_STAMP),
        ({"published": "2026-01-01 9:00"}, dt.datetime(2026, 1, 1, 9, tzinfo=dt.UTC)),
        ({"published": "2026-01-01", "updated": "2026-07-01 9:00"}, dt.datetime(2026, 7, 1, 8, tzinfo=dt.UTC)),
    ],
)
def test_the_stamp_is_the_last_change_in_utc_and_never_the_time_of_the_build(
    front: dict[str, Any], stamp: dt.datetime
) -> None:
    assert entry(**front).stamp == stamp
    assert entry(**front).stamp.tzinfo is dt.UTC


@pytest.mark.parametrize(
    ("front", "status", "summary"),
    [
        ({}, "CONFIRMED", "First aid"),
        ({"status": "full"}, "CONFIRMED", "First aid"),
        ({"status": "provisional"}, "TENTATIVE", "Provisional: First aid"),
        ({"status": "postponed"}, "TENTATIVE", "POSTPONED: First aid"),
        ({"status": "cancelled"}, "CANCELLED", "CANCELLED: First aid"),
    ],
)
def test_an_entry_says_whether_it_takes_place(front: dict[str, Any], status: str, summary: str) -> None:
    made = entry(**front)
    assert (made.status, made.summary) == (status, summary)


def test_an_entry_describes_its_course() -> None:
    made = entry(venue="Hall", price="95", audience="KS1", subject="Maths", status="cancelled", reason="Snow")
    assert (made.location, made.categories) == ("Hall", ("Maths", "KS1"))
    assert made.url == "https://training.example.org.uk/courses/fa01/"
    assert made.description.split("\n") == [
        "Status: Cancelled",
        "Snow.",
        "Code: FA01",
        "For: KS1",
        "Price: £95",
        made.url,
    ]


@pytest.mark.parametrize(
    ("status", "said"),
    [("full", "Status: Fully booked"), ("few places", "Status: Few places left"), ("closed", "Status: Booking closed")],
)
def test_an_entry_describes_what_calendars_have_no_field_for(status: str, said: str) -> None:
    assert said in entry(status=status).description.split("\n")
    assert not any(line.startswith("Status:") for line in entry().description.split("\n"))


def test_a_cancelled_or_postponed_entry_counts_as_free_time() -> None:
    assert [entry(status=status).is_off for status in ("cancelled", "postponed", "full")] == [True, True, False]


def test_no_course_code_can_produce_the_uid_of_a_meeting() -> None:
    record = cluster(meetings=[{"date": "2026-03-19"}])
    (of_cluster,) = catalogue_of(clusters=(record,)).meetings
    meeting = meeting_entry(of_cluster, catalogue_of(), SETTINGS)
    assert meeting is not None
    assert meeting.uid not in {entry(code=code).uid for code in ("NORTH-MEETING", "north.meeting", "North meeting")}


def test_a_meeting_is_an_entry_at_its_host_once_its_day_is_known() -> None:
    record = cluster(
        meetings=[
            {"date": "TBC", "topic": "Later"},
            {"date": "2026-03-19", "start": "15:45", "end": "17:15", "host": "larkhill", "year_groups": "Y2"},
        ]
    )
    catalogue = catalogue_of(clusters=(record,), schools=(school(),))
    first, second = (meeting_entry(one, catalogue, SETTINGS) for one in catalogue.meetings)
    assert second is None
    assert first is not None
    assert (first.uid, first.summary, first.location) == (
        "north.meeting.2@training.example.org.uk",
        "Year 2 meeting",
        "Larkhill Primary School",
    )
    assert (first.start, first.end) == (local(19, 15, 45), local(19, 17, 15))
    assert first.url == "https://training.example.org.uk/clusters/north/#c.meeting-2"
