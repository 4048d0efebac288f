"""What machines read in the head of a page."""

import json
from collections.abc import Iterable
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from wagtail.models import Page, Site

from outlets.formats.json_ld import item_list, json_ld
from pages.models import BasePage
from pages.records import House, Record

register = template.Library()

# `</script>` and entities inside a text must not end the element.
_ESCAPES = {
    ord("<"): "\\u003C",
    ord(">"): "\\u003E",
    ord("&"): "\\u0026",
    0x2028: "\\u2028",
    0x2029: "\\u2029",
}


@register.simple_tag
def structured_data(record: Record, site: Site | None = None) -> SafeString:
    """JSON-LD of a work. Takes: its record and the site, `{% structured_data record site %}`."""
    house = House(name=site.site_name, url=site.root_url) if site else None
    return _element(json_ld(record, house))


@register.simple_tag
def structured_list(record: Record, works: Iterable[Page]) -> SafeString:
    """JSON-LD of what a page of a list shows. Takes: the list's record, the works on it."""
    return _element(item_list(record, [(work.title, work.full_url or "") for work in works]))


def _element(data: dict[str, Any]) -> SafeString:
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')  # noqa: S308


@register.simple_tag
def record_of(page: BasePage) -> Record:
    """A page's record: `{% record_of page as record %}`, made once for all that reads it."""
    return page.as_record()


@register.simple_tag
def open_graph(record: Record, site_name: str) -> SafeString:
    """What messengers show of a shared link. Takes: a record, the site's name."""
    kind = "article" if record.schema_type == "NewsArticle" else "website"
    pairs: list[tuple[str, Any]] = [
        ("og:type", kind),
        ("og:site_name", site_name),
        ("og:title", record.title),
        ("og:description", record.abstract),
        ("og:url", record.url),
        ("og:locale", record.language.replace("zh-hans", "zh_CN")),
    ]
    if record.picture:
        pairs += [
            ("og:image", record.picture.url),
            ("og:image:width", record.picture.width),
            ("og:image:height", record.picture.height),
            ("og:image:alt", record.picture.alt),
        ]
    tags = [
        format_html('<meta property="{}" content="{}">', name, value)
        for name, value in pairs
        if value
    ]
    return mark_safe("\n".join(tags))  # noqa: S308
