"""The names of a course's columns in a spreadsheet.

Every key of a course has a column. Keys that are not listed here name their column themselves.
"""

from collaborative.reading.words import fold
from collaborative.records.base import Typed
from collaborative.records.booking import Booking
from collaborative.records.course import Course
from collaborative.records.price import Price

TEXT = "body"
SESSION = "dates.title"
TIMES = "times"
WEEKDAY = "weekday"

# Columns that say a part of another value; the importer puts them together, and an export needs none of them.
VENUE_PARTS = ("venue.room", "venue.address", "venue.town", "venue.postcode")
CATEGORY = "tags.category"
CANCELLED = "is.cancelled"
POSTPONED = "is.postponed"
FULL = "is.full"
ONLINE = "is.online"
ALL_DAY = "is.all_day"
PRIVATE = "is.private"
ZONE = "zone"
CURRENCY = "currency"
SLA = "price.sla"
NON_SLA = "price.non_sla"
UID = "uid"  # of a calendar's event
NOT_FOR_COURSES = "none"  # columns of other programs that say nothing about a course

# Field → the column's name in an export, and other names that people use.
_NAMES: dict[str, tuple[str, ...]] = {
    "code": ("Code", "ref", "reference", "ref no", "reference number", "course no", "course number", "course id", "event id", "id"),
    "title": ("Title", "name", "course", "event", "training", "topic", "name of course", "what"),
    "date": (
        "Date", "date of course", "when", "start date", "date from", "session date", "date of session", "first day",
        "dates", "course dates", "day and date", "date and time", "date/time", "start date and time", "start date/time", "date/s", "date(s)",
    ),
    SESSION: ("Session", "session title", "session name", "part", "module"),
    "start": ("Start", "start time", "starts", "starts at", "begins", "from time", "time start", "time from", "start at"),
    "end": ("End", "end time", "ends", "finish", "finish time", "finishes", "finishes at", "to time", "time end", "time to", "time finish"),
    TIMES: ("Times", "time", "timing", "timings", "start and end", "start/finish", "start and finish time", "session time", "session times"),
    "end_date": ("End date", "last day", "finish date", "date to", "until", "last date", "end date and time", "end date/time", "finish date and time"),
    "venue": ("Venue", "location", "place", "where", "held at", "training venue", "venue/location", "venue name", "location name", "place name", "name of venue"),
    "audience": (
        "Audience", "who for", "who is it for", "for", "for whom", "target group", "target audience", "suitable for",
        "intended for", "aimed at", "who should attend", "intended audience", "attendees", "delegates", "year group", "year groups", "key stage", "key stages", "phase",
    ),
    "subject": ("Subject", "subject area", "category", "curriculum area", "area"),
    "tags": ("Tags", "keywords", "tag"),
    "trainer": (
        "Trainer", "tutor", "trainers", "tutors", "leader", "led by", "facilitator", "presenter", "speaker",
        "delivered by", "provider", "course leader", "run by", "consultant", "trainer name", "facilitators",
    ),
    "price": ("Price", "cost", "fee", "charge", "ticket price", "price per place", "price per person", "cost per person", "cost per delegate", "price per delegate"),
    "price.member": (
        "Price (members)", "members", "member price", "members price", "member", "price members", "cost to members",
        "member schools", "cost members", "fee members", "members cost", "price for members", "price member schools",
        "cost for members", "member cost", "price member",
    ),
    "price.non_member": (
        "Price (non-members)", "non members", "non member price", "non members price", "non member", "others",
        "price others", "non member schools", "cost to non members", "cost non members", "other schools",
        "price for non members", "fee non members", "cost for non members", "non member cost", "price non member",
        "price non member schools",
    ),
    "price_basis": ("Price basis", "per", "price is per", "charged per"),
    "discount": ("Discount", "discount applies", "discountable", "establishment discount"),
    "places": ("Places", "max", "capacity", "places available", "maximum", "max places", "number of places", "no of places", "max numbers", "maximum places", "maximum numbers", "max delegates", "total places", "max no", "max number", "spaces", "no of spaces", "number of spaces", "total spaces"),
    "places_left": ("Places left", "places remaining", "remaining places", "spaces left", "remaining", "still available", "left", "spaces remaining", "spaces available", "available spaces"),
    "status": ("Status", "course status", "state", "running"),
    "reason": ("Reason", "reason for cancellation", "why cancelled"),
    "new_date": ("New date", "postponed to", "moved to", "rearranged date"),
    "booking.url": ("Booking link", "booking url", "link", "booking form", "url", "book at", "web link", "event website", "event url", "booking web address", "booking page", "how to book"),
    "booking.email": ("Booking email", "email", "e-mail", "book by email", "email for booking"),
    "booking.closes": ("Closing date", "booking closes", "book by", "bookings close", "deadline", "booking deadline", "closes", "closing date for bookings", "last booking date", "booking closing date"),
    "contact": ("Contact", "contact name", "contact person", "contact details", "queries to", "enquiries"),
    "cluster": ("Cluster", "cluster name"),
    "series": ("Series", "programme", "part of"),
    "summary": ("Summary", "short description", "in brief", "strapline", "overview", "brief description", "excerpt"),
    "objectives": ("Objectives", "aims", "outcomes", "learning outcomes", "aims and objectives", "objective", "you will"),
    "bring": ("Bring", "what to bring", "please bring", "to bring", "equipment"),
    "image": ("Picture", "image", "photo"),
    "image_alt": ("Picture in words", "image alt", "alt text", "picture description"),
    "attachments": ("Attachments", "attachment", "files", "documents"),
    "published": ("Published", "date published", "published on"),
    "updated": ("Updated", "date updated", "updated on"),
    "slug": ("Page address", "slug", "web address of the page"),
    "aliases": ("Old page addresses", "aliases", "old addresses"),
    "draft": ("Draft", "is draft", "hidden"),
    TEXT: ("Text", "description", "full description", "details", "content", "about", "body", "blurb", "course description", "course content", "full text", "about the course", "course details"),
    WEEKDAY: ("Day", "day of week", "weekday", "day of the week"),
    "venue.room": ("Room", "room name", "venue room", "room no", "room number"),
    "venue.address": ("Address", "venue address", "street", "address line 1", "street address"),
    "venue.town": ("Town", "city", "venue town", "venue city", "town/city"),
    "venue.postcode": ("Postcode", "post code", "venue postcode", "zip", "venue zip"),
    CATEGORY: ("Event category", "event categories", "categories"),
    CANCELLED: ("Cancelled", "canceled", "is cancelled", "course cancelled", "cancelled?", "cancelled y/n", "cancelled (y/n)", "cancelled (yes/no)"),
    POSTPONED: ("Postponed", "is postponed", "course postponed", "postponed y/n"),
    FULL: ("Full", "fully booked", "sold out", "is full", "full y/n"),
    ONLINE: ("Online", "is online", "online event", "virtual", "remote", "online y/n"),
    UID: ("UID",),
    ALL_DAY: ("All day event", "all day", "is all day", "full day", "whole day"),
    PRIVATE: ("Private", "sensitivity", "hide from event listings", "hide from listings", "confidential"),
    ZONE: ("Time zone", "event timezone", "timezone", "event time zone"),
    CURRENCY: ("Currency", "event currency symbol", "event iso currency code", "currency symbol", "iso currency code"),
    SLA: ("Price (SLA)", "sla", "sla schools", "sla price"),
    NON_SLA: ("Price (non-SLA)", "non sla", "non sla schools", "non sla price"),
    NOT_FOR_COURSES: (
        "Reminder on/off", "reminder date", "reminder time", "meeting organizer", "required attendees", "optional attendees",
        "meeting resources", "billing information", "mileage", "priority", "show time as", "sticky in month view",
        "event show map link", "event show map", "show map link", "show map", "allow comments",
        "allow trackbacks and pingbacks", "event currency position", "event featured image", "featured event",
        "event organizer name", "event organizer", "organizer name", "event organizer name(s) or id(s)", "organizer",
        "venue country", "country", "venue state/province", "venue phone", "venue website", "tickets sold",
        "gross sales", "net sales", "date created", "last modified",
    ),
}  # fmt: skip
_NOT_EXPORTED = frozenset(
    {
        TIMES, WEEKDAY, *VENUE_PARTS, CATEGORY, CANCELLED, POSTPONED, FULL, ONLINE, ALL_DAY, PRIVATE, ZONE, CURRENCY, SLA,
        NON_SLA, UID, NOT_FOR_COURSES,
    }
)  # fmt: skip
_PARTS: dict[str, type[Typed]] = {"price": Price, "booking": Booking}


def _fields() -> tuple[str, ...]:
    """Return every key of a course in its record's order, with the keys inside groups."""
    fields: list[str] = []
    for key in Course.keys():  # noqa: SIM118  # a record is no dict
        if key == "dates":
            fields.append(SESSION)  # its days go into the date column
            continue
        part = _PARTS.get(key)
        fields += ([key] if key != "booking" else []) + [f"{key}.{name}" for name in (part.keys() if part else ())]
    return (*fields, TEXT)


FIELDS = _fields()


def heading(field: str) -> str:
    """Return the column name that an export writes."""
    named = _NAMES.get(field)
    return named[0] if named else field.replace("_", " ").replace(".", " ").capitalize()


def spellings() -> dict[str, str]:
    """Map the folded names of columns, including synonyms and keys, to fields."""
    found: dict[str, str] = {}
    for field in (*FIELDS, *sorted(_NOT_EXPORTED)):
        if "." not in field:
            found.setdefault(fold(field), field)
        for name in (heading(field), *_NAMES.get(field, ())):
            found[fold(name)] = field
    return found | {fold(word): key for word, key in Course.key_synonyms.items() if fold(word) not in found}
