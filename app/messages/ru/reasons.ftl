### Причины и замечания: почему предложение отклонено, почему места мало, что следует знать о
### вопросе, и почему модель не писала.

# Большей частью стоят после слова «Причина:».
refused-no-key = оно не называет цитаты, на которую опирается
refused-unknown-key = цитаты { $key } нет
refused-repeated = оно повторяет то, что стоит выше
refused-lost-reference = оно опирается на предложение, которое не показано
refused-invisible = в нём есть невидимые знаки
refused-list-of-quotes = оно повторяет список цитат, вместо того чтобы что-то сказать
refused-markup = в нём код или разметка, а не простые слова
refused-link = в нём ссылка, которой нет ни в одном процитированном предложении
refused-key-inside = ключ стоит посреди его слов
refused-not-whole = это не целое предложение
refused-broken-off = оно обрывается до конца
refused-fragment = это заголовок или обрывок, а не целое предложение
refused-question = оно спрашивает и ничего не утверждает
refused-about-model = оно говорит о модели или её указаниях, а не об источниках
refused-order-to-reader = оно говорит читателю, что делать
refused-person = оно говорит от себя или к читателю («{ $word }»)
refused-language = оно на другом языке, чем процитированные предложения
refused-quotation-open = цитата в нём открыта и не закрыта
refused-quotation = «{ $words }» в таком виде нет ни в одном процитированном предложении
refused-reporter = это слова того, кто пересказывает
refused-number = ни в одном процитированном предложении нет числа { $number }
refused-range-end = { $number } — лишь один конец промежутка в цитатах
refused-not-more = цитаты говорят, что меньше { $number }, а не больше
refused-not-less = цитаты говорят, что больше { $number }, а не меньше
refused-rough-number = цитаты дают { $number } лишь приблизительно или как предел
refused-counts-other = в цитатах { $number } считает что-то другое
refused-date = ни в одном процитированном предложении нет даты { $date }
refused-date-bound = цитаты говорят { $preposition } { $date }
refused-time = ни одно процитированное предложение не говорит { $words }
refused-other-speaker = это говорит { $speaker }, а не { $written }
refused-name = ни одно процитированное предложение не называет { $name }
refused-nation = цитаты говорят это о { $nations }, а не о { $nation }
refused-number-of-other = число { $number } называет не { $speaker }
refused-word-of-other = «{ $word }» говорит не { $speaker }
refused-not-own-words = собственными словами { $speaker } этого не говорит
refused-negation-added = ни одно процитированное предложение этого не отрицает: добавлено «{ $word }»
refused-not-lost = потеряно «не» из цитат
refused-word-lost = потеряно «{ $word }» из цитат
refused-comparison = цитаты говорят { $quoted }, а не «{ $written }»
refused-turned-round = оно переворачивает то, что говорят цитаты (около «{ $word }»)
refused-agent = по цитатам, это сделал кто-то другой
refused-owner = в цитатах это не относится к { $owner }
refused-swapped = в цитатах { $first } и { $second } стоят наоборот
refused-order = переставлено то, что было { $word }
refused-empty = оно не говорит ничего из того, что говорят его цитаты
refused-elsewhere = процитированные предложения говорят о другом
refused-words = процитированные предложения не говорят о { $words }
refused-absence = в нём сказано, чего нет в источниках, а этого не покажет ни одна цитата
doubted-unread = ни одна модель не сверила его с цитатами
doubted-not-entailed = его цитаты, возможно, этого не говорят
doubted-judge = { $model } не находит этого в цитатах
doubted-judge-words = { $model } находит это там, но словами, которых в цитатах нет
doubted-judge-failed = не удалось спросить { $model }, говорят ли это цитаты
refused-weak-model = оно сформулировано не так, как цитата, а модель слабая

# Почему одно из ближайших мест не ответ.
nearest-no-words = в вопросе нет слова, которое можно искать
nearest-unknown-words = ни в одном документе нет ни одного слова вопроса
nearest-foreign-words = { nearest-unknown-words }; попробуйте на языке документов
nearest-no-shared-word = в лучшем случае близко по смыслу: нет общих слов с вопросом
nearest-all-words = слова вопроса здесь есть, но, похоже, это не ответ
nearest-some-words = здесь есть { $shared }, но нет { $lacking }
nearest-more-words = { $words } и ещё { $more } из слов вопроса

# Что следует знать о вопросе.
notice-premise = Библиотека не говорит того, что вопрос считает известным.
notice-premise-statement = Библиотека не говорит такого: { $statement }.
notice-unknown-speaker = Ни один документ библиотеки не называет { $names }.
notice-similar-speaker = { notice-unknown-speaker } Может быть, { $similar }?
notice-empty-library = Библиотека пуста.
notice-no-document-fits = Ни один документ не подходит под все фильтры.
notice-no-such-speaker = Никого из говорящих в библиотеке не зовут «{ $name }».
notice-no-such-speaker-similar = { notice-no-such-speaker } Может быть, { $similar }?
notice-no-such-speaker-unnamed = { notice-no-such-speaker } Ни один говорящий не назван по имени.
notice-no-such-speaker-known = { notice-no-such-speaker } В библиотеке говорят: { $names }.
notice-no-such-speaker-known-more = { notice-no-such-speaker } В библиотеке говорят: { $names } и ещё { $more }.

# Что следует знать о цитатах.
notice-words-only = Модель эмбеддингов { $model } не читает этот язык: { $languages }. Поиск шёл только по словам, и насколько вероятен ответ, неизвестно. { $setting } задаёт модель, которая его читает, например { $example }.
notice-unread-documents = Документы на языках, которых модель эмбеддингов { $model } не читает: { $languages }. По ним ищут только слова, и для ответов из них вероятность не показывается. { $setting } задаёт модель, которая их читает, например { $example }.
notice-model-silent = { $model } прочла ближайшие фрагменты и не нашла в них ответа.
notice-not-by = Среди этих цитат нет слов, которые говорит { $names }.
notice-not-by-nor-named = Среди этих цитат нет слов, которые говорит { $names }, и нет этого имени.

# Почему модель не писала или не дописала; дальше может стоять точка.
writing-wrote-nothing = { $model } не пишет ничего
writing-too-few-backed = проверку { $backed ->
    [0] не прошло ни одно
   *[other] прошло { $backed }
} из предложений, которые пишет { $model } (всего { $written })
model-repeats = модель без конца повторяется; спросите ещё раз или выберите другую модель
model-wrong-key = { $server } не принимает ключа: укажите верный
model-no-key = { $server } требует ключа: укажите ONRECORD_LLM_KEY или key в файле настроек
model-too-long = вопрос с доказательствами длиннее, чем принимает модель на { $server }: укажите меньший контекст или выберите модель с большим
model-gave-up = { $server } не дождался своей модели: спросите ещё раз или выберите более быструю
model-unknown = { $server } не имеет модели { $model }: { $choice }
model-unknown-unnamed = { $server } не имеет такой модели: { $choice }
model-choose = выберите одну из { $names }
model-choose-or-more = { model-choose } и ещё { $more }
model-choose-none = см.: onrecord models
model-not-set = не указано, какая модель сервера { $server }: укажите одну из его моделей, например { $names }
model-not-set-none = не указано, какая модель сервера { $server }: он не предлагает ни одной
model-untrusted = никто не ручается за сертификат { $server }: укажите файл того, кто его подписал, как SSL_CERT_FILE
model-unreachable = сервер модели { $server } недоступен: запустите его или проверьте адрес
model-timed-out = { $server } не ответил вовремя: спросите ещё раз или укажите большее время ожидания
model-broke-off = { $server } оборвал ответ посередине: спросите ещё раз
model-no-reply = { $server } не прислал ответа: проверьте, адрес ли это API, который чаще всего кончается на /v1, и не больше ли указанный контекст его собственного
model-malformed = { $server } отвечает не так, как API OpenAI: проверьте, адрес ли это API, который чаще всего кончается на /v1
model-no-room = в контексте { $model }, токенов { $tokens }, нет места ни для одного фрагмента; дайте больше или выберите другую модель
model-cut-off = ответ обрезан после { $tokens } токенов: укажите больше reply_tokens
model-empty = { $model } ничего не отвечает: спросите ещё раз или выберите другую модель
model-declined = { $model } отказалась отвечать: спросите иначе или выберите другую модель
model-wants-tool = { $model } вызвала инструмент вместо ответа: спросите ещё раз или выберите другую модель
model-filtered = сервер задержал то, что пишет { $model }: спросите другими словами
model-no-credit = на счёте { $server } нет средств: пополните его или выберите другую модель
model-too-often = { $server } спрашивали слишком часто: спросите ещё раз через минуту
model-too-often-seconds = { $server } спрашивали слишком часто: спросите ещё раз через { $seconds } с
model-redirects = { $server } перенаправляет, а за этим не идут: укажите адрес, который он заменяет
model-no-path = { $server } не знает такого пути: адрес чаще всего кончается на /v1
model-failed = сбой на { $server }{ $detail }: спросите ещё раз или посмотрите журнал сервера
model-failed-status = сбой на { $server } со статусом { $status }{ $detail }: спросите ещё раз или посмотрите журнал сервера
model-endless = сервер модели шлёт без конца: выберите другую модель или другой сервер
model-not-done = модель не справилась за { $seconds } с: спросите ещё раз, выберите более быструю модель или укажите большее время ожидания
model-said-nothing = модель молчала { $seconds } с: спросите ещё раз, выберите более быструю модель или укажите больше секунд как first_words (ONRECORD_LLM_FIRST_WORDS)
