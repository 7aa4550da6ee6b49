//! Writes the TypeScript side of the command list: every type once, then the map of commands. The file is
//! committed, and a test says when it is stale.

use std::{any::TypeId, collections::BTreeMap, collections::HashSet, fmt::Write as _};

use ts_rs::{Config, TS, TypeVisitor};

use super::commands;

/// How Rust types are written in TypeScript: 64-bit integers are plain numbers on this wire.
pub(super) fn config() -> Config {
    Config::new().with_large_int("number")
}

struct Declarations {
    config: Config,
    seen: HashSet<TypeId>,
    by_name: BTreeMap<String, String>,
    /// Names under which two types stand; the later would take the place of the earlier.
    twice: Vec<String>,
}

impl TypeVisitor for Declarations {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if !self.seen.insert(TypeId::of::<T>()) {
            return;
        }
        if T::output_path().is_some() {
            let declaration = T::decl(&self.config);
            let before = self
                .by_name
                .insert(T::ident(&self.config), declaration.clone());
            // A type with parameters comes once for each of their values, written alike.
            if before.is_some_and(|before| before != declaration) {
                self.twice.push(T::ident(&self.config));
            }
        }
        T::visit_dependencies(self);
        T::visit_generics(self);
    }
}

fn declarations() -> Declarations {
    let mut types = Declarations {
        config: config(),
        seen: HashSet::new(),
        by_name: BTreeMap::new(),
        twice: Vec::new(),
    };
    commands::visit(&mut types);
    types
}

/// The whole generated file.
pub fn source() -> String {
    let types = declarations();
    let mut text = String::from(
        "// Made from the list of commands in src-tauri/core/src/api/commands.rs. Do not edit:\n\
         // `UPDATE=1 cargo test -p portwright-core typescript` writes it anew.\n\n",
    );
    for declaration in types.by_name.values() {
        let _ = writeln!(text, "export {declaration}\n");
    }
    text.push_str("/** Every command with its request and answer. */\nexport type Commands = {\n");
    for command in commands::list() {
        let _ = writeln!(
            text,
            "  /** {} */\n  {}: {{ request: {}; answer: {} }};",
            command.about, command.name, command.request, command.answer
        );
    }
    text.push_str("};\n");
    text
}

#[cfg(test)]
mod tests {
    #[test]
    fn no_two_types_have_one_name_on_the_wire() {
        let none: Vec<String> = Vec::new();
        assert_eq!(super::declarations().twice, none);
    }

    #[test]
    fn the_committed_typescript_is_what_the_commands_say() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../ui/src/api/generated.ts");
        let fresh = super::source();
        if std::env::var_os("UPDATE").is_some() {
            std::fs::create_dir_all(std::path::Path::new(path).parent().unwrap()).unwrap();
            std::fs::write(path, &fresh).unwrap();
        }
        let committed = std::fs::read_to_string(path).unwrap_or_default();
        assert!(
            committed == fresh,
            "{path} is stale: run `UPDATE=1 cargo test -p portwright-core typescript`"
        );
    }
}
