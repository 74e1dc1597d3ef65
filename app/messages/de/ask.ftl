### Der Reiter für Fragen: die Frage, ihre Filter, das Modell, das schreibt.

ask-promise = Antworten im Wortlaut der Quellen: wer es gesagt hat, wo und wann.
ask-opening = Die Bibliothek wird geöffnet …
ask-no-script = Diese Seite braucht JavaScript; alles davon kommt von diesem Server und von keinem anderen.
ask-busy = { $waiting } Fragen warten schon; fragen Sie in einer Minute noch einmal
ask-crowded = Es warten schon zu viele Fragen. Fragen Sie in einer Minute noch einmal.
ask-searching = Die Bibliothek wird durchsucht …
ask-hint = Eingabe sendet, Umschalt+Eingabe beginnt eine neue Zeile.
ask-ask = Fragen
ask-tab = Fragen
ask-question-label = Frage
ask-placeholder = Ihre Frage
ask-empty-question = Geben Sie erst eine Frage ein.
ask-fault = In On Record selbst ist etwas schiefgegangen, und diese Frage hat keine Antwort. Fragen Sie noch einmal; geschieht es wieder, steht der Grund im Protokoll des Programms.
ask-no-library = Die Bibliothek lässt sich nicht öffnen
ask-not-answered = Diese Frage konnte nicht beantwortet werden
ask-welcome = Was möchten Sie belegt finden?
ask-welcome-more = Sie bekommen ganze Sätze aus den Dokumenten, Buchstabe für Buchstabe. Wählen Sie einen, um ihn in seiner Quelle zu lesen. Wo die Bibliothek schweigt, sagt sie es.
ask-examples = Fragen für den Anfang
ask-examples-sought = Es werden Fragen gesucht, die diese Bibliothek beantwortet …
ask-no-examples = Fragen Sie in eigenen Worten: nach einer Person, einem Ereignis oder einer Behauptung.
ask-go-on = Weiter fragen
ask-empty-store = Die Bibliothek ist leer
ask-empty-store-more = Noch gibt es nichts zu fragen. Fügen Sie Ihre Dokumente hinzu mit
ask-empty-store-after = und laden Sie diese Seite neu.

filter-narrow = Eingrenzen
filter-narrow-label = Eingrenzen: nur manche Dokumente, Textarten, Sprecher oder Daten fragen
filter-active = Nur gefragt
filter-remove = Nicht mehr nur { $filter } fragen
filter-clear = Wieder alle fragen
filter-done = Fertig
filter-documents = Dokumente
filter-kinds = Textart
filter-speakers = Wer es sagt
filter-other = Ein anderer Name oder ein Teil davon
filter-add = Hinzufügen
filter-roles = Rolle
filter-dates = Veröffentlicht
filter-from = von
filter-to = bis
filter-date-hint = Ein Jahr, ein Monat oder ein Tag: 2025, 2025-05, 2025-05-31. Dokumente ohne Datum entfallen.
filter-after = ab { $date }
filter-before = bis { $date }
filter-unreadable = die Filter sind nicht lesbar; wählen Sie sie noch einmal
filter-nameless = geben Sie einen Namen oder einen Teil davon an

writing-choice = Geschrieben von
writing-choice-label = Wer die Antwort auf die nächste Frage schreibt
writing-no-model = Kein Modell: nur Zitate
writing-verified-here = { $verifier } in diesem Netz prüft, was ein Modell schreibt: Es erhält die Sätze und ihre Zitate.
writing-verified-elsewhere = { $verifier } bei { $host } prüft, was ein Modell schreibt: Die Sätze und ihre Zitate werden dorthin gesendet.
writing-quotes-instead = Hier sind die Zitate selbst.
writing-kept = Was bis dahin geschrieben war, bleibt stehen.
writing-stop = Anhalten
writing-stop-label = Diese Frage nicht weiter beantworten
writing-stopped = Von Ihnen angehalten.
writing-stopped-early = Von Ihnen angehalten, bevor etwas gefunden war.
writing-fault = In On Record selbst ist etwas schiefgegangen, während die Antwort geschrieben wurde.
writing-again = Noch einmal fragen
writing-again-label = Diese Frage noch einmal stellen, mit dem jetzt gewählten Modell
writing-revise = Bearbeiten
writing-revise-label = Diese Frage bearbeiten; beim Senden ersetzt sie diese Antwort
writing-editing = Senden ersetzt die letzte Frage und ihre Antwort.
writing-keep = So lassen
writing-kept-as-is = Die letzte Frage bleibt, wie sie ist.
writing-settled-only = Warten Sie auf die Antwort, oder halten Sie sie erst an.
writing-copy = Antwort kopieren
writing-copy-label = Die Antwort mit ihren Zitaten kopieren
writing-writing = { $model } schreibt. Jeder Satz erscheint, sobald er mit seinen Zitaten verglichen ist.
writing-quotes-found = { $quotes ->
    [one] { $quotes } Zitat gefunden. { $model } schreibt.
   *[other] { $quotes } Zitate gefunden. { $model } schreibt.
}
writing-marker = Zitat { $number }
writing-refused = { $sentences ->
    [one] { $sentences } Satz des Modells wird nicht gezeigt, weil die Prüfung ihn abgelehnt hat
   *[other] { $sentences } Sätze des Modells werden nicht gezeigt, weil die Prüfung sie abgelehnt hat
}
writing-second-wording = zweiter Wortlaut
writing-replaced = { $sentences ->
    [one] { $sentences } Satz wurde neu geschrieben, weil die Prüfung seinen ersten Wortlaut abgelehnt hat
   *[other] { $sentences } Sätze wurden neu geschrieben, weil die Prüfung ihren ersten Wortlaut abgelehnt hat
}
writing-quote-instead = im Wortlaut: „{ $words }“
writing-some-model = Das Modell
writing-not-finished = { $model } ist nicht fertig geworden
writing-nothing-written = Keine geschriebene Antwort: { $model }
# Eine Beispielfrage in der Sprache ihres Dokuments.
suggestion-statement = Stimmt das: „{ $statement }“?
