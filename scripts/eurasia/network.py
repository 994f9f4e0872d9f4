# SPDX-License-Identifier: Apache-2.0
"""How goods move: places, links, operations, vehicles, services, events. Calls the builders in their order."""

from eurasia import (
    network_borders,
    network_events,
    network_links,
    network_operations,
    network_places,
    network_services,
    network_vehicles,
)
from eurasia.tables import Package


def build(package: Package) -> None:
    network_places.build(package)
    network_links.build(package)
    network_vehicles.build(package)
    network_services.build(package)
    network_vehicles.build_fleets(package)
    network_operations.build(package)
    network_borders.build(package)
    network_events.build(package)
