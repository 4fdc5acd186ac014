"""Tables that were handed out to be filled in: rows that end before the columns of results do."""

from collections.abc import Callable, Mapping
from types import SimpleNamespace

import pytest

from rules.framework import Framework
from rules.measure.components import measure
from rules.measure.view import view_of

Met = Callable[[str, str], Mapping[str, bool | None]]
RISKS = "|ที่ | เหตุการณ์ความเสี่ยง | โอกาส | ผลกระทบ | ระดับความเสี่ยง | มาตรการ\n"
PLAN = "|ลำดับ | โครงการ | งบประมาณ | ระยะเวลา | ผลการดำเนินงาน\n"


@pytest.fixture
def met(pages: SimpleNamespace, framework: Framework) -> Met:
    """What is met below the indicator's own title."""

    def results(code: str, body: str) -> Mapping[str, bool | None]:
        asked = framework.indicator(code)
        view = view_of(pages.dossier(f"={asked.name_th}\n#{asked.name_th}\n{body}", indicator=code), framework)
        return {result.id: result.met for result in measure(view, asked)}

    return results


@pytest.mark.parametrize(("code", "part", "blank", "filled"), [
    ("O36", "levels", RISKS + "|1 | เบิกเท็จ\n|2 | รับสินบน", RISKS + "|1 | เบิกเท็จ | 3 | 2 | ปานกลาง\n|2 | รับสินบน | 2 | 2 | ต่ำ"),
    ("O12", "results", PLAN + "|1. | ขุดคลอง | 5,000\n|2. | ซ่อมถนน", PLAN + "|1. | ขุดคลอง | 5,000 | ม.ค. | ผ่าน\n|2. | ซ่อมถนน | - | ก.พ. | ผ่าน"),
    ("O10", "duration", PLAN + "|๑ | ขุดคลอง | 5,000\n|๒ | ซ่อมถนน | 9,000", PLAN + "|๑ | ขุดคลอง | 5,000 | ม.ค.\n|๒ | ซ่อมถนน | 9,000 | ก.พ."),
])  # fmt: skip
def test_columns_behind_the_last_filled_cell_are_empty(met: Met, code: str, part: str, blank: str, filled: str) -> None:
    assert met(code, blank)[part] is not True
    assert met(code, filled)[part] is True


LISTED = "|ลำดับ | เรื่อง | รายละเอียด | เอกสารแนบ\n"


@pytest.mark.parametrize(("code", "part", "rows"), [
    ("O27", "recruitment", ("การสรรหาและคัดเลือกบุคลากร", "การบรรจุและแต่งตั้งบุคลากร")),
    ("O29", "steps", ("ขั้นตอนการรับเรื่อง", "การแจ้งผล")),
    ("O25", "policy", ("ด้านการสรรหาบุคลากร", "ด้านสวัสดิการ")),
])  # fmt: skip
def test_numbered_names_beside_columns_that_are_blank(met: Met, code: str, part: str, rows: tuple[str, ...]) -> None:
    blank = "\n".join(f"|{number} | {name} |  | " for number, name in enumerate(rows, start=1))
    told = "\n".join(f"|{number} | {name} | ภายใน 7 วัน | ดูไฟล์" for number, name in enumerate(rows, start=1))
    assert met(code, LISTED + blank)[part] is not True
    assert met(code, LISTED + told)[part] is True
