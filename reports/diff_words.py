"""What the kinds of change are called, and in which order people want to read them."""

from datetime import datetime
from typing import get_args

from model.finding import Verdict
from reports import words
from reports.record import ChangeRecord, ChangeWord, DiffRecord

ORDER: tuple[ChangeWord, ...] = get_args(ChangeWord)
CHANGES = {
    "th": {
        "newly-dead": "เปิดไม่ได้แล้ว", "repaired": "กลับมาเปิดได้", "newly-failing": "ไม่ผ่านแล้ว", "newly-review": "ต้องตรวจดู",
        "newly-passing": "ผ่านแล้ว", "changed-content": "เนื้อหาเปลี่ยน", "flapping": "ติด ๆ ดับ ๆ", "new-submission": "ส่งใหม่",
        "withdrawn": "ถอนออก",
    },
    "en": {
        "newly-dead": "newly dead", "repaired": "repaired", "newly-failing": "newly failing", "newly-review": "to be looked at",
        "newly-passing": "newly passing", "changed-content": "content changed", "flapping": "on and off",
        "new-submission": "new", "withdrawn": "withdrawn",
    },
}  # fmt: skip
WORDS = {
    "th": {
        "title": "สิ่งที่เปลี่ยนไปจากรอบตรวจ {old} ถึงรอบตรวจ {new}", "change": "การเปลี่ยนแปลง", "agency": "หน่วยงาน", "item": "ข้อ",
        "verdict": "ผล", "since": "เห็นครั้งแรก", "what": "รายละเอียด", "lost": "หายไป: ", "won": "เพิ่มมา: ", "none": "ไม่มีอะไรเปลี่ยน",
        "summary": "ปีงบประมาณ {fy} · รอบตรวจ {old} ({old_at}) เทียบกับ {new} ({new_at}) · {agencies} หน่วยงานมีการเปลี่ยนแปลง",
        "scan": "รอบตรวจ {n}",
    },
    "en": {
        "title": "What changed from scan {old} to scan {new}", "change": "Change", "agency": "Agency", "item": "Item",
        "verdict": "Verdict", "since": "First seen", "what": "What", "lost": "lost: ", "won": "won: ", "none": "Nothing changed",
        "summary": "Fiscal year {fy} · scan {old} ({old_at}) against {new} ({new_at}) · {agencies} agencies have changes",
        "scan": "scan {n}",
    },
}  # fmt: skip
_SEVERITY = ("fail", "review", "warn", "info")


def moment(text: str, lang: str) -> str:
    """A time of a record for people, to the minute."""
    return words.moment(datetime.fromisoformat(text), lang)


def verdicts(record: ChangeRecord, lang: str) -> str:
    """`pass → fail`; one side alone for what is new or withdrawn."""
    sides = [words.VERDICTS[lang][Verdict(side)] for side in (record.before, record.after) if side is not None]
    return " → ".join(dict.fromkeys(sides))


def details(record: ChangeRecord, lang: str) -> list[str]:
    """What was lost and won, then what the worst reason says."""
    called = WORDS[lang]
    parts = [called[name] + ", ".join(listed) for name, listed in (("lost", record.lost), ("won", record.won)) if listed]
    weighty = [reason for reason in record.reasons if reason.severity in ("fail", "review")]
    if weighty:
        worst = min(weighty, key=lambda reason: _SEVERITY.index(reason.severity))
        parts.append(worst.message_en if lang == "en" else worst.message_th)
    return parts


def summary(record: DiffRecord, lang: str) -> str:
    """Which scans were compared."""
    return WORDS[lang]["summary"].format(
        fy=record.fiscal_year, old=record.old_scan, new=record.new_scan, old_at=moment(record.old_started_at, lang),
        new_at=moment(record.new_started_at, lang), agencies=record.agencies,
    )  # fmt: skip


def counts(record: DiffRecord, lang: str) -> str:
    """How many changes there are of each kind."""
    found = [f"{CHANGES[lang][kind]} {record.changes[kind]}" for kind in ORDER if record.changes.get(kind)]
    return " · ".join(found) or WORDS[lang]["none"]
