"""The options and arguments of a command as they are declared: what may stand there, and how that is written."""

from __future__ import annotations

import inspect
from enum import Enum
from typing import TYPE_CHECKING, Any, NamedTuple, get_args

if TYPE_CHECKING:
    from plan_cli.words import Wording

ROOT = "plan"
"""The name of the program as a command."""


class Parameter(NamedTuple):
    """An option or an argument. `metavar` is empty where it takes no value, and so are `choices` where it takes any."""

    name: str
    options: tuple[str, ...]
    help: str
    metavar: str
    choices: tuple[str, ...]
    is_argument: bool
    is_required: bool
    default: str | None

    def value(self, words: Wording) -> str:
        """What is written for it: one of its choices, or what its metavar stands for."""
        if self.choices:
            return "|".join(self.choices)
        return _in_words(self.metavar, words) if self.metavar else ""

    def signature(self, words: Wording) -> str:
        """`-f, --format text|json`, or `PATH...`."""
        value = self.value(words)
        return value if self.is_argument else ", ".join(self.options) + (f" {value}" if value else "")

    def in_usage(self, words: Wording) -> str:
        """An argument in the line of usage."""
        value = self.value(words)
        return value if self.is_required else f"[{value}]"


def parameters(ctx: Any) -> list[Parameter]:
    """Those of the command that a context is of, in the order in which they are declared, and `--help`."""
    annotations = {name: item.annotation for name, item in inspect.signature(ctx.command.callback).parameters.items()}
    return [_parameter(item, annotations.get(item.name, bool)) for item in ctx.command.get_params(ctx)]


def _parameter(item: Any, annotation: Any) -> Parameter:
    types = _types(annotation)
    choices = next((tuple(str(one.value) for one in kind) for kind in types if issubclass(kind, Enum)), ())
    is_argument = item.param_type_name == "argument"
    takes_none = not is_argument and not choices and bool(types & {bool, int})
    options = sorted((*item.opts, *item.secondary_opts), key=len) if not is_argument else ()
    return Parameter(
        item.name,
        tuple(options),
        item.help or "",
        "" if takes_none else (item.metavar or item.name.upper()),
        choices,
        is_argument,
        bool(item.required),
        str(getattr(item.default, "value", item.default)) if choices and item.default is not None else None,
    )


def _types(annotation: Any) -> set[type]:
    """The types within an annotation such as `Annotated[Lang | None, …]`."""
    inner = get_args(annotation)
    if not inner:
        return {annotation} if isinstance(annotation, type) else set()
    return {found for part in inner for found in _types(part)}


def _in_words(metavar: str, words: Wording) -> str:
    """What a metavar stands for, in the reader's language: `FORMAT=FILE` is `格式=文件`."""
    import re

    return re.sub(r"[A-Z]+", lambda found: words.label(f"help.meta.{found.group().lower()}"), metavar)
