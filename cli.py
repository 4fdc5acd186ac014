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
from pathlib import Path
from typing import Any, NoReturn

import click

from cli_options import (
    AGENCIES,
    Dry,
    Form,
    Name,
    database,
    given_names,
    lang,
    mail_values,
    of_a_night,
    option,
    output_file,
    quiet,
    say,
    settings_file,
    shared,
    spoken,
)
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
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        code = Exit.USAGE
    except click.ClickException as error:
        code = _misused(error)
    except KeyboardInterrupt:
        code = Exit.INTERRUPTED
    except Exception as error:  # noqa: BLE001 -- the outermost border: what is left is an error of ours
        code = Exit.INTERRUPTED if ctrl_c.was_lost() else _explain(error)
    sys.exit(int(code) if isinstance(code, int) else Exit.OK)


def _misused(error: click.ClickException) -> Exit:
    from scans import usage

    thai, english = usage.explained(error)
    say(f"ผิดพลาด: {thai}", f"error: {english}")
    if how := usage.how_to_call(error, lang()):
        click.echo(how, err=True)
    return Exit.USAGE


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
    """Consoles of older Windows use a code page without Thai; redirected output is UTF-8 everywhere; what is closed swallows it."""
    sys.stdout = sys.stdout or Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 -- as long as the program runs
    sys.stderr = sys.stderr or Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
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
        given = " ".join(values)
        raise InputError(
            f"“{given}” ไม่ใช่เวลา (--at) ให้เขียนเช่น 01:00", f"“{given}” is not a time of day (--at); write it like 01:00"
        ) from None


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(package_name="oit", prog_name="oit")
@click.option(
    "--config",
    metavar="FILE",
    is_eager=True,
    expose_value=False,
    envvar="OIT_CONFIG",
    callback=settings_file,
    help="ไฟล์ค่าตั้ง · settings, default oit.toml",
)
@click.option("--rules", "rules_folder", metavar="FOLDER", expose_value=False, envvar="OIT_RULES", callback=_own_rules,
              help="โฟลเดอร์กรอบของตนเอง · own framework files (2570.yaml), before those of the program")  # fmt: skip
@spoken
def oit() -> None:
    """ตรวจลิงก์ OIT ก่อนหมดเขต: will the URLs submitted for the transparency assessment keep their points?"""


@oit.command()
@click.argument("source")
@option("--strict", is_flag=True, help="มีแถวที่ใช้ไม่ได้แม้แถวเดียวให้หยุด · stop when any row cannot be used; nothing is stored")
@option("--agency", help="ชื่อหน่วยงาน เมื่อ SOURCE เป็นหน้าเว็บ · the agency's name, where SOURCE is the address of its index page")
@shared
def check(source: str, *, strict: bool, agency: str | None, **options: Any) -> int:
    """ตรวจทั้งหมดในครั้งเดียว · the whole job once.

    Read submissions, fetch, judge, store and print.

    SOURCE คือไฟล์ CSV TSV XLSX หรือ JSONL เครื่องหมาย - (CSV จาก stdin) หรือที่อยู่หน้า ITA ของหน่วยงาน

    SOURCE is a CSV, TSV, XLSX or JSONL file, - for CSV on standard input, or the address of an agency's ITA index page.
    """
    from scans import commands

    return commands.check(source, _options(options), strict=strict, agency=agency)


@oit.command("import")
@click.argument("source")
@option("--strict", is_flag=True, help="มีแถวที่ใช้ไม่ได้แม้แถวเดียวให้หยุด · stop when any row cannot be used; nothing is stored")
@option("--agency", help="ชื่อหน่วยงาน เมื่อ SOURCE เป็นหน้าเว็บ · the agency's name, where SOURCE is the address of its index page")
@shared
def import_(source: str, *, strict: bool, agency: str | None, **options: Any) -> int:
    """นำรายการเข้าฐานข้อมูล · store submissions, unfetched."""
    from scans import commands

    return commands.import_(source, _options(options), strict=strict, agency=agency)


@oit.command()
@option("--agency", multiple=True, type=Name(), help=AGENCIES)
@option("--province", help="เฉพาะจังหวัดนี้ · only agencies of this province")
@option("--indicator", multiple=True, help="เฉพาะข้อนี้ · only this indicator; may be repeated")
@option("--resume", is_flag=True, help="ทำรอบที่ค้างต่อ · go on with the scan that was cut off")
@shared
def scan(*, agency: tuple[str, ...], province: str | None, indicator: tuple[str, ...], resume: bool, **options: Any) -> int:
    """ตรวจสิ่งที่อยู่ในฐานข้อมูล · scan what is in the database."""
    from scans import commands

    if resume:
        return commands.resume(_options(options), narrowed=bool(agency or province or indicator))
    return commands.scan(_options(options), agencies=agency, province=province, indicators=indicator)


@oit.command()
@option("--scan", "number", type=int, metavar="N", help="หมายเลขรอบตรวจ · number of the scan; default the newest")
@shared
def rejudge(*, number: int | None, **options: Any) -> int:
    """ตัดสินใหม่ ไม่ใช้เครือข่าย · judge again, without the network.

    A scan's stored captures by today's rules.
    """
    from scans import commands

    return commands.rejudge(number, _options(options))


@oit.command()
@of_a_night
@shared
def nightly(*, folder: Path | None, pause: float, **options: Any) -> int:
    """ตรวจ เทียบกับคืนก่อน แล้วส่งอีเมล · scan, compare, mail; once.

    What failed is asked again, and the night is compared with the last one.

    What was cut off goes on where it stopped. The mail server is set by OIT_SMTP_HOST, OIT_MAIL_FROM and others: docs/mail.md.
    """
    from scans import nightly as night

    return night.command(_options(options), mail_values(), folder=folder, minutes=pause)


@oit.command()
@option(
    "--at",
    default=("01:00",),
    multiple=True,
    callback=_clock_times,
    metavar="HH:MM",
    help="เวลาไทย · Thai time; may be repeated",
)
@of_a_night
@shared
def schedule(*, at: tuple[time, ...], folder: Path | None, pause: float, **options: Any) -> int:
    """ทำ nightly ตามเวลา · run nightly at set times.

    Stay running and start `oit nightly` at the set times, with these options; missed ones are made up for once.
    """
    from scans import schedule as timetable

    nightly_options = [f"--pause={pause}", *([f"--dry-run={folder}"] if folder else [])]
    return timetable.run(_options(options), at, nightly_options, mail_values())


@oit.command()
@option(
    "--scan",
    metavar="N|DATE",
    help="รอบตรวจ ตามหมายเลขหรือวันที่ · a scan by its number or day; default the newest that is finished",
)
@option(
    "--format",
    "form",
    type=Form(["html", "xlsx", "csv", "jsonl", "pdf"]),
    help="รูปแบบ · default: by the name of --out, else html",
)
@output_file("ไฟล์ที่จะเขียน · the file; csv and jsonl go to standard output without it")
@option("--agency", multiple=True, type=Name(), help=AGENCIES)
@option("--province", help="เฉพาะจังหวัดนี้ · only agencies of this province")
@option(
    "--url",
    metavar="URL",
    help="บันทึกหลักฐานของ URL เดียว · the evidence of one submitted address instead: what was asked and answered, how often",
)
@option("--agency-sheets", is_flag=True, help="ใน Excel เพิ่มหนึ่งแผ่นต่อหน่วยงาน · in a workbook, one more sheet for each agency")
@database
@spoken
def report(*, scan: str | None, agency: tuple[str, ...], **options: Any) -> int:
    """ทำรายงานของรอบตรวจ · the report of a stored scan.

    A page, a workbook, a PDF, or records.
    """
    from scans import show_report

    return show_report.run(show_report.Asked(scan=scan, agencies=agency, lang=lang(), quiet=quiet(), **options))


@oit.command("diff")
@click.argument("scans", nargs=-1, metavar="[OLD NEW]")
@database
@option("--format", "form", type=Form(["table", "jsonl", "html"]), help="รูปแบบ · default: table on a terminal, else jsonl")
@output_file("ไฟล์ที่จะเขียน · where the output goes; default standard output")
@spoken
def diff_(scans: tuple[str, ...], *, db: str, form: str | None, out: Path | None) -> None:
    """สิ่งที่เปลี่ยนระหว่างสองรอบตรวจ · what changed between scans.

    Two scans, given by number or by day (default: the last two).
    """
    from scans import show_diff

    if len(scans) not in (0, 2):
        raise InputError(
            "ให้ระบุสองรอบตรวจ รอบเก่าก่อน รอบใหม่หลัง หรือไม่ระบุเลยเพื่อเทียบสองรอบล่าสุด",
            "give two scans, OLD and NEW, or none for the last two",
        )
    show_diff.run(db, scans, form=form, out=out, lang=lang())


@oit.command()
@option(
    "--out",
    type=click.Path(path_type=Path),
    envvar="OIT_DEMO_OUT",
    help="เก็บไฟล์ตัวอย่างไว้ที่นี่ · keep the demo's files in this folder; also OIT_DEMO_OUT",
)
@spoken
def demo(out: Path | None) -> int:
    """จังหวัดตัวอย่าง · an invented province.

    On this machine, with every fault, scanned and shown: for a first look.
    """
    from importlib.metadata import version

    from scans import demo as show

    return show.run(out, lang=lang(), quiet=quiet(), version=version("oit"))


@oit.group()
def mail() -> None:
    """ลองค่าตั้งของอีเมล · try the settings by which e-mails are sent."""


@mail.command("test")
@click.argument("address")
@spoken
def mail_test(address: str) -> int:
    """ส่งอีเมลทดสอบหนึ่งฉบับ · send one message to ADDRESS and show what the mail server answered."""
    from scans import mail as post

    sent, text = post.test(address, mail_values(), lang=lang(), now=datetime.now().astimezone())
    click.echo(text)
    return Exit.OK if sent else Exit.INTERNAL


@oit.group()
def rules() -> None:
    """กรอบการประเมินและวิธีตัดสิน · the frameworks of the years."""


@rules.command("list")
@spoken
def rules_list() -> None:
    """ปีงบประมาณที่มีกรอบ · the fiscal years there is a framework for."""
    from scans import explain

    click.echo(explain.frameworks(lang()))


@rules.command("show")
@click.argument("indicator", required=False)
@option("--year", type=click.IntRange(2500, 2700), metavar="BE")
@spoken
def rules_show(indicator: str | None, year: int | None) -> None:
    """กรอบหรือข้อหนึ่งขออะไร และตัดสินอย่างไร · what a framework, or one of its indicators, asks for and how it is judged."""
    from scans import explain

    click.echo(explain.show(year, indicator, lang()))


@rules.command("validate")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@spoken
def rules_validate(files: tuple[Path, ...]) -> None:
    """ตรวจไฟล์กรอบ · check framework files (default: those that come with the program)."""
    from scans import frameworks

    click.echo(frameworks.validate(files))


@rules.command("new")
@click.argument("year", type=click.IntRange(2500, 2700))
@option("--from", "source", type=click.IntRange(2500, 2700), metavar="BE", help="ยกมาจากปีใด · default: the newest before it")
@output_file("ไฟล์ที่จะเขียน · default: standard output")
@spoken
def rules_new(year: int, source: int | None, out: Path | None) -> None:
    """ยกร่างกรอบของปีใหม่จากปีก่อน · derive a provisional framework for a YEAR that has none; what must be filled in is marked."""
    from scans import frameworks

    click.echo(frameworks.new(year, source, out, lang()))


@rules.command("diff")
@click.argument("old", type=click.IntRange(2500, 2700))
@click.argument("new", type=click.IntRange(2500, 2700))
@spoken
def rules_diff(old: int, new: int) -> None:
    """กรอบสองปีต่างกันอย่างไร · what changed between the frameworks of two years, subject by subject."""
    from scans import frameworks

    click.echo(frameworks.diff(old, new, lang()))


@oit.group()
def db() -> None:
    """สร้าง ปรับรุ่น และตรวจฐานข้อมูล · the database."""


@db.command("upgrade")
@database
@spoken
def db_upgrade(db: str) -> None:
    """สร้างหรือปรับรุ่นฐานข้อมูล · create the database or bring it to this version."""
    from scans import commands

    click.echo(commands.db_upgrade(db))


@db.command("check")
@database
@spoken
def db_check(db: str) -> int:
    """สภาพของฐานข้อมูล · the state of the database."""
    from scans import commands

    healthy, text = commands.db_check(db, lang())
    click.echo(text)
    return Exit.OK if healthy else Exit.INTERNAL


@db.command("copy")
@click.argument("source", metavar="FROM")
@click.argument("target", metavar="TO")
@spoken
def db_copy(source: str, target: str) -> None:
    """คัดลอกฐานข้อมูลไปยังที่ว่าง · copy a whole database into an empty one, such as SQLite into PostgreSQL; every table is counted."""
    from scans import commands

    click.echo(commands.db_copy(source, target, lang()))


@db.command("prune")
@database
@option(
    "--keep-bodies",
    default=90,
    type=click.IntRange(1),
    metavar="DAYS",
    help="เก็บเนื้อหาหน้าเว็บกี่วัน · how long the bytes of pages are kept",
)
@option(
    "--keep-captures",
    default=400,
    type=click.IntRange(1),
    metavar="DAYS",
    help="เก็บผลการเปิด URL กี่วัน · how long it is kept how each URL answered",
)
@option(
    "--keep-scans", default=1100, type=click.IntRange(1), metavar="DAYS", help="เก็บผลตัดสินกี่วัน · how long judgements are kept"
)
@option("--dry-run", is_flag=True, type=Dry(), help="เพียงบอกว่าจะลบอะไร · only say what would be removed")
@spoken
def db_prune(*, db: str, keep_bodies: int, keep_captures: int, keep_scans: int, dry_run: bool) -> None:
    """ลบสิ่งที่เก่าเกินไป · remove what is too old; never the evidence from before a deadline while it may be asked for."""
    from scans import retention

    days = retention.Retention(keep_bodies, keep_captures, keep_scans)
    click.echo(retention.run(db, days, dry_run=dry_run, now=datetime.now().astimezone(), lang=lang()))


@oit.command()
@option(
    "--host",
    default="127.0.0.1",
    help="ที่อยู่ที่เปิดรับ · the address to listen on; another one lets other machines read, without a login",
)
@option("--port", default=8565, type=click.IntRange(0, 65535), help="พอร์ต 0 คือพอร์ตที่ว่าง · 0 takes a free one")
@database
@spoken
def serve(*, host: str, port: int, db: str) -> None:
    """เปิดรายงานทุกรอบในเบราว์เซอร์ · the reports as web pages."""
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
    """รูปแบบของผลที่เป็น JSONL · the JSON Schema of the output."""
    import json

    from reports.record import schema as record_schema

    click.echo(json.dumps(record_schema(), ensure_ascii=False, indent=1))


def _options(given: dict[str, Any]) -> Any:
    from importlib.metadata import version

    from scans.options import Options

    return Options(
        **given, lang=lang(), quiet=quiet(), now=datetime.now().astimezone(), version=version("oit"), given=given_names()
    )


if __name__ == "__main__":
    main()
