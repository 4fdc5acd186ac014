"""The demo server itself: requests as they come in, keep-alive, counts, and ends."""

import asyncio
import time

import pytest

from demo.server import Request, Server, after, respond


async def talk(server, *requests, place=0, read=1):
    reader, writer = await asyncio.open_connection(*server.addresses[place])
    answers = []
    for request in requests:
        writer.write(request)
        for _ in range(read):
            head = await reader.readuntil(b"\r\n\r\n")
            length = int(head.lower().split(b"content-length: ")[1].split(b"\r\n")[0])
            answers.append(head + (await reader.readexactly(length) if not request.startswith(b"HEAD") else b""))
    writer.close()
    return answers


def get(target="/", host="x.example", extra=""):
    return f"GET {target} HTTP/1.1\r\nHost: {host}\r\n{extra}\r\n".encode()


def run(coroutine):
    return asyncio.run(asyncio.wait_for(coroutine, 10))


@pytest.fixture
def seen():
    return []


@pytest.fixture
def route(seen):
    def route(request: Request):
        seen.append(request)
        return respond(f"<p>{request.path}")

    return route


@pytest.mark.parametrize(
    ("target", "path", "query"),
    [
        ("/", "/", {}),
        ("/a%20b?x=1&y=", "/a b", {"x": "1", "y": ""}),
        ("/%E0%B8%81?q=%E0%B8%82", "/ก", {"q": "ข"}),
        ("http://x.example/a?b=1", "/a", {"b": "1"}),
        ("//a", "//a", {}),
        ("/a?b=1&b=2", "/a", {"b": "2"}),
    ],
)
def test_requests(route, seen, target, path, query):
    async def main():
        async with Server(route) as server:
            await talk(server, get(target, extra="X-One:  two \r\n"))
            assert seen[0].local == server.addresses[0]

    run(main())
    assert (seen[0].target, seen[0].path, seen[0].query) == (target, path, query)
    assert (seen[0].method, seen[0].host, seen[0].headers["x-one"]) == ("GET", "x.example", "two")


def test_keeps_the_connection_and_the_log(route):
    async def main():
        async with Server(route) as server:
            answers = await talk(server, *(get(f"/{number}") for number in range(5)))
            assert server.connections == 1
            assert [entry.path for entry in server.log] == [f"/{number}" for number in range(5)]
            return answers

    assert [answer.split(b"\r\n\r\n")[1] for answer in run(main())] == [b"<p>/%d" % number for number in range(5)]


def test_pipelined_requests_are_all_answered(route):
    async def main():
        async with Server(route) as server:
            return await talk(server, get("/1") + get("/2") + get("/3"), read=3)

    assert len(run(main())) == 3


def test_closes_when_asked(route):
    async def main():
        async with Server(route) as server:
            reader, writer = await asyncio.open_connection(*server.addresses[0])
            writer.write(get(extra="Connection: close\r\n"))
            answer = await reader.read()
            writer.close()
            return answer

    assert run(main()).endswith(b"<p>/")


def test_head_has_no_body():
    async def main():
        async with Server(lambda _: respond("12345")) as server:
            return await talk(server, get().replace(b"GET", b"HEAD"), get())

    head, whole = run(main())
    assert b"Content-Length: 5" in head
    assert whole.endswith(b"12345")


@pytest.mark.parametrize("junk", [b"\r\n\r\n", b"GET\r\n\r\n", b"a" * 100_000, b"\x16\x03\x01" * 100 + b"\r\n\r\n"])
def test_junk_is_hung_up_on(route, junk):
    async def main():
        async with Server(route) as server:
            reader, writer = await asyncio.open_connection(*server.addresses[0])
            writer.write(junk)
            answer = await reader.read()
            writer.close()
            return answer, server.log

    assert run(main()) == (b"", [])


def test_status_headers_and_type():
    page = respond(b"x", status=418, content_type=None, headers=[("X-A", "1"), ("X-A", "2")])

    async def main():
        async with Server(lambda _: page) as server:
            return await talk(server, get())

    head = run(main())[0]
    assert head.startswith(b"HTTP/1.1 418 I'm a Teapot\r\n")
    assert b"Content-Type" not in head
    assert head.count(b"X-A") == 2


def test_peaks_by_host_and_address():
    async def main():
        async with Server(lambda _: after(0.05, respond("")), [("127.0.0.1", 0), ("127.0.0.2", 0)]) as server:
            hosts = ["a.example"] * 3 + ["b.example"] * 2
            await asyncio.gather(
                *(talk(server, get(host=host)) for host in hosts), talk(server, get(host="a.example"), place=1)
            )
            return server

    server = run(main())
    assert server.peak == {"a.example": 4, "b.example": 2}
    assert [server.peak_address[address] for address in server.peak_address] == [5, 1]
    assert server.most == 6


def test_after():
    async def main():
        async with Server(lambda _: after(0.1, respond(""))) as server:
            started = time.monotonic()
            await talk(server, get())
            return time.monotonic() - started

    assert 0.1 <= run(main()) < 10.0


def test_a_client_that_hangs_up_is_no_longer_in_flight():
    async def main():
        came = asyncio.Event()

        def route(request):
            came.set()
            return after(30 if request.path == "/wait" else 0, respond(""))

        async with Server(route) as server:
            _, writer = await asyncio.open_connection(*server.addresses[0])
            writer.write(get("/wait"))
            await came.wait()
            writer.close()
            await asyncio.sleep(0.05)
            await talk(server, get("/"))
            return server.peak["x.example"]

    assert run(main()) == 1


def test_ends_at_once_with_requests_in_flight():
    async def main():
        came = asyncio.Event()

        def route(_request):
            came.set()
            return after(30, respond(""))

        async with Server(route) as server:
            _, writer = await asyncio.open_connection(*server.addresses[0])
            writer.write(get())
            await came.wait()
        writer.close()

    started = time.monotonic()
    run(main())
    assert time.monotonic() - started < 15.0  # where the answer takes 30


def test_a_handler_that_fails_is_not_hidden():
    async def broken(_request, _reader, _writer):
        raise ZeroDivisionError

    async def main():
        async with Server(lambda _: broken) as server:
            reader, writer = await asyncio.open_connection(*server.addresses[0])
            writer.write(get())
            await reader.read()
            writer.close()

    with pytest.raises(ZeroDivisionError):
        run(main())


def test_an_address_that_is_taken_is_an_error(route):
    async def main():
        async with Server(route) as server, Server(route, [("127.0.0.1", 0), server.addresses[0]]):
            pass

    with pytest.raises(OSError, match="address already in use"):
        run(main())
