"""The native chart of a document: the numbers of the words, in the drawing and in the workbook within."""

import io
from itertools import combinations

import openpyxl
from lxml import etree

from hitaplan.reports.catalogue import TEMPLATE_CHARTS, TEMPLATE_WORDS
from hitaplan.reports.overall_report import TEMPLATE as OVERALL
from hitaplan.templates.check import check_template
from hitaplan.templates.native_chart import ChartTable, charts_in
from hitaplan.templates.rendering import WordTemplate
from tests.office_files import parts_of, with_parts, with_replaced
from tests.word_files import rendered
from tools.make_templates import TEMPLATES
from tools.templates.chart import chart_drawing, chart_parts
from tools.wordml import document, paragraph

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
CHART, BOOK = "word/charts/chart1.xml", "word/embeddings/chart1.xlsx"
EXAMPLE = ChartTable(("甲", "乙"), {"良": (1, 2), "否": (3, 4)})
NEW = ChartTable(("一", "二 & 三", "四"), {"良": (5, 0, 7), "否": (8, 9, 10)})
WORDS = {"文書名": "文書", "団体名": "市"}


def brightness(color):
    """How a colour looks in black and white, from 0 to 1."""
    red, green, blue = bytes.fromhex(color.get("val"))
    return (0.3 * red + 0.59 * green + 0.11 * blue) / 255


def template():
    drawing = paragraph(chart_drawing(100, 50, "図", "説明"))
    return document(drawing, header=paragraph(), footer=paragraph(), extra=chart_parts(EXAMPLE))


def drawn(data):
    """Name, categories and numbers of each series, with the references."""
    tree = etree.fromstring(parts_of(data)[CHART])

    def values(holder):
        return [each.text for each in holder.iter(f"{C}v")]

    return [
        tuple(
            (each.find(f".//{C}f").text, values(each))
            for each in map(series.find, (f"{C}tx", f"{C}cat", f"{C}val"))
        )
        for series in tree.iter(f"{C}ser")
    ]


def filled(data=None):
    return WordTemplate(data or template(), "様式.docx").render(WORDS, NEW)


def test_fill__other_numbers_and_more_categories__in_the_drawing():
    assert drawn(filled()) == [
        (
            ("集計!$B$1", ["良"]),
            ("集計!$A$2:$A$4", ["一", "二 & 三", "四"]),
            ("集計!$B$2:$B$4", ["5", "0", "7"]),
        ),
        (
            ("集計!$C$1", ["否"]),
            ("集計!$A$2:$A$4", ["一", "二 & 三", "四"]),
            ("集計!$C$2:$C$4", ["8", "9", "10"]),
        ),
    ]


def test_fill__workbook_within__holds_the_same():
    book = openpyxl.load_workbook(io.BytesIO(parts_of(filled())[BOOK]))
    assert list(book["集計"].values) == [
        (None, "良", "否"), ("一", 5, 8), ("二 & 三", 0, 9), ("四", 7, 10),
    ]  # fmt: skip


def test_fill__looks_of_the_template__stay():
    changed = with_replaced(template(), CHART, b'val="1F3864"', b'val="123456"')
    assert b'val="123456"' in parts_of(filled(changed))[CHART]


def test_fill__narrow_parts_of_a_bar__without_their_numbers():
    table = ChartTable(("一", "二"), {"良": (1, 30), "否": (59, 0)})
    twice = WordTemplate(filled(), "様式.docx").render(WORDS, table)
    series = etree.fromstring(parts_of(twice)[CHART]).iter(f"{C}ser")
    assert [
        [
            (each.find(f"{C}idx").get("val"), each.find(f"{C}delete").get("val"))
            for each in one.iter(f"{C}dLbl")
        ]
        for one in series
    ] == [[("0", "1")], [("1", "1")]]


def test_looks__black_and_white__no_two_series_alike():
    xml = etree.fromstring(parts_of((TEMPLATES / OVERALL).read_bytes())[CHART])
    shades = [
        brightness(
            next(
                each
                for each in one.find(f"{C}spPr").iter(f"{A}srgbClr")
                if each.getparent().tag != f"{A}fgClr"
            )
        )
        for one in xml.iter(f"{C}ser")
    ]
    assert len(shades) == 6
    assert min(abs(one - other) for one, other in combinations(shades, 2)) > 0.1


def test_fill__series_of_other_names__the_staffs_own_chart_stays():
    own = with_replaced(template(), CHART, "良".encode(), "別".encode())
    made = parts_of(filled(own))
    assert (made[CHART], made[BOOK]) == (parts_of(own)[CHART], parts_of(own)[BOOK])


def test_fill__chart_that_was_deleted__nothing_to_fill():
    bare = document(paragraph(), header=paragraph(), footer=paragraph())
    assert charts_in(bare) == ()
    assert filled(bare) == rendered(bare, WORDS)


def test_fill__same_numbers__same_bytes():
    assert filled() == filled()


def with_chart(change):
    """The standard 総括報告書 with its chart changed: T-CHART findings."""
    parts = parts_of((TEMPLATES / OVERALL).read_bytes())
    tree = etree.fromstring(parts[CHART])
    change(list(tree.iter(f"{C}ser")))
    data = with_parts((TEMPLATES / OVERALL).read_bytes(), {CHART: etree.tostring(tree)})
    found = check_template(data, OVERALL, TEMPLATE_WORDS, TEMPLATE_CHARTS[OVERALL])
    return [(each.code, each.severity.value, each.value) for each in found]


def rename(*series):
    for each in series:
        next(each.find(f"{C}tx").iter(f"{C}v")).text = "順調"


def test_check__one_series_renamed__error_for_it_would_keep_the_numbers_of_the_example():
    assert with_chart(lambda series: rename(series[1])) == [("T-CHART", "error", "順調")]


def test_check__every_series_renamed__error_as_well():
    assert with_chart(lambda series: rename(*series)) == [("T-CHART", "error", "順調")]


def test_check__chart_of_the_staffs_own__told_that_no_numbers_go_into_it():
    def own(series):
        rename(*series)
        next(series[0].iterfind(f"{C}val//{C}v")).text = "77"

    assert with_chart(own) == [("T-CHART", "warning", "順調")]


def test_check__blank_behind_the_name_of_a_series__filled_all_the_same():
    def blank(series):
        next(series[0].find(f"{C}tx").iter(f"{C}v")).text += "　 "

    assert with_chart(blank) == []


def test_check__series_deleted__told_that_shares_are_others():
    assert with_chart(lambda series: series[0].getparent().remove(series[0])) == [
        ("T-CHART", "warning", "完了")
    ]


def test_check__looks_changed__nothing_to_say():
    assert with_chart(lambda series: series[0].remove(series[0].find(f"{C}spPr"))) == []
