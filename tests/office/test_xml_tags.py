import pytest

from hitaplan.office.xml_tags import attribute, has_element, with_attributes, with_child

AFTER = ("sheets", "definedNames")
BOOK = '<?xml version="1.0"?>\r\n<!-- <calcPr/> --><x:workbook xmlns:x="u" a = \'1>2\'><x:sheets><x:sheet ref="z"/></x:sheets>{}</x:workbook>\n'


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<calcPr calcId="1"/>', '<calcPr k="1" calcId="1"/>'),
        ("<calcPr/>", '<calcPr k="1"/>'),
        ("<calcPr  />", '<calcPr k="1"  />'),
        ("<calcPr></calcPr>", '<calcPr k="1"></calcPr>'),
        ("<x:calcPr k='0'/>", "<x:calcPr k='1'/>"),
        ('<calcPr  k\n=\n"old" z=""/>', '<calcPr  k\n=\n"1" z=""/>'),
        ('<calcPr note=" k=\'0\'" xk="0"/>', '<calcPr k="1" note=" k=\'0\'" xk="0"/>'),
        ("<y><calcPr/></y><calcPr/>", '<y><calcPr/></y><calcPr k="1"/>'),
        (
            "<![CDATA[<calcPr/>]]><?p <calcPr/>?><calcPr/>",
            '<![CDATA[<calcPr/>]]><?p <calcPr/>?><calcPr k="1"/>',
        ),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp932"])
def test_with_attributes__however_it_is_written__only_that_value_changes(before, after, encoding):
    xml = BOOK.format(before + "日本").encode(encoding)

    assert with_attributes(xml, "calcPr", {"k": "1"}) == BOOK.format(after + "日本").encode(encoding)


def test_with_attributes__root__changed():
    assert with_attributes(b'<t ref="A1"><t ref="B1"/></t>', "t", {"ref": "A1:B2"}) == (
        b'<t ref="A1:B2"><t ref="B1"/></t>'
    )


def test_with_attributes__no_such_element__same_bytes():
    xml = BOOK.format("").encode()

    assert with_attributes(xml, "calcPr", {"k": "1"}) is xml
    assert attribute(xml, "calcPr", "k") is None
    assert not has_element(xml, "calcPr")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "<x:calcPr k='1'/>"),
        (
            "<x:definedNames><x:sheets/></x:definedNames><z/>",
            "<x:definedNames><x:sheets/></x:definedNames><x:calcPr k='1'/><z/>",
        ),
        ("<x:definedNames/><z/>", "<x:definedNames/><x:calcPr k='1'/><z/>"),
    ],
)
def test_with_child__missing_element__stands_in_its_place_with_the_roots_prefix(before, after):
    made = with_child(BOOK.format(before).encode(), "calcPr", "k='1'", AFTER)

    assert made == BOOK.format(after).encode()


def test_with_child__no_prefix__none_either():
    assert with_child(b"<w><sheets/></w>", "calcPr", 'k="1"', AFTER) == b'<w><sheets/><calcPr k="1"/></w>'


def test_with_child__nothing_to_stand_behind__refused():
    with pytest.raises(ValueError):
        with_child(b"<w><sheet/></w>", "calcPr", "", AFTER)


def test_attribute__root_and_child__as_written():
    xml = b'<table ref="A1:B2" n="a&amp;b"><autoFilter ref=\'A1:B1\'/></table>'

    assert attribute(xml, "table", "ref") == "A1:B2"
    assert attribute(xml, "autoFilter", "ref") == "A1:B1"
    assert attribute(xml, "table", "n") == "a&amp;b"
    assert attribute(xml, "table", "none") is None
