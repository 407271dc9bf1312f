"""HTML mail to plain text, in time linear in its length.

The standard library's html.parser needs quadratic time on unclosed tags (30 KB of "<a " take
seconds), and mail comes from strangers; so this reads the few things it needs by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

# Never shown as text; the content of those in _RAW holds no tags.
_DROPPED = frozenset((
    "script", "style", "svg", "head", "title", "template", "iframe", "object", "math", "canvas",
    "audio", "video", "select", "textarea", "noembed", "noframes", "xmp",
))  # fmt: skip
_RAW = frozenset(("script", "style", "title", "textarea", "iframe", "noembed", "noframes", "xmp"))
_VOID = frozenset((
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr",
))  # fmt: skip
_BLOCK = frozenset((
    "address", "article", "aside", "blockquote", "body", "center", "dd", "div", "dl", "dt",
    "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li", "main",
    "ol", "p", "pre", "section", "table", "tbody", "thead", "tr", "ul",
))  # fmt: skip
_LEADS = {"li": "- ", "td": " ", "th": " "}  # what stands before the element's text
_REPEATING = frozenset(("li", "tr", "td", "th", "dd", "dt"))  # a second one ends the first
_HIDDEN_STYLE = re.compile(
    r"display\s{0,5}:\s{0,5}none|visibility\s{0,5}:\s{0,5}hidden|mso-hide\s{0,5}:\s{0,5}all"
    r"|font-size\s{0,5}:\s{0,5}0(?![.\d])|opacity\s{0,5}:\s{0,5}0(?![.\d])",
    re.IGNORECASE,
)
_STYLE = re.compile(r"""\bstyle\s{0,5}=\s{0,5}("[^"]*"|'[^']*'|[^\s>]+)""", re.IGNORECASE)
_HIDDEN = re.compile(r"""(?:^|\s)hidden(?=$|[\s/=])""", re.IGNORECASE)
_QUOTED_VALUE = re.compile(r""""[^"]*"|'[^']*'""")
_TAG = re.compile(r"</?([a-zA-Z][a-zA-Z0-9:-]{0,40})")
_TAG_STOP = re.compile(r""">|=\s{0,5}(["'])""")
_NOT_SPACE = re.compile(r"\S+")


def html_to_text(html: str) -> str:
    """What a reader of the HTML sees, one line a block; quoted blocks have "> " before them.

    Text that the page hides (display:none and the like), scripts and drawings are left out.
    """
    page = _Page()
    for tag, attributes, text in _pieces(html):
        if tag == "":
            page.write(text)
        elif tag.startswith("/"):
            page.close(tag[1:])
        else:
            page.open(tag, attributes)
    return page.text()


class _Page:
    """The lines written so far, and the elements that are open."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._words: list[str] = []
        self._open: list[tuple[str, bool]] = []  # name, and whether it hides its content
        self._count: dict[str, int] = {}
        self._hiding = 0

    def open(self, name: str, attributes: str) -> None:
        if name == "body":
            self.close("head")  # its end tag may be left out
        if name in _BLOCK and self._top() == "p":
            self._pop()  # a paragraph ends where the next block begins
        elif name in _REPEATING and self._top() == name:
            self._pop()
        if name in _BLOCK or name == "br":
            self._end_line(always=name in ("br", "p"))
        if name not in _VOID:
            hides = name in _DROPPED or _is_hidden(attributes)
            self._open.append((name, hides))
            self._count[name] = self._count.get(name, 0) + 1
            self._hiding += hides
        if name in _LEADS:
            self.write(_LEADS[name])

    def close(self, name: str) -> None:
        if not self._count.get(name):
            return
        if name in _BLOCK:
            self._end_line()
        while self._pop() != name:
            pass

    def write(self, text: str) -> None:
        if self._hiding:
            return
        if not self._count.get("pre"):
            self._words.append(text)
            return
        *lines, rest = text.split("\n")
        for line in lines:
            self._words.append(line)
            self._end_line(always=True)
        self._words.append(rest)

    def text(self) -> str:
        self._end_line()
        return re.sub(r"\n{3,}", "\n\n", "\n".join(self._lines)).strip()

    def _top(self) -> str:
        return self._open[-1][0] if self._open else ""

    def _pop(self) -> str:
        name, hides = self._open[-1]
        if name in _BLOCK:
            self._end_line()
        self._open.pop()
        self._count[name] -= 1
        self._hiding -= hides
        return name

    def _end_line(self, *, always: bool = False) -> None:
        line = " ".join(_NOT_SPACE.findall(unescape("".join(self._words))))
        self._words.clear()
        depth = min(self._count.get("blockquote", 0), 5)
        if line or always:
            self._lines.append("> " * depth + line)


def _is_hidden(attributes: str) -> bool:
    if not attributes:
        return False
    style = _STYLE.search(attributes)
    if style and _HIDDEN_STYLE.search(style[1]):
        return True
    return bool(_HIDDEN.search(_QUOTED_VALUE.sub("", attributes)))


def _pieces(html: str) -> Iterator[tuple[str, str, str]]:
    """(tag, attributes, "") for each tag, a closing one as "/name"; ("", "", text) for text."""
    last, last_comment = html.rfind(">"), html.rfind("-->")
    trust_quotes = True
    at = 0
    while at < len(html):
        start = html.find("<", at)
        if start < 0 or start > last:
            break
        if start > at:
            yield "", "", html[at:start]
        match = _TAG.match(html, start)
        if match is None:
            at = _after_other(html, start, last_comment)
            if at == start + 1:
                yield "", "", "<"
            continue
        end = _tag_end(html, match.end()) if trust_quotes else -1
        if end < 0:  # a quotation mark that nothing closes: from here on tags end at ">"
            trust_quotes = False
            end = html.find(">", match.end())
        at = end + 1
        name = match[1].lower()
        if match[0].startswith("</"):
            yield "/" + name, "", ""
            continue
        yield name, html[match.end() : end], ""
        if name in _RAW:
            close = re.compile(f"</{name}", re.IGNORECASE).search(html, at)
            at = close.start() if close else len(html)
    yield "", "", html[at:]


def _tag_end(html: str, at: int) -> int:
    """Where the tag's own ">" stands: not one inside a quoted attribute; -1 if there is none."""
    while (stop := _TAG_STOP.search(html, at)) is not None:
        if stop[0] == ">":
            return stop.start()
        close = html.find(stop[1], stop.end())
        if close < 0:
            return -1
        at = close + 1
    return -1


def _after_other(html: str, start: int, last_comment: int) -> int:
    """The end of a comment, doctype or stray tag; `start` + 1 if "<" is only a character.

    `last_comment` is where the last "-->" stands: no search beyond it, so that many comments
    that nothing closes cost no more than one.
    """
    if html.startswith("<!--", start) and start + 2 <= last_comment:
        return html.find("-->", start + 2) + 3  # "<!-->" is a whole comment
    if html[start + 1 : start + 2] in ("!", "?", "/"):
        return html.find(">", start) + 1
    return start + 1
