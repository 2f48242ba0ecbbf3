"""Which files beside the pages are public: decided here alone, for the build, the checks and the preview."""

import datetime as dt
import re
from collections.abc import Iterator
from posixpath import splitext

from collaborative.checking.files.file_index import FileIndex
from collaborative.checking.subject import Subject
from collaborative.checking.texts.wording import texts_in
from collaborative.loading.documents import Document
from collaborative.records.base import Record
from collaborative.records.page import PlainPage

_DOCUMENTS = (
    ".pdf .doc .docx .docm .dotx .odt .rtf .pages .wpd .xls .xlsx .xlsm .ods .numbers .csv .tsv .ppt .pptx .pptm .ppsx"
    " .odp .pub .txt .epub .zip .ics .vcf"
)
_PICTURES = ".jpg .jpeg .jpe .jfif .png .apng .gif .webp .avif .svg .ico"
_SOUND_AND_VIDEO = ".mp3 .m4a .ogg .oga .opus .wav .mp4 .m4v .webm .ogv .mov .vtt .srt"
_PARTS_OF_A_THEME = ".css .js .mjs .woff .woff2 .ttf .otf .webmanifest"
ALLOWED = frozenset(f"{_DOCUMENTS} {_PICTURES} {_SOUND_AND_VIDEO} {_PARTS_OF_A_THEME}".split())
_LISTED = frozenset(f"{_DOCUMENTS} {_PICTURES} {_SOUND_AND_VIDEO}".split())

_FOR_HOSTS = re.compile(
    r"CNAME|_headers|_redirects|\.well-known/.+|(?:robots|humans|security|ads|app-ads|llms)\.txt|sitemap\.xml"
    r"|assets/(?:icon-\d+|share)\.png"  # in place of the generator's own
    r"|favicon\.(?:ico|png|svg)|apple-touch-icon[\w-]*\.png|icon[\w-]*\.(?:png|svg)|browserconfig\.xml"
    r"|(?:site|manifest)\.(?:webmanifest|json)|google[0-9a-f]+\.html|BingSiteAuth\.xml|yandex_[0-9a-f]+\.html"
    r"|pinterest-[0-9a-f]+\.html",
    re.IGNORECASE,
)


def is_for_hosts(uri: str) -> bool:
    """Return whether hosts, browsers or search engines ask for the file by its address, without a link."""
    return bool(_FOR_HOSTS.fullmatch(uri))


def is_allowed(uri: str) -> bool:
    """Return whether files of this kind may be public at all."""
    return splitext(uri)[1].lower() in ALLOWED or is_for_hosts(uri)


def published_files(subject: Subject, *, preview: bool = False) -> frozenset[str]:
    """Return the uris of the files that are public: what something public refers to, and what hosts ask for.

    The preview shows drafts and later items, with their files.
    """
    kept = frozenset(file.uri for file in subject.files if is_allowed(file.uri) or file.uri in subject.configured)
    found = {uri for uri in kept if is_for_hosts(uri) or uri in subject.configured or _is_listed(uri)}
    if kept <= found:
        return kept
    index = FileIndex(file for file in subject.files if file.uri in kept)
    records: dict[str, Record | PlainPage | None] = {page.uri: page for page in subject.content.pages}
    records |= {item.document.uri: item.record for item in subject.content.items}
    for document in subject.content.documents:
        record = records.get(document.uri)
        if record and (preview or record.is_public(subject.today)):
            found |= {*_linked_in(document, subject, index)}
            if isinstance(record, Record):
                found |= {*record.files_shown(dt.date.max if preview else subject.today)}
    return frozenset(found & kept)


def _is_listed(uri: str) -> bool:
    return uri.startswith("documents/") and splitext(uri)[1].lower() in _LISTED


def _linked_in(document: Document, subject: Subject, index: FileIndex) -> Iterator[str]:
    """Yield the uris of the files that a text links to or shows, or that a detail names by their whole address."""
    body, site = subject.body_of(document), subject.settings.url
    targets = [*(link.target for link in body.links), *(image.target for image in body.images)]
    for field in texts_in(document.front) if site in document.typed else ():
        targets += re.findall(rf"{re.escape(site)}[^\s<>\"']+", field.text)
    for target in targets:
        own = f"/{target[len(site) :]}" if target.lower().startswith(site.lower()) else target
        if file := index.linked(own, document.uri):
            yield file.uri
