"""Pages that let nobody on before a captcha is solved or a script has set a cookie, told from forms that have a captcha of their own."""

import re

_ROBOT = r"(?:หุ่นยนต์|บอ[ทต]|โรบอ[ทต]|โปรแกรม(?:คอมพิวเตอร์)?อัตโนมัติ|ระบบอัตโนมัติ|robot|bot)"
_IS_HUMAN = rf"(?:เป็นมนุษย์|เป็นคนจริง|(?:มิ|ไม่)ใช่{_ROBOT})"
# In text without blanks: that one is human; the label of a box to tick; what stands in the picture, as every form asks it.
_ASKS = re.compile(
    rf"(?:ยืนยัน|พิสูจน์|ตรวจสอบ|แสดง)[^|]{{0,25}}?{_IS_HUMAN}|(?:verify|confirm|prove)(?:that)?you(?:are|'re)a?(?:human|notarobot)"
)
_LABEL = re.compile(rf"(?:ฉัน|ข้าพเจ้า|ผม){_IS_HUMAN}|i(?:'m|am)notarobot")
_ASKS_CODE = re.compile(
    r"(?:กรอก|พิมพ์|ป้อน|ใส่|ระบุ)(?:รหัส|ตัวอักษร|ตัวเลข|อักขระ|ข้อความ|โค้ด|captcha)[^|]{0,40}?(?:ภาพ|รูป|ที่เห็น|ที่ปรากฏ|captcha)"
    r"|(?:enter|type)the(?:code|characters|letters|text|numbers)(?:shown|displayed|yousee|in|from)[^|]{0,20}?(?:image|picture|captcha)"
)
# What it is asked for: to be let in. A form asks it to send something.
_TO_GO_ON = re.compile(
    r"(?:เพื่อ|ก่อน|แล้วจึง)(?:จะ)?(?:เข้า(?:สู่|ชม|ใช้|ดู|ถึง|เว็บ)|เปิด(?:หน้า|ดู)|ดำเนินการต่อ|ไปต่อ|ดูหน้า|ใช้งานเว็บ)"
    r"|to(?:continue|proceed|accessthis|enterthesite|viewthispage)"
)
_WIDGET = re.compile(r"""class\s*=\s*["']?[^"'>]{0,100}\b(?:h-captcha|g-recaptcha|cf-turnstile)\b|geetest|lsrecaptcha""")
_PICTURE = re.compile(
    r"<(?:img|iframe)\b[^<>]{0,300}?captcha"
    r"|<img\b[^<>]{0,300}?[\"'=/_-](?:verify|securi|secimg|code)[\w-]{0,20}\.(?:php|aspx?|jsp|ashx)"
)
_FIELD = re.compile(r"<(input|textarea|select)\b([^<>]{0,2000})")
_TYPE = re.compile(r"""(?<![\w-])type\s*=\s*["']?([\w-]+)""")
# Fields that a wall has, too: what carries the answer along, its button, the box to tick, and the search of the site's frame.
_NO_QUESTION = frozenset({"hidden", "submit", "button", "image", "reset", "checkbox", "search"})
_SEARCHES = re.compile(r"""(?<![\w-])(?:name|id)\s*=\s*["']?(?:q|s|search\w*|keyword\w*|txtsearch)\b""")

_WITH_BOX, _WORDS_ALONE = 1000, 150  # letters of what is seen; above them a page says something of its own

# Free hosts and guards against floods show a page only to who brings the cookie that a script of theirs sets.
_COOKIE_SCRIPTS = (("slowaes.decrypt",), ("/aes.js", "__test="), ("document.cookie", "humans_21909"))
_SETS_COOKIE = re.compile(r"document\.cookie\s*=")
_LOADS_AGAIN = re.compile(r"location\.reload\s*\(|location(?:\.href)?\s*=\s*(?:document\.|window\.|self\.)?location")
_SHOWS = re.compile(r"<(?:img|a|form|input|button|i?frame|frameset|object|embed|svg|canvas|video)\b")
_BESIDE_COOKIE = 150  # letters: that scripts are needed, that it takes a moment

# One of these stands in every such page; to take the markup away from all the others would cost more than the rest.
_HINTS = (
    "captcha", "turnstile", "document.cookie", "human", "robot", "มนุษย์", "คนจริง", "ใช่", "ในภาพ", "ตามภาพ", "ที่เห็น", "ที่ปรากฏ",
    "ในรูป", "ตามรูป",
)  # fmt: skip


def may_ask(page: str) -> bool:
    """Whether it is worth looking at a page, in small letters."""
    return any(hint in page for hint in _HINTS)


def asks_for_a_human(page: str, seen: str) -> bool:
    """Whether a page, in small letters, asks for nothing but that a person prove to be one; `seen`: its text without blanks."""
    if len(seen) > _WITH_BOX:
        return False
    asks, code = _ASKS.search(seen), _ASKS_CODE.search(seen)
    if not (asks or code or _LABEL.search(seen)):
        return False
    picture = _PICTURE.search(page)
    if not _asks_nothing_else(page, one_code=bool(picture or code)):
        return False
    if picture or _WIDGET.search(page):
        return True
    return len(seen) <= _WORDS_ALONE and bool(asks or _TO_GO_ON.search(seen))


def sets_a_cookie(page: str, seen: str) -> bool:
    """Whether a page, in small letters, only sets a cookie and is then loaded anew."""
    if len(seen) <= _WITH_BOX and any(all(piece in page for piece in row) for row in _COOKIE_SCRIPTS):
        return True
    if len(seen) > _BESIDE_COOKIE or not (_SETS_COOKIE.search(page) and _LOADS_AGAIN.search(page)):
        return False
    # Old editors load pictures and frames anew when a window changes its size.
    return _SHOWS.search(page) is None


def _asks_nothing_else(page: str, *, one_code: bool) -> bool:
    """Whether no field asks for anything but what lets one in: the letters of a picture, what a box fills in by itself."""
    fields = [attributes for tag, attributes in _FIELD.findall(page) if not _is_beside(tag, attributes)]
    return len(fields) <= 1 if one_code else all("captcha" in attributes for attributes in fields)


def _is_beside(tag: str, attributes: str) -> bool:
    kind = _TYPE.search(attributes)
    return tag == "input" and bool((kind and kind[1] in _NO_QUESTION) or _SEARCHES.search(attributes))
