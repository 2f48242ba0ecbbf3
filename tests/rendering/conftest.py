"""A small site with every kind of session and awkward text, built once."""

from pathlib import Path

import pytest
from tests.conftest import Built, Once
from tests.site.tools import build_once, course, news

CONFIG = """\
site_name: Bed & Breakfast <School> Partnership
site_url: https://training.example.org.uk/
docs_dir: content
theme:
  name: material
plugins:
  - search
  - collaborative:
      short_name: B&B
      email: office@example.org.uk
"""

LONG = (
    "Überlänge: zwölf Möglichkeiten für größere Grundschulen, vorgeführt an über fünfzig Beispielen — 日本語"
    + "のタイトル" * 15
)
FILES: dict[str, str | bytes] = {
    "content/index.md": "# Welcome\n\nSee the [plan](files/plan.pdf).\n",
    "content/files/plan.pdf": b"%PDF-1.4\n",
    "content/images/hall.png": b"\x89PNG\r\n\x1a\n",
    "content/about.md": "# About us\n\n## Staff\n\nText.\n",
    # On both sides of the two clock changes of 2026: 29 March and 25 October.
    "courses/2026/winter-time.md": course(
        "Winter time & <more>", "WT01", "2026-03-27", start="09:30", end="15:30", published="2026-02-01", tags="R&D", body="## What\n\nText.",
    ),
    "courses/2026/summer-time.md": course(
        "Summer time", "ST01", "2026-03-30", start="09:30", end="15:30", published="2026-02-02", subject="Maths",
        body="Bring [the plan](../../files/plan.pdf), see [the other](winter-time.md#what), [us](../../about.md#staff), "
        "<office@example.org.uk> or [the web](https://www.example.com/).\n\n![The hall](../../images/hall.png)\n\n[Top](#top)",
    ),
    "courses/autumn.md": (
        "---\ntitle: Autumn term\ncode: AU 01/b\nstart: 16:00\nvenue: The Hall, Room 2; first floor\\n\n"
        "published: 2026-02-03\nupdated: 2026-02-10\naudience: KS2, ECTs\nsubject: English\n"
        "dates:\n  - 2026-10-23\n  - {date: 2026-10-26, start: '09:00', end: '10:15', venue: Online, title: Follow-up}\n"
        "  - {date: 2026-10-20, end: '18:00'}\n  - TBC\n---\nText.\n"
    ),
    "courses/all-day.md": course("All day long", "AD01", "2026-04-01", status="postponed", new_date="2026-05-01", reason="Snow"),
    "courses/two-days.md": course("Two days", "TD01", "2026-07-31", end_date="2026-08-01", start="18:00", end="11:00"),
    "courses/camp.md": course("Camp", "CA01", "2026-12-30", end_date="2027-01-02", status="cancelled", reason="Storm"),
    "courses/some-day.md": course("Some day", "SD01", "TBC", published="2026-02-05"),
    "courses/past.x.md": course("Over", "OV01", "2026-01-15", start="midday", end="1pm", published="2025-12-01", updated="2025-12-24"),
    "courses/long.md": course(LONG, "LO01", "2026-06-01", summary=LONG, venue=LONG[:150], body="Word's\x0bsoft line end, and a bell\x07.\n"),
    "courses/formula.md": course("=1+1", "FO01", "2026-06-02", venue="@home", published="2026-02-06"),
    "courses/later.md": course("Qxlater", "QL01", "2026-06-03", published="2026-03-03"),
    "courses/draft.md": course("Qxdraft", "QD01", "2026-06-04", draft="yes"),
    "content/news/2026-02-20-fish.md": news(
        "Fish & chips <b>for</b> all", "2026-02-20 14:30", categories="Food & drink", author="O'Neil & Sons",
        body="With [us](../about.md), [here](2026-02-21-old.md), [home](/about/) and ![hall](../images/hall.png).\n\n"
        "A\x0btab, `<script>alert(1)</script>` ]]> &amp; &nbsp; the end.\n",
    ),
    "content/news/2026-02-21-old.md": news("Old news", "2025-07-01", expires="2025-07-02", pinned="yes"),
    "content/news/2026-03-03-next.md": news("Qxnext", "2026-03-03"),
    "content/clusters/north.md": (
        "---\ntitle: North & South\nmeetings:\n  - date: 2026-03-25\n    start: 15:45\n    end: 17:15\n    host: Alpha\n    topic: Maths, again; and more\n"
        "  - date: 2026-04-29\n    status: cancelled\n    reason: Illness\n  - date: TBC\n---\n"
    ),
    "content/schools/alpha.md": "---\ntitle: Alpha\ncluster: north\n---\n",
    "courses/cluster.md": course("In the cluster", "CL01", "2026-05-05", start="9am", cluster="north", audience="Governors"),
}  # fmt: skip


@pytest.fixture(scope="session")
def varied(once: Once) -> Built:
    return build_once(once, "varied", FILES, CONFIG)


@pytest.fixture(scope="session")
def empty(once: Once) -> Path:
    """A site that has a home page and nothing else."""
    return build_once(once, "empty", {"content/index.md": "# Welcome\n"}).site


@pytest.fixture(scope="session", params=["frozen", "varied", "empty"])
def any_site(request: pytest.FixtureRequest) -> Path:
    """Each of three sites: the one of this repository, an awkward one and one without content."""
    found = request.getfixturevalue(request.param)
    return found.site if isinstance(found, Built) else Path(found)
