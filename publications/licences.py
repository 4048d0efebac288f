"""Licences by their SPDX identifiers: a name for readers, and where they can be read."""

import re

_CREATIVE_COMMONS = re.compile(r"CC-(BY(?:-NC)?(?:-SA|-ND)?)-(\d\.\d)(-IGO)?")
_PUBLIC_DOMAIN = "CC0-1.0"


def licence_name(identifier: str) -> str:
    """As its authors write it: "CC BY 4.0" for CC-BY-4.0. Others are known by their identifier."""
    if found := _CREATIVE_COMMONS.fullmatch(identifier):
        return f"CC {found[1]} {found[2]}{' IGO' if found[3] else ''}"
    return "CC0 1.0" if identifier == _PUBLIC_DOMAIN else identifier


def licence_address(identifier: str) -> str:
    """Where its text is; empty where nothing is known of it."""
    if found := _CREATIVE_COMMONS.fullmatch(identifier):
        place = f"{found[1].lower()}/{found[2]}{'/igo' if found[3] else ''}"
        return f"https://creativecommons.org/licenses/{place}/"
    if identifier == _PUBLIC_DOMAIN:
        return "https://creativecommons.org/publicdomain/zero/1.0/"
    return f"https://spdx.org/licenses/{identifier}.html" if identifier else ""
