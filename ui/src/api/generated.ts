// Made from the list of commands in src-tauri/core/src/api/commands.rs. Do not edit:
// `UPDATE=1 cargo test -p portwright-core typescript` writes it anew.

export type AcceptanceId = number;

export type AcceptanceView = { 
/**
 * Which one, as `finding_reopen` wants it.
 */
id: AcceptanceId, 
/**
 * Why the risk is taken.
 */
reason: string, 
/**
 * Who took it.
 */
by: string, 
/**
 * When, in the project's zone: `Mon 16 Nov 09:41`.
 */
when: string, 
/**
 * What the finding said then.
 */
said: string, };

export type AccountCost = { 
/**
 * The account.
 */
account: AccountId, 
/**
 * `Lakeland, 414 555 0100 371`.
 */
name: string, 
/**
 * What it costs a month; absent where it is not known.
 */
monthly: Cents | null, 
/**
 * What ending it early costs; absent where it is not known.
 */
termination: Cents | null, 
/**
 * Currency of both.
 */
currency: string, 
/**
 * Where they stand.
 */
source: string, 
/**
 * End of its contract, where it is known.
 */
contract_end: string | null, 
/**
 * The day from which both services are paid.
 */
both_from: string | null, 
/**
 * That day is one for which the new service was booked; the first port itself comes later.
 */
booked: boolean, 
/**
 * Overlap and early termination.
 */
sheet: Sheet, };

export type AccountCostView = { 
/**
 * As it was worked out.
 */
cost: AccountCost, 
/**
 * Its lines in words.
 */
lines: Array<LineView>, 
/**
 * `5,609.68 USD`, or `not known`.
 */
monthly: string, 
/**
 * `2,400.00 USD`, or `not known`.
 */
termination: string, 
/**
 * `28 Feb 2027`, or `not known`.
 */
contract_end: string, };

export type AccountDetail = { 
/**
 * Which account.
 */
id: AccountId, 
/**
 * The carrier's name.
 */
carrier: string, 
/**
 * Account number, BTN, CSR, bill, lock, PIN (known or not), contract: each with its state.
 */
facts: Array<Fact>, 
/**
 * What we state, for editing.
 */
form: AccountForm, 
/**
 * Field by field, ours against the CSR's.
 */
comparison: Array<FieldPair>, 
/**
 * `6 fields: 1 blocker, 1 warning, 4 same`.
 */
comparison_note: string, 
/**
 * The lists its numbers stand on, each combination with its count.
 */
lists: Array<ListGroup>, 
/**
 * Its numbers by disposition.
 */
coverage: Coverage, 
/**
 * What stands beside each disposition.
 */
ledger: Array<LedgerNote>, 
/**
 * The BTN rule as it applies: title, sentence and state.
 */
btn_rule: Fact, 
/**
 * Numbers that could become the new BTN: active, staying, in no order.
 */
new_btn_candidates: Array<NumberRow>, 
/**
 * The CSR as sent; empty for none.
 */
csr_text: string, 
/**
 * The bill as pasted; empty for none.
 */
bill_text: string, 
/**
 * The three lists as groups with their usual action; every number of the account in one of them.
 */
groups: Array<MatchGroup>, 
/**
 * Lists that are not there at all, in words: `No bill was taken in.` An absent list is never an empty one.
 */
absent_lists: Array<string>, 
/**
 * What the CSR and the list give away and someone has to be asked about.
 */
consequences: Array<Consequence>, 
/**
 * LOA, bill, CSR and PIN of each order of the account against its planned days.
 */
papers: Array<PaperAge>, 
/**
 * Findings of the account.
 */
findings: Array<FindingView>, };

export type AccountForm = { 
/**
 * Which account; absent makes a new one.
 */
id: AccountId | null, 
/**
 * Profile of the losing carrier.
 */
carrier: string, 
/**
 * Account number.
 */
account_number: string, 
/**
 * BTN, in any spelling.
 */
btn: string, 
/**
 * New BTN, in any spelling.
 */
new_btn: string, 
/**
 * Billing name.
 */
billing_name: string, 
/**
 * Name at the service address.
 */
business_name: string, 
/**
 * Billing address: street, line 2, city, state, ZIP.
 */
billing_address: Address, 
/**
 * Service address.
 */
service_address: Address, 
/**
 * Residence instead of business.
 */
residential: boolean, 
/**
 * Reseller's legal name.
 */
reseller: string, 
/**
 * Authorised signer.
 */
signer: Signer, 
/**
 * A new PIN; absent leaves it as it is. Never sent to the screen.
 */
pin: string | null, 
/**
 * Whether a PIN is known.
 */
pin_known: boolean, 
/**
 * The day the PIN was made, ISO.
 */
pin_on: string, 
/**
 * Bill date, ISO.
 */
bill_date: string, 
/**
 * The account is locked against port-out.
 */
locked: boolean, 
/**
 * The day someone asked about a lock, ISO.
 */
lock_asked_on: string, 
/**
 * End of the contract, ISO.
 */
contract_end: string, 
/**
 * Days of notice.
 */
notice_days: number | null, };

export type AccountId = number;

export type AccountRow = { 
/**
 * Which account.
 */
id: AccountId, 
/**
 * The carrier's name.
 */
carrier: string, 
/**
 * Account number as written.
 */
account_number: string, 
/**
 * How many numbers.
 */
numbers: number, 
/**
 * Worst finding.
 */
mark: Mark, };

export type Action = { 
/**
 * What to do.
 */
text: string, 
/**
 * Which order, and why.
 */
detail: string, 
/**
 * `today`, `Tue 17 Nov`.
 */
due: string, 
/**
 * Due today or late.
 */
pressing: boolean, 
/**
 * Where a click leads.
 */
jump: Jump, };

export type ActionGroup = { 
/**
 * Who.
 */
person: string, 
/**
 * What the person is to the move.
 */
role: string, 
/**
 * What to do.
 */
actions: Array<Action>, };

export type Address = { 
/**
 * House number and street, with suite where it stands on the same line.
 */
street: string, 
/**
 * Suite, floor or room on a line of its own.
 */
line2: string, 
/**
 * City.
 */
city: string, 
/**
 * State or province, two letters where so written.
 */
state: string, 
/**
 * ZIP or postal code, with plus four where so written.
 */
zip: string, };

export type AppInfo = { 
/**
 * Version.
 */
version: string, 
/**
 * Version of the time-zone data.
 */
tz_data: string, 
/**
 * Newest date on which a carrier rule was read.
 */
carrier_rules: string, 
/**
 * US and Canadian zones worth offering, IANA names.
 */
zones: Array<string>, };

export type Arrow = { 
/**
 * The order that comes first.
 */
from: OrderId, 
/**
 * The order that waits.
 */
to: OrderId, 
/**
 * Offset in the first one's lane: its cutover.
 */
from_day: number, 
/**
 * Offset in the waiting one's lane: its sending or its cutover.
 */
to_day: number, 
/**
 * What waits.
 */
kind: WaitKind, 
/**
 * A few words.
 */
label: string, 
/**
 * In full.
 */
sentence: string, };

export type AttachmentAdd = { 
/**
 * Ticket of the file.
 */
ticket: number, 
/**
 * What it proves; absent takes what its name and content suggest.
 */
kind: EvidenceKind | null, 
/**
 * The account it is of.
 */
account: AccountId | null, 
/**
 * The order it is of.
 */
order: OrderId | null, 
/**
 * The day printed on it, ISO; empty for none.
 */
dated: string, 
/**
 * How it came.
 */
note: string, };

export type AttachmentAdded = { 
/**
 * Label and changes.
 */
done: Done, 
/**
 * The attachment.
 */
attachment: AttachmentRow, };

export type AttachmentChange = { 
/**
 * Which one.
 */
id: number, 
/**
 * What it proves.
 */
kind: EvidenceKind | null, 
/**
 * The day printed on it, ISO; empty for none.
 */
dated: string | null, 
/**
 * The account it is of; 0 for none.
 */
account: AccountId | null, 
/**
 * The order it is of; 0 for none.
 */
order: OrderId | null, 
/**
 * How it came.
 */
note: string | null, };

export type AttachmentLook = { 
/**
 * Its name, made safe.
 */
label: string, 
/**
 * `PDF, 214 kB`.
 */
detail: string, 
/**
 * What it most likely is.
 */
kind: EvidenceKind, 
/**
 * The day printed on it where that can be read, ISO; empty otherwise.
 */
dated: string, 
/**
 * What is odd; empty when nothing is.
 */
odd: string, 
/**
 * What an attachment can be.
 */
kinds: Array<KindChoice>, };

export type AttachmentRow = { 
/**
 * Which one.
 */
id: EvidenceId, 
/**
 * What it proves.
 */
kind: EvidenceKind, 
/**
 * The kind in words: `Bill`.
 */
kind_words: string, 
/**
 * Its name.
 */
label: string, 
/**
 * What it is by its content.
 */
media: Media, 
/**
 * `PDF, 214 kB`.
 */
detail: string, 
/**
 * Bytes.
 */
size: number, 
/**
 * The day printed on it, ISO; empty for none.
 */
dated: string, 
/**
 * That day in words: `21 Oct`; `not dated` without one.
 */
dated_words: string, 
/**
 * How old it is, with whether that is good enough; absent without a date.
 */
age: Mark | null, 
/**
 * SHA-256 in lower-case hex.
 */
sha256: string, 
/**
 * Its first 12 characters.
 */
hash: string, 
/**
 * The account it is of.
 */
account: AccountId | null, 
/**
 * The order it is of.
 */
order: OrderId | null, 
/**
 * `Lakeland`, `Badger Valley, NDG-02`, or `project`.
 */
place: string, 
/**
 * When it was taken in: `Mon 16 Nov 09:41`.
 */
taken: string, 
/**
 * How it came.
 */
note: string, 
/**
 * What is odd: `The name says .pdf, the content is a JPEG picture.`; empty when nothing is.
 */
odd: string, 
/**
 * Whether it can be taken as the account's CSR.
 */
csr: CsrOffer, };

export type AttachmentSave = { 
/**
 * Which one.
 */
id: EvidenceId, 
/**
 * Ticket of a folder, or of the file to make.
 */
ticket: number, };

export type AttachmentSaved = { 
/**
 * Name of the file, without its folder.
 */
file: string, 
/**
 * Bytes.
 */
bytes: number, 
/**
 * SHA-256, read back from the disk.
 */
sha256: string, 
/**
 * It was there already with the same bytes.
 */
unchanged: boolean, };

export type AttachmentsView = { 
/**
 * By kind, newest first.
 */
attachments: Array<AttachmentRow>, 
/**
 * What an attachment can be.
 */
kinds: Array<KindChoice>, 
/**
 * `2 files, 31 kB`; empty for none.
 */
note: string, 
/**
 * What is not there and will be asked for: `No bill yet.`; empty when nothing is missing.
 */
missing: string, };

export type AuditLine = { 
/**
 * What they are, with the weight of it.
 */
mark: Mark, 
/**
 * Ranges: `(414) 555-0105 to 0117`.
 */
numbers: Array<string>, 
/**
 * What to do; empty for nothing.
 */
hint: string, };

export type AuditView = { 
/**
 * The account.
 */
account: AccountId, 
/**
 * `Lakeland, 414 555-0100 371`.
 */
name: string, 
/**
 * `bill of Wed 20 Jan 2027, 7 numbers`; what is missing where there is none.
 */
bill: string, 
/**
 * The outcome.
 */
state: Mark, 
/**
 * What it says.
 */
lines: Array<AuditLine>, 
/**
 * What was learnt of the carrier.
 */
lessons: Array<string>, 
/**
 * Profile id of the carrier.
 */
carrier: string, };

export type AxisMark = { 
/**
 * `Dec`.
 */
label: string, 
/**
 * Thousandths of the width.
 */
at: number, };

export type Band = { 
/**
 * Offset of the day on which it starts.
 */
day: number, 
/**
 * Minutes after midnight at which it starts.
 */
start_minute: number, 
/**
 * Wall minutes it lasts; 0 where the carrier fixes one time.
 */
minutes: number, };

export type Bar = { 
/**
 * Which step.
 */
kind: StepKind, 
/**
 * Who does it: the fill.
 */
owner: Owner, 
/**
 * How sure it is.
 */
state: StepState, 
/**
 * On the critical path.
 */
critical: boolean, 
/**
 * Offset of the first day, cut to what is shown.
 */
from: number, 
/**
 * Number of days, at least one.
 */
days: number, 
/**
 * What stands in or beside it.
 */
label: string, 
/**
 * The step, its days and its rule in full.
 */
sentence: string, };

export type BaselineForm = { 
/**
 * What to call it; empty takes the day.
 */
name: string, };

export type BlackoutForm = { 
/**
 * Which; absent for a new one.
 */
id: BlackoutId | null, 
/**
 * Why.
 */
name: string, 
/**
 * First day, ISO.
 */
from: string, 
/**
 * Last day, ISO, inclusive; empty for the first day alone.
 */
to: string, 
/**
 * Profile id of the carrier it concerns; empty for the whole project.
 */
carrier: string, };

export type BlackoutId = number;

export type BlackoutRow = { 
/**
 * Its row.
 */
id: BlackoutId, 
/**
 * Why.
 */
name: string, 
/**
 * First day.
 */
from: Day, 
/**
 * Last day, inclusive.
 */
to: Day, 
/**
 * Profile id of the carrier it concerns; empty for the whole project.
 */
carrier: string, 
/**
 * That carrier's name; `whole project`.
 */
whose: string, 
/**
 * Business days that it takes away, weekends and holidays left out.
 */
days: number, };

export type ById<T> = { 
/**
 * Which one.
 */
id: T, };

export type ByTicket = { 
/**
 * The ticket given by the host for the chosen path.
 */
ticket: number, };

export type CallDay = { 
/**
 * `Mon`.
 */
label: string, 
/**
 * From midnight.
 */
hours: Array<CallHour>, };

export type CallHour = { 
/**
 * How much, from 0 for hardly any to 4 for the busiest hours, as the legend says.
 */
level: number, 
/**
 * Calls as a round figure; empty for the quietest hours.
 */
calls: string, 
/**
 * `Mon 09:00, about 80 calls`.
 */
text: string, };

export type CallsView = { 
/**
 * Whether anything is known.
 */
known: boolean, 
/**
 * `1,008 hourly counts of calls.csv, 5 Oct to 15 Nov, average of 6 weeks, hours in CT`.
 */
basis: string, 
/**
 * `All calls`, or `Calls of 52 numbers`, or why it is all calls.
 */
scope: string, 
/**
 * Monday to Sunday, each with 24 hours; empty while nothing is known.
 */
days: Array<CallDay>, 
/**
 * What each level stands for, from 0: `0–2`, `3–9`.
 */
legend: Array<string>, 
/**
 * `Busiest: Mon 09:00, about 80 calls an hour.`
 */
busiest: string, 
/**
 * `Quietest between 18:00 and 23:00: Sun 18:00, no call.`
 */
quietest: string, 
/**
 * Numbers that are called and stand on no list.
 */
unlisted: Array<InUse>, 
/**
 * Numbers of the project that are called and stand on no CSR, where their account has one.
 */
not_on_csr: Array<InUse>, };

export type CarrierAdded = { 
/**
 * Its id.
 */
id: string, 
/**
 * Label and changes.
 */
done: Done, };

export type CarrierChecked = { 
/**
 * The file's name.
 */
file: string, 
/**
 * Name of the carrier; empty where the file cannot be used.
 */
name: string, 
/**
 * Rules that it states.
 */
rules: number, 
/**
 * Everything wrong with it, in order of the file.
 */
mistakes: Array<ProfileMistake>, };

export type CarrierId = string;

export type CarrierNoteForm = { 
/**
 * Profile id.
 */
carrier: string, 
/**
 * What was learnt.
 */
text: string, };

export type CarrierOverride = { 
/**
 * Profile id.
 */
carrier: string, 
/**
 * [`RuleRow::path`].
 */
rule: string, 
/**
 * What it says here, as a profile writes it; `unknown` puts the safe default in its place.
 */
value: string, 
/**
 * Why.
 */
reason: string, };

export type CarrierOverrideRemove = { 
/**
 * Profile id.
 */
carrier: string, 
/**
 * [`RuleRow::path`].
 */
rule: string, };

export type CarrierRow = { 
/**
 * Profile id.
 */
id: string, 
/**
 * Name.
 */
name: string, 
/**
 * What it is to a project.
 */
role: Role, 
/**
 * The same in words: `gaining carrier`.
 */
role_words: string, 
/**
 * Name of the gaining carrier behind a platform; empty where unknown or none.
 */
via: string, 
/**
 * How many rules are known.
 */
rules: number, 
/**
 * Invented for the sample.
 */
example: boolean, 
/**
 * It takes part in the open project.
 */
in_project: boolean, 
/**
 * The project added it.
 */
added: boolean, 
/**
 * Rules whose sources differ.
 */
conflicts: number, 
/**
 * Rules that nobody published.
 */
unknown: number, 
/**
 * Rules that the project knows otherwise.
 */
own: number, };

export type CarrierView = { 
/**
 * The name for an LOA, where it differs.
 */
legal_name: string, 
/**
 * Its rules, by what they belong to.
 */
groups: Array<RuleGroup>, 
/**
 * Why no rule of it can be changed; empty when it can.
 */
fixed: string, 
/**
 * What this project learnt of it on the night, newest first.
 */
lessons: Array<string>, 
/**
 * Profile id.
 */
id: string, 
/**
 * Name.
 */
name: string, 
/**
 * What it is to a project.
 */
role: Role, 
/**
 * The same in words: `gaining carrier`.
 */
role_words: string, 
/**
 * Name of the gaining carrier behind a platform; empty where unknown or none.
 */
via: string, 
/**
 * How many rules are known.
 */
rules: number, 
/**
 * Invented for the sample.
 */
example: boolean, 
/**
 * It takes part in the open project.
 */
in_project: boolean, 
/**
 * The project added it.
 */
added: boolean, 
/**
 * Rules whose sources differ.
 */
conflicts: number, 
/**
 * Rules that nobody published.
 */
unknown: number, 
/**
 * Rules that the project knows otherwise.
 */
own: number, };

export type CellFinding = { 
/**
 * Column it marks: `number`, `use`, `disposition`, `order`, `site`, `rings_to`, `address_911`.
 */
column: string, 
/**
 * How much it matters.
 */
severity: Severity, 
/**
 * What is wrong.
 */
message: string, 
/**
 * What to do.
 */
hint: string, };

export type CellPlace = { 
/**
 * The file's name without its folder.
 */
file: string, 
/**
 * The sheet's name; empty for a text file.
 */
sheet: string, 
/**
 * Row, counted from 1 as a spreadsheet program counts.
 */
row: number, 
/**
 * Column, counted from 1.
 */
column: number, };

export type Cents = string;

export type Change = { "what": "go_live", 
/**
 * The day; absent for no wish.
 */
date: string | null, } | { "what": "request", 
/**
 * The order's name.
 */
order: string, 
/**
 * The day.
 */
date: string, 
/**
 * Start of the window; the project's wish where absent.
 */
start: string | null, 
/**
 * End of the window.
 */
end: string | null, } | { "what": "sent", 
/**
 * The order's name.
 */
order: string, 
/**
 * The day, today or later.
 */
date: string, } | { "what": "signed", 
/**
 * The order's name.
 */
order: string, 
/**
 * The day.
 */
date: string, } | { "what": "losing", 
/**
 * The order's name.
 */
order: string, 
/**
 * Its profile.
 */
carrier: CarrierId, } | { "what": "platform", 
/**
 * Its profile.
 */
carrier: CarrierId, } | { "what": "rejected", 
/**
 * The order's name.
 */
order: string, 
/**
 * The day on which we learn of it; the day on which the answer is due where absent.
 */
date: string | null, } | { "what": "blackout", 
/**
 * First day.
 */
from: string, 
/**
 * Last day, inclusive.
 */
to: string, 
/**
 * Why, in a few words.
 */
name: string, 
/**
 * The carrier it concerns; absent for the whole project.
 */
carrier: CarrierId | null, } | { "what": "freeze", 
/**
 * The carrier.
 */
carrier: CarrierId, 
/**
 * First day.
 */
from: string, 
/**
 * Last day, inclusive.
 */
to: string, 
/**
 * What the carrier calls it.
 */
name: string, } | { "what": "size", 
/**
 * The order's name.
 */
order: string, 
/**
 * How many port.
 */
numbers: number, };

export type ChangeView = { 
/**
 * `NDG-02 is refused on Mon 23 Nov`.
 */
text: string, 
/**
 * The button that makes it real, `Set the go-live`; empty where it is no act of ours.
 */
apply: string, };

export type ChangeWhat = "date" | "add_numbers" | "remove_numbers" | "address" | "account_number" | "pin" | "partial_flag" | "routing" | "other_fields" | "cancel";

export type Changed = "project" | "numbers" | "accounts" | "sites" | "orders" | "calendar" | "evidence" | "findings" | "carriers" | "night" | "checklist";

export type ChangedLine = { 
/**
 * The number.
 */
id: NumberId, 
/**
 * `(414) 555-0113`.
 */
number: string, 
/**
 * Name and account in words.
 */
words: string, 
/**
 * The cells it was read from.
 */
cells: string, 
/**
 * What differs.
 */
facts: Array<FactLine>, };

export type ChangedSince = { 
/**
 * The field in words.
 */
field: string, 
/**
 * What was signed.
 */
signed: string, 
/**
 * What stands now.
 */
now: string, };

export type Channel = "phone" | "mail" | "portal" | "chat" | "other";

export type ChargesSet = { 
/**
 * The account.
 */
id: AccountId, 
/**
 * A month; empty for not known.
 */
monthly: string, 
/**
 * For ending it early; empty for not known.
 */
termination: string, 
/**
 * Currency, three letters; empty for US dollars.
 */
currency: string, 
/**
 * Where it stands: the bill of a day, the contract's page.
 */
source: string, };

export type ChecklistDone = { 
/**
 * Which.
 */
key: string, 
/**
 * Done or open; absent to go by the project again.
 */
done: boolean | null, 
/**
 * When, ISO; empty for today.
 */
on: string, 
/**
 * What shows it.
 */
evidence: string, };

export type ChecklistForm = { 
/**
 * Which; absent for a new one.
 */
key: string | null, 
/**
 * The phase of a new one.
 */
phase: number | null, 
/**
 * The line behind which a new one stands; absent for the end of the phase.
 */
after: string | null, 
/**
 * What has to be true. A field that is absent stays; an empty one goes back to the program's.
 */
text: string | null, 
/**
 * What happens otherwise.
 */
why: string | null, 
/**
 * Who sees to it, by role.
 */
role: ChecklistRole | null, 
/**
 * Who sees to it, by name.
 */
owner: string | null, 
/**
 * When it has to be done, ISO.
 */
due: string | null, };

export type ChecklistKey = { 
/**
 * Which.
 */
key: string, };

export type ChecklistMove = { 
/**
 * Which.
 */
key: string, 
/**
 * Behind this one; empty for the head of its phase.
 */
after: string, };

export type ChecklistOwner = { 
/**
 * The person's name, or the role's words.
 */
owner: string, 
/**
 * What they do in the move.
 */
role: string, 
/**
 * `4 open, 1 late`.
 */
note: string, };

export type ChecklistPhase = { 
/**
 * Its number.
 */
number: number, 
/**
 * Its title.
 */
title: string, 
/**
 * `12 of 14 done, 1 late`.
 */
note: string, 
/**
 * Its items.
 */
items: Array<ChecklistRow>, 
/**
 * Items that are not on this project's list.
 */
dropped: Array<ChecklistRow>, };

export type ChecklistRole = "signer" | "it" | "operations" | "compliance" | "manager" | "implementation" | "coordinator";

export type ChecklistRow = { 
/**
 * Stable name.
 */
key: string, 
/**
 * What has to be true.
 */
text: string, 
/**
 * What happens otherwise.
 */
why: string, 
/**
 * Who sees to it, by role.
 */
role: ChecklistRole, 
/**
 * The role in words.
 */
role_words: string, 
/**
 * Who sees to it, by name.
 */
owner: string, 
/**
 * How far it is.
 */
state: ItemState, 
/**
 * The same as a mark.
 */
mark: Mark, 
/**
 * `Done 4 Nov`, `Due Fri 11 Dec`, `Late, due 8 Dec`.
 */
when: string, 
/**
 * When it has to be done.
 */
due: Day | null, 
/**
 * When it was done.
 */
done_on: Day | null, 
/**
 * What shows it.
 */
evidence: string, 
/**
 * A person wrote it.
 */
own: boolean, 
/**
 * A person changed it.
 */
edited: boolean, };

export type ChecklistTemplateSaved = { 
/**
 * Its file's name.
 */
file: string, 
/**
 * Lines in it.
 */
items: number, 
/**
 * Lines about one order, which stay behind.
 */
left: number, };

export type ChecklistView = { 
/**
 * `21 of 44 done, 2 late`.
 */
note: string, 
/**
 * Its phases.
 */
phases: Array<ChecklistPhase>, 
/**
 * Roles to choose from.
 */
roles: Array<RoleChoice>, 
/**
 * What each person has to see to.
 */
owners: Array<ChecklistOwner>, 
/**
 * Lines that a template of this list would hold.
 */
for_template: number, };

export type ClockView = { 
/**
 * `Milwaukee, CT`, `UTC`.
 */
label: string, 
/**
 * Seconds that it is ahead of UTC; negative behind it.
 */
offset: number, };

export type ColumnGuess = { 
/**
 * Counted from 1.
 */
column: number, 
/**
 * `A`.
 */
letter: string, 
/**
 * Its header text.
 */
header: string, 
/**
 * Field name, two joined by `+`; empty when it is not imported.
 */
field: string, 
/**
 * How sure the guess is, 0 to 100; absent where the user chose or the layout is remembered.
 */
confidence: number | null, 
/**
 * Why, in a sentence.
 */
reason: string, 
/**
 * A few values.
 */
samples: Array<string>, };

export type ComingDay = { 
/**
 * `Today, Mon 16`.
 */
title: string, 
/**
 * What happens, each line with its order.
 */
lines: Array<ComingLine>, 
/**
 * Offices are closed.
 */
closed: boolean, };

export type ComingLine = { 
/**
 * What happens.
 */
text: string, 
/**
 * It is a cutover.
 */
cutover: boolean, };

export type ConditionView = { 
/**
 * What has to be true, with its figures.
 */
text: string, 
/**
 * Met, not met, or for people to say.
 */
mark: Mark, };

export type Confidence = "high" | "medium" | "none";

export type Consequence = { 
/**
 * Stable name: `dsl`, `hunt_group`, `alarm`…
 */
code: string, 
/**
 * `DSL on the line`.
 */
title: string, 
/**
 * What to ask, and whom.
 */
ask: string, 
/**
 * The words that give it away, letter by letter.
 */
seen: string, 
/**
 * Which numbers, neighbours as ranges; empty when the record names none.
 */
numbers: Array<string>, };

export type ContactForm = { 
/**
 * The order.
 */
order: OrderId, 
/**
 * The entry to change; absent for a new one.
 */
id: ContactId | null, 
/**
 * Day, ISO; empty for today.
 */
date: string, 
/**
 * Clock time in the project's zone, `09:20`; empty for now.
 */
time: string, 
/**
 * Who of us; empty for the host's own name.
 */
who: string, 
/**
 * Whom they spoke to.
 */
whom: string, 
/**
 * How.
 */
channel: Channel, 
/**
 * What was said.
 */
text: string, 
/**
 * What was promised; empty for nothing.
 */
promised: string, 
/**
 * The day by which it was promised, or on which to ask again, ISO; empty for none.
 */
due: string, 
/**
 * The day on which it was settled, ISO; empty while it is open.
 */
settled_on: string, };

export type ContactId = number;

export type ContactView = { 
/**
 * `16 Nov 09:20`.
 */
when: string, 
/**
 * `Theo Brandt to Badger Valley’s desk, by telephone`.
 */
between: string, 
/**
 * What was promised, with its day and state; absent for nothing.
 */
promise: Mark | null, 
/**
 * What it holds, to be changed.
 */
form: ContactForm, };

export type ContactsSave = { 
/**
 * As they shall be; one without a key is new.
 */
contacts: Array<RunbookContact>, 
/**
 * Keys that are as the program makes them again; own ones go.
 */
removed: Array<string>, };

export type CostsRequest = { 
/**
 * Calendar days of the slip to reckon with; 0 stands for a week.
 */
slip_days: number, };

export type CostsView = { 
/**
 * `At least 578.00 USD; 5 items are not known.`
 */
total: string, 
/**
 * `A slip of 7 days adds at least 1,100.00 USD.`
 */
slip: string, 
/**
 * Days of that slip.
 */
slip_days: number, 
/**
 * Orders by name.
 */
orders: Array<OrderCostView>, 
/**
 * Losing accounts that orders leave.
 */
accounts: Array<AccountCostView>, 
/**
 * What is charged only if it happens.
 */
perhaps: Array<LineView>, 
/**
 * Fees in use, the unknown ones too.
 */
fees: Array<FeeRow>, 
/**
 * What a fee can be for.
 */
kinds: Array<FeeChoice>, 
/**
 * How often a fee can be charged.
 */
pers: Array<PerChoice>, };

export type CountdownView = { 
/**
 * `Snapback possible for`.
 */
label: string, 
/**
 * The moment, milliseconds since 1970.
 */
until: number, 
/**
 * What happens then.
 */
text: string, 
/**
 * What stands there once it has passed.
 */
over: string, 
/**
 * It presses.
 */
presses: boolean, };

export type Coverage = { 
/**
 * In all.
 */
total: number, 
/**
 * Move.
 */
port: number, 
/**
 * Stay.
 */
stay: number, 
/**
 * Are given up.
 */
disconnect: number, 
/**
 * Nobody has decided.
 */
undecided: number, 
/**
 * What the undecided ones hold up, `block NDG-01`.
 */
note: string, };

export type CsrOffer = "none" | "offered" | "taken";

export type CsrPaste = { 
/**
 * Which account.
 */
id: AccountId, 
/**
 * The day the carrier made it, ISO.
 */
dated: string, 
/**
 * Its text, letter by letter.
 */
text: string, };

export type CsrReading = { 
/**
 * Which attachment.
 */
id: EvidenceId, 
/**
 * Its name.
 */
label: string, 
/**
 * The account in words.
 */
account: string, 
/**
 * The text that is kept, letter by letter.
 */
text: string, 
/**
 * What was recognised: BTN, account number, names, addresses, signer.
 */
fields: Array<Fact>, 
/**
 * The day the carrier made it, ISO; empty when neither the record nor the attachment says it.
 */
dated: string, 
/**
 * `168 numbers, 3 of them new to the project`.
 */
numbers: string, 
/**
 * What to look at before it is taken: another account's number, no field recognised; empty otherwise.
 */
warning: string, 
/**
 * The account has a CSR already; this one takes its place.
 */
replaces: boolean, };

export type DateCard = { 
/**
 * `Minimum`, `Typical`, `Maximum`.
 */
name: string, 
/**
 * The date; absent when no date fits within three years.
 */
day: Day | null, 
/**
 * Its hour and zone, `19:00 CT`.
 */
hour: string, 
/**
 * What drives it, in one or two sentences.
 */
why: string, };

export type DateChance = { 
/**
 * The date.
 */
day: Day | null, 
/**
 * Runs in a hundred that are live by then.
 */
percent: number, 
/**
 * Place of its column in the histogram.
 */
column: number | null, };

export type Day = { 
/**
 * ISO 8601.
 */
iso: string, 
/**
 * As shown, with weekday; with the year where it is not the plan's.
 */
text: string, };

export type DayMark = { 
/**
 * Offset of the day.
 */
day: number, 
/**
 * The word beside it.
 */
label: string, 
/**
 * The whole sentence, for a reader who does not see.
 */
sentence: string, };

export type DecisionKind = "sample" | "areas";

export type Diamond = { 
/**
 * How it is drawn.
 */
kind: DiamondKind, 
/**
 * Offset of its day.
 */
day: number, 
/**
 * The day: `Wed 16 Dec`.
 */
label: string, 
/**
 * The hours: `19:00–21:00 CT`.
 */
hours: string, 
/**
 * In full.
 */
sentence: string, };

export type DiamondKind = "confirmed" | "planned" | "maximum";

export type DiffPiece = { 
/**
 * Our letters; empty where only the carrier has some.
 */
ours: string, 
/**
 * The carrier's letters; empty where only we have some.
 */
theirs: string, 
/**
 * How they differ.
 */
grade: Grade, };

export type Difference = { 
/**
 * First grapheme of ours it concerns, counted from 0.
 */
ours_from: number, 
/**
 * Behind its last grapheme of ours.
 */
ours_to: number, 
/**
 * First grapheme of the carrier's.
 */
theirs_from: number, 
/**
 * Behind its last grapheme of the carrier's.
 */
theirs_to: number, 
/**
 * How they differ there.
 */
grade: Grade, 
/**
 * Our letters, the carrier's letters, and what they are where that cannot be seen.
 */
words: string, };

export type Disposition = "port" | "stay" | "disconnect" | "undecided";

export type DocumentAge = { 
/**
 * `Bill 28 Oct`.
 */
name: string, 
/**
 * State and age: `20 days`.
 */
mark: Mark, 
/**
 * `limit 30 days, good until 27 Nov`.
 */
limit: string, };

export type DocumentEntry = { 
/**
 * Path below the export folder, such as `NDG-01/loa.pdf`; also its name for [`DocumentRequest`].
 */
name: string, 
/**
 * `Letter of Authorization`.
 */
title: string, 
/**
 * Pages or size in words: `4 pages`.
 */
detail: string, 
/**
 * It can be shown as pages.
 */
preview: boolean, };

export type DocumentsView = { 
/**
 * One package an order.
 */
packages: Array<PackageView>, 
/**
 * Documents of the project.
 */
project: Array<DocumentEntry>, 
/**
 * The project's data for other programs.
 */
data: Array<DocumentEntry>, 
/**
 * Upload files for the carrier: of each order, then of the whole project.
 */
uploads: Array<UploadEntry>, };

export type Done = { 
/**
 * What it was, as undo names it.
 */
label: string, 
/**
 * Kinds of data that changed; the screen drops what it fetched of these.
 */
changes: Array<Changed>, };

export type DriverView = { 
/**
 * `the unsigned Lakeland LOA (NDG-01)`.
 */
text: string, 
/**
 * Its share of the late runs, in a hundred.
 */
percent: number, 
/**
 * Where to do something about it.
 */
jump: Jump, };

export type DroppedStep = { 
/**
 * Its key.
 */
key: string, 
/**
 * Its words.
 */
title: string, };

export type DuplicateLine = { 
/**
 * `(414) 555-0113`.
 */
number: string, 
/**
 * The cells it stands in, the first one first.
 */
cells: Array<string>, };

export type DutyHours = { 
/**
 * Whose people.
 */
staff: Staff, 
/**
 * Weekday on which the duty begins, 0 for Monday.
 */
weekday: number, 
/**
 * `07:00`.
 */
start: string, 
/**
 * `21:00`; before the start when it ends on the next day.
 */
end: string, };

export type DutyView = { 
/**
 * Days on which somebody is on duty; a side without any has none entered.
 */
hours: Array<DutyHours>, };

export type EarlierList = { 
/**
 * Which one.
 */
id: SourceId, 
/**
 * File name.
 */
file: string, 
/**
 * `Fri 6 Nov, 168 numbers`.
 */
detail: string, };

export type EventId = number;

export type EventView = { 
/**
 * Its place in the sequence.
 */
id: EventId, 
/**
 * When, in the project's zone: `Mon 16 Nov 09:41`.
 */
when: string, 
/**
 * What: `Import of inventory.xlsx: 163 numbers`.
 */
label: string, 
/**
 * Name of the operation.
 */
op: string, 
/**
 * It was taken back by undo.
 */
undone: boolean, 
/**
 * First 16 characters of its hash.
 */
hash: string, };

export type EvidenceId = number;

export type EvidenceKind = "bill" | "csr" | "loa" | "foc" | "mail" | "other";

export type EvidenceOf = { 
/**
 * Which account.
 */
account: AccountId | null, 
/**
 * Which order.
 */
order: OrderId | null, };

export type ExportRequest = { 
/**
 * Ticket of the folder.
 */
ticket: number, 
/**
 * Only these kinds (`loa`, `checklist`, …); empty for all.
 */
only: Array<string>, 
/**
 * Paper.
 */
paper: PaperSize, 
/**
 * Replace files that differ.
 */
force: boolean, 
/**
 * Format of upload files; absent for the gaining side's own.
 */
format?: string, 
/**
 * Write PINs into upload files that ask for them, which goes on record.
 */
with_secrets?: boolean, };

export type Exported = { 
/**
 * Each file, in order of name.
 */
files: Array<ExportedFile>, 
/**
 * Fields of upload files that were refused or are missing, and a logo that could not be drawn.
 */
findings: Array<FindingView>, };

export type ExportedFile = { 
/**
 * Path below the folder.
 */
name: string, 
/**
 * SHA-256 in lower-case hex.
 */
sha256: string, 
/**
 * Size.
 */
bytes: number, 
/**
 * It was there already with the same bytes.
 */
unchanged: boolean, };

export type Fact = { 
/**
 * The label.
 */
label: string, 
/**
 * Value with icon; plain values carry none.
 */
value: string, 
/**
 * The state, where it has one.
 */
icon: Icon | null, };

export type FactAt = { 
/**
 * The number.
 */
number: NumberId, 
/**
 * Which fact.
 */
fact: NumberFact, };

export type FactLine = { 
/**
 * Which.
 */
fact: NumberFact, 
/**
 * In words: `911 address`.
 */
label: string, 
/**
 * As it stands, empty for nothing.
 */
old: string, 
/**
 * As the file says.
 */
new: string, 
/**
 * What becomes of it.
 */
verdict: Verdict, 
/**
 * It was typed over by hand since the list came in.
 */
by_hand: boolean, };

export type FaultEdit = { 
/**
 * The fault.
 */
fault: FaultKind, 
/**
 * What to put before the text of each cell, such as an area code; empty passes their rows over.
 */
before: string, };

export type FaultGroup = { 
/**
 * The fault.
 */
fault: FaultKind, 
/**
 * In words: `no area code`.
 */
words: string, 
/**
 * How many cells have it.
 */
cells: number, 
/**
 * How many of them have a proposal.
 */
proposals: number, };

export type FaultKind = "digit_too_many" | "digit_missing" | "area_code_missing" | "area_code_unknown" | "area_code_transposed" | "area_code_mistyped" | "exchange_transposed" | "exchange_mistyped" | "digits_lost" | "written_as_amount" | "letter_for_digit" | "foreign" | "leading_zero" | "dial_prefix" | "bad_form" | "odd_grouping" | "more_digits" | "range_backwards" | "range_too_long" | "unclear_tail" | "tail_only" | "count_differs" | "extension_range" | "no_number" | "other";

export type Fee = { 
/**
 * How much.
 */
amount: Cents, 
/**
 * Currency, three letters.
 */
currency: string, 
/**
 * How often.
 */
per: FeePer, 
/**
 * Charged for every number of the order, even one that proves unavailable.
 */
even_if_unavailable: boolean, };

export type FeeChoice = { 
/**
 * The kind.
 */
kind: FeeKind, 
/**
 * As people say it.
 */
label: string, };

export type FeeKind = "port_in" | "port_out" | "rejection" | "expedite" | "on_demand" | "after_hours" | "late_change" | "cancel" | "snapback" | "forward";

export type FeePer = "number" | "order" | "event" | "hour" | "month";

export type FeeRow = { 
/**
 * Who charges it.
 */
carrier: CarrierId, 
/**
 * Its name.
 */
name: string, 
/**
 * What for.
 */
kind: FeeKind, 
/**
 * `Port-in`
 */
what: string, 
/**
 * How much; absent where it is not known.
 */
amount: Cents | null, 
/**
 * Currency.
 */
currency: string, 
/**
 * How often; what is usual for the kind where it is not known.
 */
per: FeePer, 
/**
 * `25.00 USD a number`, `not known`.
 */
words: string, 
/**
 * Where it stands.
 */
source: string, 
/**
 * Conditions.
 */
note: string, 
/**
 * The project says it, not the profile.
 */
own: boolean, };

export type FeeSet = { 
/**
 * Profile id of the carrier that charges it.
 */
carrier: string, 
/**
 * What for.
 */
kind: FeeKind, 
/**
 * `25.00`; empty takes the project's own fee back.
 */
amount: string, 
/**
 * Currency, three letters; empty for US dollars.
 */
currency: string, 
/**
 * How often.
 */
per: FeePer, 
/**
 * Where it stands: the contract, an offer, who said it.
 */
reason: string, };

export type FieldChoice = { 
/**
 * Stable name, two joined by `+`.
 */
field: string, 
/**
 * `Number, extension`.
 */
label: string, };

export type FieldPair = { 
/**
 * Stable name, as `account_take_spelling` wants it.
 */
field: string, 
/**
 * `Business name`.
 */
label: string, 
/**
 * What we state, letter by letter.
 */
ours: string, 
/**
 * What the CSR says, letter by letter; empty when it does not say.
 */
theirs: string, 
/**
 * The grade in words: `Punctuation differs`.
 */
grade: string, 
/**
 * How much it matters; absent when same.
 */
severity: Severity | null, 
/**
 * Why it matters and what it costs.
 */
detail: string, 
/**
 * Both readings cut into aligned pieces.
 */
pieces: Array<DiffPiece>, 
/**
 * Each difference with its place in both readings, in graphemes from 0.
 */
differences: Array<Difference>, 
/**
 * How many characters the carrier's form takes, where known.
 */
limit: number | null, 
/**
 * What the form cuts off; absent where it takes all.
 */
cut: FormCut | null, 
/**
 * The slip behind the difference, in words: `The CSR has the ZIP without plus four.` Empty for none.
 */
slip: string, 
/**
 * An address in the parts a carrier's form takes; empty for other fields.
 */
parts: Array<PartPair>, 
/**
 * What the bill says, letter by letter; empty when it does not say or there is none.
 */
bill: string, 
/**
 * How ours differs from the bill; absent when the bill does not say.
 */
bill_grade: Grade | null, 
/**
 * Why ours is kept against the carrier's; empty when nobody said.
 */
kept: string, };

export type FinalBillForm = { 
/**
 * The account.
 */
account: AccountId, 
/**
 * Its day, ISO.
 */
dated: string, 
/**
 * Its text, with the numbers that it bills; empty where they are read from the file.
 */
text: string, 
/**
 * Ticket of the file it came as: a PDF, a workbook, a list. It is attached to the account.
 */
ticket: number | null, };

export type FinderDay = { 
/**
 * ISO date.
 */
date: string, 
/**
 * `Wed 16`.
 */
label: string, 
/**
 * Why the whole day is closed; empty for an open day.
 */
closed: string, 
/**
 * Where that rule was read and when.
 */
source: string, 
/**
 * From midnight, 24.
 */
hours: Array<FinderHour>, };

export type FinderHour = { 
/**
 * How much is called, 0 to 4 as the legend says.
 */
level: number, 
/**
 * Calls as a round figure; empty for hardly any.
 */
calls: string, 
/**
 * What it is to the gaining side.
 */
state: HourState, 
/**
 * Rank of the slot that covers it, from 1; absent for none of the best.
 */
slot: number | null, 
/**
 * `Wed 16 Dec 19:00, 2 calls, open`.
 */
text: string, };

export type FinderView = { 
/**
 * The order.
 */
id: OrderId, 
/**
 * `NDG-01`.
 */
name: string, 
/**
 * `Lakeland · Milwaukee`.
 */
place: string, 
/**
 * Why nothing is sought; empty otherwise.
 */
over: string, 
/**
 * `calls per hour, CT, average of 6 weeks`; says so where there is no call data.
 */
volume: string, 
/**
 * `All calls of the client; the file names no numbers.`; empty where the counts are the order's own.
 */
volume_note: string, 
/**
 * How lost calls are estimated, in one sentence; empty without call data.
 */
estimate: string, 
/**
 * What each level stands for, from 0; empty without call data.
 */
legend: Array<string>, 
/**
 * `Meridian activates 04:00–21:00 CT`, one for each way of activating.
 */
carrier_hours: Array<string>, 
/**
 * `Ours: Mon–Fri 07:00–21:00`, or that they are not entered.
 */
duty: Array<string>, 
/**
 * Weeks, Monday to Sunday.
 */
weeks: Array<FinderWeek>, 
/**
 * Which of them to show first, from 0: that of the planned window.
 */
week: number, 
/**
 * Slots that can be had, best first.
 */
slots: Array<SlotView>, 
/**
 * Wished hours that cannot be had, by date, with the rule that forbids them.
 */
refused: Array<SlotView>, 
/**
 * A window of the order that means another instant since the zone data changed; empty where none does.
 */
moved: string, 
/**
 * What must be said of the wished hours or the night.
 */
verdict: WindowVerdict | null, 
/**
 * The ways round with what they cost.
 */
ways_round: Array<WayRound>, };

export type FinderWeek = { 
/**
 * `14 to 20 Dec 2026`.
 */
label: string, 
/**
 * Monday to Sunday.
 */
days: Array<FinderDay>, };

export type FindingAccept = { 
/**
 * Its code.
 */
code: string, 
/**
 * What it is about.
 */
place: Place, 
/**
 * How much it matters.
 */
severity: Severity, 
/**
 * What it says; another message is another finding.
 */
message: string, 
/**
 * Why the risk is taken.
 */
reason: string, };

export type FindingView = { 
/**
 * How much it matters.
 */
severity: Severity, 
/**
 * Stable code.
 */
code: string, 
/**
 * What it is about, in words: `NDG-01`, `(414) 555-0142`.
 */
subject: string, 
/**
 * What is wrong and what it costs.
 */
message: string, 
/**
 * What to do.
 */
hint: string, 
/**
 * `costs 3 days`, empty where unknown.
 */
cost: string, 
/**
 * Where the rule comes from; empty where it is ours.
 */
source: string, 
/**
 * Orders it holds up, by name.
 */
orders: Array<string>, 
/**
 * Where a click leads.
 */
jump: Jump, };

export type FixSays = "carrier" | "csr" | "nobody";

export type FixView = { 
/**
 * The account on which it stands.
 */
account: AccountId, 
/**
 * The field; empty where no field of ours is named.
 */
field: string, 
/**
 * What people call it.
 */
label: string, 
/**
 * What we state.
 */
ours: string, 
/**
 * What it should be; empty where nobody says.
 */
holds: string, 
/**
 * Who says so.
 */
says: FixSays, 
/**
 * In a sentence or two.
 */
text: string, 
/**
 * What was noticed of that beforehand.
 */
noticed: Array<string>, 
/**
 * The button that takes it over once the rejection is recorded; empty where it cannot be.
 */
take: string, 
/**
 * Why it cannot be taken over; empty where it can.
 */
refused: string, 
/**
 * Where it is put right.
 */
jump: Jump, };

export type Float = { 
/**
 * Offset at which the line starts.
 */
from: number, 
/**
 * Number of days the line covers.
 */
days: number, 
/**
 * It is too late already: the line runs back to the day that was needed.
 */
late: boolean, 
/**
 * `float 5 days`
 */
label: string, };

export type ForecastMark = { 
/**
 * `P50`.
 */
name: string, 
/**
 * `half of the runs`.
 */
words: string, 
/**
 * The date; absent where too many runs find none.
 */
day: Day | null, 
/**
 * Place of its column in the histogram.
 */
column: number | null, };

export type ForecastRequest = { 
/**
 * How many runs; 10,000 where absent.
 */
runs: number | null, 
/**
 * Which luck; the same seed gives the same forecast.
 */
seed: number | null, };

export type ForecastView = { 
/**
 * `One chance in five that go-live slips past Mon 21 Dec. Half of that is the unsigned Lumen LOA (LUM-01).`
 */
slip: string, 
/**
 * The three dates in one sentence.
 */
dates: string, 
/**
 * What the runs rest on, with sources.
 */
basis: string, 
/**
 * P50, P80 and P95 of go-live.
 */
marks: Array<ForecastMark>, 
/**
 * Chance of go-live by each of the plan's three dates, in the order of the overview's cards.
 */
plan_dates: Array<DateChance>, 
/**
 * Go-live by day, ready to draw.
 */
histogram: Histogram, 
/**
 * What makes runs late, the weightiest first.
 */
drivers: Array<DriverView>, 
/**
 * Orders by name.
 */
orders: Array<OrderChances>, 
/**
 * Orders in a hundred that are refused although nothing is open on them.
 */
rejection_percent: number, 
/**
 * Where that figure comes from.
 */
rejection_source: string, 
/**
 * Confirmed dates in a hundred that are lost again.
 */
foc_lost_percent: number, 
/**
 * Where that figure comes from.
 */
foc_lost_source: string, };

export type FormChoice = { 
/**
 * As a file writes it.
 */
word: string, 
/**
 * As a person reads it.
 */
says: string, };

export type FormCut = { 
/**
 * Whose form.
 */
whose: string, 
/**
 * What it takes.
 */
takes: string, 
/**
 * What it cuts off.
 */
cuts: string, 
/**
 * Where the limit was read, and when.
 */
source: string, };

export type FormKind = "count" | "choice" | "text" | "toml" | "member";

export type GateForm = { 
/**
 * Which item.
 */
item: GateItem, 
/**
 * The losing account, for an item that is confirmed for each.
 */
account: AccountId | null, 
/**
 * Who confirmed it; empty for the host's own name.
 */
who: string, 
/**
 * Day, ISO; empty for today.
 */
date: string, 
/**
 * How, or what to know of it.
 */
note: string, };

export type GateId = number;

export type GateItem = string;

export type GateView = { 
/**
 * Which item.
 */
item: GateItem, 
/**
 * The losing account it is confirmed for; absent for the project.
 */
account: AccountId | null, 
/**
 * What has to be confirmed.
 */
text: string, 
/**
 * Why, with the source.
 */
why: string, 
/**
 * Confirmed or open.
 */
mark: Mark, 
/**
 * Who confirmed it and when, with the note; empty while it is open.
 */
by: string, 
/**
 * The confirmation; absent while it is open.
 */
id: GateId | null, };

export type GoneLine = { 
/**
 * The number.
 */
id: NumberId, 
/**
 * `(414) 555-0113`.
 */
number: string, 
/**
 * Name, use and account in words.
 */
words: string, 
/**
 * What becomes of it in the project as it stands: `Port`.
 */
disposition: string, 
/**
 * What becomes of it now.
 */
leaving: Leaving, 
/**
 * The order that was sent with it, so that it can only be kept; empty otherwise.
 */
sent: string, };

export type Grade = "same" | "case_or_space" | "abbreviation" | "punctuation" | "look_alike" | "order" | "truncated" | "different" | "missing";

export type GridMark = { 
/**
 * Counted from 1.
 */
row: number, 
/**
 * Counted from 1.
 */
column: number, 
/**
 * How much it matters.
 */
severity: Severity, 
/**
 * Why.
 */
message: string, };

export type GroupBy = "none" | "order" | "account" | "site";

export type Head = { 
/**
 * The client.
 */
client: string, 
/**
 * `to Calyx Cloud via Meridian`.
 */
route: string, 
/**
 * Profile id of the platform or gaining carrier.
 */
gaining: string, 
/**
 * Home zone, IANA.
 */
zone: string, 
/**
 * The zone as people write it: `CT`.
 */
zone_label: string, 
/**
 * Wished go-live, ISO; empty for none.
 */
go_live_date: string, 
/**
 * Wished start of the window, `19:00`.
 */
window_start: string, 
/**
 * Wished end of the window.
 */
window_end: string, 
/**
 * Who plans the port.
 */
consultant: string, 
/**
 * File name of the logo for documents; empty for none.
 */
logo: string, 
/**
 * The project file's name without its folder.
 */
file_name: string, 
/**
 * The sample client.
 */
sample: boolean, 
/**
 * Who has it open for writing, when that is someone else.
 */
read_only: string | null, 
/**
 * Numbers in all.
 */
numbers: number, 
/**
 * Losing accounts.
 */
accounts: number, 
/**
 * Orders.
 */
orders: number, 
/**
 * Blockers among the findings.
 */
blockers: number, 
/**
 * Warnings among the findings.
 */
warnings: number, 
/**
 * Wished go-live with its hour: `Wed 16 Dec 19:00 CT`.
 */
go_live: string, 
/**
 * Earliest go-live, from the shortest lead times.
 */
minimum: Day | null, 
/**
 * Go-live with usual lead times.
 */
typical: Day | null, 
/**
 * Go-live with the longest lead times.
 */
maximum: Day | null, 
/**
 * Today in the project's zone.
 */
today: Day, 
/**
 * Version of the time-zone data, such as `2026e`.
 */
tz_data: string, 
/**
 * Time of the last confirmed change, `09:41`; empty when there is none yet.
 */
saved: string, 
/**
 * What undo would take back, such as `import of inventory.xlsx`.
 */
undo: string | null, 
/**
 * What redo would bring again.
 */
redo: string | null, 
/**
 * Number of entries of the record.
 */
record: EventId, 
/**
 * Lists worth a click, with their counts.
 */
saved_views: Array<SavedView>, };

export type Histogram = { 
/**
 * Calendar days a column stands for: 1, or 7 where the spread is long.
 */
step: number, 
/**
 * Columns in order, without gaps.
 */
columns: Array<HistogramColumn>, 
/**
 * Closed periods that lie among them.
 */
periods: Array<HistogramPeriod>, 
/**
 * Runs behind the last column, `2 % later`; empty for none.
 */
later: string, };

export type HistogramColumn = { 
/**
 * First day.
 */
day: Day, 
/**
 * Runs in a hundred, with one place: `12.4 %`.
 */
share: string, 
/**
 * Height in thousandths of the highest.
 */
height: number, 
/**
 * Behind the day that counts as in time.
 */
late: boolean, 
/**
 * A weekend or holiday.
 */
closed: boolean, };

export type HistogramPeriod = { 
/**
 * `Meridian year-end freeze, 18 Dec – 4 Jan`.
 */
text: string, 
/**
 * First column.
 */
from: number, 
/**
 * Last column, inclusive.
 */
to: number, };

export type HourState = "open" | "on_request" | "shut";

export type Icon = "blocker" | "warning" | "ok" | "info" | "rejected" | "waiting" | "sign" | "open" | "frozen";

export type ImportDone = { 
/**
 * Label and changes.
 */
done: Done, 
/**
 * The outcome.
 */
imported: Imported, };

export type ImportPreview = { 
/**
 * File name.
 */
file: string, 
/**
 * Encoding of a text file by its WHATWG name; empty for workbooks.
 */
encoding: string, 
/**
 * Encodings that may be chosen instead; empty for workbooks and pasted text.
 */
encodings: Array<string>, 
/**
 * What of the file was not taken in as it stands, in sentences.
 */
limits: Array<string>, 
/**
 * Sheets of the file, hidden ones too.
 */
sheets: Array<SheetChoice>, 
/**
 * The table shown.
 */
shown: TableView, 
/**
 * The fields a column may be.
 */
fields: Array<FieldChoice>, 
/**
 * Marks on cells of the sheet shown.
 */
marks: Array<GridMark>, 
/**
 * What comes out.
 */
outcome: Outcome, 
/**
 * Refused cells.
 */
refused: Array<RefusedCell>, 
/**
 * Cells that are taken, and are odd.
 */
suspect: Array<RefusedCell>, 
/**
 * Faults of refused and odd cells, the most frequent first.
 */
faults: Array<FaultGroup>, 
/**
 * Cells that are read as something else than what stands in them.
 */
repaired: Array<RepairedCell>, 
/**
 * Rows that are no rows of the list: totals, footers, the header again.
 */
passed_over: Array<PassedOver>, 
/**
 * Numbers that are new.
 */
added: Array<NumberLine>, 
/**
 * Numbers of which the list says something else, those typed over by hand first.
 */
changed: Array<ChangedLine>, 
/**
 * Numbers of which nothing changes.
 */
same: Array<NumberLine>, 
/**
 * Numbers on several rows.
 */
duplicates: Array<DuplicateLine>, 
/**
 * Numbers of the earlier version that are not here.
 */
gone: Array<GoneLine>, 
/**
 * Earlier lists of this kind, newest first.
 */
earlier: Array<EarlierList>, 
/**
 * The earlier list that this one is a newer version of; absent for none.
 */
newer_of: SourceId | null, 
/**
 * `152 rows become 163 numbers.`
 */
summary: string, 
/**
 * Importing it would change nothing.
 */
nothing: boolean, };

export type ImportRequest = { 
/**
 * Ticket of the file; absent for pasted text.
 */
ticket: number | null, 
/**
 * Pasted text, such as a list or a mail; absent for a file.
 */
text: string | null, 
/**
 * Encoding of a text file by its WHATWG name; absent for the guess.
 */
encoding: string | null, 
/**
 * Only this sheet; absent takes the tables with numbers of every visible sheet.
 */
sheet: string | null, 
/**
 * What the list is.
 */
list: List, 
/**
 * The account the list belongs to, where no column says it.
 */
account: AccountId | null, 
/**
 * Zone in which a call list writes its times, IANA, where it does not say it; absent for the project's.
 */
zone: string | null, 
/**
 * What was chosen for single tables; the others as guessed.
 */
tables: Array<TableChoice>, 
/**
 * The table to show; absent for the one with the most numbers.
 */
shown: TableAt | null, 
/**
 * Texts to read instead of what stands in cells.
 */
repairs: Array<Repair>, 
/**
 * Faults for which every proposal is taken.
 */
fixes: Array<FaultKind>, 
/**
 * Faults of which every cell is edited alike.
 */
edits: Array<FaultEdit>, 
/**
 * The earlier list of which this is a newer version; 0 for none; absent for the guess.
 */
earlier: SourceId | null, 
/**
 * Facts for which the list is preferred to what was typed by hand.
 */
theirs: Array<FactAt>, 
/**
 * The list is preferred for all of them.
 */
all_theirs: boolean, 
/**
 * What becomes of single numbers that are gone.
 */
leaving: Array<LeavingOf>, 
/**
 * What becomes of the other numbers that are gone.
 */
all_leaving: Leaving, 
/**
 * The most lines of each list in the answer; absent for 500.
 */
most: number | null, };

export type ImportRows = { 
/**
 * First row, counted from 1.
 */
first: number, 
/**
 * Texts by column, from column 1 up to the last with text.
 */
rows: Array<Array<string>>, };

export type ImportRowsRequest = { 
/**
 * Ticket of the file; absent for pasted text.
 */
ticket: number | null, 
/**
 * Pasted text.
 */
text: string | null, 
/**
 * Encoding of a text file; absent for the guess.
 */
encoding: string | null, 
/**
 * Sheet name; empty for text.
 */
sheet: string, 
/**
 * First row, counted from 1.
 */
first: number, 
/**
 * How many, at most 1,000.
 */
count: number, 
/**
 * Columns whose texts are not shown, such as PINs, beside those guessed to be.
 */
hidden: Array<number>, };

export type Imported = { 
/**
 * Rows read below the header.
 */
rows: number, 
/**
 * Distinct numbers accepted.
 */
numbers: number, 
/**
 * Not in the project before.
 */
added: number, 
/**
 * In the project, and the file said something else of them.
 */
changed: number, 
/**
 * In the project, and nothing happened.
 */
unchanged: number, 
/**
 * The same number on several rows: merged, both places kept.
 */
duplicates: number, 
/**
 * On an earlier version of this list, and not here.
 */
gone: number, 
/**
 * Cells that were taken, and are odd.
 */
suspect: number, 
/**
 * Facts that stay as they were typed by hand.
 */
kept_by_hand: number, 
/**
 * What was refused, each with sheet, row, column, text, code, message.
 */
refused: Array<RefusedCell>, 
/**
 * What was taken and is odd, likewise.
 */
suspects: Array<RefusedCell>, };

export type InPlace = { 
/**
 * `5 to be in place`, `2 of 7 to be in place`, `7 in place`.
 */
label: string, 
/**
 * Something is late.
 */
late: boolean, 
/**
 * What stands on one day in one state, by day.
 */
marks: Array<InPlaceMark>, };

export type InPlaceMark = { 
/**
 * Offset of the day, cut to what is shown.
 */
day: number, 
/**
 * Done, late, or still to come.
 */
state: StepState, 
/**
 * How many.
 */
count: number, 
/**
 * `4 to be in place`, `2 in place`, `1 late`.
 */
label: string, 
/**
 * Each by name with its day.
 */
sentence: string, };

export type InUse = { 
/**
 * As people write it.
 */
number: string, 
/**
 * Its row, where it has one.
 */
id: NumberId | null, 
/**
 * `214 calls, last 30 Oct`.
 */
calls: string, };

export type ItemState = "done" | "partly" | "open" | "late";

export type JoinAsk = { 
/**
 * The numbers; empty for all of `order`.
 */
numbers: Array<NumberId>, 
/**
 * The order whose numbers they are, when it is moved as a whole.
 */
order: OrderId | null, };

export type JoinTarget = { 
/**
 * Which; absent for a new order.
 */
id: OrderId | null, 
/**
 * Its name and place.
 */
name: string, 
/**
 * `Cannot join NDG-05`; empty when they may.
 */
title: string, 
/**
 * Why not; empty when they may.
 */
refused: string, };

export type JoinView = { 
/**
 * `NDG-06, 2 numbers`.
 */
what: string, 
/**
 * Every other order, and a new one first.
 */
targets: Array<JoinTarget>, };

export type Jump = { "screen": "overview" } | { "screen": "numbers", 
/**
 * Which number; absent for the grid as it is.
 */
id: NumberId | null, } | { "screen": "accounts", 
/**
 * Which account.
 */
id: AccountId | null, } | { "screen": "orders", 
/**
 * Which order.
 */
id: OrderId | null, } | { "screen": "timeline" } | { "screen": "documents", 
/**
 * Which order.
 */
id: OrderId | null, } | { "screen": "problems" } | { "screen": "carriers", 
/**
 * Profile id; empty for the list.
 */
id: string, 
/**
 * The rule's path; empty for the whole profile.
 */
rule: string, };

export type KeepSpelling = { 
/**
 * Which account.
 */
id: AccountId, 
/**
 * [`view::FieldPair::field`].
 */
field: string, 
/**
 * Why; without a reason the carrier's spelling wins.
 */
reason: string, };

export type Kind = "local" | "toll_free" | "premium" | "personal" | "foreign" | "not_portable";

export type KindChoice = { 
/**
 * The kind.
 */
kind: EvidenceKind, 
/**
 * As people say it.
 */
label: string, };

export type Lane = { 
/**
 * Which order.
 */
order: OrderId, 
/**
 * Its name.
 */
name: string, 
/**
 * How many numbers it has.
 */
numbers: number, 
/**
 * Carrier and place, or the RespOrg of toll-free numbers.
 */
detail: string, 
/**
 * Where it stands.
 */
status: OrderStatus, 
/**
 * On the critical path of the go-live.
 */
critical: boolean, 
/**
 * Its steps that take time.
 */
bars: Array<Bar>, 
/**
 * Its steps that are a moment.
 */
ticks: Array<Tick>, 
/**
 * Its cutover, and for the order that decides the go-live the maximum date.
 */
diamonds: Array<Diamond>, 
/**
 * The hours of the cutover.
 */
window: Band | null, 
/**
 * By how much it can slip.
 */
float: Float | null, 
/**
 * The earliest cutover, where it lies before the planned one.
 */
earliest: DayMark | null, 
/**
 * Where the cutover was promised once, if it is not there any more: `was 9 Dec`.
 */
slip: DayMark | null, 
/**
 * What has to be in place before it, done and open.
 */
in_place: InPlace | null, 
/**
 * Name of the losing carrier, for lanes by carrier.
 */
carrier: string, 
/**
 * Name of the site, for lanes by site; `no site` where the order has none.
 */
site: string, 
/**
 * The wave it cuts over with, for lanes by wave; `no wave` where it has none.
 */
wave: string, 
/**
 * The whole lane in one sentence.
 */
sentence: string, };

export type Leaving = "keep" | "stay" | "disconnect" | "remove";

export type LeavingOf = { 
/**
 * The number.
 */
number: NumberId, 
/**
 * What becomes of it.
 */
leaving: Leaving, };

export type LedgerNote = { 
/**
 * Which line.
 */
disposition: Disposition, 
/**
 * `NDG-01, with the BTN`, `5 alarm, 2 elevator`, `0142, 0143, 0219`.
 */
text: string, };

export type Line = { 
/**
 * `Port-in`, `Overlap`, `Early termination`.
 */
what: string, 
/**
 * How sure it is.
 */
sure: Sure, 
/**
 * How much; absent where it is not known, or where nothing is owed.
 */
amount: Cents | null, 
/**
 * Currency of the amount, three letters.
 */
currency: string, 
/**
 * How it was worked out, or why it is not known.
 */
basis: string, 
/**
 * Where the fee stands; whom to ask where it is not known.
 */
source: string, };

export type LineView = { 
/**
 * As it was worked out.
 */
line: Line, 
/**
 * `302.00 USD`, `not known`, `none`.
 */
amount: string, };

export type List = "inventory" | "csr" | "bill" | "calls";

export type ListGroup = { 
/**
 * On the phone system's list.
 */
inventory: boolean, 
/**
 * On the CSR.
 */
csr: boolean, 
/**
 * On the bill.
 */
bill: boolean, 
/**
 * How many.
 */
numbers: number, 
/**
 * The usual action, or what it comes to: `nothing to do`, `2 undecided, 3 disconnect`.
 */
note: string, };

export type ListPresence = { 
/**
 * `Phone system`, `CSR, 9 Nov 2026`, `Bill, 21 Oct 2026`.
 */
list: string, 
/**
 * It does.
 */
present: boolean, 
/**
 * Where: `line 118`, `absent`.
 */
detail: string, };

export type LoaSign = { 
/**
 * Which order.
 */
id: OrderId, 
/**
 * How it was signed.
 */
how: SignedHow, 
/**
 * The day that stands on the letter, ISO; empty for today.
 */
date: string, 
/**
 * Who signed; empty for the person whom the letter names.
 */
signer: string, 
/**
 * How the signed letter came, and from whom.
 */
came: string, 
/**
 * Ticket of the signed file.
 */
ticket: number | null, 
/**
 * Or a file that is attached already.
 */
attachment: EvidenceId | null, 
/**
 * Or strokes drawn on screen: lines of points, 0 to 1 from left to right and from top to bottom of the pad.
 */
strokes: Array<Array<[number, number]>>, 
/**
 * How many times as wide as high the pad was.
 */
ratio: number, 
/**
 * Paper of a letter that is signed on screen.
 */
paper: PaperSize, };

export type LookupKind = "rate_centre" | "carrier" | "resp_org" | "portability" | "coverage";

export type LookupPaste = { 
/**
 * Its text; the first row names the columns: `Rate Center`, `SPID`, `RespOrg`, `Portable`, `Coverage`.
 */
text: string, 
/**
 * The day of the look-ups, ISO.
 */
looked_on: string, 
/**
 * Where: `Telnyx portability check`.
 */
source: string, };

export type LookupRecord = { 
/**
 * Which numbers.
 */
ids: Array<NumberId>, 
/**
 * What was looked up.
 */
kind: LookupKind, 
/**
 * What it said: a rate centre, an OCN or SPID, a RespOrg; `yes` or `no` for portability and coverage.
 */
value: string, 
/**
 * The day of the look-up, ISO.
 */
looked_on: string, 
/**
 * Where: `NPAC through Meridian`, `Telnyx portability check`.
 */
source: string, };

export type LookupView = { 
/**
 * What was looked up.
 */
kind: LookupKind, 
/**
 * `Rate centre`, `Underlying carrier`, `RespOrg`, `Portability`, `Coverage`.
 */
label: string, 
/**
 * What it said.
 */
value: string, 
/**
 * The day, in words, and where: `16 Nov 2026, Telnyx portability check`.
 */
when: string, };

export type LookupsDone = { 
/**
 * Label and changes.
 */
done: Done, 
/**
 * How many look-ups were recorded.
 */
recorded: number, 
/**
 * Numbers of the list that are not in the project.
 */
unknown: Array<string>, 
/**
 * Cells that are no answer: `row 3, column 4: perhaps`.
 */
refused: Array<string>, };

export type Mark = { 
/**
 * Which icon and colour.
 */
icon: Icon, 
/**
 * The word.
 */
text: string, };

export type MarkKind = "business_name" | "use_on_target" | "way";

export type MarkedNumbers = { 
/**
 * What is said.
 */
kind: MarkKind, 
/**
 * What it is.
 */
value: string, 
/**
 * `use on the new platform: service`.
 */
text: string, 
/**
 * `(920) 555-0140 to 0145, (920) 555-0160`.
 */
numbers: string, 
/**
 * The numbers.
 */
ids: Array<NumberId>, };

export type MatchGroup = { 
/**
 * Stable name: `in_all`, `inventory_only`, `csr_not_known`, `two_accounts`…
 */
code: string, 
/**
 * `In use, not on the CSR`.
 */
title: string, 
/**
 * The usual action, in a sentence.
 */
action: string, 
/**
 * Whether something is to be done.
 */
icon: Icon, 
/**
 * How many.
 */
count: number, 
/**
 * Which, neighbours as ranges.
 */
numbers: Array<string>, 
/**
 * `2 undecided, 3 disconnect`.
 */
note: string, };

export type Media = "pdf" | "png" | "jpeg" | "tiff" | "heic" | "text" | "mail" | "outlook_mail" | "excel" | "old_excel" | "open_sheet" | "word" | "unknown";

export type MovableGroup = { 
/**
 * `(920) 555-0140 to 0180`.
 */
label: string, 
/**
 * `41 numbers`.
 */
value: string, 
/**
 * The numbers.
 */
ids: Array<NumberId>, };

export type MoveAsk = { 
/**
 * Which order.
 */
id: OrderId, 
/**
 * The day that is thought of, ISO; the nearest open one is taken.
 */
date: string, 
/**
 * So many days later than that, for a drawing that knows the first day it shows and a place.
 */
days: number, };

export type MoveView = { 
/**
 * The window to ask for, on the open day; absent where the carrier has no hours there or no date can be asked for.
 */
window: Window | null, 
/**
 * The open day.
 */
day: Day | null, 
/**
 * The open day as days after the one that was given.
 */
offset: number | null, 
/**
 * The day and its hours, and why it is another day than the one thought of.
 */
said: string, 
/**
 * Orders whose cutover moves with it: `NDG-04: Mon 14 Dec → Thu 17 Dec`.
 */
moves: Array<string>, 
/**
 * What does not fit any more.
 */
breaks: Array<Mark>, 
/**
 * What fits again.
 */
mends: Array<string>, };

export type NightAct = "begin" | "done" | "skip" | "reopen" | "decide" | "hold" | "resume" | "note" | "sign";

export type NightActForm = { 
/**
 * The night.
 */
night: NightKey, 
/**
 * What.
 */
act: NightAct, 
/**
 * The step; empty for the night as a whole.
 */
step: string, 
/**
 * Who; empty for the step's owner or the one who decides.
 */
who: string, 
/**
 * `go` or `no_go` of a decision.
 */
word: string, 
/**
 * The reason, or the note.
 */
text: string, };

export type NightAsk = { 
/**
 * `order:3` or `wave:1`.
 */
night: NightKey, };

export type NightContact = { 
/**
 * Stable name.
 */
key: string, 
/**
 * What they do.
 */
role: string, 
/**
 * Name, or the case that a desk knows us by.
 */
name: string, 
/**
 * Telephone, as dialled.
 */
telephone: string, 
/**
 * When they can be reached.
 */
reachable: string, 
/**
 * Somebody added it: it can go.
 */
own: boolean, 
/**
 * Somebody wrote it: it can be as the program makes it again.
 */
edited: boolean, };

export type NightGateView = { 
/**
 * What is asked.
 */
question: string, 
/**
 * What it rests on.
 */
conditions: Array<ConditionView>, 
/**
 * The answer that goes on.
 */
go: string, 
/**
 * The other.
 */
no_go: string, 
/**
 * What is done after the other.
 */
if_no: string, 
/**
 * Who decides.
 */
decider: string, 
/**
 * What a go has to give a reason for; empty when nothing.
 */
needs_reason: string, };

export type NightKey = string;

export type NightLogLine = { 
/**
 * `19:24`.
 */
at: string, 
/**
 * What.
 */
text: string, 
/**
 * Who.
 */
who: string, };

export type NightOpen = { 
/**
 * What it is, with its weight.
 */
mark: Mark, 
/**
 * More about it.
 */
detail: string, };

export type NightProgress = "done" | "skipped" | "void" | "now" | "begun" | "next" | "ahead" | "limit";

export type NightRow = { 
/**
 * Which.
 */
night: NightKey, 
/**
 * `NDG-01`, `Wave 2`.
 */
name: string, 
/**
 * `Lakeland · Milwaukee, 151 numbers`.
 */
about: string, 
/**
 * `Wed 16 Dec, 19:00–21:00 CT`; why there is none where no date can be had.
 */
when: string, 
/**
 * Where it stands.
 */
state: Mark, 
/**
 * Its orders.
 */
orders: Array<OrderId>, };

export type NightSign = { 
/**
 * The night.
 */
night: NightKey, 
/**
 * Who signs, by name.
 */
who: string, 
/**
 * Why, where 911 is open or failed.
 */
reason: string, };

export type NightStep = { 
/**
 * Its key.
 */
key: string, 
/**
 * How it stands.
 */
progress: NightProgress, 
/**
 * What is done.
 */
title: string, 
/**
 * How.
 */
detail: string, 
/**
 * Who.
 */
owner: string, 
/**
 * `19:10`.
 */
planned: string, 
/**
 * When it ended, was decided or began; empty while it is ahead.
 */
real: string, 
/**
 * `+4 min`, `on time`; of what is ahead when it will begin: `19:52`, where that is later than planned.
 */
off: string, 
/**
 * It is later than planned.
 */
late: boolean, 
/**
 * Minutes it is given.
 */
minutes: number, 
/**
 * It was begun, milliseconds since 1970.
 */
since: number | null, 
/**
 * The tests it is about.
 */
tests: Array<NumberTest>, 
/**
 * The decision it is.
 */
gate: NightGateView | null, 
/**
 * Why it cannot be done yet; empty when it can.
 */
refused: string, 
/**
 * Who did it and what was said.
 */
said: string, };

export type NightView = { 
/**
 * Which.
 */
night: NightKey, 
/**
 * `NDG-01`.
 */
name: string, 
/**
 * `Lakeland · Milwaukee, 151 numbers`.
 */
about: string, 
/**
 * `151 active at Meridian since 19:06`.
 */
state: Mark, 
/**
 * The host's time, milliseconds since 1970.
 */
now: number, 
/**
 * Clocks, the first the largest.
 */
clocks: Array<ClockView>, 
/**
 * `Now, step 5 of 10`; what else holds when there is none.
 */
place: string, 
/**
 * Key of the step now; empty for none.
 */
step_now: string, 
/**
 * Key of the step next; empty for none.
 */
step_next: string, 
/**
 * `Next at 19:40`.
 */
next_at: string, 
/**
 * Moments.
 */
countdowns: Array<CountdownView>, 
/**
 * Steps of the night by time.
 */
steps: Array<NightStep>, 
/**
 * `2 decisions, 1 given`.
 */
decisions: string, 
/**
 * What late steps push: `The night ends 12 min later than planned.`; empty for nothing.
 */
pushed: string, 
/**
 * What everybody has to know before the next step: the cut has moved, clocks change.
 */
warnings: Array<string>, 
/**
 * The night can be opened again as a whole.
 */
may_open_again: boolean, 
/**
 * Since when it is held and by whom; empty when it is not.
 */
held: string, 
/**
 * What is open, the heaviest first.
 */
open: Array<NightOpen>, 
/**
 * Whom to call.
 */
contacts: Array<RunbookContact>, 
/**
 * The sign-off.
 */
sign: SignView, 
/**
 * Notes and what else was recorded, newest first.
 */
log: Array<NightLogLine>, 
/**
 * What was learnt of its carriers.
 */
lessons: Array<string>, 
/**
 * Names to choose from for who did, tested or decided.
 */
people: Array<string>, 
/**
 * Why there is no night to play; empty when there is.
 */
refused: string, };

export type Nothing = Record<string, never>;

export type NumberDetail = { 
/**
 * The row.
 */
row: NumberRow, 
/**
 * `Local · Voice · Lakeland · Milwaukee`.
 */
subtitle: string, 
/**
 * Findings.
 */
findings: Array<FindingView>, 
/**
 * The three lists, each with whether and where.
 */
lists: Array<ListPresence>, 
/**
 * Its line of the CSR, letter by letter; empty for none.
 */
csr_line: string, 
/**
 * Label and value pairs of its route.
 */
route: Array<Pair>, 
/**
 * Where it came from, oldest first.
 */
sources: Array<SourceView>, 
/**
 * Look-ups made elsewhere and recorded, newest of each kind.
 */
lookups: Array<LookupView>, 
/**
 * What happened to it, newest first.
 */
history: Array<NumberEvent>, };

export type NumberEvent = { 
/**
 * When, in the project's zone: `Mon 16 Nov 09:41`.
 */
when: string, 
/**
 * What: `Import of inventory.xlsx: 163 numbers`.
 */
label: string, 
/**
 * What it changed of this number: `Disposition: undecided, now port`.
 */
changes: Array<string>, 
/**
 * It was taken back by undo.
 */
undone: boolean, };

export type NumberFact = "name" | "extension" | "use" | "disposition" | "account" | "site" | "rings_to" | "target" | "address911" | "resp_org" | "note";

export type NumberGroup = { 
/**
 * Heading.
 */
title: string, 
/**
 * Second part of the heading.
 */
detail: string, 
/**
 * First row, counted from 0 among the matching numbers.
 */
first: number, 
/**
 * How many rows.
 */
count: number, 
/**
 * Blockers in it.
 */
blockers: number, 
/**
 * Warnings in it.
 */
warnings: number, 
/**
 * What stands at the right end, such as the window.
 */
end: string, };

export type NumberId = number;

export type NumberLine = { 
/**
 * `(414) 555-0113`.
 */
number: string, 
/**
 * Name, use and account in words.
 */
words: string, 
/**
 * The cells it was read from: `A14`, with the sheet where there are several.
 */
cells: string, };

export type NumberRow = { 
/**
 * Which number.
 */
id: NumberId, 
/**
 * `(414) 555-0100`.
 */
national: string, 
/**
 * `+14145550100`.
 */
e164: string, 
/**
 * What its digits say.
 */
kind: Kind, 
/**
 * Leaves a mobile carrier.
 */
wireless: boolean, 
/**
 * What it is used for.
 */
use: Use, 
/**
 * Name in the phone system.
 */
name: string, 
/**
 * Extension.
 */
extension: string, 
/**
 * What becomes of it.
 */
disposition: Disposition, 
/**
 * Its order's name, empty for none.
 */
order: string, 
/**
 * Its order.
 */
order_id: OrderId | null, 
/**
 * Its account's carrier and number.
 */
account: string, 
/**
 * Its site's name.
 */
site: string, 
/**
 * Its site.
 */
site_id: SiteId | null, 
/**
 * Number a toll-free number rings to, or the target on the new platform.
 */
rings_to: string, 
/**
 * 911 location.
 */
address_911: string, 
/**
 * Words of its row that fit nowhere else.
 */
note: string, 
/**
 * On which lists it stands: inventory, CSR, bill.
 */
lists: [boolean, boolean, boolean], 
/**
 * What was noticed, worst first.
 */
findings: Array<CellFinding>, 
/**
 * Columns that someone changed by hand since they were taken in, named as in [`CellFinding::column`].
 */
edited: Array<string>, };

export type NumberTest = "address_911" | "temporary_911" | "inbound_mobile" | "inbound_landline" | "inbound_losing" | "caller_id" | "emergency_911" | "reach" | "voicemail" | "fax_out" | "fax_in" | "signal" | "toll_free_us" | "toll_free_mobile" | "toll_free_canada" | "toll_free_caribbean" | "sms" | "caller_name";

export type NumbersChange = { 
/**
 * Which numbers.
 */
ids: Array<NumberId>, 
/**
 * What becomes of them.
 */
disposition: Disposition | null, 
/**
 * What they are used for.
 */
use: Use | null, 
/**
 * Leave a mobile carrier.
 */
wireless: boolean | null, 
/**
 * Name.
 */
name: string | null, 
/**
 * Extension.
 */
extension: string | null, 
/**
 * Target on the new platform.
 */
target: string | null, 
/**
 * 911 location.
 */
address_911: string | null, 
/**
 * Site.
 */
site: SiteId | null, 
/**
 * Losing account.
 */
account: AccountId | null, 
/**
 * Note.
 */
note: string | null, };

export type NumbersEdit = { 
/**
 * The changes in order; a later one finds what an earlier one made.
 */
changes: Array<NumbersChange>, };

export type NumbersMark = { 
/**
 * The numbers.
 */
numbers: Array<NumberId>, 
/**
 * What is said.
 */
kind: MarkKind, 
/**
 * What it is; empty takes the word back.
 */
value: string, };

export type NumbersMove = { 
/**
 * The numbers.
 */
numbers: Array<NumberId>, 
/**
 * The order; absent for a new one.
 */
order: OrderId | null, };

export type NumbersPage = { 
/**
 * Numbers of the project.
 */
total: number, 
/**
 * Numbers the query matches.
 */
matching: number, 
/**
 * Group headings in order; each stands before its `first` row.
 */
groups: Array<NumberGroup>, 
/**
 * First row of `rows`, counted from 0 among the matching numbers.
 */
offset: number, 
/**
 * The rows.
 */
rows: Array<NumberRow>, 
/**
 * How many matching numbers have a blocker or a warning.
 */
with_problems: number, };

export type NumbersQuery = { 
/**
 * Text to find in numbers, names and notes.
 */
find: string, 
/**
 * Only this account.
 */
account: AccountId | null, 
/**
 * Only this kind.
 */
kind: Kind | null, 
/**
 * Only these uses; empty for all.
 */
uses: Array<Use>, 
/**
 * Only this site.
 */
site: SiteId | null, 
/**
 * Only this order.
 */
order: OrderId | null, 
/**
 * Only this disposition.
 */
disposition: Disposition | null, 
/**
 * Only numbers with a blocker or warning.
 */
problems: boolean, 
/**
 * Only lines that need a 911 address and have none.
 */
without_911: boolean, 
/**
 * Group headings by this.
 */
group_by: GroupBy, };

export type NumbersRequest = { 
/**
 * Which numbers.
 */
query: NumbersQuery, 
/**
 * Which rows of them.
 */
slice: Slice, };

export type NumbersResult = { 
/**
 * The order.
 */
id: OrderId, 
/**
 * The numbers.
 */
numbers: Array<NumberId>, 
/**
 * How they fared.
 */
result: ResultKind, 
/**
 * Day, ISO; empty for today.
 */
date: string, 
/**
 * The carrier's code.
 */
code: string, 
/**
 * Why.
 */
reason: string, };

export type OddNumber = { 
/**
 * Which.
 */
id: NumberId, 
/**
 * As people read it.
 */
number: string, 
/**
 * Where it stands.
 */
mark: Mark, 
/**
 * When and why.
 */
detail: string, };

export type OrderAct = "entered" | "ask_signature" | "signed" | "submitted" | "platform_loa_signed" | "receipt" | "confirmed" | "rejected" | "ask_date" | "ask_change" | "ask_cancel" | "supplement_refused" | "foc_lost" | "activating" | "ported" | "ask_snapback" | "snapped_back" | "verified" | "closed" | "cancelled";

export type OrderAction = { 
/**
 * Which act.
 */
act: OrderAct, 
/**
 * The button's word.
 */
label: string, 
/**
 * Why it cannot be done now; empty when it can.
 */
refused: string, 
/**
 * What to do about it.
 */
hint: string, 
/**
 * A carrier's rule speaks against it: what happened all the same can be recorded with a reason.
 */
in_spite: boolean, 
/**
 * It follows where the order stands, whatever else speaks against it.
 */
fits: boolean, };

export type OrderCard = { 
/**
 * Which order.
 */
id: OrderId, 
/**
 * `NDG-01`.
 */
name: string, 
/**
 * `Milwaukee`.
 */
place: string, 
/**
 * How many numbers.
 */
numbers: number, 
/**
 * Where it stands.
 */
status: Mark, 
/**
 * Why these numbers are an order of their own, one sentence.
 */
reason: string, 
/**
 * What it waits for; empty for nothing.
 */
waits: string, 
/**
 * Its wave, `Wave 2, West`; empty for none.
 */
wave: string, 
/**
 * Its numbers can still change.
 */
draft: boolean, };

export type OrderChances = { 
/**
 * Which order.
 */
id: OrderId, 
/**
 * Its name.
 */
name: string, 
/**
 * The plan's date.
 */
planned: Day | null, 
/**
 * Half of the runs.
 */
p50: Day | null, 
/**
 * Four of five.
 */
p80: Day | null, 
/**
 * Nineteen of twenty.
 */
p95: Day | null, 
/**
 * Runs in a hundred in which its first answer is a refusal.
 */
refused_percent: number, 
/**
 * Runs in a hundred in which it ends behind the day that counts as in time.
 */
late_percent: number, 
/**
 * Why it may be refused, beyond the base rate.
 */
reasons: Array<RiskView>, 
/**
 * `2 blockers hold it`; empty for none.
 */
holding: string, };

export type OrderCost = { 
/**
 * The order.
 */
order: OrderId, 
/**
 * Its name.
 */
name: string, 
/**
 * Numbers that port with it.
 */
numbers: number, 
/**
 * Its own lines.
 */
sheet: Sheet, 
/**
 * Its part of what its account costs: overlap and early termination, shared by numbers.
 */
shares: Array<Line>, 
/**
 * Its own lines and its part together, as far as they are known, by currency.
 */
in_all: Array<Total>, 
/**
 * How many lines of both are not known.
 */
in_all_unknown: number, 
/**
 * What the gaining side charges only if it happens to this order, worked out for its numbers where it is known.
 */
perhaps: Array<Line>, 
/**
 * What the asked slip adds.
 */
slip: Line, };

export type OrderCostView = { 
/**
 * As it was worked out.
 */
cost: OrderCost, 
/**
 * `Lakeland · Milwaukee`.
 */
place: string, 
/**
 * Its own lines and its part of what its account costs, in words.
 */
lines: Array<LineView>, 
/**
 * Of both: `302.00 USD`, `at least 82.00 USD`, `not known`.
 */
total: string, 
/**
 * What the gaining side charges only if it happens to this order, where that is known.
 */
perhaps: Array<LineView>, 
/**
 * What the slip adds, in words.
 */
slip: LineView, };

export type OrderDetail = { 
/**
 * Which order.
 */
id: OrderId, 
/**
 * `NDG-01`.
 */
name: string, 
/**
 * `Lakeland · Milwaukee`.
 */
place: string, 
/**
 * Where it stands.
 */
status: Mark, 
/**
 * `41 numbers · rural carrier, 10 / 15 / 21 business days · PON NDG02-A`.
 */
summary: string, 
/**
 * Life cycle, one line a version.
 */
tracks: Array<Track>, 
/**
 * Asked for, confirmed, real: three facts.
 */
asked: ThreeFact, 
/**
 * What the carrier confirmed.
 */
confirmed: ThreeFact, 
/**
 * What really happened.
 */
real: ThreeFact, 
/**
 * What was refused.
 */
rejections: Array<RejectionView>, 
/**
 * LOA, bill, CSR with their ages on the day of sending.
 */
documents: Array<DocumentAge>, 
/**
 * Findings that hold for it.
 */
findings: Array<FindingView>, 
/**
 * Its numbers as ranges, with uses.
 */
ranges: Array<Pair>, 
/**
 * Why these numbers are an order of their own.
 */
reasons: Array<string>, 
/**
 * What can be recorded now, each with the reason when it cannot.
 */
steps: Array<OrderAction>, 
/**
 * The steps of its plan with rule and source.
 */
plan: Array<PlanRow>, 
/**
 * How the wished hours fit those in which the gaining side activates.
 */
fit: WindowFit | null, 
/**
 * The gaining side's own word for where it stands, `Telnyx: foc-date-confirmed`; empty where unknown.
 */
carrier_word: string, 
/**
 * The number of its wave.
 */
wave: number | null, 
/**
 * Its numbers can still change.
 */
draft: boolean, 
/**
 * By when something has to happen, the most pressing first.
 */
timers: Array<TimerView>, 
/**
 * What has to be confirmed before it is sent.
 */
gate: Array<GateView>, 
/**
 * Voice, texting and 911, each with a state of its own.
 */
side_tracks: Array<SideTrack>, 
/**
 * Who said what, newest first.
 */
contacts: Array<ContactView>, 
/**
 * What has happened, newest first.
 */
history: Array<PastAct>, 
/**
 * What the newest version said; absent before it was sent.
 */
sent: SentView | null, 
/**
 * Fields that are not any more what was sent.
 */
differs: Array<FieldPair>, 
/**
 * Its numbers in groups that can be moved.
 */
groups: Array<MovableGroup>, 
/**
 * Numbers that fared otherwise than the rest.
 */
odd_numbers: Array<OddNumber>, 
/**
 * What a person said of its numbers that parts orders.
 */
marks: Array<MarkedNumbers>, 
/**
 * The number that its next version has, while the newest one stands refused; absent otherwise.
 */
next_version: number | null, };

export type OrderGroup = { 
/**
 * The carrier's name.
 */
carrier: string, 
/**
 * Account number, or `toll-free, no BTN`.
 */
account: string, 
/**
 * Numbers in its orders.
 */
numbers: number, 
/**
 * The orders.
 */
orders: Array<OrderCard>, };

export type OrderId = number;

export type OrderRecord = { 
/**
 * Which order.
 */
id: OrderId, 
/**
 * What happened.
 */
act: OrderAct, 
/**
 * The date it happened or is dated, ISO; empty for today.
 */
date: string, 
/**
 * The window confirmed or asked for, for [`OrderAct::Confirmed`] and [`OrderAct::AskDate`]; a confirmation
 * without one takes the one asked for.
 */
window: Window | null, 
/**
 * The carrier's own number for the order.
 */
carrier_number: string, 
/**
 * The carrier's reason code, for a rejection.
 */
code: string, 
/**
 * What the carrier said, for a rejection; else the reason, or what was changed.
 */
reason: string, 
/**
 * The field it names, for a rejection.
 */
field: string, 
/**
 * What the carrier holds, for a rejection.
 */
holds: string, 
/**
 * Why it is recorded although a carrier's rule speaks against it.
 */
in_spite: string, 
/**
 * The message or file that proves it, attached before.
 */
attachment: EvidenceId | null, 
/**
 * What a supplement changes, for [`OrderAct::AskChange`]; another field of the form where it is not said.
 */
change: ChangeWhat | null, };

export type OrderRequest = { 
/**
 * Which order.
 */
id: OrderId, 
/**
 * The window to ask for; absent takes back the wish.
 */
window: Window | null, };

export type OrderRow = { 
/**
 * Which order.
 */
id: OrderId, 
/**
 * `NDG-01`.
 */
name: string, 
/**
 * `Lakeland · Milwaukee`.
 */
place: string, 
/**
 * How many numbers.
 */
numbers: number, 
/**
 * LOA, bill and CSR.
 */
papers: Mark, 
/**
 * How what we state compares with the CSR.
 */
matches: Mark, 
/**
 * Date of the cutover window.
 */
day: Day | null, 
/**
 * Hours of the window with zone, `19:00–21:00 CT` or `10:30 CT, fixed`.
 */
hours: string, 
/**
 * Where the order stands.
 */
status: Mark, 
/**
 * `1 day`, or `–`.
 */
float: string, 
/**
 * Decides the go-live.
 */
drives: boolean, };

export type OrderStatus = "draft" | "awaiting_signature" | "submitted" | "rejected" | "confirmed" | "ported" | "verified" | "closed" | "cancelled";

export type OrderTrack = { 
/**
 * The order.
 */
id: OrderId, 
/**
 * Which track.
 */
track: TrackKind, 
/**
 * Where it stands.
 */
state: TrackState, 
/**
 * Day, ISO; empty for today.
 */
date: string, 
/**
 * What to know of it.
 */
note: string, };

export type OrderTwice = { 
/**
 * Which order.
 */
id: OrderId, 
/**
 * Its name.
 */
name: string, 
/**
 * Cutover before and after.
 */
cutover: TwoDates, 
/**
 * The forecast's P80 before and after.
 */
p80: TwoDates, 
/**
 * Places on the axis, thousandths of the width: sending and cutover before, then after.
 */
before: Span | null, 
/**
 * The same as it would be.
 */
after: Span | null, };

export type OrdersMerge = { 
/**
 * The order that ends.
 */
from: OrderId, 
/**
 * The order that takes its numbers.
 */
into: OrderId, };

export type OrdersView = { 
/**
 * Orders by losing account.
 */
groups: Array<OrderGroup>, 
/**
 * Numbers in orders.
 */
in_orders: number, 
/**
 * All numbers by disposition.
 */
coverage: Coverage, 
/**
 * Numbers that are to port and are in no order, with why.
 */
unassigned: Array<Pair>, 
/**
 * The next split would change something, in words; empty when it would not.
 */
split_note: string, 
/**
 * Numbers that the next split takes out of the order a person put them into, with why.
 */
unpinned: Array<Pair>, 
/**
 * Waves, by number.
 */
waves: Array<WaveView>, };

export type OrdersWave = { 
/**
 * Which orders.
 */
ids: Array<OrderId>, 
/**
 * The wave; absent for none.
 */
wave: number | null, };

export type Outcome = { 
/**
 * Rows read below the header.
 */
rows: number, 
/**
 * Distinct numbers accepted.
 */
numbers: number, 
/**
 * Not in the project yet.
 */
added: number, 
/**
 * In the project, and the file says something else of them.
 */
changed: number, 
/**
 * In the project, and nothing happens.
 */
unchanged: number, 
/**
 * The same number on several rows: merged, both places kept.
 */
duplicates: number, 
/**
 * Cells that were refused.
 */
refused: number, 
/**
 * Cells that are taken, and are odd.
 */
suspect: number, 
/**
 * On an earlier version of this list, and not here.
 */
gone: number, 
/**
 * Facts that the file says otherwise, and that stay as they were typed by hand.
 */
kept_by_hand: number, };

export type Overview = { 
/**
 * `20 business days to go-live, 30 calendar days`.
 */
countdown: string, 
/**
 * Minimum, typical, maximum.
 */
dates: Array<DateCard>, 
/**
 * One row per order, the one that drives go-live first.
 */
orders: Array<OrderRow>, 
/**
 * `2 of 6 confirmed`.
 */
orders_note: string, 
/**
 * All numbers by disposition.
 */
coverage: Coverage, 
/**
 * What to do next, by person.
 */
actions: Array<ActionGroup>, 
/**
 * Open actions, and those due today or late: `9 open, 4 due today`.
 */
actions_note: string, 
/**
 * The next days on which something happens.
 */
coming: Array<ComingDay>, };

export type Owner = "us" | "client" | "carrier";

export type PackageFile = { 
/**
 * Its name as it is exported.
 */
name: string, 
/**
 * `CSV, 12 kB`.
 */
detail: string, 
/**
 * Why the carrier may refuse it; empty where nothing is known against it.
 */
trouble: string, };

export type PackageView = { 
/**
 * Which order.
 */
id: OrderId, 
/**
 * `NDG-01`.
 */
name: string, 
/**
 * `Lakeland · Milwaukee`.
 */
place: string, 
/**
 * Where it stands: `not ready to sign`, `sent 3 Nov`.
 */
mark: Mark, 
/**
 * Its documents.
 */
documents: Array<DocumentEntry>, 
/**
 * What is missing before it may be signed.
 */
missing: Array<FindingView>, 
/**
 * Findings where they stand on the pages of its letter; shown over them and never printed.
 */
marks: Array<PageMark>, 
/**
 * What is complete, one line each.
 */
complete: Array<string>, 
/**
 * The signature under its letter; absent while there is none.
 */
signature: SignatureView | null, 
/**
 * How its letter can be signed now.
 */
signing: SigningView, 
/**
 * Files that go to the carrier one by one, beside the package.
 */
files: Array<PackageFile>, 
/**
 * By which limits of the gaining carrier they were looked at, with the source.
 */
file_rule: string, 
/**
 * `sent 3 Nov, kept as it went out`; empty for what was not sent.
 */
frozen: string, };

export type PageMark = { 
/**
 * The document, as the list names it.
 */
document: string, 
/**
 * Its page, from 0.
 */
page: number, 
/**
 * Points from the left end of the text, which is 504 points wide in the middle of either paper.
 */
x: number, 
/**
 * Points from the upper edge of the paper.
 */
y: number, 
/**
 * Points across.
 */
width: number, 
/**
 * Points down.
 */
height: number, 
/**
 * How bad it is.
 */
severity: Severity, 
/**
 * What it is.
 */
message: string, };

export type Pair = { 
/**
 * The label.
 */
label: string, 
/**
 * The value; a word such as `not set` where there is none.
 */
value: string, 
/**
 * The value is such a word.
 */
absent: boolean, };

export type PaperAge = { 
/**
 * The order's name.
 */
order: string, 
/**
 * `LOA`, `Bill`, `CSR`, `PIN`.
 */
paper: string, 
/**
 * Its date in words; `none yet`.
 */
dated: string, 
/**
 * The oldest age that is taken, with its source: `30 days (TW-GUIDE, 2026-11-21)`.
 */
limit: string, 
/**
 * Last day on which it is taken; empty without a date.
 */
good_until: string, 
/**
 * Sent as planned: the day and whether it is taken.
 */
as_planned: Mark, 
/**
 * Sent again after one rejection.
 */
after_rejection: Mark, };

export type PaperSize = "letter" | "a4";

export type PartPair = { 
/**
 * `House number`, `Pre-directional`, `Street`, `Plus four`.
 */
part: string, 
/**
 * Ours.
 */
ours: string, 
/**
 * The carrier's.
 */
theirs: string, 
/**
 * How they differ; parts that neither has are left out.
 */
grade: Grade, };

export type PassedOver = { 
/**
 * Sheet.
 */
sheet: string, 
/**
 * Row counted from 1.
 */
row: number, 
/**
 * Column counted from 1.
 */
column: number, 
/**
 * `A14`.
 */
cell: string, 
/**
 * As written.
 */
text: string, 
/**
 * Why, as the end of a sentence: `it is a total`.
 */
why: string, };

export type PastAct = { 
/**
 * `Mon 9 Nov 10:05`.
 */
when: string, 
/**
 * `Date confirmed (FOC)`.
 */
what: string, 
/**
 * Window, what it took the place of, reason.
 */
detail: string, 
/**
 * The version it happened to.
 */
version: number, 
/**
 * The message or file that proves it, by name.
 */
proof: string, 
/**
 * That file.
 */
attachment: EvidenceId | null, };

export type PerChoice = { 
/**
 * How often.
 */
per: FeePer, 
/**
 * As people say it.
 */
label: string, };

export type Phase = "before" | "night" | "after";

export type Place = { "kind": "project" } | { "kind": "order", 
/**
 * Which order.
 */
id: OrderId, 
/**
 * The field's name as the order form calls it, empty for the whole order.
 */
field: string, } | { "kind": "account", 
/**
 * Which account.
 */
id: AccountId, 
/**
 * The field's name as in the account, empty for the whole account.
 */
field: string, } | { "kind": "site", 
/**
 * Which site.
 */
id: SiteId, } | { "kind": "number", 
/**
 * Which number.
 */
id: NumberId, } | { "kind": "carrier", 
/**
 * The profile's id.
 */
id: string, 
/**
 * The rule's name, empty for the whole profile.
 */
rule: string, } | { "kind": "cell" } & CellPlace;

export type PlanRow = { 
/**
 * `Submission`.
 */
step: string, 
/**
 * `Mon 16 Nov`, `Tue 17 Nov – Wed 16 Dec`.
 */
when: string, 
/**
 * Who.
 */
owner: string, 
/**
 * The rule its dates follow.
 */
rule: string, 
/**
 * Where the rule was read.
 */
source: string, 
/**
 * The carrier's rule behind it; absent where there is none.
 */
jump: Jump | null, };

export type PlanStep = { 
/**
 * The step in words.
 */
row: StepRow, 
/**
 * The rule among its carrier's; absent where it is no carrier's.
 */
jump: Jump | null, };

export type Problem = { 
/**
 * What it is about, as `finding_accept` wants it.
 */
place: Place, 
/**
 * Kind of thing it is about: `Order`, `Account`, `Number`, `Site`, `Project`, `Carrier`, `File`.
 */
about: string, 
/**
 * Business days at stake; absent where unknown.
 */
days: number | null, 
/**
 * Why it may not be accepted; empty when it may.
 */
must: string, 
/**
 * Who took the risk of it and why; absent while it is open.
 */
accepted: AcceptanceView | null, 
/**
 * It was accepted once, and then its facts changed; what was said then.
 */
lapsed: AcceptanceView | null, 
/**
 * How much it matters.
 */
severity: Severity, 
/**
 * Stable code.
 */
code: string, 
/**
 * What it is about, in words: `NDG-01`, `(414) 555-0142`.
 */
subject: string, 
/**
 * What is wrong and what it costs.
 */
message: string, 
/**
 * What to do.
 */
hint: string, 
/**
 * `costs 3 days`, empty where unknown.
 */
cost: string, 
/**
 * Where the rule comes from; empty where it is ours.
 */
source: string, 
/**
 * Orders it holds up, by name.
 */
orders: Array<string>, 
/**
 * Where a click leads.
 */
jump: Jump, };

export type ProfileMistake = { 
/**
 * Line, from 1.
 */
line: number, 
/**
 * Letter of the line, from 1.
 */
column: number, 
/**
 * What is wrong and what may stand there.
 */
message: string, };

export type ProjectCreate = { 
/**
 * Ticket of the file to make.
 */
ticket: number, 
/**
 * The client.
 */
client: string, 
/**
 * Profile id of the platform or gaining carrier.
 */
gaining: string, 
/**
 * Wished go-live, ISO date; empty for none yet.
 */
go_live: string, 
/**
 * Home zone.
 */
zone: string, 
/**
 * What order names start with; empty takes three letters of the client.
 */
prefix: string, };

export type RefusedCell = { 
/**
 * Sheet.
 */
sheet: string, 
/**
 * Row counted from 1.
 */
row: number, 
/**
 * Column counted from 1.
 */
column: number, 
/**
 * `A14`.
 */
cell: string, 
/**
 * As written.
 */
text: string, 
/**
 * Stable code.
 */
code: string, 
/**
 * What is wrong with it; cells of one fault can be repaired together.
 */
fault: FaultKind, 
/**
 * Why it was refused.
 */
message: string, 
/**
 * What to read instead, where one can be proposed; empty otherwise.
 */
proposal: string, };

export type Region = { 
/**
 * First row.
 */
top: number, 
/**
 * First column.
 */
left: number, 
/**
 * Last row.
 */
bottom: number, 
/**
 * Last column.
 */
right: number, };

export type RejectionAsk = { 
/**
 * Which order.
 */
id: OrderId, 
/**
 * The day of the rejection; today where absent.
 */
date: string | null, 
/**
 * The field the carrier names; empty for none.
 */
field: string, 
/**
 * What the carrier holds there.
 */
holds: string, 
/**
 * The carrier's code; empty for none.
 */
code: string, };

export type RejectionOutlook = { 
/**
 * What to put right; absent where no field of ours is named.
 */
fix: FixView | null, 
/**
 * When the next version can go out, and what moves, in sentences.
 */
said: Array<string>, 
/**
 * The day the next version can be sent.
 */
send_again: Day | null, 
/**
 * The order's cutover.
 */
cutover: TwoDates, 
/**
 * Go-live.
 */
go_live: TwoDates, };

export type RejectionReason = { 
/**
 * Its row in the catalogue, from 1.
 */
row: number, 
/**
 * What carriers reject for.
 */
reason: string, 
/**
 * What to do about it.
 */
fix: string, 
/**
 * Business days usually lost: `3–5`.
 */
days: string, 
/**
 * The carriers' own codes.
 */
codes: string, 
/**
 * Whether a check foresees it.
 */
foreseen: boolean, 
/**
 * What the checks found here, or whom to ask what.
 */
result: string, 
/**
 * Findings of it now.
 */
findings: number, };

export type RejectionView = { 
/**
 * `Rejection 1`.
 */
title: string, 
/**
 * `Badger Valley, Fri 13 Nov 16:12`.
 */
when: string, 
/**
 * What the carrier said.
 */
reason: string, 
/**
 * The two readings compared, where a field is named.
 */
field: FieldPair | null, 
/**
 * What to put right before the next version, for the rejection that is still open.
 */
fix: FixView | null, };

export type Repair = { 
/**
 * Sheet name.
 */
sheet: string, 
/**
 * Row counted from 1.
 */
row: number, 
/**
 * Column counted from 1.
 */
column: number, 
/**
 * The text; empty skips the row.
 */
text: string, };

export type RepairedCell = { 
/**
 * Sheet.
 */
sheet: string, 
/**
 * Row counted from 1.
 */
row: number, 
/**
 * Column counted from 1.
 */
column: number, 
/**
 * `A14`.
 */
cell: string, 
/**
 * As written.
 */
text: string, 
/**
 * What it is read as; empty for a row that is skipped.
 */
read_as: string, 
/**
 * The proposals of its fault are all taken; else it was repaired by itself.
 */
by_fault: boolean, };

export type ReportSend = { 
/**
 * To whom.
 */
to: string, 
/**
 * On which paper; Letter unless said otherwise.
 */
paper: PaperSize, };

export type ResultKind = "removed" | "rejected" | "ported" | "failed";

export type RiskView = { 
/**
 * What the catalogue of rejections calls it.
 */
reason: string, 
/**
 * What is wrong.
 */
message: string, 
/**
 * Refusals in a hundred that it alone leads to.
 */
percent: number, };

export type Role = "gaining" | "losing" | "platform" | "common";

export type RoleChoice = { 
/**
 * The role.
 */
role: ChecklistRole, 
/**
 * In words.
 */
label: string, };

export type RuleForm = { 
/**
 * How it is entered.
 */
kind: FormKind, 
/**
 * What is allowed, as the end of “write …”.
 */
allowed: string, 
/**
 * What a count counts, for several: `business days`.
 */
unit: string, 
/**
 * The words to choose from, each with what it means.
 */
choices: Array<FormChoice>, 
/**
 * The rule as it is, as TOML; empty where it is unknown.
 */
current: string, 
/**
 * The path lacks the name of what it is for, such as `business_name` of `field_limits`.
 */
needs_name: boolean, };

export type RuleGroup = { 
/**
 * `Letters, bills and PINs`
 */
title: string, 
/**
 * The rules.
 */
rules: Array<RuleRow>, };

export type RuleReading = { 
/**
 * What it says.
 */
value: string, 
/**
 * Where it was read.
 */
source: string, 
/**
 * When it was read, `Sat 21 Nov 2026`; empty where that is not known.
 */
read: string, 
/**
 * Conditions, exact wording.
 */
note: string, };

export type RuleRow = { 
/**
 * The name by which an override names it.
 */
path: string, 
/**
 * What it is about.
 */
rule: string, 
/**
 * What it says; absent where nobody published it.
 */
value: string | null, 
/**
 * How it is known.
 */
state: RuleState, 
/**
 * The same as icon and word.
 */
mark: Mark, 
/**
 * Where it was read; empty where it is unknown.
 */
source: string, 
/**
 * When it was read; absent where it is unknown.
 */
as_of: string | null, 
/**
 * The same in words: `Sat 21 Nov 2026`.
 */
read: string, 
/**
 * Conditions, exact wording.
 */
note: string, 
/**
 * What other sources say instead.
 */
conflicts: Array<RuleReading>, 
/**
 * What is used while it is unknown.
 */
in_use: RuleReading | null, 
/**
 * What the profile says where the project knows it otherwise; absent where it said nothing.
 */
replaced: RuleReading | null, 
/**
 * Why the project knows it otherwise, and who said so; empty where it does not.
 */
reason: string, 
/**
 * The project's word can be taken back here.
 */
removable: boolean, 
/**
 * What an override may say; absent where it cannot be changed here.
 */
form: RuleForm | null, };

export type RuleState = "known" | "conflict" | "unknown" | "own";

export type RunbookChange = { 
/**
 * The night.
 */
night: NightKey, 
/**
 * Changes; what is absent stays as it is. A step of the user's own without a key is a new one.
 */
edits: Array<StepEdit>, 
/**
 * Steps that are as the program makes them again; own ones go.
 */
reset: Array<string>, };

export type RunbookContact = { 
/**
 * Stable name: `lead`, `losing:lakeland`, or `own-1` for one that was added.
 */
key: string, 
/**
 * What they do: `Lead, keeps this book`.
 */
role: string, 
/**
 * Name, or the case that a desk knows us by.
 */
name: string, 
/**
 * Telephone, as dialled.
 */
telephone: string, 
/**
 * When they can be reached.
 */
reachable: string, };

export type RunbookMove = { 
/**
 * The night.
 */
night: NightKey, 
/**
 * The step.
 */
step: string, 
/**
 * Before the one above it; else behind the one below.
 */
earlier: boolean, };

export type RunbookPart = { 
/**
 * `Before`, `The night`, `After`.
 */
title: string, 
/**
 * Its steps by time.
 */
steps: Array<RunbookStep>, };

export type RunbookStep = { 
/**
 * Its key.
 */
key: string, 
/**
 * What is done.
 */
title: string, 
/**
 * How.
 */
detail: string, 
/**
 * Who.
 */
owner: string, 
/**
 * The day: `Wed 2 Dec`.
 */
day: string, 
/**
 * The hour: `18:30`; empty where only the day counts.
 */
hour: string, 
/**
 * When, from the cutover on.
 */
time: StepTime, 
/**
 * Minutes it is given.
 */
minutes: number, 
/**
 * Titles of what comes before it.
 */
after: Array<string>, 
/**
 * The decision it is.
 */
gate: NightGateView | null, 
/**
 * A moment that passes by itself: nothing to edit.
 */
limit: boolean, 
/**
 * How it stands.
 */
state: Mark, 
/**
 * Who did it and when; empty before.
 */
done: string, 
/**
 * Somebody changed it.
 */
edited: boolean, 
/**
 * Somebody added it.
 */
own: boolean, };

export type RunbookTemplateSaved = { 
/**
 * Its file name.
 */
name: string, 
/**
 * Steps it holds.
 */
steps: number, };

export type RunbookView = { 
/**
 * Which night.
 */
night: NightKey, 
/**
 * What it is called.
 */
name: string, 
/**
 * `Lakeland · Milwaukee, 151 numbers`.
 */
about: string, 
/**
 * Its parts.
 */
parts: Array<RunbookPart>, 
/**
 * Steps that were taken out: key and words.
 */
dropped: Array<DroppedStep>, 
/**
 * Whom to call.
 */
contacts: Array<NightContact>, 
/**
 * Areas from which its toll-free numbers can be called besides the United States; none where it has no such number.
 */
areas: Array<TestArea>, 
/**
 * When something breaks.
 */
troubles: Array<TroubleView>, 
/**
 * Why there are no steps; empty when there are.
 */
refused: string, };

export type SavedView = { 
/**
 * Its name.
 */
name: string, 
/**
 * How many numbers it shows.
 */
count: number, 
/**
 * The filter.
 */
query: NumbersQuery, };

export type SentView = { 
/**
 * The version.
 */
version: number, 
/**
 * When.
 */
when: string, 
/**
 * Fields in words.
 */
fields: Array<Pair>, 
/**
 * How many numbers.
 */
numbers: number, 
/**
 * SHA-256 of what its LOA said.
 */
sha256: string, };

export type SettingsChange = { 
/**
 * The client.
 */
client: string | null, 
/**
 * Profile id of the platform or gaining carrier.
 */
gaining: string | null, 
/**
 * Wished go-live, ISO date; empty for none.
 */
go_live: string | null, 
/**
 * Wished start of the window, `19:00`.
 */
window_start: string | null, 
/**
 * Wished end of the window.
 */
window_end: string | null, 
/**
 * Who plans the port.
 */
consultant: string | null, 
/**
 * Home zone.
 */
zone: string | null, 
/**
 * Orders in a hundred that are refused although nothing is open on them; empty for the published figure.
 */
rejection_percent: string | null, 
/**
 * Confirmed dates in a hundred that are lost again; empty for our allowance.
 */
foc_lost_percent: string | null, };

export type Severity = "blocker" | "warning" | "note";

export type Shade = { 
/**
 * Why.
 */
kind: ShadeKind, 
/**
 * Offset of the first day.
 */
from: number, 
/**
 * Number of days.
 */
days: number, 
/**
 * Its name; empty for a weekend.
 */
label: string, 
/**
 * Its days and names in full.
 */
sentence: string, };

export type ShadeKind = "weekend" | "holiday" | "closed";

export type Sheet = { 
/**
 * The lines.
 */
lines: Array<Line>, 
/**
 * Sum of the known amounts that are owed or planned, by currency.
 */
total: Array<Total>, 
/**
 * How many such lines are not known.
 */
unknown: number, };

export type SheetChoice = { 
/**
 * Name.
 */
name: string, 
/**
 * Hidden sheets are offered, not taken silently.
 */
visible: boolean, 
/**
 * Cells that hold something.
 */
cells: number, 
/**
 * Its tables.
 */
tables: Array<TableInfo>, };

export type SideTrack = { 
/**
 * Which track; absent for voice, which follows the order itself.
 */
track: TrackKind | null, 
/**
 * `Voice`, `SMS`, `911`.
 */
label: string, 
/**
 * Where it stands.
 */
mark: Mark, 
/**
 * When, with the note.
 */
detail: string, 
/**
 * The states that can be recorded, each with its words; empty for voice.
 */
choices: Array<TrackChoice>, 
/**
 * What was recorded before, newest first.
 */
past: Array<string>, };

export type SignView = { 
/**
 * What stands against it: `104 × 911 open`; empty when nothing does.
 */
against: string, 
/**
 * A named person may sign all the same, with a reason.
 */
with_reason: boolean, 
/**
 * Everything that is not done; stands on the record.
 */
rest: string, 
/**
 * Who signed, and when; empty before.
 */
signed: string, };

export type SignatureView = { 
/**
 * `Signed 13 Nov on paper by Dana Whitfield`.
 */
words: string, 
/**
 * How it came; empty where nobody said.
 */
came: string, 
/**
 * The signed file's name and size; empty while it is not attached.
 */
file: string, 
/**
 * Its attachment.
 */
attachment: EvidenceId | null, 
/**
 * SHA-256 of the signed file; empty without one.
 */
sha256: string, 
/**
 * `VOID since 16 Nov: business name`; empty while it holds.
 */
void: string, 
/**
 * What changed since, a line each: field, what was signed, what stands now.
 */
changed: Array<ChangedSince>, };

export type SignedHow = "paper" | "electronic" | "on_screen";

export type Signer = { 
/**
 * Name as the losing carrier holds it.
 */
name: string, 
/**
 * Title.
 */
title: string, 
/**
 * Telephone for questions about the letter.
 */
telephone: string, 
/**
 * Mail address.
 */
email: string, };

export type SigningView = { 
/**
 * Why it cannot be signed now; empty when it can.
 */
refused: string, 
/**
 * What to do about that.
 */
hint: string, 
/**
 * Who signs.
 */
signer: string, 
/**
 * Why a signature drawn on screen is not taken; empty where it may be.
 */
screen_refused: string, 
/**
 * What is known of whether it is taken.
 */
screen_words: string, 
/**
 * Which other signatures are taken, with the source; empty where nobody says.
 */
taken: string, };

export type SiteForm = { 
/**
 * Which site; absent makes a new one.
 */
id: SiteId | null, 
/**
 * What the client calls it.
 */
name: string, 
/**
 * Service address as the losing carrier should hold it.
 */
address: Address, 
/**
 * IANA zone.
 */
zone: string, };

export type SiteId = number;

export type SiteRow = { 
/**
 * Which site.
 */
id: SiteId, 
/**
 * What the client calls it.
 */
name: string, 
/**
 * Its service address in one line.
 */
address: string, 
/**
 * The same in parts, for editing.
 */
parts: Address, 
/**
 * IANA zone.
 */
zone: string, 
/**
 * How many numbers are served there.
 */
numbers: number, };

export type Slice = { 
/**
 * First row, counted from 0.
 */
offset: number, 
/**
 * How many rows, at most 1,000.
 */
limit: number, };

export type SlotView = { 
/**
 * From 1; 0 for one that cannot be had.
 */
rank: number, 
/**
 * The window, as the request for it.
 */
window: Window, 
/**
 * `Wed 16 Dec, 19:00–21:00 CT`.
 */
words: string, 
/**
 * `2026-12-17 01:00 to 03:00 UTC`.
 */
utc: string, 
/**
 * The most telling reasons in one line.
 */
reason: string, 
/**
 * Every reason.
 */
reasons: Array<string>, 
/**
 * Calls that usually come in it: `3 calls`; empty where nothing is known.
 */
calls: string, 
/**
 * Calls expected to be lost: `0.8 calls`.
 */
lost: string, 
/**
 * Who can help.
 */
support: Array<Support>, 
/**
 * Where the rule that opens or forbids it was read and when.
 */
source: string, 
/**
 * It is what the plan rests on.
 */
planned: boolean, 
/**
 * It is confirmed by the carrier.
 */
confirmed: boolean, 
/**
 * It is the project's wish.
 */
wished: boolean, };

export type SourceId = number;

export type SourceView = { 
/**
 * File name.
 */
file: string, 
/**
 * Sheet, row and column as a person looks them up: `Milwaukee A14`.
 */
cell: string, 
/**
 * The text as written.
 */
text: string, 
/**
 * When it was taken in.
 */
when: string, };

export type Span = { 
/**
 * Sending, or today where it is sent earlier.
 */
from: number, 
/**
 * Cutover.
 */
to: number, };

export type Staff = "ours" | "client";

export type StepEdit = { 
/**
 * The step.
 */
step: string, 
/**
 * Its words.
 */
title: string | null, 
/**
 * How it is done.
 */
detail: string | null, 
/**
 * Who does it.
 */
owner: string | null, 
/**
 * How long it takes.
 */
minutes: number | null, 
/**
 * When it is.
 */
time: StepTime | null, 
/**
 * It is not done here.
 */
dropped: boolean, 
/**
 * It is a step of the user's own, which the program does not make.
 */
own: boolean, };

export type StepKind = "csr" | "unlock" | "loa" | "loa_ends" | "submission" | "passed_on" | "answer" | "rejected" | "repair_ends" | "lead_time" | "change_cut_off" | "cutover" | "validation" | "snapback" | "record911" | "messages" | "caller_name" | "abandoned" | "disconnect";

export type StepRow = { 
/**
 * Which order.
 */
order: OrderId, 
/**
 * Its name.
 */
order_name: string, 
/**
 * Which step.
 */
kind: StepKind, 
/**
 * The step for people.
 */
step: string, 
/**
 * Who does it.
 */
owner: string, 
/**
 * First day in words.
 */
from: string, 
/**
 * Last day in words; the same as `from` for a moment.
 */
to: string, 
/**
 * Hours of a cutover, empty for other steps.
 */
hours: string, 
/**
 * How sure it is, for people.
 */
state: string, 
/**
 * On the critical path.
 */
critical: boolean, 
/**
 * The rule its dates follow.
 */
rule: string, 
/**
 * Where the rule was read and when; empty for a fact.
 */
source: string, };

export type StepState = "done" | "current" | "planned" | "late" | "failed";

export type StepTime = { "of": "day", 
/**
 * The days.
 */
days: number, } | { "of": "minute", 
/**
 * The minutes.
 */
minutes: number, };

export type Stretch = { 
/**
 * Offset of the first day.
 */
from: number, 
/**
 * Number of days.
 */
days: number, 
/**
 * What stands in it.
 */
label: string, 
/**
 * Day of the month on which it begins.
 */
day: number, };

export type Supply = "own" | "supplied";

export type Support = { 
/**
 * `Meridian`, `our people`.
 */
who: string, 
/**
 * There for the whole window; absent where their hours are not known.
 */
there: boolean | null, 
/**
 * `Lakeland opens at 08:00.`
 */
words: string, 
/**
 * Where their hours were read and when; empty for our own.
 */
source: string, 
/**
 * Nobody states their hours; a law's least hours stand in.
 */
assumed: boolean, };

export type Sure = "owed" | "planned" | "perhaps" | "nothing";

export type TableAt = { 
/**
 * Sheet name; empty for text.
 */
sheet: string, 
/**
 * Which table of the sheet, counted from 1.
 */
table: number, };

export type TableChoice = { 
/**
 * Sheet name; empty for text.
 */
sheet: string, 
/**
 * Which table of the sheet, counted from 1.
 */
table: number, 
/**
 * Whether it is imported; absent for the guess.
 */
take: boolean | null, 
/**
 * Header row counted from 1; 0 for none; absent for the guess.
 */
header_row: number | null, 
/**
 * Corrected columns, counted from 1: a field, two joined by `+`, or nothing for a column left out.
 */
columns: { [key in number]: string }, };

export type TableInfo = { 
/**
 * Which table of the sheet, counted from 1.
 */
table: number, 
/**
 * The words above it, else where it stands: `A4:G160`.
 */
title: string, 
/**
 * Where it stands.
 */
region: Region, 
/**
 * It is imported.
 */
taken: boolean, 
/**
 * It has a column of telephone numbers.
 */
has_numbers: boolean, 
/**
 * Why, in a sentence.
 */
reason: string, };

export type TableView = { 
/**
 * Sheet name; empty for text.
 */
sheet: string, 
/**
 * Which table of the sheet, counted from 1.
 */
table: number, 
/**
 * Where it stands.
 */
region: Region, 
/**
 * It is imported.
 */
taken: boolean, 
/**
 * Header row counted from 1, the lowest of several, 0 for none.
 */
header_row: number, 
/**
 * First row of data.
 */
first_row: number, 
/**
 * Rows of the sheet in all.
 */
rows_total: number, 
/**
 * Columns of the sheet in all.
 */
columns_total: number, 
/**
 * Columns with what we think they are.
 */
columns: Array<ColumnGuess>, 
/**
 * The file that this layout was put right in; empty when it is new.
 */
remembered: string, 
/**
 * Cells that are merged into one.
 */
merges: Array<Region>, };

export type TakeCsr = { 
/**
 * The attachment.
 */
id: EvidenceId, 
/**
 * The day the carrier made it, ISO; empty takes the attachment's or the record's own.
 */
dated: string, };

export type TakeSpelling = { 
/**
 * Which account.
 */
id: AccountId, 
/**
 * [`view::FieldPair::field`]; empty for all.
 */
field: string, };

export type TaskForm = { 
/**
 * What.
 */
kind: TaskKind, 
/**
 * For what.
 */
of: TaskOf, 
/**
 * The day on which it is expected, ISO; empty for none.
 */
due: string, 
/**
 * Who sees to it.
 */
owner: string, 
/**
 * The day on which it was done, ISO; empty while it is open.
 */
done_on: string, 
/**
 * It is not needed here.
 */
waived: boolean, 
/**
 * Whose phones.
 */
supply: Supply | null, 
/**
 * Anything else.
 */
note: string, };

export type TaskKind = "licence" | "phones" | "adapter" | "replacement" | "routing" | "address911" | "temporary_number" | "forward" | "notice" | "end_of_service";

export type TaskNeed = "required" | "advised" | "waived";

export type TaskOf = "project" | { "account": AccountId } | { "site": SiteId } | { "order": OrderId } | { "number": NumberId };

export type TaskRow = { 
/**
 * What.
 */
kind: TaskKind, 
/**
 * For what.
 */
of: TaskOf, 
/**
 * `Phones installed at Milwaukee`.
 */
title: string, 
/**
 * How it stands.
 */
state: Mark, 
/**
 * How much it matters.
 */
need: TaskNeed, 
/**
 * Whose work it is, or who was named.
 */
owner: string, 
/**
 * Who was named; empty for nobody.
 */
who: string, 
/**
 * Whose phones.
 */
supply: Supply | null, 
/**
 * The day on which it is expected.
 */
due: Day | null, 
/**
 * The last day on which it helps.
 */
latest: Day | null, 
/**
 * The day on which it was done.
 */
done_on: Day | null, 
/**
 * Orders whose cutover it holds up.
 */
orders: Array<OrderId>, 
/**
 * The same in words: `NDG-01, Wed 16 Dec`.
 */
holds: string, 
/**
 * What comes before it, in words; empty for nothing.
 */
after: string, 
/**
 * What was noted.
 */
note: string, 
/**
 * The rule of its latest day.
 */
rule: string, 
/**
 * Where that was read.
 */
source: string, };

export type TasksView = { 
/**
 * Open, late and done: `31 open, 2 of them late, 4 done`.
 */
note: string, 
/**
 * The tasks, open ones by their latest day, then those that are done or not needed.
 */
tasks: Array<TaskRow>, };

export type TemplateAsk = { 
/**
 * The night.
 */
night: NightKey, 
/**
 * Ticket of the file; of a folder when it is written, where it is called `runbook-template.json`.
 */
ticket: number, };

export type TestArea = { 
/**
 * Its test.
 */
test: NumberTest, 
/**
 * `Canada`.
 */
label: string, 
/**
 * Somebody put it in scope.
 */
in_scope: boolean, };

export type TestCell = { 
/**
 * How it stands.
 */
state: TestState, 
/**
 * Who, when, and what was noted; or why it does not apply.
 */
title: string, };

export type TestColumn = { 
/**
 * Which test.
 */
test: NumberTest, 
/**
 * Its head in two lines; the second may be empty.
 */
head: [string, string], 
/**
 * Its name in one line.
 */
label: string, 
/**
 * Passed.
 */
passed: number, 
/**
 * To be tested in all.
 */
of: number, 
/**
 * Failed.
 */
failed: number, 
/**
 * Left out by a sample.
 */
left_out: number, 
/**
 * It proves 911.
 */
emergency: boolean, };

export type TestResult = "pass" | "fail" | "not_applicable" | "open";

export type TestRow = { 
/**
 * The number.
 */
id: NumberId, 
/**
 * `(414) 555-0100`.
 */
number: string, 
/**
 * What it is called.
 */
name: string, 
/**
 * Its 911 location.
 */
location: string, 
/**
 * A cell a column.
 */
cells: Array<TestCell>, };

export type TestState = "pass" | "fail" | "open" | "left_out" | "not_applicable";

export type TestsAsk = { 
/**
 * The night.
 */
night: NightKey, 
/**
 * Before the cut, on the night, or after it.
 */
phase: Phase, 
/**
 * Numbers with an open or failed test first.
 */
pending_first: boolean, };

export type TestsDecide = { 
/**
 * The night.
 */
night: NightKey, 
/**
 * Sample or areas.
 */
kind: DecisionKind, 
/**
 * The tests of a sample; the areas beside the United States.
 */
tests: Array<NumberTest>, 
/**
 * Of a block every so many numbers; 1 tests all of them again.
 */
every: number, 
/**
 * Who decides, by name.
 */
who: string, 
/**
 * Why.
 */
reason: string, };

export type TestsRecord = { 
/**
 * The night.
 */
night: NightKey, 
/**
 * The numbers.
 */
numbers: Array<NumberId>, 
/**
 * Take in every number of the night with the same 911 location: one call from there proves the address of all.
 */
same_address: boolean, 
/**
 * Which test.
 */
test: NumberTest, 
/**
 * What came of it.
 */
result: TestResult, 
/**
 * Who tested; empty for who has this window open.
 */
tester: string, 
/**
 * What was heard; needed for a failure, and for a 911 test that does not apply.
 */
note: string, };

export type TestsView = { 
/**
 * The columns.
 */
columns: Array<TestColumn>, 
/**
 * The rows.
 */
rows: Array<TestRow>, 
/**
 * Numbers with an open or failed test.
 */
pending: number, 
/**
 * Decisions that hold: samples and areas, in words.
 */
decisions: Array<string>, 
/**
 * Areas from which toll-free numbers can be called besides the United States; none where there is no such number.
 */
areas: Array<TestArea>, 
/**
 * What stands that nobody decided: `Called from the United States only: our assumption.`; empty for nothing.
 */
assumed: string, 
/**
 * Why nothing can be recorded yet; empty when it can.
 */
refused: string, };

export type ThreeFact = { 
/**
 * `Thu 10 Dec, 19:00–21:00 CT` or `no answer yet`.
 */
text: string, 
/**
 * Second line.
 */
detail: string, 
/**
 * It is a fact and not a word for none.
 */
known: boolean, };

export type Tick = { 
/**
 * Which step.
 */
kind: StepKind, 
/**
 * How sure it is.
 */
state: StepState, 
/**
 * Offset of its day.
 */
day: number, 
/**
 * What stands under it.
 */
label: string, 
/**
 * The step, its day and its rule in full.
 */
sentence: string, };

export type Timeline = { 
/**
 * First day shown, a Monday.
 */
first: string, 
/**
 * Last day shown, a Sunday.
 */
last: string, 
/**
 * Days shown.
 */
days: number, 
/**
 * The day the plan was made for.
 */
today: DayMark, 
/**
 * The wished go-live, where one is set and shown.
 */
go_live: DayMark | null, 
/**
 * Months, for the first line of the head.
 */
months: Array<Stretch>, 
/**
 * Weeks, each labelled with the day of the month of its Monday.
 */
weeks: Array<Stretch>, 
/**
 * Weekends, holidays and closed periods.
 */
shades: Array<Shade>, 
/**
 * One lane an order, by cutover.
 */
lanes: Array<Lane>, 
/**
 * Which order waits for which.
 */
arrows: Array<Arrow>, 
/**
 * Version of the time-zone data behind the plan.
 */
tz_data: string, };

export type TimerView = { 
/**
 * Stable name.
 */
code: string, 
/**
 * What it is.
 */
label: string, 
/**
 * `Tue 8 Dec 19:00` or `Fri 20 Nov`.
 */
due: string, 
/**
 * Its state with an icon: `late`, `in 3 hours`, `in 5 days`, `over`.
 */
mark: Mark, 
/**
 * The rule that sets it.
 */
rule: string, 
/**
 * Where the rule was read.
 */
source: string, 
/**
 * What to do about it.
 */
hint: string, };

export type Total = { 
/**
 * How much.
 */
amount: Cents, 
/**
 * Currency, three letters.
 */
currency: string, };

export type Track = { 
/**
 * Version number.
 */
version: number, 
/**
 * Points in order.
 */
points: Array<TrackPoint>, 
/**
 * What it cost, `7 business days lost`; empty for nothing.
 */
lost: string, 
/**
 * The date it asked for and lost, `asked 1 Dec, lost`; empty for none.
 */
asked: string, };

export type TrackChoice = { 
/**
 * The state.
 */
state: TrackState, 
/**
 * As screens name it on this track.
 */
label: string, };

export type TrackKind = "sms" | "911";

export type TrackPoint = { 
/**
 * `Signed`.
 */
label: string, 
/**
 * `5 Nov`, `by 24 Nov`.
 */
when: string, 
/**
 * `done`, `now`, `planned`, `failed`.
 */
state: string, };

export type TrackState = "pending" | "not_applicable" | "under_way" | "done" | "failed";

export type TroubleView = { 
/**
 * What is seen.
 */
seen: string, 
/**
 * What is done.
 */
does: string, };

export type TwoDates = { 
/**
 * `Minimum`, `P80`.
 */
name: string, 
/**
 * As it is.
 */
before: Day | null, 
/**
 * As it would be.
 */
after: Day | null, 
/**
 * `5 days later`, `2 days earlier`, empty when it stays.
 */
moves: string, 
/**
 * It gets worse.
 */
worse: boolean, };

export type TwoWords = { 
/**
 * What: `Order cap`, `Port-in`.
 */
name: string, 
/**
 * As it is.
 */
before: string, 
/**
 * As it would be.
 */
after: string, };

export type UploadAsk = { 
/**
 * The order; absent for the whole project.
 */
order: OrderId | null, 
/**
 * The format; absent for the gaining side's own.
 */
format: string | null, };

export type UploadEntry = { 
/**
 * The file.
 */
entry: DocumentEntry, 
/**
 * Its order; absent for the whole project.
 */
order: OrderId | null, };

export type UploadFormatRow = { 
/**
 * Its word.
 */
id: string, 
/**
 * `Telnyx, porting order`.
 */
name: string, 
/**
 * How well it is known.
 */
confidence: Confidence, 
/**
 * The same in words.
 */
sure: string, 
/**
 * `at most 999 a file`.
 */
cap: string, 
/**
 * Where it was read.
 */
source: string, 
/**
 * When.
 */
as_of: string, 
/**
 * What to know of it.
 */
note: string, 
/**
 * It has a field for the PIN.
 */
asks_pin: boolean, };

export type UploadPart = { 
/**
 * `upload-2.csv`.
 */
name: string, 
/**
 * `100 rows`.
 */
detail: string, 
/**
 * How it begins.
 */
text: string, };

export type UploadView = { 
/**
 * The format in use.
 */
format: UploadFormatRow, 
/**
 * Formats to choose from.
 */
formats: Array<UploadFormatRow>, 
/**
 * Its files.
 */
files: Array<UploadPart>, 
/**
 * Fields that were refused or are missing.
 */
findings: Array<FindingView>, };

export type Use = "voice" | "fax" | "e_fax" | "alarm" | "elevator" | "card_terminal" | "modem" | "hotline" | "tty";

export type Verdict = "taken" | "kept_by_hand" | "kept_as_sent" | "kept_emptied";

export type WaitKind = "sending" | "cutover";

export type WaveForm = { 
/**
 * Its number, 1 to 99.
 */
number: number, 
/**
 * Its name.
 */
name: string, 
/**
 * Sites; their orders that are not active yet follow.
 */
sites: Array<SiteId>, };

export type WaveView = { 
/**
 * Its number.
 */
number: number, 
/**
 * Its name.
 */
name: string, 
/**
 * Sites whose orders are of it.
 */
sites: Array<SiteId>, 
/**
 * Orders of it, by name.
 */
orders: Array<string>, };

export type WayRound = { 
/**
 * `Forward first, port by day`
 */
title: string, 
/**
 * What to do.
 */
text: string, 
/**
 * What is charged, absent where nobody states it.
 */
fee: Fee | null, 
/**
 * `25.00 USD each time`, or `fee not known`.
 */
cost: string, 
/**
 * Where the fee stands; whom to ask where it is not known.
 */
source: string, };

export type WhatIfApply = { 
/**
 * The change.
 */
change: Change, };

export type WhatIfRequest = { 
/**
 * The changes, one after the other.
 */
changes: Array<Change>, 
/**
 * Runs of each forecast; 10,000 where absent.
 */
runs: number | null, 
/**
 * Which luck.
 */
seed: number | null, };

export type WhatIfView = { 
/**
 * Each change in words, with whether it can be made real from here.
 */
changes: Array<ChangeView>, 
/**
 * Each difference in a sentence, go-live first.
 */
said: Array<string>, 
/**
 * Dates of go-live: the plan's three, then the forecast's three.
 */
dates: Array<TwoDates>, 
/**
 * Months of the drawing, each with its place.
 */
axis: Array<AxisMark>, 
/**
 * Today's place on the axis.
 */
today_at: number, 
/**
 * Orders in the first plan's order, then those that only the second one has.
 */
orders: Array<OrderTwice>, 
/**
 * Rules of the gaining side that differ.
 */
rules: Array<TwoWords>, 
/**
 * Costs that differ, by kind and in all.
 */
costs: Array<TwoWords>, 
/**
 * Findings that come up.
 */
appear: Array<FindingView>, 
/**
 * Findings that go.
 */
go: Array<FindingView>, };

export type Window = { 
/**
 * Local date on which it starts.
 */
date: string, 
/**
 * Local start.
 */
start: string, 
/**
 * Local end; before `start` when it ends on the next day, equal when the carrier fixes one time.
 */
end: string, 
/**
 * IANA zone.
 */
zone: string, };

export type WindowFit = { 
/**
 * The wished hours cut down to what the carrier activates in; absent when nothing is left.
 */
window: Window | null, 
/**
 * The hours the carrier activates in, in the project's zone, as they follow "activates":
 * `04:00–21:00 CT`, `at 10:30 CT`; empty where nobody knows.
 */
carrier_hours: string, 
/**
 * Why nothing is left, or what was cut off; empty when the wish fits whole.
 */
reason: string, 
/**
 * The ways round, when nothing is left.
 */
ways_round: Array<string>, 
/**
 * Where the carrier's hours were read and when.
 */
source: string, };

export type WindowVerdict = { 
/**
 * `There is no night slot`
 */
title: string, 
/**
 * Why, with the way that is open.
 */
text: string, 
/**
 * Where the rule was read and when; empty where nobody states one.
 */
source: string, };

/** Every command with its request and answer. */
export type Commands = {
  /** Version of the program, of the time-zone data and of the carrier rules. */
  app_info: { request: Nothing; answer: AppInfo };
  /** Carriers and platforms with a profile. */
  carriers_list: { request: Nothing; answer: Array<CarrierRow> };
  /** One profile with every rule in words, its source and date. */
  carrier_detail: { request: ById<string>; answer: CarrierView };
  /** Know a rule of a carrier otherwise in this project, with the reason. */
  carrier_override: { request: CarrierOverride; answer: Done };
  /** Take the project's word on a rule back. */
  carrier_override_remove: { request: CarrierOverrideRemove; answer: Done };
  /** Check the file of a profile: every mistake with its place. */
  carrier_check: { request: ByTicket; answer: CarrierChecked };
  /** Add a carrier to the project from the file of its profile. */
  carrier_add: { request: ByTicket; answer: CarrierAdded };
  /** Make a project file and open it. */
  project_create: { request: ProjectCreate; answer: Head };
  /** Open a project file. */
  project_open: { request: ByTicket; answer: Head };
  /** Make the sample project at the chosen place and open it. */
  project_sample: { request: ByTicket; answer: Head };
  /** Close the project. */
  project_close: { request: Nothing; answer: Nothing };
  /** What stands in the frame of every screen. */
  project_head: { request: Nothing; answer: Head };
  /** Change the project's settings. */
  project_update: { request: SettingsChange; answer: Done };
  /** The overview. */
  overview: { request: Nothing; answer: Overview };
  /** All findings, blockers first; then those that were accepted. */
  problems: { request: Nothing; answer: Array<Problem> };
  /** Take the risk of a finding, with a reason. */
  finding_accept: { request: FindingAccept; answer: Done };
  /** Take that word back. */
  finding_reopen: { request: ById<AcceptanceId>; answer: Done };
  /** Rows of the grid of numbers. */
  numbers_list: { request: NumbersRequest; answer: NumbersPage };
  /** Service locations. */
  sites_list: { request: Nothing; answer: Array<SiteRow> };
  /** Write what we state of a site, or make a new one. */
  site_save: { request: SiteForm; answer: Done };
  /** Everything about one number. */
  number_detail: { request: ById<NumberId>; answer: NumberDetail };
  /** Record a look-up made elsewhere, of one or many numbers. */
  lookup_record: { request: LookupRecord; answer: Done };
  /** Record a pasted list of look-ups: a row a number, a column a kind, named in the first row. */
  lookups_paste: { request: LookupPaste; answer: LookupsDone };
  /** Change fields of numbers. */
  numbers_change: { request: NumbersChange; answer: Done };
  /** Change numbers in several ways in one step, as a pasted block does. */
  numbers_edit: { request: NumbersEdit; answer: Done };
  /** Losing accounts. */
  accounts_list: { request: Nothing; answer: Array<AccountRow> };
  /** One account with its comparison, lists and BTN rule. */
  account_detail: { request: ById<AccountId>; answer: AccountDetail };
  /** Write what we state of an account, or make a new one. */
  account_save: { request: AccountForm; answer: Done };
  /** Take the carrier's spelling of one field or of all. */
  account_take_spelling: { request: TakeSpelling; answer: Done };
  /** Keep our spelling of one field against the carrier's, with the reason. */
  account_keep_spelling: { request: KeepSpelling; answer: Done };
  /** Take in a bill letter by letter. */
  bill_save: { request: CsrPaste; answer: Done };
  /** What carriers reject for: every row of the catalogue with how the project stands to it. */
  rejection_reasons: { request: Nothing; answer: Array<RejectionReason> };
  /** Take in a CSR letter by letter. */
  csr_save: { request: CsrPaste; answer: Done };
  /** Attached files of an account, an order or the project. */
  attachments_list: { request: EvidenceOf; answer: AttachmentsView };
  /** What a chosen file is, before it is attached. */
  attachment_look: { request: ByTicket; answer: AttachmentLook };
  /** Attach a file: its bytes are kept as they are; a bill's date becomes the account's. */
  attachment_add: { request: AttachmentAdd; answer: AttachmentAdded };
  /** Change what is said of an attachment. */
  attachment_change: { request: AttachmentChange; answer: Done };
  /** Take an attachment off its list; undo brings it again. */
  attachment_remove: { request: ById<EvidenceId>; answer: Done };
  /** Write the bytes of an attachment to a chosen folder or file. */
  attachment_save_as: { request: AttachmentSave; answer: AttachmentSaved };
  /** What an attached CSR says. */
  attachment_csr: { request: ById<EvidenceId>; answer: CsrReading };
  /** Take an attached CSR as the account's, letter by letter. */
  attachment_take_csr: { request: TakeCsr; answer: Done };
  /** Calls by hour of the week, of the client or of an account's or order's numbers. */
  calls_view: { request: EvidenceOf; answer: CallsView };
  /** What an import would do. */
  import_preview: { request: ImportRequest; answer: ImportPreview };
  /** Rows of a file to import, as they stand. */
  import_rows: { request: ImportRowsRequest; answer: ImportRows };
  /** Import: one transaction, one undo. */
  import_commit: { request: ImportRequest; answer: ImportDone };
  /** The split as a tree. */
  orders_list: { request: Nothing; answer: OrdersView };
  /** Split the inventory into orders again; names and submitted orders stay. */
  orders_split: { request: Nothing; answer: Done };
  /** Everything about one order. */
  order_detail: { request: ById<OrderId>; answer: OrderDetail };
  /** Ask for a window. */
  order_request: { request: OrderRequest; answer: Done };
  /** Record what happened to an order. */
  order_record: { request: OrderRecord; answer: Done };
  /** Record how some numbers of an order fared apart from the rest. */
  numbers_result: { request: NumbersResult; answer: Done };
  /** Record where texting or 911 of an order stands. */
  order_track: { request: OrderTrack; answer: Done };
  /** Write an entry of an order's contact log, or change one. */
  contact_save: { request: ContactForm; answer: Done };
  /** Confirm an item of the gate before sending. */
  gate_confirm: { request: GateForm; answer: Done };
  /** Take that confirmation back. */
  gate_open: { request: ById<GateId>; answer: Done };
  /** Where numbers may go, each order with the reason when they may not. */
  orders_may_join: { request: JoinAsk; answer: JoinView };
  /** Move numbers into another order by hand, or into a new one. */
  numbers_move: { request: NumbersMove; answer: Done };
  /** Make two drafts one. */
  orders_merge: { request: OrdersMerge; answer: Done };
  /** Write a wave with the sites whose orders are of it. */
  wave_save: { request: WaveForm; answer: Done };
  /** Put orders into a wave. */
  orders_wave: { request: OrdersWave; answer: Done };
  /** Say of numbers what parts orders where a profile asks for it. */
  numbers_mark: { request: NumbersMark; answer: Done };
  /** Windows for one order: calls, hours, rules and the best slots in rank. */
  window_find: { request: ById<OrderId>; answer: FinderView };
  /** Take over what an order's windows mean by the zone data of this program. */
  window_take_over: { request: ById<OrderId>; answer: Done };
  /** When our people and the client's are on duty. */
  duty_hours: { request: Nothing; answer: DutyView };
  /** Enter on-duty hours, in place of those before. */
  duty_set: { request: DutyView; answer: Done };
  /** What the move costs, and what a slip adds. */
  costs: { request: CostsRequest; answer: CostsView };
  /** Enter a fee of the project, or take it back. */
  fee_set: { request: FeeSet; answer: Done };
  /** Enter what an account costs a month and what ending it early costs. */
  charges_set: { request: ChargesSet; answer: Done };
  /** The timeline, ready to draw, with its table. */
  timeline: { request: Nothing; answer: Timeline };
  /** When orders and go-live will be, as chances, and what drives them. */
  forecast: { request: ForecastRequest; answer: ForecastView };
  /** A second plan beside the first, after changes on a copy; nothing is written. */
  what_if: { request: WhatIfRequest; answer: WhatIfView };
  /** Make a change of a what-if real: the wished go-live, a requested date, a blackout. */
  what_if_apply: { request: WhatIfApply; answer: Done };
  /** What a rejection means, before it is recorded: what to put right, and the next date. */
  rejection_outlook: { request: RejectionAsk; answer: RejectionOutlook };
  /** Put right what the last rejection of an order names, as the carrier or its CSR has it. */
  rejection_take: { request: ById<OrderId>; answer: Done };
  /** The same plan as a table, a row a step, with the rule of each date. */
  plan_table: { request: Nothing; answer: Array<PlanStep> };
  /** What another date for an order would move and break; nothing is written. */
  plan_move: { request: MoveAsk; answer: MoveView };
  /** What has to be in place before the cutovers, by the day on which it has to. */
  tasks_list: { request: Nothing; answer: TasksView };
  /** Say of a task when it is expected, that it is done, or that it is not needed. */
  task_record: { request: TaskForm; answer: Done };
  /** Closed periods of the project. */
  blackouts_list: { request: Nothing; answer: Array<BlackoutRow> };
  /** Write a closed period, or make a new one. */
  blackout_save: { request: BlackoutForm; answer: Done };
  /** Take a closed period away. */
  blackout_remove: { request: ById<BlackoutId>; answer: Done };
  /** Keep the planned cutovers, to show later slips against them. */
  baseline_save: { request: BaselineForm; answer: Done };
  /** A status report went to the client: it is kept as it stands now, and the next one counts from it. */
  report_sent: { request: ReportSend; answer: Done };
  /** Every cutover, by day: of a wave, or of an order without one. */
  nights_list: { request: Nothing; answer: Array<NightRow> };
  /** A night as it is played: clocks, the step now and next, what is open. */
  night_view: { request: NightAsk; answer: NightView };
  /** Record what happened on a night: a step begun, done or left out, a decision, a pause, a note. */
  night_act: { request: NightActForm; answer: Done };
  /** Sign a night off; with 911 open only by name and with a reason. */
  night_sign: { request: NightSign; answer: Done };
  /** The tests of a night, number by number. */
  tests_list: { request: TestsAsk; answer: TestsView };
  /** Record a test of one or many numbers. */
  tests_record: { request: TestsRecord; answer: Done };
  /** Decide on a sample of a large block, or on the areas of toll-free numbers; 911 is never sampled. */
  tests_decide: { request: TestsDecide; answer: Done };
  /** The runbook of a night, from two weeks before to a month after. */
  runbook_view: { request: NightAsk; answer: RunbookView };
  /** Change, add, drop or bring back steps of a runbook. */
  runbook_change: { request: RunbookChange; answer: Done };
  /** Move a step of a runbook before or behind its neighbour. */
  runbook_move: { request: RunbookMove; answer: Done };
  /** Write whom to call on the night. */
  runbook_contacts: { request: ContactsSave; answer: Done };
  /** Write a runbook's changes as a template for the next client. */
  runbook_template_save: { request: TemplateAsk; answer: RunbookTemplateSaved };
  /** Begin a runbook with a template. */
  runbook_template_use: { request: TemplateAsk; answer: Done };
  /** Losing accounts with what they bill after the cut. */
  final_bills: { request: Nothing; answer: Array<AuditView> };
  /** Hold a bill after the cut against the ledger. */
  final_bill_check: { request: FinalBillForm; answer: Done };
  /** Write down what was learnt of a carrier. */
  carrier_note: { request: CarrierNoteForm; answer: Done };
  /** The checklist: what the project's state makes of it, with what people say over it. */
  checklist: { request: Nothing; answer: ChecklistView };
  /** Add a line of one's own, or say one in other words. */
  checklist_save: { request: ChecklistForm; answer: Done };
  /** Say that a line is done or open, with day and evidence, or let it go by the project again. */
  checklist_done: { request: ChecklistDone; answer: Done };
  /** Put a line behind another of its phase. */
  checklist_move: { request: ChecklistMove; answer: Done };
  /** Take a line off this project's list. */
  checklist_drop: { request: ChecklistKey; answer: Done };
  /** A line as the program makes it, on the list. */
  checklist_restore: { request: ChecklistKey; answer: Done };
  /** Keep what is one's own of the checklist for the next client, as a file. */
  checklist_template_save: { request: ByTicket; answer: ChecklistTemplateSaved };
  /** Take a kept template over; what this project says itself stays. */
  checklist_template_apply: { request: ByTicket; answer: Done };
  /** The consultant's logo for every document but the letter: a PNG or JPEG picture. */
  logo_set: { request: ByTicket; answer: Done };
  /** Documents with the letter mark again. */
  logo_remove: { request: Nothing; answer: Done };
  /** All documents that can be exported. */
  documents_list: { request: Nothing; answer: DocumentsView };
  /** Sign the letter of an order: with the file as it came back, or with strokes drawn on screen. */
  loa_sign: { request: LoaSign; answer: Done };
  /** Formats of upload files, each with its source. */
  upload_formats: { request: Nothing; answer: Array<UploadFormatRow> };
  /** What an upload of an order or of the project would be, and what it refuses. */
  upload_view: { request: UploadAsk; answer: UploadView };
  /** Write documents into a folder. */
  documents_export: { request: ExportRequest; answer: Exported };
  /** The record, newest first. */
  history: { request: Nothing; answer: Array<EventView> };
  /** Take back the last change. */
  undo: { request: Nothing; answer: Done };
  /** Bring again what undo took back. */
  redo: { request: Nothing; answer: Done };
};
