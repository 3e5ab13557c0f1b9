package import Directory
package import Exchange
package import TransparencyLog

/// Why a portal cannot be used, or did not do what it was asked.
package enum PortalError: Error, Equatable {
    /// No answer came.
    case transport(TransportError)
    /// The gateway said no.
    case problem(Problem, retryAfterSeconds: Int?)
    /// An answer that no Senim gateway gives.
    case unexpectedAnswer(status: Int)
    /// An answer that is not what the endpoint gives.
    case malformed(MalformedExchange)
    /// The authority's key is not named `<portal>/authority`.
    case notAnAuthorityKey
    case directory(InvalidDirectoryChain)
    /// An older directory than one seen before in this visit, or a second history.
    case directoryWentBack
    /// The directory does not list the address that was used.
    case addressNotListed
    /// A reporter used a `unix:` address.
    case localAddress
    case keyNote(InvalidKeyNote)
    case directorySet(InvalidDirectorySet)
    case currency(InvalidCurrencyNote)
    /// The trustees confirmed other keys than those served.
    case currencyForAnotherSet
    case currencyExpired(dayCount: Int)
    case currencyInTheFuture(dayCount: Int)
    /// The calendar served is not the one that the authority signed and the directory names.
    case otherCalendar
    /// Likewise the taxonomy.
    case otherTaxonomy
    case checkpoint(MalformedCheckpoint)
    case checkpointRefused(PolicyNotSatisfied)
    /// Two trees that should be one are not.
    case inconsistent(ProofRefused)
}
