"""命令行里几条命令共有的选项。"""

from typing import Annotated

import typer

PortalOption = Annotated[
    str, typer.Option("--portal", "-p", envvar="ZWGK_PORTAL", help="门户名称，或门户配置文件的路径。")
]
