"""The reader's language where no command has been read yet: in help, and where the options or the settings are what is
wrong.
"""

from __future__ import annotations

import os
import re
import sys

from plan_cli.project import settings


def of_reader() -> str:
    """The language that the run has or would have had: chosen in the order of `settings.language`.

    What is no language counts as not given; what is wrong with the settings is told elsewhere.
    """
    try:
        configured = settings.configuration()
    except Exception:  # noqa: BLE001 - whatever it is, it is not what is being told
        configured = None
    options: list[str] = re.findall(r"^--lang[=\n](.*)$", "\n".join(sys.argv), re.MULTILINE)
    known = [option for option in options if option in settings.LANGUAGES]
    environment = dict(os.environ)
    if environment.get("PLAN_LANG") not in settings.LANGUAGES:
        environment.pop("PLAN_LANG", None)
    return settings.language(known[-1] if known else None, environment, configured).value
