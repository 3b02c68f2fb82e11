"""Where a sheet is cut: no block is torn, and nothing is made larger than it is."""

import pytest

from hitaplan.office.print_pages import Room, page_breaks, print_scale

# 97 of each are counted upon.
ROOM = Room(width=100, height=100)


@pytest.mark.parametrize(
    ("widths", "scale"),
    [((1.0,), 100), ((14.5,), 100), ((14.6,), 99), ((10.0, 10.0), 71), ((20.0,) * 10, 7)],
)
def test_print_scale__columns__one_page_wide_and_never_enlarged(widths, scale):
    assert print_scale(widths, ROOM) == scale


@pytest.mark.parametrize(
    ("heights", "repeated", "scale", "breaks"),
    [
        ((), 0, 100, []),
        ((40, 40), 0, 100, []),
        ((40, 40, 40), 0, 100, [2]),
        ((40, 40), 20, 100, [1]),
        ((40, 40, 40, 40), 0, 50, []),
        ((97, 97), 0, 100, [1]),
        # What is longer than a page cannot be held together: it begins one, and no page stays empty.
        ((200, 10, 10), 0, 100, [1]),
        ((10, 200, 10), 0, 100, [1, 2]),
    ],
)
def test_page_breaks__blocks__none_torn(heights, repeated, scale, breaks):
    assert page_breaks(enumerate(heights), repeated, scale, ROOM) == breaks
