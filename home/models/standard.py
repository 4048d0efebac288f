"""Pages that are no work of the library: about, contact, the hub."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from pages.fields import StoryField
from pages.models import BasePage, IndexPage, ResourcePage
from pages.models.indexes import BY_PLACE, Order
from partners.blocks import VoicesStoryBlock
from publications.models.works import InProjects
from search.documents import FacetTag


class StandardPage(InProjects, ResourcePage):
    """A page of the site itself."""

    story = StoryField(VoicesStoryBlock(), verbose_name=_("text"), blank=True)

    search_kind = "page"
    schema_type = "WebPage"
    icon_name = "page"
    template = "home/standard_page.html"
    parent_page_types = ["home.StandardIndexPage"]
    subpage_types: list[str] = []
    content_panels = [
        *BasePage.content_panels[:-1],
        ResourcePage.picture_panel,
        "story",
        InProjects.about_panel,
    ]
    override_translatable_fields: ClassVar[list] = [
        *ResourcePage.override_translatable_fields,
        InProjects.projects_field,
    ]

    class Meta:
        verbose_name = _("page")
        verbose_name_plural = _("pages")

    def related_ids(self) -> set[int]:
        return super().related_ids() | set(self.numbers_in("projects"))

    def search_facets(self) -> list[FacetTag]:
        return [*super().search_facets(), *self.project_tags()]


class StandardIndexPage(IndexPage):
    """The pages of the site itself."""

    lists_kind = "page"
    list_orders: ClassVar[tuple[Order, ...]] = (BY_PLACE,)
    subpage_types = ["home.StandardPage"]

    class Meta:
        verbose_name = _("list of pages")
        verbose_name_plural = _("lists of pages")
