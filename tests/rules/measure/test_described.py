"""What the line below the link to a file says of it shows nothing that the file does not."""

from types import SimpleNamespace

import pytest

from model.document import Kind
from rules.framework import Framework
from rules.measure.components import measure
from rules.measure.view import view_of

HOST = "https://www.ban-tua-yang.example"
TITLE = "=แผนใช้จ่ายเงิน\n#แผนใช้จ่ายเงิน\n"
NAME = "แผนการใช้จ่ายงบประมาณ ประจำปี 2565"
TYPES = "|ประเภท | งบทั้งปี | ไตรมาส 1\n|งบกลาง | 14,850,000 | 3,712,500\n|งบบุคลากร | 13,420,000 | 3,355,000"
SOURCES = "\n|ภาษีจัดสรร | 20,000,000\n|เงินอุดหนุนทั่วไป | 22,500,000"


@pytest.mark.parametrize(("page", "file", "met"), [
    (f"-{NAME}\nแสดงตามไตรมาส แหล่งงบประมาณ และประเภทรายจ่าย", TYPES, None),
    (f"-{NAME}\nภายในเล่มประกอบด้วยงบประมาณตามแหล่งที่ได้รับการจัดสรร และตามประเภทรายการ", TYPES, None),
    (f"-{NAME}\nเอกสารฉบับเต็ม มีประมาณการรายรับและรายจ่ายของทุกกอง", TYPES, None),
    # the file shows it, the line gives the sums itself, it stands apart from the link, or nothing was read behind it
    (f"-{NAME}\nแสดงตามไตรมาส แหล่งงบประมาณ และประเภทรายจ่าย", TYPES + SOURCES, True),
    (f"-{NAME}\nแยกตามแหล่งเงิน เงินอุดหนุนทั่วไป 22,500,000 บาท", TYPES, True),
    (f"แหล่งเงิน: ภาษีจัดสรร และเงินอุดหนุนทั่วไป\n-{NAME}", TYPES, True),
    # a sentence that sends on to an annex, which is not there
    (f"-{NAME}", "งบประมาณแยกตามประเภทรายจ่าย ส่วนงบประมาณตามแหล่งที่ได้รับการจัดสรร ปรากฏตามภาคผนวก ข.\n" + TYPES, None),
    (f"-{NAME}", TYPES + "\nสำหรับเงินรายได้และเงินอุดหนุนทั่วไปที่ได้รับในปีนี้ กองคลังจัดทำรายละเอียดไว้ในเอกสารแนบท้ายแผน", None),
    (f"-{NAME}", TYPES + "\nงบกลาง ตั้งไว้ตามเดิม ทั้งนี้ รายละเอียดแหล่งที่มาของเงินแสดงตามบัญชีแนบท้าย", None),
    (f"-{NAME}", TYPES + "\nส่วนแหล่งที่มาของเงิน ปรากฏตามภาคผนวก ก\nภาคผนวก ก" + SOURCES, True),
])  # fmt: skip
def test_what_is_said_of_a_file_and_not_by_it(
    pages: SimpleNamespace, framework: Framework, page: str, file: str, met: bool | None
) -> None:
    document = pages.document(TITLE + page)
    pdf = pages.document(f"#{NAME}\n{file}", url=document.links[0].url, kind=Kind.PDF)
    view = view_of(pages.dossier(document, pdf, indicator="O18"), framework)
    results = {part.id: part.met for part in measure(view, framework.indicator("O18"))}
    assert results["by_source"] is met
    assert results["by_type"] is True


def test_where_the_file_was_not_read_the_line_counts(pages: SimpleNamespace, framework: Framework) -> None:
    page = f"{TITLE}-{NAME}\nแสดงตามไตรมาส แหล่งงบประมาณ และประเภทรายจ่าย\n{TYPES}"
    view = view_of(pages.dossier(pages.document(page), indicator="O18"), framework)
    assert measure(view, framework.indicator("O18"))[0].met is True
