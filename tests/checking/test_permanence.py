"""Permanent addresses, by the history or by the published site's manifest."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest
from tests.builders import SETTINGS, history_of, site_of, source

from collaborative.checking.permanence import check_permanence
from collaborative.checking.subject import Subject
from collaborative.loading.content import load_content
from collaborative.loading.history import History
from collaborative.sections.places import permanent_addresses_of
from collaborative.settings import Settings
from collaborative.views.permanent_addresses import PermanentAddress

TODAY = dt.date(2026, 3, 2)

Files = Mapping[str, str]


def course(code: str = "FA01", title: str = "First aid", date: str = "2026-03-19", *lines: str) -> str:
    return "\n".join(["---", f"title: {title}", f"code: {code}", f"date: {date}", *lines, "---", "Text", ""])


def news(title: str = "New programme", *lines: str, published: str = "2026-01-05", body: str = "All about it.") -> str:
    return "\n".join(["---", f"title: {title}", f"published: {published}", *lines, "---", body, ""])


def messages_of(
    *files: Sequence[tuple[str, str]],
    gone: Sequence[Sequence[tuple[str, str]]] = (),
    settings: Settings = SETTINGS,
    today: dt.date = TODAY,
) -> list[str]:
    """Return the check's messages about a site whose files are the last version of each history."""
    sources = [source(uri, text) for uri, text in (one[-1] for one in files)]
    content = load_content(sources, settings, history_of(*files, gone=gone))
    assert not content.problems, content.problems
    return [str(problem) for problem in check_permanence(Subject(content, (), settings, today))]


A, B = "courses/a.md", "courses/b.md"


def test_a_page_that_moves_must_name_its_old_address() -> None:
    (problem,) = messages_of([(A, course()), (B, course())])
    assert problem == (
        "courses/b.md:1: slug: The page could be found at /courses/a/, and links, bookmarks and feeds that lead there would "
        "find nothing. Add a line  aliases: a  (or give the file its old name back)."
    )
    assert messages_of([(A, course()), (B, course("FA01", "First aid", "2026-03-19", "aliases: a"))]) == []


def test_every_earlier_address_counts_and_is_added_to_those_that_are_named() -> None:
    slugs = [course("FA01", "First aid", "2026-03-19", f"slug: {slug}") for slug in ("one", "two")]
    last = course("FA01", "First aid", "2026-03-19", "slug: three", "aliases: two")
    (problem,) = messages_of([(A, slugs[0]), (A, slugs[1]), (A, last)])
    assert problem.startswith("courses/a.md:6: aliases: The page could be found at /courses/one/")
    assert "Add one to aliases (or" in problem


def test_another_folder_is_no_other_address() -> None:
    assert messages_of([(A, course()), ("courses/2026-27/a.md", course())]) == []


def test_a_deleted_course_is_to_be_put_back_and_cancelled() -> None:
    (problem,) = messages_of(gone=[[(A, course())]])
    assert problem == (
        'courses/a.md:1: The file is gone, and with it the course "First aid" (FA01), which the public knows at /courses/a/. '
        "Put it back (on GitHub: open the commit that took it away, and revert it). If it does not take place, write "
        "status: cancelled and a reason. If another page takes its place, write aliases: a there. If nobody may see it any "
        "more, write  - collaborative: {withdrawn: [courses/a]}  in mkdocs.yml, in place of  - collaborative"
    )


def test_a_page_that_takes_the_place_of_another_keeps_its_address() -> None:
    heir = course("FA02", "First aid for all", "2026-04-23", "aliases: a")
    assert messages_of([(B, heir)], gone=[[(A, course())]]) == []


def test_content_that_must_not_be_seen_is_withdrawn() -> None:
    settings = replace(SETTINGS, withdrawn=frozenset({"courses/a/"}))
    assert messages_of(gone=[[(A, course())]], settings=settings) == []
    draft = course("FA01", "First aid", "2026-03-19", "draft: yes")
    assert messages_of([(A, course()), (A, draft)], settings=settings) == []


def test_drafts_and_future_news_were_never_public() -> None:
    draft = course("FA01", "First aid", "2026-03-19", "draft: yes")
    later = course("FA01", "First aid", "2026-03-19", "published: 2026-12-01")
    assert messages_of(gone=[[(A, draft)], [(B, later)]]) == []
    assert messages_of([(A, draft), (B, course())]) == []


@pytest.mark.parametrize(("line", "field"), [("draft: yes", "draft"), ("published: 2026-12-01", "published")])
def test_a_course_that_is_hidden_again_would_be_gone(line: str, field: str) -> None:
    (problem,) = messages_of([(A, course()), (A, course("FA01", "First aid", "2026-03-19", line))])
    assert problem.startswith(f"courses/a.md:5: {field}: The public has known this course since 5 January 2026")
    assert "write status: cancelled" in problem


def test_a_file_that_was_used_for_another_course_has_lost_the_first_one() -> None:
    (problem,) = messages_of([(A, course()), (A, course("FA02", "Fire wardens", "2026-06-11"))])
    assert problem.startswith('courses/a.md:3: code: Until now /courses/a/ was the course "First aid" (FA01)')
    assert "Give the new one a file of its own" in problem


def test_a_file_that_was_used_for_other_news_has_lost_the_first() -> None:
    other = news("Snow closes the centre", published="2026-02-20", body="Stay at home, please, until Monday.")
    (problem,) = messages_of([("news/latest.md", news()), ("news/latest.md", other)])
    assert problem.startswith(
        'content/news/latest.md:2: title: Until now /news/latest/ was the news item "New programme"'
    )


@pytest.mark.parametrize(
    "changed",
    [
        course("FA01", "First aid for all", "2026-04-23"),
        course("FA 01"),
        course("FA10"),
        course("FA01", "First aid", "2026-03-19", "status: cancelled"),
    ],
)
def test_a_course_that_is_changed_is_the_same_one(changed: str) -> None:
    assert messages_of([(A, course()), (A, changed)]) == []


def test_deleted_and_written_again_under_another_name_is_the_same_course_at_another_address() -> None:
    (problem,) = messages_of([(B, course())], gone=[[(A, course())]])
    # written at the time of the deletion or later only; here both have stood side by side
    assert problem.startswith("courses/a.md:1: The file is gone")


@pytest.mark.parametrize(
    ("uri", "text", "address", "advice"),
    [
        ("news/a.md", news(), "news/a/", "write expires:"),
        ("clusters/north.md", "---\ntitle: North cluster\n---\nText\n", "clusters/north/", "say so in its text"),
        ("schools/larkhill.md", "---\ntitle: Larkhill\n---\nText\n", "schools/larkhill/", "say so in its text"),
        ("about.md", "# About us\n", "about/", "say so in its text"),
    ],
)
def test_every_kind_of_page_is_kept(uri: str, text: str, address: str, advice: str) -> None:
    (problem,) = messages_of(gone=[[(uri, text)]])
    assert f"which the public knows at /{address}." in problem
    assert advice in problem
    moved = uri.replace(".md", "-2.md")
    (problem,) = messages_of([(uri, text), (moved, text)])
    alias = address.rstrip("/").rpartition("/")[2]
    assert f"Add a line  aliases: {alias}" in problem
    front = text if text.startswith("---") else f"---\ntitle: About us\n---\n{text}"
    assert messages_of([(uri, text), (moved, front.replace("title:", f"aliases: {alias}\ntitle:", 1))]) == []


def test_without_a_history_and_a_manifest_nothing_is_known() -> None:
    content = load_content([source(A, course())], SETTINGS, History())
    assert list(check_permanence(Subject(content, (), SETTINGS, TODAY))) == []


# By the manifest of the published site


def promised(files: Files) -> tuple[PermanentAddress, ...]:
    content = load_content([source(uri, text) for uri, text in files.items()], SETTINGS, History())
    return permanent_addresses_of(site_of(content.catalogue, TODAY, plain=content.pages))


def held_against(published: Files, files: Files, settings: Settings = SETTINGS) -> list[str]:
    content = load_content([source(uri, text) for uri, text in files.items()], settings, History())
    assert not content.problems, content.problems
    subject = Subject(content, (), settings, TODAY, published=promised(published))
    return [str(problem) for problem in check_permanence(subject)]


SITE = {
    A: course(),
    "news/n.md": news(),
    "clusters/north.md": "---\ntitle: North cluster\n---\nText\n",
    "about.md": "# About\n",
}


def test_an_unchanged_site_keeps_all_it_promised() -> None:
    assert held_against(SITE, SITE) == []
    more = {**SITE, B: course("FA02")}
    assert held_against(SITE, more) == []


def test_a_course_that_moved_is_known_by_its_guid() -> None:
    (problem,) = held_against(SITE, {B: SITE[A], **{uri: text for uri, text in SITE.items() if uri != A}})
    assert problem.startswith("courses/b.md:1: slug: The page could be found at /courses/a/")


def test_another_code_is_another_course_to_subscribers() -> None:
    (problem,) = held_against(SITE, {**SITE, A: course("FA10")})
    assert problem == (
        'courses/a.md:3: code: Subscribers know "First aid" as "fa01", and would be shown it once more as something new. '
        "Put the old code back. If this is another one, give it a file of its own, and put the old one back into this."
    )


def test_news_under_another_file_name_is_another_item_to_subscribers() -> None:
    moved = {uri: text for uri, text in SITE.items() if uri != "news/n.md"}
    moved["news/m.md"] = news("New programme", "slug: n")
    (problem,) = held_against(SITE, moved)
    assert problem.startswith("content/news/m.md:2: title: Subscribers know")
    assert "Give the file its old name back." in problem


def test_whatever_else_is_gone_is_said_with_its_address() -> None:
    found = held_against(SITE, {uri: text for uri, text in SITE.items() if uri != "about.md"})
    (problem,) = found
    assert problem == (
        'mkdocs.yml:1: "About" was published at /about/, and nothing is there any more. Put it back (on GitHub: open the '
        "commit that took it away, and revert it). If nobody may see it any more, write  "
        "- collaborative: {withdrawn: [about]}  in mkdocs.yml, in place of  - collaborative"
    )
    settings = replace(SETTINGS, withdrawn=frozenset({"about/"}))
    assert held_against(SITE, {uri: text for uri, text in SITE.items() if uri != "about.md"}, settings) == []


@pytest.mark.parametrize("file", ["january-2027", "notes", "2027-13"])
def test_a_listing_of_no_month_has_no_page(file: str) -> None:
    uri, text = f"listings/{file}.md", "---\ntitle: January\n---\nText.\n"
    content = load_content([source(uri, text)], SETTINGS, history_of([(uri, text)]))
    assert content.catalogue.months_with_pages == ()
