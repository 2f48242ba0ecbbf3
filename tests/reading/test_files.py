"""Names of files as people type or paste them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import PROPERTY

from collaborative.problems import InputError
from collaborative.reading.files import is_elsewhere, parse_file, parse_page_address, same_name


@pytest.mark.parametrize(
    "typed",
    ["images/a b.png", "/images/a b.png", "../images/a b.png", "../../images/a b.png", "./images/a%20b.png", "images\\a b.png", "images//a b.png"],
)  # fmt: skip
def test_a_file_of_the_site_is_read_from_every_way_of_writing_it(typed: str) -> None:
    assert parse_file(typed) == "images/a b.png"


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("C:\\Users\\Office\\Pictures\\group.png", "images/group.png"),
        ("c:/Users/Office/plan.pdf", "files/plan.pdf"),
        ("\\\\server\\share\\plan.docx", "files/plan.docx"),
        ("file:///home/office/group.JPG", "images/group.JPG"),
        ("/Users/office/Desktop/group.heic", "images/group.heic"),
        ("~/Desktop/group.png", "images/group.png"),
    ],
)
def test_a_file_on_a_computer_is_refused_with_its_place_on_the_site(typed: str, place: str) -> None:
    with pytest.raises(InputError, match="is a file on a computer") as error:
        parse_file(typed)
    assert error.value.message.remedy.endswith(f"write {place}.")


@pytest.mark.parametrize(
    "typed", ["../../../etc/passwd", "images/../../secret.png", "..\\..\\..\\x.png", "..", "%2e%2e/%2e%2e/%2e%2e/x"]
)
def test_a_place_outside_the_content_is_refused(typed: str) -> None:
    with pytest.raises(InputError, match="lies outside the content folder"):
        parse_file(typed)


@PROPERTY
@given(st.text())
def test_no_path_points_outside_the_content(typed: str) -> None:
    try:
        path = parse_file(typed)
    except InputError:
        return
    assert not path.startswith("/")
    assert ".." not in path.split("/")


def test_a_web_address_is_elsewhere() -> None:
    assert is_elsewhere("https://a.example/x.png")
    assert is_elsewhere("//a.example/x.png")
    assert not is_elsewhere("images/x.png")


def test_names_that_are_one_file_on_windows_and_macos_are_the_same() -> None:
    assert same_name("Caf\u00e9.PNG") == same_name("cafe\u0301.png")
    assert same_name("cafe.png") != same_name("caf\u00e9.png")


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("/about/", "about"),
        ("./about", "about"),
        ("courses//past", "courses/past"),
        ("https://www.example.org/old/about.html", "old/about.html"),
        ("old\\about.md", "old/about"),
        ("our%20team", "our team"),
    ],
)
def test_the_address_of_a_page_is_read_from_every_way_of_writing_it(typed: str, address: str) -> None:
    assert parse_page_address(typed) == address


@pytest.mark.parametrize(
    ("typed", "remedy"),
    [
        ("/", "Take / out."),
        ("../about", "for example about."),
        ("a/../../about", "for example a/about."),
        ("%2e%2e/about", "for example about."),
        ("about#top", "for example about."),
        ("about?page=2", "for example about."),
        ("C:\\about", "for example C/about."),
        ("..", "for example about-us."),
    ],
)
def test_an_address_that_leads_out_of_the_site_is_refused(typed: str, remedy: str) -> None:
    with pytest.raises(InputError) as refused:
        parse_page_address(typed)
    assert refused.value.message.remedy.endswith(remedy)
