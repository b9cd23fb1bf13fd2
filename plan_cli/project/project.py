"""A project: the folder where somebody works, and which plan, reports, waivers and settings are in force there.

Every answer is what was chosen and where it came from. Only the settings are read here; `opening` reads the files.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from plan_cli.checking.selection import Selection, UnknownRule, codes
from plan_cli.finding import Severity
from plan_cli.project import settings
from plan_cli.project.settings import LANGUAGES, Chosen, Configuration, from_here, packaged_plan
from plan_cli.stop import Stop

BESIDE = "beside the plan"
"""The origin of reports and waivers that nobody named."""
UPWARD = "found upward from the working directory"
PACKAGED = "comes with the program"
"""The origins of a plan that nobody named."""
_PLACES = ("data/plan.yaml", "plan.yaml")
"""Where a plan stands in a folder; the first that is there counts."""


class RuleSettings(NamedTuple):
    """Which rules are on, as it is written: codes, names and families."""

    select: Chosen[list[str]]
    ignore: Chosen[list[str]]
    severity: Chosen[Mapping[str, str]]

    def selection(self) -> Selection:
        """The rules that are meant; a name that none has stops the run."""
        if not any(chosen.value for chosen in self):
            return Selection()
        from plan_cli.rules import every_rule

        known = every_rule()
        try:
            on = codes(self.select.value, known) if self.select.value else None
            levels = self.severity.value.items()
            severities = {code: Severity(level) for word, level in levels for code in codes([word], known)}
            return Selection(on, codes(self.ignore.value, known), severities)
        except UnknownRule as error:
            raise Stop("no-such-rule", name=error) from None


class Project(NamedTuple):
    """A folder, the environment, and the settings that hold there. A plan is named to it by the path of its file."""

    folder: Path
    environment: Mapping[str, str]
    configured: Configuration

    @classmethod
    def at(cls, folder: Path | None = None, environment: Mapping[str, str] | None = None) -> Project:
        """The project that a folder belongs to, by default the working directory; wrong settings stop the run."""
        environment = dict(os.environ) if environment is None else environment
        return cls(folder or Path(), environment, settings.configuration(folder))

    def language(self, option: str | None = None) -> Chosen[str]:
        """The language of messages; one that is not known stops the run."""
        chosen = settings.language(option, self.environment, self.configured)
        if chosen.value not in LANGUAGES:
            raise Stop("unknown-language", name=chosen.value, origin=chosen.origin, known=LANGUAGES)
        return chosen

    def fail_on(self, option: str | None = None) -> Chosen[str]:
        """What fails a run."""
        return self.configured.chosen("fail_on", option, "gap")

    def rules(self, select: Sequence[str] = (), ignore: Sequence[str] = ()) -> RuleSettings:
        """The rules that are on: by the options, else as configured, else all."""
        on = self.configured.chosen("select", list(select), [])
        off = self.configured.chosen("ignore", list(ignore), [])
        return RuleSettings(on, off, self.configured.chosen("severity", None, {}))

    def plan_file(self, option: Path | None = None) -> Chosen[Path]:
        """The plan's file: the option, PLAN_FILE, as configured, the nearest one upward, the packaged one."""
        environment = ("PLAN_FILE", self.environment.get("PLAN_FILE"))
        chosen = self.configured.chosen("plan", option, None, environment)
        if chosen.value is not None:
            return Chosen(Path(chosen.value), chosen.origin)
        here = self.folder.absolute()
        for folder in (here, *here.parents):
            for place in _PLACES:
                if (folder / place).is_file():
                    return Chosen(from_here(folder / place), UPWARD)
        return Chosen(packaged_plan(), PACKAGED)

    def reports(self, plan: str) -> Chosen[str]:
        """Where the reports on a plan are when none are named: as configured, else in the folder `reports` beside it.

        Whether there is such a folder is not asked.
        """
        configured = self.configured.chosen("reports", None, None)
        return configured if configured.value else Chosen(os.path.join(os.path.dirname(plan), "reports"), BESIDE)

    def waivers(self, plan: str, option: Path | None = None) -> Chosen[str | None]:
        """The file of the waivers: the option, as configured, the `waivers.yaml` beside the plan, or None."""
        named = self.configured.chosen("waivers", option, None)
        if named.value:
            return Chosen(str(named.value), named.origin)
        beside = waivers_beside(plan)
        return Chosen(beside if os.path.isfile(beside) else None, BESIDE)

    def inputs(self, plan: str, waivers: str | None = None) -> list[str]:
        """What nothing may be written over: a plan, its waivers (and those in force), and the folder of its reports."""
        others = (waivers, self.waivers(plan).value, waivers_beside(plan))
        return [plan, *(path for path in others if path), self.reports(plan).value]

    def covers_reports(self, plan: str, paths: Sequence[str]) -> bool:
        """Whether none of the usual reports on a plan lies outside these paths."""
        reports = os.path.realpath(self.reports(plan).value)
        above = [os.path.realpath(path) for path in paths]
        inside = any(reports == path or reports.startswith(os.path.join(path, "")) for path in above)
        return inside or not os.path.isdir(reports)


def waivers_beside(plan: str) -> str:
    """Where the waivers of the plan in this file are looked for when none are named."""
    return os.path.join(os.path.dirname(plan), "waivers.yaml")
