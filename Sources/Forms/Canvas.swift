// `unsafe` here: Cairo's surface and context. The initialiser owns one reference to each and `deinit` gives them back. Cairo calls
// `append` only within calls on that surface, the last of which is in `finish`; the bytes' owner, to which it gets an unowned
// pointer, is a property and so outlives them.
import CPango
import Wording

/// The sheets of a PDF, painted one after the other.
@safe final class Canvas {
    private let output = Output()
    private let surface: OpaquePointer
    private let context: OpaquePointer

    /// - Parameter created: UTC seconds, the only time that stands in the file.
    init(sheet: Sheet, title: String, form: Form, language: Language, created: UInt64)
        throws(FormError)
    {
        let owner = unsafe Unmanaged.passUnretained(output).toOpaque()
        guard
            let surface = unsafe cairo_pdf_surface_create_for_stream(
                append, owner, sheet.width, sheet.height),
            let context = unsafe cairo_create(surface)
        else { throw .renderingFailed }
        unsafe self.surface = surface
        unsafe self.context = context
        // Later versions may pack objects into streams, where the language could not be added.
        unsafe cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_4)
        let entries = [
            (CAIRO_PDF_METADATA_TITLE, title), (CAIRO_PDF_METADATA_SUBJECT, form.rawValue),
            (CAIRO_PDF_METADATA_KEYWORDS, language.rawValue), (CAIRO_PDF_METADATA_CREATOR, "Senim"),
            (CAIRO_PDF_METADATA_CREATE_DATE, UniversalTime.text(unixSeconds: created)),
        ]
        for (name, value) in entries {
            unsafe cairo_pdf_surface_set_metadata(surface, name, value)
        }
    }

    deinit {
        unsafe cairo_destroy(context)
        unsafe cairo_surface_destroy(surface)
    }

    /// Paints a sheet.
    func paint(_ marks: [Mark]) {
        for mark in marks {
            switch mark {
            case .line(let text, let index, let x, let top):
                unsafe text.paint(line: index, x: x, top: top, on: context)
            case .rule(let x, let y, let toX, let toY):
                unsafe cairo_set_line_width(context, Canvas.hairline)
                unsafe cairo_move_to(context, x, y)
                unsafe cairo_line_to(context, toX, toY)
                unsafe cairo_stroke(context)
            case .frame(let area):
                unsafe cairo_set_line_width(context, Canvas.hairline)
                unsafe cairo_rectangle(context, area.x, area.y, area.width, area.height)
                unsafe cairo_stroke(context)
            case .fill(let area, let blackness):
                let level = 1 - blackness
                unsafe cairo_set_source_rgb(context, level, level, level)
                unsafe cairo_rectangle(context, area.x, area.y, area.width, area.height)
                unsafe cairo_fill(context)
                unsafe cairo_set_source_rgb(context, 0, 0, 0)
            }
        }
        unsafe cairo_show_page(context)
    }

    /// Ends the file and gives its bytes; nothing is painted after.
    func finish() throws(FormError) -> [UInt8] {
        unsafe cairo_surface_finish(surface)
        guard unsafe cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS,
            unsafe cairo_status(context) == CAIRO_STATUS_SUCCESS
        else { throw .renderingFailed }
        return output.bytes
    }

    /// In points; what an office printer still prints as a line.
    private static let hairline = 0.5
}

/// Where Cairo writes to.
private final class Output {
    var bytes: [UInt8] = []
}

/// What Cairo calls with each piece of the file.
private func append(
    owner: UnsafeMutableRawPointer?, bytes: UnsafePointer<UInt8>?, count: UInt32
) -> cairo_status_t {
    guard let owner = unsafe owner, let bytes = unsafe bytes else {
        return count == 0 ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_WRITE_ERROR
    }
    let output = unsafe Unmanaged<Output>.fromOpaque(owner).takeUnretainedValue()
    unsafe output.bytes.append(contentsOf: UnsafeBufferPointer(start: bytes, count: Int(count)))
    return CAIRO_STATUS_SUCCESS
}
