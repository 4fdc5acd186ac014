"""Templates -> text and HTML of a mail."""

from datetime import date, datetime
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from model.diff import ChangeKind
from model.finding import Verdict
from notify import links, words
from notify.address import clean
from thai.fiscal import BANGKOK
from thai.wrap import wrap

LINE = 76  # cells: mail programs quote with "> " and should not break a line again
LONGEST_QUOTE = 240  # evidence has at most 200 characters and says where it stands


def render(template: str, lang: str, **values: object) -> tuple[str, str]:
    """The text and the HTML of one of the templates."""
    given = {**values, "t": words.TEXTS[lang], "lang": lang}
    text = environment().get_template(f"{template}.txt.j2").render(given)
    return text.strip() + "\n", environment().get_template(f"{template}.html.j2").render(given)


@cache
def environment() -> Environment:
    """Everything that goes into HTML is escaped; a name that a template does not know is an error."""
    made = Environment(
        loader=PackageLoader("notify"),
        autoescape=select_autoescape(("html.j2",), default=False),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {
        "plain": clean,
        "quote": lambda text: clean(text, LONGEST_QUOTE),
        "points": lambda value: f"{value:.2f}",
        "lines": _lines,
        "kind": lambda kind, lang: words.said(words.CHANGES[kind], lang),
        "verdict": lambda verdict, lang: words.said(words.VERDICTS[verdict], lang),
        "day": lambda value, lang: words.day(value, lang) if isinstance(value, date) else "",
        "href": links.href,
        "short": links.short,
        "full": links.full,
        "seen_on": _seen_on,
    }
    made.globals |= {
        "GOOD": words.GOOD,
        "BAD": words.BAD,
        "NEW": ChangeKind.NEW_SUBMISSION,
        "VERDICTS": tuple(words.VERDICTS),
        "PASS": Verdict.PASS,
    }
    return made


def _lines(text: str, indent: int = 0, first: str = "") -> str:
    """Text in lines that end where Thai may be broken; `first` stands before the first of them."""
    made = wrap(clean(text), LINE - indent)
    return "\n".join((first.ljust(indent) if place == 0 else " " * indent) + line for place, line in enumerate(made))


def _seen_on(value: datetime, lang: str) -> str:
    return words.day(value.astimezone(BANGKOK).date(), lang)
