"""Says where in a Word template a mistake is, and what to do about it."""

import html
import re
from collections.abc import Iterator, Mapping
from traceback import walk_tb
from typing import Any

from hitaplan.findings.failure import Failure
from hitaplan.findings.finding import Place
from hitaplan.findings.near_miss import suggestion
from hitaplan.reports.template_language import Mistake, NotPrintable
from hitaplan.reports.template_limits import Unbounded

# Only with a prefix: within a tag of the template, 「<」 compares.
_XML_TAG = re.compile(r"</?[A-Za-z]\w*:[^>]*>|<\?[^>]*>")
_TEMPLATE_TAG = re.compile(r"{{.*?}}|{%.*?%}|{#.*?#}")
_FULL_WIDTH = re.compile(r"[｛{][｛{％%]|[｝％%}][｝}]")
_UNDEFINED = re.compile(r"'([^']+)' is undefined|has no attribute '([^']+)'")
_UNKNOWN_TAG = re.compile(r"unknown tag '([^']+)'")
_BLOCK = re.compile(r"{%-?\s*(end)?(for|if)\b.*?%}")
_UNKNOWN_FILTER = re.compile(r"No (?:filter|test) named '([^']+)'")
_STANDARD = "直せないときは、標準の様式に戻してください。"
_LITERALS = {"{_{": '{{ "{{" }}', "}_}": '{{ "}}" }}', "{_%": '{{ "{%" }}', "%_}": '{{ "%}" }}'}
# What closes or divides a block that was opened before.
_CLOSING = ("endfor", "endif", "else", "elif")
_PART_NAMES = {
    "header": "ヘッダー",
    "footer": "フッター",
    "footnotes": "脚注",
    "endnotes": "文末脚注",
    "document": "本文",
    "core": "文書のプロパティ",
}


def unreadable_tags(source: str, file: str, part: str) -> Iterator[Failure]:
    """Yield the tags that Jinja would take for plain text, or would misread.

    Args:
        source: The part as it is compiled, one paragraph a line.
        file: The template's name.
        part: The part's name.

    Yields:
        T-BRACES for full-width braces and for braces that are opened and not closed.
    """
    for line in source.split("\n"):
        text = _plain(line)
        rest = _TEMPLATE_TAG.sub("", text)
        strange = next((match for match in _FULL_WIDTH.finditer(rest)), None)
        if strange:
            yield Failure(
                "T-BRACES",
                Place(file, part_name(part)),
                f"様式「{file}」の{part_name(part)}の段落「{shortened(text)}」で、"
                f"差込の括弧「{strange[0]}」が半角でないか、対になっていません。",
                "「{{ 課名 }}」「{% for … %}」のように、半角の括弧を2つずつ対にして書いてください。"
                + _STANDARD,
                strange[0],
            )


def with_literals(source: str) -> str:
    """Put expressions in the place of docxtpl's literal braces.

    docxtpl replaces them in the finished text, staff's words included; here they are replaced before any value is put in.
    """
    for literal, expression in _LITERALS.items():
        source = source.replace(literal, expression)
    return source


def explain(error: Exception, source: str, file: str, part: str, words: Mapping[str, Any]) -> Failure:
    """Turn what Jinja raised into one sentence with its place.

    Args:
        error: What was raised on compiling or rendering.
        source: The part as it was compiled, one paragraph a line.
        file: The template's name.
        part: The part's name.
        words: The words that the template may use.

    Returns:
        The failure to raise.
    """
    paragraph = _paragraph(error, source)
    tags = _TEMPLATE_TAG.findall(paragraph)
    where = f"様式「{file}」の{part_name(part)}の段落「{shortened(paragraph)}」で、"
    what, remedy = _diagnose(error, set(all_words(words)))
    return Failure("T-TAG", Place(file, part_name(part)), where + what, remedy + _STANDARD, " ".join(tags))


def failure_of(mistake: Mistake, source: str, file: str, part: str) -> Failure:
    """Say where a mistake is.

    Args:
        mistake: The mistake.
        source: The part as it was compiled, one paragraph a line.
        file: The template's name.
        part: The part's name.

    Returns:
        The failure to raise, or the finding to list.
    """
    paragraph = paragraph_at(source, mistake.line)
    where = f"様式「{file}」の{part_name(part)}の段落「{shortened(paragraph)}」で、"
    tags = mistake.value or " ".join(_TEMPLATE_TAG.findall(paragraph))
    return Failure(
        "T-TAG", Place(file, part_name(part)), where + mistake.what, mistake.remedy + _STANDARD, tags
    )


def paragraph_at(source: str, line: int) -> str:
    """Return the text of the paragraph on a line, or of the first one after it that has any."""
    lines = source.split("\n")
    texts = map(_plain, lines[min(line, len(lines)) - 1 :])
    return next(filter(None, texts), "")


def all_words(value: object) -> Iterator[str]:
    """Yield every word that a template may use, those within lists and mappings included."""
    if isinstance(value, Mapping):
        for word, inner in value.items():
            yield str(word)
            yield from all_words(inner)
    elif isinstance(value, (list, tuple)):
        for inner in value[:1]:
            yield from all_words(inner)


def part_name(part: str) -> str:
    """Return what staff call a part of a Word document."""
    file = part.rpartition("/")[2]
    return next((name for start, name in _PART_NAMES.items() if file.startswith(start)), part)


def _diagnose(error: Exception, words: set[str]) -> tuple[str, str]:
    from jinja2 import TemplateError, UndefinedError
    from jinja2.exceptions import SecurityError

    text = str(error)
    if isinstance(error, UndefinedError):
        match = _UNDEFINED.search(text)
        word = (match[1] or match[2]) if match else text
        if word in words:
            remedy = "繰り返しの中の言葉なら、「取組.番号」のように、繰り返しの名前を前に付けてください。"
            return f"「{word}」という差込の言葉は、ここでは使えません。", remedy
        return f"「{word}」という差込の言葉はありません。", f"{suggestion(word, words)}言葉を直してください。"
    if isinstance(error, SecurityError):
        return "使えない書き方をしています。", "差込には、決まった言葉だけを書いてください。"
    if isinstance(error, Unbounded):
        return "文書が際限なく長くなります。", "繰り返しの中の繰り返しを減らしてください。"
    if isinstance(error, NotPrintable):
        return "文章ではないもの(一覧など)を印字しようとしています。", "一覧は「for」で繰り返してください。"
    if isinstance(error, TemplateError):
        return _diagnose_syntax(text)
    return "差込の計算ができません。", "差込には、決まった言葉だけを書いてください。"


def _diagnose_syntax(text: str) -> tuple[str, str]:
    if match := _UNKNOWN_FILTER.search(text):
        return f"「{match[1]}」という働きはありません。", "「|」や「is」より後ろを消してください。"
    match = _UNKNOWN_TAG.search(text)
    if match and match[1] in _CLOSING:
        remedy = "「for」と「endfor」、「if」と「endif」を、それぞれ別の行(段落)に、対にして書いてください。"
        return f"「{match[1]}」の前に、対になる始まりがありません。", remedy
    if match:
        remedy = (
            "言葉を印字するなら「{{ 課名 }}」のように、繰り返しと条件なら"
            "「{% for … %}」「{% if … %}」のように書いてください。"
        )
        return f"「{match[1]}」という命令はありません。", remedy
    if "end of template" in text:
        remedy = "始まりと同じ形の終わりを足してください(「{%tr for … %}」には「{%tr endfor %}」、「{%p if … %}」には「{%p endif %}」)。"
        return "「for」または「if」が閉じていません。", remedy
    return "差込の書き方に誤りがあります。", "空白や記号の抜けがないか見直してください。"


def _paragraph(error: Exception, source: str) -> str:
    """Return the text of the paragraph in which the mistake is, or of the first one after it that has any."""
    if "end of template" in str(error):
        return _unclosed(source)
    number = getattr(error, "lineno", None)
    if number is None:
        frames = [
            line for frame, line in walk_tb(error.__traceback__) if frame.f_code.co_filename == "<template>"
        ]
        number = frames[-1] if frames else 1
    return paragraph_at(source, number)


def _unclosed(source: str) -> str:
    """Return the text of the paragraph that opens the innermost block without an end."""
    opened: list[str] = []
    for text in map(_plain, source.split("\n")):
        for match in _BLOCK.finditer(text):
            if not match[1]:
                opened.append(text)
            elif opened:
                opened.pop()
    return opened[-1] if opened else ""


def _plain(line: str) -> str:
    return html.unescape(_XML_TAG.sub("", line)).strip()


def shortened(text: str) -> str:
    """Return a paragraph short enough to be quoted."""
    return text if len(text) <= 60 else text[:60] + "…"
