import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hitaplan.office.file_names import safe_name

FORBIDDEN = '<>:"/\\|?*'
RESERVED = {"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"} | {
    f"{port}{digit}" for port in ("COM", "LPT") for digit in "0123456789¹²³"
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("情報統計課", "情報統計課"),
        ("市民課(戸籍)", "市民課(戸籍)"),
        ("A.B課", "A.B課"),
        ("総務課/人事係", "総務課／人事係"),
        ("総務課\\人事係", "総務課＼人事係"),
        ("<課>", "＜課＞"),
        ("課:係", "課：係"),
        ('"課"', "”課”"),
        ("課|係", "課｜係"),
        ("課?", "課？"),
        ("*課", "＊課"),
        ("情報\n統計\t課\x00\x1f\x7f", "情報統計課"),
        ("課...", "課"),
        (" 課 . ", "課"),
        ("..", "_"),
        ("../../etc/passwd", "／..／etc／passwd"),
        ("", "_"),
        (" \n", "_"),
        ("CON", "_CON"),
        ("con", "_con"),
        ("NUL.txt", "_NUL.txt"),
        ("CON .txt", "_CON .txt"),
        ("LPT¹", "_LPT¹"),
        ("COM10", "COM10"),
        ("CONSOLE", "CONSOLE"),
        ("課" * 41, "課" * 40),
        ("課" * 39 + " 室", "課" * 39),
        ("AUX." + "a" * 35 + ".b", "_AUX." + "a" * 35),
    ],
)
def test_safe_name__any_text__is_what_windows_allows(text, expected):
    assert safe_name(text) == expected


@pytest.mark.parametrize("name", sorted(RESERVED))
def test_safe_name__name_of_a_device__gets_a_mark(name):
    assert safe_name(name) == f"_{name}"
    assert safe_name(f"{name.lower()}.xlsx") == f"_{name.lower()}.xlsx"


@given(st.text(max_size=60))
@example("CON." + "a" * 60)
@example("課" * 39 + ". .")
def test_safe_name__whatever_is_typed__can_be_a_file_name(text):
    name = safe_name(text)
    assert 1 <= len(name) <= 40
    assert not set(name) & set(FORBIDDEN)
    assert all(char >= " " and char != "\x7f" for char in name)
    assert name == name.strip(" .")
    assert name.split(".")[0].rstrip().upper() not in RESERVED
    assert safe_name(name) == name
