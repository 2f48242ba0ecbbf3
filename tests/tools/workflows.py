"""The workflows on GitHub as text: their jobs and steps, their conditions, and their scripts as GitHub runs them."""

import os
import re
import subprocess
from pathlib import Path
from typing import Any

import yaml
from tests.conftest import ROOT

WORKFLOWS = ROOT / ".github" / "workflows"


def workflow(name: str) -> dict[str, Any]:
    """Return a workflow with every scalar as text: YAML would take ``on`` for a yes."""
    return dict(yaml.load((WORKFLOWS / name).read_text(encoding="utf-8"), Loader=yaml.BaseLoader))


def steps(name: str, job: str) -> list[dict[str, Any]]:
    return list(workflow(name)["jobs"][job]["steps"])


def holds(part: dict[str, Any], facts: dict[str, str]) -> bool:
    """Return whether a step or job runs, by its ``if`` and what GitHub knows; every name in it must be a known fact."""
    condition = part.get("if", "true == true").replace("&&", " and ").replace("||", " or ")
    python = re.sub(r"'[^']*'|[a-z_]+\.[\w.-]+|true", lambda name: _python(name[0], facts), condition)
    return bool(eval(python))


def _python(name: str, facts: dict[str, str]) -> str:
    return name if name.startswith("'") else repr(True if name == "true" else facts[name])


def run_step(step: dict[str, Any], folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the script of a step in a folder, with the options that GitHub gives to bash."""
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
        cwd=folder, env={**os.environ, **environment}, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
