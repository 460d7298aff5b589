"""读取栏目词汇。"""

from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, RootModel

from config.source import read_source, validate
from domain.portal import ColumnKind, Depth, Vocabulary

COLUMNS_FILE = Path(__file__).with_name("columns.yaml")


class _Kind(BaseModel):
    model_config = ConfigDict(extra="forbid")
    names: tuple[str, ...] = Field(min_length=1)
    hints: tuple[str, ...] = ()
    depth: Depth


class _ColumnsFile(RootModel[dict[str, _Kind]]):
    pass


def load_columns(file: Path = COLUMNS_FILE) -> Vocabulary:
    stated = validate(read_source(file), _ColumnsFile)
    return {id: ColumnKind(id, kind.names, kind.hints, kind.depth) for id, kind in stated.root.items()}
