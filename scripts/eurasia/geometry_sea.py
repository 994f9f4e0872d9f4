# SPDX-License-Identifier: Apache-2.0
"""Finds a way for a ship from one point to another without crossing land.

A grid is laid over the water between the two points; A* walks it with sixteen directions and pays more close to the
coast, as ships do. The steps are then pulled taut: of all ways to leave out corners, the cheapest that stays off land.
Straits and canals finer than the grid are not found here; they are given as waterways.csv.
"""
import heapq
import math
from collections import deque

from eurasia.geometry import distance_km, great_circle

CELL_SIZES = (0.02, 0.03, 0.05, 0.08, 0.12, 0.2)  # degrees; the first that needs no more cells than CELLS_MAX
CELLS_MAX = 260_000
OFFING_KM = 30          # nearer to land than this a kilometre costs up to 1 + OFFING_PRICE
OFFING_PRICE = 0.8
HARBOUR_KM = 15         # how far from its end a ship may enter the open water
HARBOUR_PRICE = 5       # what a kilometre between the end and the open water costs
CORNER_PRICE_KM = 0.3   # a corner must save this much to stay

STEPS = [(dx, dy) for dx in range(-2, 3) for dy in range(-2, 3)
         if (dx or dy) and math.gcd(abs(dx), abs(dy)) == 1]


class SeaGrid:
    """The water in a window around two points. In: land = Areas; a, b = points."""

    def __init__(self, land, a, b):
        reach = 1.5 + 0.25 * max(abs(a[0] - b[0]), abs(a[1] - b[1]))
        self.west, self.east = min(a[0], b[0]) - reach, max(a[0], b[0]) + reach
        self.south, self.north = min(a[1], b[1]) - reach, max(a[1], b[1]) + reach
        area = (self.east - self.west) * (self.north - self.south)
        self.cell = next((size for size in CELL_SIZES if area / size ** 2 <= CELLS_MAX), CELL_SIZES[-1])
        # Cells line up with the boundary cells of `land`, so that "touched by a coast" carries over.
        self.column0, self.row0 = math.floor(self.west / self.cell), math.floor(self.south / self.cell)
        self.columns = math.ceil(self.east / self.cell) - self.column0
        self.rows = math.ceil(self.north / self.cell) - self.row0
        self.price = self._prices(land)

    def point(self, index):
        row, column = divmod(index, self.columns)
        return ((self.column0 + column + 0.5) * self.cell, (self.row0 + row + 0.5) * self.cell)

    def index(self, point):
        column = math.floor(point[0] / self.cell) - self.column0
        row = math.floor(point[1] / self.cell) - self.row0
        if 0 <= column < self.columns and 0 <= row < self.rows:
            return row * self.columns + column
        return None

    def _prices(self, land):
        """Price of a kilometre in each cell; 0 where a ship cannot go."""
        count = self.columns * self.rows
        is_land = bytearray(count)
        for index in range(count):
            if land.at(self.point(index)):
                is_land[index] = 1
        for (column, row) in land.pieces:
            x, y = (column + 0.5) * land.cell, (row + 0.5) * land.cell
            if self.west < x < self.east and self.south < y < self.north:
                index = self.index((x, y))
                if index is not None:
                    is_land[index] = 1
        km_per_cell = self.cell * 111.2
        steps_max = max(1, round(OFFING_KM / km_per_cell))
        far = bytearray([255]) * count
        queue = deque(index for index in range(count) if is_land[index])
        for index in queue:
            far[index] = 0
        while queue:
            index = queue.popleft()
            if far[index] >= steps_max:
                continue
            row, column = divmod(index, self.columns)
            for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1)):
                if 0 <= column + dx < self.columns and 0 <= row + dy < self.rows:
                    near = index + dy * self.columns + dx
                    if far[near] > far[index] + 1:
                        far[near] = far[index] + 1
                        queue.append(near)
        price = [0.0] * count
        for index in range(count):
            if not is_land[index]:
                price[index] = 1 + OFFING_PRICE * max(0.0, 1 - (far[index] - 1) / steps_max)
        return price

    def harbour_cells(self, end):
        """Open cells near an end, with the price of reaching them."""
        reach = max(HARBOUR_KM, 1.6 * self.cell * 111)
        reach_y = math.ceil(reach / 111 / self.cell)
        reach_x = math.ceil(reach / 111 / self.cell / math.cos(math.radians(end[1])))
        cells = {}
        for dx in range(-reach_x, reach_x + 1):
            for dy in range(-reach_y, reach_y + 1):
                index = self.index((end[0] + dx * self.cell, end[1] + dy * self.cell))
                if index is not None and self.price[index]:
                    gap = distance_km(end, self.point(index))
                    if gap <= reach:
                        cells[index] = gap * HARBOUR_PRICE
        return cells

    def walk(self, a, b):
        """The cheapest way over the grid: points from a to b, or None."""
        goal = self.harbour_cells(b)
        cost, before, heap = {}, {}, []
        for index, price in self.harbour_cells(a).items():
            cost[index] = price
            heapq.heappush(heap, (price + distance_km(self.point(index), b), index))
        lengths = {}
        done = bytearray(len(self.price))
        best, best_index = math.inf, None
        while heap and heap[0][0] < best:
            _, index = heapq.heappop(heap)
            if done[index]:
                continue
            done[index] = 1
            if index in goal and cost[index] + goal[index] < best:
                best, best_index = cost[index] + goal[index], index
            row, column = divmod(index, self.columns)
            if row not in lengths:
                here = self.point(index)
                lengths[row] = [distance_km(here, (here[0] + dx * self.cell, here[1] + dy * self.cell))
                                for dx, dy in STEPS]
            for (dx, dy), length in zip(STEPS, lengths[row]):
                if not (0 <= column + dx < self.columns and 0 <= row + dy < self.rows):
                    continue
                near = index + dy * self.columns + dx
                if done[near] or not self.price[near]:
                    continue
                # A knight's step passes between two cells: both must be open.
                if abs(dx) + abs(dy) == 3:
                    half = index + (dy // 2 if abs(dy) == 2 else 0) * self.columns + (dx // 2 if abs(dx) == 2 else 0)
                    if not self.price[half] or not self.price[half + (dy if abs(dy) == 1 else 0) * self.columns
                                                              + (dx if abs(dx) == 1 else 0)]:
                        continue
                total = cost[index] + length * (self.price[index] + self.price[near]) / 2
                if total < cost.get(near, math.inf):
                    cost[near] = total
                    before[near] = index
                    heapq.heappush(heap, (total + distance_km(self.point(near), b), near))
        if best_index is None:
            return None
        cells = [best_index]
        while cells[-1] in before:
            cells.append(before[cells[-1]])
        return [a] + [self.point(index) for index in reversed(cells)] + [b]

    def straight_price(self, a, b, is_end):
        """Price of sailing the great circle from a to b; infinite over land (save near a harbour end)."""
        length = distance_km(a, b)
        points = great_circle(a, b, max(0.5, self.cell * 111 * 0.45))
        if len(points) < 3:
            points = [a, ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2), b]
        total = 0.0
        for point in points[1:-1]:
            index = self.index(point)
            price = self.price[index] if index is not None else 1.0
            if not price:
                if not is_end or length > max(HARBOUR_KM, 1.6 * self.cell * 111):
                    return math.inf
                price = HARBOUR_PRICE
            total += price
        return length * total / (len(points) - 2)


def pull_taut(grid, walk):
    """Leaves out corners of a walk: the cheapest chain of great circles through some of its points."""
    corners = [walk[0]]
    for before, here, after in zip(walk, walk[1:], walk[2:]):
        turn = (here[0] - before[0]) * (after[1] - here[1]) - (here[1] - before[1]) * (after[0] - here[0])
        if abs(turn) > 1e-9 or len(corners) == 1 or distance_km(corners[-1], here) > 300:
            corners.append(here)
    corners.append(walk[-1])
    last = len(corners) - 1
    cost, before = [0.0] + [math.inf] * last, [0] * (last + 1)
    for i in range(last):
        for j in range(i + 1, last + 1):
            least = cost[i] + distance_km(corners[i], corners[j])
            if least < cost[j]:
                price = grid.straight_price(corners[i], corners[j], i == 0 or j == last)
                if cost[i] + price + CORNER_PRICE_KM < cost[j]:
                    cost[j], before[j] = cost[i] + price + CORNER_PRICE_KM, i
    chain = [last]
    while chain[-1]:
        chain.append(before[chain[-1]])
    return [corners[i] for i in reversed(chain)]


def relax(grid, line):
    """Moves the corners of a line off the lattice of the grid, each to where its two pieces cost least."""
    line = list(line)
    last = len(line) - 1
    for size in (2, 1, 2, 1, 0.5, 0.25):
        for i in range(1, last):
            def price(point, i=i):
                return (grid.straight_price(line[i - 1], point, i == 1)
                        + grid.straight_price(point, line[i + 1], i == last - 1))
            best = price(line[i])
            for dx, dy in STEPS:
                point = (line[i][0] + dx * size * grid.cell / 2, line[i][1] + dy * size * grid.cell / 2)
                cost = price(point)
                if cost < best:
                    best, line[i] = cost, point
    return line


def sea_way(land, a, b):
    """Points from a to b over water, or None when the grid finds no way."""
    grid = SeaGrid(land, a, b)
    walk = grid.walk(a, b)
    return walk and pull_taut(grid, relax(grid, pull_taut(grid, walk)))
