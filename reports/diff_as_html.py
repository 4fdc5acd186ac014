"""A diff as one HTML page without scripts or anything from elsewhere."""

from collections.abc import Iterable, Iterator
from html import escape

from reports.diff_words import CHANGES, ORDER, WORDS, counts, details, moment, summary, verdicts
from reports.plain import plain, web_link
from reports.record import ChangeRecord, DiffLine, DiffRecord

_CSS = (
    "body{font:16px/1.6 'Noto Sans Thai','Leelawadee UI',Tahoma,sans-serif;max-width:64rem;margin:1.5rem auto;padding:0 1rem;"
    "color:#1b1b1b;background:#fff}h1{font-size:1.4rem}h2{font-size:1.15rem;margin-top:2rem}table{border-collapse:collapse;width:100%}"
    "th,td{text-align:left;vertical-align:top;padding:.4rem .6rem;border-bottom:1px solid #767676}"
    "td{overflow-wrap:anywhere}td:nth-child(2),td:nth-child(3){white-space:nowrap}a{color:#0b4f9e}@media print{a{color:inherit}}"
)
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def render(records: Iterable[DiffLine], lang: str) -> Iterator[str]:
    """The page, part by part."""
    found = list(records)
    total = next(record for record in found if isinstance(record, DiffRecord))
    changes = [record for record in found if isinstance(record, ChangeRecord)]
    title = escape(WORDS[lang]["title"].format(old=total.old_scan, new=total.new_scan))
    yield (
        f'<!doctype html>\n<html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title>'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}"><meta name="viewport" content="width=device-width">'
        f"<style>{_CSS}</style></head>\n<body><main><h1>{title}</h1>\n<p>{escape(counts(total, lang))}</p>\n"
    )
    for kind in ORDER:
        listed = [change for change in changes if change.change == kind]
        if listed:
            yield from _section(CHANGES[lang][kind], listed, lang)
    yield f"<p>{escape(summary(total, lang))}</p>\n</main></body></html>\n"


def _section(name: str, changes: Iterable[ChangeRecord], lang: str) -> Iterator[str]:
    words = WORDS[lang]
    heads = "".join(f'<th scope="col">{escape(words[key])}</th>' for key in ("agency", "item", "verdict", "since", "what"))
    yield f"<h2>{escape(name)}</h2>\n<table><thead><tr>{heads}</tr></thead><tbody>\n"
    for change in changes:
        cells = (change.agency, change.indicator, verdicts(change, lang), _since(change, lang))
        what = "<br>".join([_link(change.url), *(escape(plain(text)) for text in details(change, lang))])
        yield "<tr>" + "".join(f"<td>{escape(plain(cell))}</td>" for cell in cells) + f"<td>{what}</td></tr>\n"
    yield "</tbody></table>\n"


def _since(change: ChangeRecord, lang: str) -> str:
    return f"{moment(change.first_seen, lang)} ({WORDS[lang]['scan'].format(n=change.since_scan)})"


def _link(url: str) -> str:
    text, address = escape(plain(url)), web_link(url)
    return f'<a href="{escape(address)}" rel="noreferrer noopener">{text}</a>' if address else text
