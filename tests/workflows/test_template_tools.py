"""hitaplan template: the list of words, the check of a folder, and that the other commands check first."""

import io
import json
from pathlib import Path

import pytest
from docx import Document
from lxml import etree

from hitaplan.findings.failure import Failure
from hitaplan.reports.catalogue import TEMPLATE_WORDS
from hitaplan.workflows.report import report
from hitaplan.workflows.template_tools import run_template_check, template_words
from hitaplan.workflows.year_end import year_end
from tests.office_files import parts_of, with_replaced
from tests.small_templates import rows
from tests.word_files import BODY, make_template, paragraphs
from tools.make_templates import TEMPLATES

FOLDER = Path("report_templates")


def put(name, data):
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / name).write_bytes(data)


def broken(name):
    """The standard template with two words misspelt."""
    data = with_replaced(
        (TEMPLATES / name).read_bytes(), BODY, "{{ 計画名 }}".encode(), "{{ 計画命 }}".encode()
    )
    return with_replaced(data, BODY, "{{ 年度 }}".encode(), "{{ 年度度 }}".encode())


def told(result):
    return {(each.code, each.severity.value, each.place.file) for each in result.findings}


def test_words__every_template__examples_of_the_practice_plan():
    listed = template_words()
    assert list(listed) == list(TEMPLATE_WORDS)
    words = {(each.depth, each.name): each for each in listed["進捗状況報告書.docx"]}
    assert words[0, "課名"].example == "情報統計課"
    assert words[1, "番号"].example == "1-1-1"
    assert (words[0, "取組一覧"].kind, words[1, "年度数"].kind, words[0, "課名"].kind) == ("一覧", "数", "")
    assert words[2, "予定"].meaning == "その年度の予定(スケジュールの語。注記があれば、次の行に付く)"
    assert (words[1, "回答あり"].kind, words[1, "回答あり"].example) == ("条件", "はい")


def test_check__standard_templates__in_order(work):
    for name in TEMPLATE_WORDS:
        put(name, (TEMPLATES / name).read_bytes())
    result = run_template_check()
    assert (result.status, result.findings, result.counts["templates"]) == ("ok", (), 6)


def test_check__tags_of_which_no_document_can_be_made__told(work):
    put(
        "総括報告書.docx",
        rows(["{%tr for 取組 in 取組一覧 %}"], ["{% colspan loop.index0 %}x"], ["{%tr endfor %}"]),
    )
    assert ("W-RENDER", "error", "総括報告書.docx") in told(run_template_check())


def test_check__broken_misnamed_and_missing__all_told(work):
    for path in FOLDER.glob("*.docx"):
        path.unlink()
    put("進捗状況報告書.docx", broken("進捗状況報告書.docx"))
    put("照会文2.docx", (TEMPLATES / "照会文.docx").read_bytes())
    put("メモ.docx", make_template(paragraphs("覚え")))
    put("~$照会文.docx", b"lock")
    put("計画書.docx", b"no document")
    result = run_template_check()
    assert result.status == "findings"
    assert told(result) >= {
        ("T-TAG", "error", "進捗状況報告書.docx"), ("W-TEMPLATE", "error", "計画書.docx"),
        ("T-NAME", "warning", "照会文2.docx"), ("T-NAME", "info", "メモ.docx"), ("W-STANDARD", "info", "照会文.docx"),
    }  # fmt: skip
    assert not any(each.place.file.startswith("~$") for each in result.findings)
    assert result.counts["templates"] == 2


def without(data, *wanted):
    """The template without the first blocks of its body that hold one of these."""
    document = Document(io.BytesIO(data))
    for each in wanted:
        block = next(
            block for block in document.element.body if each in etree.tostring(block, encoding="unicode")
        )
        document.element.body.remove(block)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def omitted(name, data):
    put(name, data)
    return [each for each in run_template_check().findings if each.code == "T-OMITTED"]


def test_check__word_list_and_chart_of_the_standard_template_removed__one_remark_that_names_them(work):
    name = "総括報告書.docx"
    data = without(
        (TEMPLATES / name).read_bytes(), "{{ 総括文 }}", "決定 in 決定事項", "{{ 決定.文 }}", "{%p endfor %}"
    )
    (finding,) = omitted(name, data)
    assert (finding.severity, finding.place.file) == ("info", name)
    assert "が印字する「総括文」、「決定事項」が、どこにも" in finding.message
    (finding,) = omitted(name, without((TEMPLATES / name).read_bytes(), "c:chart"))
    assert "「グラフ」" in finding.message


def test_check__column_of_a_table_removed__named_with_its_list(work):
    name = "進捗状況報告書.docx"
    body = parts_of((TEMPLATES / name).read_bytes())[BODY].decode()
    assert "{{ 取組.名称 }}" in body
    data = with_replaced((TEMPLATES / name).read_bytes(), BODY, "{{ 取組.名称 }}".encode(), b"")
    (finding,) = omitted(name, data)
    assert "「取組一覧」の「名称」が、どこにも" in finding.message


def test_check__items_called_otherwise__nothing_to_say(work):
    name = "進捗状況報告書.docx"
    data = with_replaced((TEMPLATES / name).read_bytes(), BODY, "取組.".encode(), "項.".encode())
    data = with_replaced(data, BODY, "for 取組 in".encode(), "for 項 in".encode())
    assert omitted(name, data) == []


def test_check__no_folder__said(work):
    with pytest.raises(Failure) as caught:
        run_template_check(Path("ない"))
    assert caught.value.finding.code == "F-MISSING"


@pytest.mark.parametrize(
    ("name", "command"), [("進捗状況報告書.docx", year_end), ("総括報告書.docx", report)]
)
def test_other_commands__broken_template__first_mistake_and_how_many_more(work, name, command):
    put(name, broken(name))
    with pytest.raises(Failure) as caught:
        command()
    finding = caught.value.finding
    assert (finding.code, finding.place.file, finding.value) == ("T-TAG", name, "計画命")
    assert "ほかにも" in finding.remedy
    assert not Path("output").exists()


def test_other_commands__cell_that_may_be_empty__told_but_made(work):
    name = "照会文.docx"
    cell = (
        '<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="1"/></w:tblGrid><w:tr><w:tc>'
        + paragraphs("{%p if 確定 %}", "x", "{%p endif %}")
        + "</w:tc></w:tr></w:tbl>"
    )
    data = with_replaced((TEMPLATES / name).read_bytes(), BODY, b"<w:body>", b"<w:body>" + cell.encode())
    put(name, data)
    result = year_end()
    assert ("T-CELL", "warning", name) in told(result)


def test_command_line__words_as_json__one_object(work):
    from click.testing import CliRunner

    from hitaplan.cli import main

    outcome = CliRunner().invoke(main, ["template", "words", "--json"], standalone_mode=False)
    data = json.loads(outcome.output)
    assert data["status"] == "ok"
    assert data["words"]["照会文.docx"][0] == {
        "depth": 0, "word": "計画名", "meaning": "計画の名称", "kind": "", "example": "第4次日田市情報化基本計画 年次計画編(練習用)",
    }  # fmt: skip


def test_command_line__many_mistakes__all_are_told(work):
    from click.testing import CliRunner

    from hitaplan.cli import main

    put("総括報告書.docx", make_template(paragraphs(*(f"{{{{ 未知{place} }}}}" for place in range(60)))))
    outcome = CliRunner().invoke(main, ["template", "check"], standalone_mode=False)
    assert all(f"「未知{place}」" in outcome.output for place in range(60))
    assert "--report" not in outcome.output


def test_check__folder_without_templates__said(work):
    Path("空").mkdir()
    result = run_template_check(Path("空"))
    assert result.summary == ("このフォルダーには、様式が1つもありません。",)
