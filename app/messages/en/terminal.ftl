### What an answer says in a terminal and nowhere else.

terminal-written-by = Written by { $model } from the quotes below; sentences that the check could not confirm are marked.
terminal-withdrawn = Withdrawn: too little of what { $model } wrote above passed the check. The quotes stand in its place.
terminal-left-out = Left out ({ $reason }): { $sentence }
terminal-replaced = Written again, as its first wording was refused ({ $reason }): { $sentence }
terminal-not-quoted = Not quoted: { $documents }
terminal-who-speaks = Who speaks, in order of date:
terminal-view = { $date }: { $speaker }, “{ $title }” { $quotes }
terminal-differ = { $first } and { $second } differ.
terminal-none-asked = No document was asked.
terminal-abstained = The library does not answer this ({ $documents ->
    [one] { $asked } document
   *[other] { $asked } documents
} asked, { terminal-confidence }).
terminal-confidence = confidence { $confidence }
terminal-nearest = Nearest:
terminal-answered = From { $quoted } of { $asked } documents ({ terminal-confidence }):
terminal-prose-ends-early = The prose ends early: { $error }.
terminal-quotes-alone = Quotes alone: { $error }.
terminal-no-room = { $model } had no room for { $quotes } more of the quotes found.
terminal-not-mentioned = The quoted documents do not mention: { $words }.
terminal-source = { $speaker }; { $source } [{ $place }]
