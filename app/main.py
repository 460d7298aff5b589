"""入口：运行命令，把用户能改正的错误说成一句话。

Exit codes: 0 done, 1 done with departments not assessable or evidence damaged, 2 bad input, 130 interrupted.
"""

import logging
import signal
import sys
from types import FrameType
from typing import NoReturn

import structlog
import typer

from app.cli import cli
from app.errors import UserError
from app.usage import usage_sentence
from config.problems import ConfigInvalid
from storage.errors import StorageError

DONE, BAD_INPUT, INTERRUPTED = 0, 2, 130


def main() -> NoReturn:
    """Run the command line; every error that a person can mend is one sentence and exit code 2."""
    _set_up_log()
    signal.signal(signal.SIGTERM, _interrupt)
    try:
        code = cli(standalone_mode=False)
    except (ConfigInvalid, StorageError, UserError) as error:
        code = _complain(str(error))
    except typer.TyperException as error:
        code = _complain(usage_sentence(error.format_message()))
    except typer.Exit as exit_:
        code = exit_.exit_code
    except (KeyboardInterrupt, typer.Abort):
        typer.echo("已中断；做完的部门都已保存，再次扫描会接着做。", err=True)
        code = INTERRUPTED
    sys.exit(code or DONE)


def _complain(sentence: str) -> int:
    if sentence:
        typer.echo(sentence, err=True)
    return BAD_INPUT


def _interrupt(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


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
