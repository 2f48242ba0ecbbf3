"""Clusters, their meetings, and schools."""

import datetime as dt
from typing import Any

import pytest
from tests.builders import cluster, course, school

from collaborative.catalogue import Catalogue
from collaborative.views.clusters import cluster_page, clusters_page, meeting_name, meeting_view, school_page
from collaborative.views.courses import Badge, Cards
from collaborative.views.following.ways import Follow
from collaborative.views.links import Link

TODAY = dt.date(2026, 3, 19)


def of(*meetings: dict[str, Any]) -> Catalogue:
    return Catalogue(clusters=(cluster(meetings=list(meetings)),), schools=(school(cluster="North"),))


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
def test_a_meeting_to_come_says_that_its_host_is_to_be_confirmed(meeting: dict[str, str], said: str) -> None:
    catalogue = of(meeting)
    view = meeting_view(catalogue.meetings[0], catalogue, TODAY)
    assert bool(view.host) is (meeting.get("host") == "larkhill")
    assert (view.host_to_come if not view.host else "") == said


@pytest.mark.parametrize("meeting", [{}, {"host": "Online"}])
def test_without_a_school_nobody_is_said_to_chair(meeting: dict[str, Any]) -> None:
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


def test_a_clusters_page_has_its_schools_courses_and_meetings_to_come_and_held() -> None:
    catalogue = Catalogue(
        clusters=(
            cluster(meetings=[{"date": "2026-03-19"}, {"date": "2026-03-18"}, {"date": "TBC"}, {"date": "2026-02-01"}]),
        ),
        schools=(school(cluster="north"), school("elton")),
        courses=(course("A", cluster="North"), course("B", cluster="North", date="2026-03-18"), course("C")),
    )
    follow = Follow("Follow this cluster", None, None)
    page = cluster_page(catalogue.clusters[0], catalogue, Cards(TODAY), follow)
    assert page.schools == (Link("Larkhill Primary School", "schools/larkhill/"),)
    assert [stay.value.iso for stay in page.coming if stay.since is None] == ["2026-03-19", ""]
    assert [stay.value.iso for stay in page.held if stay.since is None] == ["2026-02-01", "2026-03-18"]
    assert [stay.value.code for stay in page.courses] == ["A"]
    assert page.follow is follow


def test_a_card_names_the_next_meeting_that_takes_place() -> None:
    catalogue = of(
        {"date": "2026-03-18"}, {"date": "2026-03-20", "status": "cancelled"}, {"date": "2026-04-01", "topic": "SATs"}
    )
    (card,) = clusters_page(catalogue, TODAY).clusters
    assert (card.next_meeting[0].value, card.schools) == ("Wed 1 Apr 2026: Meeting: SATs", "1 school")


def test_a_schools_page_lists_the_meetings_that_it_will_host() -> None:
    catalogue = of(
        {"date": "2026-03-18", "host": "Larkhill Primary School"}, {"date": "2026-04-01", "host": "Larkhill"}
    )
    page = school_page(catalogue.schools[0], catalogue, TODAY)
    assert page.cluster == Link("North cluster", "clusters/north/")
    assert [stay.value for stay in page.hosting] == [Link("Wed 1 Apr 2026: Meeting", "clusters/north/#c.meeting-2")]
