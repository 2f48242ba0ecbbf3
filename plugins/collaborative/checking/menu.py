"""The menu in ``mkdocs.yml``: whether each line leads to a page."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from collaborative.checking.findings import quoted
from collaborative.checking.subject import Subject
from collaborative.checking.texts.places import Places
from collaborative.problems import Problem

PAGES_OF_OTHERS = frozenset({"search", "collaborative"})  # plugins whose pages we know


def check_menu(subject: Subject) -> Iterator[Problem]:
    """Check every line of ``nav`` within the site; with other plugins, which may make pages, MkDocs does it."""
    typed = subject.configuration
    if typed.plugins.keys() - PAGES_OF_OTHERS or ("hooks",) in typed.lines:
        return
    places = Places(subject)
    unread = {source.uri for source in subject.sources}
    for where, target in typed.below(("nav",)):
        parts = urlsplit(target)
        if parts.scheme or parts.netloc or target in unread:
            continue
        if places.holds(target):
            if why := places.why_unreachable(target):
                yield typed.problem(where, f"The menu leads to {quoted(target)}, which {why}.", "Name another page.")
            continue
        address = places.within(target) if target.startswith("/") else None
        if address is not None and places.serves(address):
            continue
        yield typed.problem(
            where, f"The menu leads to a page that does not exist: {quoted(target)}.", _remedy(target, places)
        )


def _remedy(target: str, places: Places) -> str:
    """Return what to write in place of a target that does not exist."""
    path = target.replace("\\", "/").partition("#")[0].strip()
    words, _, last = path.rpartition(" ")
    if words and places.holds(last):
        return f"The colon is missing: write - {words}: {last}"
    if made := places.uri_at(path.strip("/").removesuffix("index.md").removesuffix(".md")):
        return f"Did you mean {made} ?"
    if meant := places.nearest_to(path.lstrip("/")) or places.nearest_to(path.partition("/")[2]):
        return f"Did you mean {meant} ?"
    return "Write the page's file as seen from the content folder, for example about.md, or take the line out."
