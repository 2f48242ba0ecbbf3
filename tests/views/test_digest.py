"""The email of new and changed courses, and of those that close soon."""

import datetime as dt

from tests.builders import SETTINGS, catalogue_of, course, discount

from collaborative.catalogue import Catalogue
from collaborative.past.record_history import PublicHistory, RecordHistory, State
from collaborative.records.course import Course
from collaborative.views.courses import Cards
from collaborative.views.emails.digest import digest_email
from collaborative.views.emails.email import Email

TODAY = dt.date(2026, 3, 15)


def digest(*courses: Course) -> Email:
    return digest_email(catalogue_of(courses=courses), SETTINGS, Cards(TODAY))


CLOSING, CHANGED, NEW = range(3)


def titles(email: Email, section: int) -> list[str]:
    return [item.title for item in email.sections[section].items]


def test_a_digest_says_that_nothing_is_new_changed_or_closing() -> None:
    email = digest()
    assert (email.html, email.text) == ("courses/digest.html", "courses/digest.txt")
    assert [(section.heading, section.items, section.nothing) for section in email.sections] == [
        ("Closing soon", (), "Nothing closes soon."),
        ("Changed", (), "Nothing has changed."),
        ("New", (), "Nothing is new."),
    ]
    assert email.lines == ("New and changed since Sunday 1 March 2026; closing or starting by Sunday 29 March 2026.",)
    assert email.small_print[-1].startswith("As on Sunday 15 March 2026.")


def test_new_courses_are_upcoming_and_were_published_in_the_last_14_days() -> None:
    email = digest(
        course("A", date="2026-06-02", published="2026-03-01", summary="A day."),
        course("B", date="2026-06-01", published="2026-03-15"),
        course("C", date="2026-06-03", published="2026-02-28"),
        course("D", date="2026-03-14", published="2026-03-02"),
        course("E", date="2026-06-03"),
    )
    assert titles(email, NEW) == ["First aid (B)", "First aid (A)"]
    assert email.sections[NEW].items[1].facts[0] == "A day."


def test_without_a_history_the_digest_does_not_claim_that_nothing_is_new() -> None:
    unknown = digest(course(date="2026-06-01"))
    assert [section.nothing for section in unknown.sections] == [
        "Nothing closes soon.",
        "Changes are not listed this time.",
        "New courses are not listed this time.",
    ]
    known = catalogue_of(courses=(course(date="2026-06-01"),), public_history=PublicHistory(known=True))
    assert digest_email(known, SETTINGS, Cards(TODAY)).sections[1].nothing == "Nothing has changed."


def with_versions(*record_histories: tuple[Course, ...]) -> Catalogue:
    """Return the catalogue of courses with up to three versions: of 10 February, 10 March and the day after."""
    moments = [dt.datetime(2026, *day, 9, tzinfo=dt.UTC) for day in ((2, 10), (3, 10), (3, 11))]
    histories = {
        record_history[-1].origin.path: RecordHistory(tuple(map(State, moments, record_history)))
        for record_history in record_histories
    }
    return catalogue_of(
        courses=tuple(record_history[-1] for record_history in record_histories),
        public_history=PublicHistory(histories, known=True),
    )


def test_changes_are_those_of_the_last_14_days_the_latest_first_each_course_once() -> None:
    catalogue = with_versions(
        (course("A", price="95"), course("A", price="110")),
        (course("B", price="95"), course("B", price="110"), course("B", price="110", status="full")),
        (course("C"), course("C")),
    )
    email = digest_email(catalogue, SETTINGS, Cards(TODAY))
    assert titles(email, CHANGED) == ["First aid (B)", "First aid (A)"]
    first = email.sections[1].items[0]
    assert (first.when, first.status) == ("Thu 19 Mar 2026, all day", "Fully booked")
    assert first.facts[:2] == (
        "11 March: First aid is now fully booked.",
        "10 March: First aid now costs £110 (was £95).",
    )
    assert titles(digest_email(catalogue, SETTINGS, Cards(dt.date(2026, 3, 19))), 1) == titles(email, CHANGED)
    assert titles(digest_email(catalogue, SETTINGS, Cards(dt.date(2026, 3, 20))), 1) == []


def test_a_change_is_in_the_digest_for_14_days() -> None:
    catalogue = with_versions((course(date="2026-06-01", price="95"), course(date="2026-06-01", price="110")))
    assert titles(digest_email(catalogue, SETTINGS, Cards(dt.date(2026, 3, 24))), 1) == ["First aid (FA01)"]
    assert titles(digest_email(catalogue, SETTINGS, Cards(dt.date(2026, 3, 25))), 1) == []


def test_closing_soon_depends_on_the_closing_day_or_else_on_the_start() -> None:
    email = digest(
        course("A", date="2026-06-01", booking={"closes": "2026-03-29"}, places_left="1"),
        course("B", date="2026-03-20", places_left="3"),
        course("C", date="2026-03-16", booking={"closes": "2026-03-15"}),
        course("D", date="2026-06-01", booking={"closes": "2026-03-30"}),
        course("E", date="2026-03-30"),
        course("F", date="2026-03-16", booking={"closes": "2026-03-14"}),
    )
    assert titles(email, CLOSING) == ["First aid (C)", "First aid (B)", "First aid (A)"]
    assert [item.facts[0] for item in email.sections[CLOSING].items] == [
        "Booking closes on Sunday 15 March 2026.",
        "Starts on Friday 20 March 2026. 3 places left.",
        "Booking closes on Sunday 29 March 2026. 1 place left.",
    ]


def test_a_course_that_cannot_be_booked_does_not_close_soon() -> None:
    off = [
        course(status.replace(" ", ""), status=status)
        for status in ("full", "waiting list", "closed", "cancelled", "postponed")
    ]
    begun = course("B", dates="12 and 19 March 2026")
    assert titles(digest(*off, begun, course("Z", places_left="0"), course("T", date="TBC")), CLOSING) == []
    assert titles(digest(course("P", status="provisional"), course("F", status="few places")), CLOSING) == [
        "First aid (F)",
        "First aid (P)",
    ]


def test_the_discounts_in_force_are_named() -> None:
    email = digest_email(catalogue_of(discounts=(discount(),)), SETTINGS, Cards(TODAY))
    assert (
        email.small_print[0]
        == "Establishment discount: 15% off for 2 to 5 people from one establishment; 6 or more people: Contact us for a price."
    )
