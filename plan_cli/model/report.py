"""A progress report, and its loading.

The header and each entry are validated apart. What is missing or in error is reported once and then reads as None, or
as empty, so that everything beside it can still be judged; `Report.faulty` knows those places, so that no rule reports
them a second time, and
`Report.claimed` the tasks that entries in error name.
"""

from collections.abc import Collection, Iterator
from copy import deepcopy
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple, TypeVar

from pydantic import ValidationError

from plan_cli.finding import Hit, Name, Path
from plan_cli.model.measure import is_counted
from plan_cli.model.report_form import Entry, Evidence, Figure, Header, Submitted
from plan_cli.model.terms import USUAL, Terms
from plan_cli.reading.folding import is_filler, is_no_reference
from plan_cli.reading.names import ANY_NAME, with_chinese
from plan_cli.reading.quoting import abbreviated
from plan_cli.reading.source import Source
from plan_cli.reading.suggest import Suggester

_NARRATIVES = with_chinese(frozenset(("progress", "reason", "correction", "cause", "remedy", "title")))

MAY_BE_EMPTY = ("entries", "value")
"""Required keys whose null says something: nothing ran, nothing is known yet."""

_MAY_BE_LEFT_EMPTY = ("figures", "deliverables", "evidence")

_JOINED = rf"[，、；][ \t\u3000]{{0,3}}{ANY_NAME}[ \t\u3000]{{0,3}}[:：]"
"""A name with a colon behind a full-width comma: perhaps a field that is none."""
_UNSPACED = r"\.[Dd][0-9]+(?:：|:[^\s,}])"
"""An id with no colon and space behind it: likewise."""

M = TypeVar("M", bound=Submitted)

_LISTS: dict[str, type[Submitted]] = {"figures": Figure, "evidence": Evidence}
_NO_ENTRY = Entry.model_construct(figures=[], deliverables={}, evidence=[])


class Report(NamedTuple):
    """A report as read. `entries` keep their places in the file.

    `source` is asked for the file's name and text, and where things stand in it. `suggestions_left`: for so many
    words of this file a near one is still looked for.
    """

    source: Source
    header: Header
    entries: tuple[Entry, ...]
    faulty: frozenset[Path]
    above_faults: frozenset[Path]
    claimed: frozenset[str]
    suggestions_left: int

    @property
    def data_through(self) -> date | None:
        """The day up to which the figures count: as given; where none or a wrong one is given, the period's last, or
        the day of submission if that is earlier.
        """
        given = None if self.lost("data_through") else self.header.data_through
        if given or self.header.period is None:
            return given
        end = self.header.period.end
        submitted = None if self.lost("submitted") else self.header.submitted
        return min(end, max(submitted, self.header.period.start)) if submitted else end

    @property
    def handed_in(self) -> date | None:
        """The day of which what it says is: when it was submitted or, if later, corrected."""
        submitted = None if self.lost("submitted") else self.header.submitted
        corrected = None if self.lost("corrected") else self.header.corrected
        return max(submitted, corrected) if submitted and corrected else submitted

    def lost(self, *path: str | int) -> bool:
        """Whether what stands at this path could not be read, so that nobody knows what it says."""
        return bool(self.faulty) and any(path[:length] in self.faulty for length in range(1, len(path) + 1))

    def is_faulty(self, *path: str | int) -> bool:
        """Whether something at this path or below it is in error."""
        return path in self.above_faults


def load(source: Source, terms: Terms = USUAL) -> Report | None:
    """The report in a source, or None where it could not be parsed or is a plan; `terms`: what its plan sets. Faults
    are added to the source's problems.
    """
    if source.data is None:
        return None
    if {"units", "sections"} <= source.data.keys() and "entries" not in source.data:
        source.problems.add("S103", Hit((), "plan"))
        return None
    source.name_in_english()
    return _Loader(source, terms).load()


class _Loader:
    def __init__(self, source: Source, terms: Terms) -> None:
        self.source = source
        self.terms = terms
        self.suggester = Suggester()
        self.faulty: set[Path] = set()
        self.claimed: set[str] = set()

    def load(self) -> Report:
        whole = self._without_joined_fields()
        data = dict(whole)
        raw_entries = data.pop("entries", None)
        header = self._valid(Header, data, ())
        if header.period and header.period.year_starts != self.terms.year_starts:
            header = header.model_copy(update={"period": self.terms.period(header.period)})
        if "entries" in whole:
            self.faulty.discard(("entries",))
        self._mark_spoilt()
        self._require(Header, whole, ())
        entries = tuple(self._entries(raw_entries))
        self._check_dates(header)
        above = frozenset(path[:length] for path in self.faulty for length in range(len(path) + 1))
        faulty, claimed = frozenset(self.faulty), frozenset(self.claimed)
        return Report(self.source, header, entries, faulty, above, claimed, self.suggester.left)

    def _without_joined_fields(self) -> dict[str, Any]:
        """The data without the pairs between braces that hold more than one field; these are in error."""
        data: dict[str, Any] = self.source.data
        if not self.source.has_in_braces(_signs(self.source.text)):
            return data
        from plan_cli.model.joined_fields import repaired

        found = repaired(self.source)
        for code, hit in found.hits:
            self.source.problems.add(code, hit)
        self.faulty.update(found.lost)
        return found.data

    def _mark_spoilt(self) -> None:
        """What reading left out, or half of it, is in error."""
        spoilt = self.source.spoilt(_NARRATIVES)
        for hit in spoilt.hits:
            self.source.problems.add("Y003", hit)
        self.faulty.update(spoilt.paths)

    def _entries(self, raw: Any) -> Iterator[Entry]:
        if raw is not None and not isinstance(raw, list):
            self._fault("S103", ("entries",), _no_shape(Hit(("entries",), "list", actual=abbreviated(raw)), raw))
            return
        for index, item in enumerate(self._mappings(raw or [], ("entries",))):
            yield _sound(item, self.terms) or self._faulty_entry(item, ("entries", index))

    def _faulty_entry(self, item: dict[str, Any], path: Path) -> Entry:
        """What can be read of an entry in which something is wrong; all that is wrong is reported."""
        if path in self.faulty:
            return _NO_ENTRY
        lists = {name: self._mappings(item[name], (*path, name)) for name in _LISTS if isinstance(item.get(name), list)}
        if "figures" in lists and self.terms.measures:
            lists["figures"] = [self._measured(figure) for figure in lists["figures"]]
        if "evidence" in lists:
            lists["evidence"] = [{} if _is_no_document(document) else document for document in lists["evidence"]]
        entry = self._valid(Entry, _without_empty({**item, **lists}), path)
        self._require_within(item, path)
        if entry.task is None:
            self._claim(item)
        self._check_whole_numbers(entry, path)
        return entry

    def _mappings(self, items: list[Any], path: Path) -> list[Any]:
        """The items, with nothing in place of those that are no mappings. These are reported here: a model is slow
        over very many.
        """
        for index, item in enumerate(items):
            if not isinstance(item, dict):
                at = (*path, index)
                if item is None:
                    self._fault("S101", at, Hit(at, "empty", actual="-"))
                else:
                    self._fault("S103", at, _no_shape(Hit(at, "mapping", actual=abbreviated(item)), item))
        return [item if isinstance(item, dict) else {} for item in items]

    def _measured(self, figure: dict[str, Any]) -> dict[str, Any]:
        """A figure with its measure as the plan declares it, for what is said of its numbers."""
        given = figure.get("measure")
        return {**figure, "measure": self.terms.measure(given)} if isinstance(given, str) else figure

    def _claim(self, item: dict[str, Any]) -> None:
        """An entry whose task can't be read may still name one under a misspelt key; it is not called missing then."""
        self.claimed.update(
            value for key, value in item.items() if key not in Entry.model_fields and isinstance(value, str)
        )

    def _require_within(self, item: dict[str, Any], path: Path) -> None:
        self._require(Entry, item, path)
        for name, model in _LISTS.items():
            children = item.get(name)
            if isinstance(children, list):
                for index, child in enumerate(children):
                    if isinstance(child, dict) and not (model is Evidence and _is_no_document(child)):
                        self._require(model, child, (*path, name, index))

    def _require(self, model: type[Submitted], data: dict[str, Any], path: Path) -> None:
        for name in model.required:
            if (*path, name) in self.faulty:
                continue
            if name not in data or (data[name] is None and name not in MAY_BE_EMPTY):
                hit = Hit((*path, name), "empty", actual=Name(name)) if name in data else Hit(path, actual=Name(name))
                self._fault("S101", (*path, name), hit)
            elif model is Evidence and (is_no_reference if name == "ref" else is_filler)(data[name]):
                hit = Hit((*path, name), "filler", actual=data[name], facts={"field": Name(name)})
                self._fault("S101", (*path, name), hit)
        if (
            model is Figure
            and data.get("value") is not None
            and data.get("measure") is None
            and (*path, "measure") not in self.faulty
        ):
            self._fault("S101", (*path, "measure"), Hit(path, actual=Name("measure")))

    def _valid(self, model: type[M], data: Any, path: Path) -> M:
        """The model of the data; faulty parts are reported and left out."""
        try:
            return model.__pydantic_validator__.validate_python(data)  # type: ignore[no-any-return]
        except ValidationError as error:
            from plan_cli.model.form_errors import report_errors

            wrong = report_errors(error, model, data, path, self.source, self.suggester, self.terms.year_starts)
        self.faulty.update(path + loc for loc in wrong)
        self.faulty.update(path + meant for meant in wrong.values() if meant and not _has(data, meant))
        return model.model_validate(_without(data, wrong))

    def _check_whole_numbers(self, entry: Entry, path: Path) -> None:
        for index, figure in enumerate(entry.figures):
            if figure.measure is None or not is_counted(self.terms.measure(figure.measure)):
                continue
            for name in ("value", "of"):
                number = getattr(figure, name)
                if not _is_integral(number):
                    at = (*path, "figures", index, name)
                    self._fault("S103", at, Hit(at, "not-whole", actual=number, facts={"measure": figure.measure}))

    def _check_dates(self, header: Header) -> None:
        period, through = header.period, header.data_through
        if period and through and not period.start <= through <= period.end:
            at: Path = ("data_through",)
            self._fault(
                "S104", at, Hit(at, "outside", actual=through, facts={"start": period.start, "end": period.end})
            )
        submitted, corrected = header.submitted, header.corrected
        if submitted and corrected and corrected < submitted:
            at = ("corrected",)
            self._fault("S104", at, Hit(at, "before-submission", expected=submitted, actual=corrected))

    def _fault(self, code: str, path: Path, hit: Hit) -> None:
        self.source.problems.add(code, hit)
        self.faulty.add(path)


def _signs(text: str) -> Iterator[str]:
    """The patterns of joined fields that a text may have; that with all names in it takes a while to be made, and few
    texts have a colon behind a full-width comma.
    """
    yield _UNSPACED
    behind = (part.partition("\n")[0] for comma in "，、；" for part in text.split(comma)[1:])
    if any(":" in rest or "：" in rest for rest in behind):
        yield _JOINED


def _no_shape(hit: Hit, value: object) -> Hit:
    from plan_cli.model.form_errors import no_shape

    return no_shape(hit, value)


def _without_empty(item: dict[str, Any]) -> dict[str, Any]:
    """An entry without lists that are begun and left empty: nothing is reported there."""
    return {key: value for key, value in item.items() if value is not None or key not in _MAY_BE_LEFT_EMPTY}


def _sound(item: dict[str, Any], terms: Terms) -> Entry | None:
    """The entry of which all is there and nothing is wrong, as with nearly all, and this is quickly seen; None for any
    other.
    """
    try:
        entry: Entry = Entry.__pydantic_validator__.validate_python(item)
    except ValidationError:
        return None
    for figure in entry.figures:
        target, value, measure = figure.target, figure.value, figure.measure
        if target is None or value is None or measure is None:
            return None
        if is_counted(terms.measure(measure)) and not (_is_integral(value) and _is_integral(figure.of)):
            return None
    for document in entry.evidence:
        if document.title is None or document.ref is None:
            return None
    return None if entry.task is None or entry.status is None else entry


def _is_no_document(item: dict[str, Any]) -> bool:
    """Whether an item of evidence says that there is none: 无 as its title and as its reference."""
    return is_filler(item.get("title")) and is_no_reference(item.get("ref"))


def _is_integral(number: Decimal | None) -> bool:
    return number is None or number == number.to_integral_value()


def _has(data: Any, path: Path) -> bool:
    for step in path[:-1]:
        data = data[step]
    return path[-1] in data


def _without(data: Any, wrong: Collection[Path]) -> Any:
    """A copy without the faulty parts. An item of a list becomes empty, so that those after it keep their places.

    A deliverable keeps its name without a state, so that a wrong name is told as well.
    """
    if () in wrong:
        return {}
    copy = deepcopy(data)
    parent: Any
    for loc in sorted(wrong, key=len, reverse=True):
        parent = copy
        for step in loc[:-1]:
            parent = parent[step]
        last: Any = loc[-1]
        if isinstance(parent, list):
            parent[last] = {}
        elif loc[-2:-1] == ("deliverables",):
            parent[last] = None
        else:
            parent.pop(last, None)
    return copy
