"""The functions by which a page opens its documents: openfile('2565/plan.pdf') opens "UploadFile/" and what it was given.

Vendors' pages say it in a line of script of their own: function openfile(f){ window.open('UploadFile/'+f) }. Only such lines are
read, no script is run: texts and arguments put together by +, at most by way of a variable. What is written in any other way, opens
one of several addresses or asks first whether to delete something is not known. All repeats of the expressions are bounded.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import islice

from selectolax.lexbor import LexborNode

# Pieces of an address, in order: a text, or the number of the argument that is put there.
Opener = tuple[str | int, ...]

_DEFINED = re.compile(
    r"\bfunction\s{1,9}([A-Za-z_$][\w$]{0,60})\s{0,9}\(([\w$\s,]{1,200})\)\s{0,99}\{"
    r"|(?<![\w$])([A-Za-z_$][\w$]{0,60})\s{0,9}[=:]\s{0,9}function\s{0,9}\(([\w$\s,]{1,200})\)\s{0,99}\{"
)
# "location=no" is one of the features of a window.
_OPENS = re.compile(
    r"(?:\bwindow\.open|(?<![\w$.])(?:open|MM_openBrWindow)|\blocation\.(?:replace|assign))\s{0,9}\("
    r"|\blocation(?:\.href)?\s{0,9}=(?!=|\s{0,9}(?:no|yes|[01])\b)"
)
_ASSIGNED = re.compile(r"(?<![\w$.?&])([A-Za-z_$][\w$]{0,60})\s{0,9}[-+*/|&]?=(?!=)")
_TERM = re.compile(
    r"""\s{0,40}(?:'([^'<>\\]{0,500})'|"([^"<>\\]{0,500})"|([A-Za-z_$][\w$]{0,60})(?![\w$.(\[]))"""
    r"(?:\s{0,40}(\+)(?!\+)|[ \t]{0,40}(?=[,;)}\r\n]|\Z))"
)
_ARGUMENT = re.compile(r"""\s{0,9}(?:'([^'<>\\]{0,2000})'|"([^"<>\\]{0,2000})"|(\d{1,12})|[\w$.]{0,60})\s{0,9}([,)])""")
_CALL = re.compile(r"(?<![\w$.])([A-Za-z_$][\w$]{0,60})\s{0,9}\(")
# A call that brings a document by its number, which only its function knows: download(12), not document.write('x').
_BRINGS = re.compile(
    r"(?<![\w$.])(?=[\w$]{1,60}\s{0,9}\(\s{0,9}['\"]?\w)[\w$]{0,50}?(?:download|(?<!pro)file|pdf|attach|doc(?!ument))",
    re.IGNORECASE,
)
# Dreamweaver writes it into pages, or into a file of scripts beside them.
_USUAL: Mapping[str, Opener] = {"MM_openBrWindow": (0,)}
_NO_PAGE = frozenset({("",), ("about:blank",)})  # an empty window, which is then sent where it is to go
_BRACE = re.compile(r"[{}]")
_REMARK = re.compile(r"^[ \t]{0,99}//[^\n]*", re.MULTILINE)
_ASKS_FIRST = "confirm("
_MOST_SCRIPTS, _LONGEST_SCRIPT, _MOST_FUNCTIONS, _LONGEST_BODY = 40, 60_000, 200, 2_000
_LONGEST_CALL, _MOST_CALLS, _MOST_ARGUMENTS, _MOST_OPENED, _MOST_TERMS, _MOST_STEPS = 4_096, 5, 8, 4, 8, 2


class Openers:
    """The functions of one page that open addresses, read when a click first asks for one."""

    def __init__(self, root: LexborNode) -> None:
        self._root = root
        self._known: Mapping[str, Opener] | None = None

    def opened(self, code: str) -> str | None:
        """The address that a call in this code opens: openfile('plan.pdf'); None where no function that is known is called."""
        for called in islice(_CALL.finditer(code[:_LONGEST_CALL]), _MOST_CALLS):
            if self._known is None:
                self._known = read_openers(node.text(deep=True) for node in self._root.css("script")[:_MOST_SCRIPTS])
            if (opener := self._known.get(called[1])) and (address := _filled(opener, _arguments(code, called.end()))):
                return address
        return None


def brings_document(code: str) -> bool:
    """Whether a click calls something that, by its name, brings a document."""
    return _BRINGS.search(code[:_LONGEST_CALL]) is not None


def read_openers(scripts: Iterable[str]) -> dict[str, Opener]:
    """The functions of some scripts that open an address made of their arguments; of two with one name none is known."""
    found: dict[str, Opener | None] = {}
    for name, body in islice(_functions(scripts), _MOST_FUNCTIONS):
        opener = _opener(body)
        found[name] = opener if found.get(name, opener) == opener else None
    return {**_USUAL, **{name: opener for name, opener in found.items() if opener}}


class _Code:
    """A script, or the body of a function in it, and where its names are made what they are."""

    def __init__(self, text: str, parameters: Sequence[str] = (), around: "_Code | None" = None) -> None:
        self.text, self.parameters, self.around = text, parameters, around

    @cached_property
    def made(self) -> Mapping[str, list[int]]:
        """Where the expressions begin that are assigned to each name."""
        found: dict[str, list[int]] = {}
        for one in _ASSIGNED.finditer(self.text):
            found.setdefault(one[1], []).append(one.end())
        return found


def _functions(scripts: Iterable[str]) -> Iterator[tuple[str, _Code]]:
    """Their names and bodies."""
    for script in scripts:
        if "function" in script and ("open" in script or "location" in script):
            around = _Code(script[:_LONGEST_SCRIPT].replace("\\/", "/"))
            for defined in _DEFINED.finditer(around.text):
                parameters = (defined[2] or defined[4]).replace(",", " ").split()
                yield defined[1] or defined[3], _Code(_body(around.text, defined.end()), parameters, around)


def _body(code: str, begin: int) -> str:
    """What stands between the braces of a function, without remarks."""
    depth = 1
    for brace in _BRACE.finditer(code, begin, begin + _LONGEST_BODY):
        depth += 1 if brace[0] == "{" else -1
        if not depth:
            return _REMARK.sub("", code[begin : brace.start()])
    return ""


def _opener(body: _Code) -> Opener | None:
    opens = list(_OPENS.finditer(body.text))
    if not 0 < len(opens) <= _MOST_OPENED or _ASKS_FIRST in body.text:
        return None
    first, *others = {_put_together(body, one.end()) for one in opens} - _NO_PAGE or {None}
    return first if first and not others and any(isinstance(piece, int) for piece in first) else None


def _put_together(code: _Code, begin: int, steps: int = 0) -> Opener | None:
    """The pieces of the expression that begins here; None where it is more than texts and arguments."""
    pieces: list[str | int] = []
    for _ in range(_MOST_TERMS):
        term = _TERM.match(code.text, begin)
        named = None if term is None else _named(term[3], code, steps) if term[3] else (term[1] or term[2] or "",)
        if term is None or named is None:
            return None
        pieces += named
        if not term[4]:
            return tuple(pieces)
        begin = term.end()
    return None


def _named(name: str, code: _Code, steps: int) -> Opener | None:
    """What a name stands for: an argument, or what it was made in the only place where it is made anything."""
    made = code.made.get(name, ())
    if name in code.parameters:
        return None if made else (code.parameters.index(name),)
    if not made and code.around is not None:
        return _named(name, code.around, steps)
    return _put_together(code, made[0], steps + 1) if len(made) == 1 and steps < _MOST_STEPS else None


def _arguments(code: str, begin: int) -> list[str | None]:
    """The texts and numbers that a function is given; None for what is neither."""
    given: list[str | None] = []
    for _ in range(_MOST_ARGUMENTS):
        argument = _ARGUMENT.match(code, begin)
        if argument is None:
            break
        given.append(next((value for value in argument.groups()[:3] if value is not None), None))
        if argument[4] == ")":
            break
        begin = argument.end()
    return given


def _filled(opener: Opener, given: list[str | None]) -> str | None:
    pieces = [piece if isinstance(piece, str) else given[piece] if piece < len(given) else None for piece in opener]
    return None if None in pieces else "".join(filter(None, pieces))
