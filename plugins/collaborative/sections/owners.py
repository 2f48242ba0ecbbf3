"""The owners of addresses, and addresses with two owners."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from collaborative import addresses
from collaborative.catalogue import Catalogue
from collaborative.records.listing import Listing
from collaborative.records.page import PlainPage
from collaborative.sections import SECTIONS
from collaborative.sections.place import Owner, Place
from collaborative.sections.places import file_places
from collaborative.sections.site import Site
from collaborative.settings import Settings
from collaborative.views.pictures import ICON_SIZES

MADE_BY_THE_SITE = "something that the site makes itself"
# Files that a site may bring itself, in place of the generator's.
REPLACEABLE = frozenset(
    {addresses.SITEMAP, addresses.ROBOTS, addresses.SHARE_PICTURE, *(addresses.icon(size) for size in ICON_SIZES)}
)
_FIXED = ("404.html", addresses.MANIFEST, addresses.OFFICE, *REPLACEABLE)
_UNKNOWN = dt.datetime.max.replace(tzinfo=dt.UTC)  # for files that are not committed


@dataclass(frozen=True, slots=True)
class Clash:
    """An address with two owners; ``second`` must change."""

    first: Place
    second: Place


def clashes(site: Site, files: Iterable[str] = ()) -> Iterator[Clash]:
    """Yield the addresses with two owners.

    Args:
        site: The whole site, including what is not public yet, so that nothing clashes on the day it appears.
        files: The addresses of the authors' own files, from the site's root.
    """
    found = [*_made(site.public), *_made(site.hidden), *(Place(address, address, Owner(address)) for address in files)]
    owners: dict[str, Place] = {}
    folders: dict[str, Place] = {}  # the first place below each folder
    for place in sorted(found, key=lambda place: _precedence(place, site)):
        key = _key(place.address)
        above = [part for part in _folders_of(key) if part in owners and _is_file(owners[part])]
        others = [owners.get(key), *(owners[part] for part in above), folders.get(key) if _is_file(place) else None]
        first = next((other for other in others if other and not _may_share(other, place)), None)
        if first is None and _is_chosen(place) and is_reserved(place.address):
            first = Place(place.address, MADE_BY_THE_SITE)
        if first:
            yield Clash(first, place)
            continue
        owners[key] = place if _introduces(place) else owners.get(key, place)
        for part in _folders_of(key):
            folders.setdefault(part, place)


@cache
def is_reserved(address: str) -> bool:
    """Whether the site makes a page of its own at an address, or may do so one day."""
    patterns = (pattern for section in SECTIONS for pattern in section.reserved)
    return _key(address) in _always() or any(re.fullmatch(pattern, address) for pattern in patterns)


@cache
def _always() -> frozenset[str]:
    """Return the addresses of an empty site, with and without file endings, since hosts serve both."""
    empty = Site(Catalogue(), (), Settings("Empty", "https://empty.example/"), dt.date.min, SECTIONS)
    keys = {_key(place.address) for place in _made(empty)}
    stems = {key.rpartition(".")[0] for key in keys if "." in key and "/" in key}
    return frozenset(keys | stems | {f"{key}/index" for key in keys})


def _made(site: Site) -> Iterator[Place]:
    yield from site.places
    yield from file_places(site)
    yield from (Place(address, address) for address in (*_FIXED, *site.assets))


def _precedence(place: Place, site: Site) -> tuple[int, dt.datetime, bool, str]:
    """Return a sort key: the site's own pages, then codes, pages, redirects and other files; older before newer."""
    ranks = {"code": 1, "slug": 2, "": 2, "aliases": 3}
    owner = place.owner
    rank = 0 if owner.is_generator else ranks[owner.field] if owner.record else 4
    history = site.catalogue.public_history.current.get(owner.path)
    moment = history.states[0].moment if history and history.states else None
    return rank, moment or _UNKNOWN, owner.path.lower().endswith("readme.md"), owner.path


def _key(address: str) -> str:
    """Return the form in which two addresses count as the same: some hosts and disks see no difference."""
    return address.strip("/").removesuffix("index.html").strip("/").casefold()


def _folders_of(key: str) -> Iterator[str]:
    parts = key.split("/")
    return ("/".join(parts[:number]) for number in range(1, len(parts)))


def _is_file(place: Place) -> bool:
    return bool(place.address) and not place.address.endswith("/")


def _is_chosen(place: Place) -> bool:
    """Whether an editor has typed the address: a record's slug, or an alias."""
    return place.owner.field in ("slug", "aliases")


def _introduces(place: Place) -> bool:
    """Whether the file's text is the introduction of a page that the site makes."""
    return place.owner.field == "" and isinstance(place.owner.record, (PlainPage, Listing))


def _may_share(first: Place, second: Place) -> bool:
    if first.owner.is_generator:
        replaced = first.address in REPLACEABLE and second.owner.record is None
        return second.owner.is_generator or replaced or (first.introduced and _introduces(second))
    itself = second.owner.field == "aliases" and first.owner.field != "aliases"
    return first.owner.path == second.owner.path and not itself
