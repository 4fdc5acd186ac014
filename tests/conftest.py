"""What several areas of the tests need: a real PostgreSQL server; and which tests share a process."""

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

import psycopg
import pytest
from hypothesis import HealthCheck, settings
from xdist.scheduler import LoadScopeScheduling

# The same examples every time, and no limits on time: a crowded machine pauses for half a second in the midst of one.
settings.register_profile("checks", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("checks")

SERVERS = ("/usr/lib/postgresql/*/bin", "/usr/local/pgsql/bin", "/opt/homebrew/opt/postgresql*/bin")
_numbers = count()
# Folders whose tests take seconds each: they begin first, each for itself; elsewhere a file's tests share a process ...
LONG = ("whole", "nights", "hostile", "fuzz", "scans")
# ... and so do those that look at one and the same run of the program.
OF_ONE_RUN = {
    "tests/whole/test_province.py": "checked",
    "tests/whole/test_interrupted.py": "checked",
    "tests/whole/test_report.py": "checked",
    "tests/whole/test_network.py": "checked",
    "tests/whole/test_outside.py": "outside",
    "tests/whole/test_package.py": "package",
    "tests/hostile/test_written.py": "written",
}


def pytest_configure() -> None:
    """Ctrl-C as at a terminal: what starts in the background begins with it ignored, and so would every program that a test starts."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Long tests first, so that no process is left alone with them at the end."""
    items.sort(key=lambda item: (_file(item.nodeid) not in OF_ONE_RUN, not _is_long(item.nodeid)))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> LoadScopeScheduling:
    """Which tests go to one process; `--dist loadgroup` of pytest-xdist 3.8 does nothing with pytest 9.2 (its issue 1386)."""
    return _Sharing(config, log)


class _Sharing(LoadScopeScheduling):
    def _split_scope(self, nodeid: str) -> str:
        file = _file(nodeid)
        return OF_ONE_RUN.get(file) or (nodeid if _is_long(nodeid) else file)


def _is_long(nodeid: str) -> bool:
    return nodeid.split("/")[1] in LONG


def _file(nodeid: str) -> str:
    return nodeid.split("::")[0]


@dataclass(frozen=True)
class Server:
    """A PostgreSQL server that only this test run can reach."""

    folder: Path

    def url(self, database: str) -> str:
        """The SQLAlchemy URL of one of its databases."""
        return f"postgresql://postgres@/{database}?host={self.folder}"

    def execute(self, statement: str) -> None:
        """Run a statement outside a transaction."""
        with psycopg.connect(f"host={self.folder} user=postgres dbname=postgres", autocommit=True) as connection:
            connection.execute(statement.encode())

    def new_database(self) -> str:
        """The URL of a database in which there is nothing."""
        name = f"oit_{next(_numbers)}"
        self.execute(f"CREATE DATABASE {name} TEMPLATE template0")
        return self.url(name)


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Server]:
    """A server in a folder of its own, without network, as the user that may run one."""
    initdb = _program("initdb")
    if initdb is None:
        pytest.skip("no PostgreSQL server is installed (initdb not found): storage was tested on SQLite only")
    if os.name != "posix":
        pytest.skip("the PostgreSQL tests use a local socket, which this system has not: storage was tested on SQLite only")
    user = "postgres" if os.geteuid() == 0 else None  # a server refuses to run as root
    folder = Path(tempfile.mkdtemp(prefix="oit-pg-"))
    if user:
        shutil.chown(folder, user)
    data = folder / "data"
    pg_ctl = [str(initdb.parent / "pg_ctl"), "-D", str(data), "-w", "-t", "60"]
    try:
        _run(
            [str(initdb), "-D", str(data), "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync", "--locale=C"],
            folder,
            user,
        )
        options = f"-k {folder} -c listen_addresses='' -c fsync=off -c full_page_writes=off -c max_connections=40"
        _run([*pg_ctl, "-l", str(folder / "log"), "-o", options, "start"], folder, user)
        try:
            yield Server(folder)
        finally:
            _run([*pg_ctl, "-m", "immediate", "stop"], folder, user)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _program(name: str) -> Path | None:
    found = shutil.which(name)
    # Debian puts a link into PATH; pg_ctl and postgres stand beside what it points at.
    candidates = [Path(found).resolve()] if found else []
    for pattern in SERVERS:
        candidates += sorted(Path("/").glob(f"{pattern.lstrip('/')}/{name}"), reverse=True)
    return next((path for path in candidates if path.exists()), None)


def _run(command: list[str], folder: Path, user: str | None) -> None:
    with (folder.parent / f"{folder.name}.out").open("w+b") as output:
        done = subprocess.run(command, cwd=folder, user=user, stdout=output, stderr=output, timeout=120, check=False)
        output.seek(0)
        said = output.read().decode(errors="replace")
    Path(output.name).unlink()
    if done.returncode:
        pytest.skip(f"the PostgreSQL server could not be started: {said[-300:]}")
