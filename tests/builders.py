"""Real records and real content for tests, from the text that an editor would type."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import hypothesis

from collaborative.catalogue import Catalogue
from collaborative.loading.content import Content, load_content
from collaborative.loading.documents import Document, read_document
from collaborative.loading.history import FileHistory, History, Version
from collaborative.loading.sources import SourceFile
from collaborative.past.record_history import PublicHistory
from collaborative.problems import Problem
from collaborative.records.base import Origin, Record
from collaborative.records.cluster import Cluster
from collaborative.records.course import Course
from collaborative.records.discount import DiscountScheme
from collaborative.records.listing import Listing
from collaborative.records.news import NewsItem
from collaborative.records.page import PlainPage
from collaborative.records.school import School
from collaborative.schema.examples import as_typed
from collaborative.schema.fields import fields_of
from collaborative.sections import SECTIONS
from collaborative.sections.site import Site
from collaborative.settings import Settings
from collaborative.views.pictures import Extent

SETTINGS = Settings(
    name="Northshire Primary Partnership",
    url="https://training.example.org.uk/",
    email="office@example.org.uk",
    phone="01706 000000",
)

PROPERTY = hypothesis.settings()  # those of the profile in tests/soak.py


def course(code: str = "FA01", **front: Any) -> Course:
    """A course on 19 March 2026 unless ``date`` or ``dates`` says otherwise."""
    day = {} if "dates" in front else {"date": "2026-03-19"}
    name = code.lower().replace(" ", "-").replace("/", "-")
    values = {"title": "First aid", "code": code, **day, **_place("courses", name), **front}
    return Course.model_validate(values, context=SETTINGS)


def news(name: str = "programme", **front: Any) -> NewsItem:
    values = {"title": "New programme", "published": "2026-02-20", **_place("news", name), **front}
    return NewsItem.model_validate(values, context=SETTINGS)


def cluster(name: str = "north", **front: Any) -> Cluster:
    values = {"title": f"{name.capitalize()} cluster", **_place("clusters", name), **front}
    return Cluster.model_validate(values, context=SETTINGS)


def school(name: str = "larkhill", **front: Any) -> School:
    values = {"title": f"{name.capitalize()} Primary School", **_place("schools", name), **front}
    return School.model_validate(values, context=SETTINGS)


def listing(month: str, **front: Any) -> Listing:
    return Listing.model_validate({**_place("listings", month), **front}, context=SETTINGS)


def discount(**front: Any) -> DiscountScheme:
    """15 % for two to five people unless ``tiers`` says otherwise."""
    tiers = [{"participants": "2-5", "percent": "15"}]
    values = {"title": "Establishment discount", "tiers": tiers, **_place("discounts", "establishment"), **front}
    return DiscountScheme.model_validate(values, context=SETTINGS)


def catalogue_of(
    courses: Iterable[Course] = (),
    listings: Iterable[Listing] = (),
    news: Iterable[NewsItem] = (),
    clusters: Iterable[Cluster] = (),
    schools: Iterable[School] = (),
    discounts: Iterable[DiscountScheme] = (),
    public_history: PublicHistory | None = None,
) -> Catalogue:
    """A catalogue of these records."""
    records = (*courses, *listings, *news, *clusters, *schools, *discounts)
    return Catalogue(records, public_history or PublicHistory())


def site_of(
    catalogue: Catalogue,
    today: dt.date = dt.date(2026, 3, 2),
    settings: Settings | None = None,
    *,
    plain: Iterable[PlainPage] = (),
    extents: Mapping[str, Extent] | None = None,
    is_preview: bool = False,
) -> Site:
    """A site with every kind of page, as somebody sees it on a day."""
    return Site(
        catalogue, tuple(plain), settings or SETTINGS, today, SECTIONS, extents=extents or {}, is_preview=is_preview
    )


def needed_keys(model: type[Record]) -> dict[str, str]:
    """Return the keys without which a file of a kind is refused, each with its first example."""
    first_of_one = [field for field in fields_of(model) if field.key in model.one_of[:1]]
    required = [field for field in fields_of(model) if field.required]
    return {field.key: as_typed(field.examples[0]) for field in (*required, *first_of_one)}


def source(uri: str, text: str | bytes) -> SourceFile:
    path = uri if uri.startswith("courses/") else f"content/{uri}"
    return SourceFile(path, uri, text if isinstance(text, bytes) else text.encode())


def load(files: Mapping[str, str | bytes], history: History | None = None) -> Content:
    """What a site with these files holds; each by its uri: ``courses/a.md``, ``news/b.md``."""
    return load_content([source(uri, text) for uri, text in files.items()], SETTINGS, history or History())


def file_history(
    *paths: str, name: str = "", created: dt.datetime = dt.datetime(2026, 1, 5, 9, tzinfo=dt.UTC)
) -> FileHistory:
    """Of a file that has stood at these paths, one after the other, a day each, and has never been edited."""
    versions = (
        Version(created + dt.timedelta(days=number), path, path.removeprefix("content/"), "same")
        for number, path in enumerate(paths)
    )
    return FileHistory(name or paths[0], tuple(versions))


COMMITTED = dt.datetime(2026, 1, 5, 9, tzinfo=dt.UTC)


def history_of(*files: Sequence[tuple[str, str]], gone: Sequence[Sequence[tuple[str, str]]] = ()) -> History:
    """Of files that stood at a uri with a text, one week after the other; those that are gone ended a week later."""
    texts: dict[str, bytes] = {}

    def file_history_of(versions: Sequence[tuple[str, str]], *, deleted: bool) -> FileHistory:
        made = []
        for number, (uri, text) in enumerate(versions):
            blob = f"{uri} {number} {len(texts)}"
            texts[blob] = text.encode()
            made.append(Version(COMMITTED + dt.timedelta(weeks=number), source(uri, "").path, uri, blob))
        end = COMMITTED + dt.timedelta(weeks=len(versions)) if deleted else None
        return FileHistory(made[0].path, tuple(made), end)

    told = (
        *(file_history_of(one, deleted=True) for one in gone),
        *(file_history_of(one, deleted=False) for one in files),
    )
    return History(told, texts)


def problems_of_course(*lines: str) -> list[Problem]:
    """Of ``courses/a.md`` with a title, a code and then these lines, from line 4 on."""
    front = "\n".join(["---", "title: First aid", "code: FA01", *lines, "---", "Text", ""])
    return list(load({"courses/a.md": front}).problems)


def read(text: str | bytes) -> tuple[Document | None, list[Problem]]:
    return read_document(source("courses/a.md", text))


def _place(folder: str, name: str) -> dict[str, Any]:
    uri = f"{folder}/{name}.md"
    return {"origin": Origin(source(uri, "").path, uri, name), "slug": name}
