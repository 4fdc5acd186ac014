"""The connection is lost exactly while COMMIT is under way: a transaction is stored whole or not at all, and never twice."""

import sys
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from model.errors import StorageError
from model.message import Message, MessageKind
from storage import load, nights, outbox, save
from storage.nights import Run
from storage.session import Store, check, open_store
from storage.tables import RunState, ScanState
from tests.commit_cutter import Cutter, cutting

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the way to the server is a local socket")
ROWS = 5


@pytest.fixture
def broken(postgresql: Any, new_url: Callable[[str], str], tmp_path_factory: Any) -> Iterator[tuple[Store, Store, Cutter]]:
    """A database by a way that can break, and by one that cannot."""
    folder, url = tmp_path_factory.mktemp("way"), new_url("postgresql")
    with (
        cutting(folder, postgresql.folder) as cutter,
        open_store(url.replace(str(postgresql.folder), str(folder))) as near,
        open_store(url) as straight,
    ):
        yield near, straight, cutter


@pytest.mark.parametrize("commits", [False, True], ids=["before the server had it", "before its answer came"])
class TestLostInCommit:
    def test_answers_of_pages(self, broken: tuple[Store, Store, Cutter], make: Any, commits: bool) -> None:
        store, straight, cutter = broken
        rows = make.listed(store, make.submissions(ROWS))
        scan = make.scan(store)
        captures = [make.capture(row.url, body=row.url.encode()) for row in rows]
        save.captures(store, scan, captures[:1])
        cutter.arm("INTO look", commits=commits)
        with pytest.raises(StorageError, match="the database server"):
            save.captures(store, scan, captures[1:])
        assert len(load.captured_urls(straight, scan)) == (ROWS if commits else 1)
        save.captures(store, scan, captures)  # as a scan does that asks again
        assert load.captured_urls(straight, scan) == {row.url for row in rows}
        assert sorted(found.url for found in load.captures(straight, scan)) == sorted(row.url for row in rows)
        self._in_order(store, cutter)

    def test_the_judgement_of_an_agency(self, broken: tuple[Store, Store, Cutter], make: Any, commits: bool) -> None:
        store, straight, cutter = broken
        rows = make.listed(store, make.submissions(ROWS))
        scan = make.scan(store)
        findings, indicators = [make.finding(row) for row in rows], [make.indicator()]
        cutter.arm("INTO finding", commits=commits)
        with pytest.raises(StorageError, match="the database server"):
            make.done(store, scan, findings, indicators)
        assert (load.findings(straight, scan, make.agency_name) == findings) is commits
        assert load.scan_agencies(straight, scan, state="done") == ([make.agency_name] if commits else [])
        make.done(store, scan, findings, indicators)
        assert load.findings(straight, scan, make.agency_name) == findings
        assert load.indicator_findings(straight, scan, make.agency_name) == indicators
        self._in_order(store, cutter)

    def test_the_mails_of_a_night(self, broken: tuple[Store, Store, Cutter], make: Any, commits: bool) -> None:
        store, straight, cutter = broken
        make.listed(store, make.submissions(1))
        run = nights.begin(
            store, fiscal_year=2565, as_of=make.now.date(), settings={}, version="1", holder="desk-7, process 1", now=make.now
        )
        cutter.arm("INTO outbox", commits=commits)
        with pytest.raises(StorageError, match="the database server"):
            self._composed(store, run, make)
        found = nights.last(straight)
        assert found is not None
        assert (found.state, len(outbox.unsent(straight))) == ((RunState.COMPOSED, 1) if commits else (RunState.SCANNING, 0))
        if commits:  # who composes once more is told that it is done
            with pytest.raises(StorageError, match="finished by another"):
                self._composed(store, run, make)
        else:
            self._composed(store, run, make)
        assert len(outbox.unsent(straight)) == 1
        ended = load.scan(straight, run.scan)
        assert ended is not None
        assert ended.state is ScanState.FINISHED
        self._in_order(store, cutter)

    def _composed(self, store: Store, run: Run, make: Any) -> None:
        letter = Message("k", MessageKind.CHANGES, "a@ban.example", "ก", "เรื่อง", "ข", "<p>ข", agency=make.agency_name)
        nights.composed(store, run, [letter], now=make.now)

    def _in_order(self, store: Store, cutter: Cutter) -> None:
        assert cutter.cuts == 1
        assert all("cut off" in problem[1] for problem in check(store.url.render_as_string()).problems)
