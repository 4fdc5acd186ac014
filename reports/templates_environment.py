"""The templates, and what they may use: everything that goes in is escaped, everything from outside is made plain."""

import json
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from reports import words
from reports.plain import plain, web_link


@cache
def environment() -> Environment:
    """One for all; a name that a template does not know is an error."""
    made = Environment(
        loader=PackageLoader("reports"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    made.filters |= {
        "plain": plain,
        "href": web_link,
        "day": words.day,
        "moment": words.moment,
        "days_left": words.days_left,
        "place": words.place,
        "score": lambda value: f"{value:.2f}",
        "as_json": _as_json,
        "colour": lambda zone: "zone-" + zone.colour_key.replace(" ", "-"),
    }
    made.globals |= {"percent": words.percent}
    return made


def _as_json(value: object) -> Markup:
    text = json.dumps(value, ensure_ascii=False).replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
    return Markup(text)  # noqa: S704 -- nothing in it can end the element that it stands in
