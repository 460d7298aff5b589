"""``python -m bench [名称 ...]``：逐项量过，结果写进 bench/results.json；不写名称就是全部。"""

import argparse
import importlib
import json
from pathlib import Path
from typing import Any

NAMES = ("sample_portal", "judging", "likeness", "extraction", "full_crawl", "second_night", "rate", "memory")
RESULTS = Path(__file__).parent / "results.json"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench", description="基准：每项几轮，取中位数。")
    parser.add_argument("names", nargs="*", metavar="名称", help=f"可选：{'、'.join(NAMES)}；不写就是全部")
    names = parser.parse_args().names or NAMES
    unknown = [name for name in names if name not in NAMES]
    if unknown:
        parser.error(f"没有名为 {'、'.join(unknown)} 的基准，可选：{'、'.join(NAMES)}")
    for name in names:
        _keep(name, importlib.import_module(f"bench.{name}").measure())


def _keep(name: str, measured: dict[str, Any]) -> None:
    """Among the results, at once: the next benchmark may take an hour, or fail."""
    print(json.dumps({name: measured}, ensure_ascii=False, indent=1), flush=True)
    results = json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.exists() else {}
    results[name] = measured
    ordered = {known: results[known] for known in NAMES if known in results}
    RESULTS.write_text(json.dumps(ordered, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
