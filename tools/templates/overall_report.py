"""総括報告書.docx: the report on the whole plan, for the meeting."""

from hitaplan.reports.overall_report import CHART_SERIES
from hitaplan.templates.native_chart import ChartTable
from hitaplan.templates.words import spelt
from tools.templates.chart import chart_drawing, chart_parts
from tools.templates.contents import contents
from tools.templates.initiative_block import BLOCK_WIDTHS, answer_row, block_head, label, value, when
from tools.word_styles import report_styles_with
from tools.wordml import (
    bookmark,
    cell,
    document,
    field,
    page_reference,
    paragraph,
    row,
    tab,
    table,
    tag,
    text,
)

_EXAMPLE = ChartTable(
    ("基本方針1", "基本方針2", "基本方針3", "基本方針4", "全体"),
    dict.fromkeys(CHART_SERIES, (1, 2, 3, 4, 10)),
)
_COUNTS = (
    "完了",
    "計画どおり",
    "一部遅れ",
    "遅れ",
    "未着手・中止",
    "未回答",
    "評価の対象",
    "完了済",
    "対象外",
    "実数",
)
# 「100.0%」, 「一部遅れ」 and 「未着手・」 each have their room on one line.
_COUNT_WIDTHS = (1458, 770, 1640, 880, 770, 880, 770, 660, 660, 660, 490)
# Smaller and closer than in other tables, so that page one holds all that may stand on it.
_STYLES = report_styles_with(
    "count",
    "集計表の文字",
    '<w:spacing w:line="220" w:lineRule="atLeast"/>',
    '<w:sz w:val="18"/><w:szCs w:val="18"/>',
)
# The parts behind page one, to which the contents lead.
_PARTS = (
    "4　基本方針ごとの評価の割合",
    "5　主な成果",
    "6　遅れている取組の内容",
    "7　{% if 比べる年度 %}{{ 比べる年度 }}{% else %}前の年度{% endif %}から評価が変わった取組",
    "8　計画の変更の申出",
    "9　課によって状況が異なる取組",
    "10　未回答の取組と課",
    "付録　取組ごとの状況",
)
_GRAPH = "基本方針ごとの評価の割合のグラフ。数は、1ページの表と同じです"


def overall_report() -> bytes:
    """総括報告書."""
    header = paragraph(text("{{ 計画名 }}　{{ 年度 }} 総括報告書({{ 種別 }})"), style="edge", align="right")
    footer = paragraph(text("- "), field("PAGE"), text(" -"), style="edge", align="center")
    body = _first_page() + _contents() + _details() + _appendix()
    return document(body, header=header, footer=footer, styles=_STYLES, extra=chart_parts(_EXAMPLE))


def _first_page() -> str:
    """What is read before the meeting: it stands alone."""
    return (
        paragraph(text("{{ 計画名 }}"), style="Subtitle")
        + paragraph(text("{{ 年度 }} 総括報告書({{ 種別 }})"), style="Title")
        + paragraph(text("{{ 報告日 }}　{{ 団体名 }} {{ 所管課 }}"), align="right")
        + paragraph(text("1　総括"), style="1")
        + paragraph(text("{{ 総括文 }}"), style="lead")
        + _counts()
        + paragraph(
            text(
                "注 {{ 取組数 }}。{{ 再掲の注 }}各欄は、上から取組の数、評価の対象に対する割合、増減です。{{ 増減の注 }}{{ 検討の注 }}"
                "評価の対象は、完了済(前の年度までに完了)と対象外(まだ始まらないもの、評価を対象外としたもの)を除いた取組です。{{ 端数の注 }}"
            ),
            style="remarks",
        )
        + _when("回答の注", paragraph(text("{{ 回答の注 }}(「10　未回答の取組と課」)"), style="remarks"))
        + paragraph(text("2　遅れている取組"), style="1")
        + _listed(
            "遅れの上位",
            (
                ("番号", "番号", 860),
                ("取組名", "名称", 4558),
                ("評価", "評価", 1460),
                ("主管課", "主管課", 2760),
            ),
            "遅れている取組の一覧。番号、取組名、評価、主管課",
            "{{ 遅れがないときの文 }}",
        )
        + _when(
            "遅れの上位",
            paragraph(
                text(
                    "{% if 遅れの残り %}{{ 遅れの残り }}。すべては「6　遅れている取組の内容」にあります。{% endif %}"
                    "{{ 遅れの注 }}"
                ),
                style="remarks",
            ),
        )
        + paragraph(text("3　決めていただくこと"), style="1")
        + tag("{%p for 決定 in 決定事項 %}")
        + paragraph(text("・{{ 決定.文 }}"), style="point")
        + tag("{%p endfor %}")
    )


def _counts() -> str:
    """基本方針 × 評価."""
    heading = row(label("基本方針"), *map(label, _COUNTS), heading=True)
    name = _count("{{ 行.番号 }}{% if 行.名称 %} {{ 行.名称 }}{% endif %}")
    cells = (_count("{{ 行." + spelt(each) + " }}", align="center") for each in _COUNTS)
    return table(
        _COUNT_WIDTHS,
        heading,
        row(value("{%tr for 行 in 集計表 %}")),
        row(name, *cells),
        row(value("{%tr endfor %}")),
        description="基本方針ごとに、評価別の取組の数、割合、増減を示す表",
        margin=40,
    )


def _count(content: str, align: str = "") -> str:
    return cell(paragraph(text(content), style="count", keep=True, align=align))


def _when(words: str, *parts: str) -> str:
    """What is printed only where there are such words."""
    return tag("{%p if " + words + " %}") + "".join(parts) + tag("{%p endif %}")


def _listed(words: str, columns: tuple[tuple[str, str, int], ...], description: str, nothing: str) -> str:
    """A list as a table; a sentence where it is empty."""
    return (
        tag("{%p if " + words + " %}")
        + _list(words, columns, description)
        + tag("{%p else %}")
        + paragraph(text(nothing))
        + tag("{%p endif %}")
    )


def _list(words: str, columns: tuple[tuple[str, str, int], ...], description: str) -> str:
    """A list as a table: heading, word and width of each column."""
    names = ("番号", "評価", "前の評価", "予定", "状況")
    cells = (
        value("{{ 行." + word + " }}", align="center" if word in names else "", keep=False)
        for _, word, _ in columns
    )
    return table(
        tuple(width for _, _, width in columns),
        row(*(label(heading) for heading, _, _ in columns), heading=True),
        row(value("{%tr for 行 in " + words + " %}")),
        row(*cells),
        row(value("{%tr endfor %}")),
        description=description,
    )


def _heading(place: int, *, new_page: bool = False) -> str:
    return paragraph(bookmark(str(place), f"part{place}", text(_PARTS[place])), style="1", new_page=new_page)


def _contents() -> str:
    lines = (
        paragraph(text(title), tab(), page_reference(f"part{place}"), style="toc1")
        for place, title in enumerate(_PARTS)
    )
    return (
        paragraph(text("目次"), style="ContentsTitle", new_page=True)
        + "".join(lines)
        + contents("付録の目次")
    )


def _details() -> str:
    graph = chart_drawing(168, 84, "評価の割合", _GRAPH)
    return (
        _heading(0)
        + paragraph(graph, align="center")
        + paragraph(text("評価の対象の中の割合です。{{ グラフの注 }}"), style="note")
        + _heading(1)
        + _listed(
            "成果一覧",
            (
                ("番号", "番号", 860),
                ("取組名", "名称", 2500),
                ("主管課", "主管課", 1500),
                ("成果", "成果", 4778),
            ),
            "成果のある取組の一覧。番号、取組名、主管課、成果",
            "{{ 成果がないときの文 }}",
        )
        + _when(
            "成果の残り",
            paragraph(
                text("{{ 成果の残り }}の成果は、「付録　取組ごとの状況」にあります。"), style="remarks"
            ),
        )
        + _heading(2)
        + _late()
        + _heading(3)
        + tag("{%p if 比べる年度 %}")
        + _listed(
            "変化一覧",
            (
                ("番号", "番号", 860),
                ("取組名", "名称", 3998),
                ("主管課", "主管課", 1900),
                ("{{ 比べる年度 }}", "前の評価", 1440),
                ("{{ 年度 }}", "評価", 1440),
            ),
            "前の年度から評価が変わった取組の一覧。番号、取組名、主管課、前の評価、評価",
            "{{ 変化がないときの文 }}",
        )
        + _when("変化の注", paragraph(text("{{ 変化の注 }}"), style="remarks"))
        + tag("{%p else %}")
        + paragraph(text("{{ 年度 }}か前の年度の回答がないので、比べていません。"))
        + tag("{%p endif %}")
        + _heading(4)
        + _listed(
            "変更の申出一覧",
            (
                ("番号", "番号", 860),
                ("取組名", "名称", 3000),
                ("課", "課", 1500),
                ("変更の内容", "変更", 4278),
            ),
            "計画の変更の申出の一覧。番号、取組名、課、変更の内容",
            "{{ 申出がないときの文 }}",
        )
        + _heading(5)
        + _listed(
            "不一致一覧",
            (
                ("番号", "番号", 860),
                ("取組名", "名称", 3200),
                ("評価", "評価", 1440),
                ("課ごとの状況", "課別の状況", 4138),
            ),
            "課によって状況が異なる取組の一覧。番号、取組名、評価、課ごとの状況",
            "{{ 不一致がないときの文 }}",
        )
        + _heading(6)
        + _listed(
            "未回答一覧",
            (
                ("番号", "番号", 860),
                ("取組名", "名称", 3600),
                ("予定", "予定", 1900),
                ("未回答の課", "未回答の課", 3278),
            ),
            "主管課の回答がない取組の一覧。番号、取組名、予定、未回答の課",
            "主管課の回答がない取組はありません。",
        )
        + _when(
            "回答不足一覧",
            paragraph(style="gap"),
            paragraph(
                text("次の取組は、評価はありますが、まだ答えていない課があります。"), style="note", keep=True
            ),
            _list(
                "回答不足一覧",
                (
                    ("番号", "番号", 860),
                    ("取組名", "名称", 3600),
                    ("評価", "評価", 1900),
                    ("未回答の課", "未回答の課", 3278),
                ),
                "評価はあるものの、まだ答えていない課がある取組の一覧。番号、取組名、評価、未回答の課",
            ),
        )
    )


def _late() -> str:
    """One table a 取組, so that its texts have the whole width."""
    texts = (("課題", "課題"), ("今後の予定", "今後の予定"), ("理由", "理由"))
    rows = (
        row(
            cell(
                paragraph(text("{{ 行.番号 }}　{{ 行.名称 }}"), style="cell", keep=True),
                span=2,
                shade="F2F2F2",
            )
        ),
        row(
            label("評価"),
            value(
                "{{ 行.評価 }}　(予定: {{ 行.予定 }}{% if 行.状況 %}、状況: {{ 行.状況 }}{% endif %})　主管課: {{ 行.主管課 }}"
            ),
        ),
        *(
            each
            for name, word in texts
            for each in when(f"行.{word}", row(label(name), value("{{ 行." + word + " }}")))
        ),
    )
    block = table((1700, 7938), *rows, description="遅れている取組 {{ 行.番号 }} の課題と今後の予定")
    return (
        tag("{%p for 行 in 遅れ一覧 %}")
        + block
        + paragraph(style="gap")
        + tag("{%p endfor %}")
        + _when("not 遅れ一覧", paragraph(text("{{ 遅れがないときの文 }}")))
    )


def _appendix() -> str:
    return (
        _heading(7, new_page=True)
        + tag("{%p for 取組 in 取組一覧 %}")
        + _when("取組.方針の見出し", _place("方針の見出し", "方針のしるし", "policy", "1"))
        + _when("取組.基本項目", _place("基本項目", "項目のしるし", "3", "2"))
        + _block()
        + paragraph(style="gap")
        + tag("{%p endfor %}")
    )


def _place(title: str, mark: str, style: str, number: str) -> str:
    """A heading of the plan, to which the contents lead; no two bookmarks have the same number."""
    runs = text("{{ 取組." + title + " }}")
    number += "{{ loop.index }}"
    return paragraph(bookmark(number, "{{ 取組." + mark + " }}", runs), style=style)


def _block() -> str:
    """The plan's block with what was done: まとめ, else the answers, each under its department where there are several."""
    rows = (
        *block_head(),
        answer_row("{{ 年度 }}の状況", "取組.状況"),
        *when("取組.まとめ", answer_row("まとめ", "取組.まとめ")),
        *when("取組.主な成果", answer_row("主な成果", "取組.主な成果")),
        row(value("{%tr for 回答 in 取組.回答 %}")),
        *when("取組.課が複数", row(label("{{ 回答.課 }}"), cell(_answer_paragraphs()))),
        *when(
            "not 取組.課が複数",
            answer_row("実績", "回答.実績"),
            *when("回答.成果", answer_row("成果・効果", "回答.成果")),
            *when("回答.課題", answer_row("課題", "回答.課題")),
            *when("回答.今後の予定", answer_row("今後の予定", "回答.今後の予定")),
            *when("回答.計画の変更", answer_row("計画の変更", "回答.計画の変更")),
        ),
        row(value("{%tr endfor %}")),
        *when("取組.未回答の課", answer_row("未回答の課", "取組.未回答の課")),
        *when("取組.再掲の文", answer_row("再掲", "取組.再掲の文")),
    )
    return table(BLOCK_WIDTHS, *rows, description="取組 {{ 取組.番号 }} の計画と進捗")


def _answer_paragraphs() -> str:
    lines = paragraph(text("{% colspan 取組.年度数 %}状況: {{ 回答.状況 }}"), style="cell", keep=True)
    for name, word in (
        ("実績", "実績"),
        ("成果・効果", "成果"),
        ("課題", "課題"),
        ("今後の予定", "今後の予定"),
        ("計画の変更", "計画の変更"),
    ):
        lines += tag("{%p if 回答." + word + " %}")
        lines += paragraph(text(f"{name}: " + "{{ 回答." + word + " }}"), style="cell", keep=True)
        lines += tag("{%p endif %}")
    return lines
