"""读附件：在工作进程里解析，文件再坏也只毁掉那个进程。"""

from crawler.workers import Workers
from domain.capture import Failure, FailureKind
from parsing.documents import ReadDocument, read_document

# For one attachment: scans are recognised page by page.
_SECONDS = 60.0
_DIED = Failure(FailureKind.DOCUMENT_UNREADABLE, "文件损坏或过于庞大，解析程序中止")


class DocumentReader:
    def __init__(self, workers: Workers) -> None:
        self._workers = workers

    async def read(self, name: str, content: bytes) -> ReadDocument:
        """What the attachment says; a failure when its reader died over it."""
        read = await self._workers.run(read_document, name, content, seconds=_SECONDS)
        if isinstance(read, ReadDocument):
            return read
        died = read.kind is FailureKind.PAGE_UNREADABLE
        return ReadDocument("unknown", failure=_DIED if died else read)
