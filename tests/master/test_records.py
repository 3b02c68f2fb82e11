import pytest

from hitaplan.master.records import name_parts, split_names
from hitaplan.plan.keys import normalize_key

KNOWN = {
    normalize_key(name)
    for name in ("税務課", "市民課", "防災・危機管理課", "契約検査室", "防災", "農業委員会")
}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("税務課、市民課", ["税務課", "市民課"]),
        ("、税務課、、市民課、", ["税務課", "市民課"]),
        ("税務課,市民課・農業委員会", ["税務課", "市民課", "農業委員会"]),
        ("税務課\r\n市民課", ["税務課", "市民課"]),
        ("防災・危機管理課", ["防災・危機管理課"]),
        ("防災・危機管理課・防災", ["防災・危機管理課", "防災"]),
        ("防災・税務課", ["防災", "税務課"]),
        ("契約 検査室 税務課", ["契約 検査室", "税務課"]),
        ("税務課・", ["税務課"]),
        ("、,・", []),
        ("", []),
        ("税務課,税務果、市民課", ["税務課,税務果", "市民課"]),
        ("危機管理課・税務課", ["危機管理課・税務課"]),
    ],
)
def test_split_names__any_separator__only_into_known_names(text, names):
    assert list(split_names(text, KNOWN)) == names


def test_split_names__very_many__quickly():
    assert len(split_names("税務課," * 8_000, KNOWN)) == 8_000


def test_split_names__nothing_known__as_the_comma_says():
    assert split_names("税務課,市民課、総務課", ()) == ("税務課,市民課", "総務課")


def test_name_parts__stray_commas__leave_empty_parts():
    assert name_parts("税務課、、 市民課") == ("税務課", "", "市民課")
