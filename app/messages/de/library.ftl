### Die Bibliothek: ihre Dokumente, Änderungen daran, das Lesen.

ask-library = Bibliothek
ask-library-more = Aus diesen Dokumenten kommen die Antworten. Öffnen Sie eines, um es zu lesen.
ask-library-size = { count-documents }, { count-words }
ask-back-to-library = Alle Dokumente
ask-close = Die Quelle schließen
ask-gone = Diese Quelle ist nicht mehr in der Bibliothek.
ask-moved = Die Quelle wurde geändert, seit es diesen Link gibt; die Worte stehen jetzt hier.
ask-changed = Die Quelle wurde geändert; diese Worte stehen nicht mehr darin.
ask-as-it-was = Die Worte, wie sie waren:
ask-bad-link = Dieser Link führt zu keinem Zitat
ask-link-shown = Das Zitat des Links wird gezeigt, in „{ $title }“.
ask-reading = „{ $title }“ ist geöffnet.
ask-quoted-here = Zitate in dieser Quelle
ask-source = Quelle
ask-unknown = unbekannt
ask-and-more = … und { $documents ->
    [one] { $documents } weiteres Dokument
   *[other] { $documents } weitere Dokumente
}
ask-speaker-in-document = { $speaker }, in { $document }
ask-with = mit { $guest }
ask-titled-by = Titel: { $titler }
ask-author = Autor
ask-publisher = Verlag
ask-kind = Art
ask-date = Datum
ask-interviewer = Interviewer
ask-interviewee = Befragte Person
ask-words = Länge
ask-file = Datei
ask-file-by = Datei gespeichert von

library-tab = Bibliothek
library-sift = Suchen: Titel, Name, Datei
library-none-fits = Kein Dokument passt.
library-table = Die Dokumente der Bibliothek
library-column-title = Titel
library-column-kind = Art
library-column-author = Autor
library-column-publisher = Verlag
library-column-published = Datum
library-column-words = Wörter
library-column-speakers = Sprecher
library-column-file = Datei
library-actions = Aktionen
library-sort = Nach { $column } sortieren
library-page-before = Vorige Dokumente
library-page-after = Weitere Dokumente
library-pages = { $first } bis { $last } von { $documents ->
    [one] { $documents } Dokument
   *[other] { $documents } Dokumenten
}
library-speakers = { $speakers ->
    [one] { $speakers } Sprecher
   *[other] { $speakers } Sprecher
}
library-read = „{ $title }“ lesen
library-corrected = von Hand berichtigt
library-read-only = Diese Bibliothek kann nur gelesen werden.
library-changed-by = Hier kann die Bibliothek nur gelesen werden. Sie wird geändert von { $program } auf { $host } (Prozess { $process }, seit { $since }).
library-no-writer = Hier kann die Bibliothek nur gelesen werden, und kein Prozess, der sie ändern darf, läuft gerade: onrecord serve --writer startet einen.
library-add = Dateien hinzufügen
library-formats = { $suffixes }; bis zu { $files } auf einmal, jede bis zu { $megabytes } MB
library-reread = Die Ordner neu lesen
library-reread-label = Alle Ordner neu lesen, aus denen Dokumente kamen: was neu, geändert oder verschwunden ist
library-correct = Berichtigen
library-correct-label = Berichtigen, was über „{ $title }“ bekannt ist
library-remove = Entfernen
library-remove-label = „{ $title }“ aus der Bibliothek entfernen
library-remove-ask = „{ $title }“ entfernen?
library-remove-uploaded = Die hier hinzugefügte Datei wird mit gelöscht.
library-remove-kept = Die Datei bleibt, wo sie ist, und wird erst wieder gelesen, wenn Sie sie zurückholen.
library-remove-yes = Entfernen
library-remove-no = Behalten
library-removed = Von Hand entfernt
library-restore = Zurückholen
library-restore-label = „{ $title }“ zurückholen
library-form = Was über dieses Dokument bekannt ist
library-form-more = Was Sie hier berichtigen, gilt vor der Datei und ihrer sources.toml, und es bleibt. Lassen Sie leer, was nicht bekannt ist.
library-field-title = Titel
library-field-author = Autor
library-field-interviewer = Interviewer
library-field-interviewee = Befragte Person
library-field-publisher = Verlag
library-field-kind = Art
library-field-published = Datum
library-field-published-from = Woher das Datum bekannt ist
library-field-titled-by = Von wem der Titel ist
library-field-language = Sprache
library-hint-published = 2025-05-31, 2025-05 oder 2025
library-hint-language = en
library-no-such-work = es gibt keine Aktion namens „{ $name }“
library-kind-unknown = unbekannt
library-save = Speichern
library-cancel = Abbrechen
library-uncorrect = Wie in der Datei
library-progress = Wie weit die Änderung der Bibliothek ist
library-failed = Es ist misslungen:
library-doing-add = Hinzufügen
library-doing-correct = Berichtigen
library-doing-uncorrect = Berichtigungen zurücknehmen
library-doing-remove = Entfernen
library-doing-restore = Zurückholen
library-doing-reread = Ordner neu lesen
library-doing = { $work }: { $percent } %
library-doing-file = { $work }, { $file }: { $percent } %
library-done-added = { $documents } hinzugefügt
library-done-changed = { $documents } geändert
library-done-removed = { $documents } entfernt
library-done-unchanged = { $documents } unverändert
library-done-failed = { $documents } nicht gelesen
library-done = Fertig: { $changes }.
library-done-nothing = Fertig: Es gab nichts zu ändern.

reader-speakers = Wer hier spricht
reader-find = In diesem Dokument suchen
reader-find-short = Suchen
reader-find-next = Nächste Fundstelle
reader-find-previous = Vorige Fundstelle
reader-find-end = Suche beenden
reader-found = { $number } von { $total }
reader-found-none = Nicht gefunden
reader-quote-next = Nächstes Zitat dieser Antwort
reader-quote-previous = Voriges Zitat dieser Antwort
reader-part-label = Dorthin, wo { $speaker } spricht
reader-exact = Buchstabe für Buchstabe
reader-exact-more = Diese Worte stehen Zeichen für Zeichen in der Quelle.
reader-whole = ganze Sätze
reader-whole-more = Kein Satz ist abgeschnitten, und mit ihm keine Verneinung oder Einschränkung.
reader-cut = Teil eines Satzes
reader-cut-more = Der Satz in der Quelle sagt mehr als dies.
reader-words = eigene Worte
reader-words-more = Es sind die Worte der genannten Person.
reader-report = ein Bericht
reader-report-more = Die Aussage ist die der genannten Person; die Worte sind die einer anderen.
reader-checked = Geprüft
reader-reported = { $speaker } (berichtet)
reader-quote = Zitat { $number }
reader-passages = { $passages ->
    [one] { $passages } Abschnitt
   *[other] { $passages } Abschnitte
}
