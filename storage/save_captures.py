"""What came back for URLs: each different answer once, and one small row a look."""

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, delete, func, insert, select, update

from model.capture import Capture, Hop, Note, Peer
from storage import bodies, peers
from storage.codec import data_out
from storage.load_captures import SAME_URL, VALIDATORS
from storage.locks import Lock, hold
from storage.packing import dump, pack_body, pack_json
from storage.passing import Json, Passing
from storage.rows import ids_by, insert_new
from storage.session import Store
from storage.tables import capture as capture_table
from storage.tables import look, url
from storage.values import chunks, clean, digest, to_micros


def captures(
    store: Store, scan: int, captures: Sequence[Capture], *, compressed: Mapping[str, tuple[int, bytes]] | None = None
) -> None:
    """Store settled captures of a scan; a URL that is given again replaces its look. `compressed`: by hash, size and packed body."""
    latest = {clean(capture.url): capture for capture in captures}
    if not latest:
        return
    packed = _packed(store, list(latest.values()), compressed or {})
    with store.write() as connection:
        body_ids = _body_ids(connection, list(latest.values()), packed)
        url_ids = _url_ids(connection, list(latest))
        by_id = {url_ids[text]: capture for text, capture in latest.items()}
        answers = _answers(connection, by_id)
        peer_ids = peers.save(connection, [capture.peer for capture in latest.values()])
        _replace_looks(connection, scan, by_id, answers, body_ids, peer_ids)


def _packed(store: Store, captures: Sequence[Capture], given: Mapping[str, tuple[int, bytes]]) -> dict[str, tuple[int, bytes]]:
    """The bodies that may be new. Packing takes longer than storing, so it is done before the transaction."""
    found: dict[str, tuple[int, bytes]] = {}
    missing: dict[str, bytes] = {}
    for capture in captures:
        key = bodies.hash_of(capture)
        if key is None:
            continue
        if key in given:
            found[key] = given[key]
        elif capture.body:
            missing[key] = capture.body
    if missing:
        with store.read() as connection:
            known = bodies.known(connection, missing)
        found |= {key: (len(data), pack_body(data)) for key, data in missing.items() if key not in known}
    return found


def _body_ids(connection: Connection, captures: Sequence[Capture], packed: Mapping[str, tuple[int, bytes]]) -> dict[str, int]:
    hold(connection, Lock.BODIES, shared=True)
    bodies.save(connection, packed)
    held = {found: capture.body for capture in captures if (found := bodies.hash_of(capture))}
    known = bodies.known(connection, held)
    # Between looking what is stored and storing, an old scan may have been made small, and the same bytes with it.
    lost = {key: (len(data), pack_body(data)) for key, data in held.items() if key not in known and data}
    if not lost:
        return known
    bodies.save(connection, lost)
    return known | bodies.known(connection, lost)


def _url_ids(connection: Connection, texts: Sequence[str]) -> dict[str, int]:
    keys = {digest(text): text for text in texts}
    known = ids_by(connection, url.c.digest, list(keys))
    rows = [{"digest": key, "text": text} for key, text in sorted(keys.items()) if key not in known]
    insert_new(connection, url, rows, unique=("digest",))
    known = ids_by(connection, url.c.digest, list(keys)) if rows else known
    # Two scans that store looks of one URL at the same time take turns, so that each knows of the other's.
    for run in chunks(sorted(known.values())):
        connection.execute(select(url.c.id).where(url.c.id.in_(run)).order_by(url.c.id).with_for_update())
    return {text: known[key] for key, text in keys.items()}


def _answers(connection: Connection, by_url: Mapping[int, Capture]) -> dict[int, int]:
    """The id of the answer that each URL gave."""
    shapes = {key: _shape(capture) for key, capture in by_url.items()}
    known = _known_answers(connection, shapes)
    rows = [_answer_row(key, by_url[key], shapes[key]) for key in sorted(by_url) if key not in known]
    insert_new(connection, capture_table, rows, unique=("url_id", "shape"))
    return _known_answers(connection, shapes) if rows else known


def _known_answers(connection: Connection, shapes: Mapping[int, bytes]) -> dict[int, int]:
    table = capture_table.c
    found: dict[int, int] = {}
    for run in chunks(list(shapes)):
        wanted = [shapes[key] for key in run]
        query = select(table.url_id, table.shape, table.id).where(table.url_id.in_(run), table.shape.in_(wanted))
        found.update({row.url_id: row.id for row in connection.execute(query) if bytes(row.shape) == shapes[row.url_id]})
    return found


def _answer_row(url_id: int, capture: Capture, shape: bytes) -> dict[str, object]:
    return {
        "url_id": url_id,
        "shape": shape,
        "outcome": capture.outcome,
        "http_status": capture.http_status,
        "final_url": SAME_URL if capture.final_url == capture.url else clean(capture.final_url),
        "content_type": clean(capture.content_type),
        "truncated": capture.truncated,
        "meta": pack_json(
            {
                "headers": [list(header) for header in capture.headers],
                "hops": [_hop(hop) | {"address": hop.address} for hop in capture.hops],
                "notes": _notes(capture.notes, Passing()),
            }
        ),
    }


def _shape(capture: Capture) -> bytes:
    parts = [
        str(capture.outcome), capture.http_status, capture.final_url, capture.content_type, bodies.hash_of(capture) is not None,
        capture.truncated, [_hop(hop) for hop in capture.hops], _notes(capture.notes, Passing()),
        capture.telling_headers,
    ]  # fmt: skip
    return digest(dump(parts).decode("utf-8", "surrogatepass"))


def _hop(hop: Hop) -> dict[str, Json]:
    return {"url": hop.url, "status": hop.status, "location": hop.location}


def _notes(notes: Sequence[Note], passing: Passing) -> list[Json]:
    return [{"code": note.code, "data": data_out(note.data, passing)} for note in notes]


def _replace_looks(
    connection: Connection,
    scan: int,
    by_url: Mapping[int, Capture],
    answers: Mapping[int, int],
    body_ids: Mapping[str, int],
    peer_ids: Mapping[Peer, int],
) -> None:
    before = _answers_before(connection, scan, list(by_url))
    for run in chunks(sorted(by_url)):
        connection.execute(delete(look).where(look.c.url_id.in_(run), look.c.scan_id == scan))
        # What a later scan saw was compared with an older look; now it is kept, whatever it is compared with.
        connection.execute(update(look).where(look.c.url_id.in_(run), look.c.scan_id > scan).values(changed=True))
    rows = [
        {
            "url_id": key,
            "scan_id": scan,
            "capture_id": answers[key],
            "changed": before.get(key) != answers[key],
            "checked_at": to_micros(capture.checked_at),
            "elapsed_ms": capture.elapsed_ms,
            "attempts": capture.attempts,
            "size": capture.size,
            "body_id": body_ids.get(bodies.hash_of(capture) or ""),
            "volatile": _volatile(capture),
            "peer_id": peer_ids[capture.peer] if capture.peer else None,
        }
        for key, capture in sorted(by_url.items())
    ]
    connection.execute(insert(look), rows)


def _volatile(capture: Capture) -> bytes | None:
    passing = Passing()
    _notes(capture.notes, passing)
    known = [capture.header(name) for name in VALIDATORS]
    since = to_micros(capture.unchanged_since) if capture.unchanged_since else None
    if any(known) or since is not None:
        return pack_json([capture.detail, passing.values, [*known, since]])
    return pack_json([capture.detail, passing.values]) if capture.detail is not None or passing.values else None


def _answers_before(connection: Connection, scan: int, url_ids: Sequence[int]) -> dict[int, int]:
    older = look.alias("older")
    newest = select(func.max(older.c.scan_id)).where(older.c.url_id == look.c.url_id, older.c.scan_id < scan).scalar_subquery()
    found: dict[int, int] = {}
    for run in chunks(sorted(url_ids)):
        query = select(look.c.url_id, look.c.capture_id).where(look.c.url_id.in_(run), look.c.scan_id == newest)
        found.update({row.url_id: row.capture_id for row in connection.execute(query)})
    return found
