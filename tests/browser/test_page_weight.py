"""What a first visit costs on a slow connection, and what is there before any program has run."""

import gzip

import pytest
from playwright.sync_api import Response, expect
from tests.browser.conftest import OpenPage

COURSE = "courses/times-tables-year-4/"
SENT_AS_IT_IS = ("image/png", "image/jpeg", "image/webp", "font/woff2")


def test_the_first_load_of_a_course_is_at_most_60_kb(open_page: OpenPage, frozen_url: str) -> None:
    sizes: dict[str, int] = {}
    answers: list[Response] = []

    def note(answer: Response) -> None:
        answers.append(answer)

    with open_page(360) as visit:
        visit.page.on("response", note)
        visit.go(frozen_url + COURSE, until="networkidle")
        for answer in answers:
            body = answer.body()
            as_it_is = answer.headers.get("content-type", "") in SENT_AS_IT_IS
            sizes[answer.url] = len(body) if as_it_is else len(gzip.compress(body, 9))
    assert {name.rsplit(".", 1)[-1] for name in sizes} >= {"css", "js"}
    assert sum(sizes.values()) <= 60_000, sizes


@pytest.mark.parametrize("scripts", ["off", "lost on the way"])
def test_the_facts_are_there_without_any_program(scripts: str, open_page: OpenPage, frozen_url: str) -> None:
    with open_page(360, java_script_enabled=scripts != "off") as visit:
        if scripts != "off":
            visit.page.route("**/*.js", lambda route: route.abort())
        main = visit.go(frozen_url + COURSE).locator("main")
        for fact in (
            "Times tables in Year 4",
            "Thursday 26 November 2026",
            "Teasel Park",
            "MA02AU26",
            "How to book",
            "£40",
        ):
            expect(main).to_contain_text(fact)
        expect(visit.page.get_by_role("link", name="Book a place")).to_be_visible()
        expect(visit.page.get_by_role("link", name="Courses", exact=True).first).to_be_visible()
