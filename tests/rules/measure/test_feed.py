"""News that other sites feed, and the agency's own beside them."""

from types import SimpleNamespace

import pytest

from model.document import Link
from rules.framework import Framework
from rules.measure.doubts.feed import fed_by_others
from rules.measure.view import view_of

OTHERS = ("http://weather.example/7 พยากรณ์อากาศ 24 ชั่วโมงข้างหน้า", "http://news.example/1 ราคาน้ำมันพรุ่งนี้ปรับลดทุกชนิด",
          "http://news.example/2 กรมการขนส่งทางบก รองรับประชาชนช่วงสงกรานต์", "http://lotto.example/3 สลากกินแบ่งรัฐบาล งวดวันที่ 1 เมษายน")  # fmt: skip
OURS = ("/news/1 ลงพื้นที่ตรวจสอบน้ำท่วมบ้านสมมุติ", "/news/2 รับลงทะเบียนเบี้ยยังชีพผู้สูงอายุ")
NONE = "ข่าวเทศบาล\nไม่มีรายการ"


@pytest.mark.parametrize(("links", "text", "theirs"), [
    (OTHERS, "", True),
    (OTHERS, NONE, True),
    (OTHERS + OURS[:1], "", True),
    ((*OTHERS, "/news ดูข่าวประชาสัมพันธ์ทั้งหมด", "/ เทศบาลตำบลบ้านตัวอย่าง"), "", True),
    ((), f"กรมอุตุนิยมวิทยา เตือนประชาชน 8 เม.ย. 2565\n{NONE}", True),
    ((), "#ข่าว อบต.บ้านตัวอย่าง\nยังไม่มีข้อมูล", True),
    # the agency's own beside them, by links or in lines; told in its network, on its drive or at another address of its own
    (OTHERS + OURS, "", False),
    (OTHERS, "เทศบาลซ่อมถนนหมู่ที่ 3 วันที่ 8 เมษายน 2565\n|ประชุมสภาเทศบาล|7 เม.ย. 2565", False),
    (tuple(f"https://www.facebook.com/posts/{n} กิจกรรมวันแม่แห่งชาติ ปีที่ {n}" for n in range(4)), "", False),
    (tuple(f"https://drive.google.com/file/{n} จดหมายข่าวฉบับที่ {n} ของปี" for n in range(4)), "", False),
    (tuple(f"http://tambon.example/{n} ซ่อมถนนหมู่ที่ {n} บ้านตัวอย่าง" for n in range(4)), "", False),
    (tuple(f"https://news.ban-tua-yang.example/{n} กิจกรรมวันแม่แห่งชาติ ปีที่ {n}" for n in range(4)), "", False),
    ((*OURS[:1], "/news/9 อำเภอสมมุติ ขอเชิญร่วมงานกาชาด"), "", False),
    (OURS[:1], NONE, False),
    ((), "ข่าวจัดซื้อจัดจ้าง\nไม่มีรายการ", False),
])  # fmt: skip
def test_news_that_are_fed_by_others(
    pages: SimpleNamespace, framework: Framework, links: tuple[str, ...], text: str, theirs: bool
) -> None:
    made = [Link(url if "//" in url else f"https://www.ban-tua-yang.example{url}", name)
            for url, _, name in (link.partition(" ") for link in links)]  # fmt: skip
    lines = "\n".join(f"-{link.text}" for link in made)
    page = pages.document(f"=ข่าวสาร\n#ข่าวประชาสัมพันธ์\n{lines}\n{text}", links=tuple(made))
    assert bool(fed_by_others(view_of(pages.dossier(page), framework), framework.indicator("O7"))) is theirs
