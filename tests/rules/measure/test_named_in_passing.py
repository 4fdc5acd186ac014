"""Parts that only a preface, a signature, a project's name or another part's sentence names."""

from collections.abc import Callable, Mapping
from types import SimpleNamespace

import pytest

from rules.framework import Framework
from rules.measure.components import measure
from rules.measure.view import view_of

Met = Callable[[str, str], Mapping[str, bool | None]]
SPENT = "|หมวด | งบประมาณ | เบิกจ่าย\n|งบกลาง | 9,000,000 | 8,100,000\n|งบบุคลากร | 7,000,000 | 6,100,000\n"
RISKS = "|เหตุการณ์ความเสี่ยง | มาตรการ{0}\n|เอื้อประโยชน์ | หมุนเวียนกรรมการ{1}\n|เรียกรับเงิน | บัตรคิว{1}"
RULES = "1. การสรรหา รับสมัคร 15 วัน\n2. การพัฒนาบุคลากร อบรมปีละครั้ง{}\n3. การประเมินผลการปฏิบัติงาน ปีละ 2 รอบ\n4. ดำเนินการทางวินัย"
TYPES = "|ประเภท | ไตรมาส 1\n|งบกลาง | 3,000,000\n|งบลงทุน | 500,000"


@pytest.fixture
def met(pages: SimpleNamespace, framework: Framework) -> Met:
    """What is met below the indicator's own title."""

    def results(code: str, body: str) -> Mapping[str, bool | None]:
        asked = framework.indicator(code)
        view = view_of(pages.dossier(f"={asked.name_th}\n#{asked.name_th}\n{body}", indicator=code), framework)
        return {result.id: result.met for result in measure(view, asked)}

    return results


@pytest.mark.parametrize(("code", "part", "body"), [
    ("O18", "by_source", f"แผนการใช้จ่ายนี้จำแนกตามแหล่งที่มาของงบประมาณและประเภทรายจ่าย\n{TYPES}"),
    ("O36", "levels", "พิจารณาโอกาสและผลกระทบเพื่อจัดระดับความเสี่ยงและกำหนดมาตรการ\n" + RISKS.format("", "")),
    ("O20", "problems", f"วัตถุประสงค์ คือ ให้ทราบผลการใช้จ่าย ปัญหา และอุปสรรค\n{SPENT}ข้อเสนอแนะ ควรเร่งรัดการเบิกจ่าย"),
    ("O20", "suggestions", f"{SPENT}ปัญหา งบมาช้า\nหมายเหตุ ข้อเสนอแนะของผู้ตรวจให้แสดงร้อยละ"),
    ("O20", "problems", f"สารบัญ\n1. ผลการใช้จ่าย\n2. ปัญหา อุปสรรค\nผลเป็นดังนี้\n{SPENT}"),
    ("O20", "suggestions", f"{SPENT}|โครงการเวทีข้อเสนอแนะของประชาชน | 9,000 | 8,000"),
    ("O16", "result", "ผู้ตอบแบบสอบถามความพึงพอใจเป็นหญิงร้อยละ 58\nอาชีพเกษตรกรร้อยละ 61"),
    ("O27", "recruitment", RULES.format(" โดยคณะกรรมการคัดเลือกหลักสูตร").replace("การสรรหา", "การบรรจุ")),
    ("O29", "steps", "ช่องทาง ไปรษณีย์\nหน่วยงานที่รับผิดชอบ งานนิติการ\nระยะเวลา 30 วัน นับแต่วันได้รับเรื่อง"),
])  # fmt: skip
def test_named_in_passing(met: Met, code: str, part: str, body: str) -> None:
    assert met(code, body)[part] is not True


@pytest.mark.parametrize(("code", "part", "body"), [
    ("O18", "by_source", f"แหล่งที่มาของงบประมาณ ภาษีจัดสรร 3,500,000 บาท เพื่อใช้จ่ายตามแผน\n{TYPES}"),
    ("O36", "levels", "พิจารณาโอกาสและผลกระทบเพื่อกำหนดมาตรการ\n" + RISKS.format(" | ระดับความเสี่ยง", " | สูง")),
    ("O20", "problems", f"รายงานนี้แสดงปัญหาและอุปสรรค\n{SPENT}ปัญหา อุปสรรค งบมาช้า 2 เดือน\nข้อเสนอแนะ ควรเร่งรัด"),
    ("O20", "suggestions", f"{SPENT}|โครงการเวทีข้อเสนอแนะ | 9,000 | 8,000\nข้อเสนอแนะ ควรเร่งรัดการเบิกจ่าย"),
    ("O16", "result", "ผู้ตอบเป็นหญิงร้อยละ 58\nประชาชนพึงพอใจในภาพรวมร้อยละ 88.20"),
    ("O27", "recruitment", RULES.format("")),
    ("O10", "duration", "|โครงการ | งบประมาณ | ต.ค. | พ.ย. | ธ.ค. | ม.ค.\n|ถนน | 50,000 บาท | | | / | /\n|ราง | 9,000 บาท | | | / | /"),
])  # fmt: skip
def test_told(met: Met, code: str, part: str, body: str) -> None:
    assert met(code, body)[part] is True
