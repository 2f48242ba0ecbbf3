"""When each file was first committed, and what it was called then: read from what git says."""

import datetime as dt
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Birth:
    """The first commit of a file, followed through its renames."""

    moment: dt.datetime
    path: str


@dataclass(frozen=True, slots=True)
class History:
    """What git knows of the files.

    Attributes:
        births: By the file's path of today, from the site's root folder.
        shallow: Only a part of the history is here, so that it says nothing reliable.
    """

    births: dict[str, Birth] = field(default_factory=dict)
    shallow: bool = False


def parse_log(log: str) -> dict[str, Birth]:
    """``git log --reverse --name-status -z --format=%x01%cI`` as the birth of each path that is there at its end."""
    births: dict[str, Birth] = {}
    for commit in log.split("\x01")[1:]:
        stamp, *names = commit.replace("\n", "").split("\0")
        if not names and not stamp:
            continue
        moment = dt.datetime.fromisoformat(stamp)
        names = [name for name in names if name]
        while names:
            change = names.pop(0)
            path = names.pop(0)
            if change.startswith("R"):
                new = names.pop(0)
                births[new] = births.pop(path, Birth(moment, path))
            elif change == "D":
                births.pop(path, None)
            else:
                births.setdefault(path, Birth(moment, _free(path, moment, births)))
    return births


def _free(path: str, moment: dt.datetime, births: dict[str, Birth]) -> str:
    """The path, or one with the day where a file that has moved away was called so first: names stay one file's."""
    if all(birth.path != path for birth in births.values()):
        return path
    stem, dot, ending = path.rpartition(".")
    return f"{stem}-{moment:%Y%m%d}{dot}{ending}"
