"""How the sites of invented agencies look: six styles, each with the furniture that real ones carry."""

from demo.sites.site import Page, Site, Style, build
from demo.sites.styles import STYLES

__all__ = ["STYLES", "Page", "Site", "Style", "build"]
