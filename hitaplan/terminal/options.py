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

# Whether a file can be read is told when it is read, with its name.
PATH = click.Path(path_type=Path, readable=False)
MASTER = click.argument("master", required=False, metavar="[台帳]", type=PATH)
OUT = click.option(
    "--out",
    metavar="フォルダー",
    default="output",
    type=PATH,
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
    return _years(text, f"{_ONE_YEAR}、続けて取るときは「R6-R8」のように指定してください。")


def year_of(text: str | None) -> "FiscalYear | None":
    """Return the one fiscal year that an option names; None without it. Raises M-YEAR for several years too."""
    years = _years(text, f"{_ONE_YEAR}のように指定してください。")
    if len(years) > 1:
        message = f"「{text}」は、続いた{len(years)}年度です。このコマンドでは、1つの年度だけを指定します。"
        remedy = (
            f"「{years[-1].short}」のように指定してください。ほかの年度は、年度を変えてもう一度実行します。"
        )
        raise Failure("M-YEAR", Place("--fiscal-year"), message, remedy, text or "")
    return years[0] if years else None


_ONE_YEAR = "「R6」「令和6年度」「2024」"


def _years(text: str | None, remedy: str) -> "tuple[FiscalYear, ...]":
    from hitaplan.plan.fiscal_year import parse_years

    if text is None:
        return ()
    try:
        return parse_years(text)
    except ValueError as error:
        message = f"「{text}」を年度として読めません。"
        raise Failure("M-YEAR", Place("--fiscal-year"), message, remedy, text) from error
