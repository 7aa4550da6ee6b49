//! How this user likes the window: its theme, its zoom, maximised or not.
//!
//! Size and place are left to the desktop: restoring them makes the window grow at every start on
//! GNOME under Wayland (tauri-apps/plugins-workspace#3553).

use serde::{Deserialize, Serialize};

/// Light, dark, or whatever the desktop says.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Theme {
    #[default]
    System,
    Light,
    Dark,
}

/// What is kept between two starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Preferences {
    pub(crate) theme: Theme,
    /// Size of everything in the window, in percent.
    pub(crate) zoom: u16,
    pub(crate) maximized: bool,
}

impl Default for Preferences {
    fn default() -> Self {
        Self {
            theme: Theme::System,
            zoom: 100,
            maximized: false,
        }
    }
}

/// The steps of the zoom, in percent; 200 % text is asked of every screen.
const STEPS: [u16; 9] = [80, 90, 100, 110, 125, 150, 175, 200, 250];

/// The next larger step, or the largest.
pub(crate) fn larger(zoom: u16) -> u16 {
    STEPS.into_iter().find(|step| *step > zoom).unwrap_or(250)
}

/// The next smaller step, or the smallest.
pub(crate) fn smaller(zoom: u16) -> u16 {
    STEPS
        .into_iter()
        .rev()
        .find(|step| *step < zoom)
        .unwrap_or(80)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zoom_climbs_and_falls_by_steps_and_stops_at_the_ends() {
        assert_eq!((larger(100), smaller(100)), (110, 90));
        assert_eq!((larger(250), smaller(80)), (250, 80));
        assert_eq!((larger(199), smaller(199)), (200, 175));
    }

    #[test]
    fn a_file_of_an_older_version_keeps_what_it_knows() {
        let read: Preferences = serde_json::from_str(r#"{"theme":"dark"}"#).expect("read");
        assert_eq!(
            read,
            Preferences {
                theme: Theme::Dark,
                ..Preferences::default()
            }
        );
    }
}
