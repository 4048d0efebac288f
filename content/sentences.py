"""Markdown within a line: into the HTML of running text, or into plain words."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from markdown_it.token import Token

from content.problems import Mention
from content.schema.shapes import SLUG

WORK = re.compile(rf"/([a-z]+/{SLUG.pattern})/?")
_TAGS = {
    "strong_open": "<b>",
    "strong_close": "</b>",
    "em_open": "<i>",
    "em_close": "</i>",
    "link_close": "</a>",
    "hardbreak": "<br/>",
    "paragraph_open": "<p>",
    "paragraph_close": "</p>",
    "bullet_list_open": "<ul>",
    "bullet_list_close": "</ul>",
    "ordered_list_open": "<ol>",
    "ordered_list_close": "</ol>",
    "list_item_open": "<li>",
    "list_item_close": "</li>",
}
_NAMES = {
    "code_inline": "Code",
    "image": "A picture inside a sentence",
    "html_inline": "HTML",
    "blockquote_open": "A quote inside a list",
    "heading_open": "A heading inside a list",
    "fence": "Code",
    "code_block": "Text indented by four spaces",
    "hr": "A line across",
}


class FormatError(Exception):
    """Something that is not part of the format. `line` counts from 0, the text's first."""

    def __init__(self, sentence: str, line: int | None = None) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.line = line


def line_of(token: Token) -> int:
    return token.map[0] if token.map else 0


@dataclass(frozen=True, kw_only=True)
class Writer:
    """Turns tokens into text in one language, and notes which works they link to."""

    language: str
    mentions: list[Mention]

    @property
    def joint(self) -> str:
        """What a line break in the file stands for: Chinese has no spaces between words."""
        return "" if self.language == "zh-hans" else " "

    def html(self, tokens: Sequence[Token]) -> str:
        return "".join(self._block_tag(token) for token in tokens)

    def _block_tag(self, token: Token) -> str:
        line = line_of(token)
        if token.type == "inline":
            return "".join(self._inline_tags(token, line))
        if token.hidden:  # the paragraph of a tight list
            return ""
        if token.type == "ordered_list_open" and token.attrGet("start"):
            message = "A list counts from 1: our editor knows no other start."
            raise FormatError(message, line)
        return self._tag(token, line)

    def _inline_tags(self, inline: Token, line: int) -> Iterator[str]:
        for child in inline.children or []:
            yield self._inline_tag(child, line)
            line += child.type in {"softbreak", "hardbreak"}

    def _inline_tag(self, token: Token, line: int) -> str:
        if token.type == "text":
            return escape(token.content, quote=False)
        if token.type == "softbreak":
            return self.joint
        if token.type == "link_open":
            return f'<a href="{self._address(str(token.attrGet("href")), line)}">'
        return self._tag(token, line)

    def _tag(self, token: Token, line: int) -> str:
        if token.type not in _TAGS:
            what = _NAMES.get(token.type, f"“{token.type}”")
            raise FormatError(f"{what} is not part of the format.", line)
        return _TAGS[token.type]

    def _address(self, href: str, line: int) -> str:
        if href.startswith(("https://", "http://", "mailto:")):
            return escape(href)
        match = WORK.fullmatch(href)
        if match is None:
            message = f"“{href}” leads nowhere. Link to /section/slug or to https://…"
            raise FormatError(message, line)
        self.mentions.append(Mention(address=match[1], line=line))
        return f"work:{match[1]}"

    def plain(self, token: Token) -> str:
        """The words of a line in which nothing is marked up."""
        line = line_of(token)
        words = []
        for child in token.children or []:
            if child.type == "text":
                words.append(child.content)
            elif child.type == "softbreak":
                words.append(self.joint)
            else:
                message = "Only plain words have a place here: no links, no emphasis."
                raise FormatError(message, line)
        return "".join(words).strip()
