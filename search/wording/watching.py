"""Whoever changes what staff said about words changes its version, in whatever way it is written."""

from django.db.models.signals import post_delete, post_save

from search.models.staff import CertainWord, Recommendation, Synonyms
from search.wording import table


def connect() -> None:
    for model in (Synonyms, Recommendation, CertainWord):
        for signal in (post_save, post_delete):
            signal.connect(
                table.changed, sender=model, dispatch_uid=f"search.wording.{model.__name__}"
            )
