package import Sealing
package import Wording

extension Language {
    /// The language that a message says it is written in.
    package var reportLanguage: ReportLanguage {
        switch self {
        case .kk: .kazakh
        case .ru: .russian
        case .en: .english
        }
    }
}
