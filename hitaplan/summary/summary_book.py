"""集計.xlsx: the numbers of a year as numbers, with native charts, and everything about every 取組."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from hitaplan.office.list_sheet import ListColumn, add_list
from hitaplan.office.text_fit import is_cut, row_height
from hitaplan.office.workbook_writing import A3, A4, Sheet, WorkbookOut, new_workbook, quote_sheet
from hitaplan.plan.counting import count_initiatives
from hitaplan.plan.fiscal_year import FiscalYear
from hitaplan.plan.model import Plan
from hitaplan.plan.summary import (
    BAR_NOTE,
    ROUNDING_NOTE,
    STUDY_NOTE,
    SentenceCount,
    bar_label_fits,
    comparable,
)
from hitaplan.plan.vocabulary import NAME_SEPARATOR, Round
from hitaplan.summary.cross_tables import (
    BASE,
    EVALUATED,
    LEAD,
    POLICY,
    TOTAL,
    YEAR,
    changes_of,
    count_by,
    counts_of,
    shares_of,
    standings,
    table_of,
)
from hitaplan.summary.initiative_list import first_text, list_columns, list_rows

if TYPE_CHECKING:
    import pandas as pd

    _Titled = tuple[str, str, pd.DataFrame, dict[str, object]]

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
# Told apart in black and white as well, even in the small keys of the legend: no two are equally dark.
_LOOKS: tuple[dict[str, Any], ...] = (
    {"fill": {"color": "#1F3864"}},
    {"fill": {"color": "#D2DFF2"}},
    {"pattern": {"pattern": "light_upward_diagonal", "fg_color": "#7F6000", "bg_color": "#F0B429"}},
    {"pattern": {"pattern": "wide_downward_diagonal", "fg_color": "#FFFFFF", "bg_color": "#C8442F"}},
    {"fill": {"color": "#8C8C8C"}},
    {"fill": {"color": "#FFFFFF"}},
)
_FIRST_ROW, _NAME_WIDTH, _COUNT_WIDTH = 4, 30, 12.5
# 一覧 in print: what is repeated on every page.
_LIST_NAMES = 2
# The header of its pages holds at most 255 characters.
_CUT_NAMED = 3
_RELISTED_NOTE = "再掲は元の取組と同じ内容です。取組を数えるときは、「再掲元」が空白の行だけを数えます。"


def summary_book(
    plan: Plan, year: FiscalYear, shown: Round, said: Sequence[SentenceCount], created: date
) -> bytes:
    """Make 集計.xlsx.

    Args:
        plan: The plan.
        year: The fiscal year.
        shown: Whether all answers that count are 確定, or some still 速報.
        said: The counts that the sentences of the 総括報告書 print.
        created: The day that stands as the date of creation.

    Returns:
        The .xlsx file.
    """
    answered = {each.year for each in plan.answers}
    years = [each for each in plan.years if each == year or (each < year and each in answered)]
    frame = standings(plan, years)
    counted = counts_of(frame, year, POLICY)
    title = f"{plan.title}　{year}進捗状況({shown}) 集計"
    with new_workbook(title, created) as (book, buffer):
        note = f"{count_initiatives(plan).label}。{ROUNDING_NOTE}"
        tables = _totals(frame, counted, comparable(plan, year), said)
        _stacked(book, _sheet(book, "総括", title, note), tables)

        note = f"評価ごとの取組の数(再掲は元の取組で1回だけ数えています)。{BAR_NOTE}"
        out = _sheet(book, "基本方針別", title, note)
        _charted(book, out, POLICY, counted.drop(TOTAL), "基本方針ごとの評価の割合")

        out = _sheet(book, "課別", title, "主管課ごとの取組の数。")
        _table(book, out, LEAD, counts_of(frame, year, LEAD), _NUMBER)
        out.repeat_rows(_FIRST_ROW - 1)

        out = _sheet(
            book, "年度推移", title, f"年度ごとの取組の数。回答のない前の年度は載せていません。{BAR_NOTE}"
        )
        _charted(book, out, YEAR, count_by(frame, YEAR), "年度ごとの評価の割合")

        _list(book, plan, year, shown)
    return buffer.getvalue()


def _totals(
    frame: "pd.DataFrame",
    counted: "pd.DataFrame",
    before: FiscalYear | None,
    said: Sequence[SentenceCount],
) -> "tuple[_Titled, ...]":
    """The tables of 総括, each with its title, the heading of its names, and how its numbers look."""
    against = f"{before}との増減" if before else "前の年度との増減(比べる回答がありません)"
    old = counts_of(frame, before, POLICY) if before else None
    return (
        (f"件数。{STUDY_NOTE}", POLICY, counted, _NUMBER),
        ("割合(%)。評価の対象に対するもの", POLICY, shares_of(counted), _NUMBER),
        (against, POLICY, changes_of(counted, old), _CHANGE),
        (
            "総括報告書の文に印字する数(上の表にないもの)。「ほかの数」は、「ほか3取組」のように、数だけを書いたもの",
            "数えたもの",
            table_of(said),
            _NUMBER,
        ),
    )


def _stacked(book: WorkbookOut, out: Sheet, tables: "Sequence[_Titled]") -> None:
    """Tables below each other, two on a page in print: side by side they would be too small to read."""
    row, breaks = _FIRST_ROW, []
    for place, (title, heading, table, look) in enumerate(tables):
        if place and place % 2 == 0:
            breaks.append(row - 2)
        out.write_string(row - 2, 0, title, book.format(bold=True))
        _table(book, out, heading, table, look, row=row)
        row += len(table) + 4
    out.set_h_pagebreaks(breaks)
    out.freeze_panes(0, 1)


def _charted(book: WorkbookOut, out: Sheet, heading: str, table: "pd.DataFrame", title: str) -> None:
    """A table of counts, and below it their shares as bars."""
    _table(book, out, heading, table, _NUMBER)
    chart = book.add_chart({"type": "bar", "subtype": "percent_stacked"})
    sheet, first, last = quote_sheet(out.get_name()), _FIRST_ROW + 1, _FIRST_ROW + len(table)
    for place, (name, look) in enumerate(zip(EVALUATED, _LOOKS, strict=True)):
        column = chr(ord("B") + place)
        fits = (bar_label_fits(*each) for each in zip(table[name], table[BASE], strict=True))
        labels = {
            "value": True,
            "num_format": "0;;",
            "custom": [None if each else {"delete": True} for each in fits],
            "font": {"color": "#000000" if place else "#FFFFFF", "bold": True},
        }
        chart.add_series(
            {
                "name": f"={sheet}!${column}${_FIRST_ROW}",
                "categories": f"={sheet}!$A${first}:$A${last}",
                "values": f"={sheet}!${column}${first}:${column}${last}",
                "border": {"color": "#404040"},
                "data_labels": labels | ({"fill": {"color": "#FFFFFF"}} if "pattern" in look else {}),
                "gap": 60,
                **look,
            }
        )
    chart.set_title({"name": title, "name_font": {"size": 12}})
    chart.set_legend({"position": "bottom"})
    chart.set_y_axis({"reverse": True})
    chart.set_size({"width": 900, "height": 140 + 70 * max(len(table), 4)})
    out.insert_chart(last + 1, 0, chart, {"description": f"{title}(上の表と同じ数)"})
    out.fit_to_pages(1, 1)


def _list(book: WorkbookOut, plan: Plan, year: FiscalYear, shown: Round) -> None:
    columns = [ListColumn(heading, width) for heading, width in list_columns(plan, year)]
    rows = list(list_rows(plan, year))
    out = add_list(book, "一覧", columns, rows)
    # One page wide it could not be read: in print, the texts stand on a second page beside the first.
    out.set_paper(A3)
    out.fit_to_pages(2, 0)
    out.print_across()
    out.repeat_columns(0, _LIST_NAMES - 1)
    out.set_v_pagebreaks([first_text(plan, year)])
    out.freeze_panes(1, _LIST_NAMES)
    # Above the headings, notes would be in the way of filters and of other programs.
    widths = [column.width for column in columns]
    cut = [row[0] for row in rows if is_cut(zip(row, widths, strict=True))]
    notes = f"{_RELISTED_NOTE}\n{_cut_note(cut)}" if cut else _RELISTED_NOTE
    out.set_margins(left=0.5, right=0.4, top=0.8, bottom=0.6)
    out.set_header(f"&L{year}進捗状況({shown}) 一覧&R{notes}")


def _cut_note(cut: Sequence[str]) -> str:
    """What a printed list says of its rows that Excel cannot make high enough."""
    named = NAME_SEPARATOR.join(cut[:_CUT_NAMED]) + ("など" if len(cut) > _CUT_NAMED else "")
    return f"{named}の長い文は、途中までです。全文は、このファイルのセルか、総括報告書の付録で読めます。"


def _sheet(book: WorkbookOut, name: str, title: str, note: str) -> Sheet:
    out = book.add_sheet(name)
    out.set_landscape()
    out.set_paper(A4)
    out.fit_to_pages(1, 0)
    out.set_margins(left=0.5, right=0.4, top=0.5, bottom=0.5)
    out.set_footer("&L&A&R&P / &N")
    out.write_string(0, 0, title, book.format(bold=True, font_size=14))
    out.write_string(1, 0, note, book.format(font_color="#595959"))
    return out


def _table(
    book: WorkbookOut,
    out: Sheet,
    heading: str,
    table: "pd.DataFrame",
    look: dict[str, object],
    *,
    row: int = _FIRST_ROW,
) -> None:
    for column, each in enumerate((heading, *table.columns)):
        out.set_column(column, column, _COUNT_WIDTH if column else _NAME_WIDTH)
        out.write_string(row - 1, column, each, book.format(**_HEAD))
    out.set_row(row - 1, 34)
    for number, (name, *values) in enumerate(table.itertuples(name=None), row):
        weight: dict[str, object] = {"bold": True} if name == TOTAL else {}
        out.write_string(number, 0, name, book.format(**_EDGE, text_wrap=True, **weight))
        out.set_row(number, row_height([(name, _NAME_WIDTH)]) + 4)
        for column, value in enumerate(values, 1):
            if value is None:
                out.write_string(number, column, "—", book.format(**_EDGE, align="right", **weight))
            else:
                # Percentages are decimal numbers; whatever else is counted is whole.
                own = _SHARE if isinstance(value, Decimal) else look
                out.write_number(number, column, value, book.format(**own, **weight))
