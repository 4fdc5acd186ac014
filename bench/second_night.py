"""What the second night over unchanged pages costs, beside the first: CPU of `oit check`, with its workers, on loopback.

    python bench/second_night.py [--agencies N]

Each agency has 43 pages of 30 kB with a PDF of a few pages each; in the first round the site names its bytes (ETag) and answers 304, in the
second it sends everything again. The server runs in a process of its own and is not counted.
"""

import argparse
import asyncio
import csv
import hashlib
import multiprocessing
import os
import resource
import subprocess
import sys
import tempfile
from multiprocessing.connection import Connection
from pathlib import Path

from demo.server import Handler, Request, Server, respond
from rules import framework

YEAR = 2565
OIT = [sys.executable, "-c", "from cli import main; main()"]
FILLER = "".join(f"<p>รายการที่ {n} ดำเนินการตามแผนงานและงบประมาณที่ได้รับอนุมัติ กองคลังรายงานผลทุกเดือน</p>" for n in range(110))
FILE = (Path(__file__).parents[1] / "fixtures/documents/producers/libreoffice-pdf/document.pdf").read_bytes()


def main() -> None:
    """Two nights with validators, two without."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--agencies", type=int, default=20)
    agencies = parser.parse_args().agencies
    for tagged in (True, False):
        theirs, ours = multiprocessing.Pipe()
        server = multiprocessing.Process(target=_serve, args=(theirs, tagged), daemon=True)
        server.start()
        with tempfile.TemporaryDirectory() as folder:
            table = _write(Path(folder), ours.recv(), agencies)
            nights = [_night(table) for _ in range(2)]
        server.kill()
        share = nights[1] / nights[0]
        print(
            f"{'304' if tagged else '200'}  first {nights[0]:6.1f} s  second {nights[1]:6.1f} s of CPU  = {share:.2f} of the first"
        )


def _night(table: Path) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    line = [
        *OIT,
        "check",
        str(table),
        "--year",
        str(YEAR),
        "--as-of",
        "2022-04-20",
        "--allow-network",
        "127.0.0.0/8",
        "--no-ocr",
    ]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
    done = subprocess.run([*line, "--quiet", "--out", "out.jsonl"], cwd=table.parent, env=environment, check=False)
    if done.returncode not in (0, 1):
        raise SystemExit(done.returncode)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _write(folder: Path, base: str, agencies: int) -> Path:
    table = folder / "given.csv"
    with table.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["agency", "indicator", "url"])
        for number in range(agencies):
            name = f"เทศบาลตำบลบ้านตัวอย่าง {number}"
            rows.writerows([name, one.code, f"{base}/{number}/{one.code}"] for one in framework.load(YEAR).indicators)
    return table


def _serve(pipe: Connection, tagged: bool) -> None:
    asyncio.run(_serving(pipe, tagged=tagged))


async def _serving(pipe: Connection, *, tagged: bool) -> None:
    names = {one.code: one.name_th for one in framework.load(YEAR).indicators}

    def route(request: Request) -> Handler:
        _, number, code, *rest = [*request.path.split("/"), "", ""]
        if code not in names:
            return respond("<h1>404</h1>", status=404)
        title = f"{names[code]} ประจำปีงบประมาณ พ.ศ. {YEAR} แห่งที่ {number}"
        page = f"<title>{title}</title><h1>{title}</h1><a href='/{number}/{code}/file.pdf'>ดาวน์โหลด</a>{FILLER}"
        body, kind = (page.encode(), "text/html; charset=utf-8")
        if rest[0]:
            body, kind = FILE + f"\n% {title}\n".encode(), "application/pdf"
        if not tagged:
            return respond(body, content_type=kind)
        tag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
        if request.headers.get("if-none-match") == tag:
            return respond("", status=304, content_type=kind, headers=[("ETag", tag)])
        return respond(body, content_type=kind, headers=[("ETag", tag)])

    async with Server(route) as server:
        pipe.send(server.url)
        await asyncio.Event().wait()


if __name__ == "__main__":
    main()
