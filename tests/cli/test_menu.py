import io

import pytest

from hitaplan.cli import run_command
from tests.cli.japanese import english_words
from tests.folders import MASTER, small_master, tree
from tests.sheets import edited, put

ASKED = "番号を入れて Enter を押してください"


@pytest.fixture
def menu(work, monkeypatch, capsys):
    """Open the menu, type these keys, and say what is on the screen."""

    def call(keys: str) -> str:
        monkeypatch.setattr("sys.stdin", io.StringIO(keys))
        code = run_command(("menu",))
        out, err = capsys.readouterr()
        assert (code, err) == (0, "")
        assert not english_words(out.replace(str(work), ""))
        return out

    return call


def test_menu__opened__says_where_it_is_and_of_which_year(work, menu):
    shown = menu("0\n")
    assert f"作業フォルダー: {work}" in shown
    assert "台帳: 台帳.xlsx　対象年度: 令和6年度" in shown
    assert "  1  点検 …" in shown
    assert "  2  年度末処理 …" in shown
    assert "  0  終わる" in shown


@pytest.mark.parametrize("keys", ["1\n\n0\n", "１\n\n0\n", " 1 \n\n0\n"])
def test_menu__check__is_run_and_the_menu_comes_back(work, menu, keys):
    shown = menu(keys)
    assert "令和6年度の点検(台帳: 台帳.xlsx)" in shown
    assert "エラーも要確認もありません。" in shown
    assert shown.count(ASKED) == 2
    assert tree(work)[MASTER] == small_master()
    assert not (work / "output/令和6年度").exists()


def test_menu__year_end__makes_the_documents(work, menu):
    assert "2課の調査票と報告書、照会文を作りました" in menu("2\n\n0\n")
    assert (work / "output/令和6年度/年度末/00_配布一覧.xlsx").is_file()


@pytest.mark.parametrize(("folder", "key"), [((), "3"), (("戻り",), "3"), ((), "4")])
def test_menu__returns__read_from_the_usual_folder_or_the_one_dropped_on_it(
    work, monkeypatch, capsys, folder, key
):
    name = folder[0] if folder else "提出"
    (work / name).mkdir()
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{key}\n\n0\n"))
    assert run_command(("menu", *folder)) == 0
    shown = capsys.readouterr().out
    assert f"提出フォルダー: {name}" in shown
    assert f"令和6年度の受付(台帳: 台帳.xlsx、提出: {name})" in shown
    assert "2課中0課 受付、2課 未提出" in shown
    assert ("取り込む変更はありません。台帳は変えていません。" in shown) == (key == "4")


@pytest.mark.parametrize("answer", ["n", "N", "いいえ"])
def test_menu__second_thoughts__nothing_is_run(work, menu, answer):
    shown = menu(f"2\n{answer}\n0\n")
    assert "年度末処理を取りやめました。何も変えていません。" in shown
    assert shown.count(ASKED) == 2
    assert set(tree(work)) == {MASTER}


@pytest.mark.parametrize("answer", ["10", "99999999999", "x", "-1", "1.0", "check"])
def test_menu__no_such_choice__says_so_and_asks_again(menu, answer):
    shown = menu(f"{answer}\n0\n")
    assert f"「{answer}」は、この一覧にありません。" in shown
    assert shown.count(ASKED) == 2


@pytest.mark.parametrize("keys", ["", "1", "1\n", "1\n\n", "9\n"])
def test_menu__input_ends__it_ends(menu, keys):
    assert ASKED in menu(keys)


@pytest.mark.parametrize("keys", ["\n0\n", "  \n0\n", "　\n0\n"])
def test_menu__nothing_typed__says_how_to_leave_and_asks_again(menu, keys):
    shown = menu(keys)
    assert "番号が入っていません。終わるときは、0 を入れて" in shown
    assert shown.count(ASKED) == 2


@pytest.mark.parametrize("keys", ["0\n", "00\n"])
def test_menu__left__it_ends_at_once(menu, keys):
    assert menu(keys).count(ASKED) == 1


def test_menu__command_fails__the_menu_comes_back(work, monkeypatch, capsys):
    (work / MASTER).unlink()
    monkeypatch.setattr("sys.stdin", io.StringIO("1\n\n0\n"))
    assert run_command(("menu",)) == 0
    out, err = capsys.readouterr()
    assert out.count("台帳: いまのフォルダーの「workbooks」に、台帳(Excel ブック)がありません。") == 2
    assert err.startswith("実行できませんでした。")


def test_menu__year_of_the_master_unreadable__says_where_to_look(work, menu):
    (work / MASTER).write_bytes(edited(put("計画!B8", "来年")))
    assert "対象年度: 読めません(シート「計画」を見てください)" in menu("0\n")


def test_menu__templates__are_checked(work, menu):
    (work / "report_templates").mkdir(exist_ok=True)
    (work / "report_templates" / "総括報告書.docx").write_bytes(b"memo")
    shown = menu("9\n\n0\n")
    assert "様式「総括報告書.docx」は、Word の文書(.docx)ではありません。" in shown
