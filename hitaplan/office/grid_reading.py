"""Reads the worksheets of a workbook, by the faster library where it tells all there is to know."""

from collections.abc import Collection

from hitaplan.findings.failure import Failure
from hitaplan.findings.finding import Place
from hitaplan.office.calamine_reading import read_with_calamine
from hitaplan.office.cells import Grid
from hitaplan.office.openpyxl_reading import read_with_openpyxl


def read_grids(data: bytes, file: str, without: Collection[str] = ()) -> tuple[Grid, ...]:
    """Read all worksheets of a workbook.

    Args:
        data: The workbook, already guarded.
        file: Its name, for the message.
        without: Names of sheets that nobody needs.

    Returns:
        The worksheets in their order; chart sheets are left out.

    Raises:
        Failure: F-BROKEN where the parts are well-formed but make no workbook.
    """
    try:
        fast = read_with_calamine(data, without)
        every = read_with_openpyxl(data) if fast is None else fast
        return tuple(each for each in every if each.title not in without)
    except Exception as error:  # the libraries fail in too many ways on a file from outside to name them
        raise Failure(
            "F-BROKEN",
            Place(file),
            f"{file} は、Excel のブックとして読み取れません。",
            "Excel で開けるか確かめ、開けるなら「名前を付けて保存」で保存し直してください。",
        ) from error
