"""The kinds of records: their names and folders."""

from dataclasses import dataclass

from collaborative.records.base import Record
from collaborative.records.cluster import Cluster
from collaborative.records.course import Course
from collaborative.records.discount import DiscountScheme
from collaborative.records.listing import Listing
from collaborative.records.news import NewsItem
from collaborative.records.page import PlainPage
from collaborative.records.school import School


@dataclass(frozen=True, slots=True)
class Noun:
    """The words for one thing, for several, and above a list of them."""

    singular: str
    plural: str
    heading: str


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file.

    Attributes:
        called: One of them, in a sentence.
        plural: As a heading.
        description: One sentence for the office.
        body: What the text below the details is, in a few words.
        reported_as: The noun in reports of changes, where ``called`` and ``plural`` do not give it.
    """

    model: type[Record]
    called: str
    plural: str
    description: str
    body: str
    reported_as: Noun | None = None

    @property
    def name(self) -> str:
        """The kind's name, as in ``new course``."""
        return self.model.kind

    @property
    def folder(self) -> str:
        """The folder of its files, as MkDocs sees it: the folder decides what a file is."""
        return self.model.folder

    @property
    def noun(self) -> Noun:
        """The noun for these records in reports of changes."""
        _, _, singular = self.called.partition(" ")
        return self.reported_as or Noun(singular, self.plural.lower(), self.plural)


# In the order in which people want to hear of them.
KINDS = (
    Kind(Course, "a course", "Courses", "One dated run of a course.", "What people will learn, in a few sentences."),
    Kind(
        NewsItem, "a piece of news", "News", "One piece of news.", "The news itself.",
        Noun("news item", "news items", "News"),
    ),
    Kind(Cluster, "a cluster", "Clusters", "One cluster of schools, with its meetings.", "What the cluster does together."),
    Kind(School, "a school", "Schools", "One member school.", "What visitors should know about the school."),
    Kind(
        DiscountScheme, "a discount notice", "Discounts", "One discount notice.", "The wording of the notice.",
        Noun("discount", "discounts", "Discounts"),
    ),
    Kind(
        Listing, "a month's listing", "Listings", "The words above a month's courses.", "What the month brings, in a few sentences.",
        Noun("monthly listing", "monthly listings", "Monthly listings"),
    ),
)  # fmt: skip

MEETING = "meeting"  # which visitors know by itself, though it is part of a cluster's file
_OTHER_NOUNS = {
    MEETING: Noun("meeting", "meetings", "Cluster meetings"),
    PlainPage.kind: Noun("page", "pages", "Other pages"),
}


def nouns() -> dict[str, Noun]:
    """The noun of everything that a change can be about, by the name of its kind."""
    return {kind.name: kind.noun for kind in KINDS} | _OTHER_NOUNS
