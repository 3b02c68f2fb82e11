"""What the commands have in common: arguments and options, the fiscal years asked for, and how they show what was done."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from hitaplan.findings.failure import Failure
from hitaplan.findings.finding import Place

if TYPE_CHECKING:
    from hitaplan.plan.fiscal_year import FiscalYear
    from hitaplan.workflows.result import Result

MASTER = click.argument("master", required=False, metavar="[台帳]", type=click.Path(path_type=Path))
OUT = click.option(
    "--out",
    metavar="フォルダー",
    default="output",
    type=click.Path(path_type=Path),
    help="作成先(ふだんは output)。",
)
JSON = click.option("--json", "as_json", is_flag=True, help="結果を JSON だけで出します(他のプログラム用)。")


def announce(*, as_json: bool) -> Callable[[str], None]:
    """Return how the first line of a run is said: not at all with --json."""
    return (lambda _: None) if as_json else click.echo


def show(result: "Result", *, as_json: bool, with_findings: bool = True, by_file: bool = False) -> int:
    """Show the outcome of a run and return its exit code."""
    from hitaplan.terminal.output import show_result

    return show_result(result, as_json=as_json, with_findings=with_findings, by_file=by_file)


def years_of(text: str | None) -> "tuple[FiscalYear, ...]":
    """Return the fiscal years that an option names; none without it. Raises M-YEAR for what is no year."""
    from hitaplan.plan.fiscal_year import parse_years

    if text is None:
        return ()
    try:
        return parse_years(text)
    except ValueError as error:
        raise Failure(
            "M-YEAR",
            Place("--fiscal-year"),
            f"「{text}」を年度として読めません。",
            "「R6」「令和6年度」「2024」、続けて取るときは「R6-R8」のように指定してください。",
            text,
        ) from error


def year_of(text: str | None) -> "FiscalYear | None":
    """Return the one fiscal year that an option names; None without it. Raises M-YEAR for several years too."""
    years = years_of(text)
    if len(years) > 1:
        raise Failure(
            "M-YEAR",
            Place("--fiscal-year"),
            f"「{text}」は、続いた{len(years)}年度です。このコマンドでは、1つの年度だけを指定します。",
            f"「{years[-1].short}」のように、1つの年度を指定してください。年度ごとに、もう一度実行できます。",
            text or "",
        )
    return years[0] if years else None
