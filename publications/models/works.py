"""What news, events and research have in common: partners by part, and projects."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import InlinePanel, MultiFieldPanel
from wagtail.models import Page
from wagtail_localize.fields import SynchronizedField

from pages.checking import remarks
from pages.checking.remarks import Remark
from pages.fields import StoryField, WorksField
from pages.languages import Resolved
from pages.models import ResourcePage
from pages.permanent import permanent_url
from pages.records import Agent
from partners.blocks import VoicesStoryBlock
from partners.models import PartnerRow
from partners.models.roles import PartnerPart, public_titles
from search.documents import FacetTag


@dataclass(frozen=True, kw_only=True)
class PartGroup:
    """Everyone who did the same for a work: "Supporters", with who they are."""

    part: str
    label: str
    works: list[Resolved]


class PartneredPage(ResourcePage):
    """A work in which partners have a part. The concrete type brings the rows `partners`."""

    partners: models.Manager[PartnerRow]

    story = StoryField(VoicesStoryBlock(), verbose_name=_("text"), blank=True)
    partners_panel = InlinePanel("partners", heading=_("Partners"), label=_("partner"))
    subpage_types: list[str] = []
    search_relations: ClassVar[tuple[str, ...]] = ("partners__partner",)
    record_relations: ClassVar[tuple[str, ...]] = (*ResourcePage.record_relations, "partners")

    class Meta:
        abstract = True

    def remarks(self) -> Iterator[Remark]:
        yield from super().remarks()
        if not self.shown("topics"):
            sentence = gettext("There is no topic: nobody who looks for one will find it.")
            yield remarks.warns(sentence, "topics")

    def related_ids(self) -> set[int]:
        return super().related_ids() | {row.partner_id for row in self.shown("partners")}

    def partners_by_part(self) -> list[PartGroup]:
        """Partners as the reader may see them, grouped in the order of the parts."""
        groups: dict[str, list[Resolved]] = defaultdict(list)
        for row in self.shown("partners"):
            work = self.neighbour(row.partner_id)
            if work is not None:
                groups[row.part].append(work)
        labels = dict(PartnerPart.choices)
        return [
            PartGroup(part=part, label=str(labels[part]), works=groups[part])
            for part in PartnerPart.values
            if part in groups
        ]

    def searchable_names(self) -> list[str]:
        ids = [row.partner_id for row in self.partners.all()]
        titles = public_titles(ids)
        return [titles[pk] for pk in ids if pk in titles]

    def search_facets(self) -> list[FacetTag]:
        return [*super().search_facets(), *(row.as_tag() for row in self.partners.all())]

    def agents(self) -> list[Agent]:
        """Organizations and persons, as outside formats name them; only who may be seen."""
        return [
            Agent(
                name=work.title,
                part=group.part,
                is_person=False,
                url=work.page.full_url or "",
                identifier=permanent_url(work.page.translation_key),
            )
            for group in self.partners_by_part()
            for work in group.works
        ]

    def record_fields(self) -> dict[str, Any]:
        return {**super().record_fields(), "agents": tuple(self.agents())}


class InProjects(models.Model):
    """Belongs to projects. For pages of several kinds."""

    projects = WorksField(
        "publications.ProjectPage", verbose_name=_("projects"), blank=True, related_name="+"
    )

    projects_field = SynchronizedField("projects", overridable=False)
    about_panel = MultiFieldPanel(
        [*ResourcePage.about_panel.children, "projects"], heading=_("What it is about")
    )

    class Meta:
        abstract = True

    def project_tags(self) -> list[FacetTag]:
        projects: Iterable[Page] = self.projects.all()
        return [FacetTag(facet="project", value=str(p.translation_key)) for p in projects]


class ProjectWorkPage(InProjects, PartneredPage):
    """A work with partners that belongs to projects."""

    override_translatable_fields: ClassVar[list] = [
        *PartneredPage.override_translatable_fields,
        InProjects.projects_field,
    ]
    record_relations: ClassVar[tuple[str, ...]] = (*PartneredPage.record_relations, "projects")

    class Meta:
        abstract = True

    def related_ids(self) -> set[int]:
        return super().related_ids() | set(self.numbers_in("projects"))

    @property
    def project_list(self) -> list[Resolved]:
        return self.neighbour_list(self.numbers_in("projects"))

    def subjects(self) -> list[Resolved]:
        return [*super().subjects(), *self.project_list]

    def search_facets(self) -> list[FacetTag]:
        return [*super().search_facets(), *self.project_tags()]
