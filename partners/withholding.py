"""Which files of persons are closed: those that they have not agreed to, or no longer."""

from datetime import UTC, datetime
from typing import Any

from django.db import models
from django.db.models import Q
from wagtail.images import get_image_model

from partners.models import PersonPage


def persons_who_withhold(file: models.Model, at: datetime) -> models.QuerySet[Any]:
    """Persons whose picture a file is, or in whose text it stands, without their consent for that."""
    today = at.astimezone(UTC).date()
    no_picture = Q(photo_consent=False) | Q(photo_until__lt=today)
    no_text = Q(biography_consent=False) | Q(biography_until__lt=today)
    if not isinstance(file, get_image_model()):
        return PersonPage.objects.filter(no_text).values("pk")
    portrait = Q(image=file)
    withheld = portrait & no_picture | ~portrait & no_text
    return PersonPage.objects.filter(withheld).values("pk")
