from django.http import HttpRequest
from django.utils.translation import ngettext
from wagtail import hooks
from wagtail.admin import messages
from wagtail.models import Page
from wagtail.rich_text.feature_registry import FeatureRegistry

from access.visibility import visible
from pages.links import WorkLinkHandler
from pages.models import BasePage
from pages.punctuation import list_comma


@hooks.register("register_rich_text_features", order=100)
def links_to_what_the_reader_may_see(features: FeatureRegistry) -> None:
    features.register_link_type(WorkLinkHandler)


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
def say_what_is_left_out(request: HttpRequest, page: Page) -> None:
    """An editor who names somebody whose profile is still a draft would look in vain for the name."""
    if isinstance(page, BasePage) and (titles := hidden_neighbours(page)):
        sentence = ngettext(
            "%(count)d work named here is not public yet, so nothing leads there: %(titles)s.",
            "%(count)d works named here are not public yet, so nothing leads there: %(titles)s.",
            len(titles),
        )
        words = list_comma().join(titles)
        messages.warning(request, sentence % {"count": len(titles), "titles": words})


def hidden_neighbours(page: BasePage) -> list[str]:
    """Titles, as the admin has them, of the works a page names that nobody may see now."""
    named = Page.objects.filter(pk__in=page.related_ids())
    seen = visible(named).values("pk")
    return [work.get_admin_display_title() for work in named.exclude(pk__in=seen).order_by("pk")]
