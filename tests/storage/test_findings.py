"""Judgements in and out: what changed is written, what did not is remembered, and old scans keep what they said."""

import os
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from model.errors import StorageError
from model.finding import ComponentResult, Reason, Severity, Verdict, WeighedReason
from model.submission import Agency
from storage import load, save
from storage.tables import finding as finding_table
from storage.tables import indicator_finding, piece


def count(store, table):
    with store.read() as connection:
        return connection.scalar(select(func.count()).select_from(table))


def reason(code="wrong-year", **data):
    return (WeighedReason(Reason(code, data), Severity.FAIL),)


class TestOneScan:
    def test_everything_comes_back(self, store, make):
        rows = make.listed(store, make.submissions(3))
        scan = make.scan(store)
        findings = [make.finding(row) for row in rows]
        indicators = [make.indicator(code) for code in ("O1", "O2", "O3")]
        make.done(store, scan, findings, indicators)
        assert load.findings(store, scan, make.agency_name) == findings
        assert load.indicator_findings(store, scan, make.agency_name) == indicators
        assert load.agency_finding(store, scan, make.agency_name) == make.total()

    @pytest.mark.parametrize(
        "values",
        [
            {"reasons": ()},
            {"content": None},
            {"attachments": (), "suggestions": ()},
            {"http_status": None, "final_url": None, "content_type": None},
            {"outcome": "dns-failure", "verdict": Verdict.FAIL},
            {"size": 2**40, "elapsed_ms": 2**33},
            {"reasons": reason(wanted=2565, found=[2564], nested={"a": [1, None, True, "ก"]})},
            {"reasons": reason(seconds=1.5, attempts=3, first="http-5xx", detail="x", other="y")},
            {"reasons": reason(quote="ล" * 10_000_000)},
            {"reasons": reason(quote="a\x00b\ud800c")},
            {"reasons": reason(size=None)},
        ],
    )
    def test_every_kind_of_value(self, store, make, values):
        (row,) = make.listed(store, make.submissions(1))
        scan = make.scan(store)
        make.done(store, scan, [make.finding(row, **values)])
        assert load.findings(store, scan, make.agency_name) == [make.finding(row, **values)]

    def test_text_that_no_database_takes_is_stored_all_the_same(self, store, make):
        (row,) = make.listed(store, [make.submission(url="https://x.example/\x00\udc80")])
        scan = make.scan(store)
        make.done(store, scan, [make.finding(row, outcome="ok\x00", content_type="text/\x00\ud800")])
        (found,) = load.findings(store, scan, make.agency_name)
        assert found.outcome == "ok�"
        assert found.submission.url == "https://x.example/��"

    def test_a_repeat_replaces(self, store, make):
        rows = make.listed(store, make.submissions(2))
        scan = make.scan(store)
        make.done(store, scan, [make.finding(row) for row in rows], [make.indicator()])
        changed = [make.finding(row, verdict=Verdict.PASS, reasons=()) for row in rows]
        for _ in range(2):
            make.done(store, scan, changed, [make.indicator(verdict=Verdict.PASS)])
        assert load.findings(store, scan, make.agency_name) == changed
        assert load.indicator_findings(store, scan, make.agency_name) == [make.indicator(verdict=Verdict.PASS)]
        assert count(store, finding_table) == 2

    def test_a_repeat_may_leave_one_out(self, store, make):
        rows = make.listed(store, make.submissions(2))
        scan = make.scan(store)
        make.done(store, scan, [make.finding(row) for row in rows], [make.indicator("O1"), make.indicator("O2")])
        make.done(store, scan, [make.finding(rows[1])], [make.indicator("O2")])
        assert load.findings(store, scan, make.agency_name) == [make.finding(rows[1])]
        assert load.indicator_findings(store, scan, make.agency_name) == [make.indicator("O2")]

    def test_indicators_come_in_the_order_of_the_framework(self, store, make):
        make.listed(store, [])
        scan = make.scan(store)
        make.done(store, scan, [], [make.indicator(f"O{number}") for number in (10, 2, 43, 1)])
        assert [item.indicator for item in load.indicator_findings(store, scan, make.agency_name)] == ["O1", "O2", "O10", "O43"]

    def test_equal_rows_each_have_their_own(self, store, make):
        rows = make.listed(
            store, [make.submission(position, indicator="O1", url="https://same.example") for position in range(3)]
        )
        scan = make.scan(store)
        findings = [make.finding(row, size=row.position) for row in rows]
        make.done(store, scan, findings)
        assert load.findings(store, scan, make.agency_name) == findings

    def test_a_list_that_changed_meanwhile(self, store, make):
        rows = make.listed(store, make.submissions(3))
        scan = make.scan(store)
        make.listed(store, [make.submission(0, indicator="O3", url=rows[2].url)])
        make.done(store, scan, [make.finding(row) for row in rows])
        assert {item.submission.indicator for item in load.findings(store, scan, make.agency_name)} == {"O1", "O2", "O3"}

    def test_who_was_not_judged(self, store, make):
        make.listed(store, make.submissions(1))
        scan = make.scan(store)
        assert load.findings(store, scan, make.agency_name) == []
        assert load.indicator_findings(store, scan, make.agency_name) == []
        with pytest.raises(StorageError, match="--resume"):
            load.agency_finding(store, scan, make.agency_name)

    def test_who_is_not_in_the_scan(self, store, make):
        make.listed(store, [], Agency(make.agency_name), Agency("อบต.ทุ่งสมมุติ"))
        scan = make.scan(store, agencies=["อบต.ทุ่งสมมุติ"])
        with pytest.raises(StorageError, match="has no agency"):
            make.done(store, scan, [])

    def test_what_was_never_imported(self, store, make):
        make.listed(store, make.submissions(1))
        scan = make.scan(store)
        with pytest.raises(StorageError, match="oit import"):
            make.done(store, scan, [make.finding(make.submission(7))])
        assert load.scan_agencies(store, scan, state="done") == []


class TestNights:
    @pytest.fixture
    def rows(self, store, make):
        return make.listed(store, make.submissions(2))

    def night(self, store, make, findings, number=0, indicators=()):
        scan = make.scan(store, now=make.now + timedelta(days=number))
        make.done(store, scan, findings, indicators)
        save.finish_scan(store, scan, state="finished", now=make.now + timedelta(days=number))
        return scan

    def test_only_changes_are_written(self, store, make, rows):
        before = make.finding(rows[0])
        self.night(store, make, [before], indicators=[make.indicator()])
        pieces = count(store, piece)
        for number in range(3):
            later = timedelta(days=number)
            passing = replace(before, checked_at=make.now + later, elapsed_ms=number, size=number, attempts=number)
            slow = WeighedReason(
                Reason("slow", {"seconds": number, "limit": 10}, (make.evidence(body_hash="ee" * 32),)), Severity.WARN
            )
            passing = replace(passing, reasons=(slow, before.reasons[1]), content=make.content(topic=0.8321))
            scan = self.night(store, make, [passing], number, [make.indicator()])
            assert load.findings(store, scan, make.agency_name) == [passing]
        assert (count(store, finding_table), count(store, indicator_finding), count(store, piece)) == (1, 1, pieces)

    @pytest.mark.parametrize(
        "values",
        [
            {"verdict": Verdict.PASS},
            {"outcome": "http-404"},
            {"http_status": 201},
            {"final_url": "https://other.example"},
            {"content_type": "text/plain"},
            {"reasons": ()},
            {"content": None},
            {"attachments": ()},
            {"suggestions": ()},
        ],
    )
    def test_every_change_is_written(self, store, make, rows, values):
        first = self.night(store, make, [make.finding(rows[0])])
        second = self.night(store, make, [make.finding(rows[0], **values)], 1)
        assert load.findings(store, first, make.agency_name) == [make.finding(rows[0])]
        assert load.findings(store, second, make.agency_name) == [make.finding(rows[0], **values)]
        assert count(store, finding_table) == 2

    def test_old_nights_keep_what_they_said(self, store, make, rows):
        verdicts = [Verdict.PASS, Verdict.PASS, Verdict.FAIL, Verdict.FAIL, Verdict.PASS, Verdict.REVIEW] * 3
        scans = [self.night(store, make, [make.finding(rows[0], verdict=v, size=n)], n) for n, v in enumerate(verdicts)]
        said = [load.findings(store, scan, make.agency_name)[0] for scan in scans]
        assert [item.verdict for item in said] == verdicts
        assert [item.size for item in said[-3:]] == [15, 16, 17]
        assert said[1].size == 0  # its own times are gone: those of the night in which it changed

    def test_what_is_left_of_an_old_night(self, store, make, rows):
        first = make.finding(rows[0])
        scan = self.night(store, make, [first])
        for number in range(4):
            self.night(store, make, [first], number + 1)
        (found,) = load.findings(store, scan, make.agency_name)
        assert found.content.topic == 0.8
        assert found.suggestions[0].score == 0.8
        assert found.checked_at == make.now.replace(microsecond=0)
        rough = replace(found, checked_at=make.now, content=first.content, suggestions=first.suggestions)
        assert rough == first

    def test_a_component_that_was_won_is_a_small_row(self, store, make, rows):
        parts = tuple(ComponentResult(f"p{n}", f"ส่วนที่ {n}", n > 0, (make.evidence(os.urandom(60).hex()),)) for n in range(8))
        won = (replace(parts[0], met=True), *parts[1:])
        self.night(store, make, [make.finding(rows[0], content=make.content(components=parts))])
        scan = self.night(store, make, [make.finding(rows[0], content=make.content(components=won))], 1)
        self.night(store, make, [make.finding(rows[0], content=make.content(components=(won[0], *parts[2:])))], 2)
        assert load.findings(store, scan, make.agency_name)[0].content.components == won
        with store.read() as connection:
            sizes = [len(row.packed) for row in connection.execute(select(piece).where(piece.c.base_id.is_not(None)))]
        assert len(sizes) == 2
        assert max(sizes) < 80

    def test_a_scan_of_some_indicators_leaves_the_others_alone(self, store, make, rows):
        both = [make.finding(row) for row in rows]
        names = [make.indicator("O1"), make.indicator("O2")]
        first = self.night(store, make, both, 0, names)
        narrow = self.night(store, make, both[:1], 1, names[:1])
        third = self.night(store, make, both, 2, names)
        assert [len(load.findings(store, scan, make.agency_name)) for scan in (first, narrow, third)] == [2, 1, 2]
        assert [len(load.indicator_findings(store, scan, make.agency_name)) for scan in (first, narrow, third)] == [2, 1, 2]
        assert count(store, finding_table) == 2

    def test_a_withdrawn_submission_has_no_judgement_any_more(self, store, make, rows):
        first = self.night(store, make, [make.finding(row) for row in rows])
        make.listed(store, rows[:1])
        second = self.night(store, make, [make.finding(rows[0])], 1)
        third = self.night(store, make, [make.finding(rows[0])], 2)
        make.listed(store, rows)
        fourth = self.night(store, make, [make.finding(row) for row in rows], 3)
        assert [len(load.findings(store, scan, make.agency_name)) for scan in (first, second, third, fourth)] == [2, 1, 1, 2]
        assert count(store, finding_table) == 4

    def test_judging_an_old_night_again_changes_no_other(self, store, make, rows):
        said = [make.finding(rows[0], verdict=v) for v in (Verdict.PASS, Verdict.FAIL, Verdict.FAIL)]
        scans = [self.night(store, make, [item], number) for number, item in enumerate(said)]
        for again in (1, 0, 2, 1):
            said[again] = make.finding(rows[0], verdict=Verdict.REVIEW, reasons=reason(number=again))
            save.agency_done(store, scans[again], make.agency_name, [said[again]], [], make.total(), now=make.now)
            assert [load.findings(store, scan, make.agency_name) for scan in scans] == [[item] for item in said]

    def test_an_old_night_that_is_judged_late(self, store, make, rows):
        old, new = make.scan(store), make.scan(store)
        make.done(store, new, [make.finding(rows[0])])
        make.done(store, old, [make.finding(row, verdict=Verdict.FAIL) for row in rows])
        assert load.findings(store, new, make.agency_name) == [make.finding(rows[0])]
        assert [item.verdict for item in load.findings(store, old, make.agency_name)] == [Verdict.FAIL] * 2

    def test_years_are_apart(self, store, make, rows):
        other = [replace(row, fiscal_year=2566) for row in rows]
        this = self.night(store, make, [make.finding(rows[0])], 0, [make.indicator()])
        save.submissions(store, [], other, fiscal_year=2566, now=make.now)
        next_year = make.scan(store, fiscal_year=2566)
        indicator = make.indicator(fiscal_year=2566, verdict=Verdict.PASS)
        findings = [make.finding(row, fiscal_year=2566, verdict=Verdict.PASS) for row in other]
        make.done(store, next_year, findings, [indicator])
        assert load.findings(store, next_year, make.agency_name) == findings
        assert load.indicator_findings(store, next_year, make.agency_name) == [indicator]
        assert load.findings(store, this, make.agency_name) == [make.finding(rows[0])]
