"""Clusters, their meetings, and schools."""

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
from tests.builders import SETTINGS, catalogue_of, cluster, course, school, site_of

from collaborative.catalogue import Catalogue
from collaborative.sections.clusters import Hosting, NextMeeting, cluster_page, clusters_page
from collaborative.sections.schools import school_page, schools_page
from collaborative.views.courses import Badge
from collaborative.views.dated import Dated
from collaborative.views.links import Link
from collaborative.views.meetings import meeting_name, meeting_view, where_of_meeting

TODAY = dt.date(2026, 3, 19)


def of(*meetings: dict[str, Any]) -> Catalogue:
    return catalogue_of(clusters=(cluster(meetings=list(meetings)),), schools=(school(cluster="North"),))


@pytest.mark.parametrize(
    ("meeting", "name"),
    [
        ({}, "Meeting"),
        ({"year_groups": "Y2"}, "Year 2 meeting"),
        ({"subject": "Maths"}, "Maths meeting"),
        ({"kind": "Moderation", "year_groups": "Y2"}, "Year 2 moderation meeting"),
        ({"kind": "Cluster meeting", "topic": "Writing"}, "Cluster meeting: Writing"),
        ({"kind": "Year 2 meeting", "year_groups": "Y2"}, "Year 2 meeting"),
        ({"year_groups": "Y1, Y2"}, "Year 1 and Year 2 meeting"),
    ],
)
def test_a_meeting_is_named_by_its_kind_its_year_groups_and_its_topic(meeting: dict[str, Any], name: str) -> None:
    assert meeting_name(of(meeting).meetings[0]) == name


def test_chair_and_minute_taker_are_the_hosts_unless_someone_else_is_named() -> None:
    catalogue = of({"date": "2026-04-01", "host": "larkhill", "chair": "J. Holt"})
    view = meeting_view(catalogue.meetings[0], catalogue, TODAY)
    assert view.host == Link("Larkhill Primary School", "schools/larkhill/")
    assert (view.chair, view.minute_taker) == ("J. Holt", "Someone from Larkhill Primary School")


@pytest.mark.parametrize(
    ("meeting", "said"),
    [
        ({"date": "2026-04-01"}, "To be confirmed"),
        ({"date": "2026-04-01", "host": "TBA"}, "To be confirmed"),
        ({"date": "2026-04-01", "host": "larkhill"}, ""),
        ({"date": "2026-04-01", "status": "cancelled"}, ""),
        ({"date": "2026-01-01"}, ""),
    ],
)
def test_an_upcoming_meeting_without_a_host_says_to_be_confirmed(meeting: dict[str, str], said: str) -> None:
    catalogue = of(meeting)
    view = meeting_view(catalogue.meetings[0], catalogue, TODAY)
    assert bool(view.host) is (meeting.get("host") == "larkhill")
    assert (view.host_to_come if not view.host else "") == said


def test_a_school_may_host_a_meeting_in_which_people_also_take_part_online() -> None:
    catalogue = of({"date": "2026-04-01", "host": "larkhill and online"})
    view = meeting_view(catalogue.meetings[0], catalogue, TODAY)
    assert view.host == Link("Larkhill Primary School and online", "schools/larkhill/")
    assert view.chair == "Someone from Larkhill Primary School"
    assert "online" not in view.map
    assert where_of_meeting(catalogue.meetings[0].meeting, catalogue) == "Larkhill Primary School and online"


@pytest.mark.parametrize("meeting", [{}, {"host": "Online"}, {"host": "via Teams"}])
def test_without_a_school_no_chair_is_named(meeting: dict[str, Any]) -> None:
    catalogue = of({"date": "2026-04-01", **meeting})
    view = meeting_view(catalogue.meetings[0], catalogue, TODAY)
    assert (view.chair, view.minute_taker) == ("", "")


@pytest.mark.parametrize(
    ("meeting", "badge"),
    [
        ({"status": "cancelled"}, Badge("Cancelled", "cancelled")),
        ({"status": "held"}, Badge("Held", "finished")),
        ({}, None),
    ],
)
def test_a_meeting_that_is_off_says_so(meeting: dict[str, Any], badge: Badge | None) -> None:
    catalogue = of({"date": "2026-04-01", **meeting})
    assert meeting_view(catalogue.meetings[0], catalogue, TODAY).badge == badge


def test_a_clusters_page_has_its_schools_courses_and_upcoming_and_past_meetings() -> None:
    catalogue = catalogue_of(
        clusters=(
            cluster(meetings=[{"date": "2026-03-19"}, {"date": "2026-03-18"}, {"date": "TBC"}, {"date": "2026-02-01"}]),
        ),
        schools=(school(cluster="north"), school("elton")),
        courses=(course("A", cluster="North"), course("B", cluster="North", date="2026-03-18"), course("C")),
    )
    page = cluster_page(catalogue.clusters[0], site_of(catalogue, TODAY))
    assert [(it.title, it.address) for it in page.schools] == [("Larkhill Primary School", "schools/larkhill/")]
    assert [item.value.iso for item in page.upcoming if item.since is None] == ["2026-03-19", ""]
    assert [item.value.iso for item in page.past if item.since is None] == ["2026-02-01", "2026-03-18"]
    assert [item.value.code for item in page.courses] == ["A"]
    assert page.subscribe.feed
    assert page.subscribe.feed.page == "clusters/north/"


def test_a_card_names_the_next_meeting_that_takes_place() -> None:
    catalogue = of(
        {"date": "2026-03-18"},
        {"date": "2026-03-20", "status": "cancelled"},
        {"date": "2026-04-01", "start": "15:45", "topic": "SATs", "host": "larkhill"},
    )
    page = clusters_page(site_of(catalogue, TODAY))
    (card,) = page.clusters
    link = Link("Meeting: SATs", "clusters/north/#c.meeting-3")
    host = Link("Larkhill Primary School", "schools/larkhill/")
    assert [item.value for item in card.next_meeting] == [
        NextMeeting("2026-04-01", "Wed 1 Apr 2026", "from 3:45pm", link, host),
        None,
    ]
    assert (card.schools, page.partnership, page.total) == ("1 school", SETTINGS.name, "1 cluster, 1 school listed")


def test_a_meetings_place_is_on_a_map_unless_it_is_online() -> None:
    catalogue = catalogue_of(
        clusters=(cluster(meetings=[{"host": "larkhill"}, {"host": "Town Hall"}, {"host": "Online"}, {}]),),
        schools=(school(town="Bury", postcode="BL9 0AA"),),
    )
    maps = [meeting_view(entry, catalogue, TODAY).map.partition("query=")[2] for entry in catalogue.meetings]
    assert maps == ["Larkhill+Primary+School%2C+Bury%2C+BL9+0AA", "Town+Hall", "", ""]


def test_a_clusters_schools_are_counted_by_setting_in_the_order_of_age() -> None:
    schools = (
        school("a", cluster="North", setting="special"),
        school("b", cluster="North", setting="primary"),
        school("c", cluster="North", setting="nursery", pupils="1"),
        school("d", cluster="North", pupils="212"),
    )
    catalogue = catalogue_of(clusters=(cluster(),), schools=schools)
    page = cluster_page(catalogue.clusters[0], site_of(catalogue, TODAY))
    assert page.settings == "1 nursery school, 2 primary schools and 1 special school"
    assert page.number == "4 schools"
    assert [it.facts for it in page.schools] == [
        "Special school",
        "Primary school",
        "Nursery school, 1 pupil",
        "212 pupils",  # nobody wrote its setting
    ]
    assert (len(page.spokes.left), len(page.spokes.right)) == (2, 2)


def test_a_school_shows_when_it_hosts_next_and_the_next_host_is_marked() -> None:
    meetings = [
        {"date": "2026-03-19", "host": "larkhill", "status": "cancelled"},
        {"date": "2026-03-18", "host": "larkhill"},
        {"date": "2026-03-24", "host": "Online"},
        {"date": "2026-03-26", "host": "elton"},
        {"date": "2026-04-01", "host": "larkhill"},
        {"date": "TBC", "host": "elton"},
    ]
    schools = (school("elton", cluster="North"), school(cluster="North"), school("unsworth", cluster="North"))
    catalogue = catalogue_of(clusters=(cluster(meetings=meetings),), schools=schools)
    page = cluster_page(catalogue.clusters[0], site_of(catalogue, TODAY))
    elton, larkhill, unsworth = page.schools
    on_elton = Hosting(True, "2026-03-26", "Thu 26 Mar 2026", "clusters/north/#c.meeting-4")
    then = Hosting(False, "2026-04-01", "Wed 1 Apr 2026", "clusters/north/#c.meeting-5")
    day = dt.date(2026, 3, 26)
    assert elton.hosts == (Dated(on_elton, None, day), Dated(None, day + dt.timedelta(days=1)))
    assert [item.value for item in larkhill.hosts] == [then, replace(then, next=True), None]
    assert unsworth.hosts == (Dated(None),)


def test_schools_are_listed_by_cluster_and_those_without_one_come_last() -> None:
    schools = (
        school("oak", title="Oak"),
        school("elm", title="Elm", cluster="North"),
        school("ash", title="The Ash", cluster="North", setting="unit"),
        school("yew", title="Yew", cluster="East"),
    )
    clusters = (cluster("north"), cluster("south"), cluster("east"))
    page = schools_page(site_of(catalogue_of(clusters=clusters, schools=schools), TODAY))
    assert [(group.heading, [it.title for it in group.schools]) for group in page.groups] == [
        (Link("East cluster", "clusters/east/"), ["Yew"]),
        (Link("North cluster", "clusters/north/"), ["The Ash", "Elm"]),
        (Link("Other schools", ""), ["Oak"]),
    ]
    assert page.groups[1].schools[0].setting == "Specialist unit"


def test_without_clusters_the_schools_are_one_list_without_a_heading() -> None:
    (group,) = schools_page(
        site_of(catalogue_of(schools=(school("elm", title="Elm"), school("ash", title="The Ash"))), TODAY)
    ).groups
    assert (group.heading, [it.title for it in group.schools]) == (Link("", ""), ["The Ash", "Elm"])
    assert schools_page(site_of(catalogue_of(), TODAY)).groups == ()


@pytest.mark.parametrize(
    ("contact", "address"),
    [
        ("office@example.org", "mailto:office@example.org"),
        ("Jo Holt", ""),
        ("Jo Holt, jo@example.org", ""),
        ("", ""),
    ],
)
def test_an_email_address_of_a_cluster_is_a_link(contact: str, address: str) -> None:
    catalogue = catalogue_of(clusters=(cluster(contact=contact),))
    page = cluster_page(catalogue.clusters[0], site_of(catalogue, TODAY))
    assert page.contact == Link(contact, address)


def test_a_schools_page_lists_the_meetings_that_it_will_host() -> None:
    catalogue = of(
        {"date": "2026-03-18", "host": "Larkhill Primary School"},
        {"date": "2026-04-01", "host": "Larkhill", "start": "15:45", "end": "17:00"},
    )
    page = school_page(catalogue.schools[0], site_of(catalogue, TODAY))
    assert page.cluster == Link("North cluster", "clusters/north/")
    (item,) = page.hosting
    assert item.until == dt.date(2026, 4, 1)
    assert item.value.link == Link("Meeting", "clusters/north/#c.meeting-2")
    assert (item.value.day, item.value.time) == ("Wednesday 1 April 2026", "3:45pm to 5pm")
    assert page.no_hosting == (Dated(None, dt.date(2026, 4, 2)),)


@pytest.mark.parametrize(
    ("meeting", "duty"),
    [
        ({}, "The school provides the chair and takes the minutes."),
        ({"chair": "J. Holt"}, "J. Holt takes the chair, and the school takes the minutes."),
        ({"minute_taker": "A. Lee"}, "The school provides the chair, and A. Lee takes the minutes."),
        ({"chair": "J. Holt", "minute_taker": "A. Lee"}, "J. Holt takes the chair, and A. Lee takes the minutes."),
        ({"status": "cancelled"}, ""),
    ],
)
def test_a_host_sees_what_it_must_provide(meeting: dict[str, str], duty: str) -> None:
    catalogue = of({"date": "2026-04-01", "host": "larkhill", **meeting})
    (item,) = school_page(catalogue.schools[0], site_of(catalogue, TODAY)).hosting
    assert item.value.duty == duty


def test_a_schools_setting_is_shown_only_if_it_was_typed() -> None:
    schools = (school("larkhill"), school("elton", setting="primary"))
    catalogue = catalogue_of(schools=schools)
    assert [school_page(it, site_of(catalogue, TODAY)).setting for it in schools] == ["", "Primary school"]


def test_a_schools_page_lists_the_sessions_that_are_held_there() -> None:
    place = "Larkhill Primary School"
    courses = (
        course("A", venue=f"{place}, Bury"),
        course("B", venue="Larkhill", date="2026-03-20"),
        course("C", venue=place, date="2026-03-18"),
        course("D", venue="Online", dates=[{"date": "2026-03-21"}, {"date": "2026-03-25", "venue": place.upper()}]),
        course("E", venue=f"{place} Annexe, Bury"),
        course("F", venue=place, status="postponed", date="2026-03-10", new_date="2026-04-01", reason="Snow"),
    )
    catalogue = catalogue_of(schools=(school(),), courses=courses)
    page = school_page(catalogue.schools[0], site_of(catalogue, TODAY))
    found = [(item.value.card.code, item.value.iso, item.value.note, item.until) for item in page.courses]
    assert found == [
        ("A", "2026-03-19", "", dt.date(2026, 3, 19)),
        ("D", "2026-03-25", "Session 2 of 2", dt.date(2026, 3, 25)),
        ("F", "2026-04-01", "Moved here from 10 March", dt.date(2026, 4, 1)),
    ]
    assert page.courses_until == dt.date(2026, 4, 1)
