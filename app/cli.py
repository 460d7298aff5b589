"""命令行：zwgk 的全部命令。"""

import json
import sys
from datetime import date, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from app import clock, schedule
from app.configuration import Configuration, load_configuration
from app.discovery import discover as discover_columns
from app.discovery import proposal_lines
from app.errors import UserError
from app.options import PortalOption
from app.replay import replay
from app.report import current_judged, write_current_reports
from app.scan import Progress, Scanner
from app.scheme_commands import new_check, new_scheme, scheme_commands
from app.score_commands import score_commands
from app.screen import ScreenProgress, print_scores
from app.summary import export_csv, export_records, is_assessable, summary_of, unread_though_answered
from app.whole_file import write_whole
from app.workspace import Workspace
from domain.assessment import DepartmentResult, Trigger
from domain.judged import Judged
from storage.retention import expire
from storage.verification import verify

NOT_ALL_ASSESSED = 1
"""Exit code of a scan that ended with departments not assessable."""
EVIDENCE_DAMAGED = 1
"""Exit code of a verification that found something."""
REPLAY_DIFFERS = 1
"""Exit code of a replay that came out otherwise."""

cli = typer.Typer(
    name="zwgk",
    help="政务公开考评：采集部门公开栏目，按考评方案判定、计分、出报告。",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
config_commands = typer.Typer(help="检查配置文件。", no_args_is_help=True)
evidence_commands = typer.Typer(help="证据档案。", no_args_is_help=True)
schedule_commands = typer.Typer(help="夜间自动扫描。", no_args_is_help=True)
cli.add_typer(config_commands, name="config")
cli.add_typer(scheme_commands, name="scheme")
cli.add_typer(score_commands, name="score")
cli.command("new-scheme")(new_scheme)
cli.command("new-check")(new_check)
cli.add_typer(evidence_commands, name="evidence")
cli.add_typer(schedule_commands, name="schedule")


class ExportFormat(StrEnum):
    JSON = "json"
    CSV = "csv"


AsOf = Annotated[datetime | None, typer.Option("--as-of", formats=["%Y-%m-%d"], help="考核日，默认今天。")]
SavedPages = Annotated[Path | None, typer.Option("--from", help="不上网，改读已保存的网页：文件夹或 WARC 文件。")]
WithScreenshots = Annotated[bool, typer.Option("--screenshots", help="给失分证据所在的网页截图，只用于上网扫描。")]
AsJson = Annotated[bool, typer.Option("--json", help="结果以 JSON 输出，供程序读取。")]


@cli.callback()
def options(
    context: typer.Context,
    data: Annotated[Path, typer.Option("--data", envvar="ZWGK_DATA", help="数据文件夹。")] = Path("data"),
) -> None:
    context.obj = Workspace(data)


@cli.command()
def scan(
    context: typer.Context,
    portal: PortalOption,
    department: Annotated[list[str] | None, typer.Option("--department", "-d", help="只扫描这些部门。")] = None,
    as_of: AsOf = None,
    saved: SavedPages = None,
    screenshots: WithScreenshots = False,
    as_json: AsJson = False,
    trigger: Annotated[Trigger, typer.Option(hidden=True)] = Trigger.SCAN,
) -> None:
    """扫描门户的各部门：采集、判定、计分、保存。"""
    configuration = load_configuration(portal)
    departments = tuple(configuration.department(name) for name in dict.fromkeys(department or ()))
    with ScreenProgress() as progress:
        scanner = _scanner(configuration, context, progress, saved, screenshots)
        assessment = scanner.scan(departments or configuration.portal.departments, _day(as_of), trigger)
    results, unchanged = context.obj.store.results(assessment.id), context.obj.store.unchanged(assessment.id)
    if unchanged and not as_json:
        typer.echo(f"{len(results)} 个部门中 {len(unchanged)} 个与上次结果相同")
    _show(results, as_json)


@cli.command()
def recheck(
    context: typer.Context,
    department: Annotated[str, typer.Argument(help="部门名称、简称或编号。")],
    portal: PortalOption,
    indicator: Annotated[list[str] | None, typer.Option("--indicator", "-i", help="只复查这些指标。")] = None,
    as_of: AsOf = None,
    saved: SavedPages = None,
    screenshots: WithScreenshots = False,
    as_json: AsJson = False,
) -> None:
    """复查一个部门，或它的几项指标。"""
    configuration = load_configuration(portal)
    indicators = configuration.indicators(tuple(indicator or ()))
    with ScreenProgress() as progress:
        scanner = _scanner(configuration, context, progress, saved, screenshots)
        assessment = scanner.recheck(configuration.department(department), indicators, _day(as_of))
    _show(context.obj.store.results(assessment.id), as_json)


@cli.command()
def judge(
    context: typer.Context,
    snapshot: Annotated[int, typer.Argument(help="采集快照的编号。")],
    portal: PortalOption,
    as_of: Annotated[
        datetime | None, typer.Option("--as-of", formats=["%Y-%m-%d"], help="考核日，默认与采集它的那次考评相同。")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """按现行方案重新判定一份已存的采集快照，不上网。"""
    configuration = load_configuration(portal)
    workspace = _stored(context)
    with ScreenProgress() as progress:
        scanner = Scanner(configuration, workspace, clock.now, progress)
        assessment = scanner.judge(snapshot, as_of.date() if as_of else None)
    _show(workspace.store.results(assessment.id), as_json)


@cli.command()
def report(
    context: typer.Context,
    portal: PortalOption,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="报告写到哪个文件夹。")] = None,
) -> None:
    """把当前结果写成网页报告。"""
    configuration = load_configuration(portal)
    workspace = _stored(context)
    target = output or workspace.reports / configuration.portal.id
    typer.echo(write_current_reports(configuration, workspace, target, clock.now()))


@cli.command()
def export(
    context: typer.Context,
    portal: PortalOption,
    form: Annotated[ExportFormat, typer.Option("--format", "-f", help="格式。")] = ExportFormat.JSON,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="写到哪个文件，默认屏幕。")] = None,
) -> None:
    """导出当前结果：每个部门、每项指标一条记录。"""
    configuration = load_configuration(portal)
    text = _exported(current_judged(configuration, _stored(context)), form)
    if output is None:
        sys.stdout.write(text)
    else:
        write_whole(output, text)


@cli.command()
def discover(
    context: typer.Context,
    portal: PortalOption,
    department: Annotated[list[str] | None, typer.Option("--department", "-d", help="只找这些部门的栏目。")] = None,
    saved: SavedPages = None,
) -> None:
    """从部门首页找栏目地址，列出来供人核对后贴进门户文件；不改任何文件。"""
    configuration = load_configuration(portal)
    departments = tuple(configuration.department(name) for name in dict.fromkeys(department or ()))
    with ScreenProgress() as progress:
        proposals = discover_columns(
            configuration,
            context.obj,
            departments or configuration.portal.departments,
            clock.now,
            progress.captured,
            _existing(saved),
        )
    typer.echo("departments:")
    for proposal in proposals:
        typer.echo("\n".join(proposal_lines(proposal)))


@config_commands.command("check")
def config_check(portal: PortalOption) -> None:
    """检查门户和方案的配置文件，一次列出全部错误。"""
    configuration = load_configuration(portal)
    portal_, scheme = configuration.portal, configuration.scheme
    scored = [criterion for criterion in scheme.criteria if not criterion.is_notice]
    machine = [criterion for criterion in scored if criterion.id in configuration.checks]
    typer.echo(
        f"配置无误：{portal_.name}，{len(portal_.departments)} 个部门；{scheme.title}，{len(scheme.indicators)} 项指标、"
        f"{len(scored)} 个评分点，合计 {scheme.full} 分，其中 {len(machine)} 个评分点、"
        f"{sum(criterion.points for criterion in machine)} 分由机器核查"
    )


@evidence_commands.command("verify")
def evidence_verify(context: typer.Context) -> None:
    """核对证据档案：数据库自检，存档逐份取出，与摘要比对。"""
    workspace = _stored(context)
    done = verify(workspace.archive("verify"), workspace.engine)
    for fault in done.faults:
        typer.echo(fault)
    typer.echo(f"已核对 {done.checked} 份存档，{len(done.faults)} 处有问题")
    if done.faults:
        raise typer.Exit(EVIDENCE_DAMAGED)


@evidence_commands.command("replay")
def evidence_replay(
    context: typer.Context,
    assessment: Annotated[int, typer.Argument(help="考评的编号。")],
    portal: PortalOption,
) -> None:
    """不上网，用存下的网页重新读取、判定一次考评，与当时的结果比对；不改动任何数据。"""
    done = replay(load_configuration(portal), _stored(context), assessment, clock.now)
    for department, criterion in done.differing:
        typer.echo(f"{department}　{criterion}　与当时的结果不同")
    typer.echo(f"已重放 {done.compared} 个评分点，{len(done.differing)} 个与当时不同")
    if done.differing:
        raise typer.Exit(REPLAY_DIFFERS)


@evidence_commands.command("expire")
def evidence_expire(
    context: typer.Context,
    days: Annotated[int, typer.Option("--keep-days", min=1, help="多少天以内的考评完整保留。")],
) -> None:
    """清理过期考评的采集快照和无人引用的存档；结果、发现和发现所引的存档不删。"""
    workspace = _stored(context)
    with workspace.lock():
        done = expire(workspace.engine, workspace.evidence, clock.now() - timedelta(days=days))
    typer.echo(f"{done.assessments} 次考评已过保留期，删去 {done.copies} 份存档，腾出 {done.bytes / 1e6:.1f} MB")


@schedule_commands.command("run")
def schedule_run(
    context: typer.Context,
    portal: PortalOption,
    at: Annotated[str, typer.Option("--at", help="什么时候扫描，crontab 的五段，北京时间。")] = "30 2 * * *",
) -> None:
    """按时扫描并出报告，直到收到终止信号。"""
    configuration = load_configuration(portal)
    trigger = schedule.trigger(at)
    typer.echo(f"已安排{configuration.portal.name}的夜间扫描（{at}，北京时间），按 Ctrl-C 结束")
    schedule.run(context.obj, portal, trigger)


@schedule_commands.command("status")
def schedule_status(context: typer.Context) -> None:
    """列出已安排的夜间扫描。"""
    runs = schedule.status(context.obj)
    if not runs:
        typer.echo("没有安排夜间扫描")
    for run in runs:
        typer.echo(f"{run.portal}　下次 {run.at:%Y-%m-%d %H:%M}（北京时间）" if run.at else f"{run.portal}　已暂停")


@cli.command()
def demo(
    context: typer.Context,
    port: Annotated[int, typer.Option(help="样例门户的端口，0 表示任选。")] = 0,
) -> None:
    """启动自带的样例门户，完整走一遍：扫描、判定、计分、出报告。"""
    from app.demonstration import demonstrate

    with ScreenProgress() as progress:
        results, index = demonstrate(context.obj, port, progress)
    print_scores(results)
    typer.echo(f"报告首页：{index}")


def _scanner(
    configuration: Configuration, context: typer.Context, progress: Progress, saved: Path | None, screenshots: bool
) -> Scanner:
    if saved and screenshots:
        raise UserError("离线网页不能截图，请去掉 --screenshots 或 --from")
    return Scanner(configuration, context.obj, clock.now, progress, _existing(saved), screenshots)


def _show(results: tuple[DepartmentResult, ...], as_json: bool) -> None:
    if as_json:
        typer.echo(json.dumps([summary_of(result) for result in results], ensure_ascii=False, indent=1))
    else:
        print_scores(results)
    unread = {result.department.name: unread_though_answered(result) for result in results if not is_assessable(result)}
    silent = [name for name, why in unread.items() if not why]
    if silent:
        typer.echo(
            f"{'、'.join(silent)}没有读到任何可以核查的网页，请检查网络、门户地址（离线网页应按“网站/路径”存放）后再扫描",
            err=True,
        )
    for name, why in unread.items():
        if why:
            typer.echo(f"{name}的网站有应答，但没有读出可以核查的内容：{why}。请人工打开部门首页核查", err=True)
    if unread:
        raise typer.Exit(NOT_ALL_ASSESSED)


def _exported(results: tuple[Judged, ...], form: ExportFormat) -> str:
    if form is ExportFormat.CSV:
        return export_csv(results)
    records = list(export_records(results))
    return json.dumps(records, ensure_ascii=False, indent=1) + "\n"


def _stored(context: typer.Context) -> Workspace:
    workspace: Workspace = context.obj
    workspace.must_hold_data()
    return workspace


def _existing(path: Path | None) -> Path | None:
    if path is not None and not path.exists():
        raise UserError(f"找不到 {path}，请核对 --from 后面的路径")
    return path


def _day(stated: datetime | None) -> date:
    return stated.date() if stated else clock.today()
