/// The words in front of a line.
extension Phrase {
    package static let labelError = Phrase(kk: "қате", ru: "ошибка", en: "error")
    package static let labelHint = Phrase(kk: "кеңес", ru: "подсказка", en: "hint")
    package static let labelWarning = Phrase(kk: "ескерту", ru: "внимание", en: "warning")
}
