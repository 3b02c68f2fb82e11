"""五年一望図.xlsx: 取組 × 年度 as bars in cells, planned above and actual below; A3, readable in black and white."""

from collections.abc import Sequence
from datetime import date

from hitaplan.office.print_pages import Room, page_breaks, print_scale
from hitaplan.office.text_fit import row_height
from hitaplan.office.workbook_writing import A3, Sheet, WorkbookOut, new_workbook
from hitaplan.plan.fiscal_year import FiscalYear
from hitaplan.plan.model import Initiative, Plan, Policy
from hitaplan.plan.progress import StandingKind, lead_answer, standing
from hitaplan.plan.responsibility import responders
from hitaplan.plan.summary import NO_EVALUATION
from hitaplan.plan.vocabulary import Evaluation, Stage, Status

_WIDTHS = (9, 46, 18, 7)
# Those of the years share so much; none is wider than its words need, nor narrower than can be read.
_YEARS_WIDTH, _WIDEST_YEAR, _NARROWEST_YEAR = 140, 20, 12
_FIRST_ROW = 7
# Heights in points: the rows above the 取組, which every page repeats; a 基本項目; and the least of a row of a 取組.
_HEAD_HEIGHTS = (20.0, 18.0, 16.0, 14.0, 14.0, 14.0, 16.0)
_ITEM_HEIGHT, _LEAST_HEIGHT = 16.0, 18.0
# The margins of a page in inches, and what A3 on its long side holds within them.
_SIDE, _EDGE_ROOM = 0.4, 0.5
_ROOM = Room(width=(16.54 - 2 * _SIDE) * 72, height=(11.69 - 2 * _EDGE_ROOM) * 72)
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
# The first stands beside the shades of the stages, whose cells cut off what is longer; none is wider than the table.
_LEGEND = (
    "上の段は計画、下の段は実際(状況と評価)",
    "評価　" + "　".join(f"{mark}{word}" for word, mark in MARKS.items()),
    f"未回答: 主管課の回答がない　{NO_EVALUATION}: 主管課の評価がない(集計では未回答に数える)",
    "完了済: 前の年度までに完了した　対象外: まだ始まらない、又は評価を対象外とした　空白: {}より後の年度、又は予定がない",
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
    _write_head(book, out, plan, policy, year)
    blocks: list[tuple[int, float]] = []
    top = row = _FIRST_ROW
    height = 0.0
    for item in policy.items:
        _write_item(book, out, row, plan, f"{policy.number}-{item.number}　{item.title}")
        # The heading stays with what follows it.
        height += _ITEM_HEIGHT
        row += 1
        for initiative in item.initiatives:
            height += _write_initiative(book, out, row, plan, initiative, year)
            blocks.append((top, height))
            row += 2
            top, height = row, 0.0
    _set_up(out, plan, blocks)


def _write_head(book: WorkbookOut, out: Sheet, plan: Plan, policy: Policy, year: FiscalYear) -> None:
    heading = f"基本方針{policy.number}　{policy.title}"
    out.write_string(0, 0, f"{plan.title}　五年一望図({year}まで)", book.format(bold=True, font_size=14))
    out.write_string(1, 0, heading, book.format(bold=True, font_size=12))
    for row, line in enumerate(_LEGEND, 2):
        out.write_string(row, 0, line.format(year), book.format(font_color="#595959"))
    for column, (stage, look) in enumerate(_STAGE_LOOKS.items(), len(_WIDTHS)):
        out.write_string(2, column, f"{stage}の段階", book.format(**_EDGE, **look, align="center"))
    head = book.format(**_EDGE, bold=True, bg_color="#D9D9D9", align="center")
    names = ("取組番号", "取組名", "主管課", "", *(each.label for each in plan.years))
    for column, name in enumerate(names):
        out.write_string(_FIRST_ROW - 1, column, name, head)
    for row, height in enumerate(_HEAD_HEIGHTS):
        out.set_row(row, height)


def _write_item(book: WorkbookOut, out: Sheet, row: int, plan: Plan, label: str) -> None:
    band = book.format(bg_color="#F2F2F2", bold=True, bottom=1)
    for column in range(len(_widths(plan))):
        out.write_text(row, column, "" if column else label, band)
    out.set_row(row, _ITEM_HEIGHT)


def _widths(plan: Plan) -> tuple[int, ...]:
    return (*_WIDTHS, *(_year_width(plan) for _ in plan.years))


def _year_width(plan: Plan) -> int:
    return max(_NARROWEST_YEAR, min(_WIDEST_YEAR, _YEARS_WIDTH // len(plan.years)))


def _set_up(out: Sheet, plan: Plan, blocks: Sequence[tuple[int, float]]) -> None:
    """Set up the printing: one page wide, and no 取組 torn at the end of a page."""
    for column, width in enumerate(_widths(plan)):
        out.set_column(column, column, width)
    out.set_landscape()
    out.set_paper(A3)
    out.center_horizontally()
    scale = print_scale(_widths(plan), _ROOM)
    out.set_print_scale(scale)
    out.set_h_pagebreaks(page_breaks(blocks, sum(_HEAD_HEIGHTS), scale, _ROOM))
    out.repeat_rows(0, _FIRST_ROW - 1)
    out.freeze_panes(_FIRST_ROW, 2)
    out.set_margins(left=_SIDE, right=_SIDE, top=_EDGE_ROOM, bottom=_EDGE_ROOM)
    out.set_footer("&L&A&R&P / &N")
    out.hide_gridlines(2)


def _write_initiative(
    book: WorkbookOut, out: Sheet, row: int, plan: Plan, initiative: Initiative, year: FiscalYear
) -> float:
    """Write the two rows of a 取組; return their height."""
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
    cells = [[(initiative.printed_name, _WIDTHS[1]), (about[2], _WIDTHS[2])], []]
    for column, each in enumerate(plan.years, len(_WIDTHS)):
        shown = (_planned(original, each), _actual(plan, original, each) if each <= year else ("", {}))
        for below, (text, look) in enumerate(shown):
            out.write_text(row + below, column, text, book.format(**_EDGE, **look, align="center"))
            cells[below].append((text, _year_width(plan)))
    heights = [max(row_height(each), _LEAST_HEIGHT) for each in cells]
    for below, height in enumerate(heights):
        out.set_row(row + below, height)
    return sum(heights)


def _planned(original: Initiative, year: FiscalYear) -> tuple[str, dict[str, object]]:
    """What the plan says of a 取組 in a year."""
    entry = original.schedule.get(year)
    return (entry.text, _STAGE_LOOKS[entry.stage]) if entry else ("", {})


def _actual(plan: Plan, original: Initiative, year: FiscalYear) -> tuple[str, dict[str, object]]:
    """What became of a 取組 in a year: its 状況, and the mark of its 評価 or why it has none."""
    stands = standing(plan, original, year)
    answer = lead_answer(plan, original, year)
    mark = MARKS.get(stands.evaluation, stands.label) if stands.evaluation else stands.label
    if answer is None:
        return mark, {}
    if stands.kind is StandingKind.UNANSWERED:
        mark = NO_EVALUATION
    return f"{answer.status} {mark}", _STATUS_LOOKS[answer.status]
