"""Archives of documents: the promising files inside, read in their order as one document with a section for each."""

import re
import time
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from pathlib import PurePosixPath

from documents.blocks import MOST_TEXT, Draft, as_blocks
from documents.decode import decode
from documents.unpack import LockedError, NoProgramError, UnpackError, unpacked
from documents.zips import EncryptedZipError, UnsafeZipError, open_zip, read_member
from model.document import Block, Document, Fault, Kind, Role

# What agencies put into archives; scans after what can be read without them.
_TEXTS = frozenset(
    {".pdf", ".doc", ".docx", ".xls", ".xlsx", ".ppt", ".pptx", ".odt", ".ods", ".odp", ".rtf", ".csv", ".txt", ".htm", ".html"}
)
_PICTURES = frozenset({".jpg", ".jpeg", ".png", ".tif", ".tiff", ".bmp"})
_ARCHIVES = frozenset({".zip", ".rar", ".7z"})  # inside another: never opened
_RUBBISH = re.compile(r"(?:^|/)(?:__MACOSX/|\._|~\$|\.(?!\.?/))")
_MOST_FILES = 10
_MOST_BYTES = 40_000_000  # of all files together, unpacked
_SECONDS = 8.0  # of processor time, after which no further file is begun
_ZIP = b"PK"
_UTF_8_NAME = 0x800

ReadOne = Callable[[bytes, str], Document]


@dataclass(frozen=True, slots=True)
class _File:
    """One file of an archive; its bytes are asked for when it is read."""

    name: str
    size: int
    content: Callable[[], bytes]


def read_archive(body: bytes, url: str, read_one: ReadOne) -> Document:
    """The document that the files make together; with the fault of one that could not be read."""
    try:
        if body.startswith(_ZIP):
            with open_zip(body) as archive:
                return _read(list(_zipped(archive)), url, read_one)
        return _read([_File(name, len(content), partial(bytes, content)) for name, content in unpacked(body)], url, read_one)
    except (EncryptedZipError, LockedError):
        fault = Fault.ENCRYPTED
    except UnsafeZipError:
        fault = Fault.TOO_COMPLEX
    except NoProgramError:
        fault = Fault.UNSUPPORTED
    except (zipfile.BadZipFile, UnpackError, OSError):
        fault = Fault.BROKEN
    return Document(url, Kind.ARCHIVE, text_source="none", fault=fault)


def _zipped(archive: zipfile.ZipFile) -> Iterator[_File]:
    for info in archive.infolist():
        if not info.is_dir():
            yield _File(_name(info), info.file_size, partial(read_member, archive, info.filename))


def _name(info: zipfile.ZipInfo) -> str:
    """The name as it was written: old programs on Windows write Thai ones in Windows-874 or UTF-8 and say neither."""
    if info.flag_bits & _UTF_8_NAME:
        return info.filename
    try:
        raw = info.filename.encode("cp437")
    except UnicodeEncodeError:
        return info.filename
    return decode(raw, None)


def _read(files: list[_File], url: str, read_one: ReadOne) -> Document:
    chosen = _chosen(files)
    documents: list[tuple[str, Document]] = []
    end = time.process_time() + _SECONDS
    letters = 0
    for file in chosen:
        if letters > MOST_TEXT or time.process_time() > end:
            break
        document = read_one(file.content(), file.name)
        letters += document.letters
        documents.append((PurePosixPath(file.name).name, document))
    missed = len(documents) < len(chosen) or len(chosen) < sum(_rank(file.name) is not None for file in files)
    return _joined(documents, url, missed=missed)


def _chosen(files: list[_File]) -> list[_File]:
    """The files to read, texts before pictures, as many as the limits allow."""
    ranked = sorted((file for file in files if _rank(file.name) in (0, 1)), key=lambda file: _rank(file.name) or 0)
    chosen: list[_File] = []
    room = _MOST_BYTES
    for file in ranked[:_MOST_FILES]:
        room -= file.size
        if room >= 0:
            chosen.append(file)
    return chosen


def _rank(name: str) -> int | None:
    """0 for texts, 1 for pictures, 2 for archives, None for what is no document."""
    ending = PurePosixPath(name).suffix.lower()
    if _RUBBISH.search(name):
        return None
    return next((rank for rank, endings in enumerate((_TEXTS, _PICTURES, _ARCHIVES)) if ending in endings), None)


def _joined(documents: list[tuple[str, Document]], url: str, *, missed: bool) -> Document:
    faults = [document.fault for _, document in documents if document.fault]
    letters = sum(document.letters for _, document in documents)
    pages = sum(document.page_count or 0 for _, document in documents)
    return Document(
        url=url,
        kind=Kind.ARCHIVE,
        blocks=tuple(chain.from_iterable(_section(name, document) for name, document in documents)),
        letters=letters,
        page_count=pages or None,
        text_source="text" if letters else "none",
        # A part that could not be read is a fault of the whole: what is missing may stand in it.
        fault=faults[0] if faults else None if letters else Fault.UNSUPPORTED,
        truncated=missed or any(document.truncated for _, document in documents),
    )


def _section(name: str, document: Document) -> Iterable[Block]:
    where = f"ไฟล์ {name}"
    yield from as_blocks([Draft(PurePosixPath(name).stem, Role.HEADING, where)])
    for block in document.blocks:
        role = Role.HEADING if block.role is Role.TITLE else block.role
        yield replace(block, role=role, where=f"{where} {block.where}".strip())
