"""
What to fill into the holes of the admin's addresses. A new hole needs a row in `HOLES`, or in `NUMBERS` if
it is called `pk`: from something that somebody must not read, to what stands for it in an address.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import (
    Collection,
    Locale,
    Page,
    Revision,
    Site,
    Task,
    TaskState,
    Workflow,
    WorkflowState,
)
from wagtail_localize.models import (
    OverridableSegment,
    StringSegment,
    Translation,
    TranslationSource,
)

from accounts.models import User
from home.models import HomePage
from pages.models import Guideline
from search.models.staff import CertainWord, Recommendation, Synonyms
from tests.security.canary.library import Hidden
from tests.security.canary.walk import Address, Pattern
from translation.models import LanguageRole

_HOLE = re.compile(r"<(?:\w+:)?(\w+)>|\(\?P<(\w+)>")


@dataclass(frozen=True)
class Target:
    """A hidden state as addresses name it: by the numbers of its page, revisions, texts and files."""

    state: Hidden

    @property
    def page(self) -> Page:
        """Its page; for a file that stands alone, the front page, which is nobody's secret."""
        if not self.state.pages:
            return HomePage.objects.get(locale__language_code="en")
        return Page.objects.get(pk=self.state.pages[0].pk)

    @property
    def revision(self) -> int:
        return Revision.page_revisions.filter(object_id=str(self.page.pk)).latest("pk").pk

    @property
    def document(self) -> int:
        return self.state.documents[0].pk if self.state.documents else 0

    @property
    def image(self) -> int:
        return self.state.pictures[0].pk if self.state.pictures else 0

    @property
    def translation(self) -> int:
        rows = Translation.objects.filter(source__object_id=self.page.translation_key)
        return _first(rows.filter(target_locale=self.page.locale))

    @property
    def texts(self) -> int:
        return _first(TranslationSource.objects.filter(object_id=self.page.translation_key))


def _first(rows: Any) -> int:
    return rows.values_list("pk", flat=True).first() or 0


type Fill = Callable[[Target], object]

HOLES: Mapping[str, Fill] = {
    "page_id": lambda target: target.page.pk,
    "event_id": lambda target: target.page.pk,
    "page_pk": lambda target: target.page.pk,
    "parent_page_id": lambda target: target.page.get_parent().pk,
    "page_to_move_id": lambda target: target.page.pk,
    "destination_id": lambda target: HomePage.objects.get(locale__language_code="en").pk,
    "object_id": lambda target: target.page.pk,
    "content_type_app_name": lambda target: target.page.content_type.app_label,
    "content_type_model_name": lambda target: target.page.content_type.model,
    "app_label": lambda target: "wagtailcore",
    "app_name": lambda target: "taggit",
    "model_name": lambda target: "page",
    "action": lambda target: "delete",
    "action_name": lambda target: "approve",
    "revision_id": lambda target: target.revision,
    "revision_id_a": lambda target: "earliest",
    "revision_id_b": lambda target: "latest",
    "task_state_id": lambda target: _first(TaskState.objects.all()),
    "workflow_state_id": lambda target: _first(WorkflowState.objects.all()),
    "task_id": lambda target: _first(Task.objects.all()),
    "workflow_pk": lambda target: _first(Workflow.objects.all()),
    "session_id": lambda target: 1,
    "language": lambda target: target.page.locale.language_code,
    "mode": lambda target: "default",
    "translation_source_id": lambda target: target.texts,
    "translation_id": lambda target: target.translation,
    "string_segment_id": lambda target: _first(StringSegment.objects.filter(source=target.texts)),
    "overridable_segment_id": lambda target: _first(
        OverridableSegment.objects.filter(source=target.texts)
    ),
    "document_id": lambda target: target.document,
    "doc_id": lambda target: target.document,
    "image_id": lambda target: target.image,
    "uploaded_file_id": lambda target: 1,
    "filter_spec": lambda target: "width-40",
    "redirect_id": lambda target: _first(Redirect.objects.all()),
    "collection_id": lambda target: Collection.get_first_root_node().pk,
    "uidb64": lambda target: "MQ",
    "token": lambda target: "set-password",
}

# What a bare `pk` counts, by the beginning of the address's name.
NUMBERS: Mapping[str, Fill] = {
    "wagtailadmin_api:pages": lambda target: target.page.pk,
    "wagtailadmin_api:documents": lambda target: target.document,
    "wagtailadmin_api:images": lambda target: target.image,
    "wagtailadmin_pages": lambda target: target.page.pk,
    "wagtailadmin_collections": lambda target: Collection.get_first_root_node().pk,
    "wagtailadmin_workflows": lambda target: _first(Workflow.objects.all()),
    "wagtaildocs_chooser": lambda target: target.document,
    "wagtailimages_chooser": lambda target: target.image,
    "wagtailsnippets_pages_guideline": lambda target: _first(Guideline.objects.all()),
    "wagtailsnippetchoosers_pages_guideline": lambda target: _first(Guideline.objects.all()),
    "search_synonyms": lambda target: _first(Synonyms.objects.all()),
    "search_recommendations": lambda target: _first(Recommendation.objects.all()),
    "search_certain_words": lambda target: _first(CertainWord.objects.all()),
    "language_roles": lambda target: _first(LanguageRole.objects.all()),
    "wagtaillocales": lambda target: _first(Locale.objects.all()),
    "wagtailsites": lambda target: _first(Site.objects.all()),
    "wagtailusers_users": lambda target: _first(User.objects.all()),
    "wagtailusers_groups": lambda target: _first(Group.objects.all()),
    "wagtail_localize": lambda target: target.page.pk,
}

# What is asked beside an address, where a list, a chooser or a report lets one ask.
BULK = ("delete", "move", "publish", "unpublish")


def holes(pattern: Pattern) -> list[str]:
    return [one or other for one, other in _HOLE.findall(pattern.route)]


def missing(pattern: Pattern) -> list[str]:
    """Holes for which nobody has said what to fill in."""
    return [hole for hole in holes(pattern) if _fill(pattern, hole) is None]


def addresses(pattern: Pattern, targets: list[Target]) -> list[Address]:
    """A pattern's addresses for all targets; without holes, asked plainly and for their words."""
    urls = dict.fromkeys(url for target in targets for url in _urls(pattern, target))
    return [Address(url=url, methods=("GET",)) for url in urls]


def _fill(pattern: Pattern, hole: str) -> Fill | None:
    if hole != "pk":
        return HOLES.get(hole)
    found = [fill for beginning, fill in NUMBERS.items() if pattern.key.startswith(beginning)]
    return found[0] if found else None


def _urls(pattern: Pattern, target: Target) -> Iterator[str]:
    if pattern.key == pattern.route:  # it has no name: nothing but a page that is not there
        yield "/admin/nowhere/"
        return
    filled = {hole: fill(target) for hole in holes(pattern) if (fill := _fill(pattern, hole))}
    if pattern.key == "wagtail_bulk_action":
        yield from (f"{_bulk(filled, action)}?id={target.page.pk}&next=/admin/" for action in BULK)
        return
    url = reverse(pattern.key, kwargs=filled)
    if holes(pattern) and "parent_page_id" not in holes(pattern):
        yield url
        return
    yield url
    if "chosen_multiple" in pattern.key:
        yield f"{url}?id={target.page.pk}&id={target.document}&id={target.image}"
    elif "api" in pattern.key:
        yield f"{url}?fields=*"
        yield f"{url}?search={target.state.secret.said}&fields=*"
    else:
        yield f"{url}?q={target.state.secret.said}&term={target.state.secret.said}"


def _bulk(filled: Mapping[str, object], action: str) -> str:
    return reverse("wagtail_bulk_action", kwargs={**filled, "action": action})
