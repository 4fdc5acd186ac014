"""A printed page as an office scanner sees it: 200 dpi, straight and skewed, clean and dirty."""

import random
from pathlib import Path

import pypdfium2
from PIL import Image, ImageFilter

DPI = 200
PARAGRAPHS = 13  # what fits on one page
SKEWS = (0.0, 1.0, 2.0, 3.0, -3.0)  # degrees
PAPER = 255
SPECKS = 4_000
SEED = 2565


def lines(source: list[str]) -> list[str]:
    """The text of the page."""
    return [line for line in source if not line.startswith("|")][:PARAGRAPHS]


def make(page: Path, folder: Path) -> None:
    """Write the scans of a one-page PDF: PDFs of pictures, one PNG and one JPEG."""
    folder.mkdir(parents=True, exist_ok=True)
    pdf = pypdfium2.PdfDocument(page)
    print(f"scans: {len(pdf)} page(s)")
    picture = pdf[0].render(scale=DPI / 72, grayscale=True).to_pil()
    pdf.close()
    for skew in SKEWS:
        _save(_skewed(picture, skew), folder / f"skew{skew:+.0f}.pdf".replace("+0", "0"))
    _save(_dirty(_skewed(picture, 1.5)), folder / "dirty+1.5.pdf")
    _skewed(picture, 0).quantize(8).save(folder / "straight.png", optimize=True, dpi=(DPI, DPI))
    _skewed(picture, 2).save(folder / "skew+2.jpg", quality=40, dpi=(DPI, DPI))


def _skewed(picture: Image.Image, degrees: float) -> Image.Image:
    return picture.rotate(degrees, Image.Resampling.BICUBIC, fillcolor=PAPER) if degrees else picture


def _dirty(picture: Image.Image) -> Image.Image:
    """Softer, with specks of toner."""
    chance = random.Random(SEED)
    picture = picture.filter(ImageFilter.GaussianBlur(0.7))
    for _ in range(SPECKS):
        picture.putpixel((chance.randrange(picture.width), chance.randrange(picture.height)), chance.randrange(200))
    return picture


def _save(picture: Image.Image, path: Path) -> None:
    picture.save(path, "PDF", resolution=DPI, quality=40)
