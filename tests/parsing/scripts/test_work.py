"""求值的功夫：脚本加倍，功夫至多加倍，不论脚本怎么写。"""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from parsing.scripts.objects import fields_at
from parsing.scripts.outline import Outline
from parsing.scripts.script import Script
from parsing.scripts.tokens import tokens
from parsing.scripts.values import NotLiteralError

HARD = {
    "sums of sums": lambda n: "var a0 = 'x';" + "".join(f"var a{i + 1} = a{i} + a{i};" for i in range(n)),
    "choices": lambda n: "var z = " + "a ? " * n + "1" + " : 2" * n,
    "brackets": lambda n: "var z = " + "(" * n,
    "closed brackets": lambda n: "var z = " + "(" * n + "1" + ")" * n,
    "objects in objects": lambda n: "var z = " + "{a:" * n + "1" + "}" * n,
    "unclosed objects": lambda n: "var z = " + "{a:" * n,
    "a circle": lambda n: "".join(f"var a{i} = a{(i + 1) % n};" for i in range(n)),
    "functions in functions": lambda n: "function f(a) { " * n + "var z = a" + "}" * n + "f(1)",
    "calls": lambda n: "function f(a) { return g(a) }" * n + "f(1);" * n,
    "calls of many": lambda n: "function f(p) { $.get('/l?q=' + p) } f(1);" * n,
    "one of itself": lambda n: "var o = {k: 1}; $.get('/l?q=' + this.k);" * n,
    "signs": lambda n: "var z = " + "-" * n + "1",
}


def work(source: str) -> int:
    script = Script(source)
    for at in range(len(script.outline.tokens)):
        try:
            script.literal(at)
        except NotLiteralError:
            continue
    return script.steps


@pytest.mark.parametrize("kind", HARD)
def test_twice_the_script_is_at_most_twice_the_work(kind: str) -> None:
    once, twice = work(HARD[kind](300)), work(HARD[kind](600))
    assert twice <= 2 * once + 100


@given(st.text(alphabet="ab1'\"`/*\\{}[](),:;=+?|&$. \n", max_size=200))
def test_each_expression_is_looked_at_once(source: str) -> None:
    assert work(source) <= 12 * (len(tokens(source)) + 1)


@given(st.text(alphabet="a'\"`/*\\\n[]$ {}", max_size=200))
@example("`${[[}`")
def test_tokens_stand_in_order_and_never_overlap(source: str) -> None:
    starts = [token.start for token in tokens(source)]
    assert starts == sorted(starts)
    assert len(starts) <= 6 * len(source)


def test_a_pattern_or_a_comment_is_no_string() -> None:
    source = "/* ' */ x.replace(/\"/g, ''); // \"\nvar a = 'b' / 2; var c = /[/'\"]/.test(d)"
    assert [token.text for token in tokens(source) if token.kind == "str"] == ["", "b"]


def test_an_object_that_never_ends_has_no_fields() -> None:
    script = Script("var a = {b: 1, c: {d: 2}")
    with pytest.raises(NotLiteralError):
        fields_at(script.outline, 3)
    assert Outline(tokens("a(}])")).brackets
