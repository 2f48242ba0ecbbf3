"""One person or one room in two places at once."""

import pytest
from tests.checking.one_check import cluster, course, messages_of, of_course, scheduled
from tests.checking.tools import checked

from collaborative.checking.records import clashes
from collaborative.checking.records.clashes import is_a_person, names_a_room

check_clashes = scheduled(clashes.check_clashes)

DAY = ("date: 2026-03-19", "start: '09:30'", "end: '12:30'")
LATER = ("date: 2026-03-19", "start: '11:00'", "end: '15:30'")
HALL = "venue: Riverside Primary School, hall"


def two(first: tuple[str, ...], second: tuple[str, ...]) -> list[str]:
    return messages_of(check_clashes, {"courses/a.md": course(*first), "courses/b.md": course(*second, code="FA02")})


def test_a_person_in_two_places_at_once_is_warned_of_once_at_the_later_course() -> None:
    first = (*DAY, "venue: Riverside Primary School", "trainer: Jo Hartley")
    second = (*LATER, "venue: Online", "trainer: [Sam Okafor, Jo  Hartley]")
    assert two(first, second) == [
        (
            "courses/b.md:8: trainer: warning: Jo Hartley is at another place at that time: Riverside Primary School on "
            "19 March 2026 from 09:30 to 12:30 (courses/a.md, line 8). Correct the trainer, the date or the times of one "
            "of the two; if both are right, leave them."
        )
    ]


@pytest.mark.parametrize(
    "second",
    [
        (*LATER, "venue: Riverside Primary School, library", "trainer: Jo Hartley"),  # next door: perhaps one course
        (*LATER, "venue: TBC", "trainer: Jo Hartley"),
        (*LATER, "trainer: Jo Hartley"),
        (*LATER, "venue: Online", "trainer: Sam Okafor"),
        (*LATER, "venue: Online", "trainer: Jo Hartley", "status: cancelled"),
        (*LATER, "venue: Online", "trainer: Jo Hartley", "draft: yes"),
        ("date: 2026-03-20", "start: '09:30'", "end: '12:30'", "venue: Online", "trainer: Jo Hartley"),
        ("date: 2026-03-19", "start: '12:30'", "end: '15:30'", "venue: Online", "trainer: Jo Hartley"),
        ("date: 2026-03-19", "venue: Online", "trainer: Jo Hartley"),  # no times
    ],
)
def test_a_person_who_can_be_at_both_gives_no_warning(second: tuple[str, ...]) -> None:
    assert two((*DAY, "venue: Riverside Primary School", "trainer: Jo Hartley"), second) == []


def test_a_team_may_be_in_several_places() -> None:
    for team in ("Specialist leader in English", "School Improvement Team", "RE adviser", "NSPCC"):
        first, second = (*DAY, "venue: Online", f"trainer: {team}"), (*LATER, "venue: Riverside", f"trainer: {team}")
        assert two(first, second) == []


def test_one_room_taken_twice_is_warned_of() -> None:
    assert two((*DAY, HALL), (*LATER, "venue: riverside primary school (Hall)")) == [
        (
            "courses/b.md:7: venue: warning: riverside primary school (Hall) is taken at that time: on 19 March 2026 from "
            "09:30 to 12:30 (courses/a.md, line 7). Correct the venue, the date or the times of one of the two; if both "
            "are right, leave them."
        )
    ]


@pytest.mark.parametrize("venue", ["Riverside Primary School", "Online", "TBC", "Elton Lane Training Centre, Bury"])
def test_a_school_or_a_centre_has_room_for_several_courses(venue: str) -> None:
    assert two((*DAY, f"venue: {venue}"), (*LATER, f"venue: {venue}")) == []


def test_a_course_and_a_meeting_may_clash_over_a_room() -> None:
    meeting = "{date: 2026-03-19, start: '10:00', end: '11:00', host: 'Riverside Primary School, hall'}"
    [text] = messages_of(check_clashes, {"courses/a.md": course(*DAY, HALL), "clusters/north.md": cluster(meeting)})
    assert text.startswith("content/clusters/north.md:4: meetings.1.host: warning: Riverside Primary School, hall is")


def test_each_of_many_courses_is_warned_of_once() -> None:
    files = {f"courses/c{n}.md": course(*DAY, HALL, code=f"FA{n}") for n in range(12)}
    assert len(messages_of(check_clashes, files)) == 11


def test_sessions_of_one_course_for_the_same_people_do_not_overlap() -> None:
    lines = ["dates:", "  - {date: 2026-03-19, start: '09:30', end: '12:30'}"]
    [text] = of_course(check_clashes, *lines, "  - {date: 2026-03-19, start: '12:00', end: '15:30'}")
    assert text.startswith("6: dates.2: warning: This session begins before the one that starts at 09:30 has ended.")
    assert of_course(check_clashes, *lines, "  - {date: 2026-03-19, start: '12:30', end: '15:30'}") == []
    assert of_course(check_clashes, *lines, "  - {date: 2026-03-19, start: '09:30', end: '12:30', title: B}") == []


def test_a_repeated_session_is_refused_and_not_reported_as_an_overlap_too() -> None:
    front = "title: First aid\ncode: FA01\ndates: [19 March 2026, 19/03/2026]\nstart: 9.30am\nend: 3pm\nvenue: Hall"
    found = checked({"courses/a.md": f"---\n{front}\nprice: 5\n---\nText\n"})
    assert not [problem for problem in found if "has ended" in problem.wrong]


def test_a_repeated_meeting_is_refused() -> None:
    meeting = "{date: 2026-03-19, start: '15:45', kind: Year group, topic: Maths}"
    [text] = messages_of(
        check_clashes, {"clusters/north.md": cluster(meeting, meeting.replace("2026-03-19", "19/3/2026"))}
    )
    assert text.startswith(
        "content/clusters/north.md:5: meetings.2: The same meeting on 19 March 2026 stands twice, here and on line 4."
    )
    groups = cluster(meeting, meeting.replace("Maths", "English"), "{date: TBC}", "{date: TBC}")
    assert messages_of(check_clashes, {"clusters/north.md": groups}) == []


@pytest.mark.parametrize(
    "name", ["Jo Hartley", "Dr Patel", "J. Smith", "Ludwig van Beethoven", "Mrs A O'Neill", "Anne-Marie Duff"]
)
def test_names_of_people(name: str) -> None:
    assert is_a_person(name)


@pytest.mark.parametrize(
    "name",
    [
        "Specialist leader in English",
        "Collaborative Facilitator",
        "Educational Psychologist",
        "St John Ambulance",
        "Bury Council",
        "Twinkl",
        "NHS GM",
        "tbc",
        "Pastoral leader at Packhorse Lane Primary School",
        "Jane",
    ],
)
def test_names_of_roles_teams_and_organisations(name: str) -> None:
    assert not is_a_person(name)


@pytest.mark.parametrize(
    "venue",
    [
        "Riverside Primary School, hall",
        "Room 2, Elton Lane Training Centre",
        "Elton Lane (ICT suite)",
        "Riverside - the library",
        "Riverside, Training Room 1B",
    ],
)
def test_rooms(venue: str) -> None:
    assert names_a_room(venue)


@pytest.mark.parametrize(
    "venue",
    ["Riverside", "Town Hall, Bury", "Bury, Village Hall", "Hall Lane Primary School, Bury", "Online", "", "Hall"],
)
def test_buildings(venue: str) -> None:
    assert not names_a_room(venue)
