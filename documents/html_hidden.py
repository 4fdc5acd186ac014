"""What a page hides at first: boxes that a click opens are read like all the rest, how much the others hold is counted."""

import re
from collections.abc import Iterator
from itertools import islice

from selectolax.lexbor import LexborNode

from documents.html_forms import Attributes

_NAMES = ("href", "data-target", "data-bs-target", "data-tab", "aria-controls")
_OPENERS = "[onclick], [href^='#'], [href^='javascript:'], [data-target], [data-bs-target], [data-tab], [aria-controls]"
_MOST_OPENERS, _MOST_LOGINS, _HIGHEST = 5_000, 20, 300
_LONGEST_CODE, _LONGEST_NAME = 4_096, 200
_QUOTED = re.compile(r"""["'][#.]?([\w-]{1,80})["']""")
_TOGGLED = re.compile(
    r"""["']#([\w-]{1,80})["']\s*\)\s*\.\s*(?:toggle|slideToggle|fadeToggle|collapse|modal|dialog|tabs|accordion)\s*\("""
)
# Tabs by their number: a function that is called with it, and the name that it puts before it ("showtab(3)" shows "tab3").
_CALLED_WITH = re.compile(r"\w\(\s*[\"']?(\d{1,3})[\"']?\s*[,)]")
_BEFORE_NUMBER = re.compile(r"""(?:getElementById|\$)\(\s*["']#?([\w-]{1,60})["']\s*\+""")
_SHUTS = re.compile(r"none|hid|close|dismiss", re.IGNORECASE)
_OPENS = re.compile(r"block|show|toggle|open|visible", re.IGNORECASE)
_BESIDE = re.compile(r"\bthis\b|next", re.IGNORECASE)
# The page's own function, which is called with what was clicked and folds what stands next to it: "fold(this)".
_CALLED_WITH_THIS = re.compile(r"(\w{1,60})\(\s*this\s*[,)]")
_STANDS_NEXT = re.compile(r"\.nextElementSibling\b|\.next\(")
_FUNCTION = re.compile(r"function\s+(\w{1,60})\s*\(|(\w{1,60})\s*=\s*(?:function\b|\(?\w{1,20}\)?\s*=>)")
_FOLDS = re.compile(r"display|toggle|hidden|slide|fade|show|collapse", re.IGNORECASE)
_AROUND, _MOST_FUNCTIONS = 300, 50  # letters of a function before and after the word that finds the box
# What opens when its heading is clicked, by a script that says so of all of them at once.
_FOLDED = re.compile(
    r"(?:^|[\s_-])(?:tabs?|accordions?|collaps(?:e|ible|ed)|toggle|spoiler|faqs?|expand(?:able)?|read-?more)"
    r"(?:[-_]?(?:content|pane|panel|body|item|inner|box)\w*)?(?:[\s_-]|$)",
    re.IGNORECASE,
)
_DOCUMENT = re.compile(r"\.(?:pdf|docx?|xlsx?|pptx?|zip|rar|od[ts])(?:$|[?#])", re.IGNORECASE)
_AS_A_PARAGRAPH = 200  # letters: what a document behind a link counts for
_NOT_SAID = "script, style, template, noscript, option, a"  # hidden links are menus and spam
_MOST_OF_ONE = 20  # links of one hidden box that are looked at: spam repeats itself, and menus are long


class Boxes:
    """The boxes of a page that are hidden at first; what opens them is looked for when the first one is met."""

    def __init__(self, root: LexborNode) -> None:
        self._root = root
        self._opened: frozenset[str] | None = None
        self._logins: frozenset[int] = frozenset()
        self._folding: frozenset[str] = frozenset()
        self._has_script = False

    def opens(self, node: LexborNode, tag: str, attributes: Attributes) -> bool:
        """Whether a reader sees it after all: a page that shows itself when it is loaded, a tab, an accordion, a box with a button."""
        if self._opened is None:
            self._look()
        if tag in {"body", "html"}:
            return self._has_script or "onload" in attributes
        if node.mem_id in self._logins:
            return False
        name = attributes.get("id")
        if name and name in (self._opened or ()):
            return True
        if attributes.get("role") == "tabpanel" or _FOLDED.search((attributes.get("class") or "")[:_LONGEST_NAME]):
            return self._has_script
        return _is_opened_beside(node, self._folding, has_script=self._has_script)

    def _look(self) -> None:
        self._has_script = self._root.css_first("script") is not None
        self._opened = frozenset(_opened(self._root))
        self._folding = frozenset(_folding(self._root))
        logins: set[int] = set()
        for field in self._root.css("input[type='password' i]")[:_MOST_LOGINS]:
            above = field.parent
            for _ in range(_HIGHEST):
                if above is None:
                    break
                logins.add(above.mem_id)
                above = above.parent
        self._logins = frozenset(logins)


def letters_in(node: LexborNode) -> int:
    """How much a box says that is not read: its letters without those of links, and what it offers for download."""
    letters = _length(node) - sum(_length(inner) for inner in node.css(_NOT_SAID))
    offers = any(_DOCUMENT.search(link.attributes.get("href") or "") for link in node.css("a[href]"))
    return max(letters, 0) + _AS_A_PARAGRAPH * offers


def links_in(node: LexborNode) -> Iterator[str]:
    """The words of the first links of a box that is not read, the box itself where it is one."""
    if node.tag == "a":
        yield node.text(deep=True)
    yield from (link.text(deep=True) for link in node.css("a[href]")[:_MOST_OF_ONE])


def _length(node: LexborNode) -> int:
    return len("".join(node.text(deep=True).split()))


def _opened(root: LexborNode) -> Iterator[str]:
    """The names of what links, buttons and tabs open, and of what a script folds and unfolds."""
    numbers: set[str] = set()
    for node in root.css(_OPENERS)[:_MOST_OPENERS]:
        attributes = node.attributes
        for name in _NAMES:
            value = (attributes.get(name) or "")[:_LONGEST_NAME]
            yield from (word.lstrip("#") for word in value.split())
        code = f"{attributes.get('onclick') or ''} {attributes.get('href') or ''}"[:_LONGEST_CODE]
        if not _SHUTS.search(code) or _OPENS.search(code):
            yield from _QUOTED.findall(code)
            numbers.update(_CALLED_WITH.findall(code))
    for script in root.css("script"):
        said = script.text(deep=True)
        yield from _TOGGLED.findall(said)
        if numbers:
            yield from (before + number for before in set(_BEFORE_NUMBER.findall(said)) for number in numbers)


def _folding(root: LexborNode) -> Iterator[str]:
    """The names of functions that fold and unfold what stands next to what they are called with."""
    for script in root.css("script"):
        said = script.text(deep=True)
        for found in islice(_STANDS_NEXT.finditer(said), _MOST_FUNCTIONS):
            before = said[max(0, found.start() - _AROUND) : found.start()]
            names = _FUNCTION.findall(before)
            if names and _FOLDS.search(said, found.start(), found.end() + _AROUND):
                yield names[-1][0] or names[-1][1]


def _is_opened_beside(node: LexborNode, folding: frozenset[str], *, has_script: bool) -> bool:
    """Whether a click on what stands before it opens what comes next: onclick="$(this).next().toggle()".

    What says of itself that it is not unfolded stands right before what it unfolds, as the rules for screen readers ask.
    """
    before = node.prev
    while before is not None and before.tag in {"-text", "-comment"}:
        before = before.prev
    for _ in range(3):  # a heading, the link in it, the words in the link
        if before is None:
            return False
        if has_script and before.attributes.get("aria-expanded") == "false":
            return True
        code = (before.attributes.get("onclick") or "")[:_LONGEST_CODE]
        if code and _BESIDE.search(code) and _OPENS.search(code):
            return True
        if code and not folding.isdisjoint(_CALLED_WITH_THIS.findall(code)):
            return True
        before = before.first_child
    return False
