"""What an office does to its files in six weeks, over a real git history, and what subscribers get after each step.

The site is built after each step with the real command line. Its feed is read by feedparser and its calendar by
icalendar: exactly the new items, the sequences and the losses named here, and nothing else.
"""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

import feedparser
import pytest
from icalendar import Calendar
from tests.conftest import CONFIG, SiteFolder
from tests.repository import commit, git, merge

pytestmark = pytest.mark.slow

TEXT = "".join(f"What you will learn, part {number} of the day.\n" for number in range(20))
HOST = "training.example.org.uk"
FIRST_AID, MARCH = "courses/first-aid.md", "courses/2025-26/first-aid-march.md"
MATHS, NORTH = "courses/maths.md", "content/clusters/north.md"
NEWS = "content/news/programme.md"

FILES = {
    FIRST_AID: "---\ntitle: Frist aid\ncode: FA01\ndate: 2026-03-19\nstart: 9.30am\nend: 3.30pm\nvenue: Town Hall\nprice: 95\n"
    f"---\n\n{TEXT}",
    MATHS: f"---\ntitle: Bar models\ncode: MA01\ndates: 5 and 12 March 2026\nprice: Free\n---\n\n{TEXT}",
    NORTH: "---\ntitle: North cluster\nmeetings:\n  - {date: 2026-02-26, kind: Headteachers}\n"
    "  - {date: 2026-06-11, kind: SENDCos}\n---\n\nText.\n",
    NEWS: f"---\ntitle: New programme\npublished: 2026-01-05\n---\n\n{TEXT}",
    "content/about.md": "# About us\n\nText.\n",
}


class Item(NamedTuple):
    """A feed item as a reader keeps it."""

    title: str
    published: str
    text: str


def words_of(html: str) -> str:
    """Without the links, which lead to where a page stands by now."""
    return re.sub(r"<[^>]+>", "", html)


class Entry(NamedTuple):
    sequence: int
    modified: str
    start: str


@dataclass
class Office:
    """The site's folder under git, and what its subscribers have."""

    site: SiteFolder
    items: dict[str, Item] = field(default_factory=dict)
    entries: dict[str, Entry] = field(default_factory=dict)

    def change(self, name: str, old: str, new: str) -> None:
        file = self.site.path / name
        text = file.read_text(encoding="utf-8")
        assert old in text, (name, old)
        file.write_text(text.replace(old, new, 1), encoding="utf-8")

    def line(self, name: str, line: str) -> None:
        """One line more below the code."""
        text = (self.site.path / name).read_text(encoding="utf-8")
        (self.site.path / name).write_text(
            re.sub(r"(?m)^(title: .*)$", rf"\1\n{line}", text, count=1), encoding="utf-8"
        )

    def without(self, name: str, line: str) -> None:
        self.change(name, f"{line}\n", "")

    def move(self, name: str, to: str) -> None:
        (self.site.path / to).parent.mkdir(parents=True, exist_ok=True)
        (self.site.path / name).rename(self.site.path / to)

    def delete(self, name: str) -> None:
        (self.site.path / name).unlink()

    def revert(self) -> None:
        """What the button of that name on GitHub does to the last commit."""
        git(self.site.path, "revert", "--no-commit", "HEAD")

    def put_back(self, name: str, written_over: str) -> None:
        """The file as it was before the last commit; what was written over it gets a file of its own."""
        self.move(name, written_over)
        git(self.site.path, "checkout", "HEAD~1", "--", name)

    def branch(self, *days_and_edits: tuple[str, Callable[[], None]]) -> None:
        """Commits on a branch of its own, not merged yet."""
        git(self.site.path, "checkout", "--quiet", "-b", "spring")
        for day, edit in days_and_edits:
            edit()
            commit(self.site.path, day)
        git(self.site.path, "checkout", "--quiet", "main")

    def read(self) -> tuple[dict[str, Item], dict[str, Entry]]:
        out = self.site.path / "out"
        feed = feedparser.parse((out / "feed.xml").read_bytes())
        assert not feed.bozo
        items = {item.id: Item(item.title, item.published, words_of(item.content[0].value)) for item in feed.entries}
        assert len(items) == len(feed.entries), "a guid stands twice"
        events: list[Any] = list(Calendar.from_ical((out / "calendar.ics").read_bytes()).walk("VEVENT"))
        entries = {
            str(event["uid"]): Entry(event["sequence"], str(event["last-modified"].dt), str(event["dtstart"].dt))
            for event in events
        }
        assert len(entries) == len(events), "a UID stands twice"
        return items, entries


@dataclass(frozen=True)
class Step:
    """One working day.

    Attributes:
        new: The titles of items that were not there before, without what stands before them in every guid.
        sequences: Of entries that are new or have been revised, by their UIDs without the host.
        gone: UIDs that are taken away on purpose.
        refused: What the check says instead of publishing anything.
        committed: The day of the first commit of what is new, where it could not be published then.
    """

    day: str
    edit: Callable[[Office], object]
    new: Mapping[str, str] = field(default_factory=dict)
    sequences: Mapping[str, int] = field(default_factory=dict)
    gone: frozenset[str] = frozenset()
    refused: str = ""
    merged: bool = False
    committed: str = ""


def changed(code: str, title: str) -> dict[str, str]:
    return {f"course/{code}/changed": f"Changed: {title}"}


def without_key(guid: str) -> str:
    """Of a change: what names it among the changes of its course is made of the file's bytes."""
    return re.sub(r"/changed/[0-9a-f]{12}(-\d+)?$", "/changed", guid)


def hold_on_the_new_day(office: Office) -> None:
    office.without(MARCH, "status: postponed")
    office.without(MARCH, "new_date: 2026-04-23")
    office.change(MARCH, "2026-03-26", "2026-04-23")


def rename_and_rewrite_the_news(office: Office) -> None:
    """So much at once that git sees one file go and another come."""
    office.delete(NEWS)
    front = "title: The spring programme is out\npublished: 2026-01-05\naliases: programme"
    office.site.write("content/news/spring.md", f"---\n{front}\n---\n\nAll written anew.\n")


def write_another_course_over_one(office: Office) -> None:
    office.change("courses/fire.md", "Fire wardens", "Asbestos")
    office.change("courses/fire.md", "HS01", "HS02")
    office.change("courses/fire.md", "2026-06-18", "2026-07-02")


STORY = (
    Step(
        "2026-01-05",
        lambda office: None,
        {"course/fa01": "Frist aid (Thu 19 Mar 2026)", "course/ma01": "Bar models (Thu 5 Mar 2026)", "news/programme": "New programme"},
        {"fa01-1": 0, "ma01-1": 0, "ma01-2": 0, "north.meeting.1": 0, "north.meeting.2": 0},
    ),
    Step("2026-01-06", lambda office: office.change(FIRST_AID, "Frist aid", "First aid")),
    Step("2026-01-07", lambda office: office.change(FIRST_AID, "part 1 of", "the first part of")),
    Step("2026-01-08", lambda office: office.move(FIRST_AID, "courses/2025-26/first-aid.md")),
    Step(
        "2026-01-09",
        lambda office: office.move("courses/2025-26/first-aid.md", MARCH),
        refused=f"{MARCH}:1: slug: The page could be found at /courses/first-aid/",
    ),
    Step("2026-01-10", lambda office: office.line(MARCH, "aliases: first-aid")),
    Step(
        "2026-01-12",
        lambda office: office.change(MARCH, "2026-03-19", "2026-03-26"),
        changed("fa01", "First aid (Thu 26 Mar 2026): new date"),
        {"fa01-1": 1},
    ),
    Step("2026-01-13", lambda office: office.change(MARCH, "Town Hall", "Town Hall, Bury")),
    Step(
        "2026-01-14",
        lambda office: office.change(MARCH, "Town Hall, Bury", "Elton Centre"),
        changed("fa01", "First aid (Thu 26 Mar 2026): new venue"),
        {"fa01-1": 2},
    ),
    Step(
        "2026-01-15",
        lambda office: office.change(MARCH, "price: 95", "price: 110"),
        changed("fa01", "First aid (Thu 26 Mar 2026): new price"),
    ),
    Step(
        "2026-01-16",
        lambda office: office.revert(),
        changed("fa01", "First aid (Thu 26 Mar 2026): new price"),
    ),
    Step("2026-01-19", lambda office: office.line(MARCH, "status: few places"), sequences={"fa01-1": 3}),
    Step(
        "2026-01-20",
        lambda office: office.change(MARCH, "few places", "full"),
        changed("fa01", "First aid (Thu 26 Mar 2026): fully booked"),
        {"fa01-1": 4},
    ),
    Step("2026-01-21", lambda office: office.change(MARCH, "aliases: first-aid", "slug: first-aid\naliases: first-aid-march")),
    Step(
        "2026-01-22",
        lambda office: office.change(MARCH, "status: full", "status: postponed\nnew_date: 2026-04-23"),
        changed("fa01", "First aid (Thu 26 Mar 2026): postponed"),
        {"fa01-1": 5, "fa01-1-new": 5},
    ),
    Step(
        "2026-01-23",
        hold_on_the_new_day,
        sequences={"fa01-1": 6},
        gone=frozenset({"fa01-1-new"}),
    ),
    Step(
        "2026-01-26",
        lambda office: office.line(MARCH, "status: cancelled\nreason: The trainer is ill"),
        changed("fa01", "First aid (Thu 23 Apr 2026): cancelled"),
        {"fa01-1": 7},
    ),
    Step(
        "2026-01-27",
        lambda office: office.revert(),
        changed("fa01", "First aid (Thu 23 Apr 2026): on again"),
        {"fa01-1": 8},
    ),
    Step(
        "2026-01-28",
        lambda office: office.delete(MARCH),
        refused=f'{MARCH}:1: The file is gone, and with it the course "First aid" (FA01)',
    ),
    Step("2026-01-29", lambda office: office.revert()),
    Step("2026-02-02", lambda office: office.change(MARCH, "code: FA01", "code: FA10")),
    Step(
        "2026-02-03",
        lambda office: office.change(MATHS, "5 and 12 March 2026", "[2026-02-26, 2026-03-05, 2026-03-12]"),
        changed("ma01", "Bar models (Thu 26 Feb 2026): one session more"),
        {"ma01-3": 0},
    ),
    Step(
        "2026-02-04",
        lambda office: office.change(MATHS, "2026-03-05, ", ""),
        changed("ma01", "Bar models (Thu 26 Feb 2026): one session less"),
        gone=frozenset({"ma01-1"}),
    ),
    Step(
        "2026-02-05",
        lambda office: office.change(NORTH, "meetings:\n", "meetings:\n  - {date: 2026-02-12, kind: Year group}\n"),
        sequences={"north.meeting.3": 0},
    ),
    Step(
        "2026-02-06",
        lambda office: office.change(NORTH, "2026-02-26", "2026-03-05"),
        sequences={"north.meeting.1": 1},
    ),
    Step(
        "2026-02-09",
        rename_and_rewrite_the_news,
    ),
    Step(
        "2026-02-10",
        lambda office: office.site.write(
            "courses/first-aid-june.md",
            f"---\ntitle: First aid\ncode: FA02\ndate: 2026-06-11\nprice: 95\n---\n\n{TEXT}",
        ),
        {"course/fa02": "First aid (Thu 11 Jun 2026)"},
        {"fa02-1": 0},
    ),
    Step(
        "2026-02-11",
        lambda office: office.site.write(
            "courses/fire.md", "---\ntitle: Fire wardens\ncode: HS01\ndate: 2026-06-18\nprice: 35\ndraft: yes\n---\n\nSoon.\n"
        ),
    ),
    Step(
        "2026-02-12",
        lambda office: office.without("courses/fire.md", "draft: yes"),
        {"course/hs01": "Fire wardens (Thu 18 Jun 2026)"},
        {"hs01-1": 0},
    ),
    Step(
        "2026-02-13",
        write_another_course_over_one,
        refused='courses/fire.md:3: code: Until now /courses/fire/ was the course "Fire wardens" (HS01)',
    ),
    Step(
        "2026-02-14",
        lambda office: office.put_back("courses/fire.md", "courses/asbestos.md"),
        {"course/hs02": "Asbestos (Thu 2 Jul 2026)"},
        {"hs02-1": 0},
        committed="2026-02-13",
    ),
    Step(
        "2026-02-17",
        lambda office: office.branch(
            ("2026-02-16", lambda: office.change("courses/fire.md", "price: 35", "price: 3500")),
            ("2026-02-17", lambda: office.change("courses/fire.md", "price: 3500", "price: 40")),
        ),
        changed("hs01", "Fire wardens (Thu 18 Jun 2026): new price"),
        merged=True,
    ),
)  # fmt: skip


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    folder = SiteFolder(tmp_path_factory.mktemp("office"))
    git(folder.path, "init", "--quiet", "--initial-branch=main")
    folder.write("mkdocs.yml", CONFIG)
    folder.write(".gitignore", "out/\n")
    for name, text in FILES.items():
        folder.write(name, text)
    return Office(folder)


def test_the_story_is_long_enough() -> None:
    assert len(STORY) >= 30


@pytest.mark.parametrize("step", STORY, ids=lambda step: step.day)
def test_each_step_gives_subscribers_what_it_should_and_nothing_else(office: Office, step: Step) -> None:
    step.edit(office)
    if step.merged:
        merge(office.site.path, "spring", step.day)
    else:
        commit(office.site.path, step.day)
    built = office.site.run("build", today=step.day)
    if step.refused:
        assert built.status == 1
        assert step.refused in built.output
        assert office.read() == (office.items, office.entries)  # the old site is as it was
        return
    assert built.status == 0, built.output
    items, entries = office.read()

    new = {guid: item.title for guid, item in items.items() if guid not in office.items}
    assert {without_key(guid): title for guid, title in new.items()} == {
        f"tag:{HOST},2026:{name}": title for name, title in step.new.items()
    }
    assert office.items.keys() <= items.keys(), "an item is lost"
    for guid, before in office.items.items():
        assert items[guid].published == before.published, guid
        if "/changed/" in guid:
            assert items[guid] == before, "what was told is told in other words"
    for guid in new:
        if guid.startswith(f"tag:{HOST},2026:course/"):
            day = dt.date.fromisoformat(step.committed or step.day)
            assert f"{day:%d %b %Y}" in items[guid].published

    revised = {uid: entry.sequence for uid, entry in entries.items() if entry != office.entries.get(uid)}
    assert revised == {f"{name}@{HOST}": sequence for name, sequence in step.sequences.items()}
    assert office.entries.keys() - entries.keys() == {f"{name}@{HOST}" for name in step.gone}
    for uid, entry in office.entries.items():
        if uid in revised:
            assert entries[uid].sequence > entry.sequence
            assert entries[uid].modified > entry.modified
    office.items, office.entries = items, entries


def test_at_its_end_every_address_of_the_story_leads_to_its_course(office: Office) -> None:
    out = office.site.path / "out"
    assert "<h1>First aid</h1>" in (out / "courses/first-aid/index.html").read_text(encoding="utf-8")
    for old in ("courses/first-aid-march/", "c/FA01/", "c/fa01/", "c/FA10/"):
        assert 'courses/first-aid/"' in (out / old / "index.html").read_text(encoding="utf-8"), old
    assert "news/spring/" in (out / "news/programme/index.html").read_text(encoding="utf-8")


def test_at_its_end_the_page_tells_what_became_of_the_course(office: Office) -> None:
    page = (office.site.path / "out/courses/fire/index.html").read_text(encoding="utf-8")
    said = re.sub(r"<[^>]+>", "", page)
    assert "Changed on 17 February 2026: this course now costs £40 (was £35)." in " ".join(said.split())


def test_a_clone_tells_the_same_story_to_the_byte(office: Office, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", office.site.path.as_uri(), "clone")
    clone = SiteFolder(tmp_path / "clone")
    assert clone.run("build", today=STORY[-1].day).status == 0
    for name in ("feed.xml", "calendar.ics", "published.json"):
        assert (clone.path / "out" / name).read_bytes() == (office.site.path / "out" / name).read_bytes()


@pytest.mark.parametrize("command", ["build", "check"])
def test_a_shallow_clone_is_published_by_nobody_who_does_not_look(
    command: str, office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git(tmp_path, "clone", "--quiet", "--depth", "1", office.site.path.as_uri(), "clone")
    clone = SiteFolder(tmp_path / "clone")
    said = "Only a part of the git history is here (a shallow clone)"
    for name in ("CI", "GITHUB_ACTIONS"):
        monkeypatch.delenv("CI", raising=False)
        monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
        at_home = clone.run(command, today=STORY[-1].day)
        assert at_home.status == 0
        assert f"mkdocs.yml:1: warning: {said}" in at_home.output
        monkeypatch.setenv(name, "true")
        automatic = clone.run(command, today=STORY[-1].day)
        assert automatic.status == 1
        assert f"mkdocs.yml:1: {said}" in automatic.output
        assert "git fetch --unshallow" in automatic.output
