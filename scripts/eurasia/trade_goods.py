# SPDX-License-Identifier: Apache-2.0
"""Commodities (value, mass, value of time, container, dangerous-goods class) and driving hours.

Value of time: the owner loses 12 % a year of the goods' value (capital, insurance) plus depreciation, which is fast for
electronics and fresh food. The rates lie between the inventory band (30-75 USD per FEU and day at 109,000 USD) and the band that
the choice between rail and sea implies (60-200); Hummels and Schaur (0.6-2.1 % of value a day) is the upper band of air cargo.
"""

from eurasia.tables import Package, number
from eurasia.trade_facts import judgement, merged, source_of

# fmt: off
# key, name, HS, raw item (value and mass), share of value lost per day, reliability ratio, container, class, mass override
GOODS = [
    ("general", "General cargo, mixed", "", None, 0.00090, 1.0, "dry", ""),
    ("electronics", "Electronics: laptops, telephones, modules", "85|8471|8517", "electronics", 0.00070, 1.3, "dry", ""),
    ("machinery", "Machinery and equipment", "84", "machinery and equipment", 0.00080, 1.0, "dry", ""),
    ("auto_parts", "Car parts", "8708", "auto parts", 0.00130, 1.5, "dry", ""),
    ("vehicles", "New energy vehicles", "8703", "electric cars", 0.00090, 1.0, "dry", ""),
    ("batteries", "Lithium traction batteries", "8507", "lithium traction batteries", 0.00080, 1.1, "dry", "9"),
    ("solar_panels", "Solar panels", "8541", "solar panels", 0.00150, 0.9, "dry", ""),
    ("textiles", "Textiles and apparel", "50|51|52|53|54|55|60|61|62|63", "textiles and apparel", 0.00110, 1.2, "dry", ""),
    ("ecommerce", "E-commerce parcels", "", "e-commerce parcels", 0.00140, 1.5, "dry", ""),
    ("appliances", "Household appliances", "8418|8450|8516", "household appliances", 0.00100, 0.9, "dry", ""),
    ("furniture", "Furniture and consumer goods", "94|95", "furniture", 0.00120, 0.8, "dry", ""),
    ("polymers", "Polymers", "39", "polymers", 0.00050, 0.8, "dry", ""),
    ("copper", "Copper cathodes", "74", "copper cathodes", 0.00035, 0.8, "dry", ""),
    ("ferroalloys", "Ferroalloys", "7202", "ferroalloys", 0.00040, 0.8, "dry", ""),
    ("uranium", "Uranium concentrate", "2844", "uranium concentrate", 0.00005, 1.0, "dry", "7"),
    ("fertiliser", "Fertiliser", "31", "fertiliser", 0.00060, 0.8, "dry", ""),
    ("grain", "Wheat in liner bags", "1001|1003", "wheat", 0.00080, 0.8, "dry", ""),
    ("oilseeds", "Lentils and oilseeds", "0713|12", "lentils", 0.00070, 0.8, "dry", ""),
    ("meat_dairy", "Meat and dairy", "02|04", "meat and dairy", 0.00200, 1.5, "reefer", ""),
    ("fruit_vegetables", "Fresh fruit and vegetables", "07|08", "fresh fruit", 0.01000, 1.5, "reefer", ""),
]
# Goods without raw values: key, name, HS, USD per tonne, t per FEU, share of value per day, ratio, container, class, why.
MORE_GOODS = [
    ("cotton", "Cotton bales", "5201", 1900, 22, 0.0005, 0.8, "dry", "4.1", "ports treat pressed cotton as self-heating; about 0.85 USD a pound"),
    ("chemicals_flammable", "Flammable liquids: paraxylene, benzene", "2902", 1000, 22, 0.0005, 0.9, "tank", "3", "aromatics at about 1,000 USD a tonne"),
    ("chemicals_corrosive", "Corrosive chemicals", "28", 700, 22, 0.0005, 0.9, "tank", "8", "inorganic acids and alkalis"),
    ("petroleum_coke", "Petroleum coke", "2713", 350, 25, 0.0005, 0.8, "dry", "", "calcined grade; 62 FEU trains Baku - Xi'an"),
    ("paper", "Paper and pulp", "47|48", 900, 25, 0.0005, 0.8, "dry", "", "pulp and coated paper"),
    ("timber", "Sawn timber", "44", 450, 24, 0.0004, 0.8, "dry", "", "softwood at about 250 USD a cubic metre"),
    ("construction", "Construction materials, pipes", "68|69|73", 1100, 25, 0.0005, 0.8, "dry", "", "steel pipes and tiles"),
]
# fmt: on
MEAN_FEU = 109_000.0  # goods value of an average FEU in 2020
MEAN_FEU_T = 14.0


def _commodities(package: Package) -> None:
    facts = package.facts("economics/cargo_classes.csv")
    ours = judgement(package)
    bands = merged(
        *(
            source_of(package, r)
            for r in facts
            if r["record_type"] == "value_of_time"
            and "FEU" in r["item"] + r["attribute"]
            and r["evidence"] != "qualitative"
        )
    )
    for key, name, hs, item, decay, ratio, container, dangerous in GOODS:
        if item is None:
            value, mass = MEAN_FEU, MEAN_FEU_T
            source = merged(*(source_of(package, r) for r in facts if r["item"] == "average container 2020"))
            how = "average container of 2020, 109,000 USD; 14 t assumed"
        else:
            rows = {
                r["attribute"]: r
                for r in facts
                if r["record_type"] == "value_per_container" and r["item"].startswith(item)
            }
            value, mass = number(rows["goods value"]["value"]), number(rows["net payload used"]["value"])
            source = source_of(package, rows["goods value"])
            how = f"goods value {value:,.0f} USD a FEU, {mass:g} t (range {rows['goods value']['value_low']} to {rows['goods value']['value_high']})"
        if key == "uranium":
            how += "; the source's box is 20 feet long, two of them a FEU by mass limit"
        package["commodities"].add(
            id=key,
            name=name,
            hs_prefix=hs,
            value_usd_per_t=round(value / mass),
            mass_t_per_feu=mass,
            time_value_usd_per_feu_day=round(value * decay, 1),
            reliability_ratio=ratio,
            container=container,
            dangerous_goods_class=dangerous,
            source=merged(source, bands, ours),
            evidence="estimate",
            method=f"{how}; time: {decay * 100:g} % of value a day; reliability ratio from the range 0.8 to 1.5",
        )
    for key, name, hs, value, mass, decay, ratio, container, dangerous, why in MORE_GOODS:
        package["commodities"].add(
            id=key,
            name=name,
            hs_prefix=hs,
            value_usd_per_t=value,
            mass_t_per_feu=mass,
            time_value_usd_per_feu_day=round(value * mass * decay, 1),
            reliability_ratio=ratio,
            container=container,
            dangerous_goods_class=dangerous,
            source=merged(bands, ours),
            evidence="assumption",
            method=f"{why}; time: {decay * 100:g} % of value a day",
        )


def fact_of(package: Package, item: str, attribute: str) -> dict:
    return next(
        r
        for r in package.facts("economics/cargo_classes.csv")
        if r["item"] == item and r["attribute"].startswith(attribute)
    )


AETR = (
    "AL",
    "AM",
    "AZ",
    "BA",
    "BY",
    "KZ",
    "LI",
    "MK",
    "MD",
    "MC",
    "ME",
    "RU",
    "SM",
    "RS",
    "CH",
    "TR",
    "TM",
    "UA",
    "UZ",
    "GE",
    "GB",
    "NO",
)


def _driving(package: Package) -> None:
    members = sorted(
        r["country"]
        for r in package["bloc_memberships"].rows
        if r["bloc"] == "EU" and r["role"] == "member" and not r["valid_to"]
    )
    eu = fact_of(package, "EU Regulation 561/2006", "daily driving max")
    aetr = fact_of(package, "AETR", "scope")
    china = fact_of(package, "CN", "driver-hours rule")
    iran = fact_of(package, "IR/TM", "driver-hours rule")
    hours = {
        "drive_before_break_h": 4.5,
        "break_h": 0.75,
        "drive_per_day_h": 9,
        "daily_rest_h": 11,
        "drive_per_week_h": 56,
        "weekly_rest_h": 45,
    }
    common = "regular values: 9 h a day, 56 h a week, rests of 11 and 45 h; reduced rests and the tenth hour are not used"
    package["driver_rules"].add(
        id="eu-561-2006",
        countries=members,
        **hours,
        source=source_of(package, eu),
        evidence="documented",
        method=common,
    )
    package["driver_rules"].add(
        id="aetr",
        countries=list(AETR),
        **hours,
        source=source_of(package, aetr),
        evidence="documented",
        method=f"aligned with EU 561/2006; {common}",
        note=aetr["notes"],
    )
    package["driver_rules"].add(
        id="china",
        countries=["CN"],
        drive_before_break_h=4,
        break_h=0.34,
        drive_per_day_h=8,
        daily_rest_h=10,
        drive_per_week_h=44,
        weekly_rest_h=24,
        source=source_of(package, china),
        evidence="estimate",
        method="recalled: 4 h, then 20 min; 8 h a day; the week by labour law (44 h)",
    )
    package["driver_rules"].add(
        id="elsewhere",
        countries=[],
        **hours,
        source=source_of(package, iran),
        evidence="estimate",
        method="as AETR; Iran has 8 to 9 h a day",
    )


def build(package: Package) -> None:
    _commodities(package)
    _driving(package)
