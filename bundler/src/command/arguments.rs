//! What the command line accepts, and what `--help` says of it.

use crate::settings::Written;
use clap::{Args, Parser, Subcommand, ValueEnum, ValueHint};
use clap_complete::Shell;
use std::path::PathBuf;

/// Makes an edition of what a newsroom has, and shows it.
#[derive(Debug, Parser)]
#[command(
    name = "broadsheet",
    version,
    max_term_width = 100,
    after_help = "Exit codes: 0 done; 1 done, but with warnings, under --strict; 2 nothing usable or \
                  bad arguments; 130 stopped by Ctrl-C."
)]
pub struct Arguments {
    #[command(subcommand)]
    pub(super) command: Command,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Make an edition of saved pages, Markdown, feeds and text.
    Bundle(Box<Bundle>),
    /// Look an edition or a feed over, and say what is wrong with it.
    Check(Check),
    /// Show an edition in the browser, on this machine only, and anew whenever it changes.
    Serve(Serve),
    /// Write the newest headlines into a site's index.html, after articles.json was edited by hand.
    Front(Front),
    /// Write a broadsheet.toml with every key, its default and what it is for.
    Init(Init),
    /// Print a completion script for a shell.
    Completions {
        /// Which shell.
        shell: Shell,
    },
    /// Print the manual page, of the whole or of one command.
    Man {
        /// Which command, such as bundle.
        command: Option<String>,
    },
}

#[derive(Debug, Args)]
#[command(after_long_help = "Examples:\n  \
    broadsheet bundle news/ --out site/\n  \
    broadsheet bundle news/ feed.xml --out site/ --title \"Village News\" --timezone Asia/Shanghai\n  \
    broadsheet bundle news/ --out data/ --data-only --strict --report json > report.json")]
pub(super) struct Bundle {
    /// Files and folders to read; - is the standard input.
    ///
    /// A folder is walked; .gitignore and .ignore are honoured, hidden files are passed over. The
    /// kind of a file is told by its content: a saved page (HTML), Markdown with front matter, RSS,
    /// Atom, JSON Feed (and so an edition made here), or the plain text of a page.
    #[arg(required = true, value_name = "SOURCE", value_hint = ValueHint::AnyPath)]
    pub(super) sources: Vec<PathBuf>,
    /// The folder to write the site into.
    ///
    /// Only files that have changed are written, and files that an earlier run did not write are
    /// neither replaced nor removed. A run that fails or is stopped leaves the old edition as it was.
    #[arg(long, short, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub(super) out: PathBuf,
    /// Write the edition alone, without the reader.
    #[arg(long, conflicts_with = "reader")]
    pub(super) data_only: bool,
    /// Take the built reader from this folder instead of the one in this command.
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub(super) reader: Option<PathBuf>,
    /// The settings; by default broadsheet.toml of this folder, if there is one.
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(super) config: Option<PathBuf>,
    /// Leave out files larger than this, in MB; pictures and a feed's further pages, too.
    #[arg(long, value_name = "MB", default_value_t = 256)]
    pub(super) max_file_size: u64,
    /// Read files that .gitignore and .ignore leave out, too.
    #[arg(long)]
    pub(super) no_ignore: bool,
    /// Replace files in DIR that an earlier run did not write.
    #[arg(long)]
    pub(super) force: bool,
    /// How many files are read at once; by default, one for each processor.
    #[arg(long, short, value_name = "N", default_value_t = 0, hide_default_value = true)]
    pub(super) jobs: usize,
    #[command(flatten)]
    pub(super) edition: Edition,
    #[command(flatten)]
    pub(super) report: Reporting,
}

/// What can be said of an edition on the command line; `broadsheet.toml` has the same keys.
#[derive(Debug, Args)]
#[command(next_help_heading = "The edition")]
pub(super) struct Edition {
    /// The edition's title.
    #[arg(long)]
    title: Option<String>,
    /// A sentence about the edition.
    #[arg(long)]
    description: Option<String>,
    /// Its language, such as en or zh-Hans; also that of articles that do not tell theirs.
    #[arg(long, value_name = "TAG")]
    language: Option<String>,
    /// The copyright line under every page.
    #[arg(long, value_name = "LINE")]
    copyright: Option<String>,
    /// The site that the articles belong to; relative links are relative to it.
    #[arg(long)]
    url: Option<String>,
    /// The time zone of dates that name none, such as Asia/Shanghai or +08:00.
    ///
    /// Without it, dates in Chinese, Japanese and Korean articles are those of their country; others
    /// are taken for UTC, with a warning.
    #[arg(long, value_name = "ZONE")]
    timezone: Option<String>,
    /// Read 3/4/2014 as the third of April, whatever the language.
    #[arg(long)]
    day_first: bool,
    /// Give headlines without any capital their capitals.
    #[arg(long)]
    titlecase: bool,
    /// Write what codes of HTML in headlines, such as &rsquo;, stand for.
    #[arg(long)]
    decode_titles: bool,
    /// Date articles that have no date by the time of their file.
    #[arg(long)]
    date_from_file: bool,
    /// Take articles that are marked as drafts, too.
    #[arg(long)]
    drafts: bool,
}

impl Edition {
    /// The same, as the settings file would say it.
    pub(super) fn written(self) -> Written {
        Written {
            title: self.title,
            description: self.description,
            language: self.language,
            copyright: self.copyright,
            url: self.url,
            timezone: self.timezone,
            day_first: self.day_first.then_some(true),
            titlecase: self.titlecase.then_some(true),
            decode_titles: self.decode_titles.then_some(true),
            date_from_file: self.date_from_file.then_some(true),
            drafts: self.drafts.then_some(true),
            ..Written::default()
        }
    }
}

#[derive(Clone, Copy, Debug, Args)]
#[command(next_help_heading = "The report")]
pub(super) struct Reporting {
    /// The form of the report: text for people (standard error), json for machines (standard output).
    #[arg(long, value_enum, default_value_t = Form::Text)]
    pub(super) report: Form,
    /// End with exit code 1 if there is anything that was left out or is doubtful.
    #[arg(long)]
    pub(super) strict: bool,
    /// No report and no progress; errors are still said.
    #[arg(long, short)]
    pub(super) quiet: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Form {
    Text,
    Json,
}

#[derive(Debug, Args)]
pub(super) struct Check {
    /// The folder of an edition, or the file of a feed: JSON Feed, RSS or Atom.
    #[arg(value_name = "DIR", value_hint = ValueHint::AnyPath)]
    pub(super) edition: PathBuf,
    #[command(flatten)]
    pub(super) report: Reporting,
}

#[derive(Debug, Args)]
pub(super) struct Serve {
    /// The folder of an edition.
    #[arg(value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub(super) edition: PathBuf,
    /// The port; 0 takes any that is free.
    #[arg(long, short, default_value_t = 8000)]
    pub(super) port: u16,
}

#[derive(Debug, Args)]
pub(super) struct Front {
    /// The folder of the site.
    #[arg(value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub(super) site: PathBuf,
    /// Take the headlines out instead: the list appears only once the reader has loaded.
    #[arg(long)]
    pub(super) plain: bool,
}

#[derive(Debug, Args)]
pub(super) struct Init {
    /// The folder to write it into.
    #[arg(value_name = "DIR", default_value = ".", value_hint = ValueHint::DirPath)]
    pub(super) folder: PathBuf,
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_arguments_contradict_each_other_nowhere() {
        Arguments::command().debug_assert();
    }
}
