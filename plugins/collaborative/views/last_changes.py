"""When what a page shows last changed: for the sitemap, which search engines believe as long as it is true."""

import datetime as dt
from collections.abc import Iterable
from zoneinfo import ZoneInfo

from collaborative.past.story import Chronicle
from collaborative.records.base import Record
from collaborative.records.page import PlainPage


class LastChanges:
    """The days of last changes, in the site's zone; what is later than ``today`` has not happened yet."""

    def __init__(self, chronicle: Chronicle, zone: ZoneInfo, today: dt.date) -> None:
        self._stories = chronicle.stories
        self._zone = zone
        self._today = today
        self._known: dict[int, dt.date | None] = {}  # by the identity of records, which live as long as the plan

    def of(self, record: Record | PlainPage) -> dt.date | None:
        """The later of what git and the record itself say; None where neither says anything."""
        if id(record) not in self._known:
            self._known[id(record)] = max(self._days(record), default=None)
        return self._known[id(record)]

    def newest(self, records: Iterable[Record | PlainPage]) -> dt.date | None:
        """Of a page that lists them."""
        return max((day for record in records if (day := self.of(record))), default=None)

    def _days(self, record: Record | PlainPage) -> Iterable[dt.date]:
        story = self._stories.get(record.origin.path)
        moments = [state.moment for state in story.states] if story else []
        moments += [record.published, record.updated]
        days = (moment.astimezone(self._zone).date() for moment in moments if moment)
        return [day for day in days if day <= self._today]
