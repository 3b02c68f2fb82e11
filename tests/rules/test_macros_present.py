import pytest

from hitaplan.master.reading import read_master
from hitaplan.office.lossless import Package
from hitaplan.rules.macros_present import RULE
from tests.sheets import real_master

_TYPES = "[Content_Types].xml"
_PLAIN = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_MACROS = b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"


@pytest.mark.parametrize(("main_type", "found"), [(_PLAIN, []), (_MACROS, ["F002"])])
def test_macros__in_the_workbook__told_and_read_all_the_same(tmp_path, main_type, found):
    package = Package(real_master())
    types = package.read(_TYPES).replace(_PLAIN, main_type)
    path = tmp_path / "台帳.xlsm"
    path.write_bytes(package.with_parts({_TYPES: types}, {"xl/vbaProject.bin": b"macro"}))
    master = read_master(path)

    assert [each.code for each in RULE.check(master, ())] == found
    assert len(master.plan.initiatives) == 65
