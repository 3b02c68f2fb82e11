"""The sentences of the 総括報告書 that follow from its counts, and the counts that they print."""

from collections.abc import Sequence

from hitaplan.plan.counting import count_initiatives
from hitaplan.plan.summary import SentenceCount, base_of, percentage
from hitaplan.plan.vocabulary import ACHIEVED, BEHIND, NAME_SEPARATOR, Evaluation
from hitaplan.reports.overall import Entry, Overall

# The sums with which the report opens.
_SUMS = {"計画どおり又は完了": ACHIEVED, "遅れ又は一部遅れ": BEHIND}
# How many 取組番号 a sentence names before it says 「ほか」: page one is to stand alone.
_NUMBERED = 4


def opening(report: Overall) -> str:
    """Return the sentence with which the report opens, from the counts alone."""
    counted = report.summary.total
    base = base_of(counted)
    if not base:
        return f"{report.year}に評価の対象となる取組はありません。"
    if counted.unanswered == base:
        return f"{report.year}の評価の対象{base}取組には、まだ回答がありません。"
    parts = [
        *((name, _sum(report, name)) for name in _SUMS),
        ("未着手・中止", counted.by_evaluation[Evaluation.NOT_DONE]),
        ("未回答", counted.unanswered),
    ]
    first, *others = [(name, count) for name, count in parts if count or name == parts[0][0]]
    said = "、".join(f"{name}が{count}取組({percentage(count, base)}%)" for name, count in others)
    share = percentage(first[1], base)
    good = f"{first[0]}は{first[1]}取組({share}%)"
    rest = f"で、{said}でした。" if said else "でした。"
    return f"{report.year}は、評価の対象{base}取組のうち、{good}{rest}"


def none_of(report: Overall, what: str) -> str:
    """Say that there is no 取組 of a kind, and of which 取組 that is known."""
    if not report.summary.total.unanswered:
        return f"{what}はありません。"
    if not report.answered:
        return f"まだ回答がないので、{what}があるかどうかは分かりません。"
    return f"評価のある{report.answered}取組のうち、{what}はありません。"


def incomplete_note(report: Overall) -> str:
    """Return what page one says of the 取組 with a silent department; blank where there are none."""
    found = report.incomplete
    named = f"{len(found)}取組({_named(found)})"
    return f"評価はあるものの、回答のそろっていない取組が{named}あります。" if found else ""


def changed_note(report: Overall) -> str:
    """Return which 取組 the list of those whose 評価 changed leaves out; blank where there are none."""
    found = report.fallen_silent
    named = f"{len(found)}取組({_named(found)})"
    return f"{report.before}に評価があり、{report.year}は未回答の{named}は、載せていません。" if found else ""


def decisions(report: Overall) -> list[str]:
    """Return what is to be decided, as it follows from the answers."""
    late, changing, silent = report.late, report.changing, report.unanswered
    said = (
        (late, f"遅れている{len(late)}取組の今後の進め方"),
        (changing, f"計画の変更の申出がある{len(changing)}取組の取扱い({_named(changing)})"),
        (silent, f"未回答の{len(silent)}取組の取扱い({_named(silent)})"),
    )
    return [text for found, text in said if found] or ["決めていただくことはありません。"]


def others(count: int) -> str:
    """Return how many more 取組 there are than a list names; blank where it names all."""
    return f"ほか{count}取組" if count else ""


def sentence_counts(report: Overall) -> list[SentenceCount]:
    """Return the counts that the sentences print and the table of page one does not."""
    initiatives, base = count_initiatives(report.plan), base_of(report.summary.total)
    more_outcomes = report.outcomes_rest
    sums = ((name, _sum(report, name)) for name in _SUMS)
    numbered = (
        ("計画の変更の申出がある取組", report.changing),
        ("未回答の取組", report.unanswered),
        ("回答のそろっていない取組", report.incomplete),
        ("前の年度に評価があり、未回答の取組", report.fallen_silent),
    )
    return [
        SentenceCount("取組(再掲を含む)", initiatives.listed),
        SentenceCount("再掲の取組", initiatives.listed - initiatives.distinct),
        *(SentenceCount(name, count, share=percentage(count, base)) for name, count in sums),
        SentenceCount("遅れている取組", len(report.late), rest=report.late_rest),
        *(SentenceCount(name, len(found), rest=_unnamed(found)) for name, found in numbered),
        SentenceCount("評価のある取組", report.answered),
        SentenceCount("主な成果のある取組", len(report.outcomes) + more_outcomes, rest=more_outcomes),
    ]


def _sum(report: Overall, name: str) -> int:
    return sum(report.summary.total.by_evaluation[each] for each in _SUMS[name])


def _named(found: Sequence[Entry]) -> str:
    """The 取組番号 as a sentence names them."""
    named = NAME_SEPARATOR.join(str(each.original.number) for each in found[:_NUMBERED])
    return named + others(_unnamed(found))


def _unnamed(found: Sequence[Entry]) -> int:
    return max(len(found) - _NUMBERED, 0)
