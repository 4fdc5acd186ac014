"""Host names to addresses that may be asked: looked up once, in threads, within bounded time."""

import asyncio
import socket
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from ipaddress import ip_address

from crawler.addresses import Address, Network, RefusedAddressError, check_port, is_allowed, literal
from model.capture import Note
from model.outcome import Outcome

KEEP_SECONDS = 300.0  # as long as browsers and most name servers keep an answer
KEEP_FAILURE_SECONDS = 20.0  # the other URLs of a host share the answer; the last round asks anew
LOOKUP_SECONDS = 10.0  # two rounds of the usual resolver's five seconds
MOST_LOOKUPS = 32  # threads: a dead name server must not fill the process with waiting ones

# Not known at all, or known and without an address; some systems have no number for the second.
_NO_SUCH_NAME = frozenset({socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)})

MOST_ADDRESSES = 8  # of one name that are tried one after the other

Lookup = Callable[[str], list[str]]


class NameFailureError(Exception):
    """A name has no address; `lasting` where the name server says so, else `note` says that none answered."""

    def __init__(self, host: str, detail: str, *, lasting: bool = False) -> None:
        super().__init__(f"{host}: {detail}")
        self.lasting = lasting
        self.note = None if lasting else Note(Outcome.DNS_FAILURE, {"cause": "name-server"})


@dataclass(frozen=True, slots=True)
class _Answer:
    addresses: tuple[Address, ...]
    failure: NameFailureError | None
    expires: float


class Resolver:
    """A DNS cache that gives only addresses which may be asked, IPv4 first."""

    def __init__(self, networks: tuple[Network, ...], lookup: Lookup | None = None) -> None:
        self._networks = networks
        self._lookup = lookup or _system_lookup
        self._answers: dict[str, _Answer] = {}
        self._running: dict[str, asyncio.Task[_Answer]] = {}
        self._room = asyncio.Semaphore(MOST_LOOKUPS)

    async def addresses(self, host: str, port: int) -> tuple[Address, ...]:
        """The addresses that may be asked; raises NameFailureError without any, RefusedAddressError where all are refused."""
        given = literal(host)
        if given is None and not self._networks:
            check_port(port, (), ())  # before a name is looked up for nothing
        found = (given,) if given is not None else (await self._answer(host)).addresses
        # A name with a public and a private address is asked at the public one only, as if the other did not stand there.
        allowed = tuple(address for address in found if is_allowed(address, self._networks))
        if not allowed:
            raise RefusedAddressError(f"{host} is {', '.join(map(str, found))}: not on the public internet")
        check_port(port, allowed, self._networks)
        return allowed[:MOST_ADDRESSES]

    def answer(self, host: str) -> tuple[str, ...]:
        """What the name servers said of a name, in order of address; empty where it was not asked for, or not found."""
        found = self._answers.get(host)
        return tuple(sorted(map(str, found.addresses)))[:MOST_ADDRESSES] if found else ()

    def forget_failure(self, host: str) -> None:
        """Ask anew for a name that could not be found."""
        answer = self._answers.get(host)
        if answer is not None and answer.failure is not None:
            del self._answers[host]

    async def aclose(self) -> None:
        """Give up what is still being looked up."""
        running = tuple(self._running.values())
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)

    async def _answer(self, host: str) -> _Answer:
        answer = self._answers.get(host)
        if answer is None or answer.expires < time.monotonic():
            # Shielded: one cancelled fetch must not take the answer from the others that wait for it.
            answer = await asyncio.shield(self._running.get(host) or self._start(host))
        if answer.failure is not None:
            raise answer.failure.with_traceback(None)
        return answer

    def _start(self, host: str) -> asyncio.Task[_Answer]:
        task = asyncio.get_running_loop().create_task(self._ask(host))
        self._running[host] = task
        task.add_done_callback(lambda _: self._running.pop(host, None))
        return task

    async def _ask(self, host: str) -> _Answer:
        now = time.monotonic()
        try:
            async with asyncio.timeout(LOOKUP_SECONDS), self._room:
                texts = await _in_thread(self._lookup, host)
            found = tuple(dict.fromkeys(sorted(map(ip_address, texts), key=lambda address: address.version)))
            failure = None if found else NameFailureError(host, "no address", lasting=True)
        except TimeoutError:
            found, failure = (), NameFailureError(host, f"no answer within {LOOKUP_SECONDS:.0f} s")
        except (OSError, UnicodeError) as error:
            lasting = isinstance(error, UnicodeError) or error.errno in _NO_SUCH_NAME
            found, failure = (), NameFailureError(host, str(error), lasting=lasting)
        keep = KEEP_SECONDS if failure is None else KEEP_FAILURE_SECONDS
        answer = self._answers[host] = _Answer(found, failure, now + keep)
        return answer


def _system_lookup(host: str) -> list[str]:
    answers = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    return [str(answer[4][0]).partition("%")[0] for answer in answers]


async def _in_thread(lookup: Lookup, host: str) -> list[str]:
    """Run a lookup in a daemon thread: unlike those of an executor it does not hold up the end of the program."""
    loop = asyncio.get_running_loop()
    future: asyncio.Future[list[str]] = loop.create_future()

    def deliver(answer: list[str] | None, error: OSError | UnicodeError | None) -> None:
        if future.done():
            return
        if error is not None:
            future.set_exception(error)
        else:
            future.set_result(answer or [])

    def work() -> None:
        answer: list[str] | None = None
        failed: OSError | UnicodeError | None = None
        try:
            answer = lookup(host)
        except (OSError, UnicodeError) as error:
            failed = error
        with suppress(RuntimeError):  # the loop has ended meanwhile: nobody waits
            loop.call_soon_threadsafe(deliver, answer, failed)

    threading.Thread(target=work, name=f"dns {host}", daemon=True).start()
    return await future
