### Що відповідь каже в терміналі й більше ніде.

terminal-written-by = Текст за цитатами нижче; речення, яких перевірка не підтвердила, позначено. Пише { $model }.
terminal-withdrawn = Відкликано: замало з написаного вище пройшло перевірку. Замість нього наведено цитати. Модель: { $model }.
terminal-left-out = Пропущено ({ $reason }): { $sentence }
terminal-replaced = Написано заново, бо перше формулювання відхилено ({ $reason }): { $sentence }
terminal-not-quoted = Не процитовано: { $documents }
terminal-who-speaks = Хто говорить, за датою:
terminal-view = { $date }: { $speaker }, «{ $title }» { $quotes }
terminal-differ = { $first } і { $second } суперечать одне одному.
terminal-none-asked = Жоден документ не питали.
terminal-abstained = Бібліотека на це не відповідає (спитано { $documents ->
    [one] { $asked } документ
    [few] { $asked } документи
   *[many] { $asked } документів
}, { terminal-confidence }).
terminal-confidence = імовірність { $confidence }
terminal-nearest = Найближче:
terminal-answered = З документів: { $quoted } із { $asked } ({ terminal-confidence }):
terminal-prose-ends-early = Текст уривається: { $error }.
terminal-quotes-alone = Лише цитати: { $error }.
terminal-no-room = { $model } не має місця ще для стількох знайдених цитат: { $quotes }.
terminal-not-mentioned = Процитовані документи не згадують: { $words }.
terminal-source = { $speaker }; { $source } [{ $place }]
