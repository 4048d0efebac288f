"""The version of everything published: whoever keeps a copy compares it before use."""

from datetime import timedelta

from django.utils import timezone

from jobs.models import ContentVersion

_KEPT = timedelta(hours=1)


def bump(why: str) -> None:
    """Say, inside the transaction of a change, that visitors may see something else from now on."""
    ContentVersion.objects.create(why=why[:40])


def current() -> int:
    """The newest version; 0 where nothing was ever published. One query."""
    newest = ContentVersion.objects.order_by("-pk").values_list("pk", flat=True).first()
    return newest or 0


def prune() -> int:
    """Drop what nobody compares with any more, never the newest. Returns how many went."""
    old = ContentVersion.objects.filter(pk__lt=current(), at__lt=timezone.now() - _KEPT)
    return old.delete()[0]
