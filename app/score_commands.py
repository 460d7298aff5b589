"""命令行里看得分的命令：每一分由谁定，待定的分在等什么。"""

from typing import Annotated

import typer

from app.configuration import load_configuration
from app.explanation import explain
from app.options import PortalOption
from app.report import current_judged
from app.screen import print_explanation
from app.workspace import Workspace

score_commands = typer.Typer(help="得分。", no_args_is_help=True)


@score_commands.command("explain")
def explain_scores(
    context: typer.Context,
    portal: PortalOption,
    department: Annotated[str, typer.Option("--department", "-d", help="只看一个部门：编号或名称。")] = "",
) -> None:
    """说明当前得分：每个部门的分由谁定；只看一个部门时，逐条列出待定的分在等什么。"""
    configuration = load_configuration(portal)
    workspace: Workspace = context.obj
    workspace.must_hold_data()
    judged = current_judged(configuration, workspace)
    if department:
        wanted = configuration.department(department).id
        judged = tuple(one for one in judged if one.result.department.id == wanted)
    print_explanation(explain(judged, configuration.words))
