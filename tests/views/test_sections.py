"""Which pages, redirects, calendars and menu entries the sections make."""

import datetime as dt

from tests.builders import SETTINGS, catalogue_of, course, history_of, news, school, site_of, source

from collaborative.loading.content import load_content
from collaborative.sections.place import Redirect
from collaborative.sections.plan import plan

TODAY = dt.date(2026, 3, 2)


def typed(code: str, title: str = "First aid") -> str:
    return f"---\ntitle: {title}\ncode: {code}\ndate: 2026-03-19\n---\nText.\n"


def redirects_of_codes(*codes_of_each_file: tuple[str, ...]) -> list[tuple[str, str]]:
    """Return where each lower-case code leads, of courses that had these codes one after the other."""
    histories = [
        [(f"courses/{name}.md", typed(code, f"Course {name}")) for code in codes]
        for name, codes in zip("abc", codes_of_each_file, strict=False)
    ]
    content = load_content([source(*versions[-1]) for versions in histories], SETTINGS, history_of(*histories))
    places = site_of(content.catalogue, TODAY).places
    codes = [place for place in places if isinstance(place, Redirect) and place.address.startswith("c/")]
    return [(place.address, place.to) for place in codes if place.address == place.address.lower()]


def test_a_former_code_leads_to_the_course_that_has_it_now() -> None:
    assert redirects_of_codes(("XX01", "AA01"), ("XX01",)) == [("c/aa01/", "courses/a/"), ("c/xx01/", "courses/b/")]


def test_a_code_that_several_courses_have_given_up_leads_to_one() -> None:
    found = redirects_of_codes(("XX01", "AA01"), ("XX01", "BB01"))
    assert [address for address, _ in found].count("c/xx01/") == 1


def test_a_topic_whose_courses_never_had_a_date_has_no_calendar() -> None:
    site = site_of(catalogue_of(courses=[course(audience="KS1", date="TBC")]), TODAY)
    assert "audience/ks1/" in {place.address for place in site.places}
    assert not any(calendar.address.startswith("audience/") for calendar in site.calendars)
    dated = site_of(catalogue_of(courses=[course(audience="KS1")]), TODAY)
    assert any(calendar.address.startswith("audience/ks1/") for calendar in dated.calendars)


def test_schools_are_in_the_menu_once_there_is_one() -> None:
    def menu(*schools: str) -> list[str | None]:
        site = site_of(catalogue_of(schools=[school(name) for name in schools]), TODAY)
        return [section.menu(site) for section in site.sections]

    assert "schools/" not in menu()
    assert "schools/" in menu("larkhill")


def test_a_page_knows_the_addresses_that_its_text_links_to_and_no_others() -> None:
    """Otherwise each page would change with every address of the site."""
    item = news(body="[First aid](../courses/fa01.md), [gone](gone.md), [elsewhere](https://example.org/fb02.md)")
    made = plan(site_of(catalogue_of(courses=[course(), course("FB02")], news=[item]), TODAY))
    links = {page.address: dict(page.links) for page in made.pages}
    assert links["news/programme/"] == {"courses/fa01.md": "courses/fa01/", "news/programme.md": "news/programme/"}
    assert links["courses/fb02/"] == {"courses/fb02.md": "courses/fb02/"}
