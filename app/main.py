"""入口：运行命令，把用户能改正的错误说成一句话。

Exit codes: 0 done, 1 done with departments not assessable or evidence damaged, 2 bad input, 130 interrupted.
"""

import logging
import os
import signal
import sys
from types import FrameType
from typing import NoReturn, TextIO

import structlog
import typer

from app.cli import cli
from app.errors import UserError
from app.usage import usage_sentence
from config.problems import ConfigInvalid
from storage.errors import StorageError, storage_errors

DONE, BAD_INPUT, INTERRUPTED = 0, 2, 130
_OUTPUT = "输出"


def main() -> NoReturn:
    """Run the command line; every error that a person can mend is one sentence and exit code 2."""
    _set_up_log()
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGTERM, _interrupt)
    sys.exit(_written(_run()))


def _run() -> int:
    try:
        with storage_errors(_OUTPUT):
            code = cli(standalone_mode=False)
    except (ConfigInvalid, StorageError, UserError) as error:
        code = _complain(str(error))
    except typer.TyperException as error:
        code = _complain(usage_sentence(error.format_message()))
    except typer.Exit as exit_:
        code = exit_.exit_code
    except (KeyboardInterrupt, typer.Abort):
        code = INTERRUPTED
    # The library makes an exit code of most interruptions, and says nothing.
    if code == INTERRUPTED:
        _say("已中断；做完的部门都已保存，一天之内再次扫描同样的部门会接着做。")
    return int(code or DONE)


def _written(code: int) -> int:
    """What is still to be written fails here, where it can be said, not when the interpreter ends."""
    try:
        with storage_errors(_OUTPUT):
            sys.stdout.flush()
    except StorageError as error:
        _give_up(sys.stdout)
        return code if code == BAD_INPUT else _complain(str(error))
    return code


def _complain(sentence: str) -> int:
    if sentence:
        _say(sentence)
    return BAD_INPUT


def _say(sentence: str) -> None:
    try:
        typer.echo(sentence, err=True)
    except OSError:
        # Nothing can be said any more; the exit code still says it.
        _give_up(sys.stderr)


def _give_up(stream: TextIO) -> None:
    """Let go of what cannot be written, else the interpreter tries once more and ends with a code of its own."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


def _interrupt(number: int, frame: FrameType | None) -> None:
    """As from the keyboard, which an event loop answers by ending its tasks in order."""
    signal.raise_signal(signal.SIGINT)


def _set_up_log() -> None:
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso"),
            structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty()),
        ],
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
    )


if __name__ == "__main__":
    main()
