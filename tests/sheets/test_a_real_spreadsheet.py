"""A realistic spreadsheet of 120 courses with thirty mistakes, imported through the real command line."""

import csv
import datetime as dt
import io
import re
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from tests.builders import SETTINGS
from tests.conftest import Built, SiteFolder
from tests.sheets.office import AU, COLUMN, FILE, FIRST_ROW, SP, SU, TERMS, UNDERSTOOD, WRONG, Mistake, office_workbook
from tests.site.tools import make, run

from collaborative.disk.sources import read_files
from collaborative.loading.content import Content, load_content
from collaborative.loading.history import History
from collaborative.records.course import Course
from collaborative.sheets.table import letters

TODAY = "2026-09-01"


@pytest.fixture
def folder(tmp_path: Path) -> SiteFolder:
    """Return a site without courses."""
    return make(tmp_path / "site", {"content/index.md": "# Welcome\n"})


def import_(folder: SiteFolder, data: bytes | None = None, *options: str, name: str = FILE) -> Built:
    if data is not None:
        folder.write(name, data)
    done = run(folder.path, "import", name, "--today", TODAY, *options)
    assert "Traceback" not in done.output
    return done


def content_of(folder: SiteFolder) -> Content:
    files = read_files(folder.path, folder.path / "content", folder.path / "courses")
    return load_content(files.sources, SETTINGS, History())


def courses_of(folder: SiteFolder) -> dict[str, Course]:
    return {course.code: course for course in content_of(folder).catalogue.courses}


def state(folder: SiteFolder) -> dict[str, tuple[bytes, int]]:
    """Return the bytes and modification time of every file in the site's folder."""
    return {
        file.relative_to(folder.path).as_posix(): (file.read_bytes(), file.stat().st_mtime_ns)
        for file in sorted(folder.path.rglob("*"))
        if file.is_file() and file.name != FILE
    }


def code_at(mistake: Mistake) -> str:
    return f"{mistake.at[0][:2].upper()}{mistake.at[1]:02}"


def test_each_of_thirty_mistakes_is_reported_with_its_sheet_row_and_column(folder: SiteFolder) -> None:
    done = import_(folder, office_workbook((*WRONG, *UNDERSTOOD)))
    assert done.status == 1
    assert len(WRONG) == 30
    for mistake in WRONG:
        heading = " ".join(mistake.heading.split())
        cell = f"{letters(COLUMN[mistake.heading])}{mistake.row}"
        place = f'{FILE}: cell {cell} of sheet "{mistake.at[0]}", column "{heading}": '
        found = [line for line in done.output.splitlines() if line.startswith(place)]
        assert len(found) == 1, (place, done.output)
        assert re.search(re.escape(mistake.said or ""), found[0]), found[0]
    assert (
        len(
            re.findall(rf"^{FILE}: cell [A-Z]+\d+ of sheet .*?, column \".*?\": (?!warning)", done.output, re.MULTILINE)
        )
        == 30
    ), done.output
    assert "30 problems in 30 rows. Nothing was written." in done.output
    assert not (folder.path / "courses").exists()


def test_nothing_of_the_workbook_is_left_out_silently(folder: SiteFolder) -> None:
    done = import_(folder, office_workbook(WRONG))
    assert 'sheet "Price list": No row of column names' in done.output
    assert done.output.count("Columns that are not ours were left out: Notes.") == 1
    for term in TERMS:
        assert f'{FILE}: sheet "{term}": Row 46 ("Total") was left out' in done.output


def test_good_rows_are_written_alone_only_when_that_is_asked_for(folder: SiteFolder) -> None:
    done = import_(folder, office_workbook(WRONG), "--good-rows")
    assert done.status == 1, "there are still problems"
    wrong = {code_at(mistake) for mistake in WRONG} | {"AU20"}  # two rows have that code: nobody knows which is right
    assert set(courses_of(folder)) == {f"{term[:2].upper()}{n:02}" for term in TERMS for n in range(1, 41)} - wrong
    assert not content_of(folder).problems


@pytest.mark.parametrize("mistake", UNDERSTOOD, ids=lambda mistake: f"{mistake.heading.split()[0]}: {mistake.value}")
def test_what_has_one_meaning_is_understood(mistake: Mistake, imported_with_habits: dict[str, Course]) -> None:
    value: Any = getattr(imported_with_habits[code_at(mistake)], mistake.key)
    if mistake.key == "price":
        label, charge = value.charges[0]
        value = f"{label}: {charge.amount if charge.kind.value == 'amount' else charge.kind.value}"
    assert value == mistake.means


@pytest.fixture(scope="module")
def imported_with_habits(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Course]:
    folder = make(tmp_path_factory.mktemp("habits") / "site", {"content/index.md": "# Welcome\n"})
    done = import_(folder, office_workbook(UNDERSTOOD))
    assert done.status == 0, done.output
    return courses_of(folder)


def test_the_corrected_sheet_makes_120_files_that_pass_check_and_a_second_run_changes_nothing(
    folder: SiteFolder,
) -> None:
    done = import_(folder, office_workbook(UNDERSTOOD))
    assert done.status == 0, done.output
    files = sorted((folder.path / "courses").rglob("*.md"))
    assert len(files) == 120
    assert all(b"\r" not in file.read_bytes() for file in files)
    checked = folder.run("check", today=TODAY)
    assert checked.status == 0, checked.output
    assert "0 errors" in checked.output

    before = state(folder)
    again = import_(folder)
    assert again.status == 0
    assert "120 courses: 120 unchanged." in again.output
    assert state(folder) == before, "neither a byte nor a time of change"


def test_a_trial_writes_nothing_and_shows_what_a_run_would_do(folder: SiteFolder) -> None:
    done = import_(folder, office_workbook(), "--dry-run")
    assert done.status == 0
    assert "120 courses: 120 new." in done.output
    assert "courses/2026-27/phonics-from-the-start-autumn-1-september-2026.md" in done.output
    assert not (folder.path / "courses").exists()


def test_a_changed_cell_is_imported_and_a_hand_edit_is_kept(folder: SiteFolder) -> None:
    import_(folder, office_workbook())
    edited, other = (
        next((folder.path / "courses").rglob(name)) for name in ("phonics*autumn-1-*", "reading*autumn-2-*")
    )
    text = edited.read_text(encoding="utf-8").replace("Training room 1", "Elton Lane")
    edited.write_text(text.replace("status", "# see Ann\nstatus"), encoding="utf-8", newline="")
    by_hand = edited.read_bytes()
    untouched = other.stat().st_mtime_ns

    done = import_(folder, office_workbook(cells={(AU, "L5"): 30, (SP, "G5"): "Online"}))
    assert done.status == 0, done.output
    assert "places: 24 → 30" in done.output
    assert "venue: Training room 1 → Online" in done.output
    assert "edited by hand, and kept: venue" in done.output
    assert edited.read_bytes() == by_hand.replace(b"places: 24", b"places: 30")
    assert other.stat().st_mtime_ns == untouched
    assert courses_of(folder)["SP01"].venue == "Online"


def test_a_file_is_kept_if_both_it_and_the_sheet_have_changed(folder: SiteFolder) -> None:
    import_(folder, office_workbook())
    file = next((folder.path / "courses").rglob("phonics*autumn-1-*"))
    file.write_bytes(file.read_bytes().replace(b"Training room 1", b"Elton Lane"))
    changed = office_workbook(cells={(AU, "G5"): "Online"})
    before = state(folder)

    done = import_(folder, changed)
    assert done.status == 0
    assert "venue: the file says Elton Lane, the sheet Online; the file stays" in done.output
    assert (
        "1 value stayed as it is in its file: it differs from the sheet's, and was not imported from it." in done.output
    )
    assert state(folder) == before
    assert "venue: the file says" in import_(folder).output, "said again until it is settled"

    done = import_(folder, None, "--overwrite")
    assert "venue: Elton Lane → Online" in done.output
    assert courses_of(folder)["AU01"].venue == "Online"


def test_without_the_record_of_earlier_imports_no_value_of_a_file_is_replaced(folder: SiteFolder) -> None:
    import_(folder, office_workbook())
    (folder.path / "courses" / ".imported.json").unlink()
    done = import_(folder, office_workbook(cells={(AU, "G5"): "Online", (AU, "O5"): "https://forms.example/a"}))
    assert "venue: the file says Training room 1, the sheet Online; the file stays" in done.output
    assert "booking link: nothing → https://forms.example/a" in done.output
    assert courses_of(folder)["AU01"].venue == "Training room 1"
    assert courses_of(folder)["AU01"].booking.url == "https://forms.example/a"


def test_a_removed_row_is_reported_and_its_file_kept(folder: SiteFolder) -> None:
    import_(folder, office_workbook())
    book = load_workbook(folder.path / FILE)
    book[SU].delete_rows(FIRST_ROW)
    into = io.BytesIO()
    book.save(into)
    done = import_(folder, into.getvalue())
    assert done.status == 0
    assert "SU01 is no longer in the spreadsheet." in done.output
    assert "SU01" in courses_of(folder)


def test_a_renamed_file_is_found_by_its_code_and_a_deleted_one_is_not_made_again(folder: SiteFolder) -> None:
    import_(folder, office_workbook())
    first, second = (
        next((folder.path / "courses").rglob(name)) for name in ("phonics*autumn-1-*", "reading*autumn-2-*")
    )
    first.rename(folder.path / "courses" / "phonics.md")
    second.unlink()
    done = import_(folder, office_workbook(cells={(AU, "L5"): 30}))
    assert "(courses/phonics.md)" in done.output
    assert "AU02" in done.output
    assert "deleted by hand" in done.output
    assert courses_of(folder)["AU01"].places == 30
    assert len(list((folder.path / "courses").rglob("*.md"))) == 119


def test_a_changed_code_does_not_make_a_second_course(folder: SiteFolder) -> None:
    import_(folder, office_workbook())
    before = state(folder)
    done = import_(folder, office_workbook(cells={(AU, "A5"): "AU1"}))
    assert done.status == 1
    assert 'cell A5 of sheet "Autumn 2026", column "Ref": This is AU01 under another code' in done.output
    assert state(folder) == before


def as_excel_in_england_saves_csv(term: str, data: bytes) -> bytes:
    """Return a sheet as Excel shows it, with semicolons, in Windows-1252 with CRLF."""
    into = io.StringIO(newline="")
    writer = csv.writer(into, delimiter=";", lineterminator="\r\n")
    for row in load_workbook(io.BytesIO(data))[term].iter_rows():
        writer.writerow([_seen(cell.value, cell.number_format) for cell in row])
    return into.getvalue().encode("cp1252")


def _seen(value: Any, number_format: str) -> str:
    if value is None or isinstance(value, str):
        return value or ""
    if number_format == "dd/mm/yyyy":
        return f"{value:%d/%m/%Y}"
    if number_format == "hh:mm":
        return f"{value:%H:%M}"
    return f"£{value:,.2f}" if "£" in number_format else str(value)


def test_the_same_sheet_as_csv_of_an_english_excel_makes_the_same_courses(tmp_path: Path) -> None:
    workbook = office_workbook(cells={(AU, "B5"): "Café “talk” – a day’s course; £5 lunch"})
    sites = []
    for name, data in ((FILE, workbook), ("autumn.csv", as_excel_in_england_saves_csv(AU, workbook))):
        folder = make(tmp_path / name.replace(".", "-"), {"content/index.md": "# Welcome\n"})
        done = import_(folder, data, name=name)
        assert done.status == 0, done.output
        sites.append({code: course for code, course in courses_of(folder).items() if code.startswith("AU")})
    assert len(sites[1]) == 40
    assert sites[0] == sites[1]
    assert sites[0]["AU01"].title == "Café “talk” – a day’s course; £5 lunch"


def test_mistakes_in_csv_are_reported_with_row_and_column(folder: SiteFolder) -> None:
    visible = tuple(mistake for mistake in WRONG if mistake.at[0] == AU and mistake.change is None)
    done = import_(folder, as_excel_in_england_saves_csv(AU, office_workbook(visible)), name="autumn.csv")
    assert done.status == 1
    for mistake in visible:
        heading = " ".join(mistake.heading.split())
        place = f'autumn.csv: cell {letters(COLUMN[mistake.heading])}{mistake.row}, column "{heading}": '
        assert place in done.output, done.output
    assert f"{len(visible)} problems" in done.output


def test_an_import_into_a_site_with_errors_writes_nothing_and_reports_it(folder: SiteFolder) -> None:
    folder.write("courses/broken.md", "---\ntitle: Broken\ncode: B1\ndate: 31 February 2026\n---\n")
    before = state(folder)
    done = import_(folder, office_workbook())
    assert done.status == 1
    assert "courses/broken.md:4: date: 31 February does not exist" in done.output
    assert "1 problem found. Nothing was written." in done.output
    assert state(folder) == before


def test_one_date_with_the_month_first_keeps_its_sheet_from_being_written_even_with_good_rows(
    folder: SiteFolder,
) -> None:
    doubtful = office_workbook(cells={(AU, f"D{FIRST_ROW + 8}"): "09/30/2026"})
    done = import_(folder, doubtful, "--good-rows")
    assert done.status == 1
    assert f'{FILE}: column D "Date" of sheet "{AU}": "09/30/2026" in D13 can only have the month first' in done.output
    assert "--dates month-first" in done.output
    assert "Excel may have turned day and month round there" in done.output
    assert {code[:2] for code in courses_of(folder)} == {"SP", "SU"}

    done = import_(folder, None, "--dates", "month-first")
    assert done.status == 1, "what Excel stored day first may have been typed month first"
    assert "but Excel has stored" in done.output


SHEET = "Title,Date,Start,Finish,Venue,Price\n"
ROWS = ("Maths,19/03/2027,09:30,15:30,Town Hall,95\n", "Art,26/03/2027,09:30,15:30,Town Hall,Free\n")


def test_made_codes_are_the_same_on_a_second_run_in_any_order(folder: SiteFolder) -> None:
    done = import_(folder, SHEET.encode() + "".join(ROWS).encode(), name="new.csv")
    assert done.status == 1
    assert "add --make-codes to the command" in done.output
    done = import_(folder, None, "--make-codes", name="new.csv")
    assert done.status == 0, done.output
    assert set(courses_of(folder)) == {"MATHS-270319", "ART-270326"}
    before = state(folder)
    moved = ROWS[0].replace("19/03", "18/03")
    done = import_(
        folder, (SHEET + ROWS[1] + "PE,27/04/2027,09:30,15:30,Gym,5\n" + moved).encode(), "--make-codes", name="new.csv"
    )
    assert done.status == 0, done.output
    assert set(courses_of(folder)) == {"MATHS-270319", "ART-270326", "PE-270427"}
    assert courses_of(folder)["MATHS-270319"].date == dt.date(2027, 3, 18)
    art = next(name for name in before if "/art-" in name)
    assert state(folder)[art] == before[art]


EVENT = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:1@x\r\nSUMMARY:Phonics\r\nDTSTART:20270604T083000Z\r\n"
    "DTEND:20270604T110000Z\r\nLOCATION:Larkhill School\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)


def test_a_calendar_file_makes_courses_that_follow_their_events(folder: SiteFolder) -> None:
    done = import_(folder, EVENT.encode(), name="calendar.ics")
    assert done.status == 0, done.output
    assert courses_of(folder)["PHONICS-270604"].start == dt.time(9, 30)
    assert "1 unchanged" in import_(folder, name="calendar.ics").output
    changed = EVENT.replace("20270604", "20270611").replace("Phonics", "Phonics again")
    done = import_(folder, changed.encode(), name="exported again.ics")
    assert done.status == 0, done.output
    ((code, course),) = courses_of(folder).items()
    assert (code, course.title, course.date) == ("PHONICS-270604", "Phonics again", dt.date(2027, 6, 11))


def test_a_column_is_left_out_when_the_office_says_so(folder: SiteFolder) -> None:
    rows = "Code,Title,Date,Venue,Price,Room hire paid,\nFA01,First aid,19/03/2027,Town Hall,95,yes,3pm\n"
    done = import_(folder, rows.encode(), name="new.csv")
    assert done.status == 1
    done = import_(folder, None, "--leave-out", "room hire paid", "--leave-out", "g", name="new.csv")
    assert done.status == 0, done.output
    assert "were left out: Room hire paid and column G." in done.output
