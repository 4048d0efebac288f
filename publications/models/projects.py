"""Projects that works belong to."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldRowPanel
from wagtail_localize.fields import SynchronizedField

from pages.models import BasePage, ResourcePage
from partners.models import PartnerRow
from publications.models.works import PartneredPage
from search.facets import Facet, ModelValues


class ProjectPage(PartneredPage):
    """A project, with everything that came of it."""

    starts_on = models.DateField(_("begins"), null=True, blank=True)
    ends_on = models.DateField(_("ends"), null=True, blank=True)

    search_kind = "project"
    schema_type = "Project"
    icon_name = "project"
    facet = Facet(
        name="project", label=_("Project"), values=ModelValues("publications.ProjectPage")
    )
    template = "publications/project_page.html"
    parent_page_types = ["publications.ProjectIndexPage"]
    override_translatable_fields: ClassVar[list] = [
        *PartneredPage.override_translatable_fields,
        SynchronizedField("starts_on", overridable=False),
        SynchronizedField("ends_on", overridable=False),
    ]
    content_panels = [
        *BasePage.content_panels[:-1],
        FieldRowPanel(["starts_on", "ends_on"], heading=_("When")),
        ResourcePage.picture_panel,
        "story",
        PartneredPage.partners_panel,
        ResourcePage.about_panel,
    ]

    class Meta:
        verbose_name = _("project")
        verbose_name_plural = _("projects")

    def clean(self) -> None:
        super().clean()
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            raise ValidationError({"ends_on": _("A project ends after it begins.")})


class ProjectPartner(PartnerRow):
    """What a partner does in a project."""

    page = ParentalKey(ProjectPage, on_delete=models.CASCADE, related_name="partners")
