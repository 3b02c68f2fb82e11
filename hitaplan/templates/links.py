"""What a template fetches from elsewhere or carries within: whoever opens a document made from it would fetch it too."""

import re
import zipfile
from collections.abc import Iterator

from hitaplan.findings.finding import Finding, Place, Severity

_HARMLESS = "/hyperlink"
_KINDS = {
    "/attachedTemplate": "テンプレート",
    "/image": "画像",
    "/oleObject": "埋め込みのデータ",
}
# Word takes them in when it opens the file.
_IMPORTED = ("/aFChunk", "/subDocument")
_EMBEDDED = re.compile(r"word/(?:embeddings/.*\.bin|activeX/.*|.*vbaProject\.bin)", re.IGNORECASE)
# Fields that read other files or start other programs.
_FETCHING = re.compile(rb"\b(INCLUDEPICTURE|INCLUDETEXT|DDEAUTO|DDE|LINK|IMPORT|DATABASE)\s")
_INSTRUCTIONS = re.compile(rb'<w:instrText[^>]*>([^<]*)</w:instrText>|w:instr="([^"]*)"')
_REMEDY = "要らなければ Word で削除してください。画像は、リンクでなく「挿入」で文書に入れてください。"


def links_in(package: zipfile.ZipFile, file: str) -> Iterator[Finding]:
    """Yield what a template fetches from elsewhere, or carries within.

    Args:
        package: The template.
        file: Its name.

    Yields:
        T-LINK: 要確認 for what is fetched, 参考 for what is carried.
    """
    from lxml import etree

    for name in package.namelist():
        if name.endswith(".rels"):
            for each in etree.fromstring(package.read(name)):
                kind, target = each.get("Type", ""), each.get("Target", "")
                if kind.endswith(_IMPORTED):
                    what = f"様式「{file}」に、別の文書({target.rpartition('/')[2]})が取り込まれています。その中の差込には、値が入りません。"
                    remedy = (
                        "Word で開いて保存し直すと、本文になります。覚えのないものなら、削除してください。"
                    )
                    yield Finding("T-LINK", Severity.WARNING, Place(file), target, what, remedy)
                elif each.get("TargetMode") == "External" and not kind.endswith(_HARMLESS):
                    said = next((word for end, word in _KINDS.items() if kind.endswith(end)), "ファイル")
                    yield _fetched(file, f"{said}「{target}」", target)
        elif _EMBEDDED.fullmatch(name):
            what = f"様式「{file}」に、ほかのプログラムのデータかマクロ({name.rpartition('/')[2]})が埋め込まれています。"
            remedy = "作る文書にもそのまま入ります。覚えのないものなら、Word で削除してください。"
            yield Finding("T-LINK", Severity.INFO, Place(file), name, what, remedy)
        elif name.startswith("word/") and name.endswith(".xml"):
            said_by_fields = b"".join(a or b for a, b in _INSTRUCTIONS.findall(package.read(name)))
            for word in sorted(set(_FETCHING.findall(said_by_fields + b" "))):
                yield _fetched(file, f"フィールド「{word.decode()}」の指すもの", word.decode())


def _fetched(file: str, what: str, value: str) -> Finding:
    message = f"様式「{file}」は、文書の外にある{what}を読みます。作った文書を開く人のパソコンも、それを読みに行きます。"
    return Finding("T-LINK", Severity.WARNING, Place(file), value, message, _REMEDY)
