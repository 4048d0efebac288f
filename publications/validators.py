"""Identifiers of works: what is not one is refused with a sentence."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

_DOI = re.compile(r"10\.\d{4,9}/\S+")


def validate_doi(value: str) -> None:
    """A DOI as its registry writes it, without an address before it."""
    if not _DOI.fullmatch(value):
        raise ValidationError(_("A DOI begins with 10. and has a slash, such as 10.5555/12345678."))


def validate_isbn(value: str) -> None:
    """An ISBN of 13 or 10 characters, with or without hyphens, whose check digit is right."""
    digits = value.replace("-", "").replace(" ", "").upper()
    if re.fullmatch(r"\d{13}", digits):
        total = sum(int(d) * (3 if place % 2 else 1) for place, d in enumerate(digits))
        right = total % 10 == 0
    elif re.fullmatch(r"\d{9}[\dX]", digits):
        numbers = [10 if d == "X" else int(d) for d in digits]
        right = sum(n * (10 - place) for place, n in enumerate(numbers)) % 11 == 0
    else:
        right = False
    if not right:
        raise ValidationError(_("This is no ISBN: its last digit does not match the others."))
