"""检查：一个检查一个文件，纯函数 ``check(view, params, as_of) -> Iterator[Observation]``；要把各部门放在一起看的，写成 ``compare``。"""
