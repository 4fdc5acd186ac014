"""Small pictures of scores as SVG text: the range on a bar, and the line of earlier scans."""

from collections.abc import Sequence

from markupsafe import Markup, escape

from reports.report import Point
from reports.words import day, text

MARKS = (85, 95)  # from 85 an agency passes, from 95 it is in the best level
_BAR, _THICK, _THIN = 120, 14, 1.5  # a range of one point is a line that can still be seen
_WIDTH, _HEIGHT, _LEFT, _TOP, _BOTTOM = 640, 170, 34, 10, 24


def bar(low: float, high: float) -> Markup:
    """The range from low to high on 0-100, with marks; said in words beside it."""
    length = max(_on_bar(high) - _on_bar(low), _THIN)
    start = min(_on_bar(low), _BAR - length)
    ticks = "".join(f'<line x1="{_on_bar(m):g}" x2="{_on_bar(m):g}" y1="0" y2="{_THICK}"/>' for m in MARKS)
    return Markup(  # noqa: S704 -- numbers alone
        f'<svg class="bar" viewBox="0 0 {_BAR} {_THICK}" width="{_BAR}" height="{_THICK}" aria-hidden="true" focusable="false">'
        f'<rect class="all" width="{_BAR}" height="{_THICK}"/><rect class="range" x="{start:g}" y="3" width="{length:g}" '
        f'height="{_THICK - 6}"/>{ticks}</svg>'
    )


def progress(points: Sequence[Point], lang: str) -> Markup:
    """The lowest and the highest score in the scans so far; empty where there is nothing to compare."""
    if len(points) < 2:
        return Markup("")
    first, last = points[0], points[-1]
    label = f"{text(lang, 'progress_label')}: {_said(first, lang)}; {_said(last, lang)}"
    lines = [
        f'<svg class="progress" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" aria-label="{escape(label)}">',
        *(_grid(value) for value in (0, 50, *MARKS)),
        f'<polyline class="high" points="{_path(points, [point.high for point in points])}"/>',
        f'<polyline class="low" points="{_path(points, [point.low for point in points])}"/>',
        _end(last.high, text(lang, "high"), above=True),
        _end(last.low, text(lang, "low"), above=False),
        f'<text x="{_LEFT}" y="{_HEIGHT - 6}">{escape(day(first.day, lang))}</text>',
        f'<text x="{_WIDTH - 90}" y="{_HEIGHT - 6}" text-anchor="end">{escape(day(last.day, lang))}</text></svg>',
    ]
    return Markup("".join(lines))  # noqa: S704 -- numbers, and texts that are escaped above


def _said(point: Point, lang: str) -> str:
    return f"{day(point.day, lang)} {point.low:.2f}–{point.high:.2f}"


def _grid(value: int) -> str:
    y = _y(value)
    name = "mark" if value in MARKS else "grid"
    return (
        f'<line class="{name}" x1="{_LEFT}" x2="{_WIDTH - 90}" y1="{y:g}" y2="{y:g}"/>'
        f'<text x="{_LEFT - 4}" y="{y + 4:g}" text-anchor="end">{value}</text>'
    )


def _path(points: Sequence[Point], values: Sequence[float]) -> str:
    """By the day, so that a gap between scans is seen as one."""
    start, span = points[0].day, max((points[-1].day - points[0].day).days, 1)
    room = _WIDTH - 90 - _LEFT
    places = (_LEFT + room * (point.day - start).days / span for point in points)
    return " ".join(f"{x:.1f},{_y(value):.1f}" for x, value in zip(places, values, strict=True))


def _end(value: float, name: str, *, above: bool) -> str:
    y = _y(value)
    return (
        f'<circle cx="{_WIDTH - 90}" cy="{y:.1f}" r="3"/>'
        f'<text x="{_WIDTH - 82}" y="{y + (0 if above else 10):.1f}">{escape(name)} {value:.2f}</text>'
    )


def _on_bar(score: float) -> float:
    return round(min(max(score, 0.0), 100.0) / 100 * _BAR, 1)


def _y(score: float) -> float:
    return _TOP + (_HEIGHT - _TOP - _BOTTOM) * (1 - min(max(score, 0.0), 100.0) / 100)
