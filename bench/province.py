"""The load of the benchmark: a generated province in a process of its own, with the faults of real ones in known shares.

    python bench/province.py serve --folder FOLDER [--agencies 84] [--per-agency 43] [--latency lognormal|zero]
                                   [--faults|--no-faults] [--seed 1] [--page-kb 100]
                                   [--documents SHARE] [--large]

Without a word about them there are faults where there is latency: `--latency zero` alone measures the work on good pages.

Prints one JSON line with the submissions (`csv`), what is right to say of each (`expected`, JSONL) and the port; serves one
loopback address an agency until its standard input ends; then prints one JSON line with what it saw.
"""

import argparse
import asyncio
import csv
import json
import socket
import sys
import tempfile
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from load import PROVINCE_YEAR, Load, Plan, plan
from papers import papers

from demo.server import Server

HEADERS = ("หน่วยงาน", "จังหวัด", "เว็บไซต์", "ปีงบประมาณ", "ข้อ", "ลิงก์")
HOSTS_A_BLOCK = 250


@dataclass(frozen=True)
class Options:
    """What was asked for on the command line."""

    agencies: int
    per_agency: int
    latency: str
    faults: bool
    seed: int
    page_kb: int
    documents: float
    large: bool
    folder: Path


def main(arguments: Sequence[str] | None = None) -> None:
    """Generate, announce, serve, report."""
    parser = argparse.ArgumentParser(description="serve a generated province")
    parser.add_argument("command", choices=["serve"])
    parser.add_argument("--agencies", type=int, default=84)
    parser.add_argument("--per-agency", type=int, default=43)
    parser.add_argument("--latency", choices=["lognormal", "zero"], default="lognormal")
    parser.add_argument("--faults", action=argparse.BooleanOptionalAction, default=None)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--page-kb", type=int, default=100)
    parser.add_argument("--documents", type=float, default=0.0, help="share of the pages that link to their documents")
    parser.add_argument("--large", action="store_true", help="PDFs have 1 to 10 MB and come over slow lines")
    parser.add_argument("--folder", type=Path, default=None)
    given = vars(parser.parse_args(arguments))
    given.pop("command")
    folder = given.pop("folder") or Path(tempfile.mkdtemp(prefix="oit-load-"))
    if given["faults"] is None:
        given["faults"] = given["latency"] != "zero"
    asyncio.run(serve(Options(folder=folder, **given)))


async def serve(options: Options) -> None:
    """Serve until standard input ends."""
    hosts = _hosts(options.agencies)
    with closing(socket.socket()) as closed:
        port = _common_port(hosts)
        closed.bind((hosts[0], 0))  # held, never listened at: what asks there is refused
        plans = [
            plan(number, hosts[number], port, closed.getsockname()[1], per_agency=options.per_agency, seed=options.seed,
                 faults=options.faults, documents=options.documents)
            for number in range(options.agencies)
        ]  # fmt: skip
        large = papers() if options.large else ()
        load = Load(plans, latency=options.latency, seed=options.seed, page_bytes=options.page_kb * 1000, papers=large)
        announced = _write(plans, options.folder)
        async with Server(load.route, [(host, port) for host in hosts]) as server:
            print(json.dumps({**announced, "port": port}), flush=True)
            await asyncio.to_thread(sys.stdin.read)
            print(json.dumps(load.report(server), ensure_ascii=False), flush=True)


def _write(plans: Sequence[Plan], folder: Path) -> dict[str, str]:
    folder.mkdir(parents=True, exist_ok=True)
    submissions, expected = folder / "submissions.csv", folder / "expected.jsonl"
    with submissions.open("w", encoding="utf-8-sig", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(HEADERS)
        for each in plans:
            writer.writerows((each.name, "ตัวอย่าง", each.home, PROVINCE_YEAR, row.code, row.url) for row in each.rows)
    with expected.open("w", encoding="utf-8") as out:
        for each in plans:
            for row in each.rows:
                record = {"agency": each.name, "indicator": row.code, "url": row.url, "kind": row.kind, **row.expected}
                out.write(json.dumps(record, ensure_ascii=False) + "\n")
    return {"csv": str(submissions), "expected": str(expected)}


def _hosts(count: int) -> list[str]:
    return [f"127.0.{1 + number // HOSTS_A_BLOCK}.{1 + number % HOSTS_A_BLOCK}" for number in range(count)]


def _common_port(hosts: Sequence[str]) -> int:
    """A port that is free at every address; tried at the first and then at all."""
    for _ in range(20):
        with closing(socket.socket()) as probe:
            probe.bind((hosts[0], 0))
            port = int(probe.getsockname()[1])
        if all(_is_free(host, port) for host in hosts):
            return port
    raise OSError("no port is free at all addresses")


def _is_free(host: str, port: int) -> bool:
    with closing(socket.socket()) as probe:
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


if __name__ == "__main__":
    main()
