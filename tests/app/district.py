"""一个小区和它自己的方案：两个部门，网页存在本机；方案可以改，数据可以变旧。"""

from datetime import date
from pathlib import Path

from app import clock
from app.configuration import Configuration, load_configuration
from app.report import write_current_reports
from app.scan import Scanner
from app.workspace import Workspace
from domain.assessment import Trigger
from tests.crawler.conftest import list_html
from tests.silence import Silent
from tests.storage.old_database import make_old

MOBILE = "13871234567"
AS_OF = date(2023, 7, 5)
PORTAL = """\
id: yunshan
name: 云山区
scheme: small
hosts: [www.example.gov.cn]
departments:
  - id: rsj
    name: 区人社局
    columns: {employment: "http://www.example.gov.cn/rsj/"}
  - id: mzj
    name: 区民政局
    columns: {employment: "http://www.example.gov.cn/mzj/"}
"""
HEAD = """\
id: small
title: 云山区考核办法
issued_by: 云山区政务公开办
full: 10
period: {from: 2023-04-01, to: 2023-06-30}
annual_report: {year: 2022, due: "01-31"}
totals: {日常公开: 10}
functions: {}
indicators: [指标.yaml]
"""
RULES = """\
number: "A1"
name: 招聘公告
path: [日常公开]
full: 10
methods: [online]
measures: 公告是否齐全
basis: []
applies_to: all
criteria:
  - id: notices
    name: 公告不少于两条
    points: 10
    decide: automatic
    check: entry.present
    columns: [employment]
    params: {what: 招聘公告, entries: {title: [招聘]}, minimum: 2}
    reasons:
      present: {say: "有{what}"}
      too_few: {say: "{what}只有{found}条", deduct: "4"}
      missing: {say: "没有{what}"}
      idle: {say: "考评期内没有发布过"}
      empty: {say: "没有信息"}
      declared_none: {say: "有情况说明"}
      outdated_statement: {say: "说明已过期"}
      of_another: {say: "写的是别的部门"}
  - id: personal
    name: 名单不泄露手机号码
    points: 0
    decide: confirm
    check: privacy.personal_data
    columns: [employment]
    params: {what: 名单, entries: {title: [名单]}, persons: [姓名], receiving: [补贴], official: [职务], account: [账号]}
    reasons:
      leaked: {say: "{title}有{kind}", mark: severe}
      clean: {say: "没有"}
      doubtful: {say: "像是{kind}"}
      unread: {say: "没有读到"}
      nothing: {say: "没有名单"}
"""
CHANGES = (
    ("id: notices", "id: announcements"),
    ("name: 公告不少于两条", "name: 公告要多"),
    ("name: 招聘公告", "name: 招考公告"),
    ("{what}只有{found}条", "{what}太少"),
    ('deduct: "4"', 'deduct: "1"'),
    ("id: personal", "id: privacy"),
    (", mark: severe", ""),
)


class District:
    """A portal of two departments whose pages are saved, and a scheme of its own that can be changed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.rules = folder / "schemes" / "small" / "指标.yaml"
        self.rules.parent.mkdir(parents=True)
        self.rules.with_name("scheme.yaml").write_text(HEAD, encoding="utf-8")
        self.rules.write_text(RULES, encoding="utf-8")
        (folder / "portal.yaml").write_text(PORTAL, encoding="utf-8")
        for department in ("rsj", "mzj"):
            _publish(folder / "pages" / "www.example.gov.cn" / department)
        self.workspace = Workspace(folder / "data")

    @property
    def configuration(self) -> Configuration:
        return load_configuration(str(self.folder / "portal.yaml"))

    @property
    def scanner(self) -> Scanner:
        return Scanner(self.configuration, self.workspace, clock.now, Silent(), self.folder / "pages")

    def scan(self, *departments: str) -> int:
        chosen = tuple(one for one in self.configuration.portal.departments if one.id in departments or not departments)
        return self.scanner.scan(chosen, AS_OF, Trigger.SCAN).id

    def change_the_scheme(self) -> None:
        text = self.rules.read_text(encoding="utf-8")
        for before, after in CHANGES:
            assert before in text
            text = text.replace(before, after)
        self.rules.write_text(text, encoding="utf-8")

    def report(self) -> dict[str, str]:
        """Every page by its name; copies of web pages are among them."""
        index = write_current_reports(self.configuration, self.workspace, self.folder / "report", clock.now())
        return {file.stem: file.read_text(encoding="utf-8") for file in index.parent.rglob("*.html")}

    def copies(self) -> str:
        self.report()
        return "".join(file.read_text(encoding="utf-8") for file in (self.folder / "report" / "copies").iterdir())

    def age(self) -> None:
        """The data as the program before rules were kept had written it."""
        self.workspace.engine.dispose()
        make_old(self.folder / "data" / "zwgk.db")
        self.workspace = Workspace(self.folder / "data")


def _publish(folder: Path) -> None:
    folder.mkdir(parents=True)
    rows = (("./1.html", "春季招聘公告", "2023-04-12"), ("./2.html", "就业补贴名单", "2023-06-01"))
    (folder / "index.html").write_text(list_html(*rows), encoding="utf-8")
    table = f"<table><tr><th>姓名</th><th>补贴</th><th>电话</th></tr><tr><td>张三</td><td>100</td><td>{MOBILE}</td></tr></table>"
    for address, title, day in rows:
        (folder / address).write_text(
            f'<html><head><meta charset="utf-8"><meta name="ArticleTitle" content="{title}">'
            f'<meta name="PubDate" content="{day}"></head><body><h1>{title}</h1>'
            f'<div class="TRS_Editor"><p>{"正文。" * 80}</p>{table if "名单" in title else ""}</div></body></html>',
            encoding="utf-8",
        )
