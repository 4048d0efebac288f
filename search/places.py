"""Countries (ISO 3166) and regions (UN M49): what they are called, and what lies in what."""

from functools import cache

from babel import Locale as Cldr
from django.utils.translation import get_language, gettext, override, to_locale

from search.place_names import NAMES

# Regions with the regions right under them; those with none hold countries.
_INSIDE = {
    "002": "015 202",
    "202": "011 014 017 018",
    "019": "021 419",
    "419": "005 013 029",
    "142": "030 034 035 143 145",
    "150": "039 151 154 155",
    "009": "053 054 057 061",
}
CONTINENTS = ("002", "019", "142", "150", "009")
_COUNTRIES = {
    "005": "AR BO BR BV CL CO EC FK GF GS GY PE PY SR UY VE",
    "011": "BF BJ CI CV GH GM GN GW LR ML MR NE NG SH SL SN TG",
    "013": "BZ CR GT HN MX NI PA SV",
    "014": "BI DJ ER ET IO KE KM MG MU MW MZ RE RW SC SO SS TF TZ UG YT ZM ZW",
    "015": "DZ EG EH LY MA SD TN",
    "017": "AO CD CF CG CM GA GQ ST TD",
    "018": "BW LS NA SZ ZA",
    "021": "BM CA GL PM US",
    "029": "AG AI AW BB BL BQ BS CU CW DM DO GD GP HT JM KN KY LC MF MQ MS PR SX TC TT VC VG VI",
    "030": "CN HK JP KP KR MN MO TW",
    "034": "AF BD BT IN IR LK MV NP PK",
    "035": "BN ID KH LA MM MY PH SG TH TL VN",
    "039": "AD AL BA ES GI GR HR IT ME MK MT PT RS SI SM VA XK",
    "053": "AU CC CX HM NF NZ",
    "054": "FJ NC PG SB VU",
    "057": "FM GU KI MH MP NR PW UM",
    "061": "AS CK NU PF PN TK TO TV WF WS",
    "143": "KG KZ TJ TM UZ",
    "145": "AE AM AZ BH CY GE IL IQ JO KW LB OM PS QA SA SY TR YE",
    "151": "BG BY CZ HU MD PL RO RU SK UA",
    "154": "AX DK EE FI FO GB GG IE IM IS JE LT LV NO SE SJ",
    "155": "AT BE CH DE FR LI LU MC NL",
}


@cache
def cldr(language: str) -> Cldr:
    """Unicode's words in one of our languages."""
    return Cldr.parse(to_locale(language))


def place_name(code: str, language: str | None = None) -> str:
    """
    A country or region by its code ("HT", "419") in a language or in the reader's, as the United Nations
    call it, else as Unicode's data do; the code itself where it has no name.
    """
    reader = language or get_language() or "en"
    return NAMES.get(reader, {}).get(code) or usual_name(code, reader)


def place_note(code: str, language: str) -> str:
    """What the United Nations say wherever they name a place, in a language; empty for nearly all."""
    if code != "XK":
        return ""
    with override(language):
        return gettext(
            "References to Kosovo shall be understood to be in the context of Security Council resolution "
            "1244 (1999)."
        )


def usual_name(code: str, language: str) -> str:
    """A place as most people write it: Vietnam, where the United Nations write Viet Nam."""
    return str(cldr(language).territories.get(code, code))


def regions_in(region: str) -> tuple[str, ...]:
    """The regions right under a wider one."""
    return tuple(_INSIDE.get(region, "").split())


def countries_in(region: str) -> tuple[str, ...]:
    """The countries of a region that is divided into no others."""
    return tuple(_COUNTRIES.get(region, "").split())


def wider(code: str) -> frozenset[str]:
    """The regions that a country or a region lies in, without the world."""
    return _ways_up().get(code, frozenset())


@cache
def _ways_up() -> dict[str, frozenset[str]]:
    above: dict[str, set[str]] = {}
    for table in (_INSIDE, _COUNTRIES):
        for region, inside in table.items():
            for code in inside.split():
                above.setdefault(code, set()).add(region)
    return {code: frozenset(_all_above(code, above)) for code in above}


def _all_above(code: str, above: dict[str, set[str]]) -> set[str]:
    direct = above.get(code, set())
    return direct.union(*(_all_above(region, above) for region in direct))
