/// What a client says while it works to be heard by a gateway that is short of room.
extension Phrase {
    package static let workBegun = Phrase(
        kk:
            "Портал қазір бос емес: кезекке тұру үшін осы компьютер есептеу жүргізеді. Тоқтату — Ctrl+C.",
        ru:
            "Портал перегружен: чтобы занять место в очереди, компьютер выполняет вычисление. Прервать — Ctrl+C.",
        en:
            "The portal is short of room: this computer works for a place in the queue. Ctrl+C stops it."
    )
    package static func workProgress(attempts: String, average: String) -> Phrase {
        Phrase(
            kk: "Талпыныс: \(attempts) млн (орта есеппен \(average) млн керек)",
            ru: "Попыток: \(attempts) млн (в среднем нужно \(average) млн)",
            en: "Attempts: \(attempts) million (\(average) million on average)")
    }
}
