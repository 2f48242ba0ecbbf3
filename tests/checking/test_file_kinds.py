"""Files other than pages: which are published, and which should not be there."""

import pytest
from tests.checking.listings import course, messages_of, subject

from collaborative.checking.files.file_kinds import check_left_copies, check_strays
from collaborative.checking.files.pictures import Picture
from collaborative.checking.files.public_files import published_files


@pytest.mark.parametrize(
    "uri",
    [
        "robots.txt",
        "CNAME",
        "google0123456789abcdef.html",
        "BingSiteAuth.xml",
        "favicon.ico",
        ".well-known/security.txt",
        "documents/minutes.pdf",
        "documents/2026/agenda.docx",
    ],
)
def test_what_hosts_ask_for_and_listed_documents_are_published_without_a_word(uri: str) -> None:
    about = subject({}, {uri: 1000})
    assert messages_of(check_strays, about) == []
    assert published_files(about) == {uri}


@pytest.mark.parametrize(
    "uri",
    [
        "files/id_rsa",
        "files/server.pfx",
        "files/server.key",
        "files/server.pem",
        "files/dump.sql",
        "files/pupils.xml",
        "files/mail.mbox",
        "files/message.msg",
        "documents/staff.sqlite",
        "courses/passwords.kdbx",
        "images/IMG_1.heic",
        "documents/scan.tiff",
        ".env",
    ],
)
def test_what_could_be_private_by_its_kind_is_refused_linked_or_not(uri: str) -> None:
    for body in ("", f"[it]({uri})"):
        about = subject({"index.md": body}, {uri: 1000})
        [message] = messages_of(check_strays, about)
        assert "never published" in message
        assert "warning" not in message
        assert published_files(about) == frozenset()


@pytest.mark.parametrize(
    "text",
    [
        "<!-- [old](files/a.pdf) -->",
        "`[old](files/a.pdf)`",
        '`<a href="files/a.pdf">`',
        "```\n[old](files/a.pdf)\n```",
        "---\ndraft: yes\n---\n[old](files/a.pdf)",
        "---\ndescription: A page <!-- files/a.pdf -->\n---\nText.",
    ],
)
def test_a_file_that_only_drafts_comments_or_code_name_is_not_public(text: str) -> None:
    assert published_files(subject({"about.md": text}, {"files/a.pdf": 1000})) == frozenset()


def test_the_files_of_drafts_and_later_news_are_in_the_preview_only_and_not_warned_of() -> None:
    news = "---\ntitle: Later\npublished: 2026-03-09\nimage: images/a.jpg\nimage_alt: A room\n---\n[b](../files/b.pdf)"
    draft = course("A1", "draft: yes", "attachments: files/c.pdf")
    about = subject(
        {"news/later.md": news, "courses/a.md": draft}, {"images/a.jpg": 1, "files/b.pdf": 1, "files/c.pdf": 1}
    )
    assert published_files(about) == frozenset()
    assert published_files(about, preview=True) == {"images/a.jpg", "files/b.pdf", "files/c.pdf"}
    assert messages_of(check_strays, about) == []


@pytest.mark.parametrize(
    "detail",
    [
        "summary: Ask the office for the list, secret.pdf",
        'summary: "secret.pdf"',
        "contact: secret.pdf",
        "booking: https://forms.example/secret.pdf",
        "attachments: files/other/secret.pdf",
        "attachments: https://www.example.org/files/secret.pdf",
    ],
)
def test_a_file_that_a_detail_only_mentions_or_that_has_an_equal_name_elsewhere_is_not_public(detail: str) -> None:
    files = {"files/secret.pdf": 1, "courses/secret.pdf": 1, "files/other/secret.pdf": 1}
    shown = {"files/other/secret.pdf"} if "other" in detail else set()
    assert published_files(subject({"courses/a.md": course("A1", detail)}, files)) == shown


def test_minutes_are_public_from_the_day_of_the_meeting() -> None:
    meetings = "".join(
        f"  - {{date: {day}, host: TBC, minutes: files/{day}.pdf}}\n" for day in ("2026-03-02", "2026-03-03")
    )
    north = subject(
        {"clusters/north.md": f"---\ntitle: North\nmeetings:\n{meetings}---\nText"},
        {"files/2026-03-02.pdf": 1, "files/2026-03-03.pdf": 1},
    )
    assert published_files(north) == {"files/2026-03-02.pdf"}


def test_a_link_with_the_sites_own_address_publishes_the_file() -> None:
    text = "See [it](https://training.example.org.uk/files/a.pdf)."
    assert published_files(subject({"about.md": text}, {"files/a.pdf": 1})) == {"files/a.pdf"}


@pytest.mark.parametrize(
    ("uri", "kind"),
    [
        ("leadership.docx", "Word document (leadership.docx)"),
        ("courses/leadership.DOCX", "Word document"),
        ("notes.odt", "Word document"),
        ("files/bookings.xlsx", "spreadsheet"),
        ("courses/courses.csv", "spreadsheet"),
        ("files/talk.pptx", "presentation"),
        ("files/photos.zip", "archive"),
        ("courses/notes.txt", "text file"),
        ("courses/group.jpg", "picture"),
        ("courses/plan.pdf", "file"),
    ],
)
def test_working_files_that_no_page_refers_to_are_kept_back_with_a_warning(uri: str, kind: str) -> None:
    about = subject({}, {uri: 1000})
    [message] = messages_of(check_strays, about)
    assert f":1: warning: No page refers to this {kind}" in message
    assert published_files(about) == frozenset()


@pytest.mark.parametrize(
    ("uri", "body"),
    [
        ("files/form.docx", "Fill in the [form](../files/form.docx)."),
        ("files/booking form.docx", "Fill in the [form](../files/booking%20form.docx)."),
        ("files/booking form.docx", "Fill in the [form](<../files/booking form.docx>)."),
        ("courses/plan.pdf", "[Plan][plan]\n\n[plan]: plan.pdf"),
        ("courses/group.jpg", "![Two teachers](group.jpg 'The group')"),
    ],
)
def test_a_working_file_that_a_text_links_to_is_published(uri: str, body: str) -> None:
    about = subject({"courses/a.md": course("A1", body=body)}, {uri: 1000})
    assert messages_of(check_strays, about) == []
    assert published_files(about) == {uri}


@pytest.mark.parametrize(
    "lines",
    [
        ("attachments: files/plan.pdf, files/form.docx",),
        ("attachments:", "  - files/plan.pdf", "  - files/form.docx"),
    ],
)
def test_a_working_file_that_is_attached_is_published(lines: tuple[str, ...]) -> None:
    about = subject({"courses/a.md": course("A1", *lines)}, {"files/form.docx": 1000, "files/old-form.docx": 1})
    assert published_files(about) == {"files/form.docx"}


@pytest.mark.parametrize(
    ("name", "better"),
    [
        ("first-aid.md.txt", "first-aid.md"),
        ("first-aid.markdown", "first-aid.md"),
        ("first-aid.mdx", "first-aid.md"),
        ("first-aid.MD.docx", "first-aid.md"),
    ],
)
@pytest.mark.parametrize("folder", ["courses/", "", "news/"])
def test_a_page_under_an_ending_that_is_not_read_is_refused(folder: str, name: str, better: str) -> None:
    [message] = messages_of(check_strays, subject({}, {folder + name: 1}))
    assert "would be missing from the site" in message
    assert f'Rename it to "{better}".' in message
    assert "warning" not in message


@pytest.mark.parametrize("uri", ["setup.exe", "files/macro.vbs", "files/link.lnk", "files/run.bat"])
def test_programs_are_refused(uri: str) -> None:
    [message] = messages_of(check_strays, subject({}, {uri: 1}))
    assert ":1: This is a program" in message


def test_a_saved_web_page_is_refused() -> None:
    [message] = messages_of(check_strays, subject({}, {"about.html": 1}))
    assert message.startswith("content/about.html:1: This is a saved web page")


def test_a_drawing_with_a_script_is_refused_and_one_without_is_not() -> None:
    looks = {"content/a.svg": Picture("SVG", scripted=True), "content/b.svg": Picture("SVG")}
    [message] = messages_of(
        check_strays, subject({"index.md": "[a](a.svg) [b](b.svg)"}, {"a.svg": 1, "b.svg": 1}, look=looks.__getitem__)
    )
    assert message.startswith("content/a.svg:1: This drawing has a program (script) in it")


def test_a_large_document_is_warned_of() -> None:
    [message] = messages_of(check_strays, subject({}, {"documents/a.pdf": 12_000_000, "documents/b.pdf": 9_000_000}))
    assert message.startswith("content/documents/a.pdf:1: warning: The file is large (12 MB)")


@pytest.mark.parametrize("uri", ["about.md~", "courses/first-aid.md.bak", "files/plan.orig"])
def test_what_a_program_left_behind_is_not_published_even_if_a_page_names_it(uri: str) -> None:
    about = subject({"index.md": f"[it]({uri})"}, {uri: 1})
    [message] = messages_of(check_strays, about)
    assert "warning: This is a copy that a program has left behind" in message
    assert published_files(about) == frozenset()


@pytest.mark.parametrize(
    "copy",
    [
        "first-aid - Copy",
        "first-aid - Copy (2)",
        "first-aid (1)",
        "Copy of first-aid",
        "first-aid copy 2",
        "first-aid_copy",
    ],
)
def test_a_copy_beside_its_original_is_warned_of(copy: str) -> None:
    [message] = messages_of(
        check_left_copies, subject({"courses/first-aid.md": course("A1"), f"courses/{copy}.md": course("A2")})
    )
    assert message.startswith(f'courses/{copy}.md:1: warning: The file looks like a copy of "first-aid.md"')


def test_a_name_that_only_windows_gives_is_warned_of_without_its_original() -> None:
    [message] = messages_of(check_left_copies, subject({"courses/first-aid - Copy.md": course("A1")}))
    assert "warning: The file looks like a copy that was left behind." in message


@pytest.mark.parametrize("name", ["year-6 (2)", "Copy of the agreed syllabus", "hard copy", "news (1)"])
def test_a_name_that_may_be_meant_is_left_alone_without_its_original(name: str) -> None:
    assert messages_of(check_left_copies, subject({f"courses/{name}.md": course("A1")})) == []


def test_a_copy_whose_code_is_refused_is_reported_once() -> None:
    about = subject({"courses/first-aid.md": course("A1"), "courses/first-aid - Copy.md": course("A1")})
    assert messages_of(check_left_copies, about) == []
    [problem] = about.content.problems
    assert "courses/first-aid - Copy.md" in str(problem)


def test_a_file_without_an_ending_among_the_records_would_be_missing() -> None:
    found = messages_of(
        check_strays, subject({}, {"news/2026-11-22-snow": 100, "courses/2026-27/x4": 100, "CNAME": 20})
    )
    assert [message.split(": ")[0] for message in found] == ["content/news/2026-11-22-snow:1", "courses/2026-27/x4:1"]
    assert 'Rename it to "x4.md"' in found[1]
