# SPDX-License-Identifier: Apache-2.0
"""Through whose territory a link passes, by laying its line over the countries of Natural Earth.

Lines and polygons are both a few kilometres off in places, so a country that a link touches for a short way only is not
believed unless an end lies in it or transits.csv says so. Water is nobody's: sea links list no country (transits.csv
names the exceptions, such as the Suez Canal). What we do about disputed areas: docs/explanation/borders.md.
"""
from eurasia.geometry import densify, distance_km

SLIVER_KM = 15
SLIVER_SHARE = 0.015
END_SHARE = 0.01  # of a country that holds an end by the facts, but whose polygon the line does not reach
STEP_KM = 20

# Natural Earth's names of the areas that our links meet -> ISO 3166-1 alpha-2. Baikonur is Kazakh territory on lease.
ISO2 = {
    'Afghanistan': 'AF', 'Albania': 'AL', 'Armenia': 'AM', 'Austria': 'AT', 'Azerbaijan': 'AZ', 'Baikonur': 'KZ',
    'Belarus': 'BY', 'Belgium': 'BE', 'Bosnia and Herz.': 'BA', 'Bulgaria': 'BG', 'China': 'CN', 'Croatia': 'HR',
    'Czechia': 'CZ', 'Denmark': 'DK', 'Egypt': 'EG', 'Estonia': 'EE', 'France': 'FR', 'Georgia': 'GE', 'Germany': 'DE',
    'Greece': 'GR', 'Hong Kong': 'HK', 'Hungary': 'HU', 'India': 'IN', 'Iran': 'IR', 'Iraq': 'IQ', 'Italy': 'IT',
    'Kazakhstan': 'KZ', 'Kosovo': 'XK', 'Kyrgyzstan': 'KG', 'Latvia': 'LV', 'Liechtenstein': 'LI', 'Lithuania': 'LT',
    'Luxembourg': 'LU', 'Macedonia': 'MK', 'Moldova': 'MD', 'Mongolia': 'MN', 'Montenegro': 'ME', 'Netherlands': 'NL',
    'North Korea': 'KP', 'Pakistan': 'PK', 'Poland': 'PL', 'Romania': 'RO', 'Russia': 'RU', 'Serbia': 'RS',
    'Slovakia': 'SK', 'Slovenia': 'SI', 'Switzerland': 'CH', 'Syria': 'SY', 'Tajikistan': 'TJ', 'Turkey': 'TR',
    'Turkmenistan': 'TM', 'Ukraine': 'UA', 'Uzbekistan': 'UZ',
}


def passed(areas, line):
    """[(alpha-2, km)] of a line, in the order of first contact."""
    km = {}
    points = densify(line, STEP_KM)
    for a, b in zip(points, points[1:]):
        for start, end, names in areas.parts(a, b):
            for name in names:
                km[ISO2[name]] = km.get(ISO2[name], 0.0) + distance_km(start, end)
    return list(km.items())


def link_countries(areas, line, ends, rulings):
    """Rows (country, share, reason) of one land link.

    In: ends = (country of the first place, of the second); rulings = {country: row of transits.csv}.
    """
    only = [(country, float(row['share']), row) for country, row in rulings.items() if row['action'] == 'only']
    if only:
        return only
    touched = dict(passed(areas, line))
    total = sum(touched.values())
    kept = {country: km for country, km in touched.items()
            if country in ends or km >= SLIVER_KM or km / total >= SLIVER_SHARE}
    for country, row in rulings.items():
        if country not in (touched if row['action'] == 'keep' else kept):
            raise SystemExit(f"transits.csv: {row['link']}, {country}: nothing to {row['action']}, remove the row")
        if row['action'] == 'keep':
            kept[country] = touched[country]
        else:
            del kept[country]
    for country in ends:
        kept.setdefault(country, END_SHARE * (total or 1))
    kept = {country: kept[country] for country in [*touched, *ends] if country in kept}
    order = list(dict.fromkeys([ends[0]] + [country for country in kept if country != ends[1]] + [ends[1]]))
    total = sum(kept.values())
    return [(country, kept[country] / total, rulings.get(country)) for country in order]
