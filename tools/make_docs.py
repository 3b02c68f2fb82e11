"""Writes the pages of docs/ that are made from the code: 検査規則.md from the rules, 差込項目.md from the words of templates."""

import inspect
import sys
from collections.abc import Iterable
from pathlib import Path

from hitaplan.findings.finding import Severity
from hitaplan.rules.catalogue import all_rules
from hitaplan.rules.rule import Rule
from hitaplan.templates.scope import LOOP_WORDS
from hitaplan.templates.word_list import ListedWord
from hitaplan.workflows.template_tools import template_words

_DOCS = Path(__file__).parents[1] / "docs"
RULES_PAGE, WORDS_PAGE = _DOCS / "検査規則.md", _DOCS / "差込項目.md"
# Examples are shown as they are typed, the rest as text.
_EXAMPLES = ("悪い例", "良い例")
_INTRODUCTION = """\
# 検査規則

台帳(Excel)の点検で知らせることの一覧です。どの知らせにも、ファイル・シート・セル・書かれていた値・直し方が付きます。
「エラー」があると文書を間違えるので何も作らず、「要確認」は人が見て判断するもので、あっても文書は作ります。
「自動補正」はプログラムが正しい値に戻して読んだもの(台帳そのものは変えません)、「参考」は知っておくとよいことです。

回答の内容の誤りは、その年度がいま報告を求めている年度でなければ、エラーでなく要確認になります。

このページは規則のファイルから自動で作っています。直接書き換えないでください。
"""
_ADDING = """\
## 規則を足すには(開発者向け)

1. `hitaplan/rules/` に、誤りの名前を付けたファイルを1つ作ります(130行まで)。冒頭の説明文には、見つけるもの・困ること・悪い例・良い例・限界の5つを書きます。
   `RULE = Rule(番号, 重要度, 題名, 見つける関数)` を置けば、点検に加わります。番号は使い回しません。
2. 同じ名前の試験 `tests/rules/test_(ファイル名).py` を書きます。1つの誤りから知らせが1つだけ出ることを、`tests/rules/corpus_*.py` にも2つ以上足します。
3. `python -m tools.make_docs` を実行し、このページを作り直します。
"""


_WORDS_INTRODUCTION = """\
# 差込項目

様式(Word)に差し込める言葉の一覧です。`{{ 課名 }}` のように書くと、その場所に値が入ります。例は、練習用の台帳のものです(計画の改定に使う言葉は、改定したときの例です)。

- **一覧**とあるものは、`{%tr for 取組 in 取組一覧 %}` と `{%tr endfor %}` の間で繰り返します。中の言葉は `{{ 取組.番号 }}` のように、付けた名前の後に書きます。
- **条件**とあるものは、`{%p if 確定 %}` と `{%p endif %}` の間を印字するかどうかに使います。印字はできません。
- **数**とあるものは、`{% colspan 取組.年度数 %}` のような列の数や、大小の比較に使えます。
- 書き方は、次の表のものだけです。

| 書き方 | 働き |
|---|---|
| `{{ 課名 }}` | 値を印字します |
| `{{ 取組一覧\\|length }}` | 一覧の数を印字します |
| `{{ 取組一覧\\|join('、', '番号') }}` | 一覧の言葉を「、」でつないで印字します |
| `{{ 課名 if 確定 else '(速報)' }}` | 条件によって、どちらかを印字します |
| `{% if 確定 %}…{% elif 年度 == '令和6年度' %}…{% else %}…{% endif %}` | あてはまるものを印字します。`not`、`and`、`or`、`==`、`!=`、`in` が使えます |
| `{% for 取組 in 取組一覧 %}…{% endfor %}` | 繰り返します。頭に `tr`、`tc`、`p`、`r` を付けると、行、列、段落、文字の一部を繰り返します(`if` も同じ)。同じ一覧を、その繰り返しの中でもう一度繰り返すことはできません |
| `{% colspan 2 %}`、`{% cellbg 'FFF2CC' %}`、`{% vm %}`、`{% hm %}` | 表のセルの幅(列の数)、色、縦の結合、横の結合 |
{loop}
- 様式を直したら、`hitaplan template check` で点検します。同じ一覧は `hitaplan template words` でも見られます。

このページは自動で作っています。直接書き換えないでください。
"""


def words_page() -> str:
    """Return the page of all words that may stand in templates."""
    listed = template_words()
    loop = "".join(f"| `loop.{each.name}` | 繰り返しの中で、{each.meaning} |\n" for each in LOOP_WORDS)
    introduction = _WORDS_INTRODUCTION.replace("{loop}", loop)
    return "\n".join((introduction, *(_words_section(name, words) for name, words in listed.items())))


def _words_section(name: str, words: Iterable[ListedWord]) -> str:
    rows = []
    for each in words:
        indent = "　" * each.depth
        kind = f"({each.kind}) " if each.kind else ""
        example = (kind + each.example.replace("|", "\\|")).strip()
        rows.append(f"| {indent}{each.name} | {each.meaning} | {example} |")
    return "\n".join((f"## {name}\n", "| 言葉 | 意味 | 例 |", "|---|---|---|", *rows, ""))


def rules_page() -> str:
    """Return the page of all rules."""
    return "\n".join((_INTRODUCTION, _contents(), *map(_section, all_rules()), _ADDING))


def _contents() -> str:
    rows = (f"| {rule.code} | {rule.severity.label} | {rule.title} |" for rule in all_rules())
    kinds = "・".join(
        f"{each.label} {sum(rule.severity is each for rule in all_rules())}" for each in Severity
    )
    table = "\n".join(("| 番号 | 重要度 | 題名 |", "|---|---|---|", *rows))
    return f"## 一覧\n\n全{len(all_rules())}規則({kinds})\n\n{table}\n"


def _section(rule: Rule) -> str:
    parts = [f"## {rule.code} {rule.title}", f"重要度: {rule.severity.label}"]
    for heading, text in explanation(rule).items():
        parts += [f"### {heading}", f"```text\n{text}\n```" if heading in _EXAMPLES else text]
    return "\n\n".join(parts) + "\n"


def explanation(rule: Rule) -> dict[str, str]:
    """Return the parts of a rule's docstring by their headings."""
    parts: dict[str, list[str]] = {}
    for line in inspect.getdoc(sys.modules[rule.find.__module__] or "").splitlines()[1:]:
        if line and not line.startswith(" "):
            parts[line.removesuffix(":")] = []
        elif line:
            parts[list(parts)[-1]].append(line.strip())
    return {heading: "\n".join(lines) for heading, lines in parts.items()}


def main() -> None:
    """Write the pages."""
    RULES_PAGE.parent.mkdir(exist_ok=True)
    RULES_PAGE.write_text(rules_page(), "utf-8", newline="\n")
    WORDS_PAGE.write_text(words_page(), "utf-8", newline="\n")


if __name__ == "__main__":
    main()
