"""Five thousand damaged submissions files of every kind: each ends in rows, or in a sentence that says what is wrong."""

import io
import random
import re
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import openpyxl

from intake.read import open_source
from model.errors import InputError
from model.submission import Agency, Problem, Submission

SEED = 2565
FILES = 5_200
LONGEST_SECONDS = 5.0  # for one file; the slowest here takes a fraction of a second
CODES = tuple(f"O{number}" for number in range(1, 44))

HEADER = ("หน่วยงาน", "จังหวัด", "ปีงบประมาณ", "ข้อ", "ลิงก์", "คำอธิบาย")
ROWS = tuple(
    (f"อบต.ทุ่งสมมุติ {row // 4}", "ตัวอย่าง", "2565", f"O{row % 43 + 1}", f"https://tambon.example/แผน?q={row}", 'กล่าวว่า "มี", แล้ว')
    for row in range(10)
)  # fmt: skip
WIDE = (("ชื่อหน่วยงาน", "O1", "O2", "ข้อ 18"), *((f"เทศบาลตำบลบ้านตัวอย่าง {row}", "http://a.example", "", "-") for row in range(5)))
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp874")
TEXTS = (
    '"', '""', ",", ";", "\t", "\n", "\r", "\r\n", "\0", "\x1a", "\x1b[2J", "|", "=cmd|' /C calc'!A0", "@SUM(1)", "O๑๘", "O44",
    "O18,O19", "\ufeff", "\u202e", "\u200b", "\u2028", "\U0001f600", "http://", "https://a.example\nhttps://b.example ",
    "http://admin:secret@a.example/", "๒๕๖๕", "99999999999", "หน่วยงาน", "รวม", "{", "}", "[", '{"agency":', "null", "<table>", "%PDF",
    "PK\x03\x04", "a" * 5_000, "," * 3_000, '"' * 999, "\n" * 2_000,
)  # fmt: skip
TOKENS = (*(text.encode() for text in TEXTS), b"\xff", b"\xfe\xff", b"\xed\xa0\x80", b"\xe0\xb8", b"\xa1\xa2\xa3")

# The control characters but tab and ends of lines.
UNSPEAKABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]")

Damage = Callable[[bytes, bytes, random.Random], bytes]


def table(rows: tuple[tuple[str, ...], ...], separator: str) -> str:
    def cell(text: str) -> str:
        return '"' + text.replace('"', '""') + '"' if separator in text or '"' in text else text

    return "".join(separator.join(map(cell, row)) + "\r\n" for row in rows)


def jsonl() -> str:
    keys = ("agency", "province", "fiscal_year", "indicator", "url", "explanation")
    return "".join(
        "{" + ", ".join(f'"{key}": "{text}"' for key, text in zip(keys, row, strict=True)).replace('"มี"', "มี") + "}\n"
        for row in ROWS
    )


def workbook() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["แบบตรวจ OIT"])
    for row in (HEADER, *ROWS):
        sheet.append(row)
    sheet.merge_cells("A3:A6")
    sheet["E4"].hyperlink = "https://hidden.example/x"
    sheet["F5"] = "=1+1"
    other = book.create_sheet("แบบกว้าง")
    for row in WIDE:
        other.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def originals() -> list[tuple[str, bytes]]:
    texts = {
        "csv": table((HEADER, *ROWS), ","),
        "tsv": table((HEADER, *ROWS), "\t"),
        "semicolon": table((HEADER, *ROWS), ";"),
        "wide": table(WIDE, ","),
        "jsonl": jsonl(),
    }
    found = [(f"{name} {encoding}", text.encode(encoding)) for name, text in texts.items() for encoding in ENCODINGS]
    return [*found, *[("xlsx", workbook())] * 6]


def flip(content: bytes, _other: bytes, chance: random.Random) -> bytes:
    damaged = bytearray(content)
    for _ in range(chance.choice([1, 3, 30, 300])):
        damaged[chance.randrange(len(damaged))] = chance.randrange(256)
    return bytes(damaged)


def cut(content: bytes, _other: bytes, chance: random.Random) -> bytes:
    begin, end = sorted(chance.randrange(len(content) + 1) for _ in range(2))
    return content[:begin] if chance.random() < 0.5 else content[:begin] + content[end:]


def splice(content: bytes, other: bytes, chance: random.Random) -> bytes:
    return content[: chance.randrange(len(content))] + other[chance.randrange(len(other)) :]


def repeat(content: bytes, _other: bytes, chance: random.Random) -> bytes:
    begin, end = sorted(chance.randrange(len(content)) for _ in range(2))
    return content[:begin] + content[begin : min(end, begin + 500)] * chance.choice([2, 20]) + content[begin:]


def insert(content: bytes, _other: bytes, chance: random.Random) -> bytes:
    for _ in range(chance.choice([1, 4, 20])):
        place = chance.randrange(len(content) + 1)
        content = content[:place] + chance.choice(TOKENS) + content[place:]
    return content


def words(_content: bytes, _other: bytes, chance: random.Random) -> bytes:
    start = chance.choice([b"", b"agency,indicator,url\n", b'{"agency": "a"', "หน่วยงาน\tข้อ\tลิงก์\n".encode()])
    return start + b"".join(chance.choices(TOKENS, k=chance.choice([1, 10, 60])))


def noise(_content: bytes, _other: bytes, chance: random.Random) -> bytes:
    return chance.choice([b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\xff\xfe"]) + chance.randbytes(600)


DAMAGES: tuple[Damage, ...] = (flip, cut, splice, repeat, insert, insert, words, noise)


def inside(content: bytes, other: bytes, chance: random.Random) -> bytes:
    """Damage in one member of a workbook that is whole outside: else most damage stops at the zip."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    name = chance.choice(["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", *members])
    if members.get(name):
        members[name] = chance.choice(DAMAGES[:5])(members[name], other, chance)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for each, data in members.items():
            archive.writestr(each, data)
    return out.getvalue()


def mutants() -> Iterator[tuple[str, bytes]]:
    chance = random.Random(SEED)
    files = originals()
    for number in range(FILES):
        name, content = files[number % len(files)]
        damage = chance.choice([*DAMAGES, *[inside] * 12] if content.startswith(b"PK") else DAMAGES)
        yield f"{number} {name} {damage.__name__}", damage(content, chance.choice(files)[1], chance)


def end_of(path: Path) -> str:
    """Rows, or a sentence; anything else fails the test."""
    try:
        items = list(open_source(str(path), codes=CODES))
    except InputError as refused:
        assert_speakable(refused.message_th, refused.message_en)
        return "refused"
    assert any(isinstance(item, Agency) for item in items)
    for item in items:
        match item:
            case Submission():
                assert item.indicator in CODES
                assert item.agency
                assert ":secret@a.example" not in item.url
                assert_speakable(item.agency, item.url, item.where, item.explanation or "", item.division or "")
            case Problem():
                assert_speakable(item.where, item.message_th, item.message_en)
            case Agency():
                assert_speakable(item.name, item.province or "", item.home_url or "", item.email or "")
    places = [item.position for item in items if isinstance(item, Submission)]
    assert places == list(range(len(places)))
    return "rows" if places else "agencies"


def assert_speakable(*texts: str) -> None:
    """No lone surrogate, and no control character that a terminal or a file would obey."""
    for text in texts:
        text.encode()
        assert not UNSPEAKABLE.search(text), repr(text[:200])


@contextmanager
def named(name: str) -> Iterator[None]:
    """Whatever goes wrong inside is told with the name of the file."""
    try:
        yield
    except BaseException as error:
        error.add_note(name)
        raise


def test_any_file_ends_in_rows_or_in_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "oit"
    ends: Counter[str] = Counter()
    for name, data in mutants():
        path.write_bytes(data)
        started = time.process_time()
        with named(name):
            ends[end_of(path)] += 1
            assert time.process_time() - started < LONGEST_SECONDS
    assert ends.total() == FILES >= 5_000
    assert ends["rows"] > FILES // 3, "most damage is small: most files can still be used in part"
    assert ends["refused"] > FILES // 20
