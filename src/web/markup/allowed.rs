//! What an article's HTML may consist of.

/// What becomes of an element.
pub(super) enum Fate {
    /// It is built anew, with the attributes allowed.
    Keep,
    /// It goes, its content stays.
    Unwrap,
    /// It goes with all that is in it.
    Drop,
}

const KEPT: &str = "a abbr b bdi bdo blockquote br caption cite code col colgroup dd del details \
    dfn div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q rp \
    rt ruby s samp small span strong sub summary sup table tbody td tfoot th thead time tr u ul \
    var wbr";

const DROPPED: &str = "applet audio base button canvas embed frame frameset head iframe input link \
    math meta noembed noframes noscript object option param script select source style svg \
    template textarea title track video xmp";

/// What becomes of an element of this name.
pub(super) fn fate(name: &str) -> Fate {
    let stands_in = |names: &str| names.split(' ').any(|it| it == name);
    if stands_in(KEPT) {
        Fate::Keep
    } else if stands_in(DROPPED) {
        Fate::Drop
    } else {
        Fate::Unwrap
    }
}

/// The attributes that an element of this name may keep.
pub(super) fn attributes(name: &str) -> impl Iterator<Item = &'static str> {
    let own: &[&str] = match name {
        "a" => &["href", "name"],
        "blockquote" | "del" | "ins" | "q" => &["cite", "datetime"],
        "col" | "colgroup" => &["span"],
        "details" => &["open"],
        "img" => &["src", "alt", "width", "height"],
        "li" => &["value"],
        "ol" => &["start", "reversed", "type"],
        "td" => &["colspan", "rowspan"],
        "th" => &["colspan", "rowspan", "scope", "abbr"],
        "time" => &["datetime"],
        _ => &[],
    };
    ["lang", "dir", "title", "id"].into_iter().chain(own.iter().copied())
}
