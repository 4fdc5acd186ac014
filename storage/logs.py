"""The two logs of changes: findings by submission, indicator findings by agency and indicator."""

from sqlalchemy import Connection, select

from storage.changes import Key, Log
from storage.tables import finding, indicator_finding


def findings() -> Log:
    """The log of what was judged of submissions."""
    return Log(
        finding,
        finding.c.submission_id,
        {},
        ("verdict", "outcome", "http_status", "reasons_id", "content_id", "around_id"),
        evidence=True,
    )


def indicators(agency_id: int, fiscal_year: int) -> Log:
    """The log of what was judged of one agency's indicators."""
    return Log(
        indicator_finding,
        indicator_finding.c.indicator,
        {"agency_id": agency_id, "fiscal_year": fiscal_year},
        ("verdict", "submissions", "points", "reasons_id", "around_id"),
    )


def known_indicators(connection: Connection, agency_id: int, fiscal_year: int) -> dict[Key, bool]:
    """The indicators of an agency that were ever judged; True: they stay, even where a scan leaves them out."""
    table = indicator_finding.c
    query = select(table.indicator).where(table.agency_id == agency_id, table.fiscal_year == fiscal_year).distinct()
    return dict.fromkeys(connection.scalars(query), True)
