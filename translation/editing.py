"""What Wagtail's page editor asks us, before it does something."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page
from wagtail_localize.models import Translation

from translation import gate, independence, rights
from translation.models import IndependentTranslation
from translation.standing import with_sources

_MIRROR_ITEM = "localize-convert-to-alias"
_RESTART = "localize-restart-translation"


def before_publishing(request: HttpRequest, page: Page) -> HttpResponseRedirect | None:
    """What is wrong is said on the form; the edit is kept as a draft."""
    sentences = gate.refusals(page, by=request.user)
    for sentence in sentences:
        messages.error(request, sentence)
    return redirect("wagtailadmin_pages:edit", page.pk) if sentences else None


def before_editing(request: HttpRequest, page: Page) -> HttpResponseRedirect | None:
    """An independent page follows its source again: for those who answer for its language."""
    if request.method != "POST" or _RESTART not in request.POST:
        return None
    if not IndependentTranslation.objects.filter(page=page).exists():
        return None
    if not rights.may(request.user, page.locale_id, *rights.PUBLISHES):
        raise gate.GateClosed([gate.no_right(page.locale)])
    rows = Translation.objects.filter(
        source__object_id=page.translation_key, target_locale=page.locale_id
    )
    if not rows.exists():
        raise gate.GateClosed([_("This page was never sent for translation.")])
    independence.join_again(page)
    messages.success(request, _("The page follows its source again."))
    return redirect("wagtailadmin_pages:edit", page.pk)


def listed(parent: Page, pages: QuerySet[Page], request: HttpRequest) -> QuerySet[Page]:
    """A list of pages brings along which are sources: their rights then cost no query each."""
    return with_sources(pages)


def without_mirrors(items: list[Any], request: HttpRequest, context: dict[str, Any]) -> None:
    """No page turns into a mirror of another language."""
    items[:] = [item for item in items if item.name != _MIRROR_ITEM]
