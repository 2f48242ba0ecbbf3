"""Categories of news that are spelled in two ways."""

from tests.checking.one_check import messages_of

from collaborative.checking.records.categories import check_categories


def of_news(**categories: str) -> list[str]:
    """Return the messages about items of these days of March 2026 with these categories, on line 4."""
    return messages_of(
        check_categories,
        {
            f"news/{name}.md": f"---\ntitle: Item\npublished: 2026-03-{name[-2:]}\ncategories: {named}\n---\nText.\n"
            for name, named in categories.items()
        },
    )


def test_the_later_spelling_is_reported_with_the_earlier_one() -> None:
    [message] = of_news(b01="Health and safety", a02="Courses, Health & Safety")
    assert message.startswith(
        "content/news/a02.md:4: categories.2: warning: Another news item writes Health and safety."
    )
    assert message.endswith("Write it the same way, so that both are in one list.")


def test_two_spellings_in_one_item_are_reported_too() -> None:
    [message] = of_news(a01="Health & Safety, Health and safety")
    assert "This item also writes Health & Safety." in message


def test_spellings_with_the_same_address_are_accepted() -> None:
    assert of_news(a01="Health and safety", a02="health and Safety", a03="Health") == []
