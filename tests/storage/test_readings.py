"""What is kept from night to night so that the same is not done again, on both databases."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from storage import load, load_captures, readings, save
from storage.readings import Row
from storage.tables import reading

V1, V2 = b"1" * 16, b"2" * 16
HERE, THERE = b"h" * 16, b"t" * 16
TAGGED = (("Content-Type", "text/html"), ("ETag", '"v1"'), ("Last-Modified", "Tue, 15 Mar 2022 01:00:00 GMT"))


@pytest.fixture
def scan(store, make):
    """A scan that has one capture."""
    number = make.scan(store)
    save.captures(store, number, [make.capture()])
    return number


class TestReadings:
    def load(self, store, key, *versions):
        found = readings.heads(store, [key, "ab" * 32], versions=versions)
        return {place[1]: (head, readings.document(store, place, versions=versions)) for place, head in found.items()}

    @pytest.mark.usefixtures("scan")
    def test_what_was_read_comes_back(self, store, make):
        key = make.capture().body_hash
        readings.save(store, {(key, HERE): Row(b"one", b"1"), (key, THERE): Row(b"two")}, version=V1)
        assert self.load(store, key, V1) == {HERE: (b"one", b"1"), THERE: (b"two", None)}
        assert readings.document(store, (key, b"x" * 16), versions=[V1]) is None

    @pytest.mark.usefixtures("scan")
    def test_another_version_reads_anew_and_replaces(self, store, make):
        key = make.capture().body_hash
        readings.save(store, {(key, HERE): Row(b"old"), (key, THERE): Row(b"old")}, version=V1)
        assert self.load(store, key, V2) == {}
        readings.save(store, {(key, HERE): Row(b"new")}, version=V2)
        readings.save(store, {(key, HERE): Row(b"the same")}, version=V2)
        assert self.load(store, key, V2) == {HERE: (b"new", None)}
        assert self.load(store, key, V1) == {THERE: (b"old", None)}
        assert self.load(store, key, V1, V2).keys() == {HERE, THERE}

    @pytest.mark.usefixtures("scan")
    def test_bytes_that_are_not_stored_have_no_reading(self, store, make):
        readings.save(store, {("ab" * 32, HERE): Row(b"one")}, version=V1)
        readings.save(store, {}, version=V1)
        assert self.load(store, make.capture().body_hash, V1) == {}

    @pytest.mark.usefixtures("scan")
    def test_the_bytes_themselves(self, store, make):
        assert readings.body_of(store, make.capture().body_hash) == make.capture().body
        assert readings.body_of(store, "ab" * 32) == b""

    def test_the_first_scan(self, store, scan):
        assert readings.is_first_scan(store, scan)
        assert not readings.is_first_scan(store, scan + 1)

    def test_they_go_with_the_bytes(self, store, make):
        """A page that is other bytes every night: of the first nights nothing is left."""
        for night in range(6):
            now = make.now + timedelta(days=night)
            number = make.scan(store)
            capture = make.capture(body=f"<html>{night}</html>".encode())
            save.captures(store, number, [capture])
            readings.save(store, {(capture.body_hash, HERE): Row(b"one")}, version=V1)
            save.finish_scan(store, number, state="finished", now=now)
        with store.read() as connection:
            assert connection.scalar(select(func.count()).select_from(reading)) == 3


class TestNewest:
    def test_the_last_look_before_a_scan(self, store, make):
        url = make.capture().url
        assert load_captures.newest(store, [url], before_scan=9) == {}
        for night in range(3):
            save.captures(store, make.scan(store), [make.capture(elapsed_ms=night, headers=TAGGED)])
        found = load_captures.newest(store, [url, "https://www.ban.example/other"], before_scan=3)
        assert found == {url: replace(make.capture(elapsed_ms=1, headers=TAGGED), body=b"")}

    def test_validators_are_those_of_the_look(self, store, make):
        url = make.capture().url
        save.captures(store, make.scan(store), [make.capture()])
        newer = (*make.capture().headers, ("etag", '"v2"'))
        later = make.capture(headers=newer, unchanged_since=make.now - timedelta(days=2))
        number = make.scan(store)
        save.captures(store, number, [later])
        found = load_captures.newest(store, [url], before_scan=number + 1)[url]
        assert found.header("ETag") == '"v2"'
        assert found.unchanged_since == make.now - timedelta(days=2)
        assert load.capture(store, number, url) == later

    def test_the_validator_of_an_older_answer_is_not_one_of_newer_bytes(self, store, make):
        for headers in (TAGGED, make.capture().headers):
            save.captures(store, make.scan(store), [make.capture(headers=headers)])
        found = load_captures.newest(store, [make.capture().url], before_scan=3)[make.capture().url]
        assert found.headers == (("Content-Type", "text/html"),)

    def test_an_unchanged_page_is_stored_without_its_bytes(self, store, make):
        first = make.capture(headers=TAGGED)
        save.captures(store, make.scan(store), [first])
        number = make.scan(store)
        save.captures(store, number, [replace(first, body=b"", unchanged_since=first.checked_at)])
        assert load.capture(store, number, first.url) == replace(first, unchanged_since=first.checked_at)


class TestJudged:
    def judge(self, store, make, scan, inputs):
        make.done(store, scan, [])
        readings.remember_judged(store, make.agency_name, 2565, scan=scan, inputs=inputs)

    def last(self, store, make, before):
        return readings.last_judged(store, make.agency_name, 2565, before_scan=before)

    @pytest.fixture
    def listed(self, store, make):
        make.listed(store, make.submissions(1))

    @pytest.mark.usefixtures("listed")
    def test_nothing_is_known_at_first(self, store, make):
        assert self.last(store, make, 9) is None
        assert readings.last_judged(store, "เทศบาลตำบลบ้านอื่น", 2565, before_scan=9) is None

    @pytest.mark.usefixtures("listed")
    def test_the_scan_that_judged_last(self, store, make):
        one, two, three = (make.scan(store) for _ in range(3))
        self.judge(store, make, one, V1)
        assert self.last(store, make, two) == (one, V1)
        self.judge(store, make, two, V2)
        assert self.last(store, make, three) == (two, V2)
        assert readings.last_judged(store, make.agency_name, 2566, before_scan=three) is None

    @pytest.mark.usefixtures("listed")
    def test_a_judgement_that_said_nothing_of_its_inputs_hides_the_one_before(self, store, make):
        one, two, three = (make.scan(store) for _ in range(3))
        self.judge(store, make, one, V1)
        make.done(store, two, [])
        assert self.last(store, make, three) is None

    @pytest.mark.usefixtures("listed")
    def test_an_old_scan_judged_again_changes_nothing(self, store, make):
        one, two, three = (make.scan(store) for _ in range(3))
        self.judge(store, make, two, V2)
        self.judge(store, make, one, V1)
        assert self.last(store, make, three) == (two, V2)
