//! What Leptos asks of every view, and what is of no meaning to those of the kit.

/// For a type that implements `Render`: attributes that are spread onto a component are not taken, and there is no
/// rendering on a server. Without a browser it renders nothing.
macro_rules! only_in_a_browser {
    ($view:ty) => {
        impl leptos::prelude::AddAnyAttr for $view {
            type Output<NewAttr: leptos::attr::Attribute> = Self;

            fn add_any_attr<NewAttr: leptos::attr::Attribute>(self, _: NewAttr) -> Self {
                self
            }
        }

        // Leptos has no other name for what is named by `tachys` here.
        impl leptos::prelude::RenderHtml for $view {
            type AsyncOutput = Self;
            type Owned = Self;

            const MIN_LENGTH: usize = 0;

            fn dry_resolve(&mut self) {}

            async fn resolve(self) -> Self {
                self
            }

            fn to_html_with_buf(
                self,
                _: &mut String,
                _: &mut leptos::tachys::view::Position,
                _: bool,
                _: bool,
                _: Vec<leptos::attr::any_attribute::AnyAttribute>,
            ) {
            }

            fn hydrate<const FROM_SERVER: bool>(
                self,
                _: &leptos::tachys::hydration::Cursor,
                _: &leptos::tachys::view::PositionState,
            ) -> Self::State {
                self.build()
            }

            fn into_owned(self) -> Self {
                self
            }
        }
    };
}

pub(crate) use only_in_a_browser;
