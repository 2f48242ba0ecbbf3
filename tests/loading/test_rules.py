"""Rules within a record and between records."""

import pytest
from tests.builders import load, problems_of_course

DAY = "date: 2026-03-19"


def messages_of(*lines: str) -> list[str]:
    return [str(problem).removeprefix("courses/a.md:") for problem in problems_of_course(*lines)]


def course(code: str, *lines: str) -> str:
    return "\n".join(["---", "title: First aid", f"code: {code}", DAY, *lines, "---", "Text", ""])


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (
            (),
            "1: date: The date is missing. Add a line such as date: 2026-03-19, or date: TBC while it is not known.",
        ),
        (
            (DAY, "start: 9:30", "end: 00:00"),
            (
                "6: end: It would end at midnight, and start as early as 09:30. "
                "If you mean midday, write end: 12:00. If it goes on until midnight, write end: 23:59."
            ),
        ),
        (
            (DAY, "start: 12:00", "end: 00:00"),
            "6: end: It would end at midnight, and start as early as 12:00. If it goes on until midnight, write end: 23:59.",
        ),
        (
            (DAY, "dates: 19 and 26 March 2026"),
            "5: dates: The course has both date and dates. Keep dates with every day in it, for example dates: 19 and 26 March 2026, or date where there is one day.",
        ),
        (
            ("dates: TBC",),
            "4: dates: The dates are to be confirmed. Write date: TBC (one line) instead of dates.",
        ),
        (
            (DAY, "start: 9:30", "end: 03:30"),
            "6: end: It would end at 03:30, before it starts at 09:30. If you mean the afternoon, write end: 15:30.",
        ),
        (
            (DAY, "start: 15:00", "end: 13:00"),
            (
                "5: start: It would end at 13:00, before it starts at 15:00. "
                "If the two stand the wrong way round, write start: 13:00 and end: 15:00; if it ends on the next day, add end_date."
            ),
        ),
        (
            (DAY, "start: 9.30am", "end: 9am"),
            (
                "6: end: It would end at 09:00, before it starts at 09:30. "
                "Correct one of the two times, start: 09:30 or end: 09:00; if it ends on the next day, add end_date."
            ),
        ),
        (
            (DAY, "start: 11:30", "end: 8am"),
            (
                "5: start: It would end at 08:00, before it starts at 11:30. "
                "If the two stand the wrong way round, write start: 08:00 and end: 11:30; if it ends on the next day, add end_date."
            ),
        ),
        (
            (DAY, "start: 07:30", "end: 06:15"),
            (
                "5: start: It would end at 06:15, before it starts at 07:30. "
                "If the two stand the wrong way round, write start: 06:15 and end: 07:30; if it ends on the next day, add end_date."
            ),
        ),
        (
            (DAY, "start: 18:30", "end: 8.30"),
            "6: end: It would end at 08:30, before it starts at 18:30. If you mean the afternoon, write end: 20:30.",
        ),
        (
            ("dates:", "  - date: 2026-03-19", "    start: 13:00", "    end: 03:30", "  - date: 2026-03-26"),
            (
                "7: dates.1.end: It would end at 03:30, before it starts at 13:00. "
                "If you mean the afternoon, write end: 15:30."
            ),
        ),
        (
            (DAY, "end: 15:30"),
            "1: start: There is an end (15:30) but no start. Add a line above the end, for example start: 09:30",
        ),
        (
            ("dates:", "  - 19 March 2026", "  - 26 March 2026", "  - 2026-03-19"),
            "7: dates.3: 19 March 2026 stands twice, here and on line 5. Take one of the two lines away.",
        ),
        (
            (DAY, "end_date: 2026-03-18"),
            "5: end_date: It would end on 18 March 2026, before it begins. Write the day on which it ends.",
        ),
        (
            (DAY, "places: 12", "places_left: 13"),
            "6: places_left: 13 places left is more than there are (12). Correct one of the two numbers.",
        ),
        (
            (DAY, "new_date: 2026-04-16"),
            (
                "5: new_date: There is a new_date, but the status is scheduled. "
                "Write status: postponed, or change date and take new_date away."
            ),
        ),
        ((DAY, "cluster: North"), '5: cluster: "North" is not a cluster of this site. Add a file for it first.'),
    ],
)
def test_a_course_that_makes_no_sense_is_refused(lines: tuple[str, ...], message: str) -> None:
    assert messages_of(*lines) == [message]


@pytest.mark.parametrize(
    "line", ["date:", "dates:", "dates: []", "dates: ','"], ids=["no date", "no dates", "empty list", "comma"]
)
def test_a_date_that_is_left_empty_is_not_taken_for_to_be_confirmed(line: str) -> None:
    problems = problems_of_course(line)
    assert [problem.line for problem in problems] == [4]


@pytest.mark.parametrize("line", ["price: {member: , non_member: }", "price: {member: }"])
def test_a_price_that_is_left_empty_is_not_taken_for_free(line: str) -> None:
    assert [problem.field for problem in problems_of_course(DAY, line)] == ["price"]


@pytest.mark.parametrize(
    "lines",
    [
        ("date: TBC",),
        (DAY, "start: 22:00", "end: 02:00", "end_date: 2026-03-20"),
        ("dates:", "  - {date: 2026-03-19, start: 9:30}", "  - {date: 2026-03-19, start: 13:30}"),
        (DAY, "status: postponed", "new_date: 2026-04-16"),
        (DAY, "places: 12", "places_left: 12"),
    ],
)
def test_what_is_unusual_but_makes_sense_is_accepted(lines: tuple[str, ...]) -> None:
    assert messages_of(*lines) == []


def test_an_old_address_cannot_leave_its_folder() -> None:
    content = load({"courses/a.md": course("FA01", "aliases: ../../elsewhere")})
    aliases = [alias for item in content.catalogue.courses for alias in item.aliases]
    assert content.problems or not any(".." in alias or "/" in alias for alias in aliases)


def test_a_title_that_looks_like_a_switch_is_refused_until_it_is_quoted() -> None:
    news = "---\ntitle: {title}\npublished: 2026-03-01\n---\nText\n"
    (problem,) = load({"news/a.md": news.format(title="No")}).problems
    assert str(problem) == (
        "content/news/a.md:2: title: No looks like a switch, not like a title. "
        'If it is the title, put the text in quotes: title: "No".'
    )
    assert load({"news/a.md": news.format(title='"No"')}).problems == ()


@pytest.mark.parametrize(("one", "other"), [("FA 01", "fa01"), ("fa-01", "FA/01"), ("FA01", "FA01")])
def test_two_equal_codes_are_refused_naming_both_files(one: str, other: str) -> None:
    (problem,) = load({"courses/a.md": course(one), "courses/spring/b.md": course(other)}).problems
    assert str(problem) == (
        f'courses/spring/b.md:3: code: The code "{other}" is also in courses/a.md (line 3). '
        "Each course needs a code of its own: give the newer one (is it a copy?) another."
    )


@pytest.mark.parametrize(
    "typed", ["old-name", "old-name.md", "/courses/old-name/", "https://a.example/courses/old-name/"]
)
def test_an_old_address_may_be_typed_as_it_was_seen(typed: str) -> None:
    (record,) = load({"courses/a.md": course("FA01", f"aliases: {typed}")}).catalogue.courses
    assert record.aliases == ("old-name",)


def test_unknown_clusters_and_hosts_are_refused_with_the_nearest() -> None:
    content = load(
        {
            "courses/a.md": course("FA01", "cluster: Nroth cluster"),
            "clusters/north.md": "---\ntitle: North cluster\nmeetings:\n  - date: 2026-03-19\n    host: Larkhil\n---\n",
            "schools/larkhill.md": "---\ntitle: Larkhill Primary School\ncluster: Nort\n---\n",
        }
    )
    assert [str(problem) for problem in content.problems] == [
        (
            'content/clusters/north.md:5: meetings.1.host: "Larkhil" is not a school of this site. '
            "Did you mean Larkhill Primary School?"
        ),
        'content/schools/larkhill.md:3: cluster: "Nort" is not a cluster of this site. Did you mean North cluster?',
        'courses/a.md:5: cluster: "Nroth cluster" is not a cluster of this site. Did you mean North cluster?',
    ]


@pytest.mark.parametrize("typed", ["North", "north cluster", "NORTH", "north-bank"])
def test_a_cluster_is_known_by_its_title_and_by_its_file_name(typed: str) -> None:
    content = load(
        {
            "courses/a.md": course("FA01", f"cluster: {typed}"),
            "clusters/north-bank.md": "---\ntitle: North cluster\n---\n",
        }
    )
    assert content.problems == ()


def test_a_meeting_cannot_end_before_it_starts() -> None:
    text = "---\ntitle: North\nmeetings:\n  - date: 2026-03-19\n    start: 15:45\n    end: 14:00\n---\n"
    (problem,) = load({"clusters/north.md": text}).problems
    assert str(problem) == (
        "content/clusters/north.md:6: meetings.1.end: The meeting would end at 14:00, before it starts at 15:45. "
        "Correct the times, for example start: 15:45 and end: 17:15."
    )


@pytest.mark.parametrize(
    ("tiers", "place", "wrong"),
    [
        (
            ("2-5", "5+"),
            "5: tiers.2.participants",
            "5 or more people overlaps 2 to 5 people, so that two discounts would apply.",
        ),
        (
            ("2-5", "3"),
            "5: tiers.2.participants",
            "3 people overlaps 2 to 5 people, so that two discounts would apply.",
        ),
        (("2-5", "9-6"), "5: tiers.2.participants", '"9-6" runs backwards.'),
        (("0-5", "6+"), "4: tiers.1.participants", '"0-5" starts below one person.'),
        (("2-5", "Feb-05"), "5: tiers.2.participants", '"Feb-05" is what a spreadsheet makes of 2-5.'),
    ],
)
def test_tiers_that_overlap_or_are_not_ranges_are_refused(tiers: tuple[str, str], place: str, wrong: str) -> None:
    rows = [f"  - {{participants: {tier}, percent: 15}}" for tier in tiers]
    text = "\n".join(["---", "title: Discount", "tiers:", *rows, "---", "Text"])
    (problem,) = load({"discounts/a.md": text}).problems
    assert str(problem).startswith(f"content/discounts/a.md:{place}: {wrong} ")


def test_a_discount_cannot_end_before_it_begins() -> None:
    text = "---\ntitle: D\ntiers: [{participants: 2-5, percent: 15}]\nfrom: 2026-05-01\nuntil: 2026-04-30\n---\n"
    (problem,) = load({"discounts/a.md": text}).problems
    assert str(problem) == (
        "content/discounts/a.md:5: until: The discount would end on 30 April 2026, before it begins. "
        "Correct from or until."
    )


@pytest.mark.parametrize("name", ["march", "2026-13", "2026-3"])
def test_a_listing_whose_name_is_not_a_month_is_refused(name: str) -> None:
    (problem,) = load({f"listings/{name}.md": "---\ntitle: March\n---\nText\n"}).problems
    assert str(problem) == (
        f'content/listings/{name}.md:1: The file name "{name}.md" is not a month. '
        "Name the file after its month, for example 2026-03.md."
    )


def test_a_listing_has_its_month_from_its_file_name_alone() -> None:
    content = load({"listings/2026-03.md": "---\ntitle: March\nslug: 2026-04\n---\nText\n"})
    assert [(problem.line, problem.field) for problem in content.problems] == [(3, "slug")]


@pytest.mark.parametrize(
    "broken", ["---\ntitle: 'North\n---\n", "---\nNorth\n", "title North\n", "---\ntitle: [North]\n---\n"]
)
def test_references_to_an_unreadable_cluster_are_not_reported(broken: str) -> None:
    files = {
        "clusters/north.md": broken,
        "clusters/south.md": "---\ntitle: South\n---\n",
        "courses/a.md": course("A1", "cluster: North cluster"),
        "schools/b.md": "---\ntitle: B School\ncluster: North cluster\n---\n",
    }
    assert {problem.path for problem in load(files).problems} == {"content/clusters/north.md"}


@pytest.mark.parametrize("name", ["2027-13", "january-2027", "Jan 2028"])
def test_a_listing_without_a_month_is_refused_and_not_in_the_catalogue(name: str) -> None:
    content = load({f"listings/{name}.md": "---\ntitle: January\n---\n"})
    assert [problem.wrong for problem in content.problems] == [f'The file name "{name}.md" is not a month.']
    assert not content.catalogue.listings


def test_a_course_in_the_folder_of_news_is_reported_once() -> None:
    (problem,) = load({"news/a.md": course("A1", "price: 95")}).problems
    assert str(problem) == (
        "content/news/a.md:1: This looks like a course, but in this folder it is read as something else. "
        "Move the file to the folder courses."
    )


@pytest.mark.parametrize("folder", ["clusters", "schools"])
def test_two_clusters_or_schools_of_one_title_are_refused(folder: str) -> None:
    files = {
        f"{folder}/{name}.md": f"---\ntitle: {title}\n---\n" for name, title in (("a", "Hillside"), ("b", "HILLSIDE"))
    }
    (problem,) = load(files).problems
    assert (problem.path, problem.line, problem.field) == (f"content/{folder}/b.md", 2, "title")
    assert f"content/{folder}/a.md" in problem.wrong
    assert load({"clusters/a.md": "---\ntitle: A\n---\n", "schools/a.md": "---\ntitle: A\n---\n"}).problems == ()


@pytest.mark.parametrize(
    ("typed", "last"),
    [("https://training.example.org/courses/first-aid/", "first-aid"), ("../news", "news"), ("a/b c", "b-c")],
)
def test_a_slug_is_the_last_part_of_an_address(typed: str, last: str) -> None:
    (problem,) = problems_of_course("date: 2026-03-19", f"slug: {typed}")
    assert problem.field == "slug"
    assert problem.remedy.endswith(f"slug: {last}")


def test_times_in_the_wrong_order_are_not_taken_for_a_long_evening() -> None:
    (problem,) = problems_of_course("date: 2026-03-19", "start: 15:30", "end: 9:30")
    assert "21:30" not in problem.remedy
    assert "start: 09:30 and end: 15:30" in problem.remedy
    (evening,) = problems_of_course("date: 2026-03-19", "start: 18:00", "end: 9:00")
    assert evening.remedy == "If you mean the afternoon, write end: 21:00."


@pytest.mark.parametrize("end", ["midnight", "12 midnight", "24:00", "24.00", "2400", "Midnight"])
@pytest.mark.parametrize("start", ["12:05", "3pm", "19:30"])
def test_a_session_that_starts_after_noon_may_end_at_midnight(start: str, end: str) -> None:
    assert messages_of(DAY, f"start: {start}", f"end: {end}") == []
    assert messages_of(DAY, f"start: {start} - {end}") == []
    assert messages_of(f"dates: [{{date: 2026-03-19, start: {start}, end: {end}}}]") == []


@pytest.mark.parametrize("end", ["midnight", "24:00", "00:00"])
def test_midnight_after_a_morning_is_a_slip_in_every_spelling(end: str) -> None:
    (message,) = messages_of(DAY, "start: 9:30", f"end: {end}")
    for right in ("end: 12:00", "end: 23:59"):
        assert right in message
        assert messages_of(DAY, "start: 9:30", right) == []


@pytest.mark.parametrize("end", ["00:00", "0.00", "00:00:00"])
def test_a_session_of_the_evening_may_end_at_00_00(end: str) -> None:
    assert messages_of(DAY, "start: 19:30", f"end: {end}") == []
    assert messages_of(DAY, "start: 12:01", f"end: {end}") == []


def test_a_meeting_ends_at_midnight_like_a_session() -> None:
    front = "---\ntitle: North\nmeetings:\n  - {{date: 2026-03-19, start: '{}', end: '{}'}}\n---\n"
    good = (("19:00", "00:00"), ("19:00", "midnight"), ("13:00", "24:00"))
    assert [load({"clusters/a.md": front.format(*times)}).problems for times in good] == [(), (), ()]
    assert load({"clusters/a.md": front.format("9:00", "00:00")}).problems
