"""The page of a course in a real browser: sums as one types, sharing, statuses without colour, paper."""

import io
import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Page, expect
from tests.browser.conftest import OpenPage
from tests.browser.test_printing import PAPER, pages_of, size_of
from tests.browser.tools import SCROLL_WIDTH, STICKING_OUT, Visit
from tests.builders import discount
from tests.conftest import CONFIG
from tests.site.tools import build, make

from collaborative.records.discount import DiscountScheme, Quote
from collaborative.records.price import as_charge
from collaborative.views import wording
from collaborative.views.discounts import CONTACT_US

NOW = "2026-06-08T12:00:00Z"
TIERS = "[{participants: 2-5, percent: 15}, {participants: 8-10, percent: 12.5}, {participants: 30+, percent: 33.33}]"
EVERYWHERE = f"---\ntitle: Discount\nuntil: 2026-06-10\napplies_to: usual\ntiers: {TIERS}\n---\nWords.\n"
MATHS = "---\ntitle: Maths discount\nfrom: 2026-06-09\napplies_to: Maths\ntiers: [{participants: 3+, percent: 7.25}]\n---\nWords.\n"
COURSES = {
    "two": "price: {member: 33.33, non_member: 1250.10}",
    "odd": "price: 0.12",
    "some": "price: {member: Free, non_member: 40}\nvenue: Online",
    "maths": "price: 99.99\nsubject: Maths\nstatus: waiting list",
    "without": "price: 75\ndiscount: no\nimage: images/hall.png\nimage_alt: The hall",
    "group": "price: 150\nprice_basis: group\nstatus: provisional",
    "free": "price: Free\nstatus: closed",
    "full": "price: 20\nseries: runs\nstatus: full",
    "moved": "price: 20\nstatus: postponed\nnew_date: 2026-07-02\nseries: runs",
    "off": "price: 20\nseries: runs\nstatus: cancelled\ncontact: Jo, 0161 496 0000",
    "few": "price: 20\nstatus: few places\nplaces: 4\nplaces_left: 2\nbooking: {closes: 2026-06-09}",
}
STATUSES = {
    "off": "Cancelled",
    "moved": "Postponed to 2 July",
    "full": "Fully booked",
    "free": "Booking closed",
    "maths": "Waiting list",
    "few": "Few places left",
    "group": "Provisional",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]) -> str:
    """Courses with all kinds of prices and statuses; a discount ends on 10 June 2026, another begins on the 9th."""
    picture = io.BytesIO()
    Image.new("RGB", (1000, 500)).save(picture, "PNG")
    files: dict[str, str | bytes] = {
        "content/index.md": "# Welcome\n",
        "content/images/hall.png": picture.getvalue(),
        "content/discounts/all.md": EVERYWHERE,
        "content/discounts/maths.md": MATHS,
        "content/schools/larkhill.md": "---\ntitle: Larkhill Primary School\ntown: Bury\npostcode: BL9 0AA\n---\n",
    }
    for number, (name, lines) in enumerate(COURSES.items()):
        venue = "" if "venue" in lines else "venue: Larkhill Primary School\n"
        tags = "" if name == "maths" else "tags: usual\n"
        front = f"title: Course {name}\ncode: CO{number:02}\ndate: 2026-06-{18 + number}\nstart: '9:30'\n{venue}{tags}{lines}"
        files[f"courses/{name}.md"] = f"---\n{front}\n---\nWhat you will learn.\n"
    config = CONFIG.replace("  - collaborative\n", "  - collaborative:\n      email: office@example.org\n")
    return serve(build(make(tmp_path_factory.mktemp("prices"), files, config), today=NOW[:10]).site)


@pytest.fixture
def open_course(site: str, open_page: OpenPage) -> Iterator[Callable[..., Page]]:
    """The page of a course by its name; nothing may go wrong on it."""
    opened: dict[str, tuple[Any, Visit]] = {}

    def go(name: str, width: int = 360, now: str = NOW, **context: Any) -> Page:
        key = f"{width} {now} {context}"
        if key not in opened:
            made = open_page(width, now=now, **context)
            opened[key] = (made, made.__enter__())
        return opened[key][1].go(f"{site}courses/{name}/")

    yield go
    for made, visit in opened.values():
        assert visit.wrong == []
        made.__exit__(None, None, None)


# The sums

TYPE_EACH = """
(box, numbers) => numbers.map((people) => {
    const input = box.querySelector("input");
    input.value = people;
    input.dispatchEvent(new Event("input", { bubbles: true }));
    return [[...box.querySelectorAll("dd")].map((dd) => dd.textContent), box.querySelector(".c-cost__note").textContent];
})
"""
EVERYONE = discount(
    tiers=[
        {"participants": "2-5", "percent": "15"},
        {"participants": "8-10", "percent": "12.5"},
        {"participants": "30+", "percent": "33.33"},
    ]
)
OF_MATHS = discount(tiers=[{"participants": "3+", "percent": "7.25"}])


def in_words(quote: Quote, each: str) -> str:
    full = wording.pounds(quote.full)
    less = f"{full}, less {quote.percent.normalize():f}% = " if quote.percent else ""
    return f"{quote.people} × {each} = {less}{wording.pounds(quote.total or Decimal())}"


@pytest.mark.parametrize(
    ("name", "prices", "scheme", "now"),
    [
        ("two", ["33.33", "1250.10"], EVERYONE, NOW),
        ("odd", ["0.12"], EVERYONE, NOW),
        ("some", ["Free", "40"], EVERYONE, NOW),
        ("maths", ["99.99"], OF_MATHS, "2026-06-09T12:00:00Z"),
        ("maths", ["99.99"], None, NOW),
        ("two", ["33.33", "1250.10"], None, "2026-06-11T12:00:00Z"),
        ("without", ["75"], None, NOW),
    ],
)
def test_the_sum_is_the_tables_to_the_penny_for_every_number_of_people(
    name: str, prices: list[str], scheme: DiscountScheme | None, now: str, open_course: Callable[..., Page]
) -> None:
    box = open_course(name, now=now).locator(".c-cost")
    numbers = list(range(1, 100))
    for people, (sums, note) in zip(numbers, box.evaluate(TYPE_EACH, numbers), strict=True):
        expected = []
        for price in prices:
            charge = as_charge(price)
            full = charge.amount * people
            quote = scheme.quote(charge, people) if scheme else Quote(people, full, None, full)
            if not charge.amount:
                expected.append("Free")
            elif quote.total is None:
                expected.append(CONTACT_US)
            else:
                expected.append(in_words(quote, wording.charge(charge)))
        assert sums == expected, people
        assert note == ""


def test_the_sums_shown_in_the_table_are_those_that_one_types(open_course: Callable[..., Page]) -> None:
    page = open_course("two")
    rows = page.locator(".c-sums").first.locator("tbody tr").all()
    people = [int(row.locator("th").inner_text().partition(" ")[0]) for row in rows]
    assert people == [1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 30]
    typed = page.locator(".c-cost").evaluate(TYPE_EACH, people)
    for row, (sums, _) in zip(rows, typed, strict=True):
        assert wording_of(row.locator("td").last.inner_text()) == sums[0].rpartition(" = ")[2]


def wording_of(exact: str) -> str:
    return exact.removesuffix(".00")


def test_what_one_types_is_answered_at_once_and_told_to_screen_readers(open_course: Callable[..., Page]) -> None:
    page = open_course("two")
    box = page.get_by_role("spinbutton", name="How many people?")
    status = page.locator(".c-cost [role=status]")
    expect(status).to_contain_text("1 × £33.33 = £33.33")
    box.focus()
    page.keyboard.type("4")  # what stood there was selected
    expect(status).to_contain_text("Member schools4 × £33.33 = £133.32, less 15% = £113.32")
    page.keyboard.press("ArrowUp")
    expect(status).to_contain_text("5 × £33.33")
    for wrong in ("", "0", "100", "1.5"):
        box.fill(wrong)
        expect(status).to_have_text("Type a whole number from 1 to 99.", use_inner_text=True)
        expect(box).to_have_attribute("aria-invalid", "true")
        expect(box).to_have_accessible_description("Type a whole number from 1 to 99.")
        field, message = box.bounding_box(), status.get_by_text("Type a whole").bounding_box()
        assert field
        assert message
        assert 0 <= message["y"] - field["y"] - field["height"] < 20
    box.fill("6")
    expect(box).to_have_accessible_description("")
    expect(status.get_by_text("Type a whole")).to_be_hidden()
    expect(status).to_contain_text("Member schoolsContact us for a price")
    expect(status).not_to_contain_text("199.98")
    expect(box).to_have_attribute("aria-invalid", "false")


def test_who_types_more_people_than_can_come_is_told_so(open_course: Callable[..., Page]) -> None:
    page = open_course("few")
    box, note = page.get_by_role("spinbutton"), page.locator(".c-cost [role=status] .c-cost__note")
    for people, said in {
        "2": "",
        "3": "Only 2 places are left.",
        "5": "Only 2 places are left. The course has 4 places.",
    }.items():
        box.fill(people)
        expect(note).to_have_text(said)
        expect(page.locator(".c-cost__sums")).to_contain_text(f"{people} × £20")


@pytest.mark.parametrize("name", ["group", "free", "full", "off"])
def test_where_nothing_is_worked_out_there_is_no_box(name: str, open_course: Callable[..., Page]) -> None:
    expect(open_course(name).locator(".c-cost")).to_have_count(0)


def test_without_javascript_no_box_or_button_is_dead_and_the_table_is_there(open_course: Callable[..., Page]) -> None:
    page = open_course("two", java_script_enabled=False)
    expect(page.locator(".c-cost")).to_be_hidden()
    expect(page.locator(".c-sums").first).to_be_visible()
    expect(page.get_by_role("link", name="The price for several people")).to_be_visible()
    expect(page.get_by_role("link", name="Email this course")).to_be_visible()
    assert [button for button in page.locator("main :is(button, input)").all() if button.is_visible()] == []


def test_a_page_left_open_until_a_discount_begins_works_it_out(open_course: Callable[..., Page]) -> None:
    page = open_course("maths")
    expect(page.locator(".c-cost [role=status]")).to_be_visible()
    page.clock.set_system_time("2026-06-09T12:00:00Z")
    page.evaluate("() => document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.locator(".c-cost")).to_have_count(1)
    page.get_by_role("spinbutton").fill("3")
    expect(page.locator(".c-cost [role=status]")).to_contain_text("3 × £99.99 = £299.97, less 7.25% = £278.22")


# The facts


@pytest.mark.parametrize("width", [360, 1280])
def test_the_facts_come_in_the_order_in_which_people_ask_and_booking_follows(
    width: int, open_course: Callable[..., Page]
) -> None:
    page = open_course("few", width)
    names = page.locator(".c-facts--first dt")
    assert names.all_inner_texts() == ["When", "Where", "Price", "Places"]
    facts, booking = page.locator(".c-facts--first").bounding_box(), page.locator(".c-booking").bounding_box()
    assert facts
    assert booking
    beside = booking["x"] > facts["x"] + facts["width"] and abs(booking["y"] - facts["y"]) < 60
    below = booking["y"] >= facts["y"] + facts["height"]
    assert beside if width == 1280 else below
    assert page.locator(".c-booking .c-button:not(.c-button--plain)").count() == 1
    levels = page.locator("main :is(h1, h2, h3, h4)").evaluate_all("all => all.map((one) => one.tagName)")
    assert levels[0] == "H1"
    assert set(levels[1:]) == {"H2"}


def test_who_it_is_for_stands_among_the_first_facts_on_a_phones_first_screen(
    open_page: OpenPage, frozen_url: str
) -> None:
    with open_page(360) as visit:
        page = visit.go(frozen_url + "courses/times-tables-year-4/")
        names = page.locator(".c-facts--first dt").all_inner_texts()
        assert names == ["When", "Where", "Who for", "Price", "Places"]
        when = page.locator(".c-facts--first dd").first.bounding_box()
        assert when
        assert when["y"] + when["height"] < 800


def test_a_venue_leads_to_its_school_and_to_a_map_that_is_only_fetched_when_asked_for(
    open_course: Callable[..., Page],
) -> None:
    page = open_course("two")
    expect(page.get_by_role("link", name="Larkhill Primary School", exact=True)).to_have_attribute(
        "href", "../../schools/larkhill/"
    )
    link = page.get_by_role("link", name="Map (Google Maps) of Larkhill Primary School")
    expect(link).to_have_attribute(
        "href", "https://www.google.com/maps/search/?api=1&query=Larkhill+Primary+School%2C+Bury%2C+BL9+0AA"
    )
    expect(link).not_to_have_attribute("target", "_blank")
    expect(open_course("some").locator(".c-map")).to_have_count(0)


def test_a_telephone_number_in_the_contact_can_be_called(open_course: Callable[..., Page]) -> None:
    link = open_course("off").get_by_role("link", name="0161 496 0000")
    expect(link).to_have_attribute("href", "tel:01614960000")


def test_a_full_course_leads_to_the_other_runs_before_its_facts(open_course: Callable[..., Page]) -> None:
    page = open_course("full")
    box = page.locator(".c-instead")
    expect(box).to_contain_text("This course is fully booked. It also runs on:")
    expect(box.get_by_role("link", name="Thu 2 Jul 2026, from 9:30am")).to_be_visible()
    assert box.locator("a").count() == 1  # the third run is cancelled
    tops = [page.locator(it).bounding_box() for it in (".c-instead", ".c-facts--first")]
    assert [top["y"] for top in tops if top] == sorted(top["y"] for top in tops if top)
    runs = page.locator(".c-runs li")
    expect(runs.filter(has_text="CO09")).to_contain_text("Cancelled")
    expect(runs.filter(has_text="CO08")).to_contain_text("Postponed to 2 July")


def test_a_course_that_has_moved_is_booked_and_worked_out_like_any_other(open_course: Callable[..., Page]) -> None:
    page = open_course("moved")
    expect(page.get_by_role("link", name="Book a place")).to_be_visible()
    expect(page.locator(".c-booking")).to_contain_text("and quote CO08")
    page.get_by_role("spinbutton").fill("4")
    expect(page.locator(".c-cost [role=status]")).to_contain_text("4 × £20 = £80, less 15% = £68")
    page.get_by_role("link", name="The price for several people").click()
    expect(page.locator(".c-sums").first).to_be_in_viewport()


def test_a_full_course_asks_about_the_waiting_list_and_gives_the_telephone(open_course: Callable[..., Page]) -> None:
    link = open_course("full").get_by_role("link", name="Ask about the waiting list")
    expect(link).to_have_attribute("href", re.compile("subject=Waiting%20list%3A%20CO07%20Course%20full&"))
    expect(open_course("few").get_by_role("link", name="Ask about the waiting list")).to_have_count(0)


def test_booking_that_has_closed_is_said_by_the_badge_on_every_page(
    site: str, open_page: OpenPage, open_course: Callable[..., Page]
) -> None:
    badge = open_course("few").locator(".c-course__status .c-badge")
    expect(badge).to_have_text("Few places left")
    with open_page(now="2026-06-10T12:00:00Z") as visit:
        for address in ("", "courses/", "courses/2026-06/", "calendar/", "courses/few/"):
            page = visit.go(site + address)
            badges = page.locator("main .c-badge").all_inner_texts()
            assert "Booking closed" in badges, address
            assert "Few places left" not in badges, address
        page.get_by_role("button", name="Search").click()
        page.get_by_role("searchbox").fill("Course few")
        found = page.locator(".c-search__result", has_text="Course few")
        expect(found.locator(".c-badge")).to_have_text("Booking closed")


# Statuses without colour

SIGN_AND_SHAPE = """
(badge) => {
    const {borderTopStyle, borderTopWidth, borderLeftStyle, borderLeftWidth, borderTopLeftRadius} = getComputedStyle(badge);
    return [getComputedStyle(badge, "::before").content, borderTopStyle, borderTopWidth, borderLeftStyle, borderLeftWidth, borderTopLeftRadius];
}
"""


@pytest.mark.parametrize("forced", ["none", "active"])
def test_each_status_has_words_a_sign_and_a_shape_of_its_own(forced: str, open_course: Callable[..., Page]) -> None:
    signs, shapes = set(), set()
    later = {"without": "Finished"}
    for name, words in {**STATUSES, **later}.items():
        now = "2026-07-10T12:00:00Z" if name in later else NOW
        badge = open_course(name, forced_colors=forced, now=now).locator(".c-course__status .c-badge")
        expect(badge).to_have_text(words)
        content, *shape = badge.evaluate(SIGN_AND_SHAPE)
        [sign] = re.findall(r'^"(.*)" / ""$', content)  # the second text is what is read out: nothing
        assert sign.strip()
        assert float(shape[1].removesuffix("px")) >= 1
        if forced == "active" and name in ("off", "moved"):
            assert shape[1] == "3px"  # what will not happen as announced stands out
        signs.add(sign.strip())
        shapes.add(tuple(shape))
    assert (len(signs), len(shapes)) == (len(STATUSES) + 1, len(STATUSES) + 1)


def test_a_day_that_is_struck_out_is_said_to_be(open_course: Callable[..., Page]) -> None:
    when = open_course("off").locator(".c-facts--first dd").first
    expect(when).to_have_text("Cancelled: Saturday 27 June 2026, from 9:30am")
    expect(when.locator("s")).to_have_text("Saturday 27 June 2026, from 9:30am")
    when = open_course("moved").locator(".c-facts--first dd").first
    expect(when).to_contain_text("New date: Thursday 2 July 2026, from 9:30am")
    expect(when).to_contain_text("Was: Friday 26 June 2026")


# Passed on


def test_a_telephone_shares_a_course_by_its_own_means(open_course: Callable[..., Page]) -> None:
    page = open_course("some")
    expect(page.get_by_role("button", name="Share…")).to_be_hidden()
    page.add_init_script("navigator.share = async (what) => { window.shared = what; }")
    page.reload()
    page.get_by_role("button", name="Share…").click()
    assert page.evaluate("() => window.shared") == {
        "title": "Course some",
        "text": "Saturday 20 June 2026, from 9:30am\nOnline",
        "url": "https://training.example.org.uk/c/co02/",
    }


def test_a_share_that_is_given_up_is_no_error(open_course: Callable[..., Page]) -> None:
    page = open_course("some")
    page.add_init_script("navigator.share = () => Promise.reject(new DOMException('no', 'AbortError'))")
    page.reload()
    page.get_by_role("button", name="Share…").click()
    page.wait_for_timeout(50)


def test_the_link_is_copied_and_the_page_printed(open_course: Callable[..., Page]) -> None:
    page = open_course("some", permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy link to this course").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("() => navigator.clipboard.readText()") == "https://training.example.org.uk/c/co02/"
    page.evaluate("() => { window.print = () => { window.printed = true; }; }")
    page.get_by_role("button", name="Print this page").click()
    assert page.evaluate("() => window.printed")


# Narrow, wide, and on paper


def test_the_second_facts_begin_where_the_first_end_however_high_the_box_beside_them_is(
    open_course: Callable[..., Page],
) -> None:
    page = open_course("two", 1280)
    first, more, side = (
        page.locator(it).bounding_box() for it in (".c-facts--first", ".c-facts--more", ".c-course__side")
    )
    assert first
    assert more
    assert side
    assert side["y"] + side["height"] > more["y"] + more["height"]
    assert more["y"] - first["y"] - first["height"] < 40


def test_nothing_on_a_narrow_course_page_sticks_out_or_is_too_small_to_press(open_course: Callable[..., Page]) -> None:
    for name in ("two", "full", "moved"):
        page = open_course(name, 320)
        scroll, client = page.evaluate(SCROLL_WIDTH)
        assert scroll <= client, name
        assert page.evaluate(STICKING_OUT) == [], name
        pressed = page.locator("article :is(button, input, .c-button, .c-map, summary)").filter(visible=True)
        heights = pressed.evaluate_all("all => all.map((one) => one.getBoundingClientRect().height)")
        assert len(heights) >= 4
        assert min(heights) >= 24


@pytest.mark.parametrize("media", ["screen", "print"])
def test_a_courses_picture_fits_and_keeps_its_proportions(media: Any, open_course: Callable[..., Page]) -> None:
    page = open_course("without", width=PAPER)
    page.evaluate("() => { document.querySelector('link[href*=\"assets/stylesheets/main.\"]').disabled = true; }")
    page.emulate_media(media=media)
    box = page.locator(".c-image").bounding_box()
    assert box
    assert 250 < box["width"] <= PAPER
    assert box["width"] == pytest.approx(2 * box["height"], abs=1)


def test_a_course_is_one_sheet_of_paper_with_its_address_and_without_buttons(
    open_page: OpenPage, frozen_url: str
) -> None:
    with open_page(PAPER) as visit:
        for name in (
            "paediatric-first-aid-january-2027",
            "joint-practice-development-trios",
            "emergency-first-aid-december-2026",
            "early-career-teachers-steady-first-year",  # the longest of all
            "leading-from-the-middle",
        ):
            page = visit.go(f"{frozen_url}courses/{name}/")
            page.emulate_media(media="print")
            pdf = page.pdf(format="A4")
            assert (pages_of(pdf), size_of(pdf)) == (1, [0, 0, 210, 297]), name
            expect(page.locator(".c-permanent code")).to_be_visible()
            expect(page.locator(".c-facts--first")).to_be_visible()
            unwanted = page.locator("article :is(button, input, .c-button, .c-map, .c-cost, .c-instead, .c-runs)")
            assert [it for it in unwanted.all() if it.is_visible()] == []
            expect(page.locator(".c-sums").first).to_be_visible()
            expect(page.get_by_text("is filled in for you").filter(visible=True)).to_have_count(0)
            assert " ." not in page.locator(".c-footer").inner_text()  # full stops of links that are not printed
            booking_is_open = name in ("paediatric-first-aid-january-2027", "leading-from-the-middle")
            told = "office@bplc.org.uk, telephone 0161 603 4628, code "
            on_paper = page.locator(".c-booking p", has_text=told)
            expect(on_paper.filter(visible=True)).to_have_count(1 if booking_is_open else 0)
            page.emulate_media(media="screen")
            expect(on_paper.filter(visible=True)).to_have_count(0)
