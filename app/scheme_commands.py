"""命令行里管方案的几条命令：统计、生成说明、起草新方案、起草新检查。"""

from pathlib import Path
from typing import Annotated

import typer

from app.configuration import BUNDLED, load_scheme_by_name
from app.scaffold import new_check as draft_check
from app.scaffold import new_scheme as draft_scheme
from app.scheme_pages import write_pages
from app.scheme_stats import stats_lines
from config.columns_file import load_columns
from config.words_file import load_words

scheme_commands = typer.Typer(help="考评方案。", no_args_is_help=True)
SchemeName = Annotated[str, typer.Argument(help="方案：config/schemes/ 下的名称，或方案文件夹的路径。")]
DEFAULT = "suizhou-gxq-2021"


@scheme_commands.command("stats")
def stats(scheme: SchemeName = DEFAULT) -> None:
    """统计机器独立判定、人工确认、人工判定各占多少分。"""
    for line in stats_lines(load_scheme_by_name(scheme).scheme):
        typer.echo(line)


@scheme_commands.command("docs")
def docs(
    scheme: SchemeName = DEFAULT,
    output: Annotated[Path, typer.Option("--output", "-o", help="写到哪个文件夹。")] = Path("docs/indicators"),
) -> None:
    """由方案文件生成说明，每项指标一页。"""
    pages = write_pages(load_scheme_by_name(scheme).scheme, load_columns(), load_words(), output)
    typer.echo(f"已写 {pages} 页：{output}")


def new_scheme(
    source: Annotated[str, typer.Argument(help="照着哪个方案：名称或文件夹。")],
    name: Annotated[str, typer.Argument(help="新方案的编号，也是文件夹名。")],
    year: Annotated[int, typer.Option(help="考评年度。")],
    folder: Annotated[Path, typer.Option("--folder", help="放在哪个文件夹下。")] = BUNDLED / "schemes",
) -> None:
    """照上一年的方案起草新方案：改编号、年度和日期，并检查一遍。"""
    typer.echo(draft_scheme(source, name, year, folder))


def new_check(
    name: Annotated[str, typer.Argument(help="检查名：<家族>.<名称>，如 column.spelling。")],
) -> None:
    """起草一个检查：程序、通用说法和三个案例，照着填。"""
    for file in draft_check(name, Path.cwd()):
        typer.echo(str(file))
