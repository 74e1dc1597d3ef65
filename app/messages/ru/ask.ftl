### Вкладка вопросов: вопрос, фильтры, модель, которая пишет.

ask-promise = Ответы словами источников: кто сказал, где и когда.
ask-opening = Библиотека открывается…
ask-no-script = Этой странице нужен JavaScript; весь он с этого сервера и ни с какого другого.
ask-busy = { $waiting ->
    [one] { $waiting } вопрос уже ждёт
    [few] { $waiting } вопроса уже ждут
   *[many] { $waiting } вопросов уже ждут
}; спросите ещё раз через минуту
ask-crowded = Слишком много вопросов уже ждут. Спросите ещё раз через минуту.
ask-searching = Ищем в библиотеке…
ask-hint = Enter отправляет, Shift+Enter начинает новую строку.
ask-ask = Спросить
ask-tab = Вопросы
ask-question-label = Вопрос
ask-placeholder = Спросите библиотеку
ask-empty-question = Сначала введите вопрос.
ask-fault = Что-то пошло не так в самом On Record, и ответа на этот вопрос нет. Спросите ещё раз; если это повторится, причина будет в журнале программы.
ask-no-library = Библиотеку не удалось открыть
ask-not-answered = На этот вопрос не удалось ответить
ask-welcome = Что вы хотите найти в источниках?
ask-welcome-more = Вы получите целые предложения из документов, буква в букву. Выберите одно, чтобы прочесть его в источнике. Где библиотека молчит, она так и говорит.
ask-examples = С чего начать
ask-examples-sought = Подбираем вопросы, на которые эта библиотека отвечает…
ask-no-examples = Спрашивайте своими словами: о человеке, событии или утверждении.
ask-go-on = Спросить дальше
ask-empty-store = Библиотека пуста
ask-empty-store-more = Спрашивать пока не о чем. Добавьте свои документы командой
ask-empty-store-after = и обновите эту страницу.

filter-narrow = Сузить
filter-narrow-label = Сузить: спрашивать только некоторые документы, виды, говорящих или даты
filter-active = Спрашивали только
filter-remove = Больше не спрашивать только { $filter }
filter-clear = Снова спрашивать всех
filter-done = Готово
filter-documents = Документы
filter-kinds = Вид текста
filter-speakers = Кто говорит
filter-other = Другое имя или его часть
filter-add = Добавить
filter-roles = Роль
filter-dates = Опубликовано
filter-from = с
filter-to = по
filter-date-hint = Год, месяц или день: 2025, 2025-05, 2025-05-31. Документы без даты не учитываются.
filter-after = с { $date }
filter-before = до { $date }
filter-unreadable = фильтры не читаются; выберите их ещё раз
filter-nameless = укажите имя или его часть

writing-choice = Пишет
writing-choice-label = Кто пишет ответ на следующий вопрос
writing-no-model = Без модели: только цитаты
writing-verified-here = Написанное моделью проверяет { $verifier } в этой сети: она получает предложения и их цитаты.
writing-verified-elsewhere = Написанное моделью проверяет { $verifier } на { $host }: предложения и их цитаты отправляются туда.
writing-quotes-instead = Вот сами цитаты.
writing-kept = То, что написано до этого, сохранено.
writing-stop = Остановить
writing-stop-label = Больше не отвечать на этот вопрос
writing-stopped = Вы остановили.
writing-stopped-early = Вы остановили, прежде чем что-то нашлось.
writing-fault = Что-то пошло не так в самом On Record, пока писался ответ.
writing-again = Спросить ещё раз
writing-again-label = Задать этот вопрос ещё раз, с моделью, выбранной сейчас
writing-revise = Изменить
writing-revise-label = Изменить этот вопрос; отправленный, он заменит этот ответ
writing-editing = Отправленное заменит последний вопрос и его ответ.
writing-keep = Оставить как есть
writing-kept-as-is = Последний вопрос остаётся, каким был.
writing-settled-only = Дождитесь ответа или сначала остановите его.
writing-copy = Копировать ответ
writing-copy-label = Копировать ответ с его цитатами
writing-writing = { $model } пишет. Каждое предложение появляется, как только оно сверено со своими цитатами.
writing-quotes-found = { $quotes ->
    [one] Найдена { $quotes } цитата. { $model } пишет.
    [few] Найдены { $quotes } цитаты. { $model } пишет.
   *[many] Найдено { $quotes } цитат. { $model } пишет.
}
writing-marker = Цитата { $number }
writing-refused = { $sentences ->
    [one] { $sentences } предложение модели не показано, потому что проверка его отклонила
    [few] { $sentences } предложения модели не показаны, потому что проверка их отклонила
   *[many] { $sentences } предложений модели не показано, потому что проверка их отклонила
}
writing-second-wording = вторая формулировка
writing-replaced = { $sentences ->
    [one] { $sentences } предложение написано заново, потому что проверка отклонила его первую формулировку
    [few] { $sentences } предложения написаны заново, потому что проверка отклонила их первую формулировку
   *[many] { $sentences } предложений написано заново, потому что проверка отклонила их первую формулировку
}
writing-quote-instead = дословно: «{ $words }»
writing-some-model = Модель
writing-not-finished = Не закончено: { $model }
writing-nothing-written = Нет написанного ответа: { $model }
# Пример вопроса на языке его документа.
suggestion-statement = Правда ли это: «{ $statement }»?
