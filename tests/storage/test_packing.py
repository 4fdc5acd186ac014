"""The small parts: text that can be stored, keys, packed JSON, differences, bodies."""

import hashlib
import zlib
from datetime import UTC, date, timedelta, timezone
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import func, select

from model.capture import Capture
from model.errors import StorageError
from model.finding import Severity
from model.outcome import Outcome
from storage import bodies, packing, passing, pieces
from storage.passing import Passing
from storage.pieces import Wanted
from storage.tables import piece
from storage.values import chunks, clean, digest, from_micros, plain, storable, to_micros

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=10,
)


class TestValues:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("ก่ำ ๒๕๖๕", "ก่ำ ๒๕๖๕"),
            ("a\x00b", "a�b"),
            ("\ud800x\udfff", "�x�"),
            ("😀\t\n\x7f", "😀\t\n\x7f"),
            ("", ""),
            (None, None),
        ],
    )
    def test_clean(self, text, expected):
        assert clean(text) == expected

    @given(st.text(st.characters(exclude_categories=())))
    def test_clean_text_can_be_encoded(self, text):
        assert "\x00" not in clean(clean(text).encode().decode())

    @pytest.mark.parametrize(
        ("value", "expected"),
        [
            ((1, (2, "ก")), [1, [2, "ก"]]),
            ({"b": 1, "a": Severity.WARN}, {"a": "warn", "b": 1}),
            (MappingProxyType({2: {"x"}}), {"2": ["x"]}),
            (frozenset({"b", "a"}), ["a", "b"]),
            (date(2022, 3, 15), "2022-03-15"),
            (b"\xff", "ff"),
            (Ellipsis, "Ellipsis"),
            (True, True),
        ],
    )
    def test_plain(self, value, expected):
        assert plain(value) == expected
        assert type(plain(value)) is type(expected)

    def test_storable(self):
        assert storable({"a\x00": ["\ud800", float("nan"), 1.5]}) == {"a�": ["�", None, 1.5]}

    def test_digest_tells_parts_apart(self):
        assert len({digest("ab", "c"), digest("a", "bc"), digest("abc"), digest("abc", ""), digest("abc", 0), digest()}) == 6
        assert digest("\ud800") != digest("\ud801")

    @given(st.datetimes(timezones=st.just(UTC)))
    def test_times_are_exact(self, moment):
        assert from_micros(to_micros(moment)) == moment
        assert to_micros(moment.astimezone(timezone(timedelta(hours=7)))) == to_micros(moment)

    def test_chunks(self):
        assert list(chunks([1, 2, 3], 2)) == [[1, 2], [3]]
        assert list(chunks([])) == []


class TestPacking:
    @given(json_values)
    def test_everything_comes_back(self, value):
        assert packing.unpack_json(packing.pack_json(value)) == value

    @given(st.binary(), st.binary(min_size=1))
    def test_differences(self, data, base):
        assert packing.unpack(packing.pack(data, base), base) == data

    def test_halves_of_pairs_survive(self):
        assert packing.unpack_json(packing.pack_json("a\ud800\x00")) == "a\ud800\x00"

    def test_small_stays_small(self):
        assert packing.pack_json(None) == b"0null"
        assert len(packing.pack_json([])) == 3

    def test_common_words_cost_little(self):
        record = [{"code": "component-missing", "severity": "review", "data": {"missing": ["ก"]}, "evidence": []}]
        assert len(packing.pack_json(record)) < 35

    @pytest.mark.parametrize("packed", [b"", b"1\xff\xff\xff", b"2x", b"9abc"])
    def test_damage_is_said(self, packed):
        with pytest.raises(StorageError, match="damaged"):
            packing.unpack(packed)

    def test_stored_rows_can_be_read_for_ever(self):
        # The dictionary of format 1 is part of the stored rows: changing it would make every database unreadable.
        assert hashlib.sha256(packing.WORDS).hexdigest()[:16] == "ff4138936709ea9a"


class TestPieces:
    def save(self, store, *wanted):
        with store.write() as connection:
            return pieces.save(connection, wanted)

    def load(self, store, ids):
        with store.read() as connection:
            return pieces.load(connection, ids)

    def test_equal_values_are_one_row(self, store):
        first = self.save(store, Wanted({"a": 1}), Wanted({"a": 1}), Wanted([2]))
        assert first[0] == first[1] != first[2]
        assert self.save(store, Wanted([2]), Wanted({"a": 1})) == [first[2], first[0]]
        assert self.load(store, first) == {first[0]: {"a": 1}, first[2]: [2]}

    def test_a_difference_is_read_with_one_step(self, store):
        long = [hashlib.sha256(bytes([number])).hexdigest() for number in range(20)]
        (base,) = self.save(store, Wanted(long))
        (second,) = self.save(store, Wanted([*long, "x"], base))
        (third,) = self.save(store, Wanted([*long, "x", "y"], second))
        assert self.load(store, [third, second, base]) == {base: long, second: [*long, "x"], third: [*long, "x", "y"]}
        with store.read() as connection:
            assert connection.execute(select(piece.c.base_id).order_by(piece.c.id)).scalars().all() == [None, base, base]

    def test_what_is_quite_other_is_whole(self, store):
        (base,) = self.save(store, Wanted("a" * 50))
        (other,) = self.save(store, Wanted(hashlib.sha256(b"").hexdigest() * 3, base))
        with store.read() as connection:
            assert connection.scalar(select(func.count()).where(piece.c.base_id.is_not(None))) == 0
        assert self.load(store, [other]) == {other: hashlib.sha256(b"").hexdigest() * 3}

    def test_nothing(self, store):
        assert self.save(store) == []
        assert self.load(store, []) == {}

    def test_many(self, store):
        ids = self.save(store, *(Wanted(number) for number in range(1500)))
        assert self.load(store, ids) == dict(zip(ids, range(1500), strict=True))


class TestPassing:
    @pytest.mark.parametrize(
        "hashes", [[], [None], ["a"], ["a", "a", "a"], ["a", "b", "a"], [None, "a"], ["a", None, "b", "b"], [None, None]]
    )
    def test_hashes_come_back_in_order(self, hashes):
        given = Passing(hashes, [1, None, "x"], [0.5], [1, 2, 3, 4])
        value = passing.to_json(given, {"a": 7})
        assert passing.bodies_in(value) == [7] * ("a" in hashes)
        assert passing.from_json(packing.unpack_json(packing.pack_json(value)), {7: "a"}) == given

    def test_a_body_that_is_gone(self):
        assert passing.from_json([[], [7], 2, [], []], {}).hashes == [None, None]

    def test_more_is_asked_than_there_is(self):
        reader = Passing(["a"], [1], [0.5]).reader()
        assert [reader.hash(), reader.value(), reader.score(0.9)] == ["a", 1, 0.5]
        assert [reader.hash(), reader.value(), reader.score(0.9)] == [None, None, 0.9]


class TestBodies:
    @given(st.binary())
    def test_everything_comes_back(self, data):
        assert packing.unpack_body(packing.pack_body(data)) == data

    def test_damage_is_said(self):
        with pytest.raises(StorageError, match="damaged"):
            packing.unpack_body(b"abc")

    def test_the_form_is_plain_zlib(self):
        assert zlib.decompress(packing.pack_body(b"x" * 100)) == b"x" * 100

    @pytest.mark.parametrize(
        ("values", "expected"),
        [({}, None), ({"body": b"a"}, hashlib.sha256(b"a").hexdigest()), ({"body_hash": "cd" * 32}, "cd" * 32)],
    )
    def test_hash_of(self, make, values, expected):
        assert bodies.hash_of(Capture("https://x.example", Outcome.OK, make.now, **values)) == expected

    @pytest.mark.parametrize(
        ("text", "is_one"), [("ab" * 32, True), ("AB" * 32, False), ("ab" * 31, False), ("", False), ("zz" * 32, False)]
    )
    def test_is_hash(self, text, is_one):
        assert bodies.is_hash(text) is is_one


@pytest.mark.parametrize("base", [None, b"", b"b" * 100, bytes(range(256)) * 200])
@pytest.mark.parametrize("size", [0, 1, 100, packing.SMALL - 100, packing.SMALL, packing.SMALL + 1, 100_000])
def test_what_is_packed_comes_back_whatever_the_window(size, base):
    data = bytes(number * number % 251 for number in range(size))
    packed = packing.pack(data, base)
    assert packing.unpack(packed, base) == data


def test_small_records_are_as_small_as_with_the_largest_window():
    text = packing.dump({"code": "component-missing", "quote": "แผนการใช้จ่ายงบประมาณประจำปี " * 20, "years": [2564, 2565]})
    packer = zlib.compressobj(packing.LEVEL, zlib.DEFLATED, packing.RAW, zdict=packing.WORDS)
    assert len(packing.pack(text)) <= 1 + len(packer.compress(text) + packer.flush())
