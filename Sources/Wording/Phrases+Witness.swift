/// What the witness's commands say.
extension Phrase {
    package static func witnessMade(path: String) -> Phrase {
        Phrase(
            kk: "куәгердің кілті жасалды; \(path) файлын анықтамалық уәкіліне беріңіз",
            ru: "ключ свидетеля создан; передайте файл \(path) удостоверяющему справочник",
            en: "the witness's key is made; give \(path) to the directory's authority")
    }
    package static func witnessRunning(address: String) -> Phrase {
        Phrase(
            kk: "куәгер жұмыс істеп тұр: \(address)", ru: "свидетель работает: \(address)",
            en: "the witness is running: \(address)")
    }
    package static let witnessStopped = Phrase(
        kk: "куәгер тоқтады", ru: "свидетель остановлен", en: "the witness has stopped")
    package static let witnessInUse = Phrase(
        kk: "куәгердің қалтасын басқа процесс ұстап тұр",
        ru: "папка свидетеля занята другим процессом",
        en: "another process has the witness's folder")
    package static func witnessDamaged(path: String) -> Phrase {
        Phrase(
            kk: "куәгердің жадындағы файл бүлінген: \(path)",
            ru: "файл памяти свидетеля повреждён: \(path)",
            en: "a file of the witness's memory is damaged: \(path)")
    }
    package static let witnessDamagedHint = Phrase(
        kk: "оны өшірмеңіз: басынан бастаған куәгер журналдың екінші түрін де растай алады",
        ru: "не удаляйте его: свидетель, начав заново, мог бы подтвердить и другой журнал",
        en: "do not delete it: a witness that starts over could cosign a second log")
    package static let witnessSameOrigin = Phrase(
        kk: "екі --log кілті бір журналға жатады", ru: "два ключа --log относятся к одному журналу",
        en: "two --log keys belong to one log")
    package static let witnessCannotListen = Phrase(
        kk: "бұл мекенжайда тыңдау мүмкін болмады", ru: "не удалось слушать этот адрес",
        en: "could not listen at this address")
    package static let witnessCannotListenHint = Phrase(
        kk: "басқа процесс оны ұстап тұрған болуы мүмкін; басқа порт беріңіз",
        ru: "возможно, его занял другой процесс; укажите другой порт",
        en: "another process may have it; give another port")
}
