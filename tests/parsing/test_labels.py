"""标注：索引号、文号、日期、来源的各种写法。"""

import pytest

from parsing.labels import read_labels


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
    ],
)
def test_labels(lines: list[str], fields: dict[str, str]) -> None:
    assert read_labels(lines) == fields
