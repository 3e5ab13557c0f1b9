// `unsafe` here: a lock in memory that is never freed, which outlives the two threads that use it.
import Glibc

/// A thread such as a language's runtime may have begun before the confinement, which ends within it.
@safe struct IdleThread {
    private let gate: UnsafeMutablePointer<pthread_mutex_t>
    private let id: pthread_t

    init() {
        let gate = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
        unsafe pthread_mutex_init(gate, nil)
        unsafe pthread_mutex_lock(gate)
        var id = pthread_t()
        _ = unsafe pthread_create(
            &id, nil,
            { gate in
                if let gate = unsafe gate?.assumingMemoryBound(to: pthread_mutex_t.self) {
                    unsafe pthread_mutex_lock(gate)
                }
                return nil
            }, gate)
        unsafe self.gate = gate
        self.id = id
    }

    /// Lets it go on to its end, and waits for that.
    func end() {
        unsafe pthread_mutex_unlock(gate)
        pthread_join(id, nil)
    }
}
