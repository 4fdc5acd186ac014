"""One body that was read for a submission: the page, or what was opened with it."""

from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from model.document import Document, Kind
from thai.text import clean

NAME_LIMIT = 60  # a file name in a sentence; longer ones are percent-decoded Thai titles that drown it


@dataclass(frozen=True, slots=True)
class Source:
    """One body that was read: the page (`index` 0), a frame or inner page, or an attachment."""

    index: int
    url: str
    body_hash: str | None
    document: Document
    is_attachment: bool

    @property
    def label(self) -> str:
        """How a person names this source in front of a place in it; empty for the submitted page itself."""
        if self.document.kind is Kind.HTML:
            return "" if self.index == 0 else "หน้าย่อย"
        return f"ไฟล์ {_file_name(self.url) or f'แนบที่ {self.index}'}"


def _file_name(url: str) -> str:
    parts = urlsplit(url)
    name = clean(unquote(parts.path.rsplit("/", 1)[-1]))
    if "." not in name:
        return ""
    return name if len(name) <= NAME_LIMIT else f"{name[: NAME_LIMIT - 8]}…{name[-7:]}"
