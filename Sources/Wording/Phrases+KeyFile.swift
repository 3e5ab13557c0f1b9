/// Key files and the passphrase that locks them.
extension Phrase {
    package static let keyFileWrongPassphrase = Phrase(
        kk: "құпиясөз дұрыс емес немесе кілт файлы өзгертілген",
        ru: "неверный пароль, или файл ключа изменён",
        en: "wrong passphrase, or the key file was changed")
    package static let keyFileWrongPassphraseHint = Phrase(
        kk: "пернетақта тілін және бас әріптерді тексеріңіз",
        ru: "проверьте раскладку клавиатуры и регистр букв",
        en: "check the keyboard layout and capital letters")
    package static let keyFileDamaged = Phrase(
        kk: "кілт файлы бүлінген",
        ru: "файл ключа повреждён",
        en: "the key file is damaged")
    package static let keyFileDamagedHint = Phrase(
        kk: "файлды сақтық көшірмеден қалпына келтіріңіз",
        ru: "восстановите файл из резервной копии",
        en: "restore the file from a backup")
    package static let keyFileUnknownVersion = Phrase(
        kk: "кілт файлының нұсқасы бұл бағдарламаға белгісіз",
        ru: "версия файла ключа неизвестна этой программе",
        en: "this program does not know the version of the key file")
    package static func keyFileWrongRole(found: String, expected: String) -> Phrase {
        Phrase(
            kk: "кілт файлының рөлі \(found), ал керегі \(expected)",
            ru: "роль файла ключа \(found), а нужна \(expected)",
            en: "the key file is for the role \(found), expected \(expected)")
    }
    package static let keyFileWrongRoleHint = Phrase(
        kk: "осы рөлдің кілт файлын беріңіз",
        ru: "укажите файл ключа этой роли",
        en: "give the key file of this role")
    package static func keyFileOpenToOthers(path: String) -> Phrase {
        Phrase(
            kk: "кілт файлын басқалар да оқи алады: \(path)",
            ru: "файл ключа доступен не только вам: \(path)",
            en: "the key file is open to others: \(path)")
    }
    package static func keyFileOpenToOthersHint(path: String) -> Phrase {
        Phrase(
            kk: "оны кім көшіргенін ойлаңыз, содан кейін: chmod 600 \(path)",
            ru: "подумайте, кто мог его скопировать, затем: chmod 600 \(path)",
            en: "consider who may have copied it, then: chmod 600 \(path)")
    }
    package static func keyFileWritten(path: String) -> Phrase {
        Phrase(
            kk: "кілт файлы жазылды: \(path)",
            ru: "файл ключа записан: \(path)",
            en: "the key file is written: \(path)")
    }
    package static let passphrasePrompt = Phrase(
        kk: "Құпиясөз: ", ru: "Пароль: ", en: "Passphrase: ")
    package static let passphraseNewPrompt = Phrase(
        kk: "Жаңа құпиясөз: ", ru: "Новый пароль: ", en: "New passphrase: ")
    package static let passphraseRepeatPrompt = Phrase(
        kk: "Құпиясөзді қайталаңыз: ", ru: "Повторите пароль: ", en: "Repeat the passphrase: ")
    package static let passphrasesDiffer = Phrase(
        kk: "екі құпиясөз бірдей емес",
        ru: "пароли не совпадают",
        en: "the two passphrases differ")
    package static let passphraseEmpty = Phrase(
        kk: "құпиясөз бос", ru: "пустой пароль", en: "the passphrase is empty")
    package static func passphraseTooShort(minimum: Int) -> Phrase {
        Phrase(
            kk: "құпиясөз тым қысқа: кемінде \(minimum) таңба керек",
            ru: "слишком короткий пароль: нужно не меньше \(minimum) знаков",
            en: "the passphrase is too short: at least \(minimum) characters")
    }
    package static let passphraseTooShortHint = Phrase(
        kk: "кездейсоқ таңдалған бес-алты сөз жақсы құпиясөз болады",
        ru: "хороший пароль — пять-шесть случайно выбранных слов",
        en: "five or six words chosen at random make a good one")
    package static let passphraseNoTerminal = Phrase(
        kk: "құпиясөзді сұрайтын терминал жоқ",
        ru: "нет терминала, чтобы спросить пароль",
        en: "there is no terminal to ask for the passphrase")
    package static let passphraseNoTerminalHint = Phrase(
        kk: "оны --passphrase-fd арқылы беріңіз",
        ru: "передайте его через --passphrase-fd",
        en: "hand it over with --passphrase-fd")
    package static let passphraseUnreadable = Phrase(
        kk: "берілген дескриптордан құпиясөз оқылмады",
        ru: "не удалось прочитать пароль из указанного дескриптора",
        en: "the passphrase could not be read from that descriptor")
    package static let passphraseTooLong = Phrase(
        kk: "құпиясөз тым ұзын", ru: "слишком длинный пароль", en: "the passphrase is too long")
    package static let memoryNotLocked = Phrase(
        kk: "құпия деректерді жадта құлыптау мүмкін болмады",
        ru: "не удалось закрепить секретные данные в памяти",
        en: "secret memory could not be locked")
    package static let memoryNotLockedHint = Phrase(
        kk:
            "олар дискідегі айырбас файлына түсуі мүмкін: ulimit -l немесе LimitMEMLOCK шегін көбейтіңіз",
        ru: "они могут попасть в файл подкачки: увеличьте предел ulimit -l или LimitMEMLOCK",
        en:
            "it may reach the disk as swap: raise the limit ulimit -l, or LimitMEMLOCK of the service"
    )
}
