# SPDX-License-Identifier: Apache-2.0
"""How goods move: places, links, operations, vehicles, services, events. Calls the builders in their order."""

from eurasia.tables import Package


def build(package: Package) -> None:
    pass
