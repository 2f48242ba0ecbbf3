"""Records followed through the histories of files, and when they became public."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from tests.builders import COMMITTED, history_of, load

from collaborative.loading.content import Content
from collaborative.loading.history import History
from collaborative.records.course import Course

WEEK = dt.timedelta(weeks=1)
A, B = "courses/a.md", "courses/b.md"


def course(code: str = "FA01", title: str = "First aid", date: str = "2026-03-19", *lines: str) -> str:
    return "\n".join(["---", f"title: {title}", f"code: {code}", f"date: {date}", *lines, "---", "Text", ""])


def site_of(*files: Sequence[tuple[str, str]], gone: Sequence[Sequence[tuple[str, str]]] = ()) -> Content:
    """Load a site whose files are the last version of each history."""
    history = history_of(*files, gone=gone)
    if gone:  # what is there now began when the others had ended
        longest = max(len(one) for one in gone)
        later = [
            replace(file, versions=tuple(v._replace(moment=v.moment + WEEK * longest) for v in file.versions))
            for file in history.files[len(gone) :]
        ]
        history = History((*history.files[: len(gone)], *later), history.texts)
    return load(dict(one[-1] for one in files), history)


def only(content: Content) -> tuple[Course, list[Any]]:
    (record,) = content.catalogue.courses
    return record, [state.record for state in content.catalogue.public_history.of(record)]


def test_each_change_is_a_state_of_the_record() -> None:
    record, states = only(
        site_of([(A, course()), (A, course(title="First aid for all")), (B, course(title="First aid for all"))])
    )
    assert [(state.title, state.slug) for state in states] == [
        ("First aid", "a"),
        ("First aid for all", "a"),
        ("First aid for all", "b"),
    ]
    assert record.published == COMMITTED


def test_a_course_is_published_when_it_stops_being_a_draft() -> None:
    record, states = only(site_of([(A, course("FA01", "First aid", "2026-03-19", "draft: yes")), (A, course())]))
    assert (record.published, len(states)) == (COMMITTED + WEEK, 1)


def test_changes_before_the_day_of_publication_are_not_public() -> None:
    later = ("published: 2026-01-20",)
    versions = [(A, course("FA01", title, "2026-03-19", *later)) for title in ("Frist aid", "Second aid", "First aid")]
    _, states = only(site_of(versions))  # on 5, 12 and 19 January
    assert [state.title for state in states] == ["First aid"]


def test_a_version_that_could_not_be_read_was_never_public() -> None:
    broken = course(date="31 February 2026")
    _, states = only(site_of([(A, course()), (A, broken), (A, course(date="2026-03-26"))]))
    assert [str(state.first_day) for state in states] == ["2026-03-19", "2026-03-26"]


@pytest.mark.parametrize(
    "again", [course(), course("FA01", "First aid", "2026-06-11"), course("FA01", "First aid for all"), course("fa 01")]
)
def test_a_course_that_was_deleted_and_written_again_goes_on(again: str) -> None:
    record, states = only(site_of([(B, again)], gone=[[(A, course())]]))
    assert (record.identity, record.published, len(states)) == ("fa01", COMMITTED, 2)


@pytest.mark.parametrize(
    "other", [course("FA02"), course("FA01", "Fire wardens", "2026-06-11"), course("FA02", "First aid", "2026-03-19")]
)
def test_another_code_or_quite_another_course_does_not(other: str) -> None:
    record, states = only(site_of([(B, other)], gone=[[(A, course())]]))
    assert (record.published, len(states)) == (COMMITTED + WEEK, 1)


def test_a_course_in_a_new_file_keeps_the_name_of_its_first_file() -> None:
    record, _ = only(site_of([(B, course("FA10", "First aid", "2026-03-19", "aliases: a"))], gone=[[(A, course())]]))
    assert (record.origin.name, record.identity, record.published) == ("a", "fa01", COMMITTED)


def test_a_page_that_takes_over_an_address_from_then_on_goes_on() -> None:
    front = "---\ntitle: Programme\npublished: 2026-01-05\n{}---\n\nText.\n"
    content = site_of([("news/b.md", front.format("aliases: a\n"))], gone=[[("news/a.md", front.format(""))]])
    assert [item.origin.name for item in content.catalogue.news] == ["a"]
    assert content.catalogue.public_history.gone == ()


@pytest.mark.parametrize(
    ("after", "identity", "states"),
    [
        (course("FA10"), "fa01", 2),  # a slip in the code
        (course("FA01", "Fire wardens", "2026-06-11"), "fa01", 2),  # its code says that it is the same
        (course("FA02", "First aid", "2026-06-11"), "fa02", 1),  # the next run, in the file of the last
        (course("FA02", "Fire wardens", "2026-06-11"), "fa02", 1),
    ],
)
def test_a_file_goes_on_as_one_course_or_holds_another(after: str, identity: str, states: int) -> None:
    content = site_of([(A, course()), (A, after)])
    record, before = only(content)
    assert (record.identity, len(before)) == (identity, states)
    assert len(content.catalogue.public_history.gone) == 2 - states


def test_the_name_of_a_deleted_course_is_not_reused() -> None:
    other = course("FA01", "Fire wardens", "2026-06-11")
    content = site_of([(B, other)], gone=[[(A, course())]])
    assert [record.identity for record in content.catalogue.courses] == ["fa01-20260112"]


def test_news_that_takes_a_name_or_a_file_that_was_anothers_is_named_apart() -> None:
    one = "---\ntitle: Term dates\npublished: 2026-01-05\n---\n\nHere they are.\n"
    other = "---\ntitle: Snow closes the centre\npublished: 2026-01-12\n---\n\nStay at home, please.\n"
    content = site_of([("news/latest.md", one), ("news/latest.md", other)])
    assert [item.origin.name for item in content.catalogue.news] == ["latest-20260112"]
    content = site_of([("news/latest.md", other)], gone=[[("news/latest.md", one)]])
    assert [item.origin.name for item in content.catalogue.news] == ["latest-20260112"]


def test_news_is_the_same_if_two_of_title_day_and_text_are() -> None:
    text = "All that you need to know of the new programme, and more."
    first = f"---\ntitle: Programme\npublished: 2026-01-05\n---\n\n{text}\n"
    for changed in (
        first.replace("Programme", "The new programme"),
        first.replace("2026-01-05", "2026-01-06"),
        first.replace(text, "Quite another text."),
    ):
        content = site_of([("news/a.md", first), ("news/a.md", changed)])
        assert [item.origin.name for item in content.catalogue.news] == ["a"]
        assert content.catalogue.public_history.gone == ()


def test_a_broken_file_keeps_changes_of_other_files_from_the_public() -> None:
    broken = course("FA02", "Fire", "31 February 2026")
    content = site_of(
        [(A, course()), (A, course(date="2026-03-26")), (A, course(date="2026-04-02"))],
        [(B, course("FA02", "Fire")), (B, broken), (B, course("FA02", "Fire"))],
    )
    record = next(record for record in content.catalogue.courses if record.code == "FA01")
    days = [str(state.record.first_day) for state in content.catalogue.public_history.of(record)]
    assert days == ["2026-03-19", "2026-04-02"]


def test_of_two_commits_of_one_moment_the_last_one_counts() -> None:
    history = history_of([(A, course()), (A, course(date="2026-03-26")), (A, course(date="2026-04-02"))])
    (file,) = history.files
    first, second, third = file.versions
    together = replace(file, versions=(first, second, third._replace(moment=second.moment)))
    _, states = only(load({A: course(date="2026-04-02")}, History((together,), history.texts)))
    assert [str(state.first_day) for state in states] == ["2026-03-19", "2026-04-02"]


def test_a_course_that_gets_the_earlier_code_of_another_is_named_apart() -> None:
    content = site_of([(A, course()), (A, course("FA10"))], [(B, course("FA01", "Fire wardens", "2026-06-11"))])
    assert [record.identity for record in content.catalogue.courses] == ["fa01", "fa01-20260105"]


def test_without_a_history_nothing_is_known() -> None:
    content = load({A: course()})
    assert not content.catalogue.public_history.known
    assert content.catalogue.courses[0].published is None


def test_a_version_that_would_be_refused_today_was_published_all_the_same() -> None:
    """Its value can be read; what is newly refused is asked of files as they are now."""
    unclear, clear = (A, course(date="27-03-18")), (A, course(date="2018-03-27"))
    record, states = only(site_of((unclear, clear)))
    assert [state.date for state in states] == [dt.date(2018, 3, 27)] * 2
    assert record.published == COMMITTED
    refused = load({A: unclear[1]})
    assert [(problem.field, "2018" in problem.wrong, "2027" in problem.wrong) for problem in refused.problems] == [
        ("date", True, True)
    ]
