from dataclasses import replace

import pytest

from hitaplan.plan.model import Plan
from hitaplan.plan.responsibility import departments_in
from hitaplan.templates.values import printable
from tests.builders import R5, R6, make_answer, make_initiative, make_plan
from tests.odd_texts import ODD_TEXTS
from tests.plan_text import INITIATIVES, asked_names, in_block
from tests.sheets import real_plan
from tests.word_files import (
    BODY,
    CORE,
    FOOTER,
    HEADER,
    W,
    make_template,
    paragraph_texts,
    paragraphs,
    real_report,
    rendered,
    report,
    tables,
    tree,
    written_text,
)

XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@pytest.mark.parametrize("odd", ODD_TEXTS.values(), ids=ODD_TEXTS)
def test_render__odd_value__character_for_character_in_body_header_and_footer(odd):
    data = make_template(paragraphs("前{{ 文 }}後", "{{ 文 }}"), header="{{ 文 }}", footer="欄{{ 文 }}外")
    made = rendered(data, {"文": odd})
    assert paragraph_texts(made, BODY) == [f"前{odd}後", odd]
    assert paragraph_texts(made, HEADER) == [odd]
    assert paragraph_texts(made, FOOTER) == [f"欄{odd}外"]


@pytest.mark.parametrize("odd", ODD_TEXTS.values(), ids=ODD_TEXTS)
def test_render__odd_value__spaces_are_preserved(odd):
    made = rendered(make_template(paragraphs("{{ 文 }}")), {"文": odd})
    assert {each.get(XML_SPACE) for each in tree(made).iter(f"{W}t")} == {"preserve"}


@pytest.mark.parametrize(
    "odd", [text for text in ODD_TEXTS.values() if "\n" not in text and "\t" not in text]
)
def test_render__odd_title__escaped_once_in_the_core_properties(odd):
    made = rendered(make_template(paragraphs("x")), {"文書名": odd})
    assert tree(made, CORE).findtext("{http://purl.org/dc/elements/1.1/}title") == odd


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("一\r\n二", "一\n二"),
        ("一\r二", "一\n二"),
        ("一\n\r\n二", "一\n\n二"),
        ("ベル\a改頁\f縦\v", "ベル改頁縦"),
        ("\x00\x1f\x7f消える", "消える"),
        ("半分\ud842", "半分"),
        ("\ufffe\uffff", ""),
        ("髙﨑①㈱ｶﾞ～－", "髙﨑①㈱ｶﾞ～－"),
        ("葛\U000e0100飾", "葛\U000e0100飾"),
        ("\u3000全角\u00a0空白", "\u3000全角\u00a0空白"),
    ],
)
def test_printable__line_ends_and_control_characters__one_break_and_none(typed, printed):
    assert printable(typed) == printed
    made = rendered(make_template(paragraphs("{{ 文 }}")), {"文": printable(typed)})
    assert paragraph_texts(made) == [printed]


def test_render__line_break__a_break_of_word_within_the_paragraph():
    made = rendered(make_template(paragraphs("{{ 文 }}")), {"文": printable("一\r\n二\n三")})
    (found,) = tree(made).iter(f"{W}p")
    assert [each.text for each in found.iter(f"{W}t")] == ["一", "二", "三"]
    assert len(list(found.iter(f"{W}br"))) == 2


def odd_plan(odd: str) -> Plan:
    answers = [
        replace(
            make_answer(department=name, year=year),
            **dict.fromkeys(("achievement", "outcome", "challenge", "outlook", "plan_change"), odd),
        )
        for name in ("甲課", "乙課")
        for year in (R5, R6)
    ]
    initiative = replace(make_initiative(departments=["甲課", "乙課"]), name=odd, content=odd)
    plan = make_plan(initiative, answers=answers)
    return replace(plan, settings=replace(plan.settings, municipality=odd))


@pytest.mark.parametrize("odd", ODD_TEXTS.values(), ids=ODD_TEXTS)
def test_report__odd_text_in_the_master__in_every_place_where_it_is_printed(odd):
    made = report(odd_plan(odd), "甲課")
    # 取組名 in the list and in the block, 取組内容, five texts of the department, four of the other and of 令和5年度.
    assert sum(written_text(each).count(odd) for each in tree(made).iter(f"{W}p")) >= 2 + 1 + 5 + 4 + 4
    found = [cell for table in tables(made) for row in table for cell in row]
    assert found.count(odd) >= 2 + 1 + 5


def test_report__title_and_department_with_an_ampersand__right_in_head_edges_and_properties():
    plan = replace(make_plan(make_initiative(departments=["A&B <課>"])), title="計画 <第4次> & 年次")
    made = report(plan, "A&B <課>")
    assert {"計画 <第4次> & 年次", "A&B <課>"} <= set(paragraph_texts(made))
    assert "A&B <課>" in paragraph_texts(made, HEADER)[0]
    title = tree(made, CORE).findtext("{http://purl.org/dc/elements/1.1/}title")
    assert title == "計画 <第4次> & 年次 令和6年度 進捗状況報告書(A&B <課>)"


@pytest.mark.parametrize("name", [each.name for each in departments_in(real_plan(), R6)])
def test_report__department_of_the_real_plan__every_word_of_its_initiatives(name):
    blocks = {table[0][1]: table for table in tables(real_report(name)) if table[0][0] == "取組番号"}
    entries = {each["number"]: each for each in INITIATIVES if name in asked_names(each["number"])}
    assert list(blocks) == list(entries)
    for number, entry in entries.items():
        head, content, departments, years, planned = blocks[number][:5]
        assert head[2:] == ["取組名", entry["name"] + ("(再掲)" if "relisted_from" in entry else "")]
        assert content == ["取組内容", entry["content"]]
        assert departments == ["事業担当課", "、".join(entry["departments"])]
        assert years[1:] == [f"令和{year}年度" for year in range(5, 10)]
        assert planned[1:] == [in_block(each) for each in entry["schedule"].values()]
