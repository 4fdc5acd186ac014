"""The sentences for a source that cannot be used at all."""

from collections.abc import Sequence

from intake.cells import tidy
from intake.headers import HEADER_ROWS
from model.errors import InputError
from model.submission import Problem

_SAVE_AS_TH = "โปรดเปิดด้วย Excel หรือ LibreOffice แล้วบันทึกเป็น .xlsx หรือ CSV UTF-8"
_SAVE_AS_EN = "open it in Excel or LibreOffice and save it as .xlsx or CSV UTF-8"


def missing(name: str) -> InputError:
    """No such file."""
    return InputError(f"{name}: ไม่พบไฟล์ โปรดตรวจชื่อและโฟลเดอร์", f"{_english(name)}: no such file; check its name and folder")


def not_an_address(name: str) -> InputError:
    """No such file, and perhaps the address of a page was meant."""
    return InputError(
        f"{name}: ไม่พบไฟล์ ถ้าเป็นที่อยู่หน้าเว็บ ให้ขึ้นต้นด้วย http:// หรือ https://",
        f"{_english(name)}: no such file; if it is the address of a page, begin it with http:// or https://",
    )


def folder(name: str) -> InputError:
    """A folder where a file is meant."""
    return InputError(f"{name}: เป็นโฟลเดอร์ โปรดระบุไฟล์ในโฟลเดอร์นี้", f"{_english(name)}: is a folder; name a file in it")


def unreadable(name: str, why: str) -> InputError:
    """The system does not hand the file out."""
    return InputError(
        f"{name}: เปิดไฟล์ไม่ได้ ({why}) โปรดตรวจสิทธิ์ หรือปิดโปรแกรมที่เปิดไฟล์นี้อยู่",
        f"{_english(name)}: cannot be opened ({why}); check the permissions, or close the program that holds it",
    )


def empty(name: str) -> InputError:
    """Nothing in it."""
    return InputError(
        f"{name}: ไม่มีข้อมูล โปรดตรวจว่าเป็นไฟล์ที่ต้องการ", f"{_english(name)}: is empty; check that it is the file you mean"
    )


def not_a_table(name: str, kind: str) -> InputError:
    """A file of another kind, named."""
    return InputError(
        f"{name}: เป็น{kind_th(kind)} ไม่ใช่ตาราง {_SAVE_AS_TH}", f"{_english(name)}: this is {kind}, not a table; {_SAVE_AS_EN}"
    )


def kind_th(kind: str) -> str:
    """The kind of a file in Thai."""
    return _KINDS.get(kind, "ไฟล์ชนิดอื่น")


_KINDS = {
    "a PDF": "ไฟล์ PDF", "a Word document": "เอกสาร Word", "a presentation": "ไฟล์งานนำเสนอ", "an HTML page": "หน้าเว็บ HTML (บางระบบตั้งชื่อเป็น .xls)",
    "an XML file": "ไฟล์ XML", "a picture": "รูปภาพ", "an RTF document": "เอกสาร RTF", "a ZIP archive": "ไฟล์ ZIP", "a compressed file": "ไฟล์บีบอัด",
    "an OpenDocument file": "ไฟล์ OpenDocument", "a binary workbook (.xlsb)": "ไฟล์ .xlsb", "a JSON array": "JSON แบบรายการ (ต้องเป็นหนึ่งวัตถุต่อบรรทัด)",
    "an old Office document": "เอกสาร Office รุ่นเก่า", "binary data": "ข้อมูลไบนารี",
}  # fmt: skip


def broken(name: str, why: str) -> InputError:
    """A workbook that cannot be parsed."""
    return InputError(
        f"{name}: ไฟล์ Excel เสียหาย ({why}) {_SAVE_AS_TH}", f"{_english(name)}: the workbook is broken ({why}); {_SAVE_AS_EN}"
    )


def locked(name: str) -> InputError:
    """A workbook with a password."""
    return InputError(
        f"{name}: ไฟล์มีรหัสผ่าน โปรดเปิดด้วย Excel เอารหัสผ่านออก แล้วบันทึกใหม่",
        f"{_english(name)}: the file has a password; open it in Excel, remove the password and save it again",
    )


def too_big(name: str, why_th: str, why_en: str) -> InputError:
    """A workbook that would fill the memory."""
    return InputError(
        f"{name}: {why_th} จึงไม่เปิดไฟล์นี้ โปรดคัดลอกเฉพาะตารางไปไว้ในไฟล์ใหม่ หรือบันทึกเป็น CSV",
        f"{_english(name)}: {why_en}, so it is not opened; copy only the table into a new file, or save it as CSV",
    )


def no_header(name: str, seen: Sequence[str]) -> InputError:
    """A table without a header that we know."""
    had = ", ".join(f"“{tidy(cell)}”" for cell in seen) or "-"
    return InputError(
        f"{name}: ไม่พบหัวตารางใน {HEADER_ROWS} แถวแรก พบแต่: {had} "
        "ต้องมีคอลัมน์ หน่วยงาน (agency), ข้อ (indicator), URL หรือ หน่วยงาน กับคอลัมน์ของแต่ละข้อ (O1, O2 …)",
        f"{_english(name)}: no header found in the first {HEADER_ROWS} rows; seen: {had}; "
        "needed are the columns agency (หน่วยงาน), indicator (ข้อ), url, or agency and a column for each indicator (O1, O2 …)",
    )


def no_row(name: str, first: Problem | None) -> InputError:
    """A header and nothing usable below it."""
    if first is None:
        return InputError(
            f"{name}: มีหัวตารางแต่ไม่มีข้อมูล โปรดเพิ่มแถวข้อมูล", f"{_english(name)}: a header and no rows below it; add the rows"
        )
    return InputError(
        f"{name}: ไม่มีแถวที่ใช้ได้ แถวแรกที่มีปัญหา: {first.where}: {first.message_th}",
        f"{_english(name)}: no usable row; the first problem: {first.where_en}: {first.message_en}",
    )


def no_indicator(url: str) -> InputError:
    """A page that lists no indicator."""
    return InputError(
        f"หน้า {url}: ไม่พบลิงก์ที่ระบุข้อ OIT (เช่น “O18 แผนการใช้จ่าย…”) โปรดระบุหน้าที่รวมลิงก์ ITA/OIT ของหน่วยงาน หรือใช้ไฟล์ตาราง",
        f"page {url}: no link names an OIT indicator (such as “O18 …”); name the agency's ITA index page, or use a table",
    )


def another_year(url: str, there: Sequence[int], year: int) -> InputError:
    """A page whose lists are all of other years."""
    years = ", ".join(map(str, there))
    return InputError(
        f"หน้า {url}: ลิงก์ทั้งหมดอยู่ใต้หัวข้อของปี {years} ไม่มีรายการของปี {year} โปรดใช้ --year กับปีที่ต้องการตรวจ หรือใช้ไฟล์ตาราง",
        f"page {url}: all its links stand below headings of {years}, none of {year}: use --year with the fiscal year to check, or a table",
    )


def _english(name: str) -> str:
    return name.replace("ไฟล์ ", "file ", 1)
