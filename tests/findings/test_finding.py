import pytest

from hitaplan.findings.failure import Failure
from hitaplan.findings.finding import Finding, Place, Severity, count_by_severity, has_errors

ERROR, WARNING, REPAIR, INFO = Severity.ERROR, Severity.WARNING, Severity.REPAIR, Severity.INFO


def finding(severity):
    return Finding("X-1", severity, Place("台帳.xlsx"), "", "違います。", "直してください。")


@pytest.mark.parametrize(
    ("severity", "value", "label", "rank"),
    [
        (ERROR, "error", "エラー", 0),
        (WARNING, "warning", "要確認", 1),
        (REPAIR, "repair", "自動補正", 2),
        (INFO, "info", "参考", 3),
    ],
)
def test_severity__each__its_word_and_rank(severity, value, label, rank):
    assert (severity.value, severity.label, severity.rank) == (value, label, rank)


@pytest.mark.parametrize(
    ("place", "written"),
    [
        (Place("台帳.xlsx", "取組", "C12"), "取組!C12"),
        (Place("台帳.xlsx", "取組"), "取組"),
        (Place("台帳.xlsx"), "台帳.xlsx"),
        (Place("台帳.xlsx", "", "C12"), "台帳.xlsx"),
    ],
)
def test_place__sheet_and_cell_or_less__as_people_write_it(place, written):
    assert str(place) == written


@pytest.mark.parametrize(
    ("severities", "errors"),
    [([], False), ([WARNING, REPAIR, INFO], False), ([INFO, ERROR], True), ([ERROR], True)],
)
def test_has_errors__by_severity__only_errors_count(severities, errors):
    assert has_errors(map(finding, severities)) is errors


def test_count_by_severity__some__every_severity_in_order():
    counts = count_by_severity(map(finding, [INFO, ERROR, WARNING, ERROR]))
    assert list(counts.items()) == [("error", 2), ("warning", 1), ("repair", 0), ("info", 1)]


def test_failure__raised__carries_its_finding_as_an_error():
    place = Place("台帳.xlsx", "取組", "A2")
    with pytest.raises(Failure, match="読めません。 閉じてください。") as caught:
        raise Failure("F-OPEN", place, "読めません。", "閉じてください。", value="1")
    assert caught.value.finding == Finding("F-OPEN", ERROR, place, "1", "読めません。", "閉じてください。")
