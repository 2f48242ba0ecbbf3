"""The preview: a real server, and real files that are saved, broken and mended while it runs."""

import re
import shutil
import signal
import socket
import sys
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from tests.conftest import COURSE, SiteFolder
from tests.site.preview import RunningPreview, free_port, previewed
from tests.site.tools import digest

pytestmark = pytest.mark.slow

PAGE = "courses/first-aid/"
BROKEN = COURSE.replace("2026-03-19", "31/02/2026")
SAID = "31 February does not exist"
ALERT = 'role="alert"'
LAST_GOOD = re.compile(r"1 problem; the page below is the last good one, of \d\d:\d\d\.")


@pytest.fixture
def site(make_site: Callable[..., SiteFolder]) -> SiteFolder:
    return make_site()


@pytest.fixture
def preview(site: SiteFolder) -> Iterator[RunningPreview]:
    with previewed(site.path) as running:
        yield running


def test_a_course_that_is_saved_appears(site: SiteFolder, preview: RunningPreview) -> None:
    assert "Riverside Primary School" in preview.get(PAGE).text
    site.write("courses/first-aid.md", COURSE.replace("Riverside", "Hillside"))
    preview.shows(PAGE, "Hillside Primary School")


def test_each_time_a_file_is_broken_its_message_stands_on_the_last_good_page_until_it_is_mended(
    site: SiteFolder, preview: RunningPreview
) -> None:
    for turn in range(5):
        site.write("courses/first-aid.md", BROKEN)
        preview.shows(PAGE, SAID)
        page = preview.get(PAGE).text
        assert ALERT in page
        assert LAST_GOOD.search(page)
        assert "Riverside Primary School" in page, "the last good page is still there"
        assert SAID in preview.get("").text, "on every page"
        preview.says("courses/first-aid.md:4: date: 31 February does not exist")
        site.write("courses/first-aid.md", COURSE.replace("A one-day", f"Turn {turn} of a one-day"))
        preview.shows(PAGE, f"Turn {turn}")
        assert ALERT not in preview.get(PAGE).text
    preview.until(lambda: preview.said.count("Mended.") == 5, "five times mended")
    assert preview.said.count("first-aid.md has changed") == 10, "one build for each save"


def test_every_problem_of_every_file_is_on_the_page_of_problems(site: SiteFolder, preview: RunningPreview) -> None:
    for number in range(7):
        site.write(f"courses/bad-{number}.md", BROKEN.replace("FA01", f"B{number}"))
    preview.shows("", "7 problems; the page below is the last good one")
    assert "7 problems;" in preview.get("").text
    every = preview.get("_problems/").text
    assert all(f"courses/bad-{number}.md" in every for number in range(7))


def test_a_preview_of_content_that_is_broken_from_the_start_shows_the_problems_everywhere(site: SiteFolder) -> None:
    site.write("courses/first-aid.md", BROKEN)
    with previewed(site.path) as preview:
        for address in ("", PAGE, "no/such/page/"):
            answer = preview.get(address)
            assert answer.status == 503
            assert ALERT in answer.text
            assert SAID in answer.text
        assert "courses/first-aid.md:4: date: 31 February does not exist" in preview.said
        site.write("courses/first-aid.md", COURSE)
        preview.shows(PAGE, "Riverside Primary School")
        assert preview.get(PAGE).status == 200


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        ("site_name: [\n", "mkdocs.yml"),
        ("site_name: X\ndocs_dir: content\nplugins: [nonsense]\n", "nonsense"),
        ("site_name: X\nsite_url: https://x.example/\ndocs_dir: nowhere\nplugins: [collaborative]\n", "nowhere"),
        ("", "mkdocs.yml"),
    ],
)
def test_a_broken_configuration_is_said_and_survived(
    broken: str, said: str, site: SiteFolder, preview: RunningPreview
) -> None:
    good = (site.path / "mkdocs.yml").read_text(encoding="utf-8")
    site.write("mkdocs.yml", broken)
    preview.shows(PAGE, ALERT)
    page = preview.get(PAGE).text
    assert said in page.partition("</ul>")[0]
    assert "Traceback" not in page + preview.said
    assert "Riverside Primary School" in page
    site.write("mkdocs.yml", good.replace("Northshire", "Southshire"))
    preview.shows("", "Southshire Primary Partnership")
    assert ALERT not in preview.get("").text


@pytest.mark.parametrize(
    ("theme", "said"),
    [
        ("{% extends 'base.html' %}{% block content %}{{ 1 / 0 }}{% endblock %}", "division by zero"),
        ("{% if %}", "Expected an expression"),
    ],
)
def test_a_failure_that_is_nobodys_content_is_said_without_a_traceback(
    theme: str, said: str, make_site: Callable[..., SiteFolder]
) -> None:
    site = make_site({"theme/main.html": "{% extends 'base.html' %}"})
    config = (site.path / "mkdocs.yml").read_text(encoding="utf-8")
    site.write("mkdocs.yml", config.replace("name: material", "name: material\n  custom_dir: theme"))
    with previewed(site.path) as preview:
        site.write("theme/main.html", theme)
        preview.shows("", ALERT)
        page = preview.get("").text
        assert said in page
        assert "Traceback" not in page + preview.said
        site.write("theme/main.html", "{% extends 'base.html' %}<!-- mended -->")
        preview.until(lambda: ALERT not in preview.get("").text, "recovery")


def test_files_and_folders_that_come_go_and_are_renamed_are_followed(site: SiteFolder, preview: RunningPreview) -> None:
    site.write("courses/2027/spring/maths.md", COURSE.replace("FA01", "MA01"))
    preview.shows("courses/maths/", "MA01")
    (site.path / "courses/2027").rename(site.path / "courses/later")
    (site.path / "courses/later/spring/maths.md").rename(site.path / "courses/later/spring/sums.md")
    preview.shows("courses/sums/", "MA01")
    shutil.rmtree(site.path / "courses/later")
    preview.until(lambda: preview.get("courses/sums/").status == 404, "the course is gone")
    assert "Page not found" in preview.get("courses/sums/").text


def test_many_files_at_once_are_one_build(site: SiteFolder, preview: RunningPreview) -> None:
    for number in range(50):
        site.write(f"courses/c{number}.md", COURSE.replace("FA01", f"C{number}"))
    preview.shows("courses/c49/", "C49")
    preview.says("have changed")
    changes = re.findall(r"(\d+) files have changed|\.md has changed", preview.said)
    assert len(changes) <= 2, "a look may fall between the first and the last file of a slow disk"


def test_what_word_lays_beside_an_open_file_builds_nothing(site: SiteFolder, preview: RunningPreview) -> None:
    site.write("content/~$notice.docx", b"\x05Office")
    site.write("courses/.first-aid.md.swp", b"b0VIM")
    site.write("courses/first-aid.md", COURSE.replace("Riverside", "Hillside"))
    preview.shows(PAGE, "Hillside Primary School")
    preview.says("first-aid.md has changed")
    assert "files have changed" not in preview.said


def test_the_preview_writes_nothing_beside_the_content(site: SiteFolder) -> None:
    before = digest(site.path)
    with previewed(site.path) as preview:
        preview.get(PAGE)
        assert preview.interrupt() == 0
    assert digest(site.path) == before


def test_ctrl_c_ends_it_quietly(preview: RunningPreview) -> None:
    assert preview.interrupt() == 0
    preview.process.wait()
    assert "Traceback" not in preview.said
    assert "Aborted" not in preview.said
    assert not list(preview.temporary.glob("preview-*")), "nothing is left behind"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows ends a process whose window is closed without a word")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_a_window_that_is_closed_leaves_nothing_behind(name: str, preview: RunningPreview) -> None:
    preview.process.send_signal(getattr(signal, name))
    assert preview.process.wait(timeout=30) == 0
    assert not list(preview.temporary.glob("preview-*"))


def test_a_port_in_use_is_said_with_what_to_do(site: SiteFolder) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        # In a process, as all of serve: were the port free, it would never end.
        done = site.run_process("serve", "--port", str(port))
    assert done.status == 1
    assert f"Port {port} is in use" in done.output
    assert "--port" in done.output


def test_where_the_usual_port_is_in_use_the_next_free_one_is_taken_and_said(
    make_site: Callable[..., SiteFolder],
) -> None:
    usual = free_port()
    site = make_site(config=f"dev_addr: 127.0.0.1:{usual}\n")
    with socket.socket() as other:
        other.bind(("127.0.0.1", usual))
        other.listen()
        with previewed(site.path, port=usual) as preview:
            assert f"Port {usual} is in use" in preview.said
            assert str(usual) not in preview.url
            assert preview.get(PAGE).status == 200


def test_a_site_below_a_path_is_previewed_there(make_site: Callable[..., SiteFolder]) -> None:
    site = make_site()
    config = (site.path / "mkdocs.yml").read_text(encoding="utf-8")
    site.write("mkdocs.yml", config.replace("example.org.uk/", "example.org.uk/training/"))
    with previewed(site.path) as preview:
        assert preview.url.endswith("/training/")
        assert preview.get(PAGE).status == 200
        with urllib.request.urlopen(preview.url.removesuffix("training/")) as home:
            assert home.url == preview.url
        with urllib.request.urlopen(f"{preview.url}courses") as courses:
            assert courses.url == f"{preview.url}courses/"


OUTSIDE = ("../{}", "%2e%2e/{}", "..%2f{}", "%2E%2E%2F{}", "courses/../../{}", "courses/%2e%2e/..%2f{}")


@pytest.mark.parametrize("address", OUTSIDE)
def test_a_file_beside_the_site_is_not_served(address: str, preview: RunningPreview) -> None:
    (folder,) = preview.temporary.glob("preview-*")
    (folder / "secret.txt").write_text("The secret.", encoding="utf-8")
    for name in ("secret.txt", f"{next(folder.glob('site-*')).name}/robots.txt"):
        answer = preview.ask(f"/{address.format(name)}")
        assert answer.startswith(b"HTTP/1.0 404"), answer[:200]
        assert b"The secret." not in answer


@pytest.mark.skipif(sys.platform == "win32", reason="no file can have such a name there")
@pytest.mark.parametrize("name", ["..\\secret.txt", "C:secret.txt"])
def test_what_leads_elsewhere_on_windows_is_served_nowhere(name: str, preview: RunningPreview) -> None:
    (built,) = preview.temporary.glob("preview-*/site-*")
    (built / name).write_text("The secret.", encoding="utf-8")
    for typed in (name, quote(name, safe="")):
        assert preview.ask(f"/{typed}").startswith(b"HTTP/1.0 404")


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8000", "127.0.0.1.evil.example", "localhost@evil", ""])
def test_another_sites_name_that_leads_to_this_computer_reads_nothing(host: str, preview: RunningPreview) -> None:
    for address in ("/", "/_problems/", "/_preview/version?seen=x", f"/{PAGE}"):
        answer = preview.ask(address, host)
        assert answer.startswith(b"HTTP/1.0 403"), answer[:200]
        assert b"First aid" not in answer


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]"])
def test_this_computers_own_names_are_answered_with_or_without_the_port(host: str, preview: RunningPreview) -> None:
    for name in (host, f"{host}:8000", host.upper()):
        assert preview.ask(f"/{PAGE}", name).startswith(b"HTTP/1.0 200")


def test_search_engines_and_caches_are_told_to_leave_the_preview_alone(preview: RunningPreview) -> None:
    headers = preview.get(PAGE).headers
    assert headers["X-Robots-Tag"] == "noindex"
    assert headers["Cache-Control"] == "no-store"


def test_nothing_is_added_to_an_email_which_is_copied_as_a_whole(site: SiteFolder, preview: RunningPreview) -> None:
    for address in ("courses/2026-03/email.html", "courses/digest.html"):
        answer = preview.get(address)
        assert answer.status == 200
        assert re.search(r"<body[^>]*>\s*<table", answer.text)
        assert "_preview/" not in answer.text
    assert "_preview/" in preview.get("courses/2026-03/").text


def test_another_day_is_shown_and_said(site: SiteFolder) -> None:
    with previewed(site.path, "--today", "2026-04-01") as preview:
        page = preview.get(PAGE).text
        assert "Preview as if it were Wednesday 1 April 2026" in page
        assert 'data-today="2026-04-01"' in page, "the browser takes it for that day, too"
        assert "Finished" in page


def test_the_port_may_come_from_mkdocs_yml(make_site: Callable[..., SiteFolder], tmp_path: Path) -> None:
    port = free_port()
    site = make_site(config=f"dev_addr: 127.0.0.1:{port}\n")
    with previewed(site.path, port=port) as preview:
        assert preview.url == f"http://127.0.0.1:{port}/"


def test_the_office_page_leads_to_the_editor_of_each_file_and_of_one_that_is_not_there_yet(
    make_site: Callable[..., SiteFolder],
) -> None:
    needy = "---\ntitle: Phonics\ncode: PH01\ndate: 2026-03-26\n---\n"
    repository = "repo_url: https://github.com/example/site\nedit_uri: edit/main/content/\n"
    with previewed(make_site({"courses/needy.md": needy}, repository).path) as preview:
        page = preview.get("_office/").text
    assert re.search(
        r"<code>courses/needy\.md</code> <a href=\"https://github\.com/example/site/edit/main/[^\"]*needy\.md\">Edit",
        page,
    )
    assert re.search(
        r"<code>content/listings/2026-03\.md</code> \(not there yet\) <a href=\"[^\"]*filename=2026-03\.md[^\"]*\">Add an introduction",
        page,
    )
    assert "<code>price:</code>" in page
    assert page.count("The price is missing") == 0, "it is listed once, as No price"
