"""Agencies by name, and the fiscal years that they are assessed in."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from sqlalchemy import Connection, bindparam, func, insert, select, update

from model.submission import Agency, Submission
from storage.tables import agency, assessed
from storage.values import chunks, clean, digest, storable

Owed = tuple[tuple[str, str, int | None], ...]  # `Agency.unanswered`

FIELDS = ("agency_type", "district", "province", "home_url", "email", "divisions")


def save(connection: Connection, records: Iterable[Agency | Submission], *, listing: int) -> tuple[dict[str, int], int]:
    """Store all agencies of the records: their ids by name, and how many this listing names for the first time."""
    wanted = _merged(records)
    keys = {digest(name): name for name in wanted}
    columns = (agency.c.id, agency.c.digest, agency.c.last_listing, *(agency.c[name] for name in FIELDS))
    known: dict[str, int] = {}
    first = 0
    changed = []
    for run in chunks(sorted(keys)):
        for row in connection.execute(select(*columns).where(agency.c.digest.in_(run))):
            name = keys[bytes(row.digest)]
            known[name] = row.id
            first += row.last_listing != listing
            # A file without a column for the e-mail does not say that there is none.
            said = _values(wanted[name])
            values = {field: said[field] or getattr(row, field) for field in FIELDS}
            if row.last_listing != listing or any(getattr(row, field) != value for field, value in values.items()):
                changed.append(values | {"row_id": row.id, "last_listing": listing})
    if changed:
        connection.execute(update(agency).where(agency.c.id == bindparam("row_id")), changed)
    new = [name for name in wanted if name not in known]
    return known | _insert(connection, [wanted[name] for name in new], listing=listing), first + len(new)


def assess(connection: Connection, years: Mapping[tuple[int, int], Owed], *, listing: int) -> None:
    """Name agencies as assessed in fiscal years, in this order, after those that the listing named before.

    Of one that it named before only what is unanswered is new: its rows may go on in this batch.
    """
    listed: dict[tuple[int, int], int] = {}
    for run in chunks(sorted({key for key, _ in years})):
        query = select(assessed.c.agency_id, assessed.c.fiscal_year, assessed.c.last_listing).where(
            assessed.c.agency_id.in_(run)
        )
        listed.update({(row.agency_id, row.fiscal_year): row.last_listing for row in connection.execute(query)})
    last = connection.scalar(select(func.max(assessed.c.position)).where(assessed.c.last_listing == listing))
    fresh = [key for key in years if listed.get(key) != listing]
    rows = [
        {
            "key": key,
            "year": year,
            "position": position,
            "last_listing": listing,
            "unanswered": _of_year(years[key, year], year),
        }
        for position, (key, year) in enumerate(fresh, 0 if last is None else last + 1)
    ]
    old = [row for row in rows if (row["key"], row["year"]) in listed]
    new = [row for row in rows if (row["key"], row["year"]) not in listed]
    if new:
        columns: dict[str, object] = {"agency_id": bindparam("key"), "fiscal_year": bindparam("year")}
        connection.execute(insert(assessed).values(columns), new)
    here = (assessed.c.agency_id == bindparam("key"), assessed.c.fiscal_year == bindparam("year"))
    if old:
        names = ("position", "last_listing", "unanswered")
        values: dict[str, object] = {name: bindparam(name) for name in names}
        connection.execute(update(assessed).where(*here).values(values), old)
    more = [
        {"key": key, "year": year, "unanswered": _of_year(owed, year)}
        for (key, year), owed in years.items()
        if owed and listed.get((key, year)) == listing
    ]
    if more:
        connection.execute(update(assessed).where(*here).values(unanswered=bindparam("unanswered")), more)


def _of_year(unanswered: Owed, fiscal_year: int) -> list[tuple[str, str]]:
    return [(code, clean(division)) for code, division, year in unanswered if year in (None, fiscal_year)]


def _merged(records: Iterable[Agency | Submission]) -> dict[str, Agency]:
    """One record an agency, in order; what a later row does not say stays."""
    found: dict[str, Agency] = {}
    for record in records:
        name = clean(record.agency if isinstance(record, Submission) else record.name)
        before = found.setdefault(name, Agency(name))
        if isinstance(record, Agency):
            found[name] = replace(before, **{field: value for field in FIELDS if (value := getattr(record, field))})
    return found


def _values(item: Agency) -> dict[str, object]:
    """An agency's fields as columns take them."""
    return {field: storable(getattr(item, field)) for field in FIELDS}


def _insert(connection: Connection, agencies: Sequence[Agency], *, listing: int) -> dict[str, int]:
    if not agencies:
        return {}
    rows = [_values(item) | {"name": item.name, "digest": digest(item.name), "last_listing": listing} for item in agencies]
    connection.execute(insert(agency), rows)
    found: dict[str, int] = {}
    for run in chunks([item.name for item in agencies]):
        query = select(agency.c.name, agency.c.id).where(agency.c.digest.in_([digest(name) for name in run]))
        found.update({row.name: row.id for row in connection.execute(query)})
    return found
