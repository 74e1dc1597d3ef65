"""The small words of English, and the verbs that tell what somebody claims."""

from __future__ import annotations

_VOWELS = frozenset("aeiou")


def _words(line: str) -> frozenset[str]:
    return frozenset(line.split())


PERSONAL = _words("he she they it we i you him her them us me")
SUBJECTS = _words("he she they it we i you")
DETERMINERS = _words(
    "the a an his her its their our my your this these those some many most several other "
    "another one two three four five six seven eight nine ten both each every no any such few "
    "all more fewer half dozens hundreds thousands"
)
ALONE = _words(  # determiners that can be all of a subject
    "this these those some many most several others another one two three both each few all "
    "more half dozens hundreds thousands none any that"
)
PREPOSITIONS = _words(
    "in on at by for with from to into after before during since until under over about against "
    "between among amongst through across behind amid despite without within via like including "
    "near around toward towards per upon following alongside besides beyond off outside inside "
    "throughout unlike out than given regarding concerning up down onto as"
)
SUBORDINATORS = _words(
    "that because if when while although though whereas unless whether where why how what so "
    "lest whenever wherever whatever"
)
CONJUNCTIONS = _words("as after before since until than")  # prepositions that open clauses, too
RELATIVES = _words("who which whom whose")
COORDINATORS = _words("and or &")
CONTRASTS = _words("but nor yet")
BE = _words("is was are were be been being am 's 're isn't wasn't aren't weren't")
AUXILIARIES = BE | _words(
    "has have had having does did do will hasn't haven't hadn't don't doesn't didn't won't "
    "i'm i've "
    "he's she's it's they're we're you're they've we've you've that's there's who's i'd he'd she'd "
    "they'd we'd you'd i'll he'll she'll they'll we'll you'll it'll"
)
MODALS = _words(
    "would could can may might should must shall cannot ought wouldn't couldn't can't shouldn't "
    "mightn't mustn't"
)
NEGATIONS = _words("not never n't hardly scarcely")
NOT_ADVERBS = _words(
    "family ally allies reply supply july italy assembly anomaly monopoly butterfly bully rally "
    "only early daily weekly likely elderly friendly unlikely"
)
NOT_FORMS = _words(  # nouns that end like forms of a verb
    "spring morning evening king thing something nothing anything everything wing string ring "
    "building meeting hearing briefing filing ruling offering finding funding polling housing "
    "rating training setting opening wedding ceiling left-wing right-wing during red bed seed "
    "need speed feed breed hundred sacred embed indeed bleed"
)
PARTICLES = _words("am van von der den de del della di da du la le el al bin ibn zu y ter ten dos")
ADVERBS = _words(
    "also too now then later once again often just still even already soon ever always "
    "sometimes himself herself itself themselves myself first further simply only perhaps "
    "instead meanwhile however nevertheless nonetheless moreover furthermore long well ago "
    "rather indeed thus therefore there here altogether maybe afterward afterwards thereafter "
    "thereby almost quite very twice infamously anyway elsewhere accordingly firstly secondly "
    "second earlier incidentally apparently back quickly either"
)
TIMES = _words(
    "monday tuesday wednesday thursday friday saturday sunday yesterday today tonight tomorrow "
    "january february march april june july august september october november december sept. "
    "jan. feb. aug. oct. nov. dec. early"
)
NOBODY = _words("nobody none noone anybody anyone whoever nothing whatever")

_PAST = _words(
    "came went took made gave got became kept brought won lost met paid stood ran led sat spoke "
    "drove grew knew saw drew threw fell flew chose broke rose wore bore began swore forgot "
    "sent spent built dealt meant sought caught taught bought fought thought felt left heard "
    "held hid slept struck stuck sold told said wrote understood found laid lay shook sang rang "
    "drank swam woke ate fed fled bled sped bent lent shot shut hit cut hurt quit put set"
)
PAST = _PAST - _words("put set cut hurt hit shut left lay march")

_IRREGULAR = {
    "say": "says said saying",
    "tell": "tells told telling",
    "write": "writes wrote written writing",
    "think": "thinks thought thinking",
    "feel": "feels felt feeling",
    "read": "reads reading",
    "see": "sees saw seen seeing",
    "know": "knows knew known knowing",
    "find": "finds found finding",
    "show": "shows showed shown showing",
    "understand": "understands understood",
    "swear": "swears swore sworn swearing",
    "put": "puts putting",
    "foresee": "foresees foresaw foreseen foreseeing",
    "shoot": "shoots shot shooting",
    "go": "goes went gone going",
    "retell": "retells retold retelling",
    "quip": "quips quipped quipping",
    "admit": "admits admitted admitting",
    "concur": "concurs concurred concurring",
    "snap": "snaps snapped snapping",
    "begin": "begins began begun beginning",
    "blog": "blogs blogged blogging",
    "forecast": "forecasts forecasting",
    "mean": "means meant",
    "hold": "holds held",
    "cry": "cries cried crying",
    "sing": "sings sang singing",
    "beg": "begs begged begging",
    "spin": "spun",
    "chat": "chatted",
    "break": "broke",
}

# With these one introduces words that are quoted; a few of them nothing else.
_SAYING = """
say tell add write tweet note explain argue claim warn insist state declare announce report
suggest acknowledge admit concede recall recount predict remark reply respond answer continue
conclude ask joke quip contend assert maintain allege complain confirm affirm deny reveal testify
observe counter retort exclaim shout yell cry whisper mutter caution boast post repeat reiterate
echo lament muse opine emphasize emphasise stress mention snap read proclaim recommend chant
scream laugh bark scoff jest relate agree object protest interject wonder inquire begin sigh
marvel gush fume rant rail vent confess plead beg urge blog text email comment elaborate clarify
disclose assure advise remind inform counsel theorize speculate estimate forecast pledge vow
promise swear signal imply hint indicate demand intone thunder crow tout deadpan retell go fire
shoot point put sing drawl boom beam bellow roar tease mock taunt volunteer venture ponder
reflect reminisce summarize summarise submit charge message
"""
ONLY_QUOTED = _words(
    "continue begin go fire shoot laugh beam mock tease sing put offer volunteer venture relate "
    "answer reply respond post email text message read roar bellow boom rail vent sigh tout "
    "repeat echo mention charge point"
)
# With these one introduces a clause, but not words that are quoted.
_HOLDING = """
believe think feel fear hope expect doubt dispute suspect worry find show guess assume imagine
realize realise accept propose foresee prove demonstrate underscore conclude calculate figure
concur disagree regret blame highlight underline recognize recognise understand know consider hold
learn discover
"""
# What follows these without "that" is nevertheless what is told: "demanded the withdrawal".
ASKING = _words(
    "recommend demand deny propose urge promise dispute blame highlight stress emphasize "
    "emphasise underline"
)
DENYING = _words(
    "believe think feel expect consider dispute doubt accept agree see know regret recall recommend"
)
# Their subject is a source only where it is a person, a body, or one of the papers below.
SHOWING = _words(
    "show find reveal indicate suggest demonstrate prove underscore confirm imply signal point "
    "conclude estimate forecast highlight mean hold learn"
)
PAPERS = _words(
    "survey surveys poll polls polling study studies report reports research document documents "
    "record records review audit email emails transcript letter memo statement article paper "
    "census tally estimate estimates newspaper website magazine outlet agency intelligence book"
)
NOT_PEOPLE = _words(  # nouns that end like those of people
    "experience evidence history time data "
    "numbers powers orders papers letters matters chapters quarters barriers factors errors "
    "tensions paper letter order power number matter factor error weather winter summer river "
    "bridge water fact facts events moments documents results points signals elements deals "
    "tribunals proposals trials goals materials agreement statement talents details arguments "
    "payments developments incident incidents counter pier border"
)
PEOPLE = _words(
    "people police press media staff public majority percent critics politicians clerk boss "
    "chief president spokesman spokeswoman guy woman man men women crowd military council "
    "committee government administration campaign company group team party court house kremlin "
    "army ministry commission institute foundation ones colleagues neighbours neighbors pundits"
)
# A clause parted off by commas may have these: "The bridge, he thinks, is safe."
PARENTHETIC = _words("believe think feel fear hope suspect")
# These only where both marks part them off: "The bridge, Meduza calculates, is safe."
PARTED_ONLY = _words("expect calculate hold judge consider reckon understand")
# "as he reads them", "as the clerk puts it"
AS_READ = _words("read put")
# They may stand before their subject without a quotation: "The bridge is safe, said Brest."
INVERTED = _words("say write add report argue explain note claim warn insist declare state")
TO_SOMEBODY = _words("tell warn remind assure inform advise promise convince ask text email urge")
# They need no "as": "criticized the council".
ACCUSING = _words("accuse criticize criticise")
# "called the claims 'propaganda'", "described it as mild"
_CALLING = """
accuse criticize criticise call describe dismiss label brand characterize characterise portray
depict denounce condemn slam deride hail
"""
CLAIMS = _words(
    "claim claims view opinion belief assertion argument assurance contention conviction "
    "suggestion allegation allegations assurances warning warnings insistence accusation "
    "admission statement words remark prediction promise pledge vow theory hope fear complaint "
    "conclusion denial assessment estimate announcement observation"
)
# "in Orr's view", "by her account"
IN_VIEWS = _words(
    "view opinion words estimation telling reading judgement judgment reckoning assessment "
    "interpretation"
)
BY_VIEWS = _words(
    "account reckoning count estimate calculation calculations figures numbers telling"
)
# "his point is that", "her verdict is that"
VIEWS = IN_VIEWS | BY_VIEWS | _words("point argument finding verdict guess claim theory")
# "sees a risk that ..."
VOICING = _words(
    "see sees saw express expresses expressed voice voices voiced raise raises raised repeat "
    "repeats repeated"
)
RISKS = _words("risk danger possibility concern concerns doubt doubts chance")
REFERRING = _words("cites cited quotes quoted")  # "cites Orr for the statement that ..."
# As in: He gives two reasons ...
GIVING = _words(
    "gives gave offers offered makes made draws drew names named lists listed places placed adds "
    "added raises raised"
)
LISTED = _words(
    "reason reasons statistic statistics figure figures argument arguments point points example "
    "examples answer conclusion conclusions cause causes danger dangers lesson lessons "
    "explanation explanations objection objections difficulty problem problems"
)
# Nouns as well as verbs: only their neighbours tell.
NOUNS_TOO = _words(
    "claim claims state states report reports reply answer answers point points note notes hope "
    "hopes comment comments doubt doubts promise promises estimate estimates figure figures "
    "counter blog blogs charge charges warning writing understanding beginning fear fears "
    "demand demands mention post posts remark remarks vow vows pledge pledges urge forecast "
    "forecasts echo signal signals hint hints text texts email emails show shows protest "
    "protests object objects offer offers read finding call calls feeling saying showing view "
    "press fire shot shoots cry shout laugh advice counsel caution stress worry guess regret "
    "reading worries tweet tweets thought message messages proposed learned written"
)


def _forms(verb: str) -> set[str]:
    """The verb's forms: says, said, saying."""
    if verb in _IRREGULAR:
        return {verb, *_IRREGULAR[verb].split()}
    if verb.endswith("e"):
        return {verb, f"{verb}s", f"{verb}d", f"{verb[:-1]}ing"}
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return {verb, f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing"}
    third = f"{verb}es" if verb.endswith(("s", "sh", "ch", "x")) else f"{verb}s"
    return {verb, third, f"{verb}ed", f"{verb}ing"}


def _all_forms(line: str) -> dict[str, str]:
    return {form: verb for verb in line.split() for form in sorted(_forms(verb))}


SAYING = _all_forms(_SAYING)
HOLDING = _all_forms(_HOLDING)
CALLING = _all_forms(_CALLING)
LEMMAS = CALLING | HOLDING | SAYING
HOLDING_ONLY = frozenset(HOLDING.values())
CALLING_ONLY = frozenset(CALLING.values())
SPEAKING = PARENTHETIC | (frozenset(SAYING.values()) - ONLY_QUOTED)
