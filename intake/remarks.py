"""What to say about a row: where, in Thai and English, and whether the row is lost (`fatal`) or only read with care."""

from collections.abc import Sequence

from intake.agencies import LONGEST_NAME, is_address, is_failed_formula, is_no_agency
from intake.cells import MAX_CELL, has_controls, has_lost_letters, tidy
from intake.codes import names_several
from intake.entry import Answer, Entry
from intake.fields import Field
from intake.same_link import same_link
from intake.urls import Split, is_nothing, without_password
from model.submission import Problem

ROWS_NAMED = 20  # of rows that are alike; the rest is counted


def without_url(rows: Sequence[Entry], more: int) -> Problem:
    """Rows that name an indicator and give nothing for it, or `-`, or “ไม่มี”: said once a table."""
    first = rows[0]
    listed = ", ".join(str(row.number) for row in rows)
    rest_th, rest_en = (f" และอีก {more} แถว", f" and {more} more") if more else ("", "")
    return note(
        first.cell(first.answers[0].column if first.answers else None),
        f"ไม่มี URL จึงนับข้อของแถวเหล่านี้ว่าไม่ได้ส่ง: แถว {listed}{rest_th}",
        f"no URL, so the indicators of these rows count as not submitted: row {listed}{rest_en}",
    )


def too_long(entry: Entry) -> Problem:
    """A cell that no answer fills."""
    return Problem(
        entry.where,
        f"มีช่องที่ยาวเกิน {MAX_CELL:,} ตัวอักษร จึงไม่ได้อ่านแถวนี้ โปรดแก้ช่องนั้นให้มีเฉพาะข้อมูลที่ต้องการ",
        f"a cell is longer than {MAX_CELL:,} characters; the row was not read: keep only what belongs there",
    )


def filled_down(entry: Entry) -> Problem:
    """Said once a file: every row below a merged cell would say the same."""
    return note(
        entry.cell(entry.columns.get(Field.AGENCY)),
        "ช่องหน่วยงานว่าง จึงใช้ชื่อหน่วยงานของแถวบน (รวมทั้งแถวอื่นในไฟล์นี้ที่ว่างแบบเดียวกัน)",
        "the agency cell is blank; the agency of the row above is taken (here and in further rows of this file)",
    )


def nothing_known(entry: Entry) -> Problem:
    """An object of JSON without a value under a key that we know."""
    keys = ", ".join(tidy(name[:60]) for name in entry.names[:10]) or "-"
    return Problem(
        entry.where,
        f"ไม่มีค่าในคีย์ที่รู้จัก จึงไม่ได้ใช้บรรทัดนี้ (คีย์ที่มี: {keys}) โปรดใช้คีย์ agency, indicator และ url",
        f"no value under a key that is known, so the line is not used (its keys: {keys}): write the keys agency, indicator and url",
    )


def unknown_owner(entry: Entry) -> Problem:
    """A row whose agency or indicator is a formula without a value: not blank, so the row above does not give it."""
    what, th, en = next(
        (field, th, en)
        for field, th, en in ((Field.AGENCY, "หน่วยงาน", "the agency"), (Field.INDICATOR, "ข้อ", "the indicator"))
        if field in entry.unknown
    )
    return Problem(
        entry.cell(entry.columns.get(what)),
        f"ไม่รู้{th}ของแถวนี้ เพราะเป็นสูตรที่ยังไม่มีค่า จึงไม่ได้ใช้แถวนี้",
        f"{en} of this row is a formula without a value, so the row is not used",
    )


def no_agency(entry: Entry, name: str) -> Problem:
    """A row without a usable name of an agency."""
    where = entry.cell(entry.columns.get(Field.AGENCY))
    if not name:
        return Problem(
            where,
            "ไม่มีชื่อหน่วยงาน จึงไม่ได้ใช้แถวนี้ โปรดใส่ชื่อหน่วยงาน",
            "no agency name; the row is not used: give the agency",
        )
    if is_no_agency(name):
        return Problem(
            where,
            f"“{name[:60]}” เป็นหัวตาราง แถวสรุป หรือหมายเหตุ จึงไม่ได้ใช้เป็นหน่วยงาน",
            f"“{name[:60]}” is a header, a total or a remark, not an agency; the row is not used",
        )
    if is_address(name):
        return Problem(
            where,
            f"“{without_password(name)[:60]}” เป็นที่อยู่เว็บ ไม่ใช่ชื่อหน่วยงาน จึงไม่ได้ใช้แถวนี้ โปรดตรวจว่าช่องของแถวนี้ตรงกับหัวตาราง",
            f"“{without_password(name)[:60]}” is a web address, not an agency; the row is not used: check that its cells stand below their headers",
        )
    if is_failed_formula(name):
        return Problem(
            where,
            f"ช่องหน่วยงานเป็นสูตรที่ผิด ({name[:20]}) จึงไม่ได้ใช้แถวนี้ โปรดแก้สูตรหรือพิมพ์ชื่อหน่วยงาน",
            f"the agency's cell is a formula that failed ({name[:20]}); the row is not used: mend the formula or type the name",
        )
    return Problem(
        where,
        f"ชื่อหน่วยงานยาวเกิน {LONGEST_NAME} ตัวอักษร จึงไม่ได้ใช้แถวนี้ โปรดใส่เฉพาะชื่อ",
        f"the agency name is longer than {LONGEST_NAME} characters; the row is not used: give the name only",
    )


def agency_only(entry: Entry, name: str) -> Problem:
    """A row that names an agency and nothing to check."""
    return note(
        entry.where,
        f"มีชื่อหน่วยงาน “{name[:80]}” แต่ไม่มีข้อและ URL จึงนับเฉพาะหน่วยงาน",
        f"agency “{name[:80]}” without indicator and URL; only the agency is counted",
    )


def only_explained(entry: Entry, words: str, column: int | None = None) -> Problem:
    """An explanation without the URL that it explains; `column` is that of the URL where each has its own."""
    return Problem(
        entry.cell(entry.columns.get(Field.EXPLANATION) if column is None else column),
        f"มีแต่คำอธิบาย “{words[:60]}” ไม่มี URL จึงไม่ได้ใช้คำอธิบายนี้ โปรดใส่ URL หรือย้ายไปแถวของ URL นั้น",
        f"there is an explanation, “{words[:60]}”, and no URL, so it is not used: give the URL, or move it to the row of its URL",
    )


def no_code(entry: Entry, cell: str, *, codes: Sequence[str]) -> Problem:
    """A row whose indicator cell holds none of the framework's codes."""
    where = entry.cell(entry.columns.get(Field.INDICATOR))
    if not cell:
        return Problem(
            where,
            "ไม่มีรหัสข้อ จึงไม่ได้ใช้แถวนี้ โปรดใส่รหัสข้อ เช่น O18",
            "no indicator code; the row is not used: give a code such as O18",
        )
    if names_several(cell, codes):
        return Problem(
            where,
            f"“{cell[:60]}” ระบุมากกว่าหนึ่งข้อ จึงไม่ได้ใช้แถวนี้ โปรดใส่รหัสข้อหนึ่งข้อต่อแถว",
            f"“{cell[:60]}” names more than one indicator, so the row is not used: give one code a row",
        )
    first, last = (codes[0], codes[-1]) if codes else ("?", "?")
    return Problem(
        where,
        f"ไม่รู้จักข้อ “{cell[:60]}” กรอบนี้มีข้อ {first} ถึง {last} โปรดใส่รหัสข้อหนึ่งข้อต่อแถว เช่น {first}",
        f"unknown indicator “{cell[:60]}”; this framework has {first} to {last}: give one code a row, such as {first}",
    )


def password(entry: Entry, answer: Answer) -> Problem:
    """A link that gives a user's name and password away."""
    return note(
        entry.cell(answer.column),
        "ลิงก์มีชื่อผู้ใช้และรหัสผ่าน จึงตัดรหัสผ่านออก ไม่เก็บและไม่ส่งต่อ โปรดส่งลิงก์ที่ประชาชนเปิดได้โดยไม่ต้องมีรหัส และเปลี่ยนรหัสผ่านนั้น",
        "the link holds a user name and password; the password is neither kept nor sent: give a link that opens without, and change it",
    )


def repeated(entry: Entry, answer: Answer, sheet: str | None, number: int) -> Problem:
    """The same answer as in an earlier row, perhaps of another sheet."""
    th, en = ("", "") if sheet in (None, entry.place.sheet) else (f"แผ่น “{sheet}” ", f"sheet “{sheet}” ")
    return note(
        entry.cell(answer.column),
        f"หน่วยงาน ข้อ และ URL ซ้ำกับ{th}แถว {number} ยังตรวจให้ทั้งสองแถว",
        f"agency, indicator and URL are the same as in {en}row {number}; both are checked",
    )


def bad_year(entry: Entry, cell: str) -> Problem:
    """A fiscal year that is none."""
    return note(
        entry.cell(entry.columns.get(Field.FISCAL_YEAR)),
        f"อ่านปีงบประมาณ “{cell[:40]}” ไม่ได้ จึงใช้ปีที่กำหนดในคำสั่ง โปรดใส่เช่น 2565",
        f"cannot read the fiscal year “{cell[:40]}”; the year of the command is used: write it like 2565",
    )


def about_cell(entry: Entry, answer: Answer, split: Split) -> list[Problem]:
    """What of a URL cell was not used."""
    where = entry.cell(answer.column)
    words = without_password(tidy(split.left_over))[:80]
    if not split.urls:
        return [] if is_nothing(words) else [_no_url(where, words)]
    notes = [_too_many_urls(where, len(split.urls), split.more)] if split.more else []
    notes += [_words_left(where, words)] if words else []
    if answer.link and not same_link(answer.link, split.urls):
        link = tidy(without_password(answer.link))[:120]
        text_th = f"ลิงก์ที่ฝังในช่อง ({link}) ไม่ตรงกับข้อความที่แสดง จึงใช้ข้อความที่แสดง"
        notes.append(note(where, text_th, f"the link under the cell ({link}) differs from its text; the text is used"))
    return notes


def damage(entry: Entry) -> list[Problem]:
    """Control characters and letters lost in decoding, in any cell that is used: said once a row."""
    cells = "\n".join(entry.texts)
    if cells.isascii() and cells.isprintable():
        return []
    notes: list[Problem] = []
    if has_controls(cells):
        notes.append(note(entry.where, "มีอักขระควบคุมที่มองไม่เห็น จึงตัดออกแล้ว", "control characters were taken out"))
    if has_lost_letters(cells):
        text_th = "มีตัวอักษรที่อ่านไม่ได้ (�) โปรดบันทึกไฟล์ใหม่เป็น CSV UTF-8 หรือ XLSX"
        notes.append(note(entry.where, text_th, "some letters could not be read (�); save the file again as CSV UTF-8 or XLSX"))
    return notes


def _no_url(where: str, words: str) -> Problem:
    return note(
        where,
        f"ไม่พบ URL ในข้อความ “{words}” จึงนับว่าช่องนี้ไม่มี URL",
        f"no URL in “{words}”; the cell counts as having none",
    )


def _too_many_urls(where: str, read: int, more: int) -> Problem:
    return Problem(
        where,
        f"ช่องนี้มี URL {read + more:,} รายการ อ่านเพียง {read:,} รายการแรก ไม่ได้ใช้อีก {more:,} รายการ โปรดแบ่งเป็นหลายแถว",
        f"of the {read + more:,} URLs in this cell only the first {read:,} are read; {more:,} are not used: put them into further rows",
    )


def _words_left(where: str, words: str) -> Problem:
    return note(
        where,
        f"ข้อความรอบ URL ไม่ได้อ่านเป็นที่อยู่: “{words}” ถ้าเป็นส่วนหนึ่งของ URL ให้แทนช่องว่างด้วย %20",
        f"words around the URL were left out: “{words}”; if they belong to the URL, write %20 for each blank",
    )


def note(where: str, message_th: str, message_en: str) -> Problem:
    """What was read all the same."""
    return Problem(where, message_th, message_en, fatal=False)
