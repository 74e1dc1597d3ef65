### Причини й зауваги: чому речення відхилено, чому місця замало, що слід знати про запитання,
### і чому модель не писала.

# Здебільшого стоять після слова «Причина:».
refused-no-key = воно не називає цитати, на яку спирається
refused-unknown-key = цитати { $key } немає
refused-repeated = воно повторює те, що стоїть вище
refused-lost-reference = воно спирається на речення, якого не показано
refused-invisible = у ньому є невидимі знаки
refused-list-of-quotes = воно повторює список цитат замість щось сказати
refused-markup = у ньому код або розмітка, а не прості слова
refused-link = у ньому посилання, якого немає в жодному процитованому реченні
refused-key-inside = ключ стоїть посеред його слів
refused-not-whole = це не ціле речення
refused-broken-off = воно уривається до кінця
refused-fragment = це заголовок або уламок, а не ціле речення
refused-question = воно питає і нічого не стверджує
refused-about-model = воно говорить про модель чи її вказівки, а не про джерела
refused-order-to-reader = воно каже читачеві, що робити
refused-person = воно говорить від себе або до читача («{ $word }»)
refused-language = воно іншою мовою, ніж процитовані речення
refused-quotation-open = цитата в ньому відкрита і не закрита
refused-quotation = «{ $words }» у такому вигляді немає в жодному процитованому реченні
refused-reporter = це слова того, хто переказує
refused-number = у жодному процитованому реченні немає числа { $number }
refused-range-end = { $number } — лише один кінець проміжку в цитатах
refused-not-more = цитати кажуть, що менше за { $number }, а не більше
refused-not-less = цитати кажуть, що більше за { $number }, а не менше
refused-rough-number = цитати подають { $number } лише приблизно або як межу
refused-counts-other = у цитатах { $number } рахує щось інше
refused-date = у жодному процитованому реченні немає дати { $date }
refused-date-bound = цитати кажуть { $preposition } { $date }
refused-time = жодне процитоване речення не каже { $words }
refused-other-speaker = це каже { $speaker }, а не { $written }
refused-name = жодне процитоване речення не називає { $name }
refused-nation = цитати кажуть це про { $nations }, а не про { $nation }
refused-number-of-other = число { $number } називає не { $speaker }
refused-word-of-other = «{ $word }» каже не { $speaker }
refused-not-own-words = власними словами { $speaker } цього не каже
refused-negation-added = жодне процитоване речення цього не заперечує: додано «{ $word }»
refused-not-lost = загублено «не» з цитат
refused-word-lost = загублено «{ $word }» з цитат
refused-comparison = цитати кажуть { $quoted }, а не «{ $written }»
refused-turned-round = воно перевертає те, що кажуть цитати (біля «{ $word }»)
refused-agent = за цитатами, це зробив хтось інший
refused-owner = у цитатах це не стосується { $owner }
refused-swapped = у цитатах { $first } і { $second } стоять навпаки
refused-order = переставлено те, що було { $word }
refused-empty = воно не каже нічого з того, що кажуть його цитати
refused-elsewhere = процитовані речення говорять про інше
refused-words = процитовані речення не говорять про { $words }
refused-absence = у ньому сказано, чого немає в джерелах, а цього не покаже жодна цитата
doubted-unread = жодна модель не звірила його з цитатами
doubted-not-entailed = його цитати, можливо, цього не кажуть
doubted-judge = { $model } не знаходить цього в цитатах
doubted-judge-words = { $model } знаходить це там, але словами, яких у цитатах немає
doubted-judge-failed = не вдалося запитати { $model }, чи кажуть це цитати
refused-weak-model = воно сформульоване не так, як цитата, а модель слабка

# Чому одне з найближчих місць не є відповіддю.
nearest-no-words = у запитанні немає слова, яке можна шукати
nearest-unknown-words = жоден документ не має жодного слова запитання
nearest-foreign-words = { nearest-unknown-words }; спробуйте мовою документів
nearest-no-shared-word = щонайбільше близьке за змістом: немає спільних слів із запитанням
nearest-all-words = слова запитання тут є, але, схоже, це не відповідь
nearest-some-words = тут є { $shared }, але немає { $lacking }
nearest-more-words = { $words } і ще { $more } зі слів запитання

# Що слід знати про запитання.
notice-premise = Бібліотека не каже того, що запитання вважає відомим.
notice-premise-statement = Бібліотека не каже такого: { $statement }.
notice-unknown-speaker = Жоден документ бібліотеки не називає { $names }.
notice-similar-speaker = { notice-unknown-speaker } Може, { $similar }?
notice-empty-library = Бібліотека порожня.
notice-no-document-fits = Жоден документ не відповідає всім фільтрам.
notice-no-such-speaker = Жодного мовця бібліотеки не звати «{ $name }».
notice-no-such-speaker-similar = { notice-no-such-speaker } Може, { $similar }?
notice-no-such-speaker-unnamed = { notice-no-such-speaker } Жодного мовця не названо на ім’я.
notice-no-such-speaker-known = { notice-no-such-speaker } Мовці бібліотеки: { $names }.
notice-no-such-speaker-known-more = { notice-no-such-speaker } Мовці бібліотеки: { $names } і ще { $more }.

# Що слід знати про цитати.
notice-words-only = Модель ембедингів { $model } не читає цієї мови: { $languages }. Пошук був лише за словами, і наскільки ймовірна відповідь, невідомо. { $setting } задає модель, яка її читає, наприклад { $example }.
notice-unread-documents = Документи мовами, яких модель ембедингів { $model } не читає: { $languages }. У них шукають лише слова, і для відповідей із них імовірність не показується. { $setting } задає модель, яка їх читає, наприклад { $example }.
notice-model-silent = { $model } прочитала найближчі уривки й не знайшла в них відповіді.
notice-not-by = Серед цих цитат немає слів, які каже { $names }.
notice-not-by-nor-named = Серед цих цитат немає слів, які каже { $names }, і немає цього імені.

# Чому модель не писала або не дописала; далі може стояти крапка.
writing-wrote-nothing = { $model } не пише нічого
writing-too-few-backed = перевірку { $backed ->
    [0] не пройшло жодне
   *[other] пройшло { $backed }
} з речень, які пише { $model } (усього { $written })
model-repeats = модель без кінця повторюється; спитайте ще раз або виберіть іншу модель
model-wrong-key = { $server } не приймає ключа: вкажіть правильний
model-no-key = { $server } вимагає ключа: вкажіть ONRECORD_LLM_KEY або key у файлі налаштувань
model-too-long = запитання з доказами довші, ніж приймає модель на { $server }: вкажіть менший контекст або виберіть модель із більшим
model-gave-up = { $server } не дочекався своєї моделі: спитайте ще раз або виберіть швидшу
model-unknown = { $server } не має моделі { $model }: { $choice }
model-unknown-unnamed = { $server } не має такої моделі: { $choice }
model-choose = виберіть одну з { $names }
model-choose-or-more = { model-choose } і ще { $more }
model-choose-none = див.: onrecord models
model-not-set = не вказано, яка модель сервера { $server }: вкажіть одну з його моделей, наприклад { $names }
model-not-set-none = не вказано, яка модель сервера { $server }: він не пропонує жодної
model-untrusted = ніхто не ручається за сертифікат { $server }: вкажіть файл того, хто його підписав, як SSL_CERT_FILE
model-unreachable = сервер моделі { $server } недоступний: запустіть його або перевірте адресу
model-timed-out = { $server } не відповів вчасно: спитайте ще раз або вкажіть довший час очікування
model-broke-off = { $server } урвав відповідь посередині: спитайте ще раз
model-no-reply = { $server } не надіслав відповіді: перевірте, чи це адреса API, яка здебільшого закінчується на /v1, і чи вказаний контекст не більший за його власний
model-malformed = { $server } відповідає не так, як API OpenAI: перевірте, чи це адреса API, яка здебільшого закінчується на /v1
model-no-room = у контексті { $model }, токенів { $tokens }, немає місця для жодного уривка; дайте більше або виберіть іншу модель
model-cut-off = відповідь обрізано після { $tokens } токенів: вкажіть більше reply_tokens
model-empty = { $model } нічого не відповідає: спитайте ще раз або виберіть іншу модель
model-declined = { $model } відмовилася відповідати: запитайте інакше або виберіть іншу модель
model-wants-tool = { $model } викликала інструмент замість відповіді: запитайте ще раз або виберіть іншу модель
model-filtered = сервер затримав те, що пише { $model }: спитайте іншими словами
model-no-credit = на рахунку { $server } немає коштів: додайте або виберіть іншу модель
model-too-often = { $server } питали надто часто: спитайте ще раз за хвилину
model-too-often-seconds = { $server } питали надто часто: спитайте ще раз за { $seconds } с
model-redirects = { $server } переспрямовує, а за цим не йдуть: вкажіть адресу, яку він заступає
model-no-path = { $server } не знає такого шляху: адреса здебільшого закінчується на /v1
model-failed = збій на { $server }{ $detail }: спитайте ще раз або перегляньте журнал сервера
model-failed-status = збій на { $server } зі статусом { $status }{ $detail }: спитайте ще раз або перегляньте журнал сервера
model-endless = сервер моделі надсилає без кінця: виберіть іншу модель або інший сервер
model-not-done = модель не впоралася за { $seconds } с: спитайте ще раз, виберіть швидшу модель або вкажіть довший час очікування
model-said-nothing = модель мовчала { $seconds } с: спитайте ще раз, виберіть швидшу модель або вкажіть більше секунд як first_words (ONRECORD_LLM_FIRST_WORDS)
