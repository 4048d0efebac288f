"""What the forms of events and stories say besides their fields."""

from functools import cached_property
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import Panel

from access.visibility import may_see
from publications.stories import differences


class DifferencesPanel(Panel):
    """What the event says now and the story does not: each with a button to take it over or to leave it."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"heading": _("The event has changed"), "icon": "warning", **kwargs})

    class BoundPanel(Panel.BoundPanel):
        template_name = "publications/admin/differences_panel.html"

        def is_shown(self) -> bool:
            story: Any = self.instance
            if not (super().is_shown() and story.pk and story.event):
                return False
            user = getattr(self.request, "user", None)
            return may_see(story.event, user) and bool(self.differences)

        @cached_property
        def differences(self) -> list[differences.Difference]:
            return differences.differences(self.instance)

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context = super().get_context_data(parent_context)
            return {**context, "differences": self.differences, "button": differences.ANSWER}


class StoriesPanel(Panel):
    """The way from an event that is over to its story."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"heading": _("The story"), "icon": "doc-full", **kwargs})

    class BoundPanel(Panel.BoundPanel):
        template_name = "publications/admin/stories_panel.html"

        def is_shown(self) -> bool:
            event: Any = self.instance
            return bool(super().is_shown() and event.pk and event.is_over)

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context = super().get_context_data(parent_context)
            return {**context, "event": self.instance, "user": getattr(self.request, "user", None)}
