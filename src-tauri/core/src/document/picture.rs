//! The consultant's logo as documents draw it: the one drawing that the worker made of the picture's file.
//!
//! Nothing here reads a picture; what a project brings along is foreign.

use super::embed::Source;

/// Most bytes of a logo: it goes into every document, and carriers take files of 3 MB [BW-PORTIN].
const MOST: usize = 1 << 20;

/// A picture, ready to be drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Picture {
    /// Its drawing, as the worker made it.
    pub(super) drawn: Vec<u8>,
    /// Width and height of the drawing, in points.
    pub(super) size: (f32, f32),
}

impl Picture {
    /// Takes what the worker made of a picture; says why it is no logo, as the rest of a sentence.
    pub fn of(drawn: Vec<u8>) -> Result<Self, String> {
        if drawn.len() > MOST {
            return Err("takes more than 1 MB in each document".to_owned());
        }
        let source = Source::read(&drawn).ok_or_else(|| "cannot be drawn".to_owned())?;
        let mut sizes = source.sizes();
        let (Some(size), None) = (sizes.next(), sizes.next()) else {
            return Err("has more than one page".to_owned());
        };
        drop(sizes);
        Ok(Self { drawn, size })
    }

    /// Width and height in a box, its proportions kept.
    pub(super) fn fitted(&self, (most_width, most_height): (f32, f32)) -> (f32, f32) {
        let (width, height) = self.size;
        let scale = (most_width / width).min(most_height / height);
        (width * scale, height * scale)
    }
}

#[cfg(test)]
mod tests {
    use super::Picture;
    use crate::worker::drawn_here;

    #[test]
    fn a_logo_keeps_its_proportions_and_is_one_page() {
        let jpeg = [
            0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 0xff, 0xc0, 0, 11, 8, 0, 20, 0, 40, 3, 1, 0x22, 0,
            0xff, 0xda, 0, 2, 0xff, 0xd9,
        ];
        let picture = Picture::of(drawn_here(&jpeg).unwrap()).unwrap();
        let (width, height) = picture.fitted((100.0, 15.0));
        assert!((width - 30.0).abs() < 0.01 && (height - 15.0).abs() < 0.01);
        assert_eq!(Picture::of(Vec::new()).unwrap_err(), "cannot be drawn");
        assert_eq!(
            Picture::of(vec![0; (1 << 20) + 1]).unwrap_err(),
            "takes more than 1 MB in each document"
        );
    }
}
