"""Addresses that show more or fewer of the values to narrow by, and lead back to their facet."""

from django import template

from search.addresses import Address

register = template.Library()


@register.simple_tag
def opening(address: Address, facet: str) -> str:
    """The same works with all values of a facet beside them."""
    return f"{address.opening(facet)}#facet-{facet}"


@register.simple_tag
def closing(address: Address, facet: str) -> str:
    """The same works with the usual values."""
    return f"{address.opening('')}#facet-{facet}"
