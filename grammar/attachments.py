"""附件的写法：链接、网关、查询串、点击、内嵌查看。"""

from dataclasses import dataclass
from html import escape
from urllib.parse import quote

from demo.files.content import content_of, suffix_of
from demo.model import File, FileKind
from grammar.look import Look
from grammar.places import Where
from grammar.site import Site
from grammar.wordings import ATTACHED

_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pdf": "application/pdf",
}


@dataclass(frozen=True, slots=True)
class Attached:
    """A file at its address."""

    file: File
    url: str

    @property
    def name(self) -> str:
        return f"{self.file.name}.{suffix_of(self.file)}"


def attached(look: Look, file: File, folder: str, serial: int, place: int, *, direct: bool = False) -> Attached:
    """folder: of the article's address, with a slash at its end. direct: the list leads to it."""
    name = f"P0{serial:06d}{place:03d}.{suffix_of(file)}"
    if look.habits.file_id and not direct:
        return Attached(file, f"/{look.addresses.folder}/download.jsp?id={serial}{place}")
    match "plain" if direct else look.habits.attachment:
        case "wbfileid":
            owner = look.addresses.number
            return Attached(
                file,
                f"/system/_content/download.jsp?urltype=news.DownloadAttachUrl&owner={owner}&wbfileid={serial}{place}",
            )
        case "gateway":
            return Attached(file, f"/gateway/file/{look.addresses.folder}/{serial}{place}")
        case "query":
            return Attached(file, f"/{look.addresses.folder}/down.do?file={quote(name)}&t={serial}")
        case _:
            return Attached(file, f"{folder}{name}")


def links_of(look: Look, files: tuple[Attached, ...], page: str) -> str:
    if not files:
        return ""
    links = [_link(look, file, page) for file in files]
    head = look.word("attached", ATTACHED)
    if look.habits.attachment == "below":
        items = "".join(f"<li>{link}</li>" for link in links)
        return f"<div{look.names('files')}><h4>{head}</h4><ul>{items}</ul></div>"
    return "".join(f"<p>{head}{link}</p>" for link in links)


def _link(look: Look, one: Attached, page: str) -> str:
    name = escape(one.name)
    if look.habits.file_id:
        return look.anchor(one.url, one.file.name, page, f' title="{name}"')
    match look.habits.attachment:
        case "gateway":
            return look.anchor(one.url, one.file.name, page, f' download="{name}"')
        case "onclick":
            return f'<a href="javascript:void(0)" onclick="window.open(\'{one.url}\')">{name}</a>'
        case "embed" if one.file.kind is FileKind.SCAN:
            return f'<embed src="{one.url}" width="600" height="800" type="application/pdf">'
        case "iframe" if one.file.kind is FileKind.SCAN:
            return f'<iframe src="{one.url}" width="600" height="800"></iframe>'
        case _:
            return look.anchor(one.url, one.name, page)


def put(site: Site, one: Attached) -> None:
    site.put(one.url, content_of(one.file), _TYPES[suffix_of(one.file)], Where.ATTACHMENTS)
