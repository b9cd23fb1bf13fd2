"""The entry point: streams, the collector, and what an exception means for the exit code."""

from __future__ import annotations

import atexit
import gc
import os
import sys
from typing import NoReturn

INTERRUPTED = 130


def main() -> NoReturn:
    """Run the command line; 0 fine, 1 findings, 2 could not run, 130 interrupted."""
    # A short run creates few cycles: looking for them, and taking everything down at the end, would cost a quarter of it.
    gc.set_threshold(200_000)
    atexit.register(gc.freeze)
    # Whatever plugins are installed beside us have no say in what a report is, and looking for them takes time.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    sys.exit(_run())


def _run() -> int:
    from plan_cli import outputs

    outputs.prepare_streams()
    try:
        from plan_cli.cli import app

        code = app(standalone_mode=False)
    except KeyboardInterrupt:
        return _say("interrupted", INTERRUPTED)
    except Exception as error:  # noqa: BLE001 - whatever it is, a user gets one line and not a traceback
        return _fail(error)
    if code == INTERRUPTED:
        return _say("interrupted", INTERRUPTED)
    return code if isinstance(code, int) else 0


def _fail(error: Exception) -> int:
    from plan_cli.run import Stop

    if isinstance(error, Stop):
        return _say(str(error), 2)
    show = getattr(error, "show", None)
    if callable(show):
        show()
        return int(getattr(error, "exit_code", 2))
    if type(error).__name__ == "Abort":
        return _say("interrupted", INTERRUPTED)
    if "-vv" in sys.argv or sys.argv.count("-v") > 1:
        import traceback

        traceback.print_exception(error)
    name = type(error).__name__
    return _say(f"internal error ({name}: {error}). Please report it with the command and the file; -vv shows where it happened.", 2)


def _say(text: str, code: int) -> int:
    from plan_cli.rendering.safe import visible

    sys.stderr.write("\n".join(visible(line) for line in f"plan: {text}".split("\n")) + "\n")
    return code


if __name__ == "__main__":
    main()
