"""Marks on what only the preview shows."""

import datetime as dt
from typing import Any

import pytest
from tests.builders import cluster, course, discount, listing, news, school

from collaborative.records.base import Record
from collaborative.views.marks import mark_of

TODAY = dt.date(2026, 3, 2)
MAKERS: tuple[Any, ...] = (course, news, cluster, school, discount)


@pytest.mark.parametrize("make", MAKERS, ids=lambda make: make.__name__)
def test_a_draft_of_every_kind_is_marked(make: Any) -> None:
    mark = mark_of(make(draft="yes"), TODAY)
    assert mark
    assert mark.short == "Draft"
    assert mark.text.startswith("Draft: not on the public site.")


def test_a_draft_listing_marks_only_the_introduction_as_a_draft() -> None:
    mark = mark_of(listing("2026-03", draft="yes"), TODAY)
    assert mark
    assert mark.text.startswith("Draft: this introduction is not on the public site.")


@pytest.mark.parametrize("record", [news(published="2026-03-03"), course(published="2026-03-03")])
def test_a_record_that_is_published_later_says_when(record: Record) -> None:
    mark = mark_of(record, TODAY)
    assert mark
    assert mark.short == "Goes public on 3 March 2026"
    assert mark.text == "Goes public on Tuesday 3 March 2026: not on the public site until then."


@pytest.mark.parametrize(
    "record", [news(published="2026-03-02"), course(), *(make() for make in MAKERS), listing("2026-03")]
)
def test_a_public_record_has_no_mark(record: Record) -> None:
    assert record.is_public(TODAY)
    assert mark_of(record, TODAY) is None
