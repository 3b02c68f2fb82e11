"""What stands in a template besides the text that is filled in: fonts, changes, comments, links, and tags out of place."""

import io
import re
import zipfile
from collections.abc import Iterator

from hitaplan.findings.finding import Finding, Place, Severity
from hitaplan.templates.fonts import fonts_in
from hitaplan.templates.links import links_in
from hitaplan.templates.text import TAG, part_name

_STYLED = ("word/styles.xml", "word/theme/", "word/document.xml", "word/header", "word/footer")
# Parts that nobody fills in: a tag there is printed as it stands.
_NOT_FILLED = {"word/comments": "コメント", "word/charts/": "グラフ", "word/diagrams/": "SmartArt"}
_COMMENT = re.compile(rb"<w:comment\s")
_XML = re.compile(r"word/.*\.xml")
# Insertions, deletions, moves, and changes of what something looks like.
_TRACKED = re.compile(rb"<w:(?:ins|del|moveFrom|moveTo|cell(?:Ins|Del|Merge)|\w+Change)\s")


def package_findings(data: bytes, file: str) -> Iterator[Finding]:
    """Yield what is to be said of a template as a whole.

    Args:
        data: The .docx file.
        file: Its name.

    Yields:
        T-LINK, T-TRACKED, T-COMMENT, T-FONT, and T-PLACE for tags where no value is put in.
    """
    from lxml import etree

    fonts: set[str] = set()
    tracked: list[str] = []
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        yield from links_in(package, file)
        for name in filter(_XML.fullmatch, package.namelist()):
            xml = package.read(name)
            if name.startswith(_STYLED):
                fonts |= fonts_in(etree.fromstring(xml))
            yield from _not_filled(name, xml, file)
            if count := len(_COMMENT.findall(xml)):
                yield _commented(count, file)
            if _TRACKED.search(xml):
                tracked.append(part_name(name))
    if tracked:
        yield _tracked(tracked, file)
    yield from (_font(font, file) for font in sorted(fonts))


def _commented(count: int, file: str) -> Finding:
    what = f"様式「{file}」に、コメントが{count}つ残っています。作る文書のすべてに、書いた人の名前とともに入ります。"
    return Finding(
        "T-COMMENT",
        Severity.WARNING,
        Place(file),
        "",
        what,
        "Word の「校閲」で、コメントを削除してください。",
    )


def _tracked(parts: list[str], file: str) -> Finding:
    what = f"様式「{file}」の{'、'.join(dict.fromkeys(parts))}に、変更履歴が残っています。削除された文は印字せず、挿入された文と書式の変更は、変更の印が付いたまま印字します。"
    remedy = "Word の「校閲」で、すべての変更を承諾するか元に戻してから、保存してください。"
    return Finding("T-TRACKED", Severity.WARNING, Place(file), "", what, remedy)


def _font(font: str, file: str) -> Finding:
    what = f"様式「{file}」の書体「{font}」は、どの Windows パソコンにもあるとは限りません。"
    remedy = "ＭＳ 明朝、ＭＳ ゴシック、游明朝、BIZ UDゴシックなどにすると、どのパソコンでも同じに見えます。"
    return Finding("T-FONT", Severity.INFO, Place(file), font, what, remedy)


def _not_filled(name: str, xml: bytes, file: str) -> Iterator[Finding]:
    place = next((said for start, said in _NOT_FILLED.items() if name.startswith(start)), "")
    tag = TAG.search(re.sub(r"<[^>]*>", "", xml.decode())) if place else None
    if tag:
        what = f"様式「{file}」の{place}に差込「{tag[0]}」があります。{place}には値が入りません(このまま残ります)。"
        remedy = f"{place}から消すか、差込を本文に移してください。"
        severity = Severity.WARNING if place == "コメント" else Severity.ERROR
        yield Finding("T-PLACE", severity, Place(file, place), tag[0], what, remedy)
