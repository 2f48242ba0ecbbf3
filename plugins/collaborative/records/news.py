"""A piece of news."""

import datetime as dt
from typing import Any, ClassVar

from pydantic import Field

from collaborative.records.base import Record
from collaborative.records.fields import Day, FileOrWebAddress, Items, Line, Moment, Slug, Slugs, Text, YesNo


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

    title: Line = Field(min_length=1, examples=["New term programme"])
    published: Moment = Field(examples=["2026-02-20"])
    summary: Text = ""
    author: Items = ()
    categories: Items = ()
    image: FileOrWebAddress | None = None
    image_alt: Line = ""
    pinned: YesNo = False
    expires: Day | None = None
    updated: Moment | None = None
    slug: Slug
    aliases: Slugs = ()
    draft: YesNo = False

    @property
    def day(self) -> dt.date:
        return self.published.date()
