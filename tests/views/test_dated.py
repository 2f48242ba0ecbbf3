"""Dated content shows on each day what a page built on that day would show."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import PROPERTY

from collaborative.views.dated import (
    Dated,
    dated_counts,
    dated_groups,
    dated_list,
    dated_values,
    day_after,
    empty_periods,
    first_dated,
)

TODAY = date(2026, 11, 22)
DAYS = [TODAY + timedelta(days=number) for number in range(12)]
ONE, TWO, THREE, FOUR = DAYS[1:5]

SINCE = st.none() | st.sampled_from(DAYS[1:])
STAYS = st.lists(
    st.tuples(SINCE, st.none() | st.sampled_from(DAYS)).filter(
        lambda both: not both[0] or not both[1] or both[0] <= both[1]
    )
)


def shown(items: Sequence[Dated[str]], day: date) -> list[str]:
    return [item.value for item in items if item.is_on(day)]


def test_values_follow_one_another_and_equal_ones_are_merged() -> None:
    periods = dated_values(lambda day: "over" if day >= THREE else "open", TODAY, [THREE, ONE, TODAY, date(2026, 1, 1)])
    assert periods == (Dated("open", None, TWO), Dated("over", THREE, None))


def test_starts_after_a_year_are_left_out_but_ends_are_kept() -> None:
    far = TODAY + timedelta(days=400)
    (item,) = dated_values(lambda day: "over" if day > far else "open", TODAY, [day_after(far)])
    assert item == Dated("open", None, far)
    assert dated_counts([item, Dated("b")], str, TODAY) == (Dated("2", None, far),)


def test_the_day_after_the_last_of_all_days_is_that_day() -> None:
    assert day_after(date.max) == date.max


@PROPERTY
@given(st.lists(st.sampled_from(DAYS), min_size=6, max_size=6), st.integers(1, 3))
def test_a_dated_list_shows_the_same_as_a_new_build_on_each_day(ends: list[date], number: int) -> None:
    def listed(day: date) -> list[str]:
        return [f"{place}" for place, end in enumerate(ends) if end >= day][:number]

    items = dated_list(listed, TODAY, [day_after(end) for end in ends])
    assert [shown(items, day) for day in DAYS] == [listed(day) for day in DAYS]


@PROPERTY
@given(st.lists(SINCE, max_size=6), st.integers(1, 3))
def test_the_first_items_of_a_growing_list_are_shown(since: list[date | None], number: int) -> None:
    items = [Dated(str(place), day) for place, day in enumerate(since)]
    few = list(first_dated(items, number))
    assert [shown(few, day) for day in DAYS] == [shown(items, day)[:number] for day in DAYS]


@PROPERTY
@given(STAYS)
def test_groups_counts_and_empty_periods_agree_on_each_day(
    spans: list[tuple[date | None, date | None]],
) -> None:
    items = [Dated(str(place), since, until) for place, (since, until) in enumerate(spans)]
    for day in DAYS:
        now = shown(items, day)
        periods = [period for period in dated_groups(items) if period.is_on(day)]
        assert len(periods) == bool(now)
        assert [item.value for period in periods for item in period.value if item.is_on(day)] == now
        assert sum(gap.is_on(day) for gap in empty_periods(items)) == (not now)
        assert [period.value for period in dated_counts(items, str, TODAY) if period.is_on(day)] == [str(len(now))]


@pytest.mark.parametrize(
    ("items", "gaps"),
    [
        ([], [Dated(None)]),
        ([Dated("a")], []),
        ([Dated("a", None, ONE), Dated("b", TWO, None)], []),
        ([Dated("a", ONE, TWO), Dated("b", FOUR, FOUR)], [Dated(None, None, TODAY), Dated(None, THREE, THREE), Dated(None, DAYS[5])]),
    ],
)  # fmt: skip
def test_empty_periods_are_between_the_items(items: list[Dated[str]], gaps: list[Dated[None]]) -> None:
    assert list(empty_periods(items)) == gaps
