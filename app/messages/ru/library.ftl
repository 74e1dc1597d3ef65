### Библиотека: её документы, изменения в ней, чтение.

ask-library = Библиотека
ask-library-more = Ответы берутся из этих документов. Откройте любой, чтобы прочесть.
ask-library-size = { count-documents }, { count-words }
ask-back-to-library = Все документы
ask-close = Закрыть источник
ask-gone = Этого источника больше нет в библиотеке.
ask-moved = Источник изменился с тех пор, как сделана эта ссылка; слова теперь здесь.
ask-changed = Источник изменился; этих слов в нём больше нет.
ask-as-it-was = Слова, какими они были:
ask-bad-link = Эта ссылка не ведёт к цитате
ask-link-shown = Показана цитата по ссылке, в «{ $title }».
ask-reading = Открыто «{ $title }».
ask-quoted-here = Цитаты в этом источнике
ask-source = Источник
ask-unknown = неизвестно
ask-and-more = … и ещё { count-documents }
ask-speaker-in-document = { $speaker }, в «{ $document }»
ask-with = беседа с: { $guest }
ask-titled-by = название: { $titler }
ask-author = Автор
ask-publisher = Издатель
ask-kind = Вид
ask-date = Дата
ask-interviewer = Интервьюер
ask-interviewee = Собеседник
ask-words = Объём
ask-file = Файл
ask-file-by = Файл сохранил

library-tab = Библиотека
library-sift = Найти: название, имя, файл
library-none-fits = Ни один документ не подходит.
library-table = Документы библиотеки
library-column-title = Название
library-column-kind = Вид
library-column-author = Автор
library-column-publisher = Издатель
library-column-published = Дата
library-column-words = Слова
library-column-speakers = Говорящие
library-column-file = Файл
library-actions = Действия
library-sort = Упорядочить: { $column }
library-page-before = Предыдущие документы
library-page-after = Следующие документы
library-pages = { $first }–{ $last } из { $documents ->
    [one] { $documents } документа
   *[other] { $documents } документов
}
library-speakers = { $speakers ->
    [one] { $speakers } говорящий
   *[other] { $speakers } говорящих
}
library-read = Читать «{ $title }»
library-corrected = исправлено вручную
library-read-only = Эту библиотеку можно только читать.
library-changed-by = Здесь библиотеку можно только читать. Её изменяет { $program } на { $host } (процесс { $process }, с { $since }).
library-no-writer = Здесь библиотеку можно только читать, и сейчас не работает ни один процесс, который может её изменять: его запускает onrecord serve --writer.
library-add = Добавить файлы
library-formats = { $suffixes }; не больше { $files } за раз, каждый до { $megabytes } МБ
library-reread = Прочитать папки заново
library-reread-label = Прочитать заново все папки, из которых взяты документы: что нового, изменено или исчезло
library-correct = Исправить
library-correct-label = Исправить известное о «{ $title }»
library-remove = Убрать
library-remove-label = Убрать «{ $title }» из библиотеки
library-remove-ask = Убрать «{ $title }»?
library-remove-uploaded = Файл, добавленный здесь, будет удалён вместе с ним.
library-remove-kept = Файл останется на месте, и его не будут читать, пока вы его не вернёте.
library-remove-yes = Убрать
library-remove-no = Оставить
library-removed = Убрано вручную
library-restore = Вернуть
library-restore-label = Вернуть «{ $title }»
library-form = Что известно об этом документе
library-form-more = Исправленное здесь важнее файла и его sources.toml, и оно остаётся. Оставьте пустым то, что неизвестно.
library-field-title = Название
library-field-author = Автор
library-field-interviewer = Интервьюер
library-field-interviewee = Собеседник
library-field-publisher = Издатель
library-field-kind = Вид
library-field-published = Дата
library-field-published-from = Откуда известна дата
library-field-titled-by = Кто дал название
library-field-language = Язык
library-hint-published = 2025-05-31, 2025-05 или 2025
library-hint-language = en
library-no-such-work = нет действия «{ $name }»
library-kind-unknown = неизвестно
library-save = Сохранить
library-cancel = Отменить
library-uncorrect = Как в файле
library-progress = Как продвинулось изменение библиотеки
library-failed = Не удалось:
library-doing-add = Добавление
library-doing-correct = Исправление
library-doing-uncorrect = Отмена исправлений
library-doing-remove = Удаление из библиотеки
library-doing-restore = Возвращение
library-doing-reread = Перечитывание папок
library-doing = { $work }: { $percent }%
library-doing-file = { $work }, { $file }: { $percent }%
library-done-added = добавлено { $documents }
library-done-changed = изменено { $documents }
library-done-removed = убрано { $documents }
library-done-unchanged = без изменений { $documents }
library-done-failed = не прочитано { $documents }
library-done = Готово: { $changes }.
library-done-nothing = Готово: изменять было нечего.

reader-speakers = Кто здесь говорит
reader-find = Искать в этом документе
reader-find-short = Искать
reader-find-next = Следующее найденное место
reader-find-previous = Предыдущее найденное место
reader-find-end = Закончить поиск
reader-found = { $number } из { $total }
reader-found-none = Не найдено
reader-quote-next = Следующая цитата этого ответа
reader-quote-previous = Предыдущая цитата этого ответа
reader-part-label = Перейти туда, где говорит { $speaker }
reader-exact = буква в букву
reader-exact-more = Эти слова есть в источнике, знак за знаком.
reader-whole = целые предложения
reader-whole-more = Ни одно предложение не обрезано, а с ним ни одно отрицание и ни одна оговорка.
reader-cut = часть предложения
reader-cut-more = Предложение в источнике говорит больше, чем это.
reader-words = собственные слова
reader-words-more = Это слова названного говорящего.
reader-report = пересказ
reader-report-more = Утверждение принадлежит названному говорящему; слова — кому-то другому.
reader-checked = Проверено
reader-reported = { $speaker } (пересказ)
reader-quote = Цитата { $number }
reader-passages = { $passages ->
    [one] { $passages } отрывок
    [few] { $passages } отрывка
   *[many] { $passages } отрывков
}
