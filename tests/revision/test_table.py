"""新旧対照表: what stands on either side of each row."""

import re
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from hitaplan.master.layout import SheetName
from hitaplan.plan.model import FrontMatter
from hitaplan.revision.changes import compare
from hitaplan.revision.table import comparison_rows
from hitaplan.revision.table_row import Wording
from tests.builders import make_initiative, make_plan
from tests.revision.edits import edited, having, random_edits, renumbered, shifted, without
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
        ("1-1-2及び1-1-3　(略)", "1-1-2及び1-1-3　(略)"),
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


def test_rows__moved_to_another_item__shown_at_both_places():
    assert after("基本項目1-2", 5)[1:] == [
        ("(略)", "(略)"),
        ("1-2-1及び1-2-2　(略)", "1-2-1及び1-2-2　(略)"),
        ("(1-3-8に移動)", "[1-2-3　窓口混雑状況のオンライン案内]　(略)"),
        ("基本項目1-3　市民にとって伝わりやすい情報提供",) * 2,
    ]
    assert ("[1-3-8]　窓口混雑状況のオンライン案内", "[1-2-3]　窓口混雑状況のオンライン案内") in example()


def test_rows__moved_behind_others_of_its_item__shown_at_both_places():
    found = rows(original(), renumbered(original(), "4-2-1", "4-2-9"))
    place = found.index(("(4-2-9に移動)", "[4-2-1　ICT教育環境の整備]　(略)"))
    assert found[place + 1 : place + 3] == [
        ("4-2-2及び4-2-3　(略)", "4-2-2及び4-2-3　(略)"),
        ("[4-2-9]　ICT教育環境の整備", "[4-2-1]　ICT教育環境の整備"),
    ]


def test_rows__one_put_in_and_the_others_moved_on__nothing_left_behind():
    new = shifted(original(), 4, 2, 1, make_initiative("4-2-1", name="まるで違う新しいもの"))
    assert not [new for new, _ in rows(original(), new) if "移動" in new]


def test_rows__item_moved_to_another_policy__shown_at_both_places():
    def text(number, name):
        return replace(make_initiative(number, name=name), content=f"{name}のための仕組みを整えるもの。")

    def titled(plan, titles):
        policies = tuple(
            replace(
                policy,
                title=f"方針{policy.number}",
                items=tuple(
                    replace(item, title=titles[policy.number, item.number], narrative=())
                    for item in policy.items
                ),
            )
            for policy in plan.policies
        )
        return replace(plan, policies=policies)

    one, two, three = ("窓口の混雑の案内", "公衆無線の整備", "電子申請")
    old = titled(
        make_plan(text("1-1-1", one), text("1-2-1", two), text("2-1-1", three)),
        {(1, 1): "窓口", (1, 2): "通信", (2, 1): "手続"},
    )
    new = titled(
        make_plan(text("1-1-1", one), text("2-1-1", three), text("2-2-1", two)),
        {(1, 1): "窓口", (2, 1): "手続", (2, 2): "通信"},
    )
    found = rows(old, new)
    assert ("(基本項目2-2に移動)", "[基本項目1-2　通信]　(略)") in found
    assert ("基本項目[2-2]　通信", "基本項目[1-2]　通信") in found


def test_rows__master_out_of_order__in_the_order_of_the_plan():
    def mixed(plan):
        policies = [
            replace(
                policy,
                items=tuple(
                    replace(item, initiatives=item.initiatives[::-1]) for item in reversed(policy.items)
                ),
            )
            for policy in reversed(plan.policies)
        ]
        return replace(plan, policies=tuple(policies))

    assert rows(mixed(original()), mixed(revised())) == example()


def test_rows__only_who_is_asked__nothing_that_the_plan_prints():
    assert rows(original(), edited(original(), "1-1-3", inquiry=("税務課",))) == []


def test_rows__space_and_width__shown_with_the_word_and_named():
    content = original().initiatives[0].content
    new = edited(original(), "1-1-1", content=content + " ", name="オンライン申請対応手続の拡大　")
    new = edited(new, "1-1-4", name="納付書における公金収納のキャッシュレス化（ＱＲ）")
    old = edited(original(), "1-1-4", name="納付書における公金収納のキャッシュレス化(QR)")
    laid_out = comparison_rows(compare(old, new))
    assert [each.remark for each in laid_out if each.remark] == ["字句の整理", "字句の整理"]
    assert any(shown(each.new).endswith("推進する[もの。 ]") for each in laid_out)


def test_rows__renamed_bar_system_and_section__changed_and_not_new():
    plan = original()
    bar, *bars = plan.period_bars
    systems = tuple("個人住民税の賦課" if each == "個人住民税" else each for each in plan.standard_systems)
    matter = tuple(
        replace(each, section="期間") if each.section == "計画の期間" else each for each in plan.front_matter
    )
    new = replace(
        plan,
        period_bars=(replace(bar, plan=f"{bar.plan}(改定)"), *bars),
        standard_systems=systems,
        front_matter=matter,
    )
    found = rows(plan, new)
    assert not [row for row in found if "(新設)" in row or "(削る)" in row]
    assert (
        "第6次日田市総合計画[(改定)]　令和5年度　第2期基本計画",
        "第6次日田市総合計画　令和5年度　第2期基本計画",
    ) in found
    assert ("3　[個人住民税の賦課]", "3　[個人住民税]") in found
    assert ("期間", "[計画の]期間") in found
    place = found.index(("標準化対象業務",) * 2)
    assert any(one.startswith("基本項目2-1") for one, _ in found[:place])
    assert any(one.startswith("基本項目2-2") for one, _ in found[place:])


def test_rows__paragraph_put_in__the_others_are_not_changed():
    plan = original()
    chapter = plan.front_matter[0].chapter
    own = [each for each in plan.front_matter if each.chapter == chapter]
    put_in = [own[0], FrontMatter(chapter, "", "2", "まったく新しい段落です。"), *own[1:]]
    numbered = tuple(replace(each, paragraph=str(place)) for place, each in enumerate(put_in, 1))
    new = replace(plan, front_matter=(*numbered, *plan.front_matter[len(own) :]))
    assert rows(plan, new)[:4] == [
        (chapter, chapter),
        ("(略)", "(略)"),
        ("[まったく新しい段落です。]", "(新設)"),
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
    assert after("[2-2-6]", 1)[0][1].startswith("[2-2-1]　AI・RPA")
    sides = [new for new, _ in example()]
    assert sides.index("2-2-2から2-2-5まで　(略)") < sides.index(after("[2-2-6]", 1)[0][0])
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


def test_rows__nothing_but_the_text_of_an_item__its_initiatives_left_out():
    plan = original()
    policy = plan.policies[0]
    items = (replace(policy.items[0], narrative=("新しい本文。",)), *policy.items[1:])
    found = rows(plan, replace(plan, policies=(replace(policy, items=items), *plan.policies[1:])))
    assert found[0][0].startswith("基本方針1")
    assert found[-3:] == [
        ("1-1-1から1-1-8まで　(略)",) * 2,
        ("基本項目1-2及び1-3　(略)",) * 2,
        ("基本方針2から4まで　(略)",) * 2,
    ]


def test_rows__policies_and_items_without_a_change__one_row_for_neighbours():
    found = example()
    assert ("基本項目3-1及び3-2　(略)",) * 2 in found
    assert sum(new.startswith("基本方針") for new, _ in found) == 4


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
    found = [
        (shown(each.new) + shown(each.old), each.remark)
        for each in comparison_rows(compare(original(), revised()))
    ]
    expected = {
        "[1-3-7": "追加",
        "(削る)[1-3-2": "完了",
        "(削る)[4-3-6": "廃止",
        "1-1-1　": "変更",
        "1-1-6　": "所管替え",
        "2-2-1　": "分割",
        "2-3-16　": "統合",
        "[1-3-8]": "番号変更",
        "(1-3-8に移動)": "移動",
    }
    told = {start: next(remark for text, remark in found if text.startswith(start)) for start in expected}
    assert told == expected


@SLOW
@given(st.data(), PLANS)
def test_rows__without_what_is_underlined__both_sides_are_the_same(data, make):
    old = make()
    new = data.draw(random_edits(old, grouping=True))
    alone = ("(新設)", "(削る)")
    for row in comparison_rows(compare(old, new)):
        sides = ["".join(each.text for each in side if not each.changed) for side in (row.new, row.old)]
        if not set(sides) & set(alone) and not re.search(r"に(統合|移動|分割)\)$", sides[0]):
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
    assert ("基本項目[1-3]　窓口", "基本項目[1-2]　窓口") in found
