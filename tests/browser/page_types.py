"""Pages of each kind of the frozen site, as it stands on the day for which the tests build it."""

import datetime as dt
from functools import cache

from tests.builders import load, site_of
from tests.conftest import FROZEN, FROZEN_TODAY

# Pages that show much of their kind. Of a kind that is not named here the tests take the first page.
_CHOSEN = {
    "home": "",
    "courses": "courses/",
    "month": "courses/2026-12/",
    "past": "courses/past/",
    "course": "courses/joint-practice-development-trios/",
    "calendar": "calendar/",
    "audience": "audience/sendcos/",
    "subject": "subject/maths/",
    "discounts": "discounts/",
    "subscribe": "subscribe/",
    "news": "news/",
    "news of a year": "news/2026/",
    "news of a category": "news/category/courses/",
    "news by an author": "news/author/bplc-office/",
    "news item": "news/2026-11-20-last-places/",
    "clusters": "clusters/",
    "cluster": "clusters/prestwich/",
    "schools": "schools/",
    "school": "schools/alderbeck/",
    "text": "contact/",
    "text with a table": "privacy/",
    "not found": "404.html",
}
# The same kind of page with other words and colours on it.
COURSES_BY_STATUS = {
    "few places": "courses/talk-first-early-language/",
    "full": "courses/emergency-first-aid-december-2026/",
    "waiting list": "courses/sendco-network-spring-2027/",
    "postponed": "courses/working-at-height/",
    "cancelled": "courses/worry-sleep-and-big-feelings/",
    "provisional": "courses/science-in-the-woods/",
    "booking closed": "courses/whole-class-reading/",
    "over": "courses/school-gardening-january-2018/",
}


@cache
def page_types() -> dict[str, str]:
    """Return the addresses of pages by a name for each, at least one of every kind."""
    files = {file.relative_to(FROZEN).as_posix().removeprefix("content/"): file for file in FROZEN.glob("*/**/*.md")}
    content = load({uri: file.read_bytes() for uri, file in files.items()})
    site = site_of(content.catalogue, dt.date.fromisoformat(FROZEN_TODAY), plain=content.pages)
    kinds = {place.address: place.make().kind for place in site.public.places if place.make}
    chosen = {kinds.get(address) for address in _CHOSEN.values()}
    others = {kind: address for address, kind in reversed(kinds.items()) if kind not in chosen}
    return _CHOSEN | others
