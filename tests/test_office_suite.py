import pytest

from tests.office_suite import soffice_convert


def test_soffice_convert__no_soffice_on_the_machine__fails_and_does_not_skip(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(pytest.fail.Exception, match="no soffice"):
        soffice_convert(tmp_path / "a.xlsx", "xlsx", tmp_path / "out")
