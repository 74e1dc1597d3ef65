"""Words of speakers' labels: roles, titles, and what stands before a colon but is nobody."""

from __future__ import annotations

ASKERS = {
    *("q", "int", "i", "question", "interviewer", "reporter", "journalist", "moderator", "host"),
    *("presenter", "anchor", "correspondent", "chair", "facilitator", "mc", "hosts", "frage"),
    *("корреспондент", "журналист", "ведущий", "ведущая", "вопрос", "журналіст", "ведучий"),
    *("ведуча", "питання", "moderatorin", "interviewerin", "journaliste", "animateur"),
    *("présentateur", "pregunta", "entrevistador", "entrevistadora", "domanda", "intervistatore"),
    *("pytanie", "prowadzący", "prowadząca", "pergunta", "fråga", "spørsmål", "vraag", "kysymys"),
}
"""Labels of people who ask, in small letters."""

ANSWERERS = {
    *("a", "r", "resp", "answer", "interviewee", "guest", "respondent", "informant", "participant"),
    *("ответ", "гость", "відповідь", "гість", "antwort", "gast", "befragter", "befragte"),
    *("respuesta", "entrevistado", "entrevistada", "réponse", "invité", "invitée", "risposta"),
    *("odpowiedź", "gość", "resposta", "svar", "antwoord", "vastaus"),
}
"""Labels of people who answer, in small letters."""

PARTIES = {
    *("q", "question", "a", "answer", "frage", "antwort", "pregunta", "respuesta"),
    *("réponse", "domanda", "risposta", "pytanie", "odpowiedź", "pergunta", "resposta", "вопрос"),
    *("ответ", "питання", "відповідь", "fråga", "spørsmål", "svar", "vraag", "antwoord"),
}
"""Labels that only say that something is asked or answered, in small letters."""

OFFICES = {
    *("mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "sir", "dame", "lord", "lady"),
    *(
        "deputy",
        "vice",
        "acting",
        "hon",
        "honourable",
        "honorable",
        "rev",
        "reverend",
        "father",
        "sister",
        "brother",
        "rabbi",
    ),
    *("pastor", "deacon", "vicar", "archbishop", "superintendent", "admiral", "constable", "dean"),
    *("imam", "bishop", "senator", "sen", "representative", "rep", "congressman", "congresswoman"),
    *("judge", "justice", "magistrate", "chairman", "chairwoman", "chairperson", "chair"),
    *("president", "minister", "secretary", "speaker", "mayor", "governor", "councillor", "cllr"),
    *("councilor", "councilman", "councilwoman", "councilmember", "commissioner", "ambassador"),
    *("general", "colonel", "captain", "major", "sergeant", "lieutenant", "officer", "inspector"),
    *("detective", "sheriff", "attorney", "counsel", "alderman", "baroness", "baron", "viscount"),
    *("herr", "frau", "präsident", "präsidentin", "vizepräsident", "vizepräsidentin", "minister"),
    *("bundesminister", "bundesministerin", "vorsitzender", "vorsitzende", "abgeordneter"),
    *("abgeordnete", "staatssekretär", "staatssekretärin", "bürgermeister", "bürgermeisterin"),
    *("m", "mm", "mme", "mlle", "monsieur", "madame", "maître", "me", "président", "présidente"),
    *("ministre", "sénateur", "sénatrice", "député", "députée", "rapporteur", "señor", "señora"),
    *("sr", "sra", "presidente", "presidenta", "ministro", "ministra", "diputado", "diputada"),
    *("signor", "signora", "onorevole", "sindaco", "pan", "pani", "marszałek", "poseł", "posłanka"),
    *("senhor", "senhora", "deputado", "deputada", "meneer", "mevrouw", "voorzitter"),
    *("господин", "госпожа", "председатель", "депутат", "пан", "пані", "голова"),
}
"""Titles and offices before or instead of a name, in small letters."""

SPEAKING_NOUNS = {
    *("speaker", "narrator", "announcer", "caller", "listener", "viewer", "reader", "audience"),
    *("voice", "voices", "voiceover", "crowd", "studio", "interpreter", "translator", "floor"),
    *("photographer", "cameraman", "camerawoman", "director", "producer", "editor", "operator"),
    *("witness", "court", "defendant", "plaintiff", "prosecutor", "prosecution", "defence"),
    *("defense", "lawyer", "counsel", "solicitor", "barrister", "juror", "foreman", "forewoman"),
    *("foreperson", "bailiff", "clerk", "usher", "reporter", "stenographer", "deputy", "member"),
    *("members", "delegate", "delegates", "spokesman", "spokeswoman", "spokesperson", "man"),
    *("woman", "boy", "girl", "wife", "husband", "mother", "father", "son", "daughter", "brother"),
    *("sister", "neighbour", "neighbor", "resident", "visitor", "passer-by", "bystander", "guest"),
    *("male", "female"),
    *("heckler", "protester", "protestor", "student", "pupil", "teacher", "doctor", "nurse"),
    *("officer", "policeman", "policewoman", "secretary", "treasurer", "colleague", "panellist"),
    *("panelist", "debater", "candidate", "expert", "attendee", "participant", "question"),
    *("questioner", "commentator", "co-host", "all", "both", "unknown", "unidentified"),
    *("sprecher", "sprecherin", "zuschauer", "zuschauerin", "zwischenruf", "zuruf", "publikum"),
    *("stimme", "zeuge", "zeugin", "richter", "richterin", "staatsanwalt", "staatsanwältin"),
    *("verteidiger", "verteidigerin", "angeklagter", "angeklagte", "dolmetscher"),
    *("dolmetscherin", "hörer", "hörerin", "anrufer", "anruferin", "fotograf", "fotografin"),
    *("voix", "témoin", "juge", "avocat", "avocate", "interprète", "public", "auditeur"),
    *("auditrice", "voz", "testigo", "juez", "abogado", "abogada", "intérprete", "público"),
    *("voce", "testimone", "giudice", "avvocato", "pubblico", "głos", "świadek", "sędzia"),
    *("adwokat", "tłumacz", "голос", "свидетель", "судья", "адвокат", "переводчик"),
    *("свідок", "суддя", "перекладач", "зал"), *ASKERS, *ANSWERERS,
} - {"i", "a", "r", "q", "all", "both"}  # fmt: skip
"""Nouns of people who speak, in small letters."""

NO_NAMES = {
    *("note", "notes", "nb", "n.b", "example", "examples", "source", "sources", "tip", "tips"),
    *("step", "warning", "update", "updated", "edit", "caption", "figure", "fig", "table", "photo"),
    *("photos", "image", "images", "picture", "video", "correction", "clarification", "ps", "p.s"),
    *("see also", "important", "summary", "conclusion", "conclusions", "result", "results"),
    *("date", "time", "place", "contact", "email", "e-mail", "phone", "address", "subject", "re"),
    *("from", "to", "cc", "bcc", "sent", "tags", "topics", "keywords", "summary keywords"),
    *("speakers", "present", "apologies", "attendees", "participants", "appearances", "discussion"),
    *("decision", "decisions", "action", "actions", "agenda", "findings", "finding", "cost"),
    *("costs", "method", "methods", "serves", "ingredients", "background", "introduction"),
    *("recommendation", "recommendations", "problem", "solution", "myth", "fact", "facts"),
    *("advertisement", "sponsored", "related", "read more", "more", "share", "comment"),
    *("comments", "responses", "reply", "replies", "credit", "credits", "text", "words"),
    *("editor's note", "remember", "again", "first", "second", "third", "finally", "however"),
    *("yes", "no", "reason", "reasons", "answer key", "topic", "price", "pros", "cons", "url"),
    *("http", "https", "www", "isbn", "copyright", "interview", "transcript", "recording"),
    *("hinweis", "quelle", "quellen", "beispiel", "anmerkung", "fazit", "zusammenfassung"),
    *("ergebnis", "achtung", "wichtig", "foto", "fotos", "bild", "datum", "ort", "zeit", "thema"),
    *("stand", "kommentar", "kommentare", "urteil", "betreff", "lage", "empfehlung", "merke"),
    *("lesen sie auch", "zur person", "anwesend", "beschluss", "korrektur", "nachtrag"),
    *("remarque", "exemple", "attention", "résumé", "à retenir", "à lire aussi", "légende"),
    *("sommaire", "objet", "présents", "crédit", "nota", "fuente", "fuentes", "ejemplo"),
    *("resumen", "atención", "fecha", "lugar", "fonte", "fonti", "esempio", "attenzione"),
    *("riassunto", "uwaga", "źródło", "źródła", "przykład", "podsumowanie", "komentarz"),
    *("wniosek", "примечание", "источник", "пример", "внимание", "вывод", "итог", "дата"),
    *("pro", "con", "contra", "claim", "claims", "rating", "verdict", "context", "today", "day"),
    *("yesterday", "tomorrow", "monday", "tuesday", "wednesday", "thursday", "friday"),
    *("saturday", "sunday", "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag"),
    *("sonntag", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    *("january", "february", "march", "april", "may", "june", "july", "august", "september"),
    *("october", "november", "december", "morning", "evening", "spring", "summer", "autumn"),
    *("winter", "contre", "pour", "für", "gegen", "true", "false", "good", "bad", "always"),
    *("примітка", "джерело", "приклад", "увага", "висновок", "let op", "bron", "voorbeeld"),
}
"""What stands before a colon or on a line of its own and is nobody, in small letters."""

NEVER_IN_NAMES = {
    *("i", "we", "you", "he", "she", "it", "they", "me", "us", "them", "this", "these", "those"),
    *("is", "are", "was", "were", "be", "been", "am", "has", "have", "had", "do", "does", "did"),
    *("will", "would", "can", "could", "should", "may", "might", "must", "what", "which", "who"),
    *("why", "how", "when", "where", "whether", "if", "because", "there", "here", "not", "never"),
    *("but", "or", "so", "then", "than", "about", "as", "that", "let", "said", "says", "asked"),
    *("one", "two", "three", "thing", "things", "point", "word", "words", "story", "idea"),
    *("ich", "wir", "ihr", "ist", "sind", "war", "hat", "haben", "das", "dass", "nicht", "wenn"),
    *("je", "nous", "vous", "est", "sont", "était", "que", "qui", "pas", "yo", "es", "son"),
    *("io", "noi", "sono", "że", "jest", "nie", "это", "что", "не", "це", "що", "dem", "im"),
}
"""Words of sentences, which no label has, in small letters."""

ONE_OF_MANY = {
    *("q", "question", "questioner", "audience", "audience member", "audience question", "caller"),
    *("from the floor", "floor", "voice", "member of the public", "member of the audience"),
    *("resident", "participant", "attendee", "student", "listener", "reader", "shareholder"),
    *("frage", "zuschauer", "publikum", "pregunta", "público", "domanda", "pubblico", "питання"),
}
"""Labels of one of several people, told apart by what brackets say, in small letters."""

SOUND_CUES = {
    *("grams", "actuality", "sfx", "fx", "f/x", "music", "atmos", "sound", "sounds", "jingle"),
    *("sound effect", "sound effects", "sting", "vt", "sot", "graphic", "graphics", "aston"),
    *("caption", "super", "on screen", "video", "audio", "musik", "geräusch", "atmo", "musique"),
    *("break", "commercial break", "ad break", "outro", "bruitage", "música", "sonido", "musica"),
    *("музика", "музыка", "звук"),
}
"""What a script names before a colon where it tells what is heard or shown, in small letters."""

PARTICLES = {
    *("de", "van", "von", "der", "den", "ten", "ter", "da", "dos", "do", "di", "del", "della"),
    *("la", "le", "el", "al", "bin", "ibn", "ben", "du", "des", "am", "zu", "zur", "vom", "y", "e"),
    *("af", "av", "und", "and", "d'", "o'"),
}
"""Small words inside names."""
