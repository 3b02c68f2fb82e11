"""新旧対照表.docx: the underlines of the words are those of the document."""

import pytest

from hitaplan.reports.comparison_table import PROPOSED, TEMPLATE, UPRIGHT_TEMPLATE, Sides
from hitaplan.revision.changes import compare
from hitaplan.revision.table import comparison_rows
from tests.revision.example import original, revised
from tests.word_files import W, comparison_table, tables, tree, written_text


def underlined(cell):
    """The text of a cell, its underlined runs in brackets."""
    shown = ""
    for run in cell.iter(f"{W}r"):
        text = written_text(run)
        shown += f"[{text}]" if run.find(f"{W}rPr/{W}u") is not None and text else text
    return shown.replace("][", "")


def printed(data):
    table = next(tree(data).iter(f"{W}tbl"))
    return [tuple(map(underlined, row.iterfind(f"{W}tc"))) for row in table.iterfind(f"{W}tr")]


def side(segments):
    return "".join(f"[{each.text}]" if each.changed else each.text for each in segments)


@pytest.mark.parametrize("template", [TEMPLATE, UPRIGHT_TEMPLATE])
def test_table__every_row__as_laid_out(template):
    expected = [(side(row.new), side(row.old)) for row in comparison_rows(compare(original(), revised()))]
    heading, *found = printed(comparison_table(original(), revised(), template))
    assert heading == ("改正後", "改正前")
    assert found == expected


def test_table__old_on_the_left_and_proposed__sides_and_headings_changed():
    data = comparison_table(original(), revised(), sides=Sides(PROPOSED, new_left=False))
    heading, *found = printed(data)
    assert heading == ("現行", "改正案")
    straight = printed(comparison_table(original(), revised()))[1:]
    assert found == [(right, left) for left, right in straight]


def test_table__remarks__a_third_column():
    rows = next(tables(comparison_table(original(), revised(), sides=Sides(remarks=True))))
    assert rows[0] == ["改正後", "改正前", "備考"]
    assert {row[2] for row in rows[1:]} == {
        "", "変更", "追加", "完了", "廃止", "分割", "統合", "移動", "番号変更", "所管替え",
    }  # fmt: skip


def test_table__heading_row__repeats_and_pages_lie():
    document = tree(comparison_table(original(), revised()))
    assert document.find(f".//{W}tr/{W}trPr/{W}tblHeader") is not None
    size = document.find(f".//{W}sectPr/{W}pgSz")
    assert (size.get(f"{W}orient"), size.get(f"{W}w")) == ("landscape", "16838")
    upright = tree(comparison_table(original(), revised(), UPRIGHT_TEMPLATE)).find(f".//{W}sectPr/{W}pgSz")
    assert upright.get(f"{W}w") == "11906"


def test_table__pages__no_row_torn_and_no_heading_left_alone():
    expected = comparison_rows(compare(original(), revised()))
    _, *found = next(tree(comparison_table(original(), revised())).iter(f"{W}tbl")).iterfind(f"{W}tr")
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in found)
    held = [row.find(f".//{W}keepNext") is not None for row in found]
    assert held == [row.leads for row in expected]
    assert all(row.leads for row in expected if row.heading)
    assert not expected[-1].leads


def test_table__nothing_changed__said():
    data = comparison_table(original(), original())
    assert list(tables(data)) == []
    assert "計画の文に、変更はありません。" in [written_text(each) for each in tree(data).iter(f"{W}p")]
