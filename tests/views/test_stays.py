"""What a page shows from one day until another is what it would show if it were made anew on each of those days."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import PROPERTY

from collaborative.views.stays import Stay, by_turns, counted, day_after, first_of, in_lists, together, without

TODAY = date(2026, 11, 22)
DAYS = [TODAY + timedelta(days=number) for number in range(12)]
ONE, TWO, THREE, FOUR = DAYS[1:5]

SINCE = st.none() | st.sampled_from(DAYS[1:])
STAYS = st.lists(
    st.tuples(SINCE, st.none() | st.sampled_from(DAYS)).filter(
        lambda both: not both[0] or not both[1] or both[0] <= both[1]
    )
)


def shown(stays: Sequence[Stay[str]], day: date) -> list[str]:
    return [stay.value for stay in stays if stay.is_on(day)]


def test_turns_follow_one_another_and_equal_ones_are_one() -> None:
    turns = by_turns(lambda day: "over" if day >= THREE else "open", TODAY, [THREE, ONE, TODAY, date(2026, 1, 1)])
    assert turns == (Stay("open", None, TWO), Stay("over", THREE, None))


def test_what_comes_after_a_year_is_left_out_and_what_goes_then_still_goes() -> None:
    far = TODAY + timedelta(days=400)
    (stay,) = by_turns(lambda day: "over" if day > far else "open", TODAY, [day_after(far)])
    assert stay == Stay("open", None, far)
    assert counted([stay, Stay("b")], str, TODAY) == (Stay("2", None, far),)


def test_the_day_after_the_last_of_all_days_is_that_day() -> None:
    assert day_after(date.max) == date.max


@PROPERTY
@given(st.lists(st.sampled_from(DAYS), min_size=6, max_size=6), st.integers(1, 3))
def test_a_list_shows_on_each_day_what_it_would_show_if_made_anew(ends: list[date], number: int) -> None:
    def listed(day: date) -> list[str]:
        return [f"{place}" for place, end in enumerate(ends) if end >= day][:number]

    stays = in_lists(listed, TODAY, [day_after(end) for end in ends])
    assert [shown(stays, day) for day in DAYS] == [listed(day) for day in DAYS]


@PROPERTY
@given(st.lists(SINCE, max_size=6), st.integers(1, 3))
def test_of_things_that_come_and_stay_the_first_few_are_shown(since: list[date | None], number: int) -> None:
    stays = [Stay(str(place), day) for place, day in enumerate(since)]
    few = list(first_of(stays, number))
    assert [shown(few, day) for day in DAYS] == [shown(stays, day)[:number] for day in DAYS]


@PROPERTY
@given(STAYS)
def test_it_is_known_when_there_are_some_how_many_and_when_there_are_none(
    spans: list[tuple[date | None, date | None]],
) -> None:
    stays = [Stay(str(place), since, until) for place, (since, until) in enumerate(spans)]
    for day in DAYS:
        now = shown(stays, day)
        stretches = [stretch for stretch in together(stays) if stretch.is_on(day)]
        assert len(stretches) == bool(now)
        assert [stay.value for stretch in stretches for stay in stretch.value if stay.is_on(day)] == now
        assert sum(gap.is_on(day) for gap in without(stays)) == (not now)
        assert [turn.value for turn in counted(stays, str, TODAY) if turn.is_on(day)] == [str(len(now))]


@pytest.mark.parametrize(
    ("stays", "gaps"),
    [
        ([], [Stay(None)]),
        ([Stay("a")], []),
        ([Stay("a", None, ONE), Stay("b", TWO, None)], []),
        ([Stay("a", ONE, TWO), Stay("b", FOUR, FOUR)], [Stay(None, None, TODAY), Stay(None, THREE, THREE), Stay(None, DAYS[5])]),
    ],
)  # fmt: skip
def test_gaps_lie_between(stays: list[Stay[str]], gaps: list[Stay[None]]) -> None:
    assert list(without(stays)) == gaps
