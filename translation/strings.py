"""
wagtail-localize's strings, without its parser where there is nothing to parse: nearly every text of a page.
It parsed each of them several times whenever a page was sent, compared or built.
"""

import re
from typing import Any

from wagtail_localize.strings import StringValue

# What an HTML parser reads as something else than itself. (Of spaces alone it keeps one.)
_MARKUP = re.compile(r"[<>&\n\r\x00]|^\s*$")

_value: Any = StringValue
stock_from_plaintext = _value.from_plaintext.__func__
stock_from_source_html = _value.from_source_html.__func__
stock_render_text = _value.render_text


def take_over() -> None:
    """Put ours in the place of theirs. Calling it twice changes nothing."""
    _value.from_plaintext = classmethod(from_plaintext)
    _value.from_source_html = classmethod(from_source_html)
    _value.render_text = render_text


def from_plaintext(cls: type[StringValue], text: str) -> Any:
    return stock_from_plaintext(cls, text) if _MARKUP.search(text) else cls(text)


def from_source_html(cls: type[StringValue], html: str) -> Any:
    return stock_from_source_html(cls, html) if _MARKUP.search(html) else (cls(html), {})


def render_text(self: StringValue) -> Any:
    return stock_render_text(self) if _MARKUP.search(self.data) else self.data
