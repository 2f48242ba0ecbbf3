"""Files that front matter refers to: attachments of courses, minutes of meetings."""

from collections.abc import Iterator
from typing import Any

from collaborative.checking.files.file_index import FileIndex
from collaborative.checking.subject import Subject
from collaborative.loading.shaping import Location, Shaped
from collaborative.problems import Problem
from collaborative.reading.files import is_elsewhere
from collaborative.records.cluster import Cluster
from collaborative.records.course import Course


def check_attachments(subject: Subject) -> Iterator[Problem]:
    """Report attachments that do not exist, or whose name differs."""
    index = FileIndex(subject.files)
    for item, location, path in _files(subject):
        if is_elsewhere(path) or location[0] in item.wrong or index.at(path):
            continue
        if alike := index.named_alike(path):
            wrong = f'The file is called "{alike.uri}", with other capital letters or accents: on the web it would be missing.'
            yield item.problem(location, wrong, f"Write {alike.uri}.")
        elif meant := index.meant(path):
            yield item.problem(location, f'The file "{path}" was not found.', f"Did you mean {meant.uri}?")
        else:
            wrong, example = f'The file "{path}" was not found.', f"files/{path.rsplit('/', 1)[-1]}"
            yield item.problem(location, wrong, f"Upload it to the files folder of the content, and write {example}.")


def _files(subject: Subject) -> Iterator[tuple[Shaped[Any], Location, str]]:
    for item, course in subject.items_of(Course):
        for number, path in enumerate(course.attachments):
            yield item, ("attachments", number), path
    for host, cluster in subject.items_of(Cluster):
        for number, meeting in enumerate(cluster.meetings):
            if meeting.minutes:
                yield host, ("meetings", number, "minutes"), meeting.minutes
