"""What the reports call things, in both languages, and how they write days, times and numbers."""

from datetime import date, datetime

from model.finding import Verdict
from thai.fiscal import BANGKOK, BE_OFFSET

VERDICTS = {
    "th": {Verdict.FAIL: "ไม่ผ่าน", Verdict.MISSING: "ไม่ส่ง", Verdict.REVIEW: "ตรวจดู", Verdict.PASS: "ผ่าน"},
    "en": {Verdict.FAIL: "fail", Verdict.MISSING: "missing", Verdict.REVIEW: "review", Verdict.PASS: "pass"},
}
SIGNS = {Verdict.FAIL: "✕", Verdict.MISSING: "–", Verdict.REVIEW: "?", Verdict.PASS: "✓"}
_MONTHS_TH = ("ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค.")
_MONTHS_EN = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

TEXTS = {
    "th": {
        "title": "ผลตรวจลิงก์ OIT ปีงบประมาณ {fy}", "overview": "ภาพรวม", "findings": "รายการที่ต้องแก้",
        "agency": "หน่วยงาน", "agencies": "หน่วยงาน", "district": "อำเภอ", "province": "จังหวัด", "item": "ข้อ", "subject": "เรื่อง",
        "verdict": "ผล", "points": "แต้ม", "stake": "แต้มที่เสี่ยง", "score": "คะแนน OIT", "score_low": "คะแนน OIT ต่ำสุด",
        "score_high": "คะแนน OIT สูงสุด", "level": "ระดับ", "todo": "สิ่งที่ต้องทำ", "seen": "สิ่งที่พบในหน้าเว็บ",
        "link": "ลิงก์", "links": "ลิงก์ที่ส่ง", "checked": "ตรวจเมื่อ", "division": "ส่วนราชการที่รับผิดชอบ",
        "other_reasons": "ข้อสังเกตอื่น", "as_of": "ตรวจ ณ วันที่", "scan": "รอบตรวจ", "deadline": "กำหนดส่ง",
        "days_left": "เหลือ {n} วัน", "days_over": "เลยกำหนดแล้ว {n} วัน", "days_none": "ครบกำหนดวันนี้", "made_by": "จัดทำด้วย oit {version}",
        "unfinished": "รอบตรวจนี้ยังไม่เสร็จ หน่วยงานที่ยังไม่ได้ตรวจแสดงเป็น “ตรวจดู”",
        "provisional": "กรอบการประเมินปีนี้ยังไม่ยืนยัน จึงไม่มีข้อใดได้ผลดีกว่า “ตรวจดู”: {why}",
        "range_note": "ช่วงคะแนน: ต่ำสุดเมื่อข้อที่ต้องตรวจดูไม่ได้คะแนน สูงสุดเมื่อได้คะแนนทั้งหมด ระดับคิดจากคะแนน OIT อย่างเดียว",
        "done": "เสร็จสิ้น {n} จาก {all} ตัวชี้วัด คิดเป็นร้อยละ {percent}", "no_todo": "ทุกข้อผ่าน ไม่มีสิ่งที่ต้องแก้", "nothing": "ผ่านแล้ว ไม่ต้องแก้",
        "search": "ค้นหา", "search_hint": "ชื่อหน่วยงาน อำเภอ ข้อ หรือคำในรายการ", "show": "แสดง", "all": "ทั้งหมด", "any_item": "ทุกข้อ",
        "not_pass": "ที่ยังไม่ผ่าน", "shown": "แสดง {n} จาก {all}", "more": "แสดงเพิ่ม", "back": "กลับไปภาพรวม", "print": "พิมพ์",
        "progress": "ความก้าวหน้า", "progress_label": "คะแนน OIT จากรอบตรวจที่ผ่านมา", "low": "ต่ำสุด", "high": "สูงสุด",
        "mean": "เฉลี่ยทุกหน่วยงาน",
        "heat": "หน่วยงานกับตัวชี้วัด", "counts_row": "จำนวนที่ยังไม่ผ่าน", "noscript": "เบราว์เซอร์นี้ไม่เปิดสคริปต์ "
        "ภาพรวมด้านล่างอ่านได้ครบ แต่รายละเอียดของแต่ละหน่วยงานเปิดไม่ได้ ใช้ไฟล์ XLSX แทน", "marks": "ขีดแดงคือ 85 คะแนน (ผ่านเกณฑ์) และ 95 คะแนน",
        "skip": "ข้ามไปเนื้อหา", "none_found": "ไม่พบรายการที่ตรงกับที่ค้น", "range": "ช่วง {low} ถึง {high}",
        "problems": "ปัญหาที่พบ", "asks": "สิ่งที่ขอให้หน่วยงานดำเนินการ", "by_item": "ความก้าวหน้ารายตัวชี้วัด",
        "times": "จำนวนข้อ", "percent": "ร้อยละ", "example": "ตัวอย่าง", "and_more": "และอีก {n} ข้อ",
        "none": "ไม่มี", "sheet_overview": "ภาพรวม", "sheet_findings": "รายการทั้งหมด",
        "no_link": "ไม่ได้ส่งลิงก์", "letter":
        "แนบผลตรวจลิงก์ที่หน่วยงานส่งในแบบ OIT ขอให้ดำเนินการตามรายการต่อไปนี้ก่อน {deadline}",
    },
    "en": {
        "title": "OIT link check, fiscal year {fy}", "overview": "Overview", "findings": "To be mended",
        "agency": "Agency", "agencies": "agencies", "district": "District", "province": "Province", "item": "Item", "subject": "Subject",
        "verdict": "Verdict", "points": "Points", "stake": "At stake", "score": "OIT score", "score_low": "OIT score, lowest",
        "score_high": "OIT score, highest", "level": "Level", "todo": "What to do", "seen": "What was seen",
        "link": "Link", "links": "Submitted links", "checked": "Checked", "division": "Division",
        "other_reasons": "Also noticed", "as_of": "As of", "scan": "Scan", "deadline": "Deadline",
        "days_left": "{n} days left", "days_over": "{n} days past the deadline", "days_none": "due today", "made_by": "made by oit {version}",
        "unfinished": "This scan is not finished; agencies that were not reached yet stand as review",
        "provisional": "This year's framework is not confirmed, so nothing gets better than review: {why}",
        "range_note": "The range: lowest if nothing under review is granted, highest if all of it is. The level is that of the OIT "
        "score alone.",
        "done": "{n} of {all} indicators done, {percent} per cent", "no_todo": "Every indicator passes; nothing to mend",
        "nothing": "passes, nothing to mend",
        "search": "Search", "search_hint": "agency, district, item, or words of the list", "show": "Show", "all": "all",
        "any_item": "every item", "not_pass": "not passing", "shown": "{n} of {all} shown", "more": "Show more",
        "back": "Back to the overview", "print": "Print", "progress": "Progress", "progress_label": "OIT score in the scans so far",
        "low": "lowest", "high": "highest", "mean": "mean of all agencies",
        "heat": "Agencies by indicator", "counts_row": "Not passing", "noscript": "Scripts are off in this browser. "
        "The overview below is whole, but the agencies' details cannot be opened; use the XLSX file instead.",
        "marks": "red marks: 85, which is enough, and 95", "skip": "Skip to the content", "none_found": "Nothing fits this search",
        "range": "from {low} to {high}", "problems": "Problems found", "asks": "What is asked of whom",
        "by_item": "Progress by indicator", "times": "Indicators", "percent": "Per cent",
        "example": "Example", "and_more": "and {n} more", "none": "none",
        "sheet_overview": "Overview", "sheet_findings": "All findings", "no_link": "no link was submitted",
        "letter": "These are the results for the links submitted for the OIT. Please see "
        "to the following before {deadline}.",
    },
}  # fmt: skip


def text(lang: str, key: str, **values: object) -> str:
    """One of the texts, with values put in."""
    return TEXTS[lang][key].format(**values)


def day(value: date, lang: str) -> str:
    """15 มี.ค. 2565; in English 15 Mar 2022."""
    if lang == "en":
        return f"{value.day} {_MONTHS_EN[value.month - 1]} {value.year}"
    return f"{value.day} {_MONTHS_TH[value.month - 1]} {value.year + BE_OFFSET}"


def moment(value: datetime, lang: str) -> str:
    """Day and time in Bangkok, to the minute."""
    local = value.astimezone(BANGKOK)
    return f"{day(local.date(), lang)} {local:%H:%M}" + (" น." if lang == "th" else "")


def days_left(days: int, lang: str) -> str:
    """How long there is until the deadline."""
    if days == 0:
        return text(lang, "days_none")
    return text(lang, "days_left" if days > 0 else "days_over", n=abs(days))


_PLACES = (
    ("ที่อยู่ของหน้า", "address of the page"), ("ชนิดของไฟล์", "type of the file"), ("รายการที่ส่ง", "submitted list"),
    ("การเชื่อมต่อ", "connection"), ("ชื่อหน้า", "title"), ("หัวข้อ", "heading"), ("เนื้อหา", "text"), ("ตาราง", "table"),
    ("แถว", "row"), ("แผ่น", "sheet"), ("สไลด์", "slide"), ("หน้า", "page"), ("ภาพ", "picture"), ("ไฟล์", "file"),
    ("ลิงก์", "link"), ("เมนู", "menu"), ("เอกสาร", "document"), ("บรรทัด", "line"), ("แบบฟอร์ม", "form"),
    ("เส้นทางหน้า", "path of the page"), ("ข้อความลิงก์", "text of a link"), ("ลิงก์ในหน้า", "links of the page"),
    ("หน้าย่อย", "inner page"), ("ส่วนหัวหรือท้ายหน้า", "head or foot of the page"), ("เอกสารแนบ", "attachment"), ("แนบที่", "no."),
    ("ชื่อเอกสาร", "title of the document"), ("โปรแกรมสนทนา", "chat"), ("ผลการเปิดลิงก์", "answer of the address"),
)  # fmt: skip


def place(where: str, lang: str) -> str:
    """Where a quote stands: the words of the program in the language asked for, names of files as they are."""
    if lang != "en":
        return where
    english = dict(_PLACES)
    return " ".join(english.get(word, word) for word in where.split(" "))


def percent(part: int, whole: int) -> int:
    """Whole per cent, rounded down: nothing is called done a little early."""
    return 100 * part // whole if whole else 0
