"""What HTML's tags are to a reader: blocks, boundaries, places on the page, or nothing to be read."""

SKIPPED = frozenset({
    "script", "style", "template", "noscript", "head", "svg", "math", "canvas", "option", "optgroup", "datalist", "noembed", "noframes",
    "audio", "video", "title", "-comment", "!doctype", "-doctype",
})  # fmt: skip
CHILDLESS = frozenset({"iframe", "textarea", "select", "frame"})
BLOCKS = frozenset({
    "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "dl", "dt", "dd", "table", "tr", "td", "th", "tbody", "thead", "tfoot",
    "caption", "form", "fieldset", "legend", "section", "article", "main", "header", "footer", "nav", "aside", "address", "blockquote",
    "pre", "center", "hr", "figure", "figcaption", "details", "summary", "br", "body", "html", "marquee", "dir", "menu", "iframe", "object",
})  # fmt: skip
# Tags that say nothing unless their attributes do.
PLAIN = frozenset({
    "span", "b", "i", "u", "em", "strong", "font", "small", "big", "sup", "sub", "s", "strike", "del", "ins", "mark", "nobr", "tbody", "thead",
    "time", "abbr", "code", "tt", "wbr", "bdi", "bdo", "cite", "q", "picture", "source", "colgroup", "col",
})  # fmt: skip
# Tags that say nothing either but where a piece of text ends.
BOUNDARIES = frozenset({"p", "div", "br", "dl", "dt", "dd", "center", "figure", "body", "html"})
PLACES = frozenset({"nav", "header", "footer", "aside", "main", "article", "section"})
LEVELS = {f"h{level}": level for level in range(1, 7)}
VIEWERS = frozenset({"div", "span", "section", "figure"})  # of flip-books and viewers, which name a document in an attribute
