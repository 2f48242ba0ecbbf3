"""Tables whose rows do not fit, or that are not shown as tables."""

from collections.abc import Iterator

from collaborative.checking.findings import Finding, warning
from collaborative.checking.markdown import Table
from collaborative.checking.subject import Subject
from collaborative.problems import Problem
from collaborative.views.wording import count


def check_tables(subject: Subject) -> Iterator[Problem]:
    """Check every table of every body."""
    for document in subject.content.documents:
        for table in subject.body_of(document).tables:
            for line, finding in _findings(table):
                yield finding.at(document.path, line)


def _findings(table: Table) -> Iterator[tuple[int, Finding]]:
    if table.under_text:
        yield (
            table.line,
            warning(
                "This table stands right below a line of text, so it is shown as text with its signs |.",
                "Leave an empty line above it.",
            ),
        )
    if table.divided != table.columns:
        yield (
            table.line + 1,
            warning(
                f"The head of the table has {count(table.columns, 'column')} and the line of hyphens below it {table.divided},"
                " so it is not shown as a table.",
                f"Write the line of hyphens with {table.columns}: {'|---' * table.columns}|",
            ),
        )
    for row in table.rows:
        if row.cells == 0:
            wrong = "This line stands right below a table, so it becomes a row of it."
            yield row.line, warning(wrong, "Leave an empty line above it.")
        elif row.cells != table.columns:
            lost = ", and what is too much is not shown" if row.cells > table.columns else ""
            wrong = f"This row of the table has {count(row.cells, 'cell')} and its head {count(table.columns, 'column')}{lost}."
            yield (
                row.line,
                warning(wrong, "Add or delete a | so that it fits; write \\| for a | that belongs to the text."),
            )
