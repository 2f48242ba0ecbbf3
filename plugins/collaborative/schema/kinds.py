"""The kinds of records: what each is called, and where its files stand."""

from dataclasses import dataclass

from collaborative.records.base import Record
from collaborative.records.cluster import Cluster
from collaborative.records.course import Course
from collaborative.records.discount import DiscountScheme
from collaborative.records.listing import Listing
from collaborative.records.news import NewsItem
from collaborative.records.school import School


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file.

    Attributes:
        called: One of them, in a sentence.
        plural: As a heading.
        description: One sentence for the office.
        body: What the text below the details is, in a few words.
    """

    model: type[Record]
    called: str
    plural: str
    description: str
    body: str

    @property
    def name(self) -> str:
        """As in ``new course``."""
        return self.model.kind

    @property
    def folder(self) -> str:
        """The folder of its files, as MkDocs sees it: the folder decides what a file is."""
        return self.model.folder


KINDS = (
    Kind(Course, "a course", "Courses", "One dated run of a course.", "What people will learn, in a few sentences."),
    Kind(Listing, "a month's listing", "Listings", "The words above a month's courses.", "What the month brings, in a few sentences."),
    Kind(NewsItem, "a piece of news", "News", "One piece of news.", "The news itself."),
    Kind(Cluster, "a cluster", "Clusters", "One cluster of schools, with its meetings.", "What the cluster does together."),
    Kind(School, "a school", "Schools", "One member school.", "What visitors should know about the school."),
    Kind(DiscountScheme, "a discount notice", "Discounts", "One discount notice.", "The wording of the notice."),
)  # fmt: skip
