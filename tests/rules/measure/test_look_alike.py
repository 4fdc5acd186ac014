"""Content of other people, other things or another body under the right title."""

from types import SimpleNamespace

import pytest

from model.document import Form, Kind
from rules.framework import Framework, load
from rules.look_alikes import look_alikes
from rules.measure.look_alike import look_alike
from rules.measure.owner import another_body, names
from rules.measure.view import View, view_of

AGENCY = "เทศบาลตำบลบ้านตัวอย่าง"
ROOM = "ท่านพอใจห้องทำงานและหัวหน้างานหรือไม่ บรรยากาศในการทำงานเป็นอย่างไร เฉพาะบุคลากรภายในเท่านั้น"
LAMPS = "| ไฟฟ้าสาธารณะ | 12 |\n| ถนนชำรุด | 4 |\n| ท่อระบายน้ำ | 3 |"


def seen(pages: SimpleNamespace, framework: Framework, page: object, *parts: object) -> View:
    return view_of(pages.dossier(page, *parts), framework)


@pytest.mark.parametrize(("code", "page", "is_other"), [
    ("O16", "# รายงานผลสำรวจความพึงพอใจ 2564\n| ค่าตอบแทนและสวัสดิการ | 3.6 |\n| เพื่อนร่วมงาน | 4.3 |", True),
    ("O16", "# รายงานผลสำรวจความพึงพอใจ 2564\nประชาชนผู้รับบริการ 300 คน\n| เจ้าหน้าที่ทุกคนสุภาพ | 4.3 |\n| ห้องทำงานสะอาด | 4 |", False),
    ("O32", f"# ช่องทางการรับฟังความคิดเห็น\n{ROOM}", True),
    ("O32", "# ช่องทางการรับฟังความคิดเห็น\nขอเชิญประชาชนแสดงความคิดเห็นต่อการทำงานของเทศบาล", False),
    ("O33", "# การมีส่วนร่วม\nประชุมประจำเดือน พนักงานทุกคนร่วมกิจกรรม 5 ส ที่ห้องทำงาน", True),
    ("O15", "# สถิติการให้บริการ\n| ประชากรชาย | 2,100 |\n| ประชากรหญิง | 2,204 |\n| ครัวเรือน | 1,310 |", True),
    ("O15", "# สถิติการให้บริการ\n| งานทะเบียน จำนวนผู้มารับบริการ (ราย) | 214 |\n| จำนวนครัวเรือนที่ชำระภาษี | 310 |", False),
    ("O15", "# สถิติการให้บริการ\nพึงพอใจร้อยละ 96 เก็บแบบสอบถาม 412 ชุด\nอยากให้ปรับปรุง ที่จอดรถ", True),
    ("O15", "# สถิติการให้บริการ\n| เดือน | รับ | ยังไม่เสร็จ |\nอ้างว่าเรียกเงิน สืบแล้วไม่มีมูล", True),
    ("O15", "# สถิติการให้บริการ\n| ภาษีป้าย | ประมาณการ 240,000 | รับจริง 198,655 |\n| ดอกเบี้ย | 40,377 |", True),
    ("O15", "# สถิติการให้บริการ\n| รับชำระภาษี | 402 (ราย) |\n| ประมาณการ | 400 |\nพึงพอใจร้อยละ 96 จากแบบสอบถาม", False),
    ("O20", "# รายงานผลการใช้จ่ายงบประมาณ 2564\n| ปรับปรุงถนน | แล้วเสร็จ | 480,000 |\n| ลอยกระทง | แล้วเสร็จ | 80,000 |", True),
    ("O19", "# รายงานการใช้จ่ายงบประมาณ\n| ขุดลอกคลอง | ยังไม่ดำเนินการ |\n| กีฬาตำบล | แล้วเสร็จ | 90,000 |", True),
    ("O20", "# รายงานผลการใช้จ่ายงบประมาณ 2564\n| งบกลาง | 18,450,000 |\n| ค่าวัสดุ | 900,000 |\n| ปรับปรุงถนน แล้วเสร็จ | 3 |", False),
    ("O25", "# นโยบายการบริหารทรัพยากรบุคคล\nประมวลจริยธรรม ยึดมั่นในสถาบันหลักของประเทศ มีจิตสาธารณะ", True),
    ("O25", "# นโยบายการบริหารทรัพยากรบุคคล\nสรรหาคนดีตามประมวลจริยธรรม พัฒนาบุคลากรให้มีจิตสาธารณะ", False),
    ("O29", f"# คู่มือการจัดการเรื่องร้องเรียนการทุจริต\n{LAMPS}", True),
    ("O31", f"# สถิติเรื่องร้องเรียนการทุจริตและประพฤติมิชอบ\n{LAMPS}", True),
    ("O31", f"# สถิติเรื่องร้องเรียน\n{LAMPS}\n| การทุจริตและประพฤติมิชอบ | 0 |\n| เรียกรับเงิน | 0 |", False),
    ("O31", "# สถิติเรื่องร้องเรียนการทุจริต\nไม่มีเรื่องร้องเรียน", False),
    ("O21", "# แผนการจัดซื้อจัดจ้าง\n| เช่าพื้นที่ตลาด 24 แผง | ค่าเช่า 3,500 |\n| ผู้เช่ายื่นเอกสาร | ม.ค. 65 |", True),
    ("O24", "# รายงานผลการจัดซื้อจัดจ้าง\n- ประกาศรับสมัครบุคคล พนักงานจ้างทั่วไป\n- ประกาศผู้มีสิทธิสอบ สรรหาและเลือกสรร", True),
    ("O22", "# ประกาศจัดซื้อจัดจ้าง\n| จ้างก่อสร้างถนนหน้าอาคารพาณิชย์ | ราคากลาง 400,000 |\n| ซื้อวัสดุ | วิธีเฉพาะเจาะจง |", False),
    # spending for work, many years for one, citizens for staff and the reverse, telephones and lives for divisions, goods for news
    ("O12", "# รายงานผลการดำเนินงานประจำปี 2564\n| งบกลาง | 18,450,000 |\n| งบบุคลากร | 21,900,000 |\n| งบลงทุน | 5,900,000 |", True),
    ("O11", "# รายงานการกำกับติดตามการดำเนินงาน\n| บริหารงานทั่วไป | 4,100,000 |\n| เคหะและชุมชน | 900,000 |", True),
    ("O12", "# รายงานผลการดำเนินงานประจำปี 2564\n| งบลงทุน | 5,900,000 |\n| งบกลาง | 2 |\n| โครงการขุดลอกคลอง | 120,000 |", False),
    ("O10", "# แผนดำเนินงานประจำปี 2565\nวิสัยทัศน์ เมืองน่าอยู่\n| โครงการ | ตัวชี้วัด | ผลที่คาดว่าจะได้รับ |", True),
    ("O10", "# แผนดำเนินงานประจำปี 2565\n| โครงการ | ตัวชี้วัด | ผลที่คาดว่าจะได้รับ | ระยะเวลา | สถานที่ดำเนินการ |", False),
    ("O13", "# คู่มือการปฏิบัติงาน\nคู่มือสำหรับประชาชน งานทะเบียน\nค่าธรรมเนียม ไม่มี", True),
    ("O13", "# คู่มือการปฏิบัติงาน\nเจ้าพนักงานทะเบียนรับคำขอ เก็บค่าธรรมเนียม แล้วบันทึกเสนอนายกเทศมนตรี", False),
    ("O14", "# คู่มือการให้บริการ\n1. ลงทะเบียนคุมฎีกา\n2. ตรวจใบสำคัญ เสนอปลัด", True),
    ("O14", "# คู่มือการให้บริการ\n1. ผู้ขอยื่นคำร้อง\n2. เจ้าหน้าที่บันทึกเสนอ เสนอปลัด", False),
    ("O1", "# โครงสร้างหน่วยงาน\n| สำนักปลัด | เบอร์ต่อ 11 |\n| ห้องประชุม | 20 |\n| แฟกซ์ | 15 |", True),
    ("O1", "# โครงสร้าง\nนายเจริญ พรสมมุติ กำกับดูแลกองช่าง ประวัติการศึกษา ปริญญาโท", True),
    ("O1", "# โครงสร้าง\n| สำนักปลัด | หัวหน้าสำนักปลัด | งานธุรการ | เบอร์ต่อ 11 |\n| กองคลัง | งานพัสดุ | แฟกซ์ 15 |", False),
    ("O7", "# ข่าวประชาสัมพันธ์\nปลาส้ม โลละ 180 บาท\nผ้าขาวม้า ผืนละ 220 บาท ค่าส่ง 40 บาท", True),
    ("O7", "# ข่าวประชาสัมพันธ์\nนายกเทศมนตรีเปิดงานของดีเมืองตัวอย่าง ประชาชนร่วมกิจกรรม ซื้อของฝาก", False),
    ("O37", "# การดำเนินการจัดการความเสี่ยง\nซ้อมแผนอัคคีภัยและอุทกภัย สำรองข้อมูลระบบสารสนเทศ", True),
    ("O40", "# รายงานผลการป้องกัน รอบ 6 เดือน\nตั้งจุดตรวจยาเสพติด ฉีดวัคซีนพิษสุนัขบ้า", True),
    ("O34", "# ของขวัญปีใหม่\nนายกมอบกระเช้าแก่ผู้สูงอายุ และพนักงานจับฉลากแลกของขวัญ", True),
    ("O34", "# นโยบายไม่รับของขวัญ\nขอประกาศงดรับของขวัญทุกชนิด กระเช้า และของขวัญปีใหม่", False),
    ("O16", "# ผลความพึงพอใจ\nสอบถามผู้เข้าร่วมงานลอยกระทง 150 คน การแสดงบนเวที ร้อยละ 88.40", True),
    ("O16", "# ผลความพึงพอใจ\nผู้เข้าอบรม 40 คน พอใจวิทยากร ร้อยละ 90 เนื้อหาหลักสูตร ร้อยละ 85", True),
    ("O16", "# ผลความพึงพอใจ\nผู้รับบริการงานประเพณีและงานบริการอื่น 150 คน พอใจการแสดง ร้อยละ 90", False),
    ("O38", "# การเสริมสร้างวัฒนธรรมองค์กร\nค่ายคุณธรรมสำหรับนักเรียนชั้นมัธยม 60 คน", True),
    ("O28", "# รายงานผล\n| การสรรหา | 2 ราย |\n| โอนย้าย | 1 ราย |\nกลุ่มแม่บ้านและเยาวชนเล่าเรื่องชมรมผู้สูงอายุ", False),
    ("O35", "# การมีส่วนร่วมของผู้บริหาร\nนายกเปิดการแข่งขันฟุตบอล มอบถ้วยรางวัล ส่งเสริมคุณธรรมน้ำใจนักกีฬา", True),
    ("O39", "# แผนป้องกันการทุจริต\n| กีฬาต้านยาเสพติด | 90,000 |\n| ค่ายนักเรียน | 40,000 |", True),
    ("O43", "# ผลตามมาตรการ\nปิดเครื่องปรับอากาศ ลดค่าไฟ เปลี่ยนหลอด LED อย่างโปร่งใส", True),
    ("O43", "# ผลตามมาตรการ\nเปิดเผยข้อมูลค่าไฟและราคากลางทุกเดือน ลดดุลพินิจ รับเรื่องร้องเรียน", False),
    ("O1", f"# โครงสร้าง\n{ROOM}", False),  # nothing is taken for a structure
])  # fmt: skip
def test_what_stands_under_the_title_may_be_about_others(
    pages: SimpleNamespace, framework: Framework, code: str, page: str, is_other: bool
) -> None:
    found = look_alike(seen(pages, framework, page), framework.indicator(code))
    assert (found is not None) is is_other
    if found is not None:
        assert found[1], "a doubt shows what it rests on"


@pytest.mark.parametrize(("lines", "is_other"), [(3, True), (200, False)])
def test_a_long_page_names_other_work_in_passing(
    pages: SimpleNamespace, framework: Framework, lines: int, is_other: bool
) -> None:
    told = ("พบผู้สูงอายุ", "จัดแข่งขัน", "มอบถุงยังชีพ")
    page = "# รายงานผลการดำเนินการป้องกันการทุจริต 2564\n" + "\n".join(f"{told[at % 3]} ครั้งที่ {at}" for at in range(lines))
    found = look_alike(seen(pages, framework, page), framework.indicator("O41"))
    assert (found is not None) is is_other


def test_a_form_is_told_by_what_it_asks_for(pages: SimpleNamespace, framework: Framework) -> None:
    fields = (("select", "ไฟฟ้าดับ"), ("text", "จุดเกิดเหตุ"), ("textarea", "แจ้งซ่อม"))
    page = pages.document("# ช่องทางแจ้งเรื่องร้องเรียนการทุจริต\nงานซ่อมทั่วไป", forms=(Form("/send", "post", fields, ""),))
    assert look_alike(seen(pages, framework, page), framework.indicator("O30")) is not None


@pytest.mark.parametrize(("code", "page", "theirs"), [
    ("O20", "# รายงานผลการใช้จ่ายเงินกองทุนหลักประกันสุขภาพ บ้านตัวอย่าง ปี 2564", True),
    ("O10", "# แผนดำเนินงานของโรงเรียนบ้านสมมุติ ประจำปี 2565", True),
    ("O5", "# ติดต่อศูนย์พัฒนาเด็กเล็กบ้านตัวอย่าง", True),
    ("O34", "# ประกาศจังหวัดสมมุติ เรื่อง นโยบายไม่รับของขวัญ", True),
    ("O12", "# รายงานผลการดำเนินงาน สหกรณ์ออมทรัพย์สมมุติ", True),
    ("O4", "# แผนพัฒนาท้องถิ่น (2561-2565) เทศบาลตำบลหนองสมมุติ", True),
    ("O18", "# แผนการใช้จ่ายงบประมาณ อบต.หนองสมมุติ ประจำปี 2565", True),
    ("O10", "# แผนการดำเนินงานของกลุ่มอาชีพทอผ้า ประจำปี 2565", True),
    ("O18", "# แผนการใช้จ่ายงบประมาณ เทศบาลตำบลบานตัวอยาง ประจำปี 2565", False),  # marks were lost
    ("O18", "# แผนการใช้จ่ายงบประมาณ องค์การบริหารส่วนตำบลบ้านตัวอย่าง ประจำปี 2565", False),  # what it was before it rose
    ("O18", "# แผนการใช้จ่ายงบประมาณ ตามระเบียบกระทรวงมหาดไทย", False),
    ("O10", "# แผนดำเนินงาน เทศบาลตำบลบ้านตัวอย่าง อำเภอสมมุติ จังหวัดสมมุติ", False),
    ("O21", "# แผนการจัดซื้อจัดจ้าง โครงการปรับปรุงโรงเรียนบ้านตัวอย่าง", False),
    ("O3", "# อำนาจหน้าที่ อบต. มีหน้าที่อะไร", False),
    ("O33", "# ประชาคม โรงเรียนบ้านสมมุติ", False),  # what was done may be done at a school
    ("O33", "# การเปิดโอกาสให้เกิดการมีส่วนร่วม โรงเรียนบ้านสมมุติ ปี 2565", True),  # behind its whole name stands whose it is
    ("O26", "# การดำเนินการตามนโยบายการบริหารทรัพยากรบุคคล ประจำปี 2565 องค์การบริหารส่วนตำบลหนองสมมุติ", True),
    ("O27", "# หลักเกณฑ์การบริหารและพัฒนาทรัพยากรบุคคล โรงพยาบาลสมมุติ", True),
    ("O26", "# การดำเนินการตามนโยบายการบริหารทรัพยากรบุคคล ของพนักงานที่โอนมาจาก องค์การบริหารส่วนตำบลหนองสมมุติ", False),
    ("O6", "# ประกาศกระทรวงมหาดไทย", False),
    ("O5", "# ติดต่อการประปาส่วนภูมิภาค สาขาสมมุติ", True), ("O15", "# สถิติของสำนักงานที่ดินจังหวัดสมมุติ", True),
    ("O12", "# รายงานผลการดำเนินงานของมหาวิทยาลัยสมมุติ ปี 2564", True),
    ("O21", "# แผนการจัดซื้อจัดจ้าง งานซ่อมถนนหน้าธนาคาร", False),
    ("O5", "# ข้อมูลการติดต่อองค์การบริหารส่วนจังหวัดบ้านตัวอย่าง", False),
    ("O20", "# รายงานผลการใช้จ่ายงบประมาณ\nรายงานผลการใช้จ่ายงบประมาณ องค์การบริหารส่วนตำบลหนองสมมุติ ปี 2564", True),  # its first line
    ("O20", "# รายงานผลการใช้จ่ายงบประมาณ\nรายงานผลการใช้จ่ายงบประมาณ เทศบาลตำบลบ้านตัวอย่าง ปี 2564", False),
    ("O24", "# รายงานผล\nเรียน นายก อบต. งานพัสดุขอรายงานผลทั้งปี (1 ต.ค. 63 - 30 ก.ย. 64)", False),  # who reports
    ("O12", "# รายงานผล\nอบต. ทุกกองทำตามแผนและได้ผลตามเป้า ปี 2564", False),
    ("O28", "# รายงานผล\nปลัด อบต. แจ้งผลงานทั้งปี ประจำปี 2564", False),
    ("O29", "# แนวทางปฏิบัติเมื่อมีผู้ร้องเรียนว่าเจ้าหน้าที่ อบต. ทุจริตหรือประพฤติมิชอบ", False),  # no name goes on so
    ("O36", "# ความเสี่ยงที่เจ้าหน้าที่เทศบาลตำบล เรียกหรือรับสินบน", False),
    ("O13", "# คู่มือที่พนักงาน อบต. ใช้ตรวจรับและเก็บเอกสาร", False),
])  # fmt: skip
def test_a_head_tells_whose_paper_it_is(
    pages: SimpleNamespace, framework: Framework, code: str, page: str, theirs: bool
) -> None:
    body = "งบประมาณที่ได้รับ 120,000 บาท ใช้ไป 98,000 บาท คงเหลือ 22,000 บาท ดำเนินการตั้งแต่เดือนตุลาคมถึงเดือนกันยายน"
    view = seen(pages, framework, f"{page}\n{body}")
    assert bool(another_body(view, framework.indicator(code), AGENCY)) is theirs


@pytest.mark.parametrize(("code", "head", "theirs"), [
    ("O24", "รายงานการจัดซื้อจัดจ้างประจำปีงบประมาณ 2564 ของโรงพยาบาลส่งเสริมสุขภาพตำบลบ้านจำลอง", True),
    ("O21", "แผนการจัดซื้อจัดจ้างโรงเรียนบ้านจำลอง", True),
    ("O25", "นโยบายการบริหารงานบุคคลของสหกรณ์ออมทรัพย์พนักงาน", True),  # in force, and the subject's name with theirs behind it
    ("O24", "รายงานการจัดซื้อจัดจ้าง จ้างเหมาซ่อมโรงเรียน", False),  # what was bought, and for whom
    ("O24", "รายงานการจัดซื้อจัดจ้างตามระเบียบกระทรวงการคลัง", False),
    ("O22", "ประกาศโรงเรียนบ้านสมมุติวิทยา เรื่อง ประกวดราคาจ้างก่อสร้างอาคารเรียน", True),  # a notice has a letterhead
    ("O22", "ประกาศผู้ชนะ จ้างทาสีโรงเรียนบ้านสมมุติวิทยา", False),
    ("O16", "สำรวจโดยวิทยาลัยสมมุติ กลุ่มตัวอย่าง 380 คน", False),  # who made it for the agency
])  # fmt: skip
def test_whose_procurement(pages: SimpleNamespace, framework: Framework, code: str, head: str, theirs: bool) -> None:
    asked = framework.indicator(code)
    text = "จัดหาแล้ว 48 รายการ เป็นเงิน 612,300 บาท โดยวิธีเฉพาะเจาะจงทุกรายการ และส่งมอบครบถ้วนตามสัญญา"
    assert bool(another_body(seen(pages, framework, f"# {asked.name_th}\n{head}\n{text}"), asked, AGENCY)) is theirs


@pytest.mark.parametrize(("code", "head", "theirs"), [
    ("O25", "นโยบายการบริหารงานบุคคล\nสำนักงานเขตพื้นที่การศึกษาสมมุติ", True),
    ("O28", "รายงานผลการบริหารงานบุคคล\nกองการเจ้าหน้าที่ กรมตัวอย่างสมมุติ กระทรวงสมมุติ", True),  # an office of theirs in the letterhead
    ("O40", "รายงานรอบ 6 เดือน\nกลุ่มงานบริหารทั่วไป โรงพยาบาลบ้านจำลอง", True),
    ("O11", "รายงานผลการดำเนินงาน\nกองช่างได้ซ่อมถนนหน้าโรงเรียนบ้านจำลอง", False),  # what an office of the agency's own did
    ("O16", "รายงานผลการสำรวจความพึงพอใจ เทศบาลตำบลบ้านตัวอย่าง\nมหาวิทยาลัยสมมุติ", False),  # who made it for the agency
    ("O20", "เรียน นายกเทศมนตรีตำบลบ้านตัวอย่าง\nโรงเรียนบ้านสมมุติ ขอรายงานผล", True),
    ("O27", "หลักเกณฑ์การสรรหาและเลือกสรรพนักงานจ้าง\nกระทรวงสมมุติ", False),  # made for all of them
])  # fmt: skip
def test_the_letterhead_of_a_file(pages: SimpleNamespace, framework: Framework, code: str, head: str, theirs: bool) -> None:
    text = "จัดหาแล้ว 48 รายการ เป็นเงิน 612,300 บาท โดยวิธีเฉพาะเจาะจงทุกรายการ และส่งมอบครบถ้วนตามสัญญา"
    asked = framework.indicator(code)
    paper = pages.document(f"{head}\n{text}", url="https://www.ban-tua-yang.example/a.pdf", kind=Kind.PDF)
    assert bool(another_body(seen(pages, framework, f"# {asked.name_th}", paper), asked, AGENCY)) is theirs


@pytest.mark.parametrize(("line", "named"), [
    ("เทศบาลตำบลบ้านตัวอย่าง ได้รับเงินอุดหนุน", True),
    ("นายก อบต.บ้านตัวอย่าง ลงนาม", True),
    ("โรงเรียนบ้านตัวอย่าง หมู่ 3 ตำบลบ้านตัวอย่าง", False),  # called after the place
    ("กองทุนหลักประกันสุขภาพในระดับท้องถิ่น อบต.บ้านตัวอย่าง", False),  # and after the agency
    ("ศูนย์พัฒนาเด็กเล็กบ้านสมมุติ สังกัดเทศบาลตำบลบ้านตัวอย่าง", False),
    ("กองทุนหลักประกันสุขภาพเทศบาลตำบลบ้านตัวอย่าง ขอบคุณเทศบาลตำบลบ้านตัวอย่างที่สมทบเงินเข้ากองทุนครบตามจำนวนทุกปี", True),
])  # fmt: skip
def test_what_is_called_after_the_agency_is_not_the_agency(
    pages: SimpleNamespace, framework: Framework, line: str, named: bool
) -> None:
    assert names(seen(pages, framework, f"=เทศบาลตำบลบ้านตัวอย่าง\n#รายงาน\n{line}"), AGENCY) is named


def test_one_paper_of_its_own_is_enough(pages: SimpleNamespace, framework: Framework) -> None:
    text = "ใช้จ่ายแล้ว 120,000 บาท จากงบประมาณที่ตั้งไว้ 200,000 บาท คิดเป็นร้อยละ 60 ของงบประมาณทั้งหมดในปีนี้"
    fund = pages.document(f"กองทุนหลักประกันสุขภาพ\n{text}", url="https://www.ban-tua-yang.example/a.pdf", kind=Kind.PDF)
    own = pages.document(f"รายงานผลการใช้จ่ายงบประมาณ\n{text}", url="https://www.ban-tua-yang.example/b.pdf", kind=Kind.PDF)
    asked = framework.indicator("O20")
    assert another_body(seen(pages, framework, "# รายงาน", fund), asked, AGENCY)
    assert not another_body(seen(pages, framework, "# รายงาน", fund, own), asked, AGENCY)
    assert not another_body(seen(pages, framework, "# รายงาน", fund), asked, "สำนักงานจังหวัดสมมุติ")


@pytest.mark.parametrize("year", range(2563, 2570))
def test_every_subject_is_one_of_the_frameworks(year: int) -> None:
    known = {subject for indicator in load(year).indicators for subject in indicator.about}
    if year == 2565:
        assert {subject for one in look_alikes().objects for subject in one.of} <= known
    assert known & {subject for one in look_alikes().objects for subject in one.of}
