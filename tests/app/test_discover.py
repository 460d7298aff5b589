"""提议栏目地址：照样能贴进门户文件，已配置的不动，找不到的说出来。"""

from pathlib import Path

from ruamel.yaml import YAML

from tests.app.conftest import PORTAL, Zwgk

ROOT = """<html><body><ul>
<li><a href="/jfj/sy/">首页</a></li>
<li><a href="/jfj/zn/">政府信息公开指南</a></li>
<li><a href="/jfj/bmdt/">部门动态</a></li>
<li><a href="/jfj/zj/">意见征集</a></li>
<li><a href="/jfj/fk/">结果反馈</a></li>
<li><a href="http://www.hubei.gov.cn/bszn/">办事指南</a></li>
</ul></body></html>"""


def with_root(portal: Path, pages: Path) -> None:
    mapped = 'columns: {annual_report: "http://www.example.gov.cn/jfj/nb/"}'
    assert mapped in PORTAL
    portal.write_text(
        PORTAL.replace(mapped, f'{mapped}\n    roots: ["http://www.example.gov.cn/jfj/"]'), encoding="utf-8"
    )
    (pages / "www.example.gov.cn" / "jfj" / "index.html").write_text(ROOT, encoding="utf-8")


def test_what_is_found_can_be_pasted_and_what_is_mapped_stays(zwgk: Zwgk, portal: Path, pages: Path) -> None:
    with_root(portal, pages)
    before = portal.read_bytes()
    done = zwgk("discover", "-p", portal, "--from", pages, "-d", "经发局")
    assert done.returncode == 0, done.stderr
    (department,) = YAML(typ="safe", pure=True).load(done.stdout)["departments"]
    assert department["id"] == "jfj"
    addresses = {kind: column["url"] for kind, column in department["columns"].items()}
    assert addresses == {
        "annual_report": "http://www.example.gov.cn/jfj/nb/",
        "guide": "http://www.example.gov.cn/jfj/zn/",
        "decisions": "http://www.example.gov.cn/jfj/zj/",
    }
    assert "没有找到：" in done.stdout
    assert portal.read_bytes() == before


def test_the_sign_is_said_and_what_else_was_considered(zwgk: Zwgk, portal: Path, pages: Path) -> None:
    with_root(portal, pages)
    lines = zwgk("discover", "-p", portal, "--from", pages, "-d", "经发局").stdout.splitlines()
    assert any(line.strip().startswith("guide:") and line.endswith("# 名称相同") for line in lines)
    assert '      # 同类，不写配置时一并读取："结果反馈" http://www.example.gov.cn/jfj/fk/（名称相同）' in lines
    assert '  # 办事指南也许是："办事指南" http://www.hubei.gov.cn/bszn/（名称相同、其他网站）' in lines


def test_a_root_that_cannot_be_read_is_said(zwgk: Zwgk, portal: Path, pages: Path) -> None:
    with_root(portal, pages)
    (pages / "www.example.gov.cn" / "jfj" / "index.html").unlink()
    done = zwgk("discover", "-p", portal, "--from", pages, "-d", "经发局")
    assert "首页没有读全" in done.stdout


def test_a_department_without_a_root_is_said(zwgk: Zwgk, portal: Path, pages: Path) -> None:
    done = zwgk("discover", "-p", portal, "--from", pages, "-d", "区综合执法局")
    assert "没有配置首页" in done.stdout
