"""Where links lead, and quotes for what is not text: links and pictures."""

from collections.abc import Iterable

from model.document import Image, Link
from model.finding import Evidence
from rules.measure.address import split
from rules.measure.scene import Scene

_QUOTED = 200


def leads_to(url: str, places: Iterable[str]) -> bool:
    """Whether an address is of one of these hosts, or of a path on it: "google.com/maps"."""
    parts = split(url)
    name = parts.hostname or ""
    for place in places:
        host, _, path = place.partition("/")
        if (name == host or name.endswith(f".{host}")) and parts.path.lower().startswith(f"/{path}"):
            return True
    return False


def all_links(scene: Scene) -> tuple[Link, ...]:
    """The links of the page, those of its menus too: for what may stand anywhere on it."""
    return (*scene.view.links, *scene.view.furniture_links)


def script_hosts(scene: Scene) -> list[str]:
    """The hosts that the pages load scripts from."""
    return [host for source in scene.view.sources for host in source.document.script_hosts]


def page_quote(scene: Scene, where: str, text: str) -> Evidence:
    """Evidence for something on the submitted page that is not a passage."""
    page = scene.view.sources[0]
    return Evidence(page.url, where, text.strip()[:_QUOTED], page.body_hash)


def link_quote(scene: Scene, link: Link) -> Evidence:
    """Evidence that a link stands on the page: its words and where it leads."""
    return page_quote(scene, "ลิงก์", f"{link.text} {link.url}")


def picture_quote(scene: Scene, image: Image) -> Evidence:
    """Evidence that a picture stands on the page: its words, else its address."""
    return page_quote(scene, "ภาพ", image.alt or image.url)
