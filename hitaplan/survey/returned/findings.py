"""What may be wrong with a returned 調査票, each with its sentence. The answers themselves are the rules' business."""

from hitaplan.findings.finding import Finding, Place, Severity
from hitaplan.findings.quoting import quoted
from hitaplan.office.cells import Cell

_AS_ISSUED = "印字した欄は取り込みません。計画を変えたいという意味なら、「計画の変更」に書いてください。"
_SEND_AGAIN = "配布した調査票に記入して、もう一度送ってください。"
NOT_FILLED = "K015"


class Located:
    """Makes findings about one sheet of one returned file."""

    def __init__(self, file: str, sheet: str = "") -> None:
        """Keep the place.

        Args:
            file: The file, as seen from the folder of the returns.
            sheet: Name of the sheet as it stands in the file.
        """
        self._file, self._sheet = file, sheet

    def _finding(
        self, code: str, severity: Severity, cell: Cell | str | None, message: str, remedy: str
    ) -> Finding:
        address = cell.address if isinstance(cell, Cell) else cell or ""
        value = cell.text if isinstance(cell, Cell) else ""
        return Finding(code, severity, Place(self._file, self._sheet, address), value, message, remedy)

    def printed_cell_changed(self, cell: Cell, heading: str, issued: str) -> Finding:
        """K001: a grey cell does not say what it said when the form was issued."""
        was = f"「{quoted(issued)}」" if issued else "空白"
        message = f"印字した欄「{heading}」が「{quoted(cell.text)}」に変わっています(発行したときは{was})。"
        return self._finding("K001", Severity.WARNING, cell, message, _AS_ISSUED)

    def number_became_date(self, cell: Cell, number: object) -> Finding:
        """K001, restored: Excel made a date of a 取組番号."""
        message = f"取組番号が日付に変わっています。「{number}」とみなして読みました。"
        return self._finding("K001", Severity.REPAIR, cell, message, "そのままでかまいません。")

    def rearranged(self, what: str) -> Finding:
        """K002: something was moved, and was read rightly all the same."""
        message = f"{what}、見出しと番号で読みました。"
        return self._finding("K002", Severity.INFO, None, message, "そのままでかまいません。")

    def stray_row(self, cell: Cell) -> Finding:
        """K003: something was written where there is no 取組."""
        message = f"取組番号のない行に「{quoted(cell.text)}」と書かれています。取り込みません。"
        remedy = "必要な内容なら、その取組の行に書いてください。"
        return self._finding("K003", Severity.WARNING, cell, message, remedy)

    def row_unclear(self, cell: Cell, key: str) -> Finding:
        """K004: key and 取組番号 of a row name different 取組, and so does its name."""
        message = f"この行がどの取組か分かりません(取組番号は「{cell.text}」、隠れた行キーは「{key}」)。"
        return self._finding("K004", Severity.ERROR, cell, message, "取組番号と取組名を元に戻してください。")

    def row_twice(self, cell: Cell, first: int) -> Finding:
        """K005: one 取組 has two rows with different answers."""
        message = f"同じ取組の行が2つあり({first}行目と{cell.row}行目)、内容が違います。"
        return self._finding("K005", Severity.ERROR, cell, message, "1つの行にまとめてください。")

    def keys_gone(self) -> Finding:
        """K006: the hidden sheet is not there any more."""
        message = "隠しシートの控え(発行情報)がありません。取組番号と見出しで読みました。印字した欄が変わったかどうかは分かりません。"
        return self._finding(
            "K006", Severity.WARNING, None, message, "取組番号と課が正しいか、目で確かめてください。"
        )

    def other_plan(self, title: str) -> Finding:
        """K007: the form belongs to another plan."""
        message = f"別の計画「{quoted(title)}」の調査票です。"
        return self._finding("K007", Severity.ERROR, None, message, _SEND_AGAIN)

    def other_version(self, version: str, current: str) -> Finding:
        """K008: the form has another layout than this program writes."""
        message = f"様式の版が違います(この調査票は「{version}」、いまの様式は「{current}」)。"
        remedy = "いまの様式の調査票に記入して、もう一度送ってください。"
        return self._finding("K008", Severity.ERROR, None, message, remedy)

    def other_year(self, years: str, asked: str) -> Finding:
        """K009: the form asks for other years than those being collected."""
        message = f"{years}の調査票です。いま集めているのは{asked}の調査票です。"
        return self._finding("K009", Severity.WARNING, None, message, f"{asked}の調査票を送ってください。")

    def outside_period(self, cell: Cell) -> Finding:
        """K010: a year that the plan does not have."""
        message = f"「{cell.text}」は、計画期間の年度ではありません。"
        return self._finding("K010", Severity.ERROR, cell, message, "年度を元に戻してください。")

    def department_unknown(self, name: str) -> Finding:
        """K011: nobody can tell whose form it is."""
        said = (
            f"「{name}」は、シート「担当課」にある課ではありません。"
            if name
            else "どの課の調査票か分かりません。"
        )
        return self._finding("K011", Severity.ERROR, None, said, _SEND_AGAIN)

    def department_disagrees(self, inside: str, outside: str) -> Finding:
        """K012: the file is named or filed as another department's."""
        message = f"中身は{inside}の調査票ですが、置き場所か名前は{outside}のものです。取込みから外しました。"
        remedy = f"どちらの課の回答か確かめ、{inside}の回答でよければ「--accept {self._file}」を付けて取り込んでください。"
        return self._finding("K012", Severity.WARNING, None, message, remedy)

    def several_returns(self, department: str, files: str) -> Finding:
        """K013: two forms claim one department and do not say the same."""
        message = f"{department}から、内容の違う調査票が2つ以上あります({files})。このファイルを使いますが、取込みからは外しました。"
        remedy = f"シート「提出の違い」を見て、使うほうを「--accept {self._file}」のように指定してください。"
        return self._finding("K013", Severity.WARNING, None, message, remedy)

    def superseded(self, used: str, *, same: bool) -> Finding:
        """K014: another file of the department is used."""
        why = (
            f"「{used}」と同じ内容なので、使いません。"
            if same
            else f"{self._file} の代わりに「{used}」を使います。"
        )
        remedy = "そのままでかまいません。" if same else "違いは、シート「提出の違い」にあります。"
        return self._finding("K014", Severity.INFO, None, why, remedy)

    def row_not_filled(self, cell: Cell | None, number: str, year: str) -> Finding:
        """K015: a row that is asked has no answer, or is gone."""
        where = "記入がありません" if cell else "行がありません"
        message = f"取組 {number}({year})の{where}。"
        return self._finding("K015", Severity.ERROR, cell, message, "この取組の状況と実績を書いてください。")

    def row_answered_before(self, cell: Cell | None, number: str, year: str, source: str) -> Finding:
        """K015, harmless: a row was left blank, and its answer stands in the master already."""
        where = f"(取込元: {source})" if source else ""
        message = (
            f"取組 {number}({year})の記入はありませんが、台帳に回答があります{where}。台帳の回答を残します。"
        )
        return self._finding(NOT_FILLED, Severity.INFO, cell, message, "そのままでかまいません。")

    def nothing_filled(self) -> Finding:
        """K015 of the whole form: it came back as it was issued."""
        message = "回答を求めている行のどれにも、記入がありません。"
        return self._finding(
            NOT_FILLED, Severity.ERROR, None, message, "黄色の欄に記入して、もう一度送ってください。"
        )

    def row_not_asked(self, cell: Cell, number: str) -> Finding:
        """K016: something was written into a row that needs no answer, or is not this department's."""
        message = f"取組 {number} は、この課に回答を求めていない行ですが、「{quoted(cell.text)}」と書かれています。取り込みません。"
        remedy = "必要な内容なら、回答を求めている取組の行に書いてください。"
        return self._finding("K016", Severity.WARNING, cell, message, remedy)

    def brief_not_offered(self, cell: Cell) -> Finding:
        """K017: 「予定どおり・特記なし」 where the form does not offer it."""
        message = f"この行では「{cell.text}」を選べません(予定に注記があるか、前の年度に遅れていたか、予定の記載がない取組です)。"
        return self._finding(
            "K017", Severity.WARNING, cell, message, "状況と実績を書くことを検討してください。"
        )

    def merged_cells(self, area: str) -> Finding:
        """K018: cells to be filled in were merged."""
        message = f"セルが結合されています({area})。左上のセルの行だけの回答として読みました。"
        return self._finding(
            "K018", Severity.WARNING, area, message, "結合を解除し、行ごとに書いてください。"
        )

    def other_round(self, is_round: str, asked: str) -> Finding:
        """K019: the form belongs to another round than the one being collected."""
        message = (
            f"区分が「{is_round}」の調査票です。いま集めているのは「{asked}」です。取込みから外しました。"
        )
        remedy = f"「{is_round}」の回答として取り込むなら「--accept {self._file}」を付けてください。"
        return self._finding("K019", Severity.WARNING, None, message, remedy)

    def heading_missing(self, heading: str) -> Finding:
        """K020: a column to be filled in is gone."""
        message = f"見出し「{heading}」の列がありません。"
        return self._finding(
            "K020", Severity.ERROR, None, message, f"見出しを「{heading}」に戻してください。"
        )

    def heading_twice(self, cell: Cell) -> Finding:
        """K020: a heading stands twice, and nobody knows which column is meant."""
        message = f"見出し「{cell.text}」の列が2つあります。"
        return self._finding("K020", Severity.ERROR, cell, message, "使わないほうの列を消してください。")

    def hidden_rows(self, rows: str) -> Finding:
        """K021: rows are hidden or filtered; they were read."""
        message = f"隠れた行({rows})も読みました。"
        return self._finding("K021", Severity.INFO, None, message, "そのままでかまいません。")

    def added_column(self, cell: Cell) -> Finding:
        """K022: the department added a column; it is not merged."""
        message = f"列「{quoted(cell.text)}」が足されています。この列の内容は取り込みません。"
        remedy = "必要な内容なら、見て手で書き写してください。"
        return self._finding("K022", Severity.WARNING, cell, message, remedy)

    def cell_conflict(self, cell: Cell | None, heading: str, values: tuple[str, str, str]) -> Finding:
        """K023: the master was edited by hand since, and says something else than the return."""
        before, returned, master = (f"「{quoted(value)}」" if value else "空白" for value in values)
        message = f"「{heading}」は、台帳が手で{master}に直されていて、提出({returned})と違います(元は{before})。取り込みませんでした。"
        remedy = "見比べて台帳を直すか、「--prefer returned」(提出を使う)か「--prefer master」(台帳を残す)を指定してください。"
        return self._finding("K023", Severity.WARNING, cell, message, remedy)

    def plan_change_asked(self, cell: Cell, number: str) -> Finding:
        """K024: the department asks for a change of the plan."""
        message = f"取組 {number} に、計画変更の申出があります: 「{quoted(cell.text)}」"
        remedy = "シート「計画変更の申出」に、改定履歴へ貼り付けられる行があります。"
        return self._finding("K024", Severity.INFO, cell, message, remedy)

    def formula_columns_blank(self, names: str) -> Finding:
        """K025: the staff's own formula columns stay blank in the rows that a merge appends."""
        message = f"新しい行の数式の列({names})は空欄です。"
        return self._finding("K025", Severity.INFO, None, message, "上の行から数式をコピーしてください。")

    def head_disagrees(self, label: str, shown: str, hidden: str) -> Finding:
        """K026: the head block names another 課, 年度 or 区分 than the hidden keys."""
        message = f"上の欄の「{label}」は「{quoted(shown)}」ですが、隠れた控えでは「{quoted(hidden)}」です。取込みから外しました。"
        remedy = f"どちらが正しいか課に確かめ、「{quoted(hidden)}」でよければ「--accept {self._file}」を付けて取り込んでください。"
        return self._finding("K026", Severity.WARNING, None, message, remedy)

    def several_entry_sheets(self, names: str) -> Finding:
        """K027: two sheets look like the one to fill in, and nobody knows which is meant."""
        message = f"記入するシートが2つ以上あります({names})。どちらの回答か分かりません。"
        return self._finding(
            "K027", Severity.ERROR, None, message, "1つのシートにまとめて、もう一度送ってください。"
        )

    def number_shown(self, cell: Cell, heading: str, code: str, text: str) -> Finding:
        """K028, restored: a cell holds a number, and its number format shows it as another text."""
        message = (
            f"「{heading}」に数値の {cell.text} が入っていて、表示形式は「{code}」です。"
            f"表示のとおり「{text}」とみなして読みました。"
        )
        return self._finding("K028", Severity.REPAIR, cell, message, "そのままでかまいません。")

    def number_unclear(self, cell: Cell, heading: str, code: str) -> Finding:
        """K028: a cell holds a number, and nobody knows how it is shown."""
        message = (
            f"「{heading}」に数値の {cell.text} が入っていて、表示形式は「{code}」です。"
            f"表示される文字が分からないので「{cell.text}」として読みました。"
        )
        remedy = "画面に見えるとおりの文字にしたいときは、先頭に「'」を付けて入力し直してください。"
        return self._finding("K028", Severity.WARNING, cell, message, remedy)

    def log_unreadable(self, folder: str) -> Finding:
        """K029: the log of merges is there and cannot be read."""
        message = (
            f"{folder} の「{self._file}」が壊れているか、開けません。"
            "前に取り込んだ内容が分からないので、提出と台帳を、調査票を発行したときの内容とだけ比べました。"
            "台帳を手で直した欄や消した行を、正しく見分けられないことがあります。"
        )
        remedy = (
            f"取り込む前に、控えがあれば、壊れる前の「{self._file}」に戻して、もう一度実行してください。"
            "なければ、シート「取込予定」で変更前と変更後を見比べてから取り込んでください。"
        )
        return self._finding("K029", Severity.WARNING, None, message, remedy)
