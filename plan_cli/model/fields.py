"""What the models of plans, reports and waivers share: strict types without conversions."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, GetCoreSchemaHandler
from pydantic_core import PydanticCustomError, core_schema

from plan_cli.model.period import Period

_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")


class Form(BaseModel):
    """A mapping in a file: no unknown keys, no conversions."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True, defer_build=True)


class Read:
    """Has a function read a value before its type is looked at, as `BeforeValidator` does.

    That one looks at the function's signature wherever it is used, which is a tenth of the time that the models take
    to be made.
    """

    def __init__(self, function: Callable[[Any], object]) -> None:
        self.function = function

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.no_info_before_validator_function(self.function, handler(source))


class ReadAlone(Read):
    """Has a function read a value, and nothing look at its type: what pydantic would make of the class takes a
    millisecond.
    """

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(self.function)


def _date(value: object) -> object:
    if isinstance(value, str):
        try:
            if _ISO.match(value):
                return date.fromisoformat(value)
        except ValueError:
            pass
        raise PydanticCustomError("bad_date", "not a date")
    return value


def _period(value: object) -> object:
    if isinstance(value, Period):
        return value
    try:
        return Period.parse(
            format(value, "f") if isinstance(value, Decimal) else value if isinstance(value, str) else ""
        )
    except ValueError:
        raise PydanticCustomError("bad_period", "not a period") from None


def _whole(value: object) -> object:
    return int(value) if isinstance(value, Decimal) and value == value.to_integral_value() else value


Date = Annotated[date, Read(_date)]
PeriodName = Annotated[Period, ReadAlone(_period)]
Whole = Annotated[int, Read(_whole)]
Text = Annotated[str, Field(pattern=r"\S")]
"""A text that says something. It is not stripped, which would make a copy of each: reports share the short ones."""
Amount = Annotated[Decimal, Field(ge=0)]
