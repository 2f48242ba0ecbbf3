"""Online venues, and venues that are the same place."""

import pytest

from collaborative.reading.venues import Attendance, attendance_at, is_no_place, is_online, same_place


@pytest.mark.parametrize(
    "venue",
    [
        "Online", "online", "On-line", "Online (Zoom)", "Online via Microsoft Teams", "Online: the link comes by email",
        "Online, via Teams", "Online – Teams", "Online only", "Live online", "Online webinar", "Webinar", "Virtual",
        "Virtual session on Zoom", "Remote", "Zoom", "Zoom meeting", "MS Teams", "Microsoft Teams", "Teams (link to follow)",
    ],
)  # fmt: skip
def test_usual_words_for_online_are_not_a_place(venue: str) -> None:
    assert is_online(venue)


@pytest.mark.parametrize(
    "venue",
    [
        "", "Riverside Primary School", "Online Learning Centre, Bury", "The Online Room, Town Hall", "Teamsworth School",
        "Zoom Lane Primary School", "Remote Valley School", "Virtual reality suite, Town Hall", "Larkhill, not online",
    ],
)  # fmt: skip
def test_a_place_with_such_a_word_in_its_name_is_a_place(venue: str) -> None:
    assert not is_online(venue)


ONLINE = """
    via Teams; via MS Teams; via Microsoft Teams; Via Google Meet; on Zoom; over Zoom; On Teams; Google Meet; Webex; Skype for Business
    Remote delivery; Remotely; Remote learning; Remote (Teams); Online via Zoom; Online - link to follow; Online / Zoom; Online.
    Online and via Teams; Live online training; Live webinar via Zoom; Delivered via Microsoft Teams; This session is online
    Held virtually via Zoom; Virtual classroom; Zoom link to follow; Teams - link to be sent; Online, hosted by Larkhill Primary School
    ONLINE VIA ZOOM; Online twilight; Zoom webinar; By telephone; Conference call; Online at 4pm
"""
PLACES = """
    Virtual School; The Virtual School, Town Hall; The Phone Box Hall; Teams Sports Hall; Hybrid Gym, Bury; Mixed Gym, Town Hall
    On the field; Bury Town Hall and library; Training room, Larkhill Primary School; Training Centre; The Web, Bury; Skyline House
    St Thomas' and St Paul's School; Town Hall, Room 2; Read Village Hall; Seedfield Centre; Noneley Hall; See House, Bury
"""


def phrases(text: str) -> list[str]:
    return [phrase.strip() for line in text.strip().splitlines() for phrase in line.split(";")]


@pytest.mark.parametrize("venue", phrases(ONLINE))
def test_other_ways_of_saying_online(venue: str) -> None:
    assert attendance_at(venue) == Attendance("", in_person=False, online=True)
    assert not is_no_place(venue)


@pytest.mark.parametrize("venue", phrases(PLACES))
def test_a_place_with_words_of_such_phrases_is_a_place(venue: str) -> None:
    assert attendance_at(venue) == Attendance(venue, in_person=True, online=False)
    assert not is_no_place(venue)


@pytest.mark.parametrize(
    "venue",
    phrases("""
    Town Hall and online; Town Hall, and online; Town Hall (and online); Town Hall & via Teams; Town Hall / online; Town Hall or online
    Town Hall plus online; Town Hall, also on Zoom; Town Hall (also online); Town Hall and Zoom; Town Hall + Teams; Town Hall (hybrid)
    Town Hall - hybrid; Hybrid: Town Hall; Hybrid (Town Hall and Zoom); Hybrid event at Town Hall; Online and Town Hall
    Online or at Town Hall; Online, Town Hall; Town Hall (in person) and online; Face to face at Town Hall or online
    Town Hall, with the option to join online; Town Hall and live online; Town Hall (or join us online via Teams); Town Hall, online
    """),
)
def test_a_venue_may_be_both_a_place_and_online(venue: str) -> None:
    assert attendance_at(venue) == Attendance("Town Hall", in_person=True, online=True)
    assert not is_online(venue)


@pytest.mark.parametrize("venue", ["Hybrid", "Blended", "In person and online", "Online or in person"])
def test_a_hybrid_event_need_not_say_where(venue: str) -> None:
    assert attendance_at(venue) == Attendance("", in_person=True, online=True)


@pytest.mark.parametrize(
    "venue",
    phrases("""
    no; none; n/a; N/A; NA; nil; as above; As above.; see email; please see website; see flyer; see attached; ditto; same
    -; --; ?; …; usual venue; ask the office; contact the office; by email; https://example.org/hall; office@example.org
    """),
)
def test_words_that_name_no_place(venue: str) -> None:
    assert is_no_place(venue)


@pytest.mark.parametrize("venue", ["", "Online", "Hybrid", "Town Hall"])
def test_other_words_are_no_such_words(venue: str) -> None:
    assert not is_no_place(venue)


@pytest.mark.parametrize("unit", ["and ", "online and ", "at ", "(", "- ", "or join ", "hybrid (", "by email "])
def test_a_venue_of_repeated_words_is_read(unit: str) -> None:
    """A pattern that tries every way to divide them would not end."""
    assert attendance_at((unit * 200)[:200]) is not None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Town Hall", "town  hall"),
        ("St. Mary's Primary School", "St Marys Primary School"),
        ("Elton Lane Training Center", "Elton Lane Training Centre"),
        ("Larkhil Primary", "Larkhill Primary"),
        ("Riversdie Primary School", "Riverside Primary School"),
        ("Riverside Primary School", "Riverside Primary School, Bury"),
        ("Town Hall, Knowsley Street, Bury BL9 0SW", "Town Hall"),
        ("", ""),
    ],
)
def test_one_place_may_be_written_in_two_ways(one: str, other: str) -> None:
    assert same_place(one, other)
    assert same_place(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Norton Primary", "Morton Primary"),
        ("Easton Hall", "Weston Hall"),
        ("Room A", "Room B"),
        ("Hall 1", "Hall 11"),
        ("Room 12", "Room 21"),
        ("North Hall", "South Hall"),
        ("Town Hall", "Town Hall annexe"),
        ("Town Hall", ""),
        ("Online", "Town Hall"),
        ("Online", "Online, then Bury Town Hall"),
        ("Elton Centre", "Elton Centre, Room 4"),
        ("The Elms", "The Elmss and more"),
    ],
)
def test_another_letter_may_be_another_place(one: str, other: str) -> None:
    assert not same_place(one, other)
    assert not same_place(other, one)
