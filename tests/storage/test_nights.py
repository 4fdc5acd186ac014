"""Nightly runs, their lock and their e-mails, on both databases."""

import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from model.errors import StorageError
from model.message import Delivery, DeliveryState, Message, MessageKind
from storage import alone as alone_module
from storage import load, nights, outbox
from storage.alone import BusyError, alone, at_work
from storage.session import open_store
from storage.tables import MailState, RunState, ScanState

ROOT = Path(__file__).parents[2]


def begin(store, make, day=0, **values):
    at = make.now + timedelta(days=day)
    given = {"fiscal_year": 2565, "as_of": at.date(), "settings": {"a": 1}, "version": "1", "holder": "desk-7, process 1"}
    return nights.begin(store, now=at, **(given | values))


def message(key="k", to="a@ban.example", agency="เทศบาลตำบลบ้านตัวอย่าง", **values):
    given = {"kind": MessageKind.CHANGES, "to_name": "ก", "subject": "เรื่อง", "text": "ข", "html": "<p>ข", "agency": agency}
    return Message(key, to=to, **(given | values))


def settled(store, key, state, make, code=250):
    outbox.settle(store, Delivery(key, state, code, "said so", make.now))


class TestRun:
    def test_a_run_and_its_scan_begin_together(self, store, make):
        make.listed(store, make.submissions(2))
        run = begin(store, make)
        assert nights.last(store) == run
        assert (run.id, run.scan, run.old_scan, run.state) == (1, 1, None, RunState.SCANNING)
        info = load.scan(store, run.scan)
        assert (info.state, info.agencies, info.source) == (ScanState.RUNNING, 1, "nightly")

    def test_its_end_and_its_mails_are_stored_together(self, store, make):
        make.listed(store, make.submissions(1))
        run = begin(store, make)
        nights.composed(store, run, [message()], now=make.now)
        assert nights.last(store).state is RunState.COMPOSED
        assert load.scan(store, run.scan).state is ScanState.FINISHED
        assert len(outbox.unsent(store)) == 1

    def test_or_neither_of_them(self, store, make):
        run = begin(store, make)
        with pytest.raises(StorageError):
            nights.composed(store, run, [message("a"), message("b", to=None)], now=make.now)
        assert nights.last(store).state is RunState.SCANNING
        assert load.scan(store, run.scan).state is ScanState.RUNNING
        assert outbox.unsent(store) == []

    def test_it_is_ended_once(self, store, make):
        run = begin(store, make)
        nights.composed(store, run, [], now=make.now)
        with pytest.raises(StorageError, match="by another program"):
            nights.composed(store, run, [message()], now=make.now)
        assert outbox.unsent(store) == []

    @pytest.mark.parametrize(
        ("states", "expected"),
        [
            ((), None),
            ((RunState.DONE,), 1),
            ((RunState.COMPOSED,), 1),
            ((RunState.DONE, RunState.UNTOLD), 1),
            ((RunState.DONE, RunState.SCANNING), 1),
            ((RunState.DONE, RunState.UNTOLD, RunState.DONE), 3),
        ],
    )
    def test_it_is_compared_with_what_was_told_last(self, store, make, states, expected):
        for day, state in enumerate(states):
            run = begin(store, make, day)
            if state is not RunState.SCANNING:
                nights.composed(
                    store, run, [], now=make.now, state=RunState.UNTOLD if state is RunState.UNTOLD else RunState.COMPOSED
                )
            if state is RunState.DONE:
                nights.close(store, run, now=make.now)
        assert begin(store, make, 9).old_scan == expected

    def test_another_fiscal_year_is_not_compared(self, store, make):
        nights.composed(store, begin(store, make), [], now=make.now)
        assert begin(store, make, fiscal_year=2566).old_scan is None

    def test_a_run_that_was_never_ended_is_given_up(self, store, make):
        run = begin(store, make)
        nights.close(store, run, now=make.now)
        assert nights.last(store).state is RunState.GIVEN_UP
        assert load.scan(store, run.scan).state is ScanState.INTERRUPTED


class TestOutbox:
    @pytest.fixture
    def run(self, store, make):
        return begin(store, make)

    def test_what_is_taken_is_what_was_laid_in(self, store, make, run):
        files = (("รายงาน.xlsx", "application/x", b"\x00\x01\xff"),)
        nights.composed(store, run, [message("a"), message("b", files=files, agency=None)], now=make.now)
        first, second = outbox.unsent(store)
        assert outbox.take(store, first, now=make.now) == message("a")
        assert outbox.take(store, second, now=make.now) == message("b", files=files, agency=None)

    def test_the_same_key_is_laid_in_once(self, store, make, run):
        nights.composed(store, run, [message(), message(subject="another")], now=make.now)
        settled(store, "k", DeliveryState.SENT, make)
        nights.composed(store, begin(store, make, 1), [message()], now=make.now)
        assert outbox.unsent(store) == []
        assert outbox.counts(store) == {MailState.SENT: 1}

    @pytest.mark.parametrize(
        ("state", "waits", "counted"),
        [
            (DeliveryState.SENT, False, MailState.SENT),
            (DeliveryState.REFUSED, False, MailState.REFUSED),
            (DeliveryState.FAILED, True, MailState.PENDING),
        ],
    )
    def test_what_becomes_of_it(self, store, make, run, state, waits, counted):
        nights.composed(store, run, [message()], now=make.now)
        [number] = outbox.unsent(store)
        outbox.take(store, number, now=make.now)
        settled(store, "k", state, make)
        assert (outbox.unsent(store) == [number]) is waits
        assert outbox.counts(store) == {counted: 1}

    def test_what_its_program_died_with_is_sent_again(self, store, make, run):
        nights.composed(store, run, [message()], now=make.now)
        [number] = outbox.unsent(store)
        outbox.take(store, number, now=make.now)
        assert outbox.counts(store) == {MailState.SENDING: 1}
        assert outbox.take(store, number, now=make.now) == message()

    def test_what_was_sent_cannot_be_taken(self, store, make, run):
        nights.composed(store, run, [message()], now=make.now)
        [number] = outbox.unsent(store)
        settled(store, "k", DeliveryState.SENT, make)
        with pytest.raises(StorageError, match="another program"):
            outbox.take(store, number, now=make.now)

    def test_refusals_are_kept_with_what_the_server_said(self, store, make, run):
        nights.composed(store, run, [message("a"), message("b", to="b@ban.example")], now=make.now)
        settled(store, "b", DeliveryState.REFUSED, make, code=550)
        [refused] = outbox.refused(store, since=make.now)
        assert (refused.recipient, refused.subject, refused.code, refused.answer) == ("b@ban.example", "เรื่อง", 550, "said so")
        assert outbox.refused(store, since=make.now + timedelta(seconds=1)) == []

    def test_whom_letters_do_not_reach(self, store, make, run):
        messages = [message(f"{agency}{n}", agency=agency) for agency in ("ก", "ข", "ค") for n in (1, 2)]
        messages += [message("ก3", agency="ก", to="finance@ban.example"), message("ข3", agency="ข", to="finance@ban.example")]
        nights.composed(store, run, messages, now=make.now)
        for key, state in {
            "ก1": DeliveryState.REFUSED, "ก2": DeliveryState.SENT, "ข1": DeliveryState.SENT, "ข2": DeliveryState.REFUSED,
            "ค1": DeliveryState.REFUSED, "ค2": DeliveryState.FAILED, "ก3": DeliveryState.REFUSED, "ข3": DeliveryState.SENT,
        }.items():  # fmt: skip
            settled(store, key, state, make, code=550)
        refused = {("ก", "finance@ban.example"), ("ข", "a@ban.example"), ("ค", "a@ban.example")}
        assert outbox.unreachable(store) == dict.fromkeys(refused, "550 said so")

    def test_when_each_was_written_to(self, store, make, run):
        later = make.now + timedelta(days=1)
        nights.composed(store, run, [message("a", agency="ก"), message("b", agency=None)], now=make.now)
        nights.composed(store, begin(store, make, 1), [message("c", agency="ก")], now=later)
        assert outbox.last_written(store) == {"ก": later, None: make.now}


LOCKS = {"nightly": alone, "scan": lambda store, holder: at_work(store, 12, holder)}


@pytest.mark.parametrize("lock", LOCKS.values(), ids=LOCKS)
class TestAlone:
    def test_a_second_one_is_told_who_is_first(self, url, store, lock):
        with open_store(url) as other, lock(store, "desk-7, process 1"):
            with pytest.raises(BusyError, match="at work") as error, lock(other, "desk-8, process 2"):
                pass
            assert error.value.message_th.startswith("มี oit nightly" if lock is alone else "โปรแกรมอื่นกำลังทำรอบตรวจ 12")
            assert ("desk-7, process 1" in str(error.value)) is (store.dialect == "sqlite")
        with lock(store, "x"), open_store(url):
            pass

    def test_the_lock_of_a_dead_holder_is_taken_over(self, url, store, lock):
        code = (
            "import sys; from storage.alone import alone, at_work; from storage.session import open_store\n"
            "with open_store(sys.argv[1]) as store, alone(store, 'dead'), at_work(store, 12, 'dead'):\n"
            "    print('held', flush=True); sys.stdin.read()"
        )
        line = [sys.executable, "-c", code, url]
        with subprocess.Popen(line, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
            assert holder.stdout.readline() == "held\n"
            with pytest.raises(BusyError), lock(store, "x"):
                pass
            holder.kill()
            holder.wait()
        with lock(store, "x"):
            pass

    def test_the_lock_is_let_go_when_the_work_fails(self, store, lock):
        with pytest.raises(ZeroDivisionError), lock(store, "x"):
            raise ZeroDivisionError
        with lock(store, "x"):
            pass


class TestScansSideBySide:
    def test_other_scans_and_the_nightly_run_go_on(self, url, store):
        busy = pytest.raises(BusyError)
        with open_store(url) as other, alone(store, "a"), at_work(store, 1, "b"), at_work(other, 2, "c"), busy:
            at_work(other, 1, "d").__enter__()

    def test_no_file_is_left_beside_the_database(self, new_url):
        with open_store(new_url("sqlite")) as store:
            folder = Path(store.url.database).parent
            before = set(folder.iterdir())
            with at_work(store, 1, "a"):
                assert {path.suffix for path in set(folder.iterdir()) - before} == {".scan-1"}
            assert set(folder.iterdir()) == before

    def test_a_database_that_is_named_by_a_uri_has_the_same_lock(self, new_url):
        url = new_url("sqlite")
        uri = url.replace("sqlite:///", "sqlite:///file:") + "?uri=true"
        with open_store(url) as store, open_store(uri) as other, at_work(store, 1, "a"), pytest.raises(BusyError):
            at_work(other, 1, "b").__enter__()

    def test_a_lock_file_that_was_removed_while_one_waited_for_it_locks_nobody_out_and_nobody_in(self, new_url, monkeypatch):
        """The holder ends just between our opening its file and our locking it: the file that we hold is gone by then."""
        with open_store(new_url("sqlite")) as store, open_store(store.url.render_as_string()) as other:
            path, real, opened = Path(f"{store.url.database}.scan-1"), alone_module._lock, []

            def lock(file):
                opened.append(file)
                if len(opened) == 1:
                    path.unlink()
                return real(file)

            monkeypatch.setattr(alone_module, "_lock", lock)
            with at_work(store, 1, "a"):
                assert len(opened) == 2
                with pytest.raises(BusyError, match=r"scan 1 of the database .*\(a\)"), at_work(other, 1, "b"):
                    pass

    def test_a_lock_whose_connection_is_gone_spoils_no_work_that_is_done(self, new_url):
        """The server was started anew meanwhile: at the end there is nothing to let go of."""
        with open_store(new_url("postgresql")) as store:
            with at_work(store, 1, "a"), store.write() as connection:
                connection.exec_driver_sql(
                    "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND pid <> pg_backend_pid()"
                )
            with at_work(store, 1, "b"):
                pass
