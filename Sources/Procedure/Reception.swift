package import Wording

/// How a report came, and what is known of the reporter's standing (Specification.md §5.4): never who they are.
package struct Reception: Sendable, Hashable {
    /// The six channels of A §5.
    package enum Channel: String, Sendable, Hashable, CaseIterable {
        case inPerson = "1"
        case recipient = "2"
        case electronic = "3"
        case telephone = "4"
        case portal = "5"
        case other = "6"
    }

    /// Written or spoken.
    package enum Form: String, Sendable, Hashable, CaseIterable {
        case written, oral
    }

    /// As far as duties depend on it.
    package enum Reporter: String, Sendable, Hashable, CaseIterable {
        case anonymous, employee
        case civilServant = "civil-servant"
        case citizen
    }

    /// Which of the six.
    package let channel: Channel
    /// Written or spoken.
    package let form: Form
    /// The reporter's standing.
    package let reporter: Reporter

    package init(channel: Channel, form: Form, reporter: Reporter) {
        self.channel = channel
        self.form = form
        self.reporter = reporter
    }

    /// Whether an officer entered it, and so heard it before its deemed receipt: all but our own page.
    package var isIntake: Bool { channel != .portal }

    /// What confirms it to the Anti-corruption Service (A §10): the application itself where it came in writing by channels 1
    /// and 2, else Annex 1.
    package var confirmation: Act {
        form == .written && (channel == .inPerson || channel == .recipient)
            ? .applicationSent : .annexSent
    }
}

extension Reception.Channel {
    /// The channel's name.
    package var label: Phrase {
        switch self {
        case .inPerson: .procedureChannelInPerson
        case .recipient: .procedureChannelRecipient
        case .electronic: .procedureChannelElectronic
        case .telephone: .procedureChannelTelephone
        case .portal: .procedureChannelPortal
        case .other: .procedureChannelOther
        }
    }
}

extension Reception.Form {
    /// The form's name.
    package var label: Phrase {
        switch self {
        case .written: .procedureFormWritten
        case .oral: .procedureFormOral
        }
    }
}

extension Reception.Reporter {
    /// The standing's name.
    package var label: Phrase {
        switch self {
        case .anonymous: .procedureReporterAnonymous
        case .employee: .procedureReporterEmployee
        case .civilServant: .procedureReporterCivilServant
        case .citizen: .procedureReporterCitizen
        }
    }
}
