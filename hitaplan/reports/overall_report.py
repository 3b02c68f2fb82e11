"""総括報告書: the words of the report on the whole plan."""

from hitaplan.plan.counting import count_initiatives
from hitaplan.plan.japanese_calendar import format_date, legible_date
from hitaplan.plan.model import Answer
from hitaplan.plan.progress import StandingKind, Tally
from hitaplan.plan.summary import BAR_NOTE, COUNTED, LATE_NOTE, ROUNDING_NOTE, STUDY_NOTE, base_of
from hitaplan.plan.vocabulary import NAME_SEPARATOR, Evaluation
from hitaplan.reports.count_row import CountRow
from hitaplan.reports.initiative_block import BLOCK_WORDS, answer_words
from hitaplan.reports.overall import Asked, Entry, Overall
from hitaplan.reports.overall_sentences import (
    changed_note,
    decisions,
    incomplete_note,
    none_of,
    opening,
    others,
)
from hitaplan.reports.plan_book import CONTENTS_WORDS
from hitaplan.templates.native_chart import ChartTable
from hitaplan.templates.words import Condition, Repeated, Values, Word, Words, gather, seen_from, spelt

TEMPLATE = "総括報告書.docx"
_WHOLE = "全体"
CHART_SERIES = (*(each.value for each in COUNTED), StandingKind.UNANSWERED.value)


def _count_word(evaluation: Evaluation) -> Word[CountRow]:
    meaning = f"評価が「{evaluation}」の取組の数、割合、増減"
    return Word(spelt(evaluation), meaning, lambda row: row.cell(evaluation))


_ROW_WORDS: Words[CountRow] = (
    Word("番号", "基本方針の番号。最後の行は「計」", lambda row: row.number),
    Word("名称", "基本方針の名称", lambda row: row.title),
    *map(_count_word, COUNTED),
    Word("未回答", "主管課の回答がない取組の数、割合、増減", lambda row: row.cell(None)),
    Word("評価の対象", "割合のもとになる取組の数", lambda row: str(base_of(row.counted))),
    Word("完了済", "前の年度までに完了した取組の数", lambda row: str(row.counted.completed_before)),
    Word(
        "対象外",
        "まだ始まらない取組と、評価を対象外とした取組の数",
        lambda row: str(row.counted.by_evaluation[Evaluation.NOT_APPLICABLE]),
    ),
    Word("実数", "再掲を除いた取組の数", lambda row: str(row.counted.total)),
)
_NAME_WORDS: Words[Entry] = (
    Word("番号", "取組番号", lambda it: str(it.original.number)),
    Word("名称", "取組名", lambda it: it.original.name),
    Word("主管課", "主管課", lambda it: it.lead),
    Word("評価", "評価", lambda it: it.stands.label),
)
_LATE_WORDS: Words[Entry] = (
    *_NAME_WORDS,
    Word("予定", "報告する年度の予定", lambda it: it.expects.label),
    Word("状況", "主管課の状況", lambda it: it.answer.status.value if it.answer else ""),
    Word("課題", "主管課の課題", lambda it: it.answer.challenge if it.answer else ""),
    Word("今後の予定", "主管課の今後の予定", lambda it: it.answer.outlook if it.answer else ""),
    Word("理由", "取組別まとめの理由", lambda it: it.verdict.reason if it.verdict else ""),
)
_OUTCOME_WORDS: Words[Entry] = (
    *_NAME_WORDS,
    Word("成果", "取組別まとめの主な成果。空白なら主管課の成果・効果", lambda it: it.outcome),
)
_CHANGED_WORDS: Words[Entry] = (
    *_NAME_WORDS,
    Word("前の評価", "比べる年度の評価", lambda it: it.stood.label if it.stood else ""),
)
_ASKED_WORDS: Words[Asked] = (
    Word("番号", "取組番号", lambda it: str(it.entry.original.number)),
    Word("名称", "取組名", lambda it: it.entry.original.name),
    Word("課", "申し出た課", lambda it: it.department),
    Word("変更", "計画の変更の内容", lambda it: it.change),
)
_DISAGREED_WORDS: Words[Entry] = (
    *_NAME_WORDS,
    Word(
        "課別の状況",
        "課ごとの状況",
        lambda it: NAME_SEPARATOR.join(f"{name}({answer.status})" for name, answer in it.answers),
    ),
)
_SILENT_WORDS: Words[Entry] = (
    *_NAME_WORDS,
    Word("予定", "報告する年度の予定", lambda it: it.expects.label),
    Word(
        "未回答の課",
        "まだ答えていない課。評価だけがない主管課には「(評価の記入なし)」と付く",
        lambda it: it.silent,
    ),
)


def _status(entry: Entry) -> str:
    """The 状況 as the appendix prints it, with the 評価."""
    label = entry.stands.label
    if entry.answer is None:
        return entry.expects.label if entry.stands.kind is StandingKind.COMPLETED_BEFORE else label
    return f"{entry.answer.status}　(評価: {label})"


def _texts(entry: Entry) -> list[tuple[str, Answer]]:
    """The texts that the appendix prints: none where 取組別まとめ has its own."""
    return [] if entry.summary else entry.answers


def _relisted_note(entry: Entry) -> str:
    """What is said of a 再掲, and whose text is printed in its place, if any is."""
    original = entry.block.initiative.relisted_from
    if original is None:
        return ""
    printed = "まとめ" if entry.summary else "回答" if entry.answers else ""
    return f"{original}の再掲です。" + (f"{original}の{printed}を印字しています。" if printed else "")


def _several(entry: Entry) -> bool:
    return len(entry.who.departments) > 1


_TEXT_WORDS: Words[tuple[str, Answer]] = (
    Word("課", "答えた課", lambda it: it[0]),
    Word("状況", "その課の状況", lambda it: it[1].status.value),
    *seen_from(answer_words("その課の"), lambda it: it[1]),
)
_ENTRY_WORDS: Words[Entry] = (
    *seen_from(BLOCK_WORDS, lambda it: it.block),
    Word(
        "方針の見出し",
        "基本方針の番号と名称。同じ基本方針の2つ目の取組からは空白",
        lambda it: it.policy_line.title if it.opens_policy else "",
    ),
    Word("方針のしるし", "基本方針の見出しのブックマークの名前", lambda it: it.policy_line.mark),
    Word("項目のしるし", "基本項目の見出しのブックマークの名前", lambda it: it.item_line.mark),
    Word("再掲の文", "再掲であることと、元の取組の何を印字しているか。再掲でなければ空白", _relisted_note),
    Word("状況", "主管課の状況と評価", _status),
    Word("まとめ", "取組別まとめのまとめ", lambda it: it.summary),
    Word("主な成果", "取組別まとめの主な成果", lambda it: it.chosen_outcome),
    Condition("課が複数", "答える課が2つ以上かどうか", _several),
    Repeated("回答", "各課の回答。取組別まとめにまとめがあれば空", _texts, _TEXT_WORDS),
    Word(
        "未回答の課",
        "まだ答えていない課。評価だけがない主管課には「(評価の記入なし)」と付く",
        lambda it: it.silent,
    ),
)


def _compared(report: Overall) -> str:
    """What the third line of a cell says."""
    if report.before is None:
        return f"増減は、{report.year}か前の年度の回答がないので「—」としています。"
    return f"下の段は、{report.before}からの増減です。"


def _relisted(report: Overall) -> str:
    relisted = [each for each in report.plan.initiatives if each.relisted]
    named = NAME_SEPARATOR.join(f"{each.number}(元は{each.relisted_from})" for each in relisted)
    return f"再掲の取組は、元の取組で1回だけ数えています。再掲: {named}。" if named else ""


WORDS: Words[Overall] = (
    Word("計画名", "計画の名称", lambda it: it.plan.title),
    Word("団体名", "市町村の名前", lambda it: it.plan.settings.municipality),
    Word("所管課", "計画を所管する課", lambda it: it.plan.settings.section),
    Word("年度", "報告する年度", lambda it: it.year.label),
    Word("種別", "速報、確定の別", lambda it: it.shown.value),
    Word(
        "報告日",
        "シート「計画」の報告日。空白か、日付として読めなければ、年度の最後の日と、その年度の記入日・決定日・回答期限のうち最も遅い日",
        lambda it: legible_date(it.plan.settings.report_date) or format_date(it.dated),
    ),
    Word("総括文", "件数から作る、総括の一文", opening),
    Word("取組数", "取組の数(再掲を含む数と実質の数)", lambda it: count_initiatives(it.plan).label),
    Word("再掲の注", "どの取組が再掲か。再掲がなければ空白", _relisted),
    Word("端数の注", "割合の端数についての注", lambda _: ROUNDING_NOTE),
    Word("グラフの注", "グラフの中の数字についての注", lambda _: BAR_NOTE),
    Word("増減の注", "増減についての注", _compared),
    Word(
        "検討の注",
        "「うち検討段階」の意味。その数がなければ空白",
        lambda it: STUDY_NOTE if it.summary.total.in_study else "",
    ),
    Word(
        "遅れがないときの文",
        "遅れている取組がないことの文。回答がそろっていなければ、そのことも書く",
        lambda it: none_of(it, "遅れている取組"),
    ),
    Word(
        "変化がないときの文",
        "評価が変わった取組がないことの文。回答がそろっていなければ、そのことも書く",
        lambda it: none_of(it, "評価が変わった取組"),
    ),
    Word(
        "変化の注",
        "前の年度に評価があり、報告する年度は未回答の取組の注。なければ空白",
        changed_note,
    ),
    Word(
        "成果がないときの文",
        "主な成果として載せる取組がないことの文。回答がそろっていなければ、そのことも書く",
        lambda it: none_of(it, "主な成果として載せる取組"),
    ),
    Word(
        "申出がないときの文",
        "計画の変更の申出がないことの文。回答がそろっていなければ、そのことも書く",
        lambda it: none_of(it, "計画の変更の申出がある取組"),
    ),
    Word(
        "不一致がないときの文",
        "課によって状況が異なる取組がないことの文。回答がそろっていなければ、そのことも書く",
        lambda it: none_of(it, "課によって状況が異なる取組"),
    ),
    Word("回答の注", "評価はあるのに回答がそろわない取組の注。なければ空白", incomplete_note),
    Word("比べる年度", "比べる年度。ないときは空白", lambda it: it.before.label if it.before else ""),
    Repeated("集計表", "基本方針ごとの取組の数。最後の行は計", lambda it: it.rows, _ROW_WORDS),
    Repeated(
        "遅れの上位", "遅れている取組のうち、1ページ目に載せるもの", lambda it: it.late_first, _LATE_WORDS
    ),
    Word("遅れの注", "遅れている取組の意味", lambda _: LATE_NOTE),
    Word("遅れの残り", "1ページ目に載せきれない数。「ほか3取組」", lambda it: others(it.late_rest)),
    Repeated(
        "決定事項",
        "決めていただくこと",
        decisions,
        (Word("文", "決めていただくことの文", str),),
    ),
    Repeated(
        "成果一覧",
        "主な成果のある取組。取組別まとめに主な成果があるものと、完了・計画どおりのもの(基本方針ごとに3つまで)",
        lambda it: it.outcomes,
        _OUTCOME_WORDS,
    ),
    Word(
        "成果の残り",
        "成果一覧に載せきれず、付録に成果を印字する数。「ほか3取組」",
        lambda it: others(it.outcomes_rest),
    ),
    Repeated("遅れ一覧", "遅れている取組。重い順", lambda it: it.late, _LATE_WORDS),
    Repeated(
        "変化一覧",
        "前の年度から評価が変わった取組",
        lambda it: [each for each in it.distinct if each.changed],
        _CHANGED_WORDS,
    ),
    Repeated("変更の申出一覧", "計画の変更の申出", lambda it: it.asking_change, _ASKED_WORDS),
    Repeated(
        "不一致一覧",
        "課によって状況が異なる取組",
        lambda it: [each for each in it.distinct if each.disagreed],
        _DISAGREED_WORDS,
    ),
    Repeated("未回答一覧", "主管課の回答がない取組", lambda it: it.unanswered, _SILENT_WORDS),
    Repeated(
        "回答不足一覧",
        "評価はあるものの、まだ答えていない課がある取組",
        lambda it: it.incomplete,
        _SILENT_WORDS,
    ),
    Repeated("付録の目次", "付録の目次の行。基本方針と基本項目", lambda it: it.contents, CONTENTS_WORDS),
    Repeated("取組一覧", "すべての取組。計画の順に並ぶ", lambda it: it.entries, _ENTRY_WORDS),
    Word(
        "文書名",
        "ファイルのプロパティの題名",
        lambda it: f"{it.plan.title} {it.year.label} 総括報告書({it.shown})",
    ),
)


def overall_words(report: Overall) -> Values:
    """Work out the words of the 総括報告書.

    Args:
        report: The report.

    Returns:
        The values by word.
    """
    return gather(WORDS, report)


def overall_chart(report: Overall) -> ChartTable:
    """Return the numbers of its chart: how many 取組 of each 基本方針, and of the whole, have each 評価."""
    rows = [(f"基本方針{row.number}" if row.title else _WHOLE, row.counted) for row in report.rows]
    series = {name: tuple(_number(counted, name) for _, counted in rows) for name in CHART_SERIES}
    return ChartTable(tuple(name for name, _ in rows), series)


def _number(counted: Tally, name: str) -> int:
    return counted.unanswered if name == StandingKind.UNANSWERED else counted.by_evaluation[Evaluation(name)]
