"""Regenerate all files that are made from the schema: ``python3 build.py reference``.

The field reference of the handbook, the JSON Schema of each kind, the forms of Pages CMS, and the page about the open
data. Words that differ between sites (audiences, subjects) are those of the ``mkdocs.yml`` that is named, or else of
this folder's.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from collaborative.mkdocs_plugin.folders import courses_folder, root_of
from collaborative.mkdocs_plugin.options import settings_from
from collaborative.mkdocs_plugin.runner import Runner
from tools.field_reference import FIELD_REFERENCE, field_reference
from tools.json_schema import SCHEMAS, json_schemas
from tools.open_data_reference import OPEN_DATA, open_data_reference
from tools.pages_cms import PAGES_CMS, pages_cms

CONFIG = Path("mkdocs.yml")


def generated(config_file: Path) -> Iterator[tuple[str, str]]:
    """Yield the path of each file from the site's folder, and its text."""
    runner = Runner(config_file)
    options = runner.plugin.config
    settings = settings_from(runner.config, options)
    folders = courses_folder(runner.config, options), Path(runner.config.docs_dir)
    courses, docs = (folder.relative_to(root_of(runner.config)).as_posix() for folder in folders)
    yield FIELD_REFERENCE, field_reference(settings)
    for name, text in json_schemas(settings):
        yield f"{SCHEMAS}/{name}.schema.json", text
    yield PAGES_CMS, pages_cms(settings, courses, docs)
    yield OPEN_DATA, open_data_reference(settings)


def main(arguments: list[str]) -> None:
    config_file = Path(arguments[0]) if arguments else CONFIG
    for path, text in generated(config_file):
        file = config_file.resolve().parent / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
        print(path)


if __name__ == "__main__":
    main(sys.argv[1:])
