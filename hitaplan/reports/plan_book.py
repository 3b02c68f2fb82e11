"""計画書: the words of the plan itself, as it is published."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby

from hitaplan.office.text_fit import text_width
from hitaplan.plan.fiscal_year import FiscalYear
from hitaplan.plan.japanese_calendar import format_month
from hitaplan.plan.model import (
    PERIOD_TABLE,
    POLICY_SECTION,
    STANDARD_SYSTEMS_ITEM,
    FrontMatter,
    Item,
    PeriodBar,
    Plan,
    Policy,
)
from hitaplan.plan.plan_order import in_plan_order
from hitaplan.plan.progress import lead_answer, standing
from hitaplan.plan.vocabulary import NAME_SEPARATOR
from hitaplan.reports.initiative_block import BLOCK_WORDS, Block, BlockYear, blocks_of
from hitaplan.templates.words import Condition, Number, Repeated, Values, Word, Words, gather, seen_from

TEMPLATE = "計画書.docx"
# The parts of a title that are not torn, and the half-width characters of a line of the title page.
_TITLE_PIECE = re.compile(r"\s*(?:[(\uff08【〔「『][^\s(\uff08【〔「『]*|[^\s(\uff08【〔「『]+)\s*")
_TITLE_WIDTH = 42


@dataclass(frozen=True)
class PlanBook:
    """The plan as a book.

    Attributes:
        plan: The plan.
        revised: When it was revised, as the title page says it (令和8年3月改定), or "".
        actual_until: The last year of which it prints what happened, or None for the plan as it was established.
    """

    plan: Plan
    revised: str = ""
    actual_until: FiscalYear | None = None

    @property
    def mark(self) -> str:
        """What follows the name of the plan where it is a revised one."""
        return f"({self.revised})" if self.revised else ""

    @cached_property
    def chapters(self) -> "list[Chapter]":
        """The chapters of the front matter."""
        grouped = groupby(self.plan.front_matter, key=lambda each: each.chapter)
        return [
            Chapter(place, title, tuple(rows), place > 1) for place, (title, rows) in enumerate(grouped, 1)
        ]

    @cached_property
    def policies(self) -> "list[PolicyPart]":
        """The 基本方針; the first follows the heading of the chapter that is theirs."""
        introduced = bool(self.chapters) and self.chapters[-1].heads_policies
        return [
            PolicyPart(self, policy, place > 0 or not introduced)
            for place, policy in enumerate(self.plan.policies)
        ]

    @property
    def contents(self) -> "list[ContentsLine]":
        """The lines of the contents."""
        lines = []
        for chapter in self.chapters:
            lines.append(ContentsLine(1, chapter.title, chapter.mark))
            lines += (ContentsLine(2, each.title, each.mark) for each in chapter.sections if each.title)
        return lines + [ContentsLine(2, each.heading, each.mark) for each in self.policies]


@dataclass(frozen=True, slots=True)
class ContentsLine:
    """One line of the contents: its level from 1, the heading, and the bookmark where that stands."""

    level: int
    title: str
    mark: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter of the front matter.

    Attributes:
        place: Its place, from 1.
        title: Its heading.
        rows: Its rows of 本文.
        later: Whether another chapter stands before it.
    """

    place: int
    title: str
    rows: tuple[FrontMatter, ...]
    later: bool

    @property
    def mark(self) -> str:
        """The bookmark of its heading."""
        return f"chapter{self.place}"

    @property
    def heads_policies(self) -> bool:
        """Whether it is only the heading of what the 基本方針 say."""
        return not any(each.text for each in self.rows)

    @property
    def sections(self) -> "list[Section]":
        """Its sections in order."""
        grouped = groupby(self.rows, key=lambda each: each.section)
        return [
            Section(f"section{self.place}_{place}", title, tuple(rows))
            for place, (title, rows) in enumerate(grouped, 1)
        ]


@dataclass(frozen=True, slots=True)
class Section:
    """A section of a chapter: the bookmark of its heading, its title ("" where the chapter has none), its rows."""

    mark: str
    title: str
    rows: tuple[FrontMatter, ...]

    @property
    def paragraphs(self) -> list[str]:
        """Its paragraphs."""
        return [each.text for each in self.rows if each.paragraph != PERIOD_TABLE and each.text]

    @property
    def caption(self) -> str:
        """The caption of the table of periods, or "" where it does not stand here."""
        return next((each.text for each in self.rows if each.paragraph == PERIOD_TABLE), "")


@dataclass(frozen=True)
class PolicyPart:
    """A 基本方針 in the book."""

    book: PlanBook
    policy: Policy
    new_page: bool

    @property
    def heading(self) -> str:
        """Its heading."""
        return f"基本方針{self.policy.number}　{self.policy.title}"

    @property
    def mark(self) -> str:
        """The bookmark of its heading."""
        return f"policy{self.policy.number}"

    @property
    def items(self) -> "list[ItemPart]":
        """Its 基本項目."""
        return [ItemPart(self.book, self.policy, each) for each in self.policy.items]


@dataclass(frozen=True)
class ItemPart:
    """A 基本項目 in the book."""

    book: PlanBook
    policy: Policy
    item: Item

    @property
    def heading(self) -> str:
        """Its heading."""
        return f"基本項目{self.item.number}　{self.item.title}"

    @property
    def systems(self) -> str:
        """The 標準化対象業務 in one line, where they stand here (plan p. 7), or ""."""
        here = (self.policy.number, self.item.number) == STANDARD_SYSTEMS_ITEM
        return NAME_SEPARATOR.join(self.book.plan.standard_systems) if here else ""

    @property
    def parts(self) -> "list[Part]":
        """Its 取組."""
        year = self.book.actual_until or self.book.plan.last_year
        made = blocks_of(self.book.plan, year, self.policy, self.item, self.item.initiatives)
        return [Part(each, self.book.actual_until) for each in made]


@dataclass(frozen=True, slots=True)
class Part:
    """A 取組 in the book."""

    block: Block
    actual_until: FiscalYear | None

    def actual(self, year: FiscalYear) -> str:
        """Return what happened in a year: the 主管課's 状況, else why there is none (未回答, 完了済, 対象外)."""
        if self.actual_until is None or year > self.actual_until:
            return ""
        plan, initiative = self.block.plan, self.block.initiative
        answer = lead_answer(plan, initiative, year)
        return answer.status.value if answer else standing(plan, initiative, year).label


@dataclass(frozen=True, slots=True)
class BarCell:
    """A cell of the table of periods: so many years, with what its bar says or none."""

    years: int
    label: str
    bar: bool


@dataclass(frozen=True, slots=True)
class BarRow:
    """A row of the table of periods."""

    plan: str
    cells: tuple[BarCell, ...]


def bar_rows(bars: Sequence[PeriodBar], years: Sequence[FiscalYear]) -> list[BarRow]:
    """Lay out the bars of the table of periods.

    Args:
        bars: The bars, in the order of 計画期間.
        years: The years of the table.

    Returns:
        A row for each plan, a further one where its bars overlap; parts of bars outside the years are cut off.
    """
    rows: list[tuple[str, list[PeriodBar]]] = []
    for bar in bars:
        if bar.last_year < years[0] or years[-1] < bar.first_year:
            continue
        lane = next(
            (lane for plan, lane in rows if plan == bar.plan and lane[-1].last_year < bar.first_year), None
        )
        if lane is None:
            rows.append((bar.plan, [bar]))
        else:
            lane.append(bar)
    return [BarRow(plan, tuple(_bar_cells(lane, years))) for plan, lane in rows]


def _bar_cells(lane: Sequence[PeriodBar], years: Sequence[FiscalYear]) -> Iterator[BarCell]:
    following = years[0]
    for bar in lane:
        first, last = max(bar.first_year, years[0]), min(bar.last_year, years[-1])
        for _ in range(following.western, first.western):
            yield BarCell(1, "", bar=False)
        yield BarCell(last.western - first.western + 1, bar.label, bar=True)
        following = last + 1
    for _ in range(following.western, years[-1].western + 1):
        yield BarCell(1, "", bar=False)


def title_lines(title: str) -> str:
    """Break a title that is too long for a line of the title page where a reader would: at a space, before a bracket.

    Args:
        title: The title.

    Returns:
        The title, with line breaks.
    """
    lines = [""]
    for piece in _TITLE_PIECE.findall(title):
        if lines[-1] and text_width((lines[-1] + piece).strip()) > _TITLE_WIDTH:
            lines.append("")
        lines[-1] += piece
    return "\n".join(line.strip() for line in lines)


_SECTION_WORDS: Words[tuple[PlanBook, Section]] = (
    Word("題", "節の見出し。節がなければ空白", lambda it: it[1].title),
    Word("しるし", "見出しのブックマークの名前(目次が使う)", lambda it: it[1].mark),
    Repeated("段落一覧", "節の段落", lambda it: it[1].paragraphs, (Word("文", "段落の文", str),)),
    Word("期間表の題", "計画期間の表の題。ここに表がなければ空白", lambda it: it[1].caption),
    Condition(
        "基本方針の表",
        "ここに基本方針の一覧を載せるかどうか",
        lambda it: it[1].title == POLICY_SECTION,
    ),
)
_CHAPTER_WORDS: Words[tuple[PlanBook, Chapter]] = (
    Number("番号", "章の順番(1から)", lambda it: it[1].place),
    Word("題", "章の見出し", lambda it: it[1].title),
    Word("しるし", "見出しのブックマークの名前(目次が使う)", lambda it: it[1].mark),
    Condition("改ページ", "新しいページから始めるかどうか", lambda it: it[1].later and it[1].heads_policies),
    Repeated("節一覧", "章の節", lambda it: [(it[0], section) for section in it[1].sections], _SECTION_WORDS),
)
_BAR_WORDS: Words[BarCell] = (
    Word("文", "帯の中の文", lambda it: it.label),
    Number("幅", "帯の年度の数(列の結合に使う)", lambda it: it.years),
    Condition("帯", "帯のある欄かどうか", lambda it: it.bar),
)
_PERIOD_WORDS: Words[BarRow] = (
    Word("計画", "計画の名称", lambda it: it.plan),
    Repeated("帯一覧", "年度の欄。帯のない年度は空白", lambda it: it.cells, _BAR_WORDS),
)
_ACTUAL_WORDS: Words[tuple[Part, BlockYear]] = (
    Word("年度", "年度", lambda it: it[1].year.label),
    Word(
        "状況",
        "その年度の状況。回答がなければ「未回答」、まだの年度は空白",
        lambda it: it[0].actual(it[1].year),
    ),
)
_PART_WORDS: Words[Part] = (
    *seen_from(BLOCK_WORDS, lambda it: it.block),
    Repeated(
        "実績一覧",
        "年度ごとに実際にどうなったか",
        lambda it: [(it, BlockYear(it.block, each)) for each in it.block.plan.years],
        _ACTUAL_WORDS,
    ),
)
_ITEM_WORDS: Words[ItemPart] = (
    Word("題", "基本項目の番号と名称", lambda it: it.heading),
    Repeated(
        "段落一覧", "基本項目の本文の段落", lambda it: it.item.narrative, (Word("文", "段落の文", str),)
    ),
    Word("標準化対象業務", "標準化対象業務を並べたもの。ここに載せなければ空白", lambda it: it.systems),
    Repeated("取組一覧", "基本項目の取組", lambda it: it.parts, _PART_WORDS),
)
_POLICY_WORDS: Words[PolicyPart] = (
    Word("番号", "基本方針の番号", lambda it: str(it.policy.number)),
    Word("名称", "基本方針の名称", lambda it: it.policy.title),
    Word("題", "基本方針の番号と名称", lambda it: it.heading),
    Word("しるし", "見出しのブックマークの名前(目次が使う)", lambda it: it.mark),
    Condition("改ページ", "新しいページから始めるかどうか", lambda it: it.new_page),
    Repeated("基本項目一覧", "基本方針の基本項目", lambda it: it.items, _ITEM_WORDS),
)
CONTENTS_WORDS: Words[ContentsLine] = (
    Word("題", "見出し", lambda it: it.title),
    Number("段", "見出しの段(1から)", lambda it: it.level),
    Word("しるし", "見出しのブックマークの名前", lambda it: it.mark),
)
WORDS: Words[PlanBook] = (
    Word("計画名", "計画の名称", lambda it: it.plan.title),
    Word("団体名", "市町村の名前", lambda it: it.plan.settings.municipality),
    Word("策定年月", "計画を策定した年月", lambda it: format_month(it.plan.established)),
    Word(
        "表題",
        "表紙の表題。1行に収まらない計画名は、切れ目で行を分ける",
        lambda it: title_lines(it.plan.title),
    ),
    Word("改定", "「(令和8年3月改定)」のような、欄外の言葉。改定でなければ空白", lambda it: it.mark),
    Word("改定年月", "表紙の「令和8年3月改定」。改定でなければ空白", lambda it: it.revised),
    Condition("実績あり", "年度ごとの実績を印字するかどうか", lambda it: it.actual_until is not None),
    Word(
        "実績の注",
        "実績を印字したときの注。なければ空白",
        lambda it: f"「実績」は、{it.actual_until}までの主管課の回答です。" if it.actual_until else "",
    ),
    Repeated("目次一覧", "目次の行", lambda it: it.contents, CONTENTS_WORDS),
    Repeated("章一覧", "本文の章", lambda it: [(it, each) for each in it.chapters], _CHAPTER_WORDS),
    Repeated(
        "年度一覧", "計画期間の年度", lambda it: it.plan.years, (Word("年度", "年度", lambda it: it.label),)
    ),
    Repeated(
        "期間一覧", "計画期間の表の行", lambda it: bar_rows(it.plan.period_bars, it.plan.years), _PERIOD_WORDS
    ),
    Repeated("基本方針一覧", "基本方針", lambda it: it.policies, _POLICY_WORDS),
    Word("文書名", "ファイルのプロパティの題名", lambda it: it.plan.title + it.mark),
)


def plan_book_words(book: PlanBook) -> Values:
    """Work out the words of the 計画書, in the order of the numbers.

    Args:
        book: The book.

    Returns:
        The values by word.
    """
    return gather(WORDS, replace(book, plan=in_plan_order(book.plan)))
