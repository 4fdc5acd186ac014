"""Bodies fed in pieces of every size: unpacked, cut, damaged, mislabelled."""

import asyncio
import gzip
import tempfile
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.body import IN_MEMORY, Body, UnknownEncodingError

TEXT = "แผนการใช้จ่ายงบประมาณ ".encode() * 200
MOST = 10**6


def fill(body, data, step=1000):
    async def pieces():
        for start in range(0, len(data), step):
            yield data[start : start + step]

    asyncio.run(body.fill(pieces()))
    return body


def raw_deflate(data):
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()


CODINGS = [
    ("", TEXT),
    ("identity", TEXT),
    ("gzip", gzip.compress(TEXT)),
    ("utf-8", TEXT),
    ("tis-620", TEXT),
    ("nonsense", TEXT),
    ("8bit, gzip", gzip.compress(TEXT)),
    ("GZIP", gzip.compress(TEXT)),
    ("x-gzip", gzip.compress(TEXT)),
    ("deflate", zlib.compress(TEXT)),
    ("deflate", raw_deflate(TEXT)),
    ("deflate", gzip.compress(TEXT)),
    ("gzip", zlib.compress(TEXT)),
    ("gzip, gzip", gzip.compress(gzip.compress(TEXT))),
    ("deflate, gzip", gzip.compress(zlib.compress(TEXT))),
    ("gzip", gzip.compress(TEXT[:500]) + gzip.compress(TEXT[500:])),
    ("gzip", gzip.compress(TEXT) + b"\0" * 50),
    ("gzip", b"<html>" + TEXT),
]


@pytest.mark.parametrize("step", [1, 2, 3, 7, 100, 100_000])
@pytest.mark.parametrize(("encoding", "data"), CODINGS)
def test_unpacked(encoding, data, step):
    body = fill(Body(encoding, MOST), data, step)
    assert body.content.removeprefix(b"<html>") == TEXT
    assert (body.truncated, body.too_large, body.size) == (False, False, len(data))


@pytest.mark.parametrize("encoding", ["br", "zstd", "gzip, br", "compress", "gzip, gzip, gzip, gzip", "8bit, zstd"])
def test_unknown(encoding):
    with pytest.raises(UnknownEncodingError):
        Body(encoding, MOST)


@pytest.mark.parametrize("cut", [1, 5, 8, 9, 30])
def test_what_came_of_a_cut_stream_is_kept(cut):
    body = fill(Body("gzip", MOST), gzip.compress(TEXT)[:-cut])
    assert body.truncated
    assert TEXT.startswith(body.content)
    assert not body.too_large


def test_a_wrong_check_sum_costs_nothing_but_the_mark():
    body = fill(Body("gzip", MOST), gzip.compress(TEXT)[:-8] + b"\1" * 8)
    assert (body.content, body.truncated) == (TEXT, True)


def test_damage_in_the_middle_keeps_what_was_before():
    packed = bytearray(gzip.compress(bytes(range(256)) * 400, compresslevel=0))
    packed[len(packed) // 2 :] = b"\xff" * 100
    body = fill(Body("gzip", MOST), bytes(packed), 5000)
    assert body.truncated


@pytest.mark.parametrize("size", [MOST - 1, MOST, MOST + 1, MOST * 3])
@pytest.mark.parametrize("pack", [gzip.compress, bytes])
def test_the_cap(pack, size):
    body = fill(Body("gzip" if pack is gzip.compress else "", MOST), pack(b"a" * size), 70_000)
    assert len(body.content) == min(size, MOST)
    assert body.too_large is body.truncated is (size > MOST)


def test_a_bomb_is_stopped_at_the_cap():
    layer = gzip.compress(b"\0" * 50_000_000)
    body = fill(Body("gzip, gzip", MOST), gzip.compress(layer))
    assert (len(body.content), body.too_large) == (MOST, True)


def test_members_that_unpack_to_nothing_are_stopped():
    body = fill(Body("gzip", 10_000), gzip.compress(b"") * 1000)
    assert (body.content, body.too_large) == (b"", True)


@pytest.mark.parametrize(
    ("data", "whole"),
    [
        (b"<html><p>a</p></html>", True),
        (b"<HTML><p>a</p></HTML>\n<!-- 0.1 s -->", True),
        (b"%PDF-1.4 ...\n%%EOF\n", True),
        (b"<html><p>a", False),
        (b"", False),
        (b"</html>" + b"a" * 5000, False),
    ],
)
def test_whole(data, whole):
    assert fill(Body("", MOST), data).is_whole is whole


@given(st.binary(max_size=300), st.sampled_from(["", "gzip", "deflate", "gzip, deflate"]), st.integers(1, 50))
def test_junk_never_raises(data, encoding, step):
    body = fill(Body(encoding, 10_000), data, step)
    assert len(body.content) <= 10_000


@given(st.binary(max_size=2000), st.integers(1, 600), st.data())
def test_damaged_streams_never_raise(content, step, data):
    packed = bytearray(gzip.compress(content))
    packed[data.draw(st.integers(0, len(packed) - 1))] = data.draw(st.integers(0, 255))
    fill(Body("gzip", 10_000), bytes(packed), step)


LARGE = bytes(range(256)) * 20_000  # 5 MB


@pytest.mark.parametrize("step", [1_000, 65_536, 300_000, 10**7])
@pytest.mark.parametrize("encoding", ["", "gzip"])
def test_a_large_body_waits_in_a_file(encoding, step):
    data = gzip.compress(LARGE, 1) if encoding else LARGE
    body = fill(Body(encoding, 10**7), data, step)
    assert body._kept._memory.tell() <= IN_MEMORY
    assert (body.content, body.content, body.truncated) == (LARGE, LARGE, False)


def test_the_file_is_closed_with_its_body():
    body = fill(Body("", 10**7), LARGE)
    file = body._kept._file
    assert not file.closed
    del body
    assert file.closed


@pytest.mark.parametrize("room", [0, 100_000, 400_000])
def test_a_full_disk_costs_memory_and_no_bytes(room):
    resource = pytest.importorskip("resource", reason="this system has no limit for the size of files")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, before[1]))
    try:
        body = fill(Body("", 10**7), LARGE, 50_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert (body.content, body.truncated) == (LARGE, False)


def test_no_folder_for_files_costs_memory_and_no_bytes(monkeypatch, tmp_path):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "missing"))
    assert fill(Body("", 10**7), LARGE).content == LARGE
