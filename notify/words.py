"""The words of the mails, in Thai and English."""

from datetime import date, datetime

from model.diff import ChangeKind
from model.finding import Verdict
from thai.fiscal import BANGKOK, BE_OFFSET

_MONTHS = {
    "th": ("ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค."),
    "en": ("January", "February", "March", "April", "May", "June",
           "July", "August", "September", "October", "November", "December"),
}  # fmt: skip

# In the order in which a person should read them: what was lost first, good news last.
CHANGES = {
    ChangeKind.NEWLY_DEAD: ("ลิงก์เปิดไม่ได้แล้ว", "no longer opens"),
    ChangeKind.NEWLY_FAILING: ("ไม่ผ่านแล้ว", "no longer passes"),
    ChangeKind.NEWLY_REVIEW: ("ต้องตรวจดู", "needs a look"),
    ChangeKind.CHANGED_CONTENT: ("เนื้อหาเปลี่ยน", "content changed"),
    ChangeKind.FLAPPING: ("เปิดได้บ้างไม่ได้บ้าง", "opens on some nights only"),
    ChangeKind.NEW_SUBMISSION: ("ส่งใหม่", "newly submitted"),
    ChangeKind.WITHDRAWN: ("ถอนออก", "withdrawn"),
    ChangeKind.REPAIRED: ("กลับมาเปิดได้แล้ว", "opens again"),
    ChangeKind.NEWLY_PASSING: ("ผ่านแล้ว", "passes now"),
}
GOOD = frozenset({ChangeKind.REPAIRED, ChangeKind.NEWLY_PASSING})
BAD = frozenset({ChangeKind.NEWLY_DEAD, ChangeKind.NEWLY_FAILING, ChangeKind.NEWLY_REVIEW})

VERDICTS = {
    Verdict.FAIL: ("ไม่ผ่าน", "fail"),
    Verdict.MISSING: ("ไม่ส่ง", "missing"),
    Verdict.REVIEW: ("ตรวจดู", "review"),
    Verdict.PASS: ("ผ่าน", "pass"),
}

TEXTS = {
    "th": {
        "urls": "{n} รายการ",
        "deadline": "กำหนดส่ง {day} เวลา {time} น.",
        "left": "เหลืออีก {n} วัน", "tomorrow": "พรุ่งนี้วันสุดท้าย", "today": "วันนี้วันสุดท้าย", "over": "หมดเขตแล้ว",
        "score": "คะแนน OIT", "stake": "แต้มที่เสี่ยง", "points": "แต้ม", "result": "ผล", "todo": "สิ่งที่ต้องทำ", "item": "ข้อ",
        "first": "ควรแก้ก่อน:", "points_of": "แต้ม",
        "changed": "เปลี่ยนไปเมื่อคืน", "still": "ข้อที่ต้องแก้หรือตรวจดู เรียงตามแต้ม", "all_pass": "ทุกข้อผ่าน ไม่มีสิ่งที่ต้องแก้",
        "seen": "ที่พบ", "since": "ตั้งแต่ {day}", "more": "และ", "new": "ใหม่",
        "no_division": "ไม่ระบุส่วนราชการ", "checked": "ผลตรวจลิงก์ OIT ปีงบประมาณ {fy}", "on": "ตรวจเมื่อคืนก่อนเช้าวันที่ {day}",
        "quiet": "ไม่มีอะไรเปลี่ยนตั้งแต่ {day}", "never": "แจ้งผลครั้งแรก",
        "mend": "ต้องแก้ {n} ข้อ", "look": "ตรวจดู {n} ข้อ", "worth": "({points} แต้ม)",
        "subject_digest": "สรุปเช้า {day}: เปลี่ยนไป {n} หน่วยงาน", "subject_quiet": "สรุปเช้า {day}: ไม่มีอะไรเปลี่ยน",
        "subject_first": "สรุปเช้า {day}: แจ้งผลครั้งแรก",
        "digest": "สรุปผลตรวจ OIT ปีงบประมาณ {fy}", "agency": "หน่วยงาน", "changes": "สิ่งที่เปลี่ยน",
        "dearest": "หน่วยงานที่แต้มเสี่ยงมากที่สุด", "no_address": "ส่งอีเมลถึงหน่วยงานเหล่านี้ไม่ได้ เพราะไม่มีที่อยู่อีเมลที่ใช้ได้ โปรดแจ้งทางอื่น",
        "refused": "เซิร์ฟเวอร์ไม่รับอีเมลฉบับก่อนถึงหน่วยงานเหล่านี้ โปรดตรวจที่อยู่อีเมล", "attached": "รายละเอียดทุกข้ออยู่ในไฟล์แนบ {name}",
        "totals": "{agencies} หน่วยงาน · แต้มที่เสี่ยงรวม {points}", "and_agencies": "และอีก {n} หน่วยงาน",
        "footer": "อีเมลนี้ส่งโดยโปรแกรมอัตโนมัติ ผลเป็นการตรวจล่วงหน้า ไม่ใช่ผลการประเมินอย่างเป็นทางการ",
        "reply": "สอบถาม: {office}",
        "test_subject": "ทดสอบการส่งอีเมลของ oit", "test": "ถ้าท่านอ่านข้อความนี้ได้ การตั้งค่าอีเมลของ oit ใช้งานได้",
    },
    "en": {
        "urls": "{n}",
        "deadline": "deadline {day}, {time}",
        "left": "{n} days left", "tomorrow": "last day tomorrow", "today": "last day today", "over": "the deadline has passed",
        "score": "OIT score", "stake": "Points at stake", "points": "Points", "result": "Result", "todo": "What to do", "item": "Item",
        "first": "Mend first:", "points_of": "points",
        "changed": "Changed last night", "still": "To mend or to look at, by points",
        "all_pass": "Every indicator passes; nothing to mend",
        "seen": "Seen", "since": "since {day}", "more": "and", "new": "new",
        "no_division": "No division named", "checked": "OIT links, fiscal year {fy}", "on": "checked in the night to {day}",
        "quiet": "nothing has changed since {day}", "never": "first notice",
        "mend": "{n} to mend", "look": "{n} to look at", "worth": "({points} points)",
        "subject_digest": "digest of {day}: changes at {n} agencies", "subject_quiet": "digest of {day}: nothing changed",
        "subject_first": "digest of {day}: first notice",
        "digest": "OIT digest, fiscal year {fy}", "agency": "Agency", "changes": "What changed",
        "dearest": "Agencies with most at stake",
        "no_address": "These agencies cannot be written to: there is no usable address. Please tell them another way",
        "refused": "The mail server refused the last mail to these agencies. Please check their addresses",
        "attached": "Every indicator is in the attached file {name}",
        "totals": "{agencies} agencies · points at stake in all {points}", "and_agencies": "and {n} more agencies",
        "footer": "Sent by a program. This is a check made beforehand, not the official assessment.",
        "reply": "Questions: {office}",
        "test_subject": "Test of the mail settings of oit", "test": "If you can read this, the mail settings of oit work",
    },
}  # fmt: skip


def said(pair: tuple[str, str], lang: str) -> str:
    """The Thai or the English of a pair."""
    return pair[lang == "en"]


def day(value: date, lang: str) -> str:
    """A date as people write it: 30 เม.ย. 2565, 30 April 2022."""
    year = value.year if lang == "en" else value.year + BE_OFFSET
    return f"{value.day} {_MONTHS[lang][value.month - 1]} {year}"


def deadline(moment: datetime, lang: str) -> str:
    """The deadline with its time of day in Bangkok."""
    local = moment.astimezone(BANGKOK)
    return TEXTS[lang]["deadline"].format(day=day(local.date(), lang), time=f"{local:%H:%M}")


def days_left(days: int, lang: str) -> str:
    """How long there is until the last day."""
    texts = TEXTS[lang]
    if days < 0:
        return texts["over"]
    return texts["today"] if days == 0 else texts["tomorrow"] if days == 1 else texts["left"].format(n=days)
