### Вкладка оценок, и как ответ становится примером.

evals-mark = Верен ли этот ответ?
evals-mark-label = Верен ли этот ответ? Ваше мнение сделает его примером для ваших оценок
evals-verdict-right = Верно
evals-verdict-wrong = Неверно
evals-verdict-incomplete = Не хватает источника
evals-why = Почему, или чего не хватает
evals-missing = Какой документ следовало процитировать?
evals-missing-none = никакой, или его нет в библиотеке
evals-add = Добавить к примеру
evals-tab = Оценки
evals-title = Верны ли ответы?
evals-title-more = Оценка задаёт вопросы, ответы на которые известны людям, и сравнивает каждую цитату с её источником.
evals-report = Последний отчёт
evals-report-frame = Отчёт об оценке
evals-report-open = Открыть в новом окне
evals-no-report = Отчёта пока нет.
evals-no-report-more = Создайте его в папке, где лежит On Record:
evals-cases = Ваши собственные примеры
evals-cases-none = Пока не оценён ни один ответ. Под каждым ответом можно сказать, что он верен, неверен или что ему не хватает источника.
evals-cases-more = Чтобы сделать из них черновики примеров:
evals-kept = Оценено: «{ $verdict }»; сохранено в файле { $file }.
evals-not-kept = { $reason }.
evals-marked = { $answers ->
    [one] Оценён { $answers } ответ: { $verdicts }.
    [few] Оценено { $answers } ответа: { $verdicts }.
   *[many] Оценено { $answers } ответов: { $verdicts }.
}
evals-marked-right = верных { $answers }
evals-marked-wrong = неверных { $answers }
evals-marked-incomplete = без источника { $answers }
evals-made = Создано { $time }.
