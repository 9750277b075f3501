import Mustache

/// The files of the pages: script and style, put together as one each, and templates.
enum PageAssets {
    /// The script: the files are the rooms of one function, in the order in which they need each other.
    static let script: [UInt8] =
        Array("(() => {\n\"use strict\";\n".utf8)
        + [
            PackageResources.data_js, PackageResources.dom_js, PackageResources.looks_js,
            PackageResources.filters_js, PackageResources.view_js, PackageResources.lanes_js,
            PackageResources.minimap_js, PackageResources.gestures_js, PackageResources.story_js,
            PackageResources.panel_js, PackageResources.board_js, PackageResources.moment_js,
            PackageResources.table_js, PackageResources.main_js,
        ].joined(separator: [0x0A]) + Array("})();\n".utf8)

    /// The style.
    static let style: [UInt8] = PackageResources.base_css + PackageResources.page_css

    /// The style as a text.
    static let styleText = String(decoding: style, as: UTF8.self)

    /// What the page's policy allows.
    static let policy = PagePolicy.text(script: script, style: style)

    /// The template of the page, up to its data.
    static let template = template(of: PackageResources.page_mustache)

    /// The style of a batch's report.
    private static let reportStyle: [UInt8] = PackageResources.base_css + PackageResources.report_css

    /// The style of a batch's report as a text.
    static let reportStyleText = String(decoding: reportStyle, as: UTF8.self)

    /// What a batch's report is allowed: its style, and no script.
    static let reportPolicy = PagePolicy.text(script: nil, style: reportStyle)

    /// The template of a batch's report.
    static let reportTemplate = template(of: PackageResources.report_mustache)

    /// The style of the page of a network that is served.
    static let serviceStyle: [UInt8] = PackageResources.base_css + PackageResources.service_css

    /// The script of that page.
    static let serviceScript: [UInt8] =
        Array("(() => {\n\"use strict\";\n".utf8)
        + [PackageResources.dom_js, PackageResources.service_js].joined(separator: [0x0A])
        + Array("})();\n".utf8)

    /// What that page is allowed: it asks its own server.
    static let servicePolicy = PagePolicy.text(
        script: serviceScript,
        style: serviceStyle,
        connecting: "connect-src 'self'; img-src data:; "
    )

    /// The template of that page.
    static let serviceTemplate = template(of: PackageResources.service_mustache)

    /// The script of the comparison of two runs.
    private static let compareScript: [UInt8] = PackageResources.compare_js

    /// The same as a text.
    static let compareScriptText = String(decoding: compareScript, as: UTF8.self)

    /// The style of comparisons.
    private static let compareStyle: [UInt8] = reportStyle + PackageResources.compare_css

    /// The style of comparisons as a text.
    static let compareStyleText = String(decoding: compareStyle, as: UTF8.self)

    /// What the comparison of two runs is allowed: its script and its style.
    static let comparePolicy = PagePolicy.text(script: compareScript, style: compareStyle)

    /// The template of the comparison of two runs.
    static let compareTemplate = template(of: PackageResources.compare_mustache)

    /// What the comparison of two batches is allowed: its style, and no script.
    static let batchesPolicy = PagePolicy.text(script: nil, style: compareStyle)

    /// The template of the comparison of two batches.
    static let batchesTemplate = template(of: PackageResources.batches_mustache)

    private static func template(of bytes: [UInt8]) -> MustacheTemplate {
        do {
            return try MustacheTemplate(string: String(decoding: bytes, as: UTF8.self))
        } catch {
            preconditionFailure("the templates of the pages are well-formed: \(error)")
        }
    }
}
