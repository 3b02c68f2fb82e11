"""Writing into a list and below it: the new is there, and everything else of the package stays as it was."""

import re
from pathlib import Path

import pytest
from lxml import etree

from hitaplan.master.layout import SheetName
from hitaplan.office.cells import CellRange
from hitaplan.office.table_rows import (
    RowWrite,
    obstacles,
    write_rows,
)
from tests.office.listed_workbooks import (
    COLUMNS,
    HEADINGS,
    LAST,
    SHEET,
    list_of,
    rich_list,
    table_text,
    with_text,
)
from tests.office.test_lossless import RICH, changed_parts, parts
from tests.office.written_lists import (
    ADDED,
    PLAIN,
    WRITES,
    calamine_values,
    expected,
    found,
    opened,
    openpyxl_values,
    written,
)
from tests.office_files import SHEET as SHEET_PART
from tests.office_files import make_workbook
from tests.office_suite import office_test, soffice_convert
from tests.sheets import read_bytes, real_master

# openpyxl, which reads the results here, says what it would lose on saving.
pytestmark = [
    pytest.mark.filterwarnings("ignore:.*will be removed:UserWarning"),
    pytest.mark.filterwarnings("ignore:Cannot parse header or footer:UserWarning"),
]
BOOK_PART = "xl/workbook.xml"
PRACTICE = next((Path(__file__).parents[2] / "workbooks").glob("練習用.xlsx"))


# What is guaranteed of the package


@pytest.mark.parametrize(
    "writes", [(), (RowWrite(None, {}),), (RowWrite(2, {}), RowWrite(None, {}))], ids=["none", "one", "two"]
)
def test_write_rows__nothing_to_write__same_bytes(writes):
    data = rich_list()

    assert written(data, writes) is data


def test_write_rows__rich_workbook__three_parts_change_and_the_order_stays():
    after = written(rich_list())

    assert changed_parts(rich_list(), after) == {SHEET_PART, BOOK_PART, "xl/tables/table1.xml"}
    assert list(parts(after)) == list(parts(rich_list()))


def test_write_rows__only_cells_change__table_untouched():
    assert changed_parts(rich_list(), written(rich_list(), WRITES[:1])) == {SHEET_PART, BOOK_PART}


def test_write_rows__workbook_calculates_on_load_already__untouched():
    assert BOOK_PART not in changed_parts(PLAIN, written(PLAIN))


def test_write_rows__rich_workbook__only_a_few_characters_of_the_other_two_parts_change():
    after = parts(written(rich_list()))
    book, table = (parts(rich_list())[name].decode() for name in (BOOK_PART, "xl/tables/table1.xml"))

    assert after[BOOK_PART].decode() == book.replace("<calcPr ", '<calcPr fullCalcOnLoad="1" ')
    assert after["xl/tables/table1.xml"].decode() == table.replace('ref="A1:F4"', 'ref="A1:F6"')
    assert table.count('ref="A1:F4"') == 2


def test_write_rows__rich_workbook__every_other_element_of_the_sheet_as_before():
    before, after = (
        etree.fromstring(parts(data)[SHEET_PART]) for data in (rich_list(), written(rich_list()))
    )
    assert len(before) > 15
    for old, new in zip(before, after, strict=True):
        name = etree.QName(old).localname
        if name == "dimension":
            assert (old.get("ref"), new.get("ref")) == ("A1:N8", "A1:N8")
        elif name != "sheetData":
            assert etree.tostring(new, method="c14n") == etree.tostring(old, method="c14n"), name
    assert before.nsmap == after.nsmap
    assert before.attrib == after.attrib


def test_write_rows__rich_workbook__every_other_cell_and_row_as_before():
    before, after = (parts(data)[SHEET_PART] for data in (rich_list(), written(rich_list())))
    old, new = _stored(before), _stored(after)

    assert {place for place in old.keys() | new.keys() if old.get(place) != new.get(place)} == {
        *("C3", "D3"),
        *("A5", "B5", "C5", "D5", "E5", "F5", "A6", "B6", "C6", "D6", "E6", "F6"),
    }
    # Row 5 holds the numbers of the data bar already: it has its attributes.
    assert [row.attrib for row in _rows(after)[:4]] == [row.attrib for row in _rows(before)[:4]]


def _rows(xml):
    return etree.fromstring(xml).findall("{*}sheetData/{*}row")


def _stored(xml):
    return {cell.get("r"): etree.tostring(cell, method="c14n") for row in _rows(xml) for cell in row}


@pytest.mark.parametrize("read", [openpyxl_values, calamine_values])
def test_write_rows__rich_workbook__same_values_elsewhere(read):
    assert read(written(rich_list())) == expected(read(rich_list()))


def test_write_rows__again__same_bytes():
    once = written(rich_list(), WRITES[:1])

    assert written(once, WRITES[:1]) == once


def test_write_rows__workbook_of_the_lossless_tests__beside_a_table_that_is_not_the_lists():
    after = write_rows(RICH, "台帳", (1, 2), 6, [RowWrite(2, {1: "新"}), RowWrite(None, {1: "行6"})])

    assert changed_parts(RICH, after) == {SHEET_PART}
    assert opened(after, "台帳")["A7"].font.b
    assert [opened(after, "台帳").cell(row, 1).value for row in (1, 2, 7)] == ["行0", "新", "行6"]


# Appended rows


def test_write_rows__appended__look_as_the_row_above_and_staff_columns_are_blank():
    sheet = opened(written(PLAIN))

    for row in (5, 6):
        assert [sheet.cell(row, column)._style for column in range(1, 7)] == [
            sheet.cell(4, column)._style for column in range(1, 7)
        ]
        assert (sheet.cell(row, 5).value, sheet.cell(row, 6).value) == (None, None)
        assert sheet.row_dimensions[row].height is None
    assert sheet.row_dimensions[4].height == 39.75


def test_write_rows__appended__table_filter_and_dimension_grow():
    after = written(PLAIN)

    assert opened(after).tables["表_進捗"].ref == "A1:F6"
    assert opened(after).tables["表_進捗"].autoFilter.ref == "A1:F6"
    assert '<dimension ref="A1:F6"/>' in parts(after)[SHEET_PART].decode()


@pytest.mark.parametrize(("spare", "end"), [(1, 6), (2, 6), (3, 7)])
def test_write_rows__blank_rows_in_the_table__filled_first_and_their_formulas_stay(spare, end):
    data = list_of(spare=spare)
    after = opened(written(data))

    assert found(data) == ()
    assert after.tables["表_進捗"].ref == f"A1:F{end}"
    assert [after.cell(row, 1).value for row in (4, 5, 6)] == ["年度3", "令和7年度", None]
    ready = min(spare, 2)
    assert [after.cell(row, 6).data_type for row in (5, 6)] == ["f"] * ready + ["n"] * (2 - ready)


def test_write_rows__blank_row_with_a_look_of_its_own__keeps_it():
    data = list_of(
        spare=1, extra=lambda book, sheet: sheet.write_blank("A5", None, book.add_format({"italic": True}))
    )
    sheet = opened(written(data))

    assert sheet["A5"].font.i
    assert sheet["B5"].border.left.style == "thin"
    assert sheet["A6"].font.i


def test_write_rows__row_below_the_table_with_a_look__looks_as_the_row_above():
    data = list_of(extra=lambda book, sheet: sheet.write_blank("A5", None, book.add_format({"italic": True})))

    assert not opened(written(data))["A5"].font.i


def test_write_rows__first_record__does_not_look_as_the_headings():
    def fill(book):
        sheet = book.add_worksheet(SHEET)
        sheet.write_row(0, 0, HEADINGS, book.add_format({"bold": True}))
        sheet.add_table(0, 0, 1, 5, {"columns": [{"header": heading} for heading in HEADINGS]})

    sheet = opened(
        written(make_workbook(fill), [RowWrite(None, {1: "一"}), RowWrite(None, {1: "二"})], last=1)
    )
    assert [sheet[address].value for address in ("A2", "A3")] == ["一", "二"]
    assert not sheet["A2"].font.b
    assert not sheet["A3"].font.b
    assert next(iter(sheet.tables.values())).ref == "A1:F3"


def test_write_rows__table_waits_for_its_first_row__waits_no_longer():
    data = with_text(PLAIN, "xl/tables/table1.xml", " totalsRowShown", ' insertRow="1" totalsRowShown')

    assert 'insertRow="0"' in table_text(written(data))
    assert 'insertRow="1"' in table_text(written(data, WRITES[:1]))


def test_write_rows__no_table__filter_grows_and_columns_beside_look_as_above():
    data = list_of(table=False)
    after = written(data)
    sheet = opened(after)

    assert found(data) == ()
    assert sheet.auto_filter.ref == "A1:F6"
    assert sheet["E5"]._style == sheet["E4"]._style
    assert changed_parts(data, after) == {SHEET_PART}


def test_write_rows__filter_of_another_list__stays():
    data = list_of(extra=lambda _, sheet: sheet.autofilter("J1:K3"))

    assert opened(written(data)).auto_filter.ref == "J1:K3"


def test_write_rows__only_cells_change__filter_and_dimension_stay():
    data = with_text(
        list_of(table=False), SHEET_PART, '<autoFilter ref="A1:F4"/>', '<autoFilter ref="A1:F2"/>'
    )
    sheet = opened(written(data, [RowWrite(4, {1: "新"})]))

    assert sheet.auto_filter.ref == "A1:F2"


def test_write_rows__several_tables__that_with_most_of_the_columns_grows():
    def more(_, sheet):
        sheet.add_table("H1:I3", {"name": "表_別"})
        sheet.add_table("L1:M2", {"name": "表_他"})

    data = list_of(extra=more)
    tables = opened(write_rows(data, SHEET, (*COLUMNS, 8), LAST, WRITES)).tables

    assert dict(tables.items()) == {
        "表_進捗": "A1:F6",
        "表_別": "H1:I3",
        "表_他": "L1:M2",
    }


def test_write_rows__filtered_rows_and_stored_spans__new_rows_are_shown():
    xml = parts(PLAIN)[SHEET_PART].decode()
    assert 'spans="1:6"' in xml
    data = with_text(PLAIN, SHEET_PART, '<row r="4" spans="1:6"', '<row r="4" spans="1:6" hidden="1"')
    sheet = opened(written(data))

    assert sheet.row_dimensions[4].hidden
    assert not sheet.row_dimensions[5].hidden


def test_write_rows__rows_and_cells_that_do_not_say_where_they_are__found():
    xml = parts(PLAIN)[SHEET_PART].decode()
    bare = re.sub(r'(<row) r="\d+" spans="1:6"|(<c) r="[A-Z]+\d+"', r"\1\2", xml)
    after = written(with_text(PLAIN, SHEET_PART, xml, bare))

    assert openpyxl_values(after) == expected(openpyxl_values(PLAIN))


def test_write_rows__sheet_with_a_prefix__same_values():
    xml = parts(PLAIN)[SHEET_PART].decode()
    prefixed = re.sub(r"<(/?)(?=[a-z])", r"<\1x:", xml).replace("xmlns=", "xmlns:x=")
    after = written(with_text(PLAIN, SHEET_PART, xml, prefixed))

    assert openpyxl_values(after) == expected(openpyxl_values(PLAIN))


# Texts


@pytest.mark.parametrize(
    "write",
    [
        RowWrite(2, {5: "控え"}),
        RowWrite(None, {6: "字数"}),
        RowWrite(1, {1: "見出し"}),
        RowWrite(None, {1: "長" * 32_768}),
        RowWrite(2, {1: "𠮷" * 16_384}),
    ],
)
def test_write_rows__what_must_not_be_written__refused(write):
    with pytest.raises(ValueError):
        written(PLAIN, [write])


def test_write_rows__formula_in_an_own_column__refused():
    data = list_of(spare=1, extra=lambda _, sheet: sheet.write_formula("A5", '=IF(1,"")', None, ""))

    with pytest.raises(ValueError):
        written(data)
    assert opened(written(data, [RowWrite(None, {2: "1-1-1"})]))["A5"].value == '=IF(1,"")'


def test_write_rows__end_of_the_sheet__refused():
    with pytest.raises(ValueError):
        written(list_of(table=False), WRITES[:2], last=1_048_576)


# The packaged workbooks


def progress_rows(data):
    table = read_bytes(data).tables[SheetName.PROGRESS]
    return [[cell.text for cell in record.cells.values()] for record in table.records]


@pytest.mark.parametrize("name", ["new", "practice"])
def test_write_rows__packaged_master__read_back_by_the_program(name):
    data = real_master() if name == "new" else PRACTICE.read_bytes()
    before = progress_rows(data)
    columns = range(1, 18)
    new = [[f"新{row}-{column}" for column in columns] for row in range(3)]
    writes = [RowWrite(None, dict(enumerate(texts, 1))) for texts in new]
    assert obstacles(data, SHEET, 1, columns, len(before) + 1) == ()
    after = write_rows(data, SHEET, columns, len(before) + 1, writes)

    assert progress_rows(after) == before + new
    assert len(changed_parts(data, after)) == 2
    assert read_bytes(after).tables[SheetName.PROGRESS].grid.table_ranges == (
        str(CellRange(1, 1, len(before) + 4, 17)),
    )
    sheet = opened(after)
    first, last = len(before) + 2, len(before) + 4
    assert [cell._style for cell in sheet[last]] == [cell._style for cell in sheet[first]]


# Other programs


@office_test
@pytest.mark.parametrize("name", ["list", "rich", "master"])
def test_write_rows__opened_by_libreoffice__same_values_as_before_and_the_new_ones(name, tmp_path):
    data = {"list": lambda: PLAIN, "rich": rich_list, "master": real_master}[name]()
    last = 1 if name == "master" else LAST
    writes = WRITES[1:] if name == "master" else WRITES
    files = {"before": data, "after": written(data, writes, last)}
    values = {}
    for each, content in files.items():
        path = tmp_path / f"{each}.xlsx"
        path.write_bytes(content)
        values[each] = openpyxl_values(soffice_convert(path, "xlsx", tmp_path / "out").read_bytes())
    wanted = {
        (SHEET, row + last - LAST if row > LAST else row, column): text
        for (row, column), text in ADDED.items()
    }
    if name == "master":
        wanted = {place: text for place, text in wanted.items() if place[1] != 3 or text == "1-1-1"}
    changed = values["after"].items() - values["before"].items()

    assert {(place, text) for place, text in changed if place[0] == SHEET and place[2] <= 4} == {
        (place, text) for place, text in wanted.items() if text
    }
    assert values["before"].keys() - values["after"].keys() == (
        set() if name == "master" else {(SHEET, 3, 4)}
    )


@office_test
@pytest.mark.parametrize("name", ["list", "rich", "master"])
def test_openxml_audit__after_writing__nothing_new(name, tmp_path):
    audit = pytest.importorskip("openxml_audit")
    data = {"list": lambda: PLAIN, "rich": rich_list, "master": real_master}[name]()
    files = {"before": data, "after": written(data, WRITES[1:], 1 if name == "master" else LAST)}
    errors = {}
    for each, content in files.items():
        path = tmp_path / f"{each}.xlsx"
        path.write_bytes(content)
        errors[each] = {str(error) for error in audit.OpenXmlValidator(max_errors=1000).validate(path).errors}

    assert errors["after"] <= errors["before"]
    assert name == "rich" or not errors["after"]
