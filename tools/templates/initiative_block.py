"""The plan's own block of a 取組, as staff know it, and the cells of every table."""

from tools.wordml import cell, paragraph, row, text

_GREY = "E7E6E6"
BLOCK_WIDTHS = (1700, 1580, 1580, 1580, 1580, 1580)


def label(content: str, *, span: int = 1, merge: str = "") -> str:
    """A grey cell that names what stands beside or below it."""
    return cell(paragraph(text(content), style="label"), span=span, shade=_GREY, merge=merge)


def value(content: str, *, span: int = 1, align: str = "", keep: bool = True) -> str:
    """A cell of text, tags included; keep holds it on the page of the next row."""
    return cell(paragraph(text(content), style="cell", keep=keep, align=align), span=span)


def block_head() -> tuple[str, ...]:
    """The rows of the plan: 取組番号, 取組名, 取組内容, 事業担当課 and the two rows of スケジュール."""
    return (
        row(
            label("取組番号"),
            value("{{ 取組.番号 }}", align="center"),
            label("取組名"),
            value("{% colspan 取組.取組名の列数 %}{{ 取組.名称 }}"),
            heading=True,
        ),
        row(label("取組内容"), value("{% colspan 取組.年度数 %}{{ 取組.内容 }}")),
        row(label("事業担当課"), value("{% colspan 取組.年度数 %}{{ 取組.担当課 }}")),
        row(
            label("スケジュール", merge="restart"),
            cell(paragraph(text("{%tc for 年 in 取組.年度一覧 %}"))),
            label("{{ 年.年度 }}"),
            cell(paragraph(text("{%tc endfor %}"))),
        ),
        row(
            label("", merge="continue"),
            cell(paragraph(text("{%tc for 年 in 取組.年度一覧 %}"))),
            value("{{ 年.予定 }}", align="center"),
            cell(paragraph(text("{%tc endfor %}"))),
        ),
    )


def answer_row(name: str, word: str, after: str = "") -> str:
    """A row of the block with one text."""
    return row(label(name), value("{% colspan 取組.年度数 %}{{ " + word + " }}" + after))


def when(condition: str, *rows: str) -> tuple[str, ...]:
    """Rows that are printed only on a condition."""
    return (row(value("{%tr if " + condition + " %}")), *rows, row(value("{%tr endif %}")))
