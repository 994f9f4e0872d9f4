# SPDX-License-Identifier: Apache-2.0
"""How goods move: places, links, operations, vehicles, services, events. Calls the builders in their order."""

from eurasia import network_links, network_places
from eurasia.tables import Package


def build(package: Package) -> None:
    network_places.build(package)
    network_links.build(package)
