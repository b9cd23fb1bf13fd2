"""The page that `--help` shows: in the reader's language, its options in groups, in at most 80 columns."""

from __future__ import annotations

import inspect
from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any

from plan_cli.cli import language
from plan_cli.cli.commands import GROUPS, SUMMARIES
from plan_cli.cli.parameters import ROOT, Parameter, parameters
from plan_cli.rendering.terminal.filling import cells, filled
from plan_cli.words import Wording, wording

if TYPE_CHECKING:
    from plan_cli.cli.chinese import Chinese

Row = tuple[str, str]
WIDTH = 80
_NARROWEST = 40
_TERM = 30
"""So wide at most are the names of options beside which their meaning stands; it begins below those that are longer."""

OPTION_GROUPS: Mapping[str, tuple[str, ...]] = {
    "input": ("plan", "as_of", "period", "all_periods", "only", "history", "source", "unit", "stdin_filename"),
    "rules": ("select", "ignore", "fail_on", "waivers", "no_waivers"),
    "output": ("format", "output", "mark", "excerpts", "statistics", "by", "force"),
    "general": ("color", "lang", "quiet", "verbose", "version", "install_completion", "show_completion", "help"),
}
"""The options by what they are about, by the names of their parameters, in the order in which a page has them."""


def page(ctx: Any) -> str:
    """The page of the command that a context is of."""
    words = wording(language.of_reader())
    said = _chinese(ctx.command.name) if words.lang == "zh" else None
    text, epilog = (said.text, said.epilog) if said else (ctx.command.help or "", ctx.command.epilog or "")
    width = _width()
    blocks = [filled(usage(ctx, words), width), _indented(_joined(text), width)]
    blocks += _blocks(ctx, words, said, width)
    blocks.append(_indented(inspect.cleandoc(epilog), width))
    return "\n\n".join(block for block in blocks if block)


def usage(ctx: Any, words: Wording) -> str:
    """`Usage: plan check [OPTIONS] [PATH...]`."""
    parts = [words.label("help.options")]
    parts += [parameter.in_usage(words) for parameter in parameters(ctx) if parameter.is_argument]
    if ctx.command.name == ROOT:
        parts.append(words.label("help.command"))
    return f"{words.label('help.usage')}{words.label('colon')}{ctx.command_path} {' '.join(parts)}"


def meanings(ctx: Any) -> dict[str, str]:
    """What the options of a command, and of the program its commands, mean, for readers of another language than that
    in which they are declared.
    """
    words = wording(language.of_reader())
    if words.lang == "en":
        return {}
    said = _chinese(ctx.command.name)
    found = dict(_summaries(words.lang)) if ctx.command.name == ROOT else {}
    return found | {option: _row(item, words, said)[1] for item in parameters(ctx) for option in item.options}


def _chinese(name: str) -> Chinese:
    from plan_cli.cli.options_words import SHARED

    module = "plan_cli.cli.app_words" if name == ROOT else f"plan_cli.cli.commands.{name}_words"
    said: Chinese = import_module(module).CHINESE
    return said._replace(parameters={**SHARED, **said.parameters})


def _blocks(ctx: Any, words: Wording, said: Chinese | None, width: int) -> Iterator[str]:
    """Of the program its commands; then the arguments and the groups of options, each under its heading."""
    if ctx.command.name == ROOT:
        summaries = _summaries(words.lang)
        commands = {f"help.{group}": [(name, summaries[name]) for name in names] for group, names in GROUPS.items()}
        yield from _listed(commands, words, width)
    rows: dict[str, list[Row]] = {f"help.{group}": [] for group in ("arguments", *OPTION_GROUPS)}
    known = parameters(ctx)
    order = [name for names in OPTION_GROUPS.values() for name in names]
    for parameter in sorted(known, key=lambda item: order.index(item.name) if item.name in order else -1):
        rows["help.arguments" if parameter.is_argument else _group(parameter.name)].append(_row(parameter, words, said))
    yield from _listed(rows, words, width)


def _summaries(lang: str) -> Mapping[str, str]:
    if lang == "en":
        return SUMMARIES
    from plan_cli.cli import app_words

    return app_words.SUMMARIES


def _group(name: str) -> str:
    """The heading of the group that an option is of."""
    return next((f"help.{group}" for group, names in OPTION_GROUPS.items() if name in names), "help.general")


def _row(parameter: Parameter, words: Wording, said: Chinese | None) -> Row:
    """An option or an argument, and what it means."""
    text = (said.parameters.get(parameter.name) if said else None) or parameter.help
    if parameter.name == "help":
        text = words.label("help.help")
    if parameter.is_required and not parameter.is_argument:
        text += words.label("help.required")
    if parameter.default is not None:
        text += words.label("help.default", value=parameter.default)
    return parameter.signature(words), text


def _listed(groups: Mapping[str, list[Row]], words: Wording, width: int) -> Iterator[str]:
    """Groups of names with what they mean beside them, all as far to the right, each under its heading."""
    names = [cells(name) for rows in groups.values() for name, _ in rows]
    beside = _TERM if width >= 2 * _TERM else 0
    at = max((length for length in names if length <= beside), default=2) + 4
    for heading, rows in groups.items():
        lines = [words.label(heading)] if rows else []
        for name, text in rows:
            first, *others = filled(text, width - at).split("\n")
            begin = f"  {name}"
            if cells(begin) + 2 > at:
                lines += [begin, " " * at + first]
            else:
                lines.append(begin + " " * (at - cells(begin)) + first)
            lines += [" " * at + line for line in others]
        yield "\n".join(lines)


def _indented(text: str, width: int) -> str:
    """Lines, each filled by itself."""
    return "\n".join(
        f"  {line}" if line else "" for one in text.split("\n") for line in filled(one, width - 2).split("\n")
    )


def _joined(text: str) -> str:
    """A text of several paragraphs with each of them on one line."""
    return "\n\n".join(paragraph.replace("\n", " ") for paragraph in inspect.cleandoc(text).split("\n\n"))


def _width() -> int:
    """The terminal's, within bounds."""
    from plan_cli.cli.screen import terminal_width

    return max(_NARROWEST, min(WIDTH, terminal_width() or WIDTH))
