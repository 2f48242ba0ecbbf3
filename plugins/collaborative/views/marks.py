"""What the preview shows and the public does not see yet: marked, so that nobody takes it for published.

A record that is public has no mark, so that a public build is the same with these and without.
"""

import datetime as dt
from dataclasses import dataclass

from collaborative.records.base import Record
from collaborative.records.listing import Listing
from collaborative.records.page import PlainPage
from collaborative.views import wording


@dataclass(frozen=True, slots=True)
class Mark:
    """``short`` stands in lists, ``text`` at the top of the record's own page."""

    short: str
    text: str


_DRAFT = "Draft: {} on the public site. It goes public when the line draft: yes is taken out."


def mark_of(record: Record | PlainPage, today: dt.date) -> Mark | None:
    """Of a draft, or of what is published on a later day; None where the public sees it."""
    if record.is_public(today):
        return None
    if record.draft:
        return draft_introduction() if isinstance(record, Listing) else Mark("Draft", _DRAFT.format("not"))
    day = record.published.date() if record.published else today  # what is no draft and not public has one
    return Mark(
        f"Goes public on {wording.day_without_weekday(day)}",
        f"Goes public on {wording.long_day(day)}: not on the public site until then.",
    )


def draft_introduction() -> Mark:
    """Of a page that is there all the same: a listing, or one with a list."""
    return Mark("Draft", _DRAFT.format("this introduction is not"))
