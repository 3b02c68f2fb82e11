"""新旧対照表: what stands on either side of each row."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from hitaplan.master.layout import SheetName
from hitaplan.revision.changes import compare
from hitaplan.revision.table import Wording, comparison_rows
from tests.builders import make_initiative, make_plan
from tests.revision.edits import edited, having, random_edits, without
from tests.revision.example import NEW_CONTENT, original, revised
from tests.revision.test_laws import PLANS, SLOW


def shown(side):
    return "".join(f"[{each.text}]" if each.changed else each.text for each in side)


def rows(old, new, *wording):
    return [(shown(each.new), shown(each.old)) for each in comparison_rows(compare(old, new), *wording)]


def example():
    return rows(original(), revised())


def after(first, count):
    """The rows that follow the one whose new side begins so."""
    found = example()
    place = next(index for index, (new, _) in enumerate(found) if new.startswith(first))
    return found[place : place + count]


def test_rows__same_plans__none():
    assert rows(original(), original()) == []


def test_rows__changed_content__phrases_marked_and_the_rest_left_out():
    assert after("1-1-1", 4) == [
        ("1-1-1　オンライン申請対応手続の拡大", "1-1-1　オンライン申請対応手続の拡大"),
        (
            "取組内容　県が『市町村行政DXの共同目標』で指定する[26]事務を始めとする各種手続について、手続の簡素化及び利便性の向上を図るため、行政手続のオンライン化を推進するもの。",
            "取組内容　県が『市町村行政DXの共同目標』で指定する[22]事務を始めとする各種手続について、手続の簡素化及び利便性の向上を図るため、行政手続のオンライン化を推進するもの。",
        ),
        ("(略)", "(略)"),
        ("1-1-2から1-1-3まで　(略)", "1-1-2から1-1-3まで　(略)"),
    ]


def test_rows__schedule__a_line_a_year():
    (_, new_and_old) = after("1-1-4", 3)[1:]
    assert new_and_old == (
        "スケジュール\n令和5年度　実施中\n令和6年度　実施予定\n令和7年度　実施予定(検討)\n令和8年度　実施予定\n令和9年度　[完了予定]",
        "スケジュール\n令和5年度　実施中\n令和6年度　実施予定\n令和7年度　実施予定(検討)\n令和8年度　実施予定[(検討)]\n令和9年度　[実施予定(検討)]",
    )


def test_rows__renumbered_only__both_numbers_and_no_text():
    assert after("[1-3-8]", 2) == [
        ("[1-3-8]　窓口混雑状況のオンライン案内", "[1-2-3]　窓口混雑状況のオンライン案内"),
        ("(略)", "(略)"),
    ]


def test_rows__new__all_of_it_underlined():
    ((new, old),) = after("[1-3-7", 1)
    assert old == "(新設)"
    assert new.startswith("[1-3-7　避難所の混雑状況の発信\n")
    assert f"取組内容　{NEW_CONTENT}\n" in new
    assert new.endswith("スケジュール\n令和8年度　検討\n令和9年度　事業開始予定]")


def test_rows__gone__all_of_it_underlined_on_the_other_side():
    found = [old for new, old in example() if new == "(削る)"]
    assert [each.split("　")[0] for each in found] == ["[1-3-2", "[4-3-6"]
    assert found[0].endswith("令和7年度　完了予定]")


def test_rows__divided_and_merged__beside_what_they_came_from():
    divided = [(new, old) for new, old in example() if "2-2-1" in old and "AI" in old]
    assert [new[:7] for new, _ in divided] == ["2-2-1　A", "[2-2-6]"]
    assert ("(2-3-16に統合)", "2-3-17") in [(new, old[1:7]) for new, old in example()]


def test_rows__paragraph_of_an_item__only_what_is_new():
    assert after("基本項目2-2", 3)[1:] == [
        ("(略)", "(略)"),
        ("[【架空】生成AIについては、庁内の決まりを定めた上で、利用を広げます。]", "(新設)"),
    ]


def test_rows__front_matter__under_its_chapter():
    found = example()
    assert found[0] == ("1. 日田市情報化基本計画 年次計画編の概略",) * 2
    assert "[毎年度、]進捗を管理するものとします。" in found[1][0]


def test_rows__policies_and_items_without_a_change__one_row_each():
    found = example()
    assert ("基本項目1-2　(略)",) * 2 in found
    assert sum("基本方針" in new for new, _ in found) == 4


def test_wording__blank_sides_and_another_word():
    plan = make_plan(make_initiative("1-1-1", name="一"), make_initiative("1-1-2", name="二つ目のもの"))
    new = having(without(plan, "1-1-2"), make_initiative("1-1-3", name="まるで違う"))
    new = edited(new, "1-1-3", content="何の関わりもない文章")
    found = rows(plan, new, Wording("", "", "略"))
    assert [(one[:7], other[:7]) for one, other in found[2:]] == [
        ("1-1-1　略", "1-1-1　略"),
        ("", "[1-1-2　"),
        ("[1-1-3　", ""),
    ]


def test_remarks__what_kind_of_change():
    found = {shown(each.new)[:7]: each.remark for each in comparison_rows(compare(original(), revised()))}
    assert (found["[1-3-7　"], found["(削る)"], found["1-1-1　オ"], found["2-2-1　A"]) == (
        "追加",
        "削除",
        "変更",
        "分割",
    )


@SLOW
@given(st.data(), PLANS)
def test_rows__without_what_is_underlined__both_sides_are_the_same(data, make):
    old = make()
    new = data.draw(random_edits(old, grouping=True))
    alone = ("(新設)", "(削る)")
    for row in comparison_rows(compare(old, new)):
        sides = ["".join(each.text for each in side if not each.changed) for side in (row.new, row.old)]
        if not set(sides) & set(alone) and "に統合)" not in sides[0]:
            assert sides[0].replace("―", "") == sides[1].replace("―", "")
        assert row.new
        assert row.old


@SLOW
@given(st.data(), PLANS)
def test_rows__everything_new_or_gone__stands_in_the_table(data, make):
    old = make()
    new = data.draw(random_edits(old, grouping=True))
    comparison = compare(old, new)
    laid_out = comparison_rows(comparison)
    sides = (
        [
            "\n".join("".join(each.text for each in side) for side in column)
            for column in zip(*((row.new, row.old) for row in laid_out), strict=True)
        ]
        if laid_out
        else ["", ""]
    )
    for change in comparison.changes:
        if change.sheet is SheetName.INITIATIVES and not (change.old_key and change.new_key):
            assert f"{change.number}　" in sides[0 if change.new_key else 1]


def test_rows__gone_from_an_item_that_was_renumbered__under_the_item_it_became():
    def one(number, name):
        return replace(make_initiative(number, name=name), content=f"{name}のための仕組みを整えるもの。")

    old = make_plan(
        one("1-1-1", "電子申請"), one("1-2-1", "窓口の混雑の案内"), one("1-2-2", "公衆無線の整備")
    )
    new = make_plan(one("1-1-1", "電子申請"), one("1-3-1", "窓口の混雑の案内"))
    named = [
        replace(
            plan,
            policies=tuple(
                replace(
                    policy,
                    items=tuple(
                        replace(item, title=title)
                        for item, title in zip(policy.items, ("手続", "窓口"), strict=True)
                    ),
                )
                for policy in plan.policies
            ),
        )
        for plan in (old, new)
    ]
    found = rows(*named)
    assert ("(削る)", "[1-2-2　公衆無線の整備") in [(new, old.split("\n")[0]) for new, old in found]
    assert ("基本項目1-[3]　窓口", "基本項目1-[2]　窓口") in found
