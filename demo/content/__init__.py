"""What an invented agency publishes for each indicator, and the ways in which it goes wrong."""

from demo.content.article import Article, Doc, Flaw, article, flaws_of
from demo.content.texts import CODES, NAMES

__all__ = ["CODES", "NAMES", "Article", "Doc", "Flaw", "article", "flaws_of"]
