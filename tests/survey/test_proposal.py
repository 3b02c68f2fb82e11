import re
from dataclasses import replace

import pytest

from hitaplan.plan.evaluation import ExpectationKind, propose
from hitaplan.plan.model import Plan
from hitaplan.plan.vocabulary import Evaluation, ReplyKind, Stage, Status
from hitaplan.survey.form_layout import FormSheet
from hitaplan.survey.proposal import ROW_LABELS, UNDECIDED, proposal_table
from hitaplan.survey.questions import questions
from tests.builders import R5, R6, SECTION, make_answer, make_initiative, make_plan
from tests.forms import COMPUTED, department, opened, rows, text, written
from tests.office_suite import office_test, soffice_convert

# Every kind of 予定 that is asked: its cells of 令和5年度 and 令和6年度.
PLANNED = {
    "検討": ("検討", "検討"),
    "事業開始予定": ("検討", "事業開始予定"),
    "実施予定": ("実施中", "実施予定"),
    "実施予定(拡大)": ("実施中", "実施予定(拡大)"),
    "完了予定": ("実施中", "完了予定"),
    "事業開始・完了": ("検討", "事業開始・完了"),
    "完了予定を過ぎた": ("完了予定", ""),
    "記載なし": ("実施中", ""),
}
# What may stand in the cells 状況 and 回答区分.
CASES = {
    f"{policy}-{item}-{serial}": (cells, status, reply)
    for policy, cells in enumerate(PLANNED.values(), 1)
    for item, reply in enumerate((None, *ReplyKind), 1)
    for serial, status in enumerate((None, *Status), 1)
}
_LOOKUP = re.compile(r"INDEX\('(.+?)'!(\S+?),MATCH\(\$\w+,'.+?'!(\S+?),0\)\)")
_AS_PLANNED = re.compile(rf'^=IF\(\$\w+="{ReplyKind.AS_PLANNED}","(.+?)",')


def case_plan(*, answered: bool) -> Plan:
    """A plan with a 取組 for each case; with the answers in the master, or before."""
    initiatives = [make_initiative(number, *cells) for number, (cells, _, _) in CASES.items()]
    # The completion was not reached: the department said so for 令和5年度.
    missed = [
        make_answer(number, status=Status.RUNNING, year=R5)
        for number, (cells, _, _) in CASES.items()
        if cells == PLANNED["完了予定を過ぎた"]
    ]
    answers = [
        replace(make_answer(number, status=status), reply_kind=reply)
        for number, (_, status, reply) in CASES.items()
        if answered and status
    ]
    return make_plan(*initiatives, answers=[*missed, *answers])


def proposals(plan: Plan) -> dict[str, str]:
    """What the form is to propose for each case, by row."""
    found = {}
    asked = questions(plan, department(plan), (R6,))
    for row, (_, status, reply) in zip(asked, CASES.values(), strict=True):
        entry = row.expected.entry
        reached = entry.status if entry and reply is ReplyKind.AS_PLANNED else status
        found[row.row_id] = str(propose(row.expected, reached) or UNDECIDED) if reached else ""
    return found


def looked_up(book, formula: str, status: Status | None, reply: ReplyKind | None) -> str:
    """What a formula of 評価の目安 gives, worked out by hand."""
    as_planned = _AS_PLANNED.match(formula)
    if as_planned and reply is ReplyKind.AS_PLANNED:
        return as_planned[1]
    title, values, header = _LOOKUP.search(formula).groups()
    (statuses,), (evaluations,) = (book[title][area.replace("$", "")] for area in (header, values))
    found = {text(name): text(value) for name, value in zip(statuses, evaluations, strict=True)}
    return found[status] if status else ""


def test_cases__of_this_module__every_kind_of_expectation_that_is_asked():
    plan = case_plan(answered=False)
    kinds = {row.expected.kind for row in questions(plan, department(plan), (R6,)) if row.asked}
    assert kinds == {kind for kind in ExpectationKind if kind not in ("完了済", "対象外")}


def test_proposal_formula__every_plan_status_and_reply__looks_up_what_the_rule_proposes():
    plan = case_plan(answered=False)
    book = opened(written(plan))
    found = {
        key: looked_up(book, row[COMPUTED].value, status, reply)
        for (key, row), (_, status, reply) in zip(rows(book).items(), CASES.values(), strict=True)
    }
    assert found == proposals(plan)


def test_proposal_formula__cells__are_those_of_its_own_row():
    for row in rows(opened(written(make_plan(make_initiative("1-1-1"), make_initiative("1-1-2"))))).values():
        status, reply = row["状況"], row["回答区分"]
        used = set(re.findall(r"(?<![!:$\w])\$\w+", row[COMPUTED].value))
        assert used == {f"${each.column_letter}{each.row}" for each in (status, reply)}


def test_stored_result__answers_in_the_master__is_what_the_rule_proposes():
    plan = case_plan(answered=True)
    book = opened(written(plan), results=True)
    expected = proposals(plan)
    # Without a 状況 there is no answer.
    unanswered = {f"R6/{number}" for number, (_, status, _) in CASES.items() if status is None}
    assert {key: text(row[COMPUTED]) for key, row in rows(book).items()} == {
        key: "" if key in unanswered else proposal for key, proposal in expected.items()
    }


def test_proposal__supporting_department__none_to_make():
    book = opened(written(make_plan(make_initiative(departments=["甲課", SECTION]))))
    assert rows(book)["R6/1-1-1"][COMPUTED].value == "―"


def test_proposal_table__on_the_guide_sheet__as_the_design_says():
    done, study, start, run, complete = "未着手・中止", "検討", "事業開始", "実施", "完了"
    words = [Evaluation.ON_SCHEDULE, Evaluation.SLIGHTLY_LATE, Evaluation.LATE]
    good, slight, late = (word.value for word in words)
    table = dict(zip(ROW_LABELS, proposal_table(), strict=True))
    assert list(Status) == ["未着手", "検討", "事業開始", "実施中", "完了", "中止"]
    assert {stage: table[stage] for stage in Stage} == {
        study: (done, good, good, good, complete, done),
        start: (done, late, good, good, complete, done),
        run: (done, late, slight, good, complete, done),
        complete: (done, late, late, slight, complete, done),
    }
    assert table["完了予定の年度を過ぎたもの"] == (done, late, late, late, complete, done)
    assert table["予定の記載がないもの"] == (done, UNDECIDED, UNDECIDED, UNDECIDED, complete, done)


def refilled(data: bytes, path, fill):
    """Save the form after filling in 状況 and 回答区分; openpyxl drops every stored result."""
    book = opened(data)
    for row, (_, status, reply) in zip(rows(book).values(), CASES.values(), strict=True):
        fill(row, status, reply)
    book.save(path)
    return path


def enter(row, status, reply):
    row["状況"].value = status and status.value
    row["回答区分"].value = reply and reply.value


@office_test
@pytest.mark.parametrize("answered", [False, True], ids=["filled in", "printed from the master"])
def test_proposal_formula__computed_by_libreoffice__is_what_the_rule_proposes(tmp_path, answered):
    plan = case_plan(answered=answered)
    path = refilled(written(plan), tmp_path / "調査票.xlsx", enter)
    computed = opened(soffice_convert(path, "xlsx", tmp_path / "計算").read_bytes(), results=True)
    assert computed[FormSheet.ENTRY].max_row >= len(CASES)
    assert {key: text(row[COMPUTED]) for key, row in rows(computed).items()} == proposals(plan)


@office_test
def test_stored_result__computed_again_by_libreoffice__is_the_same(tmp_path):
    data = written(case_plan(answered=True))
    path = refilled(data, tmp_path / "調査票.xlsx", lambda *_: None)
    computed = opened(soffice_convert(path, "xlsx", tmp_path / "計算").read_bytes(), results=True)
    stored = opened(data, results=True)
    assert {key: text(row[COMPUTED]) for key, row in rows(computed).items()} == {
        key: text(row[COMPUTED]) for key, row in rows(stored).items()
    }
