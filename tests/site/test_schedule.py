"""What the office hears of days and times, through the command that it runs."""

from collections.abc import Callable

from tests.conftest import COURSE, SiteFolder

OPTIONS = """\
      bank_holidays: none
      terms:
        - {name: Summer 1, from: 13/04/2026, to: 22 May 2026}
        - {name: Spring 2, from: 2026-02-23, to: 2026-03-27}
"""


def test_term_dates_and_bank_holidays_are_the_sites(make_site: Callable[..., SiteFolder]) -> None:
    files = {
        "courses/holidays.md": COURSE.replace("FA01", "FA02").replace("2026-03-19", "2026-04-08"),
        "courses/may-day.md": COURSE.replace("FA01", "FA03").replace("2026-03-19", "2026-05-04"),
    }
    site = make_site(files)
    told = site.run("check").output
    assert "courses/may-day.md:4: date: warning: 4 May 2026 is a bank holiday (May Day)." in told
    assert "1 warning." in told
    config = (site.path / "mkdocs.yml").read_text(encoding="utf-8")
    site.write("mkdocs.yml", config.replace("  - collaborative\n", f"  - collaborative:\n{OPTIONS}"))
    told = site.run("check").output
    assert "courses/holidays.md:4: date: warning: 8 April 2026 is in the school holidays, between Spring 2" in told
    assert "1 warning." in told


def test_a_site_with_a_warning_is_published(make_site: Callable[..., SiteFolder]) -> None:
    built = make_site({"courses/late.md": COURSE.replace("FA01", "FA/02").replace("09:30", "07:00")}).run()
    assert built.status == 0
    assert 'courses/late.md:3: code: warning: "FA/02" holds a slash (/)' in built.output
    assert "FA/02" in built.read("courses/late/index.html")
