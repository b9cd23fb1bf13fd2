"""Measures: which are one and the same, which are counted, and which are multiples of another."""

from __future__ import annotations

from decimal import Decimal

import pytest

from plan_cli.model.measure import canonical, expanded, is_counted, multiple_of


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("人", "人"),
        ("名", "人"),
        ("位", "人"),
        (" 人 ", "人"),
        ("人\u3000", "人"),
        ("％", "%"),
        ("%", "%"),
        ("场次", "场次"),
        ("ＧＤＰ", "GDP"),
        ("個", "個"),
    ],
)
def test_a_measure_has_one_name(given: str, name: str) -> None:
    assert canonical(given) == name
    assert canonical(canonical(given)) == name


def test_persons_are_never_attendances() -> None:
    names = {canonical(text) for text in ("人", "名", "位", "人次", "名次", "次", "场次")}
    assert names == {"人", "人次", "名次", "次", "场次"}


@pytest.mark.parametrize("measure", ["人", "名", " 位", "人次", "场次", "次", "个", "所", "项", "家"])
def test_people_and_events_are_counted_in_whole_numbers(measure: str) -> None:
    assert is_counted(measure)


@pytest.mark.parametrize("measure", ["%", "％", "万元", "元", "公里", "亩", "小时", "万人次", "", "人/年"])
def test_what_is_measured_need_not_be_whole(measure: str) -> None:
    assert not is_counted(measure)


@pytest.mark.parametrize(
    ("measure", "base", "factor"),
    [
        ("万人次", "人次", 10_000),
        ("万人", "人", 10_000),
        ("万名", "人", 10_000),
        ("千人", "名", 1_000),
        ("百场", "场", 100),
        ("十所", "所", 10),
        ("十万人", "人", 100_000),
        ("百万人", "人", 1_000_000),
        ("千万人", "人", 10_000_000),
        ("亿元", "元", 100_000_000),
        (" 万人次 ", "人次", 10_000),
    ],
)
def test_a_multiple_is_recognised(measure: str, base: str, factor: int) -> None:
    assert multiple_of(measure, base) == factor


@pytest.mark.parametrize(
    ("measure", "base"),
    [("人次", "人"), ("人", "人"), ("万人", "人次"), ("万人次", "人"), ("万", "人"), ("人次", "万人次"), ("", "人")],
)
def test_what_is_no_multiple_has_no_factor(measure: str, base: str) -> None:
    assert multiple_of(measure, base) is None


@pytest.mark.parametrize(
    ("value", "factor", "mend"),
    [
        ("6.2", 10_000, "62000"),
        ("0", 10_000, "0"),
        ("0.00005", 10_000, "0.5"),
        ("100", 10_000, "1000000"),
        ("3.20", 100, "320"),
    ],
)
def test_six_point_two_ten_thousands_are_sixty_two_thousand(value: str, factor: int, mend: str) -> None:
    assert expanded(Decimal(value), factor) == Decimal(mend)
