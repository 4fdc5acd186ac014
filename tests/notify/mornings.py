"""Mornings to write mails about: invented agencies of an invented province."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime

from model.diff import ChangeKind
from model.finding import AgencyFinding, Verdict
from model.morning import AgencyMorning, Morning, Open, Told
from model.submission import Agency
from notify.settings import MailSettings
from thai.fiscal import BANGKOK

TODAY = date(2022, 4, 5)  # a Tuesday, 25 days before the deadline: none of the set days
DEADLINE = datetime(2022, 4, 30, 17, 0, tzinfo=BANGKOK)
SEEN = datetime(2022, 4, 5, 1, 30, tzinfo=BANGKOK)
SITE = "https://www.tessaban.example"
LONG = SITE + "/index.php?option=com_content&view=article&id=1187:%E0%B9%81%E0%B8%9C%E0%B8%99%E0%B8%87%E0%B8%9A&Itemid=204"
SETTINGS = MailSettings(
    host="127.0.0.1",
    security="none",
    sender="oit@office.example",
    sender_name="ระบบตรวจ OIT",
    office="digest@office.example",
    office_name="สำนักงานท้องถิ่นจังหวัดตัวอย่าง",
)
NAMES = {"O10": "แผนดำเนินงานประจำปี", "O18": "แผนการใช้จ่ายงบประมาณประจำปี", "O21": "แผนการจัดซื้อจัดจ้าง", "O1": "โครงสร้าง"}


def told(
    kind: ChangeKind, indicator: str = "O18", *, todo: str = "", seen: str = "", url: str = LONG, division: str | None = None
) -> Told:
    """A change in words."""
    return Told(kind, indicator, NAMES.get(indicator, "เรื่อง"), url, division, todo, seen, SEEN)


def still(
    indicator: str = "O18",
    *,
    points: float = 0.57,
    verdict: Verdict = Verdict.FAIL,
    todo: str = "",
    division: str | None = None,
) -> Open:
    """An indicator that does not pass."""
    return Open(indicator, NAMES.get(indicator, "เรื่อง"), verdict, points, division, todo)


def agency(
    name: str = "เทศบาลตำบลบ้านตัวอย่าง",
    *changes: Told,
    open: tuple[Open, ...] = (),  # noqa: A002 -- the name of the field
    email: str | None = "saraban@tessaban.example",
    quiet_since: date | None = TODAY,
) -> AgencyMorning:
    """An agency after the night."""
    verdicts = {verdict: sum(item.verdict is verdict for item in open) for verdict in Verdict}
    verdicts[Verdict.PASS] = 43 - len(open)
    stake = sum(item.points for item in open)
    total = AgencyFinding(name, 2565, verdicts, 88.4, 95.3, stake)
    return AgencyMorning(Agency(name, province="จังหวัดตัวอย่าง", email=email), total, changes, open, quiet_since)


def morning(
    *agencies: AgencyMorning,
    today: date = TODAY,
    quiet_since: date | None = TODAY,
    attachment: tuple[str, bytes] | None = None,
    addresses: Mapping[str, str] | None = None,
    refused: Mapping[str, str] | None = None,
) -> Morning:
    """A night in which these agencies were looked at."""
    return Morning(12, 2565, today, DEADLINE, agencies, quiet_since, attachment, addresses, refused)


def province() -> Morning:
    """A night with everything in it: what the golden files show."""
    dead = "เปิดหน้านี้ไม่ได้ (404) ให้แก้ลิงก์ที่ส่ง หรือนำหน้าเดิมกลับมาก่อนหมดเขต"
    year = "หน้านี้เป็นข้อมูลปี 2564 ให้เผยแพร่แผนของปีงบประมาณ 2565 แล้วส่งลิงก์ของหน้านั้นแทน"
    big = agency(
        "เทศบาลตำบลบ้านตัวอย่าง",
        told(ChangeKind.REPAIRED, "O1", division="สำนักปลัด", url=f"{SITE}/structure"),
        told(ChangeKind.NEWLY_DEAD, "O18", todo=dead, division="กองคลัง"),
        told(ChangeKind.NEWLY_FAILING, "O10", todo=year, seen="แผนดำเนินงานประจำปีงบประมาณ พ.ศ. ๒๕๖๔", url=f"{SITE}/plan"),
        told(
            ChangeKind.FLAPPING,
            "O21",
            todo="หน้านี้เปิดไม่ได้เป็นบางคืน ให้ผู้ดูแลเว็บไซต์ตรวจเครื่อง",
            division="กองคลัง",
            url=f"{SITE}/procure",
        ),
        open=(
            still("O21", points=0.45, verdict=Verdict.REVIEW, todo="ไฟล์เป็นภาพสแกน ให้เปิดดูว่ามีรายการครบ", division="กองคลัง"),
            still("O18", points=0.57, todo=dead, division="กองคลัง"),
            still("O10", points=0.57, todo=year),
            still("O1", points=0.4, verdict=Verdict.MISSING, todo="ยังไม่ได้ส่งลิงก์", division="สำนักปลัด"),
        ),
    )
    hostile = agency(
        "อบต.<script>alert(1)</script>\r\nBcc: everyone@evil.example",
        told(
            ChangeKind.NEWLY_FAILING,
            "O18",
            todo="<img src=x onerror=alert(1)>",
            seen="</td></table><b>\u202eevil\u202c & co",
            url="javascript:alert('x')",
        ),
        open=(still(),),
        email="a@evil.example\r\nBcc: everyone@evil.example",
    )
    silent = agency("องค์การบริหารส่วนตำบลนาตัวอย่าง", told(ChangeKind.NEWLY_PASSING, "O10", url=f"{SITE}/plan"), email="ไม่มี")
    calm = agency("เทศบาลเมืองสงบตัวอย่าง", open=(still("O21", points=0.45),), email="calm@tessaban.example")
    return replace(
        morning(big, hostile, silent, calm, attachment=("ผลตรวจ OIT 5 เม.ย. 2565.xlsx", b"PK\x03\x04not really")),
        addresses={"เทศบาลตำบลบ้านตัวอย่าง/กองคลัง": "finance@tessaban.example"},
        refused={"เทศบาลเมืองปลายทางตัวอย่าง": "550 5.1.1 <no-one@tessaban.example>: user unknown"},
    )
