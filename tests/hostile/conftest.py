"""The real command against hostile servers on loopback: one network that is opened for it, one that is not."""

import asyncio
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from cli import main
from demo.server import Handler, Request, Seen, Server, respond

OIT = [sys.executable, "-c", "from cli import main; main()"]
OPENED, CLOSED = "127.0.0.2", "127.0.0.9"  # only the first is named with --allow-network


@dataclass(frozen=True)
class Ran:
    """One finished run of the command."""

    code: int
    out: bytes
    err: str


@dataclass(frozen=True)
class Village:
    """A site that may be asked, and an inner one that may not; both keep a log."""

    site: str
    secret: str
    site_log: list[Seen]
    secret_log: list[Seen]


@pytest.fixture
def oit(tmp_path: Path) -> Callable[..., Ran]:
    """Run `oit` in an empty folder and wait for it."""

    def run(*arguments: object, env: dict[str, str] | None = None, timeout: float = 120, **more: Any) -> Ran:
        line = [*OIT, *map(str, arguments)]
        settings: dict[str, Any] = {
            "cwd": tmp_path,
            "env": {**os.environ, **(env or {})},
            "capture_output": True,
            "timeout": timeout,
        }
        done = subprocess.run(line, check=False, **settings, **more)
        return Ran(done.returncode, done.stdout, done.stderr.decode())

    return run


@pytest.fixture
def called(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]) -> Callable[..., Ran]:
    """The same without a process of its own, which takes a second."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: object, env: dict[str, str] | None = None) -> Ran:
        with monkeypatch.context() as patch:
            for name, value in (env or {}).items():
                patch.setenv(name, value)
            with pytest.raises(SystemExit) as ended:
                main([str(argument) for argument in arguments])
        said = capsysbinary.readouterr()
        return Ran(int(str(ended.value.code)), said.out, said.err.decode())

    return run


@pytest.fixture
def command() -> list[str]:
    """The words that start the program, for tests that do not wait for its end."""
    return OIT


@pytest.fixture
def village() -> Callable[..., Any]:
    """Serve a village from a thread of its own; `answers` makes the paths of the site from the secret address."""
    return _village


@contextmanager
def _village(answers: Callable[[str], dict[str, Handler]]) -> Iterator[Village]:
    found: list[Village] = []
    ready, stop = threading.Event(), threading.Event()

    async def run() -> None:
        known: dict[str, Handler] = {}
        missing, page = respond("<h1>404</h1>", status=404), respond("<h1>inner</h1>")

        def route(request: Request) -> Handler:
            return known.get(request.path, missing)

        async with Server(route, [(OPENED, 0)]) as site, Server(lambda _: page, [(CLOSED, 0)]) as secret:
            known.update(answers(secret.url))
            found.append(Village(site.url, secret.url, site.log, secret.log))
            ready.set()
            await asyncio.to_thread(stop.wait)

    thread = threading.Thread(target=lambda: asyncio.run(run()), daemon=True)
    thread.start()
    assert ready.wait(10)
    try:
        yield found[0]
    finally:
        stop.set()
        thread.join()
