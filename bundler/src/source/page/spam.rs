//! Names of betting sites and their like, injected into the headlines and footers of pages that
//! were copied or broken into.
//!
//! A name in running text is news: papers write of betting, too. Injected is what is set apart: by a dash,
//! a bar or a bracket at the end of a headline, as a whole line or tag, in front of a copyright line, as
//! Chinese in a text of another script. The more it looks like an address (`j9`, 网址), the less must
//! set it apart. What is found in a page's title is then looked for in the whole page, since the name is
//! injected in several forms; what the headline itself speaks of is its subject.

mod names;
mod place;

use super::form::{compared, compared_in_place};
use crate::draft::Draft;
use crate::report::Note;
use broadsheet::text::{clip, is_unspaced};
use names::{Names, Tail, is_made_so};
use place::{Name, Side, Stand, stands, with_signs};

/// Takes injected names out of what any kind of source says of an article's subjects. Of names in Latin
/// letters alone it is not said that they were injected: papers write of betting, too.
pub(crate) fn take_out_of_names(draft: &mut Draft) {
    let said = [&draft.section, &draft.summary].into_iter().flatten().map(|said| &said.value);
    if said.chain(&draft.tags).chain(&draft.breadcrumb).all(|text| text.is_ascii()) {
        return;
    }
    let headline = draft.title.as_ref().map(|title| compared(&title.value)).unwrap_or_default();
    let injection = Injection { names: Names::chinese(), site: String::new(), headline };
    let taken = injection.take_out_of_names(draft);
    draft.notes.extend(note(taken, "what writes the source"));
}

/// What is reported of names that were taken out.
pub(crate) fn note(mut taken: Vec<String>, from: &str) -> Option<Note> {
    taken.sort();
    taken.dedup();
    (!taken.is_empty()).then(|| {
        let what = format!("\"{}\" was injected and is taken out", taken.join("\", \""));
        Note::changed("spam-removed", what)
            .remedy(format!("look whether {from} has been broken into"))
    })
}

/// What is reported of a headline that would be blank without an injected name.
pub(crate) fn doubt(headline: &str) -> Option<Note> {
    is_name(headline).then(|| {
        let what =
            format!("the headline \"{}\" may have been injected, and stays", clip(headline, 60));
        Note::doubted("spam-doubted", what).remedy("write the headline that belongs there")
    })
}

/// Whether a name, as of a site, is one of these and nothing else.
pub(crate) fn is_name(name: &str) -> bool {
    let folded = compared(name);
    let (stands, _) = stands(&folded, &Names::known());
    let is_all = |stand: &Stand<'_>| (stand.left, stand.right) == (Side::End, Side::End);
    stands.iter().any(is_all) || is_made_so(&folded)
}

/// What is to be taken out of a page.
pub(crate) struct Injection {
    names: Names,
    /// What the page's title has behind the headline, if that is such a name; folded, as is the headline
    /// without it.
    site: String,
    headline: String,
}

/// What a text is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Text {
    Headline,
    Running,
    /// One of a list: a tag, a section.
    Listed,
}

impl Injection {
    /// The known names, and what the page's own title was found to have behind the headline.
    pub(crate) fn of(site: Option<&str>, headline: Option<&str>) -> Self {
        let site = site.map(compared).filter(|site| is_name(site));
        let names = site.as_deref().map_or_else(Names::known, Names::with);
        let mut injection = Self { names, site: site.unwrap_or_default(), headline: String::new() };
        let mut headline = headline.map(compared).unwrap_or_default();
        injection.take(&mut headline, Text::Headline);
        injection.headline = headline;
        injection
    }

    /// Takes the injected names out of a text, and gives them back.
    pub(crate) fn take_out(&self, text: &mut String) -> Vec<String> {
        self.take(text, Text::Running)
    }

    /// Takes them out of a headline, which is never left blank.
    pub(crate) fn take_out_of_headline(&self, text: &mut String) -> Vec<String> {
        self.take(text, Text::Headline)
    }

    /// Takes them out of what names an article's subjects, and out of its summary.
    pub(crate) fn take_out_of_names(&self, draft: &mut Draft) -> Vec<String> {
        let mut taken = Vec::new();
        for (said, text) in
            [(&mut draft.section, Text::Listed), (&mut draft.summary, Text::Running)]
        {
            taken.extend(said.iter_mut().flat_map(|said| self.take(&mut said.value, text)));
            said.take_if(|said| said.value.is_empty());
        }
        for names in [&mut draft.tags, &mut draft.breadcrumb] {
            names.retain_mut(|name| {
                taken.extend(self.take(name, Text::Listed));
                !name.is_empty()
            });
        }
        taken
    }

    fn take(&self, text: &mut String, kind: Text) -> Vec<String> {
        let folded = compared_in_place(text);
        let (stands, is_foreign) = stands(&folded, &self.names);
        if stands.is_empty() {
            return Vec::new();
        }
        let is_foot = super::chrome::is_copyright(&folded);
        let mut going = Vec::new();
        for stand in &stands {
            if self.goes(stand, kind, is_foreign, is_foot) {
                going.push((stand.range.clone(), with_signs(&folded, stand)));
            } else if kind == Text::Running && !is_foreign {
                let running = stand.names.iter().filter(|name| self.is_run_in(name));
                going.extend(running.map(|name| (name.glued.clone(), name.glued.clone())));
            }
        }
        let (mut taken, mut left, mut from) = (Vec::new(), String::with_capacity(text.len()), 0);
        for (own, whole) in going {
            taken.push(clip(text.get(own).unwrap_or_default(), 60));
            left.push_str(text.get(from..whole.start).unwrap_or_default());
            from = from.max(whole.end);
        }
        left.push_str(text.get(from..).unwrap_or_default());
        *text = left;
        taken
    }

    /// Whether names that stand so were injected.
    fn goes(&self, stand: &Stand<'_>, kind: Text, is_foreign: bool, is_foot: bool) -> bool {
        let sides = [stand.left, stand.right];
        if sides.contains(&Side::Word) {
            return false;
        }
        let is_told = stand.names.iter().all(|name| self.is_told(name));
        let told = if stand.is_chinese { Tail::Code } else { Tail::Advertising };
        let tail = if is_told { stand.tail.max(told) } else { stand.tail };
        let is_foreign = is_foreign && stand.is_chinese;
        let is_firm = sides.iter().all(|side| side.is_firm());
        let is_at_end = is_firm && sides.contains(&Side::End);
        if sides == [Side::End, Side::End] {
            return match kind {
                Text::Headline => false,
                Text::Running => tail > Tail::Filling,
                Text::Listed => {
                    let is_subject = |name: &Name<'_>| self.headline.contains(name.own);
                    (stand.is_chinese || tail > Tail::Filling)
                        && !stand.names.iter().any(is_subject)
                }
            };
        }
        match tail {
            Tail::Code => is_foreign || sides.iter().any(|side| side.is_firm()),
            Tail::Advertising => is_at_end || is_foot && stand.is_chinese,
            Tail::Filling => {
                let is_apart = is_at_end && !sides.contains(&Side::Stop);
                let is_glued = sides == [Side::Script, Side::Script];
                is_apart && (kind == Text::Headline || is_foreign) || is_glued
            }
        }
    }

    /// Whether the page's title has a name behind the headline, and only there.
    fn is_told(&self, name: &Name<'_>) -> bool {
        self.site.contains(name.own) && !self.headline.contains(name.own)
    }

    /// Whether a name was put into sentences, too: what has a code in the page's title is never the
    /// sentence's own.
    fn is_run_in(&self, name: &Name<'_>) -> bool {
        name.is_known
            && name.own.contains(is_unspaced)
            && self.is_told(name)
            && is_made_so(&self.site)
    }
}

#[cfg(test)]
mod tests;
