"""Says where in a Word template a mistake is, and what to do about it."""

import re
from collections.abc import Iterator, Mapping
from traceback import walk_tb
from typing import Any
from unicodedata import normalize

from hitaplan.findings.failure import Failure
from hitaplan.findings.finding import Place
from hitaplan.findings.near_miss import suggestion
from hitaplan.templates.language import Mistake, NotPrintable
from hitaplan.templates.limits import Unbounded
from hitaplan.templates.said import (
    FEWER_REPETITIONS,
    NO_TEXT,
    ONLY_WORDS,
    misplaced_word,
    unknown_filter,
    unknown_word,
    without_beginning,
)
from hitaplan.templates.text import TAG, TemplatePart

_FULL_WIDTH = re.compile(r"[｛{][｛{％%#]|[｝％%#}][｝}]")
_UNDEFINED = re.compile(r"'([^']+)' is undefined|has no attribute '([^']+)'")
# Within it Jinja takes all tags for plain text, as they stand.
_RAW = re.compile(r"{%[-+]?\s*(?:end)?raw\b")
_UNEXPECTED = re.compile(r"unexpected char '(.)'")
_JAPANESE_QUOTES = "「」『』〝〟"
# Marks of a sentence, which no word has; the first two stand for 「.」 where somebody forgot to switch the keyboard.
_OF_A_SENTENCE, _FOR_A_DOT = "。・、，", "。・"
_UNKNOWN_TAG = re.compile(r"unknown tag '([^']+)'")
# A brace that a tag has too many; full-width ones around a tag may be meant.
_ONE = r"(?:{{(?:(?!}}).)*}}|{%(?:(?!%}).)*%})"
_TOO_MANY = re.compile(rf"{{{_ONE}}}?|{_ONE}}}")
# A tag that is opened once more before it is closed: the first was not closed.
_TWICE = re.compile(r"{{(?:(?!}}|['\"“‘]).)*?{[{%](?:(?!}}).)*}}|{%(?:(?!%}|['\"“‘]).)*?{[{%](?:(?!%}).)*%}")
_BLOCK = re.compile(r"{%[-+]?\s*(end)?(for|if)\b")
_STEP = re.compile(r"{%[-+]?\s*(?P<end>end)?(?P<word>for|if|elif|else)\b")
_BEGINNINGS = ("for", "if")
_UNKNOWN_FILTER = re.compile(r"No (?:filter|test) named '([^']+)'")
_STANDARD = "直せないときは、標準の様式に戻してください。"
_UNWIELDY = "差込が長すぎるか、その中の括弧が多すぎます。"
_LONGEST_TAG, _MOST_BRACKETS = 500, 20
# What closes or divides a block that was opened before.
_CLOSING = ("endfor", "endif", "else", "elif")


def unreadable_tags(part: TemplatePart) -> Iterator[Failure]:
    """Yield the tags that Jinja would take for plain text, or would misread.

    Args:
        part: The part.

    Yields:
        T-BRACES for full-width braces, for braces that are opened and not closed, and for a brace too many.
    """
    for text in part.paragraphs:
        if misread := _misread(text):
            yield _braces(part, quoting(part, text), *misread)
    for text in part.descriptions:
        if misread := _misread(text):
            where = f"様式「{part.file}」の{part.name}の、図の説明(代替テキスト)「{shortened(text)}」で、"
            yield _braces(part, where, *misread)
    yield from (_failure(part, line, _UNWIELDY, ONLY_WORDS) for line in unwieldy_tags(part))
    if _RAW.search(part.source):
        line = next(line for line, tag in part.tags if _RAW.match(tag))
        what = "「raw」という命令は使えません。その中の差込が、すべてそのまま印字されます。"
        yield _failure(part, line, what, "消してください。括弧を印字するなら「{_{」「}_}」と書きます。")


def _misread(text: str) -> tuple[str, str] | None:
    """Return what of a text is no tag as it stands, and why."""
    if found := _FULL_WIDTH.search(TAG.sub("", text)):
        return found[0], f"差込の括弧「{found[0]}」が半角でないか、対になっていません。"
    if found := _TOO_MANY.search(text):
        return found[0], f"差込「{found[0]}」の括弧が多すぎます。"
    if found := _TWICE.search(text):
        return found[0], f"差込「{found[0]}」の括弧が、閉じないうちに、もう一度開いています。"
    return None


def _braces(part: TemplatePart, where: str, strange: str, what: str) -> Failure:
    remedy = (
        "「{{ 計画名 }}」「{% for … %}」のように、半角の括弧を2つずつ対にして書いてください。" + _STANDARD
    )
    return Failure("T-BRACES", Place(part.file, part.name), where + what, remedy, strange)


def unwieldy_tags(part: TemplatePart) -> Iterator[int]:
    """Yield the lines of tags over which Jinja's parser would stumble: longer and deeper than anybody writes them.

    Args:
        part: The part.

    Yields:
        The lines.
    """
    for line, tag in part.tags:
        brackets = tag.count("(") + tag.count("[")
        if not tag.startswith("{#") and (len(tag) > _LONGEST_TAG or brackets > _MOST_BRACKETS):
            yield line


def quoting(part: TemplatePart, text: str) -> str:
    """Return the beginning of a message: the template, the part and the paragraph.

    Args:
        part: The part.
        text: The text of the paragraph; "" where the whole part is meant.

    Returns:
        「様式「…」の本文の段落「…」で、」
    """
    where = f"様式「{part.file}」の{part.name}"
    return f"{where}の段落「{shortened(text)}」で、" if text else f"{where}で、"


def explain(error: Exception, part: TemplatePart, words: Mapping[str, Any]) -> Failure:
    """Turn what Jinja raised into one sentence with its place.

    Args:
        error: What was raised on compiling or rendering.
        part: The part.
        words: The words that the template may use.

    Returns:
        The failure to raise.
    """
    block = _unpaired(part) if _of_a_block(error) else None
    what, remedy = block[1:] if block else _diagnose(error, set(all_words(words)))
    return _failure(part, line_of(error, part), what, remedy)


def belonging(line: int, part: TemplatePart) -> frozenset[int]:
    """Return the lines of the else and the end that belong to a tag.

    Args:
        line: The line of a for or an if that cannot be read.
        part: The part.

    Returns:
        Lines of its source; none where the tag is no beginning, or has no end.
    """
    steps = [(start, _STEP.match(normalize("NFKC", tag))) for start, tag in part.tags if start >= line]
    opened: list[str] = []
    found: list[int] = []
    for start, step in steps:
        if step is not None and step["end"]:
            if not opened or opened.pop() != step["word"]:
                break
        elif step is not None and step["word"] in _BEGINNINGS:
            opened.append(step["word"])
        elif step is not None and len(opened) == 1:
            found.append(start)
        if not opened:
            return frozenset((*found, start))
    return frozenset()


def line_of(error: Exception, part: TemplatePart) -> int:
    """Return the line with the tag that is at fault.

    Args:
        error: What was raised on compiling or rendering.
        part: The part.

    Returns:
        A line of its source.
    """
    if _of_a_block(error) and (block := _unpaired(part)):
        return block[0]
    number: int | None = getattr(error, "lineno", None)
    if number is not None:
        return number
    frames = [
        line for frame, line in walk_tb(error.__traceback__) if frame.f_code.co_filename == "<template>"
    ]
    if frames:
        return frames[-1]
    return _innermost(part) if isinstance(error, RecursionError) else 1


def failure_of(mistake: Mistake, part: TemplatePart) -> Failure:
    """Say where a mistake is.

    Args:
        mistake: The mistake.
        part: The part.

    Returns:
        The failure to raise, or the finding to list.
    """
    return _failure(part, mistake.line, mistake.what, mistake.remedy, mistake.value)


def _failure(part: TemplatePart, line: int, what: str, remedy: str, value: str = "") -> Failure:
    seen = part.seen(line)
    where = quoting(part, seen.text)
    if seen.tag and not seen.text:
        where = f"様式「{part.file}」の{part.name}の、文ではない所(ブックマークの名前、図の説明など)の「{seen.tag}」で、"
    return Failure("T-TAG", Place(part.file, part.name), where + what, remedy + _STANDARD, value or seen.tag)


def all_words(value: object) -> Iterator[str]:
    """Yield every word that a template may use, those within lists and mappings included."""
    if isinstance(value, Mapping):
        for word, inner in value.items():
            yield str(word)
            yield from all_words(inner)
    elif isinstance(value, (list, tuple)):
        for inner in value[:1]:
            yield from all_words(inner)


def _diagnose(error: Exception, words: set[str]) -> tuple[str, str]:
    from jinja2 import TemplateError, UndefinedError
    from jinja2.exceptions import SecurityError

    text = str(error)
    if isinstance(error, UndefinedError):
        match = _UNDEFINED.search(text)
        word = (match[1] or match[2]) if match else text
        if word in words:
            remedy = "繰り返しの中の言葉なら、「取組.番号」のように、繰り返しの名前を前に付けてください。"
            return misplaced_word(word), remedy
        return unknown_word(word), f"{suggestion(word, words)}言葉を直してください。"
    if isinstance(error, SecurityError):
        return "使えない書き方をしています。", ONLY_WORDS
    if isinstance(error, Unbounded):
        return "文書が際限なく長くなります。", FEWER_REPETITIONS
    if isinstance(error, NotPrintable):
        return NO_TEXT
    if isinstance(error, TemplateError):
        return _diagnose_syntax(text)
    return "差込の計算ができません。", ONLY_WORDS


def _diagnose_syntax(text: str) -> tuple[str, str]:
    if match := _UNKNOWN_FILTER.search(text):
        return unknown_filter(match[1])
    strange = _UNEXPECTED.search(text)
    if strange and strange[1] in _OF_A_SENTENCE:
        dot = "半角の「.」に直すか、" if strange[1] in _FOR_A_DOT else ""
        remedy = f"「{strange[1]}」を{dot}消すか、差込の括弧の外に出してください。"
        return f"差込の中に「{strange[1]}」があります。", remedy
    if strange and strange[1] in _JAPANESE_QUOTES:
        return (
            f"差込の中に「{strange[1]}」があります。",
            "言葉を比べるときは、半角の引用符で「'速報'」のように囲んでください。",
        )
    if strange and (half := _half_width(strange[1])):
        remedy = f"「{strange[1]}」を半角の「{half}」に直してください。"
        return f"差込の中の「{strange[1]}」が半角ではありません。", remedy
    match = _UNKNOWN_TAG.search(text)
    if match and match[1] in _CLOSING:
        return without_beginning(match[1])
    if match:
        remedy = (
            "言葉を印字するなら「{{ 計画名 }}」のように、繰り返しと条件なら"
            "「{% for … %}」「{% if … %}」のように書いてください。"
        )
        return f"「{match[1]}」という命令はありません。", remedy
    return "差込の書き方に誤りがあります。", "空白や記号の抜けがないか見直してください。"


def _half_width(character: str) -> str:
    half = normalize("NFKC", character)
    return half if half.isascii() and not character.isascii() else ""


def _of_a_block(error: Exception) -> bool:
    """Whether Jinja says that a beginning and an end do not belong together."""
    from jinja2 import TemplateSyntaxError

    match = _UNKNOWN_TAG.search(str(error))
    of_a_block = "end of template" in str(error) or (match is not None and match[1] in _CLOSING)
    return isinstance(error, TemplateSyntaxError) and of_a_block


def _unpaired(part: TemplatePart) -> tuple[int, str, str] | None:
    """Return the line of the first block without an end, or end without a beginning; what it is, and what to do."""
    opened: list[tuple[int, str]] = []
    for line, tag in part.tags:
        match = _BLOCK.match(tag)
        if match is None:
            continue
        end, word = match.groups()
        if not end:
            opened.append((line, word))
        elif opened and opened[-1][1] == word:
            opened.pop()
        elif any(begun == word for _, begun in opened):
            break
        else:
            return line, *without_beginning(f"end{word}")
    if not opened:
        return None
    line, word = opened[-1]
    remedy = "始まりと同じ形の終わりを足してください(「{%tr for … %}」には「{%tr endfor %}」、「{%p if … %}」には「{%p endif %}」)。"
    return line, f"「{word}」が閉じていません。", remedy


def _innermost(part: TemplatePart) -> int:
    """Return the line of the repetition that is within most others."""
    depth, deepest, found = 0, 0, 1
    for line, tag in part.tags:
        match = _BLOCK.match(tag)
        if match and match[2] == "for":
            depth += -1 if match[1] else 1
            if depth > deepest:
                deepest, found = depth, line
    return found


def shortened(text: str) -> str:
    """Return a paragraph short enough to be quoted."""
    return text if len(text) <= 60 else text[:60] + "…"
