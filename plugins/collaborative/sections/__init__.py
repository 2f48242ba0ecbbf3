"""The sections of a site: one module for each kind of page."""

from collaborative.sections.calendar import Calendar
from collaborative.sections.clusters import Clusters
from collaborative.sections.courses.course import Courses
from collaborative.sections.courses.lists import CourseLists
from collaborative.sections.discounts import Discounts
from collaborative.sections.home import Home
from collaborative.sections.months import Months
from collaborative.sections.news import News
from collaborative.sections.office import Office
from collaborative.sections.plain import Plain
from collaborative.sections.schools import Schools
from collaborative.sections.section import Section
from collaborative.sections.subscribe import Subscribe
from collaborative.sections.topics import Topics

SECTIONS: tuple[Section, ...] = (
    Home(),
    CourseLists(),
    Months(),
    Courses(),
    Calendar(),
    News(),
    Clusters(),
    Schools(),
    Topics(),
    Discounts(),
    Subscribe(),
    Office(),
    Plain(),
)
"""All sections, in the order of pages, menu and search."""
