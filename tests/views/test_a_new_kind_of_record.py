"""A record kind added only to ``KINDS`` gets everything that every kind has."""

import datetime as dt
import json

import pytest
from pydantic import Field
from tests.builders import SETTINGS, history_of, load, site_of
from tests.checking.listings import subject

from collaborative.catalogue import Catalogue
from collaborative.checking.files.misplaced import check_misplaced
from collaborative.checking.permanence import check_permanence
from collaborative.checking.records.unsaid import check_texts
from collaborative.checking.records.venues import check_venues
from collaborative.checking.subject import Subject
from collaborative.checking.texts.words import check_words
from collaborative.drafting.forms import form_of
from collaborative.loading import kinds as folders
from collaborative.records.base import PageRecord
from collaborative.records.fields import Day, Line, Lines, Moment, Place, Postcode
from collaborative.records.page_fields import Aliases, Draft, PageSlug
from collaborative.reporting.github import Place as GitHubPlace
from collaborative.reporting.json import as_json
from collaborative.reporting.outcome import Comparison, Outcome
from collaborative.reporting.plain import changes_text
from collaborative.reporting.summary import summary
from collaborative.schema import kinds
from collaborative.sections.place import Redirect
from collaborative.views.changes.site import Edition, compare
from collaborative.views.subscriptions.feeds import guid_of

TODAY = dt.date(2026, 3, 2)
VENUE = "---\ntitle: Town Hall\n---\nText.\n"
HALL = {"title": "Town Hall", "address_text": "Knowsley Street", "postcode": "BL9 0SW"}


class Venue(PageRecord):
    kind = "venue"
    folder = "venues"
    in_feeds = True
    key_synonyms = {"name": "title"}

    title: Line = Field(min_length=1, examples=["Town Hall"], description="What the venue is called.")
    address_text: Line = Field(
        default="", title="way to it", examples=["Knowsley Street"], description="Where it is, in words."
    )
    postcode: Postcode = Field(default="", examples=["BL9 0SW"], description="Its postcode.")
    car_park: Line = Field(default="", examples=["Free"], description="Where people can park.")
    opened: Day | None = None
    published: Moment | None = Field(default=None, examples=["2026-02-20"], description="When it appears.")
    slug: PageSlug
    aliases: Aliases = ()
    draft: Draft = False


@pytest.fixture(autouse=True)
def _venues(monkeypatch: pytest.MonkeyPatch) -> None:
    """Add the kind, as a line in ``KINDS`` would at the start of the program."""
    venue = kinds.Kind(Venue, "a venue", "Venues", "One place for courses.", "What to know about the venue.")
    monkeypatch.setattr(kinds, "KINDS", (*kinds.KINDS, venue))
    monkeypatch.setitem(folders.KINDS, venue.folder, venue.model)


def test_a_file_in_a_folder_with_a_similar_name_is_said_to_be_misplaced() -> None:
    [problem] = check_misplaced(subject({"venue/town-hall.md": VENUE}))
    assert problem.message.remedy == "If it is a venue, move the file to content/venues/town-hall.md."


def edition(*, name: str = "town-hall", text: str = "", **front: str) -> Edition:
    """Return a site with one course and one venue."""
    lines = "".join(f"{key}: {value}\n" for key, value in front.items())
    course = "---\ntitle: First aid\ncode: FA01\ndate: 2026-03-19\n---\n"
    files = {f"venues/{name}.md": f"---\n{lines}---\n{text}\n", "courses/first-aid.md": course}
    content = load(files if front else {"courses/first-aid.md": course})
    assert not content.problems
    return Edition(content.catalogue, content.pages)


def changes_of(before: Edition, after: Edition) -> str:
    return changes_text(Comparison("main", "0123456789abcdef", compare(before, after, TODAY)))


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ({}, HALL, "Town Hall is new on the site."),
        (HALL, {}, "Town Hall is taken off the site."),
        (HALL, HALL | {"title": "Old Town Hall"}, 'Old Town Hall has a new name (was "Town Hall").'),
        (
            HALL,
            HALL | {"address_text": "The Square"},
            "Town Hall has a new way to it: The Square (was Knowsley Street).",
        ),
        (HALL, HALL | {"car_park": "Free"}, "Town Hall has a new car park: Free."),
        (HALL | {"draft": "yes"}, HALL, "Town Hall is new on the site."),
        (HALL, HALL | {"draft": "yes"}, "Town Hall is taken off the site."),
        ({}, HALL | {"published": "2026-04-01"}, "Town Hall goes public by itself on Wednesday 1 April 2026."),
        (
            HALL,
            HALL | {"slug": "hall"},
            "Town Hall has a new address: /venues/hall/ (was /venues/town-hall/; links to the old one find nothing).",
        ),
        (
            HALL,
            HALL | {"slug": "hall", "aliases": "town-hall"},
            "Town Hall has a new address: /venues/hall/ (was /venues/town-hall/; the old one leads on to it).",
        ),
    ],
)
def test_its_changes_are_reported_like_those_of_any_record(
    before: dict[str, str], after: dict[str, str], said: str
) -> None:
    lines = changes_of(edition(**before), edition(**after)).splitlines()
    assert lines == ["Compared with main (01234567), visitors will see:", "", "Venues", f"  - {said}"]


def test_two_editions_that_read_the_same_have_no_change() -> None:
    assert compare(edition(**HALL), edition(**HALL), TODAY) == ()


def test_its_text_is_compared_and_not_quoted() -> None:
    assert "Town Hall has changes in its text." in changes_of(edition(**HALL), edition(**HALL, text="Ring the bell."))


def test_a_file_under_another_name_is_the_same_venue() -> None:
    said = changes_of(edition(**HALL), edition(name="old-hall", **HALL, aliases="town-hall"))
    assert said.splitlines()[2:] == [
        "Venues",
        ("  - Town Hall has a new address: /venues/old-hall/ (was /venues/town-hall/; the old one leads on to it)."),
    ]


def test_a_date_is_written_in_words() -> None:
    [venue] = edition(**HALL).catalogue.of(Venue)
    older, newer = (Edition(Catalogue((venue.model_copy(update={"opened": dt.date(1954, 6, day)}),))) for day in (1, 2))
    assert "has a new opened: Wednesday 2 June 1954 (was Tuesday 1 June 1954)" in changes_of(older, newer)


def test_every_report_names_its_kind() -> None:
    before, after = edition(**HALL), edition(**HALL | {"postcode": "BL9 0AA"})
    outcome = Outcome((), Comparison("main", "0123456789abcdef", compare(before, after, TODAY)))
    page = summary(outcome, GitHubPlace())
    assert "**At a glance:** 1 venue changed." in page
    assert "#### Venues\n\n- **Town Hall** has a new postcode: BL9 0AA (was BL9 0SW)." in page
    [change] = json.loads(as_json(outcome))["changes"]
    assert (change["what"], change["kind"], change["address"], change["path"]) == (
        "detail-changed", "venue", "venues/town-hall/", "content/venues/town-hall.md",
    )  # fmt: skip


def test_it_comes_after_the_kinds_before_it() -> None:
    changes = compare(Edition(Catalogue()), edition(**HALL), TODAY)
    assert [change.subject.kind for change in changes] == ["course", "venue"]


def test_its_aliases_lead_to_its_page() -> None:
    catalogue = edition(**HALL, aliases="hall").catalogue
    [venue] = catalogue.of(Venue)
    [redirect] = site_of(catalogue).redirects_to(venue)
    assert isinstance(redirect, Redirect)
    assert (redirect.address, redirect.to, redirect.title) == ("venues/hall/", "venues/town-hall/", "Town Hall")


@pytest.mark.parametrize(
    ("now", "said"),
    [
        (
            VENUE.replace("---\n", "---\ndraft: yes\n", 1),
            "The public has known this venue since 5 January 2026",
        ),
        (
            VENUE.replace("---\n", "---\nslug: hall\n", 1),
            "The page could be found at /venues/town-hall/",
        ),
        ("", 'The file is gone, and with it the venue "Town Hall", which the public knows at /venues/town-hall/.'),
    ],
)
def test_the_public_keeps_finding_it(now: str, said: str) -> None:
    uri = "venues/town-hall.md"
    lives, gone = ([[(uri, VENUE), (uri, now)]], []) if now else ([], [[(uri, VENUE)]])
    content = load({uri: now} if now else {}, history_of(*lives, gone=gone))
    [problem] = check_permanence(Subject(content, (), SETTINGS, TODAY))
    assert problem.wrong.startswith(said)


def test_new_asks_for_its_own_keys() -> None:
    questions = form_of(kinds.KINDS[-1]).questions
    asked = ["title", "address_text", "postcode", "car_park", "opened"]
    assert [(question.key, question.needed) for question in questions] == [(key, key == "title") for key in asked]


def test_the_record_answers_for_itself() -> None:
    [venue] = edition(**HALL, aliases="hall, old-hall", published="2026-04-01").catalogue.of(Venue)
    assert venue.address == "venues/town-hall/"
    assert venue.old_addresses == ("venues/hall/", "venues/old-hall/")
    assert guid_of(venue, SETTINGS) == "tag:training.example.org.uk,2026:venue/town-hall"
    assert [venue.is_public(day) for day in (dt.date(2026, 3, 31), dt.date(2026, 4, 1))] == [False, True]


class Visit(PageRecord):
    """A kind with the types of fields on which checks of places and of private data depend."""

    kind = "visit"
    folder = "visits"
    needs_text = True

    title: Line = Field(min_length=1, examples=["A visit"], description="What it is called.")
    place: Place = Field(default="", examples=["Town Hall"], description="Where people meet.")
    notes: Lines = Field(default=(), examples=["Bring a pen."], description="What to know.")
    slug: PageSlug
    draft: Draft = False


@pytest.fixture
def visits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kinds, "KINDS", (*kinds.KINDS, kinds.Kind(Visit, "a visit", "Visits", "A visit.", "Words.")))
    monkeypatch.setitem(folders.KINDS, Visit.folder, Visit)
    monkeypatch.setattr(Venue, "is_place", True)


@pytest.mark.usefixtures("visits")
@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("place: as above", '3: place: "as above" is not a place that people could find.'),
        ("place: Twon Hall", '3: place: warning: "Twon Hall" is nearly Town Hall'),
        ("place: https://zoom.us/j/81234567890", '3: place: "zoom.us/j/81234567890" would let anybody'),
        ("notes: [Welcome, Passcode 1234]", '3: notes.2: "Passcode 1234" would let anybody'),
        ("notes: NI number AB 12 34 56 C", '3: notes: "AB 12 34 56 C" looks like a National Insurance number'),
        ("notes: DOB 14/05/2018", '3: notes: "DOB 14/05/2018" looks like somebody\'s date of birth'),
    ],
)
def test_its_places_and_private_data_are_checked_like_those_of_any_record(lines: str, said: str) -> None:
    files = {"visits/a.md": f"---\ntitle: A visit\n{lines}\n---\nText.\n", "venues/town-hall.md": VENUE}
    content = load(files)
    problems = [
        *content.problems,
        *(p for check in (check_words, check_venues, check_texts) for p in check(subject(files))),
    ]
    assert [str(problem).removeprefix("content/visits/a.md:").startswith(said) for problem in problems] == [True]


@pytest.mark.usefixtures("visits")
def test_its_text_is_missed_if_it_needs_one() -> None:
    [problem] = check_texts(subject({"visits/a.md": "---\ntitle: A visit\n---\n"}))
    assert problem.wrong == "There is nothing to read: the file has neither a text nor a summary."
