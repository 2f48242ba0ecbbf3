"""Print the digest of the program: a hash of everything in the last commit that is not content.

Content is ``courses/``, ``content/``, and of ``mkdocs.yml`` the names, addresses and menu as well as the options of our
own plugin. None of these runs or changes code, and ``build.py check`` looks at all of them. Everything else is the
program, so two commits with the same digest differ in content alone, and tests that one has passed, the other would.

The workflow needs the answer before anything is installed: this file uses git and the standard library only. It
therefore reads ``mkdocs.yml`` line by line and trusts no line that it does not understand: such a file counts as program
as a whole, which costs a run of the tests and nothing else.
"""

import hashlib
import re
import subprocess
from pathlib import Path

FOLDERS = ("courses/", "content/")
CONFIG = "mkdocs.yml"
# The keys of mkdocs.yml that only hold text. Not docs_dir, which says where the content is, nor any key that names
# code (theme, plugins, hooks, markdown_extensions, extra_css …), nor one that MkDocs may gain.
TEXT_KEYS = frozenset(
    {"site_name", "site_url", "site_description", "site_author", "copyright", "repo_name", "repo_url", "edit_uri"}
    | {"nav", "not_in_nav", "extra"}
)
OWN_PLUGIN = re.compile(r"(?P<before> *(?:- )?)collaborative:")

_KEY = re.compile(r"(\w+):(?:\s|$)")
_STARTS = r"((?:^|[-:,?\[{])\s*)"  # where a value may start
_QUOTED = re.compile(_STARTS + r"""(?:"(?:\\.|[^"\\])*"|'[^']*')""")
_COMMENT = re.compile(r"(?<!\S)#.*")
# What reaches beyond its line: an open quote, an anchor or alias, a tag (which may even run code).
_REACHING = re.compile(_STARTS + r"""(?:["']|[&*!]\S)""")


def program_digest(repository: Path) -> str:
    """Return the SHA-256 of the program in the last commit, in hexadecimal."""
    parts = []
    for entry in _git(repository, "ls-tree", "-r", "-z", "--full-tree", "HEAD").split("\0"):
        path = entry.partition("\t")[2]  # "mode type hash<TAB>path"
        if path == CONFIG:
            parts.append(f"{path}\t{program_part(_git(repository, 'show', f'HEAD:{path}'))}")
        elif not path.startswith(FOLDERS):
            parts.append(entry)
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogateescape")).hexdigest()


def program_part(config: str) -> str:
    """Return the lines of a ``mkdocs.yml`` that belong to the program; all of them where the file is unusual YAML."""
    kept = []
    key = ""  # at the left edge
    options_from: int | None = None  # the column that the options of our own plugin lie beyond
    for line in config.splitlines():
        code = _COMMENT.sub("", _QUOTED.sub(r"\1", line)).rstrip()
        if not code.strip():
            continue
        if found := _KEY.match(code):
            key = found[1]
        elif not code.startswith((" ", "- ")):
            return config
        if not _stands_alone(code):
            return config
        if options_from is not None and len(line) - len(line.lstrip(" ")) > options_from:
            continue
        name = OWN_PLUGIN.fullmatch(code) if key == "plugins" else None
        options_from = len(name["before"]) if name else None
        if key not in TEXT_KEYS:
            kept.append(line)
    return "\n".join(kept)


def _stands_alone(code: str) -> bool:
    """Return whether a line opens nothing that a later one closes, and refers to no other line."""
    return not _REACHING.search(code) and all(code.count(a) == code.count(b) for a, b in ("[]", "{}"))


def _git(repository: Path, *arguments: str) -> str:
    done = subprocess.run(["git", "-C", str(repository), *arguments], stdout=subprocess.PIPE, check=True)
    return done.stdout.decode("utf-8", "surrogateescape")


if __name__ == "__main__":
    print(program_digest(Path(__file__).resolve().parent.parent))
