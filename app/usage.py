"""命令写错时的说法：把命令行库的英文提示改成中文的一句话。"""

import re

_SENTENCES = (
    (r"No such option: (\S+)", "没有 {0} 这个选项"),
    (r"Missing option '([^']+)'.*", "缺少选项 {0}"),
    (r"Missing argument '([^']+)'.*", "缺少参数 {0}"),
    (r"No such command '([^']+)'.*", "没有 {0} 这个命令"),
    (r"Option '([^']+)' requires an argument.*", "选项 {0} 后面要写值"),
    (r"Invalid value for '([^']+)'[^:]*: (.*)", "{0} 的值不合要求（{1}）"),
    (r"Got unexpected extra argument[^ ]* \((.*)\)", "多写了 {0}"),
)


def usage_sentence(message: str) -> str:
    """One sentence with the remedy; empty when the library has already printed the help."""
    if not message:
        return ""
    for pattern, words in _SENTENCES:
        match = re.match(pattern, message, re.DOTALL)
        if match:
            message = words.format(*match.groups())
            break
    return f"命令写法有误：{message}。用 zwgk --help 查看用法"
