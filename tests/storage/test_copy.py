"""A database copied into one of the other kind: everything arrives, counted, and goes on there."""

from datetime import timedelta

import pytest
from sqlalchemy import func, insert, select

from model.errors import StorageError
from model.message import Message, MessageKind
from storage import copy, load, nights, outbox, save
from storage.session import open_store
from storage.tables import body, metadata


@pytest.fixture
def filled(store, make):
    """Two nights with captures, changes, and an e-mail."""
    items = make.listed(store, make.submissions(3))
    for night in range(2):
        at = make.now + timedelta(days=night)
        run = nights.begin(store, fiscal_year=2565, as_of=at.date(), settings={"a": 1}, version="1", holder="x", now=at)
        save.captures(store, run.scan, [make.capture(item.url, body=f"{item.url} {night}".encode()) for item in items])
        findings = [make.finding(item, checked_at=at, attempts=night) for item in items]
        make.done(store, run.scan, findings, [make.indicator()])
        message = Message(
            f"k{night}", MessageKind.CHANGES, "a@ban.example", "ก", "ข", "ค", "ง", (("ก.xlsx", "a/b", b"\x00\xff"),)
        )
        nights.composed(store, run, [message], now=at)
    return store


@pytest.mark.parametrize("target_kind", ["sqlite", "postgresql"])
def test_everything_arrives(filled, make, new_url, tmp_path, request, target_kind):
    if target_kind == "postgresql" and filled.dialect == "postgresql":
        target_url = request.getfixturevalue("postgresql").new_database()
    else:
        target_url = new_url(target_kind)
    with open_store(target_url, upgrade=True) as target:
        counts = copy.copy(filled, target)
        assert counts == {table.name: rows(filled, table) for table in metadata.sorted_tables}
        assert counts["nightly_run"] == counts["scan"] == counts["outbox"] == 2
        for number in (1, 2):
            assert load.findings(target, number, make.agency_name) == load.findings(filled, number, make.agency_name)
            assert list(load.captures(target, number)) == list(load.captures(filled, number))
        assert outbox.take(target, 1, now=make.now).files == (("ก.xlsx", "a/b", b"\x00\xff"),)
        goes_on(target, make)


def goes_on(target, make):
    """New rows are numbered after those that came."""
    at = make.now + timedelta(days=2)
    run = nights.begin(target, fiscal_year=2565, as_of=at.date(), settings={}, version="1", holder="x", now=at)
    assert (run.id, run.scan) == (3, 3)
    save.captures(target, 3, [make.capture("https://www.ban.example/new", body=b"new")])
    item = make.submission(9)
    save.submissions(target, [], [item], fiscal_year=2565, now=at)
    assert len(list(load.submissions(target, 2565))) == 1


def rows(store, table):
    with store.read() as connection:
        return connection.scalar(select(func.count()).select_from(table))


def test_a_target_that_is_not_empty_is_refused(filled, new_url, make):
    other = "postgresql" if filled.dialect == "sqlite" else "sqlite"
    with open_store(new_url(other)) as target:
        make.listed(target, make.submissions(1))
        with pytest.raises(StorageError, match="not empty"):
            copy.copy(filled, target)
        assert len(list(load.submissions(target, 2565))) == 1


def test_rows_that_do_not_arrive_are_noticed(filled, new_url, monkeypatch):
    other = "postgresql" if filled.dialect == "sqlite" else "sqlite"
    whole = copy._batches
    monkeypatch.setattr(
        copy,
        "_batches",
        lambda reading, table: [b[:-1] for b in whole(reading, table)] if table is body else whole(reading, table),
    )
    with open_store(new_url(other)) as target:
        with pytest.raises(StorageError, match="table"):
            copy.copy(filled, target)
        assert all(rows(target, table) == 0 for table in metadata.sorted_tables)


def test_an_empty_database(store, new_url):
    other = "postgresql" if store.dialect == "sqlite" else "sqlite"
    with open_store(new_url(other)) as target:
        assert set(copy.copy(store, target).values()) == {0}
        with target.write() as connection:
            connection.execute(insert(body), {"sha256": b"1" * 32, "size": 1, "packed": b"", "evidence": False})
            assert connection.scalar(select(body.c.id)) == 1
