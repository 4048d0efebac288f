"""llms.txt: the site, told to language models in a page."""

from collections import defaultdict
from collections.abc import Iterator

from django.conf import settings
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe
from wagtail.models import Page, Site

from access.visibility import visible
from outlets.citations import FORMATS
from outlets.formats.markdown import plain
from pages.languages import language_tag
from pages.models import BasePage

type Family = list[Page]

_LANDING = "a topic, a partner, a person, an instrument, a project"
_LISTS = f"a section, of {_LANDING}, a place"

_HOW = """
Each page has a twin in plain Markdown: add `index.md` to its address. Its first lines give the title, the \
language, the permanent address and the same page in other languages. Permanent addresses, `/id/…`, lead to \
the best language for whoever follows them.
"""


@require_safe
def llms_txt(request: HttpRequest) -> HttpResponse:
    """What the site is, its sections in each language, and the ways in for programs."""
    site = Site.find_for_request(request)
    if site is None:
        raise Http404
    text = "\n".join(_lines(site))
    response = HttpResponse(text, content_type="text/plain; charset=utf-8")
    response["Cache-Control"] = "public, max-age=60"
    return response


def _lines(site: Site) -> Iterator[str]:
    fronts = list(_visible(Q(translation_key=site.root_page.translation_key)))
    yield f"# {plain(site.site_name)}"
    front = _foremost(fronts).specific if fronts else None
    if isinstance(front, BasePage) and front.summary:
        yield f"\n> {plain(front.summary)}"
    yield _HOW
    yield "## Sections\n"
    for family in [fronts, *_sections(site.root_page)]:
        yield from _section(family)
    yield "\n## For programs\n"
    root = site.root_url
    description = reverse("api-v1:openapi-json")
    yield f"- [Search]({root}{description}): the library in JSON, described by OpenAPI"
    yield f"- [Sitemap]({root}{reverse('sitemap')}): every page with its languages"
    yield from _files()
    yield ""


def _files() -> Iterator[str]:
    """What is found after the address of a page."""
    ways = ", ".join(f"`cite.{form.ending}` ({form.name})" for form in FORMATS)
    yield f"- Feeds (Atom): `feed.atom` after the address of {_LISTS}"
    yield "- Tables (CSV): `works.csv` after the same addresses; both take the parameters of the page"
    yield f"- Calendars (iCalendar): `calendar.ics` after that of an event, of the events, of {_LANDING}"
    yield f"- Citations: {ways} after that of a work, of {_LANDING}"


def _visible(condition: Q) -> Iterator[Page]:
    pages = visible(Page.objects.filter(condition)).select_related("locale")
    return iter(pages.order_by("path"))


def _sections(root: Page) -> list[Family]:
    """What stands right under the front pages, each with its languages, in the order of the tree."""
    below = Q(pk__in=[])
    for path in Page.objects.filter(translation_key=root.translation_key).values_list("path"):
        below |= Q(path__startswith=path[0], depth=root.depth + 1)
    found: dict[object, Family] = defaultdict(list)
    for page in _visible(below):
        found[page.translation_key].append(page)
    return list(found.values())


def _section(family: Family) -> Iterator[str]:
    if not family:
        return
    first = _foremost(family)
    ways = ", ".join(
        f"[{language_tag(page.locale.language_code)}]({page.full_url}index.md)" for page in family
    )
    yield f"- [{plain(first.title)}]({first.full_url}index.md): {ways}"


def _foremost(family: Family) -> Page:
    """The page in the language of the house, else the first there is."""
    own = [page for page in family if page.locale.language_code == settings.LANGUAGE_CODE]
    return (own or family)[0]
