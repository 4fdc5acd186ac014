"""While readers are behind, fetches begin in the order of their agencies, as many as there is room for."""

import asyncio
from collections.abc import Sequence

import pytest

from scans.gate import Gate

BODIES, BYTES = 4, 1000


async def _asking(gate: Gate, turns: Sequence[int], begun: list[int]) -> list[asyncio.Task[None]]:
    async def fetch(turn: int) -> None:
        await gate.enter(turn)
        begun.append(turn)

    tasks = [asyncio.create_task(fetch(turn)) for turn in turns]
    await asyncio.sleep(0)
    return tasks


async def _after(gate: Gate, size: int) -> None:
    gate.read(size)
    await asyncio.sleep(0)


def _gate(*sizes: int) -> Gate:
    gate = Gate(BODIES, BYTES)
    for size in sizes:
        gate.came(size)
    return gate


@pytest.mark.parametrize(
    ("unread", "begun"),
    [((), [2, 1]), ((1, 1, 1), [2, 1]), ((1, 1, 1, 1), []), ((999,), [2, 1]), ((1000,), []), ((600, 600), [])],
)
def test_it_is_open_while_few_bodies_and_few_bytes_wait(unread: tuple[int, ...], begun: list[int]) -> None:
    async def main() -> list[int]:
        found: list[int] = []
        for task in await _asking(_gate(*unread), [2, 1], found):
            task.cancel()
        return found

    assert asyncio.run(main()) == begun


def test_the_agency_that_began_first_goes_first_and_each_in_its_own_order() -> None:
    async def main() -> list[list[int]]:
        begun: list[int] = []
        gate, seen = _gate(1, 1, 1, 1), []
        await _asking(gate, [3, 1, 2, 1, 3, 2, 2, 1], begun)
        for _ in range(4):  # room for one, for two, for three, and for all when nothing is left to wait for
            await _after(gate, 1)
            seen.append(begun.copy())
        return seen

    first, second, third, last = asyncio.run(main())
    assert first == [1]
    assert second == [1, 1, 1]
    assert third == [1, 1, 1, 2, 2, 2]
    assert last == [1, 1, 1, 2, 2, 2, 3, 3]


def test_who_was_let_in_takes_the_room_when_his_body_comes() -> None:
    async def main() -> list[int]:
        begun: list[int] = []
        gate = _gate(1, 1, 1, 1)
        await _asking(gate, [1, 2, 3], begun)
        for _ in range(2):
            await _after(gate, 1)
            gate.came(1)
        return begun

    assert asyncio.run(main()) == [1, 2]


def test_a_large_body_keeps_all_waiting_until_it_is_read() -> None:
    async def main() -> list[list[int]]:
        begun: list[int] = []
        gate, seen = _gate(BYTES, 1), []
        await _asking(gate, [1, 2], begun)
        for size in (1, BYTES):
            await _after(gate, size)
            seen.append(begun.copy())
        return seen

    assert asyncio.run(main()) == [[], [1, 2]]


def test_who_gave_up_takes_nobodys_place() -> None:
    async def main() -> list[int]:
        begun: list[int] = []
        gate = _gate(1, 1, 1, 1)
        tasks = await _asking(gate, [1, 2, 3], begun)
        tasks[0].cancel()
        await asyncio.sleep(0)
        await _after(gate, 1)
        return begun

    assert asyncio.run(main()) == [2]
