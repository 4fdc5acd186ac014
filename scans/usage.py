"""A wrong call in words: what cannot be used, where it was given, and what would be right; in both languages."""

import re
from typing import Any

import click
from click.core import ParameterSource

_EXTRA = re.compile(r"unexpected extra arguments? \((.*)\)", re.DOTALL)
_NEEDS = {
    "SOURCE": (
        "ไฟล์ CSV, TSV, XLSX หรือ JSONL เครื่องหมาย - หรือที่อยู่หน้า ITA ของหน่วยงาน",
        "a CSV, TSV, XLSX or JSONL file, - or the address of an ITA index page",
    ),
    "ADDRESS": ("ที่อยู่อีเมลของผู้รับ", "the e-mail address to send to"),
    "YEAR": ("ปีงบประมาณ พ.ศ. เช่น 2570", "a fiscal year (Buddhist era) such as 2570"),
}


def explained(error: click.ClickException) -> tuple[str, str]:
    """The sentence for what click found wrong with a call: Thai, English."""
    match error:
        case click.NoSuchOption():
            thai, english = _perhaps(error.possibilities)
            return f"ไม่มีตัวเลือก {error.option_name}{thai}", f"there is no option {error.option_name}{english}"
        case click.exceptions.NoSuchCommand():
            thai, english = _perhaps(error.possibilities)
            return f"ไม่มีคำสั่ง {error.command_name}{thai}", f"there is no command {error.command_name}{english}"
        case click.MissingParameter():
            return _missing(error)
        case click.BadParameter():
            return _bad_value(error)
        case click.BadOptionUsage():
            return _bad_option(error)
    extra = _EXTRA.search(error.message)
    if extra:
        return (
            f"มีคำเกินมา: {extra[1]} ถ้าเป็นชื่อเดียวที่มีช่องว่าง ให้ใส่เครื่องหมายคำพูดคร่อม",
            f"too many words: {extra[1]}; if they are one name with blanks in it, put quotes around it",
        )
    return f"สั่งไม่ถูกต้อง: {error.message}", error.format_message()


def how_to_call(error: click.ClickException, lang: str) -> str:
    """The usage line of the command that was called, and what tells the rest; empty where it is not known."""
    context = error.ctx if isinstance(error, click.UsageError) else None
    if context is None:
        return ""
    usage = " ".join(context.get_usage().split()).partition(": ")[2]
    word, more = ("usage", "more") if lang == "en" else ("วิธีใช้", "ดูทั้งหมด")
    return f"{word}: {usage}\n{more}: {context.command_path} --help"


def _perhaps(names: list[str] | None) -> tuple[str, str]:
    if not names:
        return "", ""
    return f" หมายถึง {' หรือ '.join(names)} หรือไม่", f"; did you mean {' or '.join(names)}?"


def _missing(error: click.MissingParameter) -> tuple[str, str]:
    name = error.param.make_metavar(error.ctx) if error.param and error.ctx else str(error.param_hint or "")
    thai, english = _NEEDS.get(name, ("", ""))
    return f"ยังไม่ได้ระบุ {name}" + (f" คือ {thai}" if thai else ""), f"{name} is not given" + (f": {english}" if english else "")


def _bad_option(error: click.BadOptionUsage) -> tuple[str, str]:
    if "does not take a value" in error.message:  # click tells the two apart by its sentence alone
        return f"ตัวเลือก {error.option_name} ใช้โดยไม่มีค่าตามหลัง", f"the option {error.option_name} takes no value"
    return f"ตัวเลือก {error.option_name} ต้องมีค่าตามหลัง", f"the option {error.option_name} needs a value after it"


def _bad_value(error: click.BadParameter) -> tuple[str, str]:
    kind = error.param.type if error.param else None
    # click keeps the value in its sentence alone: "'abc' is not a valid integer range."
    value = error.message.partition(" is not ")[0].strip("'") if " is not " in error.message else ""
    where = f"{_where(error)} ({value})" if value else _where(error)
    needed = _needed(kind) if kind else None
    if needed is None:
        return f"ค่าของ {where} ใช้ไม่ได้: {error.message}", f"the value of {where} cannot be used: {error.message}"
    return f"ค่าของ {where} ใช้ไม่ได้ ต้องเป็น{needed[0]}", f"the value of {where} cannot be used: it must be {needed[1]}"


def _where(error: click.BadParameter) -> str:
    """The option, and the environment variable or the settings file where its value came from there."""
    option, context = error.param, error.ctx
    if option is None or option.name is None:
        return str(error.param_hint or "?")
    name = max(option.opts, key=len)
    source = context.get_parameter_source(option.name) if context else None
    if source is ParameterSource.ENVIRONMENT:
        return f"{option.envvar} ({name})"
    return f"{str(option.envvar).removeprefix('OIT_').lower()} (oit.toml)" if source is ParameterSource.DEFAULT_MAP else name


def _needed(kind: click.ParamType[Any]) -> tuple[str, str] | None:
    """What a value of this kind looks like."""
    match kind:
        case click.Choice():
            names = ", ".join(map(str, kind.choices))
            return f"ค่าหนึ่งใน {names}", f"one of {names}"
        case click.IntRange() | click.FloatRange():
            thai, english = ("จำนวนเต็ม", "a whole number") if isinstance(kind, click.IntRange) else ("ตัวเลข", "a number")
            low, high = kind.min, kind.max
            if high is None:
                return f"{thai}ตั้งแต่ {low:g} ขึ้นไป", f"{english} from {low:g} on"
            return f"{thai}ตั้งแต่ {low:g} ถึง {high:g}", f"{english} from {low:g} to {high:g}"
        case click.types.BoolParamType():
            return "ค่า 1 หรือ 0", "1 or 0"
        case _:
            return ("จำนวนเต็ม", "a whole number") if kind is click.INT else None
