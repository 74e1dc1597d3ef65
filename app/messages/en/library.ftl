### The library: its documents, changing them, reading one.

ask-library = Library
ask-library-more = Answers come from these documents. Open one to read it.
ask-library-size = { count-documents }, { count-words }
ask-back-to-library = All documents
ask-close = Close the source
ask-gone = This source is no longer in the library.
ask-moved = The source has changed since this link was made; the words moved and are now here.
ask-changed = The source has changed; these words are no longer in it.
ask-as-it-was = The words as they were:
ask-bad-link = This link does not lead to a quote
ask-link-shown = Showing the quote of the link, in “{ $title }”.
ask-reading = Reading “{ $title }”.
ask-quoted-here = Quotes in this source
ask-source = Source
ask-unknown = unknown
ask-and-more = … and { $documents ->
    [one] { $documents } more document
   *[other] { $documents } more documents
}
ask-speaker-in-document = { $speaker }, in { $document }
ask-with = with { $guest }
ask-titled-by = title: { $titler }
ask-author = Author
ask-publisher = Publisher
ask-kind = Kind
ask-date = Date
ask-interviewer = Interviewer
ask-interviewee = Interviewee
ask-words = Length
ask-file = File
ask-file-by = File saved by

library-tab = Library
library-sift = Find a document by title, name or file
library-none-fits = No document fits.
library-table = The documents of the library
library-column-title = Title
library-column-kind = Kind
library-column-author = Author
library-column-publisher = Publisher
library-column-published = Date
library-column-words = Words
library-column-speakers = Speakers
library-column-file = File
library-actions = Actions
library-sort = Sort by { $column }
library-page-before = Earlier documents
library-page-after = Further documents
library-pages = { $first } to { $last } of { count-documents }
library-speakers = { $speakers ->
    [one] { $speakers } speaker
   *[other] { $speakers } speakers
}
library-read = Read “{ $title }”
library-corrected = corrected by hand
library-read-only = This library is read-only.
library-changed-by = Here the library can only be read. It is changed by { $program } on { $host } (process { $process }, since { $since }).
library-no-writer = Here the library can only be read, and no process that may change it runs at the moment: onrecord serve --writer starts one.
library-add = Add files
library-formats = { $suffixes }; up to { $files } at a time, each up to { $megabytes } MB
library-reread = Read the folders again
library-reread-label = Read all folders that documents came from again: what is new, changed or gone
library-correct = Correct
library-correct-label = Correct what is known about “{ $title }”
library-remove = Remove
library-remove-label = Remove “{ $title }” from the library
library-remove-ask = Remove “{ $title }”?
library-remove-uploaded = The file that was added here is deleted with it.
library-remove-kept = Its file stays where it is, and is not read again until you bring it back.
library-remove-yes = Remove it
library-remove-no = Keep it
library-removed = Removed by hand
library-restore = Bring back
library-restore-label = Bring back “{ $title }”
library-form = What is known about this document
library-form-more = What you correct here overrides the file and its sources.toml, and lasts. Leave empty what is not known.
library-field-title = Title
library-field-author = Author
library-field-interviewer = Interviewer
library-field-interviewee = Interviewee
library-field-publisher = Publisher
library-field-kind = Kind
library-field-published = Date
library-field-published-from = How the date is known
library-field-titled-by = Who gave the title
library-field-language = Language
library-hint-published = 2025-05-31, 2025-05 or 2025
library-hint-language = en
library-no-such-work = there is no action called “{ $name }”
library-kind-unknown = unknown
library-save = Save
library-cancel = Cancel
library-uncorrect = As the file says
library-progress = How far the change of the library is
library-failed = It failed:
library-doing-add = Adding
library-doing-correct = Correcting
library-doing-uncorrect = Taking corrections back
library-doing-remove = Removing
library-doing-restore = Bringing back
library-doing-reread = Reading the folders again
library-doing = { $work }: { $percent }%
library-doing-file = { $work } { $file }: { $percent }%
library-done-added = { $documents } added
library-done-changed = { $documents } changed
library-done-removed = { $documents } removed
library-done-unchanged = { $documents } unchanged
library-done-failed = { $documents } not read
library-done = Done: { $changes }.
library-done-nothing = Done: there was nothing to change.

reader-speakers = Who speaks here
reader-find = Find in this document
reader-find-short = Find
reader-find-next = Next place found
reader-find-previous = Previous place found
reader-find-end = Stop finding
reader-found = { $number } of { $total }
reader-found-none = Not found
reader-quote-next = Next quote of this answer
reader-quote-previous = Previous quote of this answer
reader-part-label = Go to where { $speaker } speaks
reader-exact = letter for letter
reader-exact-more = These words are in the source, character by character.
reader-whole = whole sentences
reader-whole-more = No sentence is cut, and no negation or hedge with it.
reader-cut = part of a sentence
reader-cut-more = The sentence in the source says more than this.
reader-words = own words
reader-words-more = The words are those of the speaker named.
reader-report = a report
reader-report-more = The claim is that of the speaker named; the words are someone else’s.
reader-checked = Checked
# In the margin, where somebody reports what another said.
reader-reported = { $speaker } (reported)
# A button that leads to a quote.
reader-quote = Quote { $number }
reader-passages = { $passages ->
    [one] { $passages } passage
   *[other] { $passages } passages
}
