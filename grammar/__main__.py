"""命令行：``python -m grammar 种子… | --fresh N | --matrix 种子…``。"""

import argparse
import secrets
import sys
from pathlib import Path

from grammar.faults import FAULTS, Fault
from grammar.matrix import run_matrix
from grammar.places import Where
from grammar.run import run_seeds


def main() -> None:
    parser = _parser()
    asked = parser.parse_args()
    seeds = [*asked.seeds, *(secrets.randbelow(10**8) for _ in range(asked.fresh))]
    if not seeds:
        parser.error("请给出种子，或用 --fresh N")
    if asked.matrix:
        right = run_matrix(seeds, asked.jobs, asked.only, asked.fault)
    else:
        right = run_seeds(seeds, asked.baseline, asked.jobs, asked.keep, asked.fault)
    sys.exit(0 if right else 1)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m grammar", description="用谁也没见过的门户检验产品")
    parser.add_argument("seeds", nargs="*", type=int, help="种子")
    parser.add_argument("--fresh", type=int, default=0, metavar="N", help="另抽 N 个新种子")
    parser.add_argument("--baseline", default="", metavar="COMMIT", help="同时检验产品的这个旧版本")
    parser.add_argument("--jobs", type=int, default=2, help="同时跑几个")
    parser.add_argument("--keep", type=Path, default=None, metavar="DIR", help="把生成的门户留在这个文件夹里")
    parser.add_argument(
        "--fault",
        type=_fault,
        default=None,
        metavar="KIND:SHARE[:WHERE]",
        help=f"途中的故障，占（哪种）地址的百分之几：{'、'.join(FAULTS)}；{'、'.join(Where)}",
    )
    parser.add_argument("--matrix", action="store_true", help="每种故障、每种地址、三种份额，各和没有故障的一遍相比")
    parser.add_argument(
        "--only", nargs="+", default=(), choices=(*FAULTS, *Where), metavar="KIND|WHERE", help="矩阵只做这几种"
    )
    return parser


def _fault(text: str) -> Fault:
    kind, _, rest = text.partition(":")
    share, _, where = rest.partition(":")
    if kind not in FAULTS or not share.isdecimal() or where not in ("", *Where):
        raise argparse.ArgumentTypeError(f"没有这种故障：{text}；写成 cut:30 或 cut:30:lists 这样")
    return Fault(kind, int(share), Where(where) if where else None)


if __name__ == "__main__":
    main()
