/// Why no answer came from a portal. None names the address.
extension Phrase {
    package static let transportCannotConnect = Phrase(
        kk: "порталға қосылу мүмкін болмады",
        ru: "не удалось соединиться с порталом",
        en: "could not connect to the portal")
    package static let transportCannotConnectHint = Phrase(
        kk: "мекенжайды және шлюздің істеп тұрғанын тексеріңіз",
        ru: "проверьте адрес и то, что шлюз запущен",
        en: "check the address, and that the gateway is running")
    package static let transportTimedOut = Phrase(
        kk: "портал уақытында жауап бермеді",
        ru: "портал не ответил вовремя",
        en: "the portal did not answer in time")
    package static let transportTimedOutHint = Phrase(
        kk: "біраздан кейін қайталап көріңіз; Tor арқылы байланыс баяу болуы мүмкін",
        ru: "попробуйте ещё раз чуть позже; соединение через Tor бывает медленным",
        en: "try again in a while; connections through Tor can be slow")
    package static let transportProxyRefused = Phrase(
        kk: "прокси порталмен байланыстырмады",
        ru: "прокси не соединил с порталом",
        en: "the proxy did not connect to the portal")
    package static let transportProxyRefusedHint = Phrase(
        kk:
            "Tor-дың істеп тұрғанын және прокси мекенжайын тексеріңіз; проксисіз ештеңе жіберілмеді",
        ru: "проверьте, что Tor запущен и адрес прокси верен; в обход прокси ничего не отправлено",
        en: "check that Tor is running and the proxy address; nothing was sent around the proxy")
    package static let transportProxyMissing = Phrase(
        kk: "onion мекенжайына тек прокси арқылы қосылуға болады",
        ru: "к адресу onion можно соединиться только через прокси",
        en: "an onion address is reached only through a proxy")
    package static let transportProxyMissingHint = Phrase(
        kk: "Tor-ды іске қосып, --proxy socks5h://127.0.0.1:9050 қосыңыз",
        ru: "запустите Tor и добавьте --proxy socks5h://127.0.0.1:9050",
        en: "start Tor and add --proxy socks5h://127.0.0.1:9050")
    package static let transportProxyUseless = Phrase(
        kk: "осы компьютердегі сокетке прокси арқылы қосылуға болмайды",
        ru: "к сокету на этом компьютере нельзя соединиться через прокси",
        en: "a socket on this computer is not reached through a proxy")
    package static let transportProxyUselessHint = Phrase(
        kk: "--proxy параметрін алып тастаңыз немесе порталдың басқа мекенжайын беріңіз",
        ru: "уберите --proxy или укажите другой адрес портала",
        en: "leave out --proxy, or give another address of the portal")
    package static let transportAnswerTooLarge = Phrase(
        kk: "порталдың жауабы күткеннен үлкен",
        ru: "ответ портала больше ожидаемого",
        en: "the portal's answer is larger than expected")
    package static let transportBrokenAnswer = Phrase(
        kk: "порталдың жауабы үзіліп қалды немесе бүлінген",
        ru: "ответ портала оборван или повреждён",
        en: "the portal's answer is cut short or broken")
    package static let transportBrokenAnswerHint = Phrase(
        kk: "қайталап көріңіз; қайталанса, мекенжай Senim порталына тиесілі емес болуы мүмкін",
        ru: "попробуйте ещё раз; если не поможет, возможно, это не адрес портала Senim",
        en: "try again; if it persists, the address may not be a Senim portal")
    package static let transportTLS = Phrase(
        kk: "порталдың TLS сертификаты жарамсыз",
        ru: "сертификат TLS портала недействителен",
        en: "the portal's TLS certificate is not valid")
    package static let transportTLSHint = Phrase(
        kk: "біреу байланысты тыңдап отырған болуы мүмкін; басқа желіні немесе Tor-ды қолданыңыз",
        ru: "возможно, соединение кто-то перехватывает; попробуйте другую сеть или Tor",
        en: "someone may be intercepting the connection; use another network or Tor")
    package static let transportCancelled = Phrase(
        kk: "тоқтатылды", ru: "прервано", en: "stopped")
}
