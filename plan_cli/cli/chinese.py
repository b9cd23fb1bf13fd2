"""The form of what stands beside a command, in `COMMAND_words`: its help in Chinese. In English its options say it
themselves. Nothing imports it but the page of help, where it is shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Chinese(NamedTuple):
    """What a command does, how its page ends, and what its options and arguments are, by the names of its parameters;
    those that several commands have are said once, in `options_words`.
    """

    text: str
    epilog: str
    parameters: Mapping[str, str]
