"""附件：文件字节 → 事实（段落、表格），或者为什么读不出。No network, no clock, no file system."""

from parsing.documents.reader import ReadDocument, read_document

__all__ = ["ReadDocument", "read_document"]
