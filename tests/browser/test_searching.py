"""The search in a real browser: what it finds, in which order, by keys alone, and what it says."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect
from tests.browser.conftest import OpenPage
from tests.browser.tools import SCROLL_WIDTH, STICKING_OUT, Visit
from tests.site.tools import build, course, make, news

HOST = re.compile(r"https?://[^/]+/")

CANNOT_COME = "contact/#if-you-cannot-come-cancel-or-swap-a-place"

# What people type, and where the first result, or the first ones, lead on 22 November 2026.
FOUND = {
    "LD02AU26": ["courses/joint-practice-development-trios/"],
    " ld02 au26 ": ["courses/joint-practice-development-trios/"],
    "joint FA01SP27": [],
    "emergency FA01SP27": ["courses/emergency-first-aid-january-2027/"],
    "SENCO": ["courses/sendco-network-spring-2027/", "courses/sendco-network-summer-2027/", "audience/sendcos/"],
    "senco": ["courses/sendco-network-spring-2027/", "courses/sendco-network-summer-2027/", "audience/sendcos/"],
    "SENDCos": ["courses/sendco-network-spring-2027/", "courses/sendco-network-summer-2027/", "audience/sendcos/"],
    "NQT": ["courses/early-career-teachers-steady-first-year/", "audience/ects/"],
    "TA": ["courses/mental-health-first-steps/", "audience/teaching-assistants/"],
    "SBM": ["courses/business-managers-year-end/", "audience/business-managers/"],
    "year 4": ["courses/times-tables-year-4/", "audience/year-4/"],
    "yr 4 french": ["courses/francais-key-stage-2/"],
    "key stage 2 tables": ["courses/times-tables-year-4/"],
    "first aid": ["courses/emergency-first-aid-december-2026/", "courses/emergency-first-aid-january-2027/"],
    "When is the next first-aid course?": ["courses/emergency-first-aid-december-2026/"],
    "aid, FIRST": ["courses/emergency-first-aid-december-2026/"],
    "phonics": ["courses/year-1-phonics-spring-check/"],
    "behaviours": ["courses/calm-corridors/"],
    "allergy": ["courses/asthma-allergies-adrenaline-pens/"],
    "francais": ["courses/francais-key-stage-2/"],
    "subject coordinator": ["courses/maths-subject-leaders-network/"],
    "subject co-ordinator": ["courses/maths-subject-leaders-network/"],
    "IT": ["courses/grammar-for-teachers/"],
    "PE": ["subject/pe/"],
    "january courses": ["courses/2027-01/"],
    "harebell junior worry": ["courses/worry-sleep-and-big-feelings/"],
    "specialist leader in mathematics": ["courses/times-tables-year-4/"],
    "prestwich": ["clusters/prestwich/"],
    "kestrel clough": ["schools/kestrel-clough/"],
    "how to book": ["contact/#how-to-book"],
    "book": ["contact/#how-to-book"],
    "contact": ["contact/"],
    "cancel": [CANNOT_COME, "courses/worry-sleep-and-big-feelings/"],
    "cancellation": [CANNOT_COME],
    "swap delegate": [CANNOT_COME],
    "free": ["courses/governors-reading-the-budget/"],
    "courses": ["courses/"],
    "news": ["news/"],
    "calm corr": ["courses/calm-corridors/"],
    "xyzzyq": [],
}
AWKWARD = (
    "+",
    "c++",
    "*",
    "~1",
    '"first aid',
    'first "aid',
    "title:first",
    "-aid",
    "first^aid~2",
    "first:",
    "(aid)",
    "\\",
)


@pytest.fixture(scope="module")
def small_url(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]) -> str:
    files = {
        "courses/old.md": course("Fire doors", "SCH 16/1335", "2026-01-20", trainer="Jo Old", body="Hinges."),
        "courses/off.md": course("Fire drills", "FD 02", "2026-01-21", status="cancelled"),
        "courses/later.md": course("Fire doors", "SCH 16/1336", "2026-05-20", body="Hinges & <b>locks</b>."),
        "courses/soon.md": course("Stairs", "ST01", "2026-04-20", body="Never a fire."),
        "content/news/item.md": news("Fire <b>now</b>", "2026-02-20"),
        "content/news/aged.md": news("Fire then", "2024-02-20"),
        **{f"courses/many-{n}.md": course(f"Knots {n}", f"KN{n}", f"2026-06-{n:02}") for n in range(1, 26)},
    }
    return serve(build(make(tmp_path_factory.mktemp("searched"), files)).site)


def dialog(page: Page) -> Locator:
    return page.get_by_role("dialog", name="Search")


def addresses(results: Locator) -> list[str]:
    links = results.get_by_role("link").evaluate_all("links => links.map((it) => it.href)")
    return [HOST.sub("", link) for link in links]


def test_what_people_type_finds_what_they_mean(open_page: OpenPage, frozen_url: str) -> None:
    wrong = {}
    with open_page() as visit:
        visit.go(frozen_url + "courses/times-tables-year-4/")
        for words, wanted in FOUND.items():
            found = addresses(visit.search(words))[: len(wanted) or 1]
            if found != wanted:
                wrong[words] = found
        assert wrong == {}
        assert visit.wrong == []


def test_signs_of_a_query_language_are_nothing_but_signs(open_page: OpenPage, frozen_url: str) -> None:
    with open_page() as visit:
        page = visit.go(frozen_url)
        visit.search("first aid")
        box = dialog(page).get_by_role("searchbox")
        for words in AWKWARD:
            box.fill(words)
            box.press("Enter")
            page.wait_for_timeout(200)
            said = dialog(page).get_by_role("status").inner_text()
            assert said == "" if not re.search("[a-z]{2}", words) else "result" in said, (words, said)
        assert visit.wrong == []
        assert addresses(visit.search('"first aid"')) == addresses(visit.search("first aid"))


@pytest.mark.parametrize("words", ["safegarding", "saefguarding", "safeguardingg", "behavior", "behaviors"])
def test_one_wrong_letter_finds_similar_words_and_says_so(words: str, open_page: OpenPage, frozen_url: str) -> None:
    right = "behaviour" if words[0] == "b" else "safeguarding"
    with open_page() as visit:
        page = visit.go(frozen_url)
        found = addresses(visit.search(words))
        expect(dialog(page).get_by_role("status")).to_have_text(re.compile("^Nothing has these very words"))
        assert found == addresses(visit.search(right))


def test_what_is_to_come_is_before_what_is_over_and_a_code_is_found_in_any_spelling(
    open_page: OpenPage, small_url: str
) -> None:
    with open_page(now="2026-03-02T12:00:00Z") as visit:
        visit.go(small_url)
        fire = visit.search("fire")
        assert [" ".join(text.split()) for text in fire.all_inner_texts()] == [
            "Fire doors Wednesday 20 May 2026 · SCH 16/1336",
            "Fire <b>now</b> News · 20 February 2026",
            "Stairs Monday 20 April 2026 · ST01",
            "Fire drills Cancelled Wednesday 21 January 2026 · FD 02",
            "Fire doors Finished Tuesday 20 January 2026 · SCH 16/1335",
            "Fire then News · 20 February 2024",
        ]
        for code in ("SCH 16/1335", "sch16/1335", "SCH161335", "16/1335", "16-1335"):
            assert addresses(visit.search(code)) == ["courses/old/"], code
        assert addresses(visit.search("sch 16")) == ["courses/later/", "courses/old/"]
        assert addresses(visit.search("jo old")) == ["courses/old/"]
        assert addresses(visit.search("hinges")) == ["courses/later/"]  # of what is over, not all is told


def test_the_order_follows_the_days_without_a_new_site(open_page: OpenPage, small_url: str) -> None:
    with open_page(now="2026-05-20T12:00:00Z") as visit:
        visit.go(small_url)
        assert addresses(visit.search("fire"))[0] == "courses/later/"
        expect(visit.search("fire").first).not_to_contain_text("Finished")
    with open_page(now="2026-05-21T12:00:00Z") as visit:
        visit.go(small_url)
        found = visit.search("fire")
        assert (
            addresses(found)[:2] == ["news/2026-02-20-item/", "courses/later/"]
            or addresses(found)[0] != "courses/later/"
        )
        expect(found.filter(has_text="SCH 16/1336")).to_contain_text("Finished")


def test_many_results_are_counted_and_shown_in_parts(open_page: OpenPage, small_url: str) -> None:
    with open_page(now="2026-03-02T12:00:00Z") as visit:
        page = visit.go(small_url)
        results = visit.search("knot")
        expect(dialog(page).get_by_role("status")).to_have_text("25 results")
        expect(results).to_have_count(20)
        dialog(page).get_by_role("button", name="Show more").press("Enter")
        expect(results).to_have_count(25)
        expect(results.nth(20).get_by_role("link")).to_be_focused()
        expect(dialog(page).get_by_role("button", name="Show more")).to_be_hidden()
        visit.search("knots 7")
        expect(dialog(page).get_by_role("status")).to_have_text("1 result")


@pytest.mark.parametrize("width", [320, 640, 1280])
def test_by_keys_alone(width: int, open_page: OpenPage, frozen_url: str) -> None:
    with open_page(width) as visit:
        page = visit.go(frozen_url + "about/")
        opener = page.get_by_role("button", name="Search")
        for _ in range(10):
            page.keyboard.press("Tab")
            if opener.evaluate("it => it === document.activeElement"):
                break
        expect(opener).to_be_focused()
        page.keyboard.press("Enter")
        box = dialog(page).get_by_role("searchbox")
        expect(box).to_be_focused()
        page.keyboard.type("dyslexia")
        link = dialog(page).get_by_role("listitem").get_by_role("link").first
        expect(link).to_have_text("Dyslexia-friendly teaching for everybody")
        assert all(height >= 24 for height in heights(visit))
        page.keyboard.press("ArrowDown")
        expect(link).to_be_focused()
        page.keyboard.press("ArrowUp")
        expect(box).to_be_focused()
        page.keyboard.press("Tab")
        expect(link).to_be_focused()
        page.keyboard.press("Escape")
        expect(dialog(page)).to_be_hidden()
        expect(opener).to_be_focused()
        page.keyboard.press("Enter")
        expect(box).to_have_value("dyslexia")  # what was looked for is still there, to be typed over
        page.keyboard.type("calm")
        page.keyboard.press("Escape")  # from a box with words
        expect(dialog(page)).to_be_hidden()
        page.keyboard.press("Enter")
        page.keyboard.type("calm corridors")
        page.keyboard.press("Enter")  # to the first result, without leaving the page
        expect(dialog(page).get_by_role("link", name="Calm corridors")).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.locator("h1")).to_have_text("Calm corridors: shared routines for behaviour")
        assert visit.wrong == []


def heights(visit: Visit) -> list[float]:
    return list(
        visit.measure(
            "() => [...document.querySelectorAll('.c-search :is(a, button, input), .c-search__open')]"
            ".filter((it) => it.checkVisibility()).map((it) => it.getBoundingClientRect().height)"
        )
    )


def test_what_is_behind_and_what_is_closed_takes_no_focus(open_page: OpenPage, frozen_url: str) -> None:
    with open_page(640) as visit:
        page = visit.go(frozen_url)
        stops = set()
        for _ in range(12):
            page.keyboard.press("Tab")
            assert not page.evaluate("() => Boolean(document.activeElement.closest('.c-search'))")
        visit.search("autism")
        for _ in range(12):
            page.keyboard.press("Tab")
            stops.add(page.evaluate("() => document.activeElement.closest('.c-search, body').className"))
        assert stops <= {"c-search", ""}
        assert "c-search" in stops


def test_no_single_key_does_anything(open_page: OpenPage, frozen_url: str) -> None:
    with open_page() as visit:
        page = visit.go(frozen_url + "news/")
        for key in ("f", "s", "/", "n", "p", ".", ","):
            page.keyboard.press(key)
        page.wait_for_timeout(100)
        assert page.url == frozen_url + "news/"
        assert page.evaluate("() => document.activeElement === document.body")


def test_nothing_is_fetched_before_the_search_is_opened(open_page: OpenPage, frozen_url: str) -> None:
    with open_page() as visit:
        asked: list[str] = []
        visit.page.on("request", lambda request: asked.append(HOST.sub("", request.url)))
        page = visit.go(frozen_url, until="networkidle")
        page.get_by_role("button", name="Search").hover()
        assert not [url for url in asked if "search" in url and url != "assets/search.js"]
        visit.search("autism")
        assert "search/search_index.json" in asked
        assert [url for url in asked if url.startswith("assets/javascripts/workers/search.")]


def test_a_search_that_cannot_be_loaded_says_so_and_can_be_tried_again(open_page: OpenPage, frozen_url: str) -> None:
    with open_page() as visit:
        page = visit.go(frozen_url)
        page.route("**/search_index.json", lambda route: route.abort())
        page.get_by_role("button", name="Search").click()
        box = dialog(page).get_by_role("searchbox")
        box.fill("autism")
        expect(dialog(page).get_by_role("status")).to_have_text(re.compile("could not be loaded"))
        expect(dialog(page).get_by_role("link", name="all courses")).to_be_visible()
        page.unroute("**/search_index.json")
        box.fill("calm")
        expect(dialog(page).get_by_role("listitem").first).to_contain_text("Calm corridors")
        expect(dialog(page).get_by_role("link", name="all courses")).to_be_hidden()


def test_nothing_found_is_said_with_a_way_on(open_page: OpenPage, frozen_url: str) -> None:
    with open_page(360) as visit:
        page = visit.go(frozen_url)
        visit.search("Xyzzyq")
        expect(dialog(page).get_by_role("status")).to_have_text("No results for “Xyzzyq”")
        dialog(page).get_by_role("link", name="all courses").click()
        expect(page.locator("h1")).to_have_text("Courses")


def test_a_page_that_is_not_there_offers_the_search_and_the_way_to_us(open_page: OpenPage, frozen_url: str) -> None:
    with open_page(360) as visit:
        page = visit.go(frozen_url + "404.html")
        page.get_by_role("main").get_by_role("button", name="Search this website").click()
        expect(dialog(page).get_by_role("searchbox")).to_be_focused()
        page.keyboard.type("calm corridors")
        expect(dialog(page).get_by_role("link", name="Calm corridors")).to_be_visible()
        page.keyboard.press("Escape")
        expect(page.get_by_role("main").get_by_role("link", name="Contact us")).to_have_attribute("href", "/contact/")
        assert visit.wrong == []
    with open_page(java_script_enabled=False) as visit:
        page = visit.go(frozen_url + "404.html")
        expect(page.get_by_role("main").get_by_role("button")).to_have_count(0)


def test_without_javascript_there_is_no_dead_button(open_page: OpenPage, frozen_url: str) -> None:
    with open_page(java_script_enabled=False) as visit:
        page = visit.go(frozen_url)
        expect(page.locator(".c-search__open")).to_be_hidden()
        expect(page.locator(".c-search")).to_be_hidden()


@pytest.mark.parametrize("width", [320, 1280])
def test_the_open_search_fits_and_closes_by_its_button(width: int, open_page: OpenPage, frozen_url: str) -> None:
    with open_page(width) as visit:
        page = visit.go(frozen_url + "404.html")
        visit.search("first aid")
        scroll, client = visit.measure(SCROLL_WIDTH)
        assert scroll <= client
        assert visit.measure(STICKING_OUT) == []
        assert (
            visit.measure(
                "() => { const it = document.querySelector('.c-search'); return it.scrollWidth - it.clientWidth }"
            )
            <= 0
        )
        dialog(page).get_by_role("button", name="Close").click()
        expect(dialog(page)).to_be_hidden()
        visit.search("calm").get_by_role("link").first.click()
        expect(page.locator("h1")).to_have_text("Calm corridors: shared routines for behaviour")
