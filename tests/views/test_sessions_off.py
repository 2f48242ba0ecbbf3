"""One session of several is cancelled or moved, and the course takes place: in every view; meetings likewise."""

import datetime as dt
from typing import Any

import pytest
from tests.builders import SETTINGS, catalogue_of, cluster, course, history_of, load, site_of

from collaborative.catalogue import Month, is_upcoming
from collaborative.past.record_history import PublicHistory, RecordHistory, State
from collaborative.past.revisions import revisions_of_meetings, revisions_of_sessions
from collaborative.records.cluster import Cluster
from collaborative.records.course import Course
from collaborative.sections.courses.course import course_page
from collaborative.sections.months import month_page
from collaborative.views.changes.announcements import announcements_of
from collaborative.views.changes.meetings import changes_of_meetings
from collaborative.views.changes.sentences import sentence
from collaborative.views.courses import Cards, booking_view
from collaborative.views.emails.month import month_email
from collaborative.views.subscriptions.add_to_calendar import add_to_calendar
from collaborative.views.subscriptions.calendars import CalendarEntry, course_entry, meeting_entry
from collaborative.views.subscriptions.feeds import course_item

TODAY = dt.date(2026, 3, 2)
FIRST = dt.datetime(2026, 1, 5, 9, tzinfo=dt.UTC)
CANCELLED: dict[str, Any] = {"date": "2026-03-26", "status": "cancelled", "reason": "The trainer is ill."}
MOVED: dict[str, Any] = {"date": "2026-03-26", "status": "postponed", "new_date": "2026-04-23"}


def of_dates(*dates: Any, **front: Any) -> Course:
    return course(date=None, dates=list(dates), start="9:30", end="15:30", venue="Hall", **front)


def entries(of: Course) -> list[CalendarEntry]:
    catalogue = catalogue_of(courses=(of,))
    return [course_entry(entry, SETTINGS) for entry in (*catalogue.sessions, *catalogue.new_dates)]


def test_a_cancelled_session_keeps_its_entry_and_the_others_stay_as_they_are() -> None:
    made = [
        (it.start.day, it.uid[:6], it.status, it.summary, it.is_off)
        for it in entries(of_dates("2026-03-19", CANCELLED))
    ]
    assert made == [
        (19, "fa01-1", "CONFIRMED", "First aid (session 1 of 2)", False),
        (26, "fa01-2", "CANCELLED", "CANCELLED: First aid (session 2 of 2)", True),
    ]
    assert "Status: Cancelled\nThe trainer is ill.\n" in entries(of_dates("2026-03-19", CANCELLED))[1].description


def test_a_moved_session_has_an_entry_on_each_of_its_days() -> None:
    _, old, new = entries(of_dates("2026-03-19", MOVED))
    assert (old.uid[:6], old.summary, old.status) == ("fa01-2", "POSTPONED: First aid (session 2 of 2)", "TENTATIVE")
    assert "New date: Thursday 23 April 2026, 9:30am to 3:30pm." in old.description
    assert (new.uid[:10], new.summary, new.status) == ("fa01-2-new", "First aid (session 2 of 2)", "CONFIRMED")
    assert new.start == dt.datetime(2026, 4, 23, 9, 30, tzinfo=SETTINGS.zone)
    assert "Moved here from Thursday 26 March 2026." in new.description


def history(*versions: Course) -> PublicHistory:
    states = tuple(
        State(FIRST + dt.timedelta(weeks=number), version, text=str(number)) for number, version in enumerate(versions)
    )
    return PublicHistory({versions[-1].origin.path: RecordHistory(states)}, known=True)


@pytest.mark.parametrize("row", [CANCELLED, MOVED, {**CANCELLED, "status": "provisional", "reason": ""}])
def test_only_the_entry_of_the_session_that_changes_is_revised(row: dict[str, Any]) -> None:
    before, after = of_dates("2026-03-19", "2026-03-26"), of_dates("2026-03-19", row)
    first, second = revisions_of_sessions(history(before, after).of(after), after)
    assert (first.number, first.sequence, first.modified) == (1, 0, None)
    assert (second.number, second.sequence, second.modified) == (2, 1, FIRST + dt.timedelta(weeks=1))


def test_without_a_history_a_session_that_is_off_has_been_revised() -> None:
    assert [it.sequence for it in entries(of_dates("2026-03-19", CANCELLED))] == [0, 1]


def test_the_page_strikes_the_session_out_and_says_why() -> None:
    after = of_dates("2026-03-19", CANCELLED, "2026-04-02")
    page = course_page(after, site_of(catalogue_of(courses=(after,)), TODAY))
    assert [(it.struck, it.note, it.badge.text if it.badge else "") for it in page.sessions] == [
        ("", "", ""),
        ("Cancelled", "The trainer is ill.", "Cancelled"),
        ("", "", ""),
    ]
    assert (page.notice, page.number, page.badge) == ("", 2, None)
    assert page.when == "2 sessions: Thursday 19 March 2026; Thursday 2 April 2026"


@pytest.mark.parametrize(
    ("row", "note"),
    [
        (MOVED, "New date: Thursday 23 April 2026, 9:30am to 3:30pm."),
        ({**MOVED, "reason": "snow"}, "Snow. New date: Thursday 23 April 2026, 9:30am to 3:30pm."),
        ({**MOVED, "new_date": "TBC"}, "A new date is not known yet."),
    ],
)
def test_the_page_says_where_a_session_has_moved(row: dict[str, Any], note: str) -> None:
    after = of_dates("2026-03-19", row)
    _, moved = course_page(after, site_of(catalogue_of(courses=(after,)), TODAY)).sessions
    assert (moved.struck, moved.note) == ("Was", note)


@pytest.mark.parametrize(
    ("row", "today", "day", "more"),
    [
        (CANCELLED, dt.date(2026, 3, 20), "Thu 2 Apr 2026", "Session 3 of 3"),
        (MOVED, dt.date(2026, 3, 20), "Thu 2 Apr 2026", "Session 3 of 3"),
        (MOVED, dt.date(2026, 4, 3), "Thu 23 Apr 2026", "Session 2 of 3"),
        (CANCELLED, dt.date(2026, 3, 2), "Thu 19 Mar 2026", "2 sessions"),
    ],
)
def test_the_next_session_is_one_that_takes_place(row: dict[str, Any], today: dt.date, day: str, more: str) -> None:
    card = Cards(today).of(of_dates("2026-03-19", row, "2026-04-02"))
    assert (card.day, card.more, card.day_is_off) == (day, more, False)


@pytest.mark.parametrize(
    ("rows", "last"),
    [
        (("2026-03-19", CANCELLED), dt.date(2026, 3, 19)),
        (("2026-03-19", MOVED), dt.date(2026, 4, 23)),
        (("2026-03-19", {**MOVED, "new_date": "TBC"}), None),
        (("2026-03-19", {"date": "TBC", "status": "cancelled"}), dt.date(2026, 3, 19)),
    ],
)
def test_a_course_is_over_after_its_last_session_that_takes_place(rows: tuple[Any, ...], last: dt.date | None) -> None:
    made = of_dates(*rows)
    assert made.last_expected_day == last
    assert is_upcoming(made, dt.date(2026, 4, 24)) is (last is None)


def test_the_month_marks_the_session_on_its_old_day_and_lists_it_on_its_new_one() -> None:
    after = of_dates("2026-03-19", MOVED)
    site = site_of(catalogue_of(courses=(after,)), TODAY)
    march, april = (month_page(Month(2026, number), site) for number in (3, 4))
    assert [(row.iso, row.badge.text if row.badge else "", row.is_off) for row in march.rows] == [
        ("2026-03-19", "", False),
        ("2026-03-26", "Postponed to 23 April", True),
    ]
    assert [(row.iso, row.note, row.badge) for row in april.rows] == [
        ("2026-04-23", "Session 2 of 2, moved here from 26 March", None)
    ]
    (cell,) = (day for week in march.grid.weeks for day in week if day.number == 26)
    assert [badge.value.text for entry in cell.entries for badge in entry.badges if badge.value] == [
        "Postponed to 23 April"
    ]


def test_the_email_of_a_month_strikes_the_session_out() -> None:
    made = catalogue_of(courses=(of_dates("2026-03-19", CANCELLED),))
    (section,) = month_email(Month(2026, 3), made, SETTINGS, Cards(TODAY)).sections
    assert [(it.is_off, it.status) for it in section.items] == [(False, ""), (True, "Cancelled")]


def test_what_a_visitor_adds_to_a_calendar_are_the_sessions_that_take_place() -> None:
    added = add_to_calendar(of_dates("2026-03-19", MOVED, CANCELLED | {"date": "2026-03-27"}), SETTINGS, TODAY)
    assert added
    assert [it.value.name for it in added.sessions] == [
        "Session 1: Thursday 19 March 2026, 9:30am to 3:30pm",
        "Session 2: Thursday 23 April 2026, 9:30am to 3:30pm",
    ]


def test_the_booking_email_names_the_days_on_which_the_course_takes_place() -> None:
    link = booking_view(of_dates("2026-03-19", CANCELLED, "2026-04-02"), SETTINGS, TODAY).link
    assert "Date%3A%202%20sessions%3A%20Thursday%2019%20March%202026%3B%20Thursday%202%20April%202026" in link


def test_the_feed_item_says_which_session_is_off() -> None:
    facts = dict(course_item(of_dates(CANCELLED, "2026-04-02"), SETTINGS).facts)
    assert facts["When"] == "Thursday 2 April 2026, 9:30am to 3:30pm"
    assert facts["Off"] == "Thursday 26 March 2026 is cancelled. The trainer is ill."


def announced(*versions: Course) -> list[tuple[str, str]]:
    known = history(*versions)
    catalogue = catalogue_of(courses=(versions[-1],), public_history=known)
    return [(it.headline, it.sentence) for it in announcements_of(versions[-1], catalogue, SETTINGS.zone, TODAY)]


def test_subscribers_hear_of_each_change_of_a_session_once() -> None:
    versions = (
        of_dates("2026-03-19", "2026-03-26"),
        of_dates("2026-03-19", CANCELLED),
        of_dates("2026-03-19", "2026-03-26"),
        of_dates("2026-03-19", MOVED),
        of_dates("2026-03-19", "2026-04-23"),
    )
    assert announced(*versions)[::-1] == [
        (
            "one session cancelled",
            "First aid has one session cancelled: Thursday 26 March 2026, 9:30am to 3:30pm. Reason: The trainer is ill.",
        ),
        (
            "one session on again",
            "First aid has one session on after all: Thursday 26 March 2026, 9:30am to 3:30pm.",
        ),
        (
            "one session postponed",
            "First aid has one session postponed to Thursday 23 April 2026 (was Thursday 26 March 2026, 9:30am to 3:30pm).",
        ),
    ]


def test_a_course_that_is_cancelled_is_announced_without_its_sessions() -> None:
    versions = of_dates("2026-03-19", CANCELLED), of_dates("2026-03-19", CANCELLED, status="cancelled")
    assert [headline for headline, _ in announced(*versions)] == ["cancelled"]


# Meetings


def meetings(**front: Any) -> Cluster:
    return cluster(meetings=[{"date": "2026-03-26", "start": "15:45", "kind": "Headteachers", **front}])


def test_a_moved_meeting_has_an_entry_on_each_of_its_days_and_is_listed_on_both() -> None:
    north = meetings(status="postponed", new_date="2026-04-23", reason="Snow")
    catalogue = catalogue_of(clusters=(north,))
    made = [meeting_entry(entry, catalogue, SETTINGS) for entry in catalogue.meetings_and_new_dates]
    assert [(it.uid[:19], it.summary) for it in made if it] == [
        ("north.meeting.1@tra", "POSTPONED: Headteachers meeting"),
        ("north.meeting.1-new", "Headteachers meeting"),
    ]
    old, new = (month_page(Month(2026, number), site_of(catalogue, TODAY)).meetings[0] for number in (3, 4))
    assert (old.struck, old.badge.text if old.badge else "") == ("Was", "Postponed to 23 April")
    assert (new.struck, new.badge, new.cluster) == ("", None, f"{north.title}, moved here from 26 March")
    assert [it.meeting.date for it in catalogue.planned_meetings_of(north)] == [dt.date(2026, 4, 23)]


def test_the_new_date_of_a_meeting_is_a_revision_and_a_change() -> None:
    versions = meetings(), meetings(status="postponed"), meetings(status="postponed", new_date="2026-04-23")
    states = [State(FIRST + dt.timedelta(weeks=number), it) for number, it in enumerate(versions)]
    assert [it.sequence for it in revisions_of_meetings(states, versions[-1])] == [2]
    before, after = (catalogue_of(clusters=(it,)) for it in versions[1:])
    assert [sentence(it) for it in changes_of_meetings(before, after, TODAY)] == [
        f"Headteachers meeting ({versions[0].title}) is postponed to Thursday 23 April 2026 (was Thursday 26 March 2026)."
    ]


# Stays, in a history


def test_overnight_alone_changes_nothing_that_subscribers_have() -> None:
    """What old versions with such hours meant stays as it was: the stay was published from its first version on."""
    text = (
        "---\ntitle: Stay\ncode: ST01\ndate: 2026-06-11\nstart: 9.30am\nend_date: 2026-06-12\nend: 3pm\n{}---\nText\n"
    )
    old, new = text.format(""), text.format("overnight: yes\n")
    uri = "courses/stay.md"

    def published(*versions: str) -> tuple[Any, ...]:
        content = load({uri: versions[-1]}, history_of([(uri, version) for version in versions]))
        site = site_of(content.catalogue, dt.date(2026, 4, 1))
        return (
            content.problems,
            list(site.course_entries(content.catalogue.courses)),
            list(site.course_items(content.catalogue.courses)),
        )

    assert published(old, new) == published(old) == published(new)
    moved, moved_new = (version.replace("end: 3pm", "end: 4pm") for version in (old, new))
    assert published(old, moved, moved_new) == published(old, moved)
    _, (entry,), items = published(old, new)
    assert (entry.sequence, entry.stamp) == (0, FIRST)
    assert entry.start == dt.datetime(2026, 6, 11, 9, 30, tzinfo=SETTINGS.zone)
    assert entry.end == dt.datetime(2026, 6, 12, 15, tzinfo=SETTINGS.zone)
    assert [item.title for item in items] == ["Stay (Thu 11 Jun 2026)"]
