"""The reception: which file of which department counts, and how each department stands."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from hitaplan.findings.finding import Finding, Severity, has_errors
from hitaplan.plan.model import Answer, Department, Plan
from hitaplan.plan.responsibility import department_as_of, departments_in
from hitaplan.survey.questions import Question
from hitaplan.survey.returned.due import DueRows
from hitaplan.survey.returned.findings import Located
from hitaplan.survey.returned.form import ReturnedForm
from hitaplan.survey.returned.identity import Asked, Identity, departments_in_path
from hitaplan.survey.returned.replies import Replies, Reply


class State(StrEnum):
    """How a department stands in the 受付簿."""

    RECEIVED = "提出済"
    TAKEN_IN = "取込済"
    TO_MEND = "要修正"
    PARTLY_TAKEN_IN = "一部取込済"
    UNREADABLE = "読めない"
    OTHER_YEAR = "別の年度"
    MISSING = "未提出"


@dataclass(frozen=True, slots=True)
class Return:
    """One returned form, read and judged.

    Attributes:
        form: The form.
        received: When the file was last written.
        sha256: Hash of the file.
        identity: Whose it is.
        replies: Its answers.
        findings: Everything found in it.
        accepted: Whether somebody accepted the file by name.
        merges: Whether its answers may go into the master.
    """

    form: ReturnedForm
    received: datetime
    sha256: str
    identity: Identity
    replies: Replies
    findings: tuple[Finding, ...]
    accepted: bool = False
    merges: bool = False

    @property
    def valid(self) -> bool:
        """Whether nothing in it has to be mended."""
        return not has_errors(self.findings)

    def with_findings(self, *findings: Finding) -> "Return":
        """Return the same with more findings."""
        return replace(self, findings=(*self.findings, *findings))

    def says_the_same(self, other: "Return") -> bool:
        """Return whether two forms hold the same answers."""
        return self.sha256 == other.sha256 or answers_of(self) == answers_of(other)


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file that is no form, or cannot be read."""

    file: str
    received: datetime
    finding: Finding


@dataclass(frozen=True, slots=True)
class ListedFile:
    """A file of the returns: when it came, whose it is, and what became of it."""

    file: str
    received: datetime
    department: str
    treatment: str


@dataclass(frozen=True, slots=True)
class DepartmentState:
    """How one department stands.

    Attributes:
        place: Its place among all departments, which is the number of its folder.
        department: The department.
        due: How many rows it is to answer.
        taken_in: Its answers of this round that stand in the master already.
        left: The rows that it is to answer of which the master has no answer of this round.
        state: The word of the 受付簿.
        used: The form that counts, or None.
        others: Its other forms.
        unreadable: Files in its folder, or of its name, that could not be read.
    """

    place: int
    department: Department
    due: int
    taken_in: tuple[Answer, ...]
    left: tuple[Question, ...]
    state: State
    used: Return | None
    others: tuple[Return, ...]
    unreadable: tuple[Unreadable, ...]


@dataclass(frozen=True, slots=True)
class Reception:
    """All of it.

    Attributes:
        asked: What is being collected.
        standings: The departments that are to answer, in the order of their folders.
        returns: Every form that was read, as it was judged.
        unreadable: Every file that was not.
        remarks: What is to be said of no return.
    """

    asked: Asked
    standings: tuple[DepartmentState, ...]
    returns: tuple[Return, ...]
    unreadable: tuple[Unreadable, ...]
    remarks: tuple[Finding, ...] = ()

    @property
    def merging(self) -> tuple[Reply, ...]:
        """The answers that may go into the master."""
        return tuple(reply for each in self.returns if each.merges for reply in each.replies.replies)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Everything found, file by file."""
        read = (finding for each in self.returns for finding in each.findings)
        return (*self.remarks, *read, *(each.finding for each in self.unreadable))


# Judges the answers of some forms by the rules: the findings by file.
Judge = Callable[[Sequence[Return]], Mapping[str, Sequence[Finding]]]


def answers_of(each: Return) -> dict[tuple[str, str], tuple[str, ...]]:
    """Return what was filled in, by fiscal year and 取組番号."""
    return {(row.year.short, str(row.number)): row.entered for row in each.form.rows if row.filled}


def receive(
    plan: Plan,
    due: DueRows,
    asked: Asked,
    returns: Sequence[Return],
    unreadable: Sequence[Unreadable],
    judge: Judge,
) -> Reception:
    """Decide which forms count.

    Args:
        plan: The plan.
        due: The rows that departments are to answer.
        asked: What is being collected.
        returns: The forms, with what reading them found.
        unreadable: The files that are none.
        judge: Judges answers by the rules.

    Returns:
        The reception: of each department the newest valid form counts, or the one accepted by name.
    """
    judged = _judged(returns, judge)
    chosen = {
        name: _choose(department, [each for each in judged if _belongs(plan, each, department, asked)])
        for name, department in _all_departments(plan, asked, judged).items()
    }
    standings = [
        _standing(plan, due, asked, (place, department), chosen.get(department.name, []), judged, unreadable)
        for place, department in enumerate(departments_in(plan, asked.year), 1)
    ]
    final = {each.form.file: each for group in chosen.values() for each in group}
    return Reception(
        asked=asked,
        standings=tuple(each for each in standings if each.due),
        returns=tuple(final.get(each.form.file, each) for each in judged),
        unreadable=tuple(unreadable),
    )


def _all_departments(plan: Plan, asked: Asked, returns: Iterable[Return]) -> dict[str, Department]:
    found = {each.name: each for each in departments_in(plan, asked.year)}
    named = (each.identity.department for each in returns)
    return found | {
        one.name: one
        for each in named
        if each
        for one in department_as_of(plan, each, asked.year)
        if one.name not in found
    }


def _belongs(plan: Plan, each: Return, department: Department, asked: Asked) -> bool:
    own = each.identity.department
    if own is None or each.identity.other_year:
        return False
    return department in department_as_of(plan, own, asked.year)


def _judged(returns: Sequence[Return], judge: Judge) -> list[Return]:
    """Judge the newest form of each department first, and older ones only where a newer one has to be mended."""
    waiting: dict[str, list[Return]] = {}
    for each in sorted(returns, key=_newest_first):
        department = each.identity.department
        if department and not each.identity.other_year:
            waiting.setdefault(department.name, []).append(each)
    done: dict[str, Return] = {}
    while waiting:
        layer = [group.pop(0) for group in waiting.values()]
        found = judge(layer)
        for each in layer:
            done[each.form.file] = each.with_findings(*found.get(each.form.file, ()))
        waiting = {
            name: group
            for (name, group), first in zip(waiting.items(), layer, strict=True)
            if group and not (done[first.form.file].valid and not any(one.accepted for one in group))
        }
    return [done.get(each.form.file, each) for each in returns]


def _newest_first(each: Return) -> tuple[bool, bool, float, str]:
    """The accepted one first; a newer form that is doubtful stands behind an older one that is not."""
    return (not each.accepted, each.identity.doubtful, -each.received.timestamp(), each.form.file)


def _choose(department: Department, returns: Sequence[Return]) -> list[Return]:
    """Mark the form that counts; of the others, say so."""
    order = sorted(returns, key=_newest_first)
    used = next((each for each in order if each.accepted), None) or next(
        (each for each in order if each.valid), order[0] if order else None
    )
    if used is None:
        return []
    others = [each for each in order if each is not used]
    rivals = [each for each in others if not each.says_the_same(used)]
    marked = [_passed_over(each, used) for each in others]
    if rivals and not used.accepted:
        names = "、".join(each.form.file for each in (used, *rivals))
        used = used.with_findings(_at(used).several_returns(department.name, names))
    doubtful = used.identity.doubtful or bool(rivals)
    return [replace(used, merges=used.valid and (used.accepted or not doubtful)), *marked]


def _passed_over(each: Return, used: Return) -> Return:
    """Another form counts: what is wrong in this one matters no more."""
    same = each.says_the_same(used)
    return replace(each, findings=(_at(each).superseded(used.form.file, same=same),))


def _at(each: Return) -> Located:
    return Located(each.form.file, each.form.sheet)


def _standing(
    plan: Plan,
    due: DueRows,
    asked: Asked,
    placed: tuple[int, Department],
    own: Sequence[Return],
    judged: Sequence[Return],
    unreadable: Sequence[Unreadable],
) -> DepartmentState:
    place, department = placed
    hinted = tuple(
        each
        for each in unreadable
        if each.finding.severity is Severity.ERROR and department in departments_in_path(plan, each.file)
    )
    rows = due.of(department, (asked.year,)).values()
    taken_in = tuple(answer for each in rows if (answer := each.answered_in(asked.round)))
    left = tuple(each for each in rows if not each.answered_in(asked.round))
    used = own[0] if own else None
    if used:
        state = State.RECEIVED if used.valid else State.TO_MEND
    elif hinted:
        state = State.UNREADABLE
    elif taken_in and not left:
        state = State.TAKEN_IN
    elif any(each.identity.other_year and each.identity.department == department for each in judged):
        state = State.OTHER_YEAR
    else:
        state = State.PARTLY_TAKEN_IN if taken_in else State.MISSING
    return DepartmentState(place, department, len(rows), taken_in, left, state, used, tuple(own[1:]), hinted)


def accepted_names(names: Collection[str], file: str) -> bool:
    """Return whether a file was accepted: by its path within the folder, or by its name alone."""
    return file in names or file.rsplit("/", 1)[-1] in names
