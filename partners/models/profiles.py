"""Organizations that work with us."""

from functools import cached_property
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable, TranslatableMixin
from wagtail_localize.fields import SynchronizedField

from pages.fields import StoryField, WordsField
from pages.languages import Resolved, resolve
from pages.models import BasePage, IndexPage, ResourcePage
from pages.models.indexes import BY_TITLE, RECENT, Order
from partners.blocks import VoicesStoryBlock
from partners.names import partner_called
from partners.successions import by_title, families_before, leads_back
from search.documents import FacetTag
from search.facets import ChoiceValues, Facet, ModelValues


class PartnerPage(ResourcePage):
    """An organization's profile, with everything it did."""

    class OrganizationType(models.TextChoices):
        NGO = "ngo", _("Non-governmental organization")
        ACADEMIA = "academia", _("Academia")
        PRIVATE_SECTOR = "private-sector", _("Private sector")
        GOVERNMENT = "government", _("Government")
        UN_ENTITY = "un-entity", _("United Nations entity")
        ALLIANCE = "alliance", _("Alliance")

    organization_type = models.CharField(
        _("kind of organization"), max_length=20, choices=OrganizationType
    )
    acronym = models.CharField(_("acronym"), max_length=40, blank=True)
    other_names = WordsField(
        _("other names"), help_text=_("One a line, in any language: it is found by them too.")
    )
    successor = models.ForeignKey(
        "partners.PartnerPage",
        verbose_name=_("successor"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("The organization that carries its work on."),
    )
    site = models.URLField(_("site"), blank=True)
    story = StoryField(VoicesStoryBlock(), verbose_name=_("text"), blank=True)

    search_kind = "partner"
    search_relations: ClassVar[tuple[str, ...]] = (*ResourcePage.search_relations, "former_names")
    schema_type = "Organization"
    icon_name = "partner"
    facet = Facet(name="partner", label=_("Partner"), values=ModelValues("partners.PartnerPage"))
    facets = (
        Facet(
            name="organization_type",
            label=_("Kind of organization"),
            values=ChoiceValues(lambda: dict(PartnerPage.OrganizationType.choices)),
        ),
    )
    parent_page_types = ["partners.PartnerIndexPage"]
    subpage_types: list[str] = []
    override_translatable_fields: ClassVar[list] = [
        *ResourcePage.override_translatable_fields,
        *(
            SynchronizedField(name, overridable=False)
            for name in ("organization_type", "other_names", "successor", "site")
        ),
    ]
    content_panels = [
        *BasePage.content_panels[:-1],
        MultiFieldPanel(
            [
                FieldRowPanel(["organization_type", "acronym"]),
                "other_names",
                InlinePanel("former_names", label=_("former name")),
                FieldPanel("successor"),
                "site",
            ],
            heading=_("The organization"),
        ),
        ResourcePage.picture_panel,
        "story",
        ResourcePage.about_panel,
    ]

    class Meta:
        verbose_name = _("partner")
        verbose_name_plural = _("partners")

    def clean(self) -> None:
        super().clean()
        if self.successor is not None and leads_back(self, self.successor):
            message = _("An organization cannot carry on its own work, through others either.")
            raise ValidationError({"successor": message})

    def related_ids(self) -> set[int]:
        return super().related_ids() | ({self.successor_id} if self.successor_id else set())

    @property
    def successor_work(self) -> Resolved | None:
        """The organization that carries its work on, as the reader may see it."""
        return self.neighbour(self.successor_id)

    @cached_property
    def predecessors(self) -> list[Resolved]:
        """Organizations whose work it carries on, as the reader may see them."""
        return by_title(resolve(families_before(self), self.locale).values())

    def searchable_names(self) -> list[str]:
        """Whoever looks for an organization that is no more finds its successor too."""
        return [work.title for work in self.predecessors]

    def searchable_aliases(self) -> list[str]:
        former = [row.name for row in self.former_names.all()]
        return [name for name in (self.acronym, *self.other_names, *former) if name]

    def search_facets(self) -> list[FacetTag]:
        kind = FacetTag(facet="organization_type", value=self.organization_type)
        return [*super().search_facets(), kind]

    def record_fields(self) -> dict[str, Any]:
        former = [row.name for row in self.former_names.all()]
        return {
            **super().record_fields(),
            "acronym": self.acronym,
            "site": self.site,
            "names": (*self.other_names, *former),
        }


class FormerName(TranslatableMixin, Orderable):
    """A name that an organization had before."""

    page = ParentalKey(PartnerPage, on_delete=models.CASCADE, related_name="former_names")
    name = models.CharField(_("name"), max_length=200)
    until = models.DateField(_("until"), null=True, blank=True)

    panels = [FieldRowPanel(["name", "until"])]
    override_translatable_fields: ClassVar[list] = [SynchronizedField("until", overridable=False)]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("former name")
        verbose_name_plural = _("former names")

    def __str__(self) -> str:
        return self.name


class PartnerIndexPage(IndexPage):
    """All partners. Below it one of them is found by any of its names."""

    lists_kind = "partner"
    list_orders: ClassVar[tuple[Order, ...]] = (BY_TITLE, RECENT)
    list_facets = ("organization_type", "country", "region", "topic")
    subpage_types = ["partners.PartnerPage"]

    class Meta:
        verbose_name = _("list of partners")
        verbose_name_plural = _("lists of partners")

    def known_as(self, slug: str) -> Resolved | None:
        return partner_called(slug, self.locale)
