"""No query reads a whole table of history: what a night costs does not grow with the nights before it."""

from datetime import timedelta

import pytest
from sqlalchemy import event, text

from storage import load, save
from storage.session import open_store

# Tables that grow with time or with the country; a scan through one of them is a mistake at 7,850 agencies.
LARGE = {"finding", "indicator_finding", "look", "capture", "piece", "body", "url", "submission", "agency_look", "scan_agency"}


@pytest.fixture
def file(new_url):
    """A SQLite database: PostgreSQL reads small tables whole whatever their keys, so its plans say nothing."""
    with open_store(new_url("sqlite")) as opened:
        yield opened


@pytest.fixture
def plans(file):
    """The queries run so far that read a whole large table, by SQLite's own plan."""
    found, seen = [], set()

    def explain(connection, cursor, statement, parameters, context, executemany):
        if statement.startswith(("SELECT", "UPDATE", "DELETE")) and statement not in seen:
            seen.add(statement)
            given = parameters[0] if executemany else parameters
            cursor.execute(f"EXPLAIN QUERY PLAN {statement}", given)
            steps = [row[3] for row in cursor.fetchall()]
            found.extend((step, statement) for step in steps if step.startswith("SCAN") and step.split()[1] in LARGE)
        return statement, parameters

    event.listen(file.engine, "before_cursor_execute", explain, retval=True)
    yield found
    event.remove(file.engine, "before_cursor_execute", explain)


def test_every_step_of_a_scan_uses_keys(file, make, plans):
    with file.write() as connection:
        connection.execute(text("ANALYZE"))
    rows = make.listed(file, make.submissions(5))
    plans.clear()  # the list itself is read through, once
    for number in range(12):
        now = make.now + timedelta(days=number)
        scan = make.scan(file, now=now)
        save.captures(file, scan, [make.capture(row.url, body=b"%d" % number) for row in rows])
        make.done(file, scan, [make.finding(row) for row in rows], [make.indicator()])
        save.finish_scan(file, scan, state="finished", now=now)
        load.findings(file, scan, make.agency_name)
        load.indicator_findings(file, scan, make.agency_name)
        load.agency_finding(file, scan, make.agency_name)
        load.capture(file, scan, rows[0].url)
        load.captured_urls(file, scan)
        load.history(file, [row.url for row in rows], since=now, before_scan=scan)
        load.scan(file)
        list(load.submissions(file, 2565, [make.agency_name]))
    assert plans == []


def test_a_second_import_uses_keys(file, make, plans):
    make.listed(file, make.submissions(5))
    plans.clear()
    save.submissions(file, [], make.submissions(4), fiscal_year=2565, now=make.now)
    # What was withdrawn is looked for once, through the whole list: 337,550 rows, a tenth of a second.
    assert {step.split()[1] for step, _ in plans} <= {"submission"}


def test_the_number_of_statements_does_not_grow_with_the_rows(store, make):
    counts = []
    for number in (5, 40):
        rows = make.listed(store, make.submissions(number))
        scan = make.scan(store)
        statements = []
        event.listen(store.engine, "before_cursor_execute", lambda *_, said=statements: said.append(1))
        save.captures(store, scan, [make.capture(row.url) for row in rows])
        make.done(store, scan, [make.finding(row) for row in rows])
        load.findings(store, scan, make.agency_name)
        counts.append(len(statements))
    assert counts[1] <= counts[0] + 8
