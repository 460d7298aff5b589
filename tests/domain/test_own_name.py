"""自家的名称：前面有省市区名也是自家的，市级的同名部门不是。"""

import pytest

from domain.own_name import without_own_name

BRANCH = ("随州市生态环境局云岭区分局", "区生态环境分局", "环保分局")


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("随州市生态环境局云岭区分局关于禁止露天焚烧的公告", "关于禁止露天焚烧的公告"),
        ("云岭区生态环境分局召开座谈会", "召开座谈会"),
        ("云岭高新区环保分局通告", "通告"),
        ("环保分局通告", "通告"),
        ("市环保分局通告", "市环保分局通告"),
        ("随州市生态环境局关于印发方案的通知", "随州市生态环境局关于印发方案的通知"),
        ("市政府转发区生态环境分局通告的通知", "市政府转发区生态环境分局通告的通知"),
    ],
)
def test_the_own_name_at_the_head_is_left_out(title: str, told: str) -> None:
    assert without_own_name(title, BRANCH) == told
