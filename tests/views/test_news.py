"""News: cards, archives, and the page of an item."""

import datetime as dt
from typing import Any

import pytest
from tests.builders import catalogue_of, news, site_of

from collaborative.records.news import NewsItem
from collaborative.sections.news import NewsItemPage, news_item_page, news_page
from collaborative.views.links import Link
from collaborative.views.news_cards import news_card
from collaborative.views.pictures import Picture

TODAY = dt.date(2026, 3, 2)
EXTENTS = {"images/a hall.jpg": (1600, 900)}


def written(body: str, name: str = "programme", **front: Any) -> NewsItem:
    return news(name, **front).model_copy(update={"body": body})


def page_of(*items: NewsItem, at: int = 0) -> NewsItemPage:
    catalogue = catalogue_of(news=items)
    site = site_of(catalogue, TODAY, extents=EXTENTS)
    return news_item_page(catalogue.latest_news[at], site)


def test_a_card_has_the_summary_or_else_the_first_words_of_the_text() -> None:
    assert news_card(written("Some *text*."), TODAY).summary == "Some text."
    assert news_card(written("Some *text*.", summary="In short"), TODAY).summary == "In short"


def test_a_card_has_its_authors_categories_and_picture_with_its_size() -> None:
    item = news(author="Jo Holt, The office", categories="Courses", image="images/a hall.jpg", image_alt="A hall")
    card = news_card(item, TODAY, EXTENTS)
    assert card.authors == (Link("Jo Holt", "news/author/jo-holt/"), Link("The office", "news/author/the-office/"))
    assert card.categories == (Link("Courses", "news/category/courses/"),)
    assert card.picture == Picture("images/a%20hall.jpg", "A hall", 1600, 900)
    assert news_card(item, TODAY).picture == Picture("images/a%20hall.jpg", "A hall", 0, 0)
    assert news_card(news(), TODAY).picture is None


def test_a_category_in_two_spellings_is_shown_once() -> None:
    card = news_card(news(categories="Health & Safety, Courses, Health and safety"), TODAY)
    assert [link.text for link in card.categories] == ["Health & Safety", "Courses"]


def test_the_archives_count_what_they_hold_and_open_the_year_that_is_shown() -> None:
    items = (
        news("a", published="2026-02-20", categories="Joint practice", author="Jo"),
        news("b", published="2026-02-21", categories="Joint-Practice, Courses", author="Jo, Al"),
        news("c", published="2026-01-05"),
        news("d", published="2025-12-05", categories="Courses"),
    )
    catalogue = catalogue_of(news=items)
    page = news_page("", "news/", (), site_of(catalogue))
    assert [(it.year.text, it.year.count, it.open) for it in page.years] == [("2026", 3, True), ("2025", 1, False)]
    assert page.years[0].months == (
        Link("February 2026", "news/2026/02/", 2),
        Link("January 2026", "news/2026/01/", 1),
    )
    assert page.categories == (
        Link("Courses", "news/category/courses/", 2),
        Link("Joint practice", "news/category/joint-practice/", 2),
    )
    assert page.authors == (Link("Al", "news/author/al/", 1), Link("Jo", "news/author/jo/", 2))
    opened = news_page("2025", "news/2025/", (), site_of(catalogue), year=2025)
    assert [it.open for it in opened.years] == [False, True]
    gone = news_page("2024", "news/2024/", (), site_of(catalogue), year=2024)
    assert [it.open for it in gone.years] == [True, False]


@pytest.mark.parametrize(
    ("updated", "said"),
    [
        (None, ("", "")),
        ("2026-02-24", ("24 February 2026", "2026-02-24")),
        ("2026-02-20 18:00", ("", "")),
    ],
)
def test_an_item_says_when_it_was_last_updated_after_its_own_day(updated: str | None, said: tuple[str, str]) -> None:
    page = page_of(news(published="2026-02-20", **({"updated": updated} if updated else {})))
    assert (page.updated, page.updated_iso) == said
    assert page.day == "20 February 2026"


def test_an_item_links_to_its_neighbours() -> None:
    items = [news(name, title=name, published=f"2026-02-0{day}") for day, name in enumerate("abc", 1)]
    page = page_of(*items, at=1)
    assert (page.newer, page.older) == (Link("c", "news/c/"), Link("a", "news/a/"))
