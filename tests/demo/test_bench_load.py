"""The load of the benchmark: announced in one line, served as announced, reported at the end."""

import csv
import json
import subprocess
import sys
import urllib.request
from collections import Counter
from pathlib import Path

import pytest

PROGRAM = Path(__file__).parents[2] / "bench" / "province.py"
AGENCIES, EACH = 3, 60


# Each run takes about 2 s: a process of its own, with whole sites.
@pytest.mark.parametrize("latency", ["zero", "lognormal"])
def test_the_load_is_announced_served_and_reported(tmp_path: Path, latency: str) -> None:
    sizes = ["--agencies", str(AGENCIES), "--per-agency", str(EACH), "--latency", latency]
    command = [sys.executable, str(PROGRAM), "serve", "--folder", str(tmp_path), *sizes]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        announced = json.loads(process.stdout.readline())
        rows = list(csv.DictReader(Path(announced["csv"]).read_text("utf-8-sig").splitlines()))
        expected = [json.loads(line) for line in Path(announced["expected"]).read_text("utf-8").splitlines()]
        url = next(record["url"] for record in expected if record["kind"] == "page")
        with urllib.request.urlopen(url, timeout=20) as answer:  # noqa: S310 -- loopback
            body = answer.read()
        out, _ = process.communicate("", timeout=20)
    report = json.loads(out.splitlines()[-1])
    assert len(rows) == AGENCIES * EACH == len({row["ลิงก์"] for row in rows})
    assert [row["ลิงก์"] for row in rows] == [record["url"] for record in expected]
    assert 90_000 < len(body) < 110_000
    assert report["requests"] == 1
    assert report["peak_in_flight"] == 1
    assert bool(report["latency_by_host"]) is (latency == "lognormal")
    kinds = Counter(record["kind"] for record in expected)
    assert (set(kinds) == {"page"}) is (latency == "zero")
    assert kinds["page"] > AGENCIES * EACH * 0.6
