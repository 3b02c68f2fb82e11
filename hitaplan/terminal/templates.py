"""The commands about the Word templates: which words may stand in them, and whether they are in order."""

import json
from pathlib import Path

import click

from hitaplan.terminal.japanese import JapaneseCommand, JapaneseGroup
from hitaplan.terminal.options import JSON, show


@click.group(cls=JapaneseGroup)
def template() -> None:
    """様式(Word)の差込の言葉と、様式の点検。"""


@template.command("words", cls=JapaneseCommand)
@JSON
def words(*, as_json: bool) -> int:
    """様式に差し込める言葉を、意味と例を付けて並べます。

    例: hitaplan template words
    """
    from hitaplan.workflows.template_tools import template_words

    listed = template_words()
    if as_json:
        data = {
            name: [
                {
                    "depth": each.depth,
                    "word": each.name,
                    "meaning": each.meaning,
                    "kind": each.kind,
                    "example": each.example,
                }
                for each in words
            ]
            for name, words in listed.items()
        }
        click.echo(
            json.dumps(
                {"status": "ok", "findings": [], "outputs": [], "counts": {}, "words": data},
                ensure_ascii=False,
            )
        )
        return 0
    for name, words in listed.items():
        click.echo(f"\n【{name}】")
        for each in words:
            example = f"　例: {each.example}" if each.example else ""
            kind = f"　({each.kind})" if each.kind else ""
            click.echo(f"{'    ' * each.depth}  {each.name} … {each.meaning}{kind}{example}")
    return 0


@template.command("check", cls=JapaneseCommand)
@click.argument("folder", required=False, metavar="[様式のフォルダー]", type=click.Path(path_type=Path))
@JSON
def check(folder: Path | None, *, as_json: bool) -> int:
    """様式を点検し、差込の誤りをすべて知らせます。

    例: hitaplan template check
    """
    from hitaplan.workflows.template_tools import run_template_check

    return show(run_template_check(folder), as_json=as_json, by_file=True)
