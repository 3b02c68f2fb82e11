"""The fonts that a template may name and look the same on every Windows PC."""

from typing import TYPE_CHECKING

from hitaplan.templates.text import W

if TYPE_CHECKING:
    from lxml.etree import _Element

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
# Part of a Japanese Windows 10 or 11, or of Office; Word writes some by their English names.
_COMMON = frozenset((
    "ＭＳ 明朝", "ＭＳ Ｐ明朝", "ＭＳ ゴシック", "ＭＳ Ｐゴシック", "游明朝", "游明朝 Light", "游明朝 Demibold", "游ゴシック",
    "游ゴシック Light", "游ゴシック Medium", "メイリオ", "BIZ UDゴシック", "BIZ UD明朝 Medium", "BIZ UDPゴシック",
    "BIZ UDP明朝 Medium", "UD デジタル 教科書体 N-R", "UD デジタル 教科書体 N-B", "UD デジタル 教科書体 NP-R",
    "UD デジタル 教科書体 NP-B", "UD デジタル 教科書体 NK-R", "UD デジタル 教科書体 NK-B",
    "Arial", "Arial Black", "BIZ UDGothic", "BIZ UDMincho Medium", "BIZ UDPGothic", "BIZ UDPMincho Medium",
    "Bahnschrift", "Calibri", "Calibri Light", "Cambria", "Cambria Math", "Candara", "Century",
    "Comic Sans MS", "Consolas", "Constantia", "Corbel", "Courier New", "Ebrima", "Franklin Gothic Medium",
    "Gabriola", "Georgia", "Impact", "Lucida Console", "Lucida Sans Unicode", "MS Gothic", "MS Mincho",
    "MS PGothic", "MS PMincho", "MS UI Gothic", "Meiryo", "Meiryo UI", "Microsoft Sans Serif",
    "Palatino Linotype", "Segoe Print", "Segoe Script", "Segoe UI", "Segoe UI Emoji", "Segoe UI Symbol",
    "Sylfaen", "Symbol", "Tahoma", "Times New Roman", "Trebuchet MS", "UD Digi Kyokasho N-B",
    "UD Digi Kyokasho N-R", "UD Digi Kyokasho NK-B", "UD Digi Kyokasho NK-R", "UD Digi Kyokasho NP-B",
    "UD Digi Kyokasho NP-R", "Verdana", "Webdings", "Wingdings", "Wingdings 2", "Wingdings 3", "Yu Gothic",
    "Yu Gothic Light", "Yu Gothic Medium", "Yu Gothic UI", "Yu Mincho", "Yu Mincho Demibold",
    "Yu Mincho Light",
))  # fmt: skip


def fonts_in(tree: "_Element") -> set[str]:
    """Return the fonts that a part names and that are not on every Windows with Office."""
    named = {
        value
        for element in tree.iter(f"{W}rFonts")
        for key, value in element.attrib.items()
        if not str(key).endswith(("Theme", "hint"))
    }
    named |= {element.get("typeface", "") for element in tree.iter(f"{_A}latin", f"{_A}ea")}
    # 「@」 turns the characters of a font for vertical writing.
    return {str(name).removeprefix("@") for name in named if name and not str(name).startswith("+")} - _COMMON
