"""What is wrong with a command line, in our own words: of what typer says only the kind and the facts are taken."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from plan_cli.cli.parameters import Parameter, parameters
from plan_cli.reading.suggest import Suggester
from plan_cli.stop import Stop

if TYPE_CHECKING:
    from plan_cli.cli.lazy import Misuse
    from plan_cli.words import Wording


def told(misuse: Misuse, words: Wording) -> str:
    """What is wrong, how the command is used, and where to read on."""
    from plan_cli.cli.help import usage

    ctx = misuse.context
    what = misuse.cause if isinstance(misuse.cause, Stop) else _stop(misuse.cause, ctx, misuse.given, words)
    return f"{words.stop(what)}\n{usage(ctx, words)}\n{words.label('help.more', command=ctx.command_path)}"


def _stop(error: Any, ctx: Any, given: list[str], words: Wording) -> Stop:
    kind = type(error).__name__
    if kind == "NoSuchOption":
        known = [option for parameter in parameters(ctx) for option in parameter.options if option.startswith("--")]
        name = error.option_name
        return Stop("no-such-option", option=name, suggestion=Suggester().nearest(name.lower(), known))
    if kind == "BadOptionUsage":
        parameter = _named(error.option_name, ctx)
        if parameter is None or not parameter.value(words):
            return Stop("option-takes-none", option=error.option_name)
        return Stop("option-needs-value", option=error.option_name, value=parameter.value(words))
    parameter = _of(error, ctx)
    if parameter is None:
        return Stop("misused", reason=error.format_message())
    option = parameter.value(words) if parameter.is_argument else parameter.options[-1]
    if kind == "MissingParameter" and parameter.is_argument:
        return Stop("missing-argument", name=option)
    if kind == "MissingParameter":
        return Stop("missing-option", option=option, value=parameter.value(words))
    value = _value(error, ctx, given)
    if parameter.choices:
        suggestion = Suggester().nearest(value.lower(), parameter.choices)
        name = words.label("help.argument") if parameter.is_argument else option
        return Stop("wrong-choice", option=name, value=value, known=parameter.choices, suggestion=suggestion)
    return Stop("wrong-value", option=option, value=value)


def _named(option: str, ctx: Any) -> Parameter | None:
    return next((parameter for parameter in parameters(ctx) if option in parameter.options), None)


def _of(error: Any, ctx: Any) -> Parameter | None:
    """The option or argument that an error is about."""
    name = getattr(getattr(error, "param", None), "name", None)
    return next((parameter for parameter in parameters(ctx) if parameter.name == name), None)


def _value(error: Any, ctx: Any, given: list[str]) -> str:
    """What was given for it, which the error doesn't say."""
    found = ctx.command.make_parser(ctx).parse_args(args=list(given))[0].get(error.param.name)
    return str(found[-1] if isinstance(found, list | tuple) and found else found)
