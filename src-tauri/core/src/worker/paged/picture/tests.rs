//! Pictures of every kind that scanners, telephones and screens make: each is drawn, or says why not.

use lopdf::{Dictionary, Document, Object, Stream};

use super::{super::make, nearest, unfiltered};

fn chunk(kind: &[u8], data: &[u8]) -> Vec<u8> {
    let len = u32::try_from(data.len()).unwrap().to_be_bytes();
    [&len, kind, data, &[0; 4]].concat()
}

/// What a PNG of 16 × 16 points is like.
struct Png {
    color: u8,
    bits: u8,
    parts: u8,
    laced: u8,
    rows: u32,
    clear: &'static [u8],
}

impl Png {
    const fn of(color: u8, bits: u8, parts: u8) -> Self {
        Self {
            color,
            bits,
            parts,
            laced: 0,
            rows: 16,
            clear: &[],
        }
    }

    fn bytes(&self) -> Vec<u8> {
        let row = 1 + 16 * usize::from(self.parts) * usize::from(self.bits) / 8;
        let raw = vec![0; row * usize::try_from(self.rows).unwrap()];
        // Packed as one stored block, whatever its size.
        let len = u16::try_from(raw.len()).unwrap();
        let (mut a, mut b) = (1_u32, 0_u32);
        for byte in &raw {
            a = (a + u32::from(*byte)) % 65_521;
            b = (b + a) % 65_521;
        }
        let packed = [
            &[0x78, 1, 1][..],
            &len.to_le_bytes(),
            &(!len).to_le_bytes(),
            &raw,
            &((b << 16) | a).to_be_bytes(),
        ]
        .concat();
        let head = [
            0, 0, 0, 16, 0, 0, 0, 16, self.bits, self.color, 0, 0, self.laced,
        ];
        let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
        file.extend(chunk(b"IHDR", &head));
        file.extend(chunk(b"PLTE", &[0, 0, 0, 255, 0, 0]));
        if !self.clear.is_empty() {
            file.extend(chunk(b"tRNS", self.clear));
        }
        file.extend(chunk(b"IDAT", &packed));
        file.extend(chunk(b"IEND", &[]));
        file
    }
}

fn segment(marker: u8, data: &[u8]) -> Vec<u8> {
    let len = u16::try_from(data.len() + 2).unwrap().to_be_bytes();
    [&[0xff, marker], &len[..], data].concat()
}

/// A JPEG of 800 × 600 points with this frame, bits and parts.
fn jpeg(frame: u8, bits: u8, parts: u8, notes: &[Vec<u8>]) -> Vec<u8> {
    let mut head = vec![bits, 2, 88, 3, 32, parts];
    head.extend([1, 0x11, 0].repeat(parts.into()));
    let mut file = b"\xff\xd8".to_vec();
    file.extend(notes.concat());
    file.extend(segment(frame, &head));
    file.extend(segment(0xda, &[0; 8]));
    file.extend(b"\x12\x34\xff\xd9");
    file
}

/// The picture in what was made, as its own words.
fn picture(made: &[u8]) -> Dictionary {
    let file = Document::load_mem(made).unwrap();
    let mut found: Vec<&Stream> = file
        .objects
        .values()
        .filter_map(|object| object.as_stream().ok())
        .filter(|stream| {
            stream
                .dict
                .get(b"Subtype")
                .is_ok_and(|kind| kind.as_name().unwrap() == b"Image")
        })
        .collect();
    // The mask is a picture too, and stands before the one it is of.
    found.sort_by_key(|stream| !stream.dict.has(b"SMask"));
    found.first().unwrap().dict.clone()
}

fn size(made: &[u8]) -> (f32, f32) {
    let file = Document::load_mem(made).unwrap();
    let page = file.page_iter().next().unwrap();
    let sides = file.get_dictionary(page).unwrap().get(b"MediaBox").unwrap();
    let side = |at: usize| sides.as_array().unwrap()[at].as_float().unwrap();
    (side(2), side(3))
}

#[test]
fn every_kind_of_png_is_drawn_with_its_own_bits_and_colors() {
    for (png, space, mask) in [
        (Png::of(0, 1, 1), "DeviceGray", ""),
        (Png::of(0, 2, 1), "DeviceGray", ""),
        (Png::of(0, 4, 1), "DeviceGray", ""),
        (Png::of(0, 8, 1), "DeviceGray", ""),
        (Png::of(0, 16, 1), "DeviceGray", ""),
        (Png::of(2, 8, 3), "DeviceRGB", ""),
        (Png::of(2, 16, 3), "DeviceRGB", ""),
        (Png::of(3, 1, 1), "Indexed", ""),
        (Png::of(3, 8, 1), "Indexed", ""),
        (Png::of(4, 8, 2), "DeviceGray", "SMask"),
        (Png::of(4, 16, 2), "DeviceGray", "SMask"),
        (Png::of(6, 8, 4), "DeviceRGB", "SMask"),
        (Png::of(6, 16, 4), "DeviceRGB", "SMask"),
        (
            Png {
                clear: &[0, 7],
                ..Png::of(0, 8, 1)
            },
            "DeviceGray",
            "Mask",
        ),
        (
            Png {
                clear: &[0, 7, 0, 8, 0, 9],
                ..Png::of(2, 8, 3)
            },
            "DeviceRGB",
            "Mask",
        ),
        // Laid on white in the palette itself.
        (
            Png {
                clear: &[0],
                ..Png::of(3, 8, 1)
            },
            "Indexed",
            "",
        ),
    ] {
        let made = make(&png.bytes()).unwrap();
        let drawn = picture(&made);
        let about = format!("color {}, {} bits: {drawn:?}", png.color, png.bits);
        let is = drawn.get(b"ColorSpace").unwrap();
        let name = is.as_array().map_or(is, |parts| &parts[0]);
        assert_eq!(name.as_name().unwrap(), space.as_bytes(), "{about}");
        let bits = drawn.get(b"BitsPerComponent").unwrap().as_i64().unwrap();
        assert_eq!(bits, i64::from(png.bits), "{about}");
        for key in ["Mask", "SMask"] {
            assert_eq!(drawn.has(key.as_bytes()), key == mask, "{about}");
        }
        assert_eq!(size(&made), (11.52, 11.52), "16 points at 100 to the inch");
    }
}

#[test]
fn what_a_palette_shows_through_is_laid_on_white() {
    let png = Png {
        clear: &[0, 128],
        ..Png::of(3, 8, 1)
    };
    let drawn = picture(&make(&png.bytes()).unwrap());
    let Object::String(colors, _) = &drawn.get(b"ColorSpace").unwrap().as_array().unwrap()[3]
    else {
        panic!("{drawn:?}")
    };
    assert_eq!(
        colors,
        &[255, 255, 255, 255, 127, 127],
        "black away, half red"
    );
}

#[test]
fn every_usual_jpeg_is_drawn_as_it_is() {
    let adobe = segment(0xee, b"Adobe\0d\0\0\0\0\0\x02");
    for (file, space, turned) in [
        (jpeg(0xc0, 8, 1, &[]), "DeviceGray", false),
        (jpeg(0xc0, 8, 3, &[]), "DeviceRGB", false),
        (jpeg(0xc1, 8, 3, &[]), "DeviceRGB", false),
        (jpeg(0xc2, 8, 3, &[]), "DeviceRGB", false),
        (jpeg(0xc0, 8, 4, &[]), "DeviceCMYK", false),
        (jpeg(0xc0, 8, 4, &[adobe]), "DeviceCMYK", true),
    ] {
        let drawn = picture(&make(&file).unwrap());
        assert_eq!(
            drawn.get(b"ColorSpace").unwrap().as_name().unwrap(),
            space.as_bytes()
        );
        assert_eq!(
            drawn.has(b"Decode"),
            turned,
            "the four inks of Adobe's programs"
        );
    }
}

#[test]
fn a_picture_lies_as_it_was_held_and_loses_the_cameras_notes() {
    // 800 × 600 points, held sideways: the notes of the camera say 6.
    let exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";
    let notes = [segment(0xe1, exif), segment(0xfe, b"taken at home")];
    let made = make(&jpeg(0xc0, 8, 3, &notes)).unwrap();
    let (wide, high) = size(&made);
    assert!(
        (wide - 432.0).abs() < 0.01 && (high - 576.0).abs() < 0.01,
        "{wide} × {high}"
    );
    let text = String::from_utf8_lossy(&made).into_owned();
    assert!(!text.contains("Exif") && !text.contains("taken at home"));
}

#[test]
fn what_cannot_be_drawn_says_why() {
    let mut late = Png::of(2, 8, 3);
    late.rows = 9;
    let mut alpha = Png::of(6, 8, 4);
    alpha.rows = 9;
    let laced = Png {
        laced: 1,
        ..Png::of(2, 8, 3)
    };
    let mut cut = jpeg(0xc0, 8, 3, &[]);
    cut.truncate(cut.len() - 2);
    for (file, why) in [
        (laced.bytes(), "is an interlaced PNG picture"),
        (Png::of(2, 4, 3).bytes(), "is a damaged picture"),
        (late.bytes(), "is a picture of which a part is missing"),
        (alpha.bytes(), "is a picture of which a part is missing"),
        (cut, "is a picture of which a part is missing"),
        (jpeg(0xc0, 12, 3, &[]), "is a JPEG picture of a rare kind"),
        (jpeg(0xc3, 8, 3, &[]), "is a JPEG picture of a rare kind"),
        (jpeg(0xc9, 8, 3, &[]), "is a JPEG picture of a rare kind"),
        (b"\xff\xd8\xff\xe0\x00\x02".to_vec(), "is a damaged picture"),
        (b"\x89PNG\r\n\x1a\n".to_vec(), "is a damaged picture"),
        (
            b"\x89PNG\r\n\x1a\n\0\0\xff\xffIHDR".to_vec(),
            "is a damaged picture",
        ),
    ] {
        assert_eq!(make(&file).unwrap_err(), why);
    }
}

#[test]
fn a_png_that_unpacks_to_more_than_its_size_is_unpacked_no_further() {
    let mut zeros = Stream::new(Dictionary::new(), vec![0; 64 << 20]);
    zeros.compress().unwrap();
    assert!(zeros.content.len() < 100_000);
    let file = [
        b"\x89PNG\r\n\x1a\n".to_vec(),
        chunk(b"IHDR", &[0, 0, 0, 2, 0, 0, 0, 1, 8, 6, 0, 0, 0]),
        chunk(b"IDAT", &zeros.content),
        chunk(b"IEND", b""),
    ]
    .concat();
    assert_eq!(make(&file).unwrap_err(), "is a damaged picture");
}

#[test]
fn rows_come_back_from_every_way_in_which_a_png_writes_them() {
    // Ten rows of five points of four bytes, restless enough that every way differs.
    let (row, point) = (20, 4);
    let rows: Vec<u8> = (0..200_u32)
        .map(|at| u8::try_from(at * at * 37 % 251).unwrap())
        .collect();
    let byte = |line: usize, at: Option<usize>| match at {
        Some(at) => rows[line * row + at],
        None => 0,
    };
    let mut raw = Vec::new();
    for line in 0..10 {
        let kind = line % 5;
        raw.push(u8::try_from(kind).unwrap());
        for at in 0..row {
            let left = byte(line, at.checked_sub(point));
            let (up, corner) = match line.checked_sub(1) {
                Some(above) => (byte(above, Some(at)), byte(above, at.checked_sub(point))),
                None => (0, 0),
            };
            let guess = match kind {
                0 => 0,
                1 => left,
                2 => up,
                3 => u8::midpoint(left, up),
                _ => nearest(left, up, corner),
            };
            raw.push(byte(line, Some(at)).wrapping_sub(guess));
        }
    }
    assert_eq!(unfiltered(&raw, row, point).unwrap(), rows);
    assert_eq!(
        (nearest(10, 20, 15), nearest(9, 3, 2), nearest(3, 9, 2)),
        (15, 9, 9)
    );
    raw[0] = 5;
    assert_eq!(unfiltered(&raw, row, point), None, "there is no fifth way");
}
