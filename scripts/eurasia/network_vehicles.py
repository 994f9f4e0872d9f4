# SPDX-License-Identifier: Apache-2.0
"""vehicles and fleets. What a source says about ships is documented; payloads of trains are from the facts'
train sizes.

`emission_factor` stays empty here: the trade builder sets it where a vehicle has a factor of its own.
"""

from eurasia.tables import ASSUMPTIONS, Package

_FEU_T = 14.0  # tonnes of goods in a loaded 40-foot box, to turn boxes into payload (assumption)

# id, name, mode, TEU, payload t, draught m, source text (empty: assumption), evidence, method
VEHICLES = [
    ("train-titr", "Container block train of the Trans-Caspian route", "rail", 105, 735, None, "caliber.az 2025-07; trend.az 2025-05-21", "documented",
     "50-55 FEU, about 105 TEU; payload 52.5 boxes x 14 t"),
    ("train-north", "Container block train, China - Europe", "rail", 100, 700, None, "shiphub.co 2022; index1520.com 2023-09-29", "documented",
     "50-55 FEU; payload 50 boxes x 14 t"),
    ("train-utlc", "Container block train on 1520 mm", "rail", 82, 574, None, "utlc.com 2018-06", "documented", "41 FEU; payload 41 boxes x 14 t"),
    ("train-south", "Container block train, China - Iran", "rail", 90, 630, None, "news.az 2024-07-31", "documented", "45 FEU; payload 45 boxes x 14 t"),
    ("train-eu", "Intermodal train, Europe", "rail", 80, 560, None, "", "assumption", "550-700 m trains take 76-90 TEU"),
    ("train-general", "Container group in a mixed train", "rail", 57, 400, None, "", "assumption", "half a block train of 57 wagons"),
    ("feeder-caspian", "Container feeder, Caspian", "sea", 200, 5000, 4.2, "sia.az 2025; UIC eNews 644 2019-04-30; index1520.com 2022-04-14", "documented",
     "six feeders of 125-350 TEU, about 200 TEU a call, 5,000 dwt; draught assumed"),
    ("feeder-balkan", "MV Balkan", "sea", 120, 3000, 4.0, "newscentralasia 2022-12-27 and 2023-07-19", "documented", "120 containers; payload and draught assumed"),
    ("feeder-black-sea", "Container feeder, Black Sea", "sea", 1100, 13000, 8.5, "sea-news.az 2025-05-08", "estimate",
     "ships up to about 1,700 TEU call at Poti (2016); 1,100 TEU assumed"),
    ("feeder-med", "Container feeder, short sea", "sea", 1000, 12000, 8.0, "", "assumption", "common size of European feeders"),
    ("feeder-asia", "Container feeder, East Asia", "sea", 1700, 22000, 9.5, "", "assumption", "common size of Asian feeders"),
    ("ferry-ropax", "Ro-Pax ferry Azerbaijan / Academician Zarifa Aliyeva", "ferry", 100, 5000, 4.5, "trend.az 2023-03-01 and 2023-04-28; sea-news.az 2021-05-13",
     "documented", "154.5 m, 56 wagons or 50 trucks, 100 passengers; 31.6-34.3 trucks carried a voyage; TEU as 50 trucks of 2; draught assumed"),
    ("ferry-rail-28", "Rail ferry, 28 wagons", "ferry", 56, 2000, 4.2, "trend.az 2023-03-01", "documented", "28-52 wagons on the older ferries; payload and draught assumed"),
    ("roro-e60", "Ro-ro ship of E60 Shipping Line, 190 m", "ferry", 240, 9000, 6.5, "commersant.ge 2023", "estimate", "190 m; capacity of such ships"),
    ("ferry-kaunas", "Rail and truck ferry Kaunas", "ferry", 198, 8000, 5.4, "euromaidanpress 2024-06-19", "documented", "49 wagons and 50 trucks; TEU as 2 each"),
    ("ferry-drujba", "Rail ferry Drujba", "ferry", 216, 10000, 7.4, "tripersi.pl", "estimate", "108 wagons, general knowledge"),
    ("roro-karasu", "Ro-ro ship Karasu - Constanta", "ferry", 200, 7000, 6.0, "railfreight.eu/DR 2025-07-10", "estimate", "100 trailers assumed"),
    ("ferry-van", "Lake Van train ferry (since 2018)", "ferry", 100, 4000, None, "railturkey.org 2018-07-26", "documented", "50 wagons; TEU as 2 each"),
    ("ship-20000", "Container ship, 20,000 TEU", "sea", 20000, 200000, 16.0, "porteconomicsmanagement.org", "estimate", "Ever Given class; an assumption in the facts"),
    ("ship-14000", "Container ship, 14,000 TEU", "sea", 14000, 145000, 15.5, "vietnamshipper.com", "estimate", "up to 14,800 TEU on such loops"),
    ("ship-5000", "Container ship, 5,000 TEU", "sea", 5000, 60000, 13.5, "", "assumption", "common size on Gulf loops"),
    ("truck", "Articulated truck with one 40-foot box", "road", 2, 24, None, "", "assumption", "40 t gross; 24 t payload"),
    ("barge-danube", "Danube pushed convoy", "barge", 108, 3000, 2.5, "", "assumption", "two container lighters"),
    ("barge-rhine", "Rhine container barge", "barge", 208, 3000, 3.0, "", "assumption", "110 m ship, four layers"),
    ("barge-yangtze", "Yangtze container ship", "barge", 325, 5000, 4.0, "", "assumption", "130 m ship through the Three Gorges locks"),
]

# service, vehicle, count, from, to, source text, evidence, method
FLEETS = [
    ("CASP-AKT-BAK", "feeder-caspian", 3, "2022-04-14", "2022-09-30", "index1520.com 2022-04-14", "documented", "350 + 125 + 125 TEU; the event caspian-feeders-2022"),
    ("CASP-AKT-BAK", "feeder-caspian", 6, "2022-10-01", None, "sia.az 2025; turksam.manas.edu.kg 2025-01-29", "documented",
     "four of Kazmortransflot and two of ASCO: 89,000 TEU a year at most; the increase to six was announced for September 2022"),
    ("CASP-KUR-ALA", "ferry-ropax", 1, "2021-03-01", "2022-04-30", "trend.az 2023-03-01", "documented", "Azerbaijan"),
    ("CASP-KUR-ALA", "ferry-ropax", 2, "2022-05-01", None, "trend.az 2023-04-28", "documented", "Azerbaijan and Academician Zarifa Aliyeva; they sail on all routes"),
    ("CASP-KUR-ALA", "ferry-rail-28", 7, "2021-01-01", None, "trend.az 2023-03-01; sea-news.az 2021-05-13", "estimate",
     "13 ferries and 2 ro-ro of ASCO on both routes: half of them assumed here"),
    ("CASP-TKM-ALA", "ferry-ropax", 2, "2021-01-01", None, "newscentralasia 2023-06-19", "documented", "Berkarar and Bagtyyar of the Turkmen fleet, 70 voyages Jan-May 2023"),
    ("CASP-TKM-ALA", "ferry-rail-28", 6, "2021-01-01", None, "trend.az 2023-03-01; sea-news.az 2021-05-13", "estimate",
     "13 ferries and 2 ro-ro of ASCO on both routes: the other part assumed here"),
    ("CASP-TKM-FEEDER", "feeder-balkan", 1, "2020-04-01", None, "newscentralasia 2022-12-27", "documented", "MV Balkan"),
    ("BS-POT-CND", "roro-e60", 1, "2023-06-01", None, "commersant.ge 2023", "documented", "one ship"),
    ("BS-ODS-BAT", "ferry-kaunas", 1, "2024-07-09", None, "cfts 2024", "documented", "one ship, weekly"),
    ("BS-BGS-BAT", "ferry-drujba", 1, None, None, "tripersi.pl", "estimate", "one ship, about weekly"),
    ("BS-BAT-CND", "feeder-black-sea", 1, "2022-06-01", None, "adycontainer.com 2022", "estimate", "six voyages a month need one to two ships"),
    ("BS-KAR-CND", "roro-karasu", 1, "2025-01-01", None, "railfreight.eu/DR 2025-07-10", "estimate", "three a week on a 17 h crossing: one ship"),
    ("VAN-FERRY", "ferry-van", 2, "2018-01-01", None, "railturkey.org 2018-07-26", "documented", "two ferries since 2018"),
    ("O-SHG-RTM-CAPE", "ship-20000", 13, "2023-12-15", None, "porteconomicsmanagement.org", "estimate", "weekly on a round trip of about 90 days"),
    ("O-SHG-RTM-SUEZ", "ship-20000", 10, None, None, "vietnamshipper.com", "documented", "weekly, ten ships on a 70-day round trip (AE7, about 2010)"),
]


def _cite(package: Package, text: str) -> list[str]:
    return package.sources.cite(text) if text else package.sources.use(ASSUMPTIONS)


def build(package: Package) -> None:
    for key, name, mode, teu, payload, draught, source, evidence, method in VEHICLES:
        package["vehicles"].add(id=key, name=name, mode=mode, capacity_teu=teu, payload_t=payload, draught_m=draught,
                                source=_cite(package, source), evidence=evidence, method=method)


def build_fleets(package: Package) -> None:
    for service, vehicle, count, since, until, source, evidence, method in FLEETS:
        package["fleets"].add(service=service, vehicle=vehicle, vehicle_count=count, valid_from=since, valid_to=until,
                              source=_cite(package, source), evidence=evidence, method=method)
