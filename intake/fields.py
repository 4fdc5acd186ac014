"""The fields of a submissions file, and the header names that people give them."""

import re
import unicodedata
from enum import StrEnum
from functools import lru_cache


class Field(StrEnum):
    """What a column can hold."""

    AGENCY = "agency"
    INDICATOR = "indicator"
    URL = "url"
    EXPLANATION = "explanation"
    FISCAL_YEAR = "fiscal_year"
    AGENCY_TYPE = "agency_type"
    DISTRICT = "district"
    PROVINCE = "province"
    HOME_URL = "home_url"
    EMAIL = "email"
    DIVISION = "division"


NAMES: dict[Field, tuple[str, ...]] = {
    Field.AGENCY: (
        "agency",
        "หน่วยงาน",
        "ชื่อหน่วยงาน",
        "อปท",
        "ชื่อ อปท",
        "name",
        "agency name",
        "หน่วยงาน อปท",
        "ชื่อหน่วยงาน อปท",
        "องค์กรปกครองส่วนท้องถิ่น",
        "ชื่อองค์กรปกครองส่วนท้องถิ่น",
        "องค์กร",
        "หน่วยงานที่รับการประเมิน",
        "organization",
        "organisation",
        "lao",
        "รายชื่อ อปท",
        "รายชื่อหน่วยงาน",
        "รายชื่อองค์กรปกครองส่วนท้องถิ่น",
        "เทศบาล",
        "ชื่อเทศบาล",
        "อบต",
        "ชื่อ อบต",
        "อบจ",
        "ชื่อ อบจ",
        "ชื่อองค์กร",
        "ชื่อหน่วยงานที่รับการประเมิน",
    ),
    Field.INDICATOR: (
        "indicator",
        "ข้อ",
        "ข้อที่",
        "ตัวชี้วัด",
        "ตัวชี้วัดที่",
        "รหัส",
        "oit",
        "item",
        "code",
        "ตัวชี้วัด oit",
        "ข้อ oit",
        "oit ข้อ",
        "รหัส oit",
        "รหัสข้อ",
        "รหัสตัวชี้วัด",
        "ข้อตัวชี้วัด",
        "ประเด็น oit",
        "indicator code",
        "oit code",
        "oit item",
        "ตัวชี้วัดย่อย",
        "แบบ oit",
        "รายการ oit",
    ),
    Field.URL: (
        "url",
        "ลิงก์",
        "ลิงค์",
        "ลิ้งค์",
        "ลิ้งก์",
        "ลิงก",
        "link",
        "links",
        "urls",
        "url ที่ส่ง",
        "ลิงก์ที่ส่ง",
        "ลิงก์ url",
        "ลิงค์ url",
        "url link",
        "link url",
        "ที่อยู่เว็บ",
        "ที่อยู่ url",
        "ยูอาร์แอล",
        "ลิงก์ข้อมูล",
        "url ข้อมูล",
        "web address",
        "address",
        "url ที่เผยแพร่",
        "ลิงก์ที่เผยแพร่",
        "ลิงก์เว็บไซต์",
    ),
    Field.EXPLANATION: (
        "explanation",
        "คำอธิบาย",
        "คำอธิบายเพิ่มเติม",
        "note",
        "notes",
        "หมายเหตุ",
        "remark",
        "remarks",
        "อธิบายเพิ่มเติม",
    ),
    Field.FISCAL_YEAR: (
        "fiscal_year",
        "ปีงบประมาณ",
        "ปีงบประมาณ พ.ศ.",
        "ปี",
        "ปี พ.ศ.",
        "พ.ศ.",
        "year",
        "ปีงบ",
        "ปีประเมิน",
        "ปีที่ประเมิน",
    ),
    Field.AGENCY_TYPE: ("agency_type", "ประเภท", "ประเภทหน่วยงาน", "ประเภท อปท", "type"),
    Field.DISTRICT: ("district", "อำเภอ", "อำเภอ/เขต", "amphoe"),
    Field.PROVINCE: ("province", "จังหวัด", "changwat"),
    Field.HOME_URL: (
        "home_url",
        "เว็บไซต์",
        "เว็บไซต์หลัก",
        "เวบไซต์",
        "เว็บไซด์",
        "เว็บไซต์หน่วยงาน",
        "website",
        "home page",
        "web site",
        "home",
    ),
    Field.EMAIL: ("email", "e-mail", "อีเมล", "อีเมล์", "อีเมลล์", "ไปรษณีย์อิเล็กทรอนิกส์", "mail"),
    Field.DIVISION: (
        "division",
        "ส่วนราชการที่รับผิดชอบ",
        "ส่วนราชการ",
        "กอง",
        "กอง/สำนัก",
        "หน่วยงานที่รับผิดชอบ",
        "ผู้รับผิดชอบ",
        "กองที่รับผิดชอบ",
        "department",
        "ส่วนงานที่รับผิดชอบ",
    ),
}

# The names that a field has of its own: where a row of headers has one of them and another name of the field, it is the one meant.
_OWN: dict[Field, tuple[str, ...]] = {
    Field.AGENCY: ("agency", "หน่วยงาน", "ชื่อหน่วยงาน", "อปท", "ชื่อ อปท"),
    Field.INDICATOR: ("indicator", "ข้อ"),
    Field.EXPLANATION: ("explanation", "คำอธิบาย", "คำอธิบายเพิ่มเติม"),
    Field.FISCAL_YEAR: ("fiscal_year", "ปีงบประมาณ"),
    Field.AGENCY_TYPE: ("agency_type", "ประเภท"),
    Field.HOME_URL: ("home_url", "เว็บไซต์"),
    Field.EMAIL: ("email", "อีเมล"),
    Field.DIVISION: ("division", "ส่วนราชการที่รับผิดชอบ"),
}

_MARKED = re.compile(r"[(\[{（].*?[)\]}）]", re.DOTALL)
_PARTS = re.compile(r"[/|\n\r(){}\[\]（）]+")
_NUMBERED = re.compile(r"\d+$")


@lru_cache(maxsize=4096)
def field_of(header: str) -> Field | None:
    """The field that a header names: whole, without what stands in brackets, or by one of its parts (`ข้อ / Item`)."""
    header = header[:200]
    spellings = [header, _MARKED.sub("", header), *_PARTS.split(header)]
    found = (_BY_KEY.get(header_key(spelling)) for spelling in spellings)
    return next((field for field in found if field), None) or _numbered_url(header)


@lru_cache(maxsize=4096)
def is_own_name(header: str) -> bool:
    """Whether a header is a field's own name, and not another one that is accepted for it (`agency`, not `name`)."""
    header = header[:200]
    return any(header_key(spelling) in _OWN_KEYS for spelling in (header, _MARKED.sub("", header), *_PARTS.split(header)))


def header_key(text: str) -> str:
    """Letters, marks and digits only, in one case: what is left when spaces, punctuation and invisible characters go."""
    # เเ (SARA E twice) looks the same as แ and is a common typing mistake
    text = unicodedata.normalize("NFKC", text).casefold().replace("เเ", "แ")
    return "".join(letter for letter in text if unicodedata.category(letter)[0] in "LMN")


def _numbered_url(header: str) -> Field | None:
    """`URL 1`, `ลิงก์ 2`: tables that give each of an indicator's addresses a column of its own."""
    key = header_key(header)
    return Field.URL if _NUMBERED.search(key) and _BY_KEY.get(_NUMBERED.sub("", key)) is Field.URL else None


_BY_KEY = {header_key(name): field for field, names in NAMES.items() for name in names}
_OWN_KEYS = frozenset(header_key(name) for names in _OWN.values() for name in names)
