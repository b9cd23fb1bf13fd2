"""What the history needs of a report, and no more: who reported what when.

A folder is judged over digests: reading a report, and checking it by itself, gives one. It is plain data, which can be
compared, pickled and sent.
"""

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from plan_cli.judging.facts import Facts
from plan_cli.judging.shelf import Shelved
from plan_cli.judging.submission import Submission
from plan_cli.model.period import Period
from plan_cli.reading.source import Source


class Digest(NamedTuple):
    """A report in short. `unit` and `period` are None where they can't be read, or are none of the plan's.

    `folder` is where its evidence is looked for, `unit_given` the unit as it is written, `measured` the latest day that
    any of its figures is of, `claimed` what entries in error name as their task; `is_lost`: the entries can't be read.
    `done`: the deliverables that are. `in_chinese`: it has fields or states under their Chinese names.
    `handed_in`: when it was submitted or, if later, corrected. `plan_given`: the plan and version as written;
    `is_foreign`: that is another plan.
    """

    file: str
    folder: str
    unit: str | None
    unit_given: str | None
    period: Period | None
    data_through: date | None
    submitted: date | None
    measured: date | None
    handed_in: date | None
    plan_given: str | None
    is_foreign: bool
    is_sample: bool
    claimed: tuple[str, ...]
    is_lost: bool
    done: tuple[str, ...]
    in_chinese: bool
    shelved: Shelved

    @property
    def facts(self) -> Facts:
        """What its entries say."""
        return self.shelved.facts

    @property
    def content(self) -> str:
        """What the file says, in one form however it is written: of two that are alike otherwise it tells which
        counts.
        """
        import json

        source = self.again()
        source.name_in_english()
        return json.dumps(source.data, ensure_ascii=False, sort_keys=True, default=_canonical)

    def again(self) -> Source:
        """The file, read once more."""
        from plan_cli.reading.again import reread

        return reread(self.shelved.text, self.file)

    @property
    def source(self) -> Source:
        """The file again, which knows where everything stands in it."""
        from plan_cli.reading.again import kept

        return kept(self.shelved.text, self.file, in_chinese=self.in_chinese)


def _canonical(value: object) -> str:
    """A value that JSON has no form for; 1, 1.0 and 1.00 are the same."""
    return format(value.normalize(), "f") if isinstance(value, Decimal) and value.is_finite() else str(value)


def digest_of(submission: Submission) -> Digest:
    """The digest of a report that was read and resolved against the plan."""
    report = submission.report
    return Digest(
        file=submission.name,
        folder=submission.folder,
        unit=submission.unit.name if submission.unit else None,
        unit_given=report.header.unit,
        period=submission.period,
        data_through=submission.data_through,
        submitted=submission.submitted,
        measured=_latest(submission),
        handed_in=submission.handed_in,
        plan_given=report.header.plan,
        is_foreign=submission.is_foreign,
        is_sample=report.header.sample,
        claimed=tuple(sorted(report.claimed)),
        is_lost=report.lost("entries"),
        done=tuple(id for id, (_, state) in submission.facts.by_item.items() if state.state == "done"),
        in_chinese=report.source.in_chinese,
        shelved=Shelved(submission.facts, report.source.text),
    )


def _latest(submission: Submission) -> date | None:
    days = [figure.measured for _, figure in submission.figures if figure.measured]
    return max([*days, submission.data_through]) if submission.data_through else None


def end_of(digest: Digest) -> date:
    """The last day of the period of a sound report."""
    assert digest.period
    return digest.period.end
