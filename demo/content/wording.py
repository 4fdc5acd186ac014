"""The words that an agency's texts are filled with: its own names, its people, and years and months as it writes them."""

import random
from collections.abc import Mapping
from dataclasses import dataclass

from model.submission import Agency

MONTHS = (
    "ตุลาคม", "พฤศจิกายน", "ธันวาคม", "มกราคม", "กุมภาพันธ์", "มีนาคม",
    "เมษายน", "พฤษภาคม", "มิถุนายน", "กรกฎาคม", "สิงหาคม", "กันยายน",
)  # fmt: skip
SHORT_MONTHS = ("ต.ค.", "พ.ย.", "ธ.ค.", "ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.")
OLD_YEAR_MONTHS = 3  # October to December still carry the calendar year before
CENTURY = 100

_FIRST_NAMES = ("สมมุติ", "ตัวอย่าง", "จำลอง", "สาธิต", "นิทาน", "อุปมา", "มโนภาพ", "เทียบเคียง")
_LAST_NAMES = ("ใจซื่อตรง", "รักถิ่นฐาน", "ตั้งใจดี", "พอเพียงดี", "สุจริตกุล", "ร่วมพัฒนา", "มั่นคงดี", "เปิดเผยดี")


@dataclass(frozen=True)
class Kind:
    """How one kind of local authority calls its posts, its by-laws and the law that it rests on."""

    prefixes: tuple[str, ...]
    full: str
    words: Mapping[str, str]


KINDS = (
    Kind(("องค์การบริหารส่วนจังหวัด", "อบจ."), "องค์การบริหารส่วนจังหวัด", {
        "lao": "อบจ.", "chief": "นายกองค์การบริหารส่วนจังหวัด", "deputy": "รองนายกองค์การบริหารส่วนจังหวัด",
        "clerk": "ปลัดองค์การบริหารส่วนจังหวัด", "council": "สภาองค์การบริหารส่วนจังหวัด", "bylaw": "ข้อบัญญัติ",
        "unit": "สำนักปลัดองค์การบริหารส่วนจังหวัด", "board": "ก.จ.จ.", "board_all": "ก.จ.", "staff": "ข้าราชการ อบจ.",
        "law": "พระราชบัญญัติองค์การบริหารส่วนจังหวัด พ.ศ. 2540 และที่แก้ไขเพิ่มเติม", "law_section": "มาตรา 45",
    }),
    Kind(("องค์การบริหารส่วนตำบล", "อบต."), "องค์การบริหารส่วนตำบล", {
        "lao": "อบต.", "chief": "นายกองค์การบริหารส่วนตำบล", "deputy": "รองนายกองค์การบริหารส่วนตำบล",
        "clerk": "ปลัดองค์การบริหารส่วนตำบล", "council": "สภาองค์การบริหารส่วนตำบล", "bylaw": "ข้อบัญญัติ",
        "unit": "สำนักปลัด", "board": "ก.อบต.จังหวัด", "board_all": "ก.อบต.", "staff": "พนักงานส่วนตำบล",
        "law": "พระราชบัญญัติสภาตำบลและองค์การบริหารส่วนตำบล พ.ศ. 2537 และที่แก้ไขเพิ่มเติม", "law_section": "มาตรา 67",
    }),
    Kind(("เทศบาล",), "เทศบาล", {
        "lao": "เทศบาล", "chief": "นายกเทศมนตรี", "deputy": "รองนายกเทศมนตรี", "clerk": "ปลัดเทศบาล", "council": "สภาเทศบาล",
        "bylaw": "เทศบัญญัติ", "unit": "สำนักปลัดเทศบาล", "board": "ก.ท.จ.", "board_all": "ก.ท.", "staff": "พนักงานเทศบาล",
        "law": "พระราชบัญญัติเทศบาล พ.ศ. 2496 และที่แก้ไขเพิ่มเติม", "law_section": "มาตรา 50 และมาตรา 51",
    }),
)  # fmt: skip


@dataclass(frozen=True)
class Wording:
    """One writer: the words of the agency, and habits of writing numbers and months."""

    words: Mapping[str, str]
    fiscal_year: int
    variant: int
    thai_digits: bool
    short_months: bool
    short_years: bool
    undated: bool  # says no year at all
    scale: int  # tenths; budgets differ between agencies and still add up

    def month(self, number: int, *, years_back: int = 0) -> str:
        """The month of the fiscal year, 1 = October, as this writer spells it: ตุลาคม 2564, ต.ค. 64."""
        year = self.calendar_year(number) - years_back
        name = (SHORT_MONTHS if self.short_months else MONTHS)[number - 1]
        if self.undated:
            return name
        return f"{name} {year % CENTURY if self.short_months and self.short_years else year}"

    def year(self, shift: int = 0) -> str:
        """The fiscal year, or one so many years after it."""
        return "" if self.undated else str(self.fiscal_year + shift)

    def span(self, first: int, last: int) -> str:
        """The years of a plan: 2561-2565."""
        return "" if self.undated else f"{self.year(first)}-{self.year(last)}"

    def day(self, day: int, number: int, *, years_back: int = 0) -> str:
        """A date in the fiscal year, month 1 = October."""
        return f"{day} {self.month(number, years_back=years_back)}"

    def calendar_year(self, number: int) -> int:
        """The calendar year that a month of the fiscal year lies in."""
        return self.fiscal_year - 1 if number <= OLD_YEAR_MONTHS else self.fiscal_year

    def amount(self, baht: int) -> str:
        """A sum of money of this agency, with thousands parted."""
        return f"{baht * self.scale // 10:,}"


def wording(agency: Agency, *, fiscal_year: int, seed: int) -> Wording:
    """The writer that an agency and a seed stand for; the same arguments give the same writer."""
    luck = random.Random(f"{agency.name}/{seed}")
    return Wording(
        words=_words(agency),
        fiscal_year=fiscal_year,
        variant=seed % 2,
        thai_digits=luck.random() < 0.35,  # about a third of the pages seen write ๒๕๖๕
        short_months=luck.random() < 0.35,
        short_years=luck.random() < 0.5,
        undated=False,
        scale=luck.randint(6, 16),
    )


def full_name(name: str) -> str:
    """The name in full: อบต.ทุ่งสมมุติ -> องค์การบริหารส่วนตำบลทุ่งสมมุติ."""
    kind, prefix = _kind(name)
    return name if prefix == kind.full else kind.full + name.removeprefix(prefix)


def _words(agency: Agency) -> dict[str, str]:
    kind, _ = _kind(agency.name)
    own = full_name(agency.name).removeprefix(kind.full)
    words = dict(kind.words)
    words |= {"agency": full_name(agency.name), "short": agency.name, "own": own}
    words |= {"chief_of": f"{words['chief']}{own}", "deputy_of": f"{words['deputy']}{own}"}
    words |= {"district": agency.district or "เมืองตัวอย่าง", "province": agency.province or "ตัวอย่าง"}
    words |= {"email": agency.email or "saraban@agency.example", "home": agency.home_url or "/"}
    luck = random.Random(agency.name)
    words |= {"phone": f"0 5{luck.randint(3, 6)}00 0{luck.randint(100, 199)}", "moo": str(luck.randint(1, 12))}
    words |= dict(zip(("chief_name", "deputy_name", "deputy2_name", "clerk_name", "clerk2_name"), _people(luck), strict=True))
    return words


def _kind(name: str) -> tuple[Kind, str]:
    for kind in KINDS:
        for prefix in kind.prefixes:
            if name.startswith(prefix):
                return kind, prefix
    return KINDS[-1], ""


def _people(luck: random.Random) -> list[str]:
    titles = [luck.choice(("นาย", "นาง", "นางสาว")) for _ in range(5)]
    firsts, lasts = luck.sample(_FIRST_NAMES, 5), luck.sample(_LAST_NAMES, 5)
    return [f"{title}{first} {last}" for title, first, last in zip(titles, firsts, lasts, strict=True)]
