"""Where the masthead and the footer lead: the site's sections, the library, the pages about itself."""

from dataclasses import dataclass

from django import template
from django.http import HttpRequest
from django.template import Context
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from access.visibility import visible
from home.models import StandardPage
from home.sections import SECTIONS

register = template.Library()

# Five at most stand under the masthead, the library the last of them; the others in the footer.
IN_MASTHEAD = ("news", "events", "research", "partners")
IN_FOOTER = ("topics", "instruments", "projects", "persons", "places")


@dataclass(frozen=True, kw_only=True)
class Way:
    """A link of the navigation; marked where the reader is in what it leads to."""

    label: str | Promise
    url: str
    is_current: bool = False


@register.simple_tag(takes_context=True)
def masthead_ways(context: Context) -> list[Way]:
    """The sections of the masthead and the library. No query: they have the same address everywhere."""
    path = context["request"].path
    library = reverse("search")
    return [
        *_ways(IN_MASTHEAD, path),
        Way(label=_("Library"), url=library, is_current=path.startswith(library)),
    ]


@register.simple_tag(takes_context=True)
def footer_ways(context: Context) -> list[Way]:
    """The sections that the masthead has no room for."""
    return _ways(IN_FOOTER, context["request"].path)


@register.simple_tag(takes_context=True)
def site_pages(context: Context) -> list[Way]:
    """The pages about the site itself, in the order of their editors. Two queries."""
    request: HttpRequest = context["request"]
    pages = StandardPage.objects.filter(locale__language_code=get_language()).order_by("path")
    return [Way(label=page.title, url=page.get_url(request) or "") for page in visible(pages)]


def _ways(slugs: tuple[str, ...], path: str) -> list[Way]:
    titles = {section.slug: section.title for section in SECTIONS}
    home = reverse("wagtail_serve", args=[""])
    return [
        Way(label=titles[slug], url=(url := f"{home}{slug}/"), is_current=path.startswith(url))
        for slug in slugs
    ]
