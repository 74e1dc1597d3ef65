### Reasons and notices: why a sentence is refused, why a passage falls short, what a reader should
### know of the question, and why a model did not write. On the page, in exports and the terminal.

# Why a sentence that a model wrote is not shown; most are said after “Because”.
refused-no-key = it names no quote that it rests on
refused-unknown-key = there is no quote { $key }
refused-repeated = it says again what stands above
refused-lost-reference = it leans on a sentence that is not shown
refused-invisible = it holds signs that cannot be seen
refused-list-of-quotes = it repeats the list of quotes instead of saying something
refused-markup = it holds code or markup, not plain words
refused-link = it holds a link that no cited sentence holds
refused-key-inside = it holds a key in the midst of its words
refused-not-whole = it is no whole sentence
refused-broken-off = it breaks off before its end
refused-fragment = it is a heading or a fragment, no whole sentence
refused-question = it asks and states nothing
refused-about-model = it speaks of the model or of its orders, not of the sources
refused-absence = it says what the sources lack, which no quote can show
refused-order-to-reader = it tells the reader what to do
refused-person = it speaks for itself or to the reader (“{ $word }”)
refused-language = it is in another language than the cited sentences
refused-quotation-open = a quotation in it is opened and never closed
refused-quotation = “{ $words }” does not stand so in a cited sentence
refused-reporter = these words are those of who reports it
refused-number = no cited sentence holds the number { $number }
refused-range-end = { $number } is only one end of a range in the quotes
refused-not-more = the quotes say less than { $number }, not more
refused-not-less = the quotes say more than { $number }, not less
refused-rough-number = the quotes give { $number } as rough or as a bound only
refused-counts-other = the quotes count something else with { $number }
refused-date = no cited sentence holds the date { $date }
# The preposition is that of the quotes, such as “until”.
refused-date-bound = the quotes say { $preposition } { $date }
refused-time = no cited sentence says { $words }
refused-other-speaker = { $speaker } says this, not { $written }
refused-name = no cited sentence names { $name }
refused-nation = the quotes say this of { $nations }, not { $nation }
refused-number-of-other = the number { $number } is not { $speaker }'s
refused-word-of-other = “{ $word }” is not { $speaker }'s
refused-not-own-words = { $speaker }'s own words do not say this
refused-negation-added = no cited sentence denies it: “{ $word }” was added
refused-not-lost = a “not” of the quotes is lost
refused-word-lost = “{ $word }” of the quotes is lost
refused-comparison = the quotes say { $quoted }, not “{ $written }”
refused-turned-round = it turns round what the quotes say (near “{ $word }”)
refused-agent = the quotes say that another did this
refused-owner = in the quotes, this is not { $owner }'s
refused-swapped = in the quotes, { $first } and { $second } change places
refused-order = what came { $word } what is exchanged
refused-empty = it says nothing of what its quotes say
refused-elsewhere = the cited sentences speak of something else
refused-words = the cited sentences do not speak of { $words }
doubted-unread = no model has compared it with its quotes
doubted-not-entailed = its quotes may not say it
doubted-judge = { $model } does not find it in its quotes
doubted-judge-words = { $model } finds it there, but in words that its quotes do not have
doubted-judge-failed = { $model } could not be asked whether its quotes say it
refused-weak-model = it is not worded as the quote is, by a model that is weak

# Why one of the nearest passages is no answer.
nearest-no-words = the question has no word to search for
nearest-unknown-words = no document contains any word of the question
nearest-foreign-words = { nearest-unknown-words }; try the documents' language
nearest-no-shared-word = at most close in meaning: it shares no word with the question
nearest-all-words = it has the question's words, but does not seem to answer it
nearest-some-words = it speaks of { $shared }, but not of { $lacking }
nearest-more-words = { $words } and { $more } more of the question's words

# What a reader should know of the question itself.
notice-premise = The library does not say what the question takes for granted.
notice-premise-statement = The library does not say that { $statement }.
notice-unknown-speaker = No document of the library names { $names }.
# The model is the embedding model; the setting is an environment variable.
notice-words-only = The embedding model { $model } does not read { $languages }: this was searched by its words only, and how likely the answer is, is unknown. { $setting } names a model that reads it, such as { $example }.
notice-unread-documents = Documents in languages that the embedding model { $model } does not read: { $languages }. They are searched by their words only, and no confidence is shown for answers from them. { $setting } names a model that reads them, such as { $example }.
notice-similar-speaker = { notice-unknown-speaker } Did you mean { $similar }?
# What a reader should know of the filters.
notice-empty-library = The library is empty.
notice-no-document-fits = No document fits all filters.
notice-no-such-speaker = No speaker of the library is called “{ $name }”.
notice-no-such-speaker-similar = { notice-no-such-speaker } Did you mean { $similar }?
notice-no-such-speaker-unnamed = { notice-no-such-speaker } No speaker is named.
notice-no-such-speaker-known = { notice-no-such-speaker } Its speakers are { $names }.
notice-no-such-speaker-known-more = { notice-no-such-speaker } Its speakers are { $names } and { $more } more.

# What a reader should know of the quotes.
# A model read the passages, and found no answer.
notice-model-silent = { $model } read the passages that come nearest and found no answer in them.
notice-not-by = None of these quotes is by { $names }.
notice-not-by-nor-named = None of these quotes is by { $names }, or names them.

# Why a model did not write, or not to the end; each is a clause that a full stop may follow.
writing-wrote-nothing = { $model } wrote nothing
writing-too-few-backed = { $backed ->
    [0] none
   *[other] { $backed }
} of the { $written } sentences that { $model } wrote passed the check
model-repeats = the model repeats itself without end; ask again, or choose another model
model-wrong-key = { $server } refuses the key: set the right one
model-no-key = { $server } wants a key: set ONRECORD_LLM_KEY, or key in the settings file
model-too-long = the question and its evidence are more than the model at { $server } takes: set a smaller context, or choose a model with a larger one
model-gave-up = { $server } gave up waiting for its model: ask again, or choose a quicker one
model-unknown = { $server } has no model { $model }: { $choice }
model-unknown-unnamed = { $server } has no such model: { $choice }
model-choose = choose one of { $names }
model-choose-or-more = { model-choose } and { $more } more
model-choose-none = see: onrecord models
model-not-set = which model of { $server } is not set: set one of its models, such as { $names }
model-not-set-none = which model of { $server } is not set: it offers none
model-untrusted = nothing vouches for the certificate of { $server }: name the file of who signed it as SSL_CERT_FILE
model-unreachable = the model's server at { $server } cannot be reached: start it, or see that its address is right
model-timed-out = { $server } did not answer in time: ask again, or set a longer timeout
model-broke-off = { $server } broke off in the middle of its reply: ask again
model-no-reply = { $server } sent no reply: see that its address is that of the API, mostly ending in /v1, and that the context set for it is no larger than its own
model-malformed = { $server } does not reply as the OpenAI API does: see that the address is that of the API, mostly ending in /v1
# The context is too small for the prompt and one quote.
model-no-room = the context of { $model }, { $tokens } tokens, has no room for one passage; give it more, or choose another model
model-cut-off = the reply was cut off after { $tokens } tokens: set more reply_tokens
model-empty = { $model } replied with nothing: ask again, or choose another model
model-declined = { $model } declined to answer: ask in other words, or choose another model
model-wants-tool = { $model } called a tool instead of answering: ask again, or choose another model
model-filtered = the server kept back what { $model } wrote: ask in other words
model-no-credit = the account at { $server } has no credit left: add some, or choose another model
model-too-often = { $server } was asked too often: ask again in a minute
model-too-often-seconds = { $server } was asked too often: ask again in { $seconds } seconds
model-redirects = { $server } sends elsewhere, which is not followed: set the address it stands for
model-no-path = { $server } knows no such path: the address mostly ends in /v1
model-failed = { $server } failed{ $detail }: ask again, or look into the server's own log
model-failed-status = { $server } failed with status { $status }{ $detail }: ask again, or look into the server's own log
model-endless = the model's server sends without end: choose another model or server
model-not-done = the model was not done within { $seconds } seconds: ask again, choose a quicker model, or set a longer timeout
model-said-nothing = the model said nothing within { $seconds } seconds: ask again, choose a quicker model, or set more seconds as first_words (ONRECORD_LLM_FIRST_WORDS)
