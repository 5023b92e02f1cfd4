//! `xml:base`: what relative addresses are relative to, element by element.

use super::tree::Element;
use super::wire::Document;
use crate::draft::Said;
use crate::pass::depth;
use dom_query::NodeRef;
use url::Url;

/// What addresses in the innermost of these elements are relative to: each base relative to the one around
/// it.
pub(super) fn base(document: &Document<'_>, within: &[&Element]) -> Option<Said<String>> {
    let given = [document.root, document.channel].into_iter().chain(within.iter().copied());
    let bases = given.filter_map(|it| it.attribute("xml:base"));
    let base = bases.fold(None, |outer: Option<String>, next| Some(inner(outer.as_deref(), next)));
    base.map(|value| Said { value, by: "xml:base" })
}

fn inner(outer: Option<&str>, next: &str) -> String {
    let joined = outer.and_then(|outer| Url::parse(outer).ok()?.join(next).ok());
    joined.map_or_else(|| next.to_owned(), String::from)
}

/// An address in the innermost of these elements, made absolute if that one has a base of its own.
pub(super) fn joined(document: &Document<'_>, within: &[&Element], address: &str) -> String {
    let is_own = within.last().is_some_and(|it| it.attribute("xml:base").is_some());
    let base = base(document, within).filter(|_| is_own && !address.is_empty());
    base.map_or_else(|| address.to_owned(), |base| inner(Some(base.value.as_str()), address))
}

/// Makes the addresses absolute that stand in a text's elements with a base of their own. `outer` is that of
/// the text.
pub(super) fn lead(html: &mut String, outer: Option<&str>) {
    if !html.contains("xml:base") {
        return;
    }
    let bounded = depth::bounded(html);
    let fragment = dom_query::Document::fragment(bounded.as_ref());
    lead_within(&fragment.root(), outer, false);
    let body = fragment.select_single("html");
    *html = match body.exists() {
        true => body.inner_html().to_string(),
        false => fragment.root().inner_html().to_string(),
    };
}

fn lead_within(node: &NodeRef<'_>, base: Option<&str>, is_own: bool) {
    for child in node.children().into_iter().filter(NodeRef::is_element) {
        let own = child.attr("xml:base").map(|it| inner(base, it.trim()));
        let is_own = is_own || own.is_some();
        let base = own.as_deref().or(base);
        for name in ["href", "src", "cite"].into_iter().filter(|_| is_own) {
            let address =
                child.attr(name).filter(|it| !it.trim().is_empty() && !it.starts_with('#'));
            if let Some(address) = address {
                child.set_attr(name, &inner(base, address.trim()));
            }
        }
        lead_within(&child, base, is_own);
    }
}
