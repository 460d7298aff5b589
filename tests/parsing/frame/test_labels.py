"""标注：索引号、文号、日期、来源的各种写法和各种排法。"""

import pytest

from parsing.frame.labels import read_labels
from parsing.markup.marked_lines import surroundings
from parsing.markup.page import Page


@pytest.mark.parametrize(
    ("lines", "fields"),
    [
        (["索\u2002引\u2002号： PZ001-2022-00096"], {"index_number": "PZ001-2022-00096"}),
        (
            ["索 引 号：", "000014349/2019-00007", "主题分类：", "工商"],
            {"index_number": "000014349/2019-00007", "topic": "工商"},
        ),
        (
            ["发布日期：2022-01-05 信息来源：区经济发展局 【字体：大 中 小】"],
            {"released": "2022-01-05", "source": "区经济发展局"},
        ),
        (["来源：", "时间：2022-06-24 10:27"], {"time": "2022-06-24 10:27"}),
        (["成文日期：2024-01-29", "发布日期：2024-02-05"], {"made": "2024-01-29", "released": "2024-02-05"}),
        (["发文字号：", "成文日期：", "有 效 性：有效"], {"validity": "有效"}),
        (["本办法的有效期：五年"], {}),
        (["会议时间：另行通知"], {}),
        (["统一登记号：HHCR-2023-01005", "文号：云政发〔2023〕5号"], {"document_number": "云政发〔2023〕5号"}),
        (["统一登记号：HHCR-2023-01005"], {"document_number": "HHCR-2023-01005"}),
        (["更新时间：2022-03-01", "发布时间：2022-02-05"], {"time": "2022-02-05"}),
        (["发文日期：2021-06-01", "发布日期：2021-06-10"], {"made": "2021-06-01", "released": "2021-06-10"}),
        (["成文日期：2021-06-01", "发文日期：2021-06-10"], {"made": "2021-06-01", "released": "2021-06-10"}),
        (["来源：区经济发展局 2021-06-10 09:30"], {"source": "区经济发展局", "time": "2021-06-10 09:30"}),
        (["【来源：区财政局 | 发布日期：2021-06-10 】"], {"source": "区财政局", "released": "2021-06-10"}),
        (["来源：{{data.docSource}}"], {}),
        (["字号：默认 大 超大"], {}),
        (["信息时效性: 待评估"], {"validity": "待评估"}),
        (["索引号 YP/2021-0001"], {"index_number": "YP/2021-0001"}),
    ],
)
def test_labels(lines: list[str], fields: dict[str, str]) -> None:
    assert read_labels(lines) == fields


BOX = {
    "index_number": "YP/2021-0001",
    "document_number": "云发改规〔2021〕4号",
    "issuer": "区经济发展局",
    "made": "2021年6月1日",
    "validity": "有效",
}
NAMES = ("索 引 号", "文　　号", "发布机构", "成文日期", "效力状态")
PAIRS = tuple(zip(NAMES, BOX.values(), strict=True))


@pytest.mark.parametrize(
    "box",
    [
        "<table><tr>" + "".join(f"<th>{k}</th><td>{v}</td>" for k, v in PAIRS) + "</tr></table>",
        "<table>" + "".join(f"<tr><td>{k}：</td><td>{v}</td></tr>" for k, v in PAIRS) + "</table>",
        "<table><tr>"
        + "".join(f"<th>{k}</th>" for k in NAMES)
        + "</tr><tr>"
        + "".join(f"<td>{v}</td>" for v in BOX.values())
        + "</tr></table>",
        "<dl>" + "".join(f"<dt>{k}</dt><dd>{v}</dd>" for k, v in PAIRS) + "</dl>",
        "<ul>" + "".join(f"<li><em>{k}</em><span>{v}</span></li>" for k, v in PAIRS) + "</ul>",
        "<ul>" + "".join(f"<li>{k}:\u200b{v}</li>" for k, v in PAIRS) + "</ul>",
        "<div>" + " ".join(f"<b>{k}：</b><i>{v}</i>" for k, v in PAIRS) + "</div>",
        "<div>" + "".join(f"<span>{k}：{v}</span> " for k, v in PAIRS) + "<span>打印</span></div>",
        "".join(f"<div>{k}：</div><div>{v}</div>" for k, v in PAIRS),
        "".join(f"<p>• {k}<br>{v}</p>" for k, v in PAIRS),
    ],
)
def test_a_box_is_read_however_it_is_laid_out(box: str) -> None:
    page = Page(f"<body>{box}<div id='x'>正文</div></body>", "http://www.example.gov.cn/a.html")
    assert read_labels(surroundings(page, page.tree.css_first("#x")).before) == BOX


@pytest.mark.parametrize(
    "box",
    [
        "<table><tr><td>文号</td><td></td><td>关联类型</td><td>无</td></tr></table>",
        "<dl><dt>文号：</dt><dd></dd><dt>年度</dt><dd>2021</dd></dl>",
        "<ul><li><em>发文字号</em><span></span></li><li><em>年度</em><span>2021</span></li></ul>",
    ],
)
def test_an_empty_value_is_not_filled_from_its_neighbour(box: str) -> None:
    page = Page(f"<body>{box}</body>", "http://www.example.gov.cn/a.html")
    assert "document_number" not in read_labels(surroundings(page, None).before)


@pytest.mark.parametrize("label", ["主题分类", "主题词分类", "主题类别", "信息分类", "公文主题分类", "分类名称"])
@pytest.mark.parametrize(
    "box",
    [
        "<table><tr><td>{}</td><td>教育、科技</td><td>公文种类</td><td>通知</td></tr></table>",
        "<ul><li><label>{}：</label>教育、科技</li><li><label>主题词：</label>学校 管理</li></ul>",
        "<table><tr><th>公文种类</th><th>{}</th></tr><tr><td>通知</td><td>教育、科技</td></tr></table>",
    ],
)
def test_a_topic_by_whatever_name_and_no_kind_of_letter(box: str, label: str) -> None:
    page = Page(f"<body>{box.format(label)}</body>", "http://www.example.gov.cn/a.html")
    assert read_labels(surroundings(page, None).before) == {"topic": "教育、科技"}


@pytest.mark.parametrize("line", ["时间：2021年6月10日上午9时", "名称：示例项目", "责任单位：区经济发展局"])
def test_in_the_text_itself_ambiguous_words_label_nothing(line: str) -> None:
    assert read_labels([line], in_text=True) == {}
