"""Clock times as people write them."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import PROPERTY

from collaborative.problems import InputError
from collaborative.reading.times import end_of, ends_later, parse_end, parse_time, parse_times

EXAMPLE = "for example 09:30, 9.30am or 4pm."


@pytest.mark.parametrize(
    ("typed", "time"),
    [
        ("9:30", dt.time(9, 30)),
        ("09:30", dt.time(9, 30)),
        ("09.30am", dt.time(9, 30)),
        ("9.30 a.m.", dt.time(9, 30)),
        ("9:30 AM", dt.time(9, 30)),
        ("930", dt.time(9, 30)),
        ("0930", dt.time(9, 30)),
        ("930am", dt.time(9, 30)),
        ("09:30:00", dt.time(9, 30)),
        ("09:30:00.000", dt.time(9, 30)),
        ("9h30", dt.time(9, 30)),
        ("1330", dt.time(13, 30)),
        ("1330hrs", dt.time(13, 30)),
        ("13:30pm", dt.time(13, 30)),
        ("1.30pm", dt.time(13, 30)),
        ("4pm", dt.time(16)),
        ("4 p.m.", dt.time(16)),
        ("midday", dt.time(12)),
        ("Noon", dt.time(12)),
        ("12 noon", dt.time(12)),
        ("12pm", dt.time(12)),
        ("12:30pm", dt.time(12, 30)),
        ("00:00", dt.time(0)),
        ("23:59", dt.time(23, 59)),
        (" 4\u00a0pm ", dt.time(16)),
        ("9,30", dt.time(9, 30)),
        ("9;30", dt.time(9, 30)),
        ("09 30", dt.time(9, 30)),
        ("9.30a.m", dt.time(9, 30)),
        ("10.am", dt.time(10)),
        ("from 9.30am", dt.time(9, 30)),
        ("9.30am start", dt.time(9, 30)),
        ("9.30 onwards", dt.time(9, 30)),
        ("13:30 hrs", dt.time(13, 30)),
        ("\uff19\uff1a\uff13\uff10", dt.time(9, 30)),
    ],
)
def test_every_usual_way_to_write_a_time_is_read(typed: str, time: dt.time) -> None:
    assert parse_time(typed) == time


@pytest.mark.parametrize(
    ("typed", "wrong", "remedy"),
    [
        ("9", '"9" could be morning or afternoon.', f"Write the hour and the minutes, {EXAMPLE}"),
        (
            "midnight",
            '"midnight" is the end of a day, and a time at which something begins is wanted.',
            "Write 00:00 for the very beginning of the day, or the time at which it begins, for example 19:30.",
        ),
        (
            "12am",
            '"12am" could be midday or midnight.',
            "Write midday or 12:00 for the middle of the day; for an end at midnight write midnight.",
        ),
        (
            "24:00",
            '"24:00" is the end of a day, and a time at which something begins is wanted.',
            "Write 00:00 for the very beginning of the day, or the time at which it begins, for example 19:30.",
        ),
        (
            "25:00",
            '"25:00" is not a time: hours go to 23 and minutes to 59.',
            f"Write the time on a 24-hour clock, {EXAMPLE}",
        ),
        (
            "9:60am",
            '"9:60am" is not a time: hours go to 23 and minutes to 59.',
            f"Write the time on a 24-hour clock, {EXAMPLE}",
        ),
        ("13:30am", '"13:30am" mixes the 24-hour clock with am.', f"Write one or the other, {EXAMPLE}"),
        ("0am", '"0am" mixes the 24-hour clock with am.', f"Write one or the other, {EXAMPLE}"),
        (
            "half past nine",
            '"half past nine" is not a time that I can read.',
            f"Write the hour and the minutes, {EXAMPLE}",
        ),
        (
            "9:30 - 15:30",
            '"9:30 - 15:30" holds a start and an end.',
            "Write them in two lines: start: 09:30 and end: 15:30.",
        ),
        ("9.5", '"9.5" has one digit for the minutes.', "Write two: 9:50, or 9:05."),
        ("9:30-3.30", '"9:30-3.30" holds a start and an end.', "Write them in two lines: start: 09:30 and end: 15:30."),
        ("0.395833333", '"0.395833333" is how a spreadsheet stores a time: it stands for 09:30.', "Write 09:30."),
        ("09:30:15", '"09:30:15" has seconds.', "Write the hour and the minutes: 09:30."),
        ("all day", '"all day" is not a time.', "Take the line away where the course takes the whole day."),
        (
            "09:30 UTC",
            '"09:30 UTC" carries a time zone, which would move the time.',
            f"Write the time on the clock at the venue, {EXAMPLE}",
        ),
        (
            "9:3O",
            '"9:3O" has a letter where a number should be.',
            "Use the digits 0 and 1, not the letters O and l.",
        ),
        ("", '"" is not a time that I can read.', f"Write the hour and the minutes, {EXAMPLE}"),
    ],
)
def test_text_that_is_not_a_time_is_refused_with_a_remedy(typed: str, wrong: str, remedy: str) -> None:
    with pytest.raises(InputError) as caught:
        parse_time(typed)
    assert (caught.value.message.wrong, caught.value.message.remedy) == (wrong, remedy)


@pytest.mark.parametrize(
    ("typed", "times"),
    [
        ("9.30am - 12pm", (dt.time(9, 30), dt.time(12))),
        ("9:30-15:30", (dt.time(9, 30), dt.time(15, 30))),
        ("9.30 until 15.30", (dt.time(9, 30), dt.time(15, 30))),
        ("1.30\u20134.30pm", (dt.time(13, 30), dt.time(16, 30))),
        ("10-2pm", (dt.time(10), dt.time(14))),
        ("9am to 12 noon", (dt.time(9), dt.time(12))),
        ("9.30-3.30", None),
        ("9-12", None),
        ("3pm-1pm", None),
        ("9.30am", None),
    ],
)
def test_a_start_and_an_end_in_one_text_are_read_if_both_are_certain(
    typed: str, times: tuple[dt.time, dt.time] | None
) -> None:
    assert parse_times(typed) == times


def test_hour_16_is_not_called_a_morning_hour() -> None:
    with pytest.raises(InputError) as caught:
        parse_time("16")
    assert "morning" not in caught.value.message.wrong


@PROPERTY
@given(st.builds(dt.time, st.integers(0, 23), st.integers(0, 59)))
def test_a_time_reads_back_from_every_24_hour_form(time: dt.time) -> None:
    forms = [f"{time:%H:%M}", f"{time:%H.%M}", f"{time:%H%M}"]
    if not 1 <= time.hour <= 6:
        forms.append(f"{time.hour}:{time.minute:02}")
    assert {parse_time(form) for form in forms} == {time}


@pytest.mark.parametrize("typed", ["3:30", "3.30", "1:00", "6:45"])
def test_a_time_that_could_be_before_school_or_after_it_is_refused_with_both_readings(typed: str) -> None:
    hour, minute = typed[0], typed[2:]
    with pytest.raises(InputError) as caught:
        parse_time(typed)
    assert f"0{hour}:{minute} (before school) or {int(hour) + 12}:{minute}." in str(caught.value)


@PROPERTY
@given(st.builds(dt.time, st.integers(1, 23), st.integers(0, 59)))
def test_a_time_reads_back_from_every_12_hour_form(time: dt.time) -> None:
    half, hour = ("am", "pm")[time.hour >= 12], time.hour % 12 or 12
    forms = [f"{hour}:{time.minute:02}{half}", f"{hour:02}.{time.minute:02} {half}"]
    if not time.minute:
        forms.append(f"{hour}{half}")
    assert {parse_time(form) for form in forms} == {time}


@pytest.mark.parametrize(
    "typed",
    [
        "midnight",
        "12 midnight",
        "12midnight",
        "12 o'clock midnight",
        "24:00",
        "2400",
        "24.00",
        "until midnight",
        "24:00:00",
        "0:00",
    ],
)
def test_an_end_may_be_midnight(typed: str) -> None:
    assert parse_end(typed) == dt.time(0)


@pytest.mark.parametrize("typed", ["24:30", "25:00", "12am", "middle of the night"])
def test_what_is_nearly_midnight_is_refused_as_an_end(typed: str) -> None:
    with pytest.raises(InputError):
        parse_end(typed)


def test_a_start_and_an_end_at_midnight_are_split() -> None:
    assert parse_times("7pm to midnight") == parse_times("19:00 - 24:00") == (dt.time(19), dt.time(0))
    assert parse_times("7pm - 00:00") == (dt.time(19), dt.time(0))
    assert parse_times("9am - 00:00") is None


def test_midnight_is_the_end_of_its_day() -> None:
    assert end_of(dt.date(2026, 12, 31), dt.time(0)) == dt.datetime(2027, 1, 1)  # noqa: DTZ001  # no zone is asked for
    assert end_of(dt.date(2026, 12, 31), dt.time(23)) == dt.datetime(2026, 12, 31, 23)  # noqa: DTZ001
    assert ends_later(dt.time(19), dt.time(0))
    assert not ends_later(dt.time(9), dt.time(0))
