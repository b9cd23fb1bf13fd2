"""Family E: what is claimed without a document that shows it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from plan_cli.finding import Facts, Hit, Severity, Spot
from plan_cli.rules.comparison import squeezed
from plan_cli.rules.rule import FILING, FOLDER, REPORT, rule

if TYPE_CHECKING:
    from plan_cli.judging.overview import Overview
    from plan_cli.judging.standing import Filing
    from plan_cli.judging.submission import Submission

_URL = r"[A-Za-z][A-Za-z0-9+.-]*://"
_OWN_HOSTS = ("localhost", "127.", "0.0.0.0", "[::1]")
_OWN_MACHINE = ("file:", "\\", "/", "~", *(f"{scheme}://{host}" for scheme in ("http", "https") for host in _OWN_HOSTS))
_OWN_DRIVE = r"[a-z]:[\\/]|%[a-z]+%"
"""How a path or an address begins, in small letters, that leads into the machine of whoever wrote it."""
_FILE = r"[/\\]|\.[A-Za-z0-9]{1,5}\Z"


def is_relative_path(ref: str) -> bool:
    """Whether a reference means a file: no URL, and with a slash or a file's ending; else it is a document number."""
    return re.search(_FILE, ref) is not None and not re.match(_URL, ref)


def normal_path(ref: str) -> str:
    """A reference to a file, in the one way that it can be written in."""
    return os.path.normpath(ref.replace("\\", "/"))


@rule("E601", "done-without-evidence", Severity.ERROR, FILING)
def done_without_evidence(filing: Filing) -> Iterator[Hit]:
    """An entry or one of its deliverables is done, and neither the entry nor an earlier one of the unit's for the same
    task gives evidence; for what is asked for every year, one of the same year.

    Why: “done” ends the matter, so it must be possible to look it up.
    Example: `status: done` without `evidence`.
    Mend: add `evidence:` with a `title` and a `ref`: a document number, a file beside the report, or a URL.
    """
    items, ledger, digest = filing.plan.deliverables, filing.standing.ledger, filing.digest
    for line in filing.facts.accepted:
        if line.evidence or line.is_lost("evidence"):
            continue
        states = (state for entry, state in filing.facts.by_item.values() if entry is line and state.state == "done")
        done = [
            state.given
            for state in states
            if not ledger.archive.was_evidenced(digest, line, of_year=items[state.item or ""].every is not None)
        ]
        if line.status == "done" and not ledger.archive.was_evidenced(digest, line):
            yield Hit(line.path("status"), task=line.task_id)
        elif done:
            yield Hit(
                line.path("deliverables", done[0]),
                "deliverable",
                task=line.task_id,
                target=done[0],
                facts={"done": tuple(done)},
            )


@rule("E602", "evidence-not-found", Severity.WARNING, REPORT)
def evidence_not_found(submission: Submission) -> Iterator[Hit]:
    """A file that is given as evidence is not there, is no document, or is outside the report's folder.

    Why: evidence that nobody else can open is none. A path is looked for from the report's own folder.
    Example: `ref: photos/day1.jpg`, with no such file; `ref: ../../secret.docx`; `ref: ./`; `ref: file:///D:/a.pdf`.
    Mend: put the file beside the report, or correct the path; give a document number or a URL where there is no file.
    """
    for line in submission.facts.accepted:
        for document in line.evidence:
            case = _unfound(submission, document.ref.strip()) if document.ref is not None else None
            if case is not None:
                yield Hit(line.path("evidence", document.number, "ref"), case, task=line.task_id, actual=document.ref)


def _unfound(submission: Submission, ref: str) -> str | None:
    """The case of a reference that nobody else can open; None where it is a document, or no file."""
    if _is_of_own_machine(ref):
        return "own-machine"
    if not is_relative_path(ref) and ref not in (".", ".."):
        return None
    path = normal_path(ref)
    if path.split(os.sep)[0] == ".." or re.match(r"[A-Za-z]:", path):
        return "outside"
    found = _found_within(submission.folder, path)
    if found is None:
        return ""
    return "no-document" if os.path.isdir(found) else None


def _is_of_own_machine(ref: str) -> bool:
    small = ref.lower()
    return small.startswith(_OWN_MACHINE) or re.match(_OWN_DRIVE, small) is not None


def _found_within(folder: str, path: str) -> str | None:
    """Where a file or folder really is, if it is there and within the folder."""
    try:
        found = os.path.realpath(os.path.join(folder, path))
        inside = os.path.commonpath([found, os.path.realpath(folder)]) == os.path.realpath(folder)
        return found if inside and os.path.exists(found) else None
    except (ValueError, OSError):
        return None


@rule("E603", "evidence-reused", Severity.NOTE, FOLDER)
def evidence_reused(overview: Overview) -> Iterator[Hit]:
    """One document is given as evidence by two units.

    Why: often right, since units work together; but what one unit did should not be counted twice.
    Example: 汉教发〔2024〕12号 in the reports of 市教育局 and 团市委.
    Mend: nothing, if both took part.
    """
    first: dict[str, tuple[str | None, str, Spot]] = {}
    told: set[tuple[str, str | None]] = set()
    for report in overview.reports:
        for entry in report.facts.accepted:
            for item in entry.evidence:
                if item.ref is None:
                    continue
                at = entry.path("evidence", item.number, "ref")
                document = _document(report.folder, item.ref)
                unit, title, other = first.setdefault(document, (report.unit, item.ref, Spot(at, file=report.file)))
                if unit != report.unit and (document, report.unit) not in told:
                    told.add((document, report.unit))
                    facts: Facts = {"other": unit}
                    yield Hit(
                        at,
                        task=entry.task_id,
                        actual=title,
                        facts=facts,
                        file=report.file,
                        unit=report.unit,
                        related=(other,),
                    )


def _document(folder: str, ref: str) -> str:
    """What tells one document from another: its number or address, or for a file its place."""
    return os.path.join(folder, normal_path(ref)) if is_relative_path(ref) else squeezed(ref)


RULES = (done_without_evidence, evidence_not_found, evidence_reused)
