#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes data/eurasia from data/facts. Needs Python 3.11 and nothing else; the same facts give the same bytes.

usage: build_eurasia.py [--facts data/facts] [--out data/eurasia] [--check]

--check writes nothing and fails if the committed tables differ from what the facts give.
Two builders fill the tables: eurasia/network.py (how goods move) and eurasia/trade.py (prices, goods, rules, demand).
shapes.csv and shape_countries.csv are made by scripts/build_shapes.py and only read here; their sources are cited here.
"""

import argparse
import importlib.util
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from eurasia import checks, describe, geometry_sources, network  # noqa: E402
from eurasia.schema import read_words  # noqa: E402
from eurasia.tables import Package  # noqa: E402

ROOT = Path(__file__).resolve().parents[1]
MADE_ELSEWHERE = ("shapes", "shape_countries")


def build(facts: Path, out: Path) -> dict[str, str]:
    """File name -> text of every file of the package that this program makes."""
    package = Package(facts, out)
    network.build(package)
    if importlib.util.find_spec("eurasia.trade"):
        importlib.import_module("eurasia.trade").build(package)
    geometry_sources.define(package.sources)
    package.sources.write()
    shapes = package.keys("shapes")
    for link in package["links"].rows:
        if link.get("shape") not in shapes:  # a link without a line on the map is still a link
            link["shape"] = None
    for problem in checks.dangling(package):
        raise SystemExit(f"build_eurasia: {problem}")
    files = {
        f"{name}.csv": table.text() for name, table in package.tables.items() if name not in MADE_ELSEWHERE
    }
    files["datapackage.json"] = describe.datapackage(package, read_words())
    return files


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--facts", type=Path, default=ROOT / "data" / "facts")
    parser.add_argument("--out", type=Path, default=ROOT / "data" / "eurasia")
    parser.add_argument("--check", action="store_true", help="fail if the committed tables differ")
    args = parser.parse_args()
    files = build(args.facts, args.out)
    different = []
    args.out.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        path = args.out / name
        if path.exists() and path.read_text(encoding="utf-8") == text:
            continue
        different.append(name)
        if not args.check:
            path.write_text(text, encoding="utf-8", newline="\n")
    if args.check and different:
        print(
            f"differs from what data/facts gives: {', '.join(different)}; run scripts/build_eurasia.py",
            file=sys.stderr,
        )
        return 1
    print(f"{len(files)} files, {len(different)} {'differ' if args.check else 'written'}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
