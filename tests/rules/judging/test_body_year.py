"""A title of the wanted year over the text of another: what the text says then, and what it may say without harm."""

from datetime import date
from types import SimpleNamespace

import pytest

from model.document import Kind, Link
from rules.framework import Framework, Period

MET, WRONG, OPEN = True, False, None
T65, T64 = "#แผนตัวอย่าง ประจำปี 2565\n", "#แผนตัวอย่าง ประจำปี 2564\n"


@pytest.mark.parametrize(("page", "met"), [
    (T65 + "ประจำปีงบประมาณ พ.ศ. 2564 ตั้งแต่วันที่ 1 ตุลาคม 2563 ถึง 30 กันยายน 2564", WRONG),
    (T65 + "ผลงานรอบ 1 ต.ค. 2563 - 31 มี.ค. 2564", WRONG),
    (T65 + "จัดทำเพื่อใช้ในปีงบประมาณ พ.ศ. 2564", OPEN),
    (T65 + "|โครงการ | พ.ศ. 2563 ต.ค. พ.ย. ธ.ค. | พ.ศ. 2564 ม.ค.-ก.ย.", OPEN),
    (T65 + "ประชุมชี้แจงเมื่อวันที่ 12 มกราคม 2564", OPEN),
    (T65 + "|สัญญา 1 ตุลาคม 2563 ถึง 30 กันยายน 2564", OPEN),
    # the day of the page is no day of its text
    (T65 + "|โครงการ | ม.ค. - มี.ค. ๖๔\nปรับปรุงล่าสุด ๓๐ ตุลาคม ๒๕๖๔", OPEN),
    (T65 + "|โครงการ | แล้วเสร็จ 3 ก.พ. 64\nปรับปรุงล่าสุด 6 กุมภาพันธ์ 2565", OPEN),
    # the same in numbers; the heads of columns
    (T65 + "ระยะเวลา 01/10/2563 - 30/09/2564", WRONG),
    (T65 + "|ประเภท | 10/2563 - 12/2563 | 01/2564 - 03/2564", WRONG),
    (T65 + "|ประเภท | ต.ค. - ธ.ค. 2563 | ม.ค. - มี.ค. 2564", WRONG),
    (T65 + "|ประเภท | ต.ค. - ธ.ค. 2563 | ต.ค. - ธ.ค. 2562", OPEN),
    (T65 + "|ไตรมาส 1 (ต.ค. - ธ.ค. 2563) | ไตรมาส 2 (ม.ค. - มี.ค. 2564)", WRONG),
    (T65 + "|สัญญา 01/10/2563 - 30/09/2564", OPEN),
    # the wanted year anywhere in the text keeps the title's word
    (T65 + "งบประมาณปี 2565 เทียบปีงบประมาณ 2564 (1 ตุลาคม 2563 ถึง 30 กันยายน 2564)", MET),
    (T65 + "1 ตุลาคม 2563 ถึง 30 กันยายน 2564\nประชุมเมื่อวันที่ 9 ธันวาคม 2564", MET),
    (T65 + "1 ตุลาคม 2564 ถึง 30 กันยายน 2565", MET),
    (T65 + "ผลงาน 1 ตุลาคม 2563 ถึง 30 กันยายน 2564\nจัดทำโดยสำนักปลัด ตุลาคม 2564", WRONG),  # the month of writing
    # the day of posting beside the count of readers
    (T65 + "วันจันทร์ที่ 17 มกราคม 2565 เวลา 10:12 น. | ฮิต: 154\n|ป้าย | มี.ค. 2564 กองช่าง\n|บัตรคิว | ม.ค. 2564 สำนักปลัด", OPEN),
    (T65 + "ประกาศเมื่อ 2 ก.พ. 65 ดู 39 ครั้ง\n|ป้าย | มี.ค. 2564 กองช่าง\n|บัตรคิว | ม.ค. 2564 สำนักปลัด", OPEN),
    (T65 + "ประชุมเมื่อ 17 มกราคม 2565 มีผู้เข้าร่วม 39 คน\n|ป้าย | มี.ค. 2564 กองช่าง\n|บัตรคิว | ม.ค. 2564 สำนักปลัด", MET),
    # the first day of a fiscal year, from which on it holds
    (T65 + "ประกาศใช้เมื่อวันที่ 28 กันยายน 2563 มีผลตั้งแต่ 1 ตุลาคม 2563\nดูปี 2562 ปี 2561", OPEN),
    (T65 + "ประกาศใช้เมื่อวันที่ 28 กันยายน 2564 มีผลตั้งแต่ 1 ตุลาคม 2564\nดูปี 2562 ปี 2561", MET),
    # the months of a table
    (T65 + "|ถนน | ธ.ค. 2563 | ก.พ. 2564\n|อาคาร | ม.ค. 2564 | พ.ค. 2564\n|เก้าอี้ | มี.ค. 2564", WRONG),
    (T65 + "|ถนน | ธ.ค. 2563 | ก.พ. 2564\n|อาคาร | ม.ค. 2564\n|เก้าอี้ | พ.ย. 2564", MET),
    (T65 + "|ถนน | ส.ค. 2564\n|อาคาร | ก.ย. 2564\n|เก้าอี้ | ก.ค. 2564", MET),  # when a plan was made
    (T65 + "|คำสั่ง ลงวันที่ 3 ม.ค. 2564\n|คำสั่ง ลงวันที่ 9 ก.พ. 2564\n|คำสั่ง ลงวันที่ 4 พ.ค. 2564", MET),
    # years that differ for a reason
    (T65 + "เปรียบเทียบกับปีงบประมาณ 2564", MET),
    (T65 + "ผลของปีงบประมาณที่ผ่านมา (ปีงบประมาณ พ.ศ. 2564)", MET),
    (T65 + "ตามระเบียบว่าด้วยวิธีการงบประมาณ พ.ศ. 2563", MET),
    (T65 + "สอดคล้องกับแผนพัฒนา (พ.ศ. 2560-2564)", MET),
    (T65 + "โพสต์เมื่อ 12 มกราคม 2564", MET),
    (T65 + "ประกาศ ณ วันที่ 28 กันยายน 2564", MET),
    (T65 + "สมัยสามัญ สมัยที่ 3 ครั้งที่ 1 ประจำปี 2564 เมื่อวันที่ 11 สิงหาคม 2564", MET),
    (T65 + "สมัยประชุมสามัญ สมัยที่ 4 ประจำปี พ.ศ. 2564", MET),
    (T65 + "สภาให้ความเห็นชอบเมื่อวันที่ 20 สิงหาคม 2564", MET),
    (T65 + "ตามหนังสือจังหวัด ลงวันที่ 12 มกราคม 2564", MET),
    (T65 + "จ่ายตามประกาศ ก.จ. เรื่อง เงินรางวัลประจำปี พ.ศ. 2558", MET),
    (T65 + "ประกาศ เรื่อง แผนประจำปี พ.ศ. 2564", OPEN),
    (T65 + "เป็นแนวทางในปีงบประมาณ 2566", MET),
    (T65 + "รายละเอียดของแผน", MET),
    # a text that begins with the subject's name and another year
    (T65 + "ร่างแผนตัวอย่าง พ.ศ. 2566\nงบกลาง 12 บาท", WRONG),
    (T65 + "แผนตัวอย่าง ประจำปีงบประมาณ พ.ศ. 2564\nงบกลาง 12 บาท", WRONG),
    (T65 + "แผนตัวอย่าง พ.ศ. 2566 ต่อจากแผนตัวอย่าง พ.ศ. 2565", MET),
    # one fiscal year in the text says more than the years of its columns; July to September may be when a plan was made
    (T65 + "แผนการใช้จ่าย ปีงบประมาณ พ.ศ. 2564\n|รายรับ ปี 2562 | ปี 2563", OPEN),
    (T65 + "|จ้างปรับปรุงถนน | มิ.ย. 2564\n|ซื้อครุภัณฑ์ | ก.ค. 2564", OPEN),
    (T65 + "|จ้างปรับปรุงถนน | ส.ค. 2564\n|ซื้อครุภัณฑ์ | ก.ค. 2564", MET),
    (T65 + "-แผนตัวอย่าง ปี 2565\nปีงบประมาณ 2564", MET),  # a list of documents: the link leads to the right one
])  # fmt: skip
def test_text_of_another_year(bench: SimpleNamespace, page: str, met: bool | None) -> None:
    result = bench.period_of(page, asked=bench.indicator(Period.CURRENT_FY))
    assert result.met is met
    if met is not MET:
        assert 2565 not in result.years
        assert len(result.evidence) > 1  # the title and the text


@pytest.mark.parametrize(("page", "met"), [
    (T64 + "ตั้งแต่วันที่ 1 ตุลาคม 2562 ถึง 30 กันยายน 2563", WRONG),
    (T64 + "ตั้งแต่วันที่ 1 ตุลาคม 2562 ถึง 30 กันยายน 2563\nรวบรวม ณ 8 ตุลาคม 2563", WRONG),
    (T64 + "สรุปผลปีงบประมาณ พ.ศ. 2563", OPEN),
    (T64 + "สรุปผลปีงบประมาณ พ.ศ. 2563 ณ วันที่ 30 กันยายน 2563", OPEN),
    (T64 + "ประกาศ ณ วันที่ 28 ตุลาคม 2563\nปีงบประมาณ 2563", OPEN),
    (T64 + "ควรดำเนินการต่อในปีงบประมาณ 2565", MET),
    (T64 + "ปีงบประมาณ 2563 ร้อยละ 80 ปีงบประมาณ 2564 ร้อยละ 90", MET),
    (T64 + "อบรมเมื่อวันที่ 12 มกราคม 2563", OPEN),  # the only day of what was done
    (T64 + "เก็บแบบสอบถาม 412 ชุด ก.ค. - ส.ค. 2563", OPEN),
    (T64 + "ประชุมเมื่อวันที่ 12 มกราคม 2563", MET),  # one day of a report says little
    # the day of writing is of the next year
    (T64 + "ตั้งแต่ 1 ตุลาคม 2562 ถึง 30 กันยายน 2563\nลงชื่อ นักพัฒนาชุมชน 15 ตุลาคม 2563", WRONG),
    (T64 + "ดำเนินการในปีงบประมาณ 2563 ได้ 4 กิจกรรม\nรองปลัด 29 ต.ค. 2563", OPEN),
    (T64 + "ส่งเล่มรายงานเมื่อวันที่ 15 พ.ย. 63 ดังนี้\nสำรวจระหว่างเดือนมิถุนายน - สิงหาคม 2563", OPEN),
    (T64 + "อบรมวันที่ 15 พ.ย. 63 ผู้เข้าร่วม 40 คน\nสำรวจระหว่างเดือนมิถุนายน - สิงหาคม 2563", MET),
    (T64 + "เทียบกับแผนที่ประกาศไว้ ตั้งแต่วันที่ 1 ตุลาคม 2562 ถึง 30 กันยายน 2563", WRONG),
    (T64 + "เทียบกับ 1 ตุลาคม 2562 ถึง 30 กันยายน 2563 เพิ่มขึ้น", MET),
    (T64 + "|อบรม | แล้วเสร็จ 12 ม.ค. 63\n|ดูงาน | แล้วเสร็จ 3 มี.ค. 63", OPEN),
    (T64 + "|อบรม | แล้วเสร็จ 12 ม.ค. 63\n|ดูงาน | แล้วเสร็จ 3 มี.ค. 64", MET),
    (T64 + "|อบรม | แล้วเสร็จ 12 ม.ค. 63\n|ดูงาน | แล้วเสร็จ 3 มี.ค. 65", MET),
    # the days of the year after, and none of its own
    (T64 + "ประชุม 9 ธ.ค. 2564\nอบรม 17 ม.ค. 2565\nดูงาน 23 ก.พ. 2565", OPEN),
    (T64 + "ประชุม 9 ธ.ค. 2564\nอบรม 17 ม.ค. 2565", MET),
    (T64 + "รับโอน 1 ราย 15 ธ.ค. 2564\nอบรม 17 ม.ค. 2565", OPEN),
    (T64 + "ผลปี 2564\nประชุม 9 ธ.ค. 2564\nอบรม 17 ม.ค. 2565\nดูงาน 23 ก.พ. 2565", MET),
    (T64 + "ประชุม 9 ธ.ค. 2563\nอบรม 17 ม.ค. 2565\nดูงาน 23 ก.พ. 2565\nตรวจ 3 มี.ค. 2565", MET),
    (T64 + "ระหว่าง 1 ตุลาคม 2562 ถึง 30 กันยายน 2563\nปี 2564 ควรจัดอบรมออนไลน์", WRONG),  # what is wished for the wanted year
    (T64 + "รายงานแผนตัวอย่าง ประจำปี 2563\nให้บรรจุโครงการที่ยกเลิกไว้ในแผนปี 2564 ต่อไป", WRONG),
    # the autumn after the year of which the text calls itself
    (T64 + "สรุปผลปีงบประมาณ พ.ศ. 2563\nสภามีมติในสมัยที่ 4 เมื่อวันที่ 3 ธันวาคม 2563 แล้ว", OPEN),
    (T64 + "บันทึกข้อความ ที่ นม 71/288 วันที่ 29 ตุลาคม 2563 เรื่อง ผลงาน\nผลการดำเนินการ ประจำปี 2563", OPEN),
    (T64 + "สรุปผลปีงบประมาณ พ.ศ. 2563 และ 2564\nสภามีมติเมื่อวันที่ 3 ธันวาคม 2563 แล้ว", MET),
    (T64 + "สรุปผลปีงบประมาณ พ.ศ. 2563\nอบรมเมื่อวันที่ 3 มีนาคม 2564 ได้ 40 คน", MET),
    (T64 + "สรุปผลปีงบประมาณ พ.ศ. 2563\n|อบรม 40 คน | 3 ธันวาคม 2563", MET),
])  # fmt: skip
def test_report_of_another_year(bench: SimpleNamespace, page: str, met: bool | None) -> None:
    assert bench.period_of(page, asked=bench.indicator(Period.PREVIOUS_FY)).met is met


@pytest.mark.parametrize(("page", "met"), [
    ("ประชุม 05/07/2564\nประชุม 06/07/2564\nประชุม 12/08/2564", WRONG),
    ("ประชุม 5 ก.ค. 64\nประชุม 6 ก.ค. 64\nประชุม 12 ส.ค. 64", WRONG),
    ("ประชุม 05/07/2564\nประชุม 06/07/2564", OPEN),
    ("|ประชุม | 05/07/2564\n|ประชุม | 06/07/2564", WRONG),
    ("|ประชุม | 05/07/2564", OPEN),
    ("ประชุม 05/07/2564\nประชุม 05/07/2564\nประชุม 05/07/2564", OPEN),  # one day, said three times
    ("ประชุม 05/07/2564\nประชุม 06/07/2564\nประชุม 12/10/2564", MET),  # October belongs to the next year
    ("ประชุม 05/07/2564\nประชุม 06/07/2563\nประชุม 12/08/2563", OPEN),
    ("ตามหนังสือ ลงวันที่ 5 ก.ค. 64\nหนังสือ ลงวันที่ 6 ก.ค. 64\nมติ 12 ส.ค. 64", MET),
    ("|อบรม | ธ.ค. 2563\n|สอบ | ก.พ. 2564\n|ประเมิน | เม.ย. 2564", WRONG),
    # cards, each headed with its day
    ("#5 ก.ค. 2564\nอบรม 40 คน\n#6 ก.ค. 2564\nดูงาน 30 คน\n#12 ส.ค. 2564\nสอบ 20 คน", WRONG),
    ("#5 ธ.ค. 2564\nอบรม 40 คน\n#6 ม.ค. 2565\nดูงาน 30 คน", MET),
    # one day, and the text itself calls it that year's
    ("โครงการประจำปี 2564 จัดเมื่อวันที่ 20 สิงหาคม 2564", WRONG),
    ("โครงการประจำปี 2564 จัดเมื่อวันที่ 20 พฤศจิกายน 2564", MET),
    ("ตามข้อบัญญัติงบประมาณ ปี 2564 ครั้งก่อนจัดเมื่อวันที่ 20 สิงหาคม 2563", OPEN),
    ("นายกนำพนักงานประกาศเจตจำนงต่อต้านการทุจริต วันที่ 9 ธันวาคม 2563", OPEN),  # declaring it is the act
    ("พนักงานร่วมประกาศเจตนารมณ์ วันที่ 9 ธันวาคม 2564", MET),
    # a list of announcements, each with its day
    ("\n".join(f"ประกาศราคากลาง งานที่ {n} (ประกาศวันที่ {n} มี.ค. 2564)" for n in (5, 9, 23)), WRONG),
    ("\n".join(f"ประกาศราคากลาง งานที่ {n} (ประกาศวันที่ {n} มี.ค. 2565)" for n in (5, 9, 23)), MET),
    ("\n".join(f"ตามประกาศวันที่ {n} มี.ค. 2564" for n in (5, 9, 23)), MET),
    # a list of papers with the days on which each was signed
    (T65 + "\n".join(f"ประกาศผู้ชนะ งานที่ {n} ประกาศ ณ วันที่ {n} มีนาคม 2564" for n in (5, 9, 23)), WRONG),
    (T65 + "\n".join(f"คำสั่งที่ {n} ประกาศ ณ วันที่ {n} มีนาคม 2564" for n in (5, 9)), MET),
    (T65 + "\n".join(f"ประกาศผู้ชนะ ประกาศ ณ วันที่ 5 {month}" for month in ("มี.ค. 2564", "เม.ย. 2564", "พ.ย. 2564")), MET),
    ("-อบรมพนักงาน 24 ธ.ค. 2563\n-กล่าวคำปฏิญาณ 4 ก.พ. 2564\n-ฟังธรรม 9 มี.ค. 2564", WRONG),  # a list of stories
    ("-อบรมพนักงาน 24 ธ.ค. 2564\n-กล่าวคำปฏิญาณ 4 ก.พ. 2564\n-ฟังธรรม 9 มี.ค. 2564", MET),
    ("ส่งเมื่อ 9 ก.พ. 65\n|อบรม | 2 พ.ย. 63\n|ดูงาน | 15 ก.พ. 64\n|ประชุม | 5 ก.ค. 64\nอบรมแล้ว 3 คน ปี 2565", OPEN),  # when it was handed in
    ("##ผลงาน 1 ต.ค. 2563 - 30 ก.ย. 2564\nอบรม 22 คน\nปี 2565 ให้อบรมออนไลน์", WRONG),  # a heading says the year of its part
    ("##ผลงาน 1 ต.ค. 2564 - 31 มี.ค. 2565\nอบรม 22 คน", MET),
])  # fmt: skip
def test_days_of_what_was_done(bench: SimpleNamespace, page: str, met: bool | None) -> None:
    result = bench.period_of(T65 + page, asked=bench.indicator(Period.CURRENT_FY, acts=True))
    assert result.met is met


def test_a_plans_days_may_be_those_of_its_making(bench: SimpleNamespace) -> None:
    page = T65 + "ประชุม 05/07/2564\nประชุม 06/07/2564\nประชุม 12/08/2564"
    assert bench.period_of(page, asked=bench.indicator(Period.CURRENT_FY)).met is MET


@pytest.mark.parametrize(("text", "met"), [
    ("รายงาน\n#รอบระยะเวลา 1 ตุลาคม 2562 - 30 กันยายน 2563", WRONG),
    ("รายงาน\n#ช่วงเวลา 01/10/2562 - 30/09/2563", WRONG),
    ("รายงาน\n#ปีงบประมาณ พ.ศ. 2563", WRONG),
    ("รายงาน\n#เปรียบเทียบปีงบประมาณ พ.ศ. 2563", MET),
    ("รายงาน\n#ตามประกาศ เรื่อง แนวทาง ปีงบประมาณ พ.ศ. 2563", MET),
    ("รายงาน\nข้อหนึ่ง\nข้อสอง\nข้อสาม\nข้อสี่\n#ปีงบประมาณ พ.ศ. 2563", OPEN),
    ("รายงาน\n#ปีงบประมาณ พ.ศ. 2563\nปีงบประมาณ พ.ศ. 2564", MET),
    ("รายงาน\n#รอบระยะเวลา 1 ตุลาคม 2563 - 30 กันยายน 2564", MET),
    ("รายงาน\n#รายละเอียด", MET),
])  # fmt: skip
def test_head_of_a_document_against_the_title_of_its_page(bench: SimpleNamespace, text: str, met: bool | None) -> None:
    pdf = bench.document(text, url=f"{bench.host}/a.pdf", kind=Kind.PDF)
    assert bench.period_of(T64 + "-เปิดรายงาน", pdf, asked=bench.indicator(Period.PREVIOUS_FY)).met is met


def test_a_link_with_the_year_over_a_document_of_another(bench: SimpleNamespace) -> None:
    pdf = bench.document("รายงาน ปีงบประมาณ พ.ศ. 2564", url=f"{bench.host}/a.pdf", kind=Kind.PDF)
    assert bench.period_of("#แผนตัวอย่าง\n-เอกสารปี 2565", pdf, asked=bench.indicator(Period.CURRENT_FY)).met is not MET


@pytest.mark.parametrize("kind", [Kind.PDF, Kind.DOCX, Kind.XLSX])
@pytest.mark.parametrize(("row", "read", "met"), [
    ("2565 | แผนตัวอย่าง 2565 | 58", True, WRONG),
    ("ปีงบประมาณ พ.ศ. 2565 | เปิดไฟล์", True, WRONG),
    ("1 | แผนตัวอย่าง ประจำปีงบประมาณ พ.ศ. 2565 ของทุกกองและสำนักปลัด | เปิดไฟล์", True, WRONG),
    ("ซื้อวัสดุสำนักงาน ปี 2565 | ร้านค้าในตำบล ห้วยตัวอย่าง | เปิดไฟล์", True, OPEN),  # a row that says more than what the file is called
    ("2565 | แผนตัวอย่าง 2565 | 58", False, MET),
])  # fmt: skip
def test_a_row_that_only_names_a_file_claims_as_its_link_does(
    bench: SimpleNamespace, row: str, kind: Kind, met: bool | None, *, read: bool
) -> None:
    file = bench.document("#แผน\n#อบต.ตัวอย่าง\n#ประจำปีงบประมาณ พ.ศ. 2564\nถนน 5 บาท", url=f"{bench.host}/a.{kind}", kind=kind)
    text = row.split(" | ")[1]
    link = Link(file.url if read else f"{bench.host}/b.pdf", "เปิดไฟล์" if "เปิดไฟล์" in row else text, context=row)
    page = bench.document(f"#แผนตัวอย่าง\n|{row}", links=(link,))
    assert bench.period_of(page, *([file] if read else []), asked=bench.indicator(Period.CURRENT_FY)).met is met


def test_the_other_years_of_a_list_of_papers_are_claims_too(bench: SimpleNamespace) -> None:
    rows = [f"แผนตัวอย่าง ประจำปีงบประมาณ {year} เผยแพร่ 8 ตุลาคม {year - 1}" for year in (2565, 2564)]
    links = tuple(Link(f"{bench.host}/{number}.pdf", row[:34], context=row) for number, row in enumerate(rows))
    page = bench.document("#แผนตัวอย่าง\n" + "\n".join(rows), links=links)
    asked = bench.indicator(Period.CURRENT_FY)
    for year, met in ((2565, MET), (2564, WRONG)):
        file = bench.document(f"แผนตัวอย่าง ประจำปีงบประมาณ พ.ศ. {year}\nถนน 5 บาท", url=links[0].url, kind=Kind.PDF)
        assert bench.period_of(page, file, asked=asked).met is met
    assert bench.period_of(bench.document(f"#แผนตัวอย่าง 2565\n{rows[1]}", links=links[1:]), asked=asked).met is WRONG


def test_the_months_of_an_older_year_in_a_list_of_papers_are_no_text(bench: SimpleNamespace) -> None:
    older = [f"เดือน {month} | เปิดไฟล์" for month in ("ตุลาคม 2563", "พฤศจิกายน 2563", "มกราคม 2564", "มีนาคม 2564")]
    rows = ["ตุลาคม 2564 - มีนาคม 2565 | เปิดไฟล์", *older]
    links = tuple(Link(f"{bench.host}/{number}.pdf", "เปิดไฟล์", context=row) for number, row in enumerate(rows))
    page = bench.document("#แผนตัวอย่าง\n" + "\n".join(f"|{row}" for row in rows), links=links)
    asked = bench.indicator(Period.FIRST_6_MONTHS)
    for year, met in (("", MET), (" ปีงบประมาณ พ.ศ. 2564", WRONG)):
        file = bench.document(f"สถิติ{year}\nผู้ใช้บริการ 40 คน", url=f"{bench.host}/0.pdf", kind=Kind.PDF)
        assert bench.period_of(page, file, asked=asked).met is met


def test_the_file_decides_that_the_line_of_the_wanted_year_leads_to(bench: SimpleNamespace) -> None:
    rows = ["รอบ 6 เดือน ปีงบประมาณ 2565 | เปิดไฟล์", "ปีงบประมาณ 2564 | เปิดไฟล์"]
    links = tuple(Link(f"{bench.host}/{number}.pdf", "เปิดไฟล์", context=row) for number, row in enumerate(rows))
    page = bench.document("#แผนตัวอย่าง\n" + "\n".join(f"|{row}" for row in rows), links=links)
    older = bench.document("สถิติ\n#ปีงบประมาณ พ.ศ. 2564\n40 คน", url=links[1].url, kind=Kind.PDF)
    asked = bench.indicator(Period.FIRST_6_MONTHS)
    for year, met in (("", MET), ("#ปีงบประมาณ พ.ศ. 2564\n", WRONG), ("#ปีงบประมาณ พ.ศ. 2564\n#แผนตัวอย่าง 2565\n", OPEN)):
        file = bench.document(f"สถิติ\n{year}ผู้ใช้บริการ 90 คน", url=links[0].url, kind=Kind.PDF)
        assert bench.period_of(page, file, older, asked=asked).met is met


def test_a_day_beside_a_link_is_that_of_the_deed(bench: SimpleNamespace) -> None:
    file = bench.document("คำสั่ง ปีงบประมาณ พ.ศ. 2564 เรื่องแต่งตั้ง", url=f"{bench.host}/a.pdf", kind=Kind.PDF)
    row = "15 มกราคม 2565 | เปิดไฟล์"
    page = bench.document(
        f"#แผนตัวอย่าง ปี 2565\n|{row}\n{'อบรม ผู้ร่วม 40 คน ' * 9}", links=(Link(file.url, "เปิดไฟล์", context=row),)
    )
    assert bench.period_of(page, file, asked=bench.indicator(Period.CURRENT_FY, acts=True)).met is MET


HALF = "#แผนตัวอย่าง (ตุลาคม 2564 - มีนาคม 2565)\n"
MONTHS_OLD = "|ตุลาคม 2563\n|พฤศจิกายน 2563\n|ธันวาคม 2563\n|มกราคม 2564\n|กุมภาพันธ์ 2564\n|มีนาคม 2564"


@pytest.mark.parametrize(("rows", "met"), [
    ("|ถนน | ธ.ค. 2563 | ก.พ. 2564\n|อาคาร | ม.ค. 2564 | พ.ค. 2564\n|เก้าอี้ | มี.ค. 2564", WRONG),
    ("|ถนน | ธ.ค. 2564 | ก.พ. 2565\n|อาคาร | ม.ค. 2565 | พ.ค. 2565\n|เก้าอี้ | มี.ค. 2565", MET),
    ("|ถนน | 500,000\n|อาคาร | 900,000", MET),
])  # fmt: skip
def test_the_first_lines_of_a_file_are_its_title(bench: SimpleNamespace, rows: str, met: bool | None) -> None:
    word = bench.document(f"แผนตัวอย่าง ประจำปีงบประมาณ พ.ศ. 2565\n{rows}", url=f"{bench.host}/a.docx", kind=Kind.DOCX)
    assert bench.period_of(T65 + "-เปิดแผน", word, asked=bench.indicator(Period.CURRENT_FY)).met is met


def test_a_link_with_subject_and_year_is_a_title_over_the_old_days_of_its_file(bench: SimpleNamespace) -> None:
    days = "".join(f"\nประชุมเมื่อวันที่ {day} มีนาคม 2564 ผู้ร่วม 40 คน" for day in (3, 9, 15))
    pdf = bench.document(f"#แผนตัวอย่าง{days}", url=f"{bench.host}/a.pdf", kind=Kind.PDF)
    page = T65 + "-แผนตัวอย่าง ประจำปีงบประมาณ 2565"
    assert bench.period_of(page, pdf, asked=bench.indicator(Period.CURRENT_FY, acts=True)).met is WRONG


@pytest.mark.parametrize(("page", "as_of", "met", "not_yet"), [
    (HALF + "1 ตุลาคม 2563 ถึง 31 มีนาคม 2564", date(2022, 4, 1), WRONG, False),
    (HALF + "1 ตุลาคม 2563 ถึง 31 มีนาคม 2564", date(2022, 3, 31), WRONG, True),
    (HALF + MONTHS_OLD, date(2022, 4, 1), WRONG, False),
    (HALF + "สรุปผลปีงบประมาณ พ.ศ. 2564", date(2022, 4, 1), OPEN, False),
    (HALF + "1 ตุลาคม 2564 ถึง 31 มีนาคม 2565", date(2022, 4, 1), MET, False),
    (HALF + "1 ตุลาคม 2563 ถึง 31 มีนาคม 2564\nปีงบประมาณ 2565 ร้อยละ 50", date(2022, 4, 1), MET, False),
    (HALF + "ร้อยละ 50", date(2022, 4, 1), MET, False),
])  # fmt: skip
def test_half_year_of_another_year(bench: SimpleNamespace, page: str, as_of: date, met: bool | None, *, not_yet: bool) -> None:
    result = bench.period_of(page, asked=bench.indicator(Period.FIRST_6_MONTHS), as_of=as_of)
    assert (result.met, result.not_yet_due) == (met, not_yet)


@pytest.mark.parametrize("monthly", [True, False])
@pytest.mark.parametrize(
    ("as_of", "not_yet"), [(date(2022, 1, 10), True), (date(2022, 3, 31), True), (date(2022, 4, 1), False)]
)
def test_last_years_page_is_not_yet_due_before_the_half_has_ended(
    bench: SimpleNamespace, as_of: date, *, monthly: bool, not_yet: bool
) -> None:
    asked = bench.indicator(Period.FIRST_6_MONTHS, monthly=monthly)
    result = bench.period_of(f"#แผนตัวอย่าง ปี 2564\n{MONTHS_OLD}", asked=asked, as_of=as_of)
    assert result.not_yet_due is not_yet
    assert not_yet or result.met is WRONG


@pytest.mark.parametrize(("code", "days", "met"), [
    ("O7", ("12 มิ.ย. 64", "30 เม.ย. 64", "28 ก.ค. 64"), None), ("O33", ("3 มี.ค. 64", "4 มี.ค. 64", "12 มิ.ย. 64"), None),
    ("O7", ("12 ต.ค. 64", "30 พ.ย. 64", "28 ม.ค. 65"), True), ("O33", ("3 มี.ค. 64", "4 มี.ค. 64", "12 ม.ค. 65"), True),
])  # fmt: skip
def test_a_line_that_calls_older_deeds_this_years(
    bench: SimpleNamespace, framework: Framework, code: str, days: tuple[str, ...], met: bool | None
) -> None:
    asked = framework.indicator(code)
    page = "\n".join(
        (f"#{asked.name_th}", f"{asked.name_th} ปีงบประมาณ 2565", *(f"จัดงานวันที่ {day} ผู้ร่วมงาน 44 คน" for day in days))
    )
    assert bench.period_of(page, asked=asked, as_of=date(2022, 4, 10)).met is met


OLD = ("28 กันยายน 2564", "20 กันยายน 2564", "9 สิงหาคม 2564", "30 มิถุนายน 2564")
NEW = ("28 มีนาคม 2565", "12 มกราคม 2565", "16 พฤศจิกายน 2564", "20 กันยายน 2564")
HEADS = ("รับขึ้นทะเบียนผู้พิการ ปีงบประมาณ {}", "ประชาสัมพันธ์แผนภาษี ปีงบประมาณ {}", "ลงพื้นที่หมู่ 2", "ปลูกป่า")
PAGE, CLOCK = "เผยแพร่เมื่อ 17 กุมภาพันธ์ 2565\n", "วันอาทิตย์ที่ 10 เมษายน 2565 เวลา 09:14 น.\n"


def _listed(entry: str, days: tuple[str, ...], year: int = 2565) -> str:
    return "\n".join(entry.format(head.format(year), day) for head, day in zip(HEADS, days, strict=True))


@pytest.mark.parametrize(("text", "met"), [
    # older news: neither the year of a headline nor the clock is theirs, and the day of the page leaves them to a person
    (_listed("-{}\nเขียนเมื่อ {} | ฮิต: 71", OLD), WRONG),
    (CLOCK + _listed("-{}\nเขียนเมื่อ {} | ฮิต: 71", OLD), WRONG),
    (PAGE + CLOCK + _listed("-{}\nเขียนเมื่อ {} | ฮิต: 71", OLD), OPEN),
    (PAGE + _listed("|{}|{}|71", OLD), WRONG),
    ("วันนี้ : 10/04/2565\n" + _listed("{} {}", OLD), WRONG),
    (_listed("-{}\nอบต. ขอแจ้งให้ทราบ\n{}", OLD), WRONG),
    (_listed("##{}\n{}", OLD), WRONG),
    ("10 เมษายน 2565\n" + _listed("-{}\n{}", OLD), OPEN),  # of the page, or of its newest news
    (_listed("-{}\nวันศุกร์ที่ {} เวลา 09:14 น.", OLD), WRONG),
    # news of the year, whatever year a headline names
    (_listed("|{}|{}|71", NEW, 2566), MET),
    (_listed("-{}\n{}", NEW, 2566), MET),
    (_listed("-{}\nเขียนเมื่อ {} | ฮิต: 71", NEW, 2564), MET),
    (_listed("-{}\nวันศุกร์ที่ {} เวลา 09:14 น.", NEW, 2566), MET),
    (_listed("{1}\n-{0}", NEW, 2566), MET),
    (_listed("{} {}", (NEW[0], OLD[0], *NEW[2:])), MET),  # the older one has the name of the subject in its headline
    (_listed("{1}\n-{0}", OLD), WRONG),
    # a story under the day of the page, beside a list of older ones
    (CLOCK + "นายก อบต. ลงพื้นที่หมู่ 4\n" + _listed("-{}\nเขียนเมื่อ {}", OLD), WRONG),
    (PAGE + "ขอเชิญลงทะเบียน ปีงบประมาณ 2565\n-ข่าวเก่า\n28 กันยายน 2564", MET),  # no list
])  # fmt: skip
def test_the_days_of_news_decide(bench: SimpleNamespace, framework: Framework, text: str, met: bool | None) -> None:
    asked = framework.indicator("O7")
    assert bench.period_of(f"#ข่าวประชาสัมพันธ์\n{text}", asked=asked, as_of=date(2022, 4, 10)).met is met


@pytest.mark.parametrize(("text", "met"), [
    ("ส่วนที่ 1 ผลการดำเนินการ ตั้งแต่วันที่ 1 ตุลาคม 2562 - 30 กันยายน 2563\nควรใช้การอบรมออนไลน์ในปี 2564", WRONG),
    ("ส่วนที่ 1 ผลการดำเนินการ ตั้งแต่วันที่ 1 ตุลาคม 2562 - 30 กันยายน 2563\nปี 2564 อบรมแล้ว 40 คน", MET),
    ("ส่วนที่ 1 ผลการดำเนินการ ตั้งแต่วันที่ 1 ตุลาคม 2563 - 30 กันยายน 2564\nควรใช้การอบรมออนไลน์ในปี 2565", MET),
])  # fmt: skip
def test_what_ought_to_be_done_next_is_of_no_year(
    bench: SimpleNamespace, framework: Framework, text: str, met: bool | None
) -> None:
    asked = framework.indicator("O28")
    title = f"{asked.name_th} 2564"
    paper = bench.document(f"{title}\n{text}", url=f"{bench.host}/a.pdf", kind=Kind.PDF)
    assert bench.period_of(f"#{title}", paper, asked=asked, as_of=date(2022, 4, 10)).met is met


@pytest.mark.parametrize(("text", "met"), [
    ("รายงานแผนตัวอย่าง\n#พ.ศ. 2563\nข้อเสนอแนะ ควรประชาสัมพันธ์กำหนดชำระภาษีปี 2564 ให้ทั่วถึง", WRONG),  # a title in two lines
    ("สรุปผล ประจำปีงบประมาณ พ.ศ. 2563\nดำเนินการครบ 12 โครงการ\nเห็นสมควรเริ่มงานปี 2564 ให้เร็วขึ้น", WRONG),
    ("สรุปผล ประจำปีงบประมาณ พ.ศ. 2563 และ พ.ศ. 2564\nดำเนินการครบ 12 โครงการ", MET),
    ("สรุปผล ประจำปีงบประมาณ พ.ศ. 2563\nปี 2564 ดำเนินการครบ 12 โครงการ ควรเริ่มงานให้เร็วขึ้น", MET),
])  # fmt: skip
def test_a_file_of_the_year_before_that_only_proposes_for_the_wanted_one(
    bench: SimpleNamespace, text: str, met: bool | None
) -> None:
    pdf = bench.document(text, url=f"{bench.host}/a.pdf", kind=Kind.PDF)
    assert bench.period_of(T64, pdf, asked=bench.indicator(Period.PREVIOUS_FY), as_of=date(2022, 4, 10)).met is met
