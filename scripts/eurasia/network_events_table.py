# SPDX-License-Identifier: Apache-2.0
"""The events of the facts by the name people type, and what each changes in the network.

One entry per row of events.csv, in its order: id, edits, note. An edit is (action, table, key, field,
value); a key may end in `<>`, which means both directions of a link. Edits carry no dates: as a scenario
an event says "as if it were so now". What happened on known days and is over, or went on, stands in
`closures` and in the validity of rows, so a plan for such a day knows it without a scenario.
"""

from eurasia.network_services_table import OCEAN

IN_BASE = "in the network by the validity of its rows"
POLICY = "changes no time, price or capacity by itself"

SUEZ = [s.id for s in OCEAN if "-SUEZ" in s.id]
_KURYK_BAN = [("close", "links", "rail:KZ-MANGYSTAU:KZKUR", "", "")]


def _times(key: str, factor: float) -> list[tuple]:
    return [("scale", "operations", key, f"duration_{part}_h", f"{factor:g}") for part in ("min", "typical", "max")]


EVENTS = [
    ("aktau-feeder-2019", [], IN_BASE),
    ("marmaray-train-2019", [], IN_BASE + ": TITR-XIAN-PRAGUE, one departure"),
    ("istanbul-xian-2020", [], IN_BASE + ": TITR-IST-XIAN"),
    ("suez-2021", [("close", "links", "sea:EG-SUEZ:EGPSD<>", "", "")], ""),
    ("brest-congestion-2021", _times("border:PLMAA:rail:BY:PL", 6), "30-40 days at worst, 60 days door to door: six times the usual border time assumed"),
    ("ukraine-2022", [("close", "links", "rail:RUMOW:UACOP<>", "", ""), ("close", "links", "rail:BYBQT:PLSAW<>", "", ""),
                      ("close", "services", "BS-ODS-BAT", "", ""), ("close", "services", "BS-ODS-BAT-BACK", "", ""),
                      ("close", "services", "BS-ODS-IST", "", ""), ("close", "services", "BS-ODS-IST-BACK", "", "")],
     "shippers leaving the northern route are demand, not network"),
    ("northern-demand-2022", [], "demand: see flows"),
    ("maersk-ae19-2022", [], "one carrier's product; the vehicles are those of the TITR services"),
    ("caspian-feeders-2022", [("set", "services", "CASP-AKT-BAK", "frequency_per_week", "5"),
                              ("set", "services", "CASP-AKT-BAK-BACK", "frequency_per_week", "5")], "five departures a week with three ships"),
    ("caspian-storm-2022", [("close", "links", "ferry:KZKUR:AZALA<>", "", ""), ("close", "links", "sea:KZAAU:AZALA<>", "", ""),
                            ("close", "links", "ferry:KZAAU:AZALA<>", "", "")], ""),
    ("constanta-congestion-2022", _times("dwell:ROCND:sea:rail", 3), "no hours published: three times the usual dwell assumed"),
    ("khorgos-tracks-2022", [], "the network holds the state after it"),
    ("fixed-timetable-2022", [], IN_BASE + ": N-XIAN-DUI"),
    ("roadmap-2022", [], POLICY),
    ("altynkol-poti-shuttle-2022", [], IN_BASE + ": TITR-ALTYNKOL-POTI"),
    ("btk-closure-2023", [("close", "links", "rail:GE-MARABDA:GE-AKHALKALAKI<>", "", ""), ("close", "links", "rail:GE-AKHALKALAKI:TR-CANBAZ<>", "", "")], ""),
    ("aktau-level-2023", [("scale", "services", "CASP-AKT-BAK", "capacity_teu", "0.85"), ("scale", "services", "CASP-AKT-BAK-BACK", "capacity_teu", "0.85")],
     "83-85 % of the cargo of large ships at Aktau (2025); the year of the emergency is not said"),
    ("middle-corridor-multimodal-2023", [], POLICY),
    ("red-sea-2023", [("close", "services", key, "", "") for key in SUEZ], "from 15 December 2023 the network holds this already; suez-return undoes it"),
    ("red-bridge-2023", _times("border:AZ-QIRMIZIKORPU:road:AZ:GE", 7), "1,350 trucks at 300 a day are 108 h, seven times the usual mean"),
    ("xian-terminal-2024", [], "trains and their number: TITR-XIAN-BAKU"),
    ("anaklia-2029", [("open", "links", "sea:GEANA:ROCND<>", "", ""), ("open", "links", "rail:GEANA:GESTD<>", "", ""),
                      ("open", "services", "BS-ANA-CND", "", ""), ("open", "services", "BS-ANA-CND-BACK", "", "")], "award of 2024; port of 2029"),
    ("trans-caspian-express-2024", [], IN_BASE + ": ROAD-TCE"),
    ("ukrferry-2024", [], IN_BASE + ": BS-ODS-BAT"),
    ("iran-trains-2024", [], IN_BASE + ": S-XIAN-APRIN"),
    ("directive-1374-2024", [("set", "operations", "inspection:RU-SMOLENSK:rail:2024-10-15", "valid_from", "2019-01-01")],
     "from 15 October 2024 the network holds this already; dual-use goods are a restriction"),
    ("kuryk-jam-2024", [("set", "operations", "dwell:KZKUR:road:ferry", "duration_shape", "pert"),
                        ("set", "operations", "dwell:KZKUR:road:ferry", "duration_min_h", "24"),
                        ("set", "operations", "dwell:KZKUR:road:ferry", "duration_typical_h", "96"),
                        ("set", "operations", "dwell:KZKUR:road:ferry", "duration_max_h", "504"),
                        *_times("dwell:AZALA:road:ferry", 1.5)], "24 / 96 / 504 h at Kuryk (terminals.csv); half as much again at Alat assumed"),
    ("baku-xian-2024", [], IN_BASE + ": TITR-BAKU-XIAN"),
    ("cku-railway-2030", [("open", "links", f"rail:{a}:{b}<>", "", "") for a, b in
                          (("CNKSS", "KG-TORUGART"), ("KG-TORUGART", "KG-MAKMAL"), ("KG-MAKMAL", "KGJLD"), ("KGJLD", "UZAZN"))], "as if finished"),
    ("asco-draught-2025", [("scale", "services", "CASP-TKM-ALA", "capacity_teu", "0.81"), ("scale", "services", "CASP-TKM-ALA-BACK", "capacity_teu", "0.81")],
     "trucks -19 %; tank wagons -37 % are not containers"),
    ("kuryk-embargo-2025", _KURYK_BAN, "ban on loading wagons for the ferry; trucks went on"),
    ("aktau-dredging-2025", [("scale", "services", "CASP-AKT-BAK", "capacity_teu", "1.15"), ("scale", "services", "CASP-AKT-BAK-BACK", "capacity_teu", "1.15")],
     "depth 7.7 m: the lost 15 % of cargo come back (assumption)"),
    ("alat-merger-2025", [("set", "operations", f"transload:AZALA:{way}", "capacity_teu_per_year", "150000") for way in ("sea:rail", "rail:sea")], ""),
    ("tripp-2025", [("open", "links", f"rail:{a}:{b}<>", "", "") for a, b in
                    (("AZ-HORADIZ", "AZ-AGBEND"), ("AZ-AGBEND", "AM-MEGHRI"), ("AM-MEGHRI", "AZ-ORDUBAD"))], "as if built"),
    ("kars-dilucu-2030", [("open", "links", f"rail:{a}:{b}<>", "", "") for a, b in
                          (("AZNAJ", "TR-DILUCU"), ("TR-DILUCU", "TRIGD"), ("TRIGD", "TRKSY"))], "as if built, with the Nakhchivan side"),
    ("poland-belarus-2025", [("close", "links", "rail:BYBQT:PLMAA<>", "", ""), ("close", "links", "rail:BYBQT:PLMAA:1435<>", "", ""),
                             ("close", "links", "road:BYBQT:PLWAW<>", "", "")], ""),
    ("dostyk-moiynty-2025", [edit for a, b in (("KZDOS", "KZAGY"), ("KZAGY", "KZ-MOIYNTY")) for edit in
                             (("set", "links", f"rail:{a}:{b}<>", "capacity_per_day", "60"), ("set", "links", f"rail:{a}:{b}<>", "tracks", "2"))], ""),
    ("poti-baku-train-2025", [], IN_BASE + ": GE-AZ-BLOCK"),
    ("aktau-grain-ban-2025", [], "grain only: containers went on"),
    ("kashgar-pilot-2025", [], IN_BASE + ": M-KASHGAR"),
    ("kuryk-embargo-2025-11", _KURYK_BAN, ""),
    ("saryagash-2025", [("close", "links", "rail:KZSRY:UZTAS", "", "")], "bans 12-20 and 22-24 November, towards Uzbekistan"),
    ("dostyk-blizzard-2025", [("set", "links", "rail:KZDOS:KZAGY<>", "capacity_per_day", "9"), ("close", "links", "rail:KZDOS:CNAKL", "", ""),
                              ("close", "links", "rail:KZDOS:CNAKL:1435", "", "")], "loading ban towards China, nine trains a day"),
    ("georgia-main-line-2025", [("scale", "links", f"rail:{a}:{b}<>", "capacity_per_day", "1.778") for a, b in
                                (("GEGAR", "GETBS"), ("GETBS", "GEKHI"), ("GEKHI", "GE-ZESTAPONI"), ("GE-ZESTAPONI", "GESTD"), ("GESTD", "GEPTI"),
                                 ("GESTD", "GEBUS"))], "27 to 48 Mt a year"),
    ("tripp-framework-2026", [], POLICY),
    ("hormuz-2026", [("close", "links", "sea:XZ-HORMUZ:IRBND<>", "", ""), *[("close", "services", key, "", "") for key in
                     ("S-XIAN-APRIN", "S-XIAN-APRIN-BACK", "S-QOM-YIU", "S-APRIN-IST", "S-APRIN-IST-BACK")]],
     "trains through Iran closed too (assumption): what ran after 28 February 2026 is not known"),
    ("almaty-bypass-2026", [("open", "links", "rail:KZ-ZHETYGEN:KZ-KAZYBEKBEK<>", "", "")], "as if open"),
    ("moiynty-kyzylzhar-2026", [("open", "links", "rail:KZ-MOIYNTY:KZ-KYZYLZHAR<>", "", "")], "as if open"),
    ("aktau-hub-2026", [("set", "operations", f"transload:KZAAU:{way}", "capacity_teu_per_year", "240000") for way in ("sea:rail", "rail:sea")], ""),
    ("kazakh-vessels-2027", [("scale", "services", key, "frequency_per_week", "2") for key in ("CASP-AKT-BAK", "CASP-AKT-BAK-BACK")],
     "six ships beside six: twice the departures"),
    ("bakhty-ayagoz-2027", [("open", "links", "rail:KZ-BAKHTY:KZ-AYAGOZ<>", "", ""), ("open", "links", "rail:CNULZ:KZ-BAKHTY<>", "", "")], "as if open"),
    ("poti-terminal-2027", [("set", "operations", "transload:GEPTI:rail:sea", "capacity_teu_per_year", "1036000")], "636,000 and 400,000 TEU a year"),
]

# Scenarios that are no row of the facts: id, date, end, kind, title, description, edits, source text ('' :
# assumption), evidence, note
ADDED = [
    ("suez-return", "2024-01-01", "", "what-if", "Container lines return to Suez", "All Suez loops run again, weekly each",
     [("open", "services", key, "", "") for key in SUEZ if "TO-2023" not in key], "freightwaves 2026-03-06; container-news 2026-03", "assumption",
     "the lines planned it for 2026 and postponed it after 28 February 2026; the Cape loops go on beside"),
    ("titr-trains-2025", "2025-01-01", "2025-12-31", "service", "Trains Xi'an - Baku in 2025", "199 trains received in the first half of 2025: 7.7 a week",
     [("set", "services", "TITR-XIAN-BAKU", "frequency_per_week", "7.7")], "trend.az 2025-08-07; caliber.az 2025-07", "documented", ""),
]

# closures: what, key, from, to, event whose sources it shares. `<>`: both directions.
CLOSURES = [
    ("link", "sea:EG-SUEZ:EGPSD<>", "2021-03-23", "2021-03-29", "suez-2021"),
    ("link", "ferry:KZKUR:AZALA<>", "2022-05-05", "2022-05-10", "caspian-storm-2022"),
    ("link", "sea:KZAAU:AZALA<>", "2022-05-05", "2022-05-10", "caspian-storm-2022"),
    ("link", "rail:GE-MARABDA:GE-AKHALKALAKI<>", "2023-05-16", "2024-05-19", "btk-closure-2023"),
    ("link", "rail:KZ-MANGYSTAU:KZKUR", "2025-04-22", "2025-06-30", "kuryk-embargo-2025"),
    ("link", "rail:BYBQT:PLMAA<>", "2025-09-12", "2025-09-24", "poland-belarus-2025"),
    ("link", "rail:BYBQT:PLMAA:1435<>", "2025-09-12", "2025-09-24", "poland-belarus-2025"),
    ("link", "road:BYBQT:PLWAW<>", "2025-09-12", "2025-09-24", "poland-belarus-2025"),
    ("link", "rail:KZ-MANGYSTAU:KZKUR", "2025-11-01", "2025-11-20", "kuryk-embargo-2025-11"),
    ("link", "rail:KZSRY:UZTAS", "2025-11-12", "2025-11-20", "saryagash-2025"),
    ("link", "rail:KZSRY:UZTAS", "2025-11-22", "2025-11-24", "saryagash-2025"),
    ("link", "rail:KZDOS:CNAKL", "2025-12-12", "2025-12-15", "dostyk-blizzard-2025"),
    ("link", "rail:KZDOS:CNAKL:1435", "2025-12-12", "2025-12-15", "dostyk-blizzard-2025"),
    ("link", "sea:XZ-HORMUZ:IRBND<>", "2026-02-28", None, "hormuz-2026"),
]
