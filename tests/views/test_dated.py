"""What a page shows from one day until another is what it would show if it were made anew on each of those days."""

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


def test_turns_follow_one_another_and_equal_ones_are_one() -> None:
    periods = dated_values(lambda day: "over" if day >= THREE else "open", TODAY, [THREE, ONE, TODAY, date(2026, 1, 1)])
    assert periods == (Dated("open", None, TWO), Dated("over", THREE, None))


def test_what_comes_after_a_year_is_left_out_and_what_goes_then_still_goes() -> None:
    far = TODAY + timedelta(days=400)
    (item,) = dated_values(lambda day: "over" if day > far else "open", TODAY, [day_after(far)])
    assert item == Dated("open", None, far)
    assert dated_counts([item, Dated("b")], str, TODAY) == (Dated("2", None, far),)


def test_the_day_after_the_last_of_all_days_is_that_day() -> None:
    assert day_after(date.max) == date.max


@PROPERTY
@given(st.lists(st.sampled_from(DAYS), min_size=6, max_size=6), st.integers(1, 3))
def test_a_list_shows_on_each_day_what_it_would_show_if_made_anew(ends: list[date], number: int) -> None:
    def listed(day: date) -> list[str]:
        return [f"{place}" for place, end in enumerate(ends) if end >= day][:number]

    items = dated_list(listed, TODAY, [day_after(end) for end in ends])
    assert [shown(items, day) for day in DAYS] == [listed(day) for day in DAYS]


@PROPERTY
@given(st.lists(SINCE, max_size=6), st.integers(1, 3))
def test_of_things_that_come_and_stay_the_first_few_are_shown(since: list[date | None], number: int) -> None:
    items = [Dated(str(place), day) for place, day in enumerate(since)]
    few = list(first_dated(items, number))
    assert [shown(few, day) for day in DAYS] == [shown(items, day)[:number] for day in DAYS]


@PROPERTY
@given(STAYS)
def test_it_is_known_when_there_are_some_how_many_and_when_there_are_none(
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
def test_gaps_lie_between(items: list[Dated[str]], gaps: list[Dated[None]]) -> None:
    assert list(empty_periods(items)) == gaps
