"""``new``: files that pass ``check`` as they are written, without a terminal and on one."""

import os
import re
import subprocess
import sys
from collections.abc import Callable

import pytest
from tests.conftest import TODAY, SiteFolder

pytestmark = pytest.mark.slow

AWKWARD = [  # titles
    "Maths: bar models",
    'He said "hands on"',
    'It\'s "both": really',
    "Class #4 & more",
    "# Hash",
    "😀 Smile",
    "- a dash",
    "3 steps",
    "2027",
    "Yes",
    "“Curly”",
    "* star",
    "{group}",
    "[list]",
    "100% sure!",
    "null",
    "09:30",
]
NEEDED = {
    "course": ["--date", "Friday 19 March 2027", "--venue", "Hall"],
    "news": ["--text", "Come and see."],
    "listing": ["--month", "March 2027"],
    "cluster": [],
    "school": [],
    "discount": ["--participants", "2-5", "--percent", "15%"],
}
CLUSTER = "---\n# ours\ntitle: North cluster\n---\n\nText.\n"


def assert_sound(folder: SiteFolder) -> None:
    checked = folder.run("check", "--strict")
    assert checked.status == 0, checked.output
    assert "0 errors, 0 warnings." in checked.output


def written(output: str) -> str:
    found = re.search(r"Wrote (.+)\.$", output, re.MULTILINE)
    assert found, output
    return found[1]


def make(folder: SiteFolder, kind: str, *options: str) -> str:
    """The path of the new file."""
    made = folder.run("new", kind, *options)
    assert made.status == 0, made.output
    path = written(made.output)
    data = (folder.path / path).read_bytes()
    assert b"\r" not in data
    assert data.decode("utf-8").startswith("---\n")
    return path


@pytest.mark.parametrize("title", AWKWARD)
def test_a_course_with_an_awkward_title_passes_check_as_written(
    title: str, make_site: Callable[..., SiteFolder]
) -> None:
    folder = make_site()
    make(folder, "course", *NEEDED["course"], f"--title={title}")
    assert_sound(folder)
    assert folder.run().status == 0


@pytest.mark.parametrize("kind", NEEDED)
@pytest.mark.parametrize("title", ["Maths: bar models", "Yes", '- 😀 "Class #4" & more'])
def test_every_kind_passes_check_as_written(kind: str, title: str, make_site: Callable[..., SiteFolder]) -> None:
    folder = make_site()
    make(folder, kind, *NEEDED[kind], f"--title={title}")
    assert_sound(folder)


def test_a_course_gets_the_next_code_and_a_name_of_its_own(make_site: Callable[..., SiteFolder]) -> None:
    folder = make_site({"courses/second.md": "---\ntitle: Second\ncode: fa 02\ndate: 2026-03-20\n---\n\nText.\n"})
    path = make(folder, "course", "--title", "First aid", "--date", "19/3/2027", "--text", "What you will learn.")
    assert path == "courses/first-aid-march-2027.md"
    text = (folder.path / path).read_text(encoding="utf-8")
    assert text == "---\ntitle: First aid\ncode: FA 03\ndate: 2027-03-19\nprice: TBC\n---\n\nWhat you will learn.\n"
    again = make(folder, "course", "--title", "First aid", "--date", "20/3/2027")
    assert again == "courses/first-aid-march-2027-2.md"
    assert (folder.path / path).read_text(encoding="utf-8") == text


def test_a_price_for_others_makes_two(make_site: Callable[..., SiteFolder]) -> None:
    folder = make_site()
    path = make(folder, "course", "--title=A", "--date=19/3/2027", "--price=75", "--price-for-others=95.50")
    assert "price:\n  member: £75\n  non_member: £95.50\n" in (folder.path / path).read_text(encoding="utf-8")


def test_two_prices_in_one_answer_are_two_prices(make_site: Callable[..., SiteFolder]) -> None:
    folder = make_site()
    path = make(folder, "course", "--title=A", "--date=19/3/2027", "--venue=Hall", "--price=Members £75, others £95")
    assert 'price: "Members £75, others £95"\n' in (folder.path / path).read_text(encoding="utf-8")
    assert_sound(folder)


def test_a_meeting_is_added_to_a_cluster(make_site: Callable[..., SiteFolder]) -> None:
    folder = make_site({"content/clusters/north.md": CLUSTER})
    when = ("--date", "Tuesday 16 March 2027", "--start", "3.45pm", "--end", "5pm")
    made = folder.run("new", "meeting", "--cluster", "north", *when, "--host", "TBC")
    assert made.status == 0, made.output
    assert "Added the meeting to content/clusters/north.md." in made.output
    now = (folder.path / "content/clusters/north.md").read_text(encoding="utf-8")
    added = 'meetings:\n  - date: 2027-03-16\n    start: "15:45"\n    end: "17:00"\n    host: TBC\n'
    assert now == CLUSTER.replace("cluster\n---", f"cluster\n{added}---")
    assert_sound(folder)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["course"], "Missing option --title and --date"),
        (["course", "--title", "First aid"], "Missing option --date"),
        (["news"], "Missing option --title"),
        (["listing"], "Missing option --month"),
        (["meeting"], "Missing option --cluster and --date"),
        (["school"], "Missing option --title"),
        (["course", "--title", "A", "--date", "31/2/2027"], "--date: 31 February does not exist"),
        (["course", "--title", "A", "--date", "Friday 18 March 2027"], "--date: 18 March 2027 is a Thursday"),
        (["course", "--title", "A", "--date", "2027-03-19", "--code", "fa 01"], "--code: The code"),
        (["listing", "--month", "Marsh"], "--month:"),
        (["meeting", "--cluster", "North clutser", "--date", "TBC"], "Did you mean North cluster?"),
        (["course", "--title", "", "--date", "2027-03-19"], "--title: This is needed."),
        (
            ["course", "--title", "A", "--date", "2027-03-19", "--price", "35/55"],
            "Write what member schools pay in --price, and what others pay in --price-for-others.",
        ),
        (
            [
                "course",
                "--title",
                "A",
                "--date",
                "2027-03-19",
                "--price",
                "members 35, others 55",
                "--price-for-others=6",
            ],
            "--price says what others pay already.",
        ),
    ],
)
def test_without_a_terminal_what_is_missing_or_wrong_is_a_wrong_usage(
    options: list[str], said: str, make_site: Callable[..., SiteFolder]
) -> None:
    folder = make_site({"content/clusters/north.md": CLUSTER})
    before = sorted(folder.path.rglob("*"))
    made = folder.run("new", *options)
    assert made.status == 2
    assert said in made.output
    assert sorted(folder.path.rglob("*")) == before


def test_a_month_that_has_its_file_already_is_left_alone(make_site: Callable[..., SiteFolder]) -> None:
    listing = "---\ntitle: Ours\n---\n\nText.\n"
    folder = make_site({"content/listings/2027-03.md": listing})
    made = folder.run("new", "listing", "--month", "March 2027")
    assert made.status == 1
    assert "content/listings/2027-03.md is there already" in made.output
    assert (folder.path / "content/listings/2027-03.md").read_text(encoding="utf-8") == listing


def test_new_writes_where_the_site_has_its_folders(make_site: Callable[..., SiteFolder]) -> None:
    folder = make_site(config="      courses_dir: training/runs\n")
    (folder.path / "training" / "runs").mkdir(parents=True)
    config = (folder.path / "mkdocs.yml").read_text(encoding="utf-8").replace("- collaborative\n", "- collaborative:\n")
    folder.write("mkdocs.yml", config)
    assert make(folder, "course", "--title=A", "--date=2027-03-19") == "training/runs/2026-27/a-march-2027.md"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no terminals that a program can pretend to be")
def test_on_a_terminal_it_asks_and_asks_again(make_site: Callable[..., SiteFolder]) -> None:
    import pty  # noqa: PLC0415  # not on Windows

    folder = make_site()
    answers = ["First: aid", "", "31/2/2027", "19 March 2027", "", "9.30am", "9am", "midday", "Hall", "Cats", "KS1"]
    answers += ["35/55", "price: 75", "95", "24", "", "", "What you will learn."]
    main, terminal = pty.openpty()
    line = [sys.executable, "-m", "collaborative", "new", "course", "--today", TODAY]
    process = subprocess.Popen(line, cwd=folder.path, stdin=terminal, stdout=terminal, stderr=terminal, close_fds=True)
    os.close(terminal)
    os.write(main, "".join(f"{answer}\n" for answer in answers).encode())
    output = b""
    while True:
        try:
            chunk = os.read(main, 65536)
        except OSError:  # what Linux says at the end
            break
        if not chunk:
            break
        output += chunk
    os.close(main)
    assert process.wait(timeout=60) == 0, output.decode()
    said = output.decode().replace("\r\n", "\n")
    assert "31 February does not exist" in said
    assert "[FA02]" in said
    assert '"Cats" is not an audience' in said
    assert "Write what member schools pay, for example 35; what others pay is asked next." in said
    assert "price: {" not in said
    text = (folder.path / written(said)).read_text(encoding="utf-8")
    assert text == (
        '---\ntitle: "First: aid"\ncode: FA02\ndate: 2027-03-19\nstart: "09:30"\nend: "12:00"\nvenue: Hall\n'
        "audience: KS1\nprice:\n  member: £75\n  non_member: £95\nplaces: 24\n---\n\nWhat you will learn.\n"
    )
    assert_sound(folder)
