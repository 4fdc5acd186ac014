"""A database of the first version, with data in it, becomes one of today, and the data is still what it was."""

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import MetaData, insert, select

from storage import load, nights, save, schema
from storage.session import check, open_store
from storage.tables import metadata

FIRST = "0001"


@pytest.fixture
def filled(new_url, make):
    """A SQLite database of today in which there is something."""
    with open_store(new_url("sqlite")) as store:
        items = make.listed(store, make.submissions(3, division="กองคลัง"))
        scan = make.scan(store)
        save.captures(store, scan, [make.capture(item.url) for item in items])
        make.done(store, scan, [make.finding(item) for item in items], [make.indicator()])
        save.finish_scan(store, scan, state="finished", now=make.now)
        yield store


def test_from_the_first_version(filled, empty_url, make):
    with open_store_without_tables(empty_url) as store:
        with store.write() as connection:
            config = Config()
            config.set_main_option("script_location", str(schema.MIGRATIONS).replace("%", "%%"))
            config.set_main_option("path_separator", "os")
            config.attributes["connection"] = connection
            command.upgrade(config, FIRST)
        take_over(filled, store)
    assert "run `oit db upgrade`" in check(empty_url).problems[0][1]
    with open_store(empty_url, upgrade=True) as upgraded:
        assert list(load.submissions(upgraded, 2565)) == list(load.submissions(filled, 2565))
        assert load.findings(upgraded, 1, make.agency_name) == load.findings(filled, 1, make.agency_name)
        assert list(load.captures(upgraded, 1)) == list(load.captures(filled, 1))
        assert nights.last(upgraded) is None
        run = nights.begin(
            upgraded, fiscal_year=2565, as_of=make.now.date(), settings={}, version="1", holder="x", now=make.now
        )  # fmt: skip
        assert (run.id, run.old_scan) == (1, None)
    assert check(empty_url).revision == schema.expected()


def open_store_without_tables(url):
    from storage import session, urls

    return session._connect(urls.parse(url))


def take_over(source, target):
    """The rows of the tables that the first version had, as far as it had their columns."""
    with source.read() as reading, target.write() as writing:
        there = MetaData()
        there.reflect(writing)
        for table in metadata.sorted_tables:
            if table.name not in there.tables:
                continue
            columns = [column for column in table.c if column.name in there.tables[table.name].c]
            rows = [dict(row._mapping) for row in reading.execute(select(*columns))]
            if rows:
                writing.execute(insert(table), rows)
        if writing.dialect.name == "postgresql":
            writing.exec_driver_sql("SELECT setval(pg_get_serial_sequence('scan', 'id'), (SELECT max(id) FROM scan))")
