//! What a measured process does: one task, timed from the inside, its times printed as JSON.
//!
//! Every task runs in a process of its own, so that none profits from what another left in memory, and the
//! program's peak of memory is the task's.

use std::{
    collections::BTreeMap, fs::File, hint::black_box, io::BufReader, path::Path, time::Instant,
};

use calamine::{Reader as _, Xlsx, XlsxError};
use chrono::{DateTime, FixedOffset};
use portwright_core::{
    api::{Call, Host, Session},
    carrier, document, plan,
    project::Project,
    worker,
};
use serde_json::{Value, json};

use crate::Outcome;

/// Milliseconds by what took them, and what came out.
#[derive(Default)]
struct Times {
    wall: BTreeMap<&'static str, f64>,
    /// Milliseconds of processor time of this process and its worker, together.
    processor: f64,
    count: u64,
    /// What came out in more words than one.
    seen: BTreeMap<&'static str, u64>,
}

/// Does a task by its name and prints how long it took.
pub(crate) fn run(name: &str, file: &Path, project: &Path) -> Outcome {
    let mut times = Times::default();
    match name {
        "calamine" => calamine_alone(file, &mut times)?,
        "read" => read(file, &mut times)?,
        "import" => import(file, project, false, &mut times)?,
        "preview" => import(file, project, true, &mut times)?,
        "open" => open(project, &mut times)?,
        "edit" => edit(project, &mut times)?,
        "split" => split(project, &mut times)?,
        "list" => list(project, &mut times)?,
        "bulk" => bulk(project, &mut times)?,
        "plan" => plan(project, &mut times)?,
        "forecast" => forecast(project, &mut times)?,
        "papers" => papers(project, &mut times)?,
        "replan" => replan(project, &mut times)?,
        _ => return Err(format!("there is no task {name}").into()),
    }
    let Times {
        wall,
        processor,
        count,
        seen,
    } = times;
    println!(
        "{}",
        json!({ "times": wall, "processor": processor, "count": count, "seen": seen })
    );
    Ok(())
}

#[expect(clippy::disallowed_methods, reason = "a benchmark looks at the clock")]
fn timed<T>(times: &mut Times, name: &'static str, act: impl FnOnce() -> T) -> T {
    let (start, spent) = (Instant::now(), processor_time());
    let answer = black_box(act());
    times
        .wall
        .insert(name, start.elapsed().as_secs_f64() * 1_000.0);
    times.processor += processor_time() - spent;
    answer
}

/// Processor time so far of this process and of the workers that ended, milliseconds; 0 where the system does not
/// tell. On a busy machine it says more than the clock.
fn processor_time() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    // The name in brackets may hold spaces; behind it come the state and, from the 12th on, four times in ticks
    // of a hundredth of a second.
    let fields = stat.rsplit_once(')').map_or("", |(_, fields)| fields);
    let ticks = fields.split_whitespace().skip(11).take(4);
    ticks
        .filter_map(|ticks| ticks.parse::<f64>().ok())
        .sum::<f64>()
        * 10.0
}

/// The library alone, as its own guide reads a sheet.
fn calamine_alone(file: &Path, times: &mut Times) -> Outcome {
    let range = timed(times, "calamine", || -> Result<_, XlsxError> {
        let mut book: Xlsx<BufReader<File>> = calamine::open_workbook(file)?;
        let name = book.sheet_names().first().cloned().unwrap_or_default();
        book.worksheet_range(&name)
    })?;
    times.count = u64::try_from(range.height())?;
    Ok(())
}

fn program() -> Outcome<worker::Program> {
    Ok(worker::Program {
        path: std::env::current_exe()?,
        args: Vec::new(),
    })
}

/// Our worker alone: the same file as cells.
fn read(file: &Path, times: &mut Times) -> Outcome {
    let program = program()?;
    let book = timed(times, "read", || {
        worker::read(&program, file, &mut |_| true)
    })?;
    times.count = book
        .sheets
        .iter()
        .map(|sheet| u64::from(sheet.grid.last_row()))
        .sum();
    Ok(())
}

/// A fixed day, so that plans are the same in every run.
fn now() -> Outcome<DateTime<FixedOffset>> {
    Ok(DateTime::parse_from_rfc3339("2026-11-16T09:41:00-06:00")?)
}

fn session() -> Outcome<Session> {
    let host = Host {
        worker: program()?,
        actor: "bench@here".to_owned(),
        new_project_id: Box::new(|| "bench".to_owned()),
    };
    Session::new(host).map_err(|error| error.message.into())
}

fn call(session: &mut Session, name: &str, request: Value) -> Outcome<Value> {
    let call = Call {
        now: now()?,
        progress: &mut |_| true,
    };
    session
        .call(name, request, call)
        .map_err(|error| format!("{name}: {}", error.message).into())
}

/// A list into a new project, in one command or as the screen does it: preview, then commit.
fn import(file: &Path, project: &Path, preview: bool, times: &mut Times) -> Outcome {
    let mut session = session()?;
    let ticket = session.ticket(project.to_owned());
    let request = json!({ "ticket": ticket, "client": "Bench", "gaining": "microsoft-teams", "go_live": "", "zone": "America/Chicago" });
    call(&mut session, "project_create", request)?;
    let request = json!({ "ticket": session.ticket(file.to_owned()) });
    if preview {
        let asked = request.clone();
        timed(times, "preview", || {
            call(&mut session, "import_preview", asked)
        })?;
    }
    let done = timed(times, "commit", || {
        call(&mut session, "import_commit", request)
    })?;
    times.count = done
        .pointer("/imported/added")
        .and_then(Value::as_u64)
        .ok_or("the import does not say what it added")?;
    Ok(())
}

fn open(project: &Path, times: &mut Times) -> Outcome {
    let mut session = session()?;
    let ticket = session.ticket(project.to_owned());
    timed(times, "open", || {
        call(&mut session, "project_open", json!({ "ticket": ticket }))
    })?;
    Ok(())
}

fn edit(project: &Path, times: &mut Times) -> Outcome {
    let mut session = session()?;
    let ticket = session.ticket(project.to_owned());
    call(&mut session, "project_open", json!({ "ticket": ticket }))?;
    let mut name = 0;
    let mut rename = |session: &mut Session| {
        name += 1;
        call(
            session,
            "numbers_change",
            json!({ "ids": [7], "name": format!("Renamed {name}") }),
        )
    };
    rename(&mut session)?;
    timed(times, "edit", || rename(&mut session))?;
    timed(times, "undo", || call(&mut session, "undo", Value::Null))?;
    Ok(())
}

fn split(project: &Path, times: &mut Times) -> Outcome {
    let mut session = session()?;
    let ticket = session.ticket(project.to_owned());
    call(&mut session, "project_open", json!({ "ticket": ticket }))?;
    timed(times, "split", || {
        call(&mut session, "orders_split", Value::Null)
    })?;
    timed(times, "split undo", || {
        call(&mut session, "undo", Value::Null)
    })?;
    timed(times, "split redo", || {
        call(&mut session, "redo", Value::Null)
    })?;
    Ok(())
}

/// What the grid of numbers asks: its first page, its last, what a person looks for, and the number under the cursor.
fn list(project: &Path, times: &mut Times) -> Outcome {
    let mut session = session()?;
    let ticket = session.ticket(project.to_owned());
    call(&mut session, "project_open", json!({ "ticket": ticket }))?;
    // What every screen has asked before somebody comes to the grid.
    call(&mut session, "project_head", Value::Null)?;
    let mut ask = |name: &'static str, query: Value, offset: u64| {
        let slice = json!({ "offset": offset, "limit": 200 });
        let request = json!({ "query": query, "slice": slice });
        timed(times, name, || call(&mut session, "numbers_list", request))
    };
    let page = ask("1 by order", json!({ "group_by": "order" }), 0)?;
    let total = page.get("matching").and_then(Value::as_u64).unwrap_or(0);
    ask(
        "2 its end",
        json!({ "group_by": "order" }),
        total.saturating_sub(100),
    )?;
    ask("3 by site", json!({ "group_by": "site" }), 0)?;
    ask("4 ungrouped", json!({ "group_by": "none" }), 0)?;
    ask(
        "5 with problems",
        json!({ "group_by": "none", "problems": true }),
        0,
    )?;
    ask(
        "6 find digits",
        json!({ "group_by": "order", "find": "5550" }),
        0,
    )?;
    ask(
        "7 find a name",
        json!({ "group_by": "order", "find": "smith" }),
        0,
    )?;
    let detail = json!({ "id": total });
    timed(times, "8 one number", || {
        call(&mut session, "number_detail", detail)
    })?;
    timed(times, "9 sites", || {
        call(&mut session, "sites_list", Value::Null)
    })?;
    times.count = total;
    Ok(())
}

/// One word on every number, and undo.
fn bulk(project: &Path, times: &mut Times) -> Outcome {
    let mut session = session()?;
    let ticket = session.ticket(project.to_owned());
    call(&mut session, "project_open", json!({ "ticket": ticket }))?;
    let head = call(&mut session, "project_head", Value::Null)?;
    let total = head
        .get("numbers")
        .and_then(Value::as_u64)
        .unwrap_or(100_000);
    let ids: Vec<u64> = (1..=total).collect();
    let change = json!({ "ids": ids, "note": "moved in the first week" });
    timed(times, "bulk edit", || {
        call(&mut session, "numbers_change", change)
    })?;
    timed(times, "bulk undo", || {
        call(&mut session, "undo", Value::Null)
    })?;
    timed(times, "bulk redo", || {
        call(&mut session, "redo", Value::Null)
    })?;
    times.count = total;
    Ok(())
}

fn plan(project: &Path, times: &mut Times) -> Outcome {
    let profiles = carrier::load()?;
    let snapshot = Project::read(project)?.snapshot(&profiles)?;
    let plan = timed(times, "plan", || {
        plan::schedule(&snapshot, now().unwrap_or_default().naive_local())
    });
    times.count = u64::try_from(plan.orders.len())?;
    Ok(())
}

/// What stands between an edit and the new plan on screen: the write with the snapshot brought up to it, then
/// everything that is computed, then what the screens ask for.
fn replan(project: &Path, times: &mut Times) -> Outcome {
    let mut session = session()?;
    let ticket = session.ticket(project.to_owned());
    call(&mut session, "project_open", json!({ "ticket": ticket }))?;
    let ask = |session: &mut Session, name: &str| call(session, name, Value::Null);
    timed(times, "1 timeline, first time", || {
        ask(&mut session, "timeline")
    })?;
    timed(times, "2 overview", || ask(&mut session, "overview"))?;
    let rename = |session: &mut Session, name: &str| {
        let request = json!({ "ids": [7], "name": name });
        call(session, "numbers_change", request)
    };
    rename(&mut session, "One")?;
    ask(&mut session, "timeline")?;
    timed(times, "3 number edited", || rename(&mut session, "Two"))?;
    timed(times, "4 → timeline", || ask(&mut session, "timeline"))?;
    timed(times, "5 → overview", || ask(&mut session, "overview"))?;
    timed(times, "6 → head", || ask(&mut session, "project_head"))?;
    let window = json!({ "date": "2027-02-10", "start": "19:00:00", "end": "21:00:00", "zone": "America/Chicago" });
    timed(times, "7 date asked for", || {
        let request = json!({ "id": 3, "window": window });
        call(&mut session, "order_request", request)
    })?;
    timed(times, "8 → timeline", || ask(&mut session, "timeline"))?;
    Ok(())
}

/// The forecast alone, of a project that is open and planned.
fn forecast(project: &Path, times: &mut Times) -> Outcome {
    let mut session = session()?;
    let ticket = session.ticket(project.to_owned());
    call(&mut session, "project_open", json!({ "ticket": ticket }))?;
    call(&mut session, "timeline", Value::Null)?;
    let made = timed(times, "forecast", || {
        call(&mut session, "forecast", Value::Null)
    })?;
    let orders = made.get("orders").and_then(Value::as_array);
    times.count = u64::try_from(orders.map_or(0, Vec::len))?;
    Ok(())
}

type Letter<'a> = document::Job<'a, Result<document::Pdf, document::DocumentError>>;

/// The letters of every order, in memory.
fn papers(project: &Path, times: &mut Times) -> Outcome {
    let project = Project::read(project)?;
    let snapshot = project.snapshot(&carrier::load()?)?;
    let record = document::RecordHead {
        sequence: 1,
        hash: "0".repeat(64),
        made: chrono::DateTime::default(),
        made_local: "2026-11-16 09:41 CT (UTC-06:00)".to_owned(),
        logo: None,
    };
    let input = document::LoaInput {
        blockers: &[],
        record: &record,
        paper: document::Paper::Letter,
    };
    let made = timed(times, "letters", || {
        let (snapshot, input, record) = (&snapshot, &input, &record);
        let jobs = snapshot.orders.keys().flat_map(|order| -> [Letter<'_>; 2] {
            [
                Box::new(move || document::loa(snapshot, *order, input)),
                Box::new(move || document::number_map(snapshot, *order, record, input.paper)),
            ]
        });
        let made = document::together(jobs.collect()).into_iter();
        made.collect::<Result<Vec<_>, _>>()
    })?;
    for pdf in &made {
        times.count += u64::try_from(pdf.pages)?;
        drawn(&pdf.bytes, &mut times.seen)?;
    }
    times.seen.insert("files", u64::try_from(made.len())?);
    Ok(())
}

/// Counts what a file draws: texts, their letters, lines and grounds.
fn drawn(bytes: &[u8], seen: &mut BTreeMap<&'static str, u64>) -> Outcome {
    let file = lopdf::Document::load_mem(bytes)?;
    for page in file.page_iter() {
        let content = lopdf::content::Content::decode(&file.get_page_content(page))?;
        for one in content.operations {
            match one.operator.as_str() {
                "Tj" | "TJ" => {
                    *seen.entry("texts").or_default() += 1;
                    // Two bytes a letter.
                    let letters = one.operands.iter().map(|operand| match operand {
                        lopdf::Object::String(bytes, _) => bytes.len() / 2,
                        lopdf::Object::Array(parts) => parts
                            .iter()
                            .filter_map(|part| part.as_str().ok())
                            .map(|part| part.len() / 2)
                            .sum(),
                        _ => 0,
                    });
                    *seen.entry("letters").or_default() += u64::try_from(letters.sum::<usize>())?;
                }
                "S" | "s" | "f" | "f*" | "B" | "b" => *seen.entry("lines").or_default() += 1,
                _ => {}
            }
        }
    }
    Ok(())
}
