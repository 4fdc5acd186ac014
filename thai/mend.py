"""Repairs of Thai text that was damaged on its way through fonts, PDF printers and keyboards."""

import re

_CONSONANT = "ก-ฮ"
_TONE = "่-๋"
_ABOVE = "็-๎"  # tone marks and the other signs that stand on top
_VOWEL_MARK = "ัิ-ฺ"
_MARK = _VOWEL_MARK + _ABOVE

# Each of these finds only places that a rule below may change; most texts have none and are not touched at all.
_DAMAGE = (
    re.compile(f" [าำ{_MARK}]"),
    re.compile(f"[{_ABOVE}][{_MARK}]"),
    re.compile(f"[{_VOWEL_MARK}][{_VOWEL_MARK}]"),
    re.compile(f"[าำ][{_TONE}ำ]"),
)
_DAMAGE_WORDS = ("ํ", "เเ", "เ เ")

_RULES: tuple[tuple[re.Pattern[str], str], ...] = (
    # nikhahit + sara aa (what NFKC makes of sara am), the tone on either side, blanks between
    (re.compile(f"ํ ?([{_TONE}]?) ?า"), r"\1ำ"),
    # "อ านาจ": no Thai word begins with sara aa, so the blank was the ring of a sara am; "ก า ร" is only letter-spaced
    (re.compile(f"(?<![^ ][{_CONSONANT}])(?<=[{_CONSONANT}]) า(?! |$)|(?<=[^ ][{_CONSONANT}]) า"), "ำ"),
    # "น้ า" is น้ำ; but "เป้ า", "หน้ า", "ด้ าน" were drawn apart for their tone: there is no เป้ำ, no หน้ำ and no ด้ำ
    (re.compile(f"(?<=เ[{_CONSONANT}][{_TONE}]) า|(?<=เ[กขคตปผพห][งนมยรลว][{_TONE}]) า"), "า"),
    (re.compile(f"(?<=[บดปผฝพฟทธหขณภมศษ][{_TONE}]) า|(?<=ห[นว][{_TONE}]) า"), "า"),
    (re.compile(f"(?<=[{_CONSONANT}][{_TONE}]) า"), "ำ"),
    (re.compile(f" +(?=[ำ{_MARK}])"), ""),
    (re.compile(f"([{_ABOVE}]+)([{_VOWEL_MARK}]+)"), r"\2\1"),
    (re.compile(f"([{_MARK}ำ])\\1+"), r"\1"),
    (re.compile(f"([{_TONE}])[{_TONE}]+"), r"\1"),
    (re.compile(f"([าำ])([{_TONE}])"), r"\2\1"),
    (re.compile("เ ?เ"), "แ"),
)

_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")
# Thai fonts of Windows keep shifted marks at U+F700-F71A; in order of the code points.
_WINDOWS_GLYPHS = "ฐ" + "ิีึื" + "่้๊๋์" + "่้๊๋์" + "ญ" + "ัํ็" + "่้๊๋์" + "ฺุู"
# Prints of the e-LAAS accounting system carry glyph numbers in plane 16. Seen: ก ส ห เ แ ี ่ ้ ์; the consonants
# between them follow from their even distance, and so do the two tone marks between ้ and ์.
_ELAAS_GLYPHS = (
    {0x1000D6 + code - 0x0E01: chr(code) for code in range(0x0E01, 0x0E2F)}
    | {0x100111: "เ", 0x100112: "แ", 0x100158: "ี"}
    | {0x100160 + code - 0x0E48: chr(code) for code in range(0x0E48, 0x0E4D)}
)
_GLYPHS = {0xF700 + place: char for place, char in enumerate(_WINDOWS_GLYPHS)} | _ELAAS_GLYPHS
_UNREADABLE = "\ufffd"
_PLANE_0_END = 0xFFFF


def is_sound(text: str) -> bool:
    """True where `mend` would change nothing; the text must have no white space but single blanks."""
    if not text.isprintable() or any(word in text for word in _DAMAGE_WORDS):
        return False
    return not any(pattern.search(text) for pattern in _DAMAGE)


def mend(text: str) -> str:
    """Private glyphs read, invisible characters dropped, marks put in order; one pass, so repeat until it rests."""
    if not text.isprintable():
        text = _PRIVATE.sub(_read_glyph, _INVISIBLE.sub("", text))
    for pattern, repaired in _RULES:
        text = pattern.sub(repaired, text)
    return text


def _read_glyph(match: re.Match[str]) -> str:
    """The Thai character of a private glyph; an unknown letter stays visible, an unknown icon goes."""
    code = ord(match[0])
    return _GLYPHS.get(code, _UNREADABLE if code > _PLANE_0_END else "")
