"""Numbers as text: exact, and rounded in nobody's favour."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plan_cli.words.numbers import amount, percent, plain, points, signed


@pytest.mark.parametrize(
    ("share", "text"),
    [
        ("0", "0.0 %"),
        ("1", "100.0 %"),
        ("0.64", "64.0 %"),
        ("0.9996", "99.9 %"),
        ("0.999999999999999999", "99.9 %"),
        ("0.0009", "0.0 %"),
        ("0.001", "0.1 %"),
        ("1/3", "33.3 %"),
        ("2/3", "66.6 %"),
        ("1.5", "150.0 %"),
        ("1.0009", "100.0 %"),
        ("-0.25", "-25.0 %"),
        ("-0.0001", "-0.1 %"),
    ],
)
def test_a_percentage_is_rounded_down(share: str, text: str) -> None:
    assert percent(Fraction(share)) == text


@given(st.integers(1, 10**12), st.integers(1, 10**12))
def test_what_is_short_never_reads_as_all(one: int, other: int) -> None:
    short = Fraction(min(one, other), max(one, other) + 1)
    assert Fraction(percent(short).removesuffix(" %")) < 100
    assert 0 <= 100 * short - Fraction(percent(short).removesuffix(" %")) < Fraction(1, 10)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("0", "+0.0"),
        ("4", "+4.0"),
        ("4.99", "+4.9"),
        ("-4", "-4.0"),
        ("-0.01", "-0.1"),
        ("0.01", "+0.0"),
        ("-30", "-30.0"),
        ("-100/3", "-33.4"),
    ],
)
def test_points_have_a_sign_and_are_rounded_down(value: str, text: str) -> None:
    assert points(Fraction(value)) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Decimal("62000"), "62000"),
        (Decimal("6.2E+4"), "62000"),
        (Decimal("1E-7"), "0.0000001"),
        (Decimal("12.50"), "12.5"),
        (Decimal("12.00"), "12"),
        (Decimal("0.0"), "0"),
        (Decimal("100"), "100"),
        (100, "100"),
        (0, "0"),
        (Fraction(5, 2), "2.5"),
        (Fraction(1000), "1000"),
        (Decimal("123456789012345678901234567890"), "123456789012345678901234567890"),
    ],
)
def test_a_number_is_written_in_full(value: Decimal | Fraction | int, text: str) -> None:
    assert plain(value) == text


@pytest.mark.parametrize(
    ("value", "measure", "up", "text"),
    [
        ("2950/3", "人", False, "983"),
        ("2950/3", "人", True, "984"),
        ("983", "人", True, "983"),
        ("-0.2", "人", False, "-1"),
        ("1/3", "%", False, "0.33"),
        ("1/3", "%", True, "0.34"),
        ("12.5", "%", True, "12.5"),
        ("1/3", None, False, "0.33"),
        ("1000", "%", False, "1000"),
        ("99999999999999999999999999999.999", "%", False, "99999999999999999999999999999.99"),
    ],
)
def test_an_amount_is_whole_for_what_is_counted(value: str, measure: str | None, up: bool, text: str) -> None:
    assert amount(Fraction(value), measure, up=up) == text


@pytest.mark.parametrize(
    ("value", "measure", "text"),
    [
        ("0", "人", "+0"),
        ("12", "人", "+12"),
        ("-800", "人", "-800"),
        ("-0.2", "人", "-1"),
        ("0.9", "人", "+0"),
        ("-0.001", "%", "-0.01"),
    ],
)
def test_a_difference_has_its_sign_and_what_is_behind_never_reads_as_nothing(
    value: str, measure: str, text: str
) -> None:
    assert signed(Fraction(value), measure) == text
