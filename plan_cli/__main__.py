"""The entry point: streams, the collector, what an exception means for the exit code, and the end."""

from __future__ import annotations

# Built in: `signal` itself takes its time to load `enum`, and Ctrl-C would meanwhile print a traceback.
import _signal as signal  # type: ignore[import-not-found]
import os

INTERRUPTED = 130


def _leave(number: int, frame: object) -> None:
    """End at once: nothing has begun, and there is nobody yet to say it in a better way."""
    os.write(2, b"plan: interrupted\n")
    os._exit(INTERRUPTED)


def _until_imported() -> object:
    """Have Ctrl-C end the program in one line while it is being imported; give what it did before."""
    before = signal.getsignal(signal.SIGINT)
    if before is signal.default_int_handler:
        try:
            signal.signal(signal.SIGINT, _leave)
        except ValueError:  # another thread than the first imports it
            return None
        return before
    return None


_BEFORE = _until_imported()

import contextlib  # noqa: E402
import gc  # noqa: E402
import re  # noqa: E402
import sys  # noqa: E402
from typing import Any, NoReturn  # noqa: E402

from plan_cli.stop import Stop  # noqa: E402


def main() -> NoReturn:
    """Run the command line; 0 fine, 1 findings, 2 could not run, 130 interrupted."""
    # A short run creates few cycles: looking for them costs a fifth of it; and taking everything down at the end does
    # a fortieth, as nothing is left to be done then.
    gc.set_threshold(1_000_000)
    # Whatever plugins are installed beside us have no say in what a report is, and looking for them takes time.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    code = _run()
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError, AttributeError):  # closed, or never there
            stream.flush()
    os._exit(code)


def _run() -> int:
    try:
        from plan_cli.cli import deferred_metadata, writing

        writing.prepare_streams()
        deferred_metadata.defer_metadata()
        from plan_cli.cli import app

        code = app.run()
        writing.flush()
    except KeyboardInterrupt:
        return _say(Stop("interrupted"), INTERRUPTED)
    except Exception as error:  # noqa: BLE001 - whatever it is, a user gets one line and not a traceback
        return _fail(error)
    if code == INTERRUPTED:
        return _say(Stop("interrupted"), INTERRUPTED)
    return code if isinstance(code, int) else 0


def _fail(error: Exception) -> int:
    if isinstance(error, Stop):
        return _say(error)
    if hasattr(error, "show"):
        return _usage(error)
    if type(error).__name__ == "Abort":
        return _say(Stop("interrupted"), INTERRUPTED)
    if isinstance(error, OSError) and (stop := _surroundings(error)):
        return _say(stop)
    if "-vv" in sys.argv or sys.argv.count("-v") > 1:
        import traceback

        from plan_cli.rendering.safe import visible

        lines = "".join(traceback.format_exception(error)).split("\n")
        sys.stderr.write("\n".join(visible(line) for line in lines))
    return _say(Stop("internal", name=type(error).__name__, error=error))


def _usage(error: Any) -> int:
    """What typer says of a command line, less the words that pydantic puts before it."""
    from plan_cli.rendering.safe import visible

    lines = error.message.replace("Value error, ", "").split("\n")
    error.message = "\n".join(map(visible, lines))
    error.show()
    return int(error.exit_code)


def _surroundings(error: OSError) -> Stop | None:
    """What is wrong around the program: the working directory has gone, or standard output takes no more.

    Standard output has no file's name.
    """
    try:
        os.getcwd()
    except OSError:
        return Stop("no-working-folder")
    if error.filename is not None:
        return None
    from plan_cli.cli import writing

    writing.drop_stdout()
    return Stop("unwritable-stdout", reason=error.strerror or error)


def _say(stop: Stop, code: int = 2) -> int:
    from plan_cli.rendering.safe import visible
    from plan_cli.words import wording

    text = wording(_language()).stop(stop)
    sys.stderr.write("\n".join(visible(line) for line in f"plan: {text}".split("\n")) + "\n")
    return code


def _language() -> str:
    """The language that the run has or would have had, even where its options or its settings are what is wrong."""
    from plan_cli.project import settings

    try:
        configured = settings.configuration()
    except Exception:  # noqa: BLE001 - what is wrong with it is told elsewhere, or is not what is being told
        configured = None
    options: list[str] = re.findall(r"^--lang[=\n](.*)$", "\n".join(sys.argv), re.MULTILINE)
    chosen = settings.language(options[-1] if options else None, os.environ, configured).value
    return chosen if chosen in settings.LANGUAGES else "en"


if _BEFORE is not None:
    signal.signal(signal.SIGINT, signal.default_int_handler)

if __name__ == "__main__":
    main()
