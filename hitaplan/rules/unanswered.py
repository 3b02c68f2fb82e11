"""まだ回答していない課がある。

見つけるもの:
    対象年度の回答が1件でも進捗にあるとき、その年度に回答する取組のうち、回答がまだないもの。課ごとに1つ知らせます。
困ること:
    集計では「未回答」として別に数えます。
悪い例:
    税務課は5件に回答するのに、進捗に3件しかない。
良い例:
    税務課の5件がすべて進捗にある。
限界:
    速報か確定のどちらかの回答があれば、回答済みとします。対象年度だけを見ます。
    進捗に、年度・取組番号・課・状況が空白か読めない行や、回答する課でない課の行があるうちは、調べません。
"""

from collections.abc import Iterator

from hitaplan.findings.finding import Severity
from hitaplan.master.layout import Heading, SheetName
from hitaplan.master.master import Master
from hitaplan.master.plan_building import read_answer
from hitaplan.plan.model import Plan
from hitaplan.plan.progress import expected
from hitaplan.plan.responsibility import responders
from hitaplan.rules.answered import answer_rows
from hitaplan.rules.rule import Fault, Rule

_REMEDY = "回答を待っているところなら、このままでかまいません。提出された調査票があれば、シート「進捗」に入れてください。"
# So many 取組番号 are told.
_TOLD = 8


def _find(master: Master) -> Iterator[Fault]:
    plan = master.plan
    if plan is None or not _all_plain(master, plan):
        return
    sheet = master.tables[SheetName.PROGRESS].grid.title
    for name, answered in _answered(plan).items():
        missing = [number for number, there in answered.items() if not there]
        if missing:
            told = "、".join(missing[:_TOLD]) + ("など" if len(missing) > _TOLD else "")
            message = f"{name}: {len(answered)}件中{len(missing)}件が未回答です({told})。"
            yield Fault(sheet, None, message, _REMEDY, plan.target_year)


def _all_plain(master: Master, plan: Plan) -> bool:
    """Whether there are rows of 対象年度, and each answers something; of one that does not, other rules speak."""
    records = master.records(SheetName.PROGRESS)
    asked = {record.row for record in records if record.year(Heading.YEAR) in (None, plan.target_year)}
    plain = {
        row.record.row
        for row in answer_rows(master)
        if row.year == plan.target_year and row.department in row.who.departments and read_answer(row.record)
    }
    return bool(asked) and asked == plain


def _answered(plan: Plan) -> dict[str, dict[str, bool]]:
    """For each department the 取組 that it is asked about, and whether it answered."""
    year = plan.target_year
    plan = plan.in_year(year)
    found: dict[str, dict[str, bool]] = {}
    for initiative in plan.initiatives:
        if initiative.relisted or not expected(plan, initiative, year).asked:
            continue
        for department in responders(plan, initiative, year).departments:
            answer = plan.answer(year, initiative.number, department.name)
            found.setdefault(department.name, {})[str(initiative.number)] = answer is not None
    return found


RULE = Rule("A011", Severity.INFO, "まだ回答していない課", _find)
