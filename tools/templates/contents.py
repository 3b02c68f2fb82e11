"""The contents of a document: a line for each heading, with the page on which it stands.

The lines are ordinary paragraphs with a PAGEREF each. LibreOffice works out no number within a TOC field; Word works out
both alike. The headings come from the words, so that they are right before any field is updated.
"""

from tools.wordml import bookmark, page_reference, paragraph, tab, tag, text

_LEVELS = 3


def contents(words: str) -> str:
    """The lines of the contents.

    Args:
        words: The list of the lines: 題, 段, しるし.

    Returns:
        The paragraphs.
    """
    lines = tag("{%p for 行 in " + words + " %}")
    for level in range(1, _LEVELS + 1):
        lines += tag("{%p if 行.段 == " + str(level) + " %}")
        line = text("{{ 行.題 }}") + tab() + page_reference("{{ 行.しるし }}")
        lines += paragraph(line, style=f"toc{level}")
        lines += tag("{%p endif %}")
    return lines + tag("{%p endfor %}")


def heading(words: str, style: str, *, number: str, new_page: bool = False) -> str:
    """A heading to which the contents lead.

    Args:
        words: What has a 題 and a しるし.
        style: The style of the heading.
        number: The number of the bookmark; tags may stand in it.
        new_page: Whether it begins a new page.

    Returns:
        The paragraph.
    """
    marked = bookmark(number, "{{ " + words + ".しるし }}", text("{{ " + words + ".題 }}"))
    return paragraph(marked, style=style, new_page=new_page)
