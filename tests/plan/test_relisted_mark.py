import pytest

from hitaplan.plan.relisted_mark import find_relisted_mark, without_relisted_mark


@pytest.mark.parametrize(
    ("name", "mark", "plain"),
    [
        ("漏水調査の効率化(再掲)", "(再掲)", "漏水調査の効率化"),
        ("漏水調査の効率化 （ 再 掲 ）", "（ 再 掲 ）", "漏水調査の効率化"),
        ("【再掲】漏水調査の効率化", "【再掲】", "漏水調査の効率化"),
        ("漏水調査の効率化※再掲", "※再掲", "漏水調査の効率化"),
        ("漏水調査の効率化［再掲:2-2-5］", "［再掲:2-2-5］", "漏水調査の効率化"),
        ("漏水調査の効率化(再掲載)", "", "漏水調査の効率化(再掲載)"),
        ("再掲の整理", "", "再掲の整理"),
        ("", "", ""),
    ],
)
def test_mark__in_any_spelling__found_and_taken_off(name, mark, plain):
    assert (find_relisted_mark(name), without_relisted_mark(name)) == (mark, plain)
