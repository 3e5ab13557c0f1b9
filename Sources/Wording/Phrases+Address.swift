/// Addresses given on the command line that are refused before anything is sent.
extension Phrase {
    package static let addressScheme = Phrase(
        kk: "портал мекенжайы http://, https:// немесе unix: деп басталуы керек",
        ru: "адрес портала должен начинаться с http://, https:// или unix:",
        en: "a portal's address begins with http://, https:// or unix:")
    package static let addressHost = Phrase(
        kk: "портал мекенжайындағы атау дұрыс емес",
        ru: "неверное имя в адресе портала",
        en: "the host in the portal's address is not valid")
    package static let addressHostHint = Phrase(
        kk: "тек кіші әріптер, соңында қиғаш сызықсыз, мысалы https://report.example",
        ru: "только строчные буквы, без косой черты в конце, например https://report.example",
        en: "lower case only and no slash at the end, such as https://report.example")
    package static let addressPort = Phrase(
        kk: "мекенжайдағы порт дұрыс емес",
        ru: "неверный порт в адресе",
        en: "the port in the address is not valid")
    package static let addressPortHint = Phrase(
        kk: "1 мен 65535 арасындағы сан; http үшін 80, https үшін 443 жазылмайды",
        ru: "число от 1 до 65535; 80 для http и 443 для https не пишутся",
        en: "a number from 1 to 65535; 80 for http and 443 for https are left out")
    package static let addressSocketPath = Phrase(
        kk: "сокет жолы / таңбасынан басталып, 107 байттан аспауы керек",
        ru: "путь сокета должен начинаться с / и занимать не более 107 байт",
        en: "a socket path begins with / and has at most 107 bytes")
    package static let addressPlainText = Phrase(
        kk: "шифрланбаған http:// тек осы компьютерге немесе onion мекенжайына рұқсат",
        ru: "http:// без шифрования допустим только для этого компьютера или адреса onion",
        en: "plain http:// is allowed only to this computer or to an onion address")
    package static let addressPlainTextHint = Phrase(
        kk: "https:// немесе onion мекенжайын қолданыңыз",
        ru: "используйте https:// или адрес onion",
        en: "use https:// or the onion address")
    package static let proxyScheme = Phrase(
        kk: "прокси socks5h:// деп басталуы керек",
        ru: "адрес прокси должен начинаться с socks5h://",
        en: "a proxy's address begins with socks5h://")
    package static let proxySchemeHint = Phrase(
        kk: "socks5h болса, портал атауын осы компьютер емес, прокси іздейді",
        ru: "с socks5h имя портала ищет прокси, а не этот компьютер",
        en: "with socks5h the proxy looks the portal's name up, not this computer")
    package static let proxyHost = Phrase(
        kk: "прокси IP мекенжайымен берілуі керек",
        ru: "прокси задаётся IP-адресом",
        en: "a proxy is given by its IP address")
    package static let proxyPort = Phrase(
        kk: "проксидің порты көрсетілмеген немесе дұрыс емес",
        ru: "порт прокси не указан или неверен",
        en: "the proxy's port is missing or not valid")
    package static let proxyHint = Phrase(
        kk: "мысалы: --proxy socks5h://127.0.0.1:9050",
        ru: "например: --proxy socks5h://127.0.0.1:9050",
        en: "for example: --proxy socks5h://127.0.0.1:9050")
    package static let listenNotLoopback = Phrase(
        kk: "сервер тек осы компьютердің ішкі мекенжайында немесе Unix сокетінде тыңдайды",
        ru: "сервер слушает только внутренний адрес этого компьютера или сокет Unix",
        en: "the server listens only on loopback or on a Unix socket")
    package static let listenHint = Phrase(
        kk: "127.0.0.1:8080, [::1]:8080 немесе unix:/run/senim/gateway.socket",
        ru: "127.0.0.1:8080, [::1]:8080 или unix:/run/senim/gateway.socket",
        en: "127.0.0.1:8080, [::1]:8080 or unix:/run/senim/gateway.socket")
    package static let listenAddressInUse = Phrase(
        kk: "бұл мекенжайды басқа бағдарлама алып тұр",
        ru: "этот адрес уже занят другой программой",
        en: "another program listens at this address already")
    package static let listenNotPermitted = Phrase(
        kk: "жүйе бұл мекенжайда тыңдауға рұқсат бермеді",
        ru: "система не разрешила слушать по этому адресу",
        en: "the system does not allow listening at this address")
    package static let listenNoSuchFolder = Phrase(
        kk: "сокет қойылатын қалта жоқ",
        ru: "нет папки для сокета",
        en: "the folder of the socket does not exist")
    package static let listenFailed = Phrase(
        kk: "сервер тоқтап қалды",
        ru: "сервер остановился из-за сбоя",
        en: "the server had to stop")
}
