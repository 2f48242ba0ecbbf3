"""A member school."""

from enum import StrEnum
from typing import Annotated

from pydantic import BeforeValidator, Field

from collaborative.records.base import Record
from collaborative.records.fields import (
    Count,
    Email,
    Items,
    Line,
    Phone,
    Postcode,
    Slug,
    Slugs,
    Text,
    WebAddress,
    YesNo,
    one_of,
)


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


class School(Record):
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

    title: Line = Field(min_length=1, examples=["Larkhill Primary School"])
    cluster: Line | None = None
    setting: Annotated[Setting, BeforeValidator(one_of("a setting", _SETTING_WORDS))] = Setting.PRIMARY
    pupils: Count | None = None
    headteacher: Line = ""
    town: Line = ""
    postcode: Postcode = ""
    phone: Phone = ""
    email: Email | None = None
    website: WebAddress | None = None
    expertise: Items = ()
    summary: Text = ""
    slug: Slug
    aliases: Slugs = ()
    draft: YesNo = False
