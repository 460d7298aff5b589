"""压缩包：docx、xlsx 里的部件，防压缩炸弹。"""

import struct
import zlib
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from parsing.documents.facts import Unreadable

# Everything unpacked, as the directory declares it: an annual report full of pictures stays under 100 MB.
MAX_UNPACKED = 200 * 2**20
# One XML part: parsed trees take about ten times its size in memory.
MAX_PART = 64 * 2**20
# Deflate reaches 1000:1 on zeros; office files seen in the field stay below 60:1.
MAX_RATIO = 200
# Below this size a high ratio harms nobody.
RATIO_FLOOR = 8 * 2**20
# A thousand pictures are a picture book; more members are an attack on the reader's patience.
MAX_MEMBERS = 5_000

_BROKEN = (BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError)


def open_package(content: bytes) -> ZipFile:
    """The package, when its directory is sound and promises nothing outrageous."""
    try:
        package = ZipFile(BytesIO(content))
    except NotImplementedError as error:
        raise Unreadable("压缩方式不受支持") from error
    except _BROKEN as error:
        raise Unreadable("文件损坏，压缩包打不开") from error
    _check_directory(package.infolist())
    return package


def _check_directory(members: list[ZipInfo]) -> None:
    unpacked = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members)
    if len(members) > MAX_MEMBERS:
        raise Unreadable(f"压缩包内文件超过{MAX_MEMBERS}个，疑似压缩炸弹")
    if unpacked > MAX_UNPACKED:
        raise Unreadable(f"解压后超过{MAX_UNPACKED >> 20}MB，疑似压缩炸弹")
    if unpacked > RATIO_FLOOR and unpacked > MAX_RATIO * packed:
        raise Unreadable("压缩比异常，疑似压缩炸弹")


def read_member(package: ZipFile, name: str) -> bytes:
    """One member's bytes.

    The bound matters because a directory can lie: an unbounded read inflates everything that is there
    before it looks at the declared size.
    """
    try:
        with package.open(name) as stream:
            data = stream.read(MAX_PART + 1)
    except KeyError as error:
        raise Unreadable(f"文件损坏，缺少{name}") from error
    except RuntimeError as error:
        # zipfile says so of encrypted members, and (as NotImplementedError) of unknown methods.
        raise Unreadable("压缩包已加密或压缩方式不受支持") from error
    except _BROKEN as error:
        raise Unreadable("文件损坏，解压失败") from error
    if len(data) > MAX_PART:
        raise Unreadable(f"单个部件超过{MAX_PART >> 20}MB，疑似压缩炸弹")
    return data
