### Gründe und Hinweise: warum ein Satz abgelehnt ist, warum eine Stelle nicht genügt, was man zur
### Frage wissen sollte, und warum ein Modell nicht schrieb.

# Die meisten folgen auf „Grund:“.
refused-no-key = er nennt kein Zitat, auf das er sich stützt
refused-unknown-key = es gibt kein Zitat { $key }
refused-repeated = er wiederholt, was darüber steht
refused-lost-reference = er stützt sich auf einen Satz, der nicht gezeigt wird
refused-invisible = er enthält Zeichen, die man nicht sieht
refused-list-of-quotes = er wiederholt die Liste der Zitate, statt etwas zu sagen
refused-markup = er enthält Code oder Auszeichnungen statt einfacher Worte
refused-link = er enthält einen Link, den kein zitierter Satz enthält
refused-key-inside = er enthält einen Schlüssel mitten in seinen Worten
refused-not-whole = er ist kein ganzer Satz
refused-broken-off = er bricht vor seinem Ende ab
refused-fragment = er ist eine Überschrift oder ein Bruchstück, kein ganzer Satz
refused-question = er fragt und sagt nichts aus
refused-about-model = er spricht vom Modell oder seinen Anweisungen, nicht von den Quellen
refused-order-to-reader = er sagt dem Leser, was zu tun ist
refused-person = er spricht für sich selbst oder zum Leser („{ $word }“)
refused-language = er ist in einer anderen Sprache als die zitierten Sätze
refused-quotation-open = ein Zitat darin beginnt und endet nicht
refused-quotation = „{ $words }“ steht so in keinem zitierten Satz
refused-reporter = diese Worte sind die dessen, der davon berichtet
refused-number = kein zitierter Satz enthält die Zahl { $number }
refused-range-end = { $number } ist nur ein Ende einer Spanne in den Zitaten
refused-not-more = die Zitate sagen weniger als { $number }, nicht mehr
refused-not-less = die Zitate sagen mehr als { $number }, nicht weniger
refused-rough-number = die Zitate geben { $number } nur ungefähr oder als Grenze an
refused-counts-other = die Zitate zählen mit { $number } etwas anderes
refused-date = kein zitierter Satz enthält das Datum { $date }
refused-date-bound = die Zitate sagen { $preposition } { $date }
refused-time = kein zitierter Satz sagt { $words }
refused-other-speaker = das sagt { $speaker }, nicht { $written }
refused-name = kein zitierter Satz nennt { $name }
refused-nation = die Zitate sagen das über { $nations }, nicht über { $nation }
refused-number-of-other = die Zahl { $number } nennt nicht { $speaker }
refused-word-of-other = „{ $word }“ sagt nicht { $speaker }
refused-not-own-words = mit eigenen Worten sagt { $speaker } das nicht
refused-negation-added = kein zitierter Satz verneint das: „{ $word }“ wurde hinzugefügt
refused-not-lost = ein „nicht“ der Zitate ist verloren
refused-word-lost = „{ $word }“ aus den Zitaten ist verloren
refused-comparison = die Zitate sagen { $quoted }, nicht „{ $written }“
refused-turned-round = er kehrt um, was die Zitate sagen (bei „{ $word }“)
refused-agent = nach den Zitaten tat das jemand anderes
refused-owner = in den Zitaten gehört das nicht zu { $owner }
refused-swapped = in den Zitaten sind { $first } und { $second } vertauscht
refused-order = was { $word } kam, ist vertauscht
refused-empty = er sagt nichts von dem, was seine Zitate sagen
refused-elsewhere = die zitierten Sätze sprechen von etwas anderem
refused-words = die zitierten Sätze sprechen nicht von { $words }
refused-absence = er sagt, was in den Quellen fehlt, und das kann kein Zitat zeigen
doubted-unread = kein Modell hat ihn mit seinen Zitaten verglichen
doubted-not-entailed = seine Zitate sagen das vielleicht nicht
doubted-judge = { $model } findet das nicht in seinen Zitaten
doubted-judge-words = { $model } findet es dort, aber in Worten, die seine Zitate nicht haben
doubted-judge-failed = { $model } konnte nicht gefragt werden, ob seine Zitate das sagen
refused-weak-model = er folgt nicht dem Wortlaut des Zitats, und das Modell ist schwach

# Warum eine der nächstliegenden Stellen keine Antwort ist.
nearest-no-words = die Frage hat kein Wort, nach dem man suchen könnte
nearest-unknown-words = kein Dokument enthält ein Wort der Frage
nearest-foreign-words = { nearest-unknown-words }; versuchen Sie es in der Sprache der Dokumente
nearest-no-shared-word = höchstens in der Bedeutung nah: sie hat kein Wort mit der Frage gemeinsam
nearest-all-words = sie hat die Wörter der Frage, scheint sie aber nicht zu beantworten
nearest-some-words = sie enthält { $shared }, aber nicht { $lacking }
nearest-more-words = { $words } und { $more } weitere Wörter der Frage

# Was man zur Frage wissen sollte.
notice-premise = Die Bibliothek sagt nicht, was die Frage voraussetzt.
notice-premise-statement = Die Bibliothek sagt dies nicht: { $statement }.
notice-unknown-speaker = Kein Dokument der Bibliothek nennt { $names }.
notice-similar-speaker = { notice-unknown-speaker } Meinten Sie { $similar }?
notice-empty-library = Die Bibliothek ist leer.
notice-no-document-fits = Kein Dokument passt zu allen Filtern.
notice-no-such-speaker = Niemand, der in der Bibliothek spricht, heißt „{ $name }“.
notice-no-such-speaker-similar = { notice-no-such-speaker } Meinten Sie { $similar }?
notice-no-such-speaker-unnamed = { notice-no-such-speaker } Kein Sprecher ist mit Namen bekannt.
notice-no-such-speaker-known = { notice-no-such-speaker } Es sprechen { $names }.
notice-no-such-speaker-known-more = { notice-no-such-speaker } Es sprechen { $names } und { $more } weitere.

# Was man zu den Zitaten wissen sollte.
notice-words-only = Das Einbettungsmodell { $model } liest diese Sprache nicht: { $languages }. Gesucht wurde nur nach Wörtern, und wie wahrscheinlich die Antwort ist, ist unbekannt. { $setting } nennt ein Modell, das sie liest, etwa { $example }.
notice-unread-documents = Dokumente in Sprachen, die das Einbettungsmodell { $model } nicht liest: { $languages }. Sie werden nur nach Wörtern durchsucht, und für Antworten aus ihnen wird keine Wahrscheinlichkeit gezeigt. { $setting } nennt ein Modell, das sie liest, etwa { $example }.
notice-model-silent = { $model } hat die nächstliegenden Stellen gelesen und darin keine Antwort gefunden.
notice-not-by = Keines dieser Zitate ist von { $names }.
notice-not-by-nor-named = Keines dieser Zitate ist von { $names } oder nennt diesen Namen.

# Warum ein Modell nicht oder nicht zu Ende schrieb; darauf kann ein Punkt folgen.
writing-wrote-nothing = { $model } hat nichts geschrieben
writing-too-few-backed = von den { $written } Sätzen, die { $model } schrieb, { $backed ->
    [0] bestand keiner die Prüfung
    [one] bestand { $backed } die Prüfung
   *[other] bestanden { $backed } die Prüfung
}
model-repeats = das Modell wiederholt sich endlos; fragen Sie noch einmal, oder wählen Sie ein anderes Modell
model-wrong-key = { $server } lehnt den Schlüssel ab: setzen Sie den richtigen
model-no-key = { $server } verlangt einen Schlüssel: setzen Sie ONRECORD_LLM_KEY oder key in der Einstellungsdatei
model-too-long = die Frage und ihre Belege sind mehr, als das Modell auf { $server } aufnimmt: setzen Sie einen kleineren Kontext, oder wählen Sie ein Modell mit größerem
model-gave-up = { $server } wartet nicht länger auf sein Modell: fragen Sie noch einmal, oder wählen Sie ein schnelleres
model-unknown = { $server } hat kein Modell { $model }: { $choice }
model-unknown-unnamed = { $server } hat kein solches Modell: { $choice }
model-choose = wählen Sie eines von { $names }
model-choose-or-more = { model-choose } und { $more } weiteren
model-choose-none = siehe: onrecord models
model-not-set = welches Modell von { $server } gemeint ist, ist nicht gesetzt: setzen Sie eines seiner Modelle, etwa { $names }
model-not-set-none = welches Modell von { $server } gemeint ist, ist nicht gesetzt: er bietet keines an
model-untrusted = niemand bürgt für das Zertifikat von { $server }: nennen Sie die Datei dessen, der es unterschrieb, als SSL_CERT_FILE
model-unreachable = der Server des Modells, { $server }, ist nicht erreichbar: starten Sie ihn, oder prüfen Sie seine Adresse
model-timed-out = { $server } antwortete nicht rechtzeitig: fragen Sie noch einmal, oder setzen Sie eine längere Frist
model-broke-off = { $server } brach mitten in der Antwort ab: fragen Sie noch einmal
model-no-reply = { $server } schickte keine Antwort: prüfen Sie, ob die Adresse die der API ist, meist mit /v1 am Ende, und ob der gesetzte Kontext nicht größer ist als sein eigener
model-malformed = { $server } antwortet nicht wie die API von OpenAI: prüfen Sie, ob die Adresse die der API ist, meist mit /v1 am Ende
model-no-room = im Kontext von { $model }, { $tokens } Token, ist kein Platz für eine einzige Stelle; geben Sie ihm mehr, oder wählen Sie ein anderes Modell
model-cut-off = die Antwort wurde nach { $tokens } Token abgeschnitten: setzen Sie mehr reply_tokens
model-empty = { $model } antwortete mit nichts: fragen Sie noch einmal, oder wählen Sie ein anderes Modell
model-declined = { $model } hat die Antwort abgelehnt: Fragen Sie anders, oder wählen Sie ein anderes Modell
model-wants-tool = { $model } rief ein Werkzeug auf, statt zu antworten: Fragen Sie noch einmal, oder wählen Sie ein anderes Modell
model-filtered = der Server hielt zurück, was { $model } schrieb: fragen Sie mit anderen Worten
model-no-credit = das Konto bei { $server } hat kein Guthaben mehr: laden Sie es auf, oder wählen Sie ein anderes Modell
model-too-often = { $server } wurde zu oft gefragt: fragen Sie in einer Minute noch einmal
model-too-often-seconds = { $server } wurde zu oft gefragt: fragen Sie in { $seconds } Sekunden noch einmal
model-redirects = { $server } leitet weiter, dem wird nicht gefolgt: setzen Sie die Adresse, für die er steht
model-no-path = { $server } kennt diesen Pfad nicht: die Adresse endet meist auf /v1
model-failed = { $server } ist gescheitert{ $detail }: fragen Sie noch einmal, oder sehen Sie in das Protokoll des Servers
model-failed-status = { $server } ist mit Status { $status } gescheitert{ $detail }: fragen Sie noch einmal, oder sehen Sie in das Protokoll des Servers
model-endless = der Server des Modells sendet ohne Ende: wählen Sie ein anderes Modell oder einen anderen Server
model-not-done = das Modell war nach { $seconds } Sekunden nicht fertig: fragen Sie noch einmal, wählen Sie ein schnelleres Modell, oder setzen Sie eine längere Frist
model-said-nothing = das Modell sagte innerhalb von { $seconds } Sekunden nichts: fragen Sie noch einmal, wählen Sie ein schnelleres Modell, oder setzen Sie mehr Sekunden als first_words (ONRECORD_LLM_FIRST_WORDS)
