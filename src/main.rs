//! Boots the reader in the page.

fn main() {
    broadsheet::web::boot();
}
