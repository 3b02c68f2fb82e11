"""Writes the standard Word templates into report_templates/. Run it after a change here."""

from pathlib import Path

from tools.wordml import (
    LETTER_MARGINS,
    LETTER_STYLES,
    cell,
    document,
    field,
    line_break,
    paragraph,
    row,
    tab,
    table,
    tag,
    text,
)

TEMPLATES = Path(__file__).parents[1] / "report_templates"
_GREY = "E7E6E6"
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


def _label(content: str, *, span: int = 1, merge: str = "") -> str:
    return cell(paragraph(text(content), style="label"), span=span, shade=_GREY, merge=merge)


def _value(content: str, *, span: int = 1, align: str = "", keep: bool = True) -> str:
    return cell(paragraph(text(content), style="cell", keep=keep, align=align), span=span)


def _counts() -> str:
    heading = row(_label("区分"), *(_label(name) for name in _EVALUATIONS), heading=True)
    values = (
        _value("{{ 行.区分 }}", align="center"),
        *(_value("{{ 行['" + name + "'] }}", align="center") for name in _EVALUATIONS),
    )
    widths = (760, 780, 1400, 960, 780, 1440, 860, 860, 900, 860)
    return table(
        widths,
        heading,
        row(_value("{%tr for 行 in 評価別件数 %}")),
        row(*values),
        row(_value("{%tr endfor %}")),
        description="この課の取組を、主管と関係に分けて、評価ごとに数えた表",
    )


def _list() -> str:
    names = ("番号", "取組名", "役割", "予定", "状況", "評価")
    words = ("番号", "名称", "役割", "予定", "状況", "評価")
    values = (
        _value("{{ 取組." + word + " }}", align="" if word == "名称" else "center", keep=False)
        for word in words
    )
    return table(
        (860, 3500, 720, 2000, 1060, 1460),
        row(*(_label(name) for name in names), heading=True),
        row(_value("{%tr for 取組 in 取組一覧 %}")),
        row(*values),
        row(_value("{%tr endfor %}")),
        description="この課の取組の一覧。番号、取組名、役割、予定、状況、評価",
    )


def _block() -> str:
    """The plan's own block of a 取組, as staff know it, with what was answered below."""
    rows = (
        row(
            _label("取組番号"),
            _value("{{ 取組.番号 }}", align="center"),
            _label("取組名"),
            _value("{% colspan 取組.年度数 - 2 %}{{ 取組.名称 }}"),
        ),
        row(_label("取組内容"), _value("{% colspan 取組.年度数 %}{{ 取組.内容 }}")),
        row(_label("事業担当課"), _value("{% colspan 取組.年度数 %}{{ 取組.担当課 }}")),
        row(
            _label("スケジュール", merge="restart"),
            cell(paragraph(text("{%tc for 年 in 取組.年度一覧 %}"))),
            _label("{{ 年.年度 }}"),
            cell(paragraph(text("{%tc endfor %}"))),
        ),
        row(
            _label("", merge="continue"),
            cell(paragraph(text("{%tc for 年 in 取組.年度一覧 %}"))),
            _value("{{ 年.予定 }}", align="center"),
            cell(paragraph(text("{%tc endfor %}"))),
        ),
        *_when(
            "取組.回答あり",
            row(
                _label("{{ 年度 }}の状況"),
                _value(
                    "{% colspan 取組.年度数 %}{{ 取組.状況 }}　({{ 取組.評価の名 }}: {{ 取組.評価 }}){% if 取組.回答区分 %}　{{ 取組.回答区分 }}{% endif %}"
                ),
            ),
            _answer_row("実績", "取組.実績"),
            *_when("取組.成果", _answer_row("成果・効果", "取組.成果")),
            *_when("取組.課題", _answer_row("課題", "取組.課題")),
            *_when("取組.今後の予定", _answer_row("今後の予定", "取組.今後の予定")),
            *_when("取組.計画の変更", _answer_row("計画の変更", "取組.計画の変更")),
        ),
        *_when("not 取組.回答あり", _answer_row("{{ 年度 }}の状況", "取組.回答なしの理由")),
        *_when(
            "取組.再掲元",
            row(
                _label("再掲"),
                _value(
                    "{% colspan 取組.年度数 %}{{ 取組.再掲元 }} の再掲です。{% if 取組.回答あり %}{{ 取組.再掲元 }} の回答を印字しています。{% endif %}"
                ),
            ),
        ),
        row(_value("{%tr for 他 in 取組.他課の回答 %}")),
        row(_label("{{ 他.役割 }}の回答"), cell(_answer_paragraphs("他"))),
        row(_value("{%tr endfor %}")),
        *_when("取組.未回答の課", _answer_row("ほかの課", "取組.未回答の課", "(未回答)")),
        row(_value("{%tr for 過去 in 取組.過去の回答 %}")),
        row(_label("{{ 過去.年度 }}の回答"), cell(_answer_paragraphs("過去"))),
        row(_value("{%tr endfor %}")),
    )
    return table((1700, 1580, 1580, 1580, 1580, 1580), *rows, description="取組 {{ 取組.番号 }} の計画と進捗")


def _answer_row(name: str, word: str, after: str = "") -> str:
    return row(_label(name), _value("{% colspan 取組.年度数 %}{{ " + word + " }}" + after))


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


def _when(condition: str, *rows: str) -> tuple[str, ...]:
    """Rows that are printed only on a condition."""
    return (row(_value("{%tr if " + condition + " %}")), *rows, row(_value("{%tr endif %}")))


# What is asked, and how to answer: in the first round, and where its answers are only to be confirmed.
_ASKED_FIRST = (
    "このことについて、計画の進捗を管理するため、{{ 年度 }}の取組の状況を照会します。"
    "年度末の状況は見込みでかまいませんので、下記により御回答くださるようお願いします。",
    "担当する取組の状況、評価、実績、成果・効果、課題、今後の予定及び計画の変更",
    (
        "調査票のシート「記入」の黄色の欄に記入してください。書き方は、シート「記入例・評価基準」にあります。",
        "評価は、主管課だけが記入してください。関係課は、自分の課の分の状況、実績などを記入してください。",
        "予定どおりで特に書くことがない取組は、回答区分で「予定どおり・特記なし」を選べば、ほかの欄は空欄でかまいません(選べる取組だけ、一覧に出ます)。",
        "記入した調査票は、Excel のまま提出してください。回答していただく取組がない課は、提出の必要はありません。",
    ),
)
_ASKED_TO_CONFIRM = (
    "このことについて、{{ 年度 }}の進捗状況を確定するため、速報として御回答いただいた内容を改めて照会します。"
    "出納整理後の実績により速報の回答を御確認の上、変更がある箇所だけを訂正し、下記により御回答くださるようお願いします。",
    "速報の回答の確認及び訂正",
    (
        "調査票のシート「記入」の黄色の欄に、速報の回答を印字しています。変更がある欄だけを訂正してください。空欄の取組は、新たに記入してください。",
        "評価は、主管課だけが訂正してください。関係課は、自分の課の分の状況、実績などを確認してください。",
        "回答区分が「予定どおり・特記なし」の取組は、変更がなければ、そのままでかまいません。",
        "変更がない場合も、調査票を Excel のまま提出してください。回答していただく取組がない課は、提出の必要はありません。",
    ),
)


def inquiry_letter() -> bytes:
    """照会文 to all departments."""
    first_body, first_content, first_ways = _ASKED_FIRST
    body, content, ways = _ASKED_TO_CONFIRM
    letter = (
        paragraph(text("{{ 文書番号 }}"), style="number")
        + paragraph(text("{{ 照会日 }}"), style="Date")
        + paragraph(text("各課長　{{ 敬称 }}"), style="address")
        + paragraph(text("{{ 発信者 }}"), style="Signature")
        + paragraph(text("{{ 計画名 }}"), line_break(), text("{{ 調査名 }}について(照会)"), style="Title")
        + _by_round(paragraph(text(first_body), style="BodyText"), paragraph(text(body), style="BodyText"))
        + paragraph(text("記"), style="NoteHeading")
        + _by_round(_item("1　照会内容", first_content), _item("1　照会内容", content))
        + _by_round(_branches("2　回答方法", first_ways), _branches("2　回答方法", ways))
        + _item("3　回答期限", "{{ 回答期限 }}")
        + _item("4　提出先", "{{ 提出先 }}")
        + _branches("5　添付・様式", ("調査票(Excel、課ごと)", "配布一覧(Excel)"))
        + tag("{%p if 報告書あり %}")
        + _branch(3, "進捗状況報告書(Word、課ごと。確認用で、提出は不要)")
        + tag("{%p endif %}")
        + paragraph(text("以上"), style="Closing")
        + _contact()
    )
    edge = paragraph()
    return document(letter, header=edge, footer=edge, styles=LETTER_STYLES, margins=LETTER_MARGINS)


def _by_round(first: str, confirming: str) -> str:
    return tag("{%p if 確定 %}") + confirming + tag("{%p else %}") + first + tag("{%p endif %}")


def _item(name: str, content: str) -> str:
    return paragraph(text(name), tab(), text(content), style="item")


def _branches(name: str, contents: tuple[str, ...]) -> str:
    """An item with (1), (2), …; the first stands on its own line."""
    first, *others = contents
    head = paragraph(text(name), tab(), text("(1)"), tab(), text(first), style="first")
    return head + "".join(_branch(number, each) for number, each in enumerate(others, 2))


def _branch(number: int, content: str) -> str:
    return paragraph(text(f"({number})"), tab(), text(content), style="sub")


def _contact() -> str:
    """The lines of the section that are filled in."""
    lines = paragraph(text("担当"), tab(), text("{{ 担当 }}"), style="contact")
    for name in ("内線", "メール"):
        lines += tag("{%p if " + name + " %}")
        lines += paragraph(text(name), tab(), text("{{ " + name + " }}"), style="contact")
        lines += tag("{%p endif %}")
    return lines


TEMPLATE_MAKERS = {"進捗状況報告書.docx": progress_report, "照会文.docx": inquiry_letter}


def main() -> None:
    """Write every standard template."""
    for name, make in TEMPLATE_MAKERS.items():
        (TEMPLATES / name).write_bytes(make())


if __name__ == "__main__":
    main()
