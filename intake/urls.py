"""The URLs in one cell: several of them, glued, numbered, with words around them, with blanks inside."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from intake.same_link import same_link

# More addresses than this in one cell are a list pasted by mistake; the rest is counted and reported, not read.
MAX_URLS = 1_000
# Servers refuse longer ones (Apache and nginx stop at 8 KB); looking back further than this would be slow on hostile cells.
_LONGEST_URL = 8192

_TLD = r"(?:(?:go|or|ac|co|in|mi|net)\.th|th|com|net|org|info|asia|me|app|io|gov|ไทย|xn--o3cw4h)"
_HOST = rf"(?:(?:[\w-]+\.)+{_TLD}|\d{{1,3}}(?:\.\d{{1,3}}){{3}}|localhost)(?::\d+)?"
_SCHEME = re.compile(r"(?:https?|htt?ps?|hhtps?|htps?|ftp|file)\s?:\s?/{1,3}\s?(?=\S)|(?:https?):\\\\", re.IGNORECASE)
_WWW = re.compile(r"www\d?\.(?=[\w-])", re.IGNORECASE)
_BARE = re.compile(rf"{_HOST}/\S", re.IGNORECASE)
_BARE_ALONE = re.compile(rf"{_HOST}/?", re.IGNORECASE)
_OTHER_SCHEME = re.compile(r"[a-z][a-z0-9+.-]{1,15}:(?:/|\S+$)|[a-z]:\\|\\\\", re.IGNORECASE)

# `https://` inside an address belongs to it after these: a parameter, or the path of an archive, a proxy, a viewer.
_NESTS = re.compile(r"(?:[=?#&:%!]|%3d|/(?:url|redirect|proxy|goto|out|viewer|view|embed|amp|link|web)/)$", re.IGNORECASE)
_LONGEST_NEST = 16  # letters that tell of a nest, at the end of what stands before it
_ARCHIVE = re.compile(r"archive\.\w+/(?=.)", re.IGNORECASE)
_PASSWORD = re.compile(r"(?<=[/\\]{2})([^/\\?#\s:@]*):(?!\*\*\*@)[^/\\?#\s]*@")
# The rest of a page's name after a blank is a few words.
_LONGEST_NAME = 60
_EDGES = " \t\r\n\u00a0\u200b\u200e\u200f\u2060\ufeff\u3000'\"`’‘“”«»<>"
# Commas of other scripts end an address like our own.
_COMMAS = ",;|，；、"
# What no address can hold as it is: whatever comes after is markup or a formula.
_NOT_IN_URL = re.compile(r"[\"<>]")
_FORMULA = re.compile(
    r"""\s*'?[=+@]\s*HYPERLINK\s*\((?:\s*"((?:[^"]|"")+)"\s*(?:[,;]\s*(?:"(?:[^"]|"")*"|[^"&()]*)\s*)?\)?\s*$)?""",
    re.IGNORECASE,
)
_ANCHOR = re.compile(r"<a\s((?>[^<>]*))>(?:([^<]*)</a\s*>)?", re.IGNORECASE)
_HREF = re.compile(r"""\bhref\s*=\s*(?:"([^"]+)"|'([^']+)'|([^\s"']+))""", re.IGNORECASE)
_TAG = re.compile(r"</?(?:a|b|i|u|p|br|div|span|font|strong|em|li|ul|ol)\b[^<>]*>", re.IGNORECASE)
_PAIRS = {")": "(", "]": "[", "}": "{"}

# A blank inside an address is told by what follows it: the end of a file name, a path, a parameter.
_FILE_TYPES = r"\.(?:pdf|docx?|xlsx?|pptx?|odt|ods|rtf|txt|csv|jpe?g|png|gif|html?|php|aspx?|jsp|zip|rar|7z)"
_FILE_END = re.compile(rf"{_FILE_TYPES}(?:[?#]\S*)?$", re.IGNORECASE)
_IS_WHOLE = re.compile(rf"{_FILE_TYPES}$|[,;|]$", re.IGNORECASE)
_ADDRESS_SIGN = re.compile(r"^[?&#]|[\w-]=|%[0-9a-f]{2}", re.IGNORECASE)
_DATE_OR_FRACTION = re.compile(r"[\d๐-๙/.,()]+")
_HAS_PATH = re.compile(r"^(?>(?:\w+:/+)?)[^/\s]+/\S")
_WORDS_ABOUT = re.compile(
    r"^(?:[(\[{*•–—-]|ดู|ไฟล์|หน้า|เมนู|หัวข้อ|คลิก|และ|หรือ|ข้อ|เข้า|ที่|แล้ว|จาก|ตาม|ลำดับ|เอกสาร|แนบ|ด้านล่าง|ด้านบน|รายละเอียด|หมายเหตุ|เพิ่มเติม|and\b|or\b|see\b|page\b|file\b|note\b)",
    re.IGNORECASE,
)  # fmt: skip

_LETTER = re.compile(r"[^\W\d_]")
_THAI = re.compile(r"[\u0e00-\u0e7f]")
_NUMBER_ONLY = re.compile(r"[\d\s.,/%-]+")
# Ways to write "none" that need no comment.
_NOTHING = frozenset(
    {
        "",
        "-",
        "n/a",
        "na",
        "nil",
        "none",
        "null",
        "no",
        "nan",
        "x",
        "tbd",
        "tba",
        "#n/a",
        "#ref!",
        "#value!",
        "#name?",
        "false",
        "no url",
        "no link",
        "ไม่มี",
        "ไม่มีข้อมูล",
        "ไม่มี url",
        "ไม่มีลิงก์",
        "ยังไม่มี",
        "ว่าง",
    }
)
# Ways to write "not yet", which deserve a note.
_NOT_YET = frozenset({"อยู่ระหว่างดำเนินการ", "อยู่ระหว่างจัดทำ", "ยังไม่ดำเนินการ", "ไม่ได้ดำเนินการ", "ไม่ได้เผยแพร่", "ไม่เผยแพร่", "ยังไม่เผยแพร่"})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Split:
    """The addresses of a cell as given, the words that stood around them, and how many more addresses there are than are read."""

    urls: tuple[str, ...]
    left_over: str = ""
    more: int = 0


def split_urls(cell: str) -> Split:
    """Part a cell into addresses. A malformed address is one all the same, and so are words in place of one."""
    text = cell.strip(_EDGES)
    if _is_single(text):
        return Split((text.rstrip(_COMMAS),))
    if (formula := _FORMULA.match(cell)) is not None:
        # what is put together from several cells cannot be known; as it is, it comes back as no address
        return Split((formula[1].replace('""', '"').strip() if formula[1] else text,))
    if "<" in cell:
        text = _without_tags(cell).strip(_EDGES)
    starts, more = _starts(text)
    if not starts:
        return _without_start(text)
    more += max(0, len(starts) - MAX_URLS)
    ends = [*starts, len(text)][: MAX_URLS + 1]
    urls: list[str] = []
    words: list[str] = [text[: starts[0]]]
    for begin, end in pairwise(ends):
        url, rest = _cut(text[begin:end], opened=text[:begin].rstrip()[-1:])
        urls.append(url)
        words.append(rest)
    return Split(tuple(urls), _meaningful(words), more)


def without_password(text: str) -> str:
    """An address with its password blotted out: it is sent to nobody, and reports go to many."""
    return _PASSWORD.sub(r"\1:***@", text)


def holds_url(text: str) -> bool:
    """Whether an address begins somewhere in a text, as far as one can tell from the text alone."""
    return ("/" in text or "www" in text.casefold()) and bool(_starts(text.strip(_EDGES))[0])


def looks_like_page(text: str) -> bool:
    """Whether a text begins like an address without its scheme (`www.a.go.th`, `a.go.th/ita`)."""
    return any(pattern.match(text) for pattern in (_WWW, _BARE)) or _BARE_ALONE.fullmatch(text) is not None


def is_nothing(text: str) -> bool:
    """Whether a cell says "none" in so many words (or with so many dashes)."""
    word = " ".join(text.split()).casefold()
    return word.strip("-–—.…_/\\()* '\"") in _NOTHING or word in _NOTHING


def _is_single(text: str) -> bool:
    """The usual cell, told apart at once: one http address and nothing that could part it."""
    if not text.startswith(("http://", "https://")) or len(text.split(None, 1)) != 1:
        return False
    if "http" in text[8:].casefold() or "www" in text[12:].casefold():
        return False
    return not any(mark in text for mark in ',;"<>')


def _without_tags(text: str) -> str:
    """The text of a cell copied from the source of a page: each link's address in place of what it shows."""
    return _TAG.sub("\n", _ANCHOR.sub(_address, text))


def _address(anchor: re.Match[str]) -> str:
    """The address of a link; with what it shows, where that is another address."""
    href, shown = _HREF.search(anchor[1]), anchor[2] or ""
    if href is None:
        return anchor[0]
    address = html.unescape(href[1] or href[2] or href[3])
    return f"\n{address}\n{shown if holds_url(shown) and not same_link(address, [shown]) else ''}\n"


def _starts(text: str) -> tuple[list[int], int]:
    """Where addresses begin: a scheme anywhere (unless nested in an address), `www.` or a host at the start of a token.

    And how many more there seem to be, where there are far too many to look at each.
    """
    begin = {match.start() for match in _SCHEME.finditer(text)}
    for token in re.finditer(r"[^\s,;|，；、]+", text):
        at = token.start() + len(token[0]) - len(token[0].lstrip("'\"`’‘“”«<([{"))
        after_comma = at > 0 and text[at - 1] in _COMMAS
        if _WWW.match(text, at) or (_BARE.match(text, at) and not (after_comma and begin and _inside_path(text, at))):
            begin.add(at)
    starts: list[int] = []
    for at in sorted(begin)[: 2 * MAX_URLS]:
        if not starts or not _is_nested(text[starts[-1] : at]):
            starts.append(at)
    return starts, max(0, len(begin) - 2 * MAX_URLS)


def _inside_path(text: str, at: int) -> bool:
    """Whether a comma before `at` may well belong to an address: no blank after it, and no path yet before it."""
    return not _HAS_PATH.match(text[max(0, at - _LONGEST_URL) : at].split()[-1])


def _is_nested(before: str) -> bool:
    """Whether an address that begins here is a part of the one before it (`before` runs from its start to here)."""
    if before.split(None, 1)[0] != before:
        return False
    if before.endswith("//") or _NESTS.search(before[-_LONGEST_NEST:]):
        return True
    return before.endswith("/") and _ARCHIVE.search(before) is not None


def _cut(piece: str, *, opened: str) -> tuple[str, str]:
    """An address and what is not part of it, of a piece that begins with an address and holds no other."""
    line, *more = re.split(r"[\r\n]+", piece, maxsplit=1)
    scheme = _SCHEME.match(line)
    head_end = _token_end(line, scheme.end() if scheme else 0)
    url, tail = line[:head_end], line[head_end:]
    joined = _continuation(url, tail)
    rest = [tail[joined:], *more]
    url += tail[:joined]
    if (end := _NOT_IN_URL.search(url)) is not None:
        url, rest = url[: end.start()], [url[end.start() :], *rest]
    url = url.rstrip(_EDGES + _COMMAS)
    if url and opened and _PAIRS.get(url[-1]) == opened and opened not in url:
        url = url[:-1]
    return url, " ".join(rest)


def _token_end(line: str, begin: int) -> int:
    blank = re.compile(r"\s").search(line, begin)
    return blank.start() if blank else len(line)


def _continuation(url: str, tail: str) -> int:
    """How much of `tail` belongs to an address with blanks in it: up to the last token that only an address ends with."""
    words = tail.strip()
    if not words or _IS_WHOLE.search(url) or not _HAS_PATH.match(url) or _WORDS_ABOUT.match(words):
        return 0
    ends = [token.end() for token in re.finditer(r"\S+", tail) if _ends_address(token[0])]
    if ends:
        return ends[-1]
    # a name in Thai that goes on in Thai: remarks begin with one of the words above, or stand on a line of their own
    return len(tail.rstrip()) if _THAI.match(url[-1]) and _THAI.match(words) and len(words) < _LONGEST_NAME else 0


def _ends_address(token: str) -> bool:
    if "/" in token:
        return _DATE_OR_FRACTION.fullmatch(token) is None
    return _FILE_END.search(token) is not None or _ADDRESS_SIGN.search(token) is not None


def _without_start(text: str) -> Split:
    """A cell in which no address begins: bare hosts, a malformed address, or words."""
    tokens = [token.strip(_EDGES) for token in re.split(r"[\s,;|，；、]+", text) if token.strip(_EDGES)]
    if tokens and all(_BARE_ALONE.fullmatch(token) for token in tokens):
        return Split(tuple(tokens[:MAX_URLS]), more=max(0, len(tokens) - MAX_URLS))
    if _OTHER_SCHEME.match(text):
        return Split((text,))
    if is_nothing(text) or text in _NOT_YET or _NUMBER_ONLY.fullmatch(text) or not _LETTER.search(text):
        return Split((), text)
    # Words where an address belongs are what the agency submitted: kept as given, they come back as invalid.
    return Split((text,))


def _meaningful(words: list[str]) -> str:
    """The words around addresses; numbering, bullets and brackets are not worth a remark."""
    return " ".join(" ".join(_worth(words)).split())[:200]


def _worth(words: list[str]) -> Iterator[str]:
    return (word.strip(_EDGES + _COMMAS) for word in words if _LETTER.search(word))
