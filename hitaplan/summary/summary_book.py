"""集計.xlsx: the numbers of a year as numbers, with native charts, and everything about every 取組."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from hitaplan.office.list_sheet import ListColumn, add_list
from hitaplan.office.text_fit import row_height
from hitaplan.office.workbook_writing import A4, Sheet, WorkbookOut, new_workbook, quote_sheet
from hitaplan.plan.counting import count_initiatives
from hitaplan.plan.fiscal_year import FiscalYear
from hitaplan.plan.model import Plan
from hitaplan.plan.progress import Tally
from hitaplan.plan.summary import ROUNDING_NOTE, YearSummary, comparable, summarize
from hitaplan.plan.vocabulary import Round
from hitaplan.summary.count_table import (
    COUNT_HEADINGS,
    SHARE_HEADINGS,
    Number,
    changes,
    counts,
    shares,
)
from hitaplan.summary.initiative_list import list_columns, list_rows

_TOTAL = "計"
_HEAD = {
    "bold": True,
    "bg_color": "#DDE6F0",
    "border": 1,
    "text_wrap": True,
    "align": "center",
    "valign": "vcenter",
}
_EDGE = {"border": 1, "border_color": "#C3CCD8", "valign": "vcenter"}
_NUMBER = {**_EDGE, "align": "right", "num_format": "#,##0"}
_SHARE = {**_EDGE, "align": "right", "num_format": "0.0"}
_CHANGE = {**_EDGE, "align": "right", "num_format": '+#,##0;"▲"#,##0;0'}
# Told apart in black and white as well: by pattern, from dark to light.
_PATTERNS = (
    ("#1F3864", "solid"), ("#8EA9DB", "solid"), ("#FFC000", "wide_upward_diagonal"),
    ("#C00000", "wide_downward_diagonal"), ("#7F7F7F", "small_grid"), ("#FFFFFF", "percent_10"),
)  # fmt: skip
_FIRST_ROW, _NAME_WIDTH = 4, 40
# A name and its numbers; None is printed as 「—」.
Row = tuple[str | Number, ...]


def summary_book(plan: Plan, year: FiscalYear, shown: Round, created: date) -> bytes:
    """Make 集計.xlsx.

    Args:
        plan: The plan.
        year: The fiscal year.
        shown: Whether all answers that count are 確定, or some still 速報.
        created: The day that stands as the date of creation.

    Returns:
        The .xlsx file.
    """
    summary = summarize(plan, year)
    before_year = comparable(plan, year)
    before = summarize(plan, before_year) if before_year else None
    title = f"{plan.title}　{year}進捗状況({shown}) 集計"
    with new_workbook(title, created) as (book, buffer):
        _totals(book, title, plan, summary, before)
        _policies(book, title, summary)
        _departments(book, title, summary)
        _trend(book, title, plan, year)
        _list(book, plan, year)
    return buffer.getvalue()


def _totals(
    book: WorkbookOut, title: str, plan: Plan, summary: YearSummary, before: YearSummary | None
) -> None:
    """Three tables below each other: all in one row would be too small to read in print."""
    out = _sheet(book, "総括", title, f"{count_initiatives(plan).label}。{ROUNDING_NOTE}")
    named, old = _named(summary), dict(_named(before)) if before else {}
    against = f"{before.year}との増減" if before else "前の年度との増減(比べる年度はありません)"
    parts: tuple[tuple[str, tuple[str, ...], list[Row], dict[str, object]], ...] = (
        ("件数", COUNT_HEADINGS, [(name, *counts(each)) for name, each in named], _NUMBER),
        (
            "割合(%)。評価の対象に対するもの",
            SHARE_HEADINGS,
            [(name, *shares(each)) for name, each in named],
            _SHARE,
        ),
        (against, SHARE_HEADINGS, [(name, *changes(each, old.get(name))) for name, each in named], _CHANGE),
    )
    row = _FIRST_ROW
    for label, headings, rows, look in parts:
        out.write_string(row - 2, 0, label, book.format(bold=True))
        _table(book, out, ("基本方針", *headings), rows, look, row=row)
        row += len(rows) + 4
    out.freeze_panes(0, 1)


def _named(summary: YearSummary) -> list[tuple[str, Tally]]:
    named = [(f"{policy.number} {policy.title}", counted) for policy, counted in summary.by_policy]
    return [*named, (_TOTAL, summary.total)]


def _policies(book: WorkbookOut, title: str, summary: YearSummary) -> None:
    out = _sheet(book, "基本方針別", title, "評価ごとの取組の数(再掲は元の取組で1回だけ数えています)。")
    rows: list[Row] = [(name, *counts(each)) for name, each in _named(summary)[:-1]]
    _table(book, out, ("基本方針", *COUNT_HEADINGS), rows, _NUMBER)
    _chart(book, out, "基本方針別", "基本方針ごとの評価の割合", len(rows), percent=True)


def _departments(book: WorkbookOut, title: str, summary: YearSummary) -> None:
    out = _sheet(book, "課別", title, "主管課ごとの取組の数。")
    rows: list[Row] = [(department.name, *counts(each)) for department, each in summary.by_department]
    rows.append((_TOTAL, *counts(summary.total)))
    _table(book, out, ("主管課", *COUNT_HEADINGS), rows, _NUMBER)
    out.repeat_rows(_FIRST_ROW - 1)


def _trend(book: WorkbookOut, title: str, plan: Plan, year: FiscalYear) -> None:
    out = _sheet(book, "年度推移", title, "年度ごとの取組の数。")
    answered = {each.year for each in plan.answers}
    years = [each for each in plan.years if each <= year and (each in answered or each == year)]
    rows: list[Row] = [(each.label, *counts(summarize(plan, each).total)) for each in years]
    _table(book, out, ("年度", *COUNT_HEADINGS), rows, _NUMBER)
    _chart(book, out, "年度推移", "評価の推移", len(rows), percent=False)


def _list(book: WorkbookOut, plan: Plan, year: FiscalYear) -> None:
    columns = [ListColumn(heading, width) for heading, width in list_columns(plan)]
    add_list(book, "一覧", columns, list(list_rows(plan, year)))


def _sheet(book: WorkbookOut, name: str, title: str, note: str) -> Sheet:
    out = book.add_sheet(name)
    out.set_landscape()
    out.set_paper(A4)
    out.fit_to_pages(1, 0)
    out.set_margins(left=0.5, right=0.4, top=0.6, bottom=0.6)
    out.set_footer("&L&A&R&P / &N")
    out.write_string(0, 0, title, book.format(bold=True, font_size=14))
    out.write_string(1, 0, note, book.format(font_color="#595959"))
    return out


def _table(
    book: WorkbookOut,
    out: Sheet,
    headings: Sequence[str],
    rows: Sequence[Row],
    look: dict[str, object],
    *,
    row: int = _FIRST_ROW,
) -> None:
    for column, heading in enumerate(headings):
        out.set_column(column, column, 9.5 if column else _NAME_WIDTH)
        out.write_string(row - 1, column, heading, book.format(**_HEAD))
    out.set_row(row - 1, 34)
    for number, (name, *values) in enumerate(rows, row):
        weight: dict[str, object] = {"bold": True} if name == _TOTAL else {}
        out.write_string(number, 0, str(name), book.format(**_EDGE, text_wrap=True, **weight))
        out.set_row(number, row_height([(str(name), _NAME_WIDTH)]) + 4)
        for column, value in enumerate(values, 1):
            if isinstance(value, int | float):
                out.write_number(number, column, value, book.format(**look, **weight))
            else:
                out.write_string(number, column, value or "—", book.format(**_EDGE, align="right", **weight))


def _chart(book: WorkbookOut, out: Sheet, sheet: str, title: str, rows: int, *, percent: bool) -> None:
    kind = {"type": "bar" if percent else "column", "subtype": "percent_stacked" if percent else "stacked"}
    chart = book.add_chart(kind)
    for place, (color, pattern) in enumerate(_PATTERNS, 1):
        chart.add_series(_series(quote_sheet(sheet), place, rows, color, pattern))
    chart.set_title({"name": title, "name_font": {"size": 12}})
    chart.set_legend({"position": "bottom"})
    if percent:
        chart.set_y_axis({"reverse": True})
    chart.set_size({"width": 900, "height": 140 + 70 * max(rows, 4)})
    out.insert_chart(_FIRST_ROW + rows + 1, 0, chart, {"description": f"{title}(上の表と同じ数)"})


def _series(sheet: str, place: int, rows: int, color: str, pattern: str) -> dict[str, Any]:
    column = chr(ord("A") + place)
    first, last = _FIRST_ROW + 1, _FIRST_ROW + rows
    fill: dict[str, Any] = (
        {"fill": {"color": color}}
        if pattern == "solid"
        else {
            "pattern": {
                "pattern": pattern,
                "fg_color": color if color != "#FFFFFF" else "#7F7F7F",
                "bg_color": "#FFFFFF",
            }
        }
    )
    return {
        "name": f"={sheet}!${column}${_FIRST_ROW}",
        "categories": f"={sheet}!$A${first}:$A${last}",
        "values": f"={sheet}!${column}${first}:${column}${last}",
        "border": {"color": "#404040"},
        "data_labels": {
            "value": True,
            "num_format": "0;;",
            "font": {"color": "#FFFFFF" if pattern == "solid" and place == 1 else "#000000"},
        },
        "gap": 60,
        **fill,
    }
