"""Fields of every record that has a page of its own."""

from typing import Annotated

from pydantic import Field

from collaborative.records.fields import FileOrWebAddress, Line, Slug, Slugs, YesNo

PageSlug = Annotated[
    Slug, Field(description="Another address for the page than the file's name gives.", examples=["first-aid"])
]
Aliases = Annotated[
    Slugs, Field(description="Old addresses of the page, which then lead to it.", examples=["first-aid-2026"])
]
Draft = Annotated[
    YesNo,
    Field(description="Yes keeps the page off the public site until you take the line out.", examples=["yes"]),
]
Image = Annotated[
    FileOrWebAddress | None,
    Field(
        title="picture",
        description="A picture: a file below content/ by its path from there.",
        examples=["images/hall.jpg"],
    ),
]
ImageAlt = Annotated[
    Line,
    Field(
        title="description of its picture",
        description="What the picture shows, for people who cannot see it.",
        examples=["A hall with a hundred chairs."],
    ),
]
