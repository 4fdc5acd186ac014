"""The pages of a PDF drawn, and those of a picture file opened, within bounds, in grey."""

import io
import warnings
from collections.abc import Iterator

import pypdfium2
from PIL import Image, ImageOps

from model.document import Kind

_MOST_PIXELS = 12_000_000  # an A4 page at 300 dpi has 8.7 million
_MOST_SOURCE_PIXELS = 60_000_000  # an A3 sheet at 600 dpi has 70 million in colour scanners' raw form; more is a bomb
_POINTS = 72


def pictures(body: bytes, kind: Kind, pages: int, *, dpi: int) -> Iterator[Image.Image]:
    """Grey pictures of the first pages; none where the body cannot be drawn."""
    try:
        yield from _drawn(body, pages, dpi) if kind is Kind.PDF else _opened(body, pages)
    except (
        pypdfium2.PdfiumError,
        Image.DecompressionBombError,
        Image.DecompressionBombWarning,
        OSError,
        ValueError,
        SyntaxError,
        EOFError,
    ):
        return  # broken files; Pillow raises SyntaxError for some of them


def _drawn(body: bytes, pages: int, dpi: int) -> Iterator[Image.Image]:
    pdf = pypdfium2.PdfDocument(body)
    try:
        for number in range(min(pages, len(pdf))):
            page = pdf[number]
            width, height = page.get_size()
            scale = min(dpi / _POINTS, (_MOST_PIXELS / max(1.0, width * height)) ** 0.5)
            picture = page.render(scale=scale, grayscale=True).to_pil()
            page.close()
            yield picture.convert("L")
    finally:
        pdf.close()


def _opened(body: bytes, pages: int) -> Iterator[Image.Image]:
    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        opened = Image.open(io.BytesIO(body))
    with opened as picture:
        for number in range(min(pages, getattr(picture, "n_frames", 1))):
            picture.seek(number)
            # Only the head was read so far: what the size says is looked at before anything is unpacked.
            if picture.width * picture.height > _MOST_SOURCE_PIXELS:
                raise Image.DecompressionBombError(f"{picture.width} x {picture.height}")
            picture.draft("L", (3_000, 4_000))  # a JPEG is made smaller while it is unpacked
            grey = ImageOps.exif_transpose(picture).convert("L")
            if grey.width * grey.height > _MOST_PIXELS:
                grey.thumbnail((3_000, 4_000))
            yield grey
