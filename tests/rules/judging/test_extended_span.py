"""Plans of several years that were made longer."""

from types import SimpleNamespace

import pytest

from model.document import Kind
from rules.framework import Period

MET, OPEN, WRONG = True, None, False


@pytest.mark.parametrize(("head", "met"), [
    ("#แผนตัวอย่าง (พ.ศ. ๒๕๖๑ – ๒๕๖๔ ขยายเวลาถึง พ.ศ. ๒๕๖๕)", MET),
    ("#แผนตัวอย่าง พ.ศ. 2561-2564 ขยายกรอบระยะเวลาให้ครอบคลุมปีงบประมาณ 2565", MET),
    ("#แผนตัวอย่าง ปี 2560-2563 (ต่ออายุถึงปี 2565)", MET),
    ("#แผนตัวอย่าง (พ.ศ. 2561-2564) ขยายระยะเวลาออกไปอีก 1 ปี", MET),
    ("#แผนตัวอย่าง\nเทศบาลขยายระยะเวลาแผนเดิม (2561-2564) ออกไปอีก 1 ปี", MET),
    ("#แผนตัวอย่าง (พ.ศ. 2559-2562 ขยายเวลาถึง พ.ศ. 2564)", WRONG),
    ("#แผนตัวอย่าง (พ.ศ. 2559-2562) ขยายระยะเวลาออกไปอีก 2 ปี", WRONG),
    ("#แผนตัวอย่าง (พ.ศ. 2561-2564) ไม่ขยายเวลาถึงปี 2565", WRONG),
    ("#แผนตัวอย่าง (พ.ศ. 2561-2564) จะขยายระยะเวลาออกไปอีก 1 ปี", WRONG),
    ("#แผนตัวอย่าง (พ.ศ. 2561-2564)\nอยู่ระหว่างเสนอขอขยายเวลาถึง พ.ศ. 2565", WRONG),
    ("#แผนตัวอย่าง (พ.ศ. 2561-2564)\n|ขยายเวลา | โครงการถึงปี 2565", WRONG),
    ("#แผนตัวอย่าง (พ.ศ. 2561-2564)\nขยายเขตประปาถึงหมู่ 9 ปี 2565", WRONG),
    ("#แผนตัวอย่าง (พ.ศ. 2561-2564)\nประกาศขยายกรอบเวลาแผนให้ครอบคลุมปีงบประมาณ พ.ศ. 2565", OPEN),  # of this plan or of another
    ("#แผนตัวอย่าง (พ.ศ. 2561-2564)\nขยายเวลาชำระภาษีถึงปี 2565", OPEN),
])  # fmt: skip
def test_up_to_when_a_plan_goes(bench: SimpleNamespace, head: str, met: bool | None) -> None:
    assert bench.period_of(head, asked=bench.indicator(Period.COVERS_FY, multi_year=True)).met is met


def test_the_file_may_say_it(bench: SimpleNamespace) -> None:
    asked = bench.indicator(Period.COVERS_FY, multi_year=True)
    for end, met in (("2565", MET), ("2564", OPEN)):
        text = f"แผนตัวอย่าง\n(พ.ศ. 2559 - 2562 ขยายเวลาถึง พ.ศ. {end})\n|อบรม | 30,000"
        pdf = bench.document(text, url=f"{bench.host}/a.pdf", kind=Kind.PDF)
        assert bench.period_of("#แผนตัวอย่าง พ.ศ. 2559-2565", pdf, asked=asked).met is met
