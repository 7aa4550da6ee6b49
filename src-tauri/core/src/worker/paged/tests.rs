//! Foreign pages made fit to be drawn: what comes along, what stays behind, what is refused.

use lopdf::{Dictionary, Document, Object, Stream, dictionary};

use super::make;

/// A file of one page with this content, these entries of the page, and a script on opening.
fn one_page(content: &str, page: &Dictionary) -> Vec<u8> {
    let mut file = Document::with_version("1.7");
    let tree = file.new_object_id();
    let content = file.add_object(Stream::new(Dictionary::new(), content.as_bytes().to_vec()));
    let script = file.add_object(
        dictionary! { "S" => "JavaScript", "JS" => Object::string_literal("app.alert(1)") },
    );
    let mut own = dictionary! {
        "Type" => "Page",
        "Parent" => tree,
        "Contents" => content,
        "AA" => dictionary! { "O" => script },
    };
    own.extend(page);
    let own = file.add_object(own);
    file.objects.insert(
        tree,
        Object::Dictionary(dictionary! {
            "Type" => "Pages", "Kids" => vec![own.into()], "Count" => 1,
            "MediaBox" => vec![0.into(), 0.into(), 200.into(), 100.into()],
        }),
    );
    let catalog = file
        .add_object(dictionary! { "Type" => "Catalog", "Pages" => tree, "OpenAction" => script });
    file.trailer.set("Root", catalog);
    let mut bytes = Vec::new();
    file.save_to(&mut bytes).unwrap();
    bytes
}

fn sizes(made: &[u8]) -> Vec<(f32, f32)> {
    let file = Document::load_mem(made).unwrap();
    file.page_iter()
        .map(|id| {
            let sides = file.get_dictionary(id).unwrap().get(b"MediaBox").unwrap();
            let sides = sides.as_array().unwrap();
            (sides[2].as_float().unwrap(), sides[3].as_float().unwrap())
        })
        .collect()
}

#[test]
fn a_page_keeps_its_size_as_it_is_seen_and_loses_what_acts() {
    for (turn, size) in [
        (0, (200.0, 100.0)),
        (90, (100.0, 200.0)),
        (-90, (100.0, 200.0)),
        (180, (200.0, 100.0)),
    ] {
        let file = one_page("0 0 10 10 re f", &dictionary! { "Rotate" => turn });
        let made = make(&file).unwrap();
        assert_eq!(sizes(&made), [size], "{turn}");
        let text = String::from_utf8_lossy(&made).into_owned();
        for word in ["JavaScript", "OpenAction", "/AA", "alert"] {
            assert!(!text.contains(word), "{word}");
        }
    }
    let cropped = dictionary! { "CropBox" => vec![50.into(), 0.into(), 150.into(), 400.into()] };
    let made = make(&one_page("", &cropped)).unwrap();
    assert_eq!(
        sizes(&made),
        [(100.0, 100.0)],
        "the crop box as far as there is paper"
    );
}

#[test]
fn what_was_signed_into_a_field_is_seen() {
    let mut file = Document::load_mem(&one_page("", &Dictionary::new())).unwrap();
    let look = file.add_object(Stream::new(
        dictionary! { "Type" => "XObject", "Subtype" => "Form", "BBox" => vec![0.into(), 0.into(), 10.into(), 10.into()] },
        b"0 0 10 10 re f % the signature".to_vec(),
    ));
    let field = |flags: i64, look: lopdf::ObjectId| {
        dictionary! {
            "Type" => "Annot", "Subtype" => "Widget", "FT" => "Sig", "F" => flags,
            "Rect" => vec![20.into(), 20.into(), 60.into(), 40.into()], "AP" => dictionary! { "N" => look },
        }
    };
    let page = file.page_iter().next().unwrap();
    for (flags, shown) in [(4, true), (2, false)] {
        let dict = file.get_object_mut(page).unwrap().as_dict_mut().unwrap();
        dict.set("Annots", vec![Object::Dictionary(field(flags, look))]);
        let mut bytes = Vec::new();
        file.save_to(&mut bytes).unwrap();
        let made = Document::load_mem(&make(&bytes).unwrap()).unwrap();
        let drawn = made.objects.values().any(|object| {
            object.as_stream().is_ok_and(|stream| {
                stream
                    .decompressed_content()
                    .unwrap_or_else(|_| stream.content.clone())
                    .ends_with(b"% the signature")
            })
        });
        assert_eq!(drawn, shown, "flags {flags}");
    }
}

#[test]
fn what_is_no_file_of_pages_is_refused_with_the_reason() {
    for (bytes, why) in [
        (b"%PDF-1.7\nnothing of it".to_vec(), "is damaged"),
        (
            b"plain text".to_vec(),
            "is no PDF and no JPEG or PNG picture",
        ),
    ] {
        assert_eq!(make(&bytes).unwrap_err(), why);
    }
}

#[test]
fn every_public_pdf_becomes_pages_or_says_why_not() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/corpora/pdf");
    let Ok(entries) = std::fs::read_dir(folder) else {
        eprintln!("skipped: {folder} is not there");
        return;
    };
    let mut names: Vec<_> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect();
    names.sort();
    // A sample here; the whole corpora go through the worker process in `tests/foreign_files`.
    let (mut drawn, mut refused) = (0, std::collections::BTreeMap::<String, u32>::new());
    for path in names.iter().step_by(8) {
        let bytes = std::fs::read(path).unwrap();
        if bytes.len() > 2 << 20 {
            continue;
        }
        match make(&bytes) {
            Ok(made) => {
                drawn += 1;
                assert!(
                    Document::load_mem(&made).unwrap().page_iter().count() > 0,
                    "{path:?}"
                );
            }
            Err(why) => *refused.entry(why).or_default() += 1,
        }
    }
    eprintln!("{drawn} drawn; refused: {refused:?}");
    assert!(drawn > 60);
}
