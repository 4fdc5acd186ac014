"""`oit demo`: the invented province is served on loopback, scanned as any other, and shown."""

import tempfile
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

import click

from demo.province import FISCAL_YEAR, serve_in_background
from reports.words import day
from scans import commands
from scans.options import Options
from scans.settings import ScanSettings

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
        folder.mkdir(parents=True, exist_ok=True)
        province = stack.enter_context(serve_in_background(folder))
        if not quiet:
            click.echo(
                WORDS[lang].format(agencies=province.agencies, urls=province.urls, day=day(province.as_of, lang)), err=True
            )
        defaults = ScanSettings(FISCAL_YEAR, province.as_of)
        options = Options(
            db=f"sqlite:///{folder / 'demo.db'}",
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
