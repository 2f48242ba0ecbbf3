"""The kinds of records: their names and folders."""

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
        name: As in ``new course``.
        called: One of them, in a sentence.
        folder: As MkDocs sees it; the folder decides a file's kind.
        plural: As a heading.
        description: One sentence for the office.
        body: What the text below the front matter is, in a few words.
    """

    name: str
    called: str
    model: type[Record]
    folder: str
    plural: str
    description: str
    body: str


KINDS = (
    Kind("course", "a course", Course, "courses", "Courses", "One dated run of a course.", "What people will learn, in a few sentences."),
    Kind("listing", "a month's listing", Listing, "listings", "Listings", "The words above a month's courses.", "What the month brings, in a few sentences."),
    Kind("news", "a piece of news", NewsItem, "news", "News", "One piece of news.", "The news itself."),
    Kind("cluster", "a cluster", Cluster, "clusters", "Clusters", "One cluster of schools, with its meetings.", "What the cluster does together."),
    Kind("school", "a school", School, "schools", "Schools", "One member school.", "What visitors should know about the school."),
    Kind("discount", "a discount notice", DiscountScheme, "discounts", "Discounts", "One discount notice.", "The wording of the notice."),
)  # fmt: skip
