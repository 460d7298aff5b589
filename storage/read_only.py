"""只读的数据库：文件或所在文件夹不许写时，照样读得出。"""

import os
import sqlite3
from pathlib import Path
from urllib.parse import quote


def is_read_only(path: Path) -> bool:
    """SQLite writes beside the file as well."""
    return path.is_file() and not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK))


def connect_read_only(path: Path, timeout: float) -> sqlite3.Connection:
    """Without a log beside it, nobody is writing: then SQLite may do without the files that it could not make."""
    log = path.with_name(f"{path.name}-wal")
    options = "mode=ro" if log.exists() else "mode=ro&immutable=1"
    address = f"file:{quote(str(path.absolute()))}?{options}"
    return sqlite3.connect(address, uri=True, timeout=timeout, check_same_thread=False)
