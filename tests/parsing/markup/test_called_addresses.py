"""函数拼出的地址：看得懂的照拼，看不懂的不猜。"""

import pytest

from parsing.markup.called_addresses import called_address

_SCRIPT = """
function openwin(id){window.open("show.asp?id="+id,"_blank")}
function go(a, b) { location.href = '/lm/' + a + '/' + b + '.html'; }
var view = function(n){ window.location.replace("./c" + n) };
function strange(id){ window.open(base + encodeURI(id)); }
function nothing(id){ show(id); }
"""


@pytest.mark.parametrize(
    ("action", "address"),
    [
        ("javascript:openwin(11820)", "show.asp?id=11820"),
        ("openwin('11820');return false", "show.asp?id=11820"),
        ("go('c104', 7)", "/lm/c104/7.html"),
        ("view(3)", "./c3"),
        ("strange(5)", ""),
        ("nothing(5)", ""),
        ("unknown(5)", ""),
        ("go('c104')", ""),
    ],
)
def test_where_a_call_leads(action: str, address: str) -> None:
    assert called_address(_SCRIPT, action) == address
