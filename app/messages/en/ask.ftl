### The tab where questions are asked: the question, its filters, the model that writes.

ask-promise = Answers in the words of the sources, with who said them, where and when.
ask-opening = Opening the library…
ask-no-script = This page needs JavaScript, all of which comes from this server and from no other.
ask-busy = { $waiting } questions are waiting already; ask again in a minute
ask-crowded = Too many questions are waiting already. Ask again in a minute.
ask-searching = Searching the library…
ask-hint = Enter sends, Shift+Enter starts a new line.
ask-ask = Ask
ask-tab = Ask
ask-question-label = Question
ask-placeholder = Ask the library a question
ask-empty-question = Type a question first.
ask-fault = Something went wrong in On Record itself, and this question has no answer. Ask again; if it happens again, the log of the program says why.
ask-no-library = The library cannot be opened
ask-not-answered = This question could not be answered
ask-welcome = What would you like to find on record?
ask-welcome-more = You get whole sentences from the documents, letter for letter. Choose one to read it in its source. Where the library is silent, it says so.
ask-examples = Questions to begin with
ask-examples-sought = Looking for questions that this library answers …
ask-no-examples = Ask in your own words: about a person, an event or a claim.
ask-go-on = To go on with
ask-empty-store = The library is empty
ask-empty-store-more = There is nothing to ask yet. Add your documents with
ask-empty-store-after = and reload this page.

filter-narrow = Narrow
filter-narrow-label = Narrow: ask only some documents, kinds, speakers or dates
filter-active = Asked only
filter-remove = Stop asking only { $filter }
filter-clear = Ask all again
filter-done = Done
filter-documents = Documents
filter-kinds = Kind of text
filter-speakers = Who says it
filter-other = Another name, or part of one
filter-add = Add
filter-roles = Role
filter-dates = Published
filter-from = from
filter-to = until
filter-date-hint = A year, a month or a day: 2025, 2025-05, 2025-05-31. Documents without a date are left out.
filter-after = from { $date }
filter-before = until { $date }
filter-unreadable = the filters cannot be read; choose them again
filter-nameless = give a name, or a part of one

writing-choice = Written by
writing-choice-label = Who writes the answer to the next question
writing-no-model = No model: quotes only
writing-verified-here = { $verifier }, on this network, checks what a model writes: it gets the sentences and their quotes.
writing-verified-elsewhere = { $verifier }, at { $host }, checks what a model writes: the sentences and their quotes are sent there.
writing-quotes-instead = Here are the quotes themselves.
writing-kept = What was written until then is kept.
writing-stop = Stop
writing-stop-label = Stop answering this question
writing-stopped = Stopped by you.
writing-stopped-early = Stopped by you before anything was found.
writing-fault = Something went wrong in On Record itself while the answer was written.
writing-again = Ask again
writing-again-label = Ask this question again, with the model that is chosen now
writing-revise = Edit
writing-revise-label = Edit this question; sending it replaces this answer
writing-editing = Sending replaces the last question and its answer.
writing-keep = Leave it as it is
writing-kept-as-is = The last question stays as it is.
writing-settled-only = Wait for the answer, or stop it first.
writing-copy = Copy the answer
writing-copy-label = Copy the answer with its quotes
# While the prose grows.
writing-writing = { $model } is writing. Each sentence appears once it was held against its quotes.
# In the status line once the quotes are there and the model begins.
writing-quotes-found = { $quotes ->
    [one] { $quotes } quote found. { $model } is writing.
   *[other] { $quotes } quotes found. { $model } is writing.
}
# A marker in the prose, for screen readers.
writing-marker = Quote { $number }
writing-refused = { $sentences ->
    [one] { $sentences } sentence of the model is not shown, because the check refused it
   *[other] { $sentences } sentences of the model are not shown, because the check refused them
}
# Beside a sentence whose first wording was refused.
writing-second-wording = second wording
writing-replaced = { $sentences ->
    [one] { $sentences } sentence was written again, because the check refused its first wording
   *[other] { $sentences } sentences were written again, because the check refused their first wording
}
# After the number of a quote, in the place of a sentence that was refused.
writing-quote-instead = in its own words: “{ $words }”
writing-some-model = The model
writing-not-finished = { $model } did not finish
writing-nothing-written = No written answer from { $model }
# An example question, in the language of its document.
suggestion-statement = Is it true: “{ $statement }”?
