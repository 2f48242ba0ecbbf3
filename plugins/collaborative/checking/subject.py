"""What the checks look at."""

import datetime as dt
from dataclasses import dataclass

from collaborative.loading.content import Content
from collaborative.loading.sources import OtherFile
from collaborative.settings import Settings


@dataclass(frozen=True, slots=True)
class Subject:
    """A site as it was read.

    Attributes:
        files: Everything in the content and courses folders that is no Markdown: images, attachments, strays.
        today: The day of the check, in the site's zone.
    """

    content: Content
    files: tuple[OtherFile, ...]
    settings: Settings
    today: dt.date
