"""Every look at one address that is still kept: what a dispute about it turns on."""

from sqlalchemy import select

from model.capture import Look
from storage.session import Store
from storage.tables import body, capture, look, url
from storage.values import clean, digest, from_micros


def looks(store: Store, address: str, *, up_to: int, at_most: int) -> list[Look]:
    """Up to a scan, newest first. Of nights long ago only those are kept that brought another answer."""
    query = (
        select(look, capture.c.outcome, capture.c.http_status, body.c.sha256)
        .join(url, url.c.id == look.c.url_id)
        .join(capture, capture.c.id == look.c.capture_id)
        .outerjoin(body, body.c.id == look.c.body_id)
        .where(url.c.digest == digest(clean(address)), look.c.scan_id <= up_to)
        .order_by(look.c.scan_id.desc())
        .limit(at_most)
    )
    with store.read() as connection:
        return [
            Look(
                row.scan_id, from_micros(row.checked_at), row.outcome, row.http_status, row.attempts, row.elapsed_ms, row.size,
                bytes(row.sha256).hex() if row.sha256 is not None else None,
            )
            for row in connection.execute(query)
        ]  # fmt: skip
