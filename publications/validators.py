"""Identifiers of works: what is not one is refused with a sentence."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

_SYMBOL = re.compile(r"[^\W_](?:[^\W_]|[./()\[\]*&+-])*")
_LICENCE = re.compile(r"[A-Za-z0-9][A-Za-z0-9.+-]*")
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


def validate_symbol(value: str) -> None:
    """A document symbol as the United Nations writes them: letters, digits and marks, no spaces."""
    if not _SYMBOL.fullmatch(value):
        message = _(
            "A document symbol has letters, digits, slashes, dots, hyphens and brackets, and no "
            "spaces, such as CTOC/COP/WG.9/2021/4."
        )
        raise ValidationError(message)


def validate_licence(value: str) -> None:
    """A licence by its identifier at SPDX."""
    if not _LICENCE.fullmatch(value):
        message = _("Write a licence as SPDX does, with hyphens for spaces, such as CC-BY-4.0.")
        raise ValidationError(message)
