"""A month's training listing: the words around what the courses give."""

import re

from collaborative.records.base import Record
from collaborative.records.fields import Line, Text, YesNo

MONTH_NAME = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")


class Listing(Record):
    not_typed = Record.not_typed | {"slug"}  # its month is the file's name

    title: Line = ""
    summary: Text = ""
    slug: str
    draft: YesNo = False

    @property
    def year(self) -> int:
        return int(self.slug[:4])

    @property
    def month(self) -> int:
        return int(self.slug[5:])
