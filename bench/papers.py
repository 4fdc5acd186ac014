"""PDFs of 1 to 10 MB as agencies put them up: pages of text, then photographs; one of them is nothing but scanned pages."""

import asyncio
import io
import random
from collections.abc import Sequence
from pathlib import Path

import pypdfium2
from PIL import Image

from demo.server import Handler, Request

FIXTURES = Path(__file__).parents[1] / "fixtures" / "documents"
MEGABYTES = range(1, 11)
LINE = 2**20  # bytes a second to each client: a line as agencies have it, so that many files are on the way at a time
PIECE = 2**16
_PHOTO, _QUALITY = (1500, 1080), 83  # of noise: a megabyte each, and nothing packs it
_DIFFERENT = 5  # photographs
_A4 = (595, 842)


def papers() -> Sequence[bytes]:
    """A file for each size; the last is scanned."""
    text = (FIXTURES / "producers" / "libreoffice-pdf" / "document.pdf").read_bytes()
    scan = (FIXTURES / "scans" / "skew+2.jpg").read_bytes()
    photos = [_photo() for _ in range(_DIFFERENT)]
    written = [_pdf(text, [photos[page % _DIFFERENT] for page in range(size)]) for size in MEGABYTES[:-1]]
    return [*written, _pdf(None, [scan] * 3 + photos * 2)]


def sent(files: Sequence[bytes], target: str) -> Handler:
    """One of the files, as fast as the line allows; another one at every address, but the scan, for OCR takes its time each time."""
    luck = random.Random(target)
    body = luck.choice(files)
    content = body if body is files[-1] else body + f"\n% {target}\n".encode()
    head = f"HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\nContent-Length: {len(content)}\r\n\r\n".encode()
    pause = PIECE / LINE * luck.uniform(0.5, 1.5)

    async def answer(_request: Request, _reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(head)
        for start in range(0, len(content), PIECE):
            writer.write(content[start : start + PIECE])
            await writer.drain()
            await asyncio.sleep(pause)

    return answer


def _photo() -> bytes:
    out = io.BytesIO()
    Image.effect_noise(_PHOTO, 60).convert("RGB").save(out, "JPEG", quality=_QUALITY)
    return out.getvalue()


def _pdf(text: bytes | None, pictures: Sequence[bytes]) -> bytes:
    pdf = pypdfium2.PdfDocument.new()
    if text is not None:
        pdf.import_pages(pypdfium2.PdfDocument(text))
    for picture in pictures:
        page = pdf.new_page(*_A4)
        image = pypdfium2.PdfImage.new(pdf)
        image.load_jpeg(io.BytesIO(picture), inline=True)
        image.set_matrix(pypdfium2.PdfMatrix().scale(*_A4))
        page.insert_obj(image)
        page.gen_content()
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()
