"""Everything that a record holds stands on its page, and the notice on every page that it belongs to."""

import json
import re
from collections.abc import Callable

import pytest
from tests.conftest import Built, SiteFolder

from collaborative.rendering.qr_code import qr_code

COURSE = """\
---
title: Whole course
code: WC01
dates:
  - {date: 2026-03-19, start: 9.30am, end: 3pm, venue: First Hall, title: Part one, audience: Governors}
  - {date: 2026-03-26, start: 1pm, end: 3pm}
venue: Second Hall
audience: Class teachers, KS1
subject: Maths
tags: number sense
trainer: The maths adviser
price: {member: 95, non_member: 125.50}
places: 24
places_left: 3
status: few places
reason: A second group is planned
booking: {email: book@example.org, closes: 2026-03-12}
contact: Ask for the maths desk
cluster: North
series: Whole
summary: A summary of the course.
objectives: [say what it is, "do it, too"]
bring: A number line
attachments: files/flyer.pdf
---

The text of the course.
"""
OTHER_RUN = "---\ntitle: Whole course again\ncode: WC02\ndate: 2026-05-07\nseries: whole\n---\n"
NOTICE = "---\ntitle: For establishments\ntiers: [{participants: 2-5, percent: 15}]\n---\n\nApplies to *all schools*.\n"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = SiteFolder(tmp_path_factory.mktemp("pages"))
    folder.write(
        "mkdocs.yml",
        "site_name: Partnership\nsite_url: https://example.org/\ndocs_dir: content\ntheme: {name: material}\n"
        "plugins: [search, collaborative: {phone: 01706 000000}]\n",
    )
    for name, text in {
        "courses/whole.md": COURSE,
        "courses/again.md": OTHER_RUN,
        "courses/free.md": "---\ntitle: Free\ncode: FR01\ndate: 2026-03-20\nprice: free\n---\n",
        "courses/no.md": "---\ntitle: Dear\ncode: NO01\ndate: 2026-03-20\nvenue: Venue TBC\nprice: 95\ndiscount: no\n---\n",
        "content/clusters/north.md": (
            "---\ntitle: North cluster\nmeetings:\n  - {date: 2026-03-24, topic: Oracy, host: to be confirmed}\n---\n"
        ),
        "content/discounts/one.md": NOTICE,
        "content/files/flyer.pdf": "%PDF-",
        "content/news/index.md": "---\ntitle: What is new\n---\n\nOur own words about news.\n",
        "content/news/2026-01-05-a.md": "---\ntitle: A\npublished: 2026-01-05\ncategories: [Joint practice]\n---\n",
        "content/news/2026-01-06-b.md": "---\ntitle: B\npublished: 2026-01-06\ncategories: [Joint-Practice]\n---\n",
    }.items():
        folder.write(name, text)
    made = folder.run()
    assert made.status == 0, made.output
    return made


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html.partition('id="c.content"')[2]).split())


@pytest.mark.parametrize(
    "fact",
    [
        "Whole course",
        "Few places left",
        "A summary of the course.",
        "Thursday 19 March 2026",
        "9:30am to 3pm",
        "First Hall",
        "Session 1 of 2: Part one",
        "for Governors",
        "Thursday 26 March 2026",
        "Session 2 of 2",
        "Second Hall",
        "Class teachers",
        "KS1",
        "Maths",
        "number sense",
        "Led by The maths adviser",
        "£95 per person for member schools",
        "£125.50 per person for others",
        "for both sessions",
        "Places 24 places, 3 left",
        "Note A second group is planned",
        "Booking closes on Thursday 12 March 2026",
        "Book a place",
        "01706 000000",
        "Ask for the maths desk",
        "North cluster",
        "Whole course again",
        "say what it is",
        "do it, too",
        "Bring A number line",
        "flyer.pdf",
        "WC01",
        "The text of the course.",
        "Add to calendar",
        "https://example.org/c/wc01/",
    ],
)
def test_a_course_page_carries_everything_that_the_record_holds(built: Built, fact: str) -> None:
    assert fact in words(built.read("courses/whole/index.html"))


def test_the_booking_mail_names_the_course(built: Built) -> None:
    page = built.read("courses/whole/index.html")
    assert "mailto:book@example.org?subject=Booking%3A%20WC01%20Whole%20course" in page


@pytest.mark.parametrize("address", ["", "discounts/", "courses/", "courses/2026-03/", "courses/whole/"])
def test_the_notice_stands_wherever_it_matters(built: Built, address: str) -> None:
    page = built.read(f"{address}index.html")
    assert "For establishments" in words(page)
    assert "Applies to <em>all schools</em>." in page


@pytest.mark.parametrize("address", ["courses/free/", "courses/no/"])
def test_the_notice_is_not_on_courses_that_it_does_not_apply_to(built: Built, address: str) -> None:
    assert "For establishments" not in built.read(f"{address}index.html")


def test_the_sums_are_done_for_the_course(built: Built) -> None:
    page = words(built.read("courses/whole/index.html"))
    assert "2 people £190.00 less 15% £161.50" in page
    assert "5 people £627.50 less 15% £533.38" in page  # half up: 533.375
    assert "6 or more people Contact us for a price" in page


def test_a_number_between_tiers_asks_the_office(make_site: Callable[..., SiteFolder]) -> None:
    tiers = "tiers: [{participants: 2-3, percent: 10}, {participants: 5-6, percent: 20}]"
    site = make_site({"content/discounts/two.md": f"---\ntitle: Two tiers\n{tiers}\n---\n\nWording.\n"})
    assert "4 people Contact us for a price" in words(site.run().read("courses/first-aid/index.html"))


def test_a_page_in_the_folder_introduces_the_page_of_the_folder(built: Built) -> None:
    page = words(built.read("news/index.html"))
    assert page.startswith("> What is new Our own words about news.")


def test_spellings_of_a_category_with_one_address_are_one_category(built: Built) -> None:
    page = words(built.read("news/category/joint-practice/index.html"))
    assert " A " in page
    assert " B " in page
    assert built.read("news/category/joint-practice/feed.xml").count("<item>") == 2


def test_a_listing_shows_its_summary_and_its_school_year(make_site: Callable[..., SiteFolder]) -> None:
    listing = "---\nsummary: A short month.\n---\n\nThe introduction.\n"
    page = words(make_site({"content/listings/2026-03.md": listing}).run().read("courses/2026-03/index.html"))
    assert "A short month. School year 2025/26" in page
    assert "The introduction." in page


def course(code: str, day: str, *more: str) -> str:
    return "\n".join(["---", f"title: Course {code}", f"code: {code}", f"date: {day}", *more, "---", ""])


def test_the_home_page_shows_what_can_be_booked_and_the_whole_month(make_site: Callable[..., SiteFolder]) -> None:
    site = make_site(
        {
            "courses/gone.md": course("GO01", "2026-03-03"),
            "courses/full.md": course("FU01", "2026-03-10", "status: full"),
            "courses/shut.md": course("SH01", "2026-03-11", "booking: {closes: 2026-03-04}"),
            "courses/open.md": course("OP01", "2026-03-12", "status: few places"),
        }
    )
    home = site.run(today="2026-03-05").read("index.html")
    next_courses = words(home).partition("Next courses with places")[2].partition("March 2026 ")[0]
    assert ["Course OP01" in next_courses, "Course FU01" in next_courses, "Course SH01" in next_courses] == [
        True,
        False,
        False,
    ]
    assert re.findall(
        r"Course (\w+)</a>", home.partition('<table class="c-grid__table">')[2].partition("</table>")[0]
    ) == [
        "GO01",
        "FU01",
        "SH01",
        "OP01",
    ]


def test_the_counts_of_the_finder_are_those_of_the_list_below(built: Built) -> None:
    page = built.read("courses/index.html")
    counts = re.findall(
        r'<a href="\.\./courses/(2026-\d\d)/">[^<]+</a> <span class="c-count">(?:<span [^>]*>)?\((\d+)\)', page
    )
    page = re.sub("<template.*?</template>", "", page, flags=re.DOTALL)
    groups = re.split('<section class="c-group"[^>]*>', page)[1:]
    assert counts
    listed = [str(group.count('class="c-card__title"')) for group in groups]
    assert [number for _, number in counts] == listed


def test_a_postponed_course_stands_on_its_old_and_its_new_day(make_site: Callable[..., SiteFolder]) -> None:
    moved = course("MO01", "2026-03-10", "status: postponed", "reason: Snow", "new_date: 2026-04-21")
    built = make_site({"courses/moved.md": moved}).run()
    assert "Postponed to 21 April" in words(built.read("courses/2026-03/index.html"))
    assert "Moved here from 10 March" in words(built.read("courses/2026-04/index.html"))
    page = words(built.read("courses/moved/index.html"))
    assert "This course is postponed. Snow. New date: Tuesday 21 April 2026." in page
    assert "When New date: Tuesday 21 April 2026 Was: Tuesday 10 March 2026" in page
    assert "New date:</strong> Tuesday 21 April 2026" in built.read("feed.json")


def test_the_index_of_the_search_says_when_each_course_is_over(make_site: Callable[..., SiteFolder]) -> None:
    off = course("CA01", "2026-03-20", "status: cancelled")
    built = make_site({"courses/over.md": course("OV01", "2026-01-20") + "Old words.\n", "courses/off.md": off}).run()
    found = {entry["location"]: entry for entry in json.loads(built.read("search/search_index.json"))["docs"]}
    coming, cancelled, over = (found[f"courses/{name}/"] for name in ("first-aid", "off", "over"))
    assert [entry["ends"] for entry in (over, coming, cancelled)] == ["2026-01-20", "2026-03-19", "2026-03-20"]
    assert (cancelled["badge"], cancelled["off"]) == ("Cancelled", True)
    assert "What you will learn on the day." in coming["text"]
    assert "Old words." not in over["text"]


def test_a_page_that_has_not_changed_is_the_same_the_next_day(make_site: Callable[..., SiteFolder]) -> None:
    site = make_site({"content/about.md": "# About\n", "content/clusters/north.md": "---\ntitle: North\n---\n"})
    files = [
        f"{page}/index.html"
        for page in ("courses/first-aid", "courses/2026-03", "courses", "about", "clusters/north", "subscribe")
    ]
    first, second = (
        {file: built.read(file) for file in files}
        for built in (site.run(today=day) for day in ("2026-03-03", "2026-03-04"))
    )
    changed = {file for file in files if first[file] != second[file]}
    assert changed == {"subscribe/index.html"}, "the day of the build is on the page of subscriptions alone"
    assert 'last built on <time datetime="2026-03-04">Wednesday 4 March 2026' in second["subscribe/index.html"]


def test_a_venue_to_be_confirmed_is_said_in_words_and_is_no_place_for_calendars_and_data(built: Built) -> None:
    assert "Where To be confirmed" in words(built.read("courses/no/index.html"))
    assert "Host To be confirmed" in words(built.read("clusters/north/index.html"))
    assert "LOCATION" not in built.read("courses/no/course.ics")
    assert set(re.findall("LOCATION:(.*)\r", built.read("clusters/north/calendar.ics"))) == {
        "First Hall",
        "Second Hall",
    }
    venues = [
        session["venue"]
        for course in json.loads(built.read("courses.json"))["courses"]
        for session in course["sessions"]
        if course["code"] == "NO01"
    ]
    assert venues == [None]
    assert "TBC" not in built.read("courses/feed.xml")


def test_each_page_names_the_zone_by_which_it_follows_the_days(make_site: Callable[..., SiteFolder]) -> None:
    site = make_site(config="      timezone: Europe/Dublin\n")
    site.write("mkdocs.yml", (site.path / "mkdocs.yml").read_text().replace("- collaborative\n", "- collaborative:\n"))
    for address in ("", "courses/first-aid/", "subscribe/"):
        page = site.run().read(f"{address}index.html")
        assert re.search(r'<script defer src="[./]*assets/today.js" data-zone="Europe/Dublin"></script>', page)


def test_the_code_on_the_sheet_of_a_month_leads_to_its_page(built: Built) -> None:
    page = built.read("courses/2026-03/index.html")
    [drawn] = re.findall(r'<svg[^>]*class="c-qr".*?</svg>', page, re.DOTALL)
    assert drawn == str(qr_code("https://example.org/courses/2026-03/"))
    assert drawn != str(qr_code("https://example.org/courses/2026-03/#"))
