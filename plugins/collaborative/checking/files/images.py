"""Pictures: whether they exist, have a description, and do not reveal too much."""

import re
from collections.abc import Iterator
from posixpath import basename
from urllib.parse import unquote, urlsplit

from collaborative.checking.files.file_index import FileIndex
from collaborative.checking.files.picture_files import picture_problems, unused_picture_problems
from collaborative.checking.files.pictures import ICON
from collaborative.checking.files.public_files import published_files
from collaborative.checking.files.pupils import names_a_pupil
from collaborative.checking.files.shown import Shown, all_shown
from collaborative.checking.subject import Subject
from collaborative.problems import InputError, Message, Problem, Replace, did_you_mean
from collaborative.reading.files import refuse_own_computer
from collaborative.reading.words import fold, one_line

_NO_WORDS = frozenset(
    fold(word)
    for word in (
        "image", "images", "photo", "photos", "photograph", "picture", "pic", "img", "alt", "alt text", "alternative text",
        "graphic", "logo image", "screenshot", "screen shot", "untitled", "image description", "description", "caption",
        "banner", "header", "placeholder", "tbc", "todo", "a photo", "an image", "a picture", "insert image here",
    )
)  # fmt: skip
_FROM_A_CAMERA = re.compile(
    r"(?:img|dsc|dscn|dscf|pxl|image|photo|picture|screenshot|whatsapp image|scan)?[\s_-]*[\d\s_-]*\d[\d\s_.-]*",
    re.IGNORECASE,
)
_PICTURE_NAME = re.compile(r"\S+\.(?:jpe?g|png|gif|webp|svg|avif|heic|tiff?|bmp|jfif)", re.IGNORECASE)

_ELSEWHERE = Message(
    "The picture lies on another site, which would learn of everybody who looks at this page.",
    "Download it, upload it to the images folder of the content (if you may use it), and write image: images/name.jpg.",
)


def check_pictures(subject: Subject) -> Iterator[Problem]:
    """Check every picture on every page; problems of a file are reported where it is first used."""
    index = FileIndex(subject.files)
    base = urlsplit(subject.settings.url).path
    staff = frozenset(fold(name) for name in _staff(subject))
    looked_into: set[str] = set()
    for shown in all_shown(subject):
        yield from _described(shown)
        if names_a_pupil(f"{shown.alt}\n{shown.caption}", staff):
            wrong = "This seems to name a pupil in or beside a photograph."
            remedy = (
                'Take the name out (write, for example, "a pupil of Year 4"), unless the parents have given consent.'
            )
            yield shown.warning(wrong, remedy)
        if not shown.target:
            own = shown.typed.startswith(subject.settings.url)
            if shown.field and not own:  # pictures in the text are checked as links
                yield shown.problem_at(_ELSEWHERE)
            continue
        file = index.at(shown.target)
        if file is None:
            yield _not_found(shown, index)
            continue
        if not shown.field and shown.typed.startswith("/") and base != "/":
            wrong = (
                f'"{shown.typed}" begins with a slash, but the site stands below {base}: it would not be found there.'
            )
            yield shown.problem(wrong, f"Write {shown.spelled(file.uri)}.")
        if file.uri not in looked_into:
            looked_into.add(file.uri)
            yield from picture_problems(shown, file, subject.look(file.path))
    looked_into |= subject.configured
    unused = [file for file in subject.files if file.uri not in looked_into and _is_photograph(file.uri)]
    public = published_files(subject) if unused else frozenset()
    for file in unused:
        if file.uri in public:
            yield from unused_picture_problems(file, subject.look(file.path))


def check_logo(subject: Subject) -> Iterator[Problem]:
    """Check the logo and icon named in mkdocs.yml, if they are in the content folder."""
    index, typed = FileIndex(subject.files), subject.configuration
    for name in ("logo", "favicon"):
        where = ("theme", name)
        uri = typed.texts.get(where, "").partition("?")[0].lstrip("/")
        if file := index.at(uri):
            picture = subject.look(file.path)
            if name == "favicon" and picture.kind == ICON:
                continue
            shown = Shown(typed.path, "", typed.line(where), name, uri, uri, alt="")
            yield from picture_problems(shown, file, picture)


def _is_photograph(uri: str) -> bool:
    """Return whether cameras store their location in files of this kind."""
    return uri.lower().endswith((".jpg", ".jpeg", ".png", ".webp", ".tif", ".tiff", ".heic"))


def _described(shown: Shown) -> Iterator[Problem]:
    """Report a picture without a useful description."""
    alt = one_line(shown.alt)
    if shown.field:
        remedy = "Add a line such as image_alt: Two teachers at a table with a model heart."
    else:
        remedy = f"Describe it between the square brackets: ![Two teachers at a table]({shown.typed})."
    if not alt:
        wrong = "The picture has no description (alternative text), so people who cannot see it learn nothing of it."
        yield shown.problem(wrong, remedy)
    elif _says_nothing(alt, shown.typed):
        wrong = f'"{alt}" does not describe the picture to people who cannot see it.'
        yield shown.warning(wrong, f"Say what it shows. {remedy}")


def _says_nothing(alt: str, typed: str) -> bool:
    """Return whether a description is empty of meaning: a file name, "photo", signs only."""
    is_name = (
        fold(alt) == fold(unquote(basename(typed))) or _FROM_A_CAMERA.fullmatch(alt) or _PICTURE_NAME.fullmatch(alt)
    )
    return fold(alt) in _NO_WORDS or not fold(alt) or bool(is_name)


def _not_found(shown: Shown, index: FileIndex) -> Problem:
    """Explain why a picture was not found, and propose the one that was probably meant."""
    try:
        refuse_own_computer(shown.typed, shown.spelled)
    except InputError as error:
        return shown.problem_at(error.message)
    if not shown.typed:
        return shown.problem("The brackets () name no picture.", f"Write {_example(shown)} between them.")
    if shown.target.startswith(".."):
        wrong = f'"{shown.typed}" leads outside the content folder, from which nothing is published.'
        return shown.problem(
            wrong, f"Upload the picture to the images folder, and write for example {_example(shown)}."
        )
    if alike := index.named_alike(shown.target):
        wrong = f'The picture is called "{alike.uri}", with other capital letters or accents: on the web it would be missing.'
        right = shown.spelled(alike.uri)
        return shown.problem(wrong, f"Write {right}.", Replace(shown.typed, right))
    wrong = f'The picture "{shown.typed}" was not found.'
    if meant := index.meant(shown.target):
        return shown.problem_at(did_you_mean(wrong, shown.typed, shown.spelled(meant.uri)))
    return shown.problem(wrong, f"Upload it to the images folder, and write for example {_example(shown)}.")


def _example(shown: Shown) -> str:
    return shown.spelled("images/group.png")


def _staff(subject: Subject) -> Iterator[str]:
    """Yield the names of people whom the site names for their work."""
    catalogue = subject.content.catalogue
    for course in catalogue.courses:
        yield from course.trainer
    for item in catalogue.news:
        yield from item.author
    for school in catalogue.schools:
        yield school.headteacher
    for cluster in catalogue.clusters:
        yield cluster.lead
        for meeting in cluster.meetings:
            yield from (meeting.chair, meeting.minute_taker)
