"""Forms of one name: Russia and Russian, the U.S. and America, a body and its initials."""

from __future__ import annotations

import re
from functools import lru_cache

# A line is one name; after the stroke, words that stand for it save where they are a place.
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
DEMONYMS: dict[str, str] = {}
_CAPITALS: dict[str, str] = {}
_ADJECTIVE = re.compile(r"(?:n|sh|ch|se|i|ss|ern|k|ese)\Z")
PLACES = re.compile(r"\b(?:in|to|from|near|at|into|around|outside|inside|of)\s+\Z", re.IGNORECASE)
for _line in _TABLE.strip().splitlines():
    _same, _, _stand = _line.partition("/")
    for _word in _same.split():
        DEMONYMS.setdefault(_word, _same.split()[0])
    for _word in _stand.split():
        _CAPITALS.setdefault(_word, _same.split()[0])


@lru_cache(maxsize=100_000)
def form(word: str) -> str:
    """The one form of a name's word: without case, possessive, full stops; 'russian' is 'russia'.

    Spellings of one foreign ending are one: Zelensky, Zelenskyy, Zelenskiy.
    """
    plain = re.sub(r"['’]s?\Z", "", word.casefold()).replace(".", "")
    return DEMONYMS.get(plain) or re.sub(r"[iyj]+\Z", "i", plain)


def stands_for(word: str) -> str | None:
    """The country that a capital stands for; None for any other word."""
    return _CAPITALS.get(re.sub(r"['’]s?\Z", "", word.casefold()))


def is_demonym(word: str) -> bool:
    """Whether the word is a nation's name or adjective."""
    return word.casefold() in DEMONYMS
