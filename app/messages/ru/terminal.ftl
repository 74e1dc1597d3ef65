### Что ответ говорит в терминале и больше нигде.

terminal-written-by = Текст по цитатам ниже; предложения, которые проверка не подтвердила, помечены. Пишет { $model }.
terminal-withdrawn = Отозвано: слишком мало из написанного выше прошло проверку. Вместо него приведены цитаты. Модель: { $model }.
terminal-left-out = Пропущено ({ $reason }): { $sentence }
terminal-replaced = Написано заново, так как первая формулировка отклонена ({ $reason }): { $sentence }
terminal-not-quoted = Не процитировано: { $documents }
terminal-who-speaks = Кто говорит, по датам:
terminal-view = { $date }: { $speaker }, «{ $title }» { $quotes }
terminal-differ = { $first } и { $second } противоречат друг другу.
terminal-none-asked = Ни один документ не спрашивали.
terminal-abstained = Библиотека на это не отвечает (спрошено { $documents ->
    [one] { $asked } документ
    [few] { $asked } документа
   *[many] { $asked } документов
}, { terminal-confidence }).
terminal-confidence = вероятность { $confidence }
terminal-nearest = Ближайшее:
terminal-answered = Из документов: { $quoted } из { $asked } ({ terminal-confidence }):
terminal-prose-ends-early = Текст обрывается: { $error }.
terminal-quotes-alone = Только цитаты: { $error }.
terminal-no-room = { $model } не имеет места ещё для стольких найденных цитат: { $quotes }.
terminal-not-mentioned = Процитированные документы не упоминают: { $words }.
terminal-source = { $speaker }; { $source } [{ $place }]
