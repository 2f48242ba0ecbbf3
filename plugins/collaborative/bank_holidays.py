"""Bank holidays of the United Kingdom; the only module that knows the holidays library."""

import datetime as dt
from collections.abc import Mapping
from functools import cache

from collaborative.settings import Nation

_ISO_3166_2 = {Nation.ENGLAND: "ENG", Nation.WALES: "WLS", Nation.SCOTLAND: "SCT", Nation.NORTHERN_IRELAND: "NIR"}


def bank_holiday_on(day: dt.date, nation: Nation | None) -> str | None:
    """The name of the holiday on which schools and offices of a nation are closed, or None."""
    if nation is None or not (name := _of(nation).get(day)):
        return None
    return name.split("; ")[0].replace(" (observed)", ", moved from the weekend")


@cache
def _of(nation: Nation) -> Mapping[dt.date, str]:
    """Filled with a year when a day of it is looked up."""
    import holidays  # noqa: PLC0415  # it loads every country of the world: a tenth of a second

    return holidays.country_holidays("GB", subdiv=_ISO_3166_2[nation])
