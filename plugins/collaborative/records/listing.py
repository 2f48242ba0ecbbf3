"""A month's training listing: the words around its courses."""

import re

from pydantic import Field

from collaborative.reading.calendar_words import MONTHS
from collaborative.records.base import Record
from collaborative.records.fields import Line, Text
from collaborative.records.page_fields import Draft

MONTH_NAME = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")


class Listing(Record):
    kind = "listing"
    folder = "listings"
    not_typed = Record.not_typed | {"slug"}  # the file's name is its month

    title: Line = Field(
        default="",
        description="A title of the month's page; without it, the month's name.",
        examples=["Training in March 2026"],
    )
    summary: Text = Field(
        default="", description="One or two sentences above the listing.", examples=["Ten courses before Easter."]
    )
    slug: str
    draft: Draft = False
    body: str = Field(default="", title="introduction")

    @property
    def is_placed(self) -> bool:
        """Whether the file is named after a month."""
        return MONTH_NAME.fullmatch(self.slug) is not None

    @property
    def year(self) -> int:
        return int(self.slug[:4])

    @property
    def month(self) -> int:
        return int(self.slug[5:])

    @property
    def name(self) -> str:
        return self.title or f"{MONTHS[self.month - 1]} {self.year}"
