"""What search engines are told of a page, as JSON-LD 1.1 (W3C): its own thing, and what every page says of the site."""

from collections.abc import Iterable

from collaborative import addresses
from collaborative.settings import Settings
from collaborative.views.links import Link
from collaborative.views.pictures import ICON_SIZES
from collaborative.views.schema_org import (
    SCHEMA,
    Placeholder,
    Thing,
    known,
    list_items,
    organisation,
    organisation_reference,
)
from collaborative.views.wording import LANGUAGE


def structured_data(
    address: str, title: str, description: str, crumbs: Iterable[Link], thing: Thing | None, settings: Settings
) -> Thing:
    """The graph of the page at an address; all texts are plain, and ``crumbs`` begin below the home page."""
    graph = [_filled(thing, title, description)] if thing else []
    if address == addresses.HOME:
        graph += [_whole_organisation(settings), _web_site(settings)]
    else:
        trail = [Link("Home", addresses.HOME), *crumbs, Link(title, address)]
        graph.append({"@type": "BreadcrumbList", "itemListElement": list_items(trail, "item", settings)})
    return {"@context": SCHEMA, "@graph": graph}


def _filled(thing: Thing, title: str, description: str) -> Thing:
    texts = {Placeholder.TITLE: title, Placeholder.DESCRIPTION: description}
    return {name: texts[value] if isinstance(value, Placeholder) else value for name, value in thing.items()}


def _whole_organisation(settings: Settings) -> Thing:
    return {
        **organisation(settings),
        **known(alternateName=settings.short_name, description=settings.description),
        "logo": settings.absolute(addresses.icon(ICON_SIZES[-1])),
    }


def _web_site(settings: Settings) -> Thing:
    return {
        "@type": "WebSite",
        "name": settings.name,
        **known(alternateName=settings.short_name),
        "url": settings.url,
        "inLanguage": LANGUAGE,
        "publisher": organisation_reference(settings),
    }
