"""The styles by name."""

from demo.sites import engine, frames, joomla, modern, tables, wordpress
from demo.sites.site import Style

STYLES: dict[str, Style] = {
    style.name: style for style in (wordpress.STYLE, tables.STYLE, engine.STYLE, frames.STYLE, modern.STYLE, joomla.STYLE)
}
