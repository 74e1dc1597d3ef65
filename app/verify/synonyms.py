"""Words that say nearly the same, so that a sentence may be in its writer's own words."""

from __future__ import annotations

import re
from functools import lru_cache

from app.verify.common_words import is_general, is_general_stem
from app.verify.demonyms import DEMONYMS, stands_for
from index.search.terms import stemmed_terms

ROOT = 6  # letters of a stem by which "recognise" and "recognition" are one word
_TABLE = """
accept agree consent approve endorse embrace yes
reject refuse decline dismiss turn rebuff deny repudiate
talk negotiate discuss dialogue diplomacy bargain discussion
treaty agreement deal pact accord settlement compromise
promise pledge vow commitment guarantee assurance commit assure
truce ceasefire armistice pause halt cease
war conflict fight fighting combat battle hostility invasion warfare
attack invade invasion assault offensive strike aggression onslaught
army troop military force soldier armed
soldier serviceman fighter troop
weapon arm missile ammunition gun
kill die death dead casualty lose loss fallen perish
peace peaceful
end stop finish cease conclude over termination halt
begin start launch open outset beginning onset
continue go persist proceed last endure still
win victory triumph prevail defeat beat
lose loss defeat fail
fail failure collapse break breakdown unsuccessful flop
leader president head chief
country nation state land homeland
government authority state official ruler regime
people population public citizen resident society inhabitant
territory land area region ground soil
border frontier boundary line
town city village municipal
money fund cash finance financial pay
pay finance fund foot
cost price bill expense expensive sum spend figure
build construct erect
repair mend fix restore renovate
demolish remove dismantle tear down
close shut closure
open inaugurate opening reopen
inspect examine check investigate test look inspection
damage harm destroy ruin hurt break destruction
safe safety secure security protect protection
danger dangerous unsafe risk risky threat hazard peril
risk chance danger
write letter wrote author
warn warning alert caution
help aid support assist assistance back
aid support supply delivery
send deliver supply provide give ship
give hand grant provide supply
receive get obtain accept
want wish seek desire demand aim hope
plan intend scheme aim propose proposal design
propose suggest offer proposal put
think believe opinion view consider regard hold
know aware knowledge understand
blame fault responsible accuse guilty responsibility
lie false untrue wrong mislead deceive
true truth correct right accurate fact
important crucial key vital significant matter essential
necessary need require must essential
enough sufficient
hard difficult tough
easy simple
big large great huge major enormous vast
small little minor tiny modest
increase rise grow more raise expand growth
decrease fall shrink reduce cut less decline lower drop diminish
fast quick rapid swift soon quickly
slow gradual
early earlier
late later delay
new fresh recent
year annual yearly
month monthly
week weekly
day daily
often frequent frequently usually regularly
near close nearby
far distant
child kid pupil school
mother parent
job work employ position
leave withdraw quit exit depart resign withdrawal pull
withdraw withdrawal retreat pull
stay remain keep
join enter member membership accession
divide split separate division
together joint unite union
equal same alike
differ different disagree difference dispute contrast
quarrel dispute argue controversy debate disagreement contested argument
debate discuss argue
vote election elect ballot poll
poll survey opinion
decide decision choose determine resolve choice
rule law legal
judge court
free freedom liberty liberate liberation
occupy occupied seize capture hold take occupation conquer
lead leadership
force compel push pressure oblige
pressure push coerce
cause reason why lead because
result consequence outcome effect
answer reply respond response
question ask doubt
doubt sceptical skeptical unsure question distrust
trust faith confidence believe rely
fear afraid worry concern scared
hope wish optimistic
show demonstrate prove reveal indicate
prove proof evidence
hide conceal cover secret
public open openly
meet meeting encounter met
visit trip travel come came
arrive arrival reach come
return back
call phone appeal demand
sign signature signed sign
draft document text version proposal
paper document text
history historical past
future ahead tomorrow come
now current currently present today
month week
half percent share part
part share portion some
most majority mostly
all whole entire every total
few handful small
many numerous lot several
several number many few
average ordinary typical usual normal
count counter record measure
use user cross crossing walk
bridge footbridge crossing
cross crossing
walk stroll foot
boat ferry ship
road street way
river water stream
house property
west western
strong powerful powerful strength power
weak weakness
rich wealthy wealth
poor poverty
left socialist leftist
capitalist capitalism
economy economic
sanction embargo
oppose against object opposition resist contrary
resist resistance oppose defend
defend defence defense protect
support favour back backing
criticise criticism attack condemn critic
condemn denounce
neutral neutrality
ally alliance partner
enemy foe adversary opponent
partner ally
promise word
condition term demand requirement
term condition
reason motive ground
aim goal purpose objective
goal target aim
chance opportunity
possible feasible possibility option
impossible hopeless unachievable
certain sure
clear plain obvious
unclear unknown uncertain
explain explanation account
describe portray call
image picture portray
story account tale narrative
read reader
media press newspaper journalist
miss lack absent missing gone
lack missing absence without short
wait await
refugee displaced flee
prisoner captive
torture abuse mistreat
crime atrocity massacre murder
cold winter freeze frozen
live life alive
resident inhabitant local neighbour
grass root
finance loan debt borrow credit
loan debt borrow interest
profit benefit gain earn
insurer insurance insure cover
expert specialist engineer analyst
engineer designer
mayor council councillor official
clerk official
guard protect watch
apology apologise sorry
mistake mistaken error wrong err
admit concede acknowledge
deny denial dispute reject
ruin destroy
exchange swap trade
allow let permit
forbid ban prohibit bar
ban prohibit
prevent stop avert hinder block
avoid prevent escape
obstacle hurdle barrier block
follow after obey
before prior earlier previous
after following later
change alter shift modify amend
worse worsen deteriorate
better improve improvement
crack fissure
foundation base pile pier
gravel stone rock
toll fee charge
tv television channel broadcaster
influence weight sway power
labour labor worker workforce
scarce shortage short lack scarcity
long protracted prolonged drag lengthy
birth born
rearm rearmament armament arm
prevent spoil thwart disrupt derail
relate tell told
arrive came come
seize capture retake conquer grab
regain recover retake return
frontline front battlefield
kilometre kilometer km mile
bind binding
"""
_GROUPS: dict[str, set[str]] = {}
for _number, _line in enumerate(_TABLE.strip().splitlines()):
    for _stem in stemmed_terms(_line):
        _GROUPS.setdefault(_stem, set()).add(f"#{_number}")


@lru_cache(maxsize=100_000)
def keys(word: str) -> frozenset[str]:
    """What a word is known by: its root, and the groups of words of a like meaning it is in."""
    plain = re.sub(r"['’]s?\Z", "", word.lower())
    if plain in DEMONYMS:
        return frozenset({DEMONYMS[plain]})
    country = stands_for(word) if word[:1].isupper() else None
    found: set[str] = {country} if country else set()
    for stem in stemmed_terms(plain.replace("our", "or")):
        found.add(stem[:ROOT])
    for stem in stemmed_terms(plain):
        found.add(stem[:ROOT])
        found |= _GROUPS.get(stem, set())
    return frozenset(found)


@lru_cache(maxsize=4096)
def roots(text: str) -> frozenset[str]:
    """The roots of a text's words, nations by one form, without words that any sentence holds."""
    found = set()
    for word in re.findall(r"[^\W_]+(?:['’][^\W_]+)?", text):
        plain = re.sub(r"['’]s?\Z", "", word.lower())
        if plain in DEMONYMS:
            found.add(DEMONYMS[plain])
            continue
        found.update(stem[:ROOT] for stem in stemmed_terms(plain) if not is_general_stem(stem))
    return frozenset(found)


@lru_cache(maxsize=4096)
def word_keys(text: str) -> tuple[frozenset[str], ...]:
    """The keys of each word of a text once, without words that any sentence holds."""
    words = dict.fromkeys(re.findall(r"[^\W\d_]+(?:['’][^\W_]+)?", text))
    return tuple(
        dict.fromkeys(keys(word) for word in words if not is_general(word.lower()) and keys(word))
    )


@lru_cache(maxsize=4096)
def all_keys(text: str) -> frozenset[str]:
    """The keys of every word of a text."""
    words = re.findall(r"[^\W_]+(?:['’][^\W_]+)?", text)
    return frozenset().union(*map(keys, words))
