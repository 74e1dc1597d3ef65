### Что окружает каждую вкладку: вид, клавиши, вход.

display-skip = Перейти к вопросу
display-display = Вид
display-display-label = Вид: цвета, размер текста, язык, клавиши
display-theme = Цвета
display-theme-system = как в системе
display-theme-light = светлые
display-theme-dark = тёмные
display-size = Размер текста
display-size-small = маленький
display-size-normal = обычный
display-size-large = большой
display-size-larger = ещё больше
display-language = Язык
display-language-browser = как в браузере
display-source = Источник
display-source-beside = На широком экране рядом с новым ответом открывается источник лучшей цитаты
display-keys = Клавиши
display-keys-on = Отдельные клавиши действуют, пока ничего не набирают
display-key-question = к вопросу
display-key-next-quote = следующая цитата
display-key-previous-quote = предыдущая цитата
display-key-find = искать в источнике
display-key-documents = назад ко всем документам
display-key-help = показать это
display-escape-key = Esc
display-escape = закрыть открытое

login-title = Вход в On Record
login-heading = On Record
login-name = Имя
login-password = Пароль
login-log-in = Войти
login-wrong = Неверное имя или пароль.
login-as-user = Вы вошли как
login-log-out = Выйти
login-too-often = { $minutes ->
    [one] Слишком много попыток. Попробуйте ещё раз через { $minutes } минуту.
    [few] Слишком много попыток. Попробуйте ещё раз через { $minutes } минуты.
   *[many] Слишком много попыток. Попробуйте ещё раз через { $minutes } минут.
}
