"""A report's data as YAML, in block style: what `plan convert` makes of a workbook."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from plan_cli.rendering.blank_report import quoted

_DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z"
_MAY_BE_NULL = ("value", "status", "task", "plan", "unit", "period", "submitted", "entries", "title", "ref")
"""Fields that are asked for: a null says that they are empty. Any other that is empty is left out."""


def written(data: Mapping[str, Any]) -> str:
    """The text of a report."""
    return "\n".join(_mapping(data)) + "\n"


def _mapping(data: Mapping[str, Any]) -> Iterator[str]:
    for name, value in data.items():
        key = quoted(name)
        if isinstance(value, Mapping):
            yield f"{key}:"
            yield from (f"  {line}" for line in _mapping(value))
        elif isinstance(value, list):
            yield f"{key}:" if value else f"{key}: []"
            for item in value:
                first, *others = _mapping(item)
                yield f"  - {first}"
                yield from (f"    {line}" for line in others)
        elif value is not None:
            yield f"{key}: {_scalar(value)}"
        elif name in _MAY_BE_NULL:
            yield f"{key}: null" if name == "value" else f"{key}:"


def _scalar(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return format(value, "f")
    text = str(value)
    return text if re.match(_DAY, text) else quoted(text)
