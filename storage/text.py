"""能存的文字：数据库不收的残缺字符换成问号。"""


def storable(text: str) -> str:
    """Bytes that a library could not decode stand as lone surrogates, which no database takes."""
    return text.encode("utf-8", "replace").decode()
