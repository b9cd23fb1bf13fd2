"""The day or period that was probably meant by one in another habit's form; imported only when there is one."""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal

from plan_cli.model.guesses import Meant
from plan_cli.model.period import MONTHS, Period
from plan_cli.reading.folding import bare, folded, with_hyphens

_LONGEST = 40
_TIME = r"(?:t?\d{1,2}:\d{2}(?::\d{2})?(?:\.0{1,6})?z?)?"
_DAY = re.compile(rf"([0-9]{{4}})[年./,-]?([0-9]{{1,2}})[月./,-]?([0-9]{{1,2}})[日号]?{_TIME}\Z")
_DAY_FIRST = re.compile(rf"([0-9]{{1,2}})(?P<sign>[./-])([0-9]{{1,2}})(?P=sign)([0-9]{{4}}){_TIME}\Z")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = rf"(?P<month>{'|'.join(_MONTHS)})[a-z]{{0,6}}\.?"
_WORDS = (
    re.compile(rf"{_MONTH}[-,]?(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?[-,](?P<year>[0-9]{{4}})\Z"),
    re.compile(rf"(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?(?:of)?[-,.]?{_MONTH}[-,]?(?P<year>[0-9]{{4}})\Z"),
    re.compile(rf"(?P<year>[0-9]{{4}})[-,]?{_MONTH}[-,]?(?P<day>[0-9]{{1,2}})\Z"),
)
_SERIAL = re.compile(r"([0-9]{5})(?:\.[0-9]{1,10})?\Z")
_SERIALS = range(36526, 73051)
"""The days from 2000 to 2099 as a spreadsheet counts them: from 1899-12-30 on."""
_FIRST_SERIAL = date(1899, 12, 30)
_ZH_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_ZH_YEAR = re.compile("[〇○零一二三四五六七八九]{4}")
_ZH_NUMBER = re.compile("[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九]")


def meant_date(value: object) -> Meant | None:
    """The date that was probably meant by 2025年1月14日, 2025.1.14, 20250114, 14.01.2025, Jan 14 2025 or the number
    45671, which is how a spreadsheet counts it.
    """
    given = folded(bare(_as_given(value)[:_LONGEST])).lower()
    spaced = with_hyphens(given)
    text = _arabic("".join(spaced.split()))
    serial = _SERIAL.match(text)
    if serial and int(serial[1]) in _SERIALS:
        return Meant((_FIRST_SERIAL + timedelta(days=int(serial[1]))).isoformat(), False)
    if day := _DAY.match(text):
        return _day(*map(int, day.groups()))
    if day := _DAY_FIRST.match(text):
        first, second = int(day[1]), int(day[3])
        if day["sign"] == "." or first > 12:
            return _day(int(day[4]), second, first)
        return _day(int(day[4]), first, second) if second > 12 else None
    named = re.sub(r"[\s,]+", ",", spaced)
    if day := next((found for pattern in _WORDS if (found := pattern.match(named))), None):
        return _day(int(day["year"]), _MONTHS.index(day["month"]) + 1, int(day["day"]))
    return None


def _day(year: int, month: int, day: int) -> Meant | None:
    try:
        return Meant(date(year, month, day).isoformat(), True)
    except ValueError:
        return None


# --- periods

_YEAR = r"(?:FY|CY)?(?P<year>[1-9][0-9]{3})(?:FY|CY|财年|年度?)?"
_PART = (
    r"(?:第?(?P<quarter>[1-4])(?:季度?|QUARTER)|(?P<half>[上下])半年度?|0?(?P<month>1[0-2]|[1-9])(?:月份?)"
    r"|(?P<name>[HQ][1-4])|(?P<back>[1-4][HQ])|全年|(?P<from>1?[0-9])月?[-至到](?P<to>1?[0-9])月份?)"
)
_PERIOD = re.compile(rf"{_YEAR}[-./,_ ]?{_PART}?\Z")
_PART_FIRST = re.compile(r"(?:(?P<name>[HQ][1-4])|(?P<back>[1-4][HQ]))[-./,_ ]?(?:FY|CY)?(?P<year>[1-9][0-9]{3})\Z")
_NUMBERS = re.compile(r"(?P<year>[1-9][0-9]{3})[-./](?P<month>1[0-2]|0?[1-9])\Z")
_NUMBERS_BACK = re.compile(r"(?P<month>1[0-2]|0?[1-9])[-./](?P<year>[1-9][0-9]{3})\Z")
_NAMED = re.compile(rf"(?P<word>{'|'.join(_MONTHS).upper()})[A-Z]{{0,6}}\.?[-,./]?(?P<year>[1-9][0-9]{{3}})\Z")
_TWO_YEARS = r"(?:FY)?([1-9][0-9]{3})[-/](?:[0-9]{2})?([0-9]{2})\Z"
"""A year of a plan that ends in another year of the calendar."""


def meant_period(value: object, year_starts: int) -> Meant | None:
    """The period that was probably meant by 2025年度, 2025年上半年, 2025年第三季度, 2025年9月, 2025Q3, Q3-2025, FY2025
    or 2024/25. Where a plan's years are not the calendar's, only a month says surely which it is.
    """
    text = "".join(with_hyphens(folded(bare(_as_given(value)[:_LONGEST]))).split()).upper()
    text = _arabic(text)
    years = re.match(_TWO_YEARS, text)
    if years and int(years[2]) > 12 and (int(years[1]) + 1) % 100 == int(years[2]):
        return Meant(years[1], year_starts != 1)
    name = _meant_name(text, year_starts)
    return None if name is None else Meant(name, year_starts == 1 or (name[4:5] == "-" and name[5:].isdecimal()))


def _meant_name(text: str, year_starts: int) -> str | None:
    patterns = (_PERIOD, _PART_FIRST, _NUMBERS, _NUMBERS_BACK, _NAMED)
    found = next((match for pattern in patterns if (match := pattern.match(text))), None)
    if found is None:
        return None
    parts = found.groupdict()
    year = parts["year"]
    if quarter := parts.get("quarter"):
        return f"{year}-Q{quarter}"
    if half := parts.get("half"):
        return f"{year}-{'H1' if half == '上' else 'H2'}"
    if month := parts.get("month"):
        return f"{year}-{month.zfill(2)}"
    if word := parts.get("word"):
        return f"{year}-{_MONTHS.index(word.lower()) + 1:02}"
    if parts.get("from"):
        return _of_months(int(parts["year"]), int(parts["from"]), int(parts["to"]), year_starts)
    name = parts.get("name") or (parts.get("back") or "")[::-1]
    return None if name in ("H3", "H4") else f"{year}-{name}" if name else str(year)


def _of_months(year: int, first: int, last: int, year_starts: int) -> str | None:
    """The period from one month of a year to another, where there is one."""
    if not 1 <= first <= last <= 12:
        return None
    periods = (Period.containing(date(year, first, 1), cycle, year_starts) for cycle in MONTHS)
    return next((p.name for p in periods if p.start == date(year, first, 1) and p.months == last - first + 1), None)


def _arabic(text: str) -> str:
    """A text with its Chinese numbers in digits: 二〇二五年一月十四日."""
    if text.isascii():
        return text
    text = _ZH_YEAR.sub(lambda year: year.group().translate(_ZH_DIGITS), text)
    return _ZH_NUMBER.sub(_digits, text)


def _digits(number: re.Match[str]) -> str:
    tens, ten, ones = number.group().translate(_ZH_DIGITS).partition("十")
    return f"{int(tens or 1) * 10 + int(ones or 0)}" if ten else tens


def _as_given(value: object) -> str:
    return format(value, "f") if isinstance(value, Decimal) else value if isinstance(value, str) else ""
