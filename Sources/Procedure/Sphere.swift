package import Wording

/// A field of work that a report touches; a case may have several (Specification.md §4.2).
package struct Sphere: Sendable, Hashable {
    /// `S0` to `S15`, or `P1` to `P99` for what a portal added.
    package let id: SphereID
    /// Nil for a portal's own.
    package let source: Paragraph?
    package let label: Phrase

    package init(id: SphereID, source: Paragraph?, label: Phrase) {
        self.id = id
        self.source = source
        self.label = label
    }

    /// The spheres that every portal may show.
    package static let all: [Sphere] = [
        Sphere(
            id: SphereID(common: 0), source: nil,
            label: Phrase(kk: "Өзге", ru: "Иное", en: "Other")),
        Sphere(
            id: SphereID(common: 1), source: "O–2; P §3",
            label: Phrase(
                kk: "Мемлекеттік қызмет, рұқсат, лицензия", ru: "Госуслуги, разрешения, лицензии",
                en: "Services, permits, licences")),
        Sphere(
            id: SphereID(common: 2), source: "O–3",
            label: Phrase(
                kk: "Мемлекеттік сатып алу", ru: "Государственные закупки",
                en: "Procurement")),
        Sphere(
            id: SphereID(common: 3), source: "O–4",
            label: Phrase(
                kk: "Басқарушылық шешімдер", ru: "Управленческие решения",
                en: "Management decisions")),
        Sphere(
            id: SphereID(common: 4), source: "O–5",
            label: Phrase(
                kk: "Нормативтік актілер жобасы", ru: "Подготовка правовых актов",
                en: "Rule drafting")),
        Sphere(
            id: SphereID(common: 5), source: "O–6; P §9(1)–(4)",
            label: Phrase(kk: "Кадр мәселелері", ru: "Кадровые вопросы", en: "Staffing")),
        Sphere(
            id: SphereID(common: 6), source: "O–7; P §10",
            label: Phrase(
                kk: "Басшы мен бағыныстылар", ru: "Руководитель и подчинённые",
                en: "Superiors, subordinates")),
        Sphere(
            id: SphereID(common: 7), source: "O–1",
            label: Phrase(kk: "Азаматтар құқығы", ru: "Права граждан", en: "Citizens' rights")),
        Sphere(
            id: SphereID(common: 8), source: "O–7(9); P §2(22), §7(1),(4)",
            label: Phrase(
                kk: "Мемлекеттік мүлік, көлік", ru: "Госимущество, транспорт",
                en: "State property, vehicles")),
        Sphere(
            id: SphereID(common: 9), source: "P §5(7); L 45(2)",
            label: Phrase(kk: "Бюджет қаражаты", ru: "Бюджетные средства", en: "Budget funds")),
        Sphere(
            id: SphereID(common: 10), source: "P §9(5),(6)",
            label: Phrase(kk: "Қызметтік тұрғын үй", ru: "Служебное жильё", en: "Service housing")),
        Sphere(
            id: SphereID(common: 11), source: "P §4",
            label: Phrase(
                kk: "Қоғамдық тәртіп, жол қауіпсіздігі", ru: "Общественный порядок, дороги",
                en: "Public order, roads")),
        Sphere(
            id: SphereID(common: 12), source: "P §5",
            label: Phrase(
                kk: "Сотқа дейінгі тергеу", ru: "Досудебное расследование",
                en: "Pre-trial investigation")),
        Sphere(
            id: SphereID(common: 13), source: "P §6",
            label: Phrase(
                kk: "Жазаны орындау", ru: "Исполнение наказаний", en: "Prisons, penalties")),
        Sphere(
            id: SphereID(common: 14), source: "P §7",
            label: Phrase(kk: "Азаматтық қорғау", ru: "Гражданская защита", en: "Civil protection")),
        Sphere(
            id: SphereID(common: 15), source: "P §8; L 50(1)12",
            label: Phrase(kk: "Тексерулер", ru: "Проверки", en: "Inspections")),
    ]
}
