"""Keys as people type them, and values that give a warning."""

import datetime as dt

import pytest
from tests.builders import load, problems_of_course

from collaborative.problems import Severity
from collaborative.records.course import Course

DAY = "date: 2026-03-19"


def messages_of(*lines: str) -> list[str]:
    return [str(problem).removeprefix("courses/a.md:") for problem in problems_of_course(*lines)]


def the_course(*lines: str) -> Course:
    text = "\n".join(["---", "title: First aid", "code: FA01", *lines, "---", "Text"])
    content = load({"courses/a.md": text})
    assert all(problem.severity is Severity.WARNING for problem in content.problems)
    return content.catalogue.courses[0]


@pytest.mark.parametrize("key", ["url", "link", "booking_url", "Booking link", "booking-link"])
def test_a_link_at_the_top_is_the_bookings_link(key: str) -> None:
    assert the_course(DAY, f"{key}: https://a.org/x").booking.url == "https://a.org/x"


def test_it_is_added_to_the_booking() -> None:
    booking = the_course(DAY, "booking: {closes: 2026-03-12}", "url: https://a.org").booking
    assert (booking.url, booking.closes) == ("https://a.org", dt.date(2026, 3, 12))
    booking = the_course(DAY, "link: https://a.org", "booking: office@a.org").booking
    assert (booking.url, booking.email) == ("https://a.org", "office@a.org")


@pytest.mark.parametrize("booking", ["booking: {url: https://a.org}", "booking: https://a.org"])
def test_a_repeated_link_is_refused_with_both_lines(booking: str) -> None:
    assert messages_of(DAY, booking, "url: https://b.org") == [
        "6: url: url says the same as line 5. Keep one of the two lines."
    ]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (
            "participants: 02-May",
            (
                '5: participants: "participants" is not known here: it belongs in a file in the folder discounts. '
                '"02-May" is what a spreadsheet makes of 2-5. '
                "Move it there, as tiers: [{participants: 2-5, percent: 15}], or take the line away. Write 2-5."
            ),
        ),
        (
            "pinned: yes",
            (
                '5: pinned: "pinned" is not known here: it belongs in a file in the folder news. '
                "Move it there, as pinned: yes, or take the line away."
            ),
        ),
        (
            "email: a@b.org",
            '5: email: "email" belongs inside booking. Write booking: {email: a@b.org}.',
        ),
        ("Ttile: x", '5: Ttile: "Ttile" is not a known key. Did you mean title?'),
    ],
)
def test_a_key_that_belongs_elsewhere_is_refused_with_its_place(line: str, message: str) -> None:
    assert messages_of(DAY, line) == [message]


def test_an_unknown_key_is_refused_with_the_text_below_as_its_place() -> None:
    (message,) = messages_of(DAY, "xyzzy: Bring lunch")
    assert "Write it in the text below the details, or use one of: title, code," in message


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (
            ("date: 2026-03-19 09:30",),
            (
                '4: date: warning: Only the day of "2026-03-19 09:30" is read here, not the time 09:30. '
                "Write the time in start, for example start: 09:30."
            ),
        ),
        (
            (DAY, "booking: {closes: 2026-03-12 17:00}"),
            (
                '5: booking.closes: warning: Only the day of "2026-03-12 17:00" is read here, not the time 17:00. '
                "Write the day alone."
            ),
        ),
        (
            ("dates: [2026-03-19, 26 March 2026 at 9am]",),
            (
                '4: dates.2: warning: Only the day of "26 March 2026 at 9am" is read here, not the time 9am. '
                "Write the time in start, for example start: 09:30."
            ),
        ),
        (
            (DAY, "url: http://a.org"),
            (
                "5: booking.url: warning: The link starts with http://, so what passes between the page and its readers "
                "is not protected. Write https://a.org if the page opens like that."
            ),
        ),
    ],
    ids=["date", "closes", "dates", "http"],
)
def test_an_odd_value_is_read_with_a_warning_at_its_line(lines: tuple[str, ...], message: str) -> None:
    assert messages_of(*lines) == [message]


def test_a_refused_value_gives_no_warning() -> None:
    (message,) = messages_of("date: 31 February 2026 09:30")
    assert "does not exist" in message


def test_a_start_with_an_end_is_split_if_there_is_no_end() -> None:
    course = the_course(DAY, "time: 9.30am - 3.30pm")
    assert (course.start, course.end) == (dt.time(9, 30), dt.time(15, 30))
    assert messages_of(DAY, "start: 9.30am - 3pm", "end: 15:30") == [
        '5: start: "9.30am - 3pm" holds a start and an end. Write them in two lines: start: 09:30 and end: 15:00.'
    ]


def test_one_part_without_the_list_round_it_is_a_list_of_one() -> None:
    content = load({"discounts/a.md": "---\ntitle: x\ntiers: {participants: 2-5, percent: 15%}\n---\n"})
    assert content.problems == ()
    assert len(content.catalogue.discounts[0].tiers) == 1


@pytest.mark.parametrize("value", ["[a, b]", "{a: b}"])
def test_a_title_of_a_plain_page_is_one_text(value: str) -> None:
    (problem,) = load({"about.md": f"---\ntitle: {value}\n---\nText\n"}).problems
    assert str(problem).startswith("content/about.md:2: title: The title is a list or has keys of its own")


@pytest.mark.parametrize("nothing", ["null", "~", "NULL", ""])
def test_yamls_words_for_nothing_are_nothing(nothing: str) -> None:
    front = "title: First aid\ncode: FA01\ndate: 2026-03-19\nprice: 95"
    content = load({"courses/a.md": f"---\n{front}\nvenue: {nothing}\nstart: {nothing}\n---\n"})
    assert content.problems == ()
    (course,) = content.catalogue.courses
    assert (course.venue, course.start) == ("", None)
    (problem,) = load({"courses/a.md": f"---\n{front.replace('FA01', nothing)}\n---\n"}).problems
    assert (problem.line, problem.wrong) == (3, "The code is empty.")


def test_a_word_for_nothing_in_quotes_is_a_word() -> None:
    content = load({"courses/a.md": '---\ntitle: A\ncode: "null"\ndate: 2026-03-19\nprice: 95\n---\n'})
    assert content.catalogue.courses[0].code == "null"
