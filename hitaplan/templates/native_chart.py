"""The numbers of a native chart: Word draws it, staff change its looks in the template.

The template holds a chart as an example. Its shapes, patterns and fonts stay; the numbers that it shows and the
workbook that opens in Word on 「データの編集」 are put in for each document. A chart whose series bear other names is
the staff's own and stays as it is.
"""

import io
import posixpath
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from hitaplan.office.workbook_writing import new_workbook
from hitaplan.plan.summary import bar_label_fits

if TYPE_CHECKING:
    from lxml.etree import _Element

_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_PACKAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/package"
_SHEET = "集計"
# A day that stands as the date of creation of the workbook within: no clock gets into the bytes.
_CREATED = date(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class ChartTable:
    """The numbers of a chart: its categories, and for each series a number for each category."""

    categories: tuple[str, ...]
    series: Mapping[str, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class NativeChart:
    """A chart of a template.

    Attributes:
        part: The name of its part.
        xml: What stands there.
        workbook: The name of the part with its workbook, or "" where it has none.
    """

    part: str
    xml: bytes
    workbook: str

    @property
    def series(self) -> tuple[str, ...]:
        """The names of what it draws, in their order."""
        from lxml import etree

        return tuple(map(_name, etree.fromstring(self.xml).iter(f"{_C}ser")))

    @property
    def is_example(self) -> bool:
        """Whether every series has the same numbers: it is the example of the template, and nobody's own."""
        from lxml import etree

        drawn = etree.fromstring(self.xml).iter(f"{_C}ser")
        shown = [tuple(each.text for each in series.iterfind(f"{_C}val//{_C}v")) for series in drawn]
        return len(shown) > 1 and len(set(shown)) == 1

    def filled(self, table: ChartTable) -> dict[str, bytes]:
        """Put the numbers in.

        Args:
            table: The numbers.

        Returns:
            The changed parts by name; none where the chart is not about these numbers.
        """
        from lxml import etree

        tree = etree.fromstring(self.xml)
        drawn = list(tree.iter(f"{_C}ser"))
        names = [_name(each) for each in drawn]
        if not names or not set(names) <= set(table.series):
            return {}
        for series, name in zip(drawn, names, strict=True):
            _fill(series, name, table)
        xml = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
        return {self.part: xml} | ({self.workbook: chart_workbook(table)} if self.workbook else {})


def charts_in(data: bytes) -> tuple[NativeChart, ...]:
    """Find the charts of a Word document.

    Args:
        data: The .docx file.

    Returns:
        Its charts.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = [name for name in package.namelist() if name.startswith("word/charts/chart")]
        return tuple(
            NativeChart(name, package.read(name), _workbook_of(package, name)) for name in sorted(names)
        )


def chart_workbook(table: ChartTable) -> bytes:
    """Make the workbook within a chart.

    Args:
        table: The numbers.

    Returns:
        The .xlsx file: the categories in column A, a column for each series.
    """
    with new_workbook(_SHEET, _CREATED) as (book, buffer):
        sheet = book.add_sheet(_SHEET)
        look = book.format()
        for row, category in enumerate(table.categories, 1):
            sheet.write_string(row, 0, category, look)
        for column, (name, numbers) in enumerate(table.series.items(), 1):
            sheet.write_string(0, column, name, look)
            for row, number in enumerate(numbers, 1):
                sheet.write_number(row, column, number, look)
    return buffer.getvalue()


def _workbook_of(package: zipfile.ZipFile, chart: str) -> str:
    from lxml import etree

    folder, _, file = chart.rpartition("/")
    relations = f"{folder}/_rels/{file}.rels"
    if relations not in package.namelist():
        return ""
    for relation in etree.fromstring(package.read(relations)):
        if relation.get("Type") == _PACKAGE:
            target = relation.get("Target", "")
            return posixpath.normpath(posixpath.join("/" + folder, target)).lstrip("/")
    return ""


def _name(series: "_Element") -> str:
    """The name of a series; blanks around it are not to be seen."""
    return _text(series.find(f"{_C}tx")).strip()


def _text(holder: "_Element | None") -> str:
    found = None if holder is None else holder.find(f".//{_C}v")
    return "" if found is None else found.text or ""


def _fill(series: "_Element", name: str, table: ChartTable) -> None:
    column = chr(ord("A") + 1 + list(table.series).index(name))
    last = len(table.categories) + 1
    _refer(series.find(f"{_C}tx"), f"{_SHEET}!${column}$1", (name,))
    _refer(series.find(f"{_C}cat"), f"{_SHEET}!$A$2:$A${last}", table.categories)
    numbers = table.series[name]
    _refer(series.find(f"{_C}val"), f"{_SHEET}!${column}$2:${column}${last}", tuple(map(str, numbers)))
    bars = (sum(each) for each in zip(*table.series.values(), strict=True))
    narrow = (
        place for place, each in enumerate(zip(numbers, bars, strict=True)) if not bar_label_fits(*each)
    )
    _leave_out_labels(series.find(f"{_C}dLbls"), narrow)


def _leave_out_labels(labels: "_Element | None", places: Iterable[int]) -> None:
    """Delete the labels of these points: on the narrow parts of a bar they would lie upon each other."""
    from lxml import etree

    if labels is None:
        return
    for label in labels.findall(f"{_C}dLbl"):
        labels.remove(label)
    for order, place in enumerate(places):
        label = etree.Element(f"{_C}dLbl")
        etree.SubElement(label, f"{_C}idx", {"val": str(place)})
        etree.SubElement(label, f"{_C}delete", {"val": "1"})
        labels.insert(order, label)


def _refer(holder: "_Element | None", reference: str, values: tuple[str, ...]) -> None:
    """Put a reference to the workbook and what it holds in the place of those of the example."""
    from lxml import etree

    if holder is None:
        return
    for formula in holder.iter(f"{_C}f"):
        formula.text = reference
    for cache in holder.iter(f"{_C}strCache", f"{_C}numCache"):
        for point in cache.findall(f"{_C}pt"):
            cache.remove(point)
        count = cache.find(f"{_C}ptCount")
        if count is None:
            count = etree.SubElement(cache, f"{_C}ptCount")
        count.set("val", str(len(values)))
        for index, value in enumerate(values):
            point = etree.SubElement(cache, f"{_C}pt", {"idx": str(index)})
            etree.SubElement(point, f"{_C}v").text = value
