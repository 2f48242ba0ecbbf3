"""All addresses of a site, with titles and owners."""

from collections.abc import Iterable, Iterator

from collaborative.sections.place import Place, Redirect
from collaborative.sections.site import Site
from collaborative.views.permanent_addresses import PermanentAddress
from collaborative.views.subscriptions.feeds import guid_of


def permanent_addresses_of(site: Site) -> tuple[PermanentAddress, ...]:
    """Return the addresses that the public may rely on, in order, each with its record's guid."""
    guids = {
        record.address: guid_of(record, site.settings)
        for record in site.catalogue.records
        if record.in_feeds and record.address is not None
    }
    found = sorted(site.places, key=lambda place: isinstance(place, Redirect))  # pages before redirects
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
    """Yield the feeds and calendars, also at the addresses that they had before their pages moved."""
    titles = {feed.address: feed.title for feed in site.feeds}
    titles |= {feed.as_json().address: feed.title for feed in site.feeds}
    titles |= {calendar.address: calendar.name for calendar in site.calendars}
    old = old_files(site.places, titles)
    for address, title in titles.items():
        for at in (address, *old.get(address, ())):
            yield Place(at, title)


def old_files(places: Iterable[Place], files: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return the former addresses of files beside pages, by their current address."""
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
    """Return the address of the page that a file belongs to: ``news/`` for ``news/feed.xml``."""
    return f"{address.rpartition('/')[0]}/"
