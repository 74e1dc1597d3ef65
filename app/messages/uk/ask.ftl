### Вкладка запитань: запитання, фільтри, модель, що пише.

ask-promise = Відповіді словами джерел: хто сказав, де й коли.
ask-opening = Бібліотека відкривається…
ask-no-script = Цій сторінці потрібен JavaScript; увесь він із цього сервера і з жодного іншого.
ask-busy = { $waiting ->
    [one] { $waiting } запитання вже чекає
   *[other] { $waiting } запитань уже чекають
}; спитайте ще раз за хвилину
ask-crowded = Забагато запитань уже чекають. Спитайте ще раз за хвилину.
ask-searching = Шукаємо в бібліотеці…
ask-hint = Enter надсилає, Shift+Enter починає новий рядок.
ask-ask = Спитати
ask-tab = Питання
ask-question-label = Запитання
ask-placeholder = Спитайте бібліотеку
ask-empty-question = Спершу введіть запитання.
ask-fault = Щось пішло не так у самому On Record, і відповіді на це запитання немає. Спитайте ще раз; якщо це повториться, причина буде в журналі програми.
ask-no-library = Бібліотеку не вдалося відкрити
ask-not-answered = На це запитання не вдалося відповісти
ask-welcome = Що ви хочете знайти в джерелах?
ask-welcome-more = Ви отримаєте цілі речення з документів, літера в літеру. Виберіть одне, щоб прочитати його в джерелі. Де бібліотека мовчить, вона так і каже.
ask-examples = З чого почати
ask-examples-sought = Шукаємо запитання, на які ця бібліотека має відповідь…
ask-no-examples = Запитуйте своїми словами: про людину, подію чи твердження.
ask-go-on = Запитати далі
ask-empty-store = Бібліотека порожня
ask-empty-store-more = Питати ще нема в кого. Додайте свої документи командою
ask-empty-store-after = і оновіть цю сторінку.

filter-narrow = Звузити
filter-narrow-label = Звузити: питати лише деякі документи, види, мовців або дати
filter-active = Питали лише
filter-remove = Більше не питати лише { $filter }
filter-clear = Знову питати всіх
filter-done = Готово
filter-documents = Документи
filter-kinds = Вид тексту
filter-speakers = Хто каже
filter-other = Інше ім’я або його частина
filter-add = Додати
filter-roles = Роль
filter-dates = Опубліковано
filter-from = від
filter-to = до
filter-date-hint = Рік, місяць або день: 2025, 2025-05, 2025-05-31. Документи без дати не враховуються.
filter-after = від { $date }
filter-before = до { $date }
filter-unreadable = фільтри не читаються; виберіть їх ще раз
filter-nameless = вкажіть ім’я або його частину

writing-choice = Пише
writing-choice-label = Хто пише відповідь на наступне запитання
writing-no-model = Без моделі: лише цитати
writing-verified-here = Написане моделлю перевіряє { $verifier } у цій мережі: туди надходять речення та їхні цитати.
writing-verified-elsewhere = Написане моделлю перевіряє { $verifier } на { $host }: речення та їхні цитати надсилаються туди.
writing-quotes-instead = Ось самі цитати.
writing-kept = Те, що написано до того, збережено.
writing-stop = Зупинити
writing-stop-label = Більше не відповідати на це запитання
writing-stopped = Ви зупинили.
writing-stopped-early = Ви зупинили, перш ніж щось знайшлося.
writing-fault = Щось пішло не так у самому On Record, поки писалася відповідь.
writing-again = Спитати ще раз
writing-again-label = Поставити це запитання ще раз, з моделлю, яку вибрано зараз
writing-revise = Змінити
writing-revise-label = Змінити це запитання; коли його надіслати, воно замінить цю відповідь
writing-editing = Надіслане замінить останнє запитання і його відповідь.
writing-keep = Залишити як є
writing-kept-as-is = Останнє запитання лишається, як було.
writing-settled-only = Дочекайтеся відповіді або спершу зупиніть її.
writing-copy = Копіювати відповідь
writing-copy-label = Копіювати відповідь із її цитатами
writing-writing = { $model } пише. Кожне речення з’являється, щойно його звірено з його цитатами.
writing-quotes-found = { $quotes ->
    [one] Знайдено { $quotes } цитату. { $model } пише.
    [few] Знайдено { $quotes } цитати. { $model } пише.
   *[many] Знайдено { $quotes } цитат. { $model } пише.
}
writing-marker = Цитата { $number }
writing-refused = { $sentences ->
    [one] { $sentences } речення моделі не показано, бо перевірка його відхилила
    [few] { $sentences } речення моделі не показано, бо перевірка їх відхилила
   *[many] { $sentences } речень моделі не показано, бо перевірка їх відхилила
}
writing-second-wording = друге формулювання
writing-replaced = { $sentences ->
    [one] { $sentences } речення написано заново, бо перевірка відхилила його перше формулювання
    [few] { $sentences } речення написано заново, бо перевірка відхилила їхнє перше формулювання
   *[many] { $sentences } речень написано заново, бо перевірка відхилила їхнє перше формулювання
}
writing-quote-instead = дослівно: «{ $words }»
writing-some-model = Модель
writing-not-finished = Не закінчено: { $model }
writing-nothing-written = Немає написаної відповіді: { $model }
# Приклад запитання мовою його документа.
suggestion-statement = Чи правда це: «{ $statement }»?
