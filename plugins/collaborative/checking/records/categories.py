"""Categories of news that are spelled in two ways, and so get two lists."""

from collections.abc import Iterator

from collaborative.checking.subject import Subject
from collaborative.problems import Problem
from collaborative.reading.words import fold, slugify
from collaborative.records.news import NewsItem


def check_categories(subject: Subject) -> Iterator[Problem]:
    """Report each spelling whose address differs from the oldest: "Health & Safety", "Health and safety"."""
    first: dict[str, str] = {}
    for item, record in sorted(subject.items_of(NewsItem), key=lambda it: (it[1].published, it[1].origin.path)):
        here: set[str] = set()
        for number, name in enumerate(record.categories):
            known = first.setdefault(fold(name), name)
            if slugify(known) != slugify(name):
                who = "This item also writes" if known in here else "Another news item writes"
                remedy = "Write it the same way, so that both are in one list."
                yield item.warning(("categories", number), f"{who} {known}.", remedy)
            here.add(name)
