# SPDX-License-Identifier: Apache-2.0
"""Emission factors, well to tank and tank to wheel, per tonne-kilometre of what the vehicle carries (goods and box together).

Published factors of ships and trucks are per tonne of goods; ours multiply the mass of goods *and* container, so they are scaled
by goods / (goods + tare) at the load that the source speaks of. `hub_kg_per_teu` gives the operations' emissions per TEU.
"""

from eurasia.tables import Package, number
from eurasia.trade_facts import judgement, merged, source_of

SHIP_LOAD_T_PER_TEU, TEU_TARE_T = 10.0, 2.3
FEU_NET_T, FEU_TARE_T = 20.0, 3.94
SHIP_NET_SHARE = SHIP_LOAD_T_PER_TEU / (SHIP_LOAD_T_PER_TEU + TEU_TARE_T)
TRUCK_NET_SHARE = FEU_NET_T / (FEU_NET_T + FEU_TARE_T)
MARINE_WTT = 542.4 / 462.3 - 1  # well to tank over tank to wake, RoPax VLSFO
LANE_FUEL_T_PER_FEU, LANE_KM, CO2_PER_T = 0.70, 10_600 * 1.852, 3.15  # fuel_price_link F04, F15, F58
GRID = {
    "CN": "China",
    "KZ": "Kazakhstan",
    "RU": "Russia",
    "AZ": "Azerbaijan",
    "GE": "Georgia",
    "TR": "Turkiye",
    "PL": "Poland",
    "DE": "Germany",
    "RO": "Romania",
    "UZ": "Uzbekistan",
    "TM": "Turkmenistan",
    "IR": "Iran",
}
KWH_PER_TKM = 0.030
EU_GRIDS = ("PL", "DE", "RO")
ALIKE = {"BY": "RU", "LT": "PL", "KG": "KZ", "MN": "CN", "AM": "GE"}  # grids without a figure of their own


class _Raw:
    def __init__(self, package: Package):
        self._package, self._rows = package, package.facts("economics/emissions.csv")

    def row(self, mode: str, start: str, region: str = "", fuel: str = "") -> dict:
        return next(
            r
            for r in self._rows
            if r["mode"] == mode
            and r["vehicle_or_node"].startswith(start)
            and region in r["region_or_lane"]
            and fuel in r["fuel_or_energy"]
        )

    def source(self, *rows: dict) -> list[str]:
        return merged(*(source_of(self._package, r) for r in rows))


def _add(package: Package, key: str, name: str, mode: str, wtt: float, ttw: float, **row) -> None:
    package["emission_factors"].add(
        id=key, name=name, mode=mode, wtt_g_per_tkm=round(wtt, 2), ttw_g_per_tkm=round(ttw, 2), **row
    )


def _rail(package: Package, raw: _Raw) -> None:
    diesel = raw.row("rail", "diesel container train")
    d_wtt, d_ttw, d_source = float(diesel["wtt"]), float(diesel["ttw"]), raw.source(diesel)
    _add(
        package,
        "rail-diesel",
        "Container train, diesel",
        "rail",
        d_wtt,
        d_ttw,
        traction="diesel",
        source=d_source,
        evidence="estimate",
        method=diesel["notes"],
    )
    electric: dict[str, float] = {}
    sources: dict[str, list[str]] = {}
    for code, name in GRID.items():
        grid = raw.row("rail_energy", "grid electricity", name)
        electric[code] = KWH_PER_TKM * float(grid["wtw"])
        energy = raw.row("rail", "electric container train")
        sources[code] = raw.source(grid, energy)
        _electric(
            package,
            code,
            electric[code],
            sources[code],
            f"{KWH_PER_TKM} kWh per net tkm x {grid['wtw']} g/kWh (Ember, {grid['load_basis']})",
        )
    for code, like in ALIKE.items():
        electric[code], sources[code] = electric[like], sources[like]
        _electric(package, code, electric[code], sources[code], f"as the grid of {like}")
    mean = sum(electric[c] for c in EU_GRIDS) / len(EU_GRIDS)
    mean_source = merged(*(sources[c] for c in EU_GRIDS))
    _add(
        package,
        "rail-electric",
        "Container train, electric, grid not known",
        "rail",
        mean,
        0,
        traction="electric",
        source=mean_source,
        evidence="estimate",
        method="mean of the Polish, German and Romanian grids",
    )
    electric[""], sources[""] = mean, mean_source
    for code in sorted(electric):
        for traction, share in (("mixed", 0.5), (None, ELECTRIC_SHARE[code])):
            _add(
                package,
                "-".join(filter(None, ("rail", code.lower(), traction))),
                f"Container train, {share * 100:g} % electric{', ' if code else ''}{code}",
                "rail",
                share * electric[code] + (1 - share) * d_wtt,
                (1 - share) * d_ttw,
                traction=traction,
                country=code or None,
                source=merged(sources[code], d_source),
                evidence="estimate",
                method=(
                    "half electric, half diesel"
                    if traction
                    else f"traction not known: {share * 100:g} % of the corridor's lines taken as electric, from memory"
                ),
            )


def _electric(package: Package, code: str, grams: float, source: list[str], method: str) -> None:
    _add(
        package,
        f"rail-electric-{code.lower()}",
        f"Container train, electric, {code}",
        "rail",
        grams,
        0,
        traction="electric",
        country=code,
        source=source,
        evidence="estimate",
        method=method + "; all of it arises before the wheel",
    )


# fmt: off
# Share of electric traction on the main freight lines of a country, from memory; "" is everywhere else.
ELECTRIC_SHARE = {"": 0.9, "AM": 1.0, "AZ": 0.8, "BY": 0.95, "CN": 0.95, "DE": 0.95, "GE": 1.0, "IR": 0.1, "KG": 0.0, "KZ": 0.45, "LT": 0.05,
                  "MN": 0.0, "PL": 0.9, "RO": 0.8, "RU": 0.9, "TM": 0.0, "TR": 0.5, "UZ": 0.6}
SHIPS = {"sea-8000": "container ship 8000+", "sea-5000": "container ship 5000-7999", "sea-3000": "container ship 3000-4999",
         "sea-2000": "container ship 2000-2999", "sea-1000": "container ship 1000-1999", "sea-feeder": "container ship 0-999"}
FERRIES = {"ferry-5000": "RoPax 5000-9999 GT", "ferry-20000": "RoPax >20000 GT"}
# fmt: on


def _water(package: Package, raw: _Raw) -> None:
    # The first of a mode without further scope is its default: feeders, on the sea legs of block trains.
    for key, start in {"sea": "container ship 0-999", **SHIPS}.items():
        row = raw.row("sea_container", start)
        ttw = float(row["ttw"]) * SHIP_NET_SHARE
        _add(
            package,
            key,
            (
                f"C{row['vehicle_or_node'][1:]}"
                if key != "sea"
                else "Container ship, class not known: as a feeder of 0-999 TEU"
            ),
            "sea",
            ttw * MARINE_WTT,
            ttw,
            source=raw.source(row),
            evidence="computed",
            method=f"{row['ttw']} g per tonne of goods x {SHIP_NET_SHARE:.3f} (10 t of goods, 2.3 t of box a TEU); well to tank +{MARINE_WTT:.3f}",
        )
    lane_ttw = LANE_FUEL_T_PER_FEU * CO2_PER_T * 1e6 / LANE_KM / 2 / (SHIP_LOAD_T_PER_TEU + TEU_TARE_T)
    formula = next(r for r in package.facts("economics/fuel_price_link.csv") if r["id"] == "F04")
    _add(
        package,
        "sea-asia-europe",
        "Container ship of the Asia - Europe lane, about 20,000 TEU",
        "sea",
        lane_ttw * MARINE_WTT,
        lane_ttw,
        source=source_of(package, formula),
        evidence="computed",
        method=f"0.70 t of fuel a FEU (bunker charge of Maersk) x 3.15 t CO2 over {LANE_KM:,.0f} km, at 12.3 t a TEU; well to tank +{MARINE_WTT:.3f}",
    )
    row = raw.row("ro_ro_ferry", "RoPax 10000", fuel="MDO")
    for key, name in (
        ("ferry", "Ferry, class not known: as RoPax 10000-19999 GT"),
        ("ferry-10000", row["vehicle_or_node"]),
    ):
        _add(
            package,
            key,
            name,
            "ferry",
            float(row["wtt"]),
            float(row["ttw"]),
            source=raw.source(row),
            evidence="documented" if key != "ferry" else "estimate",
            method="" if key != "ferry" else "the class of the large Caspian ferries",
        )
    for key, start in FERRIES.items():
        row = raw.row("ro_ro_ferry", start, fuel="VLSFO")
        _add(
            package,
            key,
            row["vehicle_or_node"],
            "ferry",
            float(row["wtt"]),
            float(row["ttw"]),
            source=raw.source(row),
            evidence="documented",
        )
    row = raw.row("ro_ro_ferry", "RoRo ferry 2000+")
    _add(
        package,
        "ferry-roro",
        "RoRo ferry, 2000 lane metres and more",
        "ferry",
        float(row["ttw"]) * MARINE_WTT,
        float(row["ttw"]),
        source=raw.source(row),
        evidence="computed",
        method=f"well to tank +{MARINE_WTT:.3f}",
    )
    ours = judgement(package)
    _add(
        package,
        "barge",
        "Push convoy on a large river",
        "barge",
        5,
        20,
        source=ours,
        evidence="assumption",
        method="between rail diesel and a feeder ship; no table read",
    )


def _road(package: Package, raw: _Raw) -> None:
    west, east = raw.row("road", "Articulated truck up to 40 t"), raw.row(
        "road", "Articulated 40 t carrying one FEU"
    )
    _add(
        package,
        "road",
        "Articulated truck 40 t, average European load",
        "road",
        float(west["wtt"]) * TRUCK_NET_SHARE,
        float(west["ttw"]) * TRUCK_NET_SHARE,
        source=raw.source(west),
        evidence="computed",
        method=f"GLEC {west['wtt']} + {west['ttw']} g per tonne of goods x {TRUCK_NET_SHARE:.3f} (20 t of goods, 3.94 t of box)",
    )
    for code in ("KZ", "AZ", "GE", "TR", "UZ", "TM", "CN", "KG", "RU", "BY", "IR", "AM"):
        own = code in ("KZ", "AZ", "GE", "TR")
        _add(
            package,
            f"road-{code.lower()}",
            f"Articulated truck 40 t with one FEU, {code}",
            "road",
            float(east["wtt"]) * TRUCK_NET_SHARE,
            float(east["ttw"]) * TRUCK_NET_SHARE,
            country=code,
            source=raw.source(east),
            evidence="estimate",
            method=f"{east['notes']}; x {TRUCK_NET_SHARE:.3f}" + ("" if own else "; as Kazakhstan"),
        )


def build(package: Package) -> None:
    raw = _Raw(package)
    _rail(package, raw)
    _road(package, raw)
    _water(package, raw)


def hub_kg_per_teu(package: Package, kind: str) -> tuple[float, list[str], str, str]:
    """Of one operation on a TEU of 10 t: (kg CO2e, sources, evidence, method). kind: rail_road, gauge_change, port."""
    raw = _Raw(package)
    if kind == "gauge_change":
        row = raw.row("hub", "gauge-change transload")
        return number(row["wtw"]) / 2, raw.source(row), "estimate", "12 kg a FEU of 20 t / 2"
    if kind == "port":
        row = raw.row("hub", "Maritime container terminal")
        return (
            number(row["wtw"]),
            raw.source(row),
            "estimate",
            "10.7 kg taken per TEU: the unit of the table is in doubt (tonne or container)",
        )
    row = raw.row("hub", "Transhipment")
    return (
        number(row["wtw"]) * SHIP_LOAD_T_PER_TEU,
        raw.source(row),
        "computed",
        f"{row['wtw']} kg a tonne x 10 t a TEU",
    )


def factor_for(mode: str, teu: float | None) -> str | None:
    """Key of the emission factor of a vehicle, None if mode, traction and country of the link say more (trains, trucks)."""
    if mode == "sea":
        if teu is None:
            return "sea"
        limits = (
            (12_000, "sea-asia-europe"),
            (8_000, "sea-8000"),
            (5_000, "sea-5000"),
            (3_000, "sea-3000"),
            (2_000, "sea-2000"),
            (1_000, "sea-1000"),
        )
        return next((key for limit, key in limits if teu >= limit), "sea-feeder")
    if mode == "ferry":
        return "ferry-10000"
    return "barge" if mode == "barge" else None


def fill_operations(package: Package) -> None:
    """Emissions of transloads per TEU, where the builder of operations left them open."""
    kinds = {kind: hub_kg_per_teu(package, kind) for kind in ("rail_road", "gauge_change", "port")}
    for row in package["operations"].rows:
        if row["kind"] != "transload" or row.get("emission_kg_co2e") not in (None, ""):
            continue
        modes = {row.get("from_mode"), row.get("to_mode")}
        kind = (
            "port"
            if modes & {"sea", "ferry", "barge"}
            else "gauge_change" if modes == {"rail"} else "rail_road"
        )
        kilograms, source, evidence, how = kinds[kind]
        row["emission_kg_co2e"] = kilograms
        row["source"] = merged(list(row["source"]), source)
        row["method"] = "; ".join(filter(None, (row.get("method"), f"emission ({evidence}): {how}")))
