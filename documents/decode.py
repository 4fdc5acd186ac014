"""Bytes to text: by what the bytes are, and only then by what the page says they are."""

import codecs
import re

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Python knows no codec of the names windows-874, x-windows-874 and tis-620-2533, and its tis-620 passes 80-9F through.
_THAI_LABELS = frozenset({
    "cp874", "windows-874", "x-windows-874", "tis-620", "tis620", "tis-620-0", "tis-620-2533", "tis620-2533", "tis620.2533-0",
    "iso-8859-11", "iso8859-11", "iso-ir-166", "dos-874", "ms874", "thai", "x-iso-8859-11", "ibm-874", "ibm874",
})  # fmt: skip
_OTHER_LABELS = frozenset({
    "utf-8", "utf8", "utf-16", "utf-16le", "utf-16be", "iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii", "iso-8859-2", "iso-8859-15",
    "windows-1250", "windows-1251", "windows-1252", "windows-1253", "windows-1254", "windows-1256", "windows-1258", "koi8-r",
    "gb2312", "gbk", "gb18030", "big5", "shift_jis", "euc-jp", "iso-2022-jp", "euc-kr",
})  # fmt: skip
_UTF_16_LABELS = {b"utf-16": "utf-16-le", b"utf-16le": "utf-16-le", b"utf-16be": "utf-16-be"}  # as browsers read the first
_END_TAG = "</"  # what every page in UTF-16 has, and no page in UTF-8 with a stray NUL has as two wide letters
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
_DECLARED_WITHIN = 4096

# A broken page in UTF-8 still has many whole characters for each broken one; Windows-874 read as UTF-8 has fewer than one.
_WHOLE_PER_BROKEN = 4
_THAI_BYTE_SHARE = 0.9
_SAMPLE = 65_536
_THAI_BYTES = bytes(range(0xA1, 0xDB)) + bytes(range(0xDF, 0xFC))
_HIGH_BYTES = bytes(range(0x80, 0x100))
# A Thai mark needs a Thai letter before it; the accents of French have a Latin one.
_MARK_WITHOUT_LETTER = re.compile(rb"[A-Za-z][\xd1\xd4-\xda\xe7-\xee]")
_UPPER_BYTE_SHARE = 0.8
_THAI = re.compile("[ก-๛]")
_OTHER_SCRIPTS = re.compile("[\u0700-\u0dff\u0e80-\u1dff\u1f00-\u1fff\ua000-\uabff]")


def decode(body: bytes, content_type: str | None) -> str:
    """The body as text without lone surrogates; never raises."""
    return decoded(body, content_type)[0]


def decoded(body: bytes, content_type: str | None) -> tuple[str, str]:
    """The same, and the codec that it was read by."""
    codec, start = wide_codec(body, content_type)
    if codec:
        return body[start:].decode(codec, "replace"), codec
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_other(body, content_type)
    if not text.isascii() and not _THAI.search(text) and _OTHER_SCRIPTS.search(text) and looks_thai(body[:_SAMPLE]):
        return body.decode("cp874", "replace"), "cp874"  # a few Thai letters of Windows-874 can pass for UTF-8 by chance
    return text, "utf-8"


def wide_codec(body: bytes, content_type: str | None) -> tuple[str, int]:
    """The codec of a body with a byte order mark, or in UTF-16 without one, and where its text begins; else ""."""
    for bom, codec in _BOMS:
        if body.startswith(bom):
            return codec, len(bom)
    sample = body[:_DECLARED_WITHIN]
    if b"\0" not in sample:
        return "", 0  # markup in UTF-16 has one in every tag, whatever a header says
    if told := _upper_bytes_tell(sample):
        return told, 0
    declared = _DECLARED.search((content_type or "").encode("ascii", "ignore"))
    codec = _UTF_16_LABELS.get(declared[1].lower(), "") if declared else ""
    return (codec, 0) if codec and _END_TAG.encode(codec) in sample else ("", 0)


def _decode_other(body: bytes, content_type: str | None) -> tuple[str, str]:
    text = body.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = len(text) - broken - _count_ascii(body)
    if whole >= broken * _WHOLE_PER_BROKEN:
        return text, "utf-8"
    label = _declared(body, content_type)
    if looks_thai(body[:_SAMPLE]) and not _is_double_byte(body, label):
        codec = "cp874"
    elif label in _OTHER_LABELS and not label.startswith(("utf", "us-ascii", "ascii")):
        # Browsers read Latin-1 as Windows-1252, and so were the pages written.
        codec = "cp1252" if label in {"iso-8859-1", "latin1", "latin-1"} else label
    else:
        codec = "cp874" if label in _THAI_LABELS else "latin-1"
    return body.decode(codec, "replace"), codec


def _count_ascii(body: bytes) -> int:
    return len(body.translate(None, _HIGH_BYTES))


def _upper_bytes_tell(sample: bytes) -> str:
    """UTF-16 without its mark, told by the upper byte of every pair."""
    for half, codec in ((sample[1::2], "utf-16-le"), (sample[0::2], "utf-16-be")):
        # The upper bytes: 00 for markup, 0E for Thai.
        if half.count(0) and half.count(0) + half.count(0x0E) >= len(half) * _UPPER_BYTE_SHARE:
            return codec
    return ""


def looks_thai(sample: bytes) -> bool:
    """Whether these bytes are Windows-874 rather than another table of eight bits."""
    high = len(sample) - _count_ascii(sample)
    thai = len(sample) - len(sample.translate(None, _THAI_BYTES))
    if high == 0 or thai < high * _THAI_BYTE_SHARE:
        return False
    return len(_MARK_WITHOUT_LETTER.findall(sample)) * 5 < high


def _is_double_byte(body: bytes, label: str) -> bool:
    """Chinese, Japanese and Korean bytes lie where Thai ones do: there the label is believed if all of it fits."""
    if label not in {"gb2312", "gbk", "gb18030", "big5", "shift_jis", "euc-jp", "euc-kr"}:
        return False
    try:
        body[:_SAMPLE].decode(label)
    except UnicodeDecodeError:
        return False
    return True


def _declared(body: bytes, content_type: str | None) -> str:
    found = _DECLARED.search((content_type or "").encode("ascii", "ignore")) or _DECLARED.search(body[:_DECLARED_WITHIN])
    return found[1].decode("ascii").lower() if found else ""
