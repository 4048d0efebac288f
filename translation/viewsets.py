from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.model import ModelViewSet

from translation.models import LanguageRole


class LanguageRoleViewSet(ModelViewSet):
    """Who works in which language, in the settings of the admin."""

    model = LanguageRole
    form_fields = ("locale", "user", "group", "role")
    list_display = ("__str__", "locale", "user", "group", "role")
    list_filter = ("locale", "role")
    menu_label = _("Language roles")  # type: ignore[assignment]
    icon = "wagtail-localize-language"
    add_to_settings_menu = True
    inspect_view_enabled = False


language_roles = LanguageRoleViewSet("language_roles", url_prefix="language-roles")
