"""People who speak, write and are quoted."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldRowPanel
from wagtail_localize.fields import SynchronizedField

from pages.checking.remarks import Remark
from pages.fields import StoryField
from pages.languages import Resolved
from pages.models import BasePage, IndexPage, ResourcePage
from pages.models.base import named
from pages.models.indexes import BY_TITLE, RECENT, Order
from partners.blocks import VoicesStoryBlock
from partners.endings import about_consents
from partners.forms import PersonForm
from partners.models.consents import Consents
from search.documents import FacetTag, SearchText
from search.facets import Facet, ModelValues
from translation.gate import GateClosed


class PersonPage(Consents, ResourcePage):
    """Someone who takes part, with what they said and wrote, as far as they agreed to it."""

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
    base_form_class = PersonForm
    facet = Facet(name="person", label=_("Person"), values=ModelValues("partners.PersonPage"))
    parent_page_types = ["partners.PersonIndexPage"]
    subpage_types: list[str] = []
    override_translatable_fields: ClassVar[list] = [
        *ResourcePage.override_translatable_fields,
        SynchronizedField("affiliation", overridable=False),
        *Consents.synchronised,
    ]
    content_panels = [
        *BasePage.content_panels[:-1],
        FieldRowPanel(["role", "affiliation"], heading=_("The person")),
        Consents.consent_panel,
        ResourcePage.picture_panel,
        "story",
        ResourcePage.about_panel,
    ]

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("persons")

    def save(self, *args: Any, **kwargs: Any) -> Any:
        """The clock hides the page when the consent ends; the worker then unpublishes it."""
        if kwargs.get("update_fields") is None:
            if self.live and not self.name_consent:
                raise GateClosed(self.refusals())
            self.expire_at = self.named_until
        return super().save(*args, **kwargs)

    def serializable_data(self) -> dict[str, Any]:
        """A version has no end of its own: it would outlive a consent that is given anew."""
        return {**super().serializable_data(), "expire_at": None}

    def refusals(self) -> list[str]:
        return self.consent_refusals()

    def remarks(self) -> Iterator[Remark]:
        yield from super().remarks()
        yield from about_consents(self)

    def related_ids(self) -> set[int]:
        return super().related_ids() | ({self.affiliation_id} if self.affiliation_id else set())

    @property
    def organization(self) -> Resolved | None:
        """Where the person works, as the reader may see it."""
        return self.neighbour(self.affiliation_id)

    def searchable_text(self) -> SearchText:
        """A text that ends with a day is not searched: a snippet must not outlive it."""
        text = super().searchable_text()
        if self.may_be_told_about and self.biography_until is None:
            return text
        words = " · ".join(filter(None, self.searchable_words()))
        return replace(text, summary="", heads="", body=words)

    def searchable_words(self) -> list[str]:
        words = super().searchable_words()
        # The caption belongs to the picture, and ends with it.
        shown = words if self.may_be_pictured and self.photo_until is None else words[1:]
        return [self.role, *shown]

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
    list_orders: ClassVar[tuple[Order, ...]] = (BY_TITLE, RECENT)
    list_facets = ("partner", "topic", "country")
    subpage_types = ["partners.PersonPage"]

    class Meta:
        verbose_name = _("list of persons")
        verbose_name_plural = _("lists of persons")
