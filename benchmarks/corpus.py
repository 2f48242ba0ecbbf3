"""Generate sites of any size, reproducibly, for our plugin and as plain pages for bare MkDocs with Material."""

import datetime as dt
import random
from dataclasses import dataclass
from pathlib import Path

COURSES_A_MONTH = 40
FIRST_DAY = dt.date(2024, 9, 2)
LAST_PUBLISHED = dt.date(2026, 2, 27)
WORDS = [
    "school",
    "teacher",
    "pupil",
    "lesson",
    "reading",
    "writing",
    "number",
    "place",
    "value",
    "phonics",
    "practice",
    "leader",
    "subject",
    "cluster",
    "staff",
    "assessment",
    "moderation",
    "child",
    "support",
    "question",
    "talk",
    "book",
    "story",
    "science",
    "enquiry",
    "plan",
    "year",
    "group",
    "class",
    "hall",
    "share",
]
AUDIENCES = ("Class teachers", "Teaching assistants", "Headteachers", "SENDCos", "Governors", "KS1", "KS2", "Year 6")
SUBJECTS = ("English", "Maths", "Science", "SEND", "First aid", "Health and safety", "Leadership", "Computing")


@dataclass(frozen=True)
class Page:
    """A Markdown file: its path, the front matter that our plugin reads, title and text."""

    uri: str
    front: str
    title: str
    body: str

    @property
    def text(self) -> str:
        """The whole file, the same for both sites."""
        return f"---\ntitle: {self.title}\n{self.front}---\n\n{self.body}"


def pages(courses: int) -> list[Page]:
    """Generate the given number of courses at 40 a month, a fifth as many news items, 6 clusters, 62 schools and 10 pages."""
    source = random.Random(courses)  # reproducible, not secret
    made = [_course(number, source) for number in range(courses)]
    made += [_news(number, source) for number in range(courses // 5)]
    made += [_cluster(number, source) for number in range(6)]
    made += [_school(number, source) for number in range(62)]
    made += [Page(f"page-{n}.md", "", f"Page {n}", _text(source, 4)) for n in range(10)]
    months = sorted({_day(number).strftime("%Y-%m") for number in range(courses)})
    made += [Page(f"listings/{month}.md", "", f"Training in {month}", _text(source, 1)) for month in months]
    return made


def write_ours(folder: Path, courses: int) -> Path:
    """Write a site for our plugin and return the path of its mkdocs.yml."""
    for page in pages(courses):
        place = folder / page.uri if page.uri.startswith("courses/") else folder / "content" / page.uri
        _write(place, page.text)
    _write(folder / "content/index.md", "# Welcome\n\nTo a large site.\n")
    plugins = "plugins:\n  - search\n  - collaborative\n"
    return _write(folder / "mkdocs.yml", f"{_config()}docs_dir: content\n{plugins}")


def write_bare(folder: Path, courses: int) -> Path:
    """Write the same Markdown as plain pages, with the same menu, and return the path of its mkdocs.yml."""
    for page in pages(courses):
        _write(folder / "content" / page.uri, page.text)
    for section in ("courses", "news", "clusters", "schools"):
        _write(folder / f"content/{section}/index.md", f"# {section.capitalize()}\n")
    _write(folder / "content/index.md", "# Welcome\n\nTo a large site.\n")
    entries = [f"{s}/index.md" for s in ("courses", "news", "clusters", "schools")] + [
        f"page-{n}.md" for n in range(10)
    ]
    menu = "nav:\n  - index.md\n" + "".join(f"  - {entry}\n" for entry in entries)
    return _write(folder / "mkdocs.yml", f'{_config()}docs_dir: content\nplugins: [search]\nnot_in_nav: "*.md"\n{menu}')


def _config() -> str:
    return (
        "site_name: Northshire Primary Partnership\nsite_url: https://training.example.org.uk/\n"
        "theme:\n  name: material\n  font: false\nmarkdown_extensions: [tables]\n"
    )


def _day(number: int) -> dt.date:
    month = number // COURSES_A_MONTH
    year, in_year = FIRST_DAY.year + (8 + month) // 12, (8 + month) % 12 + 1
    day = dt.date(year, in_year, 1 + number % 28)
    return day + dt.timedelta(days=day.isoweekday() == 7)  # nobody trains on a Sunday


def _course(number: int, source: random.Random) -> Page:
    title = _title(source)
    several = f"dates: [{_day(number)}, {_day(number) + dt.timedelta(days=14)}]\n" if number % 9 == 0 else ""
    front = (
        f"code: C{number:05}\n{several or f'date: {_day(number)}' + chr(10)}start: 9.30am\nend: 15:30\n"
        f"venue: School {source.randrange(62)}\naudience: {source.choice(AUDIENCES)}, {source.choice(AUDIENCES)}\n"
        f"subject: {source.choice(SUBJECTS)}\nprice: {{member: {source.randrange(30, 90)}, non_member: 120}}\n"
        f"trainer: Specialist leader {source.randrange(20)}\nplaces: 24\ncluster: Cluster {source.randrange(6)}\n"
        f"series: Series {number // 4}\nsummary: {_sentence(source)}\npublished: {min(_day(number) - dt.timedelta(days=60), LAST_PUBLISHED)}\n"
    )
    return Page(f"courses/c{number:05}.md", front, title, _text(source, 3, table=number % 3 == 0))


def _news(number: int, source: random.Random) -> Page:
    day = LAST_PUBLISHED - dt.timedelta(days=number)
    front = f"published: {day}\nsummary: {_sentence(source)}\ncategories: {source.choice(('News', 'Courses', 'Clusters'))}\n"
    return Page(f"news/{day}-item-{number}.md", front, _title(source), _text(source, 3))


def _cluster(number: int, source: random.Random) -> Page:
    meetings = "".join(
        f"  - {{date: {dt.date(2026, 1 + term * 4, 10 + number)}, start: 15:45, end: 17:00, host: School {number}, kind: Year group}}\n"
        for term in range(3)
    )
    return Page(f"clusters/cluster-{number}.md", f"meetings:\n{meetings}", f"Cluster {number}", _text(source, 2))


def _school(number: int, source: random.Random) -> Page:
    front = f"cluster: Cluster {number % 6}\nsetting: primary\npupils: {source.randrange(90, 450)}\n"
    return Page(f"schools/school-{number}.md", front, f"School {number}", _text(source, 1))


def _title(source: random.Random) -> str:
    return " ".join(source.choices(WORDS, k=5)).capitalize()


def _sentence(source: random.Random) -> str:
    return " ".join(source.choices(WORDS, k=12)).capitalize() + "."


def _text(source: random.Random, paragraphs: int, *, table: bool = False) -> str:
    """Generate paragraphs under headings, with lists and emphasis; three take about 1.7 KB."""
    parts = []
    for _ in range(paragraphs):
        parts.append(f"## {_title(source)}\n\n{' '.join(_sentence(source) for _ in range(4))} **{_title(source)}**.\n")
        parts.append("".join(f"- {_title(source)}\n" for _ in range(3)))
    if table:
        parts.append("| When | What |\n|---|---|\n" + "".join(f"| {n}pm | {_title(source)} |\n" for n in range(1, 5)))
    return "\n".join(parts)


def _write(file: Path, text: str) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file
