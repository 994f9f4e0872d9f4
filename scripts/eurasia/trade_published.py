# SPDX-License-Identifier: Apache-2.0
"""Published numbers that the engines should reproduce: every row of validation.csv, with the question that asks for it.

A row that one plan can answer has places, arguments and a date; one about a region or two continents has a sample of pairs
instead of places; a difference or ratio has a second plan. The others have none, and their note says why. Percentages of
tolerance become numbers in the row's unit."""

import re
from dataclasses import dataclass

from eurasia.tables import ASSUMPTIONS, Package, number
from eurasia.trade_facts import evidence_of, known, source_of
from eurasia.trade_quotes import index_day


@dataclass(frozen=True)
class Ask:
    origin: str
    destination: str
    arguments: str = ""
    date: str = ""
    note: str = ""
    fitted: bool = False
    against: str = ""
    metric: str = ""  # where our name of it is narrower than that of the facts


@dataclass(frozen=True)
class Sample:
    origins: tuple[str, ...]
    destinations: tuple[str, ...]
    why: str


# Fixed before any of them was asked. A pair that no itinerary joins under the arguments of a row is left out of its mean.
CAPITALS = ("AZBAK", "CNULZ", "GETBS", "KG-OSH", "KZ-ASTANA", "MNULN", "TMASB", "UZTAS")
SAMPLES = {
    "china-europe": Sample(("CNCDU", "CNCQI", "CNXIA", "CNYIU", "CNZGZ"), ("DEDUI", "DEHAM", "HUBUD", "PLLOD"), "terminals between which block trains run"),
    "carec": Sample(CAPITALS, CAPITALS, "all ordered pairs of the capitals of CAREC countries in the network; Urumqi for Xinjiang, Osh for Kyrgyzstan, whose capital is no place of ours"),
}

PRICE = "compare the price of carriage, without handling at origin and destination"
CHINA = "Xi'an stands for China"
EUROPE = "Xi'an stands for China, Duisburg for Europe"
EUROPE_SAMPLE = "China and Europe are the terminals between which block trains run"
# Collection, consolidation, customs at both ends and delivery, in days: a forwarder's note of January 2024 gives 18-20 days from terminal
# to terminal and 20-26 days from door to door for the same trains; the difference of the middles.
DOOR_DAYS = 23.0 - 19.0
DOOR_NOTE = ("Rail Freight Market Overview. January 2024", "DHL Global Forwarding via index1520.com", "2024",
             "https://index1520.com/en/analytics/obzor-rynka-zheleznodorozhnykh-perevozok-yanvar-2024/")
DOOR = "door to door"
MIDDLE, NORTH = "--corridor middle", "--corridor northern"
# The modes that a row names are asked for: a train is not answered by a truck, and feeders are `sea` beside `ferry` on the Caspian.
RAIL, RAIL_AND_VESSELS = "--only rail", "--only rail --only sea --only ferry"
# fmt: off
ASK = {
    "V001": Ask("CNXIA", "AZ-ABSHERON", "--service TITR-XIAN-BAKU", "2024-03-04", "the first train of January 2024 ran before the regular service "
                "of March 2024, which is asked for; dwell at Aktau and Alat was derived from a time that contains it", True),
    "V003": Ask("CNXIA", "GEPTI", "--service TITR-XIAN-GEORGIA", "2024-09-16", f"{CHINA}; the row names block trains: the service of such trains is asked for"),
    "V004": Ask("CNXIA", "AZBAK", MIDDLE, "2024-09-16", "dwell at Aktau and Alat was derived from a time that contains it", True),
    "V005": Ask("CNXIA", "GEPTI", "--service TITR-XIAN-GEORGIA", "2024-09-16", "the row names the service"),
    "V008": Ask("KZ-ALTYNKOL", "GEPTI", "--service TITR-ALTYNKOL-POTI", "2024-05-15"),
    "V010": Ask("CNXIA", "GEPTI", MIDDLE, "2022-07-01", CHINA), "V011": Ask("CNXIA", "GEPTI", MIDDLE, "2023-03-15", CHINA),
    "V012": Ask("KZ-ALTYNKOL", "KZAAU", RAIL, "2022-07-01"), "V013": Ask("KZ-ALTYNKOL", "KZAAU", RAIL, "2023-03-15"),
    "V014": Ask("CNXIA", "GEPTI", MIDDLE, "2023-04-01", CHINA), "V016": Ask("CNXIA", "GEPTI", MIDDLE, "2025-07-01", CHINA),
    "V018": Ask("CNXIA", "DEDUI", f"{MIDDLE} {RAIL_AND_VESSELS}", "2025-08-25", "Budapest, Duisburg and Milan are named together; Duisburg is asked for"),
    "V019": Ask("CNXIA", "AZBAK", f"{MIDDLE} {RAIL_AND_VESSELS}", "2020-12-14"), "V020": Ask("CNXIA", "TRIST", "--service TITR-XIAN-IST", "2020-12-14", "the row names the service by Baku, Tbilisi and Kars; 12 days are its organisers' estimate, the first train of 2019 took 21 to the Turkish border"),
    "V025": Ask("CNXIA", "TRMER", "--service TITR-XIAN-MERSIN", "2021-12-15"),
    "V026": Ask("CNCDU", "TRKSY", "--service TITR-CDU-KARS", "2025-08-15", "the row names freight trains from China to Türkiye: that service is asked for"),
    "V027": Ask("AZALA", "TRMER", "--service TITR-XIAN-MERSIN", "2025-07-01", "agreed limits of one train, without customs time, which ours contains"),
    "V028": Ask("GEPTI", "KZALA", f"{MIDDLE} {RAIL_AND_VESSELS}", "2025-11-10"),
    "V029": Ask("CNXIA", "AZ-ABSHERON", "--service TITR-XIAN-BAKU", "2026-01-10"),
    "V030": Ask("CNXIA", "AZ-ABSHERON", "--service TITR-XIAN-BAKU", "2025-12-05"),
    "V033": Ask("china-europe", "", f"{MIDDLE} {RAIL_AND_VESSELS}", "2022-04-15", EUROPE_SAMPLE), "V034": Ask("china-europe", "", f"{MIDDLE} {RAIL_AND_VESSELS}", "2022-09-01", EUROPE_SAMPLE),
    "V035": Ask("china-europe", "", MIDDLE, "2024-06-15", f"{EUROPE_SAMPLE}; {DOOR}"),
    "V037": Ask("KZDOS", "BYBQT", "--service N-UTLC-BREST", "2024-07-15", "the wait of ordinary trains for a slot at Brest was fitted to it", fitted=True),
    "V042": Ask("CNYIU", "DEDUI", "--service N-YIU-DUI", "2024-01-15", "the row names the express train"),
    "V044": Ask("china-europe", "", f"{NORTH} {RAIL}", "2024-04-15", f"{EUROPE_SAMPLE}; {DOOR}; the note names the way through Kazakhstan and 18 to 21 days from terminal to terminal for it, ours are the faster trains with fixed times"),
    "V046": Ask("china-europe", "", f"{NORTH} {RAIL} --avoid KZ", "2024-06-15", f"{EUROPE_SAMPLE}; {DOOR}; the row names the way that avoids Kazakhstan; the same note reports queues at the borders: 24 days from terminal to terminal in June after 18 to 21 in April"),
    "V047": Ask("DEDUI", "CNXIA", f"{NORTH} {RAIL}", "2024-01-15", "Duisburg stands for Germany, Xi'an for China"),
    "V049": Ask("CNXIA", "DEDUI", "--service N-XIAN-DUI", "2022-10-26"), "V050": Ask("CNXIA", "DEDUI", "--service N-XIAN-DUI", "2022-10-26", "the speed of a record run of 235 h; the facts give 12.5 days for the timetable of the same train", metric="record_speed"),
    "V052": Ask("CNXIA", "DEMHG", "--service N-XIAN-MHG", "2022-01-15"),
    "V053": Ask("CNXIA", "DEHAM", "--service N-XIAN-HAM", "2020-07-01", "Neuss, the other end of the service, is no place of ours"),
    "V054": Ask("CNXIA", "PLMAA", f"{NORTH} {RAIL}", "2025-08-15"), "V055": Ask("CNCQI", "DEDUI", f"{NORTH} {RAIL}", "2025-08-15"),
    "V057": Ask("CNXIA", "IR-APRIN", "--service S-XIAN-APRIN", "2025-07-01", "Xi'an stands for China, Aprin for Iran; the row names the railway: its train is asked for"),
    "V058": Ask("CNSHG", "NLRTM", "--service O-SHG-RTM-SUEZ-TO-2023", "2023-07-03", "nominal value: asked for a day before the lines left the canal"),
    "V059": Ask("CNSHG", "NLRTM", "--service O-SHG-RTM-SUEZ-TO-2023", "2023-07-03", "the speed of our ships is that of the row, the length is our own; asked for a day before the lines left the canal"),
    "V060": Ask("CNSHG", "NLRTM", "--service O-SHG-RTM-CAPE", "2024-07-01"),
    "V061": Ask("CNSHG", "NLRTM", "--service O-SHG-RTM-CAPE", "2024-07-01", "the speed of our ships is that of the row, the length is our own"),
    "V063": Ask("CNSHG", "NLRTM", "", "2025-07-01"), "V064": Ask("CNSHG", "NLRTM", "--corridor ocean_cape", "2025-07-01"),
    "V065": Ask("CNSHG", "NLRTM", "--service O-SHG-RTM-CAPE", "2024-07-01", "Shanghai - Rotterdam: today's line by the Cape less that by Suez before December 2023",
                against="--service O-SHG-RTM-SUEZ-TO-2023 --ready 2023-07-03"),
    "V067": Ask("UAILK", "GEBUS", "--service BS-ODS-BAT", "2024-07-16", "the sailing time of our link is this number", fitted=True),
    "V070": Ask("UZTAS", "TR-KOSEKOY", "--via TMKRW --corridor middle --feu 1", "2020-04-15", f"Derince lies beside Köseköy; {PRICE}; rail prices of Uzbekistan, "
                "Turkmenistan and Türkiye were derived from it", fitted=True),
    "V072": Ask("KZ-ALTYNKOL", "GEPTI", "--service TITR-ALTYNKOL-POTI --feu 1", "2023-07-01", f"Altynkol - Poti stands for the corridor's own part; {PRICE}; "
                "the tariff is this number", fitted=True),
    "V073": Ask("KZDOS", "BYBQT", "--service N-UTLC-BREST --feu 1", "2023-07-01", f"the 1520 mm section; {PRICE}; the tariff is this number", fitted=True),
    "V075": Ask("KZDOS", "BYBQT", "--service N-UTLC-BREST --feu 1", "2024-07-15", f"{PRICE}; the tariff is the westbound sub-index of the same page", fitted=True),
    "V077": Ask("CNSHG", "NLRTM", "--only sea --feu 1", "2024-05-30", f"{PRICE}; the tariff is this number", fitted=True),
    "V079": Ask("china-europe", "", "--only rail --feu 1", "2026-01-15", f"the published ratio is one of two indices; {EUROPE_SAMPLE}; against Shanghai - Rotterdam by sea",
                against="CNSHG NLRTM --only sea --feu 1"),
    "V080": Ask("DEDUI", "KZALA", f"{MIDDLE} --feu 1", "2024-07-01", "Duisburg stands for Europe, Almaty for Central Asia; the statement is of trade in general", against=f"{NORTH} --feu 1"),
    "V096": Ask("carec", "", f"{RAIL_AND_VESSELS} --commodity polymers --tonnes 20", "2022-07-01", "the published index is the mean of sampled trips"),
    "V097": Ask("carec", "", "--only road --only sea --only ferry --commodity polymers --tonnes 20", "2022-07-01", "the published index is the mean of sampled trips; our prices per truck-km in Kazakhstan, Georgia, Turkmenistan and Kyrgyzstan were derived from the country tables of the same reports", True),
    "V081": Ask("CNZGZ", "DEHAM", "--service N-ZGZ-HAM --commodity polymers --tonnes 20", "2018-07-02", "one 40-foot box of 20 t: a TEU is half of it"),
    "V082": Ask("CNZGZ", "DEHAM", "--corridor ocean_suez --commodity polymers --tonnes 20", "2018-07-02", "one 40-foot box of 20 t: a TEU is half of it; ships of 2013 burnt more than those of our lane factor"),
    "V126": Ask("CNXIA", "DEDUI", NORTH, "2022-07-01", EUROPE), "V127": Ask("PLMAA", "BYBQT", "--scenario event:poland-belarus-2025", "2025-09-12", "replay of the closure of 12 to 25 September 2025"),
}
WHY_NOT = {
    "V031": "a share of time at a port, no plan",
}
UNITS = {"days": "d", "hours": "h", "km_per_h": "km/h", "nautical_miles": "nmi"}
# fmt: on


def tolerance(text: str, row: dict) -> float:
    """In the unit of the row: "+-2 d", "+-10 %", "range" (0), "exact input" (one in the last place)."""
    largest = max(abs(number(row[k])) for k in ("value_low", "value", "value_high") if row[k])
    if m := re.match(r"\+-([\d.]+) ?%", text):
        return round(float(m[1]) / 100 * largest, 4)
    if m := re.match(r"\+-([\d.]+)", text):
        return float(m[1])
    if text == "exact input":
        return 1.0
    return 0.0


def _title(row: dict) -> str:
    ends = " - ".join(filter(None, (row["origin"], row["destination"])))
    return f"{row['corridor']}: {ends + ': ' if ends else ''}{row['metric'].replace('_', ' ')} ({row['mode_chain']}), {row['period']} {row['year']}, {row['statistic']}"


def _question(package: Package, row: dict) -> dict:
    ask = ASK.get(row["id"])
    if ask is None:
        why = WHY_NOT.get(row["id"], "a total of a network, a year or a place: no single plan answers it")
        return {"note": why, "is_calibration": False, "date": index_day(row["year"], row["period"])}
    rest = {
        "arguments": ask.arguments,
        "against": ask.against,
        "date": ask.date,
        "note": ask.note,
        "is_calibration": ask.fitted,
    }
    if ask.origin in SAMPLES:
        return {"sample": ask.origin, **rest}
    if not (known(package, "places", ask.origin) and known(package, "places", ask.destination)):
        return {"note": ask.note, "is_calibration": ask.fitted, "date": ask.date}
    return {"origin": ask.origin, "destination": ask.destination, **rest}


def _is_to_the_door(row: dict) -> bool:
    return row["metric"] == "transit_time" and row["mode_chain"].startswith("door to door")


def _metric(row: dict) -> str:
    """Ours says which of the facts' transit times are from door to door, and which speed is a record."""
    ask = ASK.get(row["id"])
    if ask and ask.metric:
        return ask.metric
    return "door_to_door_time" if _is_to_the_door(row) else row["metric"]


def _method(row: dict) -> str:
    text = f"suggested tolerance: {row['suggested_tolerance']}"
    if _is_to_the_door(row):
        text += "; addition: in January 2024 the same publisher gave 20-26 days door to door and 18-20 days terminal to terminal; the difference of the middles"
    return text


def _add_samples(package: Package) -> None:
    for name, sample in SAMPLES.items():
        for origin in sample.origins:
            for destination in sample.destinations:
                if origin == destination:
                    continue
                if not (known(package, "places", origin) and known(package, "places", destination)):
                    raise ValueError(f"sample {name}: {origin} or {destination} is no place")
                package["sample_pairs"].add(
                    sample=name,
                    origin=origin,
                    destination=destination,
                    source=package.sources.use(ASSUMPTIONS),
                    evidence="assumption",
                    method=sample.why,
                )


def build(package: Package) -> None:
    _add_samples(package)
    door_source = package.sources.document(*DOOR_NOTE)
    for row in package.facts("economics/validation.csv"):
        question = _question(package, row)
        low, value, high = (number(row[k]) for k in ("value_low", "value", "value_high"))
        if row["suggested_tolerance"] == "at least":  # a fall by at least so much
            value, high = None, value
        note = "; ".join(filter(None, (question.pop("note"), row["notes"])))
        package["published_values"].add(
            id=row["id"],
            engine=row["engine"],
            title=_title(row),
            metric=_metric(row),
            unit=UNITS.get(row["unit"], row["unit"]),
            value_low=low,
            value=value,
            value_high=high,
            addition=DOOR_DAYS if _is_to_the_door(row) else None,
            tolerance=tolerance(row["suggested_tolerance"], row),
            tier=row["tier"],
            source=list(dict.fromkeys([*source_of(package, row), *(door_source if _is_to_the_door(row) else [])])),
            evidence=evidence_of(row),
            method=_method(row),
            note=note,
            **question,
        )
