"""The plugin's options in ``mkdocs.yml``; each has a default, so that the plugin's name alone is enough."""

from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from mkdocs.config import config_options as c
from mkdocs.config.base import Config, ValidationError
from mkdocs.config.defaults import MkDocsConfig

from collaborative.palette import Palette, palette_from_config
from collaborative.problems import InputError
from collaborative.reading.files import address_within
from collaborative.reading.words import fold, in_words
from collaborative.school_year import SchoolTerm, terms_from_config
from collaborative.settings import Nation, Settings
from collaborative.vocabulary import AUDIENCES, SUBJECTS, Vocabulary

DEFAULT_COURSES = "courses"


class TimeZone(c.OptionallyRequired[ZoneInfo]):
    """A time zone of the IANA database."""

    def run_validation(self, value: object) -> ZoneInfo:
        try:
            return ZoneInfo(str(value))
        except (ZoneInfoNotFoundError, ValueError) as error:
            raise ValidationError(f'"{value}" is not a time zone. Write one such as Europe/London.') from error


class Words(c.OptionallyRequired[Vocabulary]):
    """A closed vocabulary: names with lists of synonyms, or with ``synonyms`` and ``covers``."""

    def __init__(self, default: Vocabulary) -> None:
        super().__init__(default=default)

    def run_validation(self, value: object) -> Vocabulary:
        if isinstance(value, Vocabulary):
            return value
        if not isinstance(value, dict) or not all(isinstance(name, str) for name in value):
            raise ValidationError(
                "Write names with their synonyms, for example  ECTs: [NQT, RQT]  (quote Yes, No and numbers)."
            )
        default = self.default
        try:
            return Vocabulary.from_config(default.what if isinstance(default, Vocabulary) else "a word", value)
        except InputError as error:
            raise ValidationError(str(error)) from error


class AtLeastOne(c.OptionallyRequired[int]):
    """A whole number from 1 upwards."""

    def run_validation(self, value: object) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or value < 1:
            raise ValidationError(f'"{value}" is not a number from 1 upwards.')
        return value


class BankHolidays(c.OptionallyRequired[Nation | None]):
    """A nation of the United Kingdom, or ``none``."""

    def run_validation(self, value: object) -> Nation | None:
        nations = {fold(nation): nation for nation in Nation}
        typed = fold(str(value))
        if typed in ("none", "no", "false"):  # YAML reads a plain "no" as false
            return None
        if typed in nations:
            return nations[typed]
        known = in_words([*Nation, "none"], "or")
        raise ValidationError(f'"{value}" has no bank holidays that are known here. Write one of: {known}.')


class Terms(c.OptionallyRequired[tuple[SchoolTerm, ...]]):
    """School terms, each with a name, its first and its last day."""

    def __init__(self) -> None:
        super().__init__(default=[])

    def run_validation(self, value: object) -> tuple[SchoolTerm, ...]:
        try:
            return terms_from_config(value)
        except InputError as error:
            raise ValidationError(str(error)) from error


class Colours(c.OptionallyRequired[Palette | None]):
    """The partnership's colours."""

    def run_validation(self, value: object) -> Palette | None:
        if value == "":
            return None
        try:
            return palette_from_config(value)
        except InputError as error:
            raise ValidationError(str(error)) from error


class Addresses(c.OptionallyRequired[frozenset[str]]):
    """Addresses on the site, as people copy them: whole ones, or from the site's root."""

    def __init__(self) -> None:
        super().__init__(default=[])

    def run_validation(self, value: object) -> frozenset[str]:
        if not isinstance(value, list) or not all(isinstance(entry, str) for entry in value):
            raise ValidationError("Write one address a line, each after a hyphen, for example  - courses/first-aid")
        return frozenset(address_within(entry) for entry in value)


class CollaborativeOptions(Config):  # type: ignore[no-untyped-call]  # of MkDocs
    courses_dir = c.Type(str, default=DEFAULT_COURSES)
    """The folder of the courses, relative to mkdocs.yml."""

    timezone = TimeZone(default="Europe/London")
    """The zone of all clock times, and of "today"."""

    short_name = c.Type(str, default="")
    """A short name for tight places, such as titles of feeds and calendars; default: site_name."""

    email = c.Type(str, default="")
    """The office's email address, for booking and the footer."""

    phone = c.Type(str, default="")
    """The office's telephone number, likewise."""

    audiences = Words(AUDIENCES)
    """The audiences that a course may name, with synonyms; ``covers`` lists the year groups of a key stage."""

    subjects = Words(SUBJECTS)
    """The subjects that a course may name, with synonyms."""

    feed_items = AtLeastOne(default=100)
    """How many items a feed holds, the newest; those of its last week stay all the same."""

    bank_holidays = BankHolidays(default="England")
    """Whose bank holidays a course is warned of: England, Wales, Scotland, Northern Ireland, or none."""

    withdrawn = Addresses()
    """Addresses that were public and are given up for good, such as ``courses/first-aid``."""

    palette = Colours(default="")
    """The partnership's colours, ``{brand, accent}``; default: ``theme.palette.primary``, else a deep teal."""

    terms = Terms()
    """School terms as ``{name, from, to}``: in the calendars; a course on a day between two of them is warned of."""


def settings_from(config: MkDocsConfig, options: CollaborativeOptions) -> Settings:
    return Settings(
        name=config.site_name,
        url=f"{(config.site_url or '').rstrip('/')}/",
        description=config.site_description or "",
        short_name=options.short_name,
        zone=options.timezone,
        email=options.email,
        phone=options.phone,
        audiences=options.audiences,
        subjects=options.subjects,
        feed_items=options.feed_items,
        nation=options.bank_holidays,
        terms=options.terms,
        withdrawn=options.withdrawn,
        palette=options.palette or palette_of_theme(config),
        markdown_extensions=frozenset(map(str, config.markdown_extensions)),
        usual_anchors="slugify" not in config.mdx_configs.get("toc", {}),
    )


def palette_of_theme(config: MkDocsConfig) -> Palette:
    """As somebody chose it who knows Material: ``theme.palette``, one or a list of them; else ours."""
    chosen = config.theme.get("palette") or ()
    for palette in [chosen] if isinstance(chosen, dict) else chosen:
        named = {
            key: palette[theirs] for key, theirs in (("brand", "primary"), ("accent", "accent")) if theirs in palette
        }
        if named:
            try:
                return palette_from_config(named)
            except InputError:  # "custom": the site's own style sheet has the colours
                continue
    return Palette()
