"""The PDF by the real Chromium: text that can be found and copied, the same bytes again, and a clear word without it."""

import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from model.errors import InputError
from model.finding import Verdict
from reports import as_evidence, as_pdf, chromium
from tests.reports import sample

WHEN = datetime(2022, 4, 20, 1, 2, 3, tzinfo=UTC)


@pytest.fixture
def pdftotext(tmp_path: Path) -> object:
    """The text of a PDF without blanks and line ends, which depend on the width of the columns."""
    program = shutil.which("pdftotext")
    if chromium.found() is None or program is None:
        pytest.skip("Chromium or pdftotext (poppler-utils) is not installed: no PDF was made and read")

    def read(content: bytes) -> str:
        path = tmp_path / "made.pdf"
        path.write_bytes(content)
        done = subprocess.run([program, "-enc", "UTF-8", "-raw", path, "-"], capture_output=True, timeout=60, check=True)
        return "".join(done.stdout.decode().split())

    return read


def squeezed(text: str) -> str:
    return "".join(text.split())


def test_an_agency_gets_its_list_with_quotes_and_links(pdftotext: object) -> None:
    found = pdftotext(as_pdf.write(sample.only(0), "th"))  # type: ignore[operator]
    [agency] = sample.only(0).agencies
    for text in (agency.agency.name, "เสร็จสิ้น 1 จาก 4 ตัวชี้วัด คิดเป็นร้อยละ 25", "ก่อน 30 เม.ย. 2565 17:00 น.", "เหลือ 10 วัน"):
        assert squeezed(text) in found
    for cell in agency.cells:
        for text in (cell.item.name.th, cell.todo.th, *(link.url for link in cell.links)):
            assert squeezed(text) in found
        assert cell.verdict is Verdict.PASS or all(squeezed(seen.quote) in found for seen in cell.seen)


def test_the_province_gets_a_summary_and_the_same_bytes_again(pdftotext: object) -> None:
    made = as_pdf.write(sample.report(), "th")
    assert made == as_pdf.write(sample.report(), "th")
    found = pdftotext(made)  # type: ignore[operator]
    for text in (
        "2 หน่วยงาน", "เสร็จสิ้น 5 จาก 8 ตัวชี้วัด คิดเป็นร้อยละ 62", "ความก้าวหน้ารายตัวชี้วัด", "ปัญหาที่พบ",
        "สิ่งที่ขอให้หน่วยงานดำเนินการ", sample.WRONG_YEAR.th, "O42 มาตรการส่งเสริมคุณธรรม (5.00): " + sample.NO_URL.th,
    ):  # fmt: skip
        assert squeezed(text) in found, text


def test_the_evidence_of_an_address(pdftotext: object) -> None:
    found = pdftotext(as_evidence.write_pdf(sample.sheet(), "en"))  # type: ignore[operator]
    for text in (sample.SITE + "/oit/o18", "2022-04-19T18:00:04+00:00", "2001:db8::7 (IPv6)", "192.0.2.7", sample.HASH, "not valid",
                 "The certificate has expired", "read-timeout", "Apache", "301"):  # fmt: skip
        assert squeezed(text) in found, text


def test_without_chromium_the_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chromium, "found", lambda: None)
    with pytest.raises(InputError) as caught:
        as_pdf.write(sample.report(), "th")
    assert "chromium" in caught.value.message_th
    assert "apt install chromium" in caught.value.message_en


@pytest.mark.parametrize("name", ["msedge", "google-chrome", "chromium"])
def test_any_chromium_on_the_path_is_taken(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / name
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert chromium.found() == str(program)


def test_windows_folders_are_looked_into(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    monkeypatch.setattr(chromium, "_MAC", ())
    for root in chromium._WINDOWS_ROOTS:
        monkeypatch.delenv(root, raising=False)
    assert chromium.found() is None
    monkeypatch.setenv("PROGRAMFILES", str(tmp_path))
    edge = tmp_path / chromium._WINDOWS[1]
    edge.parent.mkdir(parents=True, exist_ok=True)
    edge.write_bytes(b"")
    assert chromium.found() == str(edge)


def test_a_browser_that_fails_is_told_with_its_last_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "chromium"
    program.write_text("#!/bin/sh\necho first >&2\necho cannot open display >&2\nexit 1\n")
    program.chmod(0o755)
    monkeypatch.setattr(chromium, "found", lambda: str(program))
    with pytest.raises(InputError, match="cannot open display"):
        chromium.pdf("<p>x</p>", made_at=WHEN)


def test_a_browser_that_hangs_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "chromium"
    program.write_text("#!/bin/sh\nexec sleep 60\n")
    program.chmod(0o755)
    monkeypatch.setattr(chromium, "found", lambda: str(program))
    monkeypatch.setattr(chromium, "SECONDS", 0.2)
    with pytest.raises(InputError, match=r"0\.2 s"):
        chromium.pdf("<p>x</p>", made_at=WHEN)


def test_both_dates_are_replaced_at_their_length() -> None:
    before = b"<</CreationDate (D:20260101000000+00'00')\n/ModDate (D:20260101000000+00'00')>> startxref 9"
    after = chromium._dated(before, WHEN)
    assert len(after) == len(before)
    assert after.count(b"(D:20220420010203+00'00')") == 2
