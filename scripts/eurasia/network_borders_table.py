# SPDX-License-Identifier: Apache-2.0
"""Data table: what crossings take, by mode and direction. network_borders.py says which figure is used for
what.
"""

# (place, mode, from, to): min, typical, max h, evidence, source, why
RAIL = {
    ("KZ-ALTYNKOL", "CN", "KZ"): (3, 6, 15, "computed", "KazTAG 2024-10-04; vestikavkaza 2024-09-21",
     "a block train needs about 12 h from arrival at Horgos to departure on 1520 mm, 5 h of it handling (facts/network/NOTES.md); "
     "CPMM 2022: 34.8 h on average for all rail cargo sampled at Horgos"),
    ("KZDOS", "CN", "KZ"): (3, 6, 15, "estimate", "KazTAG 2024-10-04",
     "as Altynkol; CPMM 2022: 30.5 h on average for all rail cargo sampled at Alashankou; customs below 16 h in 2025"),
    ("KZ-ALTYNKOL", "KZ", "CN"): (2, 6, 14.8, "documented", "cpmm", "CPMM 2022, rail out of Kazakhstan: 6.8 h on average"),
    ("KZDOS", "KZ", "CN"): (2, 6, 14.8, "documented", "cpmm", "CPMM 2022, rail out of Kazakhstan: 6.8 h on average"),
    ("CNHRS", "KZ", "CN"): (2, 6, 16, "estimate", "cpmm", "customs below 16 h in 2025; CPMM 2023, all rail into China: 16.3 h on average"),
    ("CNAKL", "KZ", "CN"): (2, 6, 16, "estimate", "cpmm", "customs below 16 h in 2025; CPMM 2023, all rail into China: 16.3 h on average"),
    ("MNZUU", "CN", "MN"): (1.5, 4.9, 7.9, "documented", "cpmm",
     "CPMM corridor 4 rail 9.1 h on average in 2020, 15.7 h in 2019, less 4.25 h gauge change"),
    ("CNERC", "MN", "CN"): (1.5, 4.9, 7.9, "estimate", "cpmm", "as the opposite direction"),
    ("RU-NAUSHKI", "MN", "RU"): (3, 8, 24, "assumption", "", "no published hours"),
    ("RU-NAUSHKI", "RU", "MN"): (3, 8, 24, "assumption", "", "no published hours"),
    ("RU-ZABAIKALSK", "CN", "RU"): (3, 6, 15, "estimate", "", "as Altynkol"),
    ("CNMLX", "RU", "CN"): (3, 8, 24, "estimate", "", "as the crossings to China from Kazakhstan"),
    ("PLMAA", "BY", "PL"): (18, 54, 114, "documented", "railtech.com 2018-03-29; intermodalnews.eu 2021-09-02",
     "2-3 days regular, 5 days easily (24 / 60 / 120 h in terminals.csv) less the lift"),
    ("PLSAW", "BY", "PL"): (4, 12, 48, "assumption", "", "broad-gauge line by Hrubieszow: common rail border"),
    ("PLSAW", "PL", "BY"): (4, 12, 48, "assumption", "", "broad-gauge line by Hrubieszow: common rail border"),
    ("BYBQT", "PL", "BY"): (8, 20, 60, "estimate", "index1520.com 2023-09-29", "eastbound trains do not queue as westbound ones; Duisburg - Xi'an is a day quicker"),
    ("KZSRY", "KZ", "UZ"): (24, 72, 144, "estimate", "asiaplustj.info 2025-11-25; open.kg 2025", "hours from press: 5-6 days at worst; no normal-time figure"),
    ("KZSRY", "UZ", "KZ"): (6, 24, 72, "assumption", "", "the queue is into Uzbekistan: a third assumed"),
    ("TMFAR", "UZ", "TM"): (1, 3.7, 18.4, "documented", "cpmm", "CPMM Turkmenistan rail 2020: 5.7 h on average; one container waited 120 h"),
    ("TMFAR", "TM", "UZ"): (1, 3.7, 18.4, "documented", "cpmm", "CPMM Turkmenistan rail 2020: 5.7 h on average"),
    ("KZ-BOLASHAK", "KZ", "TM"): (4, 11, 26, "computed", "cpmm", "CPMM rail out of Kazakhstan 6.8 h (2022) and into Turkmenistan 5.7 h (2020)"),
    ("KZ-BOLASHAK", "TM", "KZ"): (4, 11, 26, "computed", "cpmm", "as the opposite direction"),
    ("KZ-BEYNEU", "KZ", "UZ"): (4, 12, 48, "assumption", "", "Karakalpakiya - Oazis: no published hours"),
    ("KZ-BEYNEU", "UZ", "KZ"): (4, 12, 48, "assumption", "", "Karakalpakiya - Oazis: no published hours"),
    ("IR-INCHEHBORUN", "TM", "IR"): (8, 40, 120, "estimate", "Mehr 2018-08-14",
     "no hours; Xi'an - Aprin takes about 15 days where the running time is 7; one place of several where they are lost"),
    ("TM-AKYAYLA", "IR", "TM"): (6, 24, 96, "assumption", "", "no hours published"),
    ("IRCKT", "TM", "IR"): (12, 48, 240, "estimate", "Mehr 2018-08-14", "the Sarakhs way once took 45 days"),
    ("TM-SARAHS", "IR", "TM"): (12, 48, 240, "assumption", "", "as the opposite direction"),
    ("IR-RAZI", "IR", "TR"): (6, 20, 72, "assumption", "", "no published hours"),
    ("IR-RAZI", "TR", "IR"): (6, 20, 72, "assumption", "", "no published hours"),
    ("AZ-BOYUKKESIK", "AZ", "GE"): (4, 10, 28, "computed", "agenda.ge 2014-07",
     "34 h Poti - Baku less 22 h running leaves 12 h on average for border, change of traction and stops (4 / 12 / 48 h in terminals.csv)"),
    ("AZ-BOYUKKESIK", "GE", "AZ"): (4, 10, 28, "computed", "agenda.ge 2014-07", "as the opposite direction"),
    ("TR-CANBAZ", "GE", "TR"): (2, 6, 24, "assumption", "", "no published hours"),
    ("TR-CANBAZ", "TR", "GE"): (2, 6, 24, "assumption", "", "no published hours"),
    ("TR-KAPIKULE", "TR", "BG"): (4, 14, 36, "computed", "railturkey.org 2020-10-14",
     "Halkali - Budapest in 3 days less 37 h running leaves 35 h for three borders: 16, 10 and 9 h"),
    ("TR-KAPIKULE", "BG", "TR"): (4, 14, 36, "estimate", "railturkey.org 2020-10-14", "as the opposite direction"),
    ("RSINI", "BG", "RS"): (3, 9, 21, "computed", "railturkey.org 2020-10-14", "as Kapikule"),
    ("BGSOF", "RS", "BG"): (3, 9, 21, "estimate", "railturkey.org 2020-10-14", "as the opposite direction"),
    ("HU-KELEBIA", "RS", "HU"): (3, 8, 19, "computed", "railturkey.org 2020-10-14", "as Kapikule"),
    ("HU-KELEBIA", "HU", "RS"): (3, 8, 19, "estimate", "railturkey.org 2020-10-14", "as the opposite direction"),
}

# CPMM truck figures: (place, from, to): what to add up: (name in border_times.csv, direction)
ROAD_CPMM = {
    ("CNHRS", "CN", "KZ"): [("Horgos", "outbound")], ("KZ-NURZHOLY", "CN", "KZ"): [("Kazakhstan", "inbound")],
    ("KZ-NURZHOLY", "KZ", "CN"): [("Kazakhstan", "outbound")], ("CNHRS", "KZ", "CN"): [("China (PRC)", "inbound")],
    ("CNAKL", "CN", "KZ"): [("Alashankou", "outbound")], ("KZDOS", "CN", "KZ"): [("Kazakhstan", "inbound")],
    ("KZDOS", "KZ", "CN"): [("Kazakhstan", "outbound")], ("CNAKL", "KZ", "CN"): [("China (PRC)", "inbound")],
    ("AZ-QIRMIZIKORPU", "AZ", "GE"): [("Krasny Most (Red Bridge)", "outbound"), ("Tsiteli Khidi", "inbound")],
    ("AZ-QIRMIZIKORPU", "GE", "AZ"): [("Tsiteli Khidi", "outbound"), ("Krasny Most (Red Bridge)", "inbound")],
    ("GE-SARPI", "GE", "TR"): [("Sarpi", "outbound")], ("GE-SARPI", "TR", "GE"): [("Georgia", "inbound")],
    ("CNKSS", "CN", "KG"): [("China (PRC)", "outbound"), ("Irkeshtam", "inbound")],
    ("CNKSS", "KG", "CN"): [("China (PRC)", "inbound")],
    ("CNERC", "CN", "MN"): [("China (PRC)", "outbound")], ("CNERC", "MN", "CN"): [("China (PRC)", "inbound")],
    ("TMFAR", "UZ", "TM"): [("Turkmenistan", "both")], ("TMFAR", "TM", "UZ"): [("Turkmenistan", "both")],
    ("UZTAS", "KZ", "UZ"): [("Kazakhstan", "outbound")], ("KZCIT", "UZ", "KZ"): [("Kazakhstan", "inbound")],
    ("KZ-BEYNEU", "KZ", "UZ"): [("Kazakhstan", "outbound")], ("KZ-BEYNEU", "UZ", "KZ"): [("Kazakhstan", "inbound")],
    ("AZAST", "AZ", "IR"): [("Azerbaijan", "outbound")], ("AZAST", "IR", "AZ"): [("Azerbaijan", "inbound")],
    ("TMASB", "TM", "IR"): [("Turkmenistan", "both")], ("TMASB", "IR", "TM"): [("Turkmenistan", "both")],
    ("GE-AKHALKALAKI", "GE", "TR"): [("Georgia", "outbound")], ("GE-AKHALKALAKI", "TR", "GE"): [("Georgia", "inbound")],
}
FERRY_CPMM = {  # trucks at the ports: (place, from, to)
    ("AZALA", "AZ", ""): [("Baku (Alat) port", "outbound")], ("AZALA", "", "AZ"): [("Baku (Alat) port", "inbound")],
    ("KZKUR", "", "KZ"): [("Kazakhstan", "inbound")], ("KZAAU", "", "KZ"): [("Kazakhstan", "inbound")],
}
ROAD = {
    ("TR-KAPIKULE", "TR", "BG"): (6, 24, 98, "estimate", "railturkey.org 2020-10-14", "only the 98 h of September - October 2020 is sourced"),
    ("TR-KAPIKULE", "BG", "TR"): (3, 12, 48, "assumption", "", "half of the opposite direction"),
    ("BYBQT", "BY", "PL"): (6, 24, 96, "assumption", "", "queues of days at Kozlovichi - Koroszczyn are common"),
    ("BYBQT", "PL", "BY"): (4, 16, 72, "assumption", "", "queues at Koroszczyn"),
    ("BYMSQ", "BY", "LT"): (6, 24, 96, "assumption", "", "as Brest"),
    ("BYMSQ", "LT", "BY"): (4, 16, 72, "assumption", "", "as Brest"),
}

NOTHING = (0, 0, 0)

# By pair of blocs: mode -> (min, typical, max), why.
RULES = {
    ("eu", "rail"): ((1, 2, 6), "inside the European Union: change of locomotive and staff"),
    ("eu", "road"): (NOTHING, "inside the European Union: no stop"),
    ("eaeu", "rail"): ((3, 6, 18), "inside the Eurasian Economic Union: no customs, handover between railways"),
    ("eaeu", "road"): ((0.2, 0.5, 3), "inside the Eurasian Economic Union: checks only"),
    ("other", "rail"): ((4, 12, 48), "no published hours: common rail border"),
    ("other", "road"): ((2, 6, 24), "no published hours: common truck border"),
    ("other", "barge"): ((2, 6, 24), "river border of the Danube: papers"),
    ("eu", "barge"): (NOTHING, "inside the European Union: no stop"),
}
UNION_BY_RAIL = {("RU", "BY"): (1, 3, 9), ("BY", "RU"): (1, 3, 9)}  # one customs area and one operating practice

# Ports of point-to-point lines, where goods are cleared when the ship arrives. At all other sea ports a
# border takes nothing: clearance is part of the import dwell there, as a ship that calls on its way does
# not clear the boxes that stay aboard. At ferries the papers are the truck's or wagon's: CPMM prints 0.2 h
# into Baku port and 4.6 h for trucks into Kazakhstan.
PORTS = {
    "sea": ((2, 6, 24), "KZAAU AZALA TMKRW IRBAZ IRAMD GEPTI GEBUS TRAMR TRSSX UAODS RULED RUKGD"),
    "ferry": ((0.5, 2, 8), "TMKRW GEPTI GEBUS TRKSP UAILK"),
}
EU_PORTS = {"sea": ((3, 10, 43), "ROCND DE-MUKRAN"), "ferry": ((1, 4, 16), "ROCND BGBOJ BGVAR")}
