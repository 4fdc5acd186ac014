"""`oit demo`: the invented province is served on loopback, scanned as any other, and shown."""

import tempfile
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

import click

from demo.province import FISCAL_YEAR, SUBMISSIONS, serve_in_background
from model.errors import InputError
from reports.words import day
from scans import commands
from scans.options import Options
from scans.outfile import is_database, try_place
from scans.settings import ScanSettings

DATABASE = "demo.db"
TIMEOUT = 3.0  # seconds; everything is on this machine, so what is silent for so long will stay silent
WORDS = {
    "th": "จังหวัดตัวอย่าง {agencies} หน่วยงาน {urls} URL ทั้งหมดอยู่ในเครื่องนี้ ตรวจเหมือนเป็นวันที่ {day}",
    "en": "an invented province on this machine: {agencies} agencies, {urls} URLs; checked as of {day}",
}


def run(folder: Path | None, *, lang: str, quiet: bool, version: str) -> int:
    """Serve, scan and show. The exit code is 0 whatever the demo's agencies did wrong."""
    with ExitStack() as stack:
        folder = folder or Path(
            stack.enter_context(tempfile.TemporaryDirectory(prefix="oit-demo-", ignore_cleanup_errors=True))
        )
        _make_room(folder)
        province = stack.enter_context(serve_in_background(folder))
        if not quiet:
            click.echo(
                WORDS[lang].format(agencies=province.agencies, urls=province.urls, day=day(province.as_of, lang)), err=True
            )
        defaults = ScanSettings(FISCAL_YEAR, province.as_of)
        options = Options(
            db=f"sqlite:///{folder / DATABASE}",
            year=FISCAL_YEAR,
            as_of=province.as_of,
            form="table",
            out=None,
            concurrency=defaults.concurrency,
            per_host=defaults.per_host,
            timeout=TIMEOUT,
            max_bytes=defaults.max_bytes,
            attachments=defaults.attachments,
            allow_network=(province.allow_network,),
            ocr=None,
            contact=None,
            lang=lang,
            quiet=quiet,
            now=datetime.now(UTC),
            version=version,
        )
        commands.check(str(province.csv), options, strict=False, agency=None)
    return 0


def _make_room(folder: Path) -> None:
    """The folder, where nothing of another origin would be written over."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        try_place(folder / SUBMISSIONS)
    except OSError as error:
        raise InputError(
            f"สร้างโฟลเดอร์ {folder} ไม่ได้ ({error.strerror}) ให้ระบุโฟลเดอร์อื่นกับ --out",
            f"the folder {folder} cannot be made ({error.strerror}); name another one for --out",
        ) from error
    there = [name for name in (DATABASE, SUBMISSIONS) if (folder / name).exists()]
    if there and not is_database(folder / DATABASE):  # an earlier demo left both
        raise InputError(
            f"โฟลเดอร์ {folder} มี {' และ '.join(there)} อยู่แล้ว ให้ระบุโฟลเดอร์อื่นกับ --out เพื่อไม่ให้เขียนทับ",
            f"the folder {folder} already holds {' and '.join(there)}, which would be written over; name another one for --out",
        )
