"""year-end and the Word templates: the standard ones, those of the folder, and broken ones."""

import docx
import pytest

from hitaplan.workflows.packaged import packaged_template
from hitaplan.workflows.year_end import Document, year_end
from tests.office_files import OLE_HEADER
from tests.year_end_runs import LETTER, TEMPLATE, refusal, words_of


def test_template__none_in_the_folder__the_standard_ones_are_used_and_said_so(work):
    result = year_end()
    notes = [finding for finding in result.findings if finding.code == "W-STANDARD"]
    assert [(note.severity, note.place.file) for note in notes] == [("info", TEMPLATE), ("info", LETTER)]
    assert [line for line in result.summary if line.startswith("様式: ")] == [
        f"様式: {note.message} → {note.remedy}" for note in notes
    ]
    assert result.counts["info"] == sum(finding.severity == "info" for finding in result.findings)


@pytest.mark.parametrize(
    ("own", "severity"), [(TEMPLATE, "info"), ("~$照会文.docx", "info"), ("照会文の写し.docx", "warning")]
)
def test_template__none_of_its_name__only_a_stranger_may_be_a_renamed_one(work, own, severity):
    (work / "report_templates").mkdir()
    (work / "report_templates" / own).write_bytes(packaged_template(TEMPLATE).read_bytes())
    (note,) = (finding for finding in year_end(only=Document.FORM).findings if finding.code == "W-STANDARD")
    assert (note.severity, note.place.file) == (severity, LETTER)
    assert (own in note.remedy) is (severity == "warning")


@pytest.mark.parametrize("only", [None, Document.FORM])
def test_template__mistake_in_that_of_the_letter__nothing_is_made(work, only):
    own = work / "report_templates" / LETTER
    own.parent.mkdir()
    document = docx.Document(packaged_template(LETTER))
    document.add_paragraph("{{ 発進者 }}")
    document.save(own)
    finding = refusal(only=only)
    assert (finding.code, finding.place.file) == ("T-TAG", LETTER)
    assert "「発信者」ではありませんか。" in finding.remedy


def test_template__own_one__is_used_without_a_word(work):
    own = work / "report_templates" / TEMPLATE
    own.parent.mkdir()
    document = docx.Document(packaged_template(TEMPLATE))
    document.add_paragraph("わたしたちの様式: {{ 課名 }}")
    document.save(own)
    result = year_end(departments=("税務課",))
    assert "W-STANDARD" not in {finding.code for finding in result.findings}
    (report,) = (path for path in result.outputs if path.suffix == ".docx")
    assert "わたしたちの様式: 税務課" in words_of(report.read_bytes())


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "W-TEMPLATE"),
        (b"PK\x03\x04 truncated", "W-TEMPLATE"),
        (OLE_HEADER + b"\0" * 512, "W-TEMPLATE"),
        ("様式".encode(), "W-TEMPLATE"),
    ],
)
def test_template__broken__nothing_is_made(work, content, code):
    own = work / "report_templates" / TEMPLATE
    own.parent.mkdir()
    own.write_bytes(content)
    finding = refusal()
    assert (finding.code, finding.place.file) == (code, TEMPLATE)


@pytest.mark.parametrize(
    "text", ["{{ 課明 }}", "{{ 課名", "{% for 取組 in 取組一覧 %}", "{{ 課名.upper().x.y }}"]
)
def test_template__mistake_in_a_tag__nothing_is_made(work, text):
    own = work / "report_templates" / TEMPLATE
    own.parent.mkdir()
    document = docx.Document()
    document.add_paragraph(text)
    document.save(own)
    finding = refusal()
    assert finding.place.file == TEMPLATE
    assert finding.remedy


def test_template__a_folder_of_its_name__nothing_is_made(work):
    (work / "report_templates" / TEMPLATE).mkdir(parents=True)
    assert refusal().code == "F-FOLDER"


def test_template__broken_but_only_forms_asked_for__is_not_looked_at(work):
    (work / "report_templates").mkdir()
    (work / "report_templates" / TEMPLATE).write_bytes(b"")
    assert year_end(only=Document.FORM).status == "ok"


# All or nothing.
