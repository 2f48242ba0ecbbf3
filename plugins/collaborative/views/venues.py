"""Where a course is: the place in words, the page of the school that it is, and a map."""

from dataclasses import dataclass

from collaborative.catalogue import Catalogue
from collaborative.views import wording
from collaborative.views.maps import map_link


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
