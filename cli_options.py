"""What the commands of `oit` share: options, their values from environment and settings file, messages to the user."""

import math
import tomllib
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

import click
from click.core import ParameterSource

from model.errors import InputError
from reports.plain import printable
from thai.fiscal import day_of

P = ParamSpec("P")
R = TypeVar("R")
SETTINGS_FILE = "oit.toml"
FORMS = ("table", "jsonl", "csv", "html", "xlsx", "pdf")
AGENCIES = "เฉพาะหน่วยงานนี้ · only this agency; may be repeated, in OIT_AGENCY with ; between the names"
_LANG = ["th"]
_GIVEN = frozenset({ParameterSource.COMMANDLINE, ParameterSource.ENVIRONMENT, ParameterSource.DEFAULT_MAP})


def say(thai: str, english: str) -> None:
    """A message on standard error: Thai first, English beside it; English alone with `--lang en`."""
    context = click.get_current_context(silent=True)
    language = context.find_root().meta.get("lang", "th") if context else _LANG[0]
    for text in (english,) if language == "en" else (thai, f"  {english}"):
        click.echo(printable(text), err=True)


def lang() -> str:
    """`th` or `en`, as asked for on the line, in the environment or in the settings file."""
    return _LANG[0]


def mail_values() -> dict[str, object]:
    """The `[mail]` table of the settings file."""
    values: dict[str, object] = click.get_current_context().find_root().meta.get("mail", {})
    return values


def given_names() -> frozenset[str]:
    """The parameters of this command that somebody gave: on the line, in the environment or in the settings file."""
    context = click.get_current_context()
    return frozenset(name for name in context.params if context.get_parameter_source(name) in _GIVEN)


def quiet() -> bool:
    return bool(click.get_current_context().find_root().meta.get("quiet", False))


def settings_file(context: click.Context, _parameter: click.Parameter, value: str | None) -> None:
    path = Path(value or SETTINGS_FILE)
    if not path.exists():
        if value:
            raise InputError(f"ไม่พบไฟล์ตั้งค่า {path}", f"the settings file {path} does not exist")
        return
    try:
        settings = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise InputError(f"อ่านไฟล์ตั้งค่า {path} ไม่ได้: {error}", f"the settings file {path} cannot be read: {error}") from error
    mail = settings.pop("mail", {})
    if not isinstance(mail, dict):
        raise InputError(f"ในไฟล์ตั้งค่า {path} คำว่า mail ต้องเป็นตาราง [mail]", f"in {path}, mail must be a table: [mail]")
    context.meta["mail"] = mail
    folder = settings.pop("rules", None)
    values = {key.replace("-", "_"): value for key, value in settings.items()}
    root = context.command
    assert isinstance(root, click.Group)  # noqa: S101 -- --config is an option of `oit` itself
    _require_usable(path, values, [option for command in _every(root) for option in _options(command)])
    context.default_map = _defaults(root, values) | ({"rules_folder": str(folder)} if folder else {})


def _every(group: click.Group) -> Iterator[click.Command]:
    for command in group.commands.values():
        yield from _every(command) if isinstance(command, click.Group) else (command,)


def _options(command: click.Command) -> list[click.Option]:
    return [parameter for parameter in command.params if isinstance(parameter, click.Option)]


def _require_usable(path: Path, values: dict[str, object], options: list[click.Option]) -> None:
    if unknown := sorted(values.keys() - set(map(_setting, options))):
        raise InputError(
            f"ไฟล์ตั้งค่า {path} มีชื่อที่ไม่รู้จัก: {', '.join(unknown)}", f"{path} has settings that do not exist: {', '.join(unknown)}"
        )
    if unfit := sorted(values.keys() - {_setting(option) for option in options if _fits(values.get(_setting(option)), option)}):
        names = ", ".join(unfit)
        raise InputError(
            f'ค่าของ {names} ในไฟล์ตั้งค่า {path} ใช้ไม่ได้ ให้เขียนเป็นค่าเดียว เช่น {unfit[0]} = "…"',
            f'the value of {names} in {path} cannot be used; write a single one, like {unfit[0]} = "…"',
        )


def _setting(option: click.Option) -> str:
    """What an option is called in the settings file: as in the environment, whatever its parameter is called in Python."""
    return str(option.envvar).removeprefix("OIT_").lower()


def _fits(value: object, option: click.Option) -> bool:
    """Whether this option can take such a value: another command's option of the same name may take several, this one not."""
    if isinstance(value, list):
        return option.multiple
    if isinstance(option.type, click.Path | Dry):
        return isinstance(value, str)
    return not isinstance(value, dict) and (option.is_flag or not isinstance(value, bool))


def _defaults(group: click.Group, values: dict[str, object]) -> dict[str, Any]:
    """What each command takes of the values, in the nesting that click looks them up in."""
    return {name: _defaults(c, values) if isinstance(c, click.Group) else _own(c, values) for name, c in group.commands.items()}


def _own(command: click.Command, values: dict[str, object]) -> dict[str | None, object]:
    given = [(option, values[_setting(option)]) for option in _options(command) if _setting(option) in values]
    # What may be given several times may stand as one text, too.
    return {
        option.name: [value] if option.multiple and not isinstance(value, list) else value
        for option, value in given
        if _fits(value, option)
    }


def _remember_lang(context: click.Context, _parameter: click.Parameter, value: str | None) -> str:
    root = context.find_root().meta
    # What the line says before the command's name outweighs the environment and the settings file behind it.
    on_line = context.get_parameter_source("lang") is ParameterSource.COMMANDLINE
    if context.parent is None or (value and (on_line or not root["lang_on_line"])):
        root["lang"] = _LANG[0] = value or "th"
        root["lang_on_line"] = on_line
    return str(root.get("lang", "th"))


def _remember_quiet(context: click.Context, _parameter: click.Parameter, value: bool) -> bool:
    root = context.find_root().meta
    root["quiet"] = value or root.get("quiet", False)
    return bool(root["quiet"])


class Name(click.types.StringParamType):
    """A name that may hold blanks: several in one environment variable are parted by semicolons or line breaks."""

    def split_envvar_value(self, rv: str) -> list[str]:
        """The names of a variable."""
        return [name for part in rv.replace(";", "\n").splitlines() if (name := part.strip())]


class Dry(click.types.BoolParamType):
    """A flag that a folder sets, too: where the nights' e-mails go to a folder for trial, nothing is to be removed either."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Whether it is set."""
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter:
            return True


class Number(click.FloatRange):
    """A number within bounds; what Python reads as none ("nan") is within all of them for click."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """The number."""
        number = super().convert(value, param, ctx)
        if math.isnan(number):
            self.fail(f"'{value}' is not a number", param, ctx)
        return float(number)


class Form(click.Choice[str]):
    """A form of the output. One that the environment or the settings file names for another command does not count."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The form; None where a general setting names one that this command does not have."""
        source = ctx.get_parameter_source(param.name) if ctx and param and param.name else None
        general = source in (ParameterSource.ENVIRONMENT, ParameterSource.DEFAULT_MAP)
        if general and value not in self.choices and value in FORMS:
            return None
        return super().convert(value, param, ctx)


def option(*names: str, envvar: str | None = None, **settings: Any) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """An option that may also be given as `OIT_…` in the environment, and by the same name in the settings file.

    `envvar` is given where other commands mean something else by the option's name.
    """
    long = next(name for name in names if name.startswith("--")).split("/")[0]
    envvar = envvar or "OIT_" + long[2:].upper().replace("-", "_")
    return click.option(*names, envvar=envvar, show_default=True, **settings)


def of_a_night(command: Callable[P, R]) -> Callable[P, R]:
    """What `nightly` and `schedule`, which starts it, both take."""
    command = option(
        "--pause",
        default=20.0,
        type=Number(0, 600),
        help="กี่นาทีก่อนลองสิ่งที่ล้มเหลวซ้ำ · minutes before what failed is asked once more",
    )(command)
    return option(
        "--dry-run",
        "folder",
        type=click.Path(path_type=Path),
        metavar="FOLDER",
        help="เขียนอีเมลลงโฟลเดอร์นี้โดยไม่ส่ง · write the e-mails there, send none",
    )(command)


def spoken(command: Callable[P, R]) -> Callable[P, R]:
    command = option(
        "--quiet",
        is_flag=True,
        callback=_remember_quiet,
        expose_value=False,
        help="ไม่แสดงความคืบหน้าและหมายเหตุ · no progress, no notes",
    )(command)
    language = option(
        "--lang",
        type=click.Choice(["th", "en"]),
        callback=_remember_lang,
        expose_value=False,
        help="ภาษาที่แสดง · language of what is printed",
    )
    return language(command)


def database(command: Callable[P, R]) -> Callable[P, R]:
    return option(
        "--db", default="sqlite:///oit.db", metavar="URL", help="ฐานข้อมูล · SQLite or PostgreSQL, as an SQLAlchemy URL"
    )(command)


def _date(_context: click.Context, _parameter: click.Parameter, value: str | None) -> date | None:
    try:
        return day_of(value) if value else None
    except ValueError:
        raise InputError(
            f"“{value}” ไม่ใช่วันที่ (--as-of) ให้เขียนเช่น 2022-03-15 หรือ 2565-03-15",
            f"“{value}” is not a date (--as-of); write it like 2022-03-15 or 2565-03-15",
        ) from None


def _network(_context: click.Context, _parameter: click.Parameter, given: tuple[str, ...]) -> tuple[str, ...]:
    from ipaddress import ip_network

    values = tuple(part for value in given for part in value.replace(",", " ").split())
    for value in values:
        try:
            ip_network(value, strict=False)
        except ValueError:
            raise InputError(
                f"“{value}” ไม่ใช่เครือข่าย (--allow-network) ให้เขียนเช่น 10.0.0.0/8",
                f"“{value}” is not a network (--allow-network); write it like 10.0.0.0/8",
            ) from None
    return values


def output_file(help: str) -> Callable[[Callable[P, R]], Callable[P, R]]:  # noqa: A002 -- as click calls it
    """`--out`, where `-` is standard output as in other programs."""
    return option("--out", type=click.Path(path_type=Path), callback=_not_stdout, help=help)


def _not_stdout(_context: click.Context, _parameter: click.Parameter, value: Path | None) -> Path | None:
    return None if value == Path("-") else value


def shared(command: Callable[P, R]) -> Callable[P, R]:
    """The options shared by the commands that judge or fetch."""
    options = [
        database,
        option(
            "--year",
            type=click.IntRange(2500, 2700),
            metavar="BE",
            help="กรอบของปีใด (พ.ศ.) · framework to judge by (Buddhist era)",
        ),
        option(
            "--as-of",
            callback=_date,
            metavar="DATE",
            help="ตัดสินเหมือนเป็นวันที่ใด · the date that the judgement is made for; default today in Bangkok",
        ),
        option(
            "--format", "form", type=Form(["table", "jsonl", "csv"]), help="รูปแบบ · default: table on a terminal, else jsonl"
        ),
        output_file("ไฟล์ที่จะเขียน · where the output goes; default standard output"),
        option("--concurrency", default=256, type=click.IntRange(1, 4096), help="เปิดพร้อมกันได้กี่หน้า · requests in flight in all"),
        option("--per-host", default=2, type=click.IntRange(1, 64), help="พร้อมกันต่อเว็บไซต์ · requests in flight to one host"),
        option("--timeout", default=30.0, type=Number(0.1, 600), help="วินาทีต่อหนึ่งหน้า · seconds for one request in all"),
        option("--max-bytes", default=20 * 2**20, type=click.IntRange(1024), help="อ่านไม่เกินกี่ไบต์ · a body is read no further"),
        option(
            "--attachments",
            default=8,
            type=click.IntRange(0, 100),
            help="เปิดไฟล์แนบกี่ไฟล์ต่อ URL · linked documents opened for one submission",
        ),
        option(
            "--allow-network",
            multiple=True,
            callback=_network,
            metavar="CIDR",
            help="เปิดเครือข่ายภายในนี้ได้ · let fetches reach a network that is otherwise refused",
        ),
        option("--ocr/--no-ocr", default=None, help="อ่านเอกสารสแกน · read scanned documents where Tesseract is installed"),
        option("--contact", metavar="TEXT", help="ที่อยู่ติดต่อของสำนักงาน · address of the office, named in the User-Agent"),
        spoken,
    ]
    for decorate in reversed(options):
        command = decorate(command)
    return command
