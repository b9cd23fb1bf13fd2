"""A value of a file as a message names it: short, and in quotes that it does not hold itself."""

from __future__ import annotations

from decimal import Decimal


def no_mapping_case(value: object) -> str:
    """The case of S103 for what stands in place of a mapping: lines with full-width colons are one text for YAML."""
    return "mapping-colon" if isinstance(value, str) and "：" in value else "mapping"


def in_quotes(text: str) -> str:
    """A text as it is proposed in a message: short, and in the quotes that it does not hold itself."""
    quotes = "'" if '"' in text and "'" not in text else '"'
    return f"{quotes}{abbreviated(text)}{quotes}"


def abbreviated(value: object) -> str:
    """A value as it is named in a message: short, whatever it is."""
    if isinstance(value, dict):
        return "{…}"
    if isinstance(value, list):
        return "[…]"
    if isinstance(value, bool):
        return "true" if value else "false"
    text = format(value, "f") if isinstance(value, Decimal) else str(value)
    return text if len(text) <= 60 else text[:59] + "…"
