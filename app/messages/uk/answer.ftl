### Що відповідь каже на сторінці та в експорті: наскільки відповідає, цитати, мовці.

answer-program = On Record
answer-untitled = Запитання до бібліотеки
answer-promise = Кожна цитата є в джерелі, літера в літеру, на вказаному місці.
answer-taken-along = Експортовано з { answer-program } { $time }.
answer-asked = Запитання
answer-searched = Шукали:
answer-filtered = Лише
answer-answer = Відповідь
answer-sure = Імовірність, що бібліотека на це відповідає
answer-confidence = { answer-sure }: { $confidence }
answer-confidence-unknown = невідома
answer-confidence-level = { $level ->
    [almost-certain] майже напевно
    [very-likely] дуже ймовірно
    [likely] імовірно
    [even] приблизно порівну
    [unlikely] малоймовірно
    [very-unlikely] дуже малоймовірно
   *[almost-none] майже виключено
} ({ $percent }%)
answer-likely-unknown = Наскільки ймовірно, що це відповідь, невідомо.
answer-likely = { $level ->
    [almost-certain] Це майже напевно відповідь.
    [very-likely] Це дуже ймовірно відповідь.
    [likely] Імовірно, це відповідь.
    [even] Це може бути відповіддю, а може й не бути.
    [unlikely] Це навряд чи відповідь.
    [very-unlikely] Це дуже малоймовірно відповідь.
   *[almost-none] Це майже напевно не відповідь.
}
answer-contradictions = { $points ->
    [one] Вони суперечать одне одному в { $points } пункті.
   *[other] Вони суперечать одне одному в { $points } пунктах.
}
answer-shown = { $quotes ->
    [one] { $quotes } цитата.
    [few] { $quotes } цитати.
   *[many] { $quotes } цитат.
}
answer-shown-folded = Цитат: { $quotes }, з них згорнуто { $folded }.
answer-looked-for = Шукали { $words } у { $documents ->
    [one] { $documents } документі
   *[other] { $documents } документах
}.
answer-in-none = У жодному з них немає: { $words }.
answer-form = Форма
answer-form-no-prose = Лише цитати, без тексту від { $model }.
answer-form-no-model = Цитати, без моделі.
answer-written-by = Текст за цитатами; речення, яких перевірка не підтвердила, позначено. Пише { $model }.
answer-own-words = Словами джерела: «{ $words }»
answer-unconfirmed = не підтверджено: { $reason }
answer-unconfirmed-bare = не підтверджено
answer-some-model = мовна модель
answer-trouble = Тексту немає, або він не весь
answer-left-out = Пропущено
answer-missing = Не згадано
answer-not-mentioned = Процитовані документи не згадують { $words }
answer-marked = Оцінено
answer-verdict-right = правильно
answer-verdict-wrong = неправильно
answer-verdict-incomplete = бракує джерела
answer-note = Примітка
answer-not-answered = Без відповіді
answer-not-on-record = Не знайдено
answer-abstained = Бібліотека на це не відповідає.
answer-standing = { $standing ->
    [partial] Часткова відповідь
   *[answered] Відповідь
} з { $quoted } із { $documents ->
    [one] { $documents } документа
   *[other] { $documents } документів
}
answer-notice = Перш ніж читати
answer-prose = Речення
answer-quotes = Цитати
answer-nearest = Найближчі місця
answer-why = Чому цього замало:
answer-differ = Де свідчення розходяться
answer-differ-more = Ці цитати кажуть про те саме протилежне. Яка з них правильна, не оцінюється.
answer-quotes-differ = [{ $first }] і [{ $second }] кажуть про те саме протилежне; що правильно, не оцінюється.
answer-refused = Що написала модель і відхилила перевірка
answer-replaced = Написано моделлю заново, бо перевірка відхилила перше формулювання
answer-reason = Причина: { $reason }.
answer-silent = Документи, які не процитовано
answer-sources = Джерела
answer-quoted-at = Цитати:
answer-changed = джерело змінилося: процитованих слів у ньому вже немає
answer-unseen = { $quotes ->
    [one] Ще { $quotes } уривок пропущено: моделі забракло місця.
    [few] Ще { $quotes } уривки пропущено: моделі забракло місця.
   *[many] Ще { $quotes } уривків пропущено: моделі забракло місця.
}
answer-lost = { $quotes ->
    [one] { $quotes } цитату цієї відповіді пропущено: у бібліотеці вже немає цих слів, або немає цілими реченнями, бо джерело змінено чи прибрано.
    [few] { $quotes } цитати цієї відповіді пропущено: у бібліотеці вже немає цих слів, або немає цілими реченнями, бо джерела змінено чи прибрано.
   *[many] { $quotes } цитат цієї відповіді пропущено: у бібліотеці вже немає цих слів, або немає цілими реченнями, бо джерела змінено чи прибрано.
}
answer-no-longer-backed = { $backed ->
    [0] джерела змінилися; тепер перевірку не проходить жодне з речень (усього { $written })
   *[other] джерела змінилися; тепер перевірку проходять { $backed } з речень (усього { $written })
}
answer-announced = { $quotes ->
    [one] { $standing }: { $quotes } цитата.
    [few] { $standing }: { $quotes } цитати.
   *[many] { $standing }: { $quotes } цитат.
}
answer-filter-document = документ: { $values }
answer-filter-kind = вид: { $values }
answer-filter-speaker = мовець: { $values }
answer-filter-role = роль: { $values }
answer-filter-after = від { $date }
answer-filter-before = до { $date }
answer-at-time = на { $time }
answer-on-page = с. { $page }
answer-on-pages = с. { $first }–{ $last }
answer-speaker-with-others = { $speaker } (також говорить: { $others })
answer-name-unknown = ім’я невідоме
answer-role-unclear = роль неясна
answer-source = «{ $title }» ({ $facts })
answer-by = автор: { $author }
answer-author-unknown = автор невідомий
answer-reference = { $speaker }, у { $source } [{ $place }]

ask-who-speaks = Тут процитовано:
ask-copy = Копіювати
ask-copy-label = Копіювати цю цитату з її джерелом
ask-copy-link = Копіювати посилання
ask-copy-link-label = Копіювати посилання на цю цитату
ask-copied = Скопійовано
ask-left-out = { $sentences ->
    [one] { $sentences } речення пропущено, див. нижче.
    [few] { $sentences } речення пропущено, див. нижче.
   *[many] { $sentences } речень пропущено, див. нижче.
}
ask-silent = Про це не процитовано { $silent } із { $documents ->
    [one] { $documents } документа
   *[other] { $documents } документів
}
ask-all-silent = { $documents ->
    [one] Жодного з { $documents } документа про це не процитовано
   *[other] Жодного з { $documents } документів про це не процитовано
}
ask-none-silent = { $documents ->
    [one] Про це говорить кожен документ ({ $documents })
   *[other] Про це говорять усі документи ({ $documents })
}
ask-in-order = { $undated ->
    [some] спершу найдавніші, без дати — наприкінці
   *[none] спершу найдавніші
}
ask-account = { $speaker }, у «{ $title }»
ask-more-quotes = { $quotes ->
    [one] Ще { $quotes } цитата звідси
    [few] Ще { $quotes } цитати звідси
   *[many] Ще { $quotes } цитат звідси
}
ask-show-quote = Показати цитату { $number } у «{ $title }»
ask-quote-shown = Показано цитату { $number } у «{ $title }».

quote-who = Хто говорить
quote-source = Джерело
quote-also = Також тут
quote-around = Навколо
quote-details = Подробиці
quote-mark = Перевірено: { $checks }. Подробиці цитати { $number }
quote-also-places = { $places ->
    [one] також ще в { $places } місці
   *[other] також ще в { $places } місцях
}

compare-layout = Як розміщено свідчення
compare-list = Одне під одним
compare-sources = Поруч, за джерелами
compare-speakers = Поруч, за мовцями
compare-list-short = Список
compare-sources-short = За джерелами
compare-speakers-short = За мовцями
compare-columns = Свідчення поруч, спершу найдавніші
compare-timeline = Коли опубліковано джерела
compare-undated = без дати
compare-differs = суперечить цитаті
compare-point = { $date }: { $title }, { $quotes }
compare-quote = цитата { $number }
compare-quotes = цитати { $numbers } і { $last }

why-why = Чому ця цитата
why-label = Чому ця цитата: номер { $number }
why-silence = Слова, яких немає в жодному документі
why-none-nowhere = Кожне слово запитання є в бібліотеці, але жодне речення на нього не відповідає.
why-words-only = Питання шукали лише за словами, і в жодному реченні їх не набралося достатньо.
why-no-words = У запитанні лише малі слова, як-от “who” і “does”, які не шукають.
why-parts = Складається з
why-words = Слова — це слова запитання без малих, як-от “who” і “does”; навколо — це речення перед ним і те, що відомо про мовця та джерело.
why-nearness = Оцінка — це логарифм шансів, що речення належить до відповіді: 0 — так само ймовірно, як ні, 2 — сім до одного. Близькість змісту вимірює модель вкладень як косинус.
why-way-dense = за змістом
why-way-lexical = за словами
why-chosen = Вибрано
why-chosen-best = цитата з найвищою оцінкою
why-chosen-document = найкраща у своєму документі: цитується кожен документ, що відповідає
why-chosen-near = оцінка трохи нижча, ніж у найкращої цитати
why-chosen-other-side = інша сторона: ця й інша цитата суперечать одна одній
why-chosen-cited = її цитує написана відповідь
why-found = Знайдено
why-found-in-passage = в уривку { $rank } зі знайдених
why-found-by = { $ways }, { why-found-in-passage }
why-found-by-separator = { " і " }
why-best-sentence = Найкраще речення
why-rest = Решта
why-rest-context = { count-sentences } додано, щоб його можна було зрозуміти
why-rest-joined = { count-sentences } поруч: також вибрано або додано до вибраного
why-has = Слова в ньому
why-around = Слова навколо
why-lacks = Слова, яких бракує
why-score = Оцінка
why-share = { $percent }% від найкращої
why-part-cosine = близькість змісту
why-part-words = слова запитання в реченні
why-part-around = слова запитання в ньому та навколо
why-part-passage = наскільки добре знайдено його уривок
why-part-asked = запитання звернене до цього мовця
why-part-asks = це запитання
why-part-length = його довжина
why-part-reader = що думає про нього читач уривків
why-part-base = з чого починає кожне речення
why-part-follows = його зв’язок із цитатами попередньої відповіді
why-term-nowhere = У жодному документі бібліотеки
why-term-elsewhere = У бібліотеці, але не в найближчих реченнях
why-term-weighed = У найближчих реченнях або навколо них
why-sure = Бібліотека відповідає на це з імовірністю { $percent }%
why-no-sentence = { why-sure }, але жодного речення не можна процитувати.
why-below-threshold = { why-sure }; нижче за { $threshold }% вона мовчить.

# Імена та ролі — у називному відмінку.
speaker-called-author = автор
speaker-called-interviewer = інтерв’юер
speaker-called-interviewee = співрозмовник
speaker-called-quoted = хтось неназваний
speaker-called-commenter = читач
speaker-called-speaker = промовець
speaker-called-unclear = хтось невідомий
speaker-nameless-author = автор, ім’я невідоме
speaker-nameless-interviewer = інтерв’юер, ім’я невідоме
speaker-nameless-interviewee = співрозмовник, ім’я невідоме
speaker-nameless-quoted = процитована особа, ім’я невідоме
speaker-nameless-commenter = читач
speaker-nameless-speaker = промовець, ім’я невідоме
speaker-nameless-unclear = хто говорить, неясно
speaker-role-author = автор
speaker-role-interviewer = інтерв’юер
speaker-role-interviewee = співрозмовник
speaker-role-quoted = цитата
speaker-role-commenter = коментар
speaker-role-speaker = промовець
speaker-role-unclear = неясно
speaker-kind-essay = есей
speaker-kind-interview = інтерв’ю
speaker-kind-explainer = пояснення
speaker-kind-column = колонка
speaker-kind-blog = блог
speaker-kind-article = стаття
speaker-kind-report = репортаж
speaker-kind-letter = лист
speaker-kind-speech = промова
speaker-kind-unknown = вид невідомий
speaker-reported = переказ
speaker-also = Тут також говорить:
speaker-by = автор: { $author }
speaker-reporting = { $reporter } переказує: { $speaker }
speaker-quoted-by = { $reporter } цитує: { $speaker }
speaker-through = { $attribution } (через: { $others })

list-comma = { ", " }
list-and = { " і " }
list-or = { " або " }
list-semicolon = { "; " }
quoted-words = «{ $words }»

date-day = { $day } { $month ->
    [1] січня
    [2] лютого
    [3] березня
    [4] квітня
    [5] травня
    [6] червня
    [7] липня
    [8] серпня
    [9] вересня
    [10] жовтня
    [11] листопада
   *[12] грудня
} { $year }
date-month = { month-name } { $year }
date-unknown = дата невідома
date-time = { date-day }, { $time } UTC
month-name = { $month ->
    [1] січень
    [2] лютий
    [3] березень
    [4] квітень
    [5] травень
    [6] червень
    [7] липень
    [8] серпень
    [9] вересень
    [10] жовтень
    [11] листопад
   *[12] грудень
}

count-documents = { $documents ->
    [one] { $documents } документ
    [few] { $documents } документи
   *[many] { $documents } документів
}
count-words = { $words ->
    [one] { $words } слово
    [few] { $words } слова
   *[many] { $words } слів
}
count-sentences = { $sentences ->
    [one] { $sentences } речення
    [few] { $sentences } речення
   *[many] { $sentences } речень
}
