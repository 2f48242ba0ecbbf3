"""What search engines and messengers show of a page: a title that stands alone, and a description made of its facts.

Nothing here depends on the day: what search engines keep is read for weeks.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from collaborative.reading.words import fold, in_words
from collaborative.records.cluster import Cluster
from collaborative.records.course import Course
from collaborative.records.news import NewsItem
from collaborative.records.school import School, Setting
from collaborative.settings import Settings
from collaborative.views import wording
from collaborative.views.course_page import CoursePage
from collaborative.views.course_wording import STATUS_LABELS, when_in_short
from collaborative.views.news import NewsItemPage
from collaborative.views.page import Page

SHORTEST, LONGEST = 50, 160
"""Of a description, in characters: shorter ones are passed over, longer ones are cut by search engines."""
TITLE_AT_MOST = 70
WORTH_CUTTING = 30  # fewer characters than that of a sentence say nothing
NAMED_AT_MOST = 20  # more than that many schools or courses do not fit anyway

_KINDS = {
    Setting.NURSERY: "Nursery",
    Setting.UNIT: "Specialist unit",
    Setting.ALTERNATIVE: "Alternative provision",
}
_SENTENCE_ENDS = (".", "!", "?", "…", ":", ";")
_CLOSING = re.compile(r"[\s,;:–-]+$")


def document_title(headline: str, settings: Settings) -> str:
    """With the site's name behind it; its short name where the whole would not be shown."""
    if fold(headline) in (fold(settings.name), ""):
        return settings.name
    whole = f"{headline} – {settings.name}"
    return whole if len(whole) <= TITLE_AT_MOST else f"{headline} – {settings.title}"


def described(parts: Iterable[str], instead: str = "") -> str:
    """As many of the parts as fit, as sentences, the last one cut at a word; ``instead`` follows where they are too few."""
    text = ""
    for part in parts:
        text = _joined(text, part)
    return _joined(text, instead) if len(text) < SHORTEST else text


def course_headline(course: Course) -> str:
    """With the day of a run, for there may be several."""
    days = course.expected_sessions
    day = course.new_date or (days[0].day if days else None)
    if day is None:
        return course.title
    several = "from " if len(course.sessions) > 1 and not course.moved_session else ""
    return f"{course.title}, {several}{wording.short_day(day)}"


def course_description(course: Course, settings: Settings) -> str:
    """Whether it is on, when and where, what it costs, who it is for, what it is about."""
    audience = course.all_audiences
    venues = list(dict.fromkeys(session.venue for session in course.sessions if session.venue))
    place = venues[0] if len(venues) == 1 else "several venues" if venues else ""
    price = "" if course.price is None else wording.price(course.price, course.price_basis)
    return described(
        (
            STATUS_LABELS[course.status],
            ", ".join(part for part in (when_in_short(course), place) if part),
            price,
            f"For {in_words(audience)}" if audience else "",
            course.summary,
        ),
        f"{course.title}: training from {settings.name}",
    )


def month_description(name: str, summary: str, titles: Sequence[str]) -> str:
    """How many courses, and which."""
    once = list(dict.fromkeys(titles))
    number = wording.count(len(once), "course") if once else "no courses yet"
    which = f": {'; '.join(once[:NAMED_AT_MOST])}" if once else ""
    return described((summary, f"{number[:1].upper()}{number[1:]} in {name}{which}"), "Dates, times, venues and prices")


def cluster_description(cluster: Cluster, schools: Sequence[str], settings: Settings) -> str:
    number = wording.count(len(schools), "school")
    which = f"{number}: {in_words(schools[:NAMED_AT_MOST])}" if schools else ""
    return described((cluster.summary, which), f"{cluster.title}: schools, meetings and courses of {settings.name}")


def school_description(school: School, settings: Settings) -> str:
    kind = _KINDS.get(school.setting) or f"{school.setting.value.capitalize()} school"
    where = ", ".join(part for part in (kind, school.town, school.cluster or "") if part)
    good_at = f"Glad to share {in_words(school.expertise)}" if school.expertise else ""
    return described((school.summary, where, good_at), f"{school.title} is a member of {settings.name}")


def topic_description(name: str, titles: Sequence[str], settings: Settings) -> str:
    """``titles`` are those of the courses to come, of which the first will be on the page for a while."""
    once = "; ".join(list(dict.fromkeys(titles))[:NAMED_AT_MOST])
    return described(
        (f"{name}: training from {settings.title}, with dates, venues and prices", once),
        f"All courses of {settings.name}",
    )


def news_list_description(about: str, items: Sequence[NewsItem], settings: Settings) -> str:
    """``about`` is "from March 2026", "about training"."""
    number = wording.count(len(items), "news item") if items else "News"
    which = f": {'; '.join(item.title for item in items[:NAMED_AT_MOST])}" if items else ""
    return described((f"{number} {about}{which}",), f"News of {settings.name}")


def told_apart(pages: Sequence[Page]) -> list[Page]:
    """Pages whose titles or descriptions would be the same, with what tells them apart: a course's code, a day."""
    titles = Counter(fold(page.headline or page.title) for page in pages)
    texts = Counter(fold(page.description) for page in pages if page.description)

    def marked(page: Page) -> Page:
        mark, headline, description = _mark_of(page), page.headline, page.description
        if mark and titles[fold(headline or page.title)] > 1:
            headline = f"{headline or page.title} ({mark})"
        if mark and texts[fold(description)] > 1:
            description = described((mark, description))
        return (
            page
            if (headline, description) == (page.headline, page.description)
            else replace(page, headline=headline, description=description)
        )

    return [marked(page) for page in pages]


def _mark_of(page: Page) -> str:
    match page.view:
        case CoursePage():
            return page.view.code
        case NewsItemPage():
            return page.view.day
    return ""


def _joined(text: str, part: str) -> str:
    said = _sentence(part)
    room = LONGEST - len(text) - (1 if text else 0)
    if len(said) > room:
        said = _cut(said, room) if room >= WORTH_CUTTING else ""
    return f"{text} {said}".strip()


def _sentence(text: str) -> str:
    words = " ".join(text.split())
    return words if not words or words.endswith(_SENTENCE_ENDS) else f"{words}."


def _cut(text: str, room: int) -> str:
    """At the end of a word, with the sign that something follows."""
    kept = text[: room - 1]
    if " " in kept and not text[room - 1].isspace():
        kept = kept.rpartition(" ")[0]
    return _CLOSING.sub("", kept) + "…"
