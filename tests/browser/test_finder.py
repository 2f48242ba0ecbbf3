"""The course finder: what each filter finds, what the address says, and what those hear who do not see."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from tests.browser.conftest import OpenPage
from tests.browser.tools import SCROLL_WIDTH, STICKING_OUT
from tests.conftest import CONFIG
from tests.site.tools import build, make

MADE = "2026-06-08"
NOON = f"{MADE}T12:00:00Z"
FIRST_AID, PHONICS, TABLES = "Paediatric first aid", "Phonics catch-up", "Times tables"
NETWORK, SAFEGUARDING, PLANNING = "Network meeting", "Safeguarding update", "Planning together"
ALL = [PHONICS, FIRST_AID, TABLES, NETWORK, SAFEGUARDING, PLANNING]  # in the order of their days


def course(title: str, *lines: str) -> str:
    return "\n".join(["---", f"title: {title}", *lines, "---", ""])


FILES = {
    "content/index.md": "# Welcome\n",
    "content/clusters/north.md": "---\ntitle: North Cluster\n---\n",
    "content/clusters/south.md": "---\ntitle: South Cluster\n---\n",
    "courses/first-aid.md": course(
        FIRST_AID, "code: FA01", "date: 2026-06-10", "start: '9:30'", "end: '15:30'", "venue: Riverside Primary School",
        "audience: Teaching assistants", "subject: First aid", "price: {member: 45, non_member: 90}", "trainer: Zoë O'Neill",
    ),
    "courses/phonics.md": course(
        PHONICS, "code: EN01", "dates: [2026-06-09, 2026-06-30]", "start: 1pm", "venue: Online", "audience: KS1",
        "subject: English", "price: Free", "summary: For readers who fell behind. It will take two afternoons.",
    ),
    "courses/tables.md": course(
        TABLES, "code: MA 16/1335", "date: 2026-07-02", "start: 4pm", "end: 5.30pm", "venue: Hilltop Centre",
        "audience: Year 4", "subject: Maths", "price: 100", "cluster: North", "booking: {closes: 2026-06-20}",
    ),
    "courses/network.md": course(
        NETWORK, "code: SN01", "date: 2026-07-08", "start: 3pm", "end: 4pm", "venue: Microsoft Teams", "audience: 'SENDCos, Headteachers'",
        "subject: SEND", "price: POA", "status: full", "tags: autism",
    ),
    "courses/safeguarding.md": course(
        SAFEGUARDING, "code: SG01", "date: 2026-09-14", "venue: Town Hall", "audience: All staff, Senior leaders",
        "subject: Safeguarding", "price: 50", "summary: With a drama.",
    ),
    "courses/planning.md": course(
        PLANNING, "code: PL01", "date: TBC", "audience: KS2", "price: TBC", "cluster: South", "subject: Arts",
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def make_at(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]) -> Callable[[str], str]:
    """The site as it is made on a day; gives its root."""

    def made(day: str) -> str:
        config = CONFIG.replace("  - collaborative\n", "  - collaborative:\n      email: office@example.org\n")
        return serve(build(make(tmp_path_factory.mktemp("finder"), FILES, config), today=day).site)

    return made


@pytest.fixture(scope="module")
def site(make_at: Callable[[str], str]) -> str:
    return make_at(MADE)


def found(page: Page) -> list[str]:
    """The titles that can be seen."""
    return list(
        page.locator(".c-finder .c-card__title").evaluate_all(
            "all => all.filter((it) => it.checkVisibility()).map((it) => it.textContent)"
        )
    )


def status(page: Page) -> Locator:
    return page.locator(".c-finder").get_by_role("status")


def query(page: Page) -> str:
    return str(page.evaluate("location.search"))


# To another address of the same page, as by a step back: much faster than fetching the page.
GO_TO = "(query) => { history.pushState(null, '', query); dispatchEvent(new PopStateEvent('popstate')); }"
FINDS: dict[str, list[str]] = {
    "": ALL,
    # each filter
    "month=2026-06": [PHONICS, FIRST_AID],
    "month=tbc": [PLANNING],
    "audience=teaching-assistants": [FIRST_AID],
    "audience=all-staff": [SAFEGUARDING],
    "stage=ks2": [TABLES, PLANNING],
    "stage=year-4": [TABLES, PLANNING],
    "stage=year-5": [PLANNING],
    "stage=year-1": [PHONICS],
    "subject=maths": [TABLES],
    "cluster=north": [TABLES],
    "time=day": [PHONICS, FIRST_AID, SAFEGUARDING],
    "time=twilight": [TABLES, NETWORK],
    "where=online": [PHONICS, NETWORK],
    "where=in-person": [FIRST_AID, TABLES, SAFEGUARDING],
    "price=free": [PHONICS],
    "price=50": [PHONICS, FIRST_AID, SAFEGUARDING],
    "price=100": [PHONICS, FIRST_AID, TABLES, SAFEGUARDING],
    "places=yes": [PHONICS, FIRST_AID, TABLES, SAFEGUARDING, PLANNING],
    # several, and what is no filter
    "month=2026-06&where=online": [PHONICS],
    "words=first&price=free": [],
    "month=1999-01&colour=red&places=perhaps&audience=": ALL,
    # words: title, code, trainer, venue, summary, audience, subject, tags, cluster, month
    "words=tables": [TABLES],
    "words=times+tables": [TABLES],
    "words=tables+times": [TABLES],
    "words=tables+phonics": [],
    "words=phon": [PHONICS],
    "words=FA01": [FIRST_AID],
    "words=fa+01": [FIRST_AID],
    "words=ma16/1335": [TABLES],
    "words=16+1335": [TABLES],
    "words=ma1": [TABLES],
    "words=zoe+oneill": [FIRST_AID],
    "words=ZOË+O’NEILL": [FIRST_AID],
    "words=riverside": [FIRST_AID],
    "words=fell+behind": [PHONICS],
    "words=sendco": [NETWORK],
    "words=SENCO": [NETWORK],
    "words=sencos": [NETWORK],
    "words=senc": [NETWORK],
    "words=TA": [FIRST_AID],
    "words=TAs": [FIRST_AID],
    "words=tak": [PHONICS],
    "words=year+2": [PHONICS],
    "words=Y4": [TABLES, PLANNING],
    "words=key+stage+2": [TABLES, PLANNING],
    "words=numeracy": [TABLES],
    "words=autism": [NETWORK],
    "words=head": [NETWORK],  # though a deputy head is a senior leader
    "words=deputy+head": [SAFEGUARDING],
    "words=drama": [SAFEGUARDING, PLANNING],  # in its text, and as an art
    "words=centres": [TABLES],
    "words=honics": [],
    "words=133": [],
    "words=north": [TABLES],
    "words=september": [SAFEGUARDING],
    "words=courses+for+the+office": [],
    "words=courses+for+SENCOs": [NETWORK],
    "words=twilight": [TABLES, NETWORK],
    # days and prices
    "words=wednesday": [FIRST_AID, NETWORK],
    "words=weds": [FIRST_AID, NETWORK],
    "words=thursday+tables": [TABLES],
    "words=2+july": [TABLES],
    "words=2nd+jul": [TABLES],
    "words=July+2": [TABLES],
    "words=thursday+July+2nd,+2026": [TABLES],
    "words=30+june": [PHONICS],  # its second day
    "words=2+june": [],  # though there is a course for year 2 in June
    "words=2026": [PHONICS, FIRST_AID, TABLES, NETWORK, SAFEGUARDING],
    "words=free": [PHONICS],
    "words=first+aid+online": [],
    "words=.*%2B%5B(": ALL,
    "words=xyzzy": [],
}


def test_each_filter_and_each_way_to_type_finds_its_courses(site: str, open_page: OpenPage) -> None:
    wrong = {}
    with open_page(now=NOON) as visit:
        page = visit.go(f"{site}courses/?words=sendco")
        assert found(page) == [NETWORK]
        for asked, expected in FINDS.items():
            page.evaluate(GO_TO, f"?{asked}")
            titles = found(page)
            if titles != expected:
                wrong[asked] = titles
        assert wrong == {}
        assert visit.wrong == []


def test_a_choice_stands_in_the_address_and_back_and_forward_bring_the_others_again(
    site: str, open_page: OpenPage
) -> None:
    with open_page(now=NOON) as visit:
        page = visit.go(site + "courses/?month=1999-01")
        assert page.get_by_label("Month").evaluate("it => it.selectedOptions[0].text") == "Any month"
        page = visit.go(site + "courses/")
        month, places = page.get_by_label("Month"), page.get_by_label("Only courses with places")
        month.select_option("July 2026")
        assert query(page) == "?month=2026-07"
        assert found(page) == [TABLES, NETWORK]
        expect(status(page)).to_have_text("2 of 6 courses")
        places.check()
        assert query(page) == "?month=2026-07&places=yes"
        assert found(page) == [TABLES]
        page.go_back()
        assert (query(page), found(page)) == ("?month=2026-07", [TABLES, NETWORK])
        expect(places).not_to_be_checked()
        page.go_back()
        assert (query(page), found(page)) == ("", ALL)
        expect(month).to_have_value("")
        expect(status(page)).to_have_text("6 courses to come")
        page.go_forward()
        assert (query(page), found(page)) == ("?month=2026-07", [TABLES, NETWORK])
        expect(month).to_have_value("2026-07")
        assert visit.wrong == []


def test_what_was_chosen_is_there_again_after_a_course_was_looked_at(site: str, open_page: OpenPage) -> None:
    with open_page(now=NOON) as visit:
        page = visit.go(site + "courses/")
        page.get_by_label("Words").press_sequentially("first")
        page.get_by_role("link", name=FIRST_AID).click()  # before the pause after which typing is told
        page.wait_for_url("**/courses/first-aid/")
        page.go_back()
        page.wait_for_url("**/courses/?words=first")
        expect(page.get_by_label("Words")).to_have_value("first")
        assert found(page) == [FIRST_AID]


def test_typing_is_answered_at_once_and_told_when_it_pauses_without_a_step_back_for_each_key(
    site: str, open_page: OpenPage
) -> None:
    with open_page(now=NOON) as visit:
        page = visit.go(site + "courses/")
        steps = page.evaluate("history.length")
        page.clock.pause_at(f"{MADE}T12:01:00Z")
        page.get_by_label("Words").press_sequentially("tables")
        assert found(page) == [TABLES]
        page.clock.run_for(500)
        assert (query(page), status(page).inner_text()) == ("", "6 courses to come")
        page.clock.run_for(200)
        assert (query(page), status(page).inner_text()) == ("?words=tables", "1 of 6 courses")
        assert page.evaluate("history.length") == steps


def test_filters_in_use_are_named_and_taken_away_one_by_one_or_all(site: str, open_page: OpenPage) -> None:
    with open_page(now=NOON) as visit:
        page = visit.go(f"{site}courses/?words=t&month=2026-07&places=yes")
        used = page.locator(".c-finder__used")
        chips = used.get_by_role("button")
        names = [
            "Remove the filter: “t”",
            "Remove the filter: July 2026",
            "Remove the filter: Only courses with places",
        ]
        expect(chips).to_have_count(len(names))
        for chip, name in zip(chips.all(), names, strict=True):
            expect(chip).to_have_accessible_name(name)
        used.get_by_role("button", name="July 2026").click()
        assert query(page) == "?words=t&places=yes"
        expect(chips.first).to_be_focused()
        used.get_by_role("link", name="Clear all filters").click()
        assert (query(page), found(page)) == ("", ALL)
        expect(status(page)).to_be_focused()
        expect(used).to_be_hidden()
        page.go_back()
        assert query(page) == "?words=t&places=yes"
        assert visit.wrong == []


def test_who_finds_nothing_is_told_what_to_do(site: str, open_page: OpenPage) -> None:
    with open_page(now=NOON) as visit:
        page = visit.go(f"{site}courses/?words=xyzzy&places=yes")
        expect(status(page)).to_have_text("No courses found")
        advice = page.locator(".c-finder__nothing")
        expect(advice.get_by_role("link", name="office@example.org")).to_have_attribute(
            "href", "mailto:office@example.org"
        )
        expect(advice.get_by_role("link", name="subscribe")).to_be_visible()
        assert page.locator(".c-finder h2:visible").all_inner_texts() == ["Filter courses"], "no month without a course"
        advice.get_by_role("link", name="clear all filters").click()
        assert found(page) == ALL
        expect(advice).to_be_hidden()


def test_what_is_no_course_is_looked_for_on_the_whole_site(open_page: OpenPage, frozen_url: str) -> None:
    with open_page(360) as visit:
        page = visit.go(f"{frozen_url}courses/?words=pediatric")
        page.get_by_role("button", name="Search the whole site for “pediatric”").click()
        search = page.get_by_role("dialog", name="Search")
        expect(search.get_by_role("searchbox")).to_have_value("pediatric")
        expect(search.get_by_role("link", name="Paediatric first aid").first).to_be_visible()
        page.keyboard.press("Escape")
        page.get_by_role("button", name="Remove the filter").click()
        expect(page.get_by_role("button", name="Search the whole site")).to_be_hidden()
        page = visit.go(f"{frozen_url}courses/?price=free&where=online&month=2026-11")
        expect(status(page)).to_have_text("No courses found")
        expect(page.get_by_role("button", name="Search the whole site")).to_be_hidden()
        assert visit.wrong == []


def test_a_site_without_a_search_offers_none(open_page: OpenPage, tmp_path: Path, serve: Callable[[Path], str]) -> None:
    root = serve(build(make(tmp_path, FILES, CONFIG.replace("  - search\n", "")), today=MADE).site)
    with open_page(now=NOON) as visit:
        page = visit.go(f"{root}courses/?words=pediatric")
        expect(status(page)).to_have_text("No courses found")
        expect(page.get_by_role("button", name="Search the whole site")).to_be_hidden()
        expect(visit.go(root + "404.html").get_by_role("main").get_by_role("button")).to_have_count(0)


def test_on_a_phone_the_number_is_seen_to_change_while_one_chooses(open_page: OpenPage, frozen_url: str) -> None:
    with open_page(360) as visit:
        page = visit.go(frozen_url + "courses/")
        page.get_by_role("button", name="Filter courses").click()
        show = page.locator(".c-finder__show")
        expect(show).to_be_in_viewport(ratio=1)
        every = show.inner_text()
        page.get_by_label("Month").select_option("January 2027")
        expect(show).not_to_have_text(every)
        expect(show).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("width", [360, 1280])
def test_who_comes_back_is_where_they_were(width: int, open_page: OpenPage, frozen_url: str) -> None:
    with open_page(width) as visit:
        page = visit.go(frozen_url + "courses/")
        assert page.locator(".c-found").first.evaluate("it => getComputedStyle(it).contentVisibility") == "visible"
        comes_back(page, 40)


def comes_back(page: Page, number: int) -> None:
    link = page.locator(".c-found:visible .c-card__title a").nth(number)
    page.mouse.move(100, 400)
    while link.bounding_box()["y"] > 600:  # type: ignore[index]  # past all that is before it, which gets its height so
        page.mouse.wheel(0, 500)
        page.wait_for_timeout(50)
    assert page.evaluate("scrollY") > 1000
    top = link.bounding_box()["y"]  # type: ignore[index]
    link.click()
    page.wait_for_function("document.querySelector('.c-finder') === null")
    page.go_back()
    page.wait_for_function("scrollY > 0")
    page.wait_for_timeout(100)
    assert abs(link.bounding_box()["y"] - top) < 2  # type: ignore[index]


def test_of_a_long_list_only_what_is_seen_is_laid_out_and_who_comes_back_is_where_they_were(
    browser: Browser, tmp_path: Path, serve: Callable[[Path], str]
) -> None:
    days = [date(2090, 6, 10) + timedelta(days=number) for number in range(151)]
    files = {
        f"courses/c{number}.md": course(f"Course {number}", f"code: C{number}", f"date: {day}", "price: Free")
        for number, day in enumerate(days)
    }
    root = serve(build(make(tmp_path, {**files, "content/index.md": "# Welcome\n"}), today=MADE).site)
    with browser.new_page(viewport={"width": 360, "height": 800}) as page:  # whose history no clock of ours hides
        page.goto(root + "courses/")
        assert page.locator(".c-found").first.evaluate("it => getComputedStyle(it).contentVisibility") == "auto"
        comes_back(page, 40)


def test_who_looks_for_one_audience_hears_of_what_is_for_all_staff(site: str, open_page: OpenPage) -> None:
    with open_page(now=NOON) as visit:
        page = visit.go(f"{site}courses/?audience=sendcos")
        page.get_by_role("button", name="See 1 course for All staff").click()
        assert (query(page), found(page)) == ("?audience=all-staff", [SAFEGUARDING])
        expect(page.get_by_role("button", name="for All staff")).to_have_count(0)
        page = visit.go(f"{site}courses/?audience=sendcos&where=online")
        expect(page.get_by_role("button", name="for All staff")).to_have_count(0)


def test_on_a_phone_the_filters_are_folded_and_the_keyboard_alone_is_enough(site: str, open_page: OpenPage) -> None:
    with open_page(360, now=NOON) as visit:
        page = visit.go(site + "courses/")
        opener, box = page.get_by_role("button", name="Filter courses"), page.get_by_label("Words")
        expect(box).to_be_hidden()
        expect(opener).to_have_attribute("aria-expanded", "false")
        opener.focus()
        page.keyboard.press("Enter")
        expect(opener).to_have_attribute("aria-expanded", "true")
        page.keyboard.press("Tab")
        expect(box).to_be_focused()
        page.keyboard.type("online")
        for _ in range(5):
            page.keyboard.press("Tab")
        expect(page.get_by_label("Cluster")).to_be_focused()
        expect(page.get_by_role("button", name="Show 2 courses")).to_be_visible()
        box.focus()
        page.keyboard.press("Enter")
        expect(box).to_be_hidden()
        expect(status(page)).to_be_focused()
        expect(opener).to_have_text("Filter courses (1 in use)")
        page.keyboard.press("Tab")
        expect(page.get_by_role("button", name="Remove the filter: “online”")).to_be_focused()
        page.keyboard.press("Enter")
        assert found(page) == ALL
        expect(status(page)).to_be_focused()
        assert visit.wrong == []


def test_a_choice_made_far_down_the_list_shows_what_it_finds_from_the_beginning(
    open_page: OpenPage, frozen_url: str
) -> None:
    with open_page(1280) as visit:
        page = visit.go(frozen_url + "courses/")
        page.mouse.wheel(0, 4000)
        page.wait_for_function("scrollY > 3000")
        audience = page.get_by_label("Who it is for")
        expect(audience).to_be_in_viewport()
        audience.select_option("Class teachers")
        expect(status(page)).to_be_in_viewport()
        expect(page.locator(".c-found:visible").first).to_be_in_viewport()
        expect(audience).to_be_in_viewport()


@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_sticks_out_and_everything_can_be_hit(width: int, open_page: OpenPage, frozen_url: str) -> None:
    with open_page(width) as visit:
        page = visit.go(
            f"{frozen_url}courses/?words={'e' * 60}&audience=sendcos&stage=year-4&time=twilight&where=online"
        )
        if width == 320:
            page.get_by_role("button", name="Filter courses").click()
        scroll, client = visit.measure(SCROLL_WIDTH)
        assert scroll <= client
        assert visit.measure(STICKING_OUT) == []
        small = page.locator(".c-finder :is(button, input, select, summary, .c-finder__used a):visible").evaluate_all(
            "all => all.map((it) => [it.textContent, it.getBoundingClientRect()]).filter(([, it]) => it.height < 24 || it.width < 24)"
        )
        assert small == []
        assert visit.wrong == []


def test_without_javascript_there_is_no_form_but_the_whole_list_and_lists_for_everyone(
    site: str, open_page: OpenPage
) -> None:
    with open_page(360, now=NOON, java_script_enabled=False) as visit:
        page = visit.go(f"{site}courses/?audience=sendcos")
        assert found(page) == ALL
        controls = page.locator(".c-finder :is(button, input, select)")
        assert [control for control in controls.all() if control.is_visible()] == []
        expect(status(page)).to_have_text("6 courses to come")
        page.locator(".c-finder__browse summary").click()
        page.get_by_role("link", name="SENDCos").click()
        expect(page.locator("h1")).to_have_text("Courses: SENDCos")
        assert visit.wrong == []


def choices(page: Page) -> Any:
    return page.locator(".c-finder__form").evaluate(
        "form => [...form.elements].filter((it) => it.options).map((it) => [it.name, ...[...it.options].map((o) => o.value)])"
    )


def test_days_that_pass_take_choices_and_courses_away_and_close_bookings(
    site: str, make_at: Callable[[str], str], open_page: OpenPage
) -> None:
    later = "2026-07-01"
    anew = make_at(later)
    with open_page(now=f"{later}T12:00:00Z") as visit:
        page = visit.go(site + "courses/")
        left, titles, said = choices(page), found(page), status(page).inner_text()
        assert ["month", "", "2026-07", "2026-09", "tbc"] in left
        assert titles == [TABLES, NETWORK, SAFEGUARDING, PLANNING]
        page.get_by_label("Only courses with places").check()
        with_places = found(page)
        assert with_places == [SAFEGUARDING, PLANNING]
        page = visit.go(anew + "courses/")
        assert (choices(page), found(page), status(page).inner_text()) == (left, titles, said)
        page.get_by_label("Only courses with places").check()
        assert found(page) == with_places
        assert visit.wrong == []


def test_a_finder_that_was_left_open_follows_the_days(site: str, open_page: OpenPage) -> None:
    with open_page(now=NOON) as visit:
        page = visit.go(f"{site}courses/?month=2026-06")
        assert found(page) == [PHONICS, FIRST_AID]
        page.clock.set_fixed_time("2026-06-10T12:00:00Z")
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
        assert found(page) == [FIRST_AID, PHONICS]
        expect(page.locator(".c-found:visible").nth(1)).to_contain_text("Session 2 of 2")
        expect(status(page)).to_have_text("2 of 6 courses")
        page.clock.set_fixed_time("2026-07-01T12:00:00Z")
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
        assert len(found(page)) == 4, "June is over, and nobody can choose it any more"
        assert visit.wrong == []


def test_on_paper_the_list_is_what_was_found_and_says_by_what(site: str, open_page: OpenPage) -> None:
    with open_page(now=NOON) as visit:
        page = visit.go(f"{site}courses/?time=twilight")
        page.emulate_media(media="print")
        assert found(page) == [TABLES, NETWORK]
        expect(page.locator(".c-finder__form")).to_be_hidden()
        expect(page.locator(".c-finder__chip")).to_be_visible()
        expect(page.locator(".c-finder__chip [aria-hidden]")).to_be_hidden()


def test_a_page_whose_courses_are_all_over_has_no_finder_and_nothing_goes_wrong(
    open_page: OpenPage, serve: Callable[[Path], str], tmp_path: Path
) -> None:
    files = {name: text for name, text in FILES.items() if "index" in name or "first-aid" in name}
    root = serve(build(make(tmp_path, files), today=MADE).site)
    with open_page(now="2026-06-11T12:00:00Z") as visit:
        page = visit.go(root + "courses/")
        expect(page.locator(".c-finder")).to_have_count(0)
        expect(page.get_by_role("main")).to_contain_text("No courses are announced at the moment")
        assert visit.wrong == []
