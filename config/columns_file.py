"""读取栏目词汇。"""

from collections.abc import Mapping
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, RootModel

from config.problems import ConfigInvalid
from config.reading import validate
from config.source import read_source
from domain.portal import ColumnKind, Depth, TitleSearch, Vocabulary

COLUMNS_FILE = Path(__file__).with_name("columns.yaml")


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class _Search(_Strict):
    titles_of: tuple[str, ...] = Field(min_length=1)
    newest: int = Field(ge=1)


class _Kind(_Strict):
    names: tuple[str, ...] = Field(min_length=1)
    hints: tuple[str, ...] = ()
    depth: Depth
    portal: bool = False
    search: _Search | None = None
    never: tuple[str, ...] = ()
    wider: tuple[str, ...] = ()
    ambiguous: tuple[str, ...] = ()
    speaks: tuple[str, ...] = ()
    tells: tuple[str, ...] = ()


class _ColumnsFile(RootModel[dict[str, _Kind]]):
    pass


def load_columns(file: Path = COLUMNS_FILE) -> Vocabulary:
    source = read_source(file)
    stated = validate(source, _ColumnsFile).root
    columns = {id: _kind(id, kind, None, _others(id, stated)) for id, kind in stated.items() if kind.search is None}
    searches: dict[str, ColumnKind] = {}
    for id, kind in stated.items():
        if kind.search is None:
            continue
        for position, named in enumerate(kind.search.titles_of):
            if named not in columns:
                place = (id, "search", "titles_of", position)
                raise ConfigInvalid([source.problem(place, f"没有“{named}”这类栏目，请核对写法")])
        documents = tuple(columns[named] for named in kind.search.titles_of)
        searches[id] = _kind(id, kind, TitleSearch(documents, kind.search.newest), frozenset())
    return columns | searches


def _kind(id: str, stated: _Kind, search: TitleSearch | None, others: frozenset[str]) -> ColumnKind:
    return ColumnKind(
        id,
        stated.names,
        stated.hints,
        stated.depth,
        stated.portal,
        search,
        never=stated.never,
        wider=stated.wider,
        ambiguous=stated.ambiguous,
        speaks=stated.speaks,
        tells=stated.tells,
        others=others,
    )


def _others(id: str, stated: Mapping[str, _Kind]) -> frozenset[str]:
    """Names of the other kinds that departments have columns of."""
    kinds = (kind for other, kind in stated.items() if other != id and not kind.portal and kind.search is None)
    return frozenset(name for kind in kinds for name in kind.names) - frozenset(stated[id].names)
