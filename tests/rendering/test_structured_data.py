"""The structured data of built pages, read as a search engine reads it."""

import json
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
from icalendar import Calendar
from tests.conftest import Built
from tests.site.tools import HtmlPage, build, course, make, read_pages

from collaborative.settings import LONDON

# https://schema.org: what nobody can do without.
NEEDED = {
    "Course": {"name", "description", "provider"},
    "CourseInstance": {"name", "startDate", "location", "eventStatus"},
    "EducationEvent": {"name", "startDate", "location", "eventStatus"},
    "Offer": {"price", "priceCurrency", "availability"},
    "Place": {"name"},
    "VirtualLocation": {"url"},
    "Organization": {"name", "url"},
    "ListItem": {"position", "name"},
    "NewsArticle": {"headline", "datePublished", "url", "publisher"},
    "School": {"name"},
    "ItemList": {"name", "numberOfItems", "itemListElement"},
}

Thing = dict[str, Any]

AWKWARD = (
    "</script><script>alert(1)</script>",
    "<! -- <script>",
    "]]> --> <![CDATA[",
    "R&D &amp; &lt;b&gt; 'quoted' \"twice\" \\ back",
    "line\u2028and\u2029paragraph",
    "日本語 £5 – ½ 🎓",
)
VENUES = {
    "onsite": ("Larkhill", "Larkhill"),
    "online": ("Online", "Online"),
    "mixed": ("Larkhill", "Online"),
    "unknown": ("", ""),
}
FULL = course(
    "Maths & more",
    "MA01",
    "2026-04-23",
    start="9:30",
    end="15:30",
    venue="Larkhill Primary School, hall",
    audience="SENCOs, KS1",
    subject="Maths",
    tags="fractions",
    trainer="A. Hill, B. Lake",
    places="20",
    places_left="6",
    status="few places",
    booking="https://forms.example/book",
    summary="A day of maths.",
    objectives="plan a lesson",
    image="hall.png",
    image_alt="The hall",
    price="95",
    price_basis="group",
)


def _at(first: str, second: str) -> str:
    rows = f"  - {{date: 2026-03-11, venue: '{first}'}}\n  - {{date: 2026-03-12, venue: '{second}'}}\n"
    return f"---\ntitle: A\ncode: {first or 'None'} {second}\nprice: {{member: 5, non_member: 9}}\ndates:\n{rows}---\n"


@pytest.fixture(scope="module")
def special(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Courses with which a search engine could be misled."""
    awkward = {
        f"courses/awkward-{number}.md": course(
            code=f"A{number}", **dict.fromkeys(("title", "venue", "trainer", "tags", "summary", "objectives"), text)
        )
        for number, text in enumerate(AWKWARD)
    }
    files: dict[str, str | bytes] = {
        "content/index.md": "# Welcome\n",
        "content/hall.png": b"\x89PNG\r\n\x1a\n",
        "content/schools/larkhill.md": "---\ntitle: Larkhill Primary School\ntown: Radcliffe\npostcode: M26 1AA\n---\n",
        "courses/full.md": FULL,
        "courses/some-day.md": course(code="SD1", date="TBC", price="95"),
        **awkward,
        **{f"courses/{name}.md": _at(*venues) for name, venues in VENUES.items()},
    }
    return build(make(tmp_path_factory.mktemp("special"), files))


@pytest.fixture(scope="module")
def pages(special: Built) -> Mapping[str, HtmlPage]:
    return read_pages(special.site)


def told_of(name: str, pages: Mapping[str, HtmlPage]) -> Thing:
    [told] = [thing for thing in pages[f"courses/{name}/"].structured_data if thing["@type"] == "Course"]
    return told


@pytest.fixture(scope="module")
def graphs(any_site: Path) -> Mapping[str, list[Thing]]:
    """What each page says, by its address; 404 may be shown at any address, and redirects are no pages."""
    pages = read_pages(any_site)
    return {
        address: page.structured_data
        for address, page in pages.items()
        if not page.is_redirect and address != "404.html"
    }


def things(value: Any) -> Iterator[Thing]:
    """Every object, however deep."""
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from things(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from things(inner)


def as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def types(thing: Thing) -> list[str]:
    return as_list(thing.get("@type", []))


def sessions(graph: list[Thing]) -> list[Thing]:
    return [thing for thing in things(graph) if "EducationEvent" in types(thing)]


def test_every_page_says_something_and_a_page_not_found_nothing(
    graphs: Mapping[str, list[Thing]], any_site: Path
) -> None:
    assert all(graphs.values())
    assert "ld+json" not in (any_site / "404.html").read_text(encoding="utf-8")


def test_nothing_needed_is_missing_and_nothing_is_empty(graphs: Mapping[str, list[Thing]]) -> None:
    for address, graph in graphs.items():
        for thing in things(graph):
            for name in types(thing):
                assert NEEDED.get(name, set()) <= thing.keys(), f"{address}: {name}"
            assert not [name for name, value in thing.items() if value in ("", None, [], {})], address


def test_the_home_page_tells_of_the_organisation_and_each_other_page_of_its_way_from_home(
    graphs: Mapping[str, list[Thing]],
) -> None:
    [organisation] = [thing for thing in graphs[""] if thing["@type"] == "Organization"]
    home = organisation["url"]
    assert organisation["@id"] == f"{home}#organization"
    for address, graph in graphs.items():
        trails = [thing for thing in graph if thing["@type"] == "BreadcrumbList"]
        if not address:
            assert trails == []
            continue
        [trail] = trails
        items = trail["itemListElement"]
        assert [item["position"] for item in items] == list(range(1, len(items) + 1))
        assert items[0]["item"] == home
        assert items[-1]["item"] == home + address


def test_a_list_of_courses_names_those_that_the_page_shows_in_its_order(any_site: Path) -> None:
    pages, found = read_pages(any_site), 0
    for page in pages.values():
        for told in page.structured_data:
            if told["@type"] != "ItemList":
                continue
            found += 1
            assert page.texts("//h1") == [" ".join(told["name"].split())], page.address
            items = told["itemListElement"]
            assert [item["position"] for item in items] == list(range(1, told["numberOfItems"] + 1))
            for item in items:
                assert page.find(f"//main//a[contains(@href, '{item['url'].split('/')[-2]}/')]"), page.address
                assert pages[item["url"].split(".uk/")[1]].texts("//h1") == [" ".join(item["name"].split())]
    assert (found > 0) == any(address.startswith("audience/") for address in pages)


def test_a_piece_of_news_is_told_as_its_page_shows_it(any_site: Path) -> None:
    for address, page in read_pages(any_site).items():
        articles = [told for told in page.structured_data if told["@type"] == "NewsArticle"]
        for told in articles:
            assert page.texts("//h1") == [" ".join(told["headline"].split())]
            assert told["url"].endswith(address)
            assert told["datePublished"][:10] in page.find("//main//time/@datetime")
            assert datetime.fromisoformat(told["datePublished"]).tzinfo
            [description] = page.find("//meta[@name='description']/@content")
            assert told["description"] == description
            assert told.get("creditText", "") in page.texts("//main")[0]


def test_the_organisation_has_a_logo_that_is_there(any_site: Path) -> None:
    [organisation] = [told for told in read_pages(any_site)[""].structured_data if told["@type"] == "Organization"]
    assert (any_site / organisation["logo"].removeprefix(organisation["url"])).read_bytes().startswith(b"\x89PNG")


def test_a_school_is_told_with_its_town_and_its_own_website(pages: Mapping[str, HtmlPage]) -> None:
    [told] = [thing for thing in pages["schools/larkhill/"].structured_data if thing["@type"] == "School"]
    assert told == {
        "@type": "School",
        "name": "Larkhill Primary School",
        "memberOf": told["memberOf"],
        "address": {
            "@type": "PostalAddress",
            "addressLocality": "Radcliffe",
            "postalCode": "M26 1AA",
            "addressCountry": "GB",
        },
    }
    assert told["memberOf"]["@type"] == "Organization"


def test_the_way_from_home_is_the_one_that_the_page_shows(any_site: Path) -> None:
    for address, page in read_pages(any_site).items():
        ways = page.find("//nav[@aria-label='Breadcrumb']")
        if page.is_redirect or address in ("", "404.html"):
            assert ways == [], address
            continue
        [way] = ways
        [trail] = [thing for thing in page.structured_data if thing["@type"] == "BreadcrumbList"]
        told = [(item["name"], item["item"]) for item in trail["itemListElement"]]
        assert [urljoin(told[-1][1], link.get("href")) for link in way.iter("a")] == [url for _, url in told[:-1]], (
            address
        )
        assert [link.text_content() for link in way.iter("a")] == [name for name, _ in told[:-1]], address


def test_each_dated_session_of_the_record_stands_once_on_its_page_with_the_days_of_the_calendar(
    any_site: Path, graphs: Mapping[str, list[Thing]]
) -> None:
    courses = json.loads((any_site / "courses.json").read_bytes())["courses"]
    for record in courses:
        address = f"courses/{record['url'].rstrip('/').rsplit('/', 1)[1]}/"
        [told] = [thing for thing in graphs[address] if thing["@type"] == "Course"]
        assert (told["name"], told["courseCode"], told["url"]) == (record["title"], record["code"], record["url"])
        dated = [session for session in record["sessions"] if session["date"]]
        left = {session["date"] for session in dated if session["new_date"]}
        for session in dated if not record["new_date"] else ():  # one that has moved is told on its new day
            session["date"] = session["new_date"] or session["date"]
        starts = [session["startDate"] for session in sessions(graphs[address])]
        if record["new_date"]:
            instance = told["hasCourseInstance"]
            first = min(dated, key=lambda session: session["date"])
            assert instance["startDate"][:10] == record["new_date"]
            assert instance["startDate"][11:16] == (first["start_at"] or "")[11:16]
            assert instance["previousStartDate"][:10] == min(session["date"] for session in dated)
            continue
        assert sorted(start[:10] for start in starts) == sorted(session["date"] for session in dated)
        if not dated:
            assert "hasCourseInstance" not in told
            continue
        calendar = Calendar.from_ical((any_site / address / "course.ics").read_bytes())
        entries = [event.decoded("DTSTART") for event in calendar.walk("VEVENT")]
        assert sorted(starts) == sorted(start for day in entries if (start := _iso(day))[:10] not in left), address


def _iso(moment: date | datetime) -> str:
    return moment.astimezone(LONDON).isoformat() if isinstance(moment, datetime) else moment.isoformat()


def test_prices_are_those_of_the_record(any_site: Path, graphs: Mapping[str, list[Thing]]) -> None:
    for record in json.loads((any_site / "courses.json").read_bytes())["courses"]:
        address = f"courses/{record['url'].rstrip('/').rsplit('/', 1)[1]}/"
        offers = [thing for thing in things(graphs[address]) if "Offer" in types(thing)]
        typed = [record["price"], record["member_price"], record["non_member_price"]]
        amounts = [text.replace("free", "0.00") for text in typed if text and text not in ("POA", "TBC")]
        assert [offer["price"] for offer in offers] in ([], amounts), address
        assert {offer["priceCurrency"] for offer in offers} <= {"GBP"}


def test_every_moment_has_the_offset_of_the_sites_zone(graphs: Mapping[str, list[Thing]]) -> None:
    for graph in graphs.values():
        for thing in things(graph):
            for name in {"startDate", "endDate", "previousStartDate"} & thing.keys():
                text = thing[name]
                if "T" in text:
                    moment = datetime.fromisoformat(text)
                    assert moment.utcoffset() == moment.astimezone(LONDON).utcoffset(), text
                else:
                    date.fromisoformat(text)


def test_a_course_is_told_in_full(pages: Mapping[str, HtmlPage]) -> None:
    url = "https://training.example.org.uk/"
    organisation = {"@id": f"{url}#organization"}
    assert told_of("full", pages) == {
        "@type": "Course",
        "@id": f"{url}courses/full/#course",
        "url": f"{url}courses/full/",
        "name": "Maths & more",
        "courseCode": "MA01",
        "description": "A day of maths.",
        "inLanguage": "en-GB",
        "provider": {
            "@type": "Organization",
            **organisation,
            "name": "Northshire Primary Partnership",
            "url": url,
        },
        "image": f"{url}hall.png",
        "about": {"@type": "Thing", "name": "Maths"},
        "keywords": ["fractions"],
        "teaches": ["plan a lesson"],
        "audience": {"@type": "EducationalAudience", "audienceType": ["SENDCos", "KS1"]},
        "isAccessibleForFree": False,
        "hasCourseInstance": {
            "@type": ["CourseInstance", "EducationEvent"],
            "url": f"{url}courses/full/",
            "name": "Maths & more",
            "startDate": "2026-04-23T09:30:00+01:00",
            "endDate": "2026-04-23T15:30:00+01:00",
            "eventStatus": "https://schema.org/EventScheduled",
            "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
            "location": {
                "@type": "Place",
                "name": "Larkhill Primary School, hall",
                "address": {
                    "@type": "PostalAddress",
                    "addressLocality": "Radcliffe",
                    "postalCode": "M26 1AA",
                    "addressCountry": "GB",
                },
            },
            "description": "A day of maths.",
            "inLanguage": "en-GB",
            "organizer": organisation,
            "courseMode": "Onsite",
            "image": f"{url}hall.png",
            "instructor": [{"@type": "Person", "name": "A. Hill"}, {"@type": "Person", "name": "B. Lake"}],
            "maximumAttendeeCapacity": 20,
            "remainingAttendeeCapacity": 6,
            "offers": {
                "@type": "Offer",
                "price": "95.00",
                "priceCurrency": "GBP",
                "priceSpecification": {
                    "@type": "UnitPriceSpecification",
                    "price": "95.00",
                    "priceCurrency": "GBP",
                    "unitText": "group",
                },
                "availability": "https://schema.org/LimitedAvailability",
                "url": "https://forms.example/book",
            },
        },
    }


@pytest.mark.parametrize(
    ("name", "mode", "kinds"),
    [
        ("onsite", "Offline", ["Place"]),
        ("online", "Online", ["VirtualLocation"]),
        ("mixed", "Mixed", ["Place", "VirtualLocation"]),
        ("unknown", "", ["Place"]),
    ],
)
def test_where_it_is_also_while_that_is_not_known(
    name: str, mode: str, kinds: list[str], pages: Mapping[str, HtmlPage]
) -> None:
    run = told_of(name, pages)["hasCourseInstance"]
    assert run.get("eventAttendanceMode", "") == (f"https://schema.org/{mode}EventAttendanceMode" if mode else "")
    assert [place["@type"] for place in as_list(run["location"])] == kinds
    if not mode:
        assert run["location"] == {"@type": "Place", "name": "Venue to be confirmed"}


def test_the_price_for_members_is_for_members_only(pages: Mapping[str, HtmlPage]) -> None:
    offers = told_of("onsite", pages)["hasCourseInstance"]["offers"]
    assert [(offer["name"], offer["price"]) for offer in offers] == [("Member schools", "5.00"), ("Others", "9.00")]
    assert [offer.get("validForMemberTier", {}).get("name") for offer in offers] == ["Member schools", None]


def test_a_course_without_a_day_still_tells_its_price(pages: Mapping[str, HtmlPage]) -> None:
    assert told_of("some-day", pages)["offers"]["availability"] == "https://schema.org/PreOrder"


@pytest.mark.parametrize("number", range(len(AWKWARD)))
def test_no_text_closes_the_block_and_each_arrives_as_the_page_shows_it(
    number: int, special: Built, pages: Mapping[str, HtmlPage]
) -> None:
    source = special.read(f"courses/awkward-{number}/index.html")
    block = source.partition('<script type="application/ld+json">')[2].partition("</script>")[0]
    assert block.isascii()
    assert not set("<>&") & set(block)
    told = told_of(f"awkward-{number}", pages)
    run = told["hasCourseInstance"]
    [shown] = pages[f"courses/awkward-{number}/"].texts("//h1")
    for said in (told["name"], run["name"], run["location"]["name"], told["description"]):
        assert " ".join(said.split()) == shown
