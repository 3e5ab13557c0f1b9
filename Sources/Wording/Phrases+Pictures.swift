/// What is said of an attachment that is not shown as a picture.
extension Phrase {
    package static let pictureUnknownKind = Phrase(
        kk: "бұл файл сурет ретінде көрсетілмейді: JPEG пен PNG ғана көрсетіледі",
        ru: "этот файл не показывается как картинка: показываются только JPEG и PNG",
        en: "this file is not shown as a picture: only JPEG and PNG are")
    package static let pictureTooLarge = Phrase(
        kk: "сурет тым үлкен, сондықтан көрсетілмейді",
        ru: "картинка слишком велика, поэтому не показывается",
        en: "the picture is too large to be shown")
    package static let pictureMalformed = Phrase(
        kk: "суреттің файлы бүлінген немесе толық емес",
        ru: "файл картинки повреждён или неполон",
        en: "the picture's file is damaged or cut short")
    package static let pictureTookTooLong = Phrase(
        kk: "суретті ашу тым ұзаққа созылып, тоқтатылды",
        ru: "картинка открывалась слишком долго, и это прекращено",
        en: "the picture took too long and was given up")
    package static let pictureStopped = Phrase(
        kk: "суретті ашқан процесс тоқтатылды: файл зиянды болуы мүмкін",
        ru: "процесс, открывавший картинку, остановлен: файл может быть вредоносным",
        en: "the process that opened the picture was stopped: the file may be hostile")
    package static func pictureUnavailable(code: Int32) -> Phrase {
        Phrase(
            kk: "суретті ашатын процесс басталмады, қате \(code)",
            ru: "процесс для открытия картинки не запустился, ошибка \(code)",
            en: "the process that opens pictures did not begin, error \(code)")
    }
    package static let pictureHint = Phrase(
        kk: "файлды сақтап, желіге қосылмаған бөлек компьютерде ғана ашыңыз",
        ru: "сохраните файл и открывайте его только на отдельном компьютере без сети",
        en: "save the file, and open it only on a separate computer without a network")
    package static let pictureUnavailableHint = Phrase(
        kk: "артық бағдарламаларды жауып, қайта көріңіз",
        ru: "закройте лишние программы и попробуйте снова",
        en: "close other programs and try again")
}
