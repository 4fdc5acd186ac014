"""The `oit` command: parse the line, call one function of `scans`, print, exit.

Heavy modules are imported inside the commands, so that `--help` answers at once.
"""

import os
import sys
import tomllib
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from enum import IntEnum
from importlib.metadata import version
from pathlib import Path
from typing import Any, NoReturn, ParamSpec, TypeVar

import click

from model.errors import InputError, OitError, RulesError
from thai.fiscal import BE_OFFSET

P = ParamSpec("P")
R = TypeVar("R")
SETTINGS_FILE = "oit.toml"
FIRST_BE_YEAR = 2400
_NAMES = {"format": "form"}  # settings whose name Python has taken


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
        code = _explain(error)
    sys.exit(int(code) if isinstance(code, int) else Exit.OK)


def _explain(error: Exception) -> Exit:
    if not isinstance(error, OitError):
        if os.environ.get("OIT_TRACEBACK"):
            raise error
        name = type(error).__name__
        error = OitError(
            f"เกิดข้อผิดพลาดภายในโปรแกรม ({name}: {error}) โปรดแจ้งผู้พัฒนา ตั้ง OIT_TRACEBACK=1 เพื่อดูรายละเอียด",
            f"internal error ({name}: {error}); please report it; set OIT_TRACEBACK=1 to see where",
        )
    _say(f"ผิดพลาด: {error.message_th}", f"error: {error.message_en}")
    return Exit.USAGE if isinstance(error, InputError | RulesError) else Exit.INTERNAL


def _say(thai: str, english: str) -> None:
    """A message on standard error: Thai first, English beside it; English alone with `--lang en`."""
    context = click.get_current_context(silent=True)
    lang = context.find_root().meta.get("lang", "th") if context else _LANG[0]
    for text in (english,) if lang == "en" else (thai, f"  {english}"):
        click.echo("".join(c if c.isprintable() else " " for c in text), err=True)


_LANG = ["th"]


def _speak_utf8() -> None:
    """Consoles of older Windows use a code page without Thai; redirected output is UTF-8 everywhere."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _settings_file(context: click.Context, _parameter: click.Parameter, value: str | None) -> None:
    path = Path(value or SETTINGS_FILE)
    if not path.exists():
        if value:
            raise InputError(f"ไม่พบไฟล์ตั้งค่า {path}", f"the settings file {path} does not exist")
        return
    try:
        settings = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise InputError(f"อ่านไฟล์ตั้งค่า {path} ไม่ได้: {error}", f"the settings file {path} cannot be read: {error}") from error
    values = {_NAMES.get(name := key.replace("-", "_"), name): value for key, value in settings.items()}
    if isinstance(networks := values.get("allow_network"), str):
        values["allow_network"] = networks.replace(",", " ").split()
    known = {p.name for command in _every(oit) for p in command.params if isinstance(p, click.Option)}
    if unknown := sorted(values.keys() - known):
        raise InputError(
            f"ไฟล์ตั้งค่า {path} มีชื่อที่ไม่รู้จัก: {', '.join(unknown)}", f"{path} has settings that do not exist: {', '.join(unknown)}"
        )
    context.default_map = _defaults(oit, values)


def _every(group: click.Group) -> Iterator[click.Command]:
    for command in group.commands.values():
        yield from _every(command) if isinstance(command, click.Group) else (command,)


def _defaults(group: click.Group, values: dict[str, object]) -> dict[str, Any]:
    """The same values for every command, in the nesting that click looks them up in."""
    return {name: _defaults(c, values) if isinstance(c, click.Group) else values for name, c in group.commands.items()}


def _remember_lang(context: click.Context, _parameter: click.Parameter, value: str | None) -> str:
    root = context.find_root().meta
    if value:
        root["lang"] = _LANG[0] = value
    return str(root.get("lang", "th"))


def _remember_quiet(context: click.Context, _parameter: click.Parameter, value: bool) -> bool:
    root = context.find_root().meta
    root["quiet"] = value or root.get("quiet", False)
    return bool(root["quiet"])


def _option(*names: str, **settings: Any) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """An option that may also be given as `OIT_…` in the environment."""
    long = next(name for name in names if name.startswith("--")).split("/")[0]
    return click.option(*names, envvar="OIT_" + long[2:].upper().replace("-", "_"), show_default=True, **settings)


def _spoken(command: Callable[P, R]) -> Callable[P, R]:
    command = click.option("--quiet", is_flag=True, callback=_remember_quiet, expose_value=False, help="no progress, no notes")(
        command
    )
    lang = _option(
        "--lang",
        type=click.Choice(["th", "en"]),
        callback=_remember_lang,
        expose_value=False,
        help="language of what is printed",
    )
    return lang(command)


def _database(command: Callable[P, R]) -> Callable[P, R]:
    return _option("--db", default="sqlite:///oit.db", metavar="URL", help="SQLite or PostgreSQL, as an SQLAlchemy URL")(
        command
    )


def _date(_context: click.Context, _parameter: click.Parameter, value: str | None) -> date | None:
    try:
        day = date.fromisoformat(value) if value else None
        # Thai users write the Buddhist era; nothing is judged for the year 2565 of the Common Era.
        return day.replace(year=day.year - BE_OFFSET) if day and day.year > FIRST_BE_YEAR else day
    except ValueError:
        raise click.BadParameter(f"{value!r} is not a date like 2022-03-15 or 2565-03-15") from None


def _network(_context: click.Context, _parameter: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    from ipaddress import ip_network

    for value in values:
        try:
            ip_network(value, strict=False)
        except ValueError:
            raise click.BadParameter(f"{value!r} is not a network like 10.0.0.0/8") from None
    return values


def _shared(command: Callable[P, R]) -> Callable[P, R]:
    """The options shared by the commands that judge or fetch."""
    options = [
        _database,
        _option("--year", type=click.IntRange(2500, 2700), metavar="BE", help="framework to judge by (Buddhist era)"),
        _option(
            "--as-of", callback=_date, metavar="DATE", help="the date that the judgement is made for; default today in Bangkok"
        ),
        _option(
            "--format", "form", type=click.Choice(["table", "jsonl", "csv"]), help="default: table on a terminal, else jsonl"
        ),
        _option("--out", type=click.Path(path_type=Path), help="where the output goes; default standard output"),
        _option("--concurrency", default=256, type=click.IntRange(1, 4096), help="requests in flight in all"),
        _option("--per-host", default=2, type=click.IntRange(1, 64), help="requests in flight to one host"),
        _option("--timeout", default=30.0, type=click.FloatRange(0.1, 600), help="seconds for one request in all"),
        _option("--max-bytes", default=20 * 2**20, type=click.IntRange(1024), help="a body is read no further"),
        _option("--attachments", default=8, type=click.IntRange(0, 100), help="linked documents opened for one submission"),
        _option(
            "--allow-network",
            multiple=True,
            callback=_network,
            metavar="CIDR",
            help="let fetches reach a network that is otherwise refused",
        ),
        _option("--ocr/--no-ocr", default=None, help="read scanned documents where Tesseract is installed"),
        _option("--contact", metavar="TEXT", help="address of the office, named in the User-Agent"),
        _spoken,
    ]
    for option in reversed(options):
        command = option(command)
    return command


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(version("oit"), prog_name="oit")
@click.option(
    "--config", metavar="FILE", is_eager=True, expose_value=False, callback=_settings_file, help="settings, default oit.toml"
)
@_spoken
def oit() -> None:
    """ตรวจลิงก์ OIT ก่อนหมดเขต: will the URLs submitted for the transparency assessment keep their points?"""


@oit.command()
@click.argument("source")
@_option("--strict", is_flag=True, help="stop when any row cannot be used; nothing is stored")
@_option("--agency", help="the agency's name, where SOURCE is the address of its index page")
@_shared
def check(source: str, *, strict: bool, agency: str | None, **options: Any) -> int:
    """Read submissions, fetch, judge, store and print.

    SOURCE is a CSV, TSV, XLSX or JSONL file, - for CSV on standard input, or the address of an agency's ITA index page.
    """
    from scans import commands

    return commands.check(source, _options(options), strict=strict, agency=agency)


@oit.command("import")
@click.argument("source")
@_option("--strict", is_flag=True, help="stop when any row cannot be used; nothing is stored")
@_option("--agency", help="the agency's name, where SOURCE is the address of its index page")
@_shared
def import_(source: str, *, strict: bool, agency: str | None, **options: Any) -> int:
    """Put submissions and agencies into the database, without fetching their URLs."""
    from scans import commands

    return commands.import_(source, _options(options), strict=strict, agency=agency)


@oit.command()
@_option("--agency", multiple=True, help="only this agency; may be repeated")
@_option("--province", help="only agencies of this province")
@_option("--indicator", multiple=True, help="only this indicator; may be repeated")
@_option("--resume", is_flag=True, help="go on with the scan that was cut off")
@_shared
def scan(*, agency: tuple[str, ...], province: str | None, indicator: tuple[str, ...], resume: bool, **options: Any) -> int:
    """Scan what is in the database."""
    from scans import commands

    if resume:
        return commands.resume(_options(options))
    return commands.scan(_options(options), agencies=agency, province=province, indicators=indicator)


@oit.command()
@click.option("--scan", "number", type=int, metavar="N", help="number of the scan; default the newest")
@_shared
def rejudge(*, number: int | None, **options: Any) -> int:
    """Judge a scan's stored captures again by today's rules, without the network."""
    from scans import commands

    return commands.rejudge(number, _options(options))


@oit.command()
@_option("--out", type=click.Path(path_type=Path), help="keep the demo's files in this folder")
@_spoken
def demo(out: Path | None) -> int:
    """A small invented province on this machine, with every fault, scanned and shown: for a first look."""
    from scans import demo as show

    return show.run(out, lang=_LANG[0], quiet=_quiet(), version=version("oit"))


@oit.group()
def rules() -> None:
    """Look at the frameworks."""


@rules.command("list")
@_spoken
def rules_list() -> None:
    """The fiscal years there is a framework for."""
    from scans import explain

    click.echo(explain.frameworks(_LANG[0]))


@rules.command("show")
@click.argument("indicator", required=False)
@_option("--year", type=click.IntRange(2500, 2700), metavar="BE")
@_spoken
def rules_show(indicator: str | None, year: int | None) -> None:
    """What a framework, or one of its indicators, asks for and how it is judged."""
    from scans import explain

    click.echo(explain.show(year, indicator, _LANG[0]))


@rules.command("validate")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@_spoken
def rules_validate(files: tuple[Path, ...]) -> None:
    """Check framework files (default: those that come with the program)."""
    from scans import explain

    click.echo(explain.validate(files))


@oit.group()
def db() -> None:
    """Create, migrate and check the database."""


@db.command("upgrade")
@_database
@_spoken
def db_upgrade(db: str) -> None:
    """Create the database or bring it to this version."""
    from scans import commands

    click.echo(commands.db_upgrade(db))


@db.command("check")
@_database
@_spoken
def db_check(db: str) -> int:
    """The state of the database."""
    from scans import commands

    healthy, text = commands.db_check(db, _LANG[0])
    click.echo(text)
    return Exit.OK if healthy else Exit.INTERNAL


@oit.command()
def schema() -> None:
    """The JSON Schema of one line of the output."""
    import json

    from reports.record import schema as record_schema

    click.echo(json.dumps(record_schema(), ensure_ascii=False, indent=1))


def _options(given: dict[str, Any]) -> Any:
    from scans.options import Options

    if given["ocr"]:
        _say(
            "รุ่นนี้ยังไม่อ่านเอกสารสแกน (--ocr) เอกสารเหล่านั้นจะได้ผล ตรวจดู",
            "this version does not read scanned documents yet (--ocr); they are left for review",
        )
    return Options(**given, lang=_LANG[0], quiet=_quiet(), now=datetime.now().astimezone(), version=version("oit"))


def _quiet() -> bool:
    return bool(click.get_current_context().find_root().meta.get("quiet", False))


if __name__ == "__main__":
    main()
