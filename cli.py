"""The `oit` command: parse the line, call one function of `scans`, print, exit.

Heavy modules are imported inside the commands, so that `--help` answers at once.
"""

import atexit
import gc
import os
import sys
from collections.abc import Sequence
from datetime import datetime, time
from enum import IntEnum
from importlib.metadata import version
from pathlib import Path
from typing import Any, NoReturn

import click

from cli_options import Form, database, lang, mail_values, option, quiet, say, settings_file, shared, spoken
from model.errors import InputError, OitError, RulesError, of_full_disk
from scans import ctrl_c


class Exit(IntEnum):
    """The exit codes of the contract."""

    OK = 0
    FAILS = 1
    USAGE = 2
    INTERNAL = 3
    INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run a command and exit; never a traceback for what a person can mend."""
    _speak_utf8()
    ctrl_c.listen()
    atexit.register(gc.freeze)  # Python would look for cycles in all that it holds before it ends: 0.3 s
    try:
        code = oit.main(arguments, prog_name="oit", standalone_mode=False)
    except click.Abort:
        code = Exit.INTERRUPTED
    except click.ClickException as error:
        error.show()
        code = Exit.USAGE
    except KeyboardInterrupt:
        code = Exit.INTERRUPTED
    except Exception as error:  # noqa: BLE001 -- the outermost border: what is left is an error of ours
        code = Exit.INTERRUPTED if ctrl_c.was_lost() else _explain(error)
    sys.exit(int(code) if isinstance(code, int) else Exit.OK)


def _explain(error: Exception) -> Exit:
    error = of_full_disk(error) or error
    if not isinstance(error, OitError):
        if os.environ.get("OIT_TRACEBACK"):
            raise error
        name = type(error).__name__
        error = OitError(
            f"เกิดข้อผิดพลาดภายในโปรแกรม ({name}: {error}) โปรดแจ้งผู้พัฒนา ตั้ง OIT_TRACEBACK=1 เพื่อดูรายละเอียด",
            f"internal error ({name}: {error}); please report it; set OIT_TRACEBACK=1 to see where",
        )
    say(f"ผิดพลาด: {error.message_th}", f"error: {error.message_en}")
    return Exit.USAGE if isinstance(error, InputError | RulesError) else Exit.INTERNAL


def _speak_utf8() -> None:
    """Consoles of older Windows use a code page without Thai; redirected output is UTF-8 everywhere."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _own_rules(_context: click.Context, _parameter: click.Parameter, value: str | None) -> None:
    """Where frameworks are looked for first; worker processes are told by the environment."""
    if value and not Path(value).is_dir():
        raise InputError(
            f"ไม่พบโฟลเดอร์กรอบการประเมิน {value} (--rules)", f"the folder of frameworks {value} does not exist (--rules)"
        )
    if value:
        os.environ["OIT_RULES"] = value


def _clock_times(_context: click.Context, _parameter: click.Parameter, values: tuple[str, ...]) -> tuple[time, ...]:
    try:
        return tuple(sorted({time.fromisoformat(value).replace(second=0, microsecond=0, tzinfo=None) for value in values}))
    except ValueError:
        raise click.BadParameter(f"{' '.join(values)!r} is not a time of day like 01:00") from None


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(version("oit"), prog_name="oit")
@click.option(
    "--config", metavar="FILE", is_eager=True, expose_value=False, callback=settings_file, help="settings, default oit.toml"
)
@click.option("--rules", "rules_folder", metavar="FOLDER", expose_value=False, envvar="OIT_RULES", callback=_own_rules,
              help="own framework files (2570.yaml), before those of the program")  # fmt: skip
@spoken
def oit() -> None:
    """ตรวจลิงก์ OIT ก่อนหมดเขต: will the URLs submitted for the transparency assessment keep their points?"""


@oit.command()
@click.argument("source")
@option("--strict", is_flag=True, help="stop when any row cannot be used; nothing is stored")
@option("--agency", help="the agency's name, where SOURCE is the address of its index page")
@shared
def check(source: str, *, strict: bool, agency: str | None, **options: Any) -> int:
    """Read submissions, fetch, judge, store and print.

    SOURCE is a CSV, TSV, XLSX or JSONL file, - for CSV on standard input, or the address of an agency's ITA index page.
    """
    from scans import commands

    return commands.check(source, _options(options), strict=strict, agency=agency)


@oit.command("import")
@click.argument("source")
@option("--strict", is_flag=True, help="stop when any row cannot be used; nothing is stored")
@option("--agency", help="the agency's name, where SOURCE is the address of its index page")
@shared
def import_(source: str, *, strict: bool, agency: str | None, **options: Any) -> int:
    """Put submissions and agencies into the database, without fetching their URLs."""
    from scans import commands

    return commands.import_(source, _options(options), strict=strict, agency=agency)


@oit.command()
@option("--agency", multiple=True, help="only this agency; may be repeated")
@option("--province", help="only agencies of this province")
@option("--indicator", multiple=True, help="only this indicator; may be repeated")
@option("--resume", is_flag=True, help="go on with the scan that was cut off")
@shared
def scan(*, agency: tuple[str, ...], province: str | None, indicator: tuple[str, ...], resume: bool, **options: Any) -> int:
    """Scan what is in the database."""
    from scans import commands

    if resume:
        return commands.resume(_options(options))
    return commands.scan(_options(options), agencies=agency, province=province, indicators=indicator)


@oit.command()
@click.option("--scan", "number", type=int, metavar="N", help="number of the scan; default the newest")
@shared
def rejudge(*, number: int | None, **options: Any) -> int:
    """Judge a scan's stored captures again by today's rules, without the network."""
    from scans import commands

    return commands.rejudge(number, _options(options))


@oit.command()
@option("--dry-run", "folder", type=click.Path(path_type=Path), metavar="FOLDER", help="write the e-mails there, send none")
@option("--pause", default=20.0, type=click.FloatRange(0, 600), help="minutes before what failed is asked once more")
@shared
def nightly(*, folder: Path | None, pause: float, **options: Any) -> int:
    """Scan, ask again what failed, compare with the last night, and send the e-mails; once.

    What was cut off goes on where it stopped. The mail server is set by OIT_SMTP_HOST, OIT_MAIL_FROM and others: docs/mail.md.
    """
    from scans import nightly as night

    return night.command(_options(options), mail_values(), folder=folder, minutes=pause)


@oit.command()
@option("--at", default=("01:00",), multiple=True, callback=_clock_times, metavar="HH:MM", help="Thai time; may be repeated")
@option("--dry-run", "folder", type=click.Path(path_type=Path), metavar="FOLDER", help="write the e-mails there, send none")
@option("--pause", default=20.0, type=click.FloatRange(0, 600), help="minutes before what failed is asked once more")
@shared
def schedule(*, at: tuple[time, ...], folder: Path | None, pause: float, **options: Any) -> int:
    """Stay running and start `oit nightly` at the set times, with these options; missed ones are made up for once."""
    from scans import schedule as timetable

    nightly_options = [f"--pause={pause}", *([f"--dry-run={folder}"] if folder else [])]
    return timetable.run(_options(options), at, nightly_options, mail_values())


@oit.command()
@click.option("--scan", metavar="N|DATE", help="a scan by its number or day; default the newest that is finished")
@option(
    "--format",
    "form",
    type=Form(["html", "xlsx", "csv", "jsonl", "pdf"]),
    help="default: by the name of --out, else html",
)
@option("--out", type=click.Path(path_type=Path), help="the file; csv and jsonl go to standard output without it")
@option("--agency", multiple=True, help="only this agency; may be repeated")
@option("--province", help="only agencies of this province")
@click.option(
    "--url", metavar="URL", help="the evidence of one submitted address instead: what was asked and answered, how often"
)
@option("--agency-sheets", is_flag=True, help="in a workbook, one more sheet for each agency")
@database
@spoken
def report(*, scan: str | None, agency: tuple[str, ...], **options: Any) -> int:
    """Write the report of a stored scan: a page, a workbook, a PDF, or records."""
    from scans import show_report

    return show_report.run(show_report.Asked(scan=scan, agencies=agency, lang=lang(), quiet=quiet(), **options))


@oit.command("diff")
@click.argument("scans", nargs=-1, metavar="[OLD NEW]")
@database
@option("--format", "form", type=Form(["table", "jsonl", "html"]), help="default: table on a terminal, else jsonl")
@option("--out", type=click.Path(path_type=Path), help="where the output goes; default standard output")
@spoken
def diff_(scans: tuple[str, ...], *, db: str, form: str | None, out: Path | None) -> None:
    """What changed between two scans, given by number or by day (default: the last two)."""
    from scans import show_diff

    if len(scans) not in (0, 2):
        raise click.UsageError("give two scans, OLD and NEW, or none for the last two")
    show_diff.run(db, scans, form=form, out=out, lang=lang())


@oit.command()
@option("--out", type=click.Path(path_type=Path), help="keep the demo's files in this folder")
@spoken
def demo(out: Path | None) -> int:
    """A small invented province on this machine, with every fault, scanned and shown: for a first look."""
    from scans import demo as show

    return show.run(out, lang=lang(), quiet=quiet(), version=version("oit"))


@oit.group()
def mail() -> None:
    """Try the settings by which e-mails are sent."""


@mail.command("test")
@click.argument("address")
@spoken
def mail_test(address: str) -> int:
    """Send one message to ADDRESS and show what the mail server answered."""
    from scans import mail as post

    sent, text = post.test(address, mail_values(), lang=lang(), now=datetime.now().astimezone())
    click.echo(text)
    return Exit.OK if sent else Exit.INTERNAL


@oit.group()
def rules() -> None:
    """Look at the frameworks, check and derive them."""


@rules.command("list")
@spoken
def rules_list() -> None:
    """The fiscal years there is a framework for."""
    from scans import explain

    click.echo(explain.frameworks(lang()))


@rules.command("show")
@click.argument("indicator", required=False)
@option("--year", type=click.IntRange(2500, 2700), metavar="BE")
@spoken
def rules_show(indicator: str | None, year: int | None) -> None:
    """What a framework, or one of its indicators, asks for and how it is judged."""
    from scans import explain

    click.echo(explain.show(year, indicator, lang()))


@rules.command("validate")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@spoken
def rules_validate(files: tuple[Path, ...]) -> None:
    """Check framework files (default: those that come with the program)."""
    from scans import frameworks

    click.echo(frameworks.validate(files))


@rules.command("new")
@click.argument("year", type=click.IntRange(2500, 2700))
@click.option("--from", "source", type=click.IntRange(2500, 2700), metavar="BE", help="default: the newest before it")
@click.option("--out", type=click.Path(path_type=Path), metavar="FILE", help="default: standard output")
@spoken
def rules_new(year: int, source: int | None, out: Path | None) -> None:
    """Derive a provisional framework for a YEAR that has none; what must be filled in is marked."""
    from scans import frameworks

    click.echo(frameworks.new(year, source, out, lang()))


@rules.command("diff")
@click.argument("old", type=click.IntRange(2500, 2700))
@click.argument("new", type=click.IntRange(2500, 2700))
@spoken
def rules_diff(old: int, new: int) -> None:
    """What changed between the frameworks of two years, subject by subject."""
    from scans import frameworks

    click.echo(frameworks.diff(old, new, lang()))


@oit.group()
def db() -> None:
    """Create, migrate and check the database."""


@db.command("upgrade")
@database
@spoken
def db_upgrade(db: str) -> None:
    """Create the database or bring it to this version."""
    from scans import commands

    click.echo(commands.db_upgrade(db))


@db.command("check")
@database
@spoken
def db_check(db: str) -> int:
    """The state of the database."""
    from scans import commands

    healthy, text = commands.db_check(db, lang())
    click.echo(text)
    return Exit.OK if healthy else Exit.INTERNAL


@db.command("copy")
@click.argument("source", metavar="FROM")
@click.argument("target", metavar="TO")
@spoken
def db_copy(source: str, target: str) -> None:
    """Copy a whole database into an empty one, such as SQLite into PostgreSQL; every table is counted."""
    from scans import commands

    click.echo(commands.db_copy(source, target, lang()))


@db.command("prune")
@database
@option("--keep-bodies", default=90, type=click.IntRange(1), metavar="DAYS", help="how long the bytes of pages are kept")
@option(
    "--keep-captures", default=400, type=click.IntRange(1), metavar="DAYS", help="how long it is kept how each URL answered"
)
@option("--keep-scans", default=1100, type=click.IntRange(1), metavar="DAYS", help="how long judgements are kept")
@click.option("--dry-run", is_flag=True, help="only say what would be removed")
@spoken
def db_prune(*, db: str, keep_bodies: int, keep_captures: int, keep_scans: int, dry_run: bool) -> None:
    """Remove what is too old; never the evidence from before a deadline while it may be asked for."""
    from scans import retention

    days = retention.Retention(keep_bodies, keep_captures, keep_scans)
    click.echo(retention.run(db, days, dry_run=dry_run, now=datetime.now().astimezone(), lang=lang()))


@oit.command()
@option("--host", default="127.0.0.1", help="the address to listen on; another one lets other machines read, without a login")
@option("--port", default=8565, type=click.IntRange(0, 65535), help="0 takes a free one")
@database
@spoken
def serve(*, host: str, port: int, db: str) -> None:
    """The web pages: every stored scan with its report, to read in a browser."""
    from storage.session import open_store
    from web import server

    with open_store(db) as store:
        server.serve(
            store,
            host,
            port,
            "en" if lang() == "en" else "th",
            lambda url: say(f"เปิดอ่านได้ที่ {url} หยุดด้วย Ctrl-C", f"read at {url}; stop with Ctrl-C"),
        )


@oit.command()
def schema() -> None:
    """The JSON Schema of one line of the output."""
    import json

    from reports.record import schema as record_schema

    click.echo(json.dumps(record_schema(), ensure_ascii=False, indent=1))


def _options(given: dict[str, Any]) -> Any:
    from scans.options import Options

    return Options(**given, lang=lang(), quiet=quiet(), now=datetime.now().astimezone(), version=version("oit"))


if __name__ == "__main__":
    main()
