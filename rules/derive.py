"""The framework of a year that has none yet, derived from another year's: a beginning to be filled in, never a confirmed list."""

from datetime import date, datetime
from typing import Any

from rules.framework_text import Tree, as_yaml, moved
from rules.parsed import parsed

FILL_IN = "*** โปรดแก้ตามประกาศ ***"  # stands wherever only a person who has the announcement can tell


def derive(text: str, *, year: int) -> str:
    """The text of a provisional framework for a fiscal year, from the text of another year's framework file."""
    source = parsed(text)
    home = source["fiscal_year"]
    made: Tree = moved(source, years=year - home, home=home)
    made |= {
        "fiscal_year": year,
        "provisional": True,
        "provisional_because": f"ยกมาจากกรอบปี {home} ยังไม่ได้ตรวจกับคู่มือของปี {year}",
        "provisional_because_en": f"Derived from the list of {home} and not yet checked against the manual of {year}",
        "sources": [{"source": f"ยกมาจากกรอบปี {home}", "confidence": "low"}],
        "deadline": _in_year(source["deadline"], year - home),
        "deadline_source": _to_fill_in(home),
        "calendar": {"answers": {"last": _in_year(_last_day(source), year - home), **_to_fill_in(home)}},
        "targets": [],
    }
    made["indicators"] = [_unconfirmed(one) for one in made["indicators"]]
    ordered = {key: made.pop(key) for key in _ORDER if key in made}
    return as_yaml(ordered | made, heading=_heading(year, home))


# The keys that a person must look at stand first, whichever of them the source had.
_ORDER = ("fiscal_year", "name_th", "name_en", "agency_kinds", "province_kinds", "provisional", "provisional_because",
          "provisional_because_en", "sources", "deadline", "deadline_source", "calendar")  # fmt: skip


def _heading(year: int, home: int) -> str:
    return (
        f"กรอบการประเมิน OIT ปีงบประมาณ {year} (ชั่วคราว) ยกมาจากกรอบปี {home}\n"
        f"1. แก้ทุกแห่งที่เขียนว่า {FILL_IN}: deadline, calendar, targets\n"
        f"2. ตรวจรหัส ชื่อ ช่วงเวลา และองค์ประกอบของทุกข้อกับคู่มือปี {year} แล้วใส่ถ้อยคำของคู่มือใน asks\n"
        "3. ตรวจไฟล์ด้วย oit rules validate FILE และดูว่าต่างจากปีก่อนอย่างไรด้วย oit rules diff\n"
        "4. เมื่อยืนยันแล้วจึงแก้ provisional เป็น false\n"
        f"Derived from {home}: fill in what is marked, check every item against the manual, then set provisional to false."
    )


def _unconfirmed(item: Tree) -> Tree:
    """An item whose source and requirements are another year's: still recognised when pasted, not quoted as this year's."""
    asks = [*item.get("asks", []), *item.get("asks_elsewhere", [])]
    kept = {
        key: value
        for key, value in item.items()
        if key not in ("source", "asks", "asks_elsewhere", "topic", "components", "kinds")
    }
    rest: Tree = {key: item[key] for key in ("topic", "components", "kinds") if key in item}
    return {**kept, **({"asks_elsewhere": asks} if asks else {}), **rest}


def _to_fill_in(home: int) -> dict[str, str]:
    return {"source": f"{FILL_IN} วันเดียวกับปี {home}", "confidence": "low"}


def _last_day(source: Tree) -> Any:
    return source["calendar"]["answers"]["last"]


def _in_year(day: date | datetime, years: int) -> date | datetime:
    """The same day of another year; the last day of February where it had 29."""
    if (day.month, day.day) == (2, 29):
        day = day.replace(day=28)
    return day.replace(year=day.year + years)
