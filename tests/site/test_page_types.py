"""The tests that look at one page of each kind leave no kind out."""

import datetime as dt

from tests.browser.page_types import PAGE_TYPES
from tests.builders import load, site_of
from tests.conftest import FROZEN, FROZEN_TODAY

from collaborative.sections.plan import plan


def test_every_kind_of_page_is_among_the_page_types() -> None:
    files = {file.relative_to(FROZEN).as_posix().removeprefix("content/"): file for file in FROZEN.glob("*/**/*.md")}
    content = load({uri: file.read_bytes() for uri, file in files.items()})
    site = site_of(content.catalogue, dt.date.fromisoformat(FROZEN_TODAY), plain=content.pages)
    kinds = {page.address: page.kind for page in plan(site.public).pages}
    assert {*kinds.values()} - {kinds.get(address) for address in PAGE_TYPES.values()} == set()
