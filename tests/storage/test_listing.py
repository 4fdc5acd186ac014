"""Imports: the newest list of an agency is its list, what is gone is withdrawn, nothing is deleted."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from model.errors import InputError, StorageError
from model.submission import Agency
from storage import load, save, save_listing
from storage.save import ImportCounts
from storage.tables import submission as submission_table

OTHER = "อบต.ทุ่งสมมุติ"


@pytest.fixture
def put(store, make):
    """Imports submissions for 2565."""

    def run(rows, *agencies, year=2565, days=0):
        return save.submissions(store, agencies, rows, fiscal_year=year, now=make.now + timedelta(days=days))

    return run


def urls(store, year=2565, *arguments):
    return [row.url for row in load.submissions(store, year, *arguments)]


class TestSubmissions:
    def test_everything_comes_back(self, store, put, make):
        rows = [make.submission(0, explanation="ดูหน้า 3", division="กองคลัง"), make.submission(1, agency=OTHER, fiscal_year=2565)]
        assert put(rows) == ImportCounts(added=2, kept=0, withdrawn=0, agencies=2)
        assert list(load.submissions(store, 2565)) == [replace(row, fiscal_year=2565) for row in rows]

    @pytest.mark.parametrize(
        ("first", "second", "counts", "left"),
        [
            ([0, 1, 2], [0, 1, 2], ImportCounts(0, 3, 0, 1), [0, 1, 2]),
            ([0, 1, 2], [0, 2], ImportCounts(0, 2, 1, 1), [0, 2]),
            ([0, 1], [2, 1, 0], ImportCounts(1, 2, 0, 1), [2, 1, 0]),
            ([0, 0, 0], [0, 0], ImportCounts(0, 2, 1, 1), [0, 0]),
            ([0], [0, 0, 0], ImportCounts(2, 1, 0, 1), [0, 0, 0]),
            ([0, 1], [], ImportCounts(0, 0, 2, 1), []),
            ([], [0], ImportCounts(1, 0, 0, 1), [0]),
            ([0, 1], [2, 3], ImportCounts(2, 0, 2, 1), [2, 3]),
        ],
    )
    def test_the_newest_list_counts(self, store, put, make, first, second, counts, left):
        def rows(numbers):
            return [make.submission(at, indicator="O1", url=f"https://x.example/{number}") for at, number in enumerate(numbers)]

        put(rows(first), Agency(make.agency_name))
        assert put(rows(second), Agency(make.agency_name), days=1) == counts
        assert urls(store) == [f"https://x.example/{number}" for number in left]

    @pytest.mark.parametrize("batch", [1, 2, 3, 7, 1000])
    def test_equal_rows_that_fall_into_several_batches(self, store, put, make, batch, monkeypatch):
        monkeypatch.setattr(save_listing, "BATCH", batch)
        rows = [make.submission(at, indicator="O1", url=f"https://x.example/{at % 2}") for at in range(9)]
        assert put(rows) == ImportCounts(9, 0, 0, 1)
        assert put(rows) == ImportCounts(0, 9, 0, 1)
        assert put(rows[:5]) == ImportCounts(0, 5, 4, 1)
        assert [row.position for row in load.submissions(store, 2565)] == [0, 1, 2, 3, 4]

    def test_what_comes_back_is_the_same_submission(self, store, put, make):
        put(make.submissions(1))
        put([], Agency(make.agency_name), days=1)
        assert put(make.submissions(1), days=2) == ImportCounts(1, 0, 0, 1)
        with store.read() as connection:
            row = connection.execute(select(submission_table)).one()
        assert (row.added_at, row.withdrawn_at) == (make.now, None)

    def test_other_agencies_are_left_alone(self, store, put, make):
        put([make.submission(0), make.submission(1, agency=OTHER)])
        assert put([make.submission(0, url="https://new.example")]).withdrawn == 1
        assert set(urls(store)) == {"https://new.example", "https://www.ban.example/oit/1"}

    def test_new_words_beside_the_url(self, store, put, make):
        put([make.submission(0, explanation="เก่า", division="กองคลัง")])
        put([make.submission(0, explanation="ใหม่")])
        assert [(row.explanation, row.division) for row in load.submissions(store, 2565)] == [("ใหม่", None)]

    def test_a_url_of_10_mb(self, store, put, make):
        put([make.submission(0, url="https://x.example/" + "a" * 10_000_000), make.submission(1, agency="ก" * 100_000)])
        assert [len(url) for url in urls(store)] == [10_000_018, 29]

    def test_a_source_that_breaks_off_changes_nothing(self, store, put, make):
        def broken():
            yield from make.submissions(2500)
            raise InputError("แถว 2501", "row 2501")

        put([make.submission(0, url="https://old.example")])
        with pytest.raises(InputError):
            put(broken())
        assert urls(store) == ["https://old.example"]

    def test_narrowed(self, store, put, make):
        put([make.submission(0), make.submission(1), make.submission(2, agency=OTHER)])
        assert len(urls(store, 2565, [make.agency_name])) == 2
        assert urls(store, 2565, [make.agency_name, OTHER], ["O2", "O3"]) == [
            f"https://www.ban.example/oit/{n}" for n in (1, 2)
        ]
        assert urls(store, 2565, None, ["O1"]) == ["https://www.ban.example/oit/0"]
        assert urls(store, 2565, ["ไม่มี"]) == urls(store, 2566) == urls(store, 2565, []) == []

    def test_a_long_list_comes_in_order(self, store, put, make):
        number = 2 * load.PAGE + 1
        put([make.submission(at, indicator="O1", url=f"https://x.example/{at}") for at in range(number)])
        assert [row.position for row in load.submissions(store, 2565)] == list(range(number))

    def test_it_does_not_read_everything_at_once(self, store, make):
        read = []

        def rows():
            for position in range(10_000):
                read.append(position)
                yield make.submission(position, indicator="O1", url="https://x.example")
                if position == 6000:
                    with store.read() as connection:
                        waiting.append(connection.scalar(select(func.count()).select_from(submission_table)))

        waiting = []
        save.submissions(store, [], rows(), fiscal_year=2565, now=make.now)
        assert waiting == [0]  # a reader sees nothing of an import that is under way
        assert len(read) == len(urls(store)) == 10_000


class TestYears:
    def test_a_row_that_says_its_year(self, store, put, make):
        put([make.submission(0, fiscal_year=2564), make.submission(1)])
        assert urls(store, 2564) == ["https://www.ban.example/oit/0"]
        assert urls(store, 2565) == ["https://www.ban.example/oit/1"]


class TestAgencies:
    FULL = Agency("อบต.ทุ่งสมมุติ", "อบต.", "เมือง", "จังหวัดสมมุติ", "https://thung.example", "office@thung.example")

    def test_everything_comes_back(self, store, put):
        assert put([], self.FULL).agencies == 1
        assert load.agencies(store) == [self.FULL]

    def test_what_a_later_file_does_not_say_stays(self, store, put):
        put([], self.FULL)
        put([], Agency(OTHER, email="new@thung.example"))
        assert load.agencies(store) == [replace(self.FULL, email="new@thung.example")]

    def test_an_agency_that_is_told_of_in_several_rows(self, store, put):
        put([], Agency(OTHER, "อบต."), Agency(OTHER, None, "เมือง"), Agency(OTHER, province="จังหวัดสมมุติ"))
        assert load.agencies(store) == [Agency(OTHER, "อบต.", "เมือง", "จังหวัดสมมุติ")]

    def test_addresses_of_divisions(self, store, put):
        """A later file says them all anew; one that says none leaves them as they are."""
        first = (("กองคลัง", "finance@thung.example"), ("กองช่าง\x00", "works@thung.example"))
        put([], Agency(OTHER), Agency(OTHER, divisions=first))
        assert load.agencies(store) == [Agency(OTHER, divisions=(first[0], ("กองช่าง\ufffd", "works@thung.example")))]
        put([], Agency(OTHER, divisions=(("สำนักปลัด", "clerk@thung.example"),)))
        put([], Agency(OTHER, "อบต."))
        assert load.agencies(store) == [Agency(OTHER, "อบต.", divisions=(("สำนักปลัด", "clerk@thung.example"),))]

    def test_who_is_to_answer_what_was_listed_without_a_url(self, store, put):
        """The newest list of a fiscal year says it, as it says what is submitted."""
        mine = (("O19", "กองช่าง\x00", None), ("O2", "กองคลัง", 2565), ("O3", "กองคลัง", 2564))
        told = []
        for year, unanswered in ((2565, mine), (2564, (("O7", "สำนักปลัด", None),)), (2565, ())):
            put([], Agency(OTHER, unanswered=unanswered), year=year)
            told.append([load.agencies(store, names=[OTHER], fiscal_year=at)[0].unanswered for at in (2565, 2564)])
        first, other = (("O19", "กองช่าง\ufffd", None), ("O2", "กองคลัง", None)), (("O7", "สำนักปลัด", None),)
        assert told == [[first, ()], [first, other], [(), other]]

    def test_who_is_to_answer_in_a_list_of_several_batches(self, store, make, monkeypatch):
        monkeypatch.setattr(save_listing, "BATCH", 2)
        first = Agency(OTHER, unanswered=(("O19", "กองช่าง", None),))
        whole = Agency(OTHER, unanswered=(*first.unanswered, ("O20", "กองคลัง", None)))
        rows = [make.submission(number, agency=OTHER) for number in range(2)]
        save.listing(store, [first, rows[0], whole, rows[1]], fiscal_year=2565, now=make.now)
        assert load.agencies(store, names=[OTHER], fiscal_year=2565) == [whole]

    def test_narrowed(self, store, put):
        put([], Agency("ก", province="น่าน"), Agency("ข", province="ตาก"), Agency("ค", province="น่าน"))
        assert [item.name for item in load.agencies(store, province="น่าน")] == ["ก", "ค"]
        assert [item.name for item in load.agencies(store, names=["ค", "ไม่มี", "ก", "ค"])] == ["ค", "ก"]
        assert [item.name for item in load.agencies(store, names=["ข", "ก"], province="น่าน")] == ["ก"]
        assert load.agencies(store, names=[]) == []

    def test_agencies_and_submissions_in_one_stream(self, store, make):
        records = [
            Agency("ก"),
            make.submission(0, agency="ก"),
            Agency("ข"),
            Agency("ก", province="น่าน"),
            make.submission(1, agency="ค"),
        ]
        counts = save.listing(store, iter(records), fiscal_year=2565, now=make.now)
        assert counts == ImportCounts(added=2, kept=0, withdrawn=0, agencies=3)
        assert [item.name for item in load.agencies(store, fiscal_year=2565)] == ["ก", "ข", "ค"]


class TestScans:
    def test_everything_comes_back(self, store, put, make):
        put(make.submissions(1), Agency(make.agency_name), Agency(OTHER))
        settings = {"indicators": ("O1", "O2"), "when": make.now.date(), "broken": "a\x00\ud800", "limit": float("inf")}
        number = make.scan(store, settings=settings, source="a\x00.csv")
        info = load.scan(store)
        assert (info.id, info.fiscal_year, str(info.as_of), info.started_at, info.finished_at) == (
            number,
            2565,
            "2022-03-16",
            make.now,
            None,
        )
        assert (info.state, info.source, info.version, info.agencies, info.done) == ("running", "a�.csv", "0.1.0", 2, 0)
        assert info.settings == {"indicators": ["O1", "O2"], "when": "2022-03-15", "broken": "a��", "limit": None}
        assert load.scan_codes(info) == ("O1", "O2")

    def test_how_far_it_came(self, store, put, make):
        put(make.submissions(1), Agency(OTHER), Agency(make.agency_name))
        number = make.scan(store)
        make.done(store, number, [])
        assert load.scan(store, number).done == 1
        assert load.scan_agencies(store, number) == [OTHER, make.agency_name]
        assert load.scan_agencies(store, number, state="done") == [make.agency_name]
        assert load.scan_agencies(store, number, state="pending") == [OTHER]

    @pytest.mark.parametrize(
        ("states", "unfinished"),
        [([], None), (["finished"], None), (["interrupted", "finished"], 1), (["running", "interrupted"], 2)],
    )
    def test_which_one_was_cut_off(self, store, make, states, unfinished):
        for state in states:
            save.finish_scan(store, make.scan(store), state=state, now=make.now)
        found = load.unfinished_scan(store)
        assert (found and found.id) == unfinished
        newest = load.scan(store)
        assert (newest and newest.id) == (len(states) or None)

    def test_its_end(self, store, make):
        number = make.scan(store)
        save.finish_scan(store, number, state="interrupted", now=make.now)
        assert load.scan(store, number).finished_at == make.now
        save.finish_scan(store, number, state="running", now=make.now)
        assert load.scan(store, number).finished_at is None
        assert load.scan(store, 99) is None

    def test_only_those_named(self, store, put, make):
        put([], Agency("ก"), Agency("ข"), Agency("ค"))
        assert load.scan_agencies(store, make.scan(store, agencies=["ค", "ก", "ค"])) == ["ค", "ก"]
        assert load.scan_agencies(store, make.scan(store, agencies=[])) == []
        assert load.scan_agencies(store, make.scan(store, fiscal_year=2566)) == []
        with pytest.raises(StorageError, match="not in the database"):
            make.scan(store, agencies=["ก", "ง"])

    def test_a_time_without_a_zone_is_a_mistake(self, store, make):
        with pytest.raises(StorageError):
            make.scan(store, now=make.now.replace(tzinfo=None))
