//! What the component says in the languages of the Medusa Admin, for its `messages`: JSON, by name. `locale` says which
//! one it is. An app carries only those that it names.
//!
//! ```no_run
//! # use leptos::prelude::*;
//! # use medusa_customer_groups::{CustomerGroups, languages};
//! view! { <CustomerGroups customer_id="cus_123" locale="de" messages=languages::DE /> }
//! # ;
//! ```

macro_rules! languages {
    ($($name:ident $tag:literal $called:literal)*) => {
        $(
            #[doc = $called]
            pub const $name: &str = include_str!(concat!("languages/", $tag, ".json"));
        )*
    };
}

languages! {
    AR "ar" "Arabic"
    BG "bg" "Bulgarian"
    BS "bs" "Bosnian"
    CS "cs" "Czech"
    DE "de" "German"
    EL "el" "Greek"
    EN "en" "English: what is said anyway, to copy and change"
    EN_GB "en-GB" "British English"
    ES "es" "Spanish"
    FA "fa" "Persian"
    FI "fi" "Finnish"
    FR "fr" "French"
    HE "he" "Hebrew"
    HR "hr" "Croatian"
    HU "hu" "Hungarian"
    ID "id" "Indonesian"
    IT "it" "Italian"
    JA "ja" "Japanese"
    KO "ko" "Korean"
    LT "lt" "Lithuanian"
    MK "mk" "Macedonian"
    MN "mn" "Mongolian"
    NL "nl" "Dutch"
    PL "pl" "Polish"
    PT_BR "pt-BR" "Brazilian Portuguese"
    PT_PT "pt-PT" "Portuguese of Portugal"
    RO "ro" "Romanian"
    RU "ru" "Russian"
    SV "sv" "Swedish"
    TH "th" "Thai"
    TR "tr" "Turkish"
    UK "uk" "Ukrainian"
    VI "vi" "Vietnamese"
    ZH_CN "zh-CN" "Chinese in simplified characters"
    ZH_TW "zh-TW" "Chinese in traditional characters"
}
