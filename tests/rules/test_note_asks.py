import pytest

from hitaplan.rules.note_asks import RULE
from tests.sheets import clear_column, found_by, put

CLEARED = tuple(clear_column(sheet, "備考") for sheet in ("計画期間", "取組", "担当課"))


def test_note__cleared__nothing_found():
    assert found_by(RULE, *CLEARED) == []


@pytest.mark.parametrize("place", ["計画期間!E2", "取組!M4", "担当課!H2"])
@pytest.mark.parametrize("note", ["要確認: 課名が原文で切れている", "内容は要確認です", "済\n要確認"])
def test_note__asks__named(place, note):
    assert found_by(RULE, *CLEARED, put(place, note)) == [("X001", "warning", place)]


@pytest.mark.parametrize(
    "edit", [put("取組!M4", "補正: 確かめた"), put("取組!D4", "要確認"), put("取組!M4", " ")]
)
def test_note__does_not_ask__nothing_found(edit):
    assert found_by(RULE, *CLEARED, edit) == []
