"""手写的 PDF：测试要的每个字、每条线都放在说好的地方，不靠打印程序。"""

from collections.abc import Iterable
from math import cos, radians, sin

HEIGHT = 800
# Programs that turn pages write the cosine of a right angle as they compute it in single precision.
_HAIR = "-0.0000000437"
_TURNED = {90: f"{_HAIR} 1 -1 {_HAIR} {HEIGHT} 0", 270: f"{_HAIR} -1 1 {_HAIR} 0 600"}
_FONT = (
    "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[<</Type/Font"
    "/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>"
    "/DW 1000/FontDescriptor<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[0 -200 1000 800]"
    "/ItalicAngle 0/Ascent 800/Descent {descent}/CapHeight 700/StemV 90>>>>]>>"
)


def text(left: float, baseline: float, words: str, size: float = 10, gray: float = 0, turned: float = 0) -> str:
    """Words drawn in one piece; measures from the page's upper left; every character is as wide as it is high."""
    across, up = cos(radians(turned)), sin(radians(turned))
    matrix = f"{across:.4f} {up:.4f} {-up:.4f} {across:.4f} {left} {HEIGHT - baseline}"
    return f"{gray} g BT /F1 {size} Tf {matrix} Tm <{words.encode('utf-16-be').hex()}> Tj ET\n"


def digits(left: float, baseline: float, words: str, size: float = 10) -> str:
    """Like text, in a font whose boxes hang far below what is drawn."""
    return text(left, baseline, words, size).replace("/F1", "/F2")


def rule(left: float, top: float, right: float, bottom: float) -> str:
    return f"{left} {HEIGHT - top} m {right} {HEIGHT - bottom} l S\n"


def frame(xs: Iterable[float], ys: Iterable[float]) -> str:
    """The rules of a table without merged cells."""
    across, down = tuple(xs), tuple(ys)
    upright = (rule(x, down[0], x, down[-1]) for x in across)
    return "".join((*upright, *(rule(across[0], y, across[-1], y) for y in down)))


def pdf_of(*pages: str, turned: int = 0) -> bytes:
    """A document of these pages' drawings. turned: degrees by which viewers turn the pages, drawn so that they come upright."""
    first = 5
    box, setting = f"600 {HEIGHT}", ""
    if turned:
        pages = tuple(f"{_TURNED[turned]} cm\n{drawing}" for drawing in pages)
        box, setting = f"{HEIGHT} 600", f"/Rotate {turned}"
    kids = " ".join(f"{first + 2 * number} 0 R" for number in range(len(pages)))
    objects = ["<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>"]
    objects += [_FONT.format(descent=-120), _FONT.format(descent=-900)]
    for number, drawing in enumerate(pages):
        resources = "/Resources<</Font<</F1 3 0 R/F2 4 0 R>>>>"
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {box}]{setting}{resources}/Contents {first + 2 * number + 1} 0 R>>"
        )
        objects.append(f"<</Length {len(drawing)}>>stream\n{drawing}\nendstream")
    content, places = "%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(content))
        content += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    head = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n"
    trailer = f"trailer<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{len(content)}\n%%EOF"
    return (content + head + table + trailer).encode("ascii")
