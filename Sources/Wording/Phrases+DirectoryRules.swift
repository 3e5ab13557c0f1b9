/// Which rule of a directory is broken.
extension Phrase {
    package static func directoryRuleTooLong(limit: Int) -> Phrase {
        Phrase(
            kk: "анықтамалық тым ұзын; шегі \(limit) байт",
            ru: "справочник слишком длинный; предел — \(limit) Б",
            en: "the directory is too long; the limit is \(limit) bytes")
    }
    package static let directoryRuleNoOrigin = Phrase(
        kk: "порталдың бірде-бір мекенжайы жоқ", ru: "у портала нет ни одного адреса",
        en: "the portal has no address")
    package static let directoryRuleRepeatedOrigin = Phrase(
        kk: "бір мекенжай екі рет жазылған", ru: "один адрес указан дважды",
        en: "one address stands twice")
    package static let directoryRulePrevious = Phrase(
        kk: "алдыңғы нұсқаға сілтеме дұрыс емес", ru: "ссылка на предыдущую версию неверна",
        en: "the link to the version before is wrong")
    package static func directoryRuleKeyholders(count: Int, most: Int) -> Phrase {
        Phrase(
            kk: "кілт ұстаушылар саны \(count); 1 мен \(most) арасында болуы тиіс",
            ru: "держателей ключей: \(count); должно быть от 1 до \(most)",
            en: "there are \(count) keyholders; expected 1 to \(most)")
    }
    package static func directoryRuleTrustees(count: Int, most: Int) -> Phrase {
        Phrase(
            kk: "сенімгерлер саны \(count); 1 мен \(most) арасында болуы тиіс",
            ru: "доверенных лиц: \(count); должно быть от 1 до \(most)",
            en: "there are \(count) trustees; expected 1 to \(most)")
    }
    package static func directoryRuleThreshold(threshold: Int, count: Int) -> Phrase {
        Phrase(
            kk:
                "\(count) сенімгердің \(threshold) дауысы: жартысынан көп, бірақ бәрінен артық емес болуы тиіс",
            ru:
                "порог \(threshold) из \(count) доверенных лиц: нужно больше половины и не больше всех",
            en:
                "a threshold of \(threshold) of \(count) trustees: expected more than half, at most all"
        )
    }
    package static func directoryRuleWitnesses(count: Int, most: Int) -> Phrase {
        Phrase(
            kk: "куәгерлер саны \(count); 1 мен \(most) арасында болуы тиіс",
            ru: "свидетелей: \(count); должно быть от 1 до \(most)",
            en: "there are \(count) witnesses; expected 1 to \(most)")
    }
    package static func directoryRuleAuditors(count: Int, most: Int) -> Phrase {
        Phrase(
            kk: "аудиторлар саны \(count); \(most) шегінен аспауы тиіс",
            ru: "аудиторов: \(count); должно быть не больше \(most)",
            en: "there are \(count) auditors; expected at most \(most)")
    }
    package static let directoryRuleNobodyOutside = Phrase(
        kk: "иерархиядан тыс, тоқтатылмаған кілт ұстаушы жоқ",
        ru: "нет ни одного действующего держателя ключа вне иерархии",
        en: "no keyholder stands outside the hierarchy and is not suspended")
    package static let directoryRuleNobodyOutsideHint = Phrase(
        kk: "мысалы, сыбайлас жемқорлыққа қарсы қызметті --outside белгісімен қосыңыз",
        ru: "добавьте, например, антикоррупционную службу с пометкой --outside",
        en: "add, for example, the anti-corruption service with --outside")
    package static func directoryRuleRepeatedId(id: String) -> Phrase {
        Phrase(
            kk: "\(id) екі рет тұр", ru: "\(id) указан дважды", en: "\(id) stands twice")
    }
    package static func directoryRuleKeyName(expected: String) -> Phrase {
        Phrase(
            kk: "кілттің аты басқа; күтілгені: \(expected)",
            ru: "у ключа другое имя; ожидалось: \(expected)",
            en: "a key has another name; expected \(expected)")
    }
    package static func directoryRuleRepeatedKeyName(name: String) -> Phrase {
        Phrase(
            kk: "екі кілттің аты бірдей: \(name)", ru: "у двух ключей одно имя: \(name)",
            en: "two keys have one name: \(name)")
    }
    package static func directoryRuleRepeatedKey(name: String) -> Phrase {
        Phrase(
            kk: "\(name) кілті басқа жерде де тұр; бір кілт бір-ақ іске арналады",
            ru: "ключ \(name) стоит и в другом месте; у ключа одно применение",
            en: "the key \(name) stands elsewhere, too; one key has one use")
    }
    package static func directoryRuleAnswersTo(id: String) -> Phrase {
        Phrase(
            kk: "\(id) бағынатын тұлға тізімде жоқ немесе бағыныс шеңбер құрайды",
            ru: "\(id) подчинён тому, кого нет в списке, или подчинение замкнуто в круг",
            en: "\(id) answers to nobody listed, or in a circle")
    }
    package static func directoryRuleDates(id: String) -> Phrase {
        Phrase(
            kk: "\(id): соңғы күні бірінші күнінен бұрын",
            ru: "\(id): последний день раньше первого",
            en: "\(id): the last day lies before the first")
    }
}
