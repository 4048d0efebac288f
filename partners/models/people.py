"""People who speak, write and are quoted."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldRowPanel
from wagtail_localize.fields import SynchronizedField

from pages.fields import StoryField
from pages.languages import Resolved
from pages.models import BasePage, IndexPage, ResourcePage
from pages.models.base import named
from partners.blocks import VoicesStoryBlock
from search.documents import FacetTag
from search.facets import Facet, ModelValues


class PersonPage(ResourcePage):
    """Someone who takes part, with what they said and wrote."""

    role = models.CharField(_("role"), max_length=250, blank=True)
    affiliation = models.ForeignKey(
        "partners.PartnerPage",
        verbose_name=_("affiliation"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    story = StoryField(VoicesStoryBlock(), verbose_name=_("text"), blank=True)

    search_kind = "person"
    schema_type = "Person"
    icon_name = "person"
    facet = Facet(name="person", label=_("Person"), values=ModelValues("partners.PersonPage"))
    parent_page_types = ["partners.PersonIndexPage"]
    subpage_types: list[str] = []
    override_translatable_fields: ClassVar[list] = [
        *ResourcePage.override_translatable_fields,
        SynchronizedField("affiliation", overridable=False),
    ]
    content_panels = [
        *BasePage.content_panels[:-1],
        FieldRowPanel(["role", "affiliation"], heading=_("The person")),
        ResourcePage.picture_panel,
        "story",
        ResourcePage.about_panel,
    ]

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("persons")

    def related_ids(self) -> set[int]:
        return super().related_ids() | ({self.affiliation_id} if self.affiliation_id else set())

    @property
    def organization(self) -> Resolved | None:
        """Where the person works, as the reader may see it."""
        return self.neighbour(self.affiliation_id)

    def searchable_words(self) -> list[str]:
        return [self.role, *super().searchable_words()]

    def search_facets(self) -> list[FacetTag]:
        if self.affiliation is None:
            return super().search_facets()
        key = str(self.affiliation.translation_key)
        return [*super().search_facets(), FacetTag(facet="partner", value=key, part="affiliation")]

    def record_fields(self) -> dict[str, Any]:
        affiliation = next(iter(named([self.organization])), None)
        return {**super().record_fields(), "role": self.role, "affiliation": affiliation}


class PersonIndexPage(IndexPage):
    """All persons."""

    lists_kind = "person"
    subpage_types = ["partners.PersonPage"]

    class Meta:
        verbose_name = _("list of persons")
        verbose_name_plural = _("lists of persons")
