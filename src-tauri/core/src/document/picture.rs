//! A picture for the head of documents: what a PNG or a JPEG file holds, ready to be put into a PDF as it is.
//!
//! A JPEG goes in untouched. A PNG is unpacked once, and what is see-through in it is laid on white, since paper is
//! white and not every reader knows masks. Nothing here draws.

use lopdf::{Object, Stream, dictionary};

/// Most pixels along one side: more is no logo.
const MOST_SIDE: u32 = 4_000;

/// A picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// Pixels across.
    pub(super) width: u32,
    /// Pixels down.
    pub(super) height: u32,
    /// One sample a pixel for gray, three for colour.
    pub(super) samples: u8,
    /// Samples of eight bits, row by row; or the JPEG file.
    pub(super) bytes: Vec<u8>,
    /// The bytes are a JPEG file.
    pub(super) jpeg: bool,
}

impl Picture {
    /// Reads a picture; says in words why a file is none that can be printed.
    pub fn read(bytes: &[u8]) -> Result<Self, String> {
        let picture = if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
            png(bytes)?
        } else if bytes.starts_with(b"\xff\xd8\xff") {
            jpeg(bytes)?
        } else {
            return Err("it is neither a PNG nor a JPEG picture".to_owned());
        };
        Ok(picture)
    }

    /// Width and height in a box, its proportions kept.
    pub(super) fn fitted(&self, (most_width, most_height): (f32, f32)) -> (f32, f32) {
        let side = |pixels: u32| f32::from(u16::try_from(pixels).unwrap_or(u16::MAX)).max(1.0);
        let (width, height) = (side(self.width), side(self.height));
        let scale = (most_width / width).min(most_height / height);
        (width * scale, height * scale)
    }
}

fn sized(width: u32, height: u32) -> Result<(), String> {
    if width == 0 || height == 0 {
        return Err("it is empty".to_owned());
    }
    if width > MOST_SIDE || height > MOST_SIDE {
        return Err(format!(
            "it has {width} by {height} pixels; a logo has at most {MOST_SIDE} a side"
        ));
    }
    Ok(())
}

fn four(bytes: &[u8], at: usize) -> Option<u32> {
    let part = bytes.get(at..at.checked_add(4)?)?;
    Some(u32::from_be_bytes(part.try_into().ok()?))
}

fn two(bytes: &[u8], at: usize) -> Option<u32> {
    let part = bytes.get(at..at.checked_add(2)?)?;
    Some(u32::from(u16::from_be_bytes(part.try_into().ok()?)))
}

/// The frame header of a JPEG says its size and its colours. [ITU T.81 B.2.2]
fn jpeg(bytes: &[u8]) -> Result<Picture, String> {
    let broken = || "it is a broken JPEG picture".to_owned();
    let mut at = 2;
    loop {
        let marker = *bytes.get(at + 1).ok_or_else(broken)?;
        if bytes.get(at) != Some(&0xff) {
            return Err(broken());
        }
        let length = usize::try_from(two(bytes, at + 2).ok_or_else(broken)?).unwrap_or(0);
        let is_frame = (0xc0..=0xcf).contains(&marker) && ![0xc4, 0xc8, 0xcc].contains(&marker);
        if is_frame {
            let height = two(bytes, at + 5).ok_or_else(broken)?;
            let width = two(bytes, at + 7).ok_or_else(broken)?;
            let samples = *bytes.get(at + 9).ok_or_else(broken)?;
            sized(width, height)?;
            if !matches!(samples, 1 | 3) {
                return Err("its colours are meant for a printing press (CMYK)".to_owned());
            }
            return Ok(Picture {
                width,
                height,
                samples,
                bytes: bytes.to_vec(),
                jpeg: true,
            });
        }
        if length < 2 {
            return Err(broken());
        }
        at += 2 + length;
    }
}

/// What a PNG says of itself before its pixels. [W3C PNG 11.2]
struct Header {
    width: u32,
    height: u32,
    depth: u8,
    colour: u8,
}

fn png(bytes: &[u8]) -> Result<Picture, String> {
    let broken = || "it is a broken PNG picture".to_owned();
    let mut header = None;
    let mut packed = Vec::new();
    let (mut palette, mut clear) = (Vec::new(), Vec::new());
    let mut at = 8;
    while let Some(length) = four(bytes, at) {
        let length = usize::try_from(length).map_err(|_| broken())?;
        let kind = bytes.get(at + 4..at + 8).ok_or_else(broken)?;
        let end = (at + 8).checked_add(length).ok_or_else(broken)?;
        let body = bytes.get(at + 8..end).ok_or_else(broken)?;
        match kind {
            b"IHDR" => {
                let byte = |at: usize| body.get(at).copied().ok_or_else(broken);
                header = Some(Header {
                    width: four(body, 0).ok_or_else(broken)?,
                    height: four(body, 4).ok_or_else(broken)?,
                    depth: byte(8)?,
                    colour: byte(9)?,
                });
                if byte(12)? != 0 {
                    return Err("it is interlaced; save it without".to_owned());
                }
            }
            b"PLTE" => palette = body.to_vec(),
            b"tRNS" => clear = body.to_vec(),
            b"IDAT" => packed.extend_from_slice(body),
            b"IEND" => break,
            _ => {}
        }
        at = end + 4;
    }
    let header = header.ok_or_else(broken)?;
    sized(header.width, header.height)?;
    if header.depth != 8 {
        return Err(format!(
            "it has {} bits a sample; save it with 8",
            header.depth
        ));
    }
    let channels: usize = match header.colour {
        0 | 3 => 1,
        2 => 3,
        4 => 2,
        6 => 4,
        _ => return Err(broken()),
    };
    let width = usize::try_from(header.width).map_err(|_| broken())?;
    let height = usize::try_from(header.height).map_err(|_| broken())?;
    let wanted = width * height * channels;
    // A row has one byte more, which says how it is filtered.
    let flat = unpacked(packed, &header, channels, wanted + height).ok_or_else(broken)?;
    let flat = flat.get(..wanted).ok_or_else(broken)?;
    let mut pixels = Vec::with_capacity(width * height * 3);
    for pixel in flat.chunks_exact(channels) {
        let (rgb, alpha) = match (header.colour, pixel) {
            (0, [gray]) => ([*gray; 3], 255),
            (2, [r, g, b]) => ([*r, *g, *b], 255),
            (3, [index]) => {
                let first = usize::from(*index) * 3;
                let rgb = palette.get(first..first + 3).ok_or_else(broken)?;
                let rgb = <[u8; 3]>::try_from(rgb).map_err(|_| broken())?;
                (rgb, clear.get(usize::from(*index)).copied().unwrap_or(255))
            }
            (4, [gray, alpha]) => ([*gray; 3], *alpha),
            (6, [r, g, b, alpha]) => ([*r, *g, *b], *alpha),
            _ => return Err(broken()),
        };
        pixels.extend(rgb.map(|part| on_white(part, alpha)));
    }
    Ok(Picture {
        width: header.width,
        height: header.height,
        samples: 3,
        bytes: pixels,
        jpeg: false,
    })
}

/// A sample laid on white as far as it is see-through.
fn on_white(part: u8, alpha: u8) -> u8 {
    let (part, alpha) = (u16::from(part), u16::from(alpha));
    u8::try_from((part * alpha + 255 * (255 - alpha) + 127) / 255).unwrap_or(255)
}

/// The rows of a PNG: packed and filtered as PDF streams may be, so the PDF library undoes both.
/// More than the picture's own size is no picture.
fn unpacked(packed: Vec<u8>, header: &Header, channels: usize, most: usize) -> Option<Vec<u8>> {
    let channels = i64::try_from(channels).ok()?;
    let stream = Stream::new(
        dictionary! {
            "Filter" => "FlateDecode",
            "DecodeParms" => dictionary! {
                "Predictor" => 15,
                "Colors" => channels,
                "BitsPerComponent" => 8,
                "Columns" => Object::Integer(i64::from(header.width)),
            },
        },
        packed,
    );
    stream.decompressed_content_with_limit(most).ok()
}

#[cfg(test)]
mod tests {
    use super::{Picture, on_white};

    /// Two by one pixels, red and half-clear black, in a stored block of deflate.
    fn small(rgba: [u8; 8]) -> Vec<u8> {
        let mut row = vec![0];
        row.extend(rgba);
        let (mut a, mut b) = (1_u32, 0_u32);
        for byte in &row {
            a = (a + u32::from(*byte)) % 65_521;
            b = (b + a) % 65_521;
        }
        let mut packed = vec![0x78, 0x01, 0x01, 9, 0, 0xf6, 0xff];
        packed.extend(&row);
        packed.extend(((b << 16) | a).to_be_bytes());
        let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
        let mut chunk = |kind: &[u8], body: &[u8]| {
            file.extend(u32::try_from(body.len()).unwrap().to_be_bytes());
            file.extend(kind);
            file.extend(body);
            file.extend([0; 4]);
        };
        chunk(b"IHDR", &[0, 0, 0, 2, 0, 0, 0, 1, 8, 6, 0, 0, 0]);
        chunk(b"IDAT", &packed);
        chunk(b"IEND", b"");
        file
    }

    #[test]
    fn a_png_is_unpacked_and_laid_on_white() {
        let picture = Picture::read(&small([255, 0, 0, 255, 0, 0, 0, 128])).unwrap();
        assert_eq!((picture.width, picture.height), (2, 1));
        assert_eq!(picture.bytes, [255, 0, 0, 127, 127, 127]);
        assert_eq!((on_white(10, 0), on_white(10, 255)), (255, 10));
    }

    #[test]
    fn a_png_that_unpacks_to_more_than_its_size_is_refused_before_it_is_unpacked() {
        let mut zeros = lopdf::Stream::new(lopdf::Dictionary::new(), vec![0; 64 << 20]);
        zeros.compress().unwrap();
        let packed = zeros.content;
        assert!(packed.len() < 100_000);
        let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
        for (kind, body) in [
            (
                b"IHDR".as_slice(),
                [0, 0, 0, 2, 0, 0, 0, 1, 8, 6, 0, 0, 0].as_slice(),
            ),
            (b"IDAT", &packed),
            (b"IEND", b""),
        ] {
            file.extend(u32::try_from(body.len()).unwrap().to_be_bytes());
            file.extend(kind);
            file.extend(body);
            file.extend([0; 4]);
        }
        assert_eq!(
            Picture::read(&file).unwrap_err(),
            "it is a broken PNG picture"
        );
    }

    #[test]
    fn a_jpeg_goes_in_as_it_is() {
        let file = [
            0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 0xff, 0xc0, 0, 11, 8, 0, 20, 0, 40, 3, 1, 0x22, 0,
        ];
        let picture = Picture::read(&file).unwrap();
        assert_eq!(
            (picture.width, picture.height, picture.jpeg),
            (40, 20, true)
        );
        let (width, height) = picture.fitted((100.0, 15.0));
        assert!((width - 30.0).abs() < 0.01 && (height - 15.0).abs() < 0.01);
    }

    #[test]
    fn what_is_no_picture_is_refused_in_words() {
        for file in [
            b"".as_slice(),
            b"GIF89a",
            b"\x89PNG\r\n\x1a\n",
            b"\xff\xd8\xff",
            b"\xff\xd8\xff\xe0\0\0",
            b"\x89PNG\r\n\x1a\n\0\0\xff\xffIHDR",
        ] {
            assert!(!Picture::read(file).unwrap_err().is_empty());
        }
    }
}
