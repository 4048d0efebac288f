from partners.models.people import PersonIndexPage, PersonPage
from partners.models.profiles import FormerName, PartnerIndexPage, PartnerPage
from partners.models.roles import PartnerRow

__all__ = [
    "FormerName",
    "PartnerIndexPage",
    "PartnerPage",
    "PartnerRow",
    "PersonIndexPage",
    "PersonPage",
]
