"""What partners and people do in a work: the shape that each page type's own rows share."""

from collections.abc import Collection

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldRowPanel
from wagtail.models import Orderable, Page

from access.visibility import visible
from search.documents import FacetTag


class PartnerPart(models.TextChoices):
    """What an organization did for a work."""

    ORGANIZER = "organizer", _("Organizer")
    CO_ORGANIZER = "co-organizer", _("Co-organizer")
    SPONSOR = "sponsor", _("Sponsor")
    SUPPORTER = "supporter", _("Supporter")
    PUBLISHER = "publisher", _("Publisher")
    FUNDER = "funder", _("Funder")


class PartnerRow(Orderable):
    """What one partner did for a work. The concrete row says for which type of work."""

    partner = models.ForeignKey(
        "partners.PartnerPage",
        verbose_name=_("partner"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    part = models.CharField(
        _("part"), max_length=20, choices=PartnerPart, default=PartnerPart.ORGANIZER
    )

    panels = [FieldRowPanel(["partner", "part"])]

    class Meta(Orderable.Meta):
        abstract = True  # type: ignore[misc]
        verbose_name = _("partner")
        verbose_name_plural = _("partners")

    def __str__(self) -> str:
        return f"{self.partner} ({self.get_part_display()})"

    def as_tag(self) -> FacetTag:
        key = str(self.partner.translation_key)
        return FacetTag(facet="partner", value=key, part=self.part)


class PersonRow(Orderable):
    """Someone who takes part in a work: a person we know, or a name that was typed."""

    person = models.ForeignKey(
        "partners.PersonPage",
        verbose_name=_("person"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    typed_name = models.CharField(_("or a name"), max_length=120, blank=True)

    class Meta(Orderable.Meta):
        abstract = True  # type: ignore[misc]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        super().clean()
        if bool(self.person_id) == bool(self.typed_name):
            message = _("Choose a person or type a name, not both.")
            raise ValidationError({"typed_name": message})

    @property
    def may_be_shown(self) -> bool:
        """Whether the person, if it is one we know, agrees now to be named."""
        return self.person is None or bool(self.person.may_be_named)

    @property
    def is_shown_for_good(self) -> bool:
        """Whether nothing ends it by the clock: what a snippet shows must not outlive a consent."""
        return self.person is None or self.person.name_until is None

    @property
    def name(self) -> str:
        return str(self.person.title) if self.person else self.typed_name

    def as_tags(self, part: str) -> list[FacetTag]:
        if self.person is None:
            return []
        return [FacetTag(facet="person", value=str(self.person.translation_key), part=part)]


def public_titles(ids: Collection[int]) -> dict[int, str]:
    """
    What those of some works are called that anyone may see: a search must not answer to the name of a
    hidden one. Two queries; none for no works.
    """
    if not ids:
        return {}
    return dict(visible(Page.objects.filter(pk__in=ids)).values_list("pk", "title"))
