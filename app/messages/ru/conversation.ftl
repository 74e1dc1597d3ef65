### Беседы: сохранённые в браузере, экспортированные, восстановленные.

conversation-new = Новая
conversation-new-label = Начать новую беседу; эта будет сохранена
conversation-earlier = Прежние
conversation-earlier-label = Прежние беседы, сохранённые в этом браузере
conversation-earlier-none = В этом браузере нет сохранённых бесед.
conversation-earlier-more = Сохранено только в этом браузере. Больше их никто не видит.
conversation-delete = Удалить «{ $title }»
conversation-delete-all = Удалить все
conversation-delete-all-ask = Удалить их все навсегда?
conversation-delete-all-yes = Удалить все навсегда
conversation-delete-all-no = Оставить
conversation-questions = вопросов: { $questions }
conversation-question = 1 вопрос
conversation-take = Экспорт
conversation-take-label = Экспортировать эту беседу со всеми ссылками
conversation-take-nothing = Пока нет ответа для экспорта.
conversation-taken = Экспортировано: { $format }.
conversation-not-kept = Этот браузер не даёт странице сохранять беседы; экспортируйте то, что вам нужно.
conversation-branched = Эту беседу продолжили в другой вкладке; отсюда она сохраняется как вторая.
conversation-full = Эта беседа заполнена: большее потом не удалось бы восстановить. Начните новую кнопкой «{ conversation-new }»; эта останется в «{ conversation-earlier }».
conversation-answer-too-large = Ответ слишком велик, чтобы его сохранить. Спросите ещё раз.
conversation-not-joined = Прежние вопросы остаются в «{ conversation-earlier }»: вместе с заданными во время загрузки страницы их больше, чем вмещает одна беседа.
conversation-cleared = Новая беседа.
conversation-too-long = В вопросе столько знаков: { $chars }, а предел — { $limit }. Спросите короче.
conversation-restored = { $questions ->
    [one] Восстановлен { $questions } прежний вопрос.
    [few] Восстановлено { $questions } прежних вопроса.
   *[many] Восстановлено { $questions } прежних вопросов.
}
conversation-quotes-lost = { $quotes ->
    [one] { $quotes } цитаты больше нет в библиотеке.
   *[other] { $quotes } цитат больше нет в библиотеке.
}
conversation-quotes-moved = { $quotes ->
    [one] { $quotes } цитата теперь на другом месте изменённого источника.
    [few] { $quotes } цитаты теперь на другом месте изменённого источника.
   *[many] { $quotes } цитат теперь на другом месте изменённого источника.
}
conversation-not-restored = Прежнюю беседу не удалось показать: { $reason }.

export-markdown = Markdown
export-markdown-more = со сносками
export-annotations = JSON
export-annotations-more = аннотации W3C
export-csl = CSL JSON
export-csl-more = для менеджеров библиографии
export-html = Страница для печати
export-html-more = откроется в новом окне
export-text = Простой текст
export-text-more = в буфер обмена
