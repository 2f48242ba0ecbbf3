"""Text that a message tells people to type is accepted when typed."""

import pytest
from tests.builders import load

GOOD = {
    "courses": ("title: First aid", "code: FA01", "date: 2026-03-19"),
    "news": ("title: Programme", "published: 2026-02-20"),
    "clusters": ("title: North",),
    "schools": ("title: Larkhill",),
    "discounts": ("title: Discount", "tiers: [{participants: 2-5, percent: 15}]"),
    "listings": (),
}


def problems(folder: str, *lines: str) -> list[str]:
    """Return the problems of a file with these lines in place of those for the same keys."""
    keys = {line.split(":")[0].strip() for line in lines}
    keys |= {"date"} if "dates" in keys else set()
    kept = [line for line in GOOD[folder] if line.split(":")[0] not in keys]
    name = "2026-03" if folder == "listings" else "a"
    return [str(p) for p in load({f"{folder}/{name}.md": "\n".join(["---", *kept, *lines, "---", "Text"])}).problems]


# The folder, what is typed, and the lines that the message tells to type instead, word for word.
CASES = [
    ("courses", "date: 15-17 June 2026", "date: 2026-06-15", "end_date: 2026-06-17", "overnight: yes"),
    ("courses", "dates: TBC", "date: TBC"),
    ("courses", "start: 9.30-3.30", "start: 09:30", "end: 15:30"),
    ("courses", "end: 9.30am - 12pm", "start: 09:30", "end: 12:00"),
    ("courses", "price: £150 per school", "price: 150", "price_basis: group"),
    ("courses", "price: free to members", "price: {member: Free, non_member: TBC}"),
    ("courses", "price: £35 (members)", "price: {member: 35, non_member: TBC}"),
    ("courses", "price: {member: 35, non_member: 50", "price: {member: 35, non_member: 50}"),
    ("courses", "price: (member: 35, non_member: 50)", "price: {member: 35, non_member: 50}"),
    ("courses", "price: member: 35, non_member: 50}", "price: {member: 35, non_member: 50}"),
    ("courses", "tags: [a, b", "tags: [a, b]"),
    ("courses", "discount: 15%", "discount: no"),
    ("courses", "email: office@a.org", "booking: {email: office@a.org}"),
    ("courses", "member: 35", "price: {member: 35}"),
    ("courses", "booking: [a, b]", "{url: https://forms.example/book, email: office@example.org, closes: 2026-03-12}"),
    ("courses", "title: First aid: part 2", 'title: "First aid: part 2"'),
    ("courses", 'title: "Best" practice', "title: '\"Best\" practice'"),
    ("courses", "title: 'Children's aid'", 'title: "Children\'s aid"'),
    ("courses", 'title: "Say "hi" to them"', "title: 'Say \"hi\" to them'"),
    ("courses", 'title: "C:\\Users"', "title: 'C:\\Users'"),
    ("courses", "title: [FREE] First aid", 'title: "[FREE] First aid"'),
    ("courses", "title: [First aid, Schools]", 'quotes: "[First aid, Schools]"'),
    ("courses", "title: & more", 'title: "& more"'),
    ("courses", "title: &more", 'title: "&more"'),
    ("courses", "title: *more", 'title: "*more"'),
    ("courses", "title: !more", 'title: "!more"'),
    ("courses", "title: #1 course", 'title: "#1 course"'),
    ("courses", "title: On", 'title: "On"'),
    ("courses", "title = First aid", "title: First aid"),
    ("courses", "title First aid", "title: First aid"),
    ("courses", "title; First aid", "title: First aid"),
    ("courses", "title\uff1aFirst aid", "title: First aid"),
    ("courses", "title:First aid", "title: First aid"),
    ("courses", "**title:** First aid", "title: First aid"),
    ("courses", "* title: First aid", "title: First aid"),
    ("courses", '"title: First aid"', 'title: "First aid"'),
    ("discounts", "tiers: 2-5", "tiers: [{participants: 2-5, percent: 15}]"),
    ("discounts", "tiers: [2-5]", "{participants: 2-5, percent: 15}"),
    ("discounts", "tiers:", "tiers: [{participants: 2-5, percent: 15}]"),
    ("news", "published:", "published: 2026-02-20"),
    ("clusters", "meetings: x", "meetings: [{date: 2026-03-19, start: 3.45pm, host: Larkhill Primary School}]"),
    ("schools", "website: www.a.org", "https://www.a.org"),
]


@pytest.mark.parametrize(("folder", "typed", "offered"), [(case[0], case[1], case[2:]) for case in CASES])
def test_the_lines_that_a_message_shows_are_accepted_in_place_of_what_was_typed(
    folder: str, typed: str, offered: tuple[str, ...]
) -> None:
    message = "\n".join(problems(folder, typed))
    key = typed.split(":", maxsplit=1)[0].strip()
    for line in offered:
        assert line in message
    lines = [
        line if line[0] not in "{hq" or ": [" in line else f"{key}: {line.removeprefix('quotes: ')}" for line in offered
    ]
    lines = [f"tiers: [{line.partition(': ')[2]}]" if line.startswith("tiers: {") else line for line in lines]
    assert problems(folder, *lines) == []


# What is typed, and the lines that the message offers, each of which is accepted alone.
CHOICES = [
    ("price: £125 / £150", "price: {member: 125, non_member: 150}", "price: 125"),
    ("price: £1,250 or £900", "price: {member: 900, non_member: 1250}", "price: 1250"),
    ("price: 20 now, 30 later, 40 last", "price: {member: 95, non_member: 125}"),
    ("price: £35 (members)", "price: {member: 35, non_member: TBC}", "price: 35"),
    ("date: 15-17 June 2026", "dates: 15 to 17 June 2026"),
    (
        "dates: 11 to 15 June 2026",
        "dates: 11 to 12 June 2026, 15 June 2026",
        "dates: 11 to 12 June 2026, 13 to 14 June 2026, 15 June 2026",
    ),
    (
        "dates: 19 March 2026, 26 March 2026 (cancelled)",
        "dates: [2026-03-19, {date: 2026-03-26, status: cancelled}]",
    ),
    ("dates: 19 March 2026 and cancelled 26/03/2026", "dates: [2026-03-19, {date: 2026-03-26, status: cancelled}]"),
    (
        "dates: 1 June and 12-13 June 2026",
        "dates: 1 June and 12 June 2026",
        "dates: 1 June and 12 June 2026, 13 June 2026",
    ),
    ("date: Tues 15 June", "date: Tues 15 June 2027", "date: Tues 15 June 2032"),
    ("date: Tues 16 June", "date: Tues 16 June 2026"),
    ("date: 15 June", "date: 15 June 2027"),
    ("date: 15/6", "date: 15/6/2027"),
    ("date: 15-Jun", "date: 15-Jun-2027"),
    ("date: June 15th", "date: June 15th 2027"),
    ("date: 29 February", "date: 29 February 2028"),
    ("date: 15 June 2027 (new date)", "date: 15 June 2027"),
    ("date: 15 June 2027 (tbc)", "date: 15 June 2027"),
    ("date: provisionally Tues 15 June 2027", "date: Tues 15 June 2027"),
    ("title: **Fire wardens**", "title: Fire wardens"),
    ("title: *Fire* wardens", "title: Fire wardens"),
    ("title: `Fire wardens`", "title: Fire wardens"),
    ("title: *Fire", "title: Fire", 'title: "*Fire"'),
    ("title: - First aid", "title: First aid", 'title: "- First aid"'),
    ("title: 'Tis the season", 'title: "\'Tis the season"'),
    ("title: 'First aid", 'title: "\'First aid"'),
]


@pytest.mark.parametrize(("typed", "offered"), [(choice[0], choice[1:]) for choice in CHOICES])
def test_each_of_the_lines_between_which_a_message_lets_choose_is_accepted(
    typed: str, offered: tuple[str, ...]
) -> None:
    message = "\n".join(problems("courses", typed))
    for line in offered:
        assert (line.removeprefix("date: ") if line.startswith("date") else line) in message
        assert problems("courses", line) == []


@pytest.mark.parametrize("remark", ["(provisional)", "(tbc)", "- to be confirmed", "prov.", "subject to numbers"])
def test_a_date_that_is_not_certain_yet_has_its_status_on_a_line_of_its_own(remark: str) -> None:
    (message,) = problems("courses", f"date: 15 June 2027 {remark}")
    assert "Write the date alone, 15 June 2027, and on a line of its own status: provisional" in message
    assert problems("courses", "date: 15 June 2027", "status: provisional") == []


def test_an_apostrophe_at_the_start_is_not_called_a_quote_to_be_closed() -> None:
    (message,) = problems("courses", "title: 'Tis the season")
    assert "Type '" not in message


def test_words_between_asterisks_are_not_offered_in_quotes_which_would_publish_the_asterisks() -> None:
    (message,) = problems("courses", "title: **Fire wardens**")
    assert '"' not in message


def test_a_new_date_without_its_year_is_shown_with_one() -> None:
    (message,) = problems("courses", "date: 2026-03-19", "status: postponed to 28 April")
    assert "Write status: postponed, and on a line of its own new_date: 2027-04-28" in message


def test_a_line_below_an_item_at_neither_margin_is_not_moved_to_the_course() -> None:
    rows = ("dates:", "  - 2026-03-12", "  - date: 2026-03-19")
    (message,) = problems("courses", *rows, "  status: cancelled")
    assert "If it belongs to that item, begin it with 4 spaces; if it belongs to all of them, at the left" in message
    assert problems("courses", *rows, "    status: cancelled") == []


def test_an_end_date_beside_one_day_in_dates_is_shown_as_days_or_as_a_stay() -> None:
    (message,) = problems("courses", "dates: 15 June 2026", "end_date: 17 June 2026", "start: 9:30", "end: 15:00")
    assert "write dates: 15 to 17 June 2026 and take end_date away" in message
    assert "write date: 2026-06-15 in place of dates, and overnight: yes" in message


@pytest.mark.parametrize("typed", ["26 March 2026 cancelled", "Cancelled: 26 March 2026", "~~26 March 2026~~"])
def test_a_single_day_that_is_off_has_its_status_on_a_line_of_its_own(typed: str) -> None:
    (message,) = problems("courses", f'date: "{typed}"')
    assert "Write the date alone, 2026-03-26, and on a line of its own status: cancelled" in message
    assert problems("courses", "date: 2026-03-26", "status: cancelled") == []


def test_a_day_in_place_of_a_key_is_shown_with_its_status() -> None:
    message, *_ = problems("courses", "dates:", "  - 2026-03-12", "  - 26 March 2026: cancelled")
    assert "Write both: - {date: 2026-03-26, status: cancelled}" in message
    assert problems("courses", "dates:", "  - 2026-03-12", "  - {date: 2026-03-26, status: cancelled}") == []
