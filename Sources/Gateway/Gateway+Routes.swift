import Exchange
package import HTTPService
import Storage

extension Gateway {
    /// Everything the gateway answers: Exchange/Specification.md §3.
    package var routes: [Route] {
        publicRoutes + pageRoutes + [
            submission(.reports, submit),
            submission(.uploads, openUpload),
            submission(.uploadChunk, storeChunk),
            post(.uploadStatus, isReserved: false, uploadStatus),
            post(.mailbox, isReserved: false, mailboxPage),
            post(.mailboxMessage, isReserved: false, mailboxMessage),
            submission(.mailboxMessages, followUp),
            submission(.mailboxRekey, rekey),
            post(.mailboxClose, isReserved: false, closeMailbox),
            post(.newDirectory, isReserved: false, newDirectory),
            post(.keys, keyNote),
            post(.keysDestroyed, keyDestroyed),
            post(.inbox, inbox),
            post(.thread, thread),
            post(.open, open),
            post(.releases, releases),
            post(.stream, stream),
            post(.streamHashes, streamHashes),
            post(.replies, reply),
            post(.handover, handover),
            post(.handedOver, handedOver),
            post(.acts, acts),
            post(.outcome, outcome),
            post(.hold, hold),
            post(.duty, duty),
            post(.threadDuties, threadDuties),
            post(.trusteePoll, trusteePoll),
            post(.trusteeCosignature, trusteeCosignature),
            post(.trusteeRelease, trusteeAnswer),
            post(.trusteeRefusal, trusteeAnswer),
            post(.trusteeCurrency, trusteeCurrency),
            post(.trusteeDirectory, trusteeDirectory),
            post(.trusteeOutcomes, trusteeOutcomes),
            post(.trusteeDuties, trusteeDuties),
            post(.trusteeChallenge, trusteeChallenge),
            post(.challengeAnswers, challengeAnswers),
            post(.challengeResult, challengeResult),
            post(.auditEntries, auditEntries),
            post(.auditOutcomes, auditOutcomes),
            post(.auditDuties, auditDuties),
            post(.auditMessages, auditMessages),
        ]
    }

    private var publicRoutes: [Route] {
        [
            get(.exact(Endpoint.directory.path), directories),
            get(.exact(Endpoint.work.path), work),
            get(.exact(Endpoint.currency.path), currency),
            get(.exact(Endpoint.calendar.path), productionCalendar),
            get(.exact(Endpoint.taxonomy.path), taxonomy),
            get(.exact(Endpoint.checkpoint.path), checkpoint),
            get(.exact(Endpoint.policy.path), policy),
            get(.exact(Endpoint.status.path), status),
            get(.exact(Endpoint.openAPI.path), openAPI),
            get(.prefix(Endpoint.consistency.path + "/"), consistency),
            get(.prefix("/tile/"), tile),
        ]
    }

    typealias Answer =
        @Sendable (ServiceRequest) async throws(Refusal) -> ServiceResponse

    /// What everyone may ask for.
    func get(_ path: Route.Path, _ answer: @escaping Answer) -> Route {
        Route(.get, path) { await Gateway.answered($0, answer) }
    }

    private typealias SignedAnswer =
        @Sendable (ServiceRequest, Endpoint) async throws(Refusal) -> ServiceResponse

    /// - Parameter isReserved: false for what strangers ask for.
    private func post(
        _ endpoint: Endpoint, isReserved: Bool = true, _ answer: @escaping SignedAnswer
    ) -> Route {
        post(endpoint, places: isReserved ? .reserved : .strangers, nil, answer)
    }

    /// What strangers hand over, and wait for (Specification.md §12).
    private func submission(_ endpoint: Endpoint, _ answer: @escaping SignedAnswer) -> Route {
        post(endpoint, places: .submissions, { [desk] in desk.noteTurnedAway() }, answer)
    }

    private func post(
        _ endpoint: Endpoint, places: Route.Places, _ onTurnedAway: (@Sendable () -> Void)?,
        _ answer: @escaping SignedAnswer
    ) -> Route {
        Route(
            .post, .exact(endpoint.path), bodyLimit: endpoint.requestLimit, places: places,
            onTurnedAway: onTurnedAway
        ) { request in
            await Gateway.answered(request) { request throws(Refusal) in
                try await answer(request, endpoint)
            }
        }
    }

    private static func answered(
        _ request: ServiceRequest, _ answer: Answer
    ) async -> ServiceResponse {
        do throws(Refusal) {
            return try await answer(request)
        } catch {
            return error.response
        }
    }

    /// Asks the storage; a failure that ends the process is noted, and every failure becomes a refusal.
    func stored<Value: Sendable>(
        _ ask: (any Storage) async throws(StorageFailure) -> Value
    ) async throws(Refusal) -> Value {
        do throws(StorageFailure) {
            return try await ask(storage)
        } catch {
            await sequencer.note(error)
            throw Refusal(error)
        }
    }
}
