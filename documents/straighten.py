"""Sets a scanned page straight: lines of text make the sharpest rows where the page is turned by the right angle."""

from itertools import pairwise

from PIL import Image

STEEPEST = 5.0  # degrees; feeders skew by less, and at 4 a fifth of the letters is lost
_COARSE, _FINE = 1.0, 0.25  # degrees between two tries; Tesseract reads half a degree without loss
_TRIES = [step * _COARSE for step in range(-int(STEEPEST / _COARSE), int(STEEPEST / _COARSE) + 1)]
_SURELY = 2  # times as sharp
_WIDTH = 700  # pixels of the small picture that is turned: lines are still apart, a try takes 3 ms
_LEAST = 0.2  # degrees; turning costs sharpness
_PAPER = 255


def straightened(picture: Image.Image) -> Image.Image:
    """The grey picture, turned where it is skewed."""
    angle = skew(picture)
    if abs(angle) < _LEAST:
        return picture
    return picture.rotate(angle, Image.Resampling.BICUBIC, fillcolor=_PAPER)


def is_sideways(picture: Image.Image) -> bool:
    """Whether its lines seem to run from top to bottom. Rows of upright pages are 4 to 23 times as sharp as their columns."""
    small = picture.copy()
    small.thumbnail((_WIDTH, _WIDTH), Image.Resampling.BOX)
    sharpest = [
        max(_sharpness(page, angle) for angle in _TRIES) for page in (small, small.transpose(Image.Transpose.ROTATE_90))
    ]
    return sharpest[0] * _SURELY < sharpest[1]


def skew(picture: Image.Image) -> float:
    """By how many degrees, anticlockwise, the picture must be turned."""
    height = max(1, round(picture.height * _WIDTH / picture.width))
    small = picture.resize((_WIDTH, min(height, 2 * _WIDTH)), Image.Resampling.BOX)
    coarse = max(_TRIES, key=lambda angle: _sharpness(small, angle))
    steps = int(_COARSE / _FINE)
    return max((coarse + step * _FINE for step in range(-steps, steps + 1)), key=lambda angle: _sharpness(small, angle))


def _sharpness(small: Image.Image, angle: float) -> int:
    """How much neighbouring rows of pixels differ in darkness."""
    turned = small.rotate(angle, Image.Resampling.BILINEAR, fillcolor=_PAPER)
    rows = turned.resize((1, turned.height), Image.Resampling.BOX).tobytes()
    return sum((above - below) ** 2 for above, below in pairwise(rows))
