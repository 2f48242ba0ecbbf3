"""A news item."""

import datetime as dt
from typing import Any, ClassVar, Self

from pydantic import Field

from collaborative.reading.words import fold
from collaborative.records.base import PageRecord
from collaborative.records.fields import Day, Items, Line, Moment, Text, YesNo
from collaborative.records.page_fields import Aliases, Draft, Image, ImageAlt, PageSlug

_SAME_TEXT = 0.5  # of the words of two pieces of news, from which on they are one
_ARCHIVED_AFTER = 365  # days


class NewsItem(PageRecord):
    kind = "news"
    folder = "news"
    in_feeds = True
    needs_text = True
    key_synonyms = {
        "category": "categories",
        "date": "published",
        "publish_date": "published",
        "authors": "author",
        "by": "author",
        "expiry": "expires",
        "expiry_date": "expires",
        "alt_text": "image_alt",
        "description": "summary",
    }

    stand_ins: ClassVar[dict[str, Any]] = {"title": "x", "published": "2000-01-01"}

    title: Line = Field(min_length=1, examples=["New term programme"], description="The headline.")
    published: Moment = Field(
        description="The day on which it appears; before that day nobody sees it.",
        examples=["2026-02-20", "2026-02-20 09:00"],
    )
    summary: Text = Field(
        default="", description="One or two sentences for lists and feeds.", examples=["The spring programme is out."]
    )
    author: Items = Field(default=(), description="Who wrote it.", examples=["Training office"])
    categories: Items = Field(
        default=(),
        title="category",
        description="What it is about; each word has a page of its own.",
        examples=["Courses, Safeguarding"],
    )
    image: Image = None
    image_alt: ImageAlt = ""
    pinned: YesNo = Field(
        default=False,
        title='answer to "Does it stay at the top?"',
        description="Yes keeps it at the top of the news.",
        examples=["yes"],
    )
    expires: Day | None = Field(
        default=None,
        description="The last day on which it stands on the first page of the news.",
        examples=["2026-03-31"],
    )
    updated: Moment | None = Field(
        default=None, description="When it last changed in a way that people should know of.", examples=["2026-02-24"]
    )
    slug: PageSlug
    aliases: Aliases = ()
    draft: Draft = False

    @property
    def day(self) -> dt.date:
        return self.published.date()

    def is_archived(self, today: dt.date) -> bool:
        return (today - self.day).days > _ARCHIVED_AFTER

    def is_same_as(self, later: Self) -> bool:
        alike_in = (
            fold(self.title) == fold(later.title),
            self.day == later.day,
            _same_text(self.body, later.body),
        )
        return alike_in.count(True) >= 2


def _same_text(before: str, after: str) -> bool:
    words, others = set(before.split()), set(after.split())
    return len(words & others) >= _SAME_TEXT * max(len(words), len(others), 1)
