from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import SnippetViewSet

from pages.models import Guideline


class GuidelineViewSet(SnippetViewSet):
    """How each kind of page is written, among the snippets."""

    model = Guideline
    menu_label = _("Guidelines")
    icon = "help"
    list_display = ["__str__"]
    list_filter = ["language"]
    panels = ["kind", "language", "text"]
