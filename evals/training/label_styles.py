"""Labels of speakers in composed styles: each part of a style is drawn by itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from evals.training.people import Person, TimeStyle
from evals.training.render_words import WORDS

if TYPE_CHECKING:
    from random import Random

_MANNERS = WORDS["manners"]


@dataclass(slots=True)
class LabelStyle:
    """One composed style of labels: the form of names, what stands around them, and the marks."""

    forms: dict[int, str]
    first_full: bool
    case: str
    lead: str
    close: str
    separator: str
    layout: str  # inline, own, column
    time_place: str
    time_marks: tuple[str, str]
    times: TimeStyle
    number: str
    extra: str
    extra_share: float
    manner_share: float
    bold: bool
    column: int
    seen: set[int] = field(default_factory=set)
    count: int = 0

    def label(self, rng: Random, who: Person) -> tuple[str, tuple[int, int]]:
        """The label of the person's next turn, and where the name is in it."""
        self.count += 1
        name = _name(rng, who, self.forms[who.number])
        if self.first_full and who.number not in self.seen:
            name = rng.choice((who.full, f"{who.title} {who.full}"))
        is_first = who.number not in self.seen
        self.seen.add(who.number)
        name = (
            name.upper() if self.case == "upper" else name.lower() if self.case == "lower" else name
        )
        extra = ""
        if rng.random() < (1.0 if is_first and self.extra_share < 1 else self.extra_share):
            extra = _extra(who, self.extra)
        if rng.random() < self.manner_share:
            manner = rng.choice(_MANNERS)
            extra += rng.choice((f" ({manner})", f" [{manner}]"))
        time = self.times.next(rng) if self.time_place else ""
        time = f"{self.time_marks[0]}{time}{self.time_marks[1]}" if time else ""
        before = {"front": f"{time} "}.get(self.time_place, "") if time else ""
        before = self.number.replace("9", str(self.count)) + before
        after = {"behind": f" {time}", "far": f"{extra and ''}  {time}"}.get(self.time_place, "")
        head = f"{before}{self.lead}"
        text = f"{head}{name}{extra}{self.close}{after if time else ''}"
        return text, (len(head), len(head) + len(name))


def label_style(rng: Random, people: list[Person], *, kind: str | None = None) -> LabelStyle:
    """A style composed by chance for these people."""
    form = kind or rng.choice(
        [
            "full",
            "full",
            "full",
            "first",
            "first",
            "surname",
            "surname",
            "titled",
            "titled",
            "initials",
            "role",
            "role",
            "code",
            "number",
            "handle",
            "office",
            "article",
            "lastfirst",
            "mixed",
        ]
    )
    forms = {who.number: form for who in people}
    if form == "mixed" or rng.random() < 0.12:
        odd = rng.choice(people)
        forms = {
            who.number: rng.choice(["full", "surname", "titled", "first"])
            if form == "mixed"
            else form
            for who in people
        }
        forms[odd.number] = rng.choice(("role", "letter", "article", "initials"))
    lead, close = rng.choice(
        [("", "")] * 14
        + [(">> ", ""), (">", ""), ("- ", ""), ("– ", ""), ("• ", ""), ("@", ""), ("[", "]")]
        + [("<", ">"), ("(", ")"), ("* ", ""), ("{", "}"), ("« ", ""), ("~", "~"), ("# ", "")]
        + [
            ("— ", ""),
            ("** ", " **"),
            ("== ", " =="),
            ("| ", ""),
            ("» ", ""),
            ("/", "/"),
            ("_", "_"),
        ]
    )
    separator = rng.choice(
        [": "] * 8
        + [
            " - ",
            " – ",
            " — ",
            ". ",
            ".— ",
            "\t",
            "    ",
            " | ",
            "> ",
            " : ",
            "; ",
            " / ",
            "… ",
            ":\t",
        ]
        + [
            " says: ",
            " asks: ",
            " wrote: ",
            ", ",
            " >> ",
            " ~ ",
            " = ",
            "  ",
            ":: ",
            "—",
            " ",
            "]: ",
        ]
    )
    layout = rng.choice(("inline",) * 6 + ("own",) * 4 + ("column",))
    if layout == "own":
        separator = rng.choice(("", "", "", ":", ".", " -", " wrote:", " says:", "", ","))
    time_place = rng.choice(("", "", "", "front", "behind", "far", "line"))
    return LabelStyle(
        forms=forms,
        first_full=rng.random() < 0.15 and form in {"surname", "titled", "initials", "first"},
        case=rng.choice(
            ("as", "as", "as", "upper", "upper", "lower" if rng.random() < 0.3 else "as")
        ),
        lead=lead,
        close=close,
        separator=separator,
        layout=layout,
        time_place=time_place,
        time_marks=rng.choice(
            (("", ""), ("[", "]"), ("(", ")"), ("", " -"), ("<", ">"), ("— ", ""), ("", ":"))
        ),
        times=TimeStyle.drawn(rng),
        number=rng.choice(
            ("",) * 12 + ("9. ", "9 ", "(9) ", "[9] ", "9) ", "¶9 ", "#9 ", "9: ", "Q9. ", "9\t")
        ),
        extra=rng.choice(
            ("", "", "", "party", "square", "role", "dash", "occupation", "age", "time")
        ),
        extra_share=rng.choice((0.0, 0.0, 0.1, 1.0)),
        manner_share=rng.choice((0.0, 0.0, 0.0, 0.15)),
        bold=rng.random() < 0.25,
        column=rng.randint(10, 26),
    )


def _name(rng: Random, who: Person, form: str) -> str:
    return {
        "full": who.full,
        "first": who.given.split()[0],
        "surname": who.surname,
        "titled": f"{who.title} {who.surname}",
        "initials": who.initials if who.number % 2 else ".".join(who.initials) + ".",
        "role": who.role,
        "article": f"The {who.role}" if rng.random() < 0.9 else who.role,
        "office": f"{who.role} {who.surname}",
        "code": "QA"[who.number % 2] if who.number < 2 else who.initials,
        "letter": rng.choice("QAQAQMIXV"),
        "number": f"{('Speaker', 'P', 'Participant', 'Voice', 'S', 'SPEAKER_')[len(who.role) % 6]}"
        f"{'' if len(who.role) % 6 in {1, 4, 5} else ' '}{who.number + 1}",
        "handle": who.handle,
        "lastfirst": f"{who.surname}, {who.given}",
    }.get(form, who.full)


def _extra(who: Person, extra: str) -> str:
    return {
        "party": f" ({who.party})",
        "square": f" [{who.party}]",
        "role": f" ({who.role})",
        "dash": f" – {who.role}",
        "occupation": f", {who.occupation}",
        "age": f", {18 + who.number * 7}, {who.occupation}",
        "time": f" ({who.party}, {who.role.lower()})",
    }.get(extra, "")
