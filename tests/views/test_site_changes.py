"""Changes between two editions: their kind and their subject."""

import datetime as dt
from typing import Any

import pytest
from tests.builders import catalogue_of, cluster, course, discount, listing, news, school

from collaborative.catalogue import Catalogue
from collaborative.records.base import Origin
from collaborative.records.page import PlainPage
from collaborative.views.changes.site import Edition, compare, without
from collaborative.views.changes.values import (
    Added,
    AddressChanged,
    Announced,
    Change,
    DetailChanged,
    Moved,
    Recoded,
    Removed,
    Renamed,
    SessionAdded,
    SessionDropped,
    StatusChanged,
    VenueChanged,
)

TODAY = dt.date(2026, 3, 2)


def changes(before: Catalogue, after: Catalogue) -> tuple[Change, ...]:
    return compare(Edition(before), Edition(after), TODAY)


def kinds(found: tuple[Change, ...]) -> list[type[Change]]:
    return [type(change) for change in found]


def of_courses(before: list[Any], after: list[Any]) -> tuple[Change, ...]:
    return changes(catalogue_of(courses=tuple(before)), catalogue_of(courses=tuple(after)))


def test_two_editions_that_read_the_same_have_no_change() -> None:
    one, two = course("A1", tags="x"), course("B2", dates=["2026-03-19", "2026-03-26"])
    north, south = cluster("north", meetings=[{"date": "2026-04-01"}, {"date": "2026-05-01"}]), cluster("south")
    whole = catalogue_of(
        (one, two), (listing("2026-03"),), (news("a"), news("b")), (north, south), (school(),), (discount(),)
    )
    turned = catalogue_of(
        (two, one), (listing("2026-03"),), (news("b"), news("a")), (south, north), (school(),), (discount(),)
    )
    assert changes(whole, turned) == ()


def test_a_different_order_of_sessions_is_not_a_change() -> None:
    first, second = {"date": "2026-03-19", "venue": "Here"}, {"date": "2026-03-26", "venue": "There"}
    assert of_courses([course(dates=[first, second])], [course(dates=[second, first])]) == ()


def test_a_different_line_break_is_not_a_change() -> None:
    assert of_courses([course(body="One two\n\nthree")], [course(body="One  two\n\nthree\n")]) == ()


def test_a_code_typed_another_way_is_the_same_course() -> None:
    assert of_courses([course("FA01")], [course("fa 01", origin=course("FA01").origin, slug="fa01")]) == ()


def test_a_course_with_another_code_in_the_same_file_has_a_new_code() -> None:
    old = course("FA01")
    assert kinds(of_courses([old], [course("FA02", origin=old.origin, slug=old.slug)])) == [Recoded]


def test_a_file_reused_for_another_course_removes_one_and_adds_one() -> None:
    old = course("FA01")
    new = course("MA07", title="Maths", date="2026-05-07", origin=old.origin, slug=old.slug)
    assert kinds(of_courses([old], [new])) == [Removed, Added]


def test_a_course_in_another_folder_is_the_same() -> None:
    moved = Origin("courses/spring/fa01.md", "courses/spring/fa01.md", "fa01")
    assert of_courses([course("FA01")], [course("FA01", origin=moved)]) == ()


@pytest.mark.parametrize(("aliases", "leads_on"), [("", False), ("fa01", True)])
def test_a_new_address_says_whether_the_old_one_leads_on(aliases: str, leads_on: bool) -> None:
    [change] = of_courses([course("FA01")], [course("FA01", slug="first-aid", aliases=aliases)])
    assert isinstance(change, AddressChanged)
    assert (change.before, change.after, change.leads_on) == ("courses/fa01/", "courses/first-aid/", leads_on)


@pytest.mark.parametrize("hidden", [{"draft": "yes"}, {"published": "2026-03-03"}])
def test_what_visitors_cannot_see_counts_as_absent(hidden: dict[str, str]) -> None:
    shown, not_shown = course(), course(**hidden)
    assert Added in kinds(of_courses([not_shown], [shown]))
    assert Removed in kinds(of_courses([shown], [not_shown]))
    assert of_courses([not_shown], [not_shown]) == ()


def test_news_of_a_later_day_is_announced_once() -> None:
    later = catalogue_of(news=(news(published="2026-04-01"),))
    [change] = changes(catalogue_of(), later)
    assert isinstance(change, Announced)
    assert change.on == dt.date(2026, 4, 1)
    assert changes(later, later) == ()
    [again] = changes(later, catalogue_of(news=(news(published="2026-04-02"),)))
    assert isinstance(again, Announced)
    assert (again.before, again.on) == (dt.date(2026, 4, 1), dt.date(2026, 4, 2))


def test_a_draft_of_a_later_day_is_not_announced() -> None:
    assert changes(catalogue_of(), catalogue_of(news=(news(published="2026-04-01", draft="yes"),))) == ()


def test_news_whose_file_has_another_name_is_the_same_item() -> None:
    renamed = Origin("content/news/spring.md", "news/spring.md", "programme")
    [change] = changes(catalogue_of(news=(news(),)), catalogue_of(news=(news(origin=renamed, slug="spring"),)))
    assert isinstance(change, AddressChanged)


def test_of_several_sessions_only_the_one_that_moves_is_named() -> None:
    days = ["2026-03-19", "2026-03-26", "2026-04-02"]
    [change] = of_courses([course(dates=days)], [course(dates=[days[1], days[2], "2026-04-09"])])
    assert isinstance(change, Moved)
    assert (change.before.day, change.after.day, change.of) == (dt.date(2026, 3, 19), dt.date(2026, 4, 9), 3)


def test_sessions_are_added_and_dropped() -> None:
    one, two = ["2026-03-19"], ["2026-03-19", "2026-03-26"]
    assert kinds(of_courses([course(dates=one)], [course(dates=two)])) == [SessionAdded]
    assert kinds(of_courses([course(dates=two)], [course(dates=one)])) == [SessionDropped]


def test_a_venue_of_all_sessions_changes_once_and_of_one_with_its_day() -> None:
    days = ["2026-03-19", "2026-03-26"]
    [whole] = of_courses([course(dates=days, venue="Here")], [course(dates=days, venue="There")])
    assert isinstance(whole, VenueChanged)
    assert whole.on is None
    moved = [days[0], {"date": days[1], "venue": "There"}]
    [part] = of_courses([course(dates=days, venue="Here")], [course(dates=moved, venue="Here")])
    assert isinstance(part, VenueChanged)
    assert (part.after, part.on) == ("There", dt.date(2026, 3, 26))


def test_the_removal_of_an_upcoming_course_is_marked() -> None:
    for gone, ahead in ((course(), True), (course(status="cancelled"), False), (course(date="2026-01-08"), False)):
        [change] = of_courses([gone], [])
        assert isinstance(change, Removed)
        assert change.ahead is ahead


MEETINGS: dict[str, tuple[list[dict[str, str]], list[dict[str, str]], list[type[Change]]]] = {
    "another day": ([{"date": "2026-04-01"}], [{"date": "2026-04-08"}], [Moved]),
    "one before it": ([{"date": "2026-04-01"}], [{"date": "2026-03-25"}, {"date": "2026-04-01"}], [Added]),
    "gone": ([{"date": "2026-04-01", "topic": "Art"}, {"date": "2026-05-01"}], [{"date": "2026-05-01"}], [Removed]),
    "cancelled": ([{"date": "2026-04-01"}], [{"date": "2026-04-01", "status": "cancelled"}], [StatusChanged]),
    "another topic": ([{"date": "2026-04-01"}], [{"date": "2026-04-01", "topic": "Art"}], [Renamed]),
    "minutes to come": ([{"date": "2026-04-01"}], [{"date": "2026-04-01", "minutes": "a.pdf"}], []),
    "minutes": ([{"date": "2026-02-01"}], [{"date": "2026-02-01", "minutes": "a.pdf"}], [DetailChanged]),
}


@pytest.mark.parametrize("what", MEETINGS)
def test_meetings(what: str) -> None:
    before, after, expected = MEETINGS[what]
    found = changes(
        catalogue_of(clusters=(cluster(meetings=before),)), catalogue_of(clusters=(cluster(meetings=after),))
    )
    assert kinds(found) == expected


def test_a_meeting_at_the_same_school_called_by_its_file_name_has_not_moved() -> None:
    larkhill = (school("larkhill"),)
    before = catalogue_of(clusters=(cluster(meetings=[{"date": "2026-04-01", "host": "larkhill"}]),), schools=larkhill)
    named = [{"date": "2026-04-01", "host": "Larkhill Primary School"}]
    assert changes(before, catalogue_of(clusters=(cluster(meetings=named),), schools=larkhill)) == ()


def test_a_listing_changes_only_its_words() -> None:
    without_words, with_words = (
        catalogue_of(listings=(listing("2026-03"),)),
        catalogue_of(listings=(listing("2026-03", body="Hello"),)),
    )
    assert changes(catalogue_of(), without_words) == ()
    [change] = changes(catalogue_of(), with_words)
    assert isinstance(change, DetailChanged)
    assert (change.subject.kind, change.label) == ("listing", "introduction")


def test_schools_clusters_and_discounts() -> None:
    before = catalogue_of((), (), (), (cluster(lead="Jo"),), (school(), school("elm")), (discount(),))
    after = catalogue_of(
        (),
        (),
        (),
        (cluster(lead="Sam"), cluster("south")),
        (school(headteacher="Kim"),),
        (discount(tiers=[{"participants": "2-5", "percent": "20"}], until="2026-07-31"),),
    )
    found = {(change.subject.kind, type(change)) for change in changes(before, after)}
    assert found == {
        ("cluster", DetailChanged), ("cluster", Added), ("school", DetailChanged), ("school", Removed),
        ("discount", DetailChanged),
    }  # fmt: skip


def test_plain_pages() -> None:
    def page(uri: str, body: str) -> PlainPage:
        return PlainPage(f"content/{uri}", uri, body=body)

    before = (page("index.md", "# Hello\n\nText"), page("a.md", "# About\n"), page("gone.md", "Old"))
    after = (page("index.md", "# Hello\n\nNew text"), page("a.md", "# About us\n"), page("new.md", "New"))
    found = compare(Edition(catalogue_of(), before), Edition(catalogue_of(), after), TODAY)
    said = {(type(change), change.subject.name) for change in found}
    assert said == {(DetailChanged, "Home page"), (Renamed, "About us"), (Removed, "Gone"), (Added, "New")}


def test_changes_are_ordered_by_kind_and_then_by_day() -> None:
    after = catalogue_of((course("B", date="2026-04-01"), course("A", date="2026-05-01")), (), (news(),))
    assert [change.subject.code for change in changes(catalogue_of(), after)] == ["B", "A", ""]


def test_a_file_that_could_not_be_published_is_left_out_of_an_edition() -> None:
    edition = Edition(catalogue_of(courses=(course("A1"), course("B2"))), (PlainPage("content/a.md", "a.md"),))
    left = without(edition, frozenset({"courses/a1.md", "content/a.md"}))
    assert [record.code for record in left.catalogue.courses] == ["B2"]
    assert left.pages == ()
