### Conversations: kept in the browser, exported, restored.

conversation-new = New
conversation-new-label = Begin a new conversation; this one is kept
conversation-earlier = Earlier
conversation-earlier-label = Earlier conversations, kept in this browser
conversation-earlier-none = No earlier conversation is kept in this browser.
conversation-earlier-more = Kept in this browser only. Nobody else sees them.
conversation-delete = Delete “{ $title }”
conversation-delete-all = Delete all
conversation-delete-all-ask = Delete all of them for good?
conversation-delete-all-yes = Delete all for good
conversation-delete-all-no = Keep them
conversation-questions = { $questions } questions
conversation-question = 1 question
conversation-take = Export
conversation-take-label = Export this conversation, with all its references
conversation-take-nothing = There is no answer to export yet.
conversation-taken = Exported as { $format }.
conversation-not-kept = This browser does not let the page keep conversations; export what you need.
conversation-branched = Another tab continued this conversation; from here on it is kept as a second one.
conversation-full = This conversation is full: anything more could not be restored later. Begin a new one with “{ conversation-new }”; this one stays under “{ conversation-earlier }”.
conversation-answer-too-large = The answer was too large to keep. Ask again.
conversation-not-joined = The earlier questions stay under “{ conversation-earlier }”: together with those asked while the page was loading, they would be more than one conversation holds.
conversation-cleared = A new conversation.
conversation-too-long = The question has { $chars } characters, the limit is { $limit }. Ask it in fewer words.
conversation-restored = { $questions ->
    [one] { $questions } earlier question restored.
   *[other] { $questions } earlier questions restored.
}
conversation-quotes-lost = { $quotes ->
    [one] { $quotes } quote is no longer in the library.
   *[other] { $quotes } quotes are no longer in the library.
}
conversation-quotes-moved = { $quotes ->
    [one] { $quotes } quote moved within a changed source.
   *[other] { $quotes } quotes moved within a changed source.
}
conversation-not-restored = An earlier conversation cannot be shown: { $reason }.

export-markdown = Markdown
export-markdown-more = with footnotes
export-annotations = JSON
export-annotations-more = W3C annotations
export-csl = CSL JSON
export-csl-more = for reference managers
export-html = Page to print
export-html-more = opens in a new window
export-text = Plain text
export-text-more = to the clipboard
