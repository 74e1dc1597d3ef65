### What frames every tab: display settings, keys, the login page.

display-skip = Skip to the question
display-display = Display
display-display-label = Display: colours, text size, language, keys
display-theme = Colours
display-theme-system = as the system
display-theme-light = light
display-theme-dark = dark
display-size = Text size
display-size-small = small
display-size-normal = normal
display-size-large = large
display-size-larger = larger
display-language = Language
display-language-browser = as the browser
display-source = Source
display-source-beside = On a wide screen, the best quote's source opens beside a new answer
display-keys = Keys
display-keys-on = Single keys do something while nothing is typed
display-key-question = to the question
display-key-next-quote = next quote
display-key-previous-quote = previous quote
display-key-find = find in the source
display-key-documents = back to all documents
display-key-help = show this
display-escape-key = Esc
display-escape = close what is open

login-title = Log in to On Record
login-heading = On Record
login-name = Name
login-password = Password
login-log-in = Log in
login-wrong = Name or password is wrong.
login-as-user = Logged in as
login-log-out = Log out
# Said after too many tries.
login-too-often = { $minutes ->
    [one] Too many tries. Try again in { $minutes } minute.
   *[other] Too many tries. Try again in { $minutes } minutes.
}
