import pytest

from tests.builders import SECTION
from tests.forms import real_form
from tests.office_suite import office_test
from tests.sheets import real_master
from tests.word_files import real_letter, real_report

# ISO/IEC 29500-1 §11.3.5 and §14.2.7 allow a document without either part ("at most one"), and Word makes its own.
OPTIONAL = ("relationships/fontTable' is missing", "relationships/theme' is missing")
FILES = {
    "調査票.xlsx": lambda: real_form(SECTION),
    "報告書.docx": lambda: real_report(SECTION),
    "照会文.docx": real_letter,
    "台帳.xlsx": real_master,
}


@office_test
@pytest.mark.parametrize("name", FILES)
def test_openxml_audit__file_of_ours__no_error(name, tmp_path):
    audit = pytest.importorskip("openxml_audit")
    path = tmp_path / name
    path.write_bytes(FILES[name]())
    errors = map(str, audit.OpenXmlValidator(max_errors=1000).validate(path).errors)
    assert [error for error in errors if not any(optional in error for optional in OPTIONAL)] == []
