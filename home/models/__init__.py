from home.models.front import HomePage
from home.models.standard import StandardIndexPage, StandardPage

__all__ = ["HomePage", "StandardIndexPage", "StandardPage"]
