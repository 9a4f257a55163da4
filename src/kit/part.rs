/// As `str::contains`, whose cleverness weighs two kilobytes and names do not need.
pub(crate) fn has_part(text: &str, part: &str) -> bool {
    part.is_empty()
        || text
            .as_bytes()
            .windows(part.len())
            .any(|window| window == part.as_bytes())
}
