"""計画書.docx: the plan itself, in the order and shape in which it was published."""

from tools.templates.contents import contents, heading
from tools.templates.initiative_block import BLOCK_WIDTHS, block_head, label, value, when
from tools.wordml import (
    Page,
    cell,
    document,
    field,
    line_break,
    paragraph,
    row,
    section_break,
    table,
    tag,
    text,
)

_PLAN_WIDTH, _YEAR_WIDTH = 2700, 1380


def plan_book() -> bytes:
    """計画書."""
    header = paragraph(text("{{ 計画名 }}{{ 改定 }}"), style="edge", align="right")
    footer = paragraph(text("- "), field("PAGE"), text(" -"), style="edge", align="center")
    body = _title_page() + _contents() + _chapters() + _policies()
    return document(body, header=header, footer=footer, page=Page(first_number=1))


def _title_page() -> str:
    return (
        paragraph(text("{{ 表題 }}"), style="BookTitle")
        + tag("{%p if 実績の注 %}")
        + paragraph(text("(実績入り)"), style="Subtitle")
        + tag("{%p endif %}")
        + tag("{%p if 改定年月 %}")
        + paragraph(text("{{ 策定年月 }}策定"), line_break(), text("{{ 改定年月 }}"), style="BookDate")
        + tag("{%p else %}")
        + paragraph(text("{{ 策定年月 }}"), style="BookDate")
        + tag("{%p endif %}")
        + paragraph(text("{{ 団体名 }}"), style="Subtitle")
    )


def _contents() -> str:
    """The contents end the section of the title page: neither counts among the numbered pages."""
    title = paragraph(text("目次"), style="ContentsTitle", new_page=True)
    return title + contents("目次一覧") + section_break(Page(title_page=True))


def _chapters() -> str:
    return (
        tag("{%p for 章 in 章一覧 %}")
        + _with_page_break("章", "1", "1{{ loop.index }}")
        + tag("{%p for 節 in 章.節一覧 %}")
        + tag("{%p if 節.題 %}")
        + heading("節", "2", number="3{{ 章.番号 }}0{{ loop.index }}")
        + tag("{%p endif %}")
        + tag("{%p for 段落 in 節.段落一覧 %}")
        + paragraph(text("{{ 段落.文 }}"), style="BodyText")
        + tag("{%p endfor %}")
        + tag("{%p if 節.期間表の題 and 期間一覧 %}")
        + paragraph(text("【{{ 節.期間表の題 }}】"), style="caption")
        + _periods()
        + tag("{%p endif %}")
        + tag("{%p if 節.基本方針の表 %}")
        + _policy_list()
        + tag("{%p endif %}")
        + tag("{%p endfor %}")
        + tag("{%p endfor %}")
    )


def _with_page_break(words: str, style: str, number: str) -> str:
    """A heading that begins a new page where its words say so."""
    return (
        tag("{%p if " + words + ".改ページ %}")
        + heading(words, style, number=number, new_page=True)
        + tag("{%p else %}")
        + heading(words, style, number=number)
        + tag("{%p endif %}")
    )


def _periods() -> str:
    years = (
        label("計画の名称"),
        cell(paragraph(text("{%tc for 年 in 年度一覧 %}"))),
        label("{{ 年.年度 }}"),
        cell(paragraph(text("{%tc endfor %}"))),
    )
    bars = (
        value("{{ 行.計画 }}", keep=False),
        cell(paragraph(text("{%tc for 帯 in 行.帯一覧 %}"))),
        cell(paragraph(text("{%tc if 帯.帯 %}"))),
        cell(paragraph(text("{% colspan 帯.幅 %}{{ 帯.文 }}"), style="cell", align="center"), shade="D9D9D9"),
        cell(paragraph(text("{%tc else %}"))),
        value("", keep=False),
        cell(paragraph(text("{%tc endif %}"))),
        cell(paragraph(text("{%tc endfor %}"))),
    )
    return table(
        (_PLAN_WIDTH, *(_YEAR_WIDTH,) * 5),
        row(*years, heading=True),
        row(value("{%tr for 行 in 期間一覧 %}")),
        row(*bars),
        row(value("{%tr endfor %}")),
        description="計画ごとに、どの年度の計画かを帯で示す表",
    )


def _policy_list() -> str:
    return table(
        (1900, 7700),
        row(value("{%tr for 方針 in 基本方針一覧 %}")),
        row(label("基本方針{{ 方針.番号 }}"), value("{{ 方針.名称 }}", keep=False)),
        row(value("{%tr endfor %}")),
        description="基本方針の一覧",
    )


def _policies() -> str:
    return (
        tag("{%p for 方針 in 基本方針一覧 %}")
        + _with_page_break("方針", "policy", "2{{ loop.index }}")
        + tag("{%p if 実績の注 %}")
        + paragraph(text("注 {{ 実績の注 }}"), style="note")
        + tag("{%p endif %}")
        + tag("{%p for 項目 in 方針.基本項目一覧 %}")
        + paragraph(text("{{ 項目.題 }}"), style="3")
        + tag("{%p for 段落 in 項目.段落一覧 %}")
        + paragraph(text("{{ 段落.文 }}"), style="BodyText")
        + tag("{%p endfor %}")
        + tag("{%p if 項目.標準化対象業務 %}")
        + paragraph(text("標準化の対象となる業務システム"), style="caption")
        + paragraph(text("{{ 項目.標準化対象業務 }}"), style="BodyText")
        + tag("{%p endif %}")
        + tag("{%p for 取組 in 項目.取組一覧 %}")
        + _block()
        + paragraph(style="gap")
        + tag("{%p endfor %}")
        + tag("{%p endfor %}")
        + tag("{%p endfor %}")
    )


def _block() -> str:
    actual = row(
        label("実績"),
        cell(paragraph(text("{%tc for 年 in 取組.実績一覧 %}"))),
        value("{{ 年.状況 }}", align="center"),
        cell(paragraph(text("{%tc endfor %}"))),
    )
    rows = (*block_head(), *when("実績あり", actual))
    return table(BLOCK_WIDTHS, *rows, description="取組 {{ 取組.番号 }}")
