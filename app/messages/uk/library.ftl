### Бібліотека: її документи, зміни в ній, читання.

ask-library = Бібліотека
ask-library-more = Відповіді беруться з цих документів. Відкрийте будь-який, щоб прочитати.
ask-library-size = { count-documents }, { count-words }
ask-back-to-library = Усі документи
ask-close = Закрити джерело
ask-gone = Цього джерела вже немає в бібліотеці.
ask-moved = Джерело змінилося відтоді, як зроблено це посилання; слова тепер тут.
ask-changed = Джерело змінилося; цих слів у ньому вже немає.
ask-as-it-was = Слова, якими вони були:
ask-bad-link = Це посилання не веде до цитати
ask-link-shown = Показано цитату за посиланням, у «{ $title }».
ask-reading = Відкрито «{ $title }».
ask-quoted-here = Цитати в цьому джерелі
ask-source = Джерело
ask-unknown = невідомо
ask-and-more = … і ще { count-documents }
ask-speaker-in-document = { $speaker }, у «{ $document }»
ask-with = розмова з: { $guest }
ask-titled-by = назва: { $titler }
ask-author = Автор
ask-publisher = Видавець
ask-kind = Вид
ask-date = Дата
ask-interviewer = Інтерв’юер
ask-interviewee = Співрозмовник
ask-words = Обсяг
ask-file = Файл
ask-file-by = Файл зберіг

library-tab = Бібліотека
library-sift = Знайти: назва, ім’я, файл
library-none-fits = Жоден документ не підходить.
library-table = Документи бібліотеки
library-column-title = Назва
library-column-kind = Вид
library-column-author = Автор
library-column-publisher = Видавець
library-column-published = Дата
library-column-words = Слова
library-column-speakers = Мовці
library-column-file = Файл
library-actions = Дії
library-sort = Упорядкувати: { $column }
library-page-before = Попередні документи
library-page-after = Наступні документи
library-pages = { $first }–{ $last } із { $documents ->
    [one] { $documents } документа
   *[other] { $documents } документів
}
library-speakers = { $speakers ->
    [one] { $speakers } мовець
    [few] { $speakers } мовці
   *[many] { $speakers } мовців
}
library-read = Читати «{ $title }»
library-corrected = виправлено вручну
library-read-only = Цю бібліотеку можна лише читати.
library-changed-by = Тут бібліотеку можна лише читати. Її змінює { $program } на { $host } (процес { $process }, з { $since }).
library-no-writer = Тут бібліотеку можна лише читати, і зараз не працює жоден процес, який може її змінювати: його запускає onrecord serve --writer.
library-add = Додати файли
library-formats = { $suffixes }; не більше { $files } за раз, кожен до { $megabytes } МБ
library-reread = Прочитати теки знову
library-reread-label = Прочитати знову всі теки, з яких узято документи: що нове, змінене чи зникле
library-correct = Виправити
library-correct-label = Виправити відоме про «{ $title }»
library-remove = Прибрати
library-remove-label = Прибрати «{ $title }» з бібліотеки
library-remove-ask = Прибрати «{ $title }»?
library-remove-uploaded = Файл, доданий тут, буде видалено разом із ним.
library-remove-kept = Файл лишиться на місці, і його не читатимуть, доки ви його не повернете.
library-remove-yes = Прибрати
library-remove-no = Залишити
library-removed = Прибрано вручну
library-restore = Повернути
library-restore-label = Повернути «{ $title }»
library-form = Що відомо про цей документ
library-form-more = Виправлене тут важить більше за файл і його sources.toml, і воно лишається. Залиште порожнім те, що невідомо.
library-field-title = Назва
library-field-author = Автор
library-field-interviewer = Інтерв’юер
library-field-interviewee = Співрозмовник
library-field-publisher = Видавець
library-field-kind = Вид
library-field-published = Дата
library-field-published-from = Звідки відома дата
library-field-titled-by = Хто дав назву
library-field-language = Мова
library-hint-published = 2025-05-31, 2025-05 або 2025
library-hint-language = en
library-no-such-work = немає дії «{ $name }»
library-kind-unknown = невідомо
library-save = Зберегти
library-cancel = Скасувати
library-uncorrect = Як у файлі
library-progress = Як просунулася зміна бібліотеки
library-failed = Не вдалося:
library-doing-add = Додавання
library-doing-correct = Виправлення
library-doing-uncorrect = Скасування виправлень
library-doing-remove = Прибирання
library-doing-restore = Повернення
library-doing-reread = Перечитування тек
library-doing = { $work }: { $percent }%
library-doing-file = { $work }, { $file }: { $percent }%
library-done-added = додано { $documents }
library-done-changed = змінено { $documents }
library-done-removed = прибрано { $documents }
library-done-unchanged = без змін { $documents }
library-done-failed = не прочитано { $documents }
library-done = Готово: { $changes }.
library-done-nothing = Готово: змінювати не було чого.

reader-speakers = Хто тут говорить
reader-find = Шукати в цьому документі
reader-find-short = Шукати
reader-find-next = Наступне знайдене місце
reader-find-previous = Попереднє знайдене місце
reader-find-end = Завершити пошук
reader-found = { $number } з { $total }
reader-found-none = Не знайдено
reader-quote-next = Наступна цитата цієї відповіді
reader-quote-previous = Попередня цитата цієї відповіді
reader-part-label = Перейти туди, де говорить { $speaker }
reader-exact = літера в літеру
reader-exact-more = Ці слова є в джерелі, знак за знаком.
reader-whole = цілі речення
reader-whole-more = Жодне речення не обрізано, а з ним і жодне заперечення чи застереження.
reader-cut = частина речення
reader-cut-more = Речення в джерелі каже більше, ніж це.
reader-words = власні слова
reader-words-more = Це слова названого мовця.
reader-report = переказ
reader-report-more = Твердження належить названому мовцеві; слова — комусь іншому.
reader-checked = Перевірено
reader-reported = { $speaker } (переказ)
reader-quote = Цитата { $number }
reader-passages = { $passages ->
    [one] { $passages } уривок
    [few] { $passages } уривки
   *[many] { $passages } уривків
}
