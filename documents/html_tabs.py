"""Boxes that tabs open, and the year that a tab says: on the screen it stands above its box, in the markup far from it."""

import re

from selectolax.lexbor import LexborNode

from documents.html_forms import Attributes

_TARGETS = ("href", "data-target", "data-bs-target", "data-tab", "aria-controls")
_TABS = ", ".join(f"[{name}]" if name != "href" else "[href^='#']" for name in (*_TARGETS, "onclick"))
_MOST_TABS = 2_000
_LONGEST_LABEL, _LONGEST_CODE = 60, 300
_BOX = re.compile("tab|pane", re.IGNORECASE)  # in the role, class or name of such a box
_QUOTED = re.compile(r"""["']#?([\w-]{1,80})["']""")
_YEAR = re.compile(r"(?:\s|ประจำ|ปี|งบประมาณ|งบ|พ\.?\s?ศ\.?)*(?:25|๒๕)[0-9๐-๙]{2}\s*")


class Tabs:
    """The tabs of a page that say a year and nothing else; looked for when the first box is met that one may open."""

    def __init__(self, root: LexborNode) -> None:
        self._root = root
        self._labels: dict[str, str] | None = None

    def year_over(self, attributes: Attributes) -> str | None:
        """What the tab of a box says, where it says a year: "ปีงบประมาณ 2564"."""
        name = attributes.get("id")
        if not name or not any(_BOX.search(attributes.get(key) or "") for key in ("role", "class", "id")):
            return None
        if self._labels is None:
            self._labels = _labels(self._root)
        return self._labels.get(name)


def _labels(root: LexborNode) -> dict[str, str]:
    labels: dict[str, str] = {}
    for node in root.css(_TABS)[:_MOST_TABS]:
        words = node.text(deep=True).strip()
        if len(words) <= _LONGEST_LABEL and _YEAR.fullmatch(words):
            attributes = node.attributes
            names = [(attributes.get(key) or "").removeprefix("#") for key in _TARGETS]
            names += _QUOTED.findall((attributes.get("onclick") or "")[:_LONGEST_CODE])
            labels |= {name: words for name in names if name}
    return labels
