"""The command line: parse, call a workflow, print, exit."""

import errno
import gc
import sys
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

import click

from hitaplan.findings.failure import Failure
from hitaplan.findings.finding import Place
from hitaplan.terminal.japanese import JapaneseGroup, usage_failure
from hitaplan.terminal.options import JSON, MASTER, OUT, announce, show, year_of, years_of
from hitaplan.terminal.revision import compare, review
from hitaplan.terminal.templates import template

if TYPE_CHECKING:
    from hitaplan.findings.finding import Finding


def run() -> None:
    """Run the command line and exit: 0 done, 1 errors in the master, 2 could not run."""
    # A large workbook makes millions of objects that live to the end: cycles are looked for among the young only.
    gc.set_threshold(50_000, 20, 1_000_000)
    for stream in (sys.stdout, sys.stderr):
        # The console of Windows may lack a character; a message must not fail for that.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    arguments = tuple(sys.argv[1:])
    try:
        code = run_command(arguments)
    except Exception as error:  # a mistake of ours must not look like errors in the master, which exit with 1
        code = _say(_own_mistake(error).finding, as_json="--json" in arguments)
    # What is left needs no last search for cycles: the process ends here.
    gc.freeze()
    sys.exit(code)


def run_command(arguments: tuple[str, ...]) -> int:
    """Run one command line.

    Args:
        arguments: What stands after `hitaplan`.

    Returns:
        The exit code.
    """
    as_json = "--json" in arguments
    try:
        code = main.main(args=list(arguments), prog_name="hitaplan", standalone_mode=False)
    except Failure as failure:
        return _say(failure.finding, as_json=as_json)
    except click.UsageError as error:
        return _say(usage_failure(error).finding, as_json=as_json)
    except OSError as error:
        return _say(_too_long(error).finding, as_json=as_json)
    except (click.Abort, KeyboardInterrupt, EOFError):
        stopped = Failure(
            "C-STOP", Place("hitaplan"), "途中で中止しました。何も変えていません。", "もう一度実行できます。"
        )
        return _say(stopped.finding, as_json=as_json)
    return code if isinstance(code, int) else 0


def _say(finding: "Finding", *, as_json: bool) -> int:
    from hitaplan.terminal.output import show_failure

    return show_failure(finding, as_json=as_json)


def _too_long(error: OSError) -> Failure:
    """Say that a name on the command line is longer than the disk holds; any other error of the disk goes on."""
    from hitaplan.delivery.disk_errors import refusal

    if error.errno != errno.ENAMETOOLONG:
        raise error
    why = refusal(error, "")
    return Failure(why.code, Place("hitaplan"), f"{why.reason}何も変えていません。", why.remedy)


def _own_mistake(error: Exception) -> Failure:
    frames = traceback.extract_tb(error.__traceback__)
    where = f"{Path(frames[-1].filename).name} の {frames[-1].lineno}行目" if frames else ""
    return Failure(
        "C-MISTAKE",
        Place("hitaplan"),
        f"プログラムの誤りのため、途中で止まりました({type(error).__name__}、{where})。",
        "この表示の写しを、実行した内容と台帳に添えて、プログラムの担当者に知らせてください。",
    )


@click.group(cls=JapaneseGroup, invoke_without_command=True)
@click.option("--version", is_flag=True, help="版の番号を表示します。")
@click.pass_context
def main(context: click.Context, *, version: bool) -> None:
    """計画の台帳(Excel)を点検し、調査票と報告書を作り、回答を取り込みます。"""
    if version:
        from hitaplan import __version__

        click.echo(f"hitaplan {__version__}")
    elif context.invoked_subcommand is None:
        click.echo(context.get_help())


@main.command()
@MASTER
@click.option(
    "--report", metavar="ファイル", type=click.Path(path_type=Path), help="検証結果を Excel に書きます。"
)
@click.option(
    "--marked", metavar="ファイル", type=click.Path(path_type=Path), help="指摘に色を付けた台帳の写し。"
)
@click.option(
    "--fix", metavar="ファイル", type=click.Path(path_type=Path), help="自動補正を済ませた台帳の写し。"
)
@click.option(
    "--baseline",
    metavar="改定前",
    type=click.Path(path_type=Path),
    help="改定前の台帳か plan.json。改定履歴にない変更と、起きていない改定を知らせます。",
)
@JSON
def check(
    master: Path | None,
    report: Path | None,
    marked: Path | None,
    fix: Path | None,
    baseline: Path | None,
    *,
    as_json: bool,
) -> int:
    """点検: 台帳を調べます。台帳は変えません。

    例: hitaplan check --report 検証結果.xlsx
    """
    from hitaplan.workflows.check import Copies, run_check

    copies = Copies(report, marked, fix)
    return show(run_check(master, copies, announce(as_json=as_json), baseline), as_json=as_json)


@main.command("year-end")
@MASTER
@click.option(
    "--fiscal-year", metavar="年度", help="対象の年度(R6、令和6年度、2024、R6-R8)。ふだんは台帳の対象年度。"
)
@click.option(
    "--only", type=click.Choice(["調査票", "報告書"]), metavar="調査票|報告書", help="片方だけ作ります。"
)
@click.option(
    "--department", "departments", multiple=True, metavar="課名", help="その課の分だけ「再発行」に作ります。"
)
@OUT
@JSON
def year_end(
    master: Path | None,
    fiscal_year: str | None,
    only: str | None,
    departments: tuple[str, ...],
    out: Path,
    *,
    as_json: bool,
) -> int:
    """年度末処理: 課ごとの調査票と進捗状況報告書、照会文を作ります。

    例: hitaplan year-end --fiscal-year R6
    """
    from hitaplan.terminal.progress import progress_bar
    from hitaplan.workflows.year_end import Document
    from hitaplan.workflows.year_end import year_end as make

    years = years_of(fiscal_year)
    with progress_bar(shown=not as_json) as progress:
        result = make(
            master,
            fiscal_years=years,
            only=Document(only) if only else None,
            departments=departments,
            out=out,
            progress=progress,
            announce=announce(as_json=as_json),
        )
    return show(result, as_json=as_json, with_findings=result.status == "findings")


@main.command()
@click.argument("folder", required=False, metavar="[提出フォルダー]", type=click.Path(path_type=Path))
@MASTER
@click.option("--apply", is_flag=True, help="回答を台帳に取り込みます(取込み前の台帳は backup に残ります)。")
@click.option(
    "--accept",
    multiple=True,
    metavar="ファイル",
    help="確かめた調査票の名前。課の食い違いなどがあっても取り込みます。",
)
@click.option("--password", metavar="パスワード", default="", help="パスワードの付いた調査票を読みます。")
@click.option(
    "--prefer",
    type=click.Choice(["returned", "master"]),
    metavar="returned|master",
    help="台帳が手で直されていたとき、提出(returned)と台帳(master)のどちらを使うか。",
)
@OUT
@JSON
def collect(
    folder: Path | None,
    master: Path | None,
    accept: tuple[str, ...],
    password: str,
    prefer: str | None,
    out: Path,
    *,
    apply: bool,
    as_json: bool,
) -> int:
    """受付: 戻ってきた調査票を調べ、受付簿を作ります。--apply を付けると、台帳に取り込みます。

    例: hitaplan collect 提出
    """
    from hitaplan.survey.returned.merging import Prefer
    from hitaplan.terminal.progress import progress_bar
    from hitaplan.workflows.collect import Options
    from hitaplan.workflows.collect import collect as receive
    from hitaplan.workflows.init import RETURNS_FOLDER

    options = Options(apply, accept, password, Prefer(prefer or ""))
    with progress_bar(shown=not as_json) as progress:
        result = receive(
            folder or RETURNS_FOLDER,
            master,
            options=options,
            out=out,
            progress=progress,
            announce=announce(as_json=as_json),
        )
    # Where errors in the master stopped it, all findings are of that one file.
    return show(result, as_json=as_json, by_file="received" in result.counts)


@main.command()
@MASTER
@click.option(
    "--fiscal-year", metavar="年度", help="報告する年度(R6、令和6年度、2024)。ふだんは台帳の対象年度。"
)
@click.option("--actual", is_flag=True, help="計画書に、報告する年度までの実績(主管課の状況)も印字します。")
@click.option("--pdf", is_flag=True, help="PDF も作ります(パソコンに LibreOffice か Word があるとき)。")
@OUT
@JSON
def report(
    master: Path | None, fiscal_year: str | None, out: Path, *, actual: bool, pdf: bool, as_json: bool
) -> int:
    """報告書: 会議の資料(総括報告書、集計、五年一望図)と計画書を作ります。

    例: hitaplan report --fiscal-year R6
    """
    from hitaplan.workflows.report import report as make

    result = make(
        master,
        fiscal_year=year_of(fiscal_year),
        actual=actual,
        pdf=pdf,
        out=out,
        announce=announce(as_json=as_json),
    )
    return show(result, as_json=as_json, with_findings=result.status == "findings")


main.add_command(review)
main.add_command(compare)
main.add_command(template)


@main.command()
@MASTER
@click.option(
    "--format",
    "form",
    required=True,
    type=click.Choice(["json", "csv"]),
    metavar="json|csv",
    help="データの形。",
)
@OUT
@JSON
def export(master: Path | None, form: str, out: Path, *, as_json: bool) -> int:
    """計画をデータ(JSON または CSV)として書き出します。

    例: hitaplan export --format json
    """
    from hitaplan.workflows.export import Format, run_export

    return show(run_export(master, Format(form), out), as_json=as_json, with_findings=False)


@main.command()
@click.argument("master", metavar="新しい台帳", type=click.Path(path_type=Path))
@click.option(
    "--from",
    "source",
    required=True,
    metavar="plan.json",
    type=click.Path(path_type=Path),
    help="計画のデータ。",
)
@JSON
def new(master: Path, source: Path, *, as_json: bool) -> int:
    """計画のデータから、新しい台帳を作ります。

    例: hitaplan new 台帳.xlsx --from plan.json
    """
    from hitaplan.workflows.new import run_new

    return show(run_new(master, source), as_json=as_json)


@main.command()
@click.argument("folder", metavar="フォルダー", type=click.Path(path_type=Path))
@JSON
def init(folder: Path, *, as_json: bool) -> int:
    """台帳と様式の入った作業フォルダーを作ります。

    例: hitaplan init 情報化基本計画
    """
    from hitaplan.workflows.init import run_init

    return show(run_init(folder), as_json=as_json)


@main.command()
@click.argument("folder", required=False, metavar="[提出フォルダー]")
def menu(folder: str | None) -> None:
    """番号で選ぶメニューを開きます(hitaplan.bat が使います)。"""
    from hitaplan.terminal.menu import run_menu
    from hitaplan.workflows.init import RETURNS_FOLDER

    run_menu(run_command, folder or RETURNS_FOLDER)
