//! A picture as a page: a photographed or scanned bill, upright, as large as it fits on a sheet. A JPEG goes over as
//! it is, without the camera's notes; a PNG goes over packed as it is unless it is partly transparent.

use lopdf::{Dictionary, Object, Stream, dictionary};

use super::{
    Why,
    pdf::{Drawing, Made, figures},
};

/// Most points of a picture: a sheet at 1,200 to the inch.
const MOST: u64 = 150_000_000;
/// Width and height of what a picture may take of a sheet, in points.
const SHEET: (f32, f32) = (576.0, 756.0);
/// Points of the sheet to one of the picture at most: 100 to the inch.
const LARGEST: f32 = 0.72;

/// What ends before its last row: sent on before it was whole.
const CUT_OFF: &str = "is a picture of which a part is missing";

/// How a camera was held, as its file says: 1 to 8.
type Held = u16;

/// A page with one picture, turned as it was held.
fn page(
    picture: Stream,
    mask: Option<Stream>,
    wide: u32,
    high: u32,
    held: Held,
) -> Result<Vec<u8>, Why> {
    if wide == 0 || high == 0 || u64::from(wide) * u64::from(high) > MOST {
        return Err("is a picture without a sound size".to_owned());
    }
    let mut made = Made::new();
    let mut picture = picture;
    if let Some(mask) = mask {
        let mask = made.file.add_object(mask);
        picture.dict.set("SMask", mask);
    }
    let picture = made.file.add_object(picture);
    let side = |points: u32| f32::from(u16::try_from(points).unwrap_or(u16::MAX));
    let turned = held >= 5;
    let (w, h) = if turned {
        (side(high), side(wide))
    } else {
        (side(wide), side(high))
    };
    let room = if w > h { (SHEET.1, SHEET.0) } else { SHEET };
    let scale = (room.0 / w).min(room.1 / h).min(LARGEST);
    let (w, h) = (w * scale, h * scale);
    // A picture is drawn on the unit square; where its corners come to lie says how it was held. [EXIF 2.3, 4.6.4]
    let matrix = match held {
        2 => [-w, 0.0, 0.0, h, w, 0.0],
        3 => [-w, 0.0, 0.0, -h, w, h],
        4 => [w, 0.0, 0.0, -h, 0.0, h],
        5 => [0.0, -h, -w, 0.0, w, h],
        6 => [0.0, -h, w, 0.0, 0.0, h],
        7 => [0.0, h, w, 0.0, 0.0, 0.0],
        8 => [0.0, h, -w, 0.0, w, 0.0],
        _ => [w, 0.0, 0.0, h, 0.0, 0.0],
    };
    let content = format!("q {} cm /I Do Q", figures(&matrix));
    let form = Stream::new(
        dictionary! {
            "Type" => "XObject",
            "Subtype" => "Form",
            "BBox" => vec![0.into(), 0.into(), Object::Real(w), Object::Real(h)],
            "Resources" => dictionary! { "XObject" => dictionary! { "I" => picture } },
        },
        content.into_bytes(),
    );
    made.add(Drawing { form, size: (w, h) });
    made.finish()
}

fn number16(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

fn number32(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

pub(super) fn jpeg(bytes: &[u8]) -> Result<Vec<u8>, Why> {
    let damaged = || "is a damaged picture".to_owned();
    let mut kept = bytes.get(..2).ok_or_else(damaged)?.to_vec();
    let mut at = 2;
    let (mut frame, mut held, mut adobe) = (None, 1, false);
    loop {
        // Fill bytes may stand before a marker.
        while bytes.get(at) == Some(&0xff) && bytes.get(at + 1) == Some(&0xff) {
            at += 1;
        }
        let [0xff, marker] = *bytes.get(at..at + 2).ok_or_else(damaged)? else {
            return Err(damaged());
        };
        let len = usize::from(number16(bytes, at + 2).ok_or_else(damaged)?);
        let end = at + 2 + len;
        let segment = bytes.get(at + 4..end).ok_or_else(damaged)?;
        match marker {
            0xc0..=0xc2 => frame = Some(segment),
            0xc3 | 0xc5..=0xc7 | 0xc9..=0xcb | 0xcd..=0xcf => {
                return Err("is a JPEG picture of a rare kind".to_owned());
            }
            0xe1 => held = how_held(segment).unwrap_or(held),
            0xee => adobe |= segment.starts_with(b"Adobe"),
            _ => {}
        }
        // The camera's notes, comments and other programs' own parts stay behind.
        if !matches!(marker, 0xe1..=0xed | 0xef | 0xfe) {
            kept.extend_from_slice(bytes.get(at..end).unwrap_or_default());
        }
        at = end;
        if marker == 0xda {
            let rows = bytes.get(at..).unwrap_or_default();
            // The last end: a small picture of the picture may stand before the rows, and ends too.
            let end = rows.windows(2).rposition(|pair| pair == [0xff, 0xd9]);
            let end = end.ok_or_else(|| CUT_OFF.to_owned())?;
            kept.extend_from_slice(rows.get(..end + 2).unwrap_or_default());
            break;
        }
    }
    let frame = frame.ok_or_else(damaged)?;
    let [8, _, _, _, _, parts, ..] = *frame else {
        return Err("is a JPEG picture of a rare kind".to_owned());
    };
    let high = number16(frame, 1).ok_or_else(damaged)?;
    let wide = number16(frame, 3).ok_or_else(damaged)?;
    let space = match parts {
        1 => "DeviceGray",
        3 => "DeviceRGB",
        4 => "DeviceCMYK",
        _ => return Err("is a JPEG picture of a rare kind".to_owned()),
    };
    let mut dict = picture_of(wide.into(), high.into(), 8, space);
    dict.set("Filter", "DCTDecode");
    if parts == 4 && adobe {
        // Adobe's programs write the four inks inverted.
        let turned: Vec<Object> = [1, 0, 1, 0, 1, 0, 1, 0].map(Object::from).into();
        dict.set("Decode", turned);
    }
    let picture = Stream::new(dict, kept).with_compression(false);
    page(picture, None, wide.into(), high.into(), held)
}

fn picture_of(wide: u32, high: u32, bits: u8, space: impl Into<Object>) -> Dictionary {
    dictionary! {
        "Type" => "XObject",
        "Subtype" => "Image",
        "Width" => i64::from(wide),
        "Height" => i64::from(high),
        "BitsPerComponent" => i64::from(bits),
        "ColorSpace" => space,
    }
}

/// How the camera was held, from its notes.
fn how_held(segment: &[u8]) -> Option<Held> {
    let notes = segment.strip_prefix(b"Exif\0\0")?;
    let little = notes.starts_with(b"II");
    let short = |at: usize| -> Option<u16> {
        let two: [u8; 2] = notes.get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(if little {
            u16::from_le_bytes(two)
        } else {
            u16::from_be_bytes(two)
        })
    };
    let four: [u8; 4] = notes.get(4..8)?.try_into().ok()?;
    let first = if little {
        u32::from_le_bytes(four)
    } else {
        u32::from_be_bytes(four)
    };
    let first = usize::try_from(first).ok()?;
    (0..usize::from(short(first)?)).find_map(|entry| {
        let at = first.checked_add(2 + 12 * entry)?;
        (short(at)? == 0x0112)
            .then(|| short(at + 8))
            .flatten()
            .filter(|held| (1..=8).contains(held))
    })
}

pub(super) fn png(bytes: &[u8]) -> Result<Vec<u8>, Why> {
    let damaged = || "is a damaged picture".to_owned();
    let mut at = 8;
    let (mut head, mut palette, mut clear) = (None, None, None);
    let mut packed = Vec::new();
    while let Some(len) = number32(bytes, at) {
        let len = usize::try_from(len).map_err(|_| damaged())?;
        let kind = bytes.get(at + 4..at + 8).ok_or_else(damaged)?;
        let end = (at + 8).checked_add(len).ok_or_else(damaged)?;
        let data = bytes.get(at + 8..end).ok_or_else(damaged)?;
        match kind {
            b"IHDR" => head = Some(data),
            b"PLTE" => palette = Some(data),
            b"tRNS" => clear = Some(data),
            b"IDAT" => packed.extend_from_slice(data),
            b"IEND" => break,
            _ => {}
        }
        at = end + 4;
    }
    let head = head.ok_or_else(damaged)?;
    let wide = number32(head, 0).ok_or_else(damaged)?;
    let high = number32(head, 4).ok_or_else(damaged)?;
    let [bits, color, 0, 0, laced] = *head.get(8..13).ok_or_else(damaged)? else {
        return Err(damaged());
    };
    if laced != 0 {
        return Err("is an interlaced PNG picture".to_owned());
    }
    if wide == 0 || high == 0 || u64::from(wide) * u64::from(high) > MOST {
        return Err("is a picture without a sound size".to_owned());
    }
    let rows = |parts: u8| {
        dictionary! {
            "Predictor" => 15,
            "Colors" => i64::from(parts),
            "BitsPerComponent" => i64::from(bits),
            "Columns" => i64::from(wide),
        }
    };
    let (parts, space): (u8, Object) = match (color, bits) {
        (0, 1 | 2 | 4 | 8 | 16) => (1, "DeviceGray".into()),
        (2, 8 | 16) => (3, "DeviceRGB".into()),
        (3, 1 | 2 | 4 | 8) => {
            let palette = palette.ok_or_else(damaged)?;
            (1, indexed(palette, clear.unwrap_or_default()))
        }
        (4 | 6, 8 | 16) => {
            let parts = if color == 4 { 2 } else { 4 };
            let (picture, mask) = parted(packed, (wide, high), (parts, bits))?;
            return page(picture, Some(mask), wide, high, 1);
        }
        _ => return Err(damaged()),
    };
    if !is_whole(&packed, (wide, high), (parts, bits)) {
        return Err(CUT_OFF.to_owned());
    }
    let mut dict = picture_of(wide, high, bits, space);
    dict.set("Filter", "FlateDecode");
    dict.set("DecodeParms", rows(parts));
    if let Some(clear) = clear.filter(|_| color != 3) {
        dict.set("Mask", one_color(clear));
    }
    let picture = Stream::new(dict, packed).with_compression(false);
    page(picture, None, wide, high, 1)
}

/// Whether all rows of a picture are there; each has one byte more, which says how it is filtered. What is far longer
/// than its rows is unpacked no further.
fn is_whole(packed: &[u8], (wide, high): (u32, u32), (parts, bits): (u8, u8)) -> bool {
    let row = u64::from(wide) * u64::from(parts) * u64::from(bits);
    let all = u64::from(high) * (1 + row.div_ceil(8));
    let Ok(all) = usize::try_from(all) else {
        return false;
    };
    Stream::new(dictionary! { "Filter" => "FlateDecode" }, packed.to_vec())
        .decompressed_content_with_limit(all.saturating_mul(2).saturating_add(4_096))
        .is_ok_and(|rows| rows.len() >= all)
}

/// The colors of a picture that names them by number. What is seen through is laid on white, as paper is.
fn indexed(palette: &[u8], clear: &[u8]) -> Object {
    let last = i64::try_from(palette.len() / 3).unwrap_or(1) - 1;
    let seen = clear.iter().copied().chain(std::iter::repeat(u8::MAX));
    let colors = palette
        .chunks_exact(3)
        .zip(seen)
        .flat_map(|(color, seen)| color.iter().map(move |part| on_white(*part, seen)))
        .collect();
    vec![
        Object::from("Indexed"),
        "DeviceRGB".into(),
        last.max(0).into(),
        Object::String(colors, lopdf::StringFormat::Hexadecimal),
    ]
    .into()
}

fn on_white(part: u8, seen: u8) -> u8 {
    let (part, seen) = (u16::from(part), u16::from(seen));
    u8::try_from((part * seen + 255 * (255 - seen) + 127) / 255).unwrap_or(u8::MAX)
}

/// The one color that is not drawn: each of its parts stands as two bytes, and a range of each is asked for.
fn one_color(clear: &[u8]) -> Vec<Object> {
    let parts = (0..clear.len() / 2).filter_map(|at| number16(clear, at * 2));
    parts
        .flat_map(|part| [Object::from(i64::from(part)), i64::from(part).into()])
        .collect()
}

/// A picture with its transparency taken apart: colors, and how much of each is seen.
fn parted(
    packed: Vec<u8>,
    (wide, high): (u32, u32),
    (parts, bits): (u8, u8),
) -> Result<(Stream, Stream), Why> {
    let damaged = || "is a damaged picture".to_owned();
    let step = usize::from(bits / 8);
    let all = usize::from(parts) * step;
    let (row, high_rows) = match (usize::try_from(wide), usize::try_from(high)) {
        (Ok(wide), Ok(high)) if step > 0 => (wide * all, high),
        _ => return Err(damaged()),
    };
    let size = row
        .checked_add(1)
        .and_then(|row| row.checked_mul(high_rows))
        .ok_or_else(damaged)?;
    let raw = Stream::new(dictionary! { "Filter" => "FlateDecode" }, packed)
        .decompressed_content_with_limit(size.saturating_add(4_096))
        .map_err(|_| damaged())?;
    let raw = raw.get(..size).ok_or_else(|| CUT_OFF.to_owned())?;
    let raw = unfiltered(raw, row, all).ok_or_else(damaged)?;
    let (mut colors, mut seen) = (Vec::with_capacity(size), Vec::with_capacity(size / all));
    for point in raw.chunks_exact(all) {
        let (color, alpha) = point.split_at(all - step);
        colors.extend_from_slice(color);
        seen.extend_from_slice(alpha);
    }
    let space = if parts == 2 {
        "DeviceGray"
    } else {
        "DeviceRGB"
    };
    Ok((
        Stream::new(picture_of(wide, high, bits, space), colors),
        Stream::new(picture_of(wide, high, bits, "DeviceGray"), seen),
    ))
}

/// The rows of a PNG as they were before each was written by what differs from its neighbours. [W3C PNG 9.2] The PDF
/// library's own way back errs where a row leans on the one above.
fn unfiltered(raw: &[u8], row: usize, point: usize) -> Option<Vec<u8>> {
    let mut rows = Vec::with_capacity(raw.len());
    let mut above = vec![0_u8; row];
    for line in raw.chunks_exact(row.checked_add(1)?) {
        let (kind, bytes) = line.split_first()?;
        let mut now = bytes.to_vec();
        for at in 0..row {
            let before = |of: &[u8]| at.checked_sub(point).and_then(|at| of.get(at)).copied();
            let left = before(&now).unwrap_or(0);
            let up = above.get(at).copied().unwrap_or(0);
            let corner = before(&above).unwrap_or(0);
            let guess = match kind {
                0 => 0,
                1 => left,
                2 => up,
                3 => u8::midpoint(left, up),
                4 => nearest(left, up, corner),
                _ => return None,
            };
            if let Some(byte) = now.get_mut(at) {
                *byte = byte.wrapping_add(guess);
            }
        }
        rows.extend_from_slice(&now);
        above = now;
    }
    Some(rows)
}

/// Of three neighbours the one nearest to left and up less corner. [W3C PNG 9.4]
fn nearest(left: u8, up: u8, corner: u8) -> u8 {
    let [a, b, c] = [left, up, corner].map(i16::from);
    let guess = a + b - c;
    let [to_a, to_b, to_c] = [a, b, c].map(|of| (guess - of).abs());
    if to_a <= to_b && to_a <= to_c {
        left
    } else if to_b <= to_c {
        up
    } else {
        corner
    }
}

#[cfg(test)]
mod tests;
