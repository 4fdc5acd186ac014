"""Opening, making and checking databases; every way in which that fails says what to do."""

import shutil
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import column, delete, table, text, update

from model.errors import NoDatabaseError, OitError, StorageError
from model.submission import Agency
from storage import load, save, schema, session
from storage.schema import VERSION_TABLE, expected
from storage.session import check, open_store, upgrade
from storage.tables import metadata

ROOT = Path(__file__).parents[2]


class TestUpgrade:
    def test_from_nothing(self, empty_url):
        assert upgrade(empty_url) == expected()
        with open_store(empty_url) as store:
            assert load.agencies(store) == []

    def test_a_second_time_changes_nothing(self, empty_url, make):
        with open_store(empty_url, upgrade=True) as store:
            save.submissions(store, [Agency("ก")], make.submissions(2), fiscal_year=2565, now=make.now)
        assert upgrade(empty_url) == expected()
        with open_store(empty_url, upgrade=True) as store:
            assert len(load.agencies(store)) == 2

    def test_four_processes_at_once(self, empty_url):
        code = f"from storage.session import upgrade; print(upgrade({empty_url!r}))"
        running = [
            subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
            for _ in range(4)
        ]
        said = [process.communicate(timeout=60) for process in running]
        assert said == [(f"{expected()}\n", "")] * 4

    def test_the_migrations_make_the_tables_of_the_program(self, store):
        with store.read() as connection:
            options = {"version_table": VERSION_TABLE, "compare_type": True}
            assert compare_metadata(MigrationContext.configure(connection, opts=options), metadata) == []

    @pytest.mark.parametrize("action", [open_store, upgrade, lambda url: open_store(url, upgrade=True)])
    def test_a_newer_database_is_refused(self, url, action):
        with revision_of(url, "9999"):
            with pytest.raises(StorageError, match="newer oit") as error:
                action(url)
            assert "ติดตั้ง oit รุ่นล่าสุด" in error.value.message_th
            assert "made by a newer oit" in check(url).problems[0][1]

    def test_an_older_database_says_what_to_do(self, url, monkeypatch):
        monkeypatch.setattr(schema, "expected", lambda: "9998")
        with pytest.raises(StorageError, match="oit db upgrade"):
            open_store(url)

    def test_a_database_without_tables(self, empty_url):
        upgrade(empty_url)
        with open_store(empty_url) as store, store.write() as connection:
            connection.execute(text(f"DROP TABLE {VERSION_TABLE}"))
        with pytest.raises(NoDatabaseError, match="oit db upgrade"):
            open_store(empty_url)

    def test_what_needs_content_makes_no_database(self, empty_url):
        with pytest.raises(NoDatabaseError, match="oit import"):
            open_store(empty_url, upgrade=True, create=False)
        with pytest.raises(NoDatabaseError, match="oit import"):
            open_store(empty_url)


@contextmanager
def revision_of(url, revision):
    """Another version for a while; the server's database is used again by other tests."""
    version = table(VERSION_TABLE, column("version_num"))
    with open_store(url) as store:
        with store.write() as connection:
            connection.execute(update(version).values(version_num=revision))
        try:
            yield
        finally:
            with store.write() as connection:
                connection.execute(update(version).values(version_num=expected()))


class TestCheck:
    def test_an_empty_one(self, url):
        health = check(url)
        assert (health.revision, health.problems, health.scans) == (expected(), (), 0)

    def test_one_with_a_scan(self, store, url, make):
        make.listed(store, make.submissions(3))
        make.listed(store, make.submissions(2))
        number = make.scan(store)
        save.finish_scan(store, number, state="finished", now=make.now + timedelta(hours=1))
        health = check(url)
        assert (health.agencies, health.submissions, health.scans, health.problems) == (1, 2, 1, ())

    def test_a_scan_that_was_cut_off(self, store, url, make):
        make.scan(store)
        assert "oit scan --resume" in check(url).notes[0][1]
        assert check(url).problems == ()

    def test_one_without_tables(self, empty_url):
        upgrade(empty_url)
        with open_store(empty_url) as store, store.write() as connection:
            connection.execute(delete(table(VERSION_TABLE)))
        assert "oit db upgrade" in check(empty_url).problems[0][1]

    def test_rows_that_point_nowhere(self, tmp_path, migrated_sqlite):
        path = shutil.copy(migrated_sqlite, tmp_path / "oit.db")
        with sqlite3.connect(path) as connection:
            connection.execute("INSERT INTO assessed VALUES (7, 2565, 0, 1, NULL)")
        connection.close()
        assert "rows point at rows that are not there" in check(f"sqlite:///{path}").problems[0][1]


class TestUrls:
    @pytest.mark.parametrize(
        ("url", "words"),
        [
            ("", "not a database URL"),
            ("oit.db", "not a database URL"),
            ("sqlite:/oit.db", "not a database URL"),
            ("mysql://root@localhost/oit", "only sqlite and postgresql"),
            ("sqlite+aiosqlite:///oit.db", "only sqlite and postgresql"),
            ("postgresql+asyncpg://localhost/oit", "only sqlite and postgresql"),
            ("sqlite:////no/such/folder/oit.db", "there is no folder /no/such/folder"),
            ("sqlite:////", "is a folder"),
            ("sqlite:///{folder}", "is a folder"),
            ("sqlite:///{folder}/new.db", "there is no database"),
            ("sqlite:///{folder}/html.db", "is not a database file"),
            ("sqlite:///{folder}/html.db?nonsense=1", "what follows the ?"),
            ("postgresql://u:secret@127.0.0.1:1/oit", "cannot be reached"),
            ("postgresql://u:secret@no-such-host.invalid/oit", "cannot be reached"),
            ("postgresql://u:secret@127.0.0.1:port/oit", "not a database URL"),
            ("postgresql://u:secret@127.0.0.1:1/oit?nonsense=1", "cannot be used|failed"),
        ],
    )
    @pytest.mark.parametrize("action", [open_store, check])
    def test_what_cannot_be_opened(self, tmp_path, url, words, action):
        (tmp_path / "html.db").write_text("<html>" * 1000)
        with pytest.raises(OitError, match=words) as error:
            action(url.format(folder=tmp_path))
        assert "secret" not in str(error.value) + error.value.message_th
        assert error.value.message_th
        assert not (tmp_path / "new.db").exists()

    def test_a_missing_database_of_a_server(self, postgresql):
        with pytest.raises(StorageError, match="refuses"):
            open_store(postgresql.url("no_such_database"))

    def test_the_old_name_of_postgresql(self, postgresql):
        url = postgresql.new_database().replace("postgresql://", "postgres://")
        with open_store(url, upgrade=True) as store:
            assert store.dialect == "postgresql"

    def test_a_missing_driver(self, monkeypatch):
        monkeypatch.setitem(sys.modules, "psycopg", None)
        with pytest.raises(StorageError, match=r"oit\[postgres\]"):
            open_store("postgresql://127.0.0.1:1/oit")

    @pytest.mark.parametrize("url", ["sqlite://", "sqlite:///:memory:"])
    def test_one_in_memory_goes_away(self, url, make):
        with open_store(url, upgrade=True) as store:
            path = Path(store.url.database)
            make.listed(store, make.submissions(1))
            assert path.exists()
        assert not path.parent.exists()


class TestTrouble:
    @pytest.fixture
    def path(self, tmp_path, migrated_sqlite):
        return Path(shutil.copy(migrated_sqlite, tmp_path / "oit.db"))

    def test_locked(self, path, make):
        with sqlite3.connect(path, isolation_level=None) as other, open_store(f"sqlite:///{path}?timeout=0.05") as store:
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(StorageError, match="held by another program"):
                make.scan(store)
            other.execute("ROLLBACK")
            assert make.scan(store) == 1
        other.close()

    def test_read_only(self, path, make):
        with open_store(f"sqlite:///file:{path}?mode=ro&uri=true") as store:
            assert load.agencies(store) == []
            with pytest.raises(StorageError, match="read-only"):
                make.scan(store)

    def test_full(self, path, make):
        with open_store(f"sqlite:///{path}") as store:
            scan = make.scan(store)
            with store.read() as connection:
                pages = connection.execute(text("PRAGMA page_count")).scalar_one()
            with store.read() as connection:
                connection.execute(text(f"PRAGMA max_page_count={pages}"))
            with pytest.raises(StorageError, match=r"disk .* is full"):
                make.scan(store, source="x" * 10_000_000)
            assert load.scan(store, scan).source == "a.csv"

    def test_damaged(self, path):
        with path.open("r+b") as file:
            file.seek(4096)
            file.write(b"\x55" * 40_000)
        with pytest.raises(StorageError, match="damaged"):
            open_store(f"sqlite:///{path}")

    def test_a_connection_that_breaks(self, new_url, make):
        with open_store(new_url("postgresql")) as store:
            with pytest.raises(StorageError, match="cannot be reached"), store.write() as connection:
                connection.execute(text("SELECT pg_terminate_backend(pg_backend_pid())"))
            assert make.scan(store) == 1  # the next transaction has a new connection

    def test_a_transaction_that_fails_leaves_nothing(self, store):
        two = "INSERT INTO listing (at, fiscal_year) VALUES ('2022-01-01 00:00:00', 2565)", "SELECT nonsense"
        with pytest.raises(StorageError), store.write() as connection:
            [connection.execute(text(statement)) for statement in two]
        with store.read() as connection:
            assert connection.execute(text("SELECT count(*) FROM listing")).scalar_one() == 0

    def test_closing_twice(self, url):
        store = open_store(url)
        store.close()
        store.close()


class TestThreads:
    def test_a_store_is_used_from_threads_that_did_not_open_it(self, store, make):
        with ThreadPoolExecutor(4) as threads:
            numbers = list(threads.map(lambda _: make.scan(store), range(20)))
        assert sorted(numbers) == list(range(1, 21))

    def test_reading_goes_on_while_another_writes(self, store, make):
        scan = make.scan(store)
        save.captures(store, scan, [make.dead(f"https://x.example/{number}") for number in range(300)])
        reading = load.captures(store, scan)
        next(reading)
        make.scan(store)
        assert len(list(reading)) == 299

    def test_settings_of_sqlite(self, tmp_path):
        with open_store(f"sqlite:///{tmp_path / 'oit.db'}", upgrade=True) as store, store.read() as connection:
            said = [
                connection.execute(text(f"PRAGMA {name}")).scalar_one()
                for name in ("journal_mode", "synchronous", "foreign_keys")
            ]
            assert said == ["wal", 1, 1]
            assert connection.execute(text("PRAGMA busy_timeout")).scalar_one() == 1000 * session.BUSY_SECONDS
