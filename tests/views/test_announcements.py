"""Announcements: which changes of a published course subscribers receive."""

import datetime as dt
from typing import Any

import pytest
from tests.builders import SETTINGS, catalogue_of, course

from collaborative.past.record_history import PublicHistory, RecordHistory, State
from collaborative.records.course import Course
from collaborative.views.changes.announcements import Announcement, announcements_of

TODAY = dt.date(2026, 3, 2)
FIRST = dt.datetime(2026, 1, 5, 9, tzinfo=dt.UTC)


def announced(*fronts: dict[str, Any], today: dt.date = TODAY, step: int = 7) -> list[Announcement]:
    """Return the announcements of a course that changed once a week, newest first."""
    records = [course(**front) for front in fronts]
    states = tuple(
        State(FIRST + dt.timedelta(days=step * number), record, text=str(front))
        for number, (front, record) in enumerate(zip(fronts, records, strict=True))
    )
    catalogue = catalogue_of(
        courses=(records[-1],),
        public_history=PublicHistory({records[-1].origin.path: RecordHistory(states)}, known=True),
    )
    return list(announcements_of(records[-1], catalogue, SETTINGS.zone, today))


BASE: dict[str, Any] = {"start": "9:30", "end": "15:30", "venue": "Town Hall", "price": "95", "places": "20"}


@pytest.mark.parametrize(
    ("change", "headline", "sentence"),
    [
        ({"date": "2026-03-26"}, "new date", "First aid moves from Thursday 19 March to Thursday 26 March 2026."),
        (
            {"start": "10:00"},
            "new time",
            "First aid now runs 10am to 3:30pm on Thursday 19 March 2026 (was 9:30am to 3:30pm).",
        ),
        ({"venue": "Elton Centre"}, "new venue", "First aid is now at Elton Centre (was Town Hall)."),
        ({"price": "110"}, "new price", "First aid now costs £110 (was £95)."),
        ({"status": "full"}, "fully booked", "First aid is now fully booked."),
        ({"places_left": "0"}, "fully booked", "First aid is now fully booked."),
        ({"status": "waiting list"}, "waiting list", "First aid is full, and now keeps a waiting list."),
        (
            {"status": "cancelled", "reason": "Snow"},
            "cancelled",
            "First aid is cancelled (Thursday 19 March 2026). Reason: Snow.",
        ),
        (
            {"status": "postponed", "new_date": "2026-04-23"},
            "postponed",
            "First aid is postponed to Thursday 23 April 2026 (was Thursday 19 March 2026).",
        ),
        (
            {"date": "TBC"},
            "new date",
            "First aid has no date any more (was Thursday 19 March 2026): the site says that it is to be confirmed.",
        ),
        (
            {"date": "2026-03-26", "price": "110"},
            "new date, new price",
            "First aid moves from Thursday 19 March to Thursday 26 March 2026. It now costs £110 (was £95).",
        ),
    ],
)
def test_an_important_change_shows_the_old_and_the_new_value(
    change: dict[str, Any], headline: str, sentence: str
) -> None:
    (announcement,) = announced(BASE, {**BASE, **change})
    assert (announcement.headline, announcement.sentence) == (headline, sentence)
    assert announcement.moment == FIRST + dt.timedelta(days=7)


@pytest.mark.parametrize(
    "change",
    [
        {"title": "First Aid for schools"},
        {"summary": "A day."},
        {"body": "Corrected."},
        {"venue": "town hall"},
        {"venue": "Town Hall, Knowsley Street, Bury"},
        {"price": "£95.00"},
        {"start": "9.30am"},
        {"places": "24"},
        {"places_left": "3"},
        {"status": "few places"},
        {"status": "provisional"},
        {"status": "closed"},
        {"trainer": "Somebody else"},
        {"tags": "outdoors"},
        {"slug": "first-aid-march"},
        {"code": "FA 01"},
        {"booking": {"closes": "2026-03-12"}},
        {"price": {"member": "95", "non_member": "95"}},
    ],
)
def test_a_minor_change_is_not_announced(change: dict[str, Any]) -> None:
    assert announced(BASE, {**BASE, **change}) == []


def test_changes_of_a_past_course_are_not_announced() -> None:
    past = {**BASE, "date": "2026-01-08"}
    assert announced(past, {**past, "price": "110"}) == []
    assert len(announced(past, {**past, "price": "110"}, step=3)) == 1  # on the day itself
    assert len(announced(past, {**past, "date": "2026-03-19"})) == 1  # it will be, after all


@pytest.mark.parametrize(
    "dates", [["2026-03-19"], ["2026-01-07", "2026-03-19"], ["2025-12-18", "2026-01-08", "2026-03-19"]]
)
def test_changes_of_past_sessions_are_not_announced(dates: list[str]) -> None:
    front = {**BASE, "dates": ["2026-01-08", "2026-03-19"]}
    assert announced(front, {**front, "dates": dates}) == []


def test_two_prices_instead_of_one_are_announced() -> None:
    (announcement,) = announced(BASE, {**BASE, "price": {"member": "95", "non_member": "120"}})
    assert announcement.headline == "new price"


def test_a_postponed_course_is_upcoming_however_old_its_first_day_is() -> None:
    waits = {**BASE, "date": "2026-01-08", "status": "postponed"}
    (announcement,) = announced(waits, {**waits, "new_date": "2026-04-23"})
    assert announcement.headline == "new date"


def test_a_change_and_its_reversal_are_announced_separately() -> None:
    found = announced(BASE, {**BASE, "price": "110"}, BASE)
    assert [one.sentence for one in found] == [
        "First aid now costs £95 (was £110).",
        "First aid now costs £110 (was £95).",
    ]
    assert len({one.key for one in found}) == 2


def test_the_key_of_a_change_depends_on_the_file_and_not_on_the_time() -> None:
    dearer = {**BASE, "price": "110"}
    first, again = announced(BASE, dearer), announced(BASE, dearer, step=3)
    assert first[0].key == again[0].key
    assert first[0].moment != again[0].moment
    assert announced(BASE, {**BASE, "price": "120"})[0].key != first[0].key


def test_the_same_change_made_twice_is_announced_twice() -> None:
    dearer = {**BASE, "price": "110"}
    keys = [one.key for one in announced(BASE, dearer, BASE, dearer)]
    assert keys[0] == f"{keys[2]}-2"
    assert len(set(keys)) == 3


def test_small_changes_of_a_venue_are_announced_once_they_add_up_to_another_place() -> None:
    venues = ("Town Hall, Bury", "Town Hall", "Town Hall, Bolton")
    (announcement,) = announced(*({**BASE, "venue": venue} for venue in venues))
    assert announcement.sentence == "First aid is now at Town Hall, Bolton (was Town Hall, Bury)."


def test_the_day_of_a_change_is_in_the_sites_time_zone() -> None:
    records = [course(**BASE), course(**{**BASE, "price": "110"})]
    moments = (FIRST, dt.datetime(2026, 7, 1, 23, 30, tzinfo=dt.UTC))  # half past midnight in London
    ahead = [record.model_copy(update={"date": dt.date(2026, 9, 1)}) for record in records]
    states = tuple(State(moment, record, str(moment)) for moment, record in zip(moments, ahead, strict=True))
    catalogue = catalogue_of(public_history=PublicHistory({ahead[1].origin.path: RecordHistory(states)}, known=True))
    (announcement,) = announcements_of(ahead[1], catalogue, SETTINGS.zone, dt.date(2026, 7, 2))
    assert announcement.line.day == "2 July 2026"
    assert announcements_of(ahead[1], catalogue, SETTINGS.zone, dt.date(2026, 7, 1)) == ()


def test_a_new_date_is_not_announced_again_when_it_becomes_the_date() -> None:
    postponed = {**BASE, "status": "postponed", "new_date": "2026-04-23"}
    assert announced(postponed, {**BASE, "date": "2026-04-23"}) == []
    (moved,) = announced(postponed, {**BASE, "date": "2026-04-30"})
    assert "Thursday 30 April 2026" in moved.sentence
    (dearer,) = announced(postponed, {**BASE, "date": "2026-04-23", "price": "110"})
    assert dearer.sentence == "First aid now costs £110 (was £95)."


def test_a_course_that_is_back_on_or_has_places_again_is_announced() -> None:
    (again,) = announced({**BASE, "status": "cancelled"}, BASE)
    assert (again.headline, again.sentence) == ("on again", "First aid goes ahead after all: Thursday 19 March 2026.")
    assert announced({**BASE, "status": "full"}, BASE)[0].headline == "places again"


def test_changes_after_the_day_of_the_build_do_not_count() -> None:
    assert announced(BASE, {**BASE, "price": "110"}, today=dt.date(2026, 1, 11)) == []


def test_updated_dates_the_change_that_it_came_with() -> None:
    (announcement,) = announced(BASE, {**BASE, "price": "110", "updated": "2026-01-10"})
    assert announcement.moment.date() == dt.date(2026, 1, 10)


def test_updated_announces_a_change_that_would_not_be_announced_otherwise() -> None:
    (announcement,) = announced(BASE, {**BASE, "body": "Bring a tent.", "updated": "2026-01-12"})
    assert announcement.headline == "updated"
    assert announcement.sentence == "First aid has changes in its text."
    assert announcement.is_news


def test_updated_without_another_change_is_announced() -> None:
    (announcement,) = announced(BASE, {**BASE, "updated": "2026-01-12"})
    assert announcement.sentence == "First aid: the details were updated on Monday 12 January 2026."
    assert announcement.is_news


def test_a_correction_of_a_past_course_is_only_on_its_page() -> None:
    past = {**BASE, "date": "2026-01-08"}
    (announcement,) = announced(past, {**past, "updated": "2026-01-12", "body": "Corrected."})
    assert not announcement.is_news


def test_an_old_updated_does_not_hide_a_later_change() -> None:
    old = {**BASE, "updated": "2026-01-10"}
    found = announced(BASE, old, {**old, "status": "cancelled"})
    assert [one.headline for one in found] == ["cancelled", "updated"]


def test_without_a_history_the_file_says_when_it_changed() -> None:
    record = course(**BASE, published="2026-01-05", updated="2026-02-01")
    (announcement,) = announcements_of(record, catalogue_of(courses=(record,)), SETTINGS.zone, TODAY)
    assert (announcement.key, announcement.headline) == ("20260201", "updated")
    assert not announcement.is_news  # there is nothing to tell but that there is something
    fresh: Course = course(**BASE, published="2026-02-01", updated="2026-02-01")
    assert announcements_of(fresh, catalogue_of(courses=(fresh,)), SETTINGS.zone, TODAY) == ()


@pytest.mark.parametrize(
    ("front", "headline", "sentence"),
    [
        (
            {"status": "cancelled", "reason": "Snow"},
            "cancelled",
            "First aid is cancelled (Thursday 19 March 2026). Reason: Snow.",
        ),
        ({"status": "full"}, "fully booked", "First aid is now fully booked."),
        ({"places_left": "0"}, "fully booked", "First aid is now fully booked."),
        ({"status": "few places"}, "few places left", "First aid has few places left."),
        ({"status": "closed"}, "updated", "First aid: the details were updated on Sunday 1 February 2026."),
    ],
)
def test_without_a_history_the_status_is_announced(front: dict[str, Any], headline: str, sentence: str) -> None:
    record = course(**{**BASE, "published": "2026-01-05", "updated": "2026-02-01", **front})
    (announcement,) = announcements_of(record, catalogue_of(courses=(record,)), SETTINGS.zone, TODAY)
    assert (announcement.headline, announcement.sentence) == (headline, sentence)
    assert announcement.is_news == (headline != "updated")


def test_the_page_of_a_course_that_is_off_gives_the_reason_once() -> None:
    (announcement,) = announced(BASE, {**BASE, "status": "cancelled", "reason": "Snow"})
    assert announcement.line.text == "this course is cancelled (Thursday 19 March 2026)."
    assert (announcement.line.label, announcement.line.day) == ("Changed on", "12 January 2026")
