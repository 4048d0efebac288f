"""What the form of every page says besides its fields: how we write, what is left to do, where it is used."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.forms import Media
from wagtail.admin.panels import Panel


class AidsPanel(Panel):
    """Stands above the fields of every page type."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "pages/admin/aids.html"

        @property
        def media(self) -> Media:
            return Media(css={"all": ["css/admin/aids.css"]})

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context = super().get_context_data(parent_context)
            user = getattr(self.request, "user", None)
            return {**context, "page": self.instance, "user": user}


def with_help(handler: Any) -> Any:
    """The form of a page type, with help above the fields of its first tab."""
    first = handler.children[0]
    first.children = [AidsPanel().bind_to_model(handler.model), *first.children]
    return handler


def places_of(handler: Any) -> Mapping[str, str]:
    """The ids, in the form's HTML, of the parts in which its fields and rows stand, by the field's name."""
    return {
        name: f"panel-child-{tab_name}-{part_name}-section"
        for tab, tab_name in zip(handler.children, handler.child_identifiers, strict=True)
        for part, part_name in zip(tab.children, tab.child_identifiers, strict=True)
        for name in _fields_in(part)
    }


def _fields_in(panel: Any) -> Iterator[str]:
    for attribute in ("field_name", "relation_name"):
        if name := getattr(panel, attribute, ""):
            yield name
    if not getattr(panel, "relation_name", ""):  # what is in a row has no place of its own
        for child in getattr(panel, "children", ()):
            yield from _fields_in(child)
