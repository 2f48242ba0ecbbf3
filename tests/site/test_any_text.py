"""Whatever is typed into a hundred records, what is published is whole: pages, feeds, calendars, structured data."""

import json
import random
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from icalendar import Calendar
from tests.site.tools import build, course, front_of, make, news, read_pages, xml

# What opens, closes, escapes or folds something in HTML, XML, JSON, iCalendar, YAML, Markdown or a template.
PIECES = [
    *"<>&\"'\\;:,{}[]()%#|*_`~=+-/!?@^$£€é日🎓’–", " ", "&amp;", "&#60;", "<b>", "</b>", "</script>", "<! -", "-->", "]]>", "{{ x }}",
    "{% raw %}", "\\n", "\\,", "END:VEVENT", "%0A", "Aa", "word", "Two words", "שלום", "مرحبا", "e\u0301", "1", "x" * 20,
]  # fmt: skip
SAFE = ["word", "Two words", "café", "日本", "&", "'", '"', ";", ",", "–", "1", "🎓", "%", "\\"]
EMPTY = frozenset(["area", "base", "br", "col", "hr", "img", "input", "link", "meta", "path", "source", "wbr"])
OPTIONAL = frozenset(["p", "li", "dd", "dt", "tr", "td", "th", "tbody", "thead", "option"])


class Tags(HTMLParser):
    """Tags that close nothing, or are never closed."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.stray: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Closes itself."""

    def handle_endtag(self, tag: str) -> None:
        if tag in EMPTY:
            return
        while self.open and self.open[-1] != tag and self.open[-1] in OPTIONAL:
            self.open.pop()
        if self.open and self.open[-1] == tag:
            self.open.pop()
        elif tag not in OPTIONAL:
            self.stray.append(f"</{tag}>")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    chance = random.Random(3)

    def text(pieces: list[str] = PIECES) -> str:
        return "Of " + "".join(chance.choice(pieces) for _ in range(chance.randint(1, 12))).strip()

    files: dict[str, str | bytes] = {"content/index.md": "# Welcome\n"}
    for n in range(60):
        more = {key: text() for key in ("summary", "venue", "trainer", "contact") if chance.random() < 0.7}
        day = f"2026-{chance.randint(3, 12):02}-{chance.randint(1, 28):02}"
        files[f"courses/c-{n}.md"] = course(text(), f"C{n}", day, body=text(SAFE), slug=f"c-{n}", start="09:30", **more)
    for n in range(30):
        files[f"content/news/2026-01-{n + 1:02}-n-{n}.md"] = news(text(), "2026-02-01", body=text(SAFE), summary=text())
    for n in range(10):
        meeting = json.dumps({"date": f"2026-0{n % 6 + 4}-14", "start": "16:00", "topic": text()}, ensure_ascii=False)
        front = front_of({"title": f"{text()} {n}", "slug": f"k-{n}"}).removesuffix("---\n")
        files[f"content/clusters/k-{n}.md"] = f"{front}meetings:\n  - {meeting}\n---\n\n{text(SAFE)}\n"
        files[f"content/schools/s-{n}.md"] = f"{front_of({'title': f'{text()} {n}', 'slug': f's-{n}'})}\n{text(SAFE)}\n"
    return build(make(tmp_path_factory.mktemp("any") / "site", files)).site


def test_every_page_closes_what_it_opens(site: Path) -> None:
    pages = sorted(site.rglob("*.html"))
    assert len(pages) > 150
    for page in pages:
        tags = Tags()
        tags.feed(page.read_text(encoding="utf-8"))
        tags.close()
        assert (tags.stray, [tag for tag in tags.open if tag not in OPTIONAL]) == ([], []), page


def test_all_structured_data_can_be_read(site: Path) -> None:
    assert sum(len(page.structured_data) for page in read_pages(site).values()) > 150


def test_every_feed_and_data_file_can_be_read(site: Path) -> None:
    feeds = [*site.rglob("*.xml"), *site.rglob("*.svg")]
    assert len(feeds) > 10
    for file in feeds:
        xml(file.read_bytes())
    for file in site.rglob("*.json"):
        json.loads(file.read_bytes())


def test_every_calendar_can_be_read_without_an_error(site: Path) -> None:
    calendars = list(site.rglob("*.ics"))
    assert len(calendars) > 60
    for file in calendars:
        data = file.read_bytes()
        assert not re.search(rb"(?<!\r)\n|[^\r\n]{76}", data), file
        assert not [error for part in Calendar.from_ical(data).walk() for error in part.errors], file
