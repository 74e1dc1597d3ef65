### Was jeden Reiter umgibt: Anzeige, Tasten, Anmeldung.

display-skip = Zur Frage springen
display-display = Anzeige
display-display-label = Anzeige: Farben, Schriftgröße, Sprache, Tasten
display-theme = Farben
display-theme-system = wie das System
display-theme-light = hell
display-theme-dark = dunkel
display-size = Schriftgröße
display-size-small = klein
display-size-normal = normal
display-size-large = groß
display-size-larger = größer
display-language = Sprache
display-language-browser = wie der Browser
display-source = Quelle
display-source-beside = Auf breitem Bildschirm öffnet sich neben einer neuen Antwort die Quelle des besten Zitats
display-keys = Tasten
display-keys-on = Einzelne Tasten wirken, solange nichts getippt wird
display-key-question = zur Frage
display-key-next-quote = nächstes Zitat
display-key-previous-quote = voriges Zitat
display-key-find = in der Quelle suchen
display-key-documents = zurück zu allen Dokumenten
display-key-help = dies anzeigen
display-escape-key = Esc
display-escape = schließen, was offen ist

login-title = Bei On Record anmelden
login-heading = On Record
login-name = Name
login-password = Passwort
login-log-in = Anmelden
login-wrong = Name oder Passwort ist falsch.
login-as-user = Angemeldet als
login-log-out = Abmelden
login-too-often = { $minutes ->
    [one] Zu viele Versuche. Versuchen Sie es in { $minutes } Minute noch einmal.
   *[other] Zu viele Versuche. Versuchen Sie es in { $minutes } Minuten noch einmal.
}
