// `unsafe` here: the kernel copies this process's memory into a buffer of ours and refuses what is not mapped.
import Glibc

@testable import Secrets

/// Looks for bytes in everything this process has in memory, as whoever seizes a dump would.
enum ProcessMemory {
    /// How often the 32 bytes occur whose complement is given; so that the search itself is no occurrence.
    static func occurrences(ofComplement complement: [UInt8]) -> Int {
        let chunkByteCount = 1 << 20
        let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: chunkByteCount, alignment: 16)
        defer {
            unsafe chunk.initializeMemory(as: UInt8.self, repeating: 0)
            unsafe chunk.deallocate()
        }
        guard let read = unsafe processRead else { return -1 }
        // What is found in the buffer of the search itself does not count.
        let own = UInt(bitPattern: chunk.baseAddress)
        let ownRange = own..<own + UInt(chunkByteCount)
        var count = 0
        for region in readableRegions() {
            var address = region.lowerBound
            while address < region.upperBound {
                let wanted = min(chunkByteCount, Int(region.upperBound - address))
                var local = unsafe iovec(iov_base: chunk.baseAddress, iov_len: wanted)
                var remote = unsafe iovec(
                    iov_base: UnsafeMutableRawPointer(bitPattern: address), iov_len: wanted)
                let byteCount = unsafe read(getpid(), &local, 1, &remote, 1, 0)
                guard byteCount > complement.count else { break }
                count += unsafe search(
                    UnsafeRawBufferPointer(rebasing: chunk[..<byteCount]), for: complement
                ).count(where: { !ownRange.contains(address + UInt($0)) })
                if byteCount < wanted { break }
                // Chunks overlap by one byte less than the pattern, so that none is counted twice.
                address += UInt(byteCount)
                if address < region.upperBound { address -= UInt(complement.count - 1) }
            }
        }
        return count
    }

    /// `process_vm_readv`, which Swift's Glibc does not import; unlike a pointer it never traps.
    private typealias ProcessRead =
        @convention(c) (
            pid_t, UnsafePointer<iovec>, UInt, UnsafePointer<iovec>, UInt, UInt
        ) -> Int
    private static var processRead: ProcessRead? {
        guard let symbol = unsafe dlsym(dlopen(nil, RTLD_NOW), "process_vm_readv") else {
            return nil
        }
        return unsafe unsafeBitCast(symbol, to: ProcessRead.self)
    }

    /// Where the 32 bytes begin. Only their first quarter is ever held as it is looked for.
    private static func search(_ memory: UnsafeRawBufferPointer, for complement: [UInt8]) -> [Int] {
        let beginning = complement.prefix(8).map { ~$0 }
        var positions: [Int] = []
        var start = 0
        while start + complement.count <= memory.count, let base = memory.baseAddress {
            guard
                let hit = unsafe memchr(base + start, Int32(beginning[0]), memory.count - start)
            else { break }
            let position = unsafe UnsafeRawPointer(hit) - base
            if position + complement.count <= memory.count,
                unsafe memcmp(base + position, beginning, beginning.count) == 0,
                complement.indices.allSatisfy({ unsafe memory[position + $0] == ~complement[$0] })
            {
                positions.append(position)
            }
            start = position + 1
        }
        return positions
    }

    private static func readMaps() -> String {
        let descriptor = unsafe open("/proc/self/maps", O_RDONLY | O_CLOEXEC)
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = unsafe read(descriptor, &chunk, chunk.count)
            guard count > 0 else { return String(decoding: bytes, as: UTF8.self) }
            bytes += chunk[..<count]
        }
    }

    private static func readableRegions() -> [Range<UInt>] {
        // Foundation stops after the first page of a file whose length it cannot ask for.
        return readMaps().split(separator: "\n").compactMap { line in
            let fields = line.split(separator: " ", omittingEmptySubsequences: true)
            // Whatever this process wrote: writable pages, and pages of no file, as locked ones are.
            guard fields.count >= 5, fields[1].hasPrefix("r"),
                fields[1].hasPrefix("rw") || fields[4] == "0", fields.last != "[vvar]"
            else { return nil }
            let bounds = fields[0].split(separator: "-").compactMap { UInt($0, radix: 16) }
            return bounds.count == 2 ? bounds[0]..<bounds[1] : nil
        }
    }
}
