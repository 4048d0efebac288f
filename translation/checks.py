"""What an engineer forgets once: said at start-up, with what to type."""

from typing import Any

from django.core.checks import CheckMessage, Error, register
from wagtail.models import TranslatableMixin
from wagtail.snippets.models import get_snippet_models


@register()
def no_snippet_in_several_languages(**kwargs: Any) -> list[CheckMessage]:
    """The gate speaks about pages. A snippet would be public in a language as soon as it is sent there."""
    return [
        Error(
            f"{model._meta.label} is a snippet in several languages, which the gate knows nothing of.",
            hint="Make it a page, or teach translation.gate and translation.wall about snippets first.",
            obj=model,
            id="translation.E001",
        )
        for model in get_snippet_models()
        if issubclass(model, TranslatableMixin)
    ]
