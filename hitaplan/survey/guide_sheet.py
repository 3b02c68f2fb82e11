"""The sheet 記入例・評価基準: how to fill in the form without asking anybody."""

from hitaplan.master.layout import Heading
from hitaplan.office.text_fit import row_height
from hitaplan.office.workbook_writing import A4, Sheet, WorkbookOut
from hitaplan.plan.model import Word
from hitaplan.plan.vocabulary import Evaluation, ReplyKind, Status, VocabularyKind
from hitaplan.survey.form import Form
from hitaplan.survey.form_layout import FormHeading, FormSheet
from hitaplan.survey.proposal import ROW_LABELS, TABLE_COLUMN, TABLE_ROW, proposal_table

_WIDTHS = (2, 26, 20, 16, 16, 22, 22, 22)
_EDGE = {"border": 1, "border_color": "#A6A6A6", "text_wrap": True, "valign": "top"}
_HEAD = {**_EDGE, "bold": True, "bg_color": "#D9D9D9", "align": "center", "valign": "vcenter"}

_COLUMN_NOTES = (
    (
        Heading.REPLY_KIND,
        f"「{ReplyKind.FULL}」か空欄なら、右の欄を記入します。「{ReplyKind.AS_PLANNED}」を選べば、ほかの欄は空欄でかまいません。",
    ),
    (
        Heading.STATUS,
        "その年度の末日(3月31日)の状態を、一覧から選びます。年度末の調査では見込みでかまいません。",
    ),
    (
        Heading.EVALUATION,
        f"主管課だけが選びます。「{FormHeading.PROPOSAL}」と違う評価にするときは、理由を「{Heading.CHALLENGE}」に書いてください。",
    ),
    (
        Heading.ACHIEVEMENT,
        "その年度に何をしたかを、時期や数を入れて書きます。「同上」「別紙のとおり」とは書かないでください。",
    ),
    (Heading.OUTCOME, "市民や職員にとって何がよくなったかを、できれば数字で書きます。"),
    (
        Heading.CHALLENGE,
        "予定どおりに進まなかった理由や、残っている課題を書きます。遅れている取組では必ず書いてください。",
    ),
    (Heading.OUTLOOK, "次の年度に何をするかを書きます。"),
    (Heading.PLAN_CHANGE, "取組内容・担当課・スケジュールを変えたいときだけ、内容と理由を書きます。"),
)
_EXAMPLES = (
    ("(例1)予定「実施予定(一部拡大)」", ReplyKind.FULL, Status.RUNNING, Evaluation.ON_SCHEDULE,
     "対象の手続を12件増やし、合計30件とした(10月)。", "申請の4割がオンラインになり、窓口の待ち時間が減った。", "高齢者の利用が少ない。", "操作説明会を年4回開く。"),
    ("(例2)予定「事業開始予定」", ReplyKind.FULL, Status.STUDY, Evaluation.LATE,
     "仕様をまとめ、業者3社から見積りを取った。", "", "予算の確保が間に合わず、契約が翌年度になった。", "6月に契約し、10月に運用を始める。"),
    ("(例3)予定「実施予定」で変わりがない", ReplyKind.AS_PLANNED, "", "", "", "", "", ""),
)  # fmt: skip


def write_guide_sheet(book: WorkbookOut, form: Form) -> None:
    """Write the sheet of criteria and examples. The table of 評価の目安 stands where the formulas look it up."""
    out = book.add_sheet(FormSheet.GUIDE)
    for index, width in enumerate(_WIDTHS):
        out.set_column(index, index, width)
    bold = book.format(bold=True, font_size=12)
    out.write_string(0, 1, "記入のしかたと評価の基準", book.format(bold=True, font_size=14))
    out.write_string(
        1,
        1,
        "1. 黄色の欄を記入し、保存して、回答期限までに提出先へ送ってください。ファイル名は変えてもかまいません。",
    )
    out.write_string(
        2,
        1,
        "2. 評価は、年度の「予定」と年度末の「状況」から考えます。下の表が目安です。決めるのは主管課です。",
    )
    out.write_string(
        3, 1, "3. 行や列は、消したり並べ替えたりしないでください。行の高さと列の幅は変えられます。"
    )
    out.write_string(TABLE_ROW - 1, 1, f"{FormHeading.PROPOSAL}(縦: 年度の予定、横: 年度末の状況)", bold)
    row = _write_table(book, out) + 1
    row = _write_words(book, out, row, "評価の基準", form.plan.words(VocabularyKind.EVALUATION))
    row = _write_words(book, out, row, "状況の言葉", form.plan.words(VocabularyKind.STATUS))
    notes = [Word(VocabularyKind.NOTE, heading, text) for heading, text in _COLUMN_NOTES]
    row = _write_words(book, out, row, "欄ごとの書き方", tuple(notes))
    _write_examples(book, out, row)
    out.protect("", {"format_rows": True, "format_columns": True})
    out.set_landscape()
    out.set_paper(A4)
    out.fit_to_pages(1, 0)
    out.set_footer("&C&P / &N")
    out.hide_gridlines(2)


def _write_table(book: WorkbookOut, out: Sheet) -> int:
    head, cell = book.format(**_HEAD), book.format(**_EDGE, align="center")
    for index, text in enumerate(("予定＼状況", *Status)):
        out.write_string(TABLE_ROW, TABLE_COLUMN + index, text, head)
    for number, (label, row) in enumerate(zip(ROW_LABELS, proposal_table(), strict=True), 1):
        out.write_string(TABLE_ROW + number, TABLE_COLUMN, label, head)
        for index, text in enumerate(row, 1):
            out.write_string(TABLE_ROW + number, TABLE_COLUMN + index, text, cell)
    return TABLE_ROW + len(ROW_LABELS) + 1


def _write_words(book: WorkbookOut, out: Sheet, row: int, title: str, words: tuple[Word, ...]) -> int:
    """Write a list of words with their meanings; return the row where the next part begins."""
    out.write_string(row, 1, title, book.format(bold=True, font_size=12))
    for number, word in enumerate(words, row + 1):
        out.write_string(number, 1, word.value, book.format(**_HEAD))
        out.merge_range(number, 2, number, 7, "", book.format(**_EDGE))
        out.write_string(number, 2, word.description, book.format(**_EDGE))
        out.set_row(number, row_height([(word.description, sum(_WIDTHS[2:])), (word.value, _WIDTHS[1])]))
    return row + len(words) + 2


def _write_examples(book: WorkbookOut, out: Sheet, row: int) -> None:
    out.write_string(row, 1, "記入例", book.format(bold=True, font_size=12))
    headings = ("予定", *(heading for heading, _ in _COLUMN_NOTES[:-1]))
    lines = [headings, *_EXAMPLES]
    for number, line in enumerate(_pair_up(lines), row + 1):
        look = book.format(**(_HEAD if number == row + 1 else _EDGE))
        for index, text in enumerate(line, 1):
            out.write_string(number, index, text, look)
        out.set_row(number, row_height(zip(line, _WIDTHS[1:], strict=True)))


def _pair_up(lines: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Put 状況 and 評価 into one cell, so that an example fits the width of the sheet."""
    return [
        (first, kind, status if not evaluation else f"{status}\n{evaluation}", *texts)
        for first, kind, status, evaluation, *texts in lines
    ]
