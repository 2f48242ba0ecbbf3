"""The picture that messengers and social networks show with a link, and the site's icon."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from collaborative import addresses
from collaborative.catalogue import Month
from collaborative.records.course import Course
from collaborative.records.news import NewsItem
from collaborative.settings import Settings
from collaborative.views import wording
from collaborative.views.course_wording import STATUS_LABELS, when_in_short
from collaborative.views.pictures import Extent, Picture, picture_of

POSTER_SIZE = (1200, 630)  # what Facebook and LinkedIn ask for; others cut it at the sides
SMALLEST = 200  # of an author's own picture, in pixels: Facebook takes none below
ICON_SIZES = (96, 180, 512)  # tabs and search results (a multiple of 48), home screens, search engines' panels
LETTERS_AT_MOST = 4


@dataclass(frozen=True, slots=True)
class Poster:
    """One that is drawn when the site is built: the title large, who says so above, the facts below."""

    address: str
    site: str
    title: str
    lines: tuple[str, ...] = ()

    @property
    def width(self) -> int:
        return POSTER_SIZE[0]

    @property
    def height(self) -> int:
        return POSTER_SIZE[1]

    @property
    def alt(self) -> str:
        """What it says: there is nothing else in it."""
        return ". ".join(text.rstrip(".") for text in (self.title, *self.lines, self.site) if text)


SharedPicture = Picture | Poster


def site_poster(settings: Settings) -> Poster:
    """For every page that has none of its own."""
    site = settings.short_name if settings.short_name != settings.name else ""
    return Poster(addresses.SHARE_PICTURE, site, settings.name, (settings.description,) if settings.description else ())


def course_picture(
    course: Course, settings: Settings, extents: Mapping[str, Extent], *, drawn: bool
) -> SharedPicture | None:
    """The author's own, or else one that is ``drawn``, if it is."""
    own = _own(course, extents)
    if own or not drawn:
        return own
    line = ": ".join(part for part in (STATUS_LABELS[course.status], when_in_short(course)) if part)
    return Poster(
        addresses.share_picture(course.address),
        settings.name,
        course.title,
        (line, course.venue) if course.venue else (line,),
    )


def news_picture(
    item: NewsItem, settings: Settings, extents: Mapping[str, Extent], *, drawn: bool
) -> SharedPicture | None:
    own = _own(item, extents)
    if own or not drawn:
        return own
    return Poster(
        addresses.share_picture(item.address),
        settings.name,
        item.title,
        (f"News of {wording.day_without_weekday(item.day)}",),
    )


def month_picture(month: Month, title: str, titles: Sequence[str], settings: Settings) -> Poster:
    number = len(set(titles))
    line = (wording.count(number, "course"),) if number else ()
    return Poster(addresses.share_picture(addresses.month(month)), settings.name, title, line)


def letters(settings: Settings) -> str:
    """For the site's icon: its short name, or else the first letters of its words."""
    short = "".join(settings.title.split())
    if len(short) <= LETTERS_AT_MOST:
        return short
    initials = "".join(word[0] for word in settings.name.split() if word[0].isupper() or word[0].isdigit())
    return (initials or settings.name)[:LETTERS_AT_MOST].upper()


def _own(record: Course | NewsItem, extents: Mapping[str, Extent]) -> Picture | None:
    """That of the author, where it is large enough; a drawing has no size, and is shown nowhere."""
    picture = picture_of(record, extents)
    return picture if picture and min(picture.width, picture.height) >= SMALLEST else None
