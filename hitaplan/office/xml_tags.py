"""Changes single attributes in the text of a part of a package; every other byte of it stays as it is."""

import re
from collections.abc import Collection, Iterator, Mapping

# Comments and their like come first, so that nothing in them is taken for an element.
_TOKEN = re.compile(
    r"<!--.*?-->|<!\[CDATA\[.*?]]>|<\?.*?\?>"
    r"|<(?P<end>/?)(?P<name>[^\s/>!?]+)(?P<rest>(?:[^>\"']|\"[^\"]*\"|'[^']*')*)>",
    re.S,
)
_ATTRIBUTE = re.compile(r"\s(?P<name>[^\s=]+)\s*=\s*(?P<value>\"[^\"]*\"|'[^']*')")
_BYTE_ORDER_MARKS = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}


def attribute(xml: bytes, element: str, name: str) -> str | None:
    """Return an attribute as it is written, or None where it or the element is missing.

    Args:
        xml: The part.
        element: The root element or one directly below it, without a prefix.
        name: The attribute, with its prefix.

    Returns:
        What stands between the quotation marks.
    """
    tag = _first(xml.decode(_codec(xml)), element)
    found = _attributes(tag).get(name) if tag else None
    return found["value"][1:-1] if found else None


def has_element(xml: bytes, element: str) -> bool:
    """Return whether the root element or one directly below it has that name."""
    return _first(xml.decode(_codec(xml)), element) is not None


def with_attributes(xml: bytes, element: str, values: Mapping[str, str]) -> bytes:
    """Return a part with some attributes of one element changed or added.

    Args:
        xml: The part.
        element: The root element or the first one of that name directly below it, without a prefix.
        values: Attributes by name; nothing in them may need escaping.

    Returns:
        The part; the same bytes where there is no such element.
    """
    text = xml.decode(_codec(xml))
    for name, value in values.items():
        tag = _first(text, element)
        if tag is None:
            return xml
        found = _attributes(tag).get(name)
        offset = tag.start("rest")
        if found:
            start, end = offset + found.start("value") + 1, offset + found.end("value") - 1
            text = text[:start] + value + text[end:]
        else:
            text = f'{text[:offset]} {name}="{value}"{text[offset:]}'
    return text.encode(_codec(xml))


def with_child(xml: bytes, child: str, attributes: str, after: Collection[str]) -> bytes:
    """Return a part with one more element below the root.

    Args:
        xml: The part.
        child: Name of the element, without a prefix; it gets the root's.
        attributes: What else stands in its tag.
        after: Elements directly below the root; it is put behind the last of them.

    Returns:
        The part.

    Raises:
        ValueError: If there is none of them.
    """
    text = xml.decode(_codec(xml))
    tags = list(_outer_tags(text))
    places = [tag.end() for tag in tags[1:] if _local_name(tag) in after]
    if not places:
        raise ValueError(f"nothing to put {child} behind")
    prefix = tags[0]["name"].rpartition(":")[0]
    name = f"{prefix}:{child}" if prefix else child
    return f"{text[: places[-1]]}<{name} {attributes}/>{text[places[-1] :]}".encode(_codec(xml))


def _codec(xml: bytes) -> str:
    """Latin-1 keeps any bytes as they are, and in what Office may write but UTF-16 a tag is ASCII."""
    return _BYTE_ORDER_MARKS.get(xml[:2], "latin-1")


def _first(text: str, element: str) -> re.Match[str] | None:
    return next((tag for tag in _outer_tags(text) if not tag["end"] and _local_name(tag) == element), None)


def _outer_tags(text: str) -> Iterator[re.Match[str]]:
    """Yield the tags of the root element and of those directly below it."""
    depth = 0
    for tag in _TOKEN.finditer(text):
        if tag["name"] is None:
            continue
        depth -= bool(tag["end"])
        if depth <= 1:
            yield tag
        depth += not tag["end"] and not tag["rest"].endswith("/")


def _local_name(tag: re.Match[str]) -> str:
    return tag["name"].rpartition(":")[2]


def _attributes(tag: re.Match[str]) -> dict[str, re.Match[str]]:
    return {found["name"]: found for found in _ATTRIBUTE.finditer(tag["rest"])}
