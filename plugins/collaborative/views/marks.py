"""Labels for what only the preview shows, so that it cannot be taken for published.

Public records have no label, so a public build is the same with this module or without.
"""

import datetime as dt
from dataclasses import dataclass

from collaborative.records.base import Record
from collaborative.records.listing import Listing
from collaborative.records.page import PlainPage
from collaborative.views import wording


@dataclass(frozen=True, slots=True)
class Mark:
    """The label of a record that is not public; ``short`` is for lists, ``text`` for the top of its page."""

    short: str
    text: str


_DRAFT = "Draft: {} on the public site. It goes public when the line draft: yes is taken out."


def mark_of(record: Record | PlainPage, today: dt.date) -> Mark | None:
    """Return the label of a draft or of a record that is published later; None if the record is public."""
    if record.is_public(today):
        return None
    if record.draft:
        return draft_introduction() if isinstance(record, Listing) else Mark("Draft", _DRAFT.format("not"))
    day = (
        record.published.date() if record.published else today
    )  # a record that is neither a draft nor public has a date
    return Mark(
        f"Goes public on {wording.day_without_weekday(day)}",
        f"Goes public on {wording.long_day(day)}: not on the public site until then.",
    )


def draft_introduction() -> Mark:
    """Return the label of a page that is public without its introduction: a listing, or a list."""
    return Mark("Draft", _DRAFT.format("this introduction is not"))
