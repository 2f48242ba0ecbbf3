"""The address of everything, from the site's root, without a slash in front (contract, section 3)."""

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
LISTS_OF_COURSES = ("audience/", "subject/")  # beside COURSES, and a part of it for who reads
MADE_OF_RECORDS = (COURSES, NEWS, *LISTS_OF_COURSES)  # what below these is no record's own is a list of some

OFFICE = "_office/"  # in the preview only; no slug begins with an underscore

FEED = "feed.xml"
NEWS_FEED = "news/feed.xml"
COURSES_FEED = "courses/feed.xml"
CALENDAR_FILE = "calendar.ics"
COURSE_FILE = "course.ics"
COURSES_JSON = "courses.json"
COURSES_CSV = "courses.csv"
COURSES_SCHEMA = "courses.schema.json"  # of COURSES_JSON
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
    """The code with its own capitals: the address that someone types from a printed list."""
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
    """Of a file, whose name may have spaces and signs in it; another site's address stays as it is."""
    return path if is_elsewhere(path) else quote(path)


def file_url(path: str, settings: Settings) -> str:
    """The whole URL of a file."""
    return path if is_elsewhere(path) else settings.absolute(file(path))


def audience(name: str) -> str:
    return f"audience/{slugify(name)}/"


def subject(name: str) -> str:
    return f"subject/{slugify(name)}/"


def feed_of(address: str) -> str:
    """The feed of a part of the site, beside its page."""
    return f"{address}feed.xml"


def json_feed_of(feed: str) -> str:
    """The same feed as JSON Feed, beside its RSS: ``news/feed.json``, for ``news/feed.xml``."""
    return f"{feed.removesuffix('.xml')}.json"


def icon(size: int) -> str:
    """The site's icon, so many pixels wide."""
    return f"assets/icon-{size}.png"


def calendar_of(address: str) -> str:
    return f"{address}calendar.ics"


def google_calendar_of(calendar: str) -> str:
    """The same calendar as Google is given it: ``calendar.ics`` → ``google.ics``."""
    return f"{calendar.removesuffix('calendar.ics')}google.ics"


def _letters_and_digits(text: str) -> str:
    return "".join(c if c.isascii() and c.isalnum() else "-" for c in text)
