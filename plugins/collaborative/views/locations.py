"""Where a course or a meeting is: the place in words, the school that it is, and a map.

Nothing is fetched from a map's site until somebody follows the link.
"""

from dataclasses import dataclass
from urllib.parse import urlencode

from collaborative.catalogue import Catalogue
from collaborative.reading.venues import is_online
from collaborative.reading.words import fold
from collaborative.views import wording


@dataclass(frozen=True, slots=True)
class Venue:
    """A place.

    Attributes:
        name: As typed; that it is to be confirmed, where nothing is.
        school: The address of its page where it is a member school, or "".
        map: A whole URL, or "" where there is nothing to find: online, or to be confirmed.
    """

    name: str
    school: str = ""
    map: str = ""


def venue_of(typed: str, catalogue: Catalogue) -> Venue:
    if not typed:
        return Venue(wording.TO_BE_CONFIRMED)
    school = catalogue.school_at(typed)
    if school is None:
        return Venue(typed, map=map_link(typed))
    return Venue(typed, school.address, map_link(typed, school.town, school.postcode))


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
