### Was eine Antwort im Terminal sagt und sonst nirgends.

terminal-written-by = Geschrieben von { $model } aus den Zitaten unten; Sätze, die die Prüfung nicht bestätigen konnte, sind gekennzeichnet.
terminal-withdrawn = Zurückgezogen: Zu wenig von dem, was { $model } oben geschrieben hat, hat die Prüfung bestanden. An seiner Stelle stehen die Zitate.
terminal-left-out = Ausgelassen ({ $reason }): { $sentence }
terminal-replaced = Neu geschrieben, weil der erste Wortlaut abgelehnt wurde ({ $reason }): { $sentence }
terminal-not-quoted = Nicht zitiert: { $documents }
terminal-who-speaks = Wer spricht, nach Datum geordnet:
terminal-view = { $date }: { $speaker }, „{ $title }“ { $quotes }
terminal-differ = { $first } und { $second } widersprechen einander.
terminal-none-asked = Es wurde kein Dokument gefragt.
terminal-abstained = Die Bibliothek beantwortet das nicht ({ $documents ->
    [one] { $asked } Dokument
   *[other] { $asked } Dokumente
} gefragt, { terminal-confidence }).
terminal-confidence = Wahrscheinlichkeit { $confidence }
terminal-nearest = Nächstliegend:
terminal-answered = Aus { $quoted } von { $asked } Dokumenten ({ terminal-confidence }):
terminal-prose-ends-early = Der Text bricht vorzeitig ab: { $error }.
terminal-quotes-alone = Nur Zitate: { $error }.
terminal-no-room = { $model } hatte keinen Platz für { $quotes } weitere der gefundenen Zitate.
terminal-not-mentioned = Die zitierten Dokumente erwähnen nicht: { $words }.
terminal-source = { $speaker }; { $source } [{ $place }]
