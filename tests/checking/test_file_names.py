"""Names of files that do not work on every computer."""

import pytest
from tests.checking.listings import course, messages_of, subject

from collaborative.checking.files.file_names import check_file_names, check_same_names


@pytest.mark.parametrize(
    "name",
    [
        "first-aid",
        "First Aid March",
        "First_Aid (Spring), Bury & Whitefield",
        "café",
        "Ysgol Llanfair’s day – spring",
        "console",
        "auxiliary staff",
        "com10",
        "2026.27 programme",
        "it's here!",
    ],
)
def test_names_that_every_computer_can_have_are_accepted_silently(name: str) -> None:
    assert messages_of(check_file_names, subject({f"courses/{name}.md": course("A1")})) == []


@pytest.mark.parametrize(
    ("name", "wrong", "better"),
    [
        ("what next?.md", "the character ? in it, which Windows does not allow", "what-next.md"),
        ("10:30 start.md", "the character : in it", "10-30-start.md"),
        ("a*b.md", "the character * in it", "a-b.md"),
        ('say "yes".md', 'the character " in it', "say-yes.md"),
        ("a<b>.md", "the character < in it", "a-b.md"),
        ("a|b.md", "the character | in it", "a-b.md"),
        ("a\\b.md", "the character \\ in it", "a-b.md"),
        ("con.md", 'Windows keeps the name "con" for itself', "con-1.md"),
        ("AUX.notes.md", 'Windows keeps the name "AUX" for itself', "aux-notes.md"),
        ("lpt1.md", 'Windows keeps the name "lpt1" for itself', "lpt1-1.md"),
        ("first\u200baid.md", "nobody can see (zero width space)", "firstaid.md"),
        ("first\u00a0aid.md", "nobody can see (no-break space)", "first-aid.md"),
        ("a\ufffdb.md", "a character in it that cannot be read", "ab.md"),
        (f"{'x' * 130}.md", "133 characters, which is too long", f"{'x' * 60}.md"),
    ],
)
def test_a_name_that_windows_cannot_have_is_refused_with_a_better_one(name: str, wrong: str, better: str) -> None:
    [message] = messages_of(check_file_names, subject({f"courses/{name}": course("A1")}))
    assert message.startswith(f"courses/{name}:1: ")
    assert wrong in message
    assert f'Rename the file, for example to "{better}".' in message


@pytest.mark.parametrize("name", ["flyer.pdf.", "flyer ", "nul.pdf", "a:b.png"])
def test_names_of_pictures_and_documents_are_looked_at_as_well(name: str) -> None:
    [message] = messages_of(check_file_names, subject({}, {f"files/{name}": 1}))
    assert message.startswith(f"content/files/{name}:1: ")


def test_a_folder_is_reported_once_however_many_files_it_holds() -> None:
    files = {"courses/spring: 2026/a.md": course("A1"), "courses/spring: 2026/b.md": course("A2")}
    [message] = messages_of(check_file_names, subject(files))
    assert 'Rename the folder, for example to "spring-2026".' in message


def test_a_way_of_folders_that_is_too_long_for_windows_is_refused() -> None:
    folder = "/".join(["a" * 90] * 3)
    [message] = messages_of(check_file_names, subject({f"courses/{folder}/a.md": course("A1")}))
    assert "The name of the file with its folders has 285 characters" in message


def test_names_that_differ_only_in_capitals_are_refused_once() -> None:
    about = subject({"courses/First-Aid.md": course("A1"), "courses/first-aid.md": course("A2")})
    [message] = messages_of(check_same_names, about)
    assert message.startswith("courses/first-aid.md:1: This file and courses/First-Aid.md have the same name but for")
    assert about.content.problems == ()


def test_names_whose_accents_are_stored_differently_are_refused_once() -> None:
    about = subject({"courses/cafe\u0301.md": course("A1"), "courses/caf\u00e9.md": course("A2")})
    [message] = messages_of(check_same_names, about)
    assert message.startswith(
        "courses/caf\u00e9.md:1: This file and courses/cafe\u0301.md have the same name, only with"
    )
    assert about.content.problems == ()


def test_pictures_whose_names_differ_in_capitals_only_are_refused() -> None:
    [message] = messages_of(check_same_names, subject({}, {"images/Hall.jpg": 1, "images/hall.JPG": 1}))
    assert message.startswith("content/images/hall.JPG:1: ")
