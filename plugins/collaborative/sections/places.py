"""Every address of a site, with what is there and whose it is."""

from collections.abc import Iterable, Iterator

from collaborative.sections.place import Place, Redirect
from collaborative.sections.site import Site
from collaborative.views.following.feeds import guid_of
from collaborative.views.permanent_addresses import PermanentAddress


def permanent_addresses_of(site: Site) -> tuple[PermanentAddress, ...]:
    """The addresses that the public may rely on, in order, each with the guid of the record that it belongs to."""
    guids = {
        record.address: guid_of(record, site.settings)
        for record in site.catalogue.records
        if record.in_feeds and record.address is not None
    }
    found = sorted(site.places, key=lambda place: isinstance(place, Redirect))  # a page goes before a redirect
    entries = [
        PermanentAddress(
            place.address, place.title, guids.get(place.to if isinstance(place, Redirect) else place.address, "")
        )
        for place in found
        if place.permanent
    ]
    entries += (
        PermanentAddress(place.address, place.title, guids.get(folder_of(place.address), ""))
        for place in file_places(site)
    )
    by_address = {entry.address: entry for entry in reversed(entries)}
    return tuple(entry for _, entry in sorted(by_address.items()))


def file_places(site: Site) -> Iterator[Place]:
    """The feeds and calendars, also where they stood before their pages moved."""
    titles = {feed.address: feed.title for feed in site.feeds}
    titles |= {feed.as_json().address: feed.title for feed in site.feeds}
    titles |= {calendar.address: calendar.name for calendar in site.calendars}
    old = old_files(site.places, titles)
    for address, title in titles.items():
        for at in (address, *old.get(address, ())):
            yield Place(at, title)


def old_files(places: Iterable[Place], files: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The addresses of files beside pages, each with those at which it stood before."""
    beside: dict[str, list[str]] = {}
    for address in files:
        beside.setdefault(folder_of(address), []).append(address)
    found: dict[str, list[str]] = {}
    for place in places:
        if isinstance(place, Redirect) and place.moved:
            for address in beside.get(place.to, ()):
                found.setdefault(address, []).append(place.address + address.removeprefix(place.to))
    return {address: tuple(old) for address, old in found.items()}


def folder_of(address: str) -> str:
    """The page that a file stands beside: ``news/`` for ``news/feed.xml``."""
    return f"{address.rpartition('/')[0]}/"
