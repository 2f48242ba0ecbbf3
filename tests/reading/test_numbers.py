"""Counts, percentages and ranges of people."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import PROPERTY

from collaborative.problems import InputError
from collaborative.reading.numbers import parse_count, parse_percent, parse_range

ONE_TO_100 = "Write a number from 1 to 100, for example 15."


@pytest.mark.parametrize(
    "typed", ["24", "24 places", "24 people", "24.0", "max 24", "Max. 24", "up to 24", "024", "'24", "24 max"]
)
def test_a_count_is_read_with_what_people_write_round_it(typed: str) -> None:
    assert parse_count(typed) == 24


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ("twenty", '"twenty" is not a whole number.'),
        ("-1", '"-1" is not a whole number.'),
        ("20-24", '"20-24" is not a whole number.'),
        ("2O", '"2O" has a letter where a number should be.'),
        ("1E+02", '"1E+02" is how a spreadsheet shortens 100.'),
        ("unlimited", '"unlimited" is not a whole number.'),
    ],
)
def test_text_that_is_not_a_count_is_refused(typed: str, wrong: str) -> None:
    with pytest.raises(InputError) as caught:
        parse_count(typed)
    assert caught.value.message.wrong == wrong


@pytest.mark.parametrize("typed", ["15", "15%", "15 %", "15 per cent", "15 percent", "15pc", "15% off", "15.00"])
def test_a_percentage_is_read_with_and_without_its_sign(typed: str) -> None:
    assert parse_percent(typed) == 15


@pytest.mark.parametrize(
    ("typed", "wrong", "remedy"),
    [
        ("0.15", '"0.15" is less than one per cent.', "Did you mean 15? Write a number from 1 to 100."),
        ("150%", "150 per cent is not a discount.", ONE_TO_100),
        ("0", "0 per cent is not a discount.", ONE_TO_100),
        ("fifteen", '"fifteen" is not a percentage.', ONE_TO_100),
    ],
)
def test_text_that_is_not_a_percentage_is_refused(typed: str, wrong: str, remedy: str) -> None:
    with pytest.raises(InputError) as caught:
        parse_percent(typed)
    assert (caught.value.message.wrong, caught.value.message.remedy) == (wrong, remedy)


@pytest.mark.parametrize(
    ("typed", "span"),
    [
        *((typed, (2, 5)) for typed in ("2-5", "2 - 5", "2 \u2013 5", "2 to 5", "between 2 and 5", "2-5 people")),
        *((typed, (6, None)) for typed in ("6+", "6 +", "6 or more", "6 people or more", "6 plus", "more than 5")),
        ("up to 5", (1, 5)),
        ("4", (4, 4)),
        ("1 person", (1, 1)),
    ],
)
def test_a_range_of_people_is_read_in_every_usual_form(typed: str, span: tuple[int, int | None]) -> None:
    assert parse_range(typed) == span


@pytest.mark.parametrize("typed", ["02-May", "2-May", "May-02", "02/05/2026", "2026-05-02", "45779"])
def test_what_a_spreadsheet_makes_of_a_range_is_refused_with_the_range(typed: str) -> None:
    with pytest.raises(InputError) as caught:
        parse_range(typed)
    assert str(caught.value) == f'"{typed}" is what a spreadsheet makes of 2-5. Write 2-5.'


@PROPERTY
@given(st.integers(1, 9999), st.integers(0, 9999))
def test_a_range_reads_back_from_every_form(first: int, more: int) -> None:
    last = min(first + more, 9999)
    forms = (f"{first}-{last}", f"{first} to {last}", f"{first}\u2013{last}", f"{first} - {last} participants")
    assert {parse_range(form) for form in forms} == {(first, last)}


@PROPERTY
@given(st.integers(100, 10_000))
def test_a_percentage_reads_back_from_every_form(hundredths: int) -> None:
    percent = Decimal(hundredths).scaleb(-2)
    assert {parse_percent(form) for form in (f"{percent}", f"{percent}%", f"{percent} per cent")} == {percent}
