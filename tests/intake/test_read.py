"""Sources that cannot be used, in words; long ones as a stream; random ones without a crash."""

import os
import time
import tracemalloc
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from intake.read import open_source
from model.errors import InputError
from model.submission import Agency, Problem, Submission

CODES = tuple(f"O{number}" for number in range(1, 44))
ZIP = b"PK\x05\x06" + b"\0" * 18


@pytest.mark.parametrize(
    ("data", "thai", "english"),
    [
        (b"", "ไม่มีข้อมูล", "is empty"),
        (b" \r\n\t\n", "ไม่มีข้อมูล", "is empty"),
        (b"\xef\xbb\xbf", "ไม่มีข้อมูล", "is empty"),
        (b"\xff\xfe", "ไม่มีข้อมูล", "is empty"),
        (b"\0" * 5000, "ไม่มีข้อมูล", "is empty"),
        (b"%PDF-1.7\n", "ไฟล์ PDF", "this is a PDF, not a table"),
        (b"\x89PNG\r\n\x1a\n", "รูปภาพ", "this is a picture"),
        (b"\xff\xd8\xff\xe0", "รูปภาพ", "this is a picture"),
        (b"<!DOCTYPE html><table><tr><td>agency", "หน้าเว็บ HTML", "this is an HTML page"),
        (b"\xef\xbb\xbf\n<HTML><body>", "หน้าเว็บ HTML", "this is an HTML page"),
        (b"<table border=1>", "หน้าเว็บ HTML", "this is an HTML page"),
        (b'<?xml version="1.0"?><Workbook>', "ไฟล์ XML", "this is an XML file"),
        (b"{\\rtf1", "เอกสาร RTF", "this is an RTF document"),
        (b"\x1f\x8b\x08\0", "ไฟล์บีบอัด", "this is a compressed file"),
        (b'[{"agency": "A"}]', "หนึ่งวัตถุต่อบรรทัด", "this is a JSON array"),
        (ZIP, "ไฟล์ ZIP", "this is a ZIP archive"),
        (b"PK\x03\x04broken", "เสียหาย", "the workbook is broken"),
        (bytes(range(1, 32)) * 20, "ข้อมูลไบนารี", "this is binary data"),
        (b"a,b,c\n1,2,3\n", "พบแต่: “a”, “b”, “c”", "no header found in the first 200 rows; seen: “a”, “b”, “c”; needed are"),
        ("หน่วยงาน,ลิงก์\nA,https://a.example\n".encode(), "ข้อ (indicator)", "agency (หน่วยงาน), indicator (ข้อ), url"),
        (b"agency indicator url\nA O1 https://a.example\n", "พบแต่: “agency indicator url”", "no header found"),
        (b"agency,indicator,url\n", "มีหัวตารางแต่ไม่มีข้อมูล", "a header and no rows below it"),
        (b"agency,indicator,url\n,,\n , \n", "มีหัวตารางแต่ไม่มีข้อมูล", "a header and no rows below it"),
        (
            b"agency,indicator,url\nA,O99x,https://a.example\n",
            "ไม่มีแถวที่ใช้ได้",
            "no usable row; the first problem: file oit row 2",
        ),
        (b"x\n" * 100, "พบแต่: “x”", "no header found"),
        (b"{nope\n", "ไม่มีแถวที่ใช้ได้", "not valid JSON"),
        (b"agency;indicator\n", "ไม่พบหัวตาราง", "no header found"),
    ],
)
def test_what_cannot_be_used_is_told_in_both_languages(read, data: bytes, thai: str, english: str) -> None:
    with pytest.raises(InputError) as caught:
        read(data)
    assert thai in caught.value.message_th
    assert english in caught.value.message_en
    assert caught.value.message_th.startswith("ไฟล์ oit: ")


def test_paths_that_cannot_be_opened(tmp_path: Path, read) -> None:
    with pytest.raises(InputError, match=r"nope\.csv: no such file"):
        read(tmp_path / "nope.csv")
    with pytest.raises(InputError, match="is a folder"):
        read(tmp_path)
    with pytest.raises(InputError, match="cannot be opened"):
        list(open_source("a\0b", codes=CODES))
    with pytest.raises(InputError, match="cannot be opened"):
        list(open_source("x" * 5000, codes=CODES))


@pytest.mark.parametrize("address", ["www.a.example", "a.go.th", "a.go.th/ita", "www.a.go.th/ita?x=1"])
def test_an_address_without_its_scheme_is_told_from_a_file(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InputError, match="no such file; if it is the address of a page, begin it with http://") as caught:
        list(open_source(address, codes=CODES))
    assert address in caught.value.message_th


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root and Windows read everything")
def test_a_file_without_permission(tmp_path: Path, read) -> None:
    path = tmp_path / "oit.csv"
    path.write_text("agency,indicator,url\n")
    path.chmod(0)
    with pytest.raises(InputError, match="cannot be opened"):
        read(path)


def test_codes_of_another_framework(tmp_path: Path) -> None:
    path = tmp_path / "oit.csv"
    path.write_bytes(b"agency,indicator,url\nA,O35,https://a.example\nA,O36,https://a.example\n")
    items = list(open_source(str(path), codes=CODES[:35]))
    assert [item.indicator for item in items if isinstance(item, Submission)] == ["O35"]
    assert ["O1 to O35" in item.message_en for item in items if isinstance(item, Problem)] == [True]


ROWS = 140_000


# Some seconds on purpose: what is remembered on purpose (the last 100,000 answers) must be full before memory is watched.
def test_many_rows_are_a_stream(tmp_path: Path) -> None:
    path = tmp_path / "many.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write("agency,indicator,url,province\n")
        file.writelines(
            f"อบต.ที่ {row // 43},O{row % 43 + 1},https://t{row // 43}.example/แผน/{row},ตัวอย่าง\n" for row in range(ROWS)
        )
    begin = time.process_time()
    items = (item for item in open_source(str(path), codes=CODES) if isinstance(item, Submission))
    assert sum(1 for _ in islice(items, 105_000)) == 105_000
    tracemalloc.start()
    assert sum(1 for _ in islice(items, 20_000)) == 20_000
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert sum(1 for _ in items) == ROWS - 125_000
    # 20,000 submissions held would be 12 MB; the new answers that replace remembered ones are below 2 MB
    assert peak < 5_000_000
    assert time.process_time() - begin < 30


def test_the_first_rows_come_before_the_last_are_read(tmp_path: Path) -> None:
    path = tmp_path / "oit.csv"
    path.write_bytes(b"agency,indicator,url\n" + b"A,O1,https://a.example\n" * 200_000)
    items = open_source(str(path), codes=CODES)
    begin = time.process_time()
    assert isinstance(next(items), Agency)
    assert time.process_time() - begin < 1


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.one_of(
        st.binary(max_size=400),
        st.text(alphabet=st.characters(codec="utf-8"), max_size=300).map(str.encode),
        st.binary(max_size=300).map(lambda tail: b"agency,indicator,url\n" + tail),
        st.binary(max_size=300).map(lambda tail: b"PK\x03\x04" + tail),
        st.binary(max_size=300).map(lambda tail: b'{"agency": "' + tail),
        st.lists(
            st.sampled_from(["A", "O1", ",", '"', "\n", "\r", "https://a.example", "\0", "ก", ";", "\t", " ", "รวม"]),
            max_size=60,
        ).map(lambda parts: ("agency,indicator,url\n" + "".join(parts)).encode()),
    )
)
def test_random_bytes_give_records_or_a_clear_refusal(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "oit.csv"
    path.write_bytes(data)
    try:
        items = list(open_source(str(path), codes=CODES))
    except InputError:
        return
    assert any(isinstance(item, Agency) for item in items)
    positions = [item.position for item in items if isinstance(item, Submission)]
    assert positions == list(range(len(positions)))
    for item in items:
        str(item).encode()
