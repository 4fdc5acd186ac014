"""The whole program as its users run it: as a process, against real servers on loopback."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from cli import main
from demo.province import Background, serve_in_background

Records = list[dict[str, Any]]
OIT = [sys.executable, "-c", "from cli import main; main()"]


@dataclass(frozen=True)
class Ran:
    """One finished run of the command."""

    code: int
    out: str
    err: str

    @property
    def records(self) -> Records:
        return [json.loads(line) for line in self.out.splitlines()]

    def of(self, kind: str) -> Records:
        return [record for record in self.records if record["kind"] == kind]


@dataclass(frozen=True)
class Part:
    """Submissions of some agencies of the province."""

    path: Path
    agencies: tuple[str, ...]


@pytest.fixture
def oit(tmp_path: Path) -> Callable[..., Ran]:
    """Run `oit` in an empty folder and wait for it."""

    def run(*arguments: object, stdin: bytes | None = None, env: dict[str, str] | None = None, timeout: float = 120) -> Ran:
        done = subprocess.run(
            [*OIT, *map(str, arguments)],
            input=stdin,
            cwd=tmp_path,
            env={**os.environ, **(env or {})},
            capture_output=True,
            timeout=timeout,
            check=False,
        )
        return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())

    return run


@pytest.fixture
def called(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """The same without a process of its own, which takes a second."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: object) -> Ran:
        with pytest.raises(SystemExit) as ended:
            main([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return Ran(int(str(ended.value.code)), said.out, said.err)

    return run


@pytest.fixture(scope="session")
def province(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Background]:
    """The demo province, served for all tests."""
    with serve_in_background(tmp_path_factory.mktemp("province")) as running:
        yield running


@pytest.fixture
def some(province: Background, tmp_path: Path) -> Part:
    """Two agencies of the province: enough to be in the middle of."""
    part = Part(tmp_path / "some.csv", ("เทศบาลตำบลบ้านตัวอย่าง", "อบจ.ตัวอย่าง"))
    head, *rows = Path(province.csv).read_text(encoding="utf-8-sig").splitlines(keepends=True)
    part.path.write_text(head + "".join(row for row in rows if row.startswith(part.agencies)), encoding="utf-8")
    return part


@pytest.fixture(scope="session")
def on_province(province: Background) -> list[str]:
    """The options that let a scan reach the province, as of its day, with its short time-out."""
    return ["--allow-network", province.allow_network, "--as-of", str(province.as_of), "--year", "2565", "--timeout", "3"]


@pytest.fixture(scope="session")
def command() -> list[str]:
    """The words that start the program, for tests that do not wait for its end."""
    return OIT


@pytest.fixture(scope="session")
def steady() -> Callable[[Records], Records]:
    """Records without what differs from run to run: times, sizes on the wire, tries, the numbers of scans."""
    return _steady


@pytest.fixture(scope="session")
def checked(province: Background, on_province: list[str], tmp_path_factory: pytest.TempPathFactory) -> tuple[Ran, Path]:
    """One check of the province, and the database it left."""
    folder = tmp_path_factory.mktemp("checked")
    line = [*OIT, "check", str(province.csv), *on_province, "--db", f"sqlite:///{folder / 'oit.db'}"]
    done = subprocess.run(line, capture_output=True, cwd=folder, timeout=180, check=False)
    return Ran(done.returncode, done.stdout.decode(), done.stderr.decode()), folder / "oit.db"


def _steady(records: Records) -> Records:
    passing = {"elapsed_ms", "checked_at", "attempts", "bytes", "scan", "started_at", "finished_at"}
    told_once = {"recovered-on-retry", "slow"}
    kept: Records = []
    for record in records:
        one = {key: value for key, value in record.items() if key not in passing}
        if "reasons" in one:
            one["reasons"] = [reason for reason in one["reasons"] if reason["code"] not in told_once]
        kept.append(one)
    return kept
