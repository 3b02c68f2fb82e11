"""What may be wrong with a returned 見直し照会票, each with its sentence."""

from collections.abc import Sequence

from hitaplan.findings.finding import Finding, Place, Severity
from hitaplan.findings.near_miss import suggestion
from hitaplan.findings.quoting import quoted
from hitaplan.office.cells import Cell
from hitaplan.survey.review.layout import Decision, ReviewHeading
from hitaplan.survey.review.new_text import Problem

NOTHING_DECIDED = "K039"


class LocatedReview:
    """Makes findings about one sheet of one returned 見直し照会票."""

    def __init__(self, file: str, sheet: str) -> None:
        """Keep the place.

        Args:
            file: The file, as seen from the folder of the returns.
            sheet: Name of the sheet as it stands in the file.
        """
        self._file, self._sheet = file, sheet

    def _finding(
        self, code: str, severity: Severity, cell: Cell | None, message: str, remedy: str
    ) -> Finding:
        place = Place(self._file, self._sheet, cell.address if cell else "")
        return Finding(code, severity, place, cell.text if cell else "", message, remedy)

    def unknown_decision(self, cell: Cell) -> Finding:
        """K031: a 判断 that is not in the list."""
        words = [decision.value for decision in Decision]
        message = f"判断「{quoted(cell.text)}」は、一覧にない言葉です。"
        remedy = f"{suggestion(cell.text, words)}{'、'.join(words)}の中から選んでください。"
        return self._finding("K031", Severity.ERROR, cell, message, remedy)

    def nothing_new(self, cell: Cell, number: str) -> Finding:
        """K032: a change that does not say what is to be new."""
        message = f"取組 {number} の判断は「変更」ですが、新しい内容がどこにもありません。"
        return self._finding(
            "K032", Severity.ERROR, cell, message, "変える欄に、新しい内容を書いてください。"
        )

    def no_target(self, cell: Cell, number: str, target: str, known: Sequence[str]) -> Finding:
        """K033: a merger without a 取組 of the plan to merge into."""
        said = (
            f"統合先「{quoted(target)}」は、計画の取組番号として読めません。"
            if target
            else "統合先が空白です。"
        )
        near = suggestion(target, known) if target else ""
        message = f"取組 {number} の判断は「統合」ですが、{said}"
        return self._finding(
            "K033", Severity.ERROR, cell, message, f"{near}統合先の取組番号を書いてください。"
        )

    def own_target(self, cell: Cell, number: str) -> Finding:
        """K033: a merger of a 取組 into itself."""
        message = f"取組 {number} の統合先「{quoted(cell.text)}」は、この取組自身です。"
        remedy = "まとめる先の、ほかの取組番号を書いてください。この取組を残すなら、判断を「継続」か「変更」にしてください。"
        return self._finding("K033", Severity.ERROR, cell, message, remedy)

    def relisted_target(self, cell: Cell, number: str, original: str) -> Finding:
        """K033: a merger into a 再掲, which has no text of its own."""
        message = f"取組 {number} の統合先「{quoted(cell.text)}」は、再掲の取組です。"
        return self._finding(
            "K033", Severity.ERROR, cell, message, f"元の取組番号「{original}」を書いてください。"
        )

    def no_reason(self, cell: Cell, number: str) -> Finding:
        """K034: a decision that changes the plan without a reason."""
        message = f"取組 {number} の判断は「{cell.text}」ですが、判断の理由が空白です。"
        remedy = "新旧対照表や会議の説明に使うので、理由を書いてください。"
        return self._finding("K034", Severity.WARNING, cell, message, remedy)

    def text_without_change(self, cell: Cell, number: str, heading: ReviewHeading, decision: str) -> Finding:
        """K035: new text beside a decision to which it does not belong."""
        said = f"判断は「{decision}」" if decision else "判断は空白"
        message = f"取組 {number} の「{heading}」に「{quoted(cell.text)}」とありますが、{said}です。"
        meant = Decision.MERGE if heading is ReviewHeading.MERGED_INTO else Decision.CHANGE
        remedy = f"そうするなら判断を「{meant}」に、しないなら「{heading}」を空欄にしてください。"
        return self._finding("K035", Severity.WARNING, cell, message, remedy)

    def undecided(self, numbers: Sequence[str]) -> Finding:
        """K036: 取組 without a 判断; their rows may be gone."""
        message = f"判断のない取組があります({'、'.join(numbers)})。"
        return self._finding(
            "K036", Severity.WARNING, None, message, "変えない取組は「継続」を選んでください。"
        )

    def unknown_initiative(self, cell: Cell) -> Finding:
        """K037: a row of a 取組 that the plan does not have, or not for this department."""
        message = f"取組番号「{quoted(cell.text)}」は、この課の取組にありません。取り込みません。"
        return self._finding("K037", Severity.WARNING, cell, message, "取組番号を元に戻してください。")

    def replaced(self, department: str, used: str, *, same: bool) -> Finding:
        """K038: another form of the same department is used."""
        message = (
            f"{department}から2つ以上の見直し照会票があります。「{used}」を使い、このファイルは使いません"
        )
        if same:
            return self._finding(
                "K038", Severity.INFO, None, f"{message}(内容は同じです)。", "そのままでかまいません。"
            )
        remedy = "エラーのないもののうち、新しいほうを使います。使ったほうが正しいか、課に確かめてください。"
        return self._finding("K038", Severity.WARNING, None, f"{message}。", remedy)

    def nothing_decided(self, rows: int) -> Finding:
        """K039: the form came back as it was issued."""
        message = f"{rows}取組のどれにも、記入がありません(配布したままです)。"
        remedy = (
            "黄色の欄に判断を記入して、もう一度送ってもらってください。変えない取組も「継続」を選びます。"
        )
        return self._finding(NOTHING_DECIDED, Severity.ERROR, None, message, remedy)

    def other_year(self, year: str, asked: str) -> Finding:
        """K040: the form belongs to the review of another year than most."""
        message = f"{year}の見直し照会票です。いま集めているのは{asked}の照会票なので、使いません。"
        remedy = f"{asked}の照会票を送ってもらってください。{year}の回答を集めるなら、その照会票だけを別のフォルダーに入れて受付を行ってください。"
        return self._finding("K040", Severity.WARNING, None, message, remedy)

    def year_unreadable(self, asked: str) -> Finding:
        """K040: nobody can tell of which year the form is."""
        message = f"どの年度の見直し照会票か分かりません。{asked}の照会票として使います。"
        return self._finding(
            "K040", Severity.WARNING, None, message, "年度が正しいか、課に確かめてください。"
        )

    def departments_unclear(self, cell: Cell, number: str, problem: Problem) -> Finding:
        """K041: a new 事業担当課 that is not, or no longer, a department."""
        message = f"取組 {number} の「{ReviewHeading.NEW_DEPARTMENTS}」の{problem.message}"
        return self._finding("K041", Severity.WARNING, cell, message, problem.remedy)

    def schedule_unclear(self, cell: Cell, number: str, problem: Problem) -> Finding:
        """K042: a new スケジュール that cannot stand in the plan."""
        message = f"取組 {number} の「{ReviewHeading.NEW_SCHEDULE}」で、{problem.message}"
        return self._finding("K042", Severity.WARNING, cell, message, problem.remedy)
