"""A site plan as MkDocs files, all in memory: nothing is written into the author's folders."""

import fnmatch
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.utils import write_file

from collaborative.checking.files.file_index import FileIndex, link_to
from collaborative.checking.files.pictures import SHOWN
from collaborative.disk.fitting import Fitted, fit
from collaborative.loading.content import kind_of
from collaborative.loading.sources import OtherFile
from collaborative.mkdocs_plugin.folders import root_of
from collaborative.records.page import PlainPage
from collaborative.rendering.outputs import Output
from collaborative.sections.page import Page

PICTURES = tuple(ending for endings in SHOWN.values() for ending in endings)
UNUSED = (
    "assets/javascripts/bundle.*",
    "assets/javascripts/workers/*.map",
    "assets/stylesheets/*.map",
    "assets/stylesheets/palette.*",
)


def add_pages(files: Files, pages: Iterable[Page], config: MkDocsConfig) -> None:
    """A virtual file for each page, at its own address."""
    for page in pages:
        if existing := files.get_file_from_path(page.uri):
            files.remove(existing)
        file = File.generated(config, page.uri, content=page.body, inclusion=InclusionLevel.NOT_IN_NAV)
        file.dest_uri = f"{page.address}index.html"
        file.url = page.address or "./"
        files.append(file)
        if page.list_uri not in (page.uri, ""):
            _add_alias(files, page.list_uri, file, config)


def _add_alias(files: Files, uri: str, file: File, config: MkDocsConfig) -> None:
    """Let links to a page of the site's own making find it, whatever the file of its introduction is called."""
    alias = File.generated(config, uri, content="", inclusion=InclusionLevel.EXCLUDED)
    alias.dest_uri, alias.url = file.dest_uri, file.url
    files.append(alias)


def remove_records(files: Files, kept: Iterable[Page]) -> None:
    """Take away the files of records that have no page: drafts, later news, discount notices."""
    uris = {page.uri for page in kept}
    for file in list(files.documentation_pages()):
        if kind_of(file.src_uri) is not None and file.src_uri not in uris:
            files.remove(file)


def remove_drafts(files: Files, uris: Iterable[str]) -> None:
    """Take away the files of plain pages that are drafts."""
    for uri in uris:
        if file := files.get_file_from_path(uri):
            files.remove(file)


def keep_published(files: Files, pages: Iterable[PlainPage], others: Iterable[OtherFile], config: MkDocsConfig) -> None:
    """Of the author's files only what the core has read and publishes; what MkDocs does not find itself is added."""
    pages, others = list(pages), list(others)
    wanted = {page.uri for page in pages} | {file.uri for file in others}
    for file in list(files):
        is_record = file.is_documentation_page() and kind_of(file.src_uri) is not None
        if file.src_dir == config.docs_dir and file.src_uri not in wanted and not is_record:
            files.remove(file)
    for page in pages:  # MkDocs knows no .MD
        if files.get_file_from_path(page.uri) is None:
            files.append(File.generated(config, page.uri, content=page.body))
    for other in others:
        found = files.get_file_from_path(other.uri)
        if found is None:  # beside the courses, where MkDocs does not look
            files.append(File.generated(config, other.uri, abs_src_path=str(root_of(config) / other.path)))
        elif not (config.exclude_docs and config.exclude_docs.match_file(other.uri)):
            found.inclusion = InclusionLevel.INCLUDED  # of itself MkDocs leaves out .well-known and templates


def fitted_pictures(others: Iterable[OtherFile], root: Path) -> dict[str, Fitted]:
    """The pictures that are published otherwise than they lie in the repository, by uri."""
    pictures = (other for other in others if other.uri.lower().endswith(PICTURES))
    return {other.uri: fitted for other in pictures if (fitted := fit(root / other.path))}


def replace_pictures(files: Files, fitted: Mapping[str, Fitted], config: MkDocsConfig) -> None:
    for uri, picture in fitted.items():
        if existing := files.get_file_from_path(uri):
            files.remove(existing)
        files.append(File.generated(config, uri, content=picture.data))


def with_plain_links(body: str, uri: str, files: FileIndex) -> str:
    """Return a text whose links to files with # or ? in their names are written as addresses need them."""

    def plain(match: re.Match[str]) -> str:
        file = files.linked(match[1], uri)
        return f"]({link_to(file.uri, uri)})" if file and re.search("[#?]", file.uri) else match[0]

    return re.sub(r"\]\(<?([^()<>\n]*[#?][^()<>\n]*)>?\)", plain, body)


def add_asset(files: Files, address: str, content: bytes, config: MkDocsConfig) -> None:
    """A file of the site as a whole, unless the author has one of that name; the theme's gives way."""
    existing = files.get_file_from_path(address)
    if existing and existing.src_dir in config.theme.dirs and existing.src_dir != config.theme.custom_dir:
        files.remove(existing)
        existing = None
    if existing is None:
        files.append(File.generated(config, address, content=content))


def drop_unused(files: Files) -> None:
    """Take away what no page asks for of Material's files: its program, its palettes, and what developers read."""
    for file in list(files):
        if any(fnmatch.fnmatch(file.src_uri, pattern) for pattern in UNUSED):
            files.remove(file)


def declare_outputs(files: Files, addresses: Iterable[str], config: MkDocsConfig) -> None:
    """Feeds, calendars and open data, empty for now: so that pages may link to them before they are made."""
    for address in addresses:
        if existing := files.get_file_from_path(address):
            files.remove(existing)
        files.append(File.generated(config, address, content=b""))


def fill_outputs(files: Files, outputs: Iterable[Output]) -> None:
    """Fill in the content of the planned files, once every page's text is HTML."""
    for output in outputs:
        file = files.get_file_from_path(output.address)
        if file is None:
            raise LookupError(f"{output.address} was not planned")
        file.content_bytes = output.content


def write_outputs(site_dir: str, outputs: Iterable[Output]) -> None:
    """Straight into the site: redirects, to which no page links."""
    for output in outputs:
        write_file(output.content, f"{site_dir}/{output.address}")
