"""Every template with the words that may stand in it, and what its chart draws: one line a document."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from hitaplan.reports import comparison_table, inquiry_letter, overall_report, plan_book, progress_report
from hitaplan.templates.words import Words

TEMPLATE_WORDS: Mapping[str, Words[Any]] = MappingProxyType(
    {
        progress_report.TEMPLATE: progress_report.WORDS,
        inquiry_letter.TEMPLATE: inquiry_letter.WORDS,
        overall_report.TEMPLATE: overall_report.WORDS,
        plan_book.TEMPLATE: plan_book.WORDS,
        comparison_table.TEMPLATE: comparison_table.WORDS,
        comparison_table.UPRIGHT_TEMPLATE: comparison_table.WORDS,
    }
)
# What the chart of a template draws, where the program fills one in.
TEMPLATE_CHARTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {overall_report.TEMPLATE: overall_report.CHART_SERIES}
)
