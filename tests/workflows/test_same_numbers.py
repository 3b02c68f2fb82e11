"""All documents of a year are read back: equal numbers are equal, in whichever of them they stand."""

import io
import re
from collections import Counter
from dataclasses import replace
from functools import cache

import openpyxl
import pytest
from lxml import etree

from hitaplan.master.reading import read_master
from hitaplan.plan.vocabulary import Evaluation, Round
from hitaplan.reports.overall import Overall
from hitaplan.reports.overall_sentences import sentence_counts
from hitaplan.summary.five_year_chart import MARKS
from hitaplan.summary.summary_book import summary_book
from hitaplan.workflows.report import report
from hitaplan.workflows.year_end import Document, year_end
from tests.builders import R7, R8
from tests.office_files import parts_of
from tests.word_files import W, paragraph_texts, real_overall, tables, tree, written_text
from tests.workflows.test_report import PRACTICE, table

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
COUNTED = ("完了", "計画どおり", "一部遅れ", "遅れ", "未着手・中止", "未回答")
APART = {"評価の対象": "評価の対象", "完了済": "完了済", "対象外": "対象外", "実数": "取組(実数)"}
LATE = ("未着手・中止", "遅れ", "一部遅れ")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    out = tmp_path_factory.mktemp("資料")
    report(PRACTICE, actual=True, out=out)
    year_end(PRACTICE, only=Document.REPORT, out=out)
    return out / "令和7年度"


@pytest.fixture(scope="module")
def book(folder):
    return openpyxl.load_workbook(folder / "全体" / "集計.xlsx")


@pytest.fixture(scope="module")
def overall(folder):
    return (folder / "全体" / "総括報告書.docx").read_bytes()


@pytest.fixture(scope="module")
def printed(overall):
    """The table of page one: the row of each 基本方針, its cells by heading."""
    first = next(tables(overall))
    return {row[0]: dict(zip(first[0][1:], row[1:], strict=True)) for row in first[1:]}


@pytest.fixture(scope="module")
def listed(book):
    """一覧 without 再掲: all that is known of each 取組."""
    return {number: row for number, row in table(book["一覧"], 1).items() if not row["再掲元"]}


def lines_of(cell):
    """Count, share and change of a cell; what is said of 検討 apart."""
    lines = [line for line in cell.split("\n") if not line.startswith("(うち検討段階")]
    return [line.replace("▲", "-").removeprefix("+").removesuffix("%") for line in lines]


def test_page_one__counts_shares_changes__those_of_the_workbook(book, printed):
    counts, shares, changes = (table(book["総括"], row) for row in (4, 13, 22))
    assert list(printed) == list(counts)
    for name, row in printed.items():
        for heading in COUNTED:
            count, share, change = lines_of(row[heading])
            assert (int(count), float(share), int(change)) == (
                counts[name][heading], shares[name][heading], changes[name][heading],
            )  # fmt: skip
        assert {key: int(row[key]) for key in APART} == {key: counts[name][APART[key]] for key in APART}
        studied = re.search(r"\(うち検討段階 (\d+)\)", row["計画どおり"])
        assert int(studied[1] if studied else 0) == counts[name]["うち検討段階"]


def test_opening__numbers_of_the_sentence__those_of_the_table(overall, book):
    total = table(book["総括"], 4)["計"]
    text = "".join("".join(each.itertext()) for each in tree(overall).iter() if each.tag.endswith("}p"))
    sentence = re.search(r"評価の対象\d+取組のうち.+?でした。", text)[0]
    late = total["一部遅れ"] + total["遅れ"]
    good = total["完了"] + total["計画どおり"]
    expected = [total["評価の対象"], good, late, total["未着手・中止"], total["未回答"]]
    assert list(map(int, re.findall(r"(\d+)取組", sentence))) == expected
    shares = [float(each) for each in re.findall(r"\((\d+\.\d)%\)", sentence)]
    assert shares == [round(100 * each / expected[0] + 1e-9, 1) for each in expected[1:]]


def test_opening__sums_of_the_sentence__stand_in_the_workbook_as_numbers(overall, book):
    sentence = next(each for each in paragraph_texts(overall) if "取組のうち" in each)
    ((good, good_share),) = re.findall(r"完了は(\d+)取組\((.+?)%\)", sentence)
    ((late, late_share),) = re.findall(r"一部遅れが(\d+)取組\((.+?)%\)", sentence)
    found = {row[0]: row[1:3] for row in book["総括"].iter_rows(values_only=True)}
    assert found["計画どおり又は完了"] == (int(good), float(good_share))
    assert found["遅れ又は一部遅れ"] == (int(late), float(late_share))
    formats = {row[0].value: [cell.number_format for cell in row[1:3]] for row in book["総括"].iter_rows()}
    assert formats["計画どおり又は完了"] == ["#,##0", "0.0"]


# The tables of 総括, by the row of their headings.
COUNTS, SHARES, SAID = 4, 13, 31
NUMBERED = r"(\d+)取組(?:の取扱い)?\([-\d、]+(?:ほか(\d+)取組)?\)"


def counted(name):
    return ((COUNTS, "計", name), (SHARES, "計", name))


def said(name, *columns):
    return tuple((SAID, name, column) for column in columns or ("件数", "ほかの数"))


# What the sentences say in numbers, and the cells of 総括 where each of them stands.
SENTENCES = {
    r"評価の対象(\d+)取組": ((COUNTS, "計", "評価の対象"),),
    r"計画どおり又は完了は(\d+)取組\((.+?)%\)": said("計画どおり又は完了", "件数", "割合(%)"),
    r"遅れ又は一部遅れが(\d+)取組\((.+?)%\)": said("遅れ又は一部遅れ", "件数", "割合(%)"),
    r"未着手・中止が(\d+)取組\((.+?)%\)": counted("未着手・中止"),
    r"未回答が(\d+)取組\((.+?)%\)": counted("未回答"),
    r"(\d+)取組\((\d+)取組は再掲のため実質(\d+)取組\)": (
        *said("取組(再掲を含む)", "件数"), *said("再掲の取組", "件数"), (COUNTS, "計", "取組(実数)"),
    ),
    r"回答のそろっていない取組が" + NUMBERED: said("回答のそろっていない取組"),
    r"遅れている(\d+)取組の": said("遅れている取組", "件数"),
    r"ほか(\d+)取組。すべては": said("遅れている取組", "ほかの数"),
    r"計画の変更の申出がある" + NUMBERED: said("計画の変更の申出がある取組"),
    r"(?<!は)未回答の" + NUMBERED: said("未回答の取組"),
    r"年度は未回答の" + NUMBERED: said("前の年度に評価があり、未回答の取組"),
    r"評価のある(\d+)取組のうち": said("評価のある取組", "件数"),
    r"ほか(\d+)取組の成果は": said("主な成果のある取組", "ほかの数"),
}  # fmt: skip


def practice(every, evaluation, **texts):
    """The practice plan, in 令和7年度 without each so-manieth answer, all others with this 評価 and these texts."""
    plan = read_master(PRACTICE).plan
    kept = (each for place, each in enumerate(plan.answers) if each.year != R7 or place % every)
    answers = (replace(each, evaluation=each.evaluation and evaluation, **texts) for each in kept)
    return replace(plan, answers=tuple(answers), verdicts=())


PLANS = {
    "as packaged": lambda: (read_master(PRACTICE).plan, R7),
    "nothing answered": lambda: (read_master(PRACTICE).plan, R8),
    "all late": lambda: (practice(9, Evaluation.LATE, plan_change="変更", outcome="成果"), R7),
    "all well": lambda: (practice(20, Evaluation.ON_SCHEDULE, plan_change="", outcome="成果"), R7),
}


@cache
def sentences_and_sheet(case):
    """The sentences outside tables, up to the appendix, and 総括."""
    plan, year = PLANS[case]()
    about = Overall(plan, year, Round.PRELIMINARY)
    lines = list(map(written_text, tree(real_overall(plan, year)).iterfind(f"{W}body/{W}p")))
    appendix = max(place for place, line in enumerate(lines) if line.startswith("付録　"))
    book = summary_book(plan, year, Round.PRELIMINARY, sentence_counts(about), year.last_day)
    return lines[:appendix], openpyxl.load_workbook(io.BytesIO(book))["総括"]


@pytest.mark.parametrize("case", PLANS)
def test_sentences__every_number__stands_in_the_workbook_as_a_number(case):
    lines, sheet = sentences_and_sheet(case)
    for line in lines:
        rest = line
        for pattern, places in SENTENCES.items():
            for match in re.finditer(pattern, line):
                cells = [table(sheet, row)[name][column] for row, name, column in places]
                assert [float(each or 0) for each in match.groups()] == cells, line
                rest = rest.replace(match[0], "")
        assert not re.search(r"\d取組|\d%", rest), rest


def test_sentences__all_plans_together__say_everything():
    lines = [line for case in PLANS for line in sentences_and_sheet(case)[0]]
    assert [each for each in SENTENCES if not any(re.search(each, line) for line in lines)] == []
    named = [match for line in lines for each in SENTENCES for match in re.finditer(each, line)]
    rests = {each.re.pattern for each in named if each.re.pattern.endswith(NUMBERED) and each[2]}
    assert rests == {each for each in SENTENCES if each.endswith(NUMBERED)}


def test_chart__drawn_numbers_and_the_workbook_within__those_of_the_table(overall, book):
    counts = list(table(book["総括"], 4).values())
    parts = parts_of(overall)
    series = etree.fromstring(parts["word/charts/chart1.xml"]).iter(f"{C}ser")
    drawn = {
        each.find(f"{C}tx//{C}v").text: [int(point.text) for point in each.iterfind(f"{C}val//{C}v")]
        for each in series
    }
    assert drawn == {heading: [row[heading] for row in counts] for heading in COUNTED}
    within = list(openpyxl.load_workbook(io.BytesIO(parts["word/embeddings/chart1.xlsx"])).active.values)
    assert within[0][1:] == COUNTED
    assert [row[1:] for row in within[1:]] == [tuple(row[each] for each in COUNTED) for row in counts]


def test_lists__late_changed_unanswered__those_of_the_list(overall, listed):
    by_heading = {tuple(each[0]): each[1:] for each in tables(overall)}
    late = [each[0][0].split("　")[0] for each in tables(overall) if len(each) > 1 and each[1][0] == "評価"]
    in_order = [number for grade in LATE for number, row in listed.items() if row["評価"] == grade]
    assert late == in_order
    first_page = by_heading["番号", "取組名", "評価", "主管課"]
    assert [row[0] for row in first_page] == in_order[:6]
    assert {row[0]: row[3] for row in first_page} == {each: listed[each]["主管課"] for each in in_order[:6]}
    silent = by_heading["番号", "取組名", "予定", "未回答の課"]
    assert [row[0] for row in silent] == [number for number, row in listed.items() if row["評価"] == "未回答"]


def test_departments__own_reports__the_rows_of_the_workbook(folder, book):
    rows = table(book["課別"], 4)
    rows.pop("計")
    printed = {}
    for path in folder.glob("年度末/課別/*/*.docx"):
        heading, lead, _ = next(each for each in tables(path.read_bytes()) if each[0][0] == "区分")
        counted = dict(zip(heading[1:], (re.match(r"\d+", cell)[0] for cell in lead[1:]), strict=True))
        if int(counted["計"]):
            printed[path.name.split("_")[1]] = {key: int(value) for key, value in counted.items()}
    assert set(printed) == set(rows)
    for name, counted in printed.items():
        same = {key: key for key in (*COUNTED, "完了済", "対象外")} | {"計": "取組(実数)"}
        assert counted == {key: rows[name][heading] for key, heading in same.items()}


def test_five_years__marks_of_each_year__the_trend(folder, book):
    marks = {mark: evaluation.value for evaluation, mark in MARKS.items()}
    chart = openpyxl.load_workbook(folder / "全体" / "五年一望図.xlsx")
    relisted = {number for number, row in table(book["一覧"], 1).items() if row["再掲元"]}
    for place, (year, counted) in enumerate(table(book["年度推移"], 4).items()):
        found = Counter()
        for sheet in chart:
            for row in range(1, sheet.max_row):
                number = sheet.cell(row, 1).value
                actual = str(sheet.cell(row + 1, 5 + place).value or "")
                if re.fullmatch(r"\d+-\d+-\d+", str(number)) and number not in relisted:
                    found.update(marks[mark] for mark in marks if actual.endswith(mark))
        assert found == {name: counted[name] for name in marks.values() if counted[name]}, year


def test_plan_book__actual_of_the_year__the_status_of_the_list(folder, listed):
    data = (folder / "全体" / "計画書.docx").read_bytes()
    blocks = [each for each in tables(data) if each[0][0] == "取組番号"]
    actual = {block[0][1]: block[5][3] for block in blocks if block[0][1] in listed}
    assert set(actual) == set(listed)
    for number, row in listed.items():
        assert actual[number] == (row["状況"] or row["評価"])
