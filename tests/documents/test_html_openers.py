"""The functions by which pages open their documents."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from documents.html_openers import Openers, brings_document, read_openers

FUNCTIONS = [
    ("function f(a){ window.open('UploadFile/'+a,'w','toolbar=no, location=no,width=800'); }", ("UploadFile/", 0)),
    ("<!--\nfunction f(a)\n{\n  window.open ( \"UploadFile/\" + a );\n}\n//-->", ("UploadFile/", 0)),
    ("function f(a, w, o) { window.open(a,w,o); }", (0,)),
    ("function f(id){window.open('download.php?fid='+id)}", ("download.php?fid=", 0)),
    ("function f(t,id){ location.href='view.asp?t='+t+'&id='+id; return false; }", ("view.asp?t=", 0, "&id=", 1)),
    ("function f(a){ parent.main.location = a + '.pdf' }", (0, ".pdf")),
    ("function f(a){ document.location.replace('/f/' + a); }", ("/f/", 0)),
    ("var f = function(a) { window.open('/f/'+a) };", ("/f/", 0)),
    ("f: function(a) { window.open('/f/'+a) },", ("/f/", 0)),
    ("function f(a){ var u = 'f/'+a; window.open(u,'x'); }", ("f/", 0)),
    ("var path = 'files/';\nfunction f(a){ var u = path + a; window.open(u); }", ("files/", 0)),
    ("function f(a){\n // window.open('old/'+a)\n window.open('new/'+a)\n}", ("new/", 0)),
    ("function f(a){ open('f\\/'+a) }", ("f/", 0)),
    ("function f(a){ var w = window.open('','x'); w.location = 'f/'+a; }", ("f/", 0)),
    ("function f(a){ MM_openBrWindow('f/'+a,'','width=800') }", ("f/", 0)),
    ("function f(a){ if(a==''){ return } window.open('f/'+a) } function g(){ alert(1) }", ("f/", 0)),
    ("function f(a){ location.href = 'x.php?id='\n + a\n return false }", ("x.php?id=", 0)),
    ("function f(a){ window.open('/f/'+a) } function f(a){ window.open('/f/'+a) }", ("/f/", 0)),
]  # fmt: skip


@pytest.mark.parametrize(("code", "wanted"), FUNCTIONS)
def test_what_is_read(code: str, wanted: tuple[str | int, ...]) -> None:
    assert read_openers([code])["f"] == wanted


NOT_READ = [
    "function f(a){ if(a>9) window.open('new/'+a); else window.open('old/'+a) }",  # one of two
    "function f(a){ window.open('/f/'+a) } function f(a){ window.open('/g/'+a) }",
    "function f(a){ window.open('/f/'+files[a]) }",
    "function f(a){ window.open('/f/'+a.replace('x','y')) }",
    "function f(a){ window.open(a ? '/f/'+a : '/') }",
    "function f(a){ window.open('/f/'+(a)) }",
    "function f(a){ window.open('/share/'+a+'?u='+encodeURIComponent(location.href)) }",
    "function f(a){ a = '0'+a; window.open('/f/'+a) }",
    "function f(a){ var u='/f/'; u += a; window.open(u) }",
    "function f(a){ var u='/f/'+u; window.open(u) }",
    "var p='a/'; p='b/'; function f(a){ window.open(p+a) }",
    "function f(a){ window.open(base+a) }",  # made where we do not read
    "function f(a){ if(confirm('ลบ?')) location='delete.php?id='+a }",
    "function f(a){ window.open('poll.html') }",
    "function f(a){ window.open('','x') }",
    "function f(){ window.open('poll.html') }",
    "function f(a){ xhr.open('GET','/api/'+a) }",
    "function f(a){ if(location.href == a) alert(a) }",
    "function f(a){ alert(a) }",
    "function f(a){ window.open('/f/'+a",
    "function f(a){ " + "x();" * 900 + "window.open('/f/'+a) }",
    "function f(a){ window.open('" + "x" * 900 + "'+a) }",
    "",
]  # fmt: skip


@pytest.mark.parametrize("code", NOT_READ)
def test_what_is_not(code: str) -> None:
    assert "f" not in read_openers([code])


PAGE = (
    """<script>function show(f){window.open('UploadFile/'+f)} function get(k,id){location='get.php?k='+k+'&id='+id}</script>"""
)

CALLS = [
    ("javascript:show('2565/a.pdf')", "UploadFile/2565/a.pdf"),
    ("javascript:void(show('2565/a.pdf'))", "UploadFile/2565/a.pdf"),
    ("return show( \"a.pdf\" , this);", "UploadFile/a.pdf"),
    ("hide('b'); show('a.pdf'); return false", "UploadFile/a.pdf"),
    ("get('plan', 12)", "get.php?k=plan&id=12"),
    ("get('plan')", None),
    ("get('plan', this.id)", None),
    ("show(name)", None),
    ("show('a'+'b.pdf')", None),
    ("box.show('a.pdf')", None),
    ("other('a.pdf')", None),
    ("MM_openBrWindow('f/a.pdf','','scrollbars=yes')", "f/a.pdf"),
    ("show(", None),
    ("", None),
]  # fmt: skip


@pytest.mark.parametrize(("code", "wanted"), CALLS)
def test_what_a_call_opens(code: str, wanted: str | None) -> None:
    root = LexborHTMLParser(PAGE).root
    assert root is not None
    assert Openers(root).opened(code) == wanted


@pytest.mark.parametrize(("code", "wanted"), [
    ("javascript:download(12)", True), ("return openFile('7')", True), ("viewdoc( 'a12' , 1)", True), ("getPDF(x)", True),
    ("DownloadAttach(\"3\")", True),
    ("document.write('a')", False), ("document.getElementById('file').click()", False), ("showProfile(3)", False),
    ("toggleDropdown('a')", False), ("print()", False), ("downloadAll()", False), ("void(0)", False), ("", False),
    ("f" * 9_000 + "(1)", False), ("file" * 2_000, False), ("a" * 59 + "file(", False),
])  # fmt: skip
def test_what_brings_a_document(code: str, wanted: bool) -> None:
    begin = time.process_time()
    assert brings_document(code) is wanted
    assert time.process_time() - begin < 0.1


HOSTILE = [
    "function f(a){ window.open(" + "a+" * 900 + "a) }",
    "function f(a){" * 4_000 + " window.open(a)",
    "function " * 7_000 + "open",
    "function" + " " * 60_000 + "open",
    "function f(" + "a," * 30_000 + "open",
    "a" * 60_000 + " function open",
    "a = " * 15_000 + "function(a){ window.open(a) }",
    "var x=1; " + "".join(f"function f{n}(a){{ window.open(b+b+b+b+b+b+b+b) }} " for n in range(900)) + "b = b+b+b+b+b+b+b+b;",
    "function f(a){ window.open('" + "\\/" * 20_000,
    "function f(a){" + "location=" * 200 + "}",
    "function f(a){" + "//" * 900 + "window.open(a) }",
    ("function f(a){ " + "b=c+c+c+c;c=d+d+d+d;d=a+a;" + "window.open(b+b+b+b); }") * 500,
    "{" * 60_000 + "function f(a){ open",
]  # fmt: skip


@pytest.mark.parametrize("code", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_scripts_take_no_time(code: str) -> None:
    begin = time.process_time()
    read_openers([code] * 40)
    assert time.process_time() - begin < 2.0


@pytest.mark.parametrize(
    "code", ["f(" * 2_000, "f('" + "x" * 9_000, "f" * 9_000, "f(1," * 2_000, "show('" * 1_000, " (" * 4_000]
)
def test_hostile_calls_take_no_time(code: str) -> None:
    root = LexborHTMLParser(PAGE).root
    assert root is not None
    begin = time.process_time()
    openers = Openers(root)
    for _ in range(100):
        openers.opened(code)
    assert time.process_time() - begin < 1.0


PIECES = [
    "function f(a,b)",
    "{",
    "}",
    "(",
    ")",
    "window.open(",
    "location=",
    "'x/'",
    '"',
    "'",
    "+",
    "a",
    "b",
    "u",
    "=",
    ",",
    ";",
    "//",
    "\n",
    " ",
]


@given(st.lists(st.sampled_from(PIECES), max_size=40), st.lists(st.sampled_from(["f(", "'x'", "7", ",", ")", "a"]), max_size=8))
def test_any_script_opens_an_address_or_nothing(script: list[str], call: list[str]) -> None:
    root = LexborHTMLParser(f"<script>{''.join(script)}</script>").root
    assert root is not None
    address = Openers(root).opened("".join(call))
    assert address is None or isinstance(address, str)
