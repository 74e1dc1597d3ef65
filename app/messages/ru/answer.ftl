### Что ответ говорит на странице и в экспорте: насколько отвечает, цитаты, говорящие.

answer-program = On Record
answer-untitled = Вопросы к библиотеке
answer-promise = Каждая цитата есть в источнике, буква в букву, на указанном месте.
answer-taken-along = Экспортировано из { answer-program } { $time }.
answer-asked = Вопрос
answer-searched = Искали:
answer-filtered = Только
answer-answer = Ответ
answer-sure = Вероятность, что библиотека на это отвечает
answer-confidence = { answer-sure }: { $confidence }
answer-confidence-unknown = неизвестна
answer-confidence-level = { $level ->
    [almost-certain] почти наверняка
    [very-likely] очень вероятно
    [likely] вероятно
    [even] примерно поровну
    [unlikely] маловероятно
    [very-unlikely] очень маловероятно
   *[almost-none] почти исключено
} ({ $percent }%)
answer-likely-unknown = Насколько вероятно, что это ответ, неизвестно.
answer-likely = { $level ->
    [almost-certain] Это почти наверняка ответ.
    [very-likely] Это очень вероятно ответ.
    [likely] Вероятно, это ответ.
    [even] Это может быть ответом, а может и не быть.
    [unlikely] Это вряд ли ответ.
    [very-unlikely] Это очень маловероятно ответ.
   *[almost-none] Это почти наверняка не ответ.
}
answer-contradictions = { $points ->
    [one] Они противоречат друг другу в { $points } пункте.
   *[other] Они противоречат друг другу в { $points } пунктах.
}
answer-shown = { $quotes ->
    [one] { $quotes } цитата.
    [few] { $quotes } цитаты.
   *[many] { $quotes } цитат.
}
answer-shown-folded = Цитат: { $quotes }, из них свёрнуто { $folded }.
answer-looked-for = Искали { $words } в { $documents ->
    [one] { $documents } документе
   *[other] { $documents } документах
}.
answer-in-none = Ни в одном из них нет: { $words }.
answer-form = Форма
answer-form-no-prose = Только цитаты, без текста от { $model }.
answer-form-no-model = Цитаты, без модели.
answer-written-by = Текст по цитатам; предложения, которые проверка не подтвердила, помечены. Пишет { $model }.
answer-own-words = Словами источника: «{ $words }»
answer-unconfirmed = не подтверждено: { $reason }
answer-unconfirmed-bare = не подтверждено
answer-some-model = языковая модель
answer-trouble = Текста нет, или он не весь
answer-left-out = Пропущено
answer-missing = Не упомянуто
answer-not-mentioned = Процитированные документы не упоминают { $words }
answer-marked = Оценено
answer-verdict-right = верно
answer-verdict-wrong = неверно
answer-verdict-incomplete = не хватает источника
answer-note = Примечание
answer-not-answered = Без ответа
answer-not-on-record = Не найдено
answer-abstained = Библиотека на это не отвечает.
answer-standing = { $standing ->
    [partial] Частичный ответ
   *[answered] Ответ
} из { $quoted } из { $documents ->
    [one] { $documents } документа
   *[other] { $documents } документов
}
answer-notice = Прежде чем читать
answer-prose = Предложения
answer-quotes = Цитаты
answer-nearest = Ближайшие места
answer-why = Почему этого мало:
answer-differ = Где свидетельства расходятся
answer-differ-more = Эти цитаты говорят о том же противоположное. Какая из них верна, не оценивается.
answer-quotes-differ = [{ $first }] и [{ $second }] говорят о том же противоположное; что верно, не оценивается.
answer-refused = Что написала модель и отклонила проверка
answer-replaced = Написано моделью заново, так как проверка отклонила первую формулировку
answer-reason = Причина: { $reason }.
answer-silent = Документы, которые не процитированы
answer-sources = Источники
answer-quoted-at = Цитаты:
answer-changed = источник изменился: процитированных слов в нём больше нет
answer-unseen = { $quotes ->
    [one] Ещё { $quotes } фрагмент пропущен: модели не хватило места.
    [few] Ещё { $quotes } фрагмента пропущены: модели не хватило места.
   *[many] Ещё { $quotes } фрагментов пропущено: модели не хватило места.
}
answer-lost = { $quotes ->
    [one] { $quotes } цитата этого ответа пропущена: в библиотеке больше нет этих слов, или нет целыми предложениями, потому что источник изменён или убран.
    [few] { $quotes } цитаты этого ответа пропущены: в библиотеке больше нет этих слов, или нет целыми предложениями, потому что источники изменены или убраны.
   *[many] { $quotes } цитат этого ответа пропущено: в библиотеке больше нет этих слов, или нет целыми предложениями, потому что источники изменены или убраны.
}
answer-no-longer-backed = { $backed ->
    [0] источники изменились; теперь проверку не проходит ни одно из предложений (всего { $written })
   *[other] источники изменились; теперь проверку проходят { $backed } из предложений (всего { $written })
}
answer-announced = { $quotes ->
    [one] { $standing }: { $quotes } цитата.
    [few] { $standing }: { $quotes } цитаты.
   *[many] { $standing }: { $quotes } цитат.
}
answer-filter-document = документ: { $values }
answer-filter-kind = вид: { $values }
answer-filter-speaker = говорящий: { $values }
answer-filter-role = роль: { $values }
answer-filter-after = с { $date }
answer-filter-before = до { $date }
answer-at-time = на { $time }
answer-on-page = с. { $page }
answer-on-pages = с. { $first }–{ $last }
answer-speaker-with-others = { $speaker } (также говорит: { $others })
answer-name-unknown = имя неизвестно
answer-role-unclear = роль неясна
answer-source = «{ $title }» ({ $facts })
answer-by = автор: { $author }
answer-author-unknown = автор неизвестен
answer-reference = { $speaker }, в { $source } [{ $place }]

ask-who-speaks = Здесь процитировано:
ask-copy = Копировать
ask-copy-label = Копировать эту цитату с её источником
ask-copy-link = Копировать ссылку
ask-copy-link-label = Копировать ссылку на эту цитату
ask-copied = Скопировано
ask-left-out = { $sentences ->
    [one] { $sentences } предложение пропущено, см. ниже.
    [few] { $sentences } предложения пропущены, см. ниже.
   *[many] { $sentences } предложений пропущено, см. ниже.
}
ask-silent = Об этом не процитировано { $silent } из { $documents ->
    [one] { $documents } документа
   *[other] { $documents } документов
}
ask-all-silent = { $documents ->
    [one] Ни один из { $documents } документа об этом не процитирован
   *[other] Ни один из { $documents } документов об этом не процитирован
}
ask-none-silent = { $documents ->
    [one] Об этом говорит каждый документ ({ $documents })
   *[other] Об этом говорят все документы ({ $documents })
}
ask-in-order = { $undated ->
    [some] сначала самые ранние, без даты — в конце
   *[none] сначала самые ранние
}
ask-account = { $speaker }, в «{ $title }»
ask-more-quotes = { $quotes ->
    [one] Ещё { $quotes } цитата отсюда
    [few] Ещё { $quotes } цитаты отсюда
   *[many] Ещё { $quotes } цитат отсюда
}
ask-show-quote = Показать цитату { $number } в «{ $title }»
ask-quote-shown = Показана цитата { $number } в «{ $title }».

quote-who = Кто говорит
quote-source = Источник
quote-also = Также здесь
quote-around = Вокруг
quote-details = Подробности
quote-mark = Проверено: { $checks }. Подробности цитаты { $number }
quote-also-places = { $places ->
    [one] также ещё в { $places } месте
   *[other] также ещё в { $places } местах
}

compare-layout = Как расположены свидетельства
compare-list = Одно под другим
compare-sources = Рядом, по источникам
compare-speakers = Рядом, по говорящим
compare-list-short = Список
compare-sources-short = По источникам
compare-speakers-short = По говорящим
compare-columns = Свидетельства рядом, сначала самые ранние
compare-timeline = Когда опубликованы источники
compare-undated = без даты
compare-differs = противоречит цитате
compare-point = { $date }: { $title }, { $quotes }
compare-quote = цитата { $number }
compare-quotes = цитаты { $numbers } и { $last }

why-why = Почему эта цитата
why-label = Почему эта цитата: номер { $number }
why-silence = Слова, которых нет ни в одном документе
why-none-nowhere = Каждое слово вопроса есть в библиотеке, но ни одно предложение на него не отвечает.
why-words-only = Вопрос искали только по словам, и ни в одном предложении их не набралось достаточно.
why-no-words = В вопросе только мелкие слова, такие как “who” и “does”, которые не ищут.
why-parts = Складывается из
why-words = Слова — это слова вопроса без мелких, таких как “who” и “does”; вокруг — это предложение перед ним и то, что известно о говорящем и источнике.
why-nearness = Оценка — это логарифм шансов, что предложение относится к ответу: 0 — так же вероятно, как нет, 2 — семь к одному. Близость смысла измеряет модель вложений как косинус.
why-way-dense = по смыслу
why-way-lexical = по словам
why-chosen = Выбрано
why-chosen-best = цитата с наивысшей оценкой
why-chosen-document = лучшая в своём документе: цитируется каждый документ, который отвечает
why-chosen-near = оценка чуть ниже, чем у лучшей цитаты
why-chosen-other-side = другая сторона: эта и другая цитата противоречат друг другу
why-chosen-cited = её цитирует написанный ответ
why-found = Найдено
why-found-in-passage = в отрывке { $rank } из найденных
why-found-by = { $ways }, { why-found-in-passage }
why-found-by-separator = { " и " }
why-best-sentence = Лучшее предложение
why-rest = Остальное
why-rest-context = { count-sentences } добавлено, чтобы его можно было понять
why-rest-joined = { count-sentences } рядом: тоже выбрано или добавлено к выбранному
why-has = Слова в нём
why-around = Слова вокруг
why-lacks = Слова, которых не хватает
why-score = Оценка
why-share = { $percent }% от лучшей
why-part-cosine = близость смысла
why-part-words = слова вопроса в предложении
why-part-around = слова вопроса в нём и вокруг
why-part-passage = насколько хорошо найден его отрывок
why-part-asked = вопрос обращён к этому говорящему
why-part-asks = это вопрос
why-part-length = его длина
why-part-reader = что думает о нём читатель отрывков
why-part-base = с чего начинает каждое предложение
why-part-follows = его связь с цитатами предыдущего ответа
why-term-nowhere = Ни в одном документе библиотеки
why-term-elsewhere = В библиотеке, но не в ближайших предложениях
why-term-weighed = В ближайших предложениях или вокруг них
why-sure = Библиотека отвечает на это с вероятностью { $percent }%
why-no-sentence = { why-sure }, но ни одно предложение нельзя процитировать.
why-below-threshold = { why-sure }; ниже { $threshold }% она молчит.

# Имена и роли — в именительном падеже.
speaker-called-author = автор
speaker-called-interviewer = интервьюер
speaker-called-interviewee = собеседник
speaker-called-quoted = кто-то неназванный
speaker-called-commenter = читатель
speaker-called-speaker = выступающий
speaker-called-unclear = кто-то неизвестный
speaker-nameless-author = автор, имя неизвестно
speaker-nameless-interviewer = интервьюер, имя неизвестно
speaker-nameless-interviewee = собеседник, имя неизвестно
speaker-nameless-quoted = процитированное лицо, имя неизвестно
speaker-nameless-commenter = читатель
speaker-nameless-speaker = выступающий, имя неизвестно
speaker-nameless-unclear = кто говорит, неясно
speaker-role-author = автор
speaker-role-interviewer = интервьюер
speaker-role-interviewee = собеседник
speaker-role-quoted = цитата
speaker-role-commenter = комментарий
speaker-role-speaker = выступающий
speaker-role-unclear = неясно
speaker-kind-essay = эссе
speaker-kind-interview = интервью
speaker-kind-explainer = разбор
speaker-kind-column = колонка
speaker-kind-blog = блог
speaker-kind-article = статья
speaker-kind-report = репортаж
speaker-kind-letter = письмо
speaker-kind-speech = речь
speaker-kind-unknown = вид неизвестен
speaker-reported = пересказ
speaker-also = Здесь также говорит:
speaker-by = автор: { $author }
speaker-reporting = { $reporter } пересказывает: { $speaker }
speaker-quoted-by = { $reporter } цитирует: { $speaker }
speaker-through = { $attribution } (через: { $others })

list-comma = { ", " }
list-and = { " и " }
list-or = { " или " }
list-semicolon = { "; " }
quoted-words = «{ $words }»

date-day = { $day } { $month ->
    [1] января
    [2] февраля
    [3] марта
    [4] апреля
    [5] мая
    [6] июня
    [7] июля
    [8] августа
    [9] сентября
    [10] октября
    [11] ноября
   *[12] декабря
} { $year }
date-month = { month-name } { $year }
date-unknown = дата неизвестна
date-time = { date-day }, { $time } UTC
month-name = { $month ->
    [1] январь
    [2] февраль
    [3] март
    [4] апрель
    [5] май
    [6] июнь
    [7] июль
    [8] август
    [9] сентябрь
    [10] октябрь
    [11] ноябрь
   *[12] декабрь
}

count-documents = { $documents ->
    [one] { $documents } документ
    [few] { $documents } документа
   *[many] { $documents } документов
}
count-words = { $words ->
    [one] { $words } слово
    [few] { $words } слова
   *[many] { $words } слов
}
count-sentences = { $sentences ->
    [one] { $sentences } предложение
    [few] { $sentences } предложения
   *[many] { $sentences } предложений
}
