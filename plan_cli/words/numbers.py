"""Numbers as text: exact until here, and never rounded in anyone's favour."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

from plan_cli.model.measure import is_counted


def plain(value: Decimal | Fraction | int) -> str:
    """A number in full, without an exponent: 62000, 12.5."""
    if isinstance(value, Fraction):
        value = Decimal(value.numerator) / Decimal(value.denominator)
    text = format(Decimal(value), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def percent(share: Fraction) -> str:
    """A share as a percentage with one decimal, rounded down: 0.999 is 99.9 %, never 100 %."""
    return f"{_tenths(floor(share * 1000))} %"


def points(value: Fraction) -> str:
    """Percentage points with a sign and one decimal, rounded down."""
    tenths = floor(value * 10)
    return ("+" if tenths >= 0 else "") + _tenths(tenths)


def amount(value: Fraction, measure: str | None, *, up: bool = False) -> str:
    """An amount in its measure: whole for what is counted, else two decimals; rounded down, or up
    where it is required.
    """
    places = 0 if measure and is_counted(measure) else 2
    scaled = (ceil if up else floor)(value * 10**places)
    return plain(Decimal(f"{scaled}E-{places}"))


def signed(value: Fraction, measure: str | None) -> str:
    """A difference with its sign."""
    text = amount(value, measure)
    return text if value < 0 else f"+{text}"


def _tenths(value: int) -> str:
    sign = "-" if value < 0 else ""
    return f"{sign}{abs(value) // 10}.{abs(value) % 10}"
