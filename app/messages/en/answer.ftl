### What an answer says on the page and in exports: its standing, its quotes, their speakers.

answer-program = On Record
answer-untitled = Questions to the library
answer-promise = Every quote is in its source, letter for letter, at the place given.
answer-taken-along = Exported from { answer-program } on { $time }.
answer-asked = Asked
answer-searched = Searched for:
answer-filtered = Only
answer-answer = Answer
answer-sure = Confidence that the library answers this
# On the page and in exports.
answer-confidence = { answer-sure }: { $confidence }
answer-confidence-unknown = unknown
answer-confidence-level = { $level ->
    [almost-certain] almost certain
    [very-likely] very likely
    [likely] likely
    [even] about as likely as not
    [unlikely] unlikely
    [very-unlikely] very unlikely
   *[almost-none] almost no chance
} ({ $percent }%)
# The same bands, on the page above the quotes; the number is told on focus.
answer-likely-unknown = How likely this is an answer is not known.
answer-likely = { $level ->
    [almost-certain] This is almost certainly an answer.
    [very-likely] This is very likely an answer.
    [likely] This is probably an answer.
    [even] This may or may not be an answer.
    [unlikely] This is unlikely to be an answer.
    [very-unlikely] This is very unlikely to be an answer.
   *[almost-none] This is almost certainly no answer.
}
answer-contradictions = { $points ->
    [one] They contradict each other on { $points } point.
   *[other] They contradict each other on { $points } points.
}
answer-shown = { $quotes ->
    [one] { $quotes } quote.
   *[other] { $quotes } quotes.
}
answer-shown-folded = { $quotes } quotes, { $folded } of them folded.
# On silence.
answer-looked-for = Looked for { $words } in { count-documents }.
answer-in-none = In none of them: { $words }.
answer-form = Form
answer-form-no-prose = Quotes only, without prose by { $model }.
answer-form-no-model = Quotes, without a model.
answer-written-by = Written by { $model } from the quotes; sentences that the check could not confirm are marked.
# In the place of a sentence that was refused.
answer-own-words = In the source's own words: “{ $words }”
# Beside a sentence that was neither confirmed nor refused.
answer-unconfirmed = not confirmed: { $reason }
answer-unconfirmed-bare = not confirmed
answer-some-model = a language model
answer-trouble = No prose, or not all of it
answer-left-out = Left out
answer-missing = Not mentioned
answer-not-mentioned = The quoted documents do not mention { $words }
answer-marked = Marked
answer-verdict-right = right
answer-verdict-wrong = wrong
answer-verdict-incomplete = missing a source
answer-note = Note
answer-not-answered = Not answered
answer-not-on-record = Not on record
answer-abstained = The library does not answer this.
answer-standing = { $standing ->
    [partial] Partly answered
   *[answered] Answered
} from { $quoted } of { count-documents }
answer-notice = Before you read
answer-prose = The sentences
answer-quotes = The quotes
answer-nearest = The nearest passages
answer-why = Why it falls short:
answer-differ = Where accounts differ
answer-differ-more = These quotes speak to the same point in opposite ways. Which is right is not judged.
answer-quotes-differ = [{ $first }] and [{ $second }] speak to the same point in opposite ways; which is right is not judged.
answer-refused = What the model wrote and the check refused
answer-replaced = Written again by the model, after the check refused its first wording
answer-reason = Because { $reason }.
answer-silent = Documents that are not quoted
answer-sources = Sources
answer-quoted-at = Quotes:
answer-changed = the source has changed: the words it cites are no longer in it
# The evidence did not fit the model's context.
answer-unseen = { $quotes ->
    [one] { $quotes } further passage was left out: the model had no room for more.
   *[other] { $quotes } further passages were left out: the model had no room for more.
}
# Quotes of a saved answer are gone.
answer-lost = { $quotes ->
    [one] { $quotes } quote of this answer is left out: the library no longer has the words, or not as whole sentences, because a source changed or was removed.
   *[other] { $quotes } quotes of this answer are left out: the library no longer has the words, or not as whole sentences, because sources changed or were removed.
}
# Why the prose of a saved answer is missing.
answer-no-longer-backed = { $backed ->
    [0] the sources have changed; none of its { $written } sentences passes the check now
   *[other] the sources have changed; { $backed } of its { $written } sentences pass the check now
}
answer-announced = { $quotes ->
    [one] { $standing }: { $quotes } quote.
   *[other] { $standing }: { $quotes } quotes.
}
answer-filter-document = document: { $values }
answer-filter-kind = kind: { $values }
answer-filter-speaker = speaker: { $values }
answer-filter-role = role: { $values }
answer-filter-after = from { $date } on
answer-filter-before = until { $date }
answer-at-time = at { $time }
answer-on-page = page { $page }
answer-on-pages = pages { $first }–{ $last }
answer-speaker-with-others = { $speaker }, with words of { $others }
answer-name-unknown = name unknown
answer-role-unclear = role unclear
answer-source = “{ $title }” ({ $facts })
answer-by = by { $author }
answer-author-unknown = author unknown
answer-reference = { $speaker }, in { $source } [{ $place }]

ask-who-speaks = On record here:
ask-copy = Copy
ask-copy-label = Copy this quote with its source
ask-copy-link = Copy link
ask-copy-link-label = Copy a link to this quote
ask-copied = Copied
ask-left-out = { $sentences ->
    [one] { $sentences } sentence left out, see below.
   *[other] { $sentences } sentences left out, see below.
}
ask-silent = { $silent ->
    [one] { $silent } of { count-documents } is not quoted on this
   *[other] { $silent } of { count-documents } are not quoted on this
}
ask-all-silent = { $documents ->
    [one] The one document is not quoted on this
   *[other] All { count-documents } are not quoted on this
}
ask-none-silent = { $documents ->
    [one] The one document speaks to this
   *[other] All { $documents } documents speak to this
}
# Above the quotes of more than one account.
ask-in-order = { $undated ->
    [some] oldest first, undated last
   *[none] oldest first
}
# A group of quotes, for screen readers.
ask-account = { $speaker }, in “{ $title }”
ask-more-quotes = { $quotes ->
    [one] { $quotes } more quote from here
   *[other] { $quotes } more quotes from here
}
ask-show-quote = Show quote { $number } in “{ $title }”
ask-quote-shown = Showing quote { $number } in “{ $title }”.

# The fold below a quote.
quote-who = Who speaks
quote-source = Source
quote-also = Also here
quote-around = Around it
quote-details = Details
# The mark that opens the fold, for screen readers.
quote-mark = Checked: { $checks }. Details of quote { $number }
quote-also-places = { $places ->
    [one] also in { $places } more place
   *[other] also in { $places } more places
}

compare-layout = How the accounts are laid out
compare-list = One below the other
compare-sources = Side by side, by source
compare-speakers = Side by side, by speaker
compare-list-short = List
compare-sources-short = By source
compare-speakers-short = By speaker
compare-columns = Accounts side by side, oldest first
compare-timeline = When the sources were published
compare-undated = no date
compare-differs = differs from
# A point of the timeline, for screen readers.
compare-point = { $date }: { $title }, { $quotes }
compare-quote = quote { $number }
compare-quotes = quotes { $numbers } and { $last }

why-why = Why this quote
why-label = Why this quote: number { $number }
why-silence = Words found in no document
why-none-nowhere = Every word of the question is in the library, but no sentence answers it.
why-no-words = The question has only small words, such as “who” and “does”, which are not searched for.
why-parts = Made up of
why-words = Words are those of the question, without small ones such as “who” and “does”; around it means the sentence before it, and what is known of its speaker and source.
why-nearness = The score is the log-odds that the sentence belongs to the answer: 0 for as likely as not, 2 for seven to one. Nearness in meaning is measured by the embedding model, as a cosine.
why-way-dense = its meaning
why-way-lexical = its words
why-chosen = Chosen
why-chosen-best = the quote that scores best
why-chosen-document = the best of its document: every document that answers is quoted
why-chosen-near = scores little less than the best quote
why-chosen-other-side = the other side: it and another quote contradict each other
why-chosen-cited = the written answer cites it
why-found = Found
why-found-in-passage = in passage { $rank } of those found
why-found-by = by { $ways }, { why-found-in-passage }
why-found-by-separator = { " and by " }
why-best-sentence = Best sentence
why-rest = The rest of it
why-rest-context = { count-sentences } added so that it can be understood
why-rest-joined = { count-sentences } next to it: also chosen, or added to one that is
why-has = Words in it
why-around = Words around it
why-lacks = Words it lacks
why-score = Score
why-share = { $percent }% of the best
why-part-cosine = nearness in meaning
why-part-words = the question’s words in the sentence
why-part-around = the question’s words in it and around it
why-part-passage = how well its passage was found
why-part-asked = the question asks this speaker
why-part-asks = it is a question
why-part-length = its length
why-part-reader = what the reader of passages makes of it
why-part-base = what every sentence begins with
why-part-follows = its relation to the quotes of the last answer
why-term-nowhere = In no document of the library
why-term-elsewhere = In the library, but in none of the sentences that came nearest
why-term-weighed = In the sentences that came nearest, or around them
# On the page and in the terminal.
why-sure = The library answers this with a probability of { $percent }%
why-no-sentence = { why-sure }, but no sentence may be quoted.
why-below-threshold = { why-sure }; below { $threshold }% it is silent.
why-words-only = The question was searched by its words only, and no sentence has enough of them.

# In a sentence, somebody without a name.
speaker-called-author = the author
speaker-called-interviewer = the interviewer
speaker-called-interviewee = the interviewee
speaker-called-quoted = someone unnamed
speaker-called-commenter = a reader
speaker-called-speaker = a speaker
speaker-called-unclear = someone unclear
# By itself, somebody without a name.
speaker-nameless-author = the author, name unknown
speaker-nameless-interviewer = the interviewer, name unknown
speaker-nameless-interviewee = the interviewee, name unknown
speaker-nameless-quoted = someone quoted, name unknown
speaker-nameless-commenter = a reader
speaker-nameless-speaker = a speaker, name unknown
speaker-nameless-unclear = speaker unclear
speaker-role-author = author
speaker-role-interviewer = interviewer
speaker-role-interviewee = interviewee
speaker-role-quoted = quoted
speaker-role-commenter = commenter
speaker-role-speaker = speaker
speaker-role-unclear = unclear
speaker-kind-essay = essay
speaker-kind-interview = interview
speaker-kind-explainer = explainer
speaker-kind-column = column
speaker-kind-blog = blog
speaker-kind-article = article
speaker-kind-report = report
speaker-kind-letter = letter
speaker-kind-speech = speech
speaker-kind-unknown = kind unknown
speaker-reported = reported
speaker-also = Also speaking here:
speaker-by = by { $author }
speaker-reporting = { $reporter }, reporting { $speaker }
speaker-quoted-by = { $speaker }, quoted by { $reporter }
speaker-through = { $attribution }, through { $others }

# Lists and quoted words.
list-comma = { ", " }
list-and = { " and " }
list-or = { " or " }
list-semicolon = { "; " }
quoted-words = “{ $words }”

# Dates are as exact as the source gives them.
date-day = { $day } { month-name } { $year }
date-month = { month-name } { $year }
date-unknown = date unknown
date-time = { date-day }, { $time } UTC
month-name = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
}

count-documents = { $documents ->
    [one] { $documents } document
   *[other] { $documents } documents
}
count-words = { $words ->
    [one] { $words } word
   *[other] { $words } words
}
count-sentences = { $sentences ->
    [one] { $sentences } sentence
   *[other] { $sentences } sentences
}
