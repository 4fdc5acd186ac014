"""SIGKILL at random points of a nightly run, then the same command again: nothing is lost, nothing is told twice.

A town on loopback, a real mail server, and `oit nightly` as a process. Half of the points are moments of the run, the other
half lie around the hand-over of a letter (`Aim`). What is compared with an undisturbed run: the findings, the outbox, and the
letters by their Message-ID. A letter may come twice only where the server had kept it and the program was not seen to have gone
on; `kept` is aimed at just that, so all of those must come twice, and none of the others need to.
Run: `.venv/bin/python bench/kill.py --points 50`.
"""

import argparse
import json
import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from enum import StrEnum
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import Envelope

from storage.session import open_store
from storage.tables import outbox

OIT = [sys.executable, "-c", "from cli import main; main()"]
PAGE = (
    "<!doctype html><html lang='th'><meta charset='utf-8'><title>{0}</title><h1>{0}</h1><p>ปีงบประมาณ พ.ศ. 2565 {0}</p></html>"
)
PATIENCE = 900  # seconds for one night, which takes 2 on a machine of its own
TOPICS = ("โครงสร้างหน่วยงาน", "ข้อมูลผู้บริหาร", "อำนาจหน้าที่")
TIMES = {"checked_at", "elapsed_ms", "attempts", "bytes", "scan", "started_at", "finished_at"}  # other ones in every run


class Aim(StrEnum):
    """Where the program is killed."""

    MOMENT = "at a moment of the run"
    OFFERED = "as the server is offered a letter"  # it does not have it yet: nothing may come twice
    KEPT = "after the server kept a letter, before it answers"  # nobody can know then: it must come again
    NEAR = "within 20 ms of the keeping of a letter"  # the answer, our commit, and what follows
    SETTLED = "after the program has gone on from a letter"  # it knows: nothing may come twice


@dataclass
class Post:
    """The mail server. `unsettled`: the letter that it kept last, until the program says its next word."""

    ids: list[str] = field(default_factory=list)
    unsettled: str | None = None
    on: Callable[[Aim, int], None] = lambda _aim, _number: None

    async def handle_MAIL(  # noqa: N802
        self, _server: object, _session: object, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """The next letter begins."""
        self._gone_on()
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 ok"

    async def handle_RCPT(  # noqa: N802
        self, _server: object, _session: object, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        """A letter is offered."""
        self.on(Aim.OFFERED, len(self.ids) + 1)
        envelope.rcpt_tos.append(address)
        return "250 ok"

    async def handle_DATA(self, _server: object, _session: object, envelope: Envelope) -> str:  # noqa: N802
        """Keep a letter."""
        mail = message_from_bytes(envelope.content or b"", policy=policy.default)
        self.unsettled = str(mail["Message-ID"])
        self.ids.append(self.unsettled)
        self.on(Aim.KEPT, len(self.ids))
        return "250 kept"

    async def handle_QUIT(self, _server: object, _session: object, _envelope: Envelope) -> str:  # noqa: N802
        """That was all."""
        self._gone_on()
        return "221 bye"

    def _gone_on(self) -> None:
        if self.unsettled is not None:
            self.on(Aim.SETTLED, len(self.ids))
        self.unsettled = None


@dataclass(frozen=True)
class Outcome:
    """What a night left behind."""

    findings: tuple[str, ...]
    outbox: tuple[tuple[str, ...], ...]
    letters: frozenset[str]


@dataclass
class Bench:
    """The town, its mail server, and the database as it was before the night."""

    folder: Path
    port: int
    post: Post
    dead: set[str]
    before: Path

    def start(self, db: Path) -> subprocess.Popen[bytes]:
        """`oit nightly` on a database."""
        environment = {
            "OIT_SMTP_HOST": "127.0.0.1", "OIT_SMTP_PORT": str(self.port), "OIT_SMTP_SECURITY": "none", "OIT_MAIL_FROM": "oit@office.example",
            "OIT_MAIL_OFFICE": "office@office.example",
        }  # fmt: skip
        line = [*OIT, "nightly", "--db", f"sqlite:///{db}", "--year", "2565", "--as-of", "2022-03-08", "--allow-network", "127.0.0.0/8",
                "--attachments", "0", "--pause", "0", "--format", "jsonl", "--out", f"{db}.jsonl", "--quiet"]  # fmt: skip
        return subprocess.Popen(line, cwd=self.folder, env={**os.environ, **environment}, stderr=subprocess.PIPE)

    def finish(self, db: Path) -> Outcome:
        """Run it to its end; what the whole night left."""
        process = self.start(db)
        _, said = process.communicate(timeout=PATIENCE)
        if process.returncode not in (0, 1):
            sys.exit(f"oit nightly ended with {process.returncode}: {said.decode()}")
        return self.outcome(db)

    def outcome(self, db: Path) -> Outcome:
        """Findings, outbox and letters."""
        records = [json.loads(line) for line in Path(f"{db}.jsonl").read_text(encoding="utf-8").splitlines()]
        steady = tuple(json.dumps({k: v for k, v in record.items() if k not in TIMES}, sort_keys=True) for record in records)
        columns = (outbox.c.kind, outbox.c.agency, outbox.c.recipient, outbox.c.subject, outbox.c.state)
        with open_store(f"sqlite:///{db}") as store, store.read() as connection:
            rows = connection.execute(outbox.select().with_only_columns(*columns).order_by(outbox.c.id)).all()
        return Outcome(steady, tuple(tuple(map(str, row)) for row in rows), frozenset(self.post.ids))


def main() -> int:
    """Kill so often; exit code 1 where a night that was cut off ended otherwise than an undisturbed one."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--points", type=int, default=50)
    parser.add_argument("--agencies", type=int, default=6)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    rng = random.Random(arguments.seed)
    with _town() as (address, dead), tempfile.TemporaryDirectory() as folder, _served(Post()) as (post, port):
        bench = Bench(Path(folder), port, post, dead, Path(folder) / "before.db")
        _first_night(bench, address, arguments.agencies)
        wanted, seconds = _undisturbed(bench)
        print(f"undisturbed: {seconds:.1f} s, {len(wanted.letters)} letters, {len(wanted.findings)} records")
        found = []
        for at in range(arguments.points):
            found.append(_point(bench, at, seconds, arguments.agencies, rng))
            right = "as undisturbed" if found[-1].outcome == wanted else f"WRONG: {_difference(found[-1].outcome, wanted)}"
            print(f"{at + 1:4} {found[-1].aim}, {found[-1].where}: {right}, {len(found[-1].twice)} twice", flush=True)
    return _report(found, wanted)


def _first_night(bench: Bench, address: str, agencies: int) -> None:
    """The night before: everything is in order, and everybody has been written to."""
    rows = [
        f"เทศบาลตำบลบ้านตัวอย่าง {n},O{at + 1},{address}/{n}/{at},a{n}@ban.example"
        for n in range(agencies)
        for at in range(len(TOPICS))
    ]
    csv = bench.folder / "town.csv"
    csv.write_text("\n".join(["agency,indicator,url,email", *rows]), encoding="utf-8")
    db = f"sqlite:///{bench.before}"
    subprocess.run([*OIT, "import", str(csv), "--db", db, "--year", "2565", "--quiet"], check=True, timeout=60)
    bench.finish(bench.before)
    bench.dead.update(f"/{n}/0" for n in range(agencies))


def _undisturbed(bench: Bench) -> tuple[Outcome, float]:
    bench.post.ids.clear()
    began = time.monotonic()
    found = bench.finish(_copy(bench, "undisturbed"))
    return found, time.monotonic() - began


def _copy(bench: Bench, name: str) -> Path:
    db = bench.folder / f"{name}.db"
    shutil.copy(bench.before, db)
    return db


@dataclass(frozen=True)
class Point:
    """One night that was cut off: where, what it left in the end, which letters came twice, and which one was unsettled."""

    aim: Aim
    where: str
    killed: bool
    outcome: Outcome
    twice: frozenset[str]
    unsettled: str | None


def _point(bench: Bench, at: int, seconds: float, letters: int, rng: random.Random) -> Point:
    """One night: killed, then run again to its end."""
    db, post = _copy(bench, f"killed-{at}"), bench.post
    post.ids.clear()
    post.unsettled = None
    process = bench.start(db)
    aim = Aim.MOMENT if at % 2 == 0 else list(Aim)[1 + at // 2 % (len(Aim) - 1)]
    if aim is Aim.MOMENT:
        moment = rng.uniform(0, seconds)
        where = f"after {moment:.2f} s"
        time.sleep(moment)
        process.send_signal(signal.SIGKILL)
    else:
        where = _aim(post, process, aim, rng.randint(1, letters), rng)
    process.communicate(timeout=PATIENCE)
    post.on = lambda _aim, _number: None
    killed, unsettled = process.returncode == -signal.SIGKILL, post.unsettled
    outcome = bench.finish(db)
    twice = frozenset(name for name, count in Counter(post.ids).items() if count > 1)
    return Point(aim, where, killed, outcome, twice, unsettled)


def _aim(post: Post, process: subprocess.Popen[bytes], aim: Aim, number: int, rng: random.Random) -> str:
    delay = rng.uniform(0, 0.02) if aim is Aim.NEAR else 0.0

    def on(seen: Aim, letter: int) -> None:
        if letter != number or seen is not (Aim.KEPT if aim is Aim.NEAR else aim):
            return
        if delay:
            threading.Timer(delay, process.send_signal, (signal.SIGKILL,)).start()
        else:
            process.send_signal(signal.SIGKILL)

    post.on = on
    return f"letter {number}" + (f", {1000 * delay:.1f} ms" if delay else "")


def _report(found: Sequence[Point], wanted: Outcome) -> int:
    wrong = [point for point in found if point.outcome != wanted]
    print(f"{len(found)} points, {sum(point.killed for point in found)} killed in time")
    print(f"  findings, outbox and letters as undisturbed: {len(found) - len(wrong)} of {len(found)}")
    for aim in Aim:
        here = [point for point in found if point.aim is aim]
        print(f"  {aim}: {len(here)} points, a letter twice at {sum(bool(point.twice) for point in here)}")
    needless = [point for point in found if point.twice - {point.unsettled}]
    for point in needless:
        print(f"  NEEDLESSLY TWICE {point.aim}, {point.where}: {sorted(point.twice)}")
    lost = [point for point in found if point.killed and point.aim is Aim.KEPT and not point.twice]
    for point in lost:
        print(f"  NOT SENT AGAIN {point.where}: the program cannot have known that the server had it")
    return 1 if wrong or needless or lost else 0


def _difference(found: Outcome, wanted: Outcome) -> str:
    """What is other, and the first of it."""
    return "; ".join(
        f"{name}: {sorted(map(str, set(mine) - set(theirs)))[:1]} in place of {sorted(map(str, set(theirs) - set(mine)))[:1]}"
        for name, mine, theirs in (
            ("findings", found.findings, wanted.findings),
            ("outbox", found.outbox, wanted.outbox),
            ("letters", found.letters, wanted.letters),
        )
        if mine != theirs
    )


@contextmanager
def _served(post: Post) -> Iterator[tuple[Post, int]]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = int(free.getsockname()[1])
    controller = Controller(post, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield post, port
    finally:
        controller.stop()


@contextmanager
def _town() -> Iterator[tuple[str, set[str]]]:
    """Pages on loopback; those whose path is in the set answer 404."""
    dead: set[str] = set()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            number = self.path.rpartition("/")[2]
            there = self.path not in dead and number.isdecimal() and int(number) < len(TOPICS)
            body = PAGE.format(TOPICS[int(number)]).encode() if there else b""
            self.send_response(200 if there else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_given: object) -> None:
            """Nothing."""

    class Server(ThreadingHTTPServer):
        request_queue_size = 128  # with the usual 5 a crowded machine drops connections, and the page counts as away

        def handle_error(self, *_given: object) -> None:
            """A program that was killed has hung up."""

    server = Server(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", dead
    finally:
        server.shutdown()
        server.server_close()


if __name__ == "__main__":
    sys.exit(main())
