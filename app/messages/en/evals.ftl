### The evals tab, and marking an answer as a case.

evals-mark = Is this answer right?
evals-mark-label = Is this answer right? What you say makes it a case of your evals
evals-verdict-right = Right
evals-verdict-wrong = Wrong
evals-verdict-incomplete = Missing a source
evals-why = Why, or what is missing
evals-missing = Which document should have been quoted?
evals-missing-none = none, or not in the library
evals-add = Add to the case
evals-tab = Evals
evals-title = Are the answers right?
evals-title-more = Evals ask questions whose answers people know, and compare every quote with its source.
evals-report = The latest report
evals-report-frame = The report of the evals
evals-report-open = Open it in a new window
evals-no-report = There is no report yet.
evals-no-report-more = Make one in the folder where On Record was checked out:
evals-cases = Cases of your own
evals-cases-none = No answer is marked yet. Under each answer you can say that it is right, wrong, or missing a source.
evals-cases-more = To turn them into draft cases:
evals-kept = Marked “{ $verdict }”; kept in { $file }.
evals-not-kept = { $reason }.
evals-marked = { $answers ->
    [one] { $answers } answer is marked: { $verdicts }.
   *[other] { $answers } answers are marked: { $verdicts }.
}
evals-marked-right = { $answers } right
evals-marked-wrong = { $answers } wrong
evals-marked-incomplete = { $answers } missing a source
evals-made = Made on { $time }.
