"""What came back for URLs: bytes once, an answer once, and what is left of old scans."""

import hashlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select

from model.capture import Certificate, Hop, Note, Peer
from model.finding import Verdict
from model.outcome import Outcome
from storage import bodies, load, save
from storage import load_captures as reading
from storage.load import UrlHistory
from storage.packing import pack_body
from storage.tables import body, look, peer
from storage.tables import capture as capture_table

URL = "https://www.ban.example/oit/0"
CERTIFICATE = Certificate(
    "a" * 64, "CN=a.example", "CN=ผู้ออก, O=x", datetime(2021, 1, 1, tzinfo=UTC), datetime(2022, 1, 1, tzinfo=UTC)
)


def count(store, table):
    with store.read() as connection:
        return connection.scalar(select(func.count()).select_from(table))


class TestOneScan:
    def test_everything_comes_back(self, store, make):
        scan = make.scan(store)
        captures = [make.capture(f"https://x.example/{number}", body=b"x" * number, size=number) for number in range(3)]
        save.captures(store, scan, captures)
        assert sorted(load.captures(store, scan), key=lambda capture: capture.size) == captures
        assert load.capture(store, scan, captures[1].url) == captures[1]
        assert load.captured_urls(store, scan) == {capture.url for capture in captures}

    def test_the_other_end_is_kept_once(self, store, make):
        scan = make.scan(store)
        ends = [Peer("a.example", ("192.0.2.7",), "198.51.100.4", CERTIFICATE), Peer("b.example"), None]
        save.captures(store, scan, [make.capture(f"https://x.example/{at}", peer=ends[at % 3]) for at in range(9)])
        save.captures(store, make.scan(store), [make.capture("https://x.example/0", peer=ends[0])])
        assert count(store, peer) == 2
        assert load.capture(store, scan, "https://x.example/3").peer == ends[0]
        assert load.capture(store, scan, "https://x.example/5").peer is None

    @pytest.mark.parametrize(
        "values",
        [
            {"body": b"", "body_hash": None},
            {"http_status": None, "final_url": None, "content_type": None, "detail": None},
            {"final_url": "https://elsewhere.example/ก"},
            {"headers": (), "hops": (), "notes": ()},
            {"headers": (("X", "a\x00\ud800"), ("X", "b"))},
            {
                "notes": (
                    Note("recovered-on-retry", {"attempts": 3, "first": "http-5xx"}),
                    Note("insecure-http"),
                    Note("slow", {"seconds": 1.0}),
                )
            },
            {"hops": (Hop("http://a.example", 302), Hop("http://b.example", 200, None, "::1"))},
            {"peer": Peer("a.example", ("192.0.2.7", "2001:db8::7"), "198.51.100.4", CERTIFICATE)},
            {"peer": Peer("a.example", (), None, Certificate("0" * 64))},
            {"peer": Peer("a.example\ud800")},
            {"truncated": True, "size": 2**40, "elapsed_ms": 2**33, "attempts": 7},
            *({"outcome": outcome} for outcome in Outcome),
        ],
    )
    def test_every_kind_of_value(self, store, make, values):
        scan = make.scan(store)
        save.captures(store, scan, [make.capture(**values)])
        assert list(load.captures(store, scan)) == [make.capture(**values)]

    def test_text_that_no_database_takes(self, store, make):
        scan = make.scan(store)
        save.captures(store, scan, [make.capture(final_url="https://x.example/\x00\ud800", content_type="a\x00")])
        (found,) = load.captures(store, scan)
        assert (found.final_url, found.content_type) == ("https://x.example/��", "a�")

    def test_a_repeat_replaces(self, store, make):
        scan = make.scan(store)
        save.captures(store, scan, [make.capture()])
        save.captures(store, scan, [make.capture()])
        assert list(load.captures(store, scan)) == [make.capture()]
        save.captures(store, scan, [make.capture(), make.dead()])
        assert list(load.captures(store, scan)) == [make.dead()]
        assert count(store, look) == 1

    def test_nothing(self, store, make):
        scan = make.scan(store)
        save.captures(store, scan, [])
        assert list(load.captures(store, scan)) == []
        assert load.capture(store, scan, URL) is None
        assert load.captured_urls(store, scan) == set()

    def test_some_urls(self, store, make):
        scan = make.scan(store)
        save.captures(store, scan, [make.dead(f"https://x.example/{number}") for number in range(200)])
        wanted = {f"https://x.example/{number}" for number in range(0, 200, 2)}
        assert {capture.url for capture in load.captures(store, scan, wanted | {"https://no.example"})} == wanted
        assert len(list(load.captures(store, scan))) == 200

    def test_identical_bytes_are_stored_once(self, store, make):
        scan = make.scan(store)
        save.captures(store, scan, [make.capture(f"https://x.example/{number}") for number in range(5)])
        assert count(store, body) == 1

    def test_bodies_that_are_packed_already(self, store, make):
        data = b"<p>" * 1000
        key = hashlib.sha256(data).hexdigest()
        scan = make.scan(store)
        whole = make.capture(body=data)
        save.captures(store, scan, [replace(whole, body=b"")], compressed={key: (len(data), pack_body(data))})
        assert load.capture(store, scan, URL) == whole

    def test_a_body_without_its_hash(self, store, make):
        scan = make.scan(store)
        save.captures(store, scan, [make.capture(body=b"abc", body_hash=None)])
        assert load.capture(store, scan, URL) == make.capture(body=b"abc")

    def test_a_large_body_is_read_apart(self, store, make, monkeypatch):
        monkeypatch.setattr(reading, "SMALL_BODY", 10)
        scan = make.scan(store)
        captures = [make.capture(f"https://x.example/{size}", body=b"y" * size, size=size) for size in (5, 10, 11, 100)]
        save.captures(store, scan, captures)
        assert sorted(load.captures(store, scan), key=lambda capture: capture.size) == captures


class TestNights:
    def night(self, store, make, captures, number, findings=()):
        now = make.now + timedelta(days=number)
        scan = make.scan(store, now=now)
        save.captures(store, scan, [replace(capture, checked_at=now) for capture in captures])
        if findings:
            make.done(store, scan, [replace(finding, checked_at=now) for finding in findings])
        save.finish_scan(store, scan, state="finished", now=now)
        return scan

    def test_the_same_answer_is_one_row(self, store, make):
        for number in range(3):
            passing = make.capture(
                body=b"visitor %d" % number, size=number, attempts=number, elapsed_ms=number, detail=str(number),
                headers=(("Date", str(number)), ("Set-Cookie", str(number))), notes=(Note("slow", {"seconds": number}),),
            )  # fmt: skip
            scan = self.night(store, make, [passing], number)
            found = load.capture(store, scan, URL)
            assert replace(found, headers=()) == replace(passing, headers=(), checked_at=make.now + timedelta(days=number))
        assert count(store, capture_table) == 1

    @pytest.mark.parametrize(
        "values",
        [
            {"outcome": Outcome.BOT_WALL}, {"http_status": 203}, {"final_url": "https://x.example"}, {"content_type": "text/plain"},
            {"truncated": True}, {"body": b"", "body_hash": None}, {"hops": ()}, {"notes": ()},
            {"headers": (("Content-Disposition", "attachment"),)},
        ],
    )  # fmt: skip
    def test_another_answer_is_another_row(self, store, make, values):
        self.night(store, make, [make.capture()], 0)
        scan = self.night(store, make, [make.capture(**values)], 1)
        assert count(store, capture_table) == 2
        assert load.capture(store, scan, URL) == make.capture(**values, checked_at=make.now + timedelta(days=1))

    def test_a_site_that_comes_back_is_no_new_row(self, store, make):
        for number in range(6):
            self.night(store, make, [make.dead() if number % 2 else make.capture()], number)
        assert count(store, capture_table) == 2

    def test_what_is_left_of_quiet_nights(self, store, make):
        scans = [self.night(store, make, [make.capture(body=b"%d" % number)], number) for number in range(30)]
        assert count(store, look) == 4  # the first, and the last three
        assert count(store, body) == 3
        assert [load.capture(store, scan, URL).body for scan in scans[-3:]] == [b"27", b"28", b"29"]
        old = load.capture(store, scans[10], URL)
        assert (old.outcome, old.checked_at, old.body) == (Outcome.OK, make.now, b"")
        assert load.scan(store, scans[10]).complete is False
        assert load.scan(store, scans[28]).complete is True

    def test_many_scans_on_one_day_make_none_of_them_small(self, store, make):
        whole = self.night(store, make, [make.capture(f"https://x.example/{at}", body=b"%d" % at) for at in range(5)], 0)
        for part in range(1, 9):
            self.night(store, make, [make.capture("https://x.example/0", body=b"again %d" % part)], part / 10)
        assert load.scan(store, whole).complete
        assert sorted(found.body for found in load.captures(store, whole)) == [b"0", b"1", b"2", b"3", b"4"]
        self.night(store, make, [make.capture("https://x.example/0")], 3)
        assert not load.scan(store, whole).complete

    def test_what_is_left_of_a_site_that_was_down(self, store, make):
        states = [make.dead() if 10 <= number < 15 else make.capture() for number in range(30)]
        scans = [self.night(store, make, [state], number) for number, state in enumerate(states)]
        assert [load.capture(store, scan, URL).outcome for scan in scans] == [state.outcome for state in states]
        assert count(store, look) == 6

    def test_the_newest_look_at_each_url_keeps_everything(self, store, make):
        lonely = make.capture("https://lonely.example", body=b"once")
        self.night(store, make, [replace(lonely, body=b"first", body_hash=None)], 0)
        scan = self.night(store, make, [lonely, make.capture()], 1)
        for number in range(2, 30):
            self.night(store, make, [make.capture(body=b"%d" % number)], number)
        assert load.capture(store, scan, lonely.url) == replace(lonely, checked_at=make.now + timedelta(days=1))

    def test_what_a_judgement_rests_on_stays(self, store, make):
        (row,) = make.listed(store, make.submissions(1))
        kept = {}
        for number in range(20):
            page = make.capture(body=b"visitor %d" % number)
            verdict = Verdict.FAIL if 5 <= number < 8 else Verdict.PASS
            years = (2564,) if verdict == Verdict.FAIL else (2565,)
            evidence = (make.evidence(body_hash=page.body_hash),)
            content = make.content(years=years, topic_evidence=evidence, period_evidence=(), components=())
            scan = self.night(store, make, [page], number, [make.finding(row, verdict=verdict, content=content, reasons=())])
            kept[scan] = page.body_hash
        with store.read() as connection:
            evidence = set(bodies.hashes_of(connection, connection.scalars(select(body.c.id).where(body.c.evidence))).values())
        assert evidence == {kept[1], kept[6]}  # pass on the first night, fail on the sixth; the ninth is as the first
        (found,) = load.findings(store, 7, make.agency_name)
        assert found.content.topic_evidence[0].body_hash == kept[6]

    def test_a_scan_that_may_go_on_is_left_alone(self, store, make):
        cut_off = make.scan(store)
        save.captures(store, cut_off, [make.capture()])
        for number in range(5):
            self.night(store, make, [make.capture()], number)
        assert load.captured_urls(store, cut_off) == {URL}
        self.night(store, make, [make.capture()], 20)
        assert load.scan(store, cut_off).complete is False

    def test_a_night_that_is_stored_late(self, store, make):
        self.night(store, make, [make.capture()], 0)
        early, late = make.scan(store), make.scan(store)
        save.captures(store, late, [make.capture()])
        save.captures(store, early, [make.dead()])
        for scan in (early, late):
            save.finish_scan(store, scan, state="finished", now=make.now)
        for number in range(20):
            self.night(store, make, [make.capture()], number + 1)
        assert [load.capture(store, scan, URL).outcome for scan in (1, early, late, 4)] == [OK, DEAD, OK, OK]


OK, DEAD = Outcome.OK, Outcome.READ_TIMEOUT


class TestHistory:
    @pytest.mark.parametrize(
        ("nights", "expected"),
        [
            ([], None),
            ([OK], UrlHistory(True, False)),
            ([DEAD], UrlHistory(False, True)),
            ([OK, DEAD], UrlHistory(True, True)),
            ([DEAD, OK], UrlHistory(True, False)),
            ([OK] * 9, UrlHistory(True, False)),
            ([OK] + [DEAD] * 7, UrlHistory(False, True)),
            ([OK] + [DEAD] * 6, UrlHistory(True, True)),
            ([OK] * 20 + [DEAD] * 6, UrlHistory(True, True)),
            ([OK] * 20 + [DEAD] * 7, UrlHistory(False, True)),
            ([OK, OK, OK, DEAD, DEAD, DEAD, DEAD, DEAD], UrlHistory(True, True)),
            ([OK, Outcome.INTERRUPTED], UrlHistory(True, False)),
            ([DEAD, Outcome.NOT_FETCHED], UrlHistory(False, True)),
            ([OK, Outcome.BOT_WALL], UrlHistory(True, True)),
        ],
    )
    def test_seven_days(self, store, make, nights, expected):
        for number, outcome in enumerate(nights):
            TestNights().night(store, make, [make.dead(outcome=outcome)], number)
        tonight = make.now + timedelta(days=len(nights))
        found = load.history(
            store, [URL, "https://never.example"], since=tonight - timedelta(days=7), before_scan=len(nights) + 1
        )
        assert found == ({URL: expected} if expected else {})

    def test_this_scan_and_later_ones_do_not_count(self, store, make):
        for number, outcome in enumerate([OK, DEAD, OK]):
            TestNights().night(store, make, [make.dead(outcome=outcome)], number)
        assert load.history(store, [URL], since=make.now, before_scan=2) == {URL: UrlHistory(True, False)}
        assert load.history(store, [URL], since=make.now, before_scan=1) == {}
