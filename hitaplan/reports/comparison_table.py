"""新旧対照表: the words of the table that shows what a revision changes."""

from dataclasses import dataclass

from hitaplan.plan.model import Plan
from hitaplan.revision.phrases import Marked, Segment
from hitaplan.revision.table_row import TableRow
from hitaplan.templates.words import Condition, Repeated, Values, Word, Words, gather

TEMPLATE, UPRIGHT_TEMPLATE = "新旧対照表.docx", "新旧対照表(縦).docx"
# Once it is decided, and while it is proposed.
DECIDED, PROPOSED = ("改正後", "改正前"), ("改正案", "現行")


@dataclass(frozen=True, slots=True)
class Sides:
    """How the table is laid out.

    Attributes:
        headings: What the columns of the new and of the old plan are called.
        new_left: Whether the new plan stands on the left.
        remarks: Whether there is a column 備考.
    """

    headings: tuple[str, str] = DECIDED
    new_left: bool = True
    remarks: bool = False


@dataclass(frozen=True, slots=True)
class ComparisonTable:
    """A 新旧対照表.

    Attributes:
        new: The new plan.
        rows: Its rows.
        sides: How it is laid out.
    """

    new: Plan
    rows: tuple[TableRow, ...]
    sides: Sides

    def left(self, row: TableRow) -> Marked:
        """Return what stands on the left."""
        return row.new if self.sides.new_left else row.old

    def right(self, row: TableRow) -> Marked:
        """Return what stands on the right."""
        return row.old if self.sides.new_left else row.new

    def heading(self, *, left: bool) -> str:
        """Return the heading of a column."""
        return self.sides.headings[0 if left == self.sides.new_left else 1]


_SEGMENT_WORDS: Words[Segment] = (
    Word("文", "文の一部", lambda it: it.text),
    Condition("変更", "変わった部分かどうか。標準の様式では下線を引く", lambda it: it.changed),
)
_ROW_WORDS: Words[tuple[ComparisonTable, TableRow]] = (
    Repeated(
        "左",
        "左の欄の文。変わった部分とそうでない部分が交互に並ぶ",
        lambda it: it[0].left(it[1]),
        _SEGMENT_WORDS,
    ),
    Repeated(
        "右",
        "右の欄の文。変わった部分とそうでない部分が交互に並ぶ",
        lambda it: it[0].right(it[1]),
        _SEGMENT_WORDS,
    ),
    Word("備考", "追加、変更、廃止、番号変更、所管替え、字句の整理などの別", lambda it: it[1].remark),
    Condition("見出し", "章、基本方針、基本項目などの見出しの行かどうか", lambda it: it[1].heading),
    Condition("続く", "次の行と同じページに置く行かどうか。取組の番号と名称の行など", lambda it: it[1].leads),
)
WORDS: Words[ComparisonTable] = (
    Word("計画名", "改定後の計画の名称", lambda it: it.new.title),
    Word("団体名", "市町村の名前", lambda it: it.new.settings.municipality),
    Word("左の見出し", "左の欄の見出し(改正後、改正案など)", lambda it: it.heading(left=True)),
    Word("右の見出し", "右の欄の見出し(改正前、現行など)", lambda it: it.heading(left=False)),
    Condition("備考欄", "備考の欄を設けるかどうか", lambda it: it.sides.remarks),
    Repeated("対照一覧", "表の行", lambda it: [(it, row) for row in it.rows], _ROW_WORDS),
    Word("文書名", "ファイルのプロパティの題名", lambda it: f"{it.new.title} 新旧対照表"),
)


def comparison_words(table: ComparisonTable) -> Values:
    """Work out the words of a 新旧対照表.

    Args:
        table: The table.

    Returns:
        The values by word.
    """
    return gather(WORDS, table)
