"""依申请公开登记册：照表格软件存出来的样子读；写错的一次说全，每条一句中文，带文件和行号。"""

import codecs
from datetime import date
from pathlib import Path

import pytest

from config.columns_file import load_columns
from config.portal_file import load_portal
from config.problems import ConfigInvalid
from config.register_file import WORDS_FILE, load_register
from config.source import read_source
from domain.application import AnswerKind, Application, Channel, Event, Field, Particular

DEPARTMENTS = {"区经济发展局": "jfj", "经发局": "jfj", "区财政金融局": "csj"}
HEADINGS = "部门,编号,申请渠道,提交日期,收到日期,补正告知日期,补正收到日期,延期告知日期,不计期限天数,答复日期,答复类型,答复文号,公章,备注"
ROW = (
    "经发局,2021-1,邮寄,2021/9/10,2021年9月13日,无,,2021-10-15,5,20211105,不予公开,经发公复〔2021〕1号,无,快递单号在档"
)
PORTAL = """\
id: p
name: 门户
scheme: suizhou-gxq-2021
register: 登记册/依申请公开.csv
departments: [{id: jfj, name: 区经济发展局}]
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "依申请公开登记册.csv"


def read(file: Path, text: str, encoding: str = "utf-8") -> tuple[Application, ...]:
    file.write_bytes(text.encode(encoding))
    return load_register(file, DEPARTMENTS).applications


def mistakes(file: Path, text: str) -> list[str]:
    with pytest.raises(ConfigInvalid) as raised:
        read(file, text)
    assert all(problem.file == file for problem in raised.value.problems)
    return [f"{problem.line} {problem.message}" for problem in raised.value.problems]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_row_as_a_spreadsheet_saves_it(file: Path, encoding: str, newline: str) -> None:
    (case,) = read(file, f"{HEADINGS},,{newline}{ROW},,{newline},,,,{newline}", encoding)
    assert (case.department, case.number, case.address) == ("jfj", "2021-1", "依申请公开登记册.csv#第2行")
    assert (case.channel, case.kind) == (Channel.MAIL, AnswerKind.REFUSED)
    assert (case.submitted, case.received, case.answered) == (date(2021, 9, 10), date(2021, 9, 13), date(2021, 11, 5))
    assert (case.correction, case.corrected) == (Event(known=True), Event())
    assert case.extension == Event(known=True, day=date(2021, 10, 15))
    assert (case.excluded, case.corrections) == (5, None)
    assert case.particulars == {Particular.DOCUMENT_NUMBER: True, Particular.SEAL: False}
    assert case.evidence(Field.RECEIVED, Particular.SEAL).quote == "编号：2021-1；收到日期：2021年9月13日；公章：无"


def test_rows_are_counted_as_a_spreadsheet_counts_them(file: Path) -> None:
    text = '部门,编号,提交日期,备注\n经发局,1,2021-09-10,"两行\n的备注"\n\n区财政金融局,1,2021-09-10,\n'
    assert [case.address[-3:] for case in read(file, text)] == ["第2行", "第4行"]


def test_the_manual_prints_every_heading_and_every_word() -> None:
    manual = (Path(__file__).parents[2] / "docs" / "运行手册.md").read_text("utf-8")
    (headings,) = [line for line in manual.splitlines() if line.startswith("部门,编号,")]
    words = read_source(WORDS_FILE).data
    assert sorted(headings.split(",")) == sorted([*words["fields"].values(), *words["particulars"].values()])
    assert all(word in manual for section in ("channels", "kinds") for word in words[section].values())


def test_a_register_without_cases_is_no_mistake(file: Path) -> None:
    assert read(file, HEADINGS) == ()


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("经发局,", "经法局,", "2 “部门”没有“经法局”，请改用：区经济发展局、经发局、区财政金融局"),
        ("2021-1,", ",", "2 没有填“编号”，请补上"),
        ("2021/9/10", "", "2 没有填“提交日期”，请补上"),
        ("2021/9/10", "9月10日", "2 “提交日期”写的“9月10日”不是日期，请写成 2021-03-05 这样"),
        ("2021/9/10", "2021-02-30", "2 “提交日期”写的“2021-02-30”不是日期，请写成 2021-03-05 这样"),
        ("邮寄", "挂号信", "2 “申请渠道”没有“挂号信”，请改用：当面、邮寄、互联网、传真"),
        ("不予公开", "拒绝", "2 “答复类型”没有“拒绝”，请改用：已主动公开、予以公开、"),
        (",5,", ",五天,", "2 “不计期限天数”写的“五天”不是整数，请写成 0、5 这样"),
        ("号,无,", "号,盖了,", "2 “公章”写的“盖了”看不懂，请写“有”或“无”，没有核对的空着"),
        ("20211105", "2021-09-12", "2 “答复日期”2021-09-12早于“收到日期”2021-09-13，请核对这两个日期"),
        ("2021年9月13日", "2021-09-09", "2 “收到日期”2021-09-09早于“提交日期”2021-09-10，请核对这两个日期"),
        ("无,,2021-10-15", ",2021-09-20,", "2 填了“补正收到日期”，却没有填“补正告知日期”，请补上"),
        ("无,,2021-10-15", "2021-09-20,2021-09-17,", "2 “补正收到日期”2021-09-17早于“补正告知日期”2021-09-20"),
        ("在档", "在档,又一格", "2 这一行的格数比第一行的列名多，请检查是否多写了逗号"),
        ("答复文号", "文号", "1 没有“文号”这一列，请改用：部门、编号、"),
        ("答复文号", "公章", "1 “公章”写了2列，请只留一列"),
        ("部门,", "备注,", "1 缺少“部门”这一列，请在第一行补上"),
    ],
)
def test_one_sentence_for_a_mistake(file: Path, old: str, new: str, sentence: str) -> None:
    text = f"{HEADINGS}\n{ROW}\n"
    assert old in text
    assert any(said.startswith(sentence) for said in mistakes(file, text.replace(old, new, 1)))


def test_all_mistakes_at_once(file: Path) -> None:
    said = mistakes(file, f"{HEADINGS}\n{ROW}\n{ROW}\n{ROW.replace('经发局', '不存在局').replace('邮寄', '托人')}\n")
    assert [line[:1] for line in said] == ["3", "4", "4"]
    assert said[0] == "3 编号“2021-1”与第2行重复，请改成不同的编号"


@pytest.mark.parametrize(
    "body",
    [b"PK\x03\x04\x14\x00\x06\x00\xff\xff", f"{HEADINGS}\n".encode("utf-16"), f'{HEADINGS}\n"没有收尾'.encode()],
    ids=["a workbook", "UTF-16", "an open quotation mark"],
)
def test_what_is_no_csv_is_said_to_be_none(file: Path, body: bytes) -> None:
    file.write_bytes(body)
    with pytest.raises(ConfigInvalid, match="登记册不是 CSV 文件，请在表格软件中另存为"):
        load_register(file, DEPARTMENTS)


def test_the_portal_file_names_it_and_says_everything_with_its_own_mistakes(tmp_path: Path) -> None:
    portal = tmp_path / "portal.yaml"
    portal.write_text(PORTAL, encoding="utf-8")
    with pytest.raises(ConfigInvalid, match="找不到这份登记册，请核对门户文件中 register 写的路径"):
        load_portal(portal, load_columns())
    (tmp_path / "登记册").mkdir()
    register = tmp_path / "登记册" / "依申请公开.csv"
    register.write_bytes(codecs.BOM_UTF8 + "部门,编号,提交日期\n区经济发展局,1,2021-03-01\n".encode())
    read = load_portal(portal, load_columns()).register
    assert read is not None
    assert [case.number for case in read.of("jfj")] == ["1"]
    register.write_text("部门,编号,提交日期\n区财政金融局,1,\n", encoding="utf-8")
    portal.write_text(f"{PORTAL}weak_tls: [a.cn]\n", encoding="utf-8")
    with pytest.raises(ConfigInvalid) as raised:
        load_portal(portal, load_columns())
    assert sorted((problem.file.name, problem.line) for problem in raised.value.problems) == [
        ("portal.yaml", 6),
        ("依申请公开.csv", 2),
        ("依申请公开.csv", 2),
    ]
