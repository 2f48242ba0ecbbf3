"""Links that add sessions to Google's and Outlook's calendars, parsed as those parse them."""

import datetime as dt
from typing import Any
from urllib.parse import parse_qs, urlsplit
from zoneinfo import ZoneInfo

import pytest
from tests.builders import SETTINGS, course

from collaborative.settings import Settings
from collaborative.views.subscriptions.add_to_calendar import AddToCalendar, add_to_calendar

TODAY = dt.date(2026, 3, 2)
THREE = ["2026-02-26", "2026-03-05", "2026-03-12"]


def offered(today: dt.date = TODAY, settings: Settings = SETTINGS, **front: Any) -> AddToCalendar:
    made = add_to_calendar(course(**front), settings, today)
    assert made is not None
    return made


def read(link: str) -> dict[str, str]:
    """Return the query, in which each name occurs once."""
    parts = urlsplit(link)
    assert parts.fragment == ""
    assert " " not in link
    assert "+" not in parts.query, "Outlook shows a plus as a plus"
    values = parse_qs(parts.query, strict_parsing=True)
    assert all(len(found) == 1 for found in values.values())
    return {name: found[0] for name, found in values.items()}


def google(**front: Any) -> dict[str, str]:
    [session] = [each.value for each in offered(**front).sessions]
    assert session.google.startswith("https://calendar.google.com/calendar/render?")
    return read(session.google)


def outlook(**front: Any) -> dict[str, str]:
    [session] = [each.value for each in offered(**front).sessions]
    assert session.outlook.startswith("https://outlook.office.com/calendar/0/deeplink/compose?")
    return read(session.outlook)


def test_google_gets_everything_with_the_sites_own_time() -> None:
    assert google(start="9.30am", end="3.30pm", venue="Larkhill Primary School, Bury", audience="KS1") == {
        "action": "TEMPLATE",
        "text": "First aid",
        "dates": "20260319T093000/20260319T153000",
        "details": "Code: FA01.\nFor: KS1.\nhttps://training.example.org.uk/courses/fa01/",
        "location": "Larkhill Primary School, Bury",
        "ctz": "Europe/London",
    }


def test_outlook_gets_everything_with_the_time_in_utc() -> None:
    assert outlook(start="9.30am", end="3.30pm", venue="Larkhill Primary School, Bury", audience="KS1") == {
        "path": "/calendar/action/compose",
        "rru": "addevent",
        "subject": "First aid",
        "startdt": "2026-03-19T09:30:00Z",
        "enddt": "2026-03-19T15:30:00Z",
        "body": "Code: FA01.<br>For: KS1.<br>https://training.example.org.uk/courses/fa01/",
        "location": "Larkhill Primary School, Bury",
    }


@pytest.mark.parametrize(
    "text",
    ["Maths & English", "What now?", "Part #1 = 50% + more", "Café: £5", "Bees 🐝 and 👩‍🏫", "a;b,c/d\\e 'f' \"g\""],
)
def test_special_characters_survive(text: str) -> None:
    front: dict[str, Any] = {"title": text, "venue": text, "start": "9am", "end": "10am"}
    google_query, outlook_query = google(**front), outlook(**front)
    assert (google_query["text"], google_query["location"]) == (text, text)
    assert (outlook_query["subject"], outlook_query["location"]) == (text, text)


def test_outlook_shows_html_characters_literally() -> None:
    session = {"date": "2026-03-19", "title": "1 < 2 & 3"}
    assert outlook(dates=[session])["body"].startswith("1 &lt; 2 &amp; 3.<br>Code: FA01.")
    assert google(dates=[session])["details"].startswith("1 < 2 & 3.\nCode: FA01.")


def test_a_whole_day_ends_on_the_day_after() -> None:
    assert google()["dates"] == "20260319/20260320"
    query = outlook()
    assert (query["startdt"], query["enddt"], query["allday"]) == ("2026-03-19", "2026-03-20", "true")


def test_several_days_end_on_the_day_after_the_last() -> None:
    assert google(end_date="2026-03-21")["dates"] == "20260319/20260322"
    assert outlook(end_date="2026-03-21")["enddt"] == "2026-03-22"


def test_several_days_with_times_last_from_the_first_to_the_last() -> None:
    assert google(end_date="2026-03-20", start="4pm", end="2pm")["dates"] == "20260319T160000/20260320T140000"


def test_an_unknown_end_is_not_invented() -> None:
    google_query = google(start="4pm")
    assert google_query["dates"] == "20260319T160000/20260319T160000"
    assert google_query["details"].startswith("The finishing time is not given.\n")
    query = outlook(start="4pm")
    assert query["startdt"] == query["enddt"] == "2026-03-19T16:00:00Z"


def test_a_time_to_be_confirmed_is_the_whole_day_and_says_so() -> None:
    google_query = google(start="TBC")
    assert google_query["dates"] == "20260319/20260320"
    assert google_query["details"].startswith("Time to be confirmed.\n")
    assert offered(start="TBC").sessions[0].value.name == "Thursday 19 March 2026, time to be confirmed"


@pytest.mark.parametrize(
    ("day", "utc"),
    [
        ("2026-03-27", "09:00"),
        ("2026-03-28", "09:00"),
        ("2026-03-29", "08:00"),
        ("2026-03-30", "08:00"),
        ("2026-10-24", "08:00"),
        ("2026-10-25", "09:00"),
        ("2026-10-26", "09:00"),
    ],
)
def test_nine_oclock_is_nine_oclock_around_both_clock_changes(day: str, utc: str) -> None:
    front: dict[str, Any] = {"date": day, "start": "9am", "end": "10am"}
    compact = day.replace("-", "")
    assert google(**front)["dates"] == f"{compact}T090000/{compact}T100000"
    assert outlook(**front)["startdt"] == f"{day}T{utc}:00Z"


def test_a_site_in_another_zone_names_its_own() -> None:
    settings = Settings(name="N", url="https://example.org/", zone=ZoneInfo("America/New_York"))
    [session] = [each.value for each in offered(settings=settings, start="9am", end="10am").sessions]
    assert read(session.google)["ctz"] == "America/New_York"
    assert read(session.outlook)["startdt"] == "2026-03-19T13:00:00Z"


def test_every_session_that_has_a_day_is_offered_in_the_order_of_the_days() -> None:
    made = offered(dates=[*THREE[::-1], "TBC"], start="9am", end="10am", today=dt.date(2026, 2, 26))
    assert [session.value.name for session in made.sessions] == [
        "Session 1: Thursday 26 February 2026, 9am to 10am",
        "Session 2: Thursday 5 March 2026, 9am to 10am",
        "Session 3: Thursday 12 March 2026, 9am to 10am",
    ]
    assert [read(session.value.google)["text"] for session in made.sessions] == [
        f"First aid (session {place} of 4)" for place in (1, 2, 3)
    ]
    assert (made.file, made.file_holds) == ("courses/fa01/course.ics", "all 3 sessions")


def test_past_sessions_are_not_offered() -> None:
    made = offered(dates=THREE, today=dt.date(2026, 2, 27))
    assert [session.value.name.partition(":")[0] for session in made.sessions] == ["Session 2", "Session 3"]


@pytest.mark.parametrize(("dates", "holds"), [(THREE[:1], ""), (THREE[1:], "both sessions")])
def test_the_file_says_what_it_holds(dates: list[str], holds: str) -> None:
    assert offered(dates=dates, today=dt.date(2026, 2, 1)).file_holds == holds


@pytest.mark.parametrize(
    "front",
    [
        {"date": "TBC"},
        {"date": "2026-03-01"},
        {"status": "cancelled"},
        {"status": "postponed"},
        {"status": "postponed", "new_date": "TBC"},
        {"date": "2026-02-01", "status": "postponed", "new_date": "2026-03-01"},
        {"date": "TBC", "status": "postponed", "new_date": "2026-04-01"},
    ],
)
def test_a_course_that_cannot_be_attended_offers_no_calendar(front: dict[str, Any]) -> None:
    assert add_to_calendar(course(**front), SETTINGS, TODAY) is None


def test_only_the_new_day_of_a_moved_course_is_offered() -> None:
    front: dict[str, Any] = {
        "dates": THREE,
        "start": "9am",
        "end": "10am",
        "status": "postponed",
        "new_date": "2026-04-23",
    }
    made = offered(**front)
    assert (made.file, made.file_holds) == (
        "courses/fa01/course.ics",
        "the new day, and the old one marked as postponed",
    )
    assert [session.value.name for session in made.sessions] == ["Thursday 23 April 2026, 9am to 10am"]
    google_query = google(**front)
    assert google_query["text"] == "First aid"
    assert google_query["dates"] == "20260423T090000/20260423T100000"
    assert google_query["details"].startswith("Moved here from Thursday 26 February 2026.\n")
