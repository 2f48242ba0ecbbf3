"""Plain pages, which MkDocs renders, and their old addresses."""

from collections.abc import Iterator

from collaborative.sections.place import Owner, Place
from collaborative.sections.section import Section
from collaborative.sections.site import Site


class Plain(Section):
    """Plain pages, including introductions of pages that the site makes."""

    def places(self, site: Site) -> Iterator[Place]:
        for page in site.plain:
            yield Place(page.address, page.name, Owner(page.path, "", page), file=page.uri)
            yield from site.redirects_to(page)
