"""Names to addresses: asked once, in bounded time, and again after a failure."""

import asyncio
import socket
import threading
from ipaddress import ip_address

import pytest

from crawler import resolver
from crawler.addresses import RefusedAddressError
from crawler.resolver import NameFailureError, Resolver

pytestmark = pytest.mark.anyio

PUBLIC = ["203.157.7.98"]


class Names:
    """A name service that counts and can fail."""

    def __init__(self, *answers: list[str] | Exception) -> None:
        self.asked: list[str] = []
        self._answers = list(answers)

    def __call__(self, host: str) -> list[str]:
        self.asked.append(host)
        answer = self._answers.pop(0) if len(self._answers) > 1 else self._answers[0]
        if isinstance(answer, Exception):
            raise answer
        return answer


async def test_a_name_is_looked_up_once_for_all_who_ask():
    names = Names(PUBLIC)
    service = Resolver((), names)
    answers = await asyncio.gather(*(service.addresses("a.example", 80) for _ in range(50)))
    assert set(answers) == {(ip_address(PUBLIC[0]),)}
    await service.addresses("a.example", 80)
    assert names.asked == ["a.example"]


async def test_addresses_are_not_looked_up():
    names = Names(PUBLIC)
    assert await Resolver((), names).addresses("8.8.8.8", 80) == (ip_address("8.8.8.8"),)
    assert names.asked == []


async def test_ipv4_comes_first_and_nothing_twice():
    names = Names(["2606:4700::1111", "1.1.1.1", "2606:4700::1111", "1.1.1.1"])
    assert [str(address) for address in await Resolver((), names).addresses("a.example", 80)] == ["1.1.1.1", "2606:4700::1111"]


@pytest.mark.parametrize(
    ("error", "lasting"),
    [
        (socket.gaierror(socket.EAI_NONAME, "Name or service not known"), True),
        (socket.gaierror(getattr(socket, "EAI_NODATA", socket.EAI_NONAME), "No address associated with hostname"), True),
        (socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution"), False),
        (socket.gaierror(socket.EAI_FAIL, "Non-recoverable failure"), False),
        (OSError("resolver broken"), False),
        (UnicodeError("label too long"), True),
    ],
)
async def test_failures_are_told_apart(error, lasting):
    with pytest.raises(NameFailureError) as caught:
        await Resolver((), Names(error)).addresses("a.example", 80)
    assert caught.value.lasting is lasting


async def test_an_empty_answer_is_a_failure():
    with pytest.raises(NameFailureError):
        await Resolver((), Names([])).addresses("a.example", 80)


async def test_a_failure_is_shared_until_it_is_forgotten():
    names = Names(socket.gaierror(socket.EAI_AGAIN, "later"), PUBLIC)
    service = Resolver((), names)
    for _ in range(3):
        with pytest.raises(NameFailureError):
            await service.addresses("a.example", 80)
    assert len(names.asked) == 1
    service.forget_failure("a.example")
    assert await service.addresses("a.example", 80)
    service.forget_failure("a.example")
    await service.addresses("a.example", 80)
    assert len(names.asked) == 2


async def test_an_answer_is_asked_for_anew_when_it_is_old(monkeypatch):
    names = Names(PUBLIC)
    service = Resolver((), names)
    await service.addresses("a.example", 80)
    now = resolver.time.monotonic()
    monkeypatch.setattr(resolver.time, "monotonic", lambda: now + resolver.KEEP_SECONDS + 1)
    await service.addresses("a.example", 80)
    assert len(names.asked) == 2


async def test_a_name_service_that_hangs_is_given_up(monkeypatch):
    monkeypatch.setattr(resolver, "LOOKUP_SECONDS", 0.05)
    hang = threading.Event()

    def lookup(_host: str) -> list[str]:
        hang.wait(5)
        return PUBLIC

    with pytest.raises(NameFailureError, match="no answer within"):
        await Resolver((), lookup).addresses("a.example", 80)
    hang.set()


async def test_who_is_cancelled_does_not_take_the_answer_from_the_others():
    release = threading.Event()

    def lookup(_host: str) -> list[str]:
        release.wait(5)
        return PUBLIC

    service = Resolver((), lookup)
    first, second = (asyncio.create_task(service.addresses("a.example", 80)) for _ in range(2))
    await asyncio.sleep(0)
    first.cancel()
    release.set()
    assert await second == (ip_address(PUBLIC[0]),)
    await asyncio.gather(first, return_exceptions=True)


async def test_closing_gives_up_what_is_under_way():
    release = threading.Event()

    def lookup(_host: str) -> list[str]:
        release.wait(5)
        return PUBLIC

    service = Resolver((), lookup)
    waiting = asyncio.create_task(service.addresses("a.example", 80))
    await asyncio.sleep(0)
    await asyncio.wait_for(service.aclose(), 1)
    assert isinstance((await asyncio.gather(waiting, return_exceptions=True))[0], asyncio.CancelledError)
    release.set()


async def test_private_answers_are_refused():
    with pytest.raises(RefusedAddressError, match=r"10\.0\.0\.1"):
        await Resolver((), Names(["10.0.0.1"])).addresses("a.example", 80)
