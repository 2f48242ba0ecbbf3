"""What a site has promised: every address at which it was seen, and the guids by which subscribers know its records."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from collaborative import addresses
from collaborative.catalogue import Catalogue
from collaborative.records.page import PlainPage
from collaborative.settings import Settings
from collaborative.views.following.calendars import CalendarFile
from collaborative.views.following.feeds import Feed, guid_of
from collaborative.views.page import Page
from collaborative.views.redirects import Redirect, old_files


@dataclass(frozen=True, slots=True)
class Promise:
    """One address.

    Attributes:
        address: From the site's root, without a slash in front.
        title: What a visitor finds there.
        guid: Of the record to which it belongs: its page, what leads there, its calendar; "" where subscribers know none.
    """

    address: str
    title: str
    guid: str = ""


def promises_of(
    pages: Iterable[Page],
    redirects: Sequence[Redirect],
    files: Sequence[Feed | CalendarFile],
    public: Catalogue,
    plain: Iterable[PlainPage],
    settings: Settings,
) -> tuple[Promise, ...]:
    """Of a site as it is published, in the order of addresses."""
    records: Iterable[Any] = (*public.courses, *public.news)
    guids = {record.address: guid_of(record, settings) for record in records}
    found = [Promise(page.address, page.title, guids.get(page.address, "")) for page in pages]
    found += (Promise(page.address, page.title or page.heading or page.uri) for page in plain)
    found += (Promise(redirect.address, redirect.title, guids.get(redirect.to, "")) for redirect in redirects)
    old = old_files(redirects, (file.address for file in files))
    for file in files:
        page = f"{file.address.rpartition('/')[0]}/"
        name, guid = file.title if isinstance(file, Feed) else file.name, guids.get(page, "")
        found += (Promise(address, name, guid) for address in (file.address, *old.get(file.address, ())))
    found += (Promise(address, "The courses as data") for address in addresses.OPEN_DATA)
    by_address = {promise.address: promise for promise in reversed(found)}  # a page goes before a redirect
    return tuple(promise for _, promise in sorted(by_address.items()))
