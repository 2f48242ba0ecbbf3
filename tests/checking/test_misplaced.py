"""Markdown files in a place where they are not read as what they were meant to be."""

import pytest
from tests.checking.listings import course, messages_of, subject

from collaborative.checking.addresses import check_addresses
from collaborative.checking.files.misplaced import check_details_below, check_misplaced, pages_outside
from collaborative.loading.sources import SourceFile

NEWS = "---\ntitle: Programme\npublished: 2026-02-20\n---\nText.\n"


@pytest.mark.parametrize(
    ("uri", "text", "to"),
    [
        ("first-aid.md", course("A1"), "courses/first-aid.md"),
        ("pages/first-aid.md", course("A1"), "courses/first-aid.md"),
        ("news/2026/programme.md", NEWS, "content/news/programme.md"),
        ("New/programme.md", NEWS, "content/news/programme.md"),
        ("programme.md", NEWS, "content/news/programme.md"),
        (
            "clusters/old/north.md",
            "---\ntitle: North\nmeetings:\n  - {date: 2026-04-01}\n---\n",
            "content/clusters/north.md",
        ),
        ("school/larkhill.md", "---\ntitle: Larkhill\nheadteacher: Mrs Brown\n---\n", "content/schools/larkhill.md"),
        (
            "offer.md",
            "---\ntitle: Offer\ntiers:\n  - {participants: 2-5, percent: 15}\n---\n",
            "content/discounts/offer.md",
        ),
        ("2026-03.md", "# March\n", "content/listings/2026-03.md"),
        ("listings/2026/2026-03.md", "Text.\n", "content/listings/2026-03.md"),
    ],
)
def test_a_record_that_would_be_a_plain_page_is_refused_with_its_place(uri: str, text: str, to: str) -> None:
    [message] = messages_of(check_misplaced, subject({uri: text}))
    assert message.startswith(f"content/{uri}:1: This looks like ")
    assert message.endswith(f"Move the file to {to}.")


@pytest.mark.parametrize(("uri", "text"), [("courses/index.md", course("A1")), ("news/index.md", NEWS)])
def test_a_record_in_the_place_of_an_introduction_is_refused(uri: str, text: str) -> None:
    [message] = messages_of(check_misplaced, subject({uri: text}))
    assert message.endswith("Give the file another name, after its title.")
    assert messages_of(check_misplaced, subject({"news/index.md": "---\ntitle: Our news\n---\nText.\n"})) == []


def test_a_page_in_a_folder_whose_name_is_nearly_known_is_warned_of() -> None:
    [message] = messages_of(check_misplaced, subject({"Cluster/north.md": "---\ntitle: North\n---\n"}))
    assert 'warning: The folder is called "Cluster"' in message
    assert "move the file to content/clusters/north.md" in message


@pytest.mark.parametrize(
    ("uri", "text"),
    [
        ("about.md", "---\ntitle: About\ndate: 2026-01-01\ntags: old\n---\n"),
        ("news/index.md", "---\ntitle: News\n---\n"),
        ("clusters/north/minutes.md", "---\ntitle: Minutes\n---\n"),
        ("meetings/2026-03.md", "---\ntitle: Minutes of March\n---\n"),
        ("resources/a.md", "---\ntitle: A\n---\n"),
        ("school/uniform.md", "# Uniform\n"),
    ],
)
def test_plain_pages_are_left_alone(uri: str, text: str) -> None:
    assert messages_of(check_misplaced, subject({uri: text})) == []


@pytest.mark.parametrize(
    ("uris", "at_fault", "address"),
    [
        (("about.md", "about/index.md"), "about/index.md", "/about/"),
        (("README.md", "index.md"), "README.md", "/"),
        (("courses/first-aid.md", "news/x/index.md", "news/x.md"), "news/x/index.md", "/news/x/"),
    ],
)
def test_a_page_that_would_take_the_place_of_another_is_refused(
    uris: tuple[str, ...], at_fault: str, address: str
) -> None:
    texts = {"courses/first-aid.md": course("A1"), "news/x.md": NEWS}
    [message] = messages_of(check_addresses, subject({uri: texts.get(uri, "# Page\n") for uri in uris}))
    assert message.startswith(f'content/{at_fault}:1: The address "{address}" is already used by ')
    assert message.endswith("Put the text of both into one file, or rename one of them.")


def test_the_introduction_of_a_list_does_not_clash() -> None:
    assert (
        messages_of(
            check_addresses, subject({"news/index.md": "# News\n", "news/x.md": NEWS, "courses/index.md": "# C\n"})
        )
        == []
    )


@pytest.mark.parametrize("name", ["calendar", "courses", "news", "clusters", "schools", "discounts", "subscribe"])
def test_a_page_named_after_a_list_introduces_it(name: str) -> None:
    about = subject({f"{name}.md": "# Page\n", "index.md": "# Home\n", "news/news.md": NEWS})
    assert messages_of(check_addresses, about) == []


@pytest.mark.parametrize("body", ["status: cancelled\nreason: snow", "places_left: 3\n\nText.", "draft:\n"])
def test_details_below_the_line_that_ends_them_are_refused(body: str) -> None:
    [message] = messages_of(check_details_below, subject({"courses/a.md": course("A1", body=body)}))
    assert message.startswith(f"courses/a.md:7: {body.partition(':')[0]}: ")


@pytest.mark.parametrize(
    "body", ["Text.\n\nstatus: cancelled", "Venue: the hall", "note: bring a pen", "www: none", "date:2026"]
)
def test_other_lines_with_a_colon_are_text(body: str) -> None:
    assert messages_of(check_details_below, subject({"courses/a.md": course("A1", body=body)})) == []


def outside(path: str, text: str) -> list[str]:
    return [str(problem).partition(": ")[0] for problem in pages_outside([SourceFile(path, path, text.encode())])]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("first-aid.md", course("A1")),
        ("course/first-aid.md", course("A1")),
        ("Courses/first-aid.md", "\ufeff" + course("A1")),
        ("listing/2026-03.md", "---\ntitle: March\n---\n"),
        ("item.md", NEWS),
    ],
)
def test_a_record_outside_the_folders_of_the_site_is_refused(path: str, text: str) -> None:
    assert outside(path, text) == [f"{path}:1"]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("README.md", f"# The site\n\n```\n{course('A1')}```\n"),
        ("docs/page.md", "---\ntitle: How it works\n---\nText.\n"),
        ("CHANGELOG.md", "# Changelog\n"),
    ],
)
def test_other_markdown_outside_is_nobodys_business(path: str, text: str) -> None:
    assert outside(path, text) == []
