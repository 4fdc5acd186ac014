"""Fetching alone: pages of 100 kB from 200 loopback hosts that another process serves; prints URLs/s, CPU and memory.

python bench/fetch.py [--urls 4000] [--hosts 200] [--kilobytes 100] [--gzip]
"""

import argparse
import asyncio
import gzip
import multiprocessing
import resource
import sys
import time
from collections.abc import Sequence
from multiprocessing.connection import Connection

from crawler.client import FetchSettings, open_client
from demo.server import Handler, Request, Server, respond
from model.outcome import Outcome

WORDS = "<p>แผนการใช้จ่ายงบประมาณประจำปีงบประมาณ พ.ศ. ๒๕๖๕ ขององค์การบริหารส่วนตำบลทุ่งสมมุติ</p>\n"


def main() -> int:
    """Run the measurement; exit code 1 where a page did not come back whole."""
    options = _options()
    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.Process(target=_serve, args=(theirs, options.hosts, options.kilobytes, options.gzip), daemon=True)
    process.start()
    try:
        return asyncio.run(_measure(ours.recv(), options.urls))
    finally:
        process.terminate()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--urls", type=int, default=4000)
    parser.add_argument("--hosts", type=int, default=200)
    parser.add_argument("--kilobytes", type=int, default=100)
    parser.add_argument("--gzip", action="store_true")
    return parser.parse_args()


def _page(kilobytes: int, *, packed: bool) -> Handler:
    body = (WORDS * (kilobytes * 1000 // len(WORDS.encode()) + 1)).encode()[: kilobytes * 1000]
    return respond(gzip.compress(body), headers=[("Content-Encoding", "gzip")]) if packed else respond(body)


def _serve(pipe: Connection, hosts: int, kilobytes: int, packed: bool) -> None:
    page = _page(kilobytes, packed=packed)

    def route(_request: Request) -> Handler:
        return page

    async def run() -> None:
        names = [(f"127.0.{1 + number // 250}.{1 + number % 250}", 0) for number in range(hosts)]
        async with Server(route, names) as server:
            pipe.send(server.addresses)
            await asyncio.Event().wait()

    asyncio.run(run())


async def _measure(addresses: Sequence[tuple[str, int]], count: int) -> int:
    urls = [f"http://{host}:{port}/{number}" for number in range(count) for host, port in [addresses[number % len(addresses)]]]
    async with open_client(FetchSettings(allow_networks=("127.0.0.0/8",))) as client:
        wall, cpu = time.perf_counter(), time.process_time()
        captures = await asyncio.gather(*(client.fetch(url) for url in urls))
        wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    fine = sum(capture.outcome is Outcome.OK for capture in captures)
    print(f"{count} URLs on {len(addresses)} hosts, {captures[0].size:,} bytes each on the wire, {fine} in order")
    print(f"  wall {wall:6.2f} s   {count / wall:7.0f} URLs/s")
    print(f"  CPU  {cpu:6.2f} s   {count / cpu:7.0f} URLs/CPU-s   {cpu / count * 1000:.2f} ms/URL")
    print(f"  peak memory {_peak_mb():.0f} MB (all {count} bodies are kept), {client.requests} requests")
    return 0 if fine == count else 1


def _peak_mb() -> float:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 2**20 if sys.platform == "darwin" else peak / 2**10


if __name__ == "__main__":
    sys.exit(main())
