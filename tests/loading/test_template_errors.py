"""Messages for an "Add a course" template that was filled in wrongly, in every natural way."""

import datetime as dt
import re

import pytest
from tests.builders import SETTINGS, load

from collaborative.drafting.web_templates import Help, web_template

GOOD = {"title": "First aid", "code": "FA09", "date": "18 March 2027"}
TEMPLATE = web_template("course", GOOD, Help(SETTINGS, dt.date(2027, 1, 21)))
ENDS = "If it is the text that people read below the details, move it below the next line ---"
NOT_READ = "Text after a # is a hint, and is not published."
SENTENCE = "A day of first aid for all staff."
VENUE = "Larkhill Primary School"
OF_VENUE = "# Where it is, Online, or TBC (for example Riverside Primary School, Bury)"
LAST = "# Below the next line of hyphens: what people will learn, in a few sentences."


def messages_of(text: str) -> list[str]:
    """Return each message without file and line; the line must be one that was changed."""
    problems = load({"courses/a.md": text}).problems
    kept = set(TEMPLATE.split("\n"))
    lines = text.split("\n")
    assert all(lines[problem.line - 1] not in kept or lines[problem.line - 1] == "---" for problem in problems)
    return [f"{problem.wrong} {problem.remedy}" for problem in problems]


def edited(old: str, new: str) -> str:
    """Return the template with whole lines replaced."""
    text = f"\n{TEMPLATE}"
    assert text.count(f"\n{old}\n") == 1
    return text.replace(f"\n{old}\n", f"\n{new}\n").removeprefix("\n")


def below(key: str) -> str:
    return f'This line stands below "{key}:", not after it. Write it after the colon: {key}:'


def test_the_template_alone_has_no_mistake() -> None:
    assert messages_of(TEMPLATE) == []


@pytest.mark.parametrize(
    ("key", "typed", "written"),
    [
        ("venue", VENUE, VENUE),
        ("trainer", "https://example.org/room", "https://example.org/room"),
        ("venue", "# note\nRoom 4", None),
        ("places", "24", "24"),
        ("price", "£95", "£95"),
        ("start", "09:30", "09:30"),
        ("start", "9.30am", "9.30am"),
        ("trainer", "Pat Ash\nSam Oak", "Pat Ash, Sam Oak"),
        ("audience", "Governors\nTeaching assistants", "Governors, Teaching assistants"),
        ("trainer", "Who leads it is not known yet.", "Who leads it is not known yet."),
        ("price", "Members £95\nOthers £120", "{member: 75, non_member: 120}"),
    ],
)
def test_words_below_an_empty_key_belong_after_its_colon(key: str, typed: str, written: str | None) -> None:
    found = messages_of(edited(f"{key}:", f"{key}:\n{typed}"))
    if written is None:
        assert len(found) == 1
    else:
        assert found == [f"{below(key)} {written}"]
        if "{" not in written:
            assert messages_of(edited(f"{key}:", f"{key}: {written}")) == []


def test_several_such_lines_are_all_reported_in_one_run() -> None:
    text = TEMPLATE
    typed = {"start": "9.30am", "venue": VENUE, "trainer": "Pat Ash", "places": "24"}
    for key, value in typed.items():
        text = text.replace(f"\n{key}:\n", f"\n{key}:\n{value}\n")
    assert sorted(messages_of(text)) == sorted(f"{below(key)} {value}" for key, value in typed.items())


def test_an_empty_title_with_its_words_below_is_reported_once() -> None:
    assert messages_of(edited("title: First aid", "title:\nFirst aid")) == [f"{below('title')} First aid"]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "summary:",
            f"summary:\n{SENTENCE}",
            (
                f'This line stands below "summary:", not after it. {ENDS}; otherwise write it after the colon: '
                f"summary: {SENTENCE}"
            ),
        ),
        (
            "summary:",
            f"summary:\n\n{SENTENCE}",
            (
                f'This line stands below "summary:", not after it. {ENDS}; otherwise write it after the colon: '
                f"summary: {SENTENCE}"
            ),
        ),
        (
            "summary:",
            "summary:\nA day of first aid\nfor all staff.",
            (
                f'This line stands below "summary:", not after it. {ENDS}; otherwise write it after the colon: '
                f"summary: {SENTENCE}"
            ),
        ),
        (
            "summary:",
            "summary:\nA day of first aid: for all.",
            (
                '"A day of first aid" is not a known key. The line stands below "summary:", not after it. If it is what '
                'you want to say there, write it after that colon: summary: "A day of first aid: for all."'
            ),
        ),
        (
            "summary:",
            "A day of first aid summary:",
            "The text stands before the colon of summary. Write it after the colon: summary: A day of first aid",
        ),
        (
            "venue:",
            f"venue {VENUE}:",
            f"The text stands before the colon of venue. Write it after the colon: venue: {VENUE}",
        ),
        (
            "venue:",
            f"{VENUE}:",
            f'"{VENUE}" is not a known key. Write the name of the line first, for example title: {VENUE}',
        ),
        ("venue:", VENUE, f"The name of the line is missing. Write venue: {VENUE}"),
        ("venue:", f"venue - {VENUE}", f"There is - where the colon belongs. Write venue: {VENUE}"),
        ("venue:", f"venue {VENUE}", f"The colon after venue is missing. Write venue: {VENUE}"),
        (
            "venue:",
            f"venue:{VENUE.split(maxsplit=1)[0]}",
            "There is no space after the colon. Type a space there: venue: Larkhill",
        ),
        (
            OF_VENUE,
            f"{OF_VENUE} {VENUE}",
            f"{NOT_READ} Write it after the colon, on the next line: venue: {VENUE}",
        ),
        (
            OF_VENUE,
            f"# {VENUE}",
            (
                "This line begins with # and is not published. If it is what you want to say, write it after the colon: "
                f"venue: {VENUE}"
            ),
        ),
        (
            OF_VENUE,
            VENUE,
            (
                'This line stands below "end:" and above "venue:", not after either. Write it after the colon of the one '
                f"that it belongs to: end: {VENUE} or venue: {VENUE}"
            ),
        ),
        (
            OF_VENUE,
            OF_VENUE.removeprefix("# "),
            "This hint has lost its # . Begin the line with # and a space, or delete it.",
        ),
        (
            "audience:",
            "audience: - Class teachers - Governors",
            (
                "An item of a list stands beside the name. Write the items with commas between them: "
                "audience: Class teachers, Governors"
            ),
        ),
        (
            "summary:",
            'summary: "A day of first aid',
            'The quote " that opens here is not closed. Type " at the end of the text.',
        ),
        (
            "trainer:",
            "trainer: Pat Ash\nSam Oak",
            (
                'The line "Sam Oak" has no name and colon. If it continues the line above, write both as one line: '
                "trainer: Pat Ash, Sam Oak"
            ),
        ),
        (
            "summary:",
            "summary: A day of first aid\nfor all staff: teachers too.",
            (
                '"for all staff" is not a known key. If the line continues the one above, write both as one line in '
                'quotes: summary: "A day of first aid for all staff: teachers too."'
            ),
        ),
        (
            "summary:",
            "summary: A day.\n\nFor all staff.",
            "The text stands above the line --- that ends the details, line 30. Move the text below that line.",
        ),
        (
            LAST,
            f"{LAST}\n{SENTENCE}",
            (
                f'The line "{SENTENCE}" has no name and colon. {ENDS}; otherwise write it after the colon of one of the '
                "lines above."
            ),
        ),
        (
            LAST,
            f"{LAST}\n\n{SENTENCE}",
            "The text stands above the line --- that ends the details, line 30. Move the text below that line.",
        ),
    ],
)
def test_a_mistake_is_reported_with_what_to_type(old: str, new: str, message: str) -> None:
    assert messages_of(edited(old, new)) == [message]


def test_the_two_prices_without_spaces_get_them() -> None:
    found = messages_of(edited("price:", "price:\nmember: 95\nnon_member: 120"))
    assert [message.partition(". ")[2] for message in found] == [
        "Begin the line with two spaces:   member: 95",
        "Begin the line with two spaces:   non_member: 120",
    ]
    assert messages_of(edited("price:", "price:\n  member: 95\n  non_member: 120")) == []


@pytest.mark.parametrize(
    "old_and_new",
    [
        ("trainer:", "trainer:\n- Pat Ash\n- Sam Oak"),
        ("trainer:", "trainer:\n* Pat Ash\n* Sam Oak"),
        ("summary:", f"summary:\n  {SENTENCE}"),
        ("summary:", 'summary: "A day of first aid\nfor all staff."'),
        ("venue:", f"# The hall is being painted: ask {VENUE} first\nvenue: {VENUE}"),
        ("price:", "price:\n# of last year, to be checked\n  member: 95\n  non_member: 120"),
        (OF_VENUE, ""),
    ],
)
def test_what_has_one_meaning_is_understood(old_and_new: tuple[str, str]) -> None:
    assert messages_of(edited(*old_and_new)) == []


def test_text_below_the_last_line_of_hyphens_is_the_text_of_the_page() -> None:
    [item] = load({"courses/a.md": f"{TEMPLATE}{SENTENCE}\n"}).items
    assert item.document.body.strip() == SENTENCE


def test_hints_that_have_lost_their_sign_are_named_one_by_one() -> None:
    text = re.sub(r"(?m)^# ", "", TEMPLATE)
    problems = load({"courses/a.md": text}).problems
    assert {problem.wrong for problem in problems} == {"This hint has lost its # ."}
    assert len(problems) == TEMPLATE.count("\n# ")


@pytest.mark.parametrize(
    ("first", "message"),
    [
        ("First aid", "The first line should be three hyphens, --- , and is First aid instead."),
        ("--- First aid", "There is text on the line of the three hyphens."),
        ("First aid\n---", "There is text above the details, so they are not found."),
    ],
)
def test_text_on_the_first_line_is_the_only_problem_reported(first: str, message: str) -> None:
    problems = load({"courses/a.md": TEMPLATE.replace("---", first, 1)}).problems
    assert [problem.wrong for problem in problems] == [message]
