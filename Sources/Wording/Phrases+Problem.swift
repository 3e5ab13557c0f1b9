/// What the gateway's problem codes mean (Exchange/Specification.md §4), one phrase a code.
extension Phrase {
    package static let problemMalformedRequest = Phrase(
        kk: "шлюз сұрауды түсінбеді",
        ru: "шлюз не понял запрос",
        en: "the gateway did not understand the request")
    package static let problemMalformedMessage = Phrase(
        kk: "шлюз хабарламаны пішімі үшін қабылдамады",
        ru: "шлюз отклонил сообщение из-за формата",
        en: "the gateway refused the message for its format")
    package static let problemUnsupportedVersion = Phrase(
        kk: "шлюз бұл нұсқаны қолдамайды",
        ru: "шлюз не поддерживает эту версию",
        en: "the gateway does not support this version")
    package static let problemUnsupportedVersionHint = Phrase(
        kk: "Senim бағдарламасын жаңартыңыз", ru: "обновите программу Senim",
        en: "update the Senim program")
    package static let problemWrongKind = Phrase(
        kk: "хабарламаның бұл түрі мұнда қабылданбайды",
        ru: "сообщения такого вида здесь не принимаются",
        en: "messages of this kind are not taken here")
    package static let problemWrongPortal = Phrase(
        kk: "бұл басқа порталға арналған", ru: "это предназначено другому порталу",
        en: "this is meant for another portal")
    package static let problemDirectoryUnknown = Phrase(
        kk: "портал бұл анықтамалықты білмейді",
        ru: "порталу неизвестен этот справочник",
        en: "the portal does not know this directory")
    package static let problemDirectorySuperseded = Phrase(
        kk: "портал анықтамалығы өзгерген",
        ru: "справочник портала изменился",
        en: "the portal's directory has changed")
    package static let problemDirectorySupersededHint = Phrase(
        kk: "команданы қайталаңыз: хабарлама жаңа анықтамалық бойынша қайта мөрленеді",
        ru: "повторите команду: сообщение будет запечатано заново по новому справочнику",
        en: "repeat the command: the message is sealed anew to the new directory")
    package static let problemWorkNeeded = Phrase(
        kk: "шлюз қосымша есептеу жұмысын сұрайды",
        ru: "шлюз просит дополнительное вычисление",
        en: "the gateway asks for more proof of work")
    package static let problemWorkNeededHint = Phrase(
        kk: "команданы қайталаңыз: есептеу жаңа бастапқы мәнмен қайта жасалады",
        ru: "повторите команду: вычисление будет сделано заново",
        en: "repeat the command: the work is done anew")
    package static let problemNotAuthorised = Phrase(
        kk: "анықтамалық бойынша бұл кілтке мұндай әрекетке рұқсат жоқ",
        ru: "по справочнику этому ключу такое действие не разрешено",
        en: "the directory does not allow this key to do that")
    package static let problemWrongTime = Phrase(
        kk: "осы компьютердің сағаты шлюз сағатынан бес минуттан артық айырмашылықта",
        ru: "часы этого компьютера расходятся с часами шлюза больше чем на пять минут",
        en: "this computer's clock is more than five minutes away from the gateway's")
    package static let problemWrongTimeHint = Phrase(
        kk: "сағатты түзеп, қайталаңыз", ru: "поправьте часы и повторите",
        en: "set the clock and try again")
    package static let problemNonceUsed = Phrase(
        kk: "бұл сұрау бұрын жіберілген", ru: "этот запрос уже был отправлен",
        en: "this request was sent before")
    package static let problemConversationFull = Phrase(
        kk: "бұл хат алмасу толды: мұндай хабарлама енді қабылданбайды",
        ru: "эта переписка заполнена: таких сообщений в ней больше не принимают",
        en: "this conversation is full: it takes no more messages of this kind")
    package static let problemNotFound = Phrase(
        kk: "табылмады", ru: "не найдено", en: "not found")
    package static let problemNoteRefused = Phrase(
        kk: "шлюз қол қойылған жазбаны қабылдамады",
        ru: "шлюз отклонил подписанную запись",
        en: "the gateway refused the signed note")
    package static let problemUploadConflict = Phrase(
        kk: "шлюзде бұл файлдардың басқа бөліктері бар",
        ru: "на шлюзе уже лежат другие части этих файлов",
        en: "the gateway has other parts of these files already")
    package static let problemUploadConflictHint = Phrase(
        kk: "команданы қайталаңыз: файлдар жаңа кілтпен басынан жіберіледі",
        ru: "повторите команду: файлы будут отправлены сначала под новым ключом",
        en: "repeat the command: the files are sent from the beginning under a new key")
    package static let problemUploadIncomplete = Phrase(
        kk: "шлюзге файлдардың бәрі жетпеді, сондықтан хабарлама қабылданбады",
        ru: "до шлюза дошли не все файлы, поэтому сообщение не принято",
        en: "not all of the files reached the gateway, so the message was not taken")
    package static let problemTooLarge = Phrase(
        kk: "жіберілген дерек тым үлкен", ru: "отправлено слишком много данных",
        en: "too much was sent")
    package static let problemBusy = Phrase(
        kk: "шлюз қазір бос емес", ru: "шлюз сейчас занят", en: "the gateway is busy")
    package static let problemBusyHint = Phrase(
        kk: "біраздан кейін қайталап көріңіз", ru: "попробуйте ещё раз чуть позже",
        en: "try again in a while")
    package static let problemWaitingForTrustees = Phrase(
        kk: "шлюз іске қосылды, сенімгерлерді күтіп тұр",
        ru: "шлюз запущен и ждёт доверенных лиц",
        en: "the gateway has started and waits for the trustees")
    package static let problemRolledBack = Phrase(
        kk: "шлюздің дерекқоры журналдан ескі, сондықтан ол жұмыс істеуден бас тартты",
        ru: "база данных шлюза старее журнала, поэтому он отказался работать",
        en: "the gateway's database is older than the log, so it refuses to work")
    package static let problemRolledBackHint = Phrase(
        kk: "оператор дерекқордың ең жаңа көшірмесін қойғанша ештеңе қабылданбайды",
        ru: "ничего не принимается, пока оператор не поставит самую новую копию базы",
        en: "nothing is taken until its operator puts the newest copy of the database in place")
    package static let problemStorageFull = Phrase(
        kk: "шлюзде орын қалмады", ru: "на шлюзе нет места", en: "the gateway has no room left")
    package static let problemNotYet = Phrase(
        kk: "әлі дайын емес", ru: "пока не готово", en: "not there yet")
    package static let problemTooSlow = Phrase(
        kk: "жіберу тым баяу болды", ru: "отправка шла слишком медленно",
        en: "sending was too slow")
    package static let problemMethodNotAllowed = Phrase(
        kk: "шлюз мұндай сұрауды қабылдамайды",
        ru: "шлюз не принимает такой запрос",
        en: "the gateway does not take such a request")
    package static let problemUnexpected = Phrase(
        kk: "шлюзде қате болды", ru: "на шлюзе произошла ошибка", en: "the gateway failed")
}
