# SPDX-License-Identifier: Apache-2.0
"""What runs: one row per service, the ids of the facts first. network_services.py makes services and calls of it.

A route reads `PLACE mode PLACE mode PLACE ...`. `*` after a place: the goods change vehicle there and
stay with the service. `+`: goods may also be loaded there. `!`: a stop where nothing is handled. `~` before a
place: only passed (steers the path). Gauge follows from the links.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Spec:
    id: str
    route: str
    vehicle: str
    frequency: float | None = None
    frequency_says: str = ""  # why this frequency, if the facts have none
    kind: str = "frequency"
    name: str = ""
    operator: str = ""
    departures: str = ""
    back: float | None = None  # frequency of the return service; None: none is made
    back_id: str = ""
    reliability: float = 0.95
    cut_off: float = 12.0
    status: str = "open"
    since: str = ""
    until: str = ""
    fill: float | None = None
    wait_max: float | None = None
    within: str = ""  # countries beside those of the calls
    note: str = ""


EU = "PL DE NL BE CZ SK AT HU RO BG IT SI GR LT"
NORTH = "CN KZ RU BY PL DE CZ SK HU AT"

# --- Trans-Caspian
# ---------------------------------------------------------------------------------------------------
_ALTYNKOL_ABSHERON = "KZ-ALTYNKOL+* rail KZAAU* sea AZALA+* rail"
TITR = [
    Spec("TITR-XIAN-BAKU", f"CNXIA rail {_ALTYNKOL_ABSHERON} AZBAK rail AZ-ABSHERON", "train-titr", 5.5,
         "287 trains received in 2024, the base year; 7.7 a week in the first half of 2025 is the event titr-trains-2025", since="2024-03-01"),
    Spec("TITR-BAKU-XIAN", "AZ-ABSHERON rail AZALA* sea KZAAU* rail KZ-ALTYNKOL rail CNHRS* rail CNXIA", "train-titr", 0.25,
         reliability=0.8, since="2024-11-24"),
    Spec("TITR-ALTYNKOL-BAKU", "KZ-ALTYNKOL rail KZALA+ rail KZAAU* sea AZALA* rail AZBAK rail AZ-ABSHERON", "train-titr", 1.0,
         "no frequency published for trains that start at Altynkol: one a week assumed", since="2024-01-01", back=0.5),
    Spec("TITR-ALTYNKOL-POTI", "KZ-ALTYNKOL rail KZALA+ rail KZAAU* sea AZALA* rail GETBS rail GEPTI", "train-titr", 1.0,
         "a shuttle with a fixed schedule whose days are not published: weekly assumed", since="2022-12-01", back=1.0),
    Spec("TITR-ALTYNKOL-CONSTANTA", "KZ-ALTYNKOL rail KZALA+ rail KZAAU* sea AZALA* rail GEPTI* sea ROCND", "train-titr", 0.5,
         "no frequency published: every two weeks assumed", since="2024-01-01", back=0.5),
    Spec("TITR-XIAN-GEORGIA", f"CNXIA rail {_ALTYNKOL_ABSHERON} GETBS rail GEPTI", "train-titr", 1.4,
         "358 trains sent from China in 2024 less the 287 that Baku received are 1.4 a week; 13 trains by mid February 2024", since="2024-01-01", back=0.25),
    Spec("TITR-XIAN-BUDAPEST", f"CNXIA rail {_ALTYNKOL_ABSHERON} GEPTI* sea ROCND* rail HUBUD", "train-titr", 0.5,
         "occasional: every two weeks assumed", reliability=0.7, since="2024-09-01", within="RO HU", back=0.25),
    Spec("TITR-IST-XIAN", "TRIST rail TRKSY rail GE-AKHALKALAKI* rail AZALA* sea KZAAU* rail KZ-ALTYNKOL rail CNHRS* rail CNXIA",
         "train-titr", 0.5, reliability=0.7, since="2020-12-04"),
    Spec("TITR-XIAN-IST", f"CNXIA rail {_ALTYNKOL_ABSHERON} GE-AKHALKALAKI* rail TRKSY rail TRIST rail TR-HALKALI", "train-titr", 0.5,
         "as the opposite direction, two a month", name="Xi'an - Istanbul via Baku-Tbilisi-Kars",
         operator="Pacific Eurasia, ADY Container, KTZ Express, GR Logistics", reliability=0.7, since="2020-12-01",
         note="not in the facts as a row of its own: the westbound side of TITR-IST-XIAN"),
    Spec("TITR-XIAN-IZMIT", f"CNXIA rail {_ALTYNKOL_ABSHERON} GE-AKHALKALAKI* rail TRKSY rail TR-KOSEKOY", "train-titr", 0.25,
         "irregular: one a month assumed", reliability=0.7, since="2020-05-01", back=0.25),
    Spec("TITR-XIAN-MERSIN", f"CNXIA rail {_ALTYNKOL_ABSHERON} GE-AKHALKALAKI* rail TRKSY rail TRMER", "train-titr", 0.25,
         "irregular: one a month assumed", reliability=0.7, since="2021-12-01", back=0.25),
    Spec("TITR-XIAN-PRAGUE", f"CNXIA rail {_ALTYNKOL_ABSHERON} GE-AKHALKALAKI* rail TRKSY rail TRIST rail ~TR-KAPIKULE rail ~HUBUD rail CZPRG",
         "train-titr", kind="timetable", departures="Tu 08:00", since="2019-10-15", until="2019-10-15", within="BG RS HU SK CZ",
         note="ran once; the timetable row is that one departure"),
    Spec("TITR-LYG-IST", f"CNLYG rail CNXIA+ rail {_ALTYNKOL_ABSHERON} GE-AKHALKALAKI* rail TRKSY rail TRIST", "train-titr", 0.25,
         "irregular: one a month assumed", reliability=0.7, since="2019-05-01"),
    Spec("TITR-CDU-KARS", f"CNCDU rail {_ALTYNKOL_ABSHERON} GE-AKHALKALAKI* rail TRKSY", "train-titr", 0.5,
         "no frequency published: two a month assumed", name="Chengdu - Kars via Baku-Tbilisi-Kars", operator="KTZ Express and partners",
         reliability=0.8, since="2024-05-20", back=0.25, note="named in the ministry's figures of August 2025; no row in the facts"),
    Spec("GE-AZ-BLOCK", "GEPTI rail GETBS+ rail AZ-ABSHERON", "train-titr", 1.0, since="2026-01-30", back=1.0),
    Spec("M-CASCA", "UZTAS rail TMKRW* sea AZALA* rail GEPTI* ferry BGBOJ", "train-titr", 0.25, "irregular: one a month assumed",
         reliability=0.6, since="2022-12-01", within="TM GE", back=0.25),
    Spec("M-KASHGAR", "CNXIA rail CNKSS+* road KG-OSH* rail TMKRW* ferry AZALA", "train-titr", 0.25, "pilot: one a month assumed",
         reliability=0.6, since="2025-10-16", within="KG UZ TM", back=0.25,
         note="the facts start it at Kashgar; the rail leg Xi'an/Chengdu - Kashgar is part of the same service"),
]

# --- Caspian and Black Sea
# -------------------------------------------------------------------------------------------
SEA = [
    Spec("CASP-AKT-BAK", "KZAAU sea AZALA", "feeder-caspian", 8.5, kind="fill_and_sail", fill=150, wait_max=3, cut_off=12, reliability=0.9,
         since="2019-04-16", back=8.5),
    Spec("CASP-KUR-ALA", "KZKUR ferry AZALA", "ferry-ropax", 10, kind="fill_and_sail", fill=64, wait_max=5, cut_off=4, reliability=0.9,
         since="2017-03-01", back=10),
    Spec("CASP-AKT-ALA-FERRY", "KZAAU ferry AZALA", "ferry-ropax", 0.5, "used when Kuryk is closed: two voyages a month assumed",
         kind="fill_and_sail", fill=64, wait_max=10, name="Aktau - Alat ferry (when Kuryk is closed)", operator="ASCO", cut_off=4,
         reliability=0.7, back=0.5, note="the raw link calls it the fallback of Kuryk"),
    Spec("CASP-TKM-ALA", "TMKRW ferry AZALA", "ferry-ropax", 9.9, kind="fill_and_sail", fill=64, wait_max=5, cut_off=4, reliability=0.9,
         since="1962-01-01", back=9.9),
    Spec("CASP-TKM-FEEDER", "TMKRW sea AZALA", "feeder-balkan", 1, "2,362 TEU in half a year over ships of 120 containers: about one a week",
         kind="fill_and_sail", fill=80, wait_max=10, reliability=0.85, since="2020-04-01", back=1),
    Spec("CASP-AKT-ANZ", "KZAAU sea IRBAZ", "feeder-caspian", 0.5, "grain and general cargo, few containers: two a month assumed",
         kind="fill_and_sail", fill=100, wait_max=20, name="Aktau - Anzali", operator="several", reliability=0.7, back=0.5),
    Spec("CASP-AKT-AMD", "KZAAU sea IRAMD", "feeder-caspian", 0.5, "grain and general cargo, few containers: two a month assumed",
         kind="fill_and_sail", fill=100, wait_max=20, name="Aktau - Amirabad", operator="several", reliability=0.7, back=0.5),
    Spec("BS-BAT-CND", "GEBUS sea ROCND", "feeder-black-sea", 1.4, kind="fill_and_sail", fill=200, wait_max=10, cut_off=24, reliability=0.8,
         since="2022-06-01", back=1.4),
    Spec("BS-POT-CND-FEEDER", "GEPTI sea ROCND", "feeder-black-sea", 0.7, "three sailings a month (facts/economics/NOTES.md 1.4)",
         kind="fill_and_sail", fill=200, wait_max=21, name="Poti - Constanta feeder", operator="several lines", cut_off=24, reliability=0.8,
         since="2019-01-01", back=0.7),
    Spec("BS-POT-CND", "GEPTI ferry ROCND", "roro-e60", 1, cut_off=6, reliability=0.85, since="2023-06-01", back=1),
    Spec("BS-ODS-BAT", "UAILK ferry GEBUS", "ferry-kaunas", kind="timetable", departures="Tu 12:00", cut_off=12, reliability=0.9,
         since="2024-07-09", back=1),
    Spec("BS-BGS-BAT", "BGBOJ ferry GEBUS", "ferry-drujba", 1, cut_off=12, reliability=0.8, back=1),
    Spec("BS-BGS-POT", "BGBOJ ferry GEPTI", "ferry-drujba", 0.5, "the ferry to Batumi also calls at Poti: every second week assumed",
         name="Burgas - Poti rail ferry", operator="PBM", cut_off=12, reliability=0.8, back=0.5),
    Spec("BS-VAR-POT", "BGVAR ferry GEPTI", "ferry-drujba", 0.5, "a raw link without a service: every second week assumed",
         name="Varna - Poti rail ferry", operator="PBM, Ukrferry", cut_off=12, reliability=0.7, back=0.5),
    Spec("BS-KAR-CND", "TRKSP ferry ROCND", "roro-karasu", 3, cut_off=4, reliability=0.95, since="2025-01-01", back=3),
    Spec("BS-POTI-CALLS", "TRAMR sea GEPTI", "feeder-black-sea", 7, cut_off=24, reliability=0.95, back=7),
    Spec("BS-IST-BAT", "TRAMR sea GEBUS", "feeder-black-sea", 1.5, "Batumi handles about a fifth of Poti's containers: 1.5 calls a week",
         name="Istanbul - Batumi feeder", operator="several lines", cut_off=24, reliability=0.9, back=1.5),
    Spec("BS-CND-IST", "ROCND sea TRAMR", "feeder-black-sea", 3, "three a week assumed", name="Constanta - Istanbul feeder",
         operator="several lines", cut_off=24, back=3),
    Spec("BS-VAR-IST", "BGVAR sea TRAMR", "feeder-black-sea", 2, "two a week assumed", name="Varna - Istanbul feeder", operator="several lines",
         cut_off=24, back=2),
    Spec("BS-ODS-IST", "UAODS sea TRAMR", "feeder-black-sea", 1, "one a week assumed", name="Odesa - Istanbul feeder", operator="several lines",
         cut_off=24, reliability=0.7, since="2024-07-01", back=1, note="corridor reopened to container ships in 2024; none from 24 February 2022"),
    Spec("BS-SAM-CND", "TRSSX sea ROCND", "feeder-black-sea", 0.5, "a raw link without a service: two a month assumed",
         name="Samsun - Constanta", operator="several", cut_off=24, reliability=0.7, back=0.5),
    Spec("MED-PIR-IST", "GRPIR sea TRAMR", "feeder-med", 3, "three a week assumed", name="Piraeus - Istanbul feeder", operator="several lines",
         cut_off=24, back=3),
    Spec("BS-ANA-CND", "GEANA sea ROCND", "feeder-black-sea", 1, "weekly assumed when the port opens", name="Anaklia - Constanta feeder (planned)",
         operator="several lines", cut_off=24, status="planned", back=1, note="no service before 2029; event anaklia-2029 opens port links and feeder"),
    Spec("BALTIC-KGD-MUK", "RUKGD sea DE-MUKRAN", "feeder-black-sea", 1, "one a week assumed", name="Kaliningrad - Mukran short sea",
         operator="several", cut_off=12, reliability=0.7, until="2022-03-31", back=1, note="container lines left Russian ports in March 2022"),
    Spec("VAN-FERRY", "TR-TATVAN ferry TRVAN", "ferry-van", 14, "two ferries of 50 wagons: two crossings a day each way assumed",
         kind="fill_and_sail", fill=50, wait_max=5, name="Lake Van train ferry", operator="TCDD", cut_off=2, reliability=0.9, back=14),
]

# --- Road
# ------------------------------------------------------------------------------------------------------------
ROAD = [
    Spec("ROAD-TCE", "CNZGZ road CNXIA+ road CNULZ+ road CNHRS+ road KZ-NURZHOLY road KZALA+ road KZKUR ferry AZALA+ road GETBS road ~GE-SARPI road TRIST "
         "road BGSOF road HUBUD road ATVIE road DEDUI", "truck", kind="on_demand", cut_off=0, reliability=0.9, since="2024-07-03",
         within="KG GE TR BG RS HU AT DE", back=1.0,
         note="road and ro-ro, drivers and trucks stay with the goods; first trucks at a Caspian port by highway 3 July 2024"),
    Spec("ROAD-TIR-PL", "CNXIA road CNULZ+ road CNHRS+ road KZ-NURZHOLY road KZALA+ road RUMOW road PLWAW", "truck", kind="on_demand", cut_off=0,
         reliability=0.9, since="2018-11-13", within="CN KZ RU BY PL", back=1.0),
]

# --- Northern
# --------------------------------------------------------------------------------------------------------
_NORTH_OUT = "rail KZDOS* rail"
_ORDINARY_OUT = "rail KZDOS* rail BYMSQ! rail"  # trains without a fixed timetable wait for a slot at Brest
NORTHERN = [
    Spec("N-XIAN-DUI", f"CNXIA {_NORTH_OUT} PLMAA* rail DEDUI", "train-north", kind="timetable", departures="We 08:00 | Sa 08:00",
         reliability=0.98, since="2022-10-26", within=NORTH),
    Spec("N-DUI-XIAN", "DEDUI rail PLMAA* rail KZDOS rail CNAKL* rail CNXIA", "train-north", kind="timetable", departures="Tu 08:00",
         reliability=0.98, since="2023-06-01", within=NORTH),
    Spec("N-CDU-LOD", f"CNCDU {_NORTH_OUT} PLMAA* rail PLLOD", "train-north", kind="timetable", departures="Sa 08:00", reliability=0.98,
         since="2023-09-01", within=NORTH),
    Spec("N-LOD-CDU", "PLLOD rail PLMAA* rail KZDOS rail CNAKL* rail CNCDU", "train-north", kind="timetable", departures="Th 08:00",
         reliability=0.98, since="2023-09-01", within=NORTH),
    Spec("N-CQI-BUD", f"CNCQI {_NORTH_OUT} PLMAA* rail HUBUD", "train-north", 1.0, "fixed timetable whose days are not published: weekly assumed",
         reliability=0.98, since="2025-11-30", within=NORTH, back=0.5),
    Spec("N-CQI-DUI", f"CNCQI {_ORDINARY_OUT} PLMAA* rail DEDUI", "train-north", 3.0, "oldest line, several trains a week: three assumed",
         since="2011-03-01", within=NORTH, back=2.0),
    Spec("N-ZGZ-HAM", f"CNZGZ {_ORDINARY_OUT} PLMAA* rail DEHAM", "train-north", 3.0, "several trains a week: three assumed", since="2013-07-18",
         within=NORTH, back=2.0),
    Spec("N-YIU-DUI", f"CNYIU {_NORTH_OUT} PLMAA* rail DEDUI", "train-north", 2.0, "express trains: two a week assumed",
         name="Yiwu - Duisburg express", operator="China Railway", since="2020-01-01", within=NORTH, back=1.0,
         note="named by the carriers' market reports of 2024; no row in the facts"),
    Spec("N-FIXED-ALL", f"CNXIA {_NORTH_OUT} PLMAA* rail DEDUI", "train-north", 20.0, reliability=0.98, since="2022-10-26", status="suspended",
         within=NORTH, note="count of all 17 fixed-timetable routes, kept as a record; open it only instead of the others, it would count them twice"),
    Spec("N-UTLC", "KZDOS rail BYMSQ! rail RUKGD", "train-utlc", 6.0, "a tenth to an eighth of the UTLC ERA trains (about 48 a week each way, 380,000-412,000 TEU in 2024) "
         "go to Kaliningrad", since="2016-01-01", within="KZ RU BY LT", back=6.0),
    Spec("N-UTLC-BREST", "KZDOS rail BYMSQ! rail BYBQT", "train-utlc", 42.0, "UTLC ERA 2024: 412,000 TEU / 82 TEU a train / 52 weeks, half each way, less Kaliningrad",
         name="UTLC ERA 1520 mm transit to Brest", operator="UTLC ERA", since="2016-01-01", within="KZ RU BY", back=42.0,
         note="most of the trains of N-UTLC leave the 1520 mm network at Brest"),
    Spec("N-XIAN-HAM", f"CNXIA {_NORTH_OUT} RUKGD* rail DEHAM", "train-north", 1.0, "reduced since 2022: weekly assumed", reliability=0.8,
         since="2019-11-01", within="CN KZ RU BY LT PL DE", back=0.5),
    Spec("N-XIAN-BUD-UA", f"CNXIA {_NORTH_OUT} ~RUMOW rail HUFKE* rail HUBUD", "train-north", 1.0, "weekly assumed for the years it ran",
         since="2017-04-01", until="2022-02-23", within="CN KZ RU UA HU", back=0.5),
    Spec("N-XIAN-SLK", f"CNXIA {_NORTH_OUT} PLSAW", "train-north", 0.5, "two a month assumed for the years it ran", since="2020-01-01",
         until="2022-02-23", within="CN KZ RU BY PL"),
    Spec("N-XIAN-MHG", f"CNXIA {_NORTH_OUT} RULED* sea DE-MUKRAN* rail DEMHG", "train-north", 1.0, "weekly assumed",
         name="Xi'an - Mannheim via St Petersburg and Mukran", operator="several", reliability=0.8, since="2021-01-01", until="2022-03-31",
         within="CN KZ RU DE", note="named by validation row V052; container lines left Russian ports in March 2022"),
    Spec("N-ZGZ-HAM-MN", "CNZGZ rail MNZUU* rail ~RU-NAUSHKI rail BYMSQ! rail PLMAA* rail DEHAM", "train-north", 2.0, "Erenhot passes 8.5 trains a day; two a week "
         "assumed on this pair", name="Zhengzhou - Hamburg via Mongolia", operator="China Railway, UBTZ, RZD", since="2013-10-01",
         within="CN MN RU BY PL DE", back=1.0),
    Spec("N-ZGZ-DUI-ZAB", "CNZGZ rail RU-ZABAIKALSK* rail BYMSQ! rail PLMAA* rail DEDUI", "train-north", 2.0, "Zabaikalsk and Suifenhe pass 15 trains a day; two a "
         "week assumed on this pair", name="Zhengzhou - Duisburg via Zabaikalsk", operator="China Railway, RZD", since="2013-10-01",
         within="CN RU BY PL DE", back=1.0),
]

# --- Southern
# --------------------------------------------------------------------------------------------------------
_SOUTH_OUT = "rail KZ-ALTYNKOL* rail TM-AKYAYLA* rail"
SOUTHERN = [
    Spec("S-XIAN-APRIN", f"CNXIA {_SOUTH_OUT} IR-APRIN", "train-south", 1.3, reliability=0.8, since="2024-07-21", until="2026-02-27",
         within="CN KZ TM IR", back=0.5, note="what ran after 28 February 2026 is not known: the row ends the day before"),
    Spec("S-QOM-YIU", "IRTHR rail TM-AKYAYLA* rail KZ-ALTYNKOL rail CNHRS* rail CNYIU", "train-south", 0.25, "irregular: one a month assumed",
         reliability=0.6, since="2024-07-31", until="2026-02-27", within="IR TM KZ CN"),
    Spec("S-CSH-TEH", f"CNCSH {_SOUTH_OUT} IRTHR", "train-south", kind="timetable", departures="Th 08:00", since="2017-12-28", until="2017-12-28",
         within="CN KZ TM IR", note="ran once as a test; the timetable row is that one departure"),
    Spec("S-APRIN-IST", "IR-APRIN rail TRVAN* ferry TR-TATVAN* rail TRIST rail TR-HALKALI", "train-south", 1.0, "weekly assumed",
         name="Tehran (Aprin) - Istanbul over Lake Van", operator="RAI, TCDD", reliability=0.8, since="2021-12-01", within="IR TR", back=1.0,
         note="container train of the Economic Cooperation Organization; joins the China - Iran trains to Türkiye and the EU"),
]

# --- Türkiye - EU
# ----------------------------------------------------------------------------------------------------
TURKEY = [
    Spec("TR-HAL-BUD", "TR-HALKALI rail BGSOF rail RSBEG rail HUBUD", "train-eu", 3.0, "three trains a week assumed", since="2020-01-01",
         within="TR BG RS HU", back=3.0),
]

# --- Ocean
# -----------------------------------------------------------------------------------------------------------
CAPE_FROM, SUEZ_UNTIL = "2023-12-15", "2023-12-14"
_CAPE = "sea ~XZ-CAPE sea"
_SUEZ = "sea ~EG-SUEZ sea"
_LOOPS = [  # id, Asian calls, via, European calls, ship
    ("O-SHG-RTM", "CNSHG", "NLRTM", "ship-20000", ""),
    ("O-NEU1", "CNQIN sea CNSHG+ sea CNNBG+ sea SGSIN+", "NLRTM sea DEHAM", "ship-20000", "Qingdao - Shanghai - Ningbo - Singapore - Rotterdam - Hamburg"),
    ("O-NEU2", "CNYTN sea SGSIN+", "NLRTM sea BEANR", "ship-20000", "Yantian - Singapore - Rotterdam - Antwerp"),
    ("O-NEU3", "CNXMN-PORT sea SGSIN+", "NLRTM", "ship-14000", "Xiamen - Singapore - Rotterdam"),
    ("O-NEU4", "CNNSA sea SGSIN+", "NLRTM sea DEHAM", "ship-14000", "Nansha - Singapore - Rotterdam - Hamburg"),
    ("O-MED1", "CNSHG sea CNNBG+ sea SGSIN+", "GRPIR", "ship-14000", "Shanghai - Ningbo - Singapore - Piraeus"),
    ("O-MED2", "CNNBG sea SGSIN+", "ITTRS", "ship-14000", "Ningbo - Singapore - Trieste"),
    ("O-MED3", "CNSHG sea SGSIN+", "TRMER", "ship-14000", "Shanghai - Singapore - Mersin"),
    ("O-MED4", "CNSHG sea SGSIN+", "SIKOP", "ship-14000", "Shanghai - Singapore - Koper"),
]


def _reversed(asia: str, europe: str, via: str) -> str:
    """The loop home: European calls first, then the Asian ones, all of them loading."""
    def back(calls: str) -> list[str]:
        places = [p.rstrip("+") for p in calls.split(" sea ")][::-1]
        return places
    first, last = back(europe), back(asia)
    return " sea ".join([first[0], *(p + "+" for p in first[1:])]) + f" {via} " + " sea ".join(last)


def _ocean() -> list[Spec]:
    specs = []
    for loop, asia, europe, ship, name in _LOOPS:
        raw = loop == "O-SHG-RTM"
        for way, via, label in (("SUEZ", _SUEZ, "via Suez"), ("CAPE", _CAPE, "via the Cape")):
            if way == "CAPE" and loop in ("O-MED4",):
                continue  # no link of the facts leads there from Gibraltar
            common = dict(vehicle=ship, frequency=1.0, frequency_says="" if raw else "weekly, as ocean loops are", cut_off=48.0, operator="deep-sea lines")
            title = "" if raw else f"{name} {label}"
            back_title = f"{'Rotterdam - Shanghai' if raw else 'return of ' + name} {label}"
            ways = [("", f"{asia} {via} {europe}", title), ("-BACK", _reversed(asia, europe, via), back_title)]
            for suffix, route, text in ways:
                if way == "CAPE":
                    specs.append(Spec(f"{loop}-CAPE{suffix}", route, name=text, reliability=0.9, since=CAPE_FROM, **common))
                    continue
                specs.append(Spec(f"{loop}-SUEZ{suffix}", route, name=text, reliability=0.9, status="suspended", since=CAPE_FROM, **common,
                                  note="suspended since the attacks in the Red Sea; event:suez-return opens it"))
                specs.append(Spec(f"{loop}-SUEZ-TO-2023{suffix}", route, name=text or "Shanghai - Rotterdam via Suez (until December 2023)",
                                  reliability=0.9, until=SUEZ_UNTIL, **common, note="the same loop before the diversion"))
    return specs


OCEAN = _ocean() + [
    Spec("O-TAO-RTM", "CNQIN sea SGSIN sea ~EG-SUEZ sea NLRTM", "ship-14000", 1.0, status="suspended", cut_off=48,
         note="historic, year not on the page: never counts unless opened"),
    Spec("O-AE7-2010", "CNYTN sea ~SGSIN sea ~EG-SUEZ sea ~XZ-GIBRALTAR sea NLRTM", "ship-14000", 1.0, status="suspended", cut_off=48,
         note="historic, about 2010: never counts unless opened"),
    Spec("O-SHG-BND", "CNSHG sea CNNBG+ sea SGSIN+ sea ~XZ-HORMUZ sea IRBND", "ship-5000", 1.0, "weekly assumed", cut_off=48,
         name="Shanghai - Ningbo - Singapore - Bandar Abbas", operator="several lines", reliability=0.9, until="2026-02-27", back=1.0,
         note="Strait of Hormuz closed from 28 February 2026"),
    Spec("FE-TXG-SIN", "CNTXG sea SGSIN", "feeder-asia", 1.0, "weekly assumed", name="Tianjin - Singapore", operator="several lines", cut_off=24, back=1.0),
    Spec("FE-LYG-SIN", "CNLYG sea SGSIN", "feeder-asia", 1.0, "weekly assumed", name="Lianyungang - Singapore", operator="several lines", cut_off=24, back=1.0),
    Spec("FE-SZP-YTN", "CNSZP sea CNYTN", "feeder-asia", 7.0, "daily harbour feeder assumed", name="Shekou - Yantian", operator="several lines", cut_off=12, back=7.0),
]

# --- Networks: services without calls
# --------------------------------------------------------------------------------
@dataclass(frozen=True)
class Area:
    id: str
    name: str
    mode: str
    vehicle: str
    area: str
    gauge: int | None
    frequency: float | None
    why: str
    kind: str = "frequency"
    cut_off: float = 12.0
    reliability: float = 0.95
    drive_max: float | None = None


AREAS = [
    Area("TRUCK", "Trucks on demand", "road", "truck", "", None, None,
         "one box per truck, any road of the network, as far as one driver goes in a day (10 h, the longest day of EU 561/2006): first and last "
         "mile and gaps between terminals; long hauls are services of their own (ROAD-TCE, ROAD-TIR-PL)", "on_demand", 0.0, 0.98, 10.0),
    Area("RAIL-CN", "General rail freight, China", "rail", "train-general", "CN KZ RU MN", 1435, 7.0,
         "daily container trains between the big terminals assumed; the area holds the 1435 mm ends at Dostyk, Altynkol, Zabaikalsk, Zamyn-Uud"),
    Area("RAIL-1520-ASIA", "General rail freight, Central Asia (1520 mm)", "rail", "train-general", "KZ UZ TM KG CN", 1520, 1.5,
         "so that the mean wait for a train (56 h) and the border time of a block train (12 h) give the 69.7 h that CPMM measured for all "
         "rail cargo at the Kazakh borders in 2023"),
    Area("RAIL-1520-NORTH", "General rail freight, Russia, Belarus, Kazakhstan, Mongolia (1520 mm)", "rail", "train-general",
         "RU BY KZ MN LT UA CN PL SK HU", 1520, 3.0, "three departures a week assumed"),
    Area("RAIL-CAUCASUS", "General rail freight, Azerbaijan and Georgia", "rail", "train-general", "AZ GE", 1520, 3.0,
         "three departures a week assumed; the World Bank names the lack of wagons and locomotives"),
    Area("RAIL-TR", "General rail freight, Türkiye and to Bulgaria", "rail", "train-general", "TR GE BG", 1435, 2.0,
         "two departures a week assumed; from Sofia on, combined transport goes on"),
    Area("RAIL-IR", "General rail freight, Iran", "rail", "train-general", "IR TM TR", 1435, 1.0, "weekly departures assumed"),
    Area("RAIL-EU", "Combined transport by rail, European Union and Serbia", "rail", "train-eu", f"{EU} RS", 1435, 5.0,
         "five departures a week on the trunk relations assumed"),
    Area("BARGE-DANUBE", "Danube barges", "barge", "barge-danube", "RO RS HU AT", None, 2.0, "two departures a week assumed", reliability=0.85),
    Area("BARGE-RHINE", "Rhine barges", "barge", "barge-rhine", "DE NL BE", None, 7.0, "daily departures assumed"),
    Area("BARGE-YANGTZE", "Yangtze barges", "barge", "barge-yangtze", "CN", None, 7.0, "daily departures assumed"),
    Area("SHORTSEA-NORTH-SEA", "North Sea feeders", "sea", "feeder-med", "NL DE BE", None, 5.0, "five a week assumed", cut_off=24.0),
]

ALL = [*TITR, *SEA, *ROAD, *NORTHERN, *SOUTHERN, *TURKEY, *OCEAN]
