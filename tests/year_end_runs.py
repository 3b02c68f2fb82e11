"""Runs of year-end in a working folder: what they read like, and why one is refused."""

import io
from pathlib import Path

import docx
import pytest

from hitaplan.findings.failure import Failure
from hitaplan.workflows.year_end import year_end
from tests.folders import tree

TEMPLATE, LETTER = "進捗状況報告書.docx", "照会文.docx"


def refusal(*arguments, **options):
    """Why year-end is impossible; everything is as before."""
    before = tree(Path())
    with pytest.raises(Failure) as caught:
        year_end(*arguments, **options)
    assert tree(Path()) == before
    return caught.value.finding


def words_of(data: bytes) -> str:
    """All text of a Word document's body."""
    return "".join(docx.Document(io.BytesIO(data)).element.body.itertext())
