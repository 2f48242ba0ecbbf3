"""A site plan as MkDocs files, all in memory: nothing is written into the author's folders."""

from collections.abc import Iterable

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from collaborative.loading.content import kind_of
from collaborative.rendering.outputs import Output
from collaborative.views.pages import Page


def add_pages(files: Files, pages: Iterable[Page], config: MkDocsConfig) -> None:
    """A virtual file for each page, at its own address, and an edit link to the real file where there is one."""
    for page in pages:
        if existing := files.get_file_from_path(page.uri):
            files.remove(existing)
        file = File.generated(config, page.uri, content=page.body, inclusion=InclusionLevel.NOT_IN_NAV)
        file.dest_uri = f"{page.address}index.html"
        file.url = page.address or "./"
        file.edit_uri = page.path or None
        files.append(file)


def remove_records(files: Files, kept: Iterable[Page]) -> None:
    """Take away the files of records that have no page: drafts, later news, discount notices."""
    uris = {page.uri for page in kept}
    for file in list(files.documentation_pages()):
        if kind_of(file.src_uri) is not None and file.src_uri not in uris:
            files.remove(file)


def add_outputs(files: Files, outputs: Iterable[Output], config: MkDocsConfig) -> None:
    for output in outputs:
        if existing := files.get_file_from_path(output.address):
            files.remove(existing)
        files.append(File.generated(config, output.address, content=output.content))
