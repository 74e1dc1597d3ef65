### Der Reiter der Tests, und wie eine Antwort zum Fall wird.

evals-mark = Stimmt diese Antwort?
evals-mark-label = Stimmt diese Antwort? Ihr Urteil macht sie zu einem Fall Ihrer Tests
evals-verdict-right = Richtig
evals-verdict-wrong = Falsch
evals-verdict-incomplete = Eine Quelle fehlt
evals-why = Warum, oder was fehlt
evals-missing = Welches Dokument hätte zitiert werden sollen?
evals-missing-none = keines, oder nicht in der Bibliothek
evals-add = Dem Fall hinzufügen
evals-tab = Tests
evals-title = Stimmen die Antworten?
evals-title-more = Tests stellen Fragen, deren Antworten bekannt sind, und vergleichen jedes Zitat mit seiner Quelle.
evals-report = Der letzte Bericht
evals-report-frame = Der Bericht der Tests
evals-report-open = In einem neuen Fenster öffnen
evals-no-report = Es gibt noch keinen Bericht.
evals-no-report-more = Erstellen Sie einen in dem Ordner, in dem On Record liegt:
evals-cases = Ihre eigenen Fälle
evals-cases-none = Noch ist keine Antwort beurteilt. Unter jeder Antwort können Sie sagen, ob sie richtig oder falsch ist oder ob ihr eine Quelle fehlt.
evals-cases-more = So werden daraus Entwürfe von Fällen:
evals-kept = Als „{ $verdict }“ beurteilt; behalten in { $file }.
evals-not-kept = { $reason }.
evals-marked = { $answers ->
    [one] { $answers } Antwort ist beurteilt: { $verdicts }.
   *[other] { $answers } Antworten sind beurteilt: { $verdicts }.
}
evals-marked-right = { $answers } richtig
evals-marked-wrong = { $answers } falsch
evals-marked-incomplete = { $answers } ohne eine der Quellen
evals-made = Erstellt am { $time }.
