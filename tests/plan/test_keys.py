import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hitaplan.plan.keys import normalize_hyphens, normalize_key

# 事業担当課 of the whole plan as it prints them.
NAMES_OF_THE_PLAN = [
    "情報統計課",
    "関係各課",
    "まちづくり推進課",
    "社会福祉課",
    "都市整備課",
    "社会教育課",
    "大山文化センター",
    "スポーツ振興課",
    "商工労政課",
    "観光課",
    "契約検査室",
    "各課",
    "ひた暮らし推進室",
    "こども未来課",
    "市民課",
    "防災・危機管理課",
    "税務課",
    "環境課",
    "こども家庭相談室",
    "健康保険課",
    "長寿福祉課",
    "学校教育課",
    "農業委員会",
    "経営管理課",
    "地方創生推進課",
    "財政課",
    "総務課",
    "施設工務課",
    "林業振興課",
    "建築住宅課",
    "教育総務課",
    "農業委員会事務局",
    "淡窓図書館",
    "農業振興課",
    "咸宜園教育研究センター",
]


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("情報統計課", "情報統計課"),
        (" 情報統計課 ", "情報統計課"),
        ("情報\u3000統計課", "情報統計課"),
        ("情報\n統計課\r", "情報統計課"),
        ("情報\u00a0統計\u200b課\ufeff", "情報統計課"),
        ("ｽﾎﾟｰﾂ振興課", "スポーツ振興課"),
        ("スホ\u309aーツ振興課", "スポーツ振興課"),
        ("Ｒ６", "R6"),
        ("実施予定（拡大）", "実施予定(拡大)"),
        ("防災･危機管理課", "防災・危機管理課"),
        ("髙", "髙"),
        ("", ""),
    ],
)
def test_normalize_key__as_typed__as_compared(typed, key):
    assert normalize_key(typed) == key


@given(st.text())
@example("カ\u200b\u3099")
@example("a\u00a8")
def test_normalize_key__twice__as_once(text):
    assert normalize_key(normalize_key(text)) == normalize_key(text)


def test_normalize_key__names_of_the_real_plan__all_different():
    assert len(NAMES_OF_THE_PLAN) == 35
    assert len({normalize_key(name) for name in NAMES_OF_THE_PLAN}) == 35


def test_normalize_hyphens__look_alikes__ascii_and_all_else_unchanged():
    assert normalize_hyphens("1‐2‑3‒4–5—6―7−8ー9ｰ10－11─12━13~あ一") == "1-2-3-4-5-6-7-8-9-10-11-12-13~あ一"
