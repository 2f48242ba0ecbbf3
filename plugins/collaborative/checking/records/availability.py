"""Numbers of places that do not fit each other or the status."""

from collections.abc import Iterator

from collaborative.catalogue import is_upcoming
from collaborative.checking.subject import Subject
from collaborative.loading.shaping import Shaped
from collaborative.problems import Problem
from collaborative.records.course import Course, Status
from collaborative.views.wording import count

MOST = 1_000
_TAKEN = (Status.FULL, Status.WAITING_LIST)
_OPEN = (Status.SCHEDULED, Status.PROVISIONAL, Status.FEW_PLACES)


def check_availability(subject: Subject) -> Iterator[Problem]:
    """Check the places of courses that can still be booked."""
    for item, course in subject.items_of(Course):
        if not course.draft and is_upcoming(course, subject.today):
            found = _places(item, course)
            yield from (problem for problem in found if not {problem.field, "places", "status"} & item.wrong)


def _places(item: Shaped[Course], course: Course) -> Iterator[Problem]:
    places, left = course.places, course.places_left
    if places == 0:
        yield item.warning(
            ("places",),
            "There would be no places at all.",
            "Write how many there are, for example places: 20; write status: full where they are all taken.",
        )
    elif places is not None and places > MOST:
        yield item.warning(
            ("places",),
            f"{places:,} places are more than any hall holds.",
            "Check the number; if it is right, leave it.",
        )
    elif left == 0 and course.status in _OPEN:
        yield item.warning(
            ("places_left",),
            f"No places are left, and the status is {course.status}, so that people would still try to book.",
            "Write status: full or status: waiting list, or correct places_left.",
        )
    elif left and course.status in _TAKEN:
        yield item.warning(
            ("places_left",),
            f"{count(left, 'place')} {'is' if left == 1 else 'are'} left, and the status is {course.status}.",
            "Write places_left: 0, or take the status away so that people can book.",
        )
