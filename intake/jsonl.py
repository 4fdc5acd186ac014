"""JSONL -> entries: one object a line, its keys matched like headers."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import BinaryIO

from intake.cells import tidy
from intake.codes import looks_like_code, parse_code
from intake.encoding import encoding_of
from intake.entry import Answer, Entry
from intake.fields import Field, field_of, is_own_name
from intake.headers import code_signs
from intake.lines import MAX_LINE, lines_of
from intake.places import Place
from intake.urls import holds_url
from model.submission import Problem

_MOST_TOLD = 200  # keys that are named; a hostile file has new ones in every line


def entries_of(stream: BinaryIO, codes: Sequence[str], *, place: Place) -> Iterator[Entry | Problem]:
    """The entries of a JSONL file; a line that is no object of ours is a problem."""
    told: set[str] = set()
    for number, text in lines_of(stream, encoding_of(stream)):
        if text is None:
            yield _bad(place, number, f"ยาวเกิน {MAX_LINE:,} ตัวอักษร", f"longer than {MAX_LINE:,} characters")
        elif text.strip("\ufeff \t\x1e"):
            cells = _record(number, text.strip("\ufeff \t\x1e"), codes, place)
            if isinstance(cells, Problem):
                yield cells
            else:
                entry = _told_apart(number, {key: given or [] for key, given in cells.items()}, codes, place)
                yield from _unused(entry, cells, told)
                yield entry


def _record(number: int, text: str, codes: Sequence[str], place: Place) -> dict[str, list[str] | None] | Problem:
    try:
        record = json.loads(text, object_pairs_hook=_joined)
    except (ValueError, RecursionError) as error:
        column = getattr(error, "colno", None)
        at = (f" ตัวอักษรที่ {column}", f" at character {column}") if column else ("", "")
        return _bad(place, number, f"ไม่ใช่ JSON ที่ถูกต้อง{at[0]}", f"not valid JSON{at[1]}")
    if not isinstance(record, dict):
        return _bad(place, number, 'ไม่ใช่วัตถุ JSON แบบ {"agency": …}', 'not a JSON object like {"agency": …}')
    cells = {key: _cells(value) for key, value in record.items()}
    spoilt = next((key for key, given in cells.items() if given is None and _is_ours(key, codes)), None)
    if spoilt is not None:
        return _bad(
            place,
            number,
            f"ค่าของ “{spoilt[:40]}” ต้องเป็นข้อความหรือรายการ",
            f"the value of “{spoilt[:40]}” must be text or a list",
        )
    if several := next((key for key, given in cells.items() if field_of(key) is Field.AGENCY and _differ(given or [])), None):
        return _bad(
            place,
            number,
            f"“{several[:40]}” มีมากกว่าหนึ่งหน่วยงาน",
            f"“{several[:40]}” names more than one agency",
        )
    return {key: [] if record[key] is True else given for key, given in cells.items()}


def _joined(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """An object whose key stands twice has both values, as a table has two columns of one name."""
    record: dict[str, object] = {}
    doubled: dict[str, list[object]] = {}
    for key, value in pairs:
        if key not in record:
            record[key] = value
            continue
        if key not in doubled:
            record[key] = doubled[key] = _listed(record[key])
        doubled[key] += _listed(value)
    return record


def _listed(value: object) -> list[object]:
    return [*value] if isinstance(value, list) else [value]


def _differ(given: list[str]) -> bool:
    return len({name for cell in given if (name := tidy(cell))}) > 1


def _told_apart(number: int, cells: Mapping[str, list[str]], codes: Sequence[str], place: Place) -> Entry:
    values: dict[Field, str] = {}
    columns: dict[Field, int] = {}
    urls: list[tuple[int, str]] = []
    coded: list[Answer] = []
    indicators = [name for name in cells if field_of(name) is Field.INDICATOR]
    groups = set(indicators) - {
        max(indicators, key=lambda name: (code_signs(name, cells[name], codes), is_own_name(name)), default=None)
    }
    groups |= _other_names(cells)
    for column, (name, given) in enumerate(cells.items()):
        field = field_of(name)
        if field is Field.URL:
            urls += [(column, cell) for cell in given]
        elif field is not None and field not in values and name not in groups:
            values[field], columns[field] = "\n".join(dict.fromkeys(given)), column
        elif field is None and (code := parse_code(name, codes)):
            coded += [Answer(code, cell, column) for cell in given]
    is_long = Field.INDICATOR in values or not coded
    indicator = values.get(Field.INDICATOR, "")
    answers = tuple(Answer(indicator, cell, column) for column, cell in urls) if is_long else tuple(coded)
    return Entry(place, number, values, answers, tuple(cells), columns, is_long=is_long, is_alone=True)


def _other_names(cells: Mapping[str, list[str]]) -> set[str]:
    """The keys of fields that another key names by their own name (`name` beside `agency`)."""
    own = {field_of(name) for name, given in cells.items() if is_own_name(name) and any(map(str.strip, given))}
    return {
        name
        for name in cells
        if (field := field_of(name)) in own and field not in (Field.URL, Field.INDICATOR) and not is_own_name(name)
    }


def _unused(entry: Entry, cells: Mapping[str, list[str] | None], told: set[str]) -> Iterator[Problem]:
    """Keys that we have no use for: each named once, but in every line where it seems to be an answer."""
    taken = {*entry.columns.values(), *(answer.column for answer in entry.answers)}
    unused = [(column, name) for column, (name, given) in enumerate(cells.items()) if given != [] and column not in taken]
    has_answer = any(answer.url.strip() for answer in entry.answers)
    lost = {
        name: column
        for column, name in unused
        if (looks_like_code(name) or not has_answer) and any(map(holds_url, cells[name] or []))
    }
    for name, column in lost.items():
        yield Problem(
            entry.cell(column),
            *_why_lost(tidy(name[:60]), has_answer=has_answer),
        )
    new = [name for _, name in unused if name not in told and name not in lost][: max(0, _MOST_TOLD - len(told))]
    if new:
        told.update(new)
        names = ", ".join(tidy(name[:60]) for name in new)
        yield Problem(entry.where, f"ไม่ได้ใช้คีย์: {names}", f"keys not used: {names}", fatal=False)


def _why_lost(name: str, *, has_answer: bool) -> tuple[str, str]:
    if not has_answer:
        return (
            f"ไม่ได้ใช้ URL ของ “{name}” เพราะไม่รู้จักคีย์นี้ โปรดใช้คีย์ agency, indicator และ url",
            f"the URL of “{name}” is not used, because the key is not known: write the keys agency, indicator and url",
        )
    return (
        f"ไม่ได้ใช้ URL ของ “{name}” เพราะไม่ใช่ข้อของกรอบนี้ หรือบรรทัดนี้ระบุข้อไว้แล้ว โปรดแยกเป็นอีกบรรทัด",
        f"the URL of “{name}” is not used: this framework has no such indicator, or the line names another; give it a line",
    )


def _is_ours(name: str, codes: Sequence[str]) -> bool:
    return field_of(name) is not None or parse_code(name, codes) is not None


def _cells(value: object) -> list[str] | None:
    """A JSON value as cells, one for each item of a list; None for what no cell can hold."""
    if value is None or value is False:
        return []
    cells = [_cell(item) for item in _listed(value) if item is not None]
    return [cell for cell in cells if cell] if None not in cells else None


def _cell(value: object) -> str | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return f"{value:g}" if isinstance(value, float) else str(value)
    return value if isinstance(value, str) else None


def _bad(place: Place, number: int, why_th: str, why_en: str) -> Problem:
    return Problem(
        place.row(number),
        f"อ่านบรรทัดนี้ไม่ได้: {why_th} โปรดแก้ให้เป็นวัตถุ JSON หนึ่งวัตถุต่อบรรทัด",
        f"this line cannot be read: {why_en}; write one JSON object a line",
    )
