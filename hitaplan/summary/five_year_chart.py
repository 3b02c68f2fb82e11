"""五年一望図.xlsx: 取組 × 年度 as bars in cells, planned above and actual below; A3, readable in black and white."""

from datetime import date

from hitaplan.office.text_fit import row_height
from hitaplan.office.workbook_writing import A3, Sheet, WorkbookOut, new_workbook
from hitaplan.plan.fiscal_year import FiscalYear
from hitaplan.plan.model import Initiative, Plan, Policy
from hitaplan.plan.progress import lead_answer, standing
from hitaplan.plan.responsibility import responders
from hitaplan.plan.vocabulary import Evaluation, Stage, Status

_WIDTHS = (9, 46, 24, 7)
_YEAR_WIDTH = 22
_FIRST_ROW = 5
_EDGE = {"border": 1, "border_color": "#808080", "valign": "vcenter", "text_wrap": True}
# Excel's fill patterns, the lighter the less is done: told apart without colour.
_STAGE_LOOKS: dict[Stage, dict[str, object]] = {
    Stage.STUDY: {"pattern": 18, "fg_color": "#BFBFBF", "bg_color": "#FFFFFF"},
    Stage.START: {"pattern": 1, "bg_color": "#DDEBF7"},
    Stage.RUNNING: {"pattern": 1, "bg_color": "#9DC3E6"},
    Stage.COMPLETION: {"pattern": 1, "bg_color": "#1F3864", "font_color": "#FFFFFF", "bold": True},
}
_STATUS_LOOKS: dict[Status, dict[str, object]] = {
    Status.NOT_STARTED: {},
    Status.STUDY: _STAGE_LOOKS[Stage.STUDY],
    Status.STARTED: _STAGE_LOOKS[Stage.START],
    Status.RUNNING: _STAGE_LOOKS[Stage.RUNNING],
    Status.COMPLETED: _STAGE_LOOKS[Stage.COMPLETION],
    Status.CANCELLED: {},
}
MARKS = {
    Evaluation.COMPLETED: "◎",
    Evaluation.ON_SCHEDULE: "○",
    Evaluation.SLIGHTLY_LATE: "△",
    Evaluation.LATE: "▲",
    Evaluation.NOT_DONE: "×",
}
_LEGEND = "上の段は計画、下の段は実際(状況と評価)。評価: " + "　".join(
    f"{mark}{word}" for word, mark in MARKS.items()
)
_WORDS_LEGEND = (
    "未回答: 主管課の回答がない　完了済: 前の年度までに完了した　対象外: まだ始まらない、又は評価を対象外とした　"
    "空白: {}より後の年度、又は予定がない"
)


def five_year_chart(plan: Plan, year: FiscalYear, created: date) -> bytes:
    """Make 五年一望図.xlsx.

    Args:
        plan: The plan.
        year: The last year of which the actual state is shown.
        created: The day that stands as the date of creation.

    Returns:
        The .xlsx file: a sheet for each 基本方針, one page wide.
    """
    title = f"{plan.title}　五年一望図({year}まで)"
    with new_workbook(title, created) as (book, buffer):
        for policy in plan.policies:
            _write_policy(book, plan, policy, year)
    return buffer.getvalue()


def _write_policy(book: WorkbookOut, plan: Plan, policy: Policy, year: FiscalYear) -> None:
    out = book.add_sheet(f"基本方針{policy.number}")
    _set_up(out, plan)
    heading = f"基本方針{policy.number}　{policy.title}"
    out.write_string(0, 0, f"{plan.title}　五年一望図({year}まで)", book.format(bold=True, font_size=14))
    out.write_string(1, 0, heading, book.format(bold=True, font_size=12))
    out.write_string(2, 0, _LEGEND, book.format(font_color="#595959"))
    for column, (stage, look) in enumerate(_STAGE_LOOKS.items(), len(_WIDTHS)):
        out.write_string(2, column, f"{stage}の段階", book.format(**_EDGE, **look, align="center"))
    out.write_string(3, 0, _WORDS_LEGEND.format(year), book.format(font_color="#595959"))
    head = book.format(**_EDGE, bold=True, bg_color="#D9D9D9", align="center")
    names = ("取組番号", "取組名", "主管課", "", *(each.label for each in plan.years))
    for column, name in enumerate(names):
        out.write_string(_FIRST_ROW - 1, column, name, head)
    row = _FIRST_ROW
    for item in policy.items:
        label = f"{policy.number}-{item.number}　{item.title}"
        for column in range(len(names)):
            band = book.format(bg_color="#F2F2F2", bold=True, bottom=1)
            out.write_text(row, column, "" if column else label, band)
        row += 1
        for initiative in item.initiatives:
            _write_initiative(book, out, row, plan, initiative, year)
            row += 2


def _set_up(out: Sheet, plan: Plan) -> None:
    for column, width in enumerate((*_WIDTHS, *(_YEAR_WIDTH for _ in plan.years))):
        out.set_column(column, column, width)
    out.set_landscape()
    out.set_paper(A3)
    out.fit_to_pages(1, 0)
    out.repeat_rows(0, _FIRST_ROW - 1)
    out.freeze_panes(_FIRST_ROW, 2)
    out.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.5)
    out.set_footer("&L&A&R&P / &N")
    out.hide_gridlines(2)


def _write_initiative(
    book: WorkbookOut, out: Sheet, row: int, plan: Plan, initiative: Initiative, year: FiscalYear
) -> None:
    original = plan.original(initiative)
    lead = responders(plan, original, year).lead
    about = (str(initiative.number), initiative.printed_name, lead.name if lead else "")
    # Two rows for one 取組, without merging: the lower one continues the upper one.
    upper, lower = {**_EDGE, "bottom": 0}, {**_EDGE, "top": 0}
    for column, text in enumerate(about):
        out.write_string(row, column, text, book.format(**upper))
        out.write_blank(row + 1, column, None, book.format(**lower))
    small = {**_EDGE, "align": "center", "font_size": 8, "font_color": "#595959"}
    out.write_string(row, 3, "計画", book.format(**small))
    out.write_string(row + 1, 3, "実際", book.format(**small))
    for column, each in enumerate(plan.years, len(about) + 1):
        entry = original.schedule.get(each)
        look = _STAGE_LOOKS[entry.stage] if entry else {}
        planned = entry.text if entry else ""
        out.write_text(row, column, planned, book.format(**_EDGE, **look, align="center"))
        text, look = _actual(plan, original, each) if each <= year else ("", {})
        out.write_text(row + 1, column, text, book.format(**_EDGE, **look, align="center"))
    height = row_height([(initiative.printed_name, _WIDTHS[1]), (about[2], _WIDTHS[2])])
    out.set_row(row, max(height, 20))
    out.set_row(row + 1, 20)


def _actual(plan: Plan, original: Initiative, year: FiscalYear) -> tuple[str, dict[str, object]]:
    """What became of a 取組 in a year: its 状況, and the mark of its 評価 or why it has none."""
    stands = standing(plan, original, year)
    answer = lead_answer(plan, original, year)
    mark = MARKS.get(stands.evaluation, stands.label) if stands.evaluation else stands.label
    return (f"{answer.status} {mark}", _STATUS_LOOKS[answer.status]) if answer else (mark, {})
