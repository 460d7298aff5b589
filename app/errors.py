"""用户能改正的错误：一句话说清问题和办法。"""


class UserError(Exception):
    """One Chinese sentence; the command ends with exit code 2."""
