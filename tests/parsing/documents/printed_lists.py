"""打印出来的目录、清单：同样的行，各种线、对齐、合并的格、换页，给测试用。"""

from collections.abc import Iterable, Sequence

from .printed_tables import Cell, Look, markup

HEAD = ("序号", "事项名称", "公开内容", "公开依据", "公开时限", "公开主体", "备注")
_NAMES = ("机构职能", "政策文件", "行政许可", "财政预决算", "重大建设项目批准和实施", "应急管理")
_SAYS = ("的名称、依据、程序", "信息", "的设定依据、条件、程序、期限以及办理结果等")
_BASIS = ("《中华人民共和国政府信息公开条例》第二十条第（五）项", "《关于全面推进政务公开工作的意见》")
_WHEN = ("自信息形成或者变更之日起20个工作日内", "实时公开", "每年1月31日前")
_OFFICES = ("办公室", "政策法规科", "行政审批服务科（政务服务中心窗口）")
OFFICE = HEAD.index("公开主体")
Rows = list[tuple[str, ...]]


def catalogue(count: int, offices: Sequence[str] = _OFFICES) -> Rows:
    """Numbered rows whose cells have one line to three; nothing stands below the last header."""

    def row(number: int) -> tuple[str, ...]:
        name, office = _NAMES[number % len(_NAMES)], offices[number % len(offices)]
        says, basis, when = _SAYS[number % 3], _BASIS[number % 2], _WHEN[number * 2 % 3]
        return (str(number + 1), name, name + says, basis, when, office, "")

    return [row(number) for number in range(count)]


def printed(rows: Rows, look: Look, merged: Iterable[int] = ()) -> str:
    """A page with the list between its title and a note. merged: how many rows share one office, one after the other."""
    starts: dict[int, int] = {}
    at = 0
    for size in merged:
        starts[at] = size
        at += size
    covered = {row + more for row, size in starts.items() for more in range(1, size)}
    body = [
        [Cell(text, down=starts.get(y, 1) if x == OFFICE else 1) for x, text in enumerate(row) if x != OFFICE or y not in covered]
        for y, row in enumerate(rows)
    ]  # fmt: skip
    lines = "".join(f"<p>　　本年第{number}项工作已经完成，全部按时办结。</p>" for number in range(look.before))
    table = markup([list(map(Cell, HEAD))], body, look)
    return f"{look.style}<h1>主动公开基本目录</h1>{lines}{table}<p>注：本目录由办公室负责解释，自公布之日起施行，以后每年更新。</p>"
