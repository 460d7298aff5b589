"""检查：一个检查一个文件，纯函数 ``check(view, params, as_of) -> Iterator[Observation]``."""
