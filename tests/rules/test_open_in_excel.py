import pytest

from hitaplan.master.reading import read_master
from hitaplan.rules.open_in_excel import RULE
from tests.sheets import real_master, summary


@pytest.mark.parametrize(
    ("beside", "found"),
    [
        ("~$台帳.xlsx", [("F001", "info", "台帳.xlsx")]),
        (".~lock.台帳.xlsx#", [("F001", "info", "台帳.xlsx")]),
        ("~$別の台帳.xlsx", []),
        ("台帳の控え.xlsx", []),
    ],
)
def test_owner_file__beside_the_master__told(tmp_path, beside, found):
    path = tmp_path / "台帳.xlsx"
    path.write_bytes(real_master())
    (tmp_path / beside).write_bytes(b"owner")

    findings = list(RULE.check(read_master(path), ()))
    assert [(each.code, each.severity.value, each.place.file) for each in findings] == found
    assert [summary(each)[2] for each in findings] == [""] * len(found)
