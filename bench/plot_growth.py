#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Seconds to equilibrium against the size of the network, from what equilibrium_bench prints.

    python3 bench/plot_growth.py growth.csv > growth.svg
"""

import csv
import math
import sys

WIDTH, HEIGHT, EDGE = 720, 460, 60
GAPS = {"cpu_1e-4": "#8bb8e8", "cpu_1e-6": "#4f8fd0", "cpu_1e-8": "#2a6bb0", "cpu_1e-10": "#164a82", "cpu_1e-12": "#0a2c52"}


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["links"].isdigit()]
    for row in rows:
        row["size"] = float(row["links"]) * max(1.0, float(row["pairs"]) ** 0.5)  # links x about as many origins
    rows.sort(key=lambda row: row["size"])
    sizes = [row["size"] for row in rows]
    times = [max(float(row[gap]), 1e-5) for row in rows for gap in GAPS]
    x_min, x_max = math.log10(min(sizes)) - 0.2, math.log10(max(sizes)) + 0.2
    y_min, y_max = math.floor(math.log10(min(times))), math.ceil(math.log10(max(times)))

    def x(value):
        return EDGE + (math.log10(value) - x_min) / (x_max - x_min) * (WIDTH - 2 * EDGE)

    def y(value):
        return HEIGHT - EDGE - (math.log10(max(value, 1e-5)) - y_min) / (y_max - y_min) * (HEIGHT - 2 * EDGE)

    out = [f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" font-family="sans-serif" font-size="12">']
    for power in range(y_min, y_max + 1):
        out.append(f'<line x1="{EDGE}" x2="{WIDTH - EDGE}" y1="{y(10 ** power):.1f}" y2="{y(10 ** power):.1f}" stroke="#ddd"/>')
        out.append(f'<text x="{EDGE - 8}" y="{y(10 ** power) + 4:.1f}" text-anchor="end">1e{power} s</text>')
    for gap, colour in GAPS.items():
        points = " ".join(f'{x(row["size"]):.1f},{y(float(row[gap])):.1f}' for row in rows)
        out.append(f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"/>')
        out.append(f'<text x="{x(sizes[-1]) + 4:.1f}" y="{y(float(rows[-1][gap])) + 4:.1f}" fill="{colour}">{gap[4:]}</text>')
    for row in rows:
        out.append(f'<text x="{x(row["size"]):.1f}" y="{HEIGHT - EDGE + 18}" text-anchor="middle">{row["name"]}</text>')
    out.append(f'<text x="{WIDTH / 2}" y="{HEIGHT - 10}" text-anchor="middle">links x root of pairs with trips</text></svg>')
    print("\n".join(out))


if __name__ == "__main__":
    main()
