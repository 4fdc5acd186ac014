"""Scans the demo province with all its faults over and over in one process, and watches memory, descriptors and threads.

    python tools/soak.py [--minutes 20]

Prints a line a scan, measured when it is over, and a verdict: after the first third of the scans nothing may grow. Linux only.
"""

import argparse
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from demo.province import Background, serve_in_background

# Of memory over two thirds of the time; what leaks a page a scan grows by more within half an hour. Once, after 6,000 to
# 20,000 pages, Python doubles its table of interned strings: 1.8 MB of 84 (2 %), and no more after 400,000 further strings.
MOST_GROWTH = 0.05
LEAST_SCANS = 6
LOOK_SECONDS = 0.2  # the hungriest page of the province takes 120 MB for a moment

# Every scan is one call of the command in the same process: what a call leaves behind adds up. What only waits for Python's
# collector is no such thing: it comes and goes, with a descriptor in it where a worker was lost.
LOOP = """
import gc, sys, time
from cli import oit
end = time.monotonic() + float(sys.argv[1])
while time.monotonic() < end:
    code = oit.main(sys.argv[2:], standalone_mode=False)
    gc.collect()
    print(code, flush=True)
    sys.stdin.readline()
"""


@dataclass(frozen=True)
class Sample:
    """What the process had when a scan was over; `peak_mb`: of all its processes together while it ran."""

    minute: float
    code: str
    memory_mb: float
    peak_mb: float
    descriptors: int
    threads: int
    children: int


def main() -> int:
    """Soak; exit code 1 where something grew."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=20)
    minutes = parser.parse_args().minutes
    if sys.platform != "linux":
        print("reads /proc: Linux only")
        return 2
    with tempfile.TemporaryDirectory(prefix="oit-soak-") as name, serve_in_background(Path(name)) as province:
        samples = _soak(Path(name), province, minutes)
    return _verdict(samples)


def _soak(folder: Path, province: Background, minutes: float) -> list[Sample]:
    line = [
        "check", str(province.csv), "--db", f"sqlite:///{folder / 'oit.db'}", "--allow-network", province.allow_network, "--year", "2565",
        "--as-of", str(province.as_of), "--timeout", "3", "--out", str(folder / "out.jsonl"), "--quiet",
    ]  # fmt: skip
    started, samples = time.monotonic(), list[Sample]()
    print(
        f"{'scan':>5} {'minute':>7} {'exit':>5} {'memory MB':>10} {'peak MB':>8} {'descriptors':>12} {'threads':>8} {'children':>9}"
    )
    command = [sys.executable, "-c", LOOP, str(minutes * 60), *line]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as child:
        while (ended := _until_scan_ends(child)) is not None:
            samples.append(_sample(child.pid, (time.monotonic() - started) / 60, *ended))
            _print(len(samples), samples[-1])
            assert child.stdin is not None  # noqa: S101 -- it was asked for
            child.stdin.write("\n")
            child.stdin.flush()
    return samples


def _until_scan_ends(child: subprocess.Popen[str]) -> tuple[str, float] | None:
    """The scan's exit code and the peak on the way; None when the loop is over."""
    import selectors

    assert child.stdout is not None  # noqa: S101 -- it was asked for
    peak = 0.0
    with selectors.DefaultSelector() as waiting:
        waiting.register(child.stdout, selectors.EVENT_READ)
        while not waiting.select(timeout=LOOK_SECONDS):
            peak = max(peak, sum(memory(pid) for pid in _tree(child.pid)))
    code = child.stdout.readline().strip()
    return (code, peak) if code else None


def _sample(pid: int, minute: float, code: str, peak: float) -> Sample:
    folder = Path(f"/proc/{pid}")
    descriptors, threads = (len(list((folder / name).iterdir())) for name in ("fd", "task"))
    return Sample(minute, code, memory(pid), peak, descriptors, threads, len(_tree(pid)) - 1)


def memory(pid: int) -> float:
    """MB that are a process's own. Pages of files are left out: how many count (as Pss) depends on who else runs the same program."""
    try:
        status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return 0.0
    return sum(int(size) for size in re.findall(r"^Rss(?:Anon|Shmem):\s+(\d+) kB$", status, re.MULTILINE)) / 1024


def _tree(root: int) -> list[int]:
    found = [root]
    for pid in found:
        try:
            tasks = list(Path(f"/proc/{pid}/task").iterdir())
            found += [int(child) for task in tasks for child in (task / "children").read_text().split()]
        except OSError:
            continue
    return found


def _print(number: int, sample: Sample) -> None:
    print(
        f"{number:>5} {sample.minute:>7.1f} {sample.code:>5} {sample.memory_mb:>10.1f} {sample.peak_mb:>8.0f} "
        f"{sample.descriptors:>12} {sample.threads:>8} {sample.children:>9}",
        flush=True,
    )


def _verdict(samples: Sequence[Sample]) -> int:
    if len(samples) < LEAST_SCANS:
        print(f"only {len(samples)} scans: too few to tell; give more --minutes")
        return 2
    settled = samples[len(samples) // 3 :]
    half = len(settled) // 2
    grown = growth([sample.memory_mb for sample in settled])
    # What is looked at in between misses a peak now and then: the usual one is compared, not each.
    before, after = (statistics.median(sample.peak_mb for sample in part) for part in (settled[:half], settled[half:]))
    peaks = after / before - 1
    faults = [
        *(["a scan ended otherwise than with 1"] if {sample.code for sample in samples} != {"1"} else []),
        *([f"memory grew by {grown:.1%}"] if grown > MOST_GROWTH else []),
        *([f"the peak grew by {peaks:.1%}"] if peaks > 2 * MOST_GROWTH else []),
        *(
            f"{name} grew"
            for name in ("descriptors", "threads", "children")
            if max(getattr(s, name) for s in settled[half:]) > max(getattr(s, name) for s in settled[:half])
        ),
    ]
    print(f"{len(samples)} scans in {samples[-1].minute:.0f} minutes; after warm-up memory {grown:+.1%}, peak {peaks:+.1%}")
    print("; ".join(faults) or "flat")
    return 1 if faults else 0


def growth(values: Sequence[float]) -> float:
    """How much a straight line through the values rises from its beginning to its end."""
    if len(values) < 2:
        return 0.0
    slope, start = statistics.linear_regression(range(len(values)), values)
    return slope * (len(values) - 1) / start if start else 0.0


if __name__ == "__main__":
    sys.exit(main())
