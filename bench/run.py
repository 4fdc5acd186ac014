"""How fast a whole check is: a generated province on loopback, with realistic latency (one URL in twenty is a PDF; then also a
PDF behind every second page; then one of 1 to 10 MB behind every third), and with zero latency.

    python bench/run.py [realistic|attachments|large|zero ...]

For each setting it prints wall and CPU time, peak memory of all processes together, URLs a second, requests for each URL, the most
requests that any host had in flight, and the lower bound that the per-host limit allows for the latencies served and the time-outs:
the slowest host's seconds over `--per-host`, then, when all hosts are done, the longest last round, whose requests are whole. The
server runs in a process of its own and is not counted.
"""

import argparse
import json
import math
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
OIT = Path(os.environ.get("OIT_BIN") or Path(sys.executable).with_name("oit"))
PER_HOST = 2
SAMPLE_SECONDS = 0.2
MOST_MB = 800  # of all processes together
SETTINGS = {
    "realistic": ["--latency", "lognormal", "--agencies", "84", "--per-agency", "43"],
    "attachments": ["--latency", "lognormal", "--agencies", "84", "--per-agency", "43", "--documents", "1"],
    "large": ["--latency", "lognormal", "--agencies", "130", "--per-agency", "10", "--documents", "0.33", "--large"],
    "zero": ["--latency", "zero", "--agencies", "100", "--per-agency", "100"],
}


@dataclass(frozen=True)
class Run:
    """What one whole-process run of the command cost."""

    code: int
    wall: float
    cpu: float
    peak_mb: float
    largest_mb: float


def main() -> int:
    """Run each setting once and print its figures; 1 where one takes more memory than it may."""
    parser = argparse.ArgumentParser()
    parser.add_argument("settings", nargs="*", default=list(SETTINGS))
    parser.add_argument("--keep", type=Path, help="folder that keeps the records")
    arguments = parser.parse_args()
    print("Python", sys.version)  # one that was built without its profile is a tenth to a fifth slower
    peaks = []
    for name in arguments.settings:
        with tempfile.TemporaryDirectory(prefix="oit-bench-") as folder:
            peaks.append(_setting(name, Path(folder), arguments.keep))
    return int(max(peaks) > MOST_MB)


def _setting(name: str, folder: Path, keep: Path | None) -> float:
    """One setting; its peak memory."""
    command = [sys.executable, str(HERE / "province.py"), "serve", "--seed", "1", "--folder", str(folder), *SETTINGS[name]]
    server = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert server.stdout is not None  # noqa: S101 -- it was asked for
    served = json.loads(server.stdout.readline())
    out = folder / "out.jsonl"
    run = _measured([
        str(OIT), "check", served["csv"], "--db", f"sqlite:///{folder / 'bench.db'}", "--allow-network", "127.0.0.0/8",
        "--year", "2565", "--as-of", "2022-04-20", "--per-host", str(PER_HOST), "--out", str(out), "--quiet",
    ])  # fmt: skip
    report, _ = server.communicate("", timeout=60)
    figures = json.loads(report.strip().splitlines()[-1])
    _print(name, run, out, figures)
    if keep:
        keep.mkdir(parents=True, exist_ok=True)
        shutil.copy(out, keep / f"{name}.jsonl")
        shutil.copy(served["expected"], keep / f"{name}.expected.jsonl")
    return run.peak_mb


def _measured(command: list[str]) -> Run:
    started = time.monotonic()
    process = subprocess.Popen(command)
    peak = [0.0]
    watching = threading.Thread(target=_watch, args=(process.pid, peak), daemon=True)
    watching.start()
    _, status, usage = os.wait4(process.pid, 0)
    return Run(
        os.waitstatus_to_exitcode(status),
        time.monotonic() - started,
        usage.ru_utime + usage.ru_stime,
        peak[0],
        usage.ru_maxrss / 1024,
    )


def _watch(root: int, peak: list[float]) -> None:
    """The largest proportional set size of the process and its descendants together, in MB."""
    while Path(f"/proc/{root}").exists():
        total = 0.0
        for pid in _tree(root):
            try:
                rollup = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
            except OSError:
                continue
            total += int(rollup.split("\nPss:")[1].split()[0]) / 1024
        peak[0] = max(peak[0], total)
        time.sleep(SAMPLE_SECONDS)


def _tree(root: int) -> list[int]:
    found = [root]
    for pid in found:
        try:
            children = [
                int(child) for task in Path(f"/proc/{pid}/task").iterdir() for child in (task / "children").read_text().split()
            ]
        except OSError:
            continue
        found += children
    return found


def _lower_bounds(figures: dict[str, Any]) -> tuple[float, float]:
    """The least seconds of the main round, and of the last one, which asks once more for each page that never answers."""
    seconds = Counter(figures["latency_by_host"])
    last = [0.0]
    for host, pages in figures["unanswered_by_host"].items():
        seconds[host] += sum(sum(waits[:-1]) for waits in pages)
        last.append(math.ceil(len(pages) / PER_HOST) * min(waits[-1] for waits in pages))
    return max(seconds.values(), default=0.0) / PER_HOST, max(last)


def _print(name: str, run: Run, out: Path, figures: dict[str, Any]) -> None:
    records = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    submissions = [record for record in records if record["kind"] == "submission"]
    main_round, last_round = _lower_bounds(figures)
    floor = main_round + last_round
    count = len(submissions)
    print(f"== {name}: {count} URLs, exit {run.code}")
    print(
        f"   wall {run.wall:.1f} s, lower bound {main_round:.1f} + {last_round:.1f} s, ratio {run.wall / floor:.2f}"
        if floor
        else f"   wall {run.wall:.1f} s"
    )
    print(f"   CPU {run.cpu:.1f} s = {1000 * run.cpu / count:.1f} ms a URL, {count / run.cpu:.0f} URLs a CPU second")
    print(f"   {count / run.wall:.0f} URLs a second")
    print(f"   peak memory {run.peak_mb:.0f} MB (at most {MOST_MB}), of the largest process {run.largest_mb:.0f} MB")
    print(f"   requests a URL {figures['requests'] / count:.3f}, most in flight at a host {figures['peak_in_flight']}")
    print(f"   outcomes {dict(Counter(record['outcome'] for record in submissions).most_common())}")
    print(f"   verdicts {dict(Counter(record['verdict'] for record in submissions).most_common())}")


if __name__ == "__main__":
    sys.exit(main())
