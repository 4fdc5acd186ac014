"""The whole country on PostgreSQL: 337,550 submissions with a year of nights; how long a diff and a province's reports take.

A few agencies are judged as ever (`bench/history.py`), and their rows are multiplied inside the database: every night 3 % of
all submissions get another judgement. The provinces that are measured have quotes and addresses of their own, as in life.
Run: `.venv/bin/python bench/national.py --db postgresql://…/empty`; with `--measure` what was loaded is measured again.
"""

import argparse
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import history
from sqlalchemy import Connection, text  # noqa: TID251 -- a benchmark of the database itself

from model.diff import Diff
from reports import as_html, as_jsonl
from scans import diff as differences
from scans.report import load_report
from scans.view import records
from storage import load
from storage.session import Store, open_store
from storage.tables import agency
from storage.values import digest

PROVINCES = 76
DIFF_SECONDS, REPORT_SECONDS = 5.0, 3.0  # what may be expected at most
PROVINCES_MEASURED = [f"จังหวัดสมมุติ {number}" for number in range(3)]
TIMES = len(PROVINCES_MEASURED)  # each is measured so often
SEED_AGENCIES, SEED_NIGHTS = 5, 8

# Rows of the seed agencies are the models; all others are like one of them.
COUNTRY = """
INSERT INTO assessed (agency_id, fiscal_year, position, last_listing)
SELECT id, :year, id, 1 FROM agency WHERE province LIKE 'จังหวัดสมมุติ %';
INSERT INTO submission (digest, agency_id, fiscal_year, indicator, url, nth, position, added_at, last_listing)
SELECT decode(md5(a.id || 's' || i), 'hex'), a.id, :year, 'O' || i, 'https://www.thung-' || a.id || '.example/index.php?page=oit&id=' || i, 0,
       a.id * 43 + i, now(), 1
FROM agency a CROSS JOIN generate_series(1, 43) i WHERE a.province LIKE 'จังหวัดสมมุติ %' ORDER BY a.id, i;
CREATE TABLE model AS SELECT row_number() OVER () - 1 AS n, f.* FROM finding f WHERE f.verdict IS NOT NULL;
CREATE TABLE indicator_model AS
SELECT DISTINCT ON (verdict, reasons_id, around_id) row_number() OVER () - 1 AS n, f.* FROM indicator_finding f;
CREATE TABLE country AS
SELECT s.id, s.agency_id, s.indicator FROM submission s JOIN agency a ON a.id = s.agency_id WHERE a.province LIKE 'จังหวัดสมมุติ %';
"""
NIGHT = """
INSERT INTO scan (id, fiscal_year, as_of, started_at, finished_at, state, settings, source, version, kept)
VALUES (:scan, :year, date '2021-01-02' + :scan, timestamptz '2021-01-01 18:00Z' + :scan * interval '1 day',
        timestamptz '2021-01-01 20:00Z' + :scan * interval '1 day', 'finished', '{}', 'bench', 'bench', 2);
INSERT INTO scan_agency (scan_id, agency_id, position, checked_at, passes, reviews, fails, missing, score_low, score_high, points_at_stake)
SELECT :scan, id, id, 1640000000 + :scan * 86400, 30, 8, 5, 0, 700000, 850000, 90000 FROM agency WHERE province LIKE 'จังหวัดสมมุติ %';
CREATE TEMP TABLE tonight ON COMMIT DROP AS
SELECT c.*, floor(random() * (SELECT count(*) FROM model))::int AS m FROM country c WHERE random() < :share;
INSERT INTO finding (scan_id, submission_id, verdict, outcome, http_status, reasons_id, content_id, around_id, checked_at, attempts,
                     elapsed_ms, size, volatile)
SELECT :scan, t.id, m.verdict, m.outcome, m.http_status, m.reasons_id, m.content_id, m.around_id, 1640000000 + :scan * 86400, m.attempts,
       m.elapsed_ms, m.size, m.volatile
FROM tonight t JOIN model m ON m.n = t.m;
INSERT INTO indicator_finding (agency_id, fiscal_year, indicator, scan_id, verdict, submissions, points, reasons_id, around_id, volatile)
SELECT t.agency_id, :year, t.indicator, :scan, m.verdict, 1, m.points, m.reasons_id, m.around_id, m.volatile
FROM tonight t JOIN indicator_model m ON m.n = t.m % (SELECT max(n) + 1 FROM indicator_model);
"""

# A piece that many findings share is read once; those of two agencies are never the same.
OWN_PIECES = """
CREATE TABLE measured AS SELECT id FROM agency WHERE province = ANY(:provinces);
CREATE TABLE own AS
SELECT DISTINCT s.agency_id, p.piece FROM measured m JOIN submission s ON s.agency_id = m.id JOIN finding f ON f.submission_id = s.id
CROSS JOIN LATERAL (VALUES (f.reasons_id), (f.content_id), (f.around_id)) p(piece) WHERE p.piece IS NOT NULL
UNION
SELECT DISTINCT f.agency_id, p.piece FROM measured m JOIN indicator_finding f ON f.agency_id = m.id
CROSS JOIN LATERAL (VALUES (f.reasons_id), (f.around_id)) p(piece) WHERE p.piece IS NOT NULL;
ALTER TABLE own ADD id bigint;
UPDATE own SET id = nextval('piece_id_seq');
CREATE INDEX ON own (agency_id, piece);
ANALYZE own;
INSERT INTO piece (id, digest, base_id, packed)
SELECT own.id, decode(md5(own.id || 'own'), 'hex'), piece.base_id, piece.packed FROM own JOIN piece ON piece.id = own.piece;
UPDATE finding f SET reasons_id = (SELECT id FROM own WHERE agency_id = s.agency_id AND piece = f.reasons_id),
                     content_id = (SELECT id FROM own WHERE agency_id = s.agency_id AND piece = f.content_id),
                     around_id = (SELECT id FROM own WHERE agency_id = s.agency_id AND piece = f.around_id)
FROM submission s JOIN measured m ON m.id = s.agency_id WHERE f.submission_id = s.id;
UPDATE indicator_finding f SET reasons_id = (SELECT id FROM own WHERE agency_id = m.id AND piece = f.reasons_id),
                               around_id = (SELECT id FROM own WHERE agency_id = m.id AND piece = f.around_id)
FROM measured m WHERE f.agency_id = m.id;
"""


def main() -> int:
    """Load the country, then measure; exit code 1 where it takes too long."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--db", required=True, help="an empty PostgreSQL database")
    parser.add_argument("--agencies", type=int, default=history.COUNTRY)
    parser.add_argument("--nights", type=int, default=365)
    parser.add_argument("--measure", action="store_true", help="what was loaded before")
    arguments = parser.parse_args()
    with open_store(arguments.db, upgrade=True) as store:
        if not arguments.measure:
            began = time.monotonic()
            _load(store, arguments.agencies, arguments.nights)
            _counted(store, time.monotonic() - began)
        return _measure(store, SEED_NIGHTS + arguments.nights, arguments.db)


def _load(store: Store, agencies: int, nights: int) -> None:
    rng = random.Random(1)
    pages = history._country(store, SEED_AGENCIES, rng)
    for night in range(SEED_NIGHTS):
        if night:
            history._change(pages, rng)
        history._night(store, pages, night, rng)
    with store.write() as connection:
        names = [(f"องค์การบริหารส่วนตำบลทุ่งสมมุติที่ {n}", f"จังหวัดสมมุติ {n % PROVINCES}") for n in range(1, agencies + 1)]
        rows = [{"digest": digest(name), "name": name, "province": province, "last_listing": 1} for name, province in names]
        connection.execute(agency.insert(), rows)
        _run(connection, COUNTRY, year=history.YEAR_BE)
    for night in range(1, nights + 1):
        with store.write() as connection:
            share = 1.0 if night == 1 else history.CHANGE
            _run(connection, NIGHT, scan=SEED_NIGHTS + night, year=history.YEAR_BE, share=share)
    with store.write() as connection:
        _run(connection, OWN_PIECES, provinces=PROVINCES_MEASURED)
    with store.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("VACUUM ANALYZE"))  # as the server does by itself while a year passes


def _run(connection: Connection, statements: str, **values: object) -> None:
    for statement in statements.split(";\n"):
        if statement.strip():
            names = {name: value for name, value in values.items() if f":{name}" in statement}
            connection.execute(text(statement), names)


def _counted(store: Store, seconds: float) -> None:
    with store.read() as connection:
        tables = ("submission", "scan", "scan_agency", "finding")
        rows = {name: connection.scalar(text(f"SELECT count(*) FROM {name}")) for name in tables}  # noqa: S608 -- our own names
        size = connection.scalar(text("SELECT pg_database_size(current_database())")) or 0
    print(
        f"loaded in {seconds:.0f} s: "
        + ", ".join(f"{name} {number:,}" for name, number in rows.items())
        + f"; {size / 1e9:.2f} GB"
    )


def _measure(store: Store, last: int, db: str) -> int:
    diffs = [_diff(store, last - 1, last) for _ in range(TIMES)]
    lines = [_records(store, last, province) for province in PROVINCES_MEASURED]
    pages = [_page(store, last, province) for province in PROVINCES_MEASURED]
    print(f"diff of the last two scans, first and after   {_times(diffs)}   (at most {DIFF_SECONDS} s)")
    print(f"records of one province (JSONL)               {_times(lines)}   (at most {REPORT_SECONDS} s)")
    print(f"report of one province (HTML)                 {_times(pages)}   (at most {REPORT_SECONDS} s)")
    called = [_called(["diff", "--format", "jsonl"], db, DIFF_SECONDS)]
    called += [_called(["report", "--format", form], db, REPORT_SECONDS) for form in ("html", "jsonl")]
    return 1 if max(diffs) > DIFF_SECONDS or max(*lines, *pages) > REPORT_SECONDS or not all(called) else 0


def _called(words: list[str], db: str, at_most: float) -> bool:
    """Whether the command comes back in time: from its start to its end, as a person calls it."""
    oit = shutil.which("oit", path=str(Path(sys.executable).parent)) or sys.exit("oit is not installed beside this Python")
    times, used = [], []
    for province in PROVINCES_MEASURED:
        of_whom = ["--province", province] if words[0] == "report" else []
        before, began = os.times(), time.monotonic()
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run([oit, *words, *of_whom, "--db", db, "--out", f"{folder}/out"], check=True, stderr=subprocess.DEVNULL)
        times.append(time.monotonic() - began)
        after = os.times()
        used.append(after.children_user + after.children_system - before.children_user - before.children_system)
    print(f"oit {' '.join(words):<42}{_times(times)}   (at most {at_most} s; of its own processor time {_times(used)})")
    return max(times) <= at_most


def _diff(store: Store, old: int, new: int) -> float:
    info = load.scan(store, new)
    if info is None:
        sys.exit(f"scan {new} was not loaded")
    began = time.monotonic()
    found: Diff = differences.diff(store, old, info)
    seconds = time.monotonic() - began
    print(f"  {len(found.changes):,} changes: {dict(Counter(change.kind.value for change in found.changes))}")
    return seconds


def _records(store: Store, scan: int, province: str) -> float:
    began = time.monotonic()
    names = {item.name for item in load.agencies(store, province=province)}
    lines = list(as_jsonl.render(records(store, scan, names=names)))
    seconds = time.monotonic() - began
    print(f"  {len(names)} agencies, {len(lines):,} records, {sum(map(len, lines)) / 1e6:.0f} MB")
    return seconds


def _page(store: Store, scan: int, province: str) -> float:
    began = time.monotonic()
    page = as_html.render(load_report(store, scan, province=province), "th")
    seconds = time.monotonic() - began
    print(f"  {len(page) / 1e6:.0f} MB")
    return seconds


def _times(seconds: Sequence[float]) -> str:
    return " ".join(f"{second:.2f} s" for second in seconds)


if __name__ == "__main__":
    sys.exit(main())
