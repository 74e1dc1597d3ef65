"""Forms of one country's name: Russia and Russian, the U.S. and America, and its capital."""

from __future__ import annotations

import re
from functools import lru_cache

# One country per line; after the slash, capitals that mean its government unless used as a place.
_TABLE = """
russia russian russians / moscow kremlin
ukraine ukrainian ukrainians / kyiv kiev
kyiv kiev
america american americans us usa / washington
britain british briton britons uk english england / london
europe european europeans eu / brussels
germany german germans / berlin
france french frenchman frenchmen / paris
korea korean koreans / seoul pyongyang
china chinese / beijing
japan japanese / tokyo
turkey turkish turk turks turkiye türkiye / ankara
israel israeli israelis
palestine palestinian palestinians
poland polish pole poles / warsaw
belarus belarusian belarusians / minsk
hungary hungarian hungarians / budapest
finland finnish finn finns / helsinki
sweden swedish swede swedes
norway norwegian norwegians
denmark danish dane danes
netherlands dutch holland
switzerland swiss
austria austrian austrians / vienna
italy italian italians / rome
spain spanish spaniard spaniards / madrid
portugal portuguese
greece greek greeks / athens
ireland irish
scotland scottish scots
wales welsh
syria syrian syrians
iran iranian iranians / tehran
iraq iraqi iraqis
afghanistan afghan afghans
vietnam vietnamese
india indian indians / delhi
georgia georgian georgians
moldova moldovan moldovans
armenia armenian armenians
azerbaijan azerbaijani azerbaijanis
kazakhstan kazakh kazakhs
lithuania lithuanian lithuanians
latvia latvian latvians
estonia estonian estonians
romania romanian romanians
bulgaria bulgarian bulgarians
serbia serbian serbs serb
croatia croatian croats
bosnia bosnian bosnians
soviet soviets ussr
crimea crimean
donbas donbass
africa african africans
asia asian asians
west western westerner
east eastern
north northern
south southern
canada canadian canadians
australia australian australians
egypt egyptian egyptians
saudi saudis
"""
COUNTRY_BY_DEMONYM: dict[str, str] = {}
_COUNTRY_BY_CAPITAL: dict[str, str] = {}
PLACE_PREPOSITION = re.compile(
    r"\b(?:in|to|from|near|at|into|around|outside|inside|of)\s+\Z", re.IGNORECASE
)
for _row in _TABLE.strip().splitlines():
    _names, _, _capitals = _row.partition("/")
    for _word in _names.split():
        COUNTRY_BY_DEMONYM.setdefault(_word, _names.split()[0])
    for _word in _capitals.split():
        _COUNTRY_BY_CAPITAL.setdefault(_word, _names.split()[0])


@lru_cache(maxsize=100_000)
def normalize_name(word: str) -> str:
    """The word without case, possessive and full stops; 'russian' becomes 'russia'.

    Transliterated endings become one: Zelensky, Zelenskyy, Zelenskiy.
    """
    bare_word = re.sub(r"['’]s?\Z", "", word.casefold()).replace(".", "")
    return COUNTRY_BY_DEMONYM.get(bare_word) or re.sub(r"[iyj]+\Z", "i", bare_word)


def country_of_capital(word: str) -> str | None:
    """The country of a capital; None for any other word."""
    return _COUNTRY_BY_CAPITAL.get(re.sub(r"['’]s?\Z", "", word.casefold()))


def is_demonym(word: str) -> bool:
    """Whether the word is a nation's name or adjective."""
    return word.casefold() in COUNTRY_BY_DEMONYM
