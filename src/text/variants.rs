//! Simplified and traditional Chinese: which characters stand for each other.
//!
//! The table is a file of the app (`variants.txt`), which is fetched when a query first has such a
//! character; the index knows nothing of it. A line has a simplified character and its traditional
//! forms.

/// How many bytes a line of the table has at most.
const LONGEST: usize = 30;

/// Whether a character is one of those that a table may have.
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}')
}

/// All ways to write a word, by this table, its own among them.
pub fn variants(word: &str, table: &str) -> Vec<String> {
    let mut forms = vec![String::new()];
    for c in word.chars() {
        let alike = alike(c, table);
        let mut longer = Vec::new();
        for form in forms {
            for c in alike.chars() {
                let mut form = form.clone();
                form.push(c);
                longer.push(form);
            }
        }
        forms = longer;
    }
    forms
}

/// All characters that stand for the same as one, and itself.
fn alike(c: char, table: &str) -> String {
    let (mut line, mut has) = (String::new(), false);
    for other in table.chars() {
        if other != '\n' {
            line.push(other);
            has |= other == c;
        } else if has && line.len() < LONGEST {
            return line;
        } else {
            line.clear();
            has = false;
        }
    }
    String::from(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = include_str!("variants.txt");

    #[test]
    fn a_word_is_written_in_simplified_and_in_traditional_characters() {
        assert_eq!(variants("发展", TABLE), ["发展", "發展", "髮展"]);
        assert_eq!(variants("國", TABLE), ["国", "國"]);
        assert!(variants("經濟", TABLE).contains(&"经济".to_owned()));
        assert!(variants("经济", TABLE).contains(&"經濟".to_owned()));
        for plain in ["人", "poverty", "カラ", "", "2018"] {
            assert_eq!(variants(plain, TABLE), [plain]);
        }
        assert_eq!(variants("国", ""), ["国"]);
    }

    #[test]
    fn each_character_is_in_the_table_once() {
        let lines = TABLE.lines().filter(|line| !line.starts_with('#'));
        let mut all: Vec<char> = lines.flat_map(str::chars).collect();
        assert!(all.len() > 4_000 && all.iter().all(|c| is_han(*c)));
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count);
    }

    #[test]
    fn a_table_that_is_no_table_gives_few_forms() {
        let odd = "国".repeat(1_000) + "\n";
        assert_eq!(variants("国国", &odd), ["国国"]);
    }
}
