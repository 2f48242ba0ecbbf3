"""Links that open GitHub's own editor with a new file to fill in; only where ``mkdocs.yml`` names the repository.

GitHub's page for a new file takes the file's name and text from its address:
https://docs.github.com/repositories/working-with-files/managing-files/creating-new-files
"""

import datetime as dt
import os
import posixpath
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote, urljoin, urlsplit

from mkdocs.config.defaults import MkDocsConfig

from collaborative.catalogue import Month
from collaborative.drafting.codes import CodesInUse
from collaborative.drafting.web_templates import Help, example_day, web_template
from collaborative.mkdocs_plugin.folders import courses_folder, root_of
from collaborative.mkdocs_plugin.options import CollaborativeOptions
from collaborative.records.base import Record
from collaborative.records.course import Course
from collaborative.settings import Settings
from collaborative.views import wording
from collaborative.views.links import Link
from collaborative.writing.file_names import listing_uri, month_name, school_year

GITHUB = "github.com"
LONGEST = 8000  # characters of an address that servers take
MOST_CODES = 30  # kinds of courses of which a hint says the next free code


class GitHub:
    """The repository of a site, as its pages lead there.

    Editors of files are offered wherever ``mkdocs.yml`` says so; new files only on GitHub, which takes their text.
    """

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
        self._example = example_day(Month.of(today).next)  # the same for a month, so that pages do not change each day
        self._codes = CodesInUse(courses)
        self._config = config
        self._new = _new_file_address(config)
        root = root_of(config)
        self._courses = _inside(courses_folder(config, options), root)
        self.docs = _inside(Path(config.docs_dir), root)

    def edit(self, path: str) -> str:
        """As MkDocs makes such addresses: from the docs folder, which the courses are beside."""
        file = posixpath.relpath(path, self.docs)
        template, base = self._config.edit_uri_template, self._config.edit_uri
        if template:  # MkDocs has made it an object with this one method
            address = template.format(path=file, path_noext=posixpath.splitext(file)[0])
        elif base:
            address = f"{base}{file}"
        else:
            return ""
        if not self._config.repo_url:
            return address
        prefix = self._config.repo_url if address.startswith(("?", "#")) else f"{self._config.repo_url.rstrip('/')}/"
        return urljoin(prefix, address)

    def add(self, kind: type[Record]) -> tuple[Link, ...]:
        """A link to a new file in the folder of a kind."""
        noun = "news" if kind.kind == "news" else f"a {kind.kind}"
        name, given = f"new-{kind.kind}.md", {}
        if kind.model_fields["published"].is_required():  # the month alone: the page must not change every day
            month = Month.of(self._today)
            name, given = f"{month}-{kind.kind}.md", {"published": wording.month_name(month)}
        return self._link(f"Add {noun}", f"{self.docs}/{kind.folder}", name, kind.kind, given)

    def add_listing(self, month: Month) -> tuple[Link, ...]:
        """A link to the introduction of a month."""
        file = listing_uri(str(month)).rpartition("/")[2]
        given = {"title": f"Training in {wording.month_name(month)}"}
        return self._link("Add an introduction", f"{self.docs}/listings", file, "listing", given)

    def add_course(self, month: Month | None = None) -> tuple[Link, ...]:
        """A link to a new course. The month alone is no day: the check asks for it until somebody has written it."""
        if not self._new:
            return ()
        date = wording.month_name(month) if month else ""
        return self._course(month or Month.of(self._today), date)

    def _course(self, month: Month, date: str) -> tuple[Link, ...]:
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
    ) -> tuple[Link, ...]:
        """The link with all hints as far as an address may be that long, else with shorter ones."""
        if not self._new:
            return ()
        start = f"{self._new}{quote(folder)}?filename={quote(file, safe='')}"
        known = known or Help(self._settings, self._example)
        for told in (known, replace(known, words=False), replace(known, words=False, codes=known.codes[:1])):
            whole = f"{start}&value={quote(web_template(form, given, told), safe='')}"
            if len(whole) <= LONGEST:
                return (Link(text, whole),)
        return (Link(text, start),)


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
