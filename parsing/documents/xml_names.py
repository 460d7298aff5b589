"""办公文件部件的 XML：标签和属性的名字，不分命名空间。"""

from xml.etree.ElementTree import Element


def tag_of(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def value_of(element: Element | None, name: str = "val") -> str | None:
    """An attribute, in whichever namespace."""
    if element is None:
        return None
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), None)
