"""进程之间的消息：长度在前，内容在后。"""

from typing import IO

_HEADER = 8


def send(pipe: IO[bytes], message: bytes) -> None:
    pipe.write(len(message).to_bytes(_HEADER))
    pipe.write(message)
    pipe.flush()


def receive(pipe: IO[bytes], most: int | None = None) -> bytes | None:
    """The next message; None when the other end is gone, or says more than is wanted."""
    header = pipe.read(_HEADER)
    size = int.from_bytes(header)
    if len(header) < _HEADER or (most is not None and size > most):
        return None
    message = pipe.read(size)
    return message if len(message) == size else None
