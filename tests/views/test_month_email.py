"""A month as an email."""

import datetime as dt

from tests.builders import SETTINGS, catalogue_of, course, discount, listing

from collaborative.catalogue import Catalogue, Month
from collaborative.settings import Settings
from collaborative.views.courses import Cards
from collaborative.views.emails.email import Email, EmailItem
from collaborative.views.emails.month import month_email

MARCH = Month(2026, 3)


def email_of(catalogue: Catalogue, today: str = "2026-03-02", settings: Settings = SETTINGS) -> Email:
    return month_email(MARCH, catalogue, settings, Cards(dt.date.fromisoformat(today)))


def test_the_email_is_beside_the_months_page_with_the_listings_words() -> None:
    email = email_of(catalogue_of(listings=(listing("2026-03", title="Spring training", summary="What is on."),)))
    assert (email.html, email.text) == ("courses/2026-03/email.html", "courses/2026-03/email.txt")
    assert (email.title, email.partnership) == ("Spring training", "Northshire Primary Partnership")
    assert (email.lines, email.uri) == (("What is on.",), "listings/2026-03.md")
    assert email.page.address == "https://training.example.org.uk/courses/2026-03/"
    assert (email.sections[0].items, email.sections[0].nothing) == ((), "No training is announced for March 2026.")


def test_a_month_without_a_listing_still_has_a_title() -> None:
    email = email_of(catalogue_of(courses=(course(),)))
    assert (email.title, email.lines, email.uri) == ("Courses in March 2026", (), "")


def test_a_session_has_its_day_code_address_status_and_facts() -> None:
    first_aid = course(
        start="9:30",
        end="15:30",
        venue="The Hall",
        audience="KS2",
        price={"member": "75", "non_member": "120"},
        status="full",
    )
    several = course("B", dates="5 and 26 March 2026")
    items = email_of(catalogue_of(courses=(first_aid, several))).sections[0].items
    assert items[1] == EmailItem(
        when="Thu 19 Mar 2026, 9:30am to 3:30pm",
        title="First aid (FA01)",
        url="https://training.example.org.uk/courses/fa01/",
        status="Fully booked",
        facts=("Where: The Hall", "For: KS2", "Price: £75 for members, £120 for others"),
    )
    assert [items[0].when, items[2].when] == [
        "Thu 5 Mar 2026, all day, Session 1 of 2",
        "Thu 26 Mar 2026, all day, Session 2 of 2",
    ]
    assert items[0].facts == ("Where: Venue to be confirmed", "Price: to be confirmed")


def test_a_cancelled_course_says_so_in_words_and_a_new_date_is_listed() -> None:
    off = course("A", status="cancelled")
    moved = course("B", date="2026-02-05", status="postponed", new_date="2026-03-26")
    items = email_of(catalogue_of(courses=(off, moved))).sections[0].items
    assert [(item.when, item.status) for item in items] == [
        ("Thu 19 Mar 2026, all day", "Cancelled"),
        ("Thu 26 Mar 2026, all day, Moved here from 5 February", ""),
    ]


def test_the_current_month_leaves_out_past_sessions_and_says_so() -> None:
    courses = catalogue_of(courses=(course("A", date="2026-03-18"), course("B"), course("C", date="2026-03-20")))
    email = email_of(courses, "2026-03-19")
    assert [item.title for item in email.sections[0].items] == ["First aid (B)", "First aid (C)"]
    assert email.lines == ("1 session earlier in the month is over and not listed here.",)
    last = email_of(courses, "2026-03-31")
    assert last.lines == ("3 sessions earlier in the month are over and not listed here.",)
    assert last.sections[0].nothing == "No more training is announced for March 2026."


def test_a_month_that_is_over_lists_everything_and_neither_discounts_nor_booking() -> None:
    email = email_of(catalogue_of(courses=(course(),), discounts=(discount(),)), "2026-04-01")
    assert len(email.sections[0].items) == 1
    assert email.small_print == (
        "As on Wednesday 1 April 2026. Dates and places may change: our website has the latest.",
    )


def test_the_small_print_has_the_discount_how_to_book_and_the_day() -> None:
    tiers = [{"participants": "2-5", "percent": "15"}, {"participants": "6+", "percent": "20"}]
    email = email_of(catalogue_of(discounts=(discount(tiers=tiers, until="2026-08-31"),)))
    assert email.small_print == (
        (
            "Establishment discount: 15% off for 2 to 5 people and 20% off for 6 or more people from one establishment, "
            "until 31 August 2026."
        ),
        (
            "To book, open a course on our website, or email office@example.org.uk or telephone 01706 000000 and give the "
            "course's code."
        ),
        "As on Monday 2 March 2026. Dates and places may change: our website has the latest.",
    )


def test_an_office_without_contact_details_is_not_named() -> None:
    settings = Settings(name="Partnership", url="https://a.example/")
    assert email_of(catalogue_of(), settings=settings).small_print[0] == "To book, open a course on our website."
