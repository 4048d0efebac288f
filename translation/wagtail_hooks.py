from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, reverse
from django.utils.translation import gettext, gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogFormatter

from translation import due, editing, rights, urls
from translation.viewsets import language_roles

hooks.register("before_publish_page", editing.before_publishing)
hooks.register("before_edit_page", editing.before_editing, order=-1)
hooks.register("construct_page_action_menu", editing.without_mirrors)
hooks.register("construct_explorer_page_queryset", editing.listed)


@hooks.register("register_admin_viewset")
def register_language_roles() -> Any:
    return language_roles


@hooks.register("register_admin_urls")
def register_urls() -> list[URLPattern]:
    return urls.urlpatterns


class ToTranslateMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return bool(rights.languages_of(request.user, *rights.ANY))


@hooks.register("register_admin_menu_item")
def register_to_translate() -> MenuItem:
    return ToTranslateMenuItem(
        gettext_lazy("To translate"),
        reverse("to_translate"),
        name="to-translate",
        icon_name="wagtail-localize-language",
        order=150,
    )


@hooks.register("register_log_actions")
def register_refusals(actions: Any) -> None:
    @actions.register_action(due.REFUSED)
    class RefusalFormatter(LogFormatter):
        label = gettext_lazy("Not published")

        def format_message(self, entry: Any) -> str:
            reasons = " ".join(entry.data.get("sentences", []))
            return gettext("Not published at its time. %(reasons)s") % {"reasons": reasons}
