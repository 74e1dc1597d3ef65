### Gespräche: im Browser behalten, exportiert, wiederhergestellt.

conversation-new = Neu
conversation-new-label = Ein neues Gespräch beginnen; dieses bleibt erhalten
conversation-earlier = Frühere
conversation-earlier-label = Frühere Gespräche, in diesem Browser behalten
conversation-earlier-none = In diesem Browser ist kein früheres Gespräch behalten.
conversation-earlier-more = Nur in diesem Browser behalten. Niemand sonst sieht sie.
conversation-delete = „{ $title }“ löschen
conversation-delete-all = Alle löschen
conversation-delete-all-ask = Alle endgültig löschen?
conversation-delete-all-yes = Alle endgültig löschen
conversation-delete-all-no = Behalten
conversation-questions = { $questions } Fragen
conversation-question = 1 Frage
conversation-take = Exportieren
conversation-take-label = Dieses Gespräch mit allen Belegen exportieren
conversation-take-nothing = Es gibt noch keine Antwort zum Exportieren.
conversation-taken = Als { $format } exportiert.
conversation-not-kept = Dieser Browser lässt die Seite keine Gespräche behalten; exportieren Sie, was Sie brauchen.
conversation-branched = In einem anderen Reiter ging dieses Gespräch weiter; von hier an wird es als ein zweites behalten.
conversation-full = Dieses Gespräch ist voll: Weiteres ließe sich später nicht wiederherstellen. Beginnen Sie mit „{ conversation-new }“ ein neues; dieses bleibt unter „{ conversation-earlier }“.
conversation-answer-too-large = Die Antwort war zu groß, um sie zu behalten. Fragen Sie noch einmal.
conversation-not-joined = Die früheren Fragen bleiben unter „{ conversation-earlier }“: Zusammen mit denen, die beim Laden der Seite gestellt wurden, wären es mehr, als ein Gespräch fasst.
conversation-cleared = Ein neues Gespräch.
conversation-too-long = Die Frage hat { $chars } Zeichen, die Grenze ist { $limit }. Fragen Sie mit weniger Worten.
conversation-restored = { $questions ->
    [one] { $questions } frühere Frage wiederhergestellt.
   *[other] { $questions } frühere Fragen wiederhergestellt.
}
conversation-quotes-lost = { $quotes ->
    [one] { $quotes } Zitat steht nicht mehr in der Bibliothek.
   *[other] { $quotes } Zitate stehen nicht mehr in der Bibliothek.
}
conversation-quotes-moved = { $quotes ->
    [one] { $quotes } Zitat steht in einer geänderten Quelle an anderer Stelle.
   *[other] { $quotes } Zitate stehen in einer geänderten Quelle an anderer Stelle.
}
conversation-not-restored = Ein früheres Gespräch lässt sich nicht zeigen: { $reason }.

export-markdown = Markdown
export-markdown-more = mit Fußnoten
export-annotations = JSON
export-annotations-more = W3C-Annotationen
export-csl = CSL JSON
export-csl-more = für Literaturverwaltungen
export-html = Seite zum Drucken
export-html-more = öffnet sich in einem neuen Fenster
export-text = Reiner Text
export-text-more = in die Zwischenablage
