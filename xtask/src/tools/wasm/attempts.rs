//! Which ways to a toolchain for the browser to try, in order. Pure: facts in, attempts out.

/// What a look at the machine has found.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Facts {
    /// The active toolchain has the library for the target.
    pub(crate) active_target: bool,
    /// rustup is there to add it.
    pub(crate) rustup: bool,
    /// Debian's toolchain is installed already.
    pub(crate) debian_packages: bool,
    /// Debian's packages can be asked for.
    pub(crate) debian: bool,
}

/// One way to a toolchain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Attempt {
    UseActive,
    UseDebian,
    AddByRustup,
    InstallDebian,
}

/// The ways worth trying: what is there before what must be fetched, rustup before Debian.
pub(crate) fn in_order(facts: Facts) -> Vec<Attempt> {
    if facts.active_target {
        return vec![Attempt::UseActive];
    }
    if facts.debian_packages {
        return vec![Attempt::UseDebian];
    }
    let rustup = facts.rustup.then_some(Attempt::AddByRustup);
    let debian = facts.debian.then_some(Attempt::InstallDebian);
    rustup.into_iter().chain(debian).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_there_is_used_and_nothing_is_fetched() {
        let both = Facts { active_target: true, rustup: true, debian_packages: true, debian: true };
        assert_eq!(in_order(both), [Attempt::UseActive]);
        assert_eq!(in_order(Facts { active_target: false, ..both }), [Attempt::UseDebian]);
    }

    #[test]
    fn on_a_bare_debian_rustup_is_asked_first() {
        let bare = Facts { rustup: true, debian: true, ..Facts::default() };
        assert_eq!(in_order(bare), [Attempt::AddByRustup, Attempt::InstallDebian]);
    }

    #[test]
    fn elsewhere_there_is_only_rustup_or_nothing() {
        let elsewhere = Facts { rustup: true, ..Facts::default() };
        assert_eq!(in_order(elsewhere), [Attempt::AddByRustup]);
        assert_eq!(in_order(Facts::default()), []);
    }
}
