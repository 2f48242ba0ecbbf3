"""Front matter as a careful colleague would type it: one key a line, quotes only where needed."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, TypeAlias

import yaml

FENCE = "---"

# Days, numbers, yes and no come as Python values and need no quotes; text that looks like one of them does.
Value: TypeAlias = str | bool | int | Decimal | dt.date | dt.time | Sequence["Value"] | Mapping[str, "Value"]


def front_matter(values: Mapping[str, Value]) -> str:
    """Return the top of a file, with both fences and a line end, keys in the given order.

    :func:`~collaborative.loading.documents.read_document` reads every value back as it was meant. A day is written as
    ``2026-03-19``, a time as ``"09:30"``, a number in digits, a boolean as ``yes`` or ``no``.
    """
    return f"{FENCE}\n{block(values)}{FENCE}\n"


def block(value: Mapping[str, Value] | Sequence[Value]) -> str:
    """Return keys or items one a line, with a final line end; "" if there are none."""
    return _dumped(value, flow=False) if value else ""


def inline(value: Value) -> str:
    """Return a value on one line, with brackets: ``[one, two]``, ``{member: 75, non_member: 120}``."""
    whole = _dumped([_without_line_ends(value)], flow=True)
    return whole.strip().removeprefix("[").removesuffix("]").strip()


def _without_line_ends(value: Value) -> Value:
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, Mapping):
        return {key: _without_line_ends(item) for key, item in value.items()}
    if isinstance(value, Sequence):
        return [_without_line_ends(item) for item in value]
    return value


def _dumped(value: Value, *, flow: bool) -> str:
    dumped: str = yaml.dump(
        value,
        Dumper=_Writer,
        default_flow_style=flow,
        sort_keys=False,
        allow_unicode=True,
        width=float("inf"),
    )
    return dumped


class _Writer(yaml.SafeDumper):
    """PyYAML's dumper, with list items indented below their key and double quotes."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002  # PyYAML's signature
        super().increase_indent(flow, indentless=False)

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002  # PyYAML's signature
        """Write a repeated value again, because anchors mean nothing to editors."""
        return True

    def text(self, text: str) -> yaml.ScalarNode:
        return self.represent_scalar(_TEXT, text, style=self._style(text))

    def clock(self, time: dt.time) -> yaml.ScalarNode:
        return self.represent_scalar(
            _TEXT, f"{time:%H:%M}", style='"'
        )  # without quotes, some programs read 15:30 as 930 (minutes)

    def yes_no(self, value: bool) -> yaml.ScalarNode:  # PyYAML's hook
        return self.represent_scalar("tag:yaml.org,2002:bool", "yes" if value else "no")

    def amount(self, value: Decimal) -> yaml.ScalarNode:
        whole = "int" if value == value.to_integral_value() else "float"
        digits = f"{value:.0f}" if whole == "int" else f"{value:f}"
        return self.represent_scalar(f"tag:yaml.org,2002:{whole}", digits)

    def _style(self, text: str) -> str | None:
        """Choose no quotes unless a program could misread the text; keep several lines as lines."""
        analysis = self.analyze_scalar(text)
        if "\n" in text and analysis.allow_block and text.strip() and not text.endswith("\n\n"):
            return "|"
        plain = analysis.allow_block_plain and analysis.allow_flow_plain and (text[0].isalnum() or text[0] == "£")
        read_as = self.resolve(yaml.ScalarNode, text, (True, False))  # type: ignore[no-untyped-call]  # of PyYAML
        if plain and read_as == _TEXT and not _LIKE_A_NUMBER.fullmatch(text):
            return None
        awkward = ('"' in text and "'" not in text) or any(
            letter > "\uffff" for letter in text
        )  # PyYAML would escape an emoji
        return "'" if awkward and analysis.allow_single_quoted and "\n" not in text else '"'


_TEXT = "tag:yaml.org,2002:str"
_LIKE_A_NUMBER = re.compile(r"0[xo][0-9a-f]+|[0-9][0-9_.]*(?:e[-+]?[0-9]+)?|[0-9]+(?::[0-9]+)+", re.IGNORECASE)

_Writer.add_representer(str, _Writer.text)
_Writer.add_representer(bool, _Writer.yes_no)
_Writer.add_representer(Decimal, _Writer.amount)
_Writer.add_representer(dt.time, _Writer.clock)
_Writer.add_multi_representer(str, lambda writer, text: writer.text(str(text)))  # enums such as a status are text
