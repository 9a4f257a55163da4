//! What is said, in English. `languages/` has the same in other languages, under these names in camelCase.
//!
//! Each is a whole sentence, a heading or a label. In `{group}`, `{groups}` and the like stand names, which no language
//! can bend. Words that the Medusa Admin has are its own.

use super::phrase::{Phrase, phrases};

phrases! {
    // The card.
    CUSTOMER_GROUPS = "Customer groups";
    ADD_TO_GROUPS = "Add to groups";
    LOADING = "Loading customer groups…";
    NO_GROUPS = "No groups yet";
    NO_GROUPS_HINT = "Groups decide which prices and promotions a customer gets.";
    NO_CUSTOMER = "Customer not found";
    NO_CUSTOMER_HINT = "The customer may have been deleted, or the link is incomplete.";
    LOAD_FAILED = "The groups could not be loaded";
    READ_ONLY = "You can see these groups, but not change them: your account lacks the right to update customers.";
    CANNOT_LIST = "You can remove groups, but not add any: your account lacks the right to see the store's groups.";
    /// Two sentences, one after the other.
    TWO_SENTENCES = "{first} {second}";
    /// What something is, or what is said of a customer: "Created: Today", "Ada Byron: Added to VIP."
    LABELLED = "{label}: {value}";

    // Buttons.
    UNDO = "Undo";
    RETRY = "Retry";
    SAVE = "Save";
    DISCARD = "Discard";
    DISMISS = "Dismiss";
    SHOW_MORE = "Show more";
    /// Opens a problem's details.
    DETAILS = "Details";

    // The table.
    /// The column with the groups' names.
    NAME = "Name";
    /// The column, and the filter, for when a group was created.
    CREATED = "Created";
    UPDATED = "Updated";
    /// The column with how many customers a group has; on the page, the list of them.
    CUSTOMERS = "Customers";
    /// The column with the buttons, to those who do not see it.
    ACTIONS = "Actions";
    /// Said when the table is sorted by another column, whose label it is.
    SORTED_UP = "Sorted by {column}, ascending.";
    SORTED_DOWN = "Sorted by {column}, descending.";
    SELECT_ALL = "Select all";
    SELECT = "Select {group}";
    REMOVE = "Remove {group}";
    /// Takes back that the group is to be removed.
    KEEP = "Keep {group}";
    /// Marks a group that is added once the changes are saved.
    NEW = "New";
    /// Marks a group that is removed once the changes are saved.
    REMOVED = "Removed";
    FILTER_GROUPS = "Filter groups";
    NO_FILTERED = "No group matches the filter";
    /// Said of what a filter leaves.
    SHOWN_OF = "{shown} of {count} group|{shown} of {count} groups";
    CLEAR_FILTERS = "Clear filters";
    /// Turns off one filter, such as "Created: Today".
    CLEAR_FILTER = "Clear {filter}";
    /// Opens the filters by date.
    DATES = "Dates";
    /// The first day of a span.
    FROM = "From";
    /// The last day of a span.
    TO = "To";
    ANY_TIME = "Any time";
    TODAY = "Today";
    LAST_7_DAYS = "Last 7 days";
    LAST_30_DAYS = "Last 30 days";
    LAST_90_DAYS = "Last 90 days";
    LAST_12_MONTHS = "Last 12 months";
    /// A span whose two days are chosen.
    CUSTOM_DATES = "From – to";
    /// As in "Created: from May 7, 2024".
    SINCE = "from {date}";
    /// As in "Created: until May 7, 2024".
    UNTIL = "until {date}";
    /// How many groups are not shown, or not named at the end of a list: "VIP, Gold, and 3 more".
    MORE = "{count} more|{count} more";
    /// Opens the names of all of so many groups.
    ALL_OF_THEM = "All {count}|All {count}";
    SELECTED = "{count} selected: {groups}|{count} selected: {groups}";
    /// Said when the last of the selected ones no longer is.
    NONE_SELECTED = "No group selected.";
    REMOVE_SELECTED = "Remove selected";
    CLEAR_SELECTION = "Clear selection";

    // The picker.
    SEARCH_GROUPS = "Search groups";
    SEARCH_OR_PASTE = "Search, or paste a list of names";
    /// The list of groups to choose from.
    GROUPS = "Groups";
    /// Groups that were chosen lately.
    RECENT = "Recent";
    ALL_GROUPS = "All groups";
    SEARCHING = "Searching…";
    NO_MATCH = "No group has such a name.";
    /// How many groups a search has found.
    RESULTS = "{count} group|{count} groups";
    SEARCH_FAILED = "The search failed.";
    /// The groups that were added since the picker was opened.
    ADDED = "Added: {groups}.";
    CREATE = "Create “{group}”";
    CREATING = "Creating “{group}”…";
    /// Said beside "Create": a group is called nearly so.
    EXISTS = "“{group}” exists";
    /// To create all groups that a pasted list names and the store lacks.
    CREATE_ALL = "Create all {count} not found|Create all {count} not found";
    CREATE_FAILED = "The group was not created.";
    NOT_ALL_CREATED = "Not all groups were created.";
    MAY_NOT_CREATE = "You may not create groups.";
    /// A group was not created, because somebody else has.
    TAKEN = "“{group}” was there already, and the customer is added to it.";
    /// A pasted list is being looked up.
    MATCHING = "Looking for {count} group…|Looking for {count} groups…";
    /// What became of a pasted list of so many names.
    MATCHED = "Added {added} of {count}.|Added {added} of {count}.";
    /// How many names of it are of groups that the customer was in.
    ALREADY_THERE = "Already there: {count}.";
    /// The names of it that no group has follow.
    NOT_FOUND = "Not found:";
    PASTE_FAILED = "Not all could be looked up.";

    // Edits.
    SAVING = "Saving…";
    ADDING_TO = "Adding to {groups}…";
    REMOVING_FROM = "Removing from {groups}…";
    ADDED_TO = "Added to {groups}.";
    REMOVED_FROM = "Removed from {groups}.";
    WAS_IN = "Was already in {groups}.";
    WAS_OUT_OF = "Was already out of {groups}.";
    NOT_ADDED_DELETED = "Not added to {groups}: deleted in the meantime.";
    STILL_IN = "Still in {groups}: somebody added the customer again.";
    NOT_ADDED_FORBIDDEN = "Not added to {groups}: you do not have the right to do this.";
    NOT_REMOVED_FORBIDDEN = "Not removed from {groups}: you do not have the right to do this.";
    NOT_ADDED_REFUSED = "Not added to {groups}: the server refused it.";
    NOT_REMOVED_REFUSED = "Not removed from {groups}: the server refused it.";
    NOT_ADDED_GONE = "Not added to {groups}: the customer no longer exists.";
    NOT_REMOVED_GONE = "Not removed from {groups}: the customer no longer exists.";
    /// The changes follow: "Add to VIP. Remove from Gold."
    KEPT_FORBIDDEN = "Not saved: you do not have the right to do this. Your changes are kept: {changes}";
    KEPT_REFUSED = "Not saved: the server refused it. Your changes are kept: {changes}";
    /// What is wanted, and not saved yet.
    ADD_TO = "Add to {groups}.";
    REMOVE_FROM = "Remove from {groups}.";
    /// How many more changes are wanted than were named.
    MORE_CHANGES = "{count} more.|{count} more.";
    /// Above the changes that wait.
    EDITS_HELD = "Not saved yet";
    /// Said when the last change that waited was dropped, or taken back.
    NOTHING_UNSAVED = "No unsaved changes.";
    REFRESH_FAILED = "The groups could not be read again";
    RETRYING = "No answer from the server. Trying again…";
    RETRYING_OFFLINE = "You are offline. Trying again…";
    /// In so many seconds.
    RETRYING_IN = "The server asks to wait. Trying again in {count} s.|The server asks to wait. Trying again in {count} s.";
    /// Both are users of the store's.
    ANOTHER_USER = "{author} made these changes. Save sends them as {user}.";

    // Faults: what happened, and what to do about it.
    OFFLINE = "You are offline. Check your connection.";
    MIXED_CONTENT = "This page is on https and the backend on http, which browsers refuse. Use the backend's https address.";
    /// The setting is called `ADMIN_CORS` or `AUTH_CORS`.
    NOT_LET_IN = "The server answers, but not to this page. Add {origin} to {setting} in the backend's configuration.";
    UNREACHABLE = "The server cannot be reached. Check that it is running.";
    TIMEOUT = "The server took too long to answer.";
    TOO_OFTEN = "The server was asked too often, and wants to be left alone for a while. Try again later.";
    SERVER_PROBLEM = "The server has a problem.";
    GATEWAY = "Something before the Medusa server refused this: a proxy, a firewall or a sign-in page.";
    FORBIDDEN = "You do not have the right to do this. Ask an admin of the store.";
    NOT_MEDUSA = "The answer is not from a Medusa Admin API. Check the backend's address.";
    GROUPS_HIDDEN = "The server does not show this customer's groups. Your account may lack the right to see them.";
    REFUSED = "The server refused the request.";

    // Signing in.
    SIGN_IN = "Sign in";
    SIGNING_IN = "Signing in…";
    SIGN_IN_TITLE = "Sign in to your store";
    SIGN_IN_AGAIN = "Your session has ended. Sign in to go on.";
    SIGN_IN_KEEPS = "Your session has ended. Sign in, and your change is saved.";
    SIGNED_OUT_HERE = "Your session has ended";
    SIGN_IN_THERE = "Sign in to this dashboard again, then retry. Nothing on this card is lost.";
    EMAIL = "Email";
    PASSWORD = "Password";
    BACKEND = "Medusa backend";
    WRONG_PASSWORD = "Wrong email or password.";
    WRONG_OR_CAPITALS = "Wrong email or password. Medusa tells capital letters in an email from small ones.";
    COOKIE_DROPPED = "The password is right, but the browser did not keep the session cookie. Let it keep cookies of this site, and open the page by https if the store does.";
    /// Of two sites: of the backend, and of this page.
    COOKIE_DROPPED_ELSEWHERE = "The password is right, but the browser did not keep the session cookie of {backend}, because {page} is another site. Serve this page from the backend's own site, or set the backend's cookie to SameSite=None; Secure.";
    SECOND_FACTOR = "This account needs a second factor. Sign in to the Medusa Admin at {admin}, then come back.";
    NOT_VERIFIED = "This account is not verified yet. Open the Medusa Admin at {admin} and follow its steps.";
    /// The host is the one of a sign-in provider.
    SIGN_IN_ELSEWHERE = "This store signs in through {host}. Sign in to the Medusa Admin at {admin}, then come back.";

    // The page of its own: what follows is not sent to the element.
    SIGN_OUT = "Sign out";
    SIGNED_OUT = "Signed out";
    SIGN_OUT_FAILED = "You are still signed in.";
    SEARCH_CUSTOMERS = "Search customers";
    NO_CUSTOMERS = "No customers found";
    CUSTOMERS_FAILED = "The customers could not be loaded";
    PICK_A_CUSTOMER = "Pick a customer to see the groups.";
    LOADING_CUSTOMERS = "Loading customers…";
    ALL_CUSTOMERS = "All customers";
    CONNECTING = "Connecting to the backend…";
    CONNECT_FAILED = "No connection to the backend";
    NOT_CONFIGURED = "This page is not configured yet";
    OPEN_IN_ADMIN = "Open in Medusa Admin";
    /// A customer who has an account.
    REGISTERED = "Registered";
    /// A customer who has none.
    GUEST = "Guest";
    LEAVE_STAGED = "The changes of this customer's groups are not saved. Leave, and drop them?";
    LEAVE = "Leave";
    STAY = "Stay";
    /// The choice of the page's language.
    LANGUAGE = "Language";

}
