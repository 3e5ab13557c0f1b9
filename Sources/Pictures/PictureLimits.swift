/// How much of a picture is taken and shown (Specification.md §1, §2).
package enum PictureLimits {
    /// The longest file, in bytes: a photograph of the most pixels, of the best quality.
    package static let maximumByteCount = 64 << 20
    /// The most pixels that are decoded.
    package static let maximumPixelCount: UInt64 = 40_000_000
    /// The longest side of what is shown, in pixels.
    package static let maximumSide: UInt32 = 2_000
    /// How long a picture may take, until the child is killed.
    package static let timeLimit = Duration.seconds(10)
    /// The same of processor time, in seconds, which the kernel counts by itself.
    static let processorSeconds: UInt32 = 10
    /// How much memory the child may map beyond its program, in bytes: the file, a whole picture, and a progressive one's coefficients.
    static let memoryByteCount = 512 << 20
}
