"""Builds the province for given addresses: the submissions, the answers, and what is expected of each row."""

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from urllib.parse import unquote

import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter

from demo.content import CODES, Article, article
from demo.content.pdf import pdf, scanned_pdf
from demo.province import mishaps, notices
from demo.province.cases import CASES, Case, Documents, Expected, Spot
from demo.server import Handler, Request
from demo.sites import STYLES, Page
from demo.sites import build as build_site
from demo.sites.site import INDEX, quoted
from model.submission import Agency

FISCAL_YEAR = 2565
AS_OF = date(2022, 4, 20)  # ten days before the answers are due: the weeks in which offices check
PROVINCE = "ตัวอย่าง"
HEADERS = ("หน่วยงาน", "ประเภท", "อำเภอ", "จังหวัด", "เว็บไซต์", "อีเมล", "ปีงบประมาณ", "ข้อ", "ลิงก์", "คำอธิบาย", "ส่วนราชการที่รับผิดชอบ")

PLAIN_PORTS = frozenset({"closed", "full"})  # the other odd listeners are asked by https

_SEED_STEP = 7  # parts the seeds of neighbouring agencies
_FINANCE = frozenset({"O18", "O19", "O20", "O21", "O22", "O23", "O24"})
_PDF = "application/pdf"


class Plan(BaseModel):
    """One agency of the province and how its rows differ from good pages."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    type: str
    district: str
    label: str
    style: str
    missing: str = "404"
    odd_ports: bool = False
    only: tuple[str, ...] = CODES
    rows: dict[str, str | tuple[str, ...]] = {}

    def cases(self, code: str) -> tuple[str, ...]:
        """The kinds of row that this agency sends for an indicator."""
        if code not in self.only:
            return ()
        kinds = self.rows.get(code, "good")
        return (kinds,) if isinstance(kinds, str) else kinds


@dataclass(frozen=True)
class Places:
    """Where things listen: one (host, port) an agency, and named odd ones: `closed`, `full`, certificates at fault."""

    agencies: tuple[tuple[str, int], ...]
    odd: Mapping[str, tuple[str, int]]


@dataclass(frozen=True)
class Row:
    """One submission of the province."""

    agency: Agency
    code: str
    url: str
    case: str
    expected: Expected


@dataclass(frozen=True)
class Province:
    """All rows, and what answers at the addresses in them."""

    agencies: tuple[Agency, ...]
    rows: tuple[Row, ...]
    route: Callable[[Request], Handler]

    def as_csv(self) -> str:
        """The submissions as an office would write them: long form, Thai headers."""
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(HEADERS)
        writer.writerows(_cells(row) for row in self.rows)
        return out.getvalue()


@cache
def plans() -> tuple[Plan, ...]:
    """The agencies as the data file names them."""
    source = resources.files("demo.province").joinpath("agencies.yaml").read_text("utf-8")
    return tuple(TypeAdapter(list[Plan]).validate_python(yaml.safe_load(source)))


def build(places: Places, *, seed: int = 1, fiscal_year: int = FISCAL_YEAR) -> Province:
    """The whole province; the same places and seed give the same province."""
    agencies = tuple(_agency(plan, _base(place)) for plan, place in zip(plans(), places.agencies, strict=True))
    offices = [
        _Office(plan, agency, number, places, seed=seed, fiscal_year=fiscal_year)
        for number, (plan, agency) in enumerate(zip(plans(), agencies, strict=True))
    ]
    by_place = {**dict(zip(places.agencies, offices, strict=True)), **_odd(offices, places)}
    rows = tuple(row for office in offices for row in office.rows)
    return Province(agencies, rows, lambda request: by_place[request.local].route(request))


class _Office:
    """One agency's site, its answers out of order, and its rows."""

    def __init__(self, plan: Plan, agency: Agency, number: int, places: Places, *, seed: int, fiscal_year: int) -> None:
        self._plan, self._agency, self._number, self._places, self._seed = plan, agency, number, places, seed
        self._base = _base(places.agencies[number])
        self._articles = {code: self._article(code, fiscal_year) for code in CODES}
        self._site = build_site(STYLES[plan.style], agency, fiscal_year=fiscal_year, articles=self._articles)
        self._files: dict[str, Page | None] = {}
        self._handlers: dict[str, Handler] = {}
        self.rows = [self._row(code, kind) for code in CODES for kind in plan.cases(code)]

    def route(self, request: Request) -> Handler:
        """What answers here to a request. Some cases lead to the page itself at ?view=full, an endless redirect counts in n."""
        target = unquote(request.target).removesuffix("?view=full")
        if (handler := self._handlers.get(target)) and not request.target.endswith("?view=full"):
            return handler
        if request.path in self._handlers and "n" in request.query:
            return self._handlers[request.path]
        if (page := self._files.get(target, self._site.find(target))) is not None:
            return mishaps.page(page)
        if request.path == "/login":
            return mishaps.page(self._site.page(*notices.LOGIN))
        if self._plan.missing == "soft" and request.path != "/robots.txt":
            return mishaps.page(self._site.page(*notices.SOFT_404))
        return mishaps.denied(404)

    def _article(self, code: str, fiscal_year: int, *, in_document: bool = False) -> Article:
        case = CASES[kinds[0]] if (kinds := self._plan.cases(code)) else CASES["good"]
        return article(
            code, self._agency, fiscal_year=fiscal_year, seed=self._seed + self._number * _SEED_STEP + CODES.index(code),
            flaw=case.flaw, in_document=in_document or case.in_document,
        )  # fmt: skip

    def _row(self, code: str, kind: str) -> Row:
        case, spot = CASES[kind], self._spot(code)
        if kind == "file":
            self._file(code, case)
        if case.documents is not Documents.TEXT:
            self._replace_documents(code, case.documents)
        if case.handler is not None and kind != "http-404":
            self._handlers[unquote(spot.own.removeprefix(self._base))] = case.handler(spot)
        url = case.url(spot) if case.url else spot.own
        # A dead address beside a good page is another address than the page's own.
        if kind == "http-404" or (kind == "http-410" and len(self._plan.cases(code)) > 1):
            url = f"{self._base}/old/{kind}-{code.lower()}.html"
            self._handlers[url.removeprefix(self._base)] = mishaps.denied(int(kind.removeprefix("http-")))
        return Row(self._agency, code, url, kind, case.expected)

    def _spot(self, code: str) -> Spot:
        style = self._site.style
        page = self._site.find(style.address(code))
        if page is None:
            raise KeyError(code)
        neighbour = quoted(STYLES[plans()[0].style].address(code))
        return Spot(
            base=self._base,
            site=self._site,
            code=code,
            own=self._base + quoted(style.address(code)),
            page=page,
            neighbour=_base(self._places.agencies[0]) + neighbour,
            index=self._base + quoted(style.address(INDEX)),
            ports={name: _base(place, tls=name not in PLAIN_PORTS) for name, place in self._places.odd.items()},
        )

    def _file(self, code: str, case: Case) -> None:
        filed = self._article(code, self._site.fiscal_year, in_document=case.in_document)
        self._files[self._site.style.upload(code, code.lower())] = Page(pdf(filed.documents[0]), _PDF)

    def _replace_documents(self, code: str, kind: Documents) -> None:
        for doc in self._articles[code].documents:
            scanned = Page(scanned_pdf(), _PDF) if kind is Documents.SCANNED else None
            self._files[self._site.style.upload(code, doc.name)] = scanned


def _odd(offices: Sequence[_Office], places: Places) -> dict[tuple[str, int], _Office]:
    owner = next(office for office, plan in zip(offices, plans(), strict=True) if plan.odd_ports)
    return dict.fromkeys(places.odd.values(), owner)


def _agency(plan: Plan, base: str) -> Agency:
    return Agency(
        name=plan.name, agency_type=plan.type, district=plan.district, province=PROVINCE, home_url=f"{base}/",
        email=f"saraban@{plan.label}.example",
    )  # fmt: skip


def _base(place: tuple[str, int], *, tls: bool = False) -> str:
    return f"{'https' if tls else 'http'}://{place[0]}:{place[1]}"


def _cells(row: Row) -> tuple[str, ...]:
    agency = row.agency
    division = "กองคลัง" if row.code in _FINANCE else "สำนักปลัด"
    return (
        agency.name, agency.agency_type or "", agency.district or "", agency.province or "", agency.home_url or "",
        agency.email or "", str(FISCAL_YEAR), row.code, row.url, f"เว็บไซต์หลัก > ITA > {row.code}", division,
    )  # fmt: skip
