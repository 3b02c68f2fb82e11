"""What stands in the way of rows below a list, and which of its cells are formulas."""

import pytest

from hitaplan.office.table_rows import (
    Obstacle,
    ObstacleKind,
    RowWrite,
    formula_cells,
    has_formulas,
    staff_formula_columns,
    target_cells,
)
from tests.office.listed_workbooks import (
    COLUMNS,
    LAST,
    SHEET,
    list_of,
    rich_list,
    with_text,
)
from tests.office.test_lossless import RICH
from tests.office.written_lists import (
    ADDED,
    PLAIN,
    WRITES,
    expected,
    found,
    openpyxl_values,
    written,
)
from tests.office_files import SHEET as SHEET_PART
from tests.office_files import make_workbook
from tests.sheets import real_master

# openpyxl, which reads the results here, says what it would lose on saving.
pytestmark = [
    pytest.mark.filterwarnings("ignore:.*will be removed:UserWarning"),
    pytest.mark.filterwarnings("ignore:Cannot parse header or footer:UserWarning"),
]


def at(address, value):
    return lambda _, sheet: sheet.write(address, value)


F = ObstacleKind.FILLED


@pytest.mark.parametrize(
    ("data", "wanted"),
    [
        (PLAIN, []),
        (list_of(spare=3), []),
        (list_of(extra=at("H6", "表の横")), []),
        (list_of(extra=at("A6", " \u3000")), []),
        (list_of(spare=2, extra=at("E5", "控え")), []),
        (list_of(totals=True), [(ObstacleKind.TOTALS, "A5", "合計")]),
        (list_of(spare=2, totals=True), [(ObstacleKind.TOTALS, "A7", "合計")]),
        (list_of(totals=True, extra=at("B9", "注")), [(ObstacleKind.TOTALS, "A5", "合計"), (F, "B9", "注")]),
        (list_of(extra=at("A9", "※注")), [(F, "A9", "※注")]),
        (list_of(extra=at("F9", 12)), [(F, "F9", "12")]),
        (list_of(extra=at("C6", True)), [(F, "C6", "TRUE")]),  # noqa: FBT003
        (list_of(spare=2, extra=at("B6", "続き")), [(F, "B6", "続き")]),
        (list_of(extra=at("E5", '=""')), [(F, "E5", "0")]),
        (list_of(table=False, extra=at("B6", "続き")), [(F, "B6", "続き")]),
        (list_of(table=False, extra=at("E6", "控え")), []),
        (
            list_of(extra=lambda _, sheet: sheet.merge_range("C8:D9", "")),
            [(ObstacleKind.MERGED, "C8:D9", "")],
        ),
        (list_of(extra=lambda _, sheet: sheet.merge_range("H8:I9", "")), []),
        (
            list_of(extra=lambda _, sheet: sheet.add_table("F20:H22", {"name": "別", "header_row": False})),
            [(ObstacleKind.TABLE, "F20:H22", "別")],
        ),
        (list_of(extra=lambda _, sheet: sheet.add_table("H1:I22")), []),
    ],
)
def test_obstacles__what_stands_below__found_with_its_place(data, wanted):
    assert [(each.kind, each.cell, each.text) for each in found(data)] == wanted
    if wanted:
        with pytest.raises(ValueError):
            written(data)
    else:
        assert openpyxl_values(written(data)) == expected(openpyxl_values(data))
    assert openpyxl_values(written(data, WRITES[:1]))


def test_obstacles__record_below_the_table__found():
    data = list_of(extra=at("A5", "令和8年度"))

    assert [each.cell for each in found(data, last=5)] == ["A5"]


def test_obstacles__formula_that_shows_nothing__only_below_the_table():
    blank = ('<c r="A5"><f>IF(1,"")</f><v></v></c>', '<c r="A5" t="str"><f>IF(1,"")</f><v></v></c>')

    for cell in blank:
        row = f'<row r="5">{cell}</row></sheetData>'
        below = with_text(PLAIN, SHEET_PART, "</sheetData>", row)
        assert [(each.cell, each.text) for each in found(below)] == [("A5", '=IF(1,"")')]
    inside = list_of(spare=1, extra=lambda _, sheet: sheet.write_formula("A5", '=IF(1,"")', None, ""))
    assert found(inside) == ()


def test_obstacles__formula_never_calculated__found():
    data = with_text(
        list_of(spare=1),
        SHEET_PART,
        '<row r="5" spans="1:6">',
        '<row r="5" spans="1:6"><c r="A5"><f>B1</f></c>',
    )

    assert [(each.cell, each.text) for each in found(data)] == [("A5", "=B1")]


@pytest.mark.parametrize(
    ("obstacle", "label"),
    [
        (Obstacle(ObstacleKind.TOTALS, "A5", "合計"), "集計行「合計」"),
        (Obstacle(F, "A5", "一行目\n 二行目"), "内容「一行目 二行目」"),
        (Obstacle(F, "A5", "長" * 21), f"内容「{'長' * 20}…」"),
        (Obstacle(ObstacleKind.MERGED, "A5:B6"), "結合されたセル"),
    ],
)
def test_label__any_obstacle__says_what_it_is(obstacle, label):
    assert obstacle.label == label


def test_formula_cells__ordinary_shared_and_array__every_cell():
    assert formula_cells(PLAIN, SHEET) == {(2, 6), (3, 6), (4, 6)}
    assert formula_cells(rich_list(), SHEET) == {(2, 6), (3, 6), (4, 6), (1, 12), (2, 12), (3, 12)}


def test_formula_cells__array_to_the_end_of_the_sheet__only_stored_cells():
    array = '<f t="array" ref="C2:XFD1048576">A1</f>'
    data = with_text(PLAIN, SHEET_PART, "<f>LEN(D2)</f>", array)
    assert len(formula_cells(data, SHEET)) == 3 * 4

    with pytest.raises(ValueError):
        written(data, [RowWrite(3, {4: "新"})])


@pytest.mark.parametrize("data", [PLAIN, rich_list(), RICH])
def test_has_formulas__workbook_with_some__true(data):
    assert has_formulas(data)


def test_has_formulas__only_rules_and_sparklines__false():
    def fill(book):
        sheet = book.add_worksheet()
        sheet.write_string("A1", "=1+1 <f>")
        sheet.add_sparkline("B1", {"range": "A1:A6"})
        sheet.data_validation("A6", {"validate": "list", "source": "=C1:C3"})

    assert not has_formulas(make_workbook(fill))
    assert not has_formulas(real_master())


def test_staff_formula_columns__calculated_columns__named():
    assert staff_formula_columns(PLAIN, SHEET) == ("字数",)
    assert staff_formula_columns(list_of(table=False), SHEET) == ()
    assert staff_formula_columns(real_master(), SHEET) == ()


def test_staff_formula_columns__several_tables__of_the_one_that_is_asked_for():
    data = list_of(
        extra=lambda _, sheet: sheet.add_table(
            "H1:I2", {"columns": [{"header": "一\n行"}, {"header": "倍", "formula": "=2*2"}]}
        )
    )

    assert staff_formula_columns(data, SHEET, columns=COLUMNS) == ("字数",)
    assert staff_formula_columns(data, SHEET, columns=(8, 9)) == ("倍",)


def test_target_cells__appended_rows_too__where_they_are_written():
    assert set(target_cells(LAST, (RowWrite(None, {}), *WRITES))) == ADDED.keys()
