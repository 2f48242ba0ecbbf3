"""The location of a course or meeting: venue, school and map link.

Map sites are contacted only when a visitor follows the link.
"""

from dataclasses import dataclass
from urllib.parse import urlencode

from collaborative.catalogue import Catalogue
from collaborative.reading.venues import attendance_at
from collaborative.reading.words import fold
from collaborative.views import wording


@dataclass(frozen=True, slots=True)
class Venue:
    """A venue.

    Attributes:
        name: The name as typed, or "To be confirmed".
        school: The address of the page of a member school, or "".
        map: A whole URL, or "" if there is nothing to find: online, or to be confirmed.
    """

    name: str
    school: str = ""
    map: str = ""


def venue_of(typed: str, catalogue: Catalogue) -> Venue:
    """Return the venue for a typed name."""
    if not typed:
        return Venue(wording.TO_BE_CONFIRMED)
    school = catalogue.school_at(typed)
    if school is None:
        return Venue(typed, map=map_link(typed))
    return Venue(typed, school.address, map_link(typed, school.town, school.postcode))


# https://developers.google.com/maps/documentation/urls/get-started: on a telephone it opens the map program.
_SEARCH = "https://www.google.com/maps/search/?"


def map_link(name: str, town: str = "", postcode: str = "") -> str:
    """Return a link that searches for a school or venue on a map, without repeating a town or postcode in its name.

    It is "" for a venue that is online only, or has no name and no postcode.
    """
    place = attendance_at(name).place
    if (name and not place) or not (name or postcode):
        return ""
    said = fold(place)
    more = [part for part in (town, postcode) if part and fold(part) not in said]
    return _SEARCH + urlencode({"api": "1", "query": ", ".join(part for part in (place, *more) if part)})
