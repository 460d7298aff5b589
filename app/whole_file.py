"""写一个文件：要么整个是新的，要么还是原来的。"""

from pathlib import Path

from storage.errors import storage_errors


def write_whole(path: Path, text: str) -> None:
    """StorageError when it cannot be written. What is no ordinary file, such as a pipe, is written to as it is."""
    with storage_errors(path):
        if path.exists() and not path.is_file():
            path.write_text(text, encoding="utf-8", newline="")
        else:
            _replace(path.resolve(), text)


def _replace(path: Path, text: str) -> None:
    fresh = path.with_name(f".{path.name}.zwgk-new")
    try:
        fresh.write_text(text, encoding="utf-8", newline="")
        fresh.replace(path)
    except BaseException:
        fresh.unlink(missing_ok=True)
        raise
