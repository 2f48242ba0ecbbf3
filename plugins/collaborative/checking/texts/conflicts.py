"""Unresolved conflicts: two versions of a text that git put into one file.

Conflicts in front matter are reported when it is read; these are those in bodies.
"""

import re
from collections.abc import Iterator

from collaborative.checking.findings import Finding, error
from collaborative.checking.subject import Subject
from collaborative.problems import Problem
from collaborative.reading.words import holds

# Without the other marks, ======= is an ordinary underline below the text of a heading.
_MARK = re.compile(r"^(?P<sign><{7}|>{7}|\|{7}|(?<!\S\n)={7})(?:[ ][^\n]*)?$", re.MULTILINE)


def check_conflicts(subject: Subject) -> Iterator[Problem]:
    """Report each pair of versions once, where the first begins, and each single mark that was left."""
    for document in subject.content.documents:
        body = document.body
        if not any(holds(body, sign) for sign in ("<<<<<<<", ">>>>>>>", "=======", "|||||||")):
            continue
        is_open = False
        for match in _MARK.finditer(body):
            line = document.body_line + body.count("\n", 0, match.start())
            if match["sign"] == "<" * 7:
                if not is_open:
                    yield _two_versions(body[match.end() :]).at(document.path, line)
                is_open = True
            elif not is_open:
                yield error(
                    f"The line {match[0].strip()} was left over when two versions of this file were put together (a conflict).",
                    "Read what stands above and below it, keep what is right, and delete this line.",
                ).at(document.path, line)
            elif match["sign"] == ">" * 7:
                is_open = False


def _two_versions(rest: str) -> Finding:
    end = re.search(r"^>{7}", rest, re.MULTILINE)
    until = f" and ends {rest.count(chr(10), 0, end.start())} lines further down, with >>>>>>>" if end else ""
    return error(
        f"Two versions of the text stand here, and nobody has chosen (a conflict): it begins with <<<<<<<{until}.",
        "Keep the version that is right, above or below the line =======, and delete the other one and the three lines with <<<<<<<, ======= and >>>>>>>.",
    )
