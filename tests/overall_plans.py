"""Small plans for the tests of the 総括報告書."""

from dataclasses import replace

from hitaplan.plan.vocabulary import Evaluation, Round
from hitaplan.reports.overall import Overall
from hitaplan.reports.overall_report import overall_words
from tests.builders import R6, make_answer, make_initiative, make_plan
from tests.word_files import tree

LATE, ON_SCHEDULE, NOT_DONE = Evaluation.LATE, Evaluation.ON_SCHEDULE, Evaluation.NOT_DONE


def three(*answers, verdicts=()):
    """A plan of three 取組, two of them of 基本方針1, and a 再掲 in 基本方針2."""
    return make_plan(
        make_initiative("1-1-1", name="一"),
        make_initiative("1-1-2", name="二", departments=("甲課", "乙課")),
        make_initiative("2-1-1", "検討", "検討", name="三"),
        make_initiative("2-1-2", name="一", relisted_from="1-1-1"),
        answers=answers,
        verdicts=verdicts,
    )


def words(plan, year=R6, shown=Round.FINAL):
    return overall_words(Overall(plan, year, shown))


def text_of(data):
    return "\n".join("".join(each.itertext()) for each in tree(data).iter() if each.tag.endswith("}p"))


def answered(number, evaluation=ON_SCHEDULE, **others):
    given = {key: others.pop(key) for key in ("department", "year", "status") if key in others}
    return replace(make_answer(number, evaluation, **given), **others)


ALL_ANSWERED = (answered("1-1-1"), answered("1-1-2", department="甲課"), answered("2-1-1"))
