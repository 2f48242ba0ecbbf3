"""``build.py new``: ask a few questions and write a file that passes ``check``."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from collaborative.commands.options import DEFAULT_CONFIG, config_file, debug, today
from collaborative.commands.output import opened
from collaborative.commands.questions import FOR_OTHERS, Asker
from collaborative.disk.writing import write_all, write_new
from collaborative.drafting.answers import Site, in_pounds, understood
from collaborative.drafting.codes import next_code
from collaborative.drafting.drafts import Draft, cluster_named, month_named, new_file, with_meeting
from collaborative.drafting.forms import FORMS, Form
from collaborative.loading.sources import SourceFile
from collaborative.mkdocs_plugin.project import Project
from collaborative.mkdocs_plugin.runner import RunError
from collaborative.problems import ContentError, InputError, Problem, errors_in, report
from collaborative.reading.days import parse_day
from collaborative.schema.shapes import Shape
from collaborative.views import wording

NOT_KNOWN = "TBC"


@click.group()
@config_file
@today
@click.pass_context
def new(context: click.Context, config_file: Path, today: dt.date | None) -> None:
    """Write a new file: asks on a terminal, and takes options otherwise."""
    common = {"config_file": config_file, "today": today}  # they may stand before or behind the kind
    context.default_map = dict.fromkeys(FORMS, common)


def _run(form: Form, config_file: Path, today: dt.date | None, given: dict[str, str | None]) -> None:
    runner = opened(config_file)
    runner.set_today(today)
    project = runner.read()
    site = Site(project.sources, project.settings)
    asker = Asker(form, site, given)
    draft = _DRAFTS.get(form.name, _plain)(asker, project, site)
    path = runner.path_of(draft.uri)
    if not draft.replaces and runner.file_of(draft.uri).exists():
        raise RunError(f"{path} is there already, and stays as it is. Open it, and change what you want to change.")
    text = draft.text.encode()
    found = [problem for problem in runner.read(SourceFile(path, draft.uri, text)).problems if problem.path == path]
    fresh = _without(found, project.problems)
    if errors_in(fresh):
        raise ContentError(fresh)
    file = runner.file_of(draft.uri)
    if draft.replaces:
        write_all({file: text})
    else:
        write_new(file, text)
    _say(form, path, fresh, config_file, has_text=not draft.text.endswith("---\n"))


def _plain(asker: Asker, project: Project, site: Site) -> Draft:
    """Draft a new file from the answers alone."""
    answers = asker.answers({"published": project.today.isoformat()})
    return new_file(asker.form, understood(asker.form, answers, site), asker.text(), site)


def _course(asker: Asker, project: Project, site: Site) -> Draft:
    def code(answers: dict[str, str]) -> str:
        return _next_code(answers, project, site)

    answers = asker.answers({"price": NOT_KNOWN, "code": code})
    values = understood(asker.form, answers, site)
    if others := answers[FOR_OTHERS]:
        values["price"] = {"member": values["price"], "non_member": in_pounds(others)}
    return new_file(asker.form, values, asker.text(), site)


def _next_code(answers: dict[str, str], project: Project, site: Site) -> str:
    """Suggest a code from the subject's name on this site and the day, as far as they have been answered."""
    subject = understood(FORMS["course"], {"subject": answers.get("subject", "")}, site).get("subject", "")
    try:
        day = parse_day(answers.get("date", ""))
    except InputError:
        day = None
    courses = project.content.catalogue.courses
    return next_code(courses, answers.get("title", ""), str(subject), day, project.today)


def _listing(asker: Asker, _: Project, site: Site) -> Draft:
    month = asker.ask("month", "Which month? For example: March 2027", month_named)
    answers = asker.answers({"title": f"Training in {wording.month_name(month)}"})
    return new_file(asker.form, understood(asker.form, answers, site), asker.text(), site, month)


def _meeting(asker: Asker, project: Project, site: Site) -> Draft:
    clusters = project.content.catalogue.clusters
    names = ", ".join(cluster.title for cluster in clusters)
    cluster = asker.ask("cluster", f"Which cluster? {names}", lambda name: cluster_named(name, clusters))
    return with_meeting(cluster, understood(asker.form, asker.answers({}), site), site)


_DRAFTS: dict[str, Callable[[Asker, Project, Site], Draft]] = {
    "course": _course,
    "listing": _listing,
    "meeting": _meeting,
}


def _without(problems: list[Problem], known: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Leave out problems that were there before, even if their lines have moved."""
    before = {(problem.path, problem.field, problem.wrong) for problem in known}
    return tuple(problem for problem in problems if (problem.path, problem.field, problem.wrong) not in before)


def _say(form: Form, path: str, warnings: tuple[Problem, ...], config_file: Path, *, has_text: bool) -> None:
    other = "" if config_file == DEFAULT_CONFIG else f" -f {config_file}"
    if form.inside:
        click.echo(f"Added the {form.name} to {path}.")
    else:
        click.echo(f"Wrote {path}.")
    if warnings:
        click.echo(report(warnings))
    write = (
        "" if has_text or form.inside else f"open it, and write below its last line --- {_lower(form.kind.body)} Then "
    )
    look = f"look at it with  python3 build.py serve{other}  and publish it as you always do."
    click.echo(f"Next: {write}{look}")


def _lower(sentence: str) -> str:
    return sentence[0].lower() + sentence[1:]


def _command(form: Form) -> click.Command:
    """Build a command such as ``new course``, with an option for each question."""
    where = (
        f"Add a {form.name} to the file of {form.kind.called}."
        if form.inside
        else f"Write the file of {form.kind.called}."
    )

    @click.command(form.name, help=f"{where} On a terminal it asks for what no option gives.")
    @config_file
    @today
    def command(config_file: Path, today: dt.date | None, **given: Any) -> None:
        _run(form, config_file, today, given)

    options = [(question.key, question.field.description, question.field.shape) for question in form.questions]
    if form.name == "course":
        options.append((FOR_OTHERS, "What others than member schools pay, where it is not the same.", Shape.AMOUNT))
    if form.name == "listing":
        options.insert(0, ("month", "The month, for example 2027-03.", Shape.LINE))
    if form.name == "meeting":
        options.insert(0, ("cluster", "The cluster that meets.", Shape.LINE))
    else:
        options.append(("text", form.kind.body, Shape.TEXT))
    for key, description, shape in options:
        flag = f"--{key.replace('_', '-')}"
        command.params.append(click.Option([flag, key], help=description, metavar=f"<{shape.value}>"))
    return command


for _form in FORMS.values():
    new.add_command(debug(_command(_form)))
