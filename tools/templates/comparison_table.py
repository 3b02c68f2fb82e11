"""新旧対照表.docx: old and new side by side; lying, and upright."""

from tools.wordml import Page, cell, document, field, paragraph, row, table, tag, text

# The width of a page between its margins; the column 備考 takes its room from both sides.
_LYING, _UPRIGHT, _REMARK = 14570, 9638, 1200


def comparison_table() -> bytes:
    """新旧対照表, A4 lying."""
    return _document(_LYING, lying=True)


def upright_comparison_table() -> bytes:
    """新旧対照表, A4 upright."""
    return _document(_UPRIGHT, lying=False)


def _document(width: int, *, lying: bool) -> bytes:
    header = paragraph(text("{{ 計画名 }}　新旧対照表"), style="edge", align="right")
    footer = paragraph(text("- "), field("PAGE"), text(" -"), style="edge", align="center")
    body = (
        paragraph(text("{{ 計画名 }}　新旧対照表"), style="Title")
        + tag("{%p if 対照一覧 %}")
        + paragraph(text("(下線は、変更部分です。)"), style="note", align="right")
        + tag("{%p if 備考欄 %}")
        + _table(((width - _REMARK) // 2, (width - _REMARK) // 2, _REMARK))
        + tag("{%p else %}")
        + _table((width // 2, width // 2))
        + tag("{%p endif %}")
        + tag("{%p else %}")
        + paragraph(text("計画の文に、変更はありません。"))
        + tag("{%p endif %}")
    )
    return document(body, header=header, footer=footer, page=Page(lying=lying))


def _table(widths: tuple[int, ...]) -> str:
    """The table; with a third column, that is 備考."""
    remarks = len(widths) > 2
    heading = (_head("{{ 左の見出し }}"), _head("{{ 右の見出し }}"), *([_head("備考")] if remarks else []))
    remark = [_plain("{{ 行.備考 }}")] if remarks else []
    shaded_remark = [_plain("{{ 行.備考 }}", "F2F2F2")] if remarks else []
    return table(
        widths,
        row(*heading, heading=True),
        row(_plain("{%tr for 行 in 対照一覧 %}")),
        row(_plain("{%tr if 行.見出し %}")),
        row(_side("左", "F2F2F2", keep=True), _side("右", "F2F2F2", keep=True), *shaded_remark),
        row(_plain("{%tr elif 行.続く %}")),
        row(_side("左", keep=True), _side("右", keep=True), *remark),
        row(_plain("{%tr else %}")),
        row(_side("左"), _side("右"), *remark),
        row(_plain("{%tr endif %}")),
        row(_plain("{%tr endfor %}")),
        description="改定の前後を左右に並べた表。変わった部分に下線がある",
    )


def _head(content: str) -> str:
    return cell(paragraph(text(content), style="label"), shade="E7E6E6")


def _plain(content: str, shade: str = "") -> str:
    return cell(paragraph(text(content), style="cell"), shade=shade, top=True)


def _side(name: str, shade: str = "", *, keep: bool = False) -> str:
    """The text of one side: what has changed in the underlined run, the rest in the other; keep holds the next row by it."""
    runs = (
        text("{%r for 片 in 行." + name + " %}"),
        text("{%r if 片.変更 %}"),
        text("{{ 片.文 }}", underlined=True),
        text("{%r else %}"),
        text("{{ 片.文 }}"),
        text("{%r endif %}"),
        text("{%r endfor %}"),
    )
    return cell(paragraph(*runs, style="cell", keep=keep), shade=shade, top=True)
