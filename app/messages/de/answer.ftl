### Was eine Antwort auf der Seite und in Exporten sagt: wie weit sie reicht, ihre Zitate, die Sprecher.

answer-program = On Record
answer-untitled = Fragen an die Bibliothek
answer-promise = Jedes Zitat steht Buchstabe für Buchstabe in seiner Quelle, an der angegebenen Stelle.
answer-taken-along = Exportiert aus { answer-program } am { $time }.
answer-asked = Gefragt
answer-searched = Gesucht wurde:
answer-filtered = Nur
answer-answer = Antwort
answer-sure = Wahrscheinlichkeit, dass die Bibliothek das beantwortet
answer-confidence = { answer-sure }: { $confidence }
answer-confidence-unknown = unbekannt
answer-confidence-level = { $level ->
    [almost-certain] fast sicher
    [very-likely] sehr wahrscheinlich
    [likely] wahrscheinlich
    [even] etwa gleich wahrscheinlich wie nicht
    [unlikely] unwahrscheinlich
    [very-unlikely] sehr unwahrscheinlich
   *[almost-none] fast ausgeschlossen
} ({ $percent } %)
answer-likely-unknown = Wie wahrscheinlich das eine Antwort ist, ist nicht bekannt.
answer-likely = { $level ->
    [almost-certain] Das ist fast sicher eine Antwort.
    [very-likely] Das ist sehr wahrscheinlich eine Antwort.
    [likely] Das ist wahrscheinlich eine Antwort.
    [even] Das kann eine Antwort sein oder auch nicht.
    [unlikely] Das ist eher keine Antwort.
    [very-unlikely] Das ist sehr wahrscheinlich keine Antwort.
   *[almost-none] Das ist fast sicher keine Antwort.
}
answer-contradictions = { $points ->
    [one] Sie widersprechen einander in { $points } Punkt.
   *[other] Sie widersprechen einander in { $points } Punkten.
}
answer-shown = { $quotes ->
    [one] { $quotes } Zitat.
   *[other] { $quotes } Zitate.
}
answer-shown-folded = { $quotes } Zitate, davon { $folded } eingeklappt.
answer-looked-for = Gesucht wurde { $words } in { $documents ->
    [one] { $documents } Dokument
   *[other] { $documents } Dokumenten
}.
answer-in-none = In keinem davon: { $words }.
answer-form = Form
answer-form-no-prose = Nur Zitate, ohne Text von { $model }.
answer-form-no-model = Zitate, ohne Modell.
answer-written-by = Geschrieben von { $model } aus den Zitaten; Sätze, die die Prüfung nicht bestätigen konnte, sind gekennzeichnet.
answer-own-words = In den Worten der Quelle: „{ $words }“
answer-unconfirmed = nicht bestätigt: { $reason }
answer-unconfirmed-bare = nicht bestätigt
answer-some-model = einem Sprachmodell
answer-trouble = Kein Text, oder nicht der ganze
answer-left-out = Ausgelassen
answer-missing = Nicht erwähnt
answer-not-mentioned = Die zitierten Dokumente erwähnen { $words } nicht
answer-marked = Beurteilt
answer-verdict-right = richtig
answer-verdict-wrong = falsch
answer-verdict-incomplete = eine Quelle fehlt
answer-note = Anmerkung
answer-not-answered = Nicht beantwortet
answer-not-on-record = Nicht belegt
answer-abstained = Die Bibliothek beantwortet das nicht.
answer-standing = { $standing ->
    [partial] Teilweise beantwortet
   *[answered] Beantwortet
} aus { $quoted } von { $documents ->
    [one] { $documents } Dokument
   *[other] { $documents } Dokumenten
}
answer-notice = Bevor Sie lesen
answer-prose = Die Sätze
answer-quotes = Die Zitate
answer-nearest = Die nächstliegenden Stellen
answer-why = Warum das nicht genügt:
answer-differ = Wo Darstellungen einander widersprechen
answer-differ-more = Diese Zitate sagen zum selben Punkt Gegenteiliges. Was stimmt, wird nicht beurteilt.
answer-quotes-differ = [{ $first }] und [{ $second }] sagen zum selben Punkt Gegenteiliges; was stimmt, wird nicht beurteilt.
answer-refused = Was das Modell schrieb und die Prüfung ablehnte
answer-replaced = Vom Modell neu geschrieben, nachdem die Prüfung den ersten Wortlaut abgelehnt hatte
answer-reason = Grund: { $reason }.
answer-silent = Dokumente, die nicht zitiert sind
answer-sources = Quellen
answer-quoted-at = Zitate:
answer-changed = die Quelle wurde geändert: die zitierten Worte stehen nicht mehr darin
answer-unseen = { $quotes ->
    [one] { $quotes } weitere Stelle entfiel: Das Modell hatte keinen Platz für mehr.
   *[other] { $quotes } weitere Stellen entfielen: Das Modell hatte keinen Platz für mehr.
}
answer-lost = { $quotes ->
    [one] { $quotes } Zitat dieser Antwort entfällt: Die Bibliothek hat die Worte nicht mehr, oder nicht mehr als ganze Sätze, weil eine Quelle geändert oder entfernt wurde.
   *[other] { $quotes } Zitate dieser Antwort entfallen: Die Bibliothek hat die Worte nicht mehr, oder nicht mehr als ganze Sätze, weil Quellen geändert oder entfernt wurden.
}
answer-no-longer-backed = { $backed ->
    [0] die Quellen wurden geändert; keiner der { $written } Sätze besteht jetzt die Prüfung
   *[other] die Quellen wurden geändert; { $backed } der { $written } Sätze bestehen jetzt die Prüfung
}
answer-announced = { $quotes ->
    [one] { $standing }: { $quotes } Zitat.
   *[other] { $standing }: { $quotes } Zitate.
}
answer-filter-document = Dokument: { $values }
answer-filter-kind = Art: { $values }
answer-filter-speaker = Sprecher: { $values }
answer-filter-role = Rolle: { $values }
answer-filter-after = ab { $date }
answer-filter-before = bis { $date }
answer-at-time = bei { $time }
answer-on-page = Seite { $page }
answer-on-pages = Seiten { $first }–{ $last }
answer-speaker-with-others = { $speaker } (es spricht auch: { $others })
answer-name-unknown = Name unbekannt
answer-role-unclear = Rolle unklar
answer-source = „{ $title }“ ({ $facts })
answer-by = von { $author }
answer-author-unknown = Autor unbekannt
answer-reference = { $speaker }, in { $source } [{ $place }]

ask-who-speaks = Hier zitiert:
ask-copy = Kopieren
ask-copy-label = Dieses Zitat mit seiner Quelle kopieren
ask-copy-link = Link kopieren
ask-copy-link-label = Einen Link zu diesem Zitat kopieren
ask-copied = Kopiert
ask-left-out = { $sentences ->
    [one] { $sentences } Satz ist ausgelassen, siehe unten.
   *[other] { $sentences } Sätze sind ausgelassen, siehe unten.
}
ask-silent = { $silent ->
    [one] { $silent } von { $documents } Dokumenten ist dazu nicht zitiert
   *[other] { $silent } von { $documents } Dokumenten sind dazu nicht zitiert
}
ask-all-silent = { $documents ->
    [one] Das eine Dokument ist dazu nicht zitiert
   *[other] Alle { count-documents } sind dazu nicht zitiert
}
ask-none-silent = { $documents ->
    [one] Das eine Dokument spricht davon
   *[other] Alle { $documents } Dokumente sprechen davon
}
ask-in-order = { $undated ->
    [some] die ältesten zuerst, die ohne Datum zuletzt
   *[none] die ältesten zuerst
}
ask-account = { $speaker }, in „{ $title }“
ask-more-quotes = { $quotes ->
    [one] { $quotes } weiteres Zitat von hier
   *[other] { $quotes } weitere Zitate von hier
}
ask-show-quote = Zitat { $number } in „{ $title }“ zeigen
ask-quote-shown = Zitat { $number } in „{ $title }“ wird gezeigt.

quote-who = Wer spricht
quote-source = Quelle
quote-also = Auch hier
quote-around = Umgebung
quote-details = Einzelheiten
quote-mark = Geprüft: { $checks }. Einzelheiten zu Zitat { $number }
quote-also-places = { $places ->
    [one] auch an { $places } weiteren Stelle
   *[other] auch an { $places } weiteren Stellen
}

compare-layout = Wie die Darstellungen angeordnet sind
compare-list = Untereinander
compare-sources = Nebeneinander, nach Quelle
compare-speakers = Nebeneinander, nach Sprecher
compare-list-short = Liste
compare-sources-short = Nach Quelle
compare-speakers-short = Nach Sprecher
compare-columns = Darstellungen nebeneinander, die ältesten zuerst
compare-timeline = Wann die Quellen veröffentlicht wurden
compare-undated = ohne Datum
compare-differs = widerspricht
compare-point = { $date }: { $title }, { $quotes }
compare-quote = Zitat { $number }
compare-quotes = Zitate { $numbers } und { $last }

why-why = Warum dieses Zitat
why-label = Warum dieses Zitat: Nummer { $number }
why-silence = Worte, die in keinem Dokument stehen
why-none-nowhere = Jedes Wort der Frage steht in der Bibliothek, aber kein Satz beantwortet sie.
why-words-only = Die Frage wurde nur nach ihren Wörtern gesucht, und kein Satz hat genug davon.
why-no-words = Die Frage hat nur kleine Wörter, etwa „who“ und „does“, nach denen nicht gesucht wird.
why-parts = Setzt sich zusammen aus
why-words = Gemeint sind die Wörter der Frage, ohne kleine wie „who“ und „does“; ringsum heißt im Satz davor und in dem, was über Sprecher und Quelle bekannt ist.
why-nearness = Die Punktzahl ist das logarithmierte Chancenverhältnis, dass der Satz zur Antwort gehört: 0 heißt ebenso wahrscheinlich wie nicht, 2 heißt sieben zu eins. Die Nähe der Bedeutung misst das Einbettungsmodell als Kosinus.
why-way-dense = seine Bedeutung
why-way-lexical = seine Wörter
why-chosen = Gewählt
why-chosen-best = das Zitat mit der höchsten Punktzahl
why-chosen-document = das beste seines Dokuments: jedes Dokument, das antwortet, wird zitiert
why-chosen-near = hat wenig weniger Punkte als das beste Zitat
why-chosen-other-side = die Gegenseite: es und ein anderes Zitat widersprechen einander
why-chosen-cited = die geschriebene Antwort zitiert es
why-found = Gefunden
why-found-in-passage = im { $rank }. der gefundenen Abschnitte
why-found-by = durch { $ways }, { why-found-in-passage }
why-found-by-separator = { " und " }
why-best-sentence = Bester Satz
why-rest = Das Übrige
why-rest-context = { count-sentences } hinzugefügt, damit man ihn versteht
why-rest-joined = { count-sentences } daneben: ebenfalls gewählt oder einem gewählten beigegeben
why-has = Wörter darin
why-around = Wörter ringsum
why-lacks = Wörter, die fehlen
why-score = Punktzahl
why-share = { $percent } % der besten
why-part-cosine = Nähe der Bedeutung
why-part-words = die Wörter der Frage im Satz
why-part-around = die Wörter der Frage darin und ringsum
why-part-passage = wie gut sein Abschnitt gefunden wurde
why-part-asked = die Frage richtet sich an diesen Sprecher
why-part-asks = es ist eine Frage
why-part-length = seine Länge
why-part-reader = was der Leser der Abschnitte davon hält
why-part-base = womit jeder Satz beginnt
why-part-follows = sein Verhältnis zu den Zitaten der letzten Antwort
why-term-nowhere = In keinem Dokument der Bibliothek
why-term-elsewhere = In der Bibliothek, aber in keinem der nächstliegenden Sätze
why-term-weighed = In den nächstliegenden Sätzen oder ringsum
why-sure = Die Bibliothek beantwortet das mit einer Wahrscheinlichkeit von { $percent } %
why-no-sentence = { why-sure }, aber kein Satz darf zitiert werden.
why-below-threshold = { why-sure }; unter { $threshold } % schweigt sie.

speaker-called-author = der Autor
speaker-called-interviewer = der Interviewer
speaker-called-interviewee = die befragte Person
speaker-called-quoted = jemand Ungenanntes
speaker-called-commenter = ein Leser
speaker-called-speaker = ein Redner
speaker-called-unclear = jemand Unklares
speaker-nameless-author = der Autor, Name unbekannt
speaker-nameless-interviewer = der Interviewer, Name unbekannt
speaker-nameless-interviewee = die befragte Person, Name unbekannt
speaker-nameless-quoted = eine zitierte Person, Name unbekannt
speaker-nameless-commenter = ein Leser
speaker-nameless-speaker = ein Redner, Name unbekannt
speaker-nameless-unclear = Sprecher unklar
speaker-role-author = Autor
speaker-role-interviewer = Interviewer
speaker-role-interviewee = befragt
speaker-role-quoted = zitiert
speaker-role-commenter = Kommentar
speaker-role-speaker = Redner
speaker-role-unclear = unklar
speaker-kind-essay = Essay
speaker-kind-interview = Interview
speaker-kind-explainer = Hintergrund
speaker-kind-column = Kolumne
speaker-kind-blog = Blog
speaker-kind-article = Artikel
speaker-kind-report = Bericht
speaker-kind-letter = Brief
speaker-kind-speech = Rede
speaker-kind-unknown = Art unbekannt
speaker-reported = berichtet
speaker-also = Hier spricht auch:
speaker-by = von { $author }
# Names and roles are in the nominative: they may be “der Autor”.
speaker-reporting = { $reporter } berichtet: { $speaker }
speaker-quoted-by = { $reporter } zitiert: { $speaker }
speaker-through = { $attribution } (vermittelt: { $others })

list-comma = { ", " }
list-and = { " und " }
list-or = { " oder " }
list-semicolon = { "; " }
quoted-words = „{ $words }“

date-day = { $day }. { month-name } { $year }
date-month = { month-name } { $year }
date-unknown = Datum unbekannt
date-time = { date-day }, { $time } UTC
month-name = { $month ->
    [1] Januar
    [2] Februar
    [3] März
    [4] April
    [5] Mai
    [6] Juni
    [7] Juli
    [8] August
    [9] September
    [10] Oktober
    [11] November
   *[12] Dezember
}

count-documents = { $documents ->
    [one] { $documents } Dokument
   *[other] { $documents } Dokumente
}
count-words = { $words ->
    [one] { $words } Wort
   *[other] { $words } Wörter
}
count-sentences = { $sentences ->
    [one] { $sentences } Satz
   *[other] { $sentences } Sätze
}
