"""工作进程要做的活，好的和坏的；按名字在工作进程里找到。"""

import os
import sys
import time
from pathlib import Path


def double(number: int) -> int:
    return number * 2


def shout() -> str:
    print("什么库都可能往标准输出写东西")
    return "好"


def fail() -> None:
    raise ValueError("坏页面")


def loop_for_ever() -> None:
    while True:
        pass


def sleep_for_ever(started: Path) -> None:
    """Takes no processor time, so that only the clock can end it. started: where it says who it is."""
    started.write_text(str(os.getpid()))
    time.sleep(3600)


def eat_memory() -> None:
    """Asks for memory without touching it, so that the machine has nothing to suffer."""
    eaten = []
    while True:
        eaten.append(bytes(2**28))


def nest(depth: int) -> list[object]:
    outer: list[object] = []
    for _ in range(depth):
        outer = [outer]
    return outer


def answer_at_length(size: int) -> bytes:
    return bytes(size)


def abort() -> None:
    os.abort()


def leave() -> None:
    sys.exit("再见")
