"""Values that a language has of its own, such as the address of a link: they pass the field's own rules."""

from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import models
from django.utils.translation import gettext as _
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail_localize.models import SegmentOverride, TranslationContext, TranslationSource

from translation.gate import GateClosed

_SCHEMES = frozenset({"http", "https", "mailto", "tel"})


def refuse_unsafe(override: SegmentOverride) -> None:
    """Raise GateClosed where a value could not have been typed on the page's own form."""
    context = override.context
    if context is None:
        return
    if context.path.endswith("'"):
        _refuse_address(override.data)
        return
    source = TranslationSource.objects.filter(object=context.object_id).first()
    if source is None:
        return
    try:
        _clean(source.specific_content_type.model_class(), context, override.data)
    except (ValidationError, FieldDoesNotExist, TypeError, ValueError) as error:
        messages = (
            error.messages
            if isinstance(error, ValidationError)
            else [_("This value does not fit.")]
        )
        raise GateClosed(messages) from error


def _refuse_address(value: Any) -> None:
    address = value.strip() if isinstance(value, str) else ""
    is_local = address.startswith("/") and not address.startswith("//")
    if not is_local and urlsplit(address).scheme.lower() not in _SCHEMES:
        raise GateClosed(
            [_("A link leads to an address that begins with https://, mailto: or tel:.")]
        )


def _clean(model: type[models.Model], context: TranslationContext, value: Any) -> None:
    head, *rest = context.field_path.split(".")
    field: Any = model._meta.get_field(head)
    if isinstance(field, models.ManyToOneRel):
        field = field.related_model._meta.get_field(rest[0])
    if isinstance(field, StreamField):
        block = _block(field.stream_block, rest)
        block.clean(block.to_python(value))
    else:
        field.clean(value, None)


def _block(block: Any, path: list[str]) -> Any:
    for name in path:
        block = (
            block.child_block if isinstance(block, blocks.ListBlock) else block.child_blocks[name]
        )
    return block
