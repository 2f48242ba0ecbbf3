"""Days as people write them."""

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import PROPERTY

from collaborative.problems import InputError
from collaborative.reading.calendar_words import parse_month_name
from collaborative.reading.day_lists import parse_days
from collaborative.reading.days import parse_day, split_day

MARCH_19 = dt.date(2026, 3, 19)
MARCH_26 = dt.date(2026, 3, 26)
EXAMPLE = "for example 2026-03-19, 19/03/2026 or 19 March 2026."
DAYS = st.dates(dt.date(2000, 1, 1), dt.date(2099, 12, 31))


def suffix(day: int) -> str:
    return "th" if 10 < day % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")


@pytest.mark.parametrize(
    "typed",
    [
        "2026-03-19",
        "2026/3/19",
        "2026.03.19",
        "20260319",
        "19/03/2026",
        "19/3/26",
        "19-03-2026",
        "19.03.2026",
        "19 March 2026",
        "19 Mar 2026",
        "19 Mar. 2026",
        "19 march 26",
        "19-Mar-2026",
        "19th March 2026",
        "19th of March, 2026",
        "March 19, 2026",
        "March 19th 2026",
        "Thursday 19 March 2026",
        "Thursday, 19th March 2026",
        "Thu 19 Mar 2026",
        "Thurs 19 March 2026",
        "Thursday March 19 2026",
        "  19 \u00a0March\u200b 2026\n",
        "19Mar2026",
        "19-Mar-26",
        "19/March/2026",
        "19 / 03 / 2026",
        "19. 3. 2026",
        "19 03 2026",
        "19\u201303\u20132026",
        "19032026",
        "2026 March 19",
        "the 19th of March 2026",
        "on Thursday 19 March 2026",
        "19 March '26",
        "19 March 2026.",
        "19 March 2026 (Thursday)",
        "Thursday 19/03/2026",
        "Thurs. 19.03.26",
        "'19/03/2026",
        "\uff11\uff19/\uff10\uff13/\uff12\uff10\uff12\uff16",
        "2026-03-19 00:00:00",
    ],
)
def test_every_usual_way_to_write_a_day_is_read(typed: str) -> None:
    assert parse_day(typed) == MARCH_19


def test_a_shortened_weekday_may_end_with_a_full_stop_as_a_shortened_month_may() -> None:
    assert parse_day("Thu. 19 Mar. 2026") == MARCH_19


@pytest.mark.parametrize(
    ("typed", "clock"),
    [
        ("2026-03-19 09:30", "09:30"),
        ("2026-03-19T09:30", "09:30"),
        ("Thursday 19 March 2026 at 9.30am", "9.30am"),
        ("19/03/2026, 9am - noon", "9am - noon"),
        ("19/03/2026 9.30 - 15.30", "9.30 - 15.30"),
        ("2026-03-19 00:00:00", ""),
        ("19.03.2026", ""),
        ("19.03.26", ""),
    ],
)
def test_a_time_beside_a_day_is_split_off_and_the_midnight_of_spreadsheets_dropped(typed: str, clock: str) -> None:
    day, time = split_day(typed)
    assert (parse_day(day), time) == (MARCH_19, clock)


@pytest.mark.parametrize(
    "typed", ["Weds 18 March 2026", "Wed. 18 Mar. 2026", "Tues 17 March 2026", "Thur 19 March 2026"]
)
def test_every_short_form_of_a_weekday_is_known(typed: str) -> None:
    assert parse_day(typed).day == int(typed.split()[1])


def test_the_day_comes_before_the_month() -> None:
    assert parse_day("05/06/2026") == dt.date(2026, 6, 5)


def test_a_leap_day_is_read_in_a_leap_year() -> None:
    assert parse_day("29 February 2028") == dt.date(2028, 2, 29)


@pytest.mark.parametrize(
    ("typed", "wrong", "remedy"),
    [
        (
            "31 February 2026",
            "31 February does not exist: February 2026 has 28 days.",
            "Write the day that you mean, for example 28 February 2026.",
        ),
        (
            "29/02/2027",
            "29 February does not exist: February 2027 has 28 days.",
            "Write the day that you mean, for example 28 February 2027.",
        ),
        (
            "0 March 2026",
            "0 March does not exist: March 2026 has 31 days.",
            "Write the day that you mean, for example 31 March 2026.",
        ),
        (
            "3/19/2026",
            "There is no month 19: the day comes before the month.",
            "If you mean 19 March 2026, write 19/03/2026.",
        ),
        (
            "2026-19-03",
            "There is no month 19: the day comes before the month.",
            "If you mean 19 March 2026, write 19/03/2026.",
        ),
        (
            "19/19/2026",
            "There is no month 19.",
            f"Write the day, then the month, then the year, {EXAMPLE}",
        ),
        ("19 March", '"19 March" has no year.', "Write the year too, for example 19 March 2027"),
        (
            "Thursday 19 March",
            '"Thursday 19 March" has no year.',
            "Write the year too: as the day of the week has it, Thursday 19 March 2026 or Thursday 19 March 2037",
        ),
        ("19/3", '"19/3" has no year.', "Write the year too, for example 19/3/2027"),
        (
            "March 2026",
            '"March 2026" has no day.',
            "Write the day too, for example 19 March 2026, or TBC while it is not known.",
        ),
        (
            "2026-03",
            '"2026-03" has no day.',
            "Write the day too, for example 19 March 2026, or TBC while it is not known.",
        ),
        (
            "2026-03-19T09:30:00Z",
            '"2026-03-19T09:30:00Z" carries a time zone, which would move the time.',
            f"Write the day alone, {EXAMPLE}",
        ),
        (
            "2026-03-19 09:30+01:00",
            '"2026-03-19 09:30+01:00" carries a time zone, which would move the time.',
            f"Write the day alone, {EXAMPLE}",
        ),
        ("1826-03-19", "The year 1826 cannot be right.", f"Check the year: four digits, {EXAMPLE}"),
        ("19 March 2100", "The year 2100 cannot be right.", f"Check the year: four digits, {EXAMPLE}"),
        ("19 Marhc 2026", '"Marhc" is not a month.', "Did you mean March?"),
        ("19 Xyz 2026", '"Xyz" is not a month.', f"Write the date with the month's name in full, {EXAMPLE}"),
        ("Thrusday 19 March 2026", '"Thrusday" is not a day of the week.', "Did you mean Thursday?"),
        (
            "Xyzzy 19 March 2026",
            '"Xyzzy 19 March 2026" says more than a date.',
            (
                "Write the date alone, 19 March 2026; what else is to be said belongs in the text below the details. "
                "While it is not certain, add a line status: provisional"
            ),
        ),
        (
            "15-17 June 2026",
            '"15-17 June 2026" is more than one day.',
            "Write one day here, for example 15 June 2026 or 17 June 2026.",
        ),
        (
            "15 and 22 June 2026",
            '"15 and 22 June 2026" is more than one day.',
            "Write one day here, for example 22 June 2026.",
        ),
        (
            "46100",
            '"46100" is how a spreadsheet stores a date: it stands for 19 March 2026.',
            "Write the date as people do, for example 2026-03-19 or 19 March 2026.",
        ),
        (
            "w/c 5 January 2026",
            '"w/c 5 January 2026" is a week, and one day is wanted.',
            f"Write the day itself, {EXAMPLE}",
        ),
        (
            "l9 March 2026",
            '"l9 March 2026" has a letter where a number should be.',
            "Use the digits 0 and 1, not the letters O and l.",
        ),
        ("19 March 2026?", '"19 March 2026?" leaves the day open.', "Write date: TBC while the day is not known."),
        ("next week", '"next week" is not a date that I can read.', f"Write the day, month and year, {EXAMPLE}"),
        ("", "The date is empty.", f"Take it away, or write the day, {EXAMPLE}"),
    ],
)
def test_text_that_is_not_a_day_is_refused_with_a_remedy(typed: str, wrong: str, remedy: str) -> None:
    with pytest.raises(InputError) as caught:
        parse_day(typed)
    assert (caught.value.message.wrong, caught.value.message.remedy) == (wrong, remedy)


def test_a_weekday_that_does_not_fit_is_refused() -> None:
    with pytest.raises(InputError) as caught:
        parse_day("Friday 19th March 2026")
    assert str(caught.value) == (
        "19 March 2026 is a Thursday, not a Friday. "
        "Correct the day of the week or the date, for example Thursday 19 March 2026."
    )


@PROPERTY
@given(DAYS)
def test_a_day_reads_back_from_every_documented_form(day: dt.date) -> None:
    forms = [
        day.isoformat(),
        f"{day:%d/%m/%Y}",
        f"{day.day} {day:%B %Y}",
        f"{day:%A} {day.day}{suffix(day.day)} {day:%B %Y}",
        f"{day:%a} {day.day} {day:%b %Y}",
        f"{day:%A}, {day.day} {day:%B}, {day:%Y}",
        f"{day.day}/{day.month}/{day:%y}",
        f"{day:%d.%m.%Y}",
        f"{day:%d-%b-%Y}",
        f"{day:%d%m%Y}",
        f"{day:%Y%m%d}",
        f"{day:%B} {day.day}{suffix(day.day)}, {day.year}",
        f"the {day.day}{suffix(day.day)} of {day:%B %Y}",
        f"{day:%d/%m/%Y} ({day:%A})",
        f"{day.isoformat()}T00:00:00",
        f"{day.day}\u00a0{day:%B}\u200b {day.year}",
    ]
    assert {parse_day(form) for form in forms} == {day}


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("19 and 26 March 2026", [MARCH_19, MARCH_26]),
        ("19th & 26th March 2026", [MARCH_19, MARCH_26]),
        ("Thursday 19 and Thursday 26 March 2026", [MARCH_19, MARCH_26]),
        ("19/03/2026; 26/03/2026", [MARCH_19, MARCH_26]),
        ("2026-03-19, 2026-03-26", [MARCH_19, MARCH_26]),
        ("19 March 2026\n26 March 2026\n", [MARCH_19, MARCH_26]),
        ("19 March, 26 March 2026", [MARCH_19, MARCH_26]),
        ("5, 12 and 19 March 2026", [dt.date(2026, 3, 5), dt.date(2026, 3, 12), MARCH_19]),
        ("19, 26 March and 2 April 2026", [MARCH_19, MARCH_26, dt.date(2026, 4, 2)]),
        ("10 December 2026 and 7 January 2027", [dt.date(2026, 12, 10), dt.date(2027, 1, 7)]),
        ("19 March 2026", [MARCH_19]),
        ("19 AND 26 March 2026", [MARCH_19, MARCH_26]),
        ("19 and 26 March 26", [MARCH_19, MARCH_26]),
        ("Thursday, 19 March 2026 and Thursday, 26 March 2026", [MARCH_19, MARCH_26]),
    ],
)
def test_several_days_in_one_line_are_read_in_order(typed: str, days: list[dt.date]) -> None:
    assert parse_days(typed) == days


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ("19 and 31 February 2026", "31 February does not exist: February 2026 has 28 days."),
        ("19 and 26", '"26" is not a date that I can read.'),
        ("19 and Friday 26 March 2026", "26 March 2026 is a Thursday, not a Friday."),
    ],
)
def test_one_wrong_day_among_several_is_named(typed: str, wrong: str) -> None:
    with pytest.raises(InputError) as caught:
        parse_days(typed)
    assert caught.value.message.wrong == wrong


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("15-17 June 2026", [15, 16, 17]),
        ("15 to 17 June 2026", [15, 16, 17]),
        ("15/06/2026 - 17/06/2026", [15, 16, 17]),
        ("2026-06-15 to 2026-06-17", [15, 16, 17]),
        ("Monday 15 until Wednesday 17 June 2026", [15, 16, 17]),
        ("15th–17th June 2026", [15, 16, 17]),
        ("15-17 and 22 June 2026", [15, 16, 17, 22]),
        ("1-2 June, 8 to 9 June 2026; 15 June 2026", [1, 2, 8, 9, 15]),
        ("13 to 14 June 2026", [13, 14]),
        ("between 15 and 17 June 2026", [15, 16, 17]),
        ("Mon-Wed 15-17 June 2026", [15, 16, 17]),
        ("Mon to Wed 15th to 17th June 2026 (inclusive)", [15, 16, 17]),
    ],
)
def test_a_range_is_each_of_its_days(typed: str, days: list[int]) -> None:
    assert parse_days(typed) == [dt.date(2026, 6, day) for day in days]


def test_a_range_over_two_months_is_each_of_its_days() -> None:
    assert parse_days("30 June to 2 July 2026") == [dt.date(2026, 6, 30), dt.date(2026, 7, 1), dt.date(2026, 7, 2)]


@pytest.mark.parametrize(
    ("typed", "without", "with_it"),
    [
        ("11 to 16 June 2026", "11 to 12 June 2026, 15 to 16 June 2026", [11, 12, 13, 14, 15, 16]),
        ("12-13 June 2026", "12 June 2026", [12, 13]),
        ("14 to 15 June 2026", "15 June 2026", [14, 15]),
    ],
)
def test_a_range_over_a_weekend_is_refused_with_both_lists_which_are_read(
    typed: str, without: str, with_it: list[int]
) -> None:
    with pytest.raises(InputError) as caught:
        parse_days(typed)
    first, second = re.findall(r"write dates: ([^.]*)\.", caught.value.message.remedy)
    assert first == without
    weekdays = [day for day in with_it if dt.date(2026, 6, day).weekday() < 5]
    assert parse_days(first) == [dt.date(2026, 6, day) for day in weekdays]
    assert parse_days(second) == [dt.date(2026, 6, day) for day in with_it]


def test_the_weekdays_of_a_range_are_checked() -> None:
    with pytest.raises(InputError, match="17 June 2026 is a Wednesday, not a Friday"):
        parse_days("Mon-Fri 15-17 June 2026")


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ("15 to 31 June 2026", "31 June does not exist: June 2026 has 30 days."),
        ("Tue 15 - Wed 17 June 2026", "15 June 2026 is a Monday, not a Tuesday."),
    ],
)
def test_a_day_of_a_range_that_no_calendar_has_is_named(typed: str, wrong: str) -> None:
    with pytest.raises(InputError) as caught:
        parse_days(typed)
    assert caught.value.message.wrong == wrong


def test_a_range_without_a_year_is_shown_with_one() -> None:
    with pytest.raises(InputError, match="15-18 June 2027"):
        parse_days("15-18 June")


def test_a_range_of_more_than_a_month_is_refused() -> None:
    with pytest.raises(InputError, match="is 61 days"):
        parse_days("1 June to 31 July 2026")


def test_a_year_is_not_borrowed_across_new_year() -> None:
    with pytest.raises(InputError) as caught:
        parse_days("5 December and 12 January 2027")
    assert "2026" in str(caught.value)


@PROPERTY
@given(st.lists(DAYS, min_size=1, max_size=6))
def test_several_days_read_back_from_the_form_that_lists_them(days: list[dt.date]) -> None:
    assert parse_days(", ".join(f"{day.day} {day:%B %Y}" for day in days)) == days


@pytest.mark.parametrize(
    ("typed", "number"), [("March", 3), ("mar", 3), ("Mar.", 3), ("Sept", 9), ("sep", 9), ("MAY", 5), ("June", 6)]
)
def test_a_month_is_known_by_its_name_and_its_short_forms(typed: str, number: int) -> None:
    assert parse_month_name(typed) == number


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("Thu 19 March 2026", True), ("Thur 19 March 2026", True), ("Thurs. 19 March 2026", True),
        ("Mon 16 March 2026", True), ("Tue 17 March 2026", True), ("Tues 17 March 2026", True),
        ("Weds 18 March 2026", True), ("Wed 18/03/2026", True),
        ("Mon 19 March 2026", False), ("Tues 19 March 2026", False), ("Weds 19 March 2026", False),
        ("Thu 18 March 2026", False), ("Thurs 17 March 2026", False), ("Sun 21/03/2026", False),
    ],
)  # fmt: skip
def test_a_shortened_day_of_the_week_is_checked_against_the_date(typed: str, right: bool) -> None:
    if right:
        assert parse_day(typed).year == 2026
    else:
        with pytest.raises(InputError, match=r" is a \w+day, not a "):
            parse_day(typed)


@pytest.mark.parametrize(
    ("typed", "clock"),
    [
        ("19 March 2026 4-6pm", "4-6pm"),
        ("12/03/2026 9.30am - 12 noon", "9.30am - 12 noon"),
        ("19 March 2026 at 9.30am", "9.30am"),
        ("19 March 2026, 10 to 11.30am", "10 to 11.30am"),
    ],
)
def test_times_beside_a_day_are_told_from_it(typed: str, clock: str) -> None:
    assert split_day(typed)[1] == clock
