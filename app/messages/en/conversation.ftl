### Conversations: kept in the browser, taken along, got back.

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
conversation-take = Take along
conversation-take-label = Take this conversation along, with all its references
conversation-take-nothing = There is no answer yet to take along.
conversation-taken = Taken along as { $format }.
conversation-not-kept = This browser does not let the page keep conversations; take along what you need.
conversation-branched = Another tab went on with this conversation; from here on it is kept as a second one.
conversation-full = This conversation is full: more could not be got back later. Begin a new one with “{ conversation-new }”; this one stays under “{ conversation-earlier }”.
conversation-answer-too-large = The answer was too large to be kept. Ask again.
conversation-not-joined = What was asked before stays under “{ conversation-earlier }”: with what was asked while the page was loading, it would be more than one conversation holds.
conversation-cleared = A new conversation.
conversation-too-long = The question has { $chars } characters, { $limit } is the most. Ask it in fewer words.
conversation-restored = { $questions ->
    [one] { $questions } question of before.
   *[other] { $questions } questions of before.
}
conversation-quotes-lost = { $quotes ->
    [one] { $quotes } quote of it stands no longer in the library.
   *[other] { $quotes } quotes of it stand no longer in the library.
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
