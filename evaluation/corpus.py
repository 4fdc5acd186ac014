"""The labelled cases: what an agency publishes, and what a careful grader would decide.

Rules are made with those in `cases/`. Those in `held/`, a third of all, are of other writers and only counted: cases of one
writer resemble each other, so a third chosen by chance would tell less. A round that was counted for long goes to `cases/`.
"""

import hashlib
import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Annotated, Literal, Self

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from model.errors import InputError
from model.outcome import Outcome
from rules.codes import Code
from rules.parsed import parsed
from thai.fiscal import fiscal_year_of

CASES = Path(__file__).parent / "cases"
HELD_OUT = Path(__file__).parent / "held"
_DAY = date(2022, 4, 10)  # after the first half of the year, before the deadline: every period can be asked for
_CODES = frozenset(code.value for code in Code) | frozenset(outcome.value for outcome in Outcome)
_FILE = re.compile(r"\]\(([^()\s]+\.(?:pdf|docx?|xlsx?|html?))\)", re.IGNORECASE)

Text = Annotated[str, Field(min_length=1)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Page(_Strict):
    """One page; `body` in the small markup of `evaluation.render`. `posted` is the day the site says it was put there."""

    title: Text
    heading: str | None = None
    breadcrumb: tuple[str, ...] = ()
    body: str = ""
    posted: str | None = None
    style: str | None = None


class Paper(_Strict):
    """What a link leads to. `title` is that of a file's properties, or a page's heading."""

    kind: Literal["pdf", "docx", "xlsx", "page", "scan", "missing", "html-error"]
    text: str = ""
    title: str = ""


class Agency(_Strict):
    """An invented agency."""

    name: Text
    type: str | None = None


class Related(_Strict):
    """Another submission of the same agency; without a page it is the same address as the case's."""

    indicator: Annotated[str, Field(pattern=r"^O\d+$")]
    page: Page | None = None
    url: str | None = None
    documents: dict[str, Paper] = {}


class Case(_Strict):
    """One submission with its label. `unclear`: a person must look, whatever a machine does. `held_out` is told by its folder."""

    id: Annotated[str, Field(pattern=r"^o\d+-[a-z0-9-]+$")]
    truth: Literal["right", "wrong"]
    unclear: bool = False
    codes: tuple[str, ...] = ()
    failure: str | None = None
    style: Literal["wordpress", "engine", "modern", "joomla", "tables", "plain"] = "wordpress"
    as_of: date = _DAY
    agency: Agency | None = None
    url: str | None = None
    page: Page
    documents: dict[str, Paper] = {}
    related: tuple[Related, ...] = ()
    note: str | None = None
    held_out: bool = False

    @model_validator(mode="after")
    def _is_consistent(self) -> Self:
        unknown = set(self.codes) - _CODES
        if unknown:
            raise ValueError(f"codes: {', '.join(sorted(unknown))} not in the contract")
        if self.truth == "right" and not self.unclear and self.codes:
            raise ValueError("codes: a right case has none")
        if (self.truth == "wrong" or self.unclear) and not self.codes:
            raise ValueError("codes: name the cause")
        texts = (self.page.body, *(paper.text for paper in self.documents.values() if paper.kind == "page"))
        missing = {href for text in texts for href in _FILE.findall(text)} - self.documents.keys()
        if missing:
            raise ValueError(f"documents: {', '.join(sorted(missing))} is linked and not there")
        return self

    @cached_property
    def indicator(self) -> str:
        """The indicator that it is submitted for, as its id says."""
        return self.id.partition("-")[0].upper()

    @cached_property
    def fiscal_year(self) -> int:
        """The year of the framework: that of the day of the judgement."""
        return fiscal_year_of(self.as_of)

    @property
    def is_of_another(self) -> bool:
        """Whether it shows another subject than it was submitted for: a neighbour's, or none of the assessment's."""
        return Code.WRONG_TOPIC.value in self.codes

    @cached_property
    def number(self) -> int:
        """A number that is the same each time: it varies addresses and markup."""
        return number_of(self.id)


def load(*folders: Path) -> tuple[Case, ...]:
    """All cases in the order of their indicators; what is wrong is named with its file and case."""
    paths = sorted(_files(folders), key=lambda path: int(path.stem[1:]) if path.stem[1:].isdigit() else 0)
    cases = tuple(case for path in paths for case in _cases_in(path))
    seen: set[str] = set()
    for case in cases:
        if case.id in seen:
            raise _fault(f"{case.indicator}.yaml", case.id, "this id is there twice")
        seen.add(case.id)
    return cases


def digest(*folders: Path) -> str:
    """The hash of the corpus: other cases, other floors."""
    texts = [
        f"{path.parent.name}/{path.name}".encode() + b"\0" + path.read_bytes().replace(b"\r\n", b"\n")
        for path in _files(folders)
    ]
    return hashlib.sha256(b"\0".join(texts)).hexdigest()[:16]


def number_of(text: str) -> int:
    """A number from a text, the same in every process."""
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:6])


def _files(folders: Sequence[Path]) -> list[Path]:
    return [path for folder in folders or (CASES, HELD_OUT) for path in sorted(folder.glob("*.yaml"))]


def _cases_in(path: Path) -> Iterator[Case]:
    try:
        listed = parsed(path.read_text(encoding="utf-8"))
    except yaml.YAMLError as error:
        raise _fault(path.name, "-", str(error)) from error
    if not isinstance(listed, list):
        raise _fault(path.name, "-", "a list of cases is expected")
    for position, raw in enumerate(listed, start=1):
        name = raw.get("id", position) if isinstance(raw, dict) else position
        try:
            case = Case.model_validate(raw | {"held_out": path.parent == HELD_OUT} if isinstance(raw, dict) else raw)
        except ValidationError as error:
            raise _fault(path.name, str(name), _words(error)) from error
        if case.indicator != path.stem:
            raise _fault(path.name, case.id, f"an id of {path.stem} begins with {path.stem.lower()}-")
        yield case


def _words(error: ValidationError) -> str:
    return "; ".join(f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in error.errors())


def _fault(file: str, case: str, why: str) -> InputError:
    return InputError(
        f"กรณีทดสอบ {file} / {case} ใช้ไม่ได้: {why} กรุณาแก้ไขในไฟล์",
        f"case {case} in {file} cannot be used: {why}; correct the file",
    )
