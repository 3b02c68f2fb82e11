"""The commands of the revision of the plan: review and compare."""

from pathlib import Path

import click

from hitaplan.terminal.japanese import JapaneseCommand
from hitaplan.terminal.options import JSON, MASTER, OUT, PATH, announce, show, year_of


@click.command(cls=JapaneseCommand)
@MASTER
@click.option(
    "--fiscal-year", metavar="年度", help="見直しをする年度(R8、令和8年度、2026)。ふだんは台帳の対象年度。"
)
@OUT
@JSON
def review(master: Path | None, fiscal_year: str | None, out: Path, *, as_json: bool) -> int:
    """見直し: 見直し候補と、課ごとの見直し照会票を作ります。

    例: hitaplan review --fiscal-year R8
    """
    from hitaplan.terminal.progress import progress_bar
    from hitaplan.workflows.review import review as make

    year = year_of(fiscal_year)
    with progress_bar(shown=not as_json) as progress:
        result = make(
            master,
            fiscal_year=year,
            out=out,
            progress=progress,
            announce=announce(as_json=as_json),
        )
    return show(result, as_json=as_json, with_findings=result.status == "findings")


@click.command(cls=JapaneseCommand)
@click.argument("old", metavar="改定前", type=PATH)
@click.argument("new", metavar="[改定後]", required=False, type=PATH)
@click.option(
    "--draft", is_flag=True, help="見出しを「改正案」「現行」にします。ふだんは「改正後」「改正前」。"
)
@click.option("--old-left", is_flag=True, help="改定前を左に置きます。ふだんは右です。")
@click.option("--portrait", is_flag=True, help="A4縦にします。ふだんは A4横です。")
@click.option("--remarks", is_flag=True, help="備考の欄(追加、変更、番号変更など)を設けます。")
@click.option("--blank", is_flag=True, help="「(新設)」「(削る)」と書かず、空欄にします。")
@click.option(
    "--omitted", default="(略)", metavar="言葉", help="変わらない部分の言葉(例: 略)。ふだんは「(略)」。"
)
@click.option("--record", is_flag=True, help="改定履歴にない変更を書き足した、台帳の写しを作ります。")
@OUT
@JSON
def compare(
    old: Path, new: Path | None, out: Path, *, record: bool, as_json: bool, **style: bool | str
) -> int:
    """新旧対照表: 2つの計画を比べ、新旧対照表、変更一覧、改定後の計画書を作ります。

    改定前と改定後は、台帳(Excel)か plan.json です。改定後を省くと、いつもの台帳です。

    例: hitaplan compare workbooks/plan.json
    """
    from hitaplan.workflows.compare import Style
    from hitaplan.workflows.compare import compare as make

    result = make(
        old,
        new,
        style=Style(**style),  # type: ignore[arg-type]  # click hands each option over by its name
        record=record,
        out=out,
        announce=announce(as_json=as_json),
    )
    return show(result, as_json=as_json, with_findings=bool(result.findings))
