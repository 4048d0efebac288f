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
from pages.landing import Landing
from pages.languages import Resolved
from pages.models.base import BasePage, named
from pages.places import PlaceLink, place_link
from pages.records import Picture
from pages.trees import with_ancestors
from search.documents import FacetTag
from search.places import place_name, usual_name, wider


class ResourcePage(Landing, BasePage):
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
    record_relations: ClassVar[tuple[str, ...]] = ("topics", "instruments")

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
            ids |= set(self.numbers_in(name))
        return ids

    @property
    def topic_list(self) -> list[Resolved]:
        return self.neighbour_list(self.numbers_in("topics"))

    @property
    def instrument_list(self) -> list[Resolved]:
        return self.neighbour_list(self.numbers_in("instruments"))

    @property
    def places(self) -> list[PlaceLink]:
        """Countries and regions that it is about, each with its landing page."""
        return [place_link(code, self.locale.language_code) for code in self._place_codes()]

    def _place_codes(self) -> list[str]:
        return [*self.countries, *self.regions]

    def searchable_words(self) -> list[str]:
        """Places are found by what the United Nations call them and by what most people do."""
        language = self.locale.language_code
        codes = self._place_codes()
        names = [called(code, language) for code in codes for called in (place_name, usual_name)]
        return [self.image_caption, *dict.fromkeys(names)]

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
            *(FacetTag(facet="region", value=code) for code in self._regions_with_wider()),
        ]

    def _regions_with_wider(self) -> list[str]:
        """What is about Haiti is about the Caribbean too, and about the Americas."""
        lies_in = (wider(code) for code in self._place_codes())
        return sorted(set(self.regions).union(*lies_in))

    def record_fields(self) -> dict[str, Any]:
        subjects = tuple(work.title for work in self.topic_list)
        return {
            **super().record_fields(),
            "subjects": subjects,
            "picture": self.record_picture(),
            "about": named(self.subjects()),
        }

    def subjects(self) -> list[Resolved]:
        """What it is about, as the reader may see it: topics, then instruments."""
        return [*self.topic_list, *self.instrument_list]

    def record_picture(self) -> Picture | None:
        if self.is_one_of_many or self.image is None:
            return None
        shown = self.image.get_rendition("width-1200|format-jpeg")
        return Picture(
            url=shown.full_url, width=shown.width, height=shown.height, alt=self.image_alt
        )
