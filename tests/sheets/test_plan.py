"""The changes of an import, by three values: the sheet's, the file's, and the sheet's last time."""

import datetime as dt

import pytest
from tests.builders import SETTINGS

from collaborative.loading.content import load_content
from collaborative.loading.history import History
from collaborative.loading.sources import SourceFile
from collaborative.problems import Severity
from collaborative.sheets.columns import known_names
from collaborative.sheets.csv_text import read_csv, write_csv
from collaborative.sheets.importing import Import, Site, plan_import
from collaborative.sheets.memory import Memory, read_memory
from collaborative.sheets.report import plan_lines
from collaborative.sheets.table import CellProblem
from collaborative.sheets.understanding import understand

FILE = "courses.csv"


def errors(plan: Import) -> list[CellProblem]:
    return [problem for problem in plan.problems if problem.severity is Severity.ERROR]


class Office:
    """A site whose files and memory are kept from one import to the next."""

    def __init__(self, files: dict[str, str] | None = None) -> None:
        self.files = {path: text.encode() for path, text in (files or {}).items()}
        self.memory = Memory()

    @property
    def site(self) -> Site:
        sources = tuple(SourceFile(path, path, data) for path, data in self.files.items())
        content = load_content(sources, SETTINGS, History())
        assert not content.problems
        return Site(sources, (), content, SETTINGS, History(), dt.date(2026, 3, 2), "courses/", self.memory)

    def plan(self, headings: str, *rows: str, overwrite: bool = False, name: str = FILE) -> Import:
        cells = [[cell.strip() for cell in row.split("|")] for row in (headings, *rows)]
        found = understand(
            read_csv(write_csv(cells[0], cells[1:]), known_names), name, SETTINGS, self.site.content.items
        )
        assert not found.problems, found.problems
        return plan_import(found, self.site, name, overwrite=overwrite)

    def do(self, headings: str, *rows: str, overwrite: bool = False) -> str:
        plan = self.plan(headings, *rows, overwrite=overwrite)
        assert not errors(plan)
        lines = "\n".join(plan_lines(plan, self.site))
        self.files |= plan.files
        self.memory = read_memory((plan.memory or self.memory).to_bytes())
        return lines

    @property
    def text(self) -> str:
        (data,) = self.files.values()
        return data.decode()

    def edit(self, old: str, new: str) -> None:
        (path,) = self.files
        assert old in self.text
        self.files[path] = self.text.replace(old, new).encode()


HEADINGS = "Title | Code | Date | Price | Summary | Booking link | Closing date"
ROW = "First aid | FA01 | 19/03/2026 | 95 | A day | https://forms.example/a | 12/03/2026"


@pytest.fixture
def office() -> Office:
    office = Office()
    office.do(HEADINGS, ROW)
    return office


def test_a_new_course_is_a_file_named_after_title_and_date_in_the_folder_of_its_school_year(office: Office) -> None:
    assert list(office.files) == ["courses/2025-26/first-aid-march-2026.md"]
    assert office.text == (
        "---\ntitle: First aid\ncode: FA01\ndate: 2026-03-19\nprice: 95\nbooking:\n"
        '  url: "https://forms.example/a"\n  closes: 2026-03-12\nsummary: A day\n---\n'
    )


def test_two_courses_with_one_title_and_month_get_files_of_their_own() -> None:
    office = Office()
    office.do(
        "Title|Code|Date", "First aid | FA01 | 19/03/2026", "First aid | FA02 | 26/03/2026", "First aid | FA03 | TBC"
    )
    assert list(office.files) == [
        "courses/2025-26/first-aid-march-2026.md",
        "courses/2025-26/first-aid-march-2026-fa02.md",
        "courses/first-aid-fa03.md",
    ]


@pytest.mark.parametrize(
    ("sheet", "old", "new"),
    [
        (ROW.replace("95", "85"), "price: 95", "price: 85"),
        (ROW.replace("19/03", "20/03"), "date: 2026-03-19", "date: 2026-03-20"),
        (
            ROW.replace("19/03/2026", "19 and 20 March 2026"),
            "date: 2026-03-19\n",
            "dates:\n  - 2026-03-19\n  - 2026-03-20\n",
        ),
        (ROW.replace("A day", ""), "summary: A day\n", ""),
        (ROW.replace("12/03", "13/03"), "closes: 2026-03-12", "closes: 2026-03-13"),
    ],
)
def test_one_changed_cell_changes_one_detail_of_the_file(office: Office, sheet: str, old: str, new: str) -> None:
    office.edit("title: First aid", "# by Ann\ntitle: First aid\nvenue: Town Hall")
    before = office.text
    office.do(HEADINGS, sheet)
    assert sorted(office.text.split("\n")) == sorted(before.replace(old, new).split("\n"))


def test_the_same_value_typed_otherwise_changes_nothing(office: Office) -> None:
    plan = office.plan(HEADINGS, ROW.replace("95", "£95.00").replace("19/03/2026", "Thursday 19 March 2026"))
    assert not plan.files
    assert plan.memory is None


def test_sheets_may_be_sorted_and_columns_moved() -> None:
    office = Office()
    office.do("Title|Code|Date|Session", "First aid | FA01 | 19/03/2026 | One", "First aid | FA01 | 26/03/2026 | Two")
    plan = office.plan(
        "Code|Session|Date|Title", "FA01 | Two | 26/03/2026 | First aid", "FA01 | One | 19/03/2026 | First aid"
    )
    assert not plan.files


def test_a_value_added_by_hand_is_kept_if_its_column_is_empty(office: Office) -> None:
    office.do(HEADINGS, ROW.replace("A day", ""))
    office.edit("code: FA01", "code: FA01\nsummary: Added by Ann")
    assert "summary" not in office.do(HEADINGS, ROW.replace("A day", "").replace("95", "85"))
    assert "summary: Added by Ann" in office.text


def test_parts_of_the_booking_are_compared_one_by_one(office: Office) -> None:
    office.edit("forms.example/a", "forms.example/new")
    office.do(HEADINGS, ROW.replace("12/03", "13/03"))
    assert "forms.example/new" in office.text
    assert "closes: 2026-03-13" in office.text


def test_a_missing_column_changes_nothing(office: Office) -> None:
    before = office.text
    office.do("Title|Code|Date", "First aid | FA01 | 19/03/2026")
    assert office.text == before


def test_overwrite_settles_what_both_have_changed_and_leaves_hand_edits(office: Office) -> None:
    office.edit("price: 95", "price: 90")
    office.edit("summary: A day", "summary: By hand")
    lines = office.do(HEADINGS, ROW.replace("95", "85"), overwrite=True)
    assert "price: 90 → 85" in lines
    assert "price: 85" in office.text
    assert "summary: By hand" in office.text


def test_a_conflict_shows_both_values_and_remembers_nothing(office: Office) -> None:
    office.edit("price: 95", "price: 90")
    for _ in range(2):
        assert "price: the file says 90, the sheet 85; the file stays" in office.do(HEADINGS, ROW.replace("95", "85"))
    office.edit("price: 90", "price: 85")
    assert "1 unchanged" in office.do(HEADINGS, ROW.replace("95", "85"))


@pytest.mark.parametrize("data", [b"", b"<<<<<<< HEAD\n{}", b"[]", b'{"courses": {"fa01": 1}}', b"\xff"])
def test_a_damaged_memory_is_ignored_and_reported(office: Office, data: bytes) -> None:
    office.memory = read_memory(data)
    lines = office.do(HEADINGS, ROW.replace("95", "85"))
    assert "is damaged" in lines
    assert "price: the file says 95, the sheet 85; the file stays" in lines


def test_the_record_is_one_line_a_course_in_the_order_of_codes(office: Office) -> None:
    office.do("Title|Code|Date", "Phonics | AA01 | 19/03/2026")
    lines = office.memory.to_bytes().decode().split("\n")
    assert [line.split(":")[0].strip() for line in lines[3:5]] == ['"aa01"', '"fa01"']
    assert read_memory(office.memory.to_bytes()) == office.memory


def test_what_another_spreadsheet_holds_has_not_vanished_from_this_one(office: Office) -> None:
    plan = office.plan("Title|Code|Date", "Phonics | AA01 | 19/03/2026", name="other.csv")
    assert not plan.vanished
    assert office.plan("Title|Code|Date", "Phonics | AA01 | 19/03/2026").vanished == ("fa01",)


def test_the_body_is_imported_and_the_front_matter_kept(office: Office) -> None:
    office.do("Title|Code|Date|Description", "First aid | FA01 | 19/03/2026 | What you learn")
    assert office.text.endswith("summary: A day\n---\n\nWhat you learn\n")


def test_a_file_with_windows_line_ends_keeps_them() -> None:
    office = Office(
        {"courses/a.md": "---\r\ntitle: First aid\r\ncode: FA01\r\ndate: 2026-03-19\r\n---\r\n\r\nText\r\n"}
    )
    office.do("Title|Code|Date|Venue|Text", "First aid | FA01 | 19/03/2026 | Online | Text")
    assert office.text == (
        "---\r\ntitle: First aid\r\ncode: FA01\r\ndate: 2026-03-19\r\nvenue: Online\r\n---\r\n\r\nText\r\n"
    )


def test_a_page_address_in_the_sheet_names_a_new_file_and_is_free_again_only_by_hand() -> None:
    office = Office()
    office.do("Title|Code|Date|Page address", "First aid | FA01 | 19/03/2026 | first-aid")
    assert list(office.files) == ["courses/2025-26/first-aid.md"]
    assert "slug" not in office.text
    assert not office.plan("Title|Code|Date|Page address", "First aid | FA01 | 19/03/2026 |").files


def test_an_address_that_another_course_has_is_refused_at_its_cell() -> None:
    text = "---\ntitle: Taken\ncode: T1\ndate: 2026-03-02\nprice: Free\nslug: taken\n---\n"
    office = Office({"courses/2025-26/early.md": text})
    plan = office.plan("Title|Code|Date|Price|Page address", "Other | FA02 | 20/03/2026 | 20 | taken")
    (found,) = errors(plan)
    assert str(found).startswith(
        f'{FILE}: cell E2, column "Page address": The address "/courses/taken/" is already used by'
    )
