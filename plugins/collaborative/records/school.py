"""A member school."""

from enum import StrEnum
from typing import Annotated

from pydantic import BeforeValidator, Field

from collaborative.records.base import PageRecord, Words
from collaborative.records.fields import (
    Count,
    Email,
    Items,
    Line,
    Phone,
    Postcode,
    Text,
    WebAddress,
    one_of,
)
from collaborative.records.page_fields import Aliases, Draft, PageSlug


class Setting(StrEnum):
    PRIMARY = "primary"
    INFANT = "infant"
    JUNIOR = "junior"
    NURSERY = "nursery"
    SPECIAL = "special"
    UNIT = "unit"
    SECONDARY = "secondary"
    ALL_THROUGH = "all-through"
    ALTERNATIVE = "alternative provision"


_SETTING_WORDS = {setting.value: setting for setting in Setting} | {
    "infants": Setting.INFANT,
    "juniors": Setting.JUNIOR,
    "special school": Setting.SPECIAL,
    "specialist unit": Setting.UNIT,
    "primary school": Setting.PRIMARY,
    "pru": Setting.ALTERNATIVE,
}


class School(PageRecord):
    kind = "school"
    folder = "schools"
    has_title_alone = True
    is_place = True
    key_synonyms = {
        "head": "headteacher",
        "telephone": "phone",
        "tel": "phone",
        "url": "website",
        "link": "website",
        "web": "website",
        "head_teacher": "headteacher",
        "post_code": "postcode",
        "name": "title",
        "school": "title",
        "type": "setting",
        "number_of_pupils": "pupils",
        "area": "town",
    }

    title: Line = Field(min_length=1, examples=["Larkhill Primary School"], description="The school's name.")
    cluster: Line | None = Field(
        default=None, description="The cluster to which it belongs.", examples=["North cluster"]
    )
    headteacher: Line = Field(
        default="", description="The headteacher's name, where the school wants it shown.", examples=["Headteacher"]
    )
    setting: Annotated[Setting, BeforeValidator(one_of("a setting", _SETTING_WORDS)), Words(_SETTING_WORDS)] = Field(
        default=Setting.PRIMARY, description="What kind of school it is.", examples=["infant"]
    )
    pupils: Count | None = Field(
        default=None, title="number of pupils", description="How many pupils it has.", examples=["212"]
    )
    town: Line = Field(default="", description="The town or part of the borough.", examples=["Radcliffe"])
    postcode: Postcode = Field(default="", description="The school's postcode.", examples=["BL9 0AA"])
    phone: Phone = Field(
        default="", title="telephone number", description="The school's telephone number.", examples=["0161 496 0101"]
    )
    email: Email | None = Field(
        default=None,
        title="email address",
        description="The school office's email address.",
        examples=["office@school.example"],
    )
    website: WebAddress | None = Field(
        default=None, description="The school's own website.", examples=["https://school.example"]
    )
    expertise: Items = Field(
        default=(),
        title="list of expertise",
        description="What it is good at and glad to show others, one item a line.",
        examples=["[reading fluency, forest school]"],
    )
    summary: Text = Field(
        default="",
        description="One or two sentences about the school.",
        examples=["A one-form school known for its reading."],
    )
    slug: PageSlug
    aliases: Aliases = ()
    draft: Draft = False

    @property
    def has_setting(self) -> bool:
        """Whether the setting was typed; the default is not worth showing."""
        return "setting" in self.model_fields_set
