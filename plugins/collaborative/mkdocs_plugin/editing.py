"""Links that open GitHub's own editor with a new file to fill in; only where ``mkdocs.yml`` names the repository.

GitHub's page for a new file takes the file's name and text from its address:
https://docs.github.com/repositories/working-with-files/managing-files/creating-new-files
"""

import datetime as dt
import os
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote, urlsplit

from mkdocs.config.defaults import MkDocsConfig

from collaborative import addresses
from collaborative.catalogue import Month
from collaborative.drafting.codes import CodesInUse
from collaborative.drafting.web_templates import Help, example_day, web_template
from collaborative.mkdocs_plugin.options import CollaborativeOptions
from collaborative.mkdocs_plugin.project import courses_folder, root_of
from collaborative.records.course import Course
from collaborative.records.listing import MONTH_NAME
from collaborative.sections.page import Page
from collaborative.settings import Settings
from collaborative.views import wording
from collaborative.views.links import Link
from collaborative.writing.file_names import listing_uri, month_name, school_year

GITHUB = "github.com"
LONGEST = 8000  # characters of an address that servers take
MOST_CODES = 30  # kinds of courses of which a hint says the next free code


class Additions:
    """What may be added from a page of lists: a course from the courses, news from the news."""

    def __init__(
        self,
        config: MkDocsConfig,
        options: CollaborativeOptions,
        settings: Settings,
        courses: Sequence[Course],
        today: dt.date,
    ) -> None:
        self._settings = settings
        self._today = today
        self._codes = CodesInUse(courses)
        self._new = _new_file_address(config)
        root = root_of(config)
        self._courses = _inside(courses_folder(config, options), root)
        self._docs = _inside(Path(config.docs_dir), root)

    def on(self, page: Page) -> tuple[Link, ...]:
        """The links of a page, their addresses whole."""
        if not self._new:
            return ()
        day = self._today
        match page.address:
            case addresses.COURSES:
                return (self._course(Month.of(day), ""),)
            case addresses.NEWS:
                given = {"published": wording.day_without_weekday(day)}
                return (self._link("Add news", f"{self._docs}/news", f"{day.isoformat()}-news.md", "news", given),)
            case addresses.CLUSTERS:
                return (self._link("Add a cluster", f"{self._docs}/clusters", "new-cluster.md", "cluster", {}),)
            case addresses.SCHOOLS:
                return (self._link("Add a school", f"{self._docs}/schools", "new-school.md", "school", {}),)
        if page.template == "month.html":
            return self._of_month(page)
        return ()

    def introductions(self, pages: Iterable[Page]) -> dict[str, str]:
        """Where the file of a month that has none is begun, by the uri that it would have."""
        months = [page for page in pages if self._new and page.template == "month.html" and not page.path]
        links = ((page.uri, self._of_month(page)) for page in months)
        return {uri: link[-1].address for uri, link in links if link}

    def _of_month(self, page: Page) -> tuple[Link, ...]:
        name = MONTH_NAME.fullmatch(page.address.removeprefix(addresses.COURSES).rstrip("/"))
        if name is None:
            return ()
        month = Month(int(name[1]), int(name[2]))
        course = self._course(month, wording.month_name(month))
        if page.path:  # its own file is there: that is what "Edit this page" opens
            return (course,)
        file = listing_uri(str(month)).rpartition("/")[2]
        given = {"title": f"Training in {wording.month_name(month)}"}
        return course, self._link("Add an introduction", f"{self._docs}/listings", file, "listing", given)

    def _course(self, month: Month, date: str) -> Link:
        """The month alone is no day: the check asks for it until somebody has written it."""
        day = month.first_day
        folder = f"{self._courses}/{school_year(day)}"
        example = example_day(month if date else month.next.next)
        codes = self._codes.next_of_each(example) if example >= Month.of(self._today).first_day else ()
        certain = len(codes) == 1 and (date or codes == self._codes.next_of_each(day))
        given = {"date": date, "code": codes[0] if certain else ""}
        known = Help(self._settings, example, codes[:MOST_CODES])
        return self._link("Add a course", folder, f"new-course-{month_name(day)}.md", "course", given, known)

    def _link(
        self, text: str, folder: str, file: str, form: str, given: dict[str, str], known: Help | None = None
    ) -> Link:
        """With the hints in full as far as an address may be that long, else with shorter ones."""
        start = f"{self._new}{quote(folder)}?filename={quote(file, safe='')}"
        known = known or Help(self._settings, self._today)
        for told in (known, replace(known, words=False), replace(known, words=False, codes=known.codes[:1])):
            whole = f"{start}&value={quote(web_template(form, given, told), safe='')}"
            if len(whole) <= LONGEST:
                return Link(text, whole)
        return Link(text, start)


def _new_file_address(config: MkDocsConfig) -> str:
    """``https://github.com/owner/name/new/main/`` and the site's folder there, or "" where it cannot be known."""
    repository = (config.repo_url or "").rstrip("/")
    edit = (config.edit_uri_template or config.edit_uri or "").partition("{")[0].removeprefix("/")
    docs = f"{_inside(Path(config.docs_dir), root_of(config))}/"
    if urlsplit(repository).hostname != GITHUB or not edit.startswith("edit/") or not edit.endswith(f"/{docs}"):
        return ""
    return f"{repository}/new/{edit.removeprefix('edit/').removesuffix(docs)}"


def _inside(folder: Path, root: Path) -> str:
    return os.path.relpath(folder, root).replace(os.sep, "/")
