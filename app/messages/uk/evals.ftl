### Вкладка оцінювання, і як відповідь стає прикладом.

evals-mark = Чи правильна ця відповідь?
evals-mark-label = Чи правильна ця відповідь? Ваша думка зробить її прикладом для вашого оцінювання
evals-verdict-right = Правильно
evals-verdict-wrong = Неправильно
evals-verdict-incomplete = Бракує джерела
evals-why = Чому, або чого бракує
evals-missing = Який документ слід було процитувати?
evals-missing-none = жоден, або його немає в бібліотеці
evals-add = Додати до прикладу
evals-tab = Оцінки
evals-title = Чи правильні відповіді?
evals-title-more = Оцінювання ставить запитання, відповіді на які відомі людям, і порівнює кожну цитату з її джерелом.
evals-report = Останній звіт
evals-report-frame = Звіт оцінювання
evals-report-open = Відкрити в новому вікні
evals-no-report = Звіту ще немає.
evals-no-report-more = Створіть його в теці, де лежить On Record:
evals-cases = Ваші власні приклади
evals-cases-none = Ще не оцінено жодної відповіді. Під кожною відповіддю можна сказати, що вона правильна, неправильна або що їй бракує джерела.
evals-cases-more = Щоб зробити з них чернетки прикладів:
evals-kept = Оцінено: «{ $verdict }»; збережено у файлі { $file }.
evals-not-kept = { $reason }.
evals-marked = { $answers ->
    [one] Оцінено { $answers } відповідь: { $verdicts }.
    [few] Оцінено { $answers } відповіді: { $verdicts }.
   *[many] Оцінено { $answers } відповідей: { $verdicts }.
}
evals-marked-right = правильних { $answers }
evals-marked-wrong = неправильних { $answers }
evals-marked-incomplete = без джерела { $answers }
evals-made = Створено { $time }.
