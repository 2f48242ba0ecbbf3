"""The emails of built sites: what they hold, what they must not hold, how they are written, and how long they are."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.conftest import Built, Once, SiteFolder
from tests.site.busy_month import build_busy
from tests.site.hostile import PAYLOADS, build_hostile
from tests.site.tools import broken_links, build, course, front_of, make, read_emails, read_pages, sitemap

from collaborative.rendering.emails import COLUMNS

pytestmark = pytest.mark.slow

LIMIT = 100_000
ADDRESS = re.compile(r"https?://\S+")


@pytest.fixture(scope="module")
def busy(once: Once) -> Path:
    return build_busy(once, 60).site


@pytest.fixture(scope="module")
def hostile(once: Once) -> Built:
    return build_hostile(once)


@pytest.fixture(params=["frozen", "busy", "hostile"])
def site(request: pytest.FixtureRequest) -> Path:
    found = request.getfixturevalue(request.param)
    return found.site if isinstance(found, Built) else Path(found)


def text_of(file: Path) -> str:
    return file.read_bytes().decode("utf-8-sig")


def texts(site: Path) -> list[Path]:
    return [*sorted(site.glob("courses/*/email.txt")), site / "courses/digest.txt"]


def test_each_month_has_an_email_beside_it_as_html_and_text_and_there_is_one_digest(site: Path) -> None:
    months = {
        page.parent.name
        for page in site.glob("courses/*-*/index.html")
        if re.fullmatch(r"\d{4}-\d\d", page.parent.name)
    }
    wanted = {f"courses/{month}/email.html" for month in months} | {"courses/digest.html"}
    assert read_emails(site).keys() == wanted
    assert {file.with_suffix(".html").relative_to(site).as_posix() for file in texts(site)} == wanted


def test_every_email_is_shorter_than_mail_programs_cut_off(site: Path) -> None:
    sizes = [(site / address).stat().st_size for address in read_emails(site)]
    assert 0 < max(sizes + [file.stat().st_size for file in texts(site)]) < LIMIT


def test_an_email_has_inline_styles_and_no_picture_script_or_thing_from_elsewhere(site: Path) -> None:
    for address, page in read_emails(site).items():
        tags = {element.tag for element in page.find("//*")}
        assert tags <= {
            "html",
            "head",
            "meta",
            "title",
            "body",
            "table",
            "tbody",
            "tr",
            "td",
            "h1",
            "h2",
            "h3",
            "p",
            "b",
            "a",
            "br",
            "ul",
            "ol",
            "li",
            "em",
            "strong",
            "s",
        }, address
        assert not page.find("//@class | //@id | //@src | //@*[starts-with(name(), 'on')]")
        assert all("url(" not in style for style in page.find("//@style"))
        assert page.find("//meta[@name='robots']/@content") == ["noindex"]
        assert page.find("/html/@lang") == ["en-GB"]
        [title] = page.texts("//head/title")
        assert page.texts("//h1") == [title]


def test_every_link_of_an_email_is_whole_and_leads_somewhere(site: Path, request: pytest.FixtureRequest) -> None:
    frozen = site == request.getfixturevalue("frozen")
    site_url = "https://www.bplc.org.uk/" if frozen else "https://training.example.org.uk/"
    emails = read_emails(site)
    for address, page in emails.items():
        links = page.find("//@href")
        assert links
        assert {link for link in links if not link.startswith((site_url, "mailto:"))} <= {
            link for link in links if re.match(r"https://(?!www\.bplc|training\.)", link)
        }, address
    assert broken_links(site, {**read_pages(site), **emails}, site_url) == []
    for file in texts(site):
        for url in ADDRESS.findall(text_of(file)):
            if url.startswith(site_url):
                assert (site / url.removeprefix(site_url) / "index.html").is_file(), (file, url)


def test_plain_text_is_72_columns_wide_with_each_address_of_the_site_on_a_line_of_its_own(site: Path) -> None:
    for file in texts(site):
        whole = file.read_bytes()
        assert whole.startswith(b"\xef\xbb\xbf")
        assert whole.endswith(b"\r\n")
        assert whole.count(b"\n") == whole.count(b"\r\n") == whole.count(b"\r")
        for line in text_of(file).split("\r\n"):
            assert len(line) <= COLUMNS or ADDRESS.fullmatch(line), (file, line)


def test_emails_are_in_no_sitemap_search_menu_or_feed(frozen: Path) -> None:
    for file in ("sitemap.xml", "search/search_index.json", "feed.xml", "feed.json", "courses/feed.xml"):
        assert not re.search(r"email\.(html|txt)|digest\.(html|txt)", (frozen / file).read_text(encoding="utf-8")), file
    assert len(sitemap(frozen)) > 100
    for address, page in read_pages(frozen).items():
        found = set(page.find("//a[contains(@href, 'email.') or contains(@href, 'digest.')]/@href"))
        month = re.fullmatch(r"courses/\d{4}-\d\d/", address)
        wanted = {"email.html", "email.txt"} if month else {"digest.html", "digest.txt"}
        assert found == set() or {link.rpartition("/")[2] for link in found} == wanted, address
        assert bool(found) == (bool(month) or address == "courses/")
        assert not page.find("//nav//a[contains(@href, 'email.') or contains(@href, 'digest.')]")


def test_the_months_email_has_the_months_courses_and_its_introduction(frozen: Path) -> None:
    page, email = read_pages(frozen)["courses/2026-12/"], read_emails(frozen)["courses/2026-12/email.html"]
    text = " ".join(text_of(frozen / "courses/2026-12/email.txt").split())
    titles = page.texts("//table[contains(@class, 'c-listing')]//th/a")
    assert len(titles) == 9
    assert [link.partition(" (")[0] for link in email.texts("//td/a[@href]") if " (" in link] == titles
    assert all(title in text for title in titles)
    assert "We keep December light." in email.tree.text_content()
    assert "We keep December light." in text
    assert email.find("//a[text()='January']/@href") == ["https://www.bplc.org.uk/courses/2027-01/"]
    assert "January: https://www.bplc.org.uk/courses/2027-01/" in text
    for said in ("Postponed to 14 January", "Cancelled", "£40 for members, £65 for others"):
        assert said in email.tree.text_content()
        assert said in text


def test_the_digest_names_what_is_new_and_what_closes(frozen: Path) -> None:
    email = read_emails(frozen)["courses/digest.html"]
    assert email.texts("//h2") == ["Closing soon", "Changed", "New"]
    assert "Booking closes on" in email.tree.text_content()
    text = text_of(frozen / "courses/digest.txt")
    assert re.findall(r"([A-Z ]+)\r\n---", text) == ["CLOSING SOON", "CHANGED", "NEW"]


def test_titles_that_look_like_markup_stay_text(hostile: Built) -> None:
    for number, payload in enumerate(PAYLOADS):
        email = read_emails(hostile.site)[f"courses/2026-0{number + 3}/email.html"]
        assert email.texts("//h1") == [" ".join(payload.split())]
    whole = hostile.read("courses/2026-03/email.txt")
    assert "Health & Safety <b>" in whole
    assert "&amp;" not in whole


def test_a_month_with_too_many_courses_says_how_many_more_there_are(tmp_path: Path) -> None:
    long = "Überlange Wörter " * 10
    files: dict[str, str | bytes] = {
        f"courses/c-{place:03}.md": course(f"{long}{place}", f"C{place}", "2026-03-19", venue=long)
        for place in range(160)
    }
    site = build(make(tmp_path, {"content/index.md": "# Welcome\n", **files})).site
    for name in ("email.html", "email.txt"):
        file = site / "courses/2026-03" / name
        assert LIMIT / 2 < file.stat().st_size < LIMIT
        text = text_of(file)
        [left] = re.findall(r"And (\d+) more sessions:", text)
        shown = len(set(re.findall(r"/courses/c-\d{3}/", text)))
        assert shown + int(left) == 160
        assert "https://training.example.org.uk/courses/2026-03/" in text.partition("more sessions:")[2]


def test_a_very_long_introduction_is_left_to_the_page(tmp_path: Path) -> None:
    listing = front_of({"title": "March"}) + ("A long word. " * 500 + "\n\n") * 10
    files: dict[str, str | bytes] = {
        "content/index.md": "# Welcome\n", "content/listings/2026-03.md": listing, "courses/a.md": course()
    }  # fmt: skip
    site = build(make(tmp_path, files)).site
    for name in ("email.html", "email.txt"):
        text = text_of(site / "courses/2026-03" / name)
        assert "A long word." not in text
        assert "First aid (FA01)" in text


def test_pictures_of_an_introduction_are_left_out(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "content/index.md": "# Welcome\n", "content/hall.png": b"\x89PNG\r\n\x1a\n",
        "content/listings/2026-03.md": front_of({"title": "March"}) + "See ![The hall](../hall.png) here.\n\n- [One](../index.md)\n- Two\n",
    }  # fmt: skip
    site = build(make(tmp_path, files)).site
    email = read_emails(site)["courses/2026-03/email.html"]
    assert email.find("//img") == []
    assert email.texts("//ul/li") == ["One", "Two"]
    assert "- One\r\nOne:\r\nhttps://training.example.org.uk/\r\n" in text_of(site / "courses/2026-03/email.txt")


def test_a_draft_is_in_no_email(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "content/index.md": "# Welcome\n", "courses/a.md": course("Qxdraft", published="2026-03-01", draft="yes"),
        "courses/b.md": course("Seen", "B1", published="2026-03-01"),
        "content/listings/2026-03.md": "---\nsummary: Qxdraft\ndraft: yes\n---\nQxdraft\n",
    }  # fmt: skip
    site = build(make(tmp_path, files)).site
    for file in (*site.rglob("email.*"), *site.glob("courses/digest.*")):
        assert "Qxdraft" not in text_of(file)
        assert "Seen" in text_of(file)


def test_no_course_can_take_the_digests_address(make_site: Callable[..., SiteFolder]) -> None:
    built = make_site({"courses/digest.md": course("Digest", "DG01")}).run("check")
    assert built.status == 1
    assert 'The address "/courses/digest/" is already used by something that the site makes itself.' in built.output


def test_a_page_may_link_to_an_email(make_site: Callable[..., SiteFolder]) -> None:
    body = "# For heads\n\n[The month](courses/2026-03/email.html), [what is new](courses/digest.txt).\n"
    built = make_site({"content/heads.md": body}).run()
    assert built.status == 0, built.output
    assert 'href="../courses/2026-03/email.html"' in built.read("heads/index.html")
