"""Documents as records: all problems of a file in one run, each with line, field and remedy."""

import datetime as dt

import pytest
from tests.builders import file_history, load, problems_of_course

from collaborative.loading.history import History
from collaborative.records.course import Course, Status

DAY = "date: 2026-03-19"


def the_course(*lines: str) -> Course:
    content = load({"courses/a.md": "\n".join(["---", *lines, "---", "Text", ""])})
    assert content.problems == ()
    return content.catalogue.courses[0]


def messages_of(*lines: str) -> list[str]:
    """Return the problems of a course whose first line after title and code is line 4."""
    return [str(problem).removeprefix("courses/a.md:") for problem in problems_of_course(*lines)]


def test_a_course_needs_no_more_than_title_code_and_date() -> None:
    course = the_course("title: First aid", "code: FA01", "date: 19 March 2026")
    assert (course.title, course.code, course.date) == ("First aid", "FA01", dt.date(2026, 3, 19))
    assert (course.slug, course.body, course.status, course.discount) == ("a", "Text", Status.SCHEDULED, True)
    assert (course.price, course.published, course.draft) == (None, None, False)


@pytest.mark.parametrize("key", ["Places_Left", "places left", "PLACES-LEFT", "placesleft"])
def test_keys_are_known_without_regard_to_case_spaces_and_punctuation(key: str) -> None:
    assert the_course("TITLE: First aid", "Code: FA01", DAY, f"{key}: 3").places_left == 3


def test_synonyms_of_keys_and_values_mean_the_same() -> None:
    course = the_course(
        "title: x", "code: y", DAY, "Time: 9.30am", "Location: Hall", "Tutor: A, B", "cost: 95", "status: sold out"
    )
    assert (course.start, course.venue, course.trainer) == (dt.time(9, 30), "Hall", ("A", "B"))
    assert (course.price and course.price.everyone and str(course.price.everyone.amount)) == "95.00"
    assert course.status is Status.FULL


def test_a_key_with_nothing_after_its_colon_has_its_default() -> None:
    course = the_course("title: x", "code: y", DAY, "venue:", "places:", "status:", "booking:")
    assert (course.venue, course.places, course.status, course.booking.email) == ("", None, Status.SCHEDULED, None)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("dat: 2026-03-19", '5: dat: "dat" is not a known key. Did you mean date?'),
        ("Vennue: Hall", '5: Vennue: "Vennue" is not a known key. Did you mean venue?'),
        (
            "booking: {url: https://a.example/, emial: a@b.example}",
            '5: booking.emial: "emial" is not a known key. Did you mean email?',
        ),
        (
            "price: {member: 95, non_mebmer: 125}",
            '5: price.non_mebmer: "non_mebmer" is not a known key. Did you mean non_member?',
        ),
        (
            "booking: {colour: red}",
            '5: booking.colour: "colour" is not a known key. Known here: url, email and closes.',
        ),
        ("places: many", '5: places: "many" is not a whole number. Write the number in digits, for example 24.'),
        ("draft: perhaps", '5: draft: "perhaps" is neither yes nor no. Write yes or no.'),
        (
            "status: fulll",
            (
                '5: status: "fulll" is not a status. Did you mean full? Write one of: scheduled, provisional, few places, '
                "full, waiting list, closed, postponed or cancelled."
            ),
        ),
        ("audience: Goverors", '5: audience: "Goverors" is not an audience of this site. Did you mean Governors?'),
        (
            "booking: {email: office}",
            '5: booking.email: "office" is not an email address. Write it like office@example.org.',
        ),
        (
            "booking: {url: www.example.org}",
            (
                '5: booking.url: "www.example.org" is not the address of a web page. '
                "A link starts with https://. Did you mean https://www.example.org"
            ),
        ),
        (
            "venue: [Hall, Room 2]",
            (
                "5: venue: This is a list, and one piece of text is wanted. "
                'Write it without brackets or dashes; if they belong to the text, put it in quotes: "[Hall, Room 2]".'
            ),
        ),
        (f"reason: {'x' * 201}", "5: reason: This is too long: 201 characters. Shorten it to 200 characters or fewer."),
        (
            "trainer: [A, '']",
            "5: trainer.2: An item of this list is empty. Write the item, or take its line with the dash away.",
        ),
        ("Location: Hall\nvenue: Hall", "6: venue: venue says the same as line 5. Keep one of the two lines."),
    ],
)
def test_a_field_that_is_wrong_is_refused_with_its_line_and_remedy(line: str, message: str) -> None:
    assert messages_of(DAY, line) == [message]


def test_a_wrong_price_is_reported_under_the_key_that_was_typed() -> None:
    (problem,) = problems_of_course(DAY, "price: 95 or 125")
    assert problem.field == "price"


@pytest.mark.parametrize(
    ("lines", "messages"),
    [
        (
            ("code: FA01", DAY),
            ["1: title: The title is missing. Add a line to the details at the top: title: First aid for schools"],
        ),
        (
            ("title:", "code: FA01", DAY),
            ["2: title: The title is empty. Write it after the colon: title: First aid for schools"],
        ),
        (
            ("title: x", DAY),
            ["1: code: The code is missing. Add a line to the details at the top: code: FA01"],
        ),
        (
            ("title: x", "code:", DAY),
            ["3: code: The code is empty. Write it after the colon: code: FA01"],
        ),
        (
            ("title: x", "code: '--'", DAY),
            ['3: code: "--" has no letter or digit. Write the course\'s code, for example code: FA01.'],
        ),
    ],
    ids=["no title", "empty title", "no code", "empty code", "code of dashes"],
)
def test_a_required_field_that_is_missing_is_reported_once(lines: tuple[str, ...], messages: list[str]) -> None:
    content = load({"courses/a.md": "\n".join(["---", *lines, "---", "Text", ""])})
    assert [str(problem).removeprefix("courses/a.md:") for problem in content.problems] == messages


def test_several_problems_of_one_file_are_reported_in_one_run() -> None:
    assert messages_of(
        "date: 31 February 2026", "start: 9", "plcaes: 12", "places: many", "audience: Goverors", "subject: Matsh"
    ) == [
        (
            "4: date: 31 February does not exist: February 2026 has 28 days. "
            "Write the day that you mean, for example 28 February 2026."
        ),
        '5: start: "9" could be morning or afternoon. Write the hour and the minutes, for example 09:30, 9.30am or 4pm.',
        '6: plcaes: "plcaes" is not a known key. Did you mean places?',
        '7: places: "many" is not a whole number. Write the number in digits, for example 24.',
        '8: audience: "Goverors" is not an audience of this site. Did you mean Governors?',
        '9: subject: "Matsh" is not a subject of this site. Did you mean Maths?',
    ]


def test_a_wrong_session_is_reported_at_its_own_line_counted_from_one() -> None:
    assert messages_of(
        "dates:", "  - date: 2026-03-19", "    strat: 9:30", "  - date: 2026-03-26", "    start: 25:00"
    ) == [
        '6: dates.1.strat: "strat" is not a known key. Did you mean start?',
        (
            '8: dates.2.start: "25:00" is not a time: hours go to 23 and minutes to 59. '
            "Write the time on a 24-hour clock, for example 09:30, 9.30am or 4pm."
        ),
    ]


@pytest.mark.parametrize(
    ("uri", "lines", "expected"),
    [
        ("courses/a.md", ("title: First aid", DAY, "start: 15:00", "end: 14:00"), {(1, "code"), (4, "start")}),
        ("news/item.md", ("title: News", 'categories: "!"'), {(1, "published"), (3, "categories")}),
        ("discounts/a.md", ("title: x", "from: 2026-05-01", "until: 2026-04-01"), {(1, "tiers"), (4, "until")}),
    ],
)
def test_a_missing_field_does_not_hide_the_other_problems_of_the_file(
    uri: str, lines: tuple[str, ...], expected: set[tuple[int, str]]
) -> None:
    content = load({uri: "\n".join(["---", *lines, "---", "Text", ""])})
    assert {(problem.line, problem.field) for problem in content.problems} == expected


def test_a_course_is_published_when_its_file_was_first_committed() -> None:
    created = dt.datetime(2025, 11, 3, 9, tzinfo=dt.UTC)
    history = History(files=(file_history("courses/old-name.md", "courses/a.md", created=created),))
    front = "---\ntitle: x\ncode: y\ndate: TBC\n---\n"
    (course,) = load({"courses/a.md": front}, history).catalogue.courses
    assert (course.published, course.origin.name, course.slug) == (created, "old-name", "a")


def test_a_typed_published_goes_before_the_history() -> None:
    history = History(files=(file_history("courses/a.md", created=dt.datetime(2025, 11, 3, tzinfo=dt.UTC)),))
    front = "---\ntitle: x\ncode: y\ndate: TBC\npublished: 4 July 2025 9.30am\n---\n"
    (course,) = load({"courses/a.md": front}, history).catalogue.courses
    assert course.published is not None
    assert course.published.isoformat() == "2025-07-04T09:30:00+01:00"


@pytest.mark.parametrize(
    ("typed", "wrong", "remedy"),
    [
        (
            "end_date: [2026-03-19, 26 March 2026]\ndate: 2026-03-19",
            "This is a list, and one day is wanted.",
            "Write one day alone, for example 2026-03-19, 19/03/2026 or 19 March 2026.",
        ),
        (
            "dates:\n  - 2026-03-19\n  -",
            "The date is empty.",
            "Take it away, or write the day, for example 2026-03-19, 19/03/2026 or 19 March 2026.",
        ),
    ],
)
def test_several_days_or_none(typed: str, wrong: str, remedy: str) -> None:
    (problem,) = load({"courses/a.md": f"---\ntitle: A\ncode: B\nprice: 95\n{typed}\n---\n"}).problems
    assert (problem.wrong, problem.remedy) == (wrong, remedy)


def test_one_day_may_be_in_brackets() -> None:
    content = load({"courses/a.md": "---\ntitle: A\ncode: B\nprice: 95\ndate: [19 March 2026]\n---\n"})
    assert str(content.catalogue.courses[0].date) == "2026-03-19"
