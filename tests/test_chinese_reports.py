"""A report in Chinese names is the equal of one in English, and is told of its faults in its own words."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from command import plan_command
from support import result_of

from plan_cli.finding import Finding
from plan_cli.reading.names import CHINESE, STATES
