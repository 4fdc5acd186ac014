"""Right pages whose papers stand behind names that say nothing ("scan0012.pdf"), and wrong ones that look the same."""

from types import SimpleNamespace

import pytest

from model.document import Kind, Link, Via
from rules import judge
from rules.framework import Framework

DEEDS = (
    ("9 มี.ค. 65", "จ้างขุดลอกหนองตัวอย่าง หมู่ 2", "418,000 บาท"),
    ("14 ก.พ. 65", "จ้างก่อสร้างถนน คสล. หมู่ 4", "478,500 บาท"),
    ("8 ต.ค. 64", "จ้างเหมาบริการพนักงานขับรถขยะ", "54,000 บาท"),
)
LAST_YEAR = ("9 มี.ค. 64", "14 ก.พ. 64", "8 ต.ค. 63")
NOTICE = (
    "#ประกาศ{agency}\n#เรื่อง ประกาศผู้ชนะการเสนอราคา {work} โดยวิธีเฉพาะเจาะจง\nตามที่ {agency} ได้มีหนังสือเชิญชวนสำหรับ {work} นั้น\n"
    "ผู้ได้รับการคัดเลือกให้ {work} ได้แก่ หจก.ก เสนอราคาเป็นเงิน {sum}\nประกาศ ณ วันที่ {day}"
)


def _verdict(bench: SimpleNamespace, framework: Framework, code: str, page: object, *files: object) -> str:
    return judge.judge(bench.dossier(page, *files, code=code), framework, strict=True).verdict.value


@pytest.mark.parametrize(("paper", "agency", "days", "passes"), [
    (NOTICE, "", None, True),
    ("#ใบเสนอราคา\nร้าน ก ขอเสนอราคา {work} {sum}\nวันที่ {day}", "", None, False),
    ("#สัญญาจ้าง\nสัญญาจ้างเลขที่ 1/2565 {work} {sum}\nทำสัญญาเมื่อวันที่ {day}", "", None, False),
    ("#ประกาศ{agency}\n#เรื่อง รับสมัครพนักงานจ้าง\nประกาศ ณ วันที่ {day}", "", None, False),
    ("", "", None, False),  # nothing behind the viewers
    (NOTICE, "เทศบาลตำบลหนองอื่น", None, False),
    (NOTICE, "", LAST_YEAR, False),
])  # fmt: skip
def test_notices_behind_viewers(
    bench: SimpleNamespace, framework: Framework, paper: str, agency: str, days: tuple[str, ...] | None, *, passes: bool
) -> None:
    lines = [f"{day} {work} ({price}) scan{number}.pdf" for number, (day, work, price) in enumerate(DEEDS)]
    links = tuple(Link(f"{bench.host}/view?file={n}.pdf", f"scan{n}.pdf", context=line) for n, line in enumerate(lines))
    page = bench.document("\n".join(["ประกาศผู้ชนะ / ราคากลาง ปีงบ 65", *lines]), links=links)
    files = []
    for number, ((day, work, price), link) in enumerate(zip(DEEDS, links, strict=True)):
        url = f"{bench.host}/files/{number}.pdf"
        files.append(bench.document(f"=scan{number}.pdf\n⇩ scan{number}.pdf", url=link.url, links=(Link(url, "", Via.EMBED),)))
        said = {"agency": agency or bench.name, "work": work, "sum": price, "day": days[number] if days else day}
        files += [bench.document(paper.format(**said), url=url, kind=Kind.PDF)] if paper else []
    assert (_verdict(bench, framework, "O22", page, *files) == "pass") is passes


LINKED = "ผลงานรอบปีที่ผ่านมา\nเอกสารสรุปผลงานตลอดปีงบ 64 คณะกรรมการติดตามฯ รายงานสภาแล้วเมื่อ ธันวาคม 2564\n-scan0012.pdf"
REPORT = """#รายงานผลการติดตามและประเมินผลแผนพัฒนาท้องถิ่น
#ประจำปีงบประมาณ พ.ศ. ๒๕๖๔ (๑ ตุลาคม ๒๕๖๓ - ๓๐ กันยายน ๒๕๖๔)
1. สรุปผลการดำเนินงาน
บรรจุในข้อบัญญัติ 41 โครงการ ดำเนินการแล้วเสร็จ 36 โครงการ คิดเป็นร้อยละ 87.80
|โครงการ | งบ | จ่ายจริง | ผล
|ก่อสร้างถนน คสล. ม.1 | 450,000 | 448,000 | ยาว 165 เมตร แล้วเสร็จ
|ก่อสร้างรางระบายน้ำ ม.5 | 380,000 | 379,000 | แล้วเสร็จ
3. ปัญหาและอุปสรรค
บุคลากรกองช่างมีน้อย ควบคุมงานหลายจุดพร้อมกัน
4. ข้อเสนอแนะ
จัดลำดับความสำคัญโครงการให้เหมาะสมกับงบประมาณ"""


@pytest.mark.parametrize(("changes", "passes"), [
    ([], True),
    ([("| 448,000", "|"), ("| 379,000", "|")], False),  # what was spent is blank
    ([("๒๕๖๔", "๒๕๖๓"), ("๒๕๖๓ -", "๒๕๖๒ -")], False),
    ([("๓๐ กันยายน", "๓๑ มีนาคม")], False),
    ([("บุคลากรกองช่างมีน้อย ควบคุมงานหลายจุดพร้อมกัน\n", "")], False),
])  # fmt: skip
def test_the_report_of_the_year(
    bench: SimpleNamespace, framework: Framework, changes: list[tuple[str, str]], *, passes: bool
) -> None:
    text = REPORT
    for before, after in changes:
        assert before in text
        text = text.replace(before, after)
    file = bench.document(text, url=f"{bench.host}/file/2.pdf", kind=Kind.PDF)
    assert (_verdict(bench, framework, "O12", LINKED, file) == "pass") is passes


ANALYSED = """มาตรการส่งเสริมความโปร่งใสของเทศบาล ปี 2565
ผลประเมิน ITA ปีงบ 2564 ได้ 81.36 คะแนน ระดับ B ที่ประชุมพนักงานวันที่ 12 ม.ค. 65 ช่วยกันดูแล้วสรุปว่า
|ตัวชี้วัด | คะแนน | เห็นว่า
|การใช้งบประมาณ | 80.15 | ควรพัฒนา พนักงานไม่รู้แผนใช้จ่าย
|การใช้ทรัพย์สินของราชการ | 76.32 | จุดอ่อน ยืมของไม่มีระเบียบ
▶ จะทำอะไรต่อ (มาตรการ)
|มาตรการ | วิธีทำ | ใครรับผิดชอบ | เมื่อไหร่
|1 ระเบียบยืมพัสดุ | ทำแบบยืม ทะเบียนคุม แจ้งเวียน | กองคลัง | ก.พ. 65
|2 บอกแผนใช้จ่ายให้พนักงานรู้ | ชี้แจงในประชุมประจำเดือน | กองคลัง | ทุกเดือน
▶ กำกับติดตาม
ให้หัวหน้ากองรายงานปลัดทุกวันที่ 25 ของเดือน ปลัดสรุปเสนอนายกทุกไตรมาส"""


@pytest.mark.parametrize(("before", "after", "passes"), [
    ("ปีงบ 2564", "ปี 2564", True), ("ปีงบ 2564", "ปีงบ 2564", True), ("ปีงบ 2564", "ปีงบ 2563", False), ("ปีงบ 2564", "ปีงบ 2565", False),
    (ANALYSED[ANALYSED.index("\nให้หัวหน้า"):], "", False),  # nothing was written below the last head
    ("| กองคลัง ", "| ", False), ("จุดอ่อน ", "", False),
])  # fmt: skip
def test_the_analysis_and_its_measures(
    bench: SimpleNamespace, framework: Framework, before: str, after: str, *, passes: bool
) -> None:
    assert before in ANALYSED
    assert (_verdict(bench, framework, "O42", ANALYSED.replace(before, after)) == "pass") is passes
