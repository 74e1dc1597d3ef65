### Що оточує кожну вкладку: вигляд, клавіші, вхід.

display-skip = Перейти до запитання
display-display = Вигляд
display-display-label = Вигляд: кольори, розмір тексту, мова, клавіші
display-theme = Кольори
display-theme-system = як у системі
display-theme-light = світлі
display-theme-dark = темні
display-size = Розмір тексту
display-size-small = малий
display-size-normal = звичайний
display-size-large = великий
display-size-larger = більший
display-language = Мова
display-language-browser = як у браузері
display-source = Джерело
display-source-beside = На широкому екрані поруч із новою відповіддю відкривається джерело найкращої цитати
display-keys = Клавіші
display-keys-on = Окремі клавіші діють, поки нічого не набирають
display-key-question = до запитання
display-key-next-quote = наступна цитата
display-key-previous-quote = попередня цитата
display-key-find = шукати в джерелі
display-key-documents = назад до всіх документів
display-key-help = показати це
display-escape-key = Esc
display-escape = закрити відкрите

login-title = Вхід до On Record
login-heading = On Record
login-name = Ім’я
login-password = Пароль
login-log-in = Увійти
login-wrong = Неправильне ім’я або пароль.
login-as-user = Ви увійшли як
login-log-out = Вийти
login-too-often = { $minutes ->
    [one] Забагато спроб. Спробуйте ще раз за { $minutes } хвилину.
    [few] Забагато спроб. Спробуйте ще раз за { $minutes } хвилини.
   *[many] Забагато спроб. Спробуйте ще раз за { $minutes } хвилин.
}
