"""The shapes in which values are typed, and the reader of each."""

from collections.abc import Callable
from enum import StrEnum
from typing import Any

from collaborative.records import course, discount, fields, price, session


class Shape(StrEnum):
    """The form in which a value is typed; the text is its name for people."""

    LINE = "one line of text"
    TEXT = "text"
    CODE = "a code"
    WORDS = "words with commas between them"
    LINES = "a list, one item a line"
    DAY = "a date"
    DAY_OR_TBC = "a date, or TBC"
    CLOCK = "a time"
    MOMENT = "a date, with or without a time"
    AMOUNT = "a price"
    YES_NO = "yes or no"
    NUMBER = "a number"
    PERCENT = "a percentage"
    PEOPLE = "a number of people"
    CHOICE = "one of a few words"
    AUDIENCES = "words of the site's list of audiences"
    SUBJECT = "one word of the site's list of subjects"
    EMAIL = "an email address"
    PHONE = "a telephone number"
    POSTCODE = "a postcode"
    WEB_ADDRESS = "a web address"
    FILE = "a file, or a web address"
    FILES = "files, with commas between them"
    NAME_IN_ADDRESS = "a name for an address"
    NAMES_IN_ADDRESS = "names for addresses, with commas between them"
    DATES = "several dates, or a list with the lines of each session"
    PRICE = "one price, or one for members and one for others"
    GROUP = "lines of its own below the key"
    GROUPS = "a list, each item with lines of its own"


FREE_TEXT = frozenset({Shape.LINE, Shape.TEXT, Shape.WORDS, Shape.LINES})
WITH_COMMAS = frozenset({Shape.WORDS, Shape.AUDIENCES, Shape.FILES, Shape.NAMES_IN_ADDRESS})

# Each reader reads one shape, so the record types alone define what may be typed.
READ_BY: dict[Callable[..., Any], Shape] = {
    fields.as_line: Shape.LINE,
    fields.as_place: Shape.LINE,
    fields.as_text: Shape.TEXT,
    course.as_code: Shape.CODE,
    course.as_day_of_course: Shape.DAY_OR_TBC,
    fields.as_items: Shape.WORDS,
    fields.as_lines: Shape.LINES,
    fields.as_day: Shape.DAY,
    fields.as_day_or_tbc: Shape.DAY_OR_TBC,
    fields.as_time: Shape.CLOCK,
    fields.as_end: Shape.CLOCK,
    fields.as_moment: Shape.MOMENT,
    price.as_charge: Shape.AMOUNT,
    fields.as_yes_no: Shape.YES_NO,
    course.as_discounted: Shape.YES_NO,
    fields.as_count: Shape.NUMBER,
    discount.as_percent: Shape.PERCENT,
    discount.as_span: Shape.PEOPLE,
    fields.as_audiences: Shape.AUDIENCES,
    fields.as_subject: Shape.SUBJECT,
    fields.as_email: Shape.EMAIL,
    fields.as_phone: Shape.PHONE,
    fields.as_postcode: Shape.POSTCODE,
    fields.as_web_address: Shape.WEB_ADDRESS,
    fields.as_file_or_web_address: Shape.FILE,
    fields.as_files: Shape.FILES,
    fields.as_slug: Shape.NAME_IN_ADDRESS,
    fields.as_slugs: Shape.NAMES_IN_ADDRESS,
    session.as_rows: Shape.DATES,
}
