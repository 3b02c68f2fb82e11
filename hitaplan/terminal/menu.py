"""The menu that hitaplan.bat opens."""

import contextlib
from collections.abc import Callable
from pathlib import Path

import click

from hitaplan.findings.failure import Failure
from hitaplan.master.layout import SheetName
from hitaplan.master.reading import read_master
from hitaplan.workflows.init import RETURNS_FOLDER
from hitaplan.workflows.master_file import find_master
from hitaplan.workflows.packaged import PLAN_DATA, PRACTICE, TEMPLATES, WORKBOOKS

# Stands for the folder of the returns: the one dropped on hitaplan.bat, else the usual one.
RETURNS = "{提出}"
# What each choice runs; later commands add a line.
CHOICES = (
    ("点検", "台帳を調べます(台帳は変えません)", ("check", "--report", "output/検証結果.xlsx")),
    ("年度末処理", "課ごとの調査票と進捗状況報告書、照会文を作ります", ("year-end",)),
    ("受付", "戻ってきた調査票を調べ、受付簿と連絡文を作ります(台帳は変えません)", ("collect", RETURNS)),
    (
        "取込",
        "受け付けた回答を台帳に取り込みます(取込み前の台帳は backup に残ります)",
        ("collect", RETURNS, "--apply"),
    ),
    ("報告書", "会議の資料(総括報告書、集計、五年一望図)と計画書を作ります", ("report",)),
    ("見直し", "見直し候補と、課ごとの見直し照会票を作ります", ("review",)),
    (
        "新旧対照表",
        f"策定したときの計画({WORKBOOKS}/{PLAN_DATA})と今の台帳を比べます",
        ("compare", f"{WORKBOOKS}/{PLAN_DATA}"),
    ),
    (
        "練習",
        "練習用の台帳で年度末処理を試します(「練習」フォルダーに作ります)",
        ("year-end", f"{WORKBOOKS}/{PRACTICE}", "--out", "練習"),
    ),
    ("様式の点検", f"直した Word の様式({TEMPLATES})を調べます", ("template", "check")),
)


def run_menu(run_command: Callable[[tuple[str, ...]], int], returns: str = RETURNS_FOLDER) -> None:
    """Show the menu until the officer leaves it.

    Args:
        run_command: Runs one command line and returns its exit code.
        returns: The folder of the returned 調査票.
    """
    # Ctrl+C and the end of the input leave the menu as 0 does.
    with contextlib.suppress(click.Abort):
        while _one_choice(run_command, returns):
            pass


def _one_choice(run_command: Callable[[tuple[str, ...]], int], returns: str) -> bool:
    """Show the menu once; say whether it is to be shown again."""
    click.echo(f"\n作業フォルダー: {Path.cwd()}")
    click.echo(_about_master())
    click.echo(f"提出フォルダー: {returns}")
    for place, (name, what, _) in enumerate(CHOICES, 1):
        click.echo(f"  {place}  {name} … {what}")
    click.echo("  0  終わる")
    answer = click.prompt(
        "番号を入れて Enter を押してください", prompt_suffix=": ", default="", show_default=False
    )
    if not answer.strip():
        click.echo("番号が入っていません。終わるときは、0 を入れて Enter を押してください。")
        return True
    number = _number(answer)
    if number == 0:
        return False
    if number is None or number > len(CHOICES):
        click.echo(f"「{answer}」は、この一覧にありません。")
        return True
    name, _, arguments = CHOICES[number - 1]
    start = click.prompt(
        f"{name}を始めます。よろしければ Enter、やめるときは n",
        default="",
        show_default=False,
        prompt_suffix=": ",
    )
    if start.strip():
        click.echo(f"{name}を取りやめました。何も変えていません。")
    else:
        click.echo("")
        run_command(tuple(returns if each == RETURNS else each for each in arguments))
    return True


def _number(answer: str) -> int | None:
    text = answer.strip()
    return int(text) if text.isdecimal() else None


def _about_master() -> str:
    try:
        path = find_master(None)
        master = read_master(path)
    except Failure as failure:
        return f"台帳: {failure.finding.message}"
    year = master.plan.target_year if master.plan else f"読めません(シート「{SheetName.PLAN}」を見てください)"
    return f"台帳: {path.name}　対象年度: {year}"
