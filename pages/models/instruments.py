"""Treaties, their protocols and articles, and what reviews them."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldRowPanel
from wagtail_localize.fields import SynchronizedField

from pages.models.base import BasePage
from pages.models.indexes import BY_PLACE, IndexPage, Order
from pages.models.resources import ResourcePage
from search.facets import Facet, ModelValues


class InstrumentPage(ResourcePage):
    """A treaty, a protocol, an article or a mechanism, with the work that stands on it."""

    class InstrumentType(models.TextChoices):
        CONVENTION = "convention", _("Convention")
        PROTOCOL = "protocol", _("Protocol")
        MECHANISM = "mechanism", _("Mechanism")
        ARTICLE = "article", _("Article")

    instrument_type = models.CharField(_("type"), max_length=20, choices=InstrumentType)
    acronym = models.CharField(
        _("acronym"),
        max_length=40,
        blank=True,
        db_default="",
        help_text=_("Such as UNTOC: it is found by it."),
    )
    number = models.CharField(_("number"), max_length=20, blank=True, help_text=_("Of an article."))
    adopted_on = models.DateField(_("adopted"), null=True, blank=True)
    in_force_on = models.DateField(_("in force since"), null=True, blank=True)
    symbol = models.CharField(
        _("document symbol"), max_length=60, blank=True, help_text=_("Such as A/RES/55/25.")
    )

    search_kind = "instrument"
    schema_type = "Legislation"
    icon_name = "instrument"
    facet = Facet(
        name="instrument", label=_("Instrument"), values=ModelValues("pages.InstrumentPage")
    )
    template = "pages/instrument_page.html"
    parent_page_types = ["pages.InstrumentIndexPage", "pages.InstrumentPage"]
    subpage_types = ["pages.InstrumentPage"]
    override_translatable_fields: ClassVar[list] = [
        *ResourcePage.override_translatable_fields,
        *(
            SynchronizedField(name, overridable=False)
            for name in ("instrument_type", "number", "adopted_on", "in_force_on", "symbol")
        ),
    ]
    content_panels = [
        *BasePage.content_panels[:-1],
        FieldRowPanel(
            ["instrument_type", "acronym", "number", "symbol"], heading=_("The instrument")
        ),
        FieldRowPanel(["adopted_on", "in_force_on"], heading=_("Dates")),
        ResourcePage.picture_panel,
        "story",
        ResourcePage.about_panel,
    ]

    class Meta:
        verbose_name = _("instrument")
        verbose_name_plural = _("instruments")

    def search_date(self) -> Any:
        return self.date or self.adopted_on

    def searchable_aliases(self) -> list[str]:
        return [name for name in (self.acronym, self.symbol) if name]

    def record_fields(self) -> dict[str, Any]:
        return {
            **super().record_fields(),
            "symbol": self.symbol,
            "genre": self.instrument_type,
            "adopted_on": self.adopted_on,
            "in_force_on": self.in_force_on,
        }


class InstrumentIndexPage(IndexPage):
    """All instruments."""

    lists_kind = "instrument"
    list_orders: ClassVar[tuple[Order, ...]] = (BY_PLACE,)
    subpage_types = ["pages.InstrumentPage"]

    class Meta:
        verbose_name = _("list of instruments")
        verbose_name_plural = _("lists of instruments")
