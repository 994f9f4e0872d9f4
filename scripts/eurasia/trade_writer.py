# SPDX-License-Identifier: Apache-2.0
"""Writes tariffs: prices of one scope over time. A price holds until the next one of the same scope; the first also holds for
all time before it, so that old plans find a price, and `method` says of which time it is."""

from dataclasses import dataclass, field

from eurasia.tables import Package
from eurasia.trade_facts import day_before, known
from eurasia.trade_quotes import quote_at

KINDS = {
    "movement": "move",
    "through": "through",
    "handling": "handling",
    "border": "border",
    "storage": "storage",
    "surcharge": "extra",
}
EARLIEST = "2013-01-01"  # no plan is older
PLACES = ("place", "from_place", "to_place")


@dataclass(frozen=True)
class Price:
    """One price: from which day, how much, how we know."""

    since: str
    price: float
    source: list[str]
    evidence: str
    method: str = ""
    low: float | None = None
    high: float | None = None
    fuel_share: float = 0.0
    note: str = ""
    fuel_day: str = ""  # day whose quote the price stands on; empty: `since`


@dataclass
class Tariffs:
    package: Package
    skipped: dict[str, int] = field(default_factory=dict)  # key that no table knows -> rows left out

    def add(
        self,
        kind: str,
        prices: list[Price],
        *,
        basis: str,
        currency: str = "USD",
        party: str = "",
        **scope: str,
    ) -> None:
        """Prices of one scope, in any order. Left out (and counted) if the scope names a service that does not exist."""
        if missing := self._missing(scope):
            self.skipped[missing] = self.skipped.get(missing, 0) + len(prices)
            return
        ordered = sorted(prices, key=lambda p: p.since)
        name = ":".join([KINDS[kind], *(scope[k] for k in sorted(scope))])
        for i, price in enumerate(ordered):
            fuel = price.fuel_share > 0
            self.package["tariffs"].add(
                id=f"{name}:{price.since}",
                kind=kind,
                **scope,
                basis=basis,
                currency=currency,
                party=party,
                price_low=_rounded(price.low),
                price=_rounded(price.price),
                price_high=_rounded(price.high),
                fuel_share=round(price.fuel_share, 3) if fuel else None,
                fuel_quote="crude" if fuel else None,
                fuel_base=quote_at(self.package, "crude", price.fuel_day or price.since) if fuel else None,
                valid_from=price.since if i > 0 else None,
                valid_to=day_before(ordered[i + 1].since) if i + 1 < len(ordered) else None,
                source=price.source,
                evidence=price.evidence,
                method=_dated(price, first=i == 0),
                note=price.note,
            )

    def _missing(self, scope: dict[str, str]) -> str:
        if "service" in scope and not known(self.package, "services", scope["service"]):
            return scope["service"]
        for column in PLACES:
            if column in scope and not known(self.package, "places", scope[column]):
                return scope[column]
        return ""


def check_complete(package: Package) -> None:
    """Every movement, lift, border and day of storage finds some price, and every currency a rate on any day."""
    rows = package["tariffs"].rows
    scoped = ("country", "service", "place", "from_place", "to_place", "commodity", "container")

    def has(kind: str, mode: str | None) -> bool:
        return any(
            r["kind"] == kind
            and r.get("mode") == mode
            and not any(r.get(k) for k in scoped)
            and not r["valid_from"]
            for r in rows
        )

    modes = sorted({link["mode"] for link in package["links"].rows})
    lacking = [f"{kind} {mode}" for kind in ("movement", "border") for mode in modes if not has(kind, mode)]
    lacking += [kind for kind in ("handling", "storage") if not has(kind, None)]
    first = {}
    for quote in package["quotes"].rows:
        first[quote["name"]] = min(quote["date"], first.get(quote["name"], quote["date"]))
    for currency in sorted({r["currency"] for r in rows} - {"USD"}):
        if first.get(f"{currency}/USD", "9") > EARLIEST:
            lacking.append(f"{currency}/USD on {EARLIEST}")
    lacking += [
        r["id"] for r in rows if r["price"] < 0 or (r["kind"] in ("movement", "through") and r["price"] == 0)
    ]
    if lacking:
        raise SystemExit(f"tariffs: no price for {', '.join(lacking)}")


def _rounded(price: float | None) -> float | None:
    return None if price is None else round(price, 4 if abs(price) < 20 else 2)


def _dated(price: Price, first: bool) -> str:
    said = f"price of {price.since}" + (", carried back to all earlier days" if first else "")
    return f"{price.method}; {said}" if price.method else said
