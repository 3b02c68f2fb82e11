"""Returned 調査票 for tests: issued by the program, filled in and ill-treated with openpyxl as an office does."""

import io
import os
from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from datetime import datetime
from functools import cache
from pathlib import Path

import openpyxl
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from hitaplan.master.creating import create_master
from hitaplan.plan.fiscal_year import FiscalYear
from hitaplan.plan.model import Answer, Inquiry, Plan, Settings
from hitaplan.plan.standard_words import STANDARD_WORDS
from hitaplan.plan.vocabulary import Evaluation, Round, Status
from hitaplan.survey.form_layout import FormSheet
from tests.builders import R5, R6, SECTION, make_answer, make_initiative, make_plan
from tests.forms import columns, heading_row, rows, written

Edit = Callable[[Workbook], object]
TAX, CITIZENS = "税務課", "市民課"
# What a department writes into one row, by heading.
GOOD = {"状況": "実施中", "評価": "計画どおり", "実績": "説明会を3回開いた。"}
SUPPORT = {"状況": "実施中", "実績": "説明会に職員を出した。"}


@cache
def asked_plan(*answers: Answer, round_: Round = Round.PRELIMINARY) -> Plan:
    """Three departments and six 取組: two shared, one 再掲, one completed, one with a note."""
    plan = make_plan(
        make_initiative("1-1-1", name="窓口の改善", departments=(SECTION, TAX)),
        make_initiative("1-1-2", name="税の申告", departments=(TAX,)),
        make_initiative("1-1-3", name="証明書の交付", departments=(CITIZENS,)),
        make_initiative(
            "1-1-4", "実施中", *["実施予定(拡大)"] * 4, name="待合室の案内", departments=(CITIZENS,)
        ),
        make_initiative("1-1-5", "完了", name="番号札", departments=(CITIZENS,)),
        make_initiative("1-2-1", name="税の申告", departments=(TAX,), relisted_from="1-1-2"),
        answers=answers,
        inquiries=(Inquiry(R6, round_, "情統第1号", "令和7年3月3日", "令和7年3月31日"),),
    )
    texts = {field.name: "記入" for field in fields(Settings)} | {"section": SECTION, "report_date": ""}
    return replace(plan, settings=Settings(**texts), vocabulary=STANDARD_WORDS)


@cache
def asked_master(*answers: Answer, round_: Round = Round.PRELIMINARY) -> bytes:
    """The master of that plan."""
    return create_master(asked_plan(*answers, round_=round_))


def completed_answer() -> Answer:
    """1-1-5 reached its 完了 in 令和5年度, so that nothing is asked of it any more."""
    return make_answer("1-1-5", Evaluation.COMPLETED, department=CITIZENS, year=R5, status=Status.COMPLETED)


def entry(book: Workbook) -> Worksheet:
    """The sheet that is filled in."""
    return book[FormSheet.ENTRY]


def fill(texts: Mapping[str, Mapping[str, object]]) -> Edit:
    """Fill in rows, by their 取組番号 (or 行キー) and heading."""

    def edit(book: Workbook) -> None:
        by_key = rows(book)
        for number, values in texts.items():
            row = by_key.get(number) or by_key[f"R6/{number}"]
            for heading, value in values.items():
                row[heading].value = value

    return edit


def everything_of(name: str) -> Mapping[str, Mapping[str, object]]:
    """A full answer of a department."""
    return {
        SECTION: {"1-1-1": GOOD},
        TAX: {"1-1-1": SUPPORT, "1-1-2": GOOD},
        CITIZENS: {"1-1-3": GOOD, "1-1-4": GOOD},
    }[name]


def cell_of(heading: str, number: str, value: object) -> Edit:
    """Overwrite one cell."""
    return fill({number: {heading: value}})


def returned(
    name: str,
    *edits: Edit,
    plan: Plan | None = None,
    years: tuple[FiscalYear, ...] = (R6,),
    asking: Round = Round.PRELIMINARY,
    filled: bool = True,
) -> bytes:
    """A department's form, filled in and edited."""
    data = written(plan or asked_plan(), name, *years, asking=asking)
    book = openpyxl.load_workbook(io.BytesIO(data))
    if filled:
        fill(everything_of(name))(book)
    for edit in edits:
        edit(book)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def put_returns(folder: Path, files: Mapping[str, bytes]) -> None:
    """Lay files into a folder, each a minute newer than the one before."""
    start = datetime(2027, 3, 25, 9, 0).timestamp()
    for minute, (name, data) in enumerate(files.items()):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        os.utime(path, (start + 60 * minute,) * 2)


def move_column(heading: str, to: int) -> Edit:
    """Move a column of the sheet 記入 to the end, heading and all."""

    def edit(book: Workbook) -> None:
        sheet = entry(book)
        source, head = columns(sheet)[heading], heading_row(sheet)
        for row in range(head, sheet.max_row + 1):
            sheet.cell(row, to).value = sheet.cell(row, source).value
            sheet.cell(row, source).value = None

    return edit


def swap_rows(first: str, second: str, *, keys_too: bool = True) -> Edit:
    """Exchange two rows, as sorting does; without the hidden key, as sorting the visible columns does."""

    def edit(book: Workbook) -> None:
        by_key = rows(book)
        one, other = by_key[f"R6/{first}"], by_key[f"R6/{second}"]
        for heading in one:
            if keys_too or heading != "行キー":
                one[heading].value, other[heading].value = other[heading].value, one[heading].value

    return edit
