"""The evidence sheet of one address as a page or on paper, for disputes about whether it opened."""

from markupsafe import Markup

from reports import chromium
from reports.as_html import read
from reports.evidence import EvidenceSheet, family
from reports.templates_environment import environment

HEADERS_SHOWN = 60  # no server sends more that matter
HEADER_AT_MOST = 400
TEXTS = {
    "th": {
        "title": "บันทึกหลักฐานการตรวจ URL", "url": "URL ที่ขอ", "asked_for": "ส่งโดย", "when": "ขอเมื่อ", "scan": "รอบตรวจ",
        "outcome": "ผล", "status": "สถานะ HTTP", "final": "ปลายทาง", "address": "ที่อยู่ที่ติดต่อจริง", "none": "ไม่มี",
        "attempts": "จำนวนครั้งที่ลอง", "elapsed": "ใช้เวลาครั้งสุดท้าย", "ms": "มิลลิวินาที", "size": "ขนาดที่ได้รับ", "bytes": "ไบต์",
        "stored": "เนื้อหาที่เก็บไว้", "hash": "SHA-256 ของเนื้อหา", "cut": "เก็บไว้ไม่ครบ", "detail": "รายละเอียดทางเทคนิค",
        "notes": "ข้อสังเกต รวมถึงใบรับรอง", "hops": "ลำดับการขอและการส่งต่อ", "to": "ส่งต่อไปที่", "headers": "ส่วนหัวของคำตอบ",
        "looks": "ประวัติการตรวจ URL นี้", "looks_note": "รอบเก่าเก็บไว้เฉพาะรอบที่ได้คำตอบต่างจากรอบก่อน", "type": "ชนิดเนื้อหา",
        "certificate": "ใบรับรอง", "cert_ok": "ผ่านการตรวจสอบ", "cert_none": "ไม่ได้ใช้ HTTPS หรือยังไปไม่ถึงขั้นใบรับรอง",
        "cert_bad": "ไม่ผ่านการตรวจสอบ ดูข้อสังเกต", "looked_up": "ชื่อที่ถาม DNS และคำตอบที่ได้", "local": "ที่อยู่ของเครื่องที่ตรวจ",
        "literal": "URL ระบุที่อยู่เอง จึงไม่ต้องถาม DNS", "no_answer": "ไม่ได้คำตอบ",
        "subject": "ออกให้", "issuer": "ออกโดย", "valid": "ใช้ได้ตั้งแต่", "until": "ถึง", "fingerprint": "SHA-256 ของใบรับรอง",
        "unchanged": "เว็บไซต์ยืนยันว่าเนื้อหายังเหมือนเดิม (HTTP 304) ตั้งแต่", "made_by": "จัดทำด้วย oit {version}",
    },
    "en": {
        "title": "Evidence of a URL check", "url": "URL asked", "asked_for": "Submitted by", "when": "Asked at", "scan": "Scan",
        "outcome": "Outcome", "status": "HTTP status", "final": "Final address", "address": "Address that was asked",
        "none": "none", "attempts": "Attempts", "elapsed": "The last one took", "ms": "ms", "size": "Received", "bytes": "bytes",
        "stored": "Stored content", "hash": "SHA-256 of the content", "cut": "not stored in full", "detail": "Technical detail",
        "notes": "Noticed, also of the certificate", "hops": "Requests and redirects in order", "to": "Sent on to",
        "headers": "Headers of the response", "looks": "Earlier looks at this URL",
        "looks_note": "Of old scans only those are kept that got another answer than the one before", "type": "Content type",
        "looked_up": "Name asked of DNS, and its answer", "local": "Address of the machine that asked",
        "literal": "the URL names the address, so DNS is not asked", "no_answer": "no answer",
        "subject": "Issued to", "issuer": "Issued by", "valid": "Valid from", "until": "to", "fingerprint": "SHA-256 of the certificate",
        "unchanged": "The site said that its content is still the same (HTTP 304) since",
        "certificate": "Certificate", "cert_ok": "verified", "cert_none": "no HTTPS, or it was not reached",
        "cert_bad": "not valid; see what was noticed", "made_by": "made by oit {version}",
    },
}  # fmt: skip
_BAD_CERTIFICATE = ("tls-invalid", "tls-invalid-but-served")


def render(sheet: EvidenceSheet, lang: str) -> str:
    """The page."""
    capture = sheet.capture
    return (
        environment()
        .get_template("evidence.html.j2")
        .render(
            sheet=sheet,
            capture=capture,
            lang=lang,
            t=TEXTS[lang],
            certificate=TEXTS[lang][_certificate(sheet)],
            family=family,
            address=next((hop.address for hop in reversed(capture.hops) if hop.address), None),
            headers=[(key[:HEADER_AT_MOST], value[:HEADER_AT_MOST]) for key, value in capture.headers[:HEADERS_SHOWN]],
            style=Markup(read("paper.css")),  # noqa: S704 -- our own file
        )
    )


def write_pdf(sheet: EvidenceSheet, lang: str) -> bytes:
    """The page as a PDF; InputError where no Chromium is installed."""
    return chromium.pdf(render(sheet, lang), made_at=sheet.capture.checked_at)


def _certificate(sheet: EvidenceSheet) -> str:
    """Which of the sentences on certificates is true."""
    capture = sheet.capture
    if capture.outcome in _BAD_CERTIFICATE or any(note.code in _BAD_CERTIFICATE for note in capture.notes):
        return "cert_bad"
    reached = capture.http_status is not None and (capture.final_url or "").lower().startswith("https://")
    return "cert_ok" if reached else "cert_none"
