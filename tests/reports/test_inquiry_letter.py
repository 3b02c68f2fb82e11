import re
from dataclasses import replace

import pytest

from hitaplan.findings.failure import Failure
from hitaplan.plan.model import Inquiry, Settings
from hitaplan.plan.vocabulary import ReplyKind, Round
from hitaplan.reports.inquiry_letter import TEMPLATE, letter_words
from hitaplan.survey.form_layout import FormSheet
from hitaplan.templates.mistakes import all_words
from hitaplan.templates.rendering import WordTemplate
from tests.builders import R6, R7, R8, SECTION, make_initiative, make_plan
from tests.office_files import parts_of, with_replaced
from tests.word_files import BODY, CORE, W, paragraph_texts, tree, written_text
from tools.make_templates import TEMPLATES

FIRST, LAST = Round.PRELIMINARY, Round.FINAL
SETTINGS = Settings(
    municipality="日田市",
    section=SECTION,
    sender="企画部長",
    honorific="殿",
    contact="情報政策係　日田",
    extension="8888",
    mail="joho@example.jp",
    return_to="共有フォルダー「提出」",
)
INQUIRY = Inquiry(R6, FIRST, "日情統第98号", "令和7年3月3日", "R7.3.21")
BLANK = Inquiry(R6, FIRST)


def words_of(settings=SETTINGS, years=(R6,), asking=FIRST, inquiry=INQUIRY, *, with_reports=True):
    plan = replace(make_plan(make_initiative()), title="第4次計画", settings=settings)
    return letter_words(plan, years, asking, inquiry, with_reports=with_reports)


def template() -> bytes:
    return (TEMPLATES / TEMPLATE).read_bytes()


def letter_of(*arguments, **options) -> bytes:
    return WordTemplate(template(), TEMPLATE).render(words_of(*arguments, **options))


def lines_of(*arguments, **options) -> list[str]:
    return paragraph_texts(letter_of(*arguments, **options))


def starting(lines, start) -> str:
    """The one line that begins so."""
    (found,) = (line for line in lines if line.startswith(start))
    return found


# The words.


def test_words__all_filled__as_filled():
    words = words_of()
    assert {name: words[name] for name in ("文書番号", "照会日", "回答期限", "敬称", "発信者", "提出先")} == {
        "文書番号": "日情統第98号",
        "照会日": "令和7年3月3日",
        "回答期限": "令和7年3月21日(金)",
        "敬称": "殿",
        "発信者": "企画部長",
        "提出先": "共有フォルダー「提出」",
    }
    assert (words["担当"], words["内線"], words["メール"]) == (
        "情報統計課　情報政策係　日田",
        "8888",
        "joho@example.jp",
    )


@pytest.mark.parametrize("inquiry", [None, BLANK])
def test_words__nothing_filled__blanks_for_the_hand_and_the_section(inquiry):
    words = words_of(Settings(section=SECTION), inquiry=inquiry)
    assert words["文書番号"] == "　　　第　　　号"
    assert words["照会日"] == "令和　　年　　月　　日"
    assert words["回答期限"].startswith("令和　　年　　月　　日")
    assert (words["敬称"], words["発信者"], words["提出先"]) == ("様", "情報統計課長", SECTION)
    assert (words["担当"], words["内線"], words["メール"]) == (SECTION, "", "")


def test_words__contact_with_the_section__section_once():
    assert words_of(replace(SETTINGS, contact="情報統計課 日田"))["担当"] == "情報統計課 日田"


@pytest.mark.parametrize(
    ("deadline", "printed"),
    [
        ("令和7年4月30日", "令和7年4月30日(水)"),
        ("2025/3/31", "令和7年3月31日(月)"),
        ("3月中", "3月中"),
        ("令和7年2月30日", "令和7年2月30日"),
    ],
)
def test_deadline__however_typed__with_its_weekday_where_it_is_a_day(deadline, printed):
    assert words_of(inquiry=replace(INQUIRY, deadline=deadline))["回答期限"] == printed


@pytest.mark.parametrize(
    ("sent_on", "printed"),
    [
        ("R7.3.3", "令和7年3月3日"),
        ("3月上旬", "令和　　年　　月　　日"),
        ("令和7年2月30日", "令和　　年　　月　　日"),
    ],
)
def test_sent_on__however_typed__blank_for_the_hand_where_it_is_no_day(sent_on, printed):
    assert words_of(inquiry=replace(INQUIRY, sent_on=sent_on))["照会日"] == printed


@pytest.mark.parametrize(
    ("years", "asking", "period", "survey"),
    [
        ((R6,), FIRST, "令和6年度", "令和6年度進捗状況(速報)"),
        ((R6,), LAST, "令和6年度", "令和6年度進捗状況(確定)"),
        ((R6, R7, R8), FIRST, "令和6年度から令和8年度まで", "令和6年度から令和8年度までの進捗状況(速報)"),
    ],
)
def test_years__one_or_several__named_in_the_subject(years, asking, period, survey):
    words = words_of(years=years, asking=asking)
    assert (words["年度"], words["調査名"]) == (period, survey)
    assert words["文書名"] == f"第4次計画 {survey}について(照会)"


def test_words__control_characters__left_out():
    odd = "\x0bA&B\x1f\ud800"
    inquiry = replace(INQUIRY, document_number=odd, sent_on=odd, deadline=odd)
    settings = Settings(**dict.fromkeys(Settings.__dataclass_fields__, odd))
    words = words_of(settings, inquiry=inquiry)
    assert "A&B" in words["文書番号"]
    assert not [
        text for text in words.values() if isinstance(text, str) and set(odd) - set("A&B") & set(text)
    ]


# The document.


def test_letter__first_round__in_the_order_of_an_official_letter():
    lines = [line for line in lines_of() if line]
    assert lines[:5] == [
        "日情統第98号",
        "令和7年3月3日",
        "各課長　殿",
        "企画部長",
        "第4次計画\n令和6年度進捗状況(速報)について(照会)",
    ]
    assert "令和6年度の取組の状況を照会します。" in lines[5]
    assert "見込み" in lines[5]
    assert lines[6] == "記"
    items = [line.split("\t")[0] for line in lines[7:] if line[0].isdigit()]
    assert items == ["1　照会内容", "2　回答方法", "3　回答期限", "4　提出先", "5　添付・様式"]
    assert "3　回答期限\t令和7年3月21日(金)" in lines
    assert "4　提出先\t共有フォルダー「提出」" in lines
    assert lines[-4:] == [
        "以上",
        "担当\t情報統計課　情報政策係　日田",
        "内線\t8888",
        "メール\tjoho@example.jp",
    ]


def test_letter__second_round__asks_only_to_confirm_and_correct():
    lines = lines_of(asking=LAST)
    assert "第4次計画\n令和6年度進捗状況(確定)について(照会)" in lines
    assert "速報として御回答いただいた内容" in starting(lines, "このことについて、")
    assert starting(lines, "1　照会内容") == "1　照会内容\t速報の回答の確認及び訂正"
    assert not any("見込み" in line for line in lines)


@pytest.mark.parametrize("asking", Round)
def test_letter__either_round__names_sheets_and_answers_as_the_form_does(asking):
    text = "\n".join(lines_of(asking=asking))
    assert f"シート「{FormSheet.ENTRY}」の黄色の欄" in text
    assert f"「{ReplyKind.AS_PLANNED}」" in text
    assert "主管課" in text
    assert "関係課" in text


def test_letter__first_round__names_the_guide_of_the_form():
    assert f"シート「{FormSheet.GUIDE}」" in "\n".join(lines_of())


def test_letter__nothing_filled__blanks_and_only_the_section():
    lines = lines_of(Settings(section=SECTION), inquiry=None)
    assert lines[:2] == ["　　　第　　　号", "令和　　年　　月　　日"]
    assert lines[-1] == f"担当\t{SECTION}"
    assert not any(line.startswith(("内線", "メール")) for line in lines)


def test_letter__several_years__says_until_when():
    text = "\n".join(lines_of(years=(R6, R7, R8)))
    assert "令和6年度から令和8年度までの進捗状況(速報)について(照会)" in text
    assert "令和6年度から令和8年度までの取組の状況を照会します。" in text


@pytest.mark.parametrize("with_reports", [True, False])
def test_letter__reports__named_only_where_they_are_delivered(with_reports):
    lines = lines_of(with_reports=with_reports)
    assert any("調査票(Excel" in line for line in lines)
    assert any("配布一覧" in line for line in lines)
    assert any("進捗状況報告書" in line for line in lines) is with_reports


@pytest.mark.parametrize("asking", Round)
def test_letter__numbers_of_a_list__run_from_one(asking):
    found = [line for line in lines_of(asking=asking) if "(1)\t" in line or line.startswith("(")]
    marks = [line.split("(", 1)[1][0] for line in found]
    assert marks == ["1", "2", "3", "4", "1", "2", "3"]


def test_letter__values_with_marks_of_xml__as_typed():
    odd = replace(SETTINGS, sender="A&B<課>長", mail="a&b@example.jp")
    lines = lines_of(odd, inquiry=replace(INQUIRY, document_number="<第1号>&{{ 号 }}"))
    assert (lines[0], lines[3]) == ("<第1号>&{{ 号 }}", "A&B<課>長")
    assert lines[-1] == "メール\ta&b@example.jp"


# Its styles.


def style_of(data: bytes, start: str) -> tuple[str, str]:
    """Name and alignment of the style of the paragraph that begins so."""
    styles = {each.get(f"{W}styleId"): each for each in tree(data, "word/styles.xml").iter(f"{W}style")}
    (found,) = (each for each in tree(data).iter(f"{W}p") if written_text(each).startswith(start))
    style = styles[found.find(f"{W}pPr/{W}pStyle").get(f"{W}val")]
    align = style.find(f"{W}pPr/{W}jc")
    return style.find(f"{W}name").get(f"{W}val"), align.get(f"{W}val") if align is not None else ""


@pytest.mark.parametrize(
    ("start", "name", "align"),
    [
        ("日情統第", "文書番号", "right"),
        ("令和7年3月3日", "Date", "right"),
        ("各課長", "宛先", ""),
        ("企画部長", "Signature", "right"),
        ("第4次計画", "Title", "center"),
        ("このことについて", "Body Text", "both"),
        ("記", "Note Heading", "center"),
        ("以上", "Closing", "right"),
        ("内線", "担当", ""),
    ],
)
def test_letter__place_of_a_part__by_its_style(start, name, align):
    assert style_of(letter_of(), start) == (name, align)


def test_letter__spaces__none_for_the_layout_but_blanks_for_the_hand():
    for line in lines_of():
        assert line == line.strip()
        assert "　　" not in line
        assert "  " not in line


def test_letter__page_language_and_properties__a4_and_japanese():
    data = letter_of()
    size = tree(data).find(f"{W}body/{W}sectPr/{W}pgSz")
    assert (size.get(f"{W}w"), size.get(f"{W}h")) == ("11906", "16838")
    defaults = tree(data, "word/styles.xml").find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
    assert defaults.find(f"{W}lang").get(f"{W}eastAsia") == "ja-JP"
    assert defaults.find(f"{W}rFonts").get(f"{W}eastAsia") == "ＭＳ 明朝"
    core = tree(data, CORE)
    assert core.findtext("{http://purl.org/dc/elements/1.1/}language") == "ja-JP"
    assert core.findtext("{http://purl.org/dc/elements/1.1/}title").endswith("について(照会)")


# The template.


def test_template__words__used_but_those_that_stand_in_others():
    source = "".join(parts_of(template())[part].decode() for part in (BODY, CORE))
    used = set(re.findall(r"{{ (\w+) }}|{%p if (\w+) %}", source))
    assert set(all_words(words_of())) - {word for pair in used for word in pair} == {"区分", "所管課"}


def test_template__word_misspelt__named_with_the_right_word():
    data = with_replaced(template(), BODY, "{{ 発信者 }}".encode(), "{{ 発進者 }}".encode())
    with pytest.raises(Failure) as caught:
        WordTemplate(data, TEMPLATE).render(words_of())
    finding = caught.value.finding
    assert (finding.code, finding.place.file, finding.place.sheet) == ("T-TAG", TEMPLATE, "本文")
    assert "「発信者」ではありませんか。" in finding.remedy
