"""The translator's list, and the way from it into the editor."""

from functools import cached_property
from typing import Any, ClassVar

import django_filters  # type: ignore[import-untyped]
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import BaseColumn, Column, DateColumn, LocaleColumn, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.models import Locale, Page

from translation import rights, waiting
from translation.gate import GateClosed
from translation.publishing import begin_translation


class WaitingFilterSet(WagtailFilterSet):
    """Which language, and how far."""

    language = django_filters.ChoiceFilter(
        label=gettext_lazy("Language"), empty_label=None, method="of_the_view"
    )
    state = django_filters.ChoiceFilter(
        label=gettext_lazy("State"), choices=waiting.State.choices, method="in_state"
    )

    class Meta:
        model = Page
        fields: ClassVar[list[str]] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.filters.pop(
            "locale", None
        )  # Wagtail's own, by the language that a page was written in
        mine = rights.languages_of(self.request.user, *rights.ANY)
        self.filters["language"].extra["choices"] = [
            (locale.language_code, locale.get_display_name()) for locale in mine
        ]

    def of_the_view(self, pages: QuerySet[Page], name: str, value: str) -> QuerySet[Page]:
        # The view has asked for one language already: all columns depend on it.
        return pages

    def in_state(self, pages: QuerySet[Page], name: str, value: str) -> QuerySet[Page]:
        return waiting.in_state(pages, value)


def texts_left(page: Any) -> str:
    """How many of how many, or nothing where nobody has counted yet."""
    if not page.texts:
        return ""
    sentence = ngettext("%(left)d of %(texts)d", "%(left)d of %(texts)d", page.texts)
    return sentence % {"left": page.left or 0, "texts": page.texts}


class NextStepColumn(BaseColumn):
    """What a translator can do with a work: begin, or go on."""

    cell_template_name = "translation/next_step_cell.html"

    def get_cell_context_data(self, instance: Any, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        return {**context, "csrf_token": get_token(context["request"])}


class ToTranslateView(ReportView):  # type: ignore[misc]
    """What waits for the languages in which the reader works."""

    page_title = gettext_lazy("To translate")
    header_icon = "wagtail-localize-language"
    index_url_name = "to_translate"
    index_results_url_name = "to_translate_results"
    filterset_class = WaitingFilterSet
    is_searchable = True
    search_backend_name = None
    search_fields: ClassVar[list[str]] = ["title", "draft_title"]
    columns: ClassVar[list[BaseColumn]] = [
        TitleColumn(
            "title",
            label=gettext_lazy("Title"),
            accessor="get_admin_display_title",
            get_url=lambda page: page.get_url() if page.live else None,
        ),
        LocaleColumn(label=gettext_lazy("Written in")),
        Column("type", label=gettext_lazy("Type"), accessor="page_type_display_name"),
        DateColumn("first_published_at", label=gettext_lazy("Published on")),
        Column(
            "state", label=gettext_lazy("State"), accessor=lambda page: waiting.state_of(page).label
        ),
        Column("left", label=gettext_lazy("Texts left"), accessor=texts_left),
        NextStepColumn("next", label=""),
    ]

    @cached_property
    def language(self) -> Locale:
        mine = rights.languages_of(self.request.user, *rights.ANY)
        wanted = self.request.GET.get("language")
        return next((locale for locale in mine if locale.language_code == wanted), mine[0])

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not rights.languages_of(request.user, *rights.ANY):
            raise PermissionDenied
        response: HttpResponse = super().dispatch(request, *args, **kwargs)
        return response

    def get_page_subtitle(self) -> str:
        return str(self.language.get_display_name())

    def get_base_queryset(self) -> QuerySet[Page]:
        return waiting.waiting_for(self.language)


@require_POST
def begin(request: HttpRequest, page_id: int, language: str) -> HttpResponse:
    """Send a work for translation and open it in the editor."""
    source = get_object_or_404(Page, pk=page_id)
    locale = get_object_or_404(Locale, language_code=language)
    with transaction.atomic():
        person: rights.Person = request.user
        page = begin_translation(source, locale, by=person)
        if not page.permissions_for_user(person).can_edit():
            raise GateClosed([_("You have no permission to edit pages there.")])
    return redirect(reverse("wagtailadmin_pages:edit", args=[page.pk]))
