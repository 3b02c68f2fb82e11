"""進捗状況報告書.docx: the report of one department."""

from hitaplan.templates.words import spelt
from tools.templates.initiative_block import BLOCK_WIDTHS, answer_row, block_head, label, value, when
from tools.wordml import cell, document, field, paragraph, row, table, tag, text

_EVALUATIONS = ("完了", "計画どおり", "一部遅れ", "遅れ", "未着手・中止", "対象外", "完了済", "未回答", "計")


def progress_report() -> bytes:
    """進捗状況報告書 of one department."""
    body = (
        paragraph(text("{{ 計画名 }}"), style="Subtitle")
        + paragraph(text("{{ 年度 }} 進捗状況報告書({{ 種別 }})"), style="Title")
        + paragraph(text("{{ 課名 }}"), style="Subtitle")
        + paragraph(text("{{ 報告日 }}"), align="right")
        + paragraph(text("1　この課の取組"), style="1")
        + paragraph(text("この課の取組: {{ 取組数 }}"))
        + paragraph(text("{{ 説明 }}"))
        + paragraph(text("2　評価の状況"), style="1")
        + _counts()
        + paragraph(
            text(
                "注 「完了済」は、前の年度までに完了し、この年度に回答を求めない取組です。再掲の取組は、元の取組で1回だけ数えています。関係の評価は、主管課の評価です。"
            ),
            style="note",
        )
        + paragraph(text("3　取組の一覧"), style="1")
        + _list()
        + paragraph(text("4　取組ごとの状況"), style="1")
        + tag("{%p for 取組 in 取組一覧 %}")
        + tag("{%p if 取組.基本項目 %}")
        + paragraph(text("{{ 取組.基本項目 }}"), style="2")
        + tag("{%p endif %}")
        + _block()
        + paragraph(style="gap")
        + tag("{%p endfor %}")
    )
    header = paragraph(text("{{ 課名 }}　{{ 年度 }} 進捗状況報告書({{ 種別 }})"), style="edge", align="right")
    footer = paragraph(text("- "), field("PAGE"), text(" -"), style="edge", align="center")
    return document(body, header=header, footer=footer)


def _counts() -> str:
    heading = row(label("区分"), *(label(name) for name in _EVALUATIONS), heading=True)
    values = (
        value("{{ 行.区分 }}", align="center"),
        *(value("{{ 行." + spelt(name) + " }}", align="center") for name in _EVALUATIONS),
    )
    widths = (760, 780, 1400, 960, 780, 1440, 860, 860, 900, 860)
    return table(
        widths,
        heading,
        row(value("{%tr for 行 in 評価別件数 %}")),
        row(*values),
        row(value("{%tr endfor %}")),
        description="この課の取組を、主管と関係に分けて、評価ごとに数えた表",
    )


def _list() -> str:
    names = ("番号", "取組名", "役割", "予定", "状況", "評価")
    words = ("番号", "名称", "役割", "予定", "状況", "評価")
    values = (
        value("{{ 取組." + word + " }}", align="" if word == "名称" else "center", keep=False)
        for word in words
    )
    return table(
        (860, 3500, 720, 2000, 1060, 1460),
        row(*(label(name) for name in names), heading=True),
        row(value("{%tr for 取組 in 取組一覧 %}")),
        row(*values),
        row(value("{%tr endfor %}")),
        description="この課の取組の一覧。番号、取組名、役割、予定、状況、評価",
    )


def _block() -> str:
    """The plan's own block of a 取組, as staff know it, with what was answered below."""
    rows = (
        *block_head(),
        *when(
            "取組.回答あり",
            row(
                label("{{ 年度 }}の状況"),
                value(
                    "{% colspan 取組.年度数 %}{{ 取組.状況 }}　({{ 取組.評価の名 }}: {{ 取組.評価 }}){% if 取組.回答区分 %}　{{ 取組.回答区分 }}{% endif %}"
                ),
            ),
            answer_row("実績", "取組.実績"),
            *when("取組.成果", answer_row("成果・効果", "取組.成果")),
            *when("取組.課題", answer_row("課題", "取組.課題")),
            *when("取組.今後の予定", answer_row("今後の予定", "取組.今後の予定")),
            *when("取組.計画の変更", answer_row("計画の変更", "取組.計画の変更")),
        ),
        *when("not 取組.回答あり", answer_row("{{ 年度 }}の状況", "取組.回答なしの理由")),
        *when(
            "取組.再掲元",
            row(
                label("再掲"),
                value(
                    "{% colspan 取組.年度数 %}{{ 取組.再掲元 }}の再掲です。{% if 取組.回答あり %}{{ 取組.再掲元 }}の回答を印字しています。{% endif %}"
                ),
            ),
        ),
        row(value("{%tr for 他 in 取組.他課の回答 %}")),
        row(label("{{ 他.役割 }}の回答"), cell(_answer_paragraphs("他"))),
        row(value("{%tr endfor %}")),
        *when("取組.未回答の課", answer_row("ほかの課", "取組.未回答の課", "(未回答)")),
        row(value("{%tr for 過去 in 取組.過去の回答 %}")),
        row(label("{{ 過去.年度 }}の回答"), cell(_answer_paragraphs("過去"))),
        row(value("{%tr endfor %}")),
    )
    return table(BLOCK_WIDTHS, *rows, description="取組 {{ 取組.番号 }} の計画と進捗")


def _answer_paragraphs(who: str) -> str:
    """状況 first, then each text that there is."""
    first = (
        "{% colspan 取組.年度数 %}"
        + {
            "他": "{{ 他.課 }}　(状況: {{ 他.状況 }})",
            "過去": "{{ 過去.状況 }}　({{ 過去.評価の名 }}: {{ 過去.評価 }}){% if 過去.課 %}　{{ 過去.課 }}{% endif %}",
        }[who]
    )
    lines = paragraph(text(first), style="cell", keep=True)
    for name, word in (
        ("実績", "実績"),
        ("成果・効果", "成果"),
        ("課題", "課題"),
        ("今後の予定", "今後の予定"),
        ("計画の変更", "計画の変更"),
    ):
        lines += tag("{%p if " + f"{who}.{word}" + " %}")
        lines += paragraph(text(f"{name}: " + "{{ " + f"{who}.{word}" + " }}"), style="cell", keep=True)
        lines += tag("{%p endif %}")
    return lines
