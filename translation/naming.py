"""What a text is called on the form: “Title”, “Text: Quote, What was said”, “Speaker: Role”."""

from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import pgettext
from wagtail import blocks
from wagtail.fields import StreamField


def name_of(model: type[models.Model], field_path: str) -> str:
    """Words for a field path of wagtail-localize such as `story.quote.words`, in the reader's language."""
    head, *rest = field_path.split(".")
    try:
        field: Any = model._meta.get_field(head)
    except FieldDoesNotExist:
        return field_path
    if isinstance(field, models.ManyToOneRel):
        inner = name_of(field.related_model, ".".join(rest)) if rest else ""
        return _joined(str(field.related_model._meta.verbose_name), [inner])
    names = _names(field.stream_block, rest) if isinstance(field, StreamField) else []
    return _joined(str(field.verbose_name), names)


def _names(block: blocks.Block, path: list[str]) -> list[str]:
    if not path:
        return []
    head, *rest = path
    if isinstance(block, blocks.ListBlock):
        return _names(block.child_block, rest)
    children = getattr(block, "child_blocks", {})
    if head not in children:
        return []
    child = children[head]
    return [str(child.label or head), *_names(child, rest)]


def _joined(first: str, others: list[str]) -> str:
    words = pgettext("between names of fields", ", ").join(word for word in others if word)
    return f"{capfirst(first)}: {words}" if words else str(capfirst(first))
