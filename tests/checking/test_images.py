"""Pictures: whether they exist, have a description, and are visible to everyone."""

from dataclasses import replace

import pytest
from tests.checking.listings import course, messages_of, subject

from collaborative.checking.files.images import check_logo, check_pictures
from collaborative.checking.files.pictures import ICON, Picture
from collaborative.loading.configuration import read_configuration
from collaborative.problems import Replace

THERE = {
    "images/group.png": 1000,
    "images/Hall.JPG": 1000,
    "images/caf\u00e9.png": 1000,
    "images/my photo.png": 1000,
    "images/50% #1.png": 1000,
    "images/old/poster.png": 1000,
    "courses/beside.png": 1000,
}
GOOD = Picture("PNG", 800, 600)


def in_text(body: str, looks: Picture = GOOD, size: int = 1000, url: str = "https://a.example/") -> list[str]:
    """Return the messages about a course with this text, which begins on line 7."""
    others = THERE | {"images/group.png": size}

    def look(path: str) -> Picture:
        return GOOD if path.endswith(tuple(THERE)[1:]) else looks

    about = subject({"courses/a.md": course("A1", body=body)}, others, look=look, url=url)
    return [message.removeprefix("courses/a.md:") for message in messages_of(check_pictures, about)]


def in_details(*lines: str) -> list[str]:
    """Return the messages about a course with these lines, which begin on line 5."""
    about = subject({"courses/a.md": course("A1", *lines)}, THERE, look=lambda _: Picture("JPEG"))
    found = [*map(str, about.content.problems), *messages_of(check_pictures, about)]
    return [message.removeprefix("courses/a.md:") for message in found if "by its content" not in message]


@pytest.mark.parametrize(
    "body",
    [
        "![Two teachers at a table](../images/group.png)",
        "![Two teachers at a table](../images/my%20photo.png)",
        "![Two teachers at a table](../images/my photo.png)",
        "![Two teachers at a table](../images/50%25%20%231.png)",
        "![Two teachers at a table](beside.png)",
        "![Two teachers at a table](/images/group.png)",
        "![Two teachers at a table][group]\n\n[group]: ../images/group.png",
        "[![Two teachers at a table](../images/group.png)](../index.md)",
        "`![](nowhere.png)`",
        "```\n![](nowhere.png)\n```",
    ],
)
def test_a_picture_that_is_there_and_described_is_accepted(body: str) -> None:
    assert in_text(body) == []


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("../images/grup.png", "../images/group.png"),
        ("../images/group.jpg", "../images/group.png"),
        ("images/group.png", "../images/group.png"),
        ("group.png", "../images/group.png"),
        ("../content/images/group.png", "../images/group.png"),
        ("../images/poster.png", "../images/old/poster.png"),
        ("../images/my-photo.png", "../images/my%20photo.png"),
        ("../../images/group.png", "../images/group.png"),
    ],
)
def test_a_picture_that_is_not_there_is_refused_with_what_was_probably_meant(typed: str, meant: str) -> None:
    [message] = in_text(f"Text.\n\n![Two teachers]({typed})")
    assert message.startswith("9: ")
    assert meant in message or "outside" in message


@pytest.mark.parametrize(
    ("typed", "real"), [("../images/hall.jpg", "images/Hall.JPG"), ("../Images/group.png", "images/group.png")]
)
def test_other_capitals_are_refused_with_the_real_name(typed: str, real: str) -> None:
    [message] = in_text(f"![Two teachers]({typed})")
    assert message == (
        f'7: The picture is called "{real}", with other capital letters or accents: on the web it would be missing.'
        f" Write ../{real}."
    )


def test_accents_stored_in_another_way_are_refused() -> None:
    [message] = in_text("![Two teachers](../images/cafe\u0301.png)")
    assert 'The picture is called "images/caf\u00e9.png"' in message


@pytest.mark.parametrize("typed", ["C:\\Users\\Office\\group.png", "file:///C:/Users/group.png"])
def test_a_picture_on_her_own_computer_is_refused(typed: str) -> None:
    [message] = in_text(f"![Two teachers]({typed})")
    assert "is a file on a computer" in message
    assert message.endswith("Upload the file to the images folder of the content, and write ../images/group.png.")


def test_a_picture_outside_the_content_is_refused() -> None:
    [message] = in_text("![Two teachers](../../../etc/passwd)")
    assert "leads outside the content folder" in message


def test_a_leading_slash_is_refused_if_the_site_is_in_a_subfolder() -> None:
    [message] = in_text("![Two teachers](/images/group.png)", url="https://a.example/site/")
    assert "the site stands below /site/" in message
    assert message.endswith("Write ../images/group.png.")


def test_empty_brackets_are_refused() -> None:
    [message] = in_text("![Two teachers]()")
    assert "name no picture" in message


def test_a_picture_without_a_description_is_refused() -> None:
    [message] = in_text("![](../images/group.png)")
    assert message.startswith("7: The picture has no description (alternative text)")
    assert message.endswith("![Two teachers at a table](../images/group.png).")


@pytest.mark.parametrize(
    "alt", ["group.png", "IMG_2034", "IMG_2034.png", "image", "Photo", "DSC 0012", "20260219_101500", "...", "WhatsApp Image 2026-02-19"]
)  # fmt: skip
def test_a_description_that_describes_nothing_is_warned_of(alt: str) -> None:
    [message] = in_text(f"![{alt}](../images/group.png)")
    assert message.startswith(f'7: warning: "{alt}" does not describe the picture')


@pytest.mark.parametrize(
    "alt", ["Logo of the partnership", "The hall", "Year 6 at work", "Map of 20 schools", "2026 programme"]
)
def test_a_short_description_is_accepted(alt: str) -> None:
    assert in_text(f"![{alt}](../images/group.png)") == []


@pytest.mark.parametrize(
    ("kind", "advice"),
    [
        ("a HEIC photograph from an iPhone", "Save it as JPEG or PNG"),
        ("a TIFF picture", "Save it as JPEG or PNG"),
        ("a saved web page", "Save the picture itself"),
        ("", "Save the picture itself"),
        (
            "a PDF",
            'Rename it to "group.pdf", and link to it without the exclamation mark: [Minutes](../images/group.pdf).',
        ),
        ("a video", "Link to it instead"),
    ],
)
def test_what_browsers_cannot_show_is_refused(kind: str, advice: str) -> None:
    [message] = in_text("![Two teachers](../images/group.png)", Picture(kind))
    assert message.startswith('7: "group.png" is not a picture that browsers can show')
    assert advice in message


def test_a_drawing_with_a_script_is_refused() -> None:
    [message] = in_text("![Two teachers](../images/group.png)", Picture("SVG", scripted=True))[:1]
    assert message.startswith('7: "group.png" has a program (script) in it')


def test_an_empty_file_is_refused() -> None:
    [message] = in_text("![Two teachers](../images/group.png)", Picture(""), size=0)
    assert '"group.png" is empty' in message


@pytest.mark.parametrize(
    ("looks", "size", "wrong"),
    [
        (Picture("PNG", 800, 600), 2_500_000, "very large (2.5 MB, 800 × 600 pixels)"),
        (Picture("PNG", 6000, 4000), 90_000, "very large (90 KB, 6000 × 4000 pixels)"),
        (Picture("WebP", 8, 8), 1000, 'Rename the file to "group.webp"'),
        (Picture("PNG", 8, 8, whole=False), 1000, "damaged or cut off"),
        (Picture("PNG", 8, 8, located=True), 1000, "says where it was taken"),
    ],
)
def test_a_probable_mistake_gives_a_warning(looks: Picture, size: int, wrong: str) -> None:
    [message] = in_text("![Two teachers](../images/group.png)", looks, size)
    assert message.startswith("7: warning: ")
    assert wrong in message


def test_a_picture_too_large_for_any_browser_is_refused() -> None:
    [message] = in_text("![Two teachers](../images/group.png)", Picture("PNG", 20_000, 20_000))
    assert message.startswith('7: "group.png" has 20000 × 20000 pixels')


def test_problems_of_a_file_are_reported_at_its_first_use() -> None:
    both = "![Two teachers](../images/group.png)\n\n![The same two](../images/group.png)"
    assert len(in_text(both, Picture("PNG", located=True))) == 1


@pytest.mark.parametrize(
    "body",
    [
        "![Year 4 pupil Tom Brown with his teacher](../images/group.png)",
        "![At the piano](../images/group.png)\nElla Khan, Year 3, plays.",
        "![At the piano](../images/group.png)\n\n*Ella Khan, aged 8, plays.*",
    ],
)
def test_a_pupil_who_is_named_beside_a_photograph_is_warned_of(body: str) -> None:
    [message] = in_text(body)
    assert message.startswith("7: warning: This seems to name a pupil")


@pytest.mark.parametrize(
    "typed",
    ["images/group.png", "/images/group.png", "../images/group.png", "../../images/group.png", "images\\group.png", "./images/group.png", "images/my%20photo.png", "images/my photo.png", "'images/50% #1.png'", "https://training.example.org.uk/images/group.png"],
)  # fmt: skip
def test_a_picture_in_the_details_is_found_however_its_place_is_written(typed: str) -> None:
    assert in_details(f"image: {typed}", "image_alt: Two teachers at a table") == []


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ("/etc/hostname", 'The picture "/etc/hostname" was not found.'),
        ("../../../../etc/passwd", '"../../../../etc/passwd" lies outside the content folder.'),
        ("images/hall.jpg", 'The picture is called "images/Hall.JPG"'),
        ("group.png", "Did you mean images/group.png?"),
        ("C:\\Users\\Office\\group.png", "is a file on a computer"),
        ("https://cdn.example/group.png", "The picture lies on another site"),
    ],
)
def test_a_picture_in_the_details_that_visitors_would_not_see_is_refused(typed: str, wrong: str) -> None:
    [message] = in_details(f"image: {typed}", "image_alt: Two teachers at a table")
    assert message.startswith("5: image: ")
    assert wrong in message


@pytest.mark.parametrize("typed", ["images/hall.jpg", "Hall.JPG"])
def test_the_right_place_of_a_picture_is_put_in(typed: str) -> None:
    lines = [f"image: {typed}", "image_alt: Two teachers at a table"]
    site = subject({"courses/a.md": course("A1", *lines)}, THERE, look=lambda _: Picture("JPEG", 800, 600))
    [problem] = [problem for problem in check_pictures(site) if isinstance(problem.message.edit, Replace)]
    assert problem.message.edit == Replace(typed, "images/Hall.JPG")


def test_a_picture_in_the_details_needs_a_description() -> None:
    [message] = in_details("image: images/group.png")
    assert message.startswith("5: image: The picture has no description")
    assert "image_alt: " in message


def test_a_photograph_among_the_documents_is_public_though_no_page_shows_it() -> None:
    others = {"documents/class.jpg": 1000, "images/plan.svg": 1000, "courses/beside.jpg": 1000}
    looks = Picture("JPEG", 800, 600, located=True)
    found = messages_of(check_pictures, subject({"courses/a.md": course("A1")}, others, look=lambda _: looks))
    assert [message.split(" says")[0] for message in found] == ['content/documents/class.jpg:1: warning: "class.jpg"']


def of_the_theme(line: str, looks: Picture, size: int = 1000) -> list[str]:
    """Return the messages about ``mkdocs.yml`` with this line below ``theme``, and about its file."""
    typed = read_configuration("mkdocs.yml", f"theme:\n  name: material\n  {line}\n".encode(), frozenset())
    uri = line.partition(": ")[2]
    about = replace(subject({}, {uri: size}, look=lambda _: looks), configuration=typed, configured=frozenset({uri}))
    return [*messages_of(check_logo, about), *messages_of(check_pictures, about)]


@pytest.mark.parametrize(
    ("line", "looks", "size", "wrong"),
    [
        ("logo: images/logo.png", GOOD, 3_000_000, '3: logo: warning: "logo.png" is very large (3.0 MB'),
        ("logo: images/logo.png", GOOD, 0, '3: logo: "logo.png" is empty'),
        ("logo: logo.docx", Picture("a Word, Excel or ZIP file"), 9, '3: logo: "logo.docx" is not a picture that'),
        ("logo: logo.ico", Picture(ICON), 9, '3: logo: "logo.ico" is not a picture that browsers can show'),
        ("favicon: icon.tif", Picture("a TIFF picture"), 9, '3: favicon: "icon.tif" is not a picture that'),
        ("logo: logo.png", replace(GOOD, located=True), 9, '3: logo: warning: "logo.png" says where it was taken'),
    ],
)
def test_the_logo_is_looked_at_like_other_pictures_and_once(line: str, looks: Picture, size: int, wrong: str) -> None:
    [message] = of_the_theme(line, looks, size)
    assert message.startswith(f"mkdocs.yml:{wrong}")


@pytest.mark.parametrize(("line", "looks"), [("logo: images/logo.png", GOOD), ("favicon: icon.ico", Picture(ICON))])
def test_a_logo_and_an_icon_that_browsers_show_are_accepted(line: str, looks: Picture) -> None:
    assert of_the_theme(line, looks) == []
