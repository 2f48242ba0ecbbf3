"""Which files beside the pages are public: decided here alone, for the build, the checks and the preview."""

import re
from collections.abc import Iterator
from posixpath import basename, splitext
from typing import Any
from urllib.parse import unquote

from collaborative.checking.files.file_index import FileIndex
from collaborative.checking.subject import Subject
from collaborative.loading.documents import Document
from collaborative.reading.comments import without_comments
from collaborative.reading.files import same_name

_DOCUMENTS = (
    ".pdf .doc .docx .docm .dotx .odt .rtf .pages .wpd .xls .xlsx .xlsm .ods .numbers .csv .tsv .ppt .pptx .pptm .ppsx"
    " .odp .pub .txt .epub .zip .ics .vcf"
)
_PICTURES = ".jpg .jpeg .jpe .jfif .png .apng .gif .webp .avif .svg .ico .heic .heif .tif .tiff .bmp"
_SOUND_AND_VIDEO = ".mp3 .m4a .ogg .oga .opus .wav .mp4 .m4v .webm .ogv .mov .vtt .srt"
_PARTS_OF_A_THEME = ".css .js .mjs .woff .woff2 .ttf .otf .webmanifest"
ALLOWED = frozenset(f"{_DOCUMENTS} {_PICTURES} {_SOUND_AND_VIDEO} {_PARTS_OF_A_THEME}".split())
_LISTED = frozenset(f"{_DOCUMENTS} {_PICTURES} {_SOUND_AND_VIDEO}".split())

_FOR_HOSTS = re.compile(
    r"CNAME|\.nojekyll|_headers|_redirects|\.well-known/.+|(?:robots|humans|security|ads|app-ads|llms)\.txt|sitemap\.xml"
    r"|assets/(?:icon-\d+|share)\.png"  # in place of the generator's own
    r"|favicon\.(?:ico|png|svg)|apple-touch-icon[\w-]*\.png|icon[\w-]*\.(?:png|svg)|browserconfig\.xml"
    r"|(?:site|manifest)\.(?:webmanifest|json)|google[0-9a-f]+\.html|BingSiteAuth\.xml|yandex_[0-9a-f]+\.html"
    r"|pinterest-[0-9a-f]+\.html",
    re.IGNORECASE,
)
_NAME = re.compile(r"""[^/\\<>"'\[\],;\n]+\.[A-Za-z0-9]{1,8}(?=[\s()<>"'\[\],;#?]|$)""")
_IN_HTML = re.compile(r"""\b(?:href|src|poster|data|srcset)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))""", re.IGNORECASE)


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
    public = _public_documents(subject)
    for document in subject.content.documents:
        if preview or document.uri in public:
            found |= _named_in(document, subject, index)
    return frozenset(found & kept)


def _is_listed(uri: str) -> bool:
    return uri.startswith("documents/") and splitext(uri)[1].lower() in _LISTED


def _public_documents(subject: Subject) -> frozenset[str]:
    """Return the uris of the Markdown files that the public sees today."""
    records = {
        item.document.uri for item in subject.content.items if item.record and item.record.is_public(subject.today)
    }
    return frozenset(records | {page.uri for page in subject.content.pages if page.is_public(subject.today)})


def _named_in(document: Document, subject: Subject, index: FileIndex) -> set[str]:
    """Return the uris of the files that a text links to or shows, or a detail names; not in comments or code."""
    found: set[str] = set()
    body = subject.body_of(document)
    targets = [*(link.target for link in body.links), *(image.target for image in body.images)]
    if "<" in body.source:
        for match in _IN_HTML.finditer(body.source):
            value = "".join(match.groups(""))
            targets += [value, *re.split(r"\s+[\d.]+[wx],?\s*|,\s+", value)]
    for target in targets:
        if file := index.linked(target, document.uri):
            found.add(file.uri)
    names = {same_name(unquote(name.strip(" :"))) for text in _texts(document.front) for name in _names(text)}
    return found | {file.uri for file in subject.files if same_name(basename(file.uri)) in names}


def _names(text: str) -> Iterator[str]:
    """Yield the names of files in a detail: the whole of it, or one of several."""
    text = without_comments(text)
    yield basename(text.strip())
    yield from _NAME.findall(text)
    yield from (basename(part.strip()) for part in re.split(r"[,;\n]", text))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    for node in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _texts(node.value)
