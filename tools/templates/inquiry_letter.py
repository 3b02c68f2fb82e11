"""照会文.docx: the letter that asks the departments."""

from tools.word_styles import LETTER_MARGINS, LETTER_STYLES
from tools.wordml import Page, document, line_break, paragraph, tab, tag, text

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
    return document(letter, header=edge, footer=edge, styles=LETTER_STYLES, page=Page(margins=LETTER_MARGINS))


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
