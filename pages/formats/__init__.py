"""
Dates and numbers as each language writes them.

Django asks its own catalogues for the names of months; ours come first. In Arabic a month has two names,
as the United Nations writes it.
"""

from django.utils.translation import gettext_noop as _

MONTHS = [
    _("January"),
    _("February"),
    _("March"),
    _("April"),
    _("May"),
    _("June"),
    _("July"),
    _("August"),
    _("September"),
    _("October"),
    _("November"),
    _("December"),
]
