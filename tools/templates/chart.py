"""A native chart for a template: a stacked bar of shares, told apart in black and white."""

from hitaplan.templates.native_chart import ChartTable, chart_workbook
from tools.word_styles import GOTHIC
from tools.wordml import ExtraPart

_C = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_BOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CHART_RELATION = "rId5"
# One look a series: a colour, and for some a pattern of Office in another. In black and white no two are alike, not even
# in the small keys of the legend: from black to white 完了, 遅れ, 未着手・中止, 一部遅れ, 計画どおり, 未回答.
_LOOKS = (
    ("1F3864", "", ""),
    ("D2DFF2", "", ""),
    ("F0B429", "ltUpDiag", "7F6000"),
    ("C8442F", "wdDnDiag", "FFFFFF"),
    ("8C8C8C", "", ""),
    ("FFFFFF", "", ""),
)
_DARK = "1F3864"


def chart_parts(table: ChartTable) -> tuple[ExtraPart, ...]:
    """The chart and its workbook.

    Args:
        table: Numbers to show as an example.

    Returns:
        The parts of the package.
    """
    relation = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/package" Target="../embeddings/chart1.xlsx"/></Relationships>'
    )
    return (
        ExtraPart("word/charts/chart1.xml", _chart(table).encode(), _CHART_TYPE, f"{_OFFICE}/chart"),
        ExtraPart("word/charts/_rels/chart1.xml.rels", relation.encode()),
        ExtraPart("word/embeddings/chart1.xlsx", chart_workbook(table), _BOOK_TYPE),
    )


def chart_drawing(width: int, height: int, name: str, description: str) -> str:
    """A run that shows the chart.

    Args:
        width: In millimetres.
        height: In millimetres.
        name: What the selection pane of Word calls it.
        description: Its alternative text; tags of the template may stand in it.

    Returns:
        The run.
    """
    emu = 36_000
    return (
        '<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
        f'distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{width * emu}" cy="{height * emu}"/>'
        f'<wp:docPr id="1" name="{name}" descr="{description}"/><wp:cNvGraphicFramePr/>'
        '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">'
        '<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
        f'xmlns:r="{_OFFICE}" r:id="{CHART_RELATION}"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    )


def _chart(table: ChartTable) -> str:
    series = "".join(
        _series(index, name, numbers, table.categories)
        for index, (name, numbers) in enumerate(table.series.items())
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<c:chartSpace {_C}><c:roundedCorners val="0"/>'
        '<c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout/><c:barChart><c:barDir val="bar"/>'
        f'<c:grouping val="percentStacked"/><c:varyColors val="0"/>{series}<c:gapWidth val="45"/>'
        '<c:overlap val="100"/><c:axId val="111111111"/><c:axId val="222222222"/></c:barChart>'
        '<c:catAx><c:axId val="111111111"/><c:scaling><c:orientation val="maxMin"/></c:scaling><c:delete val="0"/>'
        '<c:axPos val="l"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/>'
        f'<c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>{_font(950)}<c:crossAx val="222222222"/>'
        '<c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/>'
        '<c:noMultiLvlLbl val="1"/></c:catAx>'
        '<c:valAx><c:axId val="222222222"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/>'
        '<c:axPos val="b"/><c:majorGridlines><c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="BFBFBF"/>'
        '</a:solidFill></a:ln></c:spPr></c:majorGridlines><c:numFmt formatCode="0%" sourceLinked="0"/>'
        f'<c:majorTickMark val="out"/><c:minorTickMark val="none"/><c:tickLblPos val="high"/>{_font(900)}'
        '<c:crossAx val="111111111"/><c:crosses val="max"/><c:crossBetween val="between"/></c:valAx></c:plotArea>'
        f'<c:legend><c:legendPos val="b"/><c:overlay val="0"/>{_font(950)}</c:legend><c:plotVisOnly val="1"/>'
        '<c:dispBlanksAs val="gap"/></c:chart><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>'
        '<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )


def _series(index: int, name: str, numbers: tuple[int, ...], categories: tuple[str, ...]) -> str:
    color, pattern, lines = _LOOKS[index]
    fill = (
        f'<a:pattFill prst="{pattern}"><a:fgClr><a:srgbClr val="{lines}"/></a:fgClr>'
        f'<a:bgClr><a:srgbClr val="{color}"/></a:bgClr></a:pattFill>'
        if pattern
        else f'<a:solidFill><a:srgbClr val="{color}"/></a:solidFill>'
    )
    label = _font(850, "FFFFFF" if color == _DARK else "000000", bold=True)
    behind = '<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>' if pattern else "<a:noFill/>"
    flags = "".join(
        f'<c:{flag} val="{int(flag == "showVal")}"/>'
        for flag in (
            "showLegendKey",
            "showVal",
            "showCatName",
            "showSerName",
            "showPercent",
            "showBubbleSize",
        )
    )
    return (
        f'<c:ser><c:idx val="{index}"/><c:order val="{index}"/><c:tx>{_strings((name,))}</c:tx>'
        f'<c:spPr>{fill}<a:ln w="9525"><a:solidFill><a:srgbClr val="404040"/></a:solidFill></a:ln></c:spPr>'
        '<c:invertIfNegative val="0"/>'
        f'<c:dLbls><c:numFmt formatCode="0;;" sourceLinked="0"/><c:spPr>{behind}</c:spPr>{label}{flags}</c:dLbls>'
        f"<c:cat>{_strings(categories)}</c:cat>"
        "<c:val><c:numRef><c:f/><c:numCache><c:formatCode>General</c:formatCode>"
        f"{_points(map(str, numbers), len(numbers))}</c:numCache></c:numRef></c:val></c:ser>"
    )


def _strings(values: tuple[str, ...]) -> str:
    return f"<c:strRef><c:f/><c:strCache>{_points(values, len(values))}</c:strCache></c:strRef>"


def _points(values: "map[str] | tuple[str, ...]", count: int) -> str:
    points = "".join(f'<c:pt idx="{place}"><c:v>{value}</c:v></c:pt>' for place, value in enumerate(values))
    return f'<c:ptCount val="{count}"/>{points}'


def _font(size: int, color: str = "000000", *, bold: bool = False) -> str:
    return (
        f'<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="{size}" b="{int(bold)}"><a:solidFill>'
        f'<a:srgbClr val="{color}"/></a:solidFill><a:latin typeface="{GOTHIC}"/><a:ea typeface="{GOTHIC}"/>'
        '</a:defRPr></a:pPr><a:endParaRPr lang="ja-JP"/></a:p></c:txPr>'
    )
