// `unsafe` here: Pango's and fontconfig's objects. Each is made in one initialiser, which owns one reference to it, and is given
// back in that object's `deinit`; none leaves this file but as an argument of a call. A layout keeps its typesetter
// alive, and so the font map, the context and the configuration it was made with. Nothing here is shared between
// threads: a document makes its own typesetter, sets, paints and drops it within one call.
import CPango
import Wording

/// Sets texts with the pinned fonts and no others.
@safe final class Typesetter {
    private let config: OpaquePointer
    private let map: UnsafeMutablePointer<PangoFontMap>
    fileprivate let context: OpaquePointer

    /// A configuration that sees only the given files; nothing of the machine's own settings.
    init(fonts: FormFonts, language: Language) throws(FormError) {
        let paths: [String]
        do throws(FontRefused) { paths = try fonts.checkedPaths() } catch { throw .fonts(error) }
        guard let config = unsafe FcConfigCreate() else { throw .renderingFailed }
        for path in paths {
            guard unsafe FcConfigAppFontAddFile(config, path) == FcTrue else {
                unsafe FcConfigDestroy(config)
                throw .renderingFailed
            }
        }
        guard let map = unsafe senim_font_map(config),
            let context = unsafe pango_font_map_create_context(map)
        else {
            unsafe FcConfigDestroy(config)
            throw .renderingFailed
        }
        unsafe self.config = config
        unsafe self.map = map
        unsafe self.context = context
        unsafe pango_cairo_context_set_resolution(context, 72)
        unsafe pango_context_set_round_glyph_positions(context, 0)
        unsafe pango_context_set_language(context, pango_language_from_string(language.rawValue))
        let options = unsafe cairo_font_options_create()
        unsafe cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
        unsafe cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
        unsafe pango_cairo_context_set_font_options(context, options)
        unsafe cairo_font_options_destroy(options)
    }

    deinit {
        unsafe g_object_unref(UnsafeMutableRawPointer(context))
        unsafe g_object_unref(UnsafeMutableRawPointer(map))
        unsafe FcConfigDestroy(config)
    }

    /// Breaks a text into lines of that width, in points.
    ///
    /// - Parameter field: whose value it is, for the error.
    func set(_ text: String, _ style: TextStyle, width: Double, field: FormField? = nil)
        throws(FormError) -> SetText
    {
        let set = SetText(self, text, style, width: width)
        guard set.unknownGlyphCount > 0 else { return set }
        throw .missingGlyph(codePoint: missing(in: text, style), field: field)
    }

    /// The first character that no font has.
    private func missing(in text: String, _ style: TextStyle) -> UInt32 {
        let missing = text.unicodeScalars.first { scalar in
            SetText(self, String(scalar), style, width: 1_000).unknownGlyphCount > 0
        }
        return (missing ?? text.unicodeScalars.first)?.value ?? 0
    }
}

/// A text broken into lines, ready to be painted.
@safe final class SetText {
    let style: TextStyle
    let lineCount: Int
    private let typesetter: Typesetter
    private let layout: OpaquePointer
    private let width: Double

    fileprivate init(_ typesetter: Typesetter, _ text: String, _ style: TextStyle, width: Double) {
        guard let layout = unsafe pango_layout_new(typesetter.context) else {
            preconditionFailure("Pango makes a layout or ends the process")
        }
        let font = unsafe pango_font_description_new()
        unsafe pango_font_description_set_family(
            font, style.face == .fixed ? "Liberation Mono" : "Liberation Serif")
        unsafe pango_font_description_set_absolute_size(font, style.size * SetText.scale)
        unsafe pango_font_description_set_weight(
            font, style.face == .bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL)
        unsafe pango_font_description_set_style(
            font, style.face == .italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL)
        unsafe pango_layout_set_font_description(layout, font)
        unsafe pango_font_description_free(font)
        // A hyphen that Pango adds would be read as part of a code or a name.
        let attributes = unsafe pango_attr_list_new()
        unsafe pango_attr_list_insert(attributes, pango_attr_insert_hyphens_new(0))
        unsafe pango_layout_set_attributes(layout, attributes)
        unsafe pango_attr_list_unref(attributes)
        unsafe pango_layout_set_width(layout, CInt(width * SetText.scale))
        unsafe pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR)
        unsafe pango_layout_set_auto_dir(layout, 0)
        unsafe pango_layout_set_text(layout, text, CInt(text.utf8.count))
        unsafe self.layout = layout
        self.typesetter = typesetter
        self.style = style
        self.width = width
        lineCount = Int(unsafe pango_layout_get_line_count(layout))
    }

    deinit {
        unsafe g_object_unref(UnsafeMutableRawPointer(layout))
    }

    /// The height of all lines, in points.
    var height: Double { Double(lineCount) * style.lineHeight }

    /// How many characters no font has.
    fileprivate var unknownGlyphCount: Int {
        Int(unsafe pango_layout_get_unknown_glyphs_count(layout))
    }

    /// Paints a line whose top left corner is at that point, by its alignment.
    func paint(line: Int, x: Double, top: Double, on context: OpaquePointer) {
        let slack = width - lineWidth(line)
        let shift =
            switch style.alignment {
            case .left: 0.0
            case .centre: slack / 2
            case .right: slack
            }
        unsafe cairo_move_to(context, x + shift, top + style.ascent)
        unsafe pango_cairo_show_layout_line(
            context, pango_layout_get_line_readonly(layout, CInt(line)))
    }

    private func lineWidth(_ line: Int) -> Double {
        var extents = PangoRectangle()
        unsafe pango_layout_line_get_extents(
            pango_layout_get_line_readonly(layout, CInt(line)), nil, &extents)
        return Double(extents.width) / SetText.scale
    }

    /// Pango's units in a point.
    private static let scale = Double(PANGO_SCALE)
}
