### Розмови: збережені в браузері, експортовані, відновлені.

conversation-new = Нова
conversation-new-label = Почати нову розмову; цю буде збережено
conversation-earlier = Раніші
conversation-earlier-label = Раніші розмови, збережені в цьому браузері
conversation-earlier-none = У цьому браузері немає збережених розмов.
conversation-earlier-more = Збережено лише в цьому браузері. Більше їх ніхто не бачить.
conversation-delete = Видалити «{ $title }»
conversation-delete-all = Видалити всі
conversation-delete-all-ask = Видалити їх усі назавжди?
conversation-delete-all-yes = Видалити всі назавжди
conversation-delete-all-no = Залишити
conversation-questions = запитань: { $questions }
conversation-question = 1 запитання
conversation-take = Експорт
conversation-take-label = Експортувати цю розмову з усіма посиланнями
conversation-take-nothing = Ще немає відповіді для експорту.
conversation-taken = Експортовано: { $format }.
conversation-not-kept = Цей браузер не дає сторінці зберігати розмови; експортуйте те, що вам потрібно.
conversation-branched = Цю розмову продовжили в іншій вкладці; звідси вона зберігається як друга.
conversation-full = Ця розмова заповнена: більшого потім не вдалося б відновити. Почніть нову кнопкою «{ conversation-new }»; ця лишиться в «{ conversation-earlier }».
conversation-answer-too-large = Відповідь завелика, щоб її зберегти. Спитайте ще раз.
conversation-not-joined = Раніші запитання лишаються в «{ conversation-earlier }»: разом із тими, що поставлені під час завантаження сторінки, їх більше, ніж уміщує одна розмова.
conversation-cleared = Нова розмова.
conversation-too-long = У запитанні стільки знаків: { $chars }, а межа — { $limit }. Спитайте коротше.
conversation-restored = { $questions ->
    [one] Відновлено { $questions } раніше запитання.
    [few] Відновлено { $questions } раніші запитання.
   *[many] Відновлено { $questions } раніших запитань.
}
conversation-quotes-lost = { $quotes ->
    [one] { $quotes } цитати вже немає в бібліотеці.
   *[other] { $quotes } цитат уже немає в бібліотеці.
}
conversation-quotes-moved = { $quotes ->
    [one] { $quotes } цитата тепер на іншому місці зміненого джерела.
    [few] { $quotes } цитати тепер на іншому місці зміненого джерела.
   *[many] { $quotes } цитат тепер на іншому місці зміненого джерела.
}
conversation-not-restored = Ранішу розмову не вдалося показати: { $reason }.

export-markdown = Markdown
export-markdown-more = з виносками
export-annotations = JSON
export-annotations-more = анотації W3C
export-csl = CSL JSON
export-csl-more = для менеджерів бібліографії
export-html = Сторінка для друку
export-html-more = відкриється в новому вікні
export-text = Простий текст
export-text-more = до буфера обміну
