"""Cells as Excel, or another program, stores them: those that two readers see alike, and those that one is not asked about."""

from xml.sax.saxutils import escape

from hypothesis import strategies as st

# What Excel can store; a literal _x0041_ is not read back right by openpyxl.
TEXTS = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="_\ufffe\uffff"),
    min_size=1,
    max_size=20,
)
# What a sheet holds as Excel, or another program, writes it; s="1" is a date, s="2" a time, s="3" a duration.
ROWS = {
    "number": '<c r="A1"><f>1+1</f><v>2</v></c>',
    "number in exponents": '<c r="A1"><f>1+1</f><v>1.5E-7</v></c><c r="B1"><f>1+1</f><v>1E+20</v></c>',
    "number with a type": '<c r="A1" t="n"><f>1+1</f><v>2.0</v></c>',
    "negative nothing": '<c r="A1"><f>-A2</f><v>-0</v></c>',
    "date": '<c r="A1" s="1"><f>TODAY()</f><v>45717</v></c>',
    "day and time": '<c r="A1" s="1"><f>NOW()</f><v>45717.123456789</v></c>',
    "time": '<c r="A1" s="2"><f>B1</f><v>0.3958333333333333</v></c><c r="B1" s="2"><v>0</v></c>',
    "duration": '<c r="A1" s="3"><f>B1</f><v>1.0868055555555556</v></c><c r="B1" s="3"><v>30</v></c>',
    "text": '<c r="A1" t="str"><f>B2</f><v>文 &amp; &lt;字&gt;&#x3042;</v></c>',
    "lines": '<c r="A1" t="str"><f>B2</f><v xml:space="preserve"> 一\r\n二&#10;三&#13; </v></c>',
    "white space": '<c r="A1" t="str"><f>B2</f><v> \u3000</v></c>',
    "text that looks like an error": '<c r="A1" t="str"><f>B2</f><v>#N/A</v></c>',
    "text that looks like a date": '<c r="A1" s="1" t="str"><f>B2</f><v>45717</v></c>',
    "shared text": '<c r="A1" t="s"><f>B2</f><v>0</v></c>',
    "shared text of nothing": '<c r="A1" t="s"><f>B2</f><v>1</v></c><c r="B1" t="s"><v>1</v></c>',
    "empty text": '<c r="A1" t="str"><f>""</f><v></v></c>',
    "empty text, short": '<c r="A1" t="str"><f>""</f><v/></c>',
    "text without a result": '<c r="A1" t="str"><f>B2</f></c>',
    "text without a formula": '<c r="A1" t="str"><v>文</v></c><c r="B1" t="str"><v></v></c><c r="C1" t="str"/>',
    "truth": '<c r="A1" t="b"><f>1=1</f><v>1</v></c><c r="B1" t="b"><f>1=2</f><v>0</v></c><c r="C1" t="b"><v>0</v></c>',
    "truth without a result": '<c r="A1" t="b"><f>1=1</f></c>',
    "errors of formulas": '<c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="B1" s="1" t="e"><f>A1</f><v>#N/A</v></c>',
    "errors alone": '<c r="A1" t="e"><v>#REF!</v></c><c r="B1" t="e" s="1"><v>#NAME?</v></c>',
    "error with rich data": '<c r="A1" t="e" vm="1"><v>#VALUE!</v></c>',
    "blank cells beside": '<c r="A1" s="1"/><c r="B1" t="e"/><c r="C1"><f>1+1</f><v>2</v></c>',
    "nothing in the cell": '<c r="A1" t="inlineStr"></c><c r="B1" t="s"></c><c r="C1" t="d"/><c r="D1"><f>1</f></c>',
    "not calculated": '<c r="A1"><f>1+1</f></c>',
    "empty result": '<c r="A1"><f>1+1</f><v></v></c><c r="B1" s="1"><f>1+1</f><v /></c>',
    "signs in a formula": '<c r="A1" t="b"><f>1&lt;2>0</f><v>0</v></c>',
    "quotes in a formula": '<c r="A1" t="str"><f>"&lt;v>"&amp;"\'"&amp;"&lt;/c>"</f><v>字</v></c>',
    "nothing in a formula": '<c r="A1"><f></f><v>1</v></c>',
    "kept white space": '<c r="A1"><f xml:space="preserve"> 1 </f><v>1</v></c>',
    "shared": '<c r="A1"><f t="shared" ref="A1:B1" si="0">C1+1</f><v>1</v></c><c r="B1"><f t="shared" si="0"/><v>2</v></c>',
    "shared without a first": '<c r="B1"><f t="shared" si="7"/><v>2</v></c>',
    "array": '<c r="A1"><f t="array" ref="A1:B1">C1:D1*2</f><v>0</v></c><c r="B1"><v>2</v></c>',
    "array that spills": '<c r="A1" cm="1"><f t="array" ref="A1:B1">C1:D1</f><v>0</v></c><c r="B1"><v>2</v></c>',
    "table of data": '<c r="A1"><f t="dataTable" ref="A1:B1" dt2D="1" dtr="1" r1="C1" r2="D1" ca="1"/><v>1</v></c>',
    "always calculated": '<c r="A1"><f aca="1" ca="1">NOW()</f><v>1</v></c>',
    "spaces between": '\n <c r="A1" t="str">\n <f>B2</f>\n <v>文</v>\n </c>\n <c r="B1"> <f>1</f> </c>\n',
    "text in the cell": '<c r="A1" t="inlineStr"><is><t>文</t></is></c><c r="B1" t="inlineStr"><is><t></t></is></c>',
    "text that is kept": '<c r="A1" t="inlineStr"><is><t xml:space="preserve"> 文_x000D_\n</t></is></c>',
    "furigana": '<c r="A1" t="inlineStr"><is><t>日田</t><rPh sb="0" eb="2"><t>ヒタ</t></rPh><phoneticPr fontId="1"/></is></c>',
    "rich text": '<c r="A1" t="inlineStr"><is><r><t>太</t></r><r><rPr><b/><sz val="9"/></rPr><t>字</t></r></is></c>',
    "furigana of shared text": '<c r="A1" t="s"><v>2</v></c>',
    "rich shared text": '<c r="A1" t="s"><v>3</v></c><c r="B1" t="s"><f>A1</f><v>3</v></c>',
    "covered by a merge": '<c r="H1"><f>1</f><v>1</v></c><c r="I1"><f>1</f><v>2</v></c><c r="J1" t="e"><v>#N/A</v></c>',
    "only covered cells": '<c r="I1"><v>2</v></c>',
    "hidden": '</row><row r="2" hidden="1"><c r="A2"><f>1</f></c></row><row r="3" hidden="true"/><row r="4" hidden="0">',
    "nowhere but there": '</row><row r="3"><c r="C3"><f>1</f></c></row><row r="5"><c r="D5" t="e"><v>#N/A</v></c><c r="E5"><v>1</v></c>',
    "in another row": '</row><row r="7"><c r="A2"><f>1</f></c><c r="B2"><v>1</v></c>',
    "in any order": '<c r="C1"><v>1</v></c><c r="A1"><f>1</f></c></row><row r="4"><c r="A4"><v>1</v></c></row><row r="2"><c r="B2"><f>1</f></c>',
}
# Of these calamine would tell something else, or nothing at all.
UNSURE = {
    "escaped result": '<c r="A1" t="str"><f>B2</f><v>一_x000D_二</v></c>',
    "escaped result without a formula": '<c r="A1" t="str"><v>一_x000D_二</v></c>',
    "escaped letter": '<c r="A1" t="inlineStr"><is><t>一_x3042_二</t></is></c>',
    "white space that may go": '<c r="A1" t="inlineStr"><is><t> 文</t></is></c>',
    "white space that may go at the end": '<c r="A1" t="inlineStr"><is><r><t>文 </t></r><r><t>字</t></r></is></c>',
    "new error": '<c r="A1" t="e"><v>#CALC!</v></c>',
    "new error of a formula": '<c r="A1" t="e"><f>A1#</f><v>#SPILL!</v></c>',
    "error without a text": '<c r="A1" t="e"><f>1/0</f><v></v></c>',
    "formula after its result": '<c r="A1"><v>3</v><f>B1</f></c>',
    "two results": '<c r="A1"><f>B1</f><v>1</v><v>2</v></c>',
    "formula with a text in the cell": '<c r="A1" t="inlineStr"><f>B1</f><is><t>文</t></is></c>',
    "text and result": '<c r="A1" t="inlineStr"><is><t>文</t></is><v>9</v></c>',
    "text without its type": '<c r="A1"><is><t>文</t></is></c>',
    "ISO date": '<c r="A1" t="d"><f>B1</f><v>2025-03-01</v></c>',
    "other quotes": "<c r='A1'><f>1</f><v>1</v></c>",
    "other quotes of the type": "<c r=\"A1\" t='e'><v>#REF!</v></c>",
    "other spaces": '<c r="A1" t = "e"><v>#REF!</v></c>',
    "new line in a tag": '<c\nr="A1"><f\n>1</f><v>1</v></c>',
    "comment": '<c r="A1"><!-- --><f>1</f><v>1</v></c><!-- <c r="B1"><f>1</f></c> -->',
    "CDATA": '<c r="A1" t="str"><f><![CDATA[1<2]]></f><v><![CDATA[文]]></v></c>',
    "instruction": '<c r="A1"><?a b?><f>1</f><v>1</v></c>',
    "prefix": '<c r="A1" xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:f>1</x:f><v>1</v></c>',
    "element of another format": '<c r="A1"><f xmlns="urn:other">1</f><v>1</v></c>',
    "attribute of another format": '<c r="A1" xmlns:x="urn:other" x:t="str"><f>1</f><v></v></c>',
    "extension": '<c r="A1"><f>1</f><v>1</v><extLst><ext uri="x"/></extLst></c>',
    "more digits than a number has": '<c r="A1"><f>1</f><v>12345678901234567</v></c>',
    "spaces around a number": '<c r="A1"><f>1</f><v> 12 </v></c>',
    "entity in a number": '<c r="A1"><v>1&#50;</v></c>',
    "truth of another kind": '<c r="A1" t="b"><f>1</f><v>2</v></c>',
    "no address": "<c><f>1</f><v>1</v></c>",
    "no address of the row": '</row><row><c r="A2"><f>1</f><v>1</v></c>',
    "small letters": '<c r="a1"><f>1</f><v>1</v></c>',
    "duration without end": '<c r="A1" s="3"><f>1</f><v>1E+300</v></c>',
}
# What stands in the tag of a cell, and its stored result.
RESULTS = st.one_of(
    st.integers(-(10**14), 10**14).map(lambda number: ("", f"<v>{number}</v>")),
    st.floats(-1e9, 1e9).map(lambda number: ("", f"<v>{number!r}</v>")),
    st.tuples(st.integers(1, 3), st.integers(1440, 60_000 * 1440)).map(
        lambda drawn: (f' s="{drawn[0]}"', f"<v>{drawn[1] / 1440!r}</v>")
    ),
    TEXTS.map(lambda text: (' t="str"', f"<v>{escape(text)}</v>")),
    st.sampled_from(
        [(' t="b"', "<v>1</v>"), (' t="b"', "<v>0</v>"), ("", "<v></v>"), ("", ""), (' t="str"', "<v></v>")]
    ),
    st.integers(0, 3).map(lambda index: (' t="s"', f"<v>{index}</v>")),
    st.sampled_from(["#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"]).map(
        lambda error: (' t="e"', f"<v>{error}</v>")
    ),
)
FORMULAS = st.one_of(
    st.just(""),
    TEXTS.map(lambda text: f"<f>{escape(text)}</f>"),
    st.sampled_from(
        [
            '<f t="shared" ref="A1:L9" si="0">Z1&lt;1</f>',
            '<f t="shared" si="0"/>',
            '<f t="array" ref="A1:B2" ca="1">A1>B1</f>',
            '<f ca="1">NOW()</f>',
            "<f></f>",
        ]
    ),
)
CELLS = st.dictionaries(
    st.tuples(st.integers(1, 9), st.integers(1, 12)), st.tuples(FORMULAS, RESULTS), max_size=20
)


SHARED_TEXTS = (
    '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>隣</t></si><si><t></t></si>'
    '<si><t>日田市</t><rPh sb="0" eb="3"><t>ヒタシ</t></rPh><phoneticPr fontId="1"/></si>'
    '<si><r><t xml:space="preserve">太 </t></r><r><rPr><b/></rPr><t>字</t></r><rPh sb="0" eb="1"><t>フト</t></rPh></si></sst>'
)
MERGED = '<mergeCells count="2"><mergeCell ref="H1:J2"/><mergeCell ref="L1:L2"/></mergeCells>'
