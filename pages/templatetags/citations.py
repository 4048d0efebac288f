"""A work as a reader would cite it, in one line to copy."""

from collections.abc import Iterator

from django import template
from django.utils.formats import date_format

from pages.punctuation import comma, isolated, stop
from pages.records import Record
from pages.templatetags.word_lists import word_list

register = template.Library()


@register.simple_tag
def citation(record: Record, site_name: str) -> str:
    """Who wrote it, its title, who published it, where and when; then its symbol and DOI."""
    sentences = (part.rstrip(".。") for part in _parts(record, site_name) if part)
    return "".join(f"{isolated(sentence)}{stop()}" for sentence in sentences).rstrip()


def _parts(record: Record, site_name: str) -> Iterator[str]:
    yield _names(record, "author")
    yield record.title
    yield _names(record, "publisher")
    day = f"{comma()}{date_format(record.date)}" if record.date else ""
    yield f"{isolated(site_name)}{day}"
    yield record.symbol
    yield f"doi:{record.doi}" if record.doi else ""


def _names(record: Record, part: str) -> str:
    return word_list(agent.name for agent in record.agents if agent.part == part)
