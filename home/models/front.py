"""The front page: one lead, some stories, what is coming, newest research."""

from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, PageQuerySet
from wagtail.url_routing import RouteResult

from access.specifics import whole
from access.visibility import visible
from pages import places
from pages.fields import StoryField
from pages.languages import Resolved
from pages.models import BasePage, ResourcePage
from partners.blocks import VoicesStoryBlock
from publications.models import NewsPage, ResearchPage, SideEventPage

_STORIES = 4
_EVENTS = 5
_RESEARCH = 3


class HomePage(ResourcePage):
    """The front page of one language. Works chosen under "related" lead; the newest follow by themselves."""

    story = StoryField(VoicesStoryBlock(), verbose_name=_("text"), blank=True)

    search_kind = ""
    schema_type = "WebSite"
    template = "home/home_page.html"
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "publications.NewsIndexPage",
        "publications.SideEventIndexPage",
        "publications.ResearchIndexPage",
        "publications.ProjectIndexPage",
        "partners.PartnerIndexPage",
        "partners.PersonIndexPage",
        "pages.InstrumentIndexPage",
        "pages.TopicIndexPage",
        "pages.PlacesPage",
        "home.StandardIndexPage",
    ]
    content_panels = [*BasePage.content_panels[:-1], ResourcePage.picture_panel, "story"]

    class Meta:
        verbose_name = _("front page")
        verbose_name_plural = _("front pages")

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """One look-up by the whole address, where Wagtail asks for each of its parts in turn."""
        if not path_components:
            return super().route(request, path_components)
        # The page of places answers for what stands below it: no page is looked for there.
        depth = 1 if path_components[0] == places.SLUG else len(path_components)
        own, below = path_components[:depth], path_components[depth:]
        address = f"{self.url_path}{'/'.join(own)}/"
        found = whole(Page.objects.filter(url_path=address, live=True)[:1])
        if not found:
            raise Http404
        page = found[0].specific
        return page.route(request, below) if below else RouteResult(page)

    @cached_property
    def chosen(self) -> list[Resolved]:
        """Works that an editor put up front, in the order of choice."""
        ids = [pk for block in self.story if block.block_type == "related" for pk in block.value]
        return self.neighbour_list(ids)

    @cached_property
    def lead(self) -> ResourcePage | None:
        """The work that leads: the first that was chosen, else the newest story."""
        if self.chosen:
            return self.chosen[0].page
        return self._news.first()

    @property
    def stories(self) -> list[ResourcePage]:
        """What an editor chose besides the lead, then the newest stories."""
        chosen = [work.page for work in self.chosen[1:]]
        shown = {page.translation_key for page in [self.lead, *chosen] if page}
        newest = self._news.exclude(translation_key__in=shown)
        return [*chosen, *newest[:_STORIES]][:_STORIES]

    @property
    def coming(self) -> list[SideEventPage]:
        """Events that are on or to come, the next first."""
        events = self._of(SideEventPage).filter(ends_at__gt=timezone.now())
        return list(events.order_by("starts_at")[:_EVENTS])

    @property
    def newest_research(self) -> list[ResearchPage]:
        return list(self._of(ResearchPage).order_by("-date", "-pk")[:_RESEARCH])

    @property
    def _news(self) -> PageQuerySet:
        return self._of(NewsPage).order_by("-date", "-pk").select_related("image")

    def _of(self, model: type[ResourcePage]) -> PageQuerySet:
        return visible(model.objects.filter(locale=self.locale)).select_related("locale")
