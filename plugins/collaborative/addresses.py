"""The addresses of everything, from the site's root, without a leading slash (contract, section 3)."""

from urllib.parse import quote

from collaborative.catalogue import Month
from collaborative.reading.files import is_elsewhere
from collaborative.reading.words import slugify
from collaborative.records.course import Course
from collaborative.settings import Settings

HOME = ""
COURSES = "courses/"
PAST_COURSES = "courses/past/"
CALENDAR = "calendar/"
NEWS = "news/"
CLUSTERS = "clusters/"
SCHOOLS = "schools/"
DISCOUNTS = "discounts/"
CODES = "c/"
SUBSCRIBE = "subscribe/"
LISTS_OF_COURSES = ("audience/", "subject/")  # separate folders, but a part of the courses for readers
MADE_OF_RECORDS = (COURSES, NEWS, *LISTS_OF_COURSES)  # a page below these that is not a record's own is a list

OFFICE = "_office/"  # only in the preview; a slug cannot begin with an underscore

FEED = "feed.xml"
NEWS_FEED = "news/feed.xml"
COURSES_FEED = "courses/feed.xml"
CALENDAR_FILE = "calendar.ics"
COURSE_FILE = "course.ics"
COURSES_JSON = "courses.json"
COURSES_CSV = "courses.csv"
COURSES_SCHEMA = "courses.schema.json"  # the schema of COURSES_JSON
OPEN_DATA = (COURSES_JSON, COURSES_SCHEMA, COURSES_CSV)
MANIFEST = "published.json"
DIGEST_EMAIL = "courses/digest.html"
DIGEST_TEXT = "courses/digest.txt"
SHARE_PICTURE = "assets/share.png"
SITEMAP = "sitemap.xml"
ROBOTS = "robots.txt"


def month(of: Month) -> str:
    return f"courses/{of}/"


def month_email(of: Month) -> str:
    return f"courses/{of}/email.html"


def month_text(of: Month) -> str:
    return f"courses/{of}/email.txt"


def course_calendar(record: Course) -> str:
    return f"courses/{record.slug}/{COURSE_FILE}"


def course_code(record: Course) -> str:
    return f"{CODES}{record.code_slug}/"


def course_code_as_typed(record: Course) -> str:
    """Return the address with the code's own capitals, as printed lists show it."""
    return CODES + "-".join(part for part in _letters_and_digits(record.code).split("-") if part) + "/"


def news_year(year: int) -> str:
    return f"news/{year:04}/"


def news_month(of: Month) -> str:
    return f"news/{of.year:04}/{of.number:02}/"


def news_category(name: str) -> str:
    return f"news/category/{slugify(name)}/"


def news_author(name: str) -> str:
    return f"news/author/{slugify(name)}/"


def file(path: str) -> str:
    """Return the address of a file, quoted as in a URL; a URL of another site is returned unchanged."""
    return path if is_elsewhere(path) else quote(path)


def file_url(path: str, settings: Settings) -> str:
    """Return the whole URL of a file."""
    return path if is_elsewhere(path) else settings.absolute(file(path))


def audience(name: str) -> str:
    return f"audience/{slugify(name)}/"


def subject(name: str) -> str:
    return f"subject/{slugify(name)}/"


def feed_of(address: str) -> str:
    """Return the address of the feed for a page."""
    return f"{address}feed.xml"


def json_feed_of(feed: str) -> str:
    """Return the address of the JSON feed for an RSS feed: ``news/feed.json`` for ``news/feed.xml``."""
    return f"{feed.removesuffix('.xml')}.json"


def icon(size: int) -> str:
    """Return the address of the site's icon; ``size`` is its width in pixels."""
    return f"assets/icon-{size}.png"


def calendar_of(address: str) -> str:
    return f"{address}calendar.ics"


def google_calendar_of(calendar: str) -> str:
    """Return the address of Google's version of a calendar: ``google.ics`` for ``calendar.ics``."""
    return f"{calendar.removesuffix('calendar.ics')}google.ics"


def _letters_and_digits(text: str) -> str:
    return "".join(c if c.isascii() and c.isalnum() else "-" for c in text)
