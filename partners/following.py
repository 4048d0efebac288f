"""A person agrees once, for all languages: translations follow the consents of their source."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page, Revision

from partners.models import PersonPage
from partners.models.consents import Consents
from translation.standing import is_source


def after_publishing(sender: type, instance: PersonPage, **kwargs: Any) -> None:
    """What is given, withdrawn or ended in the public version holds in every language from then on."""
    if is_source(instance):
        give_consents(instance)


def give_consents(source: PersonPage) -> None:
    """
    The translations' rows, and the versions that would be published next. Three queries; one more for
    each version that says otherwise.
    """
    consents = {name: getattr(source, name) for name in Consents.FIELDS}
    others = PersonPage.objects.filter(translation_key=source.translation_key).exclude(pk=source.pk)
    others.update(**consents, expire_at=source.named_until)
    newest = dict(others.values_list("pk", "latest_revision_id"))
    waiting = Revision.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Page),
        object_id__in=[str(pk) for pk in newest],
        approved_go_live_at__isnull=False,
    )
    versions = waiting | Revision.objects.filter(pk__in=filter(None, newest.values()))
    written = {
        name: value.isoformat() if hasattr(value, "isoformat") else value
        for name, value in consents.items()
    }
    for revision in versions:
        if any(revision.content.get(name) != value for name, value in written.items()):
            revision.content |= written
            revision.save(update_fields=["content"])
