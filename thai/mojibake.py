"""Thai that was read with the wrong table of characters, where that is certain."""

import re

_ROUNDS = 3  # seen twice over on real pages
# The first bytes of Thai in UTF-8 (E0 B8, E0 B9) as Latin-1 and as Windows-874 show them, and the former encoded again.
_UTF8_AS_LATIN = ("à¸", "à¹", "Ã\xa0Â")
# Of the latter the shown forms of า, ร and เ, which no Thai word contains; plain "เน" stands in ดำเนินงาน.
_UTF8_AS_THAI = ("เธฒ", "เธฃ", "เน€")
_COMMONEST_TIS_LETTER = "Ò"  # sara aa: no longer Thai text is without it

# What Windows-1252 shows for the bytes 80-9F; undefined bytes come through as control characters.
_CP1252 = {byte: bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(0x80, 0xA0)}
_CP1252_BYTE = {char: byte for byte, char in _CP1252.items()}
_CP874_BYTE = {bytes([byte]).decode("cp874", "ignore") or chr(byte): byte for byte in range(0x80, 0x100)}

_LATIN_RUN = re.compile(f"[\x80-\xff{''.join(_CP1252.values())}]{{3,}}")
_THAI_RUN = re.compile("(?:เ[ธน][\x80-\xa0ก-ฟ€…‘’“”•–—]){3,}")
_TIS_RUN = re.compile("[\xa1-\xda\xdf-\xfb]{4,}")
_LATIN_WORD = re.compile("[A-Za-z][\xa1-\xfb]|[\xa1-\xfb][A-Za-z]")
# A leading vowel has a consonant behind it, a mark or following vowel one before it: chance text breaks this at once.
_THAI_SYLLABLES = re.compile("(?:[เ-ไ]?[ก-ฮ][ัิ-ฺ็-๎]*[ะาำๅๆฯ]*|[๐-๙ฯๆ฿])+")


def undo_mojibake(text: str) -> str:
    """The text as it was meant, where no other reading is possible; otherwise unchanged."""
    if text.isascii():
        return text
    for _ in range(_ROUNDS):
        repaired = text
        if any(sign in text for sign in _UTF8_AS_LATIN):
            repaired = _LATIN_RUN.sub(_utf8_of_latin, repaired)
        if any(sign in text for sign in _UTF8_AS_THAI):
            repaired = _THAI_RUN.sub(_utf8_of_thai, repaired)
        if repaired == text:
            break
        text = repaired
    return _thai_of_latin(text) if _COMMONEST_TIS_LETTER in text else text


def may_be_mojibake(text: str) -> bool:
    """True where the text may hold letters whose reading depends on all others in it."""
    return _COMMONEST_TIS_LETTER in text


def _utf8_of_latin(match: re.Match[str]) -> str:
    return _decoded(match[0], bytes(_CP1252_BYTE.get(char, ord(char) & 0xFF) for char in match[0]))


def _utf8_of_thai(match: re.Match[str]) -> str:
    return _decoded(match[0], bytes(_CP874_BYTE.get(char, 0xFF) for char in match[0]))


def _decoded(shown: str, meant: bytes) -> str:
    try:
        return meant.decode("utf-8")
    except UnicodeDecodeError:
        return shown


def _thai_of_latin(text: str) -> str:
    """Windows-874 shown as Latin-1, where every run of such letters makes Thai syllables and none touches a-z."""
    runs = _TIS_RUN.findall(text)
    if not runs or _LATIN_WORD.search(text):
        return text
    if not all(_THAI_SYLLABLES.fullmatch(_cp874(run)) for run in runs):
        return text
    return _TIS_RUN.sub(lambda match: _cp874(match[0]), text)


def _cp874(shown: str) -> str:
    return shown.encode("latin-1").decode("cp874", "replace")
