"""Every address has one owner: whoever asks for one that is taken is told whose it is."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import replace

import pytest
from tests.builders import SETTINGS, history_of, load, source
from tests.checking.listings import course, messages_of, subject

from collaborative.checking.addresses import check_addresses
from collaborative.checking.subject import Subject
from collaborative.sections.owners import REPLACEABLE, is_reserved
from collaborative.sections.place import Redirect
from collaborative.sections.places import file_places, permanent_addresses_of

COURSE = course("FA01", "audience: KS1", "subject: Maths", "cluster: North", "aliases: old-course")
NEWS = "---\ntitle: Programme\npublished: 2026-02-20\ncategories: Training\nauthor: Jo\naliases: old-news\n---\nText.\n"
CLUSTER = "---\ntitle: North\nmeetings:\n  - {date: 2026-04-01}\naliases: old-cluster\n---\nText.\n"
SCHOOL = "---\ntitle: Larkhill\naliases: old-school\n---\nText.\n"
SITE = {
    "index.md": "# Home\n",
    "about.md": "---\naliases: old-about\n---\n# About\n",
    "courses/first-aid.md": COURSE,
    "news/programme.md": NEWS,
    "clusters/north.md": CLUSTER,
    "schools/larkhill.md": SCHOOL,
    "listings/2026-03.md": "---\ntitle: March\n---\nText.\n",
    "discounts/offer.md": "---\ntitle: Offer\ntiers:\n  - {participants: 2-5, percent: 15}\n---\n",
}
FIXED = {"404.html", "_office/", "robots.txt", "sitemap.xml", "published.json", "assets/share.png", *REPLACEABLE}
ASKERS = {
    "courses": course("FB02", "{}").replace("title: First aid", "title: Other"),
    "news": "---\ntitle: Other\npublished: 2026-02-21\nauthor: Al\n{}\n---\n",
    "clusters": "---\ntitle: South\n{}\n---\n",
    "schools": "---\ntitle: Elton\n{}\n---\n",
}


def taken() -> dict[str, str]:
    """Every address of the site, with the file that has it, or "" where the site makes it itself."""
    site = subject(SITE).site.public
    places = {place.address: place.owner.path for place in (*site.places, *file_places(site))}
    return places | dict.fromkeys(FIXED, "")


def asked(extra: Mapping[str, str], files: Mapping[str, int] | None = None) -> list[str]:
    return messages_of(check_addresses, subject({**SITE, **extra}, files))


def names_the_owner(message: str, path: str) -> bool:
    return (path or "something that the site makes itself") in message


def slugs_in(folder: str) -> Iterator[tuple[str, str]]:
    """Each slug that a record of the folder could ask for, with the file that has it."""
    for address, path in taken().items():
        parts = address.rstrip("/").split("/")
        if parts[0] == folder and len(parts) == 2 and address.endswith("/"):
            yield parts[1], path


def test_the_site_of_these_tests_has_no_clash_and_every_kind_of_address() -> None:
    assert asked({}) == []
    addresses = taken()
    assert {
        "", "about/", "courses/", "courses/past/", "courses/2026-03/", "courses/first-aid/", "c/FA01/", "c/fa01/",
        "courses/old-course/", "courses/old-course/course.ics", "calendar/", "news/", "news/2026/", "news/2026/02/",
        "news/category/training/", "news/author/jo/", "news/programme/", "clusters/north/", "schools/larkhill/",
        "audience/ks1/", "subject/maths/", "discounts/", "subscribe/", "feed.xml", "feed.json", "calendar.ics", "google.ics",
        "clusters/old-cluster/feed.json", "courses.json", "courses.csv", "courses/digest.html", "courses/2026-03/email.txt",
    } <= addresses.keys()  # fmt: skip


def test_an_alias_of_a_plain_page_is_refused_at_every_address_with_its_owner() -> None:
    """Of two files of one age, such as these, the second by name gives way."""
    wrong = []
    for address, path in taken().items():
        alias = address.rstrip("/") or "index.html"
        found = asked({"zz.md": f"---\naliases: {alias}\n---\n# Help\n"})
        older = path > "content/zz.md" and "/old-" in address
        asks, has = (path, "content/zz.md") if older else ("content/zz.md", path)
        if len(found) != 1 or not found[0].startswith(f"{asks}:") or not names_the_owner(found[0], has):
            wrong.append((address, found))
    assert wrong == []


@pytest.mark.parametrize("folder", ASKERS)
@pytest.mark.parametrize("key", ["slug", "aliases"])
def test_a_slug_and_an_alias_of_every_kind_of_record_are_refused_at_every_address(folder: str, key: str) -> None:
    file = f"{'' if folder == 'courses' else 'content/'}{folder}/zz.md"
    wrong = []
    for slug, path in slugs_in(folder):
        found = asked({f"{folder}/zz.md": ASKERS[folder].replace("{}", f"{key}: {slug}")})
        if slug.startswith("old-"):  # an alias, which gives way to a page however old it is
            expected = (f"{path}:", ": aliases: ", file) if key == "slug" else ("", ": aliases: ", "(aliases)")
        else:
            expected = (f"{file}:", f": {key}: ", path or "something that the site makes itself")
        if len(found) != 1 or not found[0].startswith(expected[0]) or not all(part in found[0] for part in expected):
            wrong.append((slug, found))
    assert wrong == []


@pytest.mark.parametrize("code", ["first-aid", "FA 01", "Help"])
def test_what_stands_at_the_address_of_a_code_gives_way(code: str) -> None:
    slug = code.lower().replace(" ", "-")
    files = {"courses/b.md": course(code).replace("First aid", "Other")}
    [found] = asked({**files, f"c/{slug}.md": "# Page\n"})
    assert found.startswith(f"content/c/{slug}.md:1: ")
    assert "courses/b.md (code)" in found
    [found] = asked({**files, "about.md": f"---\naliases: c/{slug}\n---\n# About\n"})
    assert found.startswith("content/about.md:2: aliases: ")
    assert "courses/b.md (code)" in found


def test_a_plain_page_is_refused_at_an_address_that_is_no_lists() -> None:
    for uri in ("courses/past/index.md", "news/2026/02.md", "audience/ks1.md", "calendar.md", "discounts.md"):
        assert asked({uri: "# Introduction\n"}) == [], uri
    for uri in ("c/fa01.md", "old-about.md"):
        [found] = asked({uri: "# Page\n"})
        assert found.startswith((f"content/{uri}:1: ", "content/about.md:2: aliases: ")), found


def test_a_file_among_the_content_is_refused_at_every_address_but_those_that_it_may_replace() -> None:
    wrong = []
    for address, path in taken().items():
        uri = f"{address}index.html" if address.endswith("/") or not address else address
        found = asked({}, {uri: 10})
        if uri in REPLACEABLE:
            assert found == []
        elif len(found) != 1 or f"{uri}:1: " not in found[0] or not names_the_owner(found[0], path):
            wrong.append((address, found))
    assert wrong == []


def test_a_folder_is_not_made_where_a_file_is() -> None:
    [found] = asked({"zz.md": "---\naliases: feed.xml/old\n---\n# Help\n"})
    assert found.startswith("content/zz.md:2: aliases: ")
    [found] = asked({"zz.md": "---\naliases: files/plan.pdf/old\n---\n# Help\n"}, {"files/plan.pdf": 10})
    assert "files/plan.pdf" in found


@pytest.mark.parametrize("folder", ASKERS)
def test_what_is_not_public_yet_counts_so_that_nothing_clashes_when_it_appears(folder: str) -> None:
    hidden = ASKERS[folder].replace("{}", "draft: yes")
    [found] = asked({f"{folder}/zz.md": hidden, "zz.md": f"---\naliases: {folder}/zz\n---\n# Help\n"})
    assert found.startswith("content/zz.md:2: aliases: ")
    assert f"{folder}/zz.md" in found


def test_what_is_published_later_counts_too() -> None:
    later = NEWS.replace("2026-02-20", "2026-06-01").replace("old-news", "later").replace("Programme", "Later")
    [found] = asked({"news/later-news.md": later, "zz.md": "---\naliases: news/later-news\n---\n# Help\n"})
    assert "content/news/later-news.md" in found


@pytest.mark.parametrize(
    ("folder", "slug"),
    [
        ("courses", "2018-01"), ("courses", "past"), ("courses", "feed"), ("courses", "digest"), ("courses", "index"),
        ("news", "2018"), ("news", "category"), ("news", "author"), ("news", "feed"), ("schools", "index"),
    ],
)  # fmt: skip
def test_names_that_the_site_may_need_one_day_are_refused(folder: str, slug: str) -> None:
    for key in ("slug", "aliases"):
        [found] = asked({f"{folder}/zz.md": ASKERS[folder].replace("{}", f"{key}: {slug}")})
        assert f": {key}: " in found
        assert "something that the site makes itself" in found
    assert is_reserved(f"{folder}/{slug}/")
    assert not is_reserved(f"{folder}/other/")


def test_the_old_address_of_a_feed_may_lead_to_a_page() -> None:
    assert asked({"about.md": "---\naliases: feed\n---\n# About\n"}) == []


def test_an_alias_that_names_its_own_page_is_refused() -> None:
    [found] = asked({"courses/first-aid.md": COURSE.replace("old-course", "first-aid")})
    assert '"first-aid" is the address of this page itself. Take first-aid out of aliases.' in found


def test_the_newer_of_two_gives_way_and_an_alias_to_a_page_however_old() -> None:
    one, other = course("AA1"), course("BB2").replace("First aid", "Other")
    content = load(
        {"courses/x/same.md": one, "courses/a/same.md": other},
        history_of([("courses/x/same.md", one)], [("courses/y.md", "x"), ("courses/a/same.md", other)]),
    )
    about = Subject(content, (), SETTINGS, dt.date(2026, 3, 2), sources=(source("courses/x/same.md", one),))
    [found] = messages_of(check_addresses, about)
    assert found == (
        'courses/a/same.md:1: slug: The address "/courses/same/" is already used by courses/x/same.md. '
        "Rename one of the files, or give one another slug, for example slug: same-2."
    )
    files = {"courses/a.md": course("FB02", "aliases: b"), "courses/b.md": course("FC03").replace("First aid", "Other")}
    [found] = asked(files)
    assert found.startswith(
        'courses/a.md:5: aliases: The address "/courses/b/" is already used by courses/b.md. Take b out'
    )


def test_capitals_make_no_address_of_its_own() -> None:
    [found] = asked({"zz.md": "---\naliases: ABOUT\n---\n# Help\n"})
    assert "content/about.md" in found


def test_a_file_of_the_theme_is_not_replaced_by_one_among_the_content() -> None:
    about = replace(subject(SITE, {"assets/collaborative.css": 10}), assets=frozenset({"assets/collaborative.css"}))
    [found] = messages_of(check_addresses, about)
    assert found.startswith("content/assets/collaborative.css:1: ")


def test_what_is_permanent_at_an_address_is_the_page_and_not_a_redirect_to_another() -> None:
    page = course("FB02").replace("First aid", "Other")
    site = subject({**SITE, "courses/old-course.md": page}).site.public
    titles = {entry.address: entry.title for entry in permanent_addresses_of(site)}
    assert titles["courses/old-course/"] == "Other"


def test_a_redirect_is_a_place_of_its_own_kind() -> None:
    site = subject(SITE).site.public
    assert {place.address for place in site.places if isinstance(place, Redirect)} == {
        "c/fa01/", "c/FA01/", "courses/old-course/", "news/old-news/", "clusters/old-cluster/", "schools/old-school/", "old-about/",
    }  # fmt: skip


@pytest.mark.parametrize("alias", ["./about", "history/../about", "..//about", "a//../about"])
def test_dots_in_an_alias_lead_nowhere_else(alias: str) -> None:
    pages = {"zz.md": f"---\naliases: {alias}\n---\n# Help\n"}
    problems = [str(problem) for problem in load({**SITE, **pages}).problems]
    assert problems or asked(pages)


def test_an_alias_is_blamed_where_it_takes_the_place_of_a_file() -> None:
    (found,) = asked({"zz.md": "---\naliases: images/logo.svg\n---\n# Help\n"}, {"images/logo.svg": 10})
    assert found.endswith("Take the address out of aliases there, or rename the file.")


def test_a_slug_that_was_typed_is_to_be_written_anew() -> None:
    text = course("ZZ01", "slug: past").replace("title: First aid", "title: Other")
    (found,) = asked({"courses/zz.md": text})
    assert found.endswith("Write another slug, for example slug: other.")


def test_a_slug_that_cannot_be_read_is_said_once() -> None:
    assert asked({"courses/past.md": course("ZZ01", "slug: '???'")}) == []
