# SPDX-License-Identifier: Apache-2.0
"""Prices, goods, rules and demand: calls the builders in their order. What they decide is told in
docs/explanation/data-trade.md."""

import sys

from eurasia import (
    trade_boxes,
    trade_countries,
    trade_demand,
    trade_emissions,
    trade_fees,
    trade_flows,
    trade_goods,
    trade_land,
    trade_published,
    trade_quotes,
    trade_rules,
    trade_sea,
)
from eurasia.tables import Package
from eurasia.trade_facts import Prices
from eurasia.trade_writer import Tariffs, check_complete


def build(package: Package) -> None:
    trade_countries.build(package)
    trade_quotes.build(package)
    trade_goods.build(package)
    trade_rules.build(package)
    trade_emissions.build(package)
    for vehicle in package["vehicles"].rows:
        if not vehicle.get("emission_factor"):
            vehicle["emission_factor"] = trade_emissions.factor_for(
                vehicle["mode"], vehicle.get("capacity_teu")
            )
    trade_emissions.fill_operations(package)
    prices, tariffs = Prices(package), Tariffs(package)
    trade_land.build(tariffs, prices)
    trade_sea.build(tariffs, prices)
    trade_fees.build(tariffs, prices)
    check_complete(package)
    left_out = trade_flows.build(package)
    trade_boxes.build(package)
    trade_demand.build(package)
    trade_published.build(package)
    print(
        f"trade: {len(prices.used)} of {len(prices.used) + len(prices.unused())} raw prices used, {left_out} raw volumes are no flows, "
        f"tariffs left out for want of {sorted(tariffs.skipped)}",
        file=sys.stderr,
    )
