"""What hostile hosts cost: the same scan without them, and with one host in ten that drips, hangs, floods or loops.

    python bench/hostile.py [--hosts 40] [--urls 43] [--latency 2.0]

Every host listens at an address of its own and answers each page after about the latency. Exit code 1 above 1.5 times the time.
"""

import argparse
import asyncio
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from demo.faults import faults
from demo.server import Handler, Request, Server, after, respond

MOST = 1.5  # times the scan without them
ONE_IN = 10
KINDS = (
    "drips-body",
    "never-answers",
    "stalls-in-body",
    "gzip-bomb",
    "endless",
    "redirect-endless",
    "drips-head",
    "hangs-up",
    "head-endless",
)
PAGE = "<!doctype html><html lang=th><meta charset=utf-8><title>แผน {0}</title><main><h1>แผนการใช้จ่ายงบประมาณ {0} ปี 2565</h1><p>{1}</main>"
OIT = [sys.executable, "-c", "from cli import main; main()"]


def main() -> int:
    """Run both scans and print their figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--hosts", type=int, default=40)
    parser.add_argument("--urls", type=int, default=43)
    parser.add_argument("--latency", type=float, default=2.0)
    options = parser.parse_args()
    usual = _scan(options.hosts, options.urls, options.latency, hostile=False)
    hostile = _scan(options.hosts, options.urls, options.latency, hostile=True)
    print(f"ratio {hostile / usual:.2f} (at most {MOST})")
    return 0 if hostile <= MOST * usual else 1


def _scan(hosts: int, urls: int, latency: float, *, hostile: bool) -> float:
    with tempfile.TemporaryDirectory(prefix="oit-hostile-") as name, _served(hosts, latency, hostile=hostile) as addresses:
        folder = Path(name)
        rows = "".join(
            f"อบต.ที่ {number},O{place + 1},http://{host}:{port}/{place}\n"
            for number, (host, port) in enumerate(addresses)
            for place in range(urls)
        )
        (folder / "a.csv").write_text("หน่วยงาน,ข้อ,ลิงก์\n" + rows, encoding="utf-8")
        line = [*OIT, "check", "a.csv", "--allow-network", "127.0.0.0/8", "--year", "2565", "--as-of", "2022-04-20", "--quiet"]
        started = time.monotonic()
        done = subprocess.run([*line, "--out", "out.jsonl"], cwd=folder, check=False)
        seconds = time.monotonic() - started
    kind = f"{hosts // ONE_IN} of them hostile" if hostile else "none hostile"
    print(f"{hosts} hosts, {kind}: {hosts * urls} URLs in {seconds:.1f} s, exit {done.returncode}", flush=True)
    return seconds


@contextmanager
def _served(hosts: int, latency: float, *, hostile: bool) -> Iterator[Sequence[tuple[str, int]]]:
    """Hosts at addresses of their own, served from a thread."""
    known, luck = faults(), random.Random(1)
    found: list[Sequence[tuple[str, int]]] = []
    ready, stop = threading.Event(), threading.Event()

    def route(request: Request) -> Handler:
        number = int(request.local[0].rpartition(".")[2])
        if hostile and number % ONE_IN == 0:
            return known[KINDS[number // ONE_IN % len(KINDS)]]
        page = respond(PAGE.format(request.path, "รายการ " * 300), status=200 if request.path != "/robots.txt" else 404)
        return after(latency * luck.uniform(0.5, 1.5), page)

    async def run() -> None:
        async with Server(route, [(f"127.0.4.{1 + number}", 0) for number in range(hosts)]) as server:
            found.append(server.addresses)
            ready.set()
            await asyncio.to_thread(stop.wait)

    thread = threading.Thread(target=lambda: asyncio.run(run()), daemon=True)
    thread.start()
    ready.wait()
    try:
        yield found[0]
    finally:
        stop.set()
        thread.join()


if __name__ == "__main__":
    sys.exit(main())
