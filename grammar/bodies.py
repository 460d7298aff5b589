"""正文的写法：段落、div 加换行、光秃秃的文字、版式表格、Word 留下的标记。"""

from collections.abc import Iterable, Iterator
from html import escape

from demo.markup import html_of
from demo.model import Block, Heading, Picture, Signed, Table
from grammar.look import Look


def body_of(look: Look, blocks: Iterable[Block], pictures: str) -> str:
    """pictures: address of the folder in which pictures stand."""
    parts = [_block(look, block, pictures) for block in blocks]
    match look.habits.body:
        case "cell":
            return f"<table width='95%' align='center'><tr><td{look.names('body')}>{''.join(parts)}</td></tr></table>"
        case "text":
            return f"<div{look.names('body')}>{'<br><br>'.join(parts)}</div>"
        case _:
            return f"<div{look.names('body')}>{''.join(parts)}</div>"


def lines_of(blocks: Iterable[Block]) -> Iterator[str]:
    """What a reader reads, line by line and cell by cell."""
    for block in blocks:
        match block:
            case Heading(text) | Signed(text):
                yield text
            case Table(rows):
                yield from (cell.text for row in rows for cell in row if cell.text)
            case str():
                yield from (line for line in block.split("\n") if line)


def _block(look: Look, block: Block, pictures: str) -> str:
    match block:
        case Heading(text):
            return _line(look, text, strong=True)
        case Signed(text):
            return _line(look, text, align="right")
        case Table() | Picture():
            return str(html_of((block,), pictures))
        case _:
            return _lines(look, block.split("\n"))


def _lines(look: Look, lines: list[str]) -> str:
    if look.habits.body == "text":
        return "<br>".join(f"　　{escape(line)}" for line in lines)
    return "".join(_line(look, line) for line in lines)


def _line(look: Look, text: str, *, strong: bool = False, align: str = "") -> str:
    inner = f"<strong>{escape(text)}</strong>" if strong else escape(text)
    style = f' style="text-align:{align}"' if align else ""
    match look.habits.body:
        case "div":
            return f"<div{style}>　　{inner}</div>"
        case "br":
            return f"&nbsp;&nbsp;&nbsp;&nbsp;{inner}<br>"
        case "text":
            return f"　　{inner}"
        case "word":
            return f'<p class="MsoNormal"{style}>{_spans(text, strong=strong)}<o:p></o:p></p>'
        case _:
            return f"<p{style}>　　{inner}</p>"


def _spans(text: str, *, strong: bool) -> str:
    """Cut in the middle of words, as a text program exports it."""
    parts = [text[:7], text[7:20], text[20:]]
    inner = "".join(f'<span style="font-family:仿宋_GB2312;font-size:16pt">{escape(p)}</span>' for p in parts if p)
    return f"<b>{inner}</b>" if strong else inner
