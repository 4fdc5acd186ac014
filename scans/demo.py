"""`oit demo`: the invented province is served on loopback, scanned as any other, and shown."""

import tempfile
from contextlib import ExitStack
from pathlib import Path

import click

from demo.province import serve_in_background
from scans import commands

# Everything is on this machine, so what does not answer within this many seconds never will.
TIMEOUT = 3.0
WORDS = {
    "th": "จังหวัดตัวอย่าง: {agencies} หน่วยงาน {urls} URL ทั้งหมดอยู่ในเครื่องนี้ กำลังตรวจเหมือนเป็นวันที่ {day} …",
    "en": "An invented province on this machine: {agencies} agencies, {urls} URLs; checking as of {day} …",
}


def run(folder: Path | None, *, lang: str, quiet: bool) -> int:
    """Serve, scan and show; the exit code is 0 whatever the demo's agencies did wrong."""
    with ExitStack() as stack:
        folder = folder or Path(
            stack.enter_context(tempfile.TemporaryDirectory(prefix="oit-demo-", ignore_cleanup_errors=True))
        )
        folder.mkdir(parents=True, exist_ok=True)
        province = stack.enter_context(serve_in_background(folder))
        if not quiet:
            words = WORDS[lang].format(agencies=province.agencies, urls=province.urls, day=province.as_of)
            click.echo(words, err=True)
        options = _options(folder, province.allow_network, lang=lang, quiet=quiet, as_of=province.as_of)
        commands.check(str(province.csv), options, strict=False, agency=None)
    return 0
