"""Every feed and calendar of a plan, with the links to subscribe to it."""

import datetime as dt
from urllib.parse import parse_qs, urlsplit

from tests.builders import SETTINGS, catalogue_of, cluster, course, news, site_of

from collaborative import addresses
from collaborative.sections.plan import SitePlan, plan
from collaborative.sections.subscribe import SubscribePage
from collaborative.views.links import Link
from collaborative.views.subscriptions.by_page import calendar_links
from collaborative.views.subscriptions.calendars import CalendarFile
from collaborative.views.subscriptions.links import SubscribeLinks

TODAY = dt.date(2026, 3, 2)
ALL = catalogue_of(
    courses=(course("A", cluster="North", subject="Maths", audience="KS1"), course("B", date="TBC", subject="Science")),
    news=(news(categories="Changes"),),
    clusters=(cluster(),),
)


def of(planned: SitePlan, address: str) -> SubscribeLinks:
    [page] = [page for page in planned.pages if page.address == address]
    subscribe = getattr(page.view, "subscribe", None)
    assert isinstance(subscribe, SubscribeLinks)
    return subscribe


def subscribe(planned: SitePlan) -> SubscribePage:
    [view] = [page.view for page in planned.pages if page.address == addresses.SUBSCRIBE]
    assert isinstance(view, SubscribePage)
    return view


def test_a_calendars_links_contain_its_own_address() -> None:
    links = calendar_links(CalendarFile("BPLC: R&D, £ & é", "", "clusters/north/calendar.ics", tuple), SETTINGS)
    assert links.url == "https://training.example.org.uk/clusters/north/calendar.ics"
    assert links.webcal == "webcal://training.example.org.uk/clusters/north/calendar.ics"
    outlook = urlsplit(links.outlook)
    assert (outlook.hostname, outlook.path) == ("outlook.office.com", "/calendar/0/addfromweb")
    assert parse_qs(outlook.query) == {"url": [links.url], "name": ["BPLC: R&D, £ & é"]}
    assert "+" not in outlook.query


def test_google_subscribes_to_the_file_that_is_made_for_it() -> None:
    links = calendar_links(CalendarFile("All", "", "calendar.ics", tuple), SETTINGS)
    assert links.google_url == "https://training.example.org.uk/google.ics"
    google = urlsplit(links.google)
    assert (google.hostname, google.path) == ("www.google.com", "/calendar/render")
    assert parse_qs(google.query) == {"cid": ["webcal://training.example.org.uk/google.ics"]}
    assert addresses.google_calendar_of("clusters/north/calendar.ics") == "clusters/north/google.ics"


def test_the_page_lists_exactly_the_feeds_and_calendars_of_the_plan() -> None:
    for planned in (plan(site_of(ALL, TODAY)), plan(site_of(ALL, TODAY, is_preview=True))):
        view = subscribe(planned)
        groups = [links for group in view.calendar_groups for links in group.entries]
        calendars = [links.url for links in (*view.calendars, *groups)]
        assert sorted(calendars) == sorted(
            SETTINGS.absolute(file.address) for file in planned.calendars if not (file.once or file.for_google)
        )
        feed_groups = [links for group in view.feed_groups for links in group.entries]
        feeds = [links.url for links in (*view.feeds, *feed_groups)]
        assert sorted(feeds) == sorted(SETTINGS.absolute(feed.address) for feed in planned.feeds)
        json = {links.json for links in (*view.feeds, *feed_groups)} - {""}
        assert json == {SETTINGS.absolute(feed.address) for feed in planned.json_feeds}


def test_the_page_groups_them_by_kind_and_names_each() -> None:
    view = subscribe(plan(site_of(ALL, TODAY)))
    assert [links.name for links in view.calendars] == ["All courses and meetings"]
    assert [links.name for links in view.feeds][:3] == ["Courses and news", "News", "Courses"]
    assert [(group.heading, [links.name for links in group.entries]) for group in view.calendar_groups] == [
        ("Clusters", ["North cluster"]),
        ("Audiences", ["KS1", "Year 1", "Year 2"]),
        ("Subjects", ["Maths"]),
    ]
    assert [(group.heading, [links.name for links in group.entries]) for group in view.feed_groups] == [
        ("Clusters", ["North cluster"]),
        ("Audiences", ["KS1", "Year 1", "Year 2"]),
        ("Subjects", ["Maths", "Science"]),
        ("Kinds of news", ["Changes"]),
    ]


def test_each_page_offers_its_own_calendar_or_else_the_whole_sites() -> None:
    planned = plan(site_of(ALL, TODAY))
    for page in ("clusters/north/", "audience/ks1/", "subject/maths/"):
        subscribe = of(planned, page)
        assert subscribe.feed is not None
        assert subscribe.calendar is not None
        assert subscribe.feed.url == f"{SETTINGS.url}{page}feed.xml"
        assert subscribe.calendar.url == f"{SETTINGS.url}{page}calendar.ics"
    for page in ("courses/", "courses/2026-03/"):
        subscribe = of(planned, page)
        assert subscribe.feed is not None
        assert subscribe.calendar is not None
        assert (subscribe.feed.url, subscribe.calendar.url) == (
            f"{SETTINGS.url}courses/feed.xml",
            f"{SETTINGS.url}calendar.ics",
        )
    whole = of(planned, "calendar/")
    assert whole.calendar is not None
    assert whole.calendar.url == f"{SETTINGS.url}calendar.ics"
    for page in ("news/", "news/category/changes/"):
        subscribe = of(planned, page)
        assert subscribe.feed is not None
        assert (subscribe.feed.url, subscribe.calendar) == (f"{SETTINGS.url}{page}feed.xml", None)


def test_the_heading_is_the_same_on_every_page() -> None:
    planned = plan(site_of(ALL, TODAY))
    both = "Get these dates in your calendar, or hear of new ones"
    for page in ("clusters/north/", "audience/ks1/", "courses/", "courses/2026-03/", "calendar/"):
        assert of(planned, page).heading == both
    for page in ("news/", "news/category/changes/", "subject/science/"):
        assert of(planned, page).heading == "Hear when there is something new"
    assert SubscribeLinks(None, of(planned, "calendar/").calendar).heading == "Get these dates in your calendar"


def test_a_page_offers_its_calendar_once_it_has_a_date() -> None:
    planned = plan(site_of(ALL, TODAY))
    assert of(planned, "subject/science/").calendar is None
    heads = {page.address: (page.feeds, page.calendars) for page in planned.pages}
    assert heads["news/category/changes/"] == ((Link("News: Changes", "news/category/changes/feed.xml"),), ())
    assert heads["subject/science/"] == ((Link("Science", "subject/science/feed.xml"),), ())
    assert heads["clusters/north/"] == (
        (Link("North cluster", "clusters/north/feed.xml"),),
        (Link("North cluster: calendar", "clusters/north/calendar.ics"),),
    )
