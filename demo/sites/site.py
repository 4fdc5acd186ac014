"""A site: every page and document of one agency by its address, in one style."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote, unquote

from demo.content.article import Article
from demo.content.pdf import pdf
from demo.content.texts import NAMES
from demo.sites.general import GENERAL, general_address
from model.submission import Agency

NOTICE = "page"  # a page of no indicator: a notice, a page that is missing
INDEX = "ita"  # the page that lists all indicators, as agencies keep it for the assessment

# One grey pixel: pages show pictures, and nobody looks at them.
_PIXEL = bytes.fromhex("47494638396101000100800000cccccc00000021f90400000000002c00000000010001000002024401003b")


@dataclass(frozen=True)
class Page:
    """What stands at one address."""

    body: bytes
    content_type: str


@dataclass(frozen=True)
class Leaf:
    """One article on its way onto a page: what a style needs to know to print it."""

    agency: Agency
    key: str  # an indicator, INDEX, or a word for a page of another kind
    title: str
    body: str
    fiscal_year: int
    target: str
    address: Callable[[str], str]

    @property
    def posted(self) -> str:
        """The day on which it was put on the site: in the assessed year, whatever the text is about."""
        return f"{3 + len(self.key) + sum(map(ord, self.key)) % 20} เมษายน {self.fiscal_year}"

    @property
    def views(self) -> int:
        """A number of readers, the same each time."""
        return 40 + sum(map(ord, self.title)) % 900


@dataclass(frozen=True)
class Style:
    """How a family of sites names its addresses and prints its pages."""

    name: str
    charset: str
    address: Callable[[str], str]
    upload: Callable[[str, str], str]
    pages: Callable[[Leaf], Mapping[str, str]]


@dataclass(frozen=True)
class Site:
    """All that one agency serves; `pages` by target, percent signs undone."""

    style: Style
    agency: Agency
    fiscal_year: int
    pages: Mapping[str, Page]

    def find(self, target: str) -> Page | None:
        """What stands at a target as it was asked for; None where there is nothing."""
        return self.pages.get(unquote(target))

    def page(self, title: str, body: str, *, key: str = NOTICE) -> Page:
        """Another page with this site's furniture: a notice, a page that is missing."""
        return _printed(self.style, _leaf(self.style, self.agency, self.fiscal_year, key, Article(title, body)))[0][1]


def build(style: Style, agency: Agency, *, fiscal_year: int, articles: Mapping[str, Article]) -> Site:
    """The whole site: front page, list of indicators, one page an article, and its documents."""
    pages: dict[str, Page] = {"/images/photo.gif": Page(_PIXEL, "image/gif")}
    for key, article in {"home": _home(agency, fiscal_year), INDEX: _index(fiscal_year, articles), **articles}.items():
        leaf = _leaf(style, agency, fiscal_year, key, article)
        pages |= {unquote(target): page for target, page in _printed(style, leaf)}
        for doc in article.documents:
            pages[unquote(style.upload(key, doc.name))] = Page(pdf(doc), "application/pdf")
    for label, text in GENERAL.items():
        notice = _leaf(style, agency, fiscal_year, NOTICE, Article(label, f"<p>{text}</p>"))
        other = [(general_address(label), page) for target, page in _printed(style, notice) if target == notice.target]
        pages |= {target: page for target, page in other if target != "/"}
    return Site(style, agency, fiscal_year, pages)


@lru_cache(maxsize=4096)
def quoted(path: str) -> str:
    """A path as it stands in a link: Thai letters percent-encoded."""
    return quote(path, safe="/?&=-._~:;%#")


def _leaf(style: Style, agency: Agency, fiscal_year: int, key: str, article: Article) -> Leaf:
    target = "/" if key == "home" else style.address(key)
    body = article.body_html.replace("img:photo", "/images/photo.gif")
    for doc in article.documents:
        body = body.replace(f'"doc:{doc.name}"', f'"{quoted(style.upload(key, doc.name))}"')
    for code in NAMES if "page:" in body else ():
        body = body.replace(f'"page:{code}"', f'"{quoted(style.address(code))}"')
    return Leaf(agency, key, article.title, body, fiscal_year, target, lambda code: quoted(style.address(code)))


def _printed(style: Style, leaf: Leaf) -> list[tuple[str, Page]]:
    kind = f"text/html; charset={style.charset}"
    codec = "cp874" if style.charset == "windows-874" else style.charset
    return [(target, Page(html.encode(codec, "xmlcharrefreplace"), kind)) for target, html in style.pages(leaf).items()]


def _home(agency: Agency, fiscal_year: int) -> Article:
    return Article(
        f"{agency.name} ยินดีต้อนรับ",
        f"<h3>ยินดีต้อนรับสู่เว็บไซต์{agency.name}</h3><p>อำเภอ{agency.district} จังหวัด{agency.province}</p>"
        f"<p>คำขวัญ: ตำบลน่าอยู่ ผู้คนน่ารัก</p><h3>ข่าวล่าสุด</h3><ul><li>ขอเชิญร่วมงานประเพณีประจำปี {fiscal_year}</li>"
        "<li>แจ้งหยุดจ่ายน้ำประปาชั่วคราว</li><li>รับสมัครคัดเลือกบุคคลเป็นพนักงานจ้าง</li></ul>",
    )


def _index(fiscal_year: int, articles: Mapping[str, Article]) -> Article:
    rows = "".join(
        f'<tr><td>{code}</td><td><a href="page:{code}">{NAMES[code]}</a></td></tr>' for code in articles if code in NAMES
    )
    title = f"การเปิดเผยข้อมูลสาธารณะ (OIT) ประจำปี {fiscal_year}"
    return Article(
        title, f"<p>การประเมิน ITA {fiscal_year}</p><table border='1'><tr><th>ข้อ</th><th>ข้อมูล</th></tr>{rows}</table>"
    )
