"""The bank holidays of the United Kingdom. Only this module uses the holidays library."""

import datetime as dt
from collections.abc import Mapping
from functools import cache

from collaborative.settings import Nation

_ISO_3166_2 = {Nation.ENGLAND: "ENG", Nation.WALES: "WLS", Nation.SCOTLAND: "SCT", Nation.NORTHERN_IRELAND: "NIR"}


def bank_holiday_on(day: dt.date, nation: Nation | None) -> str | None:
    """Return the name of the bank holiday on which a nation's schools and offices are closed, or None."""
    if nation is None or not (name := _of(nation).get(day)):
        return None
    return name.split("; ")[0].replace(" (observed)", ", moved from the weekend")


@cache
def _of(nation: Nation) -> Mapping[dt.date, str]:
    """Return a nation's holidays; the library adds each year when one of its days is looked up."""
    import holidays  # noqa: PLC0415  # it loads every country of the world: a tenth of a second

    return holidays.country_holidays("GB", subdiv=_ISO_3166_2[nation])
