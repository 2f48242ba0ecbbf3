"""Links that show a place on a map: nothing is fetched from there until somebody follows one."""

from urllib.parse import urlencode

from collaborative.reading.venues import is_online
from collaborative.reading.words import fold

# https://developers.google.com/maps/documentation/urls/get-started: on a telephone it opens the map program.
_SEARCH = "https://www.google.com/maps/search/?"


def map_link(name: str, town: str = "", postcode: str = "") -> str:
    """A search for a school or another venue, in which nothing is said twice.

    "" where there is no place: online, or without a name and postcode.
    """
    if is_online(name) or not (name or postcode):
        return ""
    said = fold(name)
    more = [part for part in (town, postcode) if part and fold(part) not in said]
    return _SEARCH + urlencode({"api": "1", "query": ", ".join(part for part in (name, *more) if part)})
