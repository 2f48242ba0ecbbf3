"""When what a page shows last changed: for the sitemap, which search engines believe as long as it is true."""

import datetime as dt
from collections.abc import Iterable
from zoneinfo import ZoneInfo

from collaborative.past.record_history import PublicHistory
from collaborative.records.base import Record
from collaborative.records.page import PlainPage


class LastChanges:
    """The days of last changes, in the site's zone; what is later than ``today`` has not happened yet."""

    def __init__(self, public_history: PublicHistory, zone: ZoneInfo, today: dt.date) -> None:
        self._record_histories = public_history.current
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
        path = record.path if isinstance(record, PlainPage) else record.origin.path
        record_history = self._record_histories.get(path)
        moments = [state.moment for state in record_history.states] if record_history else []
        moments += [getattr(record, "published", None), getattr(record, "updated", None)]
        days = (moment.astimezone(self._zone).date() for moment in moments if moment)
        return [day for day in days if day <= self._today]
