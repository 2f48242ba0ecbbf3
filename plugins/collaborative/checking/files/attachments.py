"""Files that front matter refers to: attachments of courses, minutes of meetings."""

from collections.abc import Iterator

from collaborative.checking.files.file_index import FileIndex
from collaborative.checking.subject import Subject
from collaborative.loading.shaping import Location
from collaborative.problems import Problem
from collaborative.reading.files import is_elsewhere
from collaborative.records.cluster import Cluster
from collaborative.records.course import Course


def check_attachments(subject: Subject) -> Iterator[Problem]:
    """Report attachments that do not exist, or whose name differs."""
    index = FileIndex(subject.files)
    for item in subject.content.items:
        for location, path in _files_of(item.record):
            if is_elsewhere(path) or location[0] in item.wrong or index.at(path):
                continue
            if alike := index.named_alike(path):
                wrong = f'The file is called "{alike.uri}", with other capital letters or accents: on the web it would be missing.'
                yield item.problem(location, wrong, f"Write {alike.uri}.")
            elif meant := index.meant(path):
                yield item.problem(location, f'The file "{path}" was not found.', f"Did you mean {meant.uri}?")
            else:
                wrong, example = f'The file "{path}" was not found.', f"files/{path.rsplit('/', 1)[-1]}"
                yield item.problem(
                    location, wrong, f"Upload it to the files folder of the content, and write {example}."
                )


def _files_of(record: object) -> Iterator[tuple[Location, str]]:
    """Yield each file that a record refers to, with its place in the front matter."""
    if isinstance(record, Course):
        for number, path in enumerate(record.attachments):
            yield ("attachments", number), path
    elif isinstance(record, Cluster):
        for number, meeting in enumerate(record.meetings):
            if meeting.minutes:
                yield ("meetings", number, "minutes"), meeting.minutes
