"""A framework file -> its model; every fault becomes a sentence in Thai and English that names file and key."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

import yaml
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError

from model.errors import RulesError
from rules.parsed import LOADER

T = TypeVar("T", bound=BaseModel)

_MOST_FAULTS_SHOWN = 20

# pydantic's kinds of fault, and our own, in both languages; {…} are pydantic's own values for the kind.
_SENTENCES = {
    "missing": ("ขาดคีย์นี้", "this key is missing"),
    "extra_forbidden": ("ไม่รู้จักคีย์นี้ โปรดตรวจตัวสะกด", "this key is not known; check its spelling"),
    "enum": ("ต้องเป็นค่าใดค่าหนึ่งใน {expected}", "must be one of {expected}"),
    "string_type": ("ต้องเป็นข้อความ (ถ้าเป็นตัวเลขให้ใส่เครื่องหมายคำพูด)", "must be text (put numbers in quotes)"),
    "string_too_short": ("ต้องไม่ว่าง", "must not be empty"),
    "string_pattern_mismatch": ("รูปแบบไม่ถูกต้อง ต้องเป็นไปตาม {pattern}", "has the wrong form; it must match {pattern}"),
    "bool_type": ("ต้องเป็น true หรือ false", "must be true or false"),
    "bool_parsing": ("ต้องเป็น true หรือ false", "must be true or false"),
    "int_type": ("ต้องเป็นจำนวนเต็ม", "must be a whole number"),
    "int_parsing": ("ต้องเป็นจำนวนเต็ม", "must be a whole number"),
    "float_type": ("ต้องเป็นตัวเลข", "must be a number"),
    "float_parsing": ("ต้องเป็นตัวเลข", "must be a number"),
    "greater_than_equal": ("ต้องไม่น้อยกว่า {ge}", "must be {ge} or more"),
    "less_than_equal": ("ต้องไม่เกิน {le}", "must be {le} or less"),
    "greater_than": ("ต้องมากกว่า {gt}", "must be more than {gt}"),
    "tuple_type": ("ต้องเป็นรายการ (ขึ้นต้นแต่ละบรรทัดด้วย -)", "must be a list (each line begins with -)"),
    "too_short": ("ต้องมีอย่างน้อย {min_length} รายการ", "needs at least {min_length} entries"),
    "model_type": ("ต้องเป็นคีย์กับค่า", "must be keys with values"),
    "mapping_type": ("ต้องเป็นคีย์กับค่า", "must be keys with values"),
    "dict_type": ("ต้องเป็นคีย์กับค่า", "must be keys with values"),
    "timezone_aware": ("ต้องระบุเขตเวลา เช่น +07:00", "needs a time zone, such as +07:00"),
    "phrase_too_short": ("วลีต้องมีอย่างน้อยสองตัวอักษร", "a phrase needs at least two letters"),
    "find_any_or_all": (
        "ต้องมี any หรือ all อย่างใดอย่างหนึ่ง และมีวลีอยู่ข้างใน (joined นับเป็น any)",
        "give either `any` or `all`, with phrases (`joined` counts as `any`)",
    ),
    "find_together": ("together ต้องใช้คู่กับรายการ all", "`together` needs the lists of `all`"),
    "find_at_least": ("at_least มากกว่าจำนวนวลี", "`at_least` is more than the number of phrases"),
    "check_words": ("ไม่มีรายการคำชื่อ “{name}” ใช้ได้: {known}", "there is no list of words “{name}”; known: {known}"),
    "component_measure": (
        "ต้องมี find หรือ check หรือ person: true อย่างเดียว",
        "give `find` or `check`, or `person: true` alone",
    ),
    "duplicate": ("“{value}” ซ้ำ", "“{value}” is there twice"),
    "unknown": ("“{value}” ไม่มีอยู่ในกรอบการประเมินนี้", "“{value}” is not in this framework"),
    "levels_order": ("ช่วงคะแนนต้องเรียงจากสูงไปต่ำและลงถึง 0", "levels must go from high to low and reach 0"),
    "needs_reason": ("กรอบชั่วคราวต้องบอกเหตุผล", "a provisional framework must say why"),
}
_OTHER = ("ค่าไม่ถูกต้อง", "the value is not valid")


def read_framework(
    model: type[T], text: str, *, name: str, also: Callable[[T], Iterable[PydanticCustomError]] | None = None
) -> T:
    """The model that the YAML text describes; RulesError names all that is not valid, and all that `also` finds in it."""
    data = _parse(text, name=name)
    try:
        made = model.model_validate(data)
    except ValidationError as error:
        raise _not_valid(name, [_line(one, data) for one in error.errors(include_url=False)]) from error
    between = [_line(_details(one), data) for one in also(made)] if also else []
    if between:
        raise _not_valid(name, between)
    return made


def _not_valid(name: str, lines: list[tuple[str, str]]) -> RulesError:
    shown, more = lines[:_MOST_FAULTS_SHOWN], len(lines) - _MOST_FAULTS_SHOWN
    if more > 0:
        shown = [*shown, (f"และอีก {more} แห่ง", f"and {more} more")]
    return RulesError(
        f"ไฟล์ {name} ไม่ถูกต้อง: " + "; ".join(thai for thai, _ in shown),
        f"{name} is not valid: " + "; ".join(english for _, english in shown),
    )


def _details(fault: PydanticCustomError) -> ErrorDetails:
    return {"type": fault.type, "loc": (), "msg": fault.message(), "input": None, "ctx": dict(fault.context or {})}


def fault(kind: str, at: str, value: object = "") -> PydanticCustomError:
    """A fault between parts of the file; `at` is the path of the key."""
    return PydanticCustomError(kind, "{at}: {value}", {"at": at, "value": str(value)})


def _parse(text: str, *, name: str) -> object:
    try:
        loader = LOADER(text)
        node = loader.get_single_node()
        for twice in _duplicate_keys(node):
            line = twice.start_mark.line + 1
            raise RulesError(
                f"ไฟล์ {name} บรรทัด {line}: คีย์ “{twice.value}” ซ้ำ โปรดลบให้เหลือหนึ่งแห่ง",
                f"{name}, line {line}: the key “{twice.value}” is there twice; keep one",
            )
        return loader.construct_document(node) if node is not None else {}
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else "?"
        what = getattr(error, "problem", None) or str(error)
        raise RulesError(
            f"ไฟล์ {name} บรรทัด {line}: ไม่ใช่ YAML ที่ถูกต้อง โปรดตรวจการย่อหน้าและเครื่องหมาย ({what})",
            f"{name}, line {line}: not valid YAML; check indentation and quotes ({what})",
        ) from error


def _duplicate_keys(root: yaml.Node | None) -> Iterator[yaml.ScalarNode]:
    """Keys given twice in one mapping: YAML would silently keep the last."""
    waiting, visited = [root], set[int]()
    while waiting:
        node = waiting.pop()
        if node is None or id(node) in visited:  # anchors make one node stand in many places
            continue
        visited.add(id(node))
        if isinstance(node, yaml.SequenceNode):
            waiting.extend(node.value)
        elif isinstance(node, yaml.MappingNode):
            seen = set[str]()
            for key, value in node.value:
                waiting.append(value)
                if isinstance(key, yaml.ScalarNode):
                    if key.value in seen:
                        yield key
                    seen.add(key.value)


def _line(error: ErrorDetails, data: object) -> tuple[str, str]:
    values = {key: str(value) for key, value in error.get("ctx", {}).items()}
    path = values.get("at") or _path(error["loc"], data)
    thai, english = _SENTENCES.get(error["type"], (f"{_OTHER[0]} ({error['msg']})", f"{_OTHER[1]} ({error['msg']})"))
    return f"{path}: {_fill(thai, values)}", f"{path}: {_fill(english, values)}"


def _fill(sentence: str, values: Mapping[str, str]) -> str:
    for key, value in values.items():
        sentence = sentence.replace("{" + key + "}", value)
    return sentence


def _path(location: tuple[int | str, ...], data: object) -> str:
    """`indicators[O18].topic.names[2]`: places in a list by their code or id where they have one."""
    path, here = "", data
    for step in location:
        if isinstance(step, str):
            path += f".{step}" if path else step
            here = here.get(step) if isinstance(here, Mapping) else None
        else:
            here = here[step] if isinstance(here, list) and step < len(here) else None
            path += f"[{_label(here) or step}]"
    return path or "(ทั้งไฟล์ / whole file)"


def _label(entry: object) -> str | None:
    if not isinstance(entry, Mapping):
        return None
    label = entry.get("code") or entry.get("id")
    return label if isinstance(label, str) else None
