"""Channels as parts: boards and chats, social networks, forms and services online."""

import pytest

from model.document import Form, Kind, Link, Via

HOST = "https://www.ban-tua-yang.example"


def form(text: str = "", *kinds: str, buttons: tuple[str, ...] = ("ส่ง",), furniture: bool = False) -> Form:
    return Form(f"{HOST}/send", "post", tuple((kind, "") for kind in kinds), text, buttons, furniture)


BOARD = "ตั้งคำถามได้ที่นี่\nคุณก้อง: ต่อภาษีป้ายใช้อะไรบ้างครับ\nแอดมิน: บัตรประชาชนค่ะ"
FAQ = "#คำถามที่พบบ่อย\nถาม: เบี้ยผู้สูงอายุเข้าวันไหน\nตอบ: ทุกวันที่ 10"


@pytest.mark.parametrize(
    ("notation", "fields", "expected"),
    [
        (f"=กระดานถาม-ตอบ\n{BOARD}", {}, True),
        ("=กระทู้ ถาม-ตอบ", {"forms": (form("ตั้งกระทู้ใหม่", "text", "textarea"),)}, True),
        ("=ติดต่อ", {"forms": (form("ติดต่อสอบถามทางอีเมล", "text", "textarea"),)}, False),
        ("=กระทู้ ถาม-ตอบ", {"forms": (form("ค้นหา", "text", buttons=("ค้นหา",)),)}, False),
        ("=กระทู้ ถาม-ตอบ", {"forms": (form("เข้าสู่ระบบ", "text", "password"),)}, False),
        (f"=Q&A\n{FAQ}", {}, False),
        (f"=Q&A\n{FAQ}\nโทรศัพท์ 0 5600 0157", {}, False),
        ("=ติดต่อเรา", {"script_hosts": ("embed.tawk.to",)}, True),
        ("=ติดต่อเรา", {"links": (Link("https://m.me/invented", "แชต", furniture=True),)}, True),
        ("=ติดต่อเรา\nโทรศัพท์", {}, False),
        ("=เว็บบอร์ด\n|หัวข้อ|ผู้ถาม|จำนวนคำตอบ\n|ไฟทาง|ก้อง|0\n|น้ำ|นิด|๐", {}, None),
        ("=เว็บบอร์ด\n|หัวข้อ|ผู้ถาม|จำนวนคำตอบ\n|ไฟทาง|ก้อง|0\n|น้ำ|นิด|2", {}, True),
        ("=สอบถาม", {"script_hosts": ("m.me",)}, True),
        ("=เวปบอร์ด\n[ตั้งหัวข้อ]\nเรื่องไฟทาง ตอบแล้ว 2 ครั้ง", {}, True),
        ("=เว็บบอร์ด\n-เรื่องไฟทาง\n-เรื่องน้ำ", {"links": (Link(f"{HOST}/t/1", "ไฟทาง"), Link(f"{HOST}/t/2", "น้ำ"))}, None),
    ],
)
def test_two_way(notation, fields, expected, measured):
    assert measured("O8", notation, **fields)["two_way"].met is expected


@pytest.mark.parametrize(("lines", "expected"), [
    (("ปิดการตั้งกระทู้ตั้งแต่ปี 2563",), False),
    (("เทศบาลไม่ตอบคำถามในกระดานนี้", "| กระทู้ | ผู้ถาม | ตอบ |", "| ถนนพัง | ต้น | 0 |"), False),
    (("ปิดกระดานชั่วคราว", "ถาม: ถนนซ่อมเมื่อไรครับ", "ตอบ: เดือนหน้า", "ตอบโดย กองช่าง"), None),  # answered before
    (("เฉพาะพนักงานเท่านั้น", "ถาม: เบิกค่าเช่าบ้านอย่างไรครับ", "ตอบ: ยื่นกองคลัง"), False),
    (("อ่านได้อย่างเดียว ไม่สามารถตั้งกระทู้ใหม่", "ถาม: ถนนซ่อมเมื่อไรครับ", "ตอบ: เดือนหน้า"), False),
    (("ผู้ดูแลไม่ตอบกระทู้ที่ไม่สุภาพ", "ถาม: ถนนซ่อมเมื่อไรครับ", "ตอบ: เดือนหน้า"), True),  # a rule of the board
])  # fmt: skip
def test_a_board_that_is_closed(lines, expected, measured):
    assert measured("O8", "\n".join(("=กระดานถามตอบ", *lines)))["two_way"].met is expected


def test_the_box_below_a_chat_may_be_one(measured):
    assert measured("O8", "=ถามน้องแสง\nพิมพ์ถามเจ้าหน้าที่ได้ที่หน้าต่างแชต", forms=(form("พิมพ์คำถาม", "text"),))["two_way"].met is None


@pytest.mark.parametrize(("below", "text", "expected"), [
    ("", "ความคิดเห็นของท่าน ส่งความคิดเห็น", False),
    ("", "ท่านอยากให้พัฒนาด้านใด ข้อเสนอแนะ", False),
    ("กระทู้ล่าสุด", "ความคิดเห็น ส่งความคิดเห็น", None),  # how some engines call an answer
    ("", "คำถามของท่าน ความเห็นเพิ่มเติม", True),
    ("", "ข้อความ", None),  # a letter to the office, if nobody was ever answered
    ("ถาม: ถนนซ่อมเมื่อไรครับ\nตอบ: เดือนหน้า", "ข้อความ", True),
    ("", "ข้อความถวายพระพร", False),
    ("", "วันเดือนปีเกิด รุ่นรถ", None),  # only the title calls it a board
    ("", "ชื่อผู้ร้อง รายละเอียดความเดือดร้อน", False),
    ("", "ขอเชิญตอบแบบสำรวจความคิดเห็นต่อร่างแผน ส่งความเห็น", False),  # who writes answers, and is not answered
    ("", "แบบสอบถามความคิดเห็นของผู้ตอบแบบสอบถาม ข้อเสนอแนะ", False),
    ("", "ความคิดเห็นของท่าน เพื่อตอบสนองความต้องการ โหวต", False),
    ("", "แบบสอบถามออนไลน์ เลือกถนนที่ควรซ่อมก่อน", None),
    ("จะรวบรวมเสนอคณะกรรมการ โดยไม่มีการแจ้งผลกลับรายบุคคล", "คำถามของท่าน", False),
    ("", "แบบฟอร์มสอบถามข้อมูล รายละเอียด", True),
])  # fmt: skip
def test_a_form_for_opinions_is_no_question_box(below, text, expected, measured):
    seen = measured("O8", f"=กระดานถามตอบ (Q&A)\n{below}", forms=(form(text, "text", "textarea"),))
    assert seen["two_way"].met is expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://www.facebook.com/invented.agency.example", True),
        ("https://www.facebook.com/help", False),
        ("https://m.facebook.com/profile.php?id=1", True),
        ("https://line.me/R/ti/p/@invented", True),
        ("https://www.youtube.com/@invented", True),
        ("https://www.facebook.com/", False),
        ("https://www.facebook.com/sharer/sharer.php?u=x", False),
        ("https://twitter.com/intent/tweet?text=x", False),
        ("https://index.com/a", False),
        ("https://facebook.com.evil.example/a", False),
        (f"{HOST}/facebook", False),
    ],
)
@pytest.mark.parametrize("furniture", [False, True])
def test_social_links(url, furniture, expected, measured):
    assert measured("O9", "=Social Network", links=(Link(url, "ติดตาม", furniture=furniture),))["link"].met is expected


@pytest.mark.parametrize(("text", "said", "expected"), [
    ("โรงเรียนบ้านสมมุติ", "", False), ("Facebook โรงพยาบาลสมมุติ", "", False), ("เพจส่วนตัวท่านนายก", "", False),
    ("LINE OA โรงพยาบาลสมมุติ", "", False), ("Facebook งานสาธารณสุขอำเภอ", "", False), ("Facebook บ้านตัวอย่าง จังหวัดสมมุติ", "", True),
    ("- การไฟฟ้าสาขาสมมุติ", "", False), ("นายสมมุติ ตัวอย่าง", "", None), ("เพจของเรา", "เทศบาลยังไม่มีเพจของหน่วยงาน", None),
    ("Facebook เทศบาลตำบลสมมุติ", "", True), ("องค์การบริหารส่วนจังหวัดสมมุติ", "", True), ("เพจ", "เทศบาลได้เปิดเพจใหม่แล้ว", True),
])  # fmt: skip
def test_whose_account_it_is(text, said, expected, measured):
    links = (Link("https://www.facebook.com/invented.example", text),)
    assert measured("O9", f"=Social Network\n{said}", links=links)["link"].met is expected


@pytest.mark.parametrize(("text", "expected"), [
    ("Facebook ศูนย์ข้อมูลสมมุติ", None), ("Facebook เทศบาลสมมุติ", True), ("กดติดตามเพจ", True), ("Facebook ดอนตัวอย่าง", True),
    ("Sample Page", True),
])  # fmt: skip
def test_an_account_among_those_of_others(text, expected, measured):
    links = (Link("https://www.facebook.com/a", text), Link("https://www.facebook.com/b", "Facebook กรมการปกครอง"))
    assert measured("O9", "=Social Network เทศบาลตำบลดอนตัวอย่าง", links=links)["link"].met is expected


@pytest.mark.parametrize(("text", "expected"), [("ซื้อขายของมือสอง", False), ("กลุ่มข่าวสาร อบต.สมมุติ", True)])
def test_a_group_is_the_agencys_where_it_is_called_so(text, expected, measured):
    links = (Link("https://www.facebook.com/groups/invented", text),)
    assert measured("O9", "=Social Network", links=links)["link"].met is expected


@pytest.mark.parametrize(("lines", "expected"), [
    (("ผู้ตั้งกระทู้ต้องใช้ถ้อยคำสุภาพ และแสดงชื่อของผู้ตั้งให้ครบ", "เจ้าหน้าที่ตอบคำถามในเวลาราชการ"), None),  # the rules of a board
    (("ถาม: ปวดแขนทำอย่างไรคะ", "ตอบ: ประคบเย็น", "ถาม: กินยาอะไรครับ", "ตอบ: พาราเซตามอล"), None),  # copied from a magazine
    (("ถาม: ปวดแขนทำอย่างไรคะ", "กองสาธารณสุขตอบ: ประคบเย็น",), True),
    (("| หัวข้อ | ผู้ถาม | คำตอบ: |", "| ไฟทาง | ก้อง | ซ่อมแล้ว |"), True),
    (("ถาม: ถนนซ่อมเมื่อไรครับ", "เจ้าหน้าที่ตอบ: เดือนหน้า", "กระดานอยู่ระหว่างย้ายเครื่องแม่ข่าย"), None),
])  # fmt: skip
def test_whether_somebody_asked_the_office(lines, expected, measured):
    assert measured("O8", "\n".join(("=กระดานถามตอบ", *lines)))["two_way"].met is expected


@pytest.mark.parametrize(("last", "expected"), [("0", None), ("๐", None), ("2", True)])
def test_a_board_of_advertisements(last, expected, measured):
    rows = f"|กระทู้|ผู้ตั้ง|ตอบ|\n|รับกู้เงินด่วน|admin1|0|\n|ไม่มีใครตอบเลยหรือครับ ถนนพัง|ลุงดำ|{last}|"
    assert measured("O8", f"=กระดานถามตอบ\n{rows}")["two_way"].met is expected


def test_a_board_that_counts_its_answers(measured):
    rows = "|หัวข้อ|ผู้ตั้ง|ตอบ|อ่าน|\n|ขอถังขยะ|ป้าแดง|1|20|\n|น้ำไม่ไหล|ลุงดำ|0|3|"
    assert measured("O8", f"=กระดานถามตอบ\n{rows}")["two_way"].met is True
    assert measured("O8", f"=สถิติ\n{rows}")["two_way"].met is not True


@pytest.mark.parametrize(("last", "expected"), [("สำนักปลัด", None), ("ลุงดำ", True)])
def test_a_board_on_which_only_divisions_write(last, expected, measured):
    rows = f"|กระทู้|โดย|ตอบ|\n|สูตรคำนวณโบนัส|กองคลัง|7|\n|แบบฟอร์มใบลา|กองช่าง|2|\n|ขอถังขยะ|{last}|1|"
    assert measured("O8", f"=กระดานถามตอบ\n{rows}")["two_way"].met is expected


def test_questions_and_answers_in_a_file_are_no_channel(measured, pages):
    file = pages.document("ถาม: เข้าวันไหนครับ\nเจ้าหน้าที่ตอบ: วันที่ 10 มีนาคม 2565 ค่ะ", url=f"{HOST}/qa.pdf", kind=Kind.PDF)
    assert measured("O8", "=Q&A\n-รวมคำถาม", file)["two_way"].met is not True


CORRUPTION = "=แจ้งเรื่องร้องเรียนการทุจริต"


@pytest.mark.parametrize(
    ("code", "notation", "fields", "expected"),
    [
        ("O30", CORRUPTION, {"forms": (form("ชื่อผู้แจ้ง", "text", "textarea"),)}, True),
        ("O30", "=ร้องเรียน", {"forms": (form("แจ้งเบาะแสการทุจริต", "text", "file"),)}, True),
        ("O30", "=ร้องเรียนร้องทุกข์", {"forms": (form("เรื่องที่ร้องทุกข์", "text", "textarea"),)}, False),
        ("O30", CORRUPTION, {"links": (Link("https://docs.google.com/forms/d/1", "แจ้งที่นี่"),)}, True),
        ("O30", CORRUPTION, {"links": (Link("https://forms.gle/x", "แบบสอบถามความคิดเห็น", context="แจ้งการทุจริต"),)}, False),
        ("O30", "=ร้องเรียน", {"links": (Link("https://forms.gle/x", "แบบสอบถาม"),)}, False),
        ("O30", CORRUPTION, {"links": (Link(f"{HOST}/corrupt/add", "ร้องเรียนออนไลน์"),)}, None),
        ("O30", CORRUPTION, {"links": (Link(f"{HOST}/form.pdf", "ดาวน์โหลดแบบฟอร์ม"),)}, False),
        ("O30", CORRUPTION, {"forms": (form("ค้นหา", "text", "text", buttons=("ค้นหา",)),)}, False),
        ("O30", CORRUPTION, {"forms": (form("", "text"),)}, False),
        ("O30", f"{CORRUPTION}\nโทรศัพท์ 0 5600 0157", {}, False),
        ("O30", f"{CORRUPTION}\nกรอกข้อมูลผู้แจ้ง", {}, None),
        ("O32", "=รับฟังความคิดเห็น", {"forms": (form("ชื่อ", "text", "textarea"),)}, True),
        ("O32", "=รับฟังความคิดเห็น", {"forms": (form("แจ้งเรื่องทุจริต", "text", "textarea"),)}, False),
        ("O32", "=ติดต่อ", {"forms": (form("ข้อเสนอแนะของท่าน", "text", "textarea"),)}, True),
        ("O32", "=รับฟังความคิดเห็น\nตู้รับความคิดเห็นหน้าสำนักงาน", {}, False),
    ],
)
def test_online_form(code, notation, fields, expected, measured):
    assert measured(code, notation, **fields)["online_form"].met is expected


COMPLAINTS, OPINIONS = "=ช่องทางแจ้งเรื่องร้องเรียนการทุจริต", "=ช่องทางการรับฟังความคิดเห็น"


@pytest.mark.parametrize(("code", "title", "words", "expected"), [
    ("O30", COMPLAINTS, "ชื่อ เรื่อง ส่งเรื่อง", True),
    ("O30", COMPLAINTS, "ชื่อ ผู้ถูกร้อง ความเห็นของท่าน", True),
    ("O30", COMPLAINTS, "ความคิดเห็นของท่านต่อการทำงานของเทศบาล", False),
    ("O30", COMPLAINTS, "ชื่อเล่น คำถามของท่าน", False),
    ("O30", COMPLAINTS, "คำร้องขอรับถังขยะ บ้านเลขที่", False),
    ("O30", COMPLAINTS, "ช่องทางแจ้งเรื่องร้องเรียนการทุจริต คำถามของท่าน", False),  # the heading above it
    ("O30", COMPLAINTS, "ชื่อผู้ตอบ ข้อความ ตอบกระทู้", False),
    ("O30", COMPLAINTS, "ร้องทุกข์ออนไลน์ ประเภทเรื่อง รายละเอียด", False),  # general complaints
    ("O30", COMPLAINTS, "หัวข้อ ข้อความ โพสต์", False),  # a board's
    ("O30", COMPLAINTS, "ร้องทุกข์กล่าวหาเจ้าหน้าที่ รายละเอียด", True),
    ("O30", COMPLAINTS, "ช่องทางแจ้งเรื่องร้องเรียนการทุจริต เจ้าหน้าที่ที่ทุจริต คำถามเพิ่มเติม", True),
    ("O32", OPINIONS, "ช่องทางการรับฟังความคิดเห็น ชื่อผู้ถาม คำถาม", False),
    ("O32", OPINIONS, "ชื่อ ข้อความ", True),
    ("O32", OPINIONS, "สมัครเข้าร่วมแข่งขัน ทีม", False),
    ("O32", OPINIONS, "จองห้องประชุม วันที่", False),
    ("O32", OPINIONS, "จองคิวแล้วเป็นอย่างไร อยากให้ปรับปรุงเรื่องใด", True),
])  # fmt: skip
def test_what_a_forms_fields_say_outweighs_the_title(code, title, words, expected, measured):
    assert measured(code, title, forms=(form(words, "text", "textarea"),))["online_form"].met is expected


def test_a_form_to_print_is_not_online(measured):
    links = (Link(f"{HOST}/form.pdf", "แบบคำร้องเรียนการทุจริต"),)
    found = measured("O30", f"{COMPLAINTS}\nกรอกแบบฟอร์มให้ครบถ้วน แล้วนำมายื่น ณ ที่ทำการ", links=links)
    assert found["online_form"].met is False
    assert measured("O17", "=E-Service\nกรอกแบบฟอร์มแล้วนำมายื่น", links=links)["online"].met is False


SYSTEMS = (Link(f"{HOST}/e/1", "แจ้งซ่อมไฟฟ้าออนไลน์"), Link(f"{HOST}/e/2", "ระบบจองคิวชำระภาษี"))


@pytest.mark.parametrize(
    ("notation", "fields", "expected"),
    [
        ("=E-Service", {"forms": (form("ยื่นคำร้องทั่วไป", "text", "textarea"),)}, True),
        ("=E-Service", {"forms": (form("ชื่อผู้ใช้", "text", "password"),)}, False),
        # what is asked for below the title is no service
        ("=E-Service", {"forms": (form("ให้คะแนนการให้บริการ", "select", "textarea"),)}, False),
        ("=E-Service", {"forms": (form("ตำแหน่งที่สมัคร วุฒิการศึกษา", "text", "file"),)}, False),
        ("=E-Service", {"forms": (form("ตอบคำถามชิงรางวัล", "text", "textarea"),)}, False),
        ("=E-Service", {"links": SYSTEMS}, True),
        ("=E-Service", {"links": SYSTEMS[:1]}, None),
        ("=E-Service\nดาวน์โหลดแบบฟอร์มคำร้องทั่วไป กรอกแล้วนำมายื่น", {}, False),
        ("=E-Service", {"links": (Link(f"{HOST}/1.pdf", "คำร้องออนไลน์"), Link(f"{HOST}/2.pdf", "คำขอออนไลน์"))}, False),
        ("=E-Service", {"links": (Link(f"{HOST}/svc/tree", "ขอให้ตัดกิ่งไม้"), Link(f"{HOST}/svc/hall", "จองศาลา"))}, None),
        ("=E-Service\nบริการประชาชน", {"forms": (form("แสดงความคิดเห็น", "text", "textarea"),)}, False),
    ],
)
def test_online_service(notation, fields, expected, measured):
    assert measured("O17", notation, **fields)["online"].met is expected


def test_a_download_page_is_quoted(measured):
    result = measured("O17", "=E-Service\nดาวน์โหลดแบบฟอร์มคำร้องทั่วไป กรอกแล้วนำมายื่น")["online"]
    assert result.met is False
    assert "ดาวน์โหลดแบบฟอร์ม" in result.evidence[0].quote


@pytest.mark.parametrize(("lines", "expected"), [
    (("ถาม: จ่ายภาษีเมื่อไร", "ตอบ: เมษายนของทุกปี"), None),  # nobody asked it
    (("ถาม: จ่ายภาษีเมื่อไรครับ", "ตอบ: เมษายนของทุกปี"), True),
    (("ถาม: (2 มี.ค. 2565) จ่ายภาษีเมื่อไร", "ตอบ: เมษายนของทุกปี"), True),
])  # fmt: skip
def test_answers_of_a_board_have_askers(lines, expected, measured):
    assert measured("O8", "\n".join(("=กระดานถาม-ตอบ", *lines)))["two_way"].met is expected


CORRUPTION = "ช่องทางแจ้งเรื่องร้องเรียนการทุจริตและประพฤติมิชอบ"
OPINIONS = "ช่องทางการรับฟังความคิดเห็น"
WRITTEN = Form(f"{HOST}/send", "post", (("text", "ชื่อ"), ("text", "เรื่อง"), ("textarea", "รายละเอียด")), "", ("ส่ง",))
BOOKED = Form(f"{HOST}/send", "post", (("text", "ชื่อ"), ("date", "วันที่"), ("textarea", "รายละเอียด")), "", ("ส่ง",))


@pytest.mark.parametrize(
    ("code", "title", "call", "head", "sent", "expected"),
    [
        ("O30", CORRUPTION, "แจ้งเรื่องที่นี่", "แจ้งเบาะแสการทุจริต", WRITTEN, True),
        ("O30", CORRUPTION, "แจ้งเรื่องทุจริต", "แบบฟอร์มออนไลน์", WRITTEN, True),
        ("O30", CORRUPTION, "ติดต่อเรา", "ฝากข้อความ", WRITTEN, None),
        ("O32", OPINIONS, "คลิกที่นี่", "จองห้องประชุม", WRITTEN, None),
        ("O32", OPINIONS, "แสดงความคิดเห็น", "แบบฟอร์ม", WRITTEN, True),
        ("O17", "E-Service", "ติดต่อที่นี่", "จดหมายถึงนายก", BOOKED, None),
        ("O17", "E-Service", "จองห้องประชุม", "ห้องประชุม", BOOKED, True),
    ],
)
def test_a_form_behind_a_link_is_what_its_own_page_calls_it(code, title, call, head, sent, expected, measured, pages):
    """The titles of the submitted page are a claim about what stands on that page."""
    behind = pages.document(f"={head}\n#{head}", url=f"{HOST}/r/1", forms=(sent,), head_title=head)
    page = f"={title}\n#{title}\n-{call}"
    seen = next(iter(measured(code, page, behind, links=(Link(f"{HOST}/r/1", call),)).values()))
    assert seen.met is expected


def test_a_form_in_a_frame_is_the_pages_own(measured, pages):
    framed = pages.document("=แบบฟอร์ม", url=f"{HOST}/r/1", forms=(WRITTEN,))
    seen = measured("O30", f"={CORRUPTION}\n#{CORRUPTION}", framed, links=(Link(f"{HOST}/r/1", "", Via.FRAME),))
    assert next(iter(seen.values())).met is True


@pytest.mark.parametrize(
    ("tax", "pension", "expected"),
    [
        ("ระบบชำระภาษี อยู่ระหว่างการพัฒนา ยังไม่เปิดให้บริการ กรุณาชำระที่กองคลังในวันและเวลาราชการ", "เปิดให้บริการเร็วๆ นี้", None),
        ("ระบบชำระภาษี อยู่ระหว่างการพัฒนา ยังไม่เปิดให้บริการ", "กรอกเลขประจำตัวเพื่อลงทะเบียน", None),  # one is left
        ("กรอกเลขที่ใบแจ้งเพื่อชำระ", "กรอกเลขประจำตัวเพื่อลงทะเบียน", True),
        ("กรอกเลขที่ใบแจ้งเพื่อชำระ " * 12 + "\nระบบแผนที่ภาษีอยู่ระหว่างการพัฒนา", "กรอกเลขประจำตัวเพื่อลงทะเบียน", True),
    ],
)
def test_services_whose_pages_say_that_they_are_still_being_made(tax, pension, expected, measured, pages):
    calls = ("ชำระภาษีออนไลน์", "ลงทะเบียนเบี้ยยังชีพออนไลน์")
    behind = [
        pages.document(f"={call}\n#{call}\n{text}", url=f"{HOST}/es/{number}")
        for number, (call, text) in enumerate(zip(calls, (tax, pension), strict=True))
    ]
    links = tuple(Link(f"{HOST}/es/{number}", call) for number, call in enumerate(calls))
    page = "=บริการออนไลน์\n#บริการออนไลน์ e-Service\n" + "\n".join(f"-{call}" for call in calls)
    assert measured("O17", page, *behind, links=links)["online"].met is expected
