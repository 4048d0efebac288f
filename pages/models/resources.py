"""Works of the library."""

from collections.abc import Iterator
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail_localize.fields import SynchronizedField

from pages import vocabularies
from pages.blocks.media import FOCAL_POINT
from pages.checking import words
from pages.checking.remarks import Remark
from pages.fields import CodesField, WorksField
from pages.languages import Resolved
from pages.models.base import BasePage
from pages.records import Picture
from pages.trees import with_ancestors
from search.documents import FacetTag


class ResourcePage(BasePage):
    """A work of the library: what it is about, where, and with which picture."""

    date = models.DateField(_("date"), null=True, blank=True)
    image = models.ForeignKey(
        "pages.Image",
        verbose_name=_("image"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    image_alt = models.CharField(
        _("alternative text"),
        max_length=300,
        blank=True,
        help_text=_("What the picture shows, for those who cannot see it."),
    )
    image_caption = models.CharField(_("caption"), max_length=300, blank=True)
    topics = WorksField("pages.TopicPage", verbose_name=_("topics"), blank=True, related_name="+")
    instruments = WorksField(
        "pages.InstrumentPage", verbose_name=_("instruments"), blank=True, related_name="+"
    )
    countries = CodesField(_("countries"), vocabulary=vocabularies.countries)
    regions = CodesField(_("regions"), vocabulary=vocabularies.regions)

    picture_panel = MultiFieldPanel(
        ["image", "image_alt", "image_caption"], heading=_("Picture"), help_text=FOCAL_POINT
    )
    about_panel = MultiFieldPanel(
        ["topics", "instruments", FieldPanel("countries"), FieldPanel("regions")],
        heading=_("What it is about"),
    )
    content_panels = [*BasePage.content_panels[:-1], "date", picture_panel, "story", about_panel]
    override_translatable_fields: ClassVar[list] = [
        *BasePage.override_translatable_fields,
        *(
            SynchronizedField(name, overridable=False)
            for name in ("date", "image", "topics", "instruments", "countries", "regions")
        ),
    ]

    class Meta:
        abstract = True

    def clean(self) -> None:
        super().clean()
        if self.image_id and not self.image_alt:
            raise ValidationError({"image_alt": _("Say in words what the picture shows.")})

    def remarks(self) -> Iterator[Remark]:
        yield from super().remarks()
        yield from words.about_lead_picture(self)

    def related_ids(self) -> set[int]:
        ids = super().related_ids()
        for name in ("topics", "instruments"):
            ids |= {page.pk for page in self.shown(name)}
        return ids

    @property
    def topic_list(self) -> list[Resolved]:
        return self.neighbour_list(self.shown("topics"))

    @property
    def instrument_list(self) -> list[Resolved]:
        return self.neighbour_list(self.shown("instruments"))

    @property
    def country_names(self) -> list[str]:
        language = self.locale.language_code
        return [vocabularies.place_name(code, language) for code in self.countries]

    @property
    def region_names(self) -> list[str]:
        language = self.locale.language_code
        return [vocabularies.place_name(code, language) for code in self.regions]

    def searchable_words(self) -> list[str]:
        return [self.image_caption, *self.country_names, *self.region_names]

    def search_date(self) -> Any:
        return self.date

    def search_facets(self) -> list[FacetTag]:
        from pages.models import InstrumentPage, TopicPage  # noqa: PLC0415

        trees = {
            "topic": with_ancestors([*self.topics.all(), self], TopicPage),
            "instrument": with_ancestors([*self.instruments.all(), self], InstrumentPage),
        }
        return [
            *(FacetTag(facet=name, value=str(key)) for name, keys in trees.items() for key in keys),
            *(FacetTag(facet="country", value=code) for code in self.countries),
            *(FacetTag(facet="region", value=code) for code in self.regions),
        ]

    def record_fields(self) -> dict[str, Any]:
        subjects = tuple(work.title for work in self.topic_list)
        return {**super().record_fields(), "subjects": subjects, "picture": self.record_picture()}

    def record_picture(self) -> Picture | None:
        if self.image is None:
            return None
        shown = self.image.get_rendition("width-1200|format-jpeg")
        return Picture(
            url=shown.full_url, width=shown.width, height=shown.height, alt=self.image_alt
        )
