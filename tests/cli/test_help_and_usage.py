import pytest

from hitaplan import __version__
from hitaplan.cli import main
from tests.cli.japanese import english_words

COMMANDS = list(main.commands)


def test_commands__at_least_those_of_the_manual__in_the_order_of_the_year():
    known = ["check", "year-end", "export", "new", "init", "menu"]
    assert [name for name in COMMANDS if name in known] == known


@pytest.mark.parametrize("arguments", [(), ("--help",)], ids=["nothing", "--help"])
def test_help__of_the_program__lists_every_command(run, arguments):
    outcome = run(*arguments)
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.startswith("使い方: hitaplan コマンド [オプション]\n")
    for name in COMMANDS:
        assert f"\n  {name} " in outcome.out
    assert not english_words(outcome.out)


@pytest.mark.parametrize("command", [each for each in COMMANDS if each != "template"])
def test_help__of_a_command__is_japanese_and_explains_every_option(run, command):
    outcome = run(command, "--help")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.startswith(f"使い方: hitaplan {command}")
    assert not english_words(outcome.out)
    options = outcome.out.split("オプション:\n")[1].splitlines()
    assert options[-1].split() == ["--help", "この説明を表示します。"]
    assert all(line.strip().startswith("--") and len(line.split()) >= 2 for line in options)


@pytest.mark.parametrize("command", ["words", "check"])
def test_help__of_a_template_command__is_japanese(run, command):
    outcome = run("template", command, "--help")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.startswith(f"使い方: hitaplan template {command}")
    assert not english_words(outcome.out)


def test_help__of_template__lists_its_commands(run):
    outcome = run("template", "--help")
    assert (outcome.code, outcome.err) == (0, "")
    assert "\n  words " in outcome.out
    assert "\n  check " in outcome.out
    assert not english_words(outcome.out)


def test_version__is_shown(run):
    outcome = run("--version")
    assert (outcome.code, outcome.out) == (0, f"hitaplan {__version__}\n")


USAGE = [
    # arguments, where, a piece of the message, a piece of the remedy
    (
        ("chekc",),
        "hitaplan",
        "「chekc」というコマンドはありません。「check」ではありませんか。",
        "hitaplan --help",
    ),
    (("yearend",), "hitaplan", "「year-end」ではありませんか。", "hitaplan --help"),
    (("年度末",), "hitaplan", "「年度末」というコマンドはありません。", "hitaplan --help"),
    (("--jsno",), "hitaplan", "「--jsno」というオプションはありません。", "hitaplan --help"),
    (
        ("check", "--jsn"),
        "hitaplan check",
        "「--jsn」というオプションはありません。",
        "「--json」ではありませんか。「hitaplan check --help」",
    ),
    (
        ("year-end", "--fiscal-yaer", "R6"),
        "hitaplan year-end",
        "「--fiscal-yaer」",
        "「--fiscal-year」ではありません",
    ),
    (("check", "a", "b"), "hitaplan check", "「b」は余分な言葉です。", "hitaplan check --help"),
    (("check", "a", "余分"), "hitaplan check", "「余分」は余分な言葉です。", "hitaplan check --help"),
    (
        ("report", "a", "余分", "二"),
        "hitaplan report",
        "「余分」「二」は余分な言葉です。",
        "hitaplan report --help",
    ),
    (
        ("compare", "a", "b", "余分"),
        "hitaplan compare",
        "「余分」は余分な言葉です。",
        "hitaplan compare --help",
    ),
    (("export", "--format", "表"), "hitaplan export", "「--format」の値が", "「json」「csv」のどれかを指定"),
    (("year-end", "--out"), "hitaplan year-end", "「--out」の書き方", "hitaplan year-end --help"),
    (("check", "--json=1"), "hitaplan check", "「--json」の書き方", "hitaplan check --help"),
    (("export",), "hitaplan export", "「--format」の指定がありません。", "「json」「csv」のどれかを指定"),
    (("export", "--format", "xml"), "hitaplan export", "「--format」の値が", "「json」「csv」のどれかを指定"),
    (("year-end", "--only", "表"), "hitaplan year-end", "「--only」の値が", "「調査票」「報告書」のどれか"),
    (("init",), "hitaplan init", "「フォルダー」の指定がありません。", "hitaplan init --help"),
    (("new",), "hitaplan new", "の指定がありません。", "hitaplan new --help"),
    (("new", "a.xlsx"), "hitaplan new", "「--from」の指定がありません。", "hitaplan new --help"),
    (("menu", "x", "y"), "hitaplan menu", "余分な言葉", "hitaplan menu --help"),
]


@pytest.mark.parametrize(
    ("arguments", "place", "message", "remedy"), USAGE, ids=lambda value: str(value)[:40]
)
def test_usage__wrong_call__says_in_japanese_what_and_where_to_look(run, arguments, place, message, remedy):
    outcome = run(*arguments)
    assert (outcome.code, outcome.out) == (2, "")
    first, second = outcome.err.splitlines()
    assert message in first
    assert remedy in second
    assert "Got " not in outcome.err
    assert english_words(outcome.err) <= english_words(" ".join(arguments))
    (finding,) = run(arguments[0], "--json", *arguments[1:]).data["findings"]
    assert (finding["code"], finding["file"]) == ("C-USAGE", place)


@pytest.mark.parametrize("text", ["R", "令和", "R6-", "R6-R7-R8", "24", "R8-R6"])
def test_fiscal_year__unreadable__says_how_it_is_written(run, text):
    outcome = run("year-end", "--fiscal-year", text)
    assert outcome.code == 2
    assert f"「{text}」を年度として読めません。" in outcome.err
    assert "「R6-R8」" in outcome.err


@pytest.mark.parametrize("command", ["report", "review"])
@pytest.mark.parametrize("text", ["R6-R7", "令和6年度〜令和7年度"])
def test_fiscal_year__several_where_one_is_meant__refused(run, command, text):
    outcome = run(command, "--fiscal-year", text)
    assert (outcome.code, outcome.out) == (2, "")
    assert f"「{text}」は、続いた2年度です。このコマンドでは、1つの年度だけを指定します。" in outcome.err
    assert "「R7」のように" in outcome.err
    (finding,) = run(command, "--json", "--fiscal-year", text).data["findings"]
    assert finding["code"] == "M-YEAR"


@pytest.mark.parametrize("command", ["report", "review"])
def test_fiscal_year__unreadable_where_one_is_meant__no_word_of_several(run, command):
    outcome = run(command, "--fiscal-year", "昨年度")
    assert outcome.code == 2
    assert "「昨年度」を年度として読めません。" in outcome.err
    assert "「R6-R8」" not in outcome.err
