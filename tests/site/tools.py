"""What the end-to-end tests share: sites made of text, runs of programs, and built sites read back."""

import functools
import hashlib
import json
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

import yaml
from lxml import etree, html
from tests import command_line
from tests.command_line import run_within
from tests.conftest import CONFIG, Built, Once, SiteFolder

SITE_URL = "https://training.example.org.uk/"

# What a browser fetches by itself; <a> and the feeds and calendars of <link rel="alternate"> wait for a visitor.
FETCHED = "//link[not(@rel='canonical') and not(starts-with(@rel, 'alternate'))]/@href | //*[not(self::a)]/@src | //object/@data"


# Sites


def make(path: Path, files: Mapping[str, str | bytes] | None = None, config: str = CONFIG) -> SiteFolder:
    """A site with the given files and nothing else."""
    folder = SiteFolder(path)
    folder.write("mkdocs.yml", config)
    for name, content in (files or {}).items():
        folder.write(name, content)
    return folder


def course(title: str = "First aid", code: str = "FA01", date: str = "2026-03-19", body: str = "", **more: str) -> str:
    """A course file; values stand in quotes, so that they may hold anything."""
    front = {"title": title, "code": code, "date": date, **more}
    front.setdefault("price", "TBC")  # last, so that what a test adds stands on line 5
    front.setdefault("venue", "TBC")
    return f"{front_of(front)}\n{body}\n"


def news(title: str = "Some news", published: str = "2026-02-20", body: str = "", **more: str) -> str:
    return f"{front_of({'title': title, 'published': published, **more})}\n{body}\n"


def front_of(values: Mapping[str, str]) -> str:
    return "\n".join(["---", *(f"{key}: {quoted(value)}" for key, value in values.items()), "---", ""])


def quoted(text: str) -> str:
    """A piece of text as YAML."""
    return "'" + text.replace("'", "''") + "'"


# Runs of programs


def run(folder: Path, *line: str, **environment: str) -> Built:
    """Run our command line in a folder, within this process; the site is taken to be in ``out``."""
    done = run_within(folder, *line, environment=environment)
    return Built(done.status, done.output, folder / "out")


def run_process(folder: Path, *line: str, **environment: str) -> Built:
    """Run ``python -m`` that line in a folder: for other programs, and for what only a process shows."""
    done = command_line.run_process(folder, *line, environment=environment)
    return Built(done.status, done.output, folder / "out")


def build(folder: SiteFolder, *options: str, today: str = "2026-03-02") -> Built:
    """A build that must succeed."""
    built = folder.run("build", *options, today=today)
    assert built.status == 0, built.output
    assert "Traceback" not in built.output
    return built


def build_once(once: Once, name: str, files: Mapping[str, str | bytes], config: str = CONFIG, **day: str) -> Built:
    """A site that several modules look at, built once for all of them under this name."""
    folder = once(name, lambda path: build(make(path, files, config), **day))
    return Built(0, "", folder / "out")


def digest(folder: Path) -> dict[str, str]:
    """Every file below a folder, with the hash of its bytes."""
    return {
        file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


# Reading a source without the package


def front_matter(file: Path) -> dict[str, Any]:
    """The keys in lower case, every scalar as the text that was typed."""
    parts = re.split(r"^---\s*$", file.read_text(encoding="utf-8-sig"), maxsplit=2, flags=re.MULTILINE)
    if len(parts) < 3 or parts[0].strip():
        return {}
    return {key.lower(): value for key, value in yaml.load(parts[1], Loader=yaml.BaseLoader).items()}


def records(folder: Path, today: str) -> list[tuple[Path, dict[str, Any]]]:
    """The public records of a folder: neither drafts, nor published later than the day."""
    found = [(file, front_matter(file)) for file in sorted(folder.rglob("*.md")) if file.name != "index.md"]
    return [
        (file, front)
        for file, front in found
        if front.get("draft", "no").lower() not in ("yes", "true", "on") and front.get("published", "")[:10] <= today
    ]


def slugify(text: str) -> str:
    ascii_only = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", ascii_only).strip("-")


def as_list(value: Any) -> list[str]:
    return [item.strip() for item in (value.split(",") if isinstance(value, str) else value) if item.strip()]


# Reading a built site


@dataclass(frozen=True)
class HtmlPage:
    """A page of a built site, by its address from the root: ``courses/first-aid/``, or ``404.html``."""

    address: str
    tree: Any

    def find(self, xpath: str) -> list[Any]:
        return list(self.tree.xpath(xpath))

    def texts(self, xpath: str) -> list[str]:
        """The words of each element found, white space folded."""
        return [" ".join(element.text_content().split()) for element in self.find(xpath)]

    @functools.cached_property
    def is_redirect(self) -> bool:
        return bool(self.find("//meta[@http-equiv='refresh']"))

    @functools.cached_property
    def structured_data(self) -> list[dict[str, Any]]:
        """What the page tells search engines, in its one block; none where it has none."""
        blocks = self.find("//script[@type='application/ld+json']/text()")
        assert len(blocks) <= 1, self.address
        return list(json.loads(blocks[0])["@graph"]) if blocks else []

    @functools.cached_property
    def anchors(self) -> frozenset[str]:
        return frozenset(self.find("//@id | //a/@name"))

    @functools.cached_property
    def links(self) -> tuple[str, ...]:
        """Everything that the page refers to, as written."""
        return tuple(link for _, _, link, _ in self.tree.iterlinks())


def html_of(data: bytes) -> Any:
    """The document that a browser would show: what waits in a template for its day is not in it."""
    document = html.document_fromstring(data, parser=html.HTMLParser(encoding="utf-8"))
    for template in document.xpath("//template"):
        template.drop_tree()
    return document


def fragment(text: str) -> Any:
    """A piece of HTML, such as the text of a feed item."""
    return html.fragment_fromstring(text, create_parent="div")


def xml(data: bytes) -> Any:
    """A well-formed XML document, or an error."""
    return etree.fromstring(data)


def read_pages(site: Path) -> dict[str, HtmlPage]:
    """Every page of a site; emails, which stand alone, are no pages of it."""
    return _read(site, lambda file: file.name in ("index.html", "404.html"))


def read_emails(site: Path) -> dict[str, HtmlPage]:
    """The emails of each month, and the digest."""
    return _read(site, lambda file: file.name in ("email.html", "digest.html"))


def _read(site: Path, wanted: Callable[[Path], bool]) -> dict[str, HtmlPage]:
    pages = {}
    for file in filter(wanted, sorted(site.rglob("*.html"))):
        address = file.relative_to(site).as_posix().removesuffix("index.html")
        pages[address] = HtmlPage(address, html_of(file.read_bytes()))
    return pages


def sitemap(site: Path) -> list[str]:
    return [str(loc) for loc in xml((site / "sitemap.xml").read_bytes()).xpath("//*[local-name()='loc']/text()")]


def broken_links(site: Path, pages: Mapping[str, HtmlPage], site_url: str = SITE_URL) -> list[str]:
    """Each reference within the site that leads to no file, to a folder without its slash, or to no such anchor."""
    return [
        f"{page.address}: {link}: {wrong}"
        for page in pages.values()
        for link in dict.fromkeys(page.links)
        if (wrong := _wrong_with(link, page, site, pages, site_url))
    ]


def _wrong_with(link: str, page: HtmlPage, site: Path, pages: Mapping[str, HtmlPage], site_url: str) -> str:
    target = urlsplit(urljoin(site_url + page.address, link.strip()))
    home = urlsplit(site_url)
    if link.startswith("//") and not urlsplit(link).netloc:
        return "names no host"
    if target.scheme not in ("http", "https") or target.netloc != home.netloc:
        return ""
    if not target.path.startswith(home.path):
        return "is outside the site"
    address = unquote(target.path.removeprefix(home.path))
    file = site / address / "index.html" if not address or address.endswith("/") else site / address
    if not file.is_file():
        return "has no slash at its end" if file.is_dir() else "leads nowhere"
    fragment = unquote(target.fragment)
    if fragment and address in pages and fragment not in pages[address].anchors:
        return "has no such anchor"
    return ""


def stylesheet_urls(site: Path) -> Iterator[tuple[Path, str]]:
    """What each stylesheet of the site asks for: url(…) and @import."""
    for file in sorted(site.rglob("*.css")):
        text = file.read_text(encoding="utf-8")
        for match in re.finditer(r"url\(\s*['\"]?([^'\")]+)|@import\s+['\"]([^'\"]+)", text):
            yield file, match[1] or match[2]


def clock(text: str) -> str:
    """What a page writes for a time, as HH:MM: ``9:30am``, ``midday``, ``4pm``."""
    if text in ("midday", "midnight"):
        return {"midday": "12:00", "midnight": "00:00"}[text]
    match = re.fullmatch(r"(\d{1,2})(?::(\d\d))?(am|pm)", text)
    assert match, text
    return f"{int(match[1]) % 12 + (12 if match[3] == 'pm' else 0):02}:{match[2] or '00'}"


def clock_span(text: str) -> tuple[str, str]:
    """``9am to 3:30pm``, ``from 4pm`` or ``all day``, as start and end; a capital where a line begins with it."""
    text = text[:1].lower() + text[1:]
    if text == "all day":
        return "", ""
    if text.startswith("from "):
        return clock(text.removeprefix("from ")), ""
    start, end = text.split(" to ")
    return clock(start), clock(end)
