"""The measures that look at more than words: charts, people, contact data, channels, tables."""

import pytest

from model.document import Image, Kind, Link, Role, Via
from rules.indicator import Check, Structure
from rules.measure.scene import Scene
from rules.measure.structure import MEASURES
from rules.measure.structure.counts import has_number
from rules.measure.view import view_of

HOST = "https://www.ban-tua-yang.example"
PICTURE = Image(f"{HOST}/pic/1.jpg", "", 800)


def image(alt: str = "", name: str = "1.jpg", width: int | None = 320) -> Image:
    return Image(f"{HOST}/pic/{name}", alt, width)


def test_every_measure_of_the_list_exists():
    assert set(MEASURES) == set(Structure)


UNITS = "สำนักปลัด\nกองคลัง\nกองช่าง"


@pytest.mark.parametrize(
    ("notation", "images", "expected"),
    [
        ("=โครงสร้าง", (image("แผนผังโครงสร้างส่วนราชการ"),), True),
        (f"=โครงสร้าง\n{UNITS}", (), True),
        ("=โครงสร้าง\nสำนักปลัด\nกองคลัง", (), None),
        ("=โครงสร้าง", (PICTURE,), None),
        ("=ข่าวประชาสัมพันธ์", (PICTURE,), None),
        ("=โครงสร้าง", (image("", "logo.png"), image("", "2.png", 40)), False),
    ],
)
def test_chart(notation, images, expected, measured):
    assert measured("O1", notation, images=images)["chart"].met is expected


def test_a_chart_that_is_a_picture_leaves_its_units_open(measured):
    results = measured("O1", "=โครงสร้าง\n#โครงสร้างส่วนราชการ", images=(PICTURE,))
    assert (results["divisions"].met, results["positions"].met) == (None, None)
    assert measured("O1", "=โครงสร้าง\nไม่มีข้อมูล")["divisions"].met is False


CHIEF = "นายสมมุติ เปิดเผยดี\nนายกเทศมนตรีตำบลบ้านตัวอย่าง"
DEPUTY = "รองนายกเทศมนตรี\nนางสาวนิทาน ตั้งใจดี"


@pytest.mark.parametrize(
    ("notation", "part", "expected"),
    [
        (CHIEF, "top_executive", True),
        ("|นายสมมุติ เปิดเผยดี | นายก อบต. | 0 5600 0157", "top_executive", True),
        ("# นายกเทศมนตรี\nว่าที่ร้อยตรี สมมุติ เปิดเผยดี", "top_executive", True),
        ("นายกเทศมนตรีตำบลบ้านตัวอย่าง", "top_executive", False),
        ("นายกเทศมนตรี\nโทรศัพท์\nสำนักงาน\nนายสมมุติ เปิดเผยดี", "top_executive", False),
        (DEPUTY, "top_executive", False),
        ("เลขานุการนายกเทศมนตรี นายสมมุติ เปิดเผยดี", "top_executive", False),
        (DEPUTY, "deputies", True),
        ("รองนายกเทศมนตรี (ว่าง)", "deputies", True),
        ("รองนายก อบต. ตำแหน่งว่าง", "deputies", True),
        (CHIEF, "deputies", False),
        ("รองนายกเทศมนตรี", "deputies", False),
        ("รองนายกเทศมนตรี นายช่างโยธา", "deputies", False),
    ],
)
def test_people(notation, part, expected, measured):
    assert measured("O2", "=คณะผู้บริหาร\n" + notation)[part].met is expected


def test_people_in_pictures(measured):
    named = measured("O2", "=คณะผู้บริหาร", images=(image("นายสมมุติ เปิดเผยดี นายกเทศมนตรี"),))
    assert (named["top_executive"].met, named["top_executive"].evidence[0].where) == (True, "ภาพ")
    assert measured("O2", "=คณะผู้บริหาร", images=(PICTURE,))["top_executive"].met is None
    deputy = measured("O2", "=คณะผู้บริหาร", images=(image("นายสมมุติ เปิดเผยดี รองนายกเทศมนตรี"),))
    assert deputy["top_executive"].met is False


@pytest.mark.parametrize(
    ("images", "expected"),
    [
        ((image(), image()), True),
        ((image(), image("", "logo.png")), None),
        ((image("", "icon-phone.png"), image("", "2.jpg", 32)), False),
        ((), False),
    ],
)
def test_photos(images, expected, measured):
    long = "คณะผู้บริหารปฏิบัติหน้าที่ตามกฎหมาย " * 20
    assert measured("O2", f"=คณะผู้บริหาร\n{CHIEF}\n{DEPUTY}\n{long}", images=images)["photos"].met is expected


def test_photos_in_a_file_cannot_be_counted(measured, pages):
    file = pages.document(CHIEF, url=f"{HOST}/a.pdf", kind=Kind.PDF)
    assert measured("O2", "=คณะผู้บริหาร\n" + "ข้อมูลบุคลากร " * 60, file)["photos"].met is None


def test_few_photos_for_many_people(measured):
    people = "\n".join(f"นายคนที่ สมมุติ{letter}" for letter in "กขคงจฉชซ")
    assert measured("O2", f"=คณะผู้บริหาร\n{people}", images=(image(), image()))["photos"].met is None


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("โทร 0 5600 0157 ต่อ 11\nมือถือ 08-0000-0011", True),
        ("โทร 0 5600 0157 อีเมล chief@ban-tua-yang.example", True),
        ("โทร 0 5600 0157", None),
        ("ติดต่อที่สำนักงาน", False),
    ],
)
def test_contact_of_people(line, expected, measured):
    assert measured("O2", f"=คณะผู้บริหาร\n{CHIEF}\n{line}")["contact"].met is expected


def test_the_agency_number_in_the_footer_is_not_the_persons(measured):
    assert measured("O2", f"=คณะผู้บริหาร\n{CHIEF}\n~โทร 0 5600 0157 โทรสาร 0 5600 0158")["contact"].met is False


@pytest.mark.parametrize(
    ("part", "line", "expected"),
    [
        ("phone", "โทรศัพท์ 0 5600 0157", True),
        ("phone", "โทร. ๐-๕๖๐๐-๐๑๕๗", True),
        ("phone", "Tel (056) 000157-8", True),
        ("phone", "+66 5600 0157", True),
        ("phone", "~โทร 056000157", None),
        ("phone", "เลขที่ 0123/4567", False),
        ("phone", "งบประมาณ 10,056,000,157 บาท", False),
        ("phone", "เลขประจำตัว 1234567890123", False),
        ("phone", "รหัสหน่วยงาน 06999999", False),
        ("email", "saraban@ban-tua-yang.example", True),
        ("email", "saraban [at] ban-tua-yang.example", True),
        ("email", "E-mail:", False),
        ("email", "@ban-tua-yang", False),
        ("address", "เลขที่ 99 หมู่ที่ 3 ตำบลตัวอย่าง อำเภอเมือง จังหวัดสมมุติ 99999", True),
        ("address", "99 ม.3 ต.ตัวอย่าง อ.เมือง จ.สมมุติ", True),
        ("address", "เลขที่ 99\nตำบลตัวอย่าง\nอำเภอเมือง", True),
        ("address", "~ที่ทำการ เลขที่ 99 ตำบลตัวอย่าง อำเภอเมือง", None),
        ("address", "ตำบลของเราน่าอยู่", False),
        ("address", "เดือน ต.ค. และ ม.ค. 2565", False),
    ],
)
def test_contact_data(part, line, expected, measured):
    assert measured("O5", f"=ติดต่อเรา\n{line}")[part].met is expected


@pytest.mark.parametrize(
    ("notation", "fields", "expected"),
    [
        ("", {"links": (Link("https://www.google.com/maps/embed?pb=1", "", Via.FRAME),)}, True),
        ("", {"links": (Link("https://goo.gl/maps/abc", "นำทาง", furniture=True),)}, True),
        ("", {"links": (Link("https://goo.gl/maps/abc", "แผนที่น้ำตกสมมุติ"),)}, False),
        ("", {"links": (Link("https://goo.gl/maps/abc", "แผนที่ อบต. ตรงข้ามโรงเรียน"),)}, True),
        ("", {"links": (Link("https://www.google.com/search?q=map", "ค้นหา"),)}, False),
        ("", {"links": (Link("https://maps.google.com.evil.example/", "x"),)}, False),
        ("", {"images": (image("แผนที่ตั้งสำนักงาน"),)}, True),
        ("", {"images": (image("", "map.png"),)}, True),
        ("แผนที่ตั้ง", {"script_hosts": ("maps.googleapis.com",)}, True),
        ("พิกัด 13.9, 100.9", {"script_hosts": ("openstreetmap.org",)}, True),
        ("แผนที่ตั้ง", {"images": (PICTURE,)}, None),
        ("แผนที่ตั้ง", {}, False),
        ("เดินทางสะดวก", {}, False),
    ],
)
def test_map(notation, fields, expected, measured):
    assert measured("O5", f"=ติดต่อเรา\n{notation}", **fields)["map"].met is expected


@pytest.mark.parametrize(("title", "expected"), [("แผนที่ตั้งสำนักงาน", True), ("แผนที่แหล่งท่องเที่ยวในตำบล", False), ("", True)])
def test_a_map_behind_a_link_is_of_what_its_page_says(title, expected, measured, pages):
    frame = (Link("https://www.google.com/maps/embed?pb=1", "", Via.FRAME),)
    behind = pages.document(f"={title or 'x'}", url="https://www.ban-tua-yang.example/map", links=frame, head_title=title)
    assert measured("O5", "=ติดต่อเรา\n#ติดต่อเรา", behind)["map"].met is expected


@pytest.mark.parametrize(("pictures", "met"), [(2, False), (3, None)])
def test_no_deputy_among_as_many_names_as_portraits(pictures, met, measured):
    people = "|นายสันติ เรืองสมมุติ|นายก อบต.\n|นางปราณี มากจำลอง|ปลัด อบต."
    portraits = tuple(image("", f"{number}.jpg") for number in range(pictures))  # one more may be a picture of text
    assert measured("O2", f"=คณะผู้บริหาร\n{people}", images=portraits)["deputies"].met is met


@pytest.mark.parametrize(("line", "met"), [
    ("อาณาเขต ทิศเหนือติดต่อตำบลโนน อำเภอสมมุติ จังหวัดตัวอย่าง มี 12 หมู่", False),
    ("อาณาเขต ทิศใต้ติดต่อหมู่ 3 หมู่ที่ 4 ตำบลโนน อำเภอสมมุติ จังหวัดตัวอย่าง", False),
    ("ตั้งอยู่ห่างจากอำเภอ 12 กม. มี 9 หมู่บ้าน ตำบลทุ่ง อำเภอสมมุติ จังหวัดตัวอย่าง", False),
    ("เลขที่ 12 หมู่ 4 ตำบลทุ่ง อำเภอสมมุติ จังหวัดตัวอย่าง ห่างจากอำเภอ 8 กม.", True),
    ("|ที่ทำการ 199 หมู่ที่ 3 บ้านทุ่ง ต.ทุ่ง อ.สมมุติ จ.ตัวอย่าง | ไปทางทิศตะวันออก 14 กม.", True),
    ("๙๙/๑ ม.๕ ต.ทุ่ง อ.สมมุติ จ.ตัวอย่าง ห่างจากตัวเมือง ๘ กม.", True),
])  # fmt: skip
def test_where_the_area_lies_is_no_address(line, met, measured):
    assert measured("O5", f"=ติดต่อเรา\n{line}")["address"].met is met


@pytest.mark.parametrize("line", [
    "ที่อยู่ เลขที่ ..... หมู่ ..... ตำบล .......... อำเภอ .......... จังหวัด .......... โทร 0-0000-0000",
    "โทร 000-000-0000 อีเมล your-name@example.com", "โทร 0-0000-0000 info@domain.com",
])  # fmt: skip
def test_what_a_template_comes_with_is_no_contact(line, measured):
    found = measured("O5", f"=ติดต่อเรา\n{line}")
    assert not any(found[part].met for part in ("address", "phone", "email"))


def test_email_as_a_link(measured):
    assert measured("O5", "=ติดต่อเรา", links=(Link("mailto:a@b.example", "ส่งอีเมล"),))["email"].met is True


DONE = ("| โครงการ | งบตามแผน | เบิกจ่าย |", "| ถนน | 900,000 | แล้วเสร็จ 880,000 |", "| ประปา | 70,000 | เบิกแล้ว 60,000 |")


@pytest.mark.parametrize(("lines", "expected"), [
    (("| โครงการ | งบประมาณ | ระยะเวลา |", "| ซ่อมถนน | 900,000 | มกราคม 2565 |"), True),
    (("โครงการที่แล้วเสร็จให้รายงานภายใน 15 วัน",), True),  # one line of a preface
    (DONE, False),
    (("ผู้เข้าอบรม 54 คน", "ซ่อมประปาแล้วเสร็จ", "จัดประชุมเมื่อวันที่ 4 มกราคม 2565"), None),
    (("| โครงการ | งบประมาณ | ความก้าวหน้า |", "| ซ่อมถนน | 900,000 | ร้อยละ 70 |"), None),
    (("| โครงการ | งบประมาณ | ใช้จ่ายจริง |", "| ซ่อมถนน | 900,000 | 70,000 |"), None),
    (("อบรม 5,000 บาท จ่าย 4,100 บาท", "ป้าย 900 บาท ใช้จ่าย 850 บาท", "เวที 700 บาท ไม่ได้จ่าย"), None),
    (("อบรม ใช้งบ 5,000 บาท", "ป้าย ตั้งจ่าย 900 บาท", "เวที แผนการใช้จ่าย 700 บาท"), True),
])  # fmt: skip
def test_a_plan_tells_of_nothing_done(lines, expected, measured):
    for code in ("O10", "O25", "O39"):
        assert measured(code, "\n".join(("=ชื่อเรื่อง", *lines)))["not_a_result"].met is expected


@pytest.mark.parametrize(("lines", "expected"), [
    (("1. พระราชบัญญัติเทศบาล พ.ศ. 2496", "2. ระเบียบกระทรวงมหาดไทยว่าด้วยการพัสดุ"), True),
    (("| 1 | พระราชบัญญัติเทศบาล | 2496 |", "| 2 | กฎกระทรวงควบคุมอาคาร | 2543 |"), True),
    (("- พระราชบัญญัติเทศบาล พ.ศ. 2496", "- พระราชบัญญัติเทศบาล พ.ศ. 2496"), None),  # one title twice
    (("ถนนหนทาง ตามพระราชบัญญัติเทศบาล", "ความสะอาด ตามพระราชบัญญัติรักษาความสะอาด"), None),
    (("| ถนน | พ.ร.บ.เทศบาล มาตรา 53 |", "| ตลาด | พ.ร.บ.เทศบาล มาตรา 56 |"), None),
    (("ระเบียบวาระที่ 1 เรื่องแจ้งให้ทราบ", "ประธานกล่าวปิดประชุม"), False),
    (("ระเบียบการใช้สนามกีฬา", "ระเบียบการยืมอุปกรณ์กีฬา"), False),
])  # fmt: skip
def test_laws_are_listed_and_not_only_cited(lines, expected, measured):
    filler = "ข้อความประกอบของหน้านี้ซึ่งยาวพอที่จะอ่านได้ว่าไม่มีสิ่งที่ขาดอยู่ตรงไหนอีกและไม่มีไฟล์แนบใด ๆ ให้เปิดดู"
    assert measured("O6", "\n".join(("=คลังเอกสาร", *lines, filler)))["laws"].met is expected


@pytest.mark.parametrize(
    ("notation", "expected"),
    [
        ("ต.ค. 64\nพ.ย. 64\nธ.ค. 64\nม.ค. 65\nก.พ. 65\nมี.ค. 65", True),
        ("-สขร.1 ตุลาคม 2564\n-พฤศจิกายน\n-ธันวาคม\n-มกราคม\n-กุมภาพันธ์\n-มีนาคม", True),
        ("ต.ค. 64\nพ.ย. 64\nธ.ค. 64\nม.ค. 65", None),
        ("เม.ย. 65\nพ.ค. 65\nมิ.ย. 65\nก.ค. 65\nส.ค. 65\nก.ย. 65", None),
    ],
)
def test_months(notation, expected, measured):
    assert measured("O23", f"=สขร.1\n{notation}")["each_month"].met is expected


@pytest.mark.parametrize(("last", "expected"), [("มีนาคม 2565", True), ("กุมภาพันธ์ 2565", None), ("", True)])
def test_the_month_of_a_file_is_that_in_it_and_not_that_of_its_link(last, expected, measured, pages):
    first = "-ต.ค. 64\n-พ.ย. 64\n-ธ.ค. 64\n-ม.ค. 65\n-ก.พ. 65"
    link = Link(f"{HOST}/6.pdf", "มี.ค. 65", Via.LINK)
    file = pages.document(f"สรุปผลการดำเนินการจัดซื้อจัดจ้าง เดือน {last}", url=link.url, kind=Kind.PDF)
    results = measured("O23", f"=สขร.1\n{first}\n-มี.ค. 65", file, links=(link,))
    assert results["each_month"].met is expected  # a file without a month is called by its link


def test_a_count_in_large_letters_is_no_title(measured, pages):
    heads = "#สถิติเรื่องร้องเรียนการทุจริต ปีงบประมาณ 2565\n#จำนวนเรื่องร้องเรียนทั้งหมด ๐ เรื่อง"
    file = pages.document(f"{heads}\nแล้วเสร็จ ๐ เรื่อง\nอยู่ระหว่าง ๐ เรื่อง", url=f"{HOST}/31.pdf", kind=Kind.PDF)
    assert measured("O31", "=สถิติเรื่องร้องเรียนการทุจริต", file)["total"].met is True
    heads = "#ประกาศ\n#เรื่อง นโยบายไม่รับของขวัญ\n#เพื่อความโปร่งใส จึงให้ลูกจ้างทุกคนงดรับของขวัญทุกเทศกาล"
    file = pages.document(f"{heads}\nประกาศ ณ วันที่ ๑๐ มกราคม ๒๕๖๕", url=f"{HOST}/34.pdf", kind=Kind.PDF)
    assert measured("O34", "=นโยบายไม่รับของขวัญ", file)["policy"].met is True


def test_a_run_of_text_in_a_file_counts_more_than_once(measured, pages):
    file = pages.document("ครั้งที่ 1 ชาวบ้านมา 104 คน ครั้งที่ 2 ชาวบ้านมา 127 คน", url=f"{HOST}/33.pdf", kind=Kind.PDF)
    assert measured("O33", "=การมีส่วนร่วมของประชาชน", file)["activity"].met is None


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("จำนวนเรื่องร้องเรียน 0 เรื่อง แล้วเสร็จ 0 เรื่อง อยู่ระหว่างดำเนินการ 0 เรื่อง", (True, True, True)),
        ("|ทั้งหมด | แล้วเสร็จ | อยู่ระหว่างดำเนินการ\n|2 | 1 | 1", (True, True, True)),
        ("|เดือน | ทั้งหมด | แล้วเสร็จ | อยู่ระหว่างดำเนินการ\n|ต.ค. 64 | 2 | 1 | ", (True, True, False)),
        ("|1 | เรื่องร้องเรียนทั้งหมด | 2\n|2 | แล้วเสร็จ | \n|3 | อยู่ระหว่าง | -", (True, False, True)),
        ("ต.ค.64-มี.ค.65 ไม่มีผู้ร้องเรียนเรื่องทุจริตแต่อย่างใด", (True, True, True)),
        ("มีผู้ร้องเรียน รวม 2 เรื่อง", (True, False, False)),
        ("จำนวนรวมไม่เกิน 60 วัน แล้วเสร็จภายใน 3 วัน ระหว่างดำเนินการแจ้งทุก 24 ชั่วโมง", (False, False, False)),  # of a guideline
        ("|รับเรื่อง | จบแล้ว | ค้าง\n|1 | 1 | 0", (True, True, True)),
        ("|เรื่องที่รับไว้ | เสร็จสิ้นแล้ว | ยังดำเนินการอยู่\n|2 | 1 | 1", (True, True, True)),
        ("|เรื่องที่รับไว้ | เสร็จสิ้นแล้ว\n|2 | 1\nนิติกรยังดำเนินการประชาสัมพันธ์ช่องทางต่อไป", (True, True, False)),
        ("เรื่องทั้งหมด แล้วเสร็จ อยู่ระหว่างดำเนินการ\nเว็บไซต์ 3 2 1\nไปรษณีย์ 0 0 0", (None, None, None)),  # a table that lost its cells
        ("จำนวนเรื่องร้องเรียน ณ วันที่ 31 มีนาคม 2565", (False, False, False)),
        ("เรื่องร้องเรียนทั้งหมด ประจำปี 2565 รอบ 6 เดือน", (False, False, False)),
        ("เรื่องทั้งหมด ๓ เรื่อง แล้วเสร็จ ๓ เรื่อง อยู่ระหว่างดำเนินการ ไม่มี", (True, True, True)),
    ],
)
def test_counts(lines, expected, measured):
    results = measured("O31", f"=สถิติเรื่องร้องเรียนการทุจริต\nสำนักปลัด\n{lines}")
    assert tuple(results[name].met for name in ("total", "finished", "pending")) == expected


OF = ("จำนวนเรื่องทั้งหมด", "ดำเนินการแล้วเสร็จ", "อยู่ระหว่างดำเนินการ")
HEADED = "#สถิติเรื่องร้องเรียนการทุจริต"  # of the page's part, right above the cards


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("1 เรื่อง", OF[0], "1 เรื่อง", OF[1], "0 เรื่อง", OF[2]), (True, True, True)),  # a figure above what it counts
        ((OF[0], "๓", OF[1], "๒", OF[2], "๑"), (True, True, True)),  # and below
        ((HEADED, "12", "เรื่องร้องเรียนทั้งหมด", "10 เรื่อง (83.33%)", "ยุติเรื่องแล้ว", "2", "อยู่ระหว่างตรวจสอบ"), (True, True, True)),
        (("#เรื่องร้องเรียนทั้งหมด", "2 เรื่อง", "#แล้วเสร็จ", "2 เรื่อง", "#คงค้าง", "ไม่มี", "จัดทำโดยสำนักปลัด"), (True, True, True)),
        ((OF[0], "1 เรื่อง", OF[1], "1 เรื่อง", OF[2]), (None, None, None)),  # the last one is blank: whose figures are these?
        (("1 เรื่อง", OF[0], OF[1], OF[2]), (None, False, False)),
        (OF, (False, False, False)),
        (("24", "วันนี้", "345", "เดือนนี้", "12,345", "ทั้งหมด"), (False, False, False)),  # visitors
        (("ปีงบประมาณ", "2565", OF[0], "2565", OF[1], "2565", OF[2]), (False, False, False)),
        (("7", "ตุลาคม 2564", "9", "พฤศจิกายน 2564", "3", "ธันวาคม 2564"), (False, False, False)),  # of what?
    ],
)
def test_cards(lines, expected, measured):
    results = measured(
        "O31", "=สถิติเรื่องร้องเรียนการทุจริต\n#สถิติเรื่องร้องเรียนการทุจริต\nสำนักปลัดเทศบาลทำไว้ ปีงบประมาณ 2565\n" + "\n".join(lines)
    )
    assert tuple(results[name].met for name in ("total", "finished", "pending")) == expected


def test_a_file_that_lost_its_table(measured, pages):
    file = pages.document("สถิติเรื่องร้องเรียนการทุจริต\nเดือน ทั้งหมด แล้วเสร็จ อยู่ระหว่างดำเนินการ\nต.ค. 2564 2 1 1",
                          url=f"{HOST}/31.pdf", kind=Kind.PDF)  # fmt: skip
    results = measured("O31", "=สถิติเรื่องร้องเรียนการทุจริต", file)
    assert [results[name].met for name in ("total", "finished", "pending")] == [True, True, True]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("31 ราย", True), ("1,560,000", True), ("๒ เรื่อง", True), ("2565", False), ("พ.ศ. ๒๕๖๕", False),
        ("31 มีนาคม", False), ("9 ธ.ค. 64", False), ("29/8/2566", False), ("ไตรมาสที่ 1", False), ("รอบ 6 เดือน", False),
        ("ข้อ 31", False), ("O31", False), ("1. บทนำ", False), ("หมู่ที่ 3", False), ("ไม่มีตัวเลข", False), ("", False),
    ],
)  # fmt: skip
def test_has_number(text, expected):
    assert has_number(text) is expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("|1 | จัดซื้อคอมพิวเตอร์ | 24,000", True),
        ("จ้างเหมาก่อสร้างถนน", True),
        ("ไม่มีโครงการที่ต้องเผยแพร่แผน", True),
        ("กองคลัง", False),
    ],
)
def test_items_or_a_statement_that_there_are_none(lines, expected, measured):
    assert measured("O21", f"=แผนพัสดุ\n{lines}")["plan"].met is expected


def test_a_column_heading_is_one_item(measured):
    assert measured("O11", "=ความก้าวหน้า\n|โครงการ/กิจกรรม | ผล\nสำนักปลัด")["projects"].met is False


def test_headlines_are_titles_lines_that_repeat_them_and_heads_of_files(pages, framework):
    page = pages.document("=แผนการดำเนินงาน - เทศบาล\n>หน้าแรก / แผนการดำเนินงาน\n#แผนการดำเนินงาน\n-แผนการดำเนินงาน\n#บทนำ\nข้อความ")
    file = pages.document(
        "แผนการดำเนินงาน ปี 2565\n#รายการ\nแผนการดำเนินงาน นี้มีโครงการ\n|แผนการดำเนินงาน | 1", url=f"{HOST}/a.pdf", kind=Kind.PDF
    )
    scene = Scene(view_of(pages.dossier(page, file), framework), framework.indicator("O10"))
    assert [passage.text for passage in scene.content] == ["บทนำ", "ข้อความ", "รายการ", "แผนการดำเนินงาน | 1"]
    assert [passage.role for passage in scene.content][-1] is Role.ROW


def test_hostile_pages_take_bounded_time(measured):
    words = "ประชาชน นายกเทศมนตรี รองนายก จำนวนเรื่องร้องเรียนทั้งหมด แล้วเสร็จ ปัญหา บาท ต.ค. โครงการ "
    for notation in (words * 500, "|" + (words + "| ") * 300):
        for code in ("O2", "O5", "O31", "O41"):
            assert measured(code, notation)


def test_a_measure_says_unknown_where_there_is_no_content(framework, pages):
    scene = Scene(view_of(pages.dossier("=แผน"), framework), framework.indicator("O10"))
    assert MEASURES[Structure.LACKS](scene, Check(measure=Structure.LACKS)).met is None


ACTS = {
    "a log": ("ต.ค. 2564 ลงนามข้อตกลง 64 คน\nธ.ค. 2564 เรียนโปรแกรม 48 คน", True),
    "cards": ("##25 พฤศจิกายน 2564\nเล่าให้ฟัง 52 คน\n##14 มีนาคม 2565\nคุยกับพนักงาน 18 คน", True),
    "one day": ("ต.ค. 2564 ลงนามข้อตกลง 64 คน\nเรียนโปรแกรม 48 คน", False),
    "no figures": ("ต.ค. 2564 ลงนามข้อตกลง\nธ.ค. 2564 เรียนโปรแกรม", False),
}


@pytest.mark.parametrize("kind", ACTS)
@pytest.mark.parametrize(("code", "part", "theme"), [
    ("O26", "actions", "แผนอัตรากำลัง"), ("O37", "actions", "ความเสี่ยงการทุจริต"), ("O43", "results", "มาตรการ"), ("O35", "activity", "โปร่งใส"),
])  # fmt: skip
def test_days_and_figures_tell_what_was_done(code, part, theme, kind, measured):
    lines, told = ACTS[kind]
    notation = f"=หน้านี้\n#หน้านี้\n{theme}\n{lines}".replace("##", "#")
    assert (measured(code, notation)[part].met is True) is told


def test_guests_of_a_feast_take_no_part_in_the_work(measured):
    lines = "19 พฤศจิกายน 2564 ประชาชน 2,000 คนชมกระทง\n1 มกราคม 2565 ประชาชน 500 คนตักบาตร"
    assert measured("O33", f"=กิจกรรม\n{lines}")["activity"].met is not True


@pytest.mark.parametrize(("lines", "expected"), [
    (("พยากรณ์อากาศ 7 วัน ภาคเหนือ", "ทีมชาติชนะ 2-0"), None),
    (("นายกเทศมนตรีลงพื้นที่ตรวจถนนหมู่ 3", "ชำระภาษีที่ดินได้ที่กองคลัง"), True),
])  # fmt: skip
def test_news_is_of_the_agencys_own_area(lines, expected, measured):
    assert measured("O7", "\n".join(("=ข่าวประชาสัมพันธ์", *lines)))["own_area"].met is expected


TITLES = {"O16": "=รายงานผลการสำรวจความพึงพอใจการให้บริการ 2564", "O22": "=ประกาศจัดซื้อจัดจ้าง 2565"}


@pytest.mark.parametrize(("code", "part", "lines", "expected"), [
    ("O16", "result", ("| เพศ | จำนวน | ร้อยละ |", "| ชาย | 152 | 43.43 |", "| หญิง | 198 | 56.57 |"), None),  # who answered
    ("O16", "result", ("ด้านเจ้าหน้าที่ ร้อยละ 91.0", "ด้านสิ่งอำนวยความสะดวก ร้อยละ 84.9"), True),
    ("O16", "result", ("ผู้ตอบ 300 คน เฉลี่ยรวมร้อยละ 87.75", "คะแนนต่ำสุดคือที่จอดรถ"), True),
    ("O22", "announcements", ("ประกาศผู้ชนะการเสนอราคาซื้อวัสดุไฟฟ้า",), True),
    ("O22", "announcements", ("| จ้างซ่อมถนน หมู่ 2 | วิธีเฉพาะเจาะจง | 12 มกราคม 2565 |",), True),
    ("O22", "announcements", ("ประกาศผู้ชนะการประกวดกระทง", "จ้างวงดนตรีมาเล่นในงาน"), None),  # words here and there
    ("O22", "announcements", ("คำสั่งแต่งตั้งคณะกรรมการกำหนดราคากลางงานก่อสร้าง", "ระเบียบการจัดซื้อจัดจ้าง"), False),
])  # fmt: skip
def test_words_that_must_meet(code, part, lines, expected, measured):
    assert measured(code, "\n".join((TITLES[code], *lines)))[part].met is expected


@pytest.mark.parametrize(("lines", "expected"), [
    (("| ถนน | พ.ร.บ.เทศบาล มาตรา 50 |", "| ตลาด | พ.ร.บ.เทศบาล มาตรา 51 |", "| ขยะ | พ.ร.บ.รักษาความสะอาด |", "| สุขภาพ | พ.ร.บ.การสาธารณสุข |"), None),
    (("| 1 | พ.ร.บ.เทศบาล |", "| 2 | พ.ร.บ.การสาธารณสุข มาตรา 20 |", "| 3 | พ.ร.บ.ควบคุมอาคาร |"), True),
    (("พระราชบัญญัติ (0)", "เทศบัญญัติ (0)"), False),
    (("| พระราชบัญญัติ | 0 |", "| กฎกระทรวง | 0 |", "| หนังสือสั่งการ | 0 เรื่อง |", "ไม่พบข้อมูล"), False),
    (("| พระราชบัญญัติเทศบาล พ.ศ. 2496 | 0 |", "| ระเบียบกระทรวงมหาดไทย พ.ศ. 2547 | 0 |"), True),  # nobody fetched them yet
    (("| พระราชบัญญัติและพระราชกฤษฎีกา | 14 |", "| ระเบียบกระทรวงมหาดไทย | 27 |", "| ข้อบัญญัติตำบล | 6 |"), None),
    (("| พระราชบัญญัติเทศบาล | 2 |", "| ระเบียบกระทรวงมหาดไทย | 27 |"), True),
    # what everybody should know, and nothing that the agency works by
    (("พระราชบัญญัติคุ้มครองผู้บริโภค พ.ศ. 2522", "พระราชบัญญัติจราจรทางบก พ.ศ. 2522", "พระราชบัญญัติคุ้มครองแรงงาน พ.ศ. 2541"), None),
    (("พระราชบัญญัติจราจรทางบก พ.ศ. 2522", "พระราชบัญญัติภาษีที่ดินและสิ่งปลูกสร้าง พ.ศ. 2562"), True),
    (("พระราชบัญญัติภาษีโรงเรือน พ.ศ. 2475 (ยกเลิก)", "พระราชบัญญัติภาษีบำรุงท้องที่ (ยกเลิกแล้ว)"), None),
    (("ข้อบังคับการรับส่งเด็ก", "ข้อบังคับการลาของเด็ก"), None),  # a school's own
    (("ท่านแก้ไขข้อมูลได้ตามพระราชบัญญัติคุ้มครองข้อมูลส่วนบุคคล",), False),  # one law in passing
])  # fmt: skip
def test_laws_that_are_listed_and_laws_that_are_cited(lines, expected, measured):
    assert measured("O6", "\n".join(("=กฎหมายที่เกี่ยวข้อง", *lines)))["laws"].met is expected


@pytest.mark.parametrize("done", [
    "สร้างแล้วเสร็จ", "เสร็จสิ้น", "เสร็จเรียบร้อย", "ทำไปแล้ว", "เบิกแล้ว", "ใช้ไป", "ใช้จริง", "จ่ายไป", "จ่ายจริง", "ดำเนินการเมื่อ",
    "ประชุมเมื่อ", "อบรมเมื่อ", "ได้ดำเนินการ", "คืบหน้า", "ความก้าวหน้า", "ผู้เข้าร่วม 30 คน", "ผู้เข้าอบรม จำนวน 9 คน", "มอบแล้วเมื่อ",
    "ใช้จ่าย 5", "เบิกจ่าย 9", "ไม่ได้จ่าย", "ยังไม่ถึงกำหนด",
])  # fmt: skip
def test_three_lines_that_tell_what_was_done_are_no_plan(framework, pages, done):
    lacks = Check(measure=Structure.LACKS)
    lines = [f"โครงการที่ {number} {done}" for number in range(4)]
    for many, met in ((3, None), (2, True)):
        page = "\n".join(["=แผน", "จัดซื้อรถ", *lines[:many]])
        scene = Scene(view_of(pages.dossier(page), framework), framework.indicator("O10"))
        assert MEASURES[Structure.LACKS](scene, lacks).met is met, many


CHART = "|สำนักปลัดเทศบาล หัวหน้าสำนักปลัด|กองคลัง ผู้อำนวยการกองคลัง|กองช่าง ผู้อำนวยการกองช่าง"
SECTIONS = "\nฝ่ายอำนวยการ\n- งานธุรการ\nฝ่ายพัฒนารายได้\n- งานแผนที่ภาษี"


@pytest.mark.parametrize(("lines", "expected"), [
    (f"{CHART}{SECTIONS}", True),  # sections in lines of their own below the divisions
    ("|กองคลัง|กองช่าง|กองการศึกษา\nงานการเงิน\nงานก่อสร้าง\nงานโรงเรียน", True),
    ("|ที่|โครงสร้าง|กองคลัง|กองช่าง|กองการศึกษา\nงบบุคลากร\nงบดำเนินงาน", None),  # columns that nobody filled in
    ("|รายการ|กองคลัง|กองช่าง|กองการศึกษา\n1\n2", None),
    ("|ส่วนราชการ|หัวหน้า|โทรศัพท์\nกองคลัง\nกองช่าง", None),  # two only, and nothing beside them
])  # fmt: skip
def test_divisions_side_by_side_are_a_chart(lines, expected, measured):
    found = measured("O1", f"=โครงสร้าง\n#โครงสร้างส่วนราชการ\n{lines}")
    assert (found["chart"].met is True) is (expected is True)
