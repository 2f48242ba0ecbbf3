"""A news item."""

import datetime as dt
from typing import Any, ClassVar

from pydantic import Field

from collaborative.records.base import Record
from collaborative.records.fields import Day, Items, Line, Moment, Text, YesNo
from collaborative.records.page_fields import Aliases, Draft, Image, ImageAlt, PageSlug


class NewsItem(Record):
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
        default=(), description="What it is about; each word has a page of its own.", examples=["Courses, Safeguarding"]
    )
    image: Image = None
    image_alt: ImageAlt = ""
    pinned: YesNo = Field(default=False, description="Yes keeps it at the top of the news.", examples=["yes"])
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
