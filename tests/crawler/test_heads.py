"""Response heads that browsers accept, put right; those that contradict themselves, left to fail."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.heads import Chunks, declared_length, end_of_head, is_http, repair, status_of

OK = b"HTTP/1.1 200 OK\r\n"

REPAIRED = [
    (OK + b"A: 1\r\n\r\n", OK + b"A: 1\r\n\r\n"),
    (b"HTTP/1.1 200\r\nA: 1\r\n\r\n", b"HTTP/1.1 200\r\nA: 1\r\n\r\n"),
    (b"HTTP/1.0 404 Not Found\r\n\r\n", b"HTTP/1.0 404 Not Found\r\n\r\n"),
    (b"HTTP/2 200 OK\r\nA: 1\r\n\r\n", b"HTTP/1.1 200\r\nA: 1\r\n\r\n"),
    (b"\r\nHTTP/1.1 200 OK\r\nA: 1\r\n\r\n", b"HTTP/1.1 200\r\nA: 1\r\n\r\n"),
    (b"HTTP/1.1 200 OK\nA: 1\n\n", b"HTTP/1.1 200\r\nA: 1\r\n\r\n"),
    (OK + b"no colon\r\nA: 1\r\n\r\n", b"HTTP/1.1 200\r\nA: 1\r\n\r\n"),
    (OK + b"X Bad: 1\r\nA: 1\r\n\r\n", b"HTTP/1.1 200\r\nA: 1\r\n\r\n"),
    (OK + b"A : 1\r\n\r\n", b"HTTP/1.1 200\r\nA: 1\r\n\r\n"),
    (OK + b"A: 1\r\n 2\r\n\t3\r\n\r\n", b"HTTP/1.1 200\r\nA: 1 2 3\r\n\r\n"),
    (OK + b"A: 1\x002\x013\r\n\r\n", b"HTTP/1.1 200\r\nA: 123\r\n\r\n"),
    (OK + b"Content-Length: -5\r\n\r\n", b"HTTP/1.1 200\r\n\r\n"),
    (OK + b"Content-Length: abc\r\nA: 1\r\n\r\n", b"HTTP/1.1 200\r\nA: 1\r\n\r\n"),
    (OK + b"Transfer-Encoding: identity\r\n\r\n", b"HTTP/1.1 200\r\n\r\n"),
    (b"http/1.1 200 ok\r\nA: 1\r\n\r\n", b"HTTP/1.1 200\r\nA: 1\r\n\r\n"),
    (
        OK + b"Transfer-Encoding: chunked\r\nA: 1\r\ntransfer-encoding: Chunked\r\n\r\n",
        b"HTTP/1.1 200\r\nTransfer-Encoding: chunked\r\nA: 1\r\n\r\n",
    ),
    (OK + "A: หน้า\r\n\r\n".encode(), OK + "A: หน้า\r\n\r\n".encode()),
    (OK + b"Empty:\r\n\r\n", OK + b"Empty:\r\n\r\n"),
]

LEFT = [b"SSH-2.0-OpenSSH\r\n\r\n", b"<html>\r\n\r\n", b"HTTP/1.1 20 OK\r\n\r\n", b"HTTP/1.1 1000 Much\r\n\r\n",
        OK + b"Content-Length: 10\r\nContent-Length: 20\r\n\r\n"]  # fmt: skip


@pytest.mark.parametrize(("head", "repaired"), REPAIRED)
def test_repaired(head, repaired):
    assert repair(head) == repaired
    assert repair(repaired) == repaired


@pytest.mark.parametrize("head", LEFT)
def test_left_to_fail(head):
    assert repair(head) == head


@pytest.mark.parametrize(
    ("data", "end"),
    [
        (b"", 0),
        (OK, 0),
        (OK + b"\r\n", 19),
        (OK + b"A: 1\r\n\r\nbody\r\n\r\n", 25),
        (b"HTTP/1.1 200 OK\n\nbody", 17),
        (b"a\n\r\nb", 4),
    ],
)
def test_end_of_head(data, end):
    assert end_of_head(data) == end


@pytest.mark.parametrize(
    ("data", "http"),
    [
        (b"", True),
        (b"H", True),
        (b"HTTP/1.1", True),
        (b"\r\nHTTP/", True),
        (b"http/1.1", True),
        (b"SSH-", False),
        (b"<html", False),
    ],
)
def test_is_http(data, http):
    assert is_http(data) is http


@pytest.mark.parametrize(
    ("fields", "length"),
    [
        (b"Content-Length: 5\r\n", 5),
        (b"content-length:5\r\n", 5),
        (b"A: 1\r\n", None),
        (b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", None),
        (b"Content-Length: -5\r\n", None),
        (b"X-Content-Length: 5\r\n", None),
    ],
)
def test_declared_length(fields, length):
    assert declared_length(OK + fields + b"\r\n") == length


@pytest.mark.parametrize(
    ("head", "status"), [(OK, 200), (b"HTTP/1.1 100 Continue\r\n", 100), (b"HTTP/1.1 000\r\n", 0), (b"x", 0)]
)
def test_status_of(head, status):
    assert status_of(head) == status


@given(st.binary(max_size=200))
def test_never_raises(data):
    for head in (data, OK + data + b"\r\n\r\n"):
        repair(head), end_of_head(head), declared_length(head), status_of(head), is_http(head)


BODY = b"5;a=b\r\nhello\r\n3\r\nyou\r\n0\r\nX: y\r\n\r\n"


@pytest.mark.parametrize("step", [1, 2, 7, 1000])
@pytest.mark.parametrize(
    ("body", "too_much"),
    [
        (BODY, False),
        (BODY.replace(b"\r", b""), False),
        (BODY.replace(b"\r", b"") + b"H", True),
        (b"5\r\nhelloo\r\n0\r\n\r\n", True),
        (BODY + b"H", True),
        (BODY + b"HTTP/1.1 200 OK\r\n\r\n" + BODY, True),
        (BODY + b"\r\n", True),
        (BODY[:-3], False),
        (b"zz\r\nhello\r\n", True),
        (b"\r\n", True),
        (b"0\r\n\r\n", False),
        (b"FFFFFFFFFFFFFFFF\r\n" + b"x" * 50, False),
    ],
)
def test_what_stands_behind_the_last_chunk_is_noticed(body, too_much, step):
    assert follow(body, step)[1] is too_much


@pytest.mark.parametrize("step", [1, 2, 7, 1000])
@pytest.mark.parametrize("body", [BODY, BODY.replace(b"\r", b""), BODY.replace(b"\r\nhello\r", b"\nhello")])
def test_the_line_ends_between_chunks_are_put_right(body, step):
    assert follow(body, step)[0] == BODY


def test_line_feeds_within_a_chunk_are_its_own():
    body = b"4\na\n\nb\n0\n\n"
    assert follow(body, 1000) == (b"4\r\na\n\nb\r\n0\r\n\r\n", False)


def follow(body, step):
    """A body in pieces: what the parser gets of it, and whether there was too much."""
    chunks = Chunks()
    pieces = [chunks.feed(body[start : start + step]) for start in range(0, len(body), step)]
    return b"".join(pieces), chunks.too_much
