/// A keyholder's first hour.
extension Phrase {
    package static let setupKeys = Phrase(
        kk: "1/4. Кілттеріңіз", ru: "1/4. Ваши ключи", en: "1 of 4. Your keys")
    package static let setupPassphrase = Phrase(
        kk:
            "Кемінде бес сөзден тұратын құпиясөз ойлаңыз; жазып қойсаңыз, кілттен бөлек сақтаңыз. Ол жоғалса, ешкім қалпына келтіре алмайды.",
        ru:
            "Придумайте парольную фразу из пяти слов или больше; запишете — храните отдельно от ключей. Потеряв её, никто ничего не восстановит.",
        en:
            "Think of a passphrase of five words or more; if you write it down, keep it apart from the keys. Nobody can restore it."
    )
    package static func setupKeysThere(path: String) -> Phrase {
        Phrase(
            kk: "Кілттер бар: \(path)", ru: "Ключи есть: \(path)", en: "The keys are there: \(path)"
        )
    }
    package static let setupAuthority = Phrase(
        kk: "2/4. Каталог жүргізушінің жауабы", ru: "2/4. Ответ ведущего каталог",
        en: "2 of 4. The authority's reply")
    package static let setupNotListed = Phrase(
        kk: "Каталогта сіз әлі жоқсыз.", ru: "В каталоге вас ещё нет.",
        en: "The directory does not list you yet.")
    package static func setupCard(path: String) -> Phrase {
        Phrase(
            kk: "Мына карточканы каталог жүргізушіге беріңіз: \(path)",
            ru: "Передайте эту карточку ведущему каталог: \(path)",
            en: "Give this card to the directory's authority: \(path)")
    }
    package static let setupReadAloud = Phrase(
        kk:
            "Содан кейін кілттің ізін телефонмен немесе бетпе-бет дауыстап оқып беріңіз. Ол сізді тізімге енгізген соң осы бұйрықты қайталаңыз.",
        ru:
            "Затем прочитайте отпечаток вслух, по телефону или лично. Когда вас внесут в список, повторите эту команду.",
        en:
            "Then read the fingerprint aloud, by telephone or face to face. Once they have listed you, run this command again."
    )
    package static func setupListed(name: String, post: String) -> Phrase {
        Phrase(
            kk: "Каталогта тұрсыз: \(name), \(post)", ru: "Вы в каталоге: \(name), \(post)",
            en: "The directory lists you: \(name), \(post)")
    }
    package static let setupQuarter = Phrase(
        kk: "3/4. Осы тоқсанның кілті", ru: "3/4. Ключ этого квартала",
        en: "3 of 4. This quarter's key")
    package static let setupKeyPosted = Phrase(
        kk: "Кілт жіберілді. Сенімгерлер растаған соң осы бұйрықты қайталаңыз.",
        ru: "Ключ отправлен. Когда сенимгеры (доверенные) подтвердят его, повторите эту команду.",
        en: "The key is sent. Once trustees have confirmed it, run this command again.")
    package static let setupKeyListed = Phrase(
        kk: "Кілт расталған: енді хабарламалар сізге мөрлене алады.",
        ru: "Ключ подтверждён: теперь сообщения можно запечатывать и для вас.",
        en: "The key is confirmed: reports can be sealed to you now.")
    package static let setupBackup = Phrase(
        kk: "4/4. Сақтық көшірме және үстел", ru: "4/4. Запасная копия и рабочий стол",
        en: "4 of 4. A backup, and the desk")
    package static let setupDesk = Phrase(
        kk: "Енді үстелді ашыңыз; «Бүгін» бетінде жаттығу ісі бар:",
        ru: "Теперь откройте рабочий стол; на странице «Сегодня» есть учебное дело:",
        en: "Now open the desk; there is a practice case on the page “Today”:")
}
