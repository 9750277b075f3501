import Mustache

/// The files of the page: its script and style, put together as one each.
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
    static let style: [UInt8] = PackageResources.page_css

    /// The style as a text.
    static let styleText = String(decoding: style, as: UTF8.self)

    /// What the page's policy allows.
    static let policy = PagePolicy.text(script: script, style: style)

    /// The template of the page, up to its data.
    static let template: MustacheTemplate = {
        do {
            return try MustacheTemplate(
                string: String(decoding: PackageResources.page_mustache, as: UTF8.self)
            )
        } catch {
            preconditionFailure("the page's template is well-formed: \(error)")
        }
    }()
}
