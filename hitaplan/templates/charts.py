"""Charts of a template that would not show the numbers of the document: what they draw has other names."""

from collections.abc import Iterator

from hitaplan.findings.finding import Finding, Place, Severity
from hitaplan.templates.native_chart import charts_in

_REMEDY = "標準の様式のグラフを写してください。色や模様は変えられますが、系列(凡例)の名前は変えられません。"


def misdrawn_charts(data: bytes, file: str, expected: tuple[str, ...]) -> Iterator[Finding]:
    """Yield what is to be said of the charts of a template that the program fills in.

    Args:
        data: The .docx file.
        file: Its name.
        expected: The names of what its chart draws; none where the program fills in no chart.

    Yields:
        T-CHART: an error for the example of which a series was renamed, 要確認 for one that lacks a series, and for one
        that is the staff's own.
    """
    for chart in charts_in(data) if expected else ():
        drawn = chart.series
        strange = [name for name in drawn if name not in expected]
        missing = [name for name in expected if name not in drawn]
        if strange and (len(strange) < len(drawn) or chart.is_example):
            what = f"グラフの系列{_named(strange)}は、集計の言葉ではありません。このままでは、様式にある見本の数が印字されます。"
            yield Finding(
                "T-CHART", Severity.ERROR, Place(file, "グラフ"), strange[0], _said(file, what), _REMEDY
            )
        elif strange:
            what = "グラフには、集計の数が入りません。様式にある数のまま印字されます。"
            remedy = f"わざと入れたグラフなら、このままでかまいません。集計のグラフなら、{_REMEDY}"
            yield Finding(
                "T-CHART", Severity.WARNING, Place(file, "グラフ"), strange[0], _said(file, what), remedy
            )
        elif missing:
            what = f"グラフに、系列{_named(missing)}がありません。割合が本文と合わなくなります。"
            yield Finding(
                "T-CHART", Severity.WARNING, Place(file, "グラフ"), missing[0], _said(file, what), _REMEDY
            )


def _named(names: list[str]) -> str:
    return "、".join(f"「{name}」" for name in names)


def _said(file: str, what: str) -> str:
    return f"様式「{file}」の{what}"
