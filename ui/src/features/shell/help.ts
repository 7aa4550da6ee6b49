import type { ScreenName } from "../../state/navigation";

export interface Help {
  title: string;
  says: readonly string[];
}

export const startHelp: Help = {
  title: "Begin",
  says: [
    "One client’s migration is one project, and one project is one file. It can be copied, put on a stick and handed to a colleague; nothing of it lies anywhere else.",
    "The sample is a whole project to try things on. It is made anew wherever you put it, so change anything.",
  ],
};

/** What each screen is for, in the field’s words, with the rule behind it. */
export const helpOf: Record<ScreenName, Help> = {
  overview: {
    title: "Overview",
    says: [
      "Three dates, each with what drives it: the minimum when every carrier takes its shortest time, the typical one with usual lead times, the maximum when every carrier takes its longest. They are counted in business days of both carriers, with their cut-off times, holidays, freezes and windows.",
      "The forecast below them counts what may go wrong: ten thousand runs with lead times, refusals for what is still open, late signatures and lost dates. P50, P80 and P95 are the days that half, four of five and nineteen of twenty runs keep. What makes runs late stands beside it with its share. The base rate of refusals stands in the project settings.",
      "One row an order says how ready it is. The order that drives the go-live comes first: a day lost there is a day lost for all.",
      "Float is how many business days an order can slip before it lands in a closed period or on an order that waits for it.",
    ],
  },
  numbers: {
    title: "Numbers",
    says: [
      "Every number on the bill, the CSR or the phone system ends as port, stay or disconnect before an order goes out. P, S and D say so for the selected rows.",
      "A marked cell says why when it is active. Each number keeps the file, sheet and row it came from; a dot marks what was changed by hand since.",
      "The keys are a spreadsheet’s: F2, Ctrl+D, Ctrl+C, X and V, Ctrl+Enter for the whole range. Alt Shift and an arrow move the column or change its width.",
    ],
  },
  accounts: {
    title: "Accounts",
    says: [
      "The losing carrier compares what the LOA states with its own record, the CSR. A name or an address that differs is a rejection, and the lead time starts again.",
      "Above is the CSR as the carrier wrote it, below is what we state, letter under letter. T takes the carrier’s spelling for the selected field, Shift T for all.",
      "When the BTN leaves and numbers stay, the account needs a new BTN or the order is refused. The rule and where it was read stand at the right below.",
    ],
  },
  orders: {
    title: "Orders",
    says: [
      "An order is one request to one losing side. The split keeps apart what a carrier takes apart: account, class, country, service address, RespOrg, and what is too many for one order.",
      "Asked, confirmed and real are three facts. A rejection makes the next version; what was sent stays as it was.",
    ],
  },
  timeline: {
    title: "Timeline",
    says: [
      "Each lane is an order: what is ours to do, what waits for the carrier, and the diamond of its cutover. Grey columns are weekends and holidays of either side, the hatch is a freeze.",
      "The table says everything the drawing says, with the rule of each step and where it was read.",
      "Below is the window finder: the calls of each hour in grey, the hours in which the gaining side activates outlined, closed days hatched. A slot says how many calls it is expected to lose and who is there; where a night cannot be had, it says which rule forbids it and what the ways round cost.",
    ],
  },
  cutover: {
    title: "Cutover",
    says: [
      "Each order, and each wave of orders, has a runbook from two weeks before to a month after: what is done, by whom, when, after what, and who decides. Reword, add, drop and move steps; your words stay when the date moves. Save them as a template for the next client.",
      "Night mode fills the screen: Ctrl Enter begins and ends the step now, H holds the night, T goes to the tests, P, F and N record the selected cells, M writes a note, S signs. Everything is written to the file at once; a program that was killed begins where it was.",
      "911 is tested for every line that can place a call, with the platform’s own test code, never by dialling 911. It is in no sample, and nothing is signed off while one is open, except by a named person with a reason.",
    ],
  },
  documents: {
    title: "Documents",
    says: [
      "The pages are shown as they will print. A draft says so on each page and has no place to sign while a blocker is open.",
      "A package holds the LOA, the list of numbers that move, the list of all that remain on the account, and the evidence. The same project gives the same bytes.",
    ],
  },
  problems: {
    title: "Problems",
    says: [
      "Every known reason for a rejection is checked at each change. A blocker must go before the order may be sent; a warning may pass and costs days or money; a note is worth knowing.",
      "A press leads to where it is mended. What a person knows better can be accepted with a reason: it counts no more while it says the same, and is open again when its facts change. 911, the law’s own words on the letter and undecided numbers cannot be accepted.",
    ],
  },
  carriers: {
    title: "Carriers",
    says: [
      "Every rule of a carrier with the page it was read on and the day. Where two sources differ the stricter one is used and the other stands below it. What nobody publishes is unknown, and the safe default that is used instead is named.",
      "What you know better counts for this project: change a rule and say who told you. The rule it replaces stays in sight, and one undo brings it back.",
      "A carrier that is missing is a text file: add it, and every mistake in it is named with line and column.",
    ],
  },
  history: {
    title: "History",
    says: [
      "Everything that was done, newest first. Each entry carries the hash of the one before it, so a record that was tampered with shows.",
      "Everything can be taken back, also after the program was closed, up to what was sent to a carrier: that is frozen and stays.",
    ],
  },
  checklist: {
    title: "Checklist",
    says: [
      "Every line is made from the project: what is done with day and evidence, what is open with owner and due day, and in a few words what happens otherwise.",
      "It is yours: tick a line, click its words, owner or day to change them where they stand, move it with Alt and the arrows, drop it, add your own. Made again from the project, the list keeps all of it, and each change can be undone.",
      "What is your own of it can be kept as a template for the next client. No name, no date and no single order goes into a template.",
    ],
  },
  costs: {
    title: "Costs",
    says: [
      "What each order is charged for, what a losing account costs while both services run, and what ending it early costs. A fee that nobody states is unknown and is never counted as nothing, so a sum may say “at least”.",
      "Fees come from the carrier’s profile with the page they were read on. What your contract says instead is entered here with where it stands, and goes before the profile.",
      "A slip costs the monthly charge of the account by the share of the numbers that wait; a month counts as 30 days.",
    ],
  },
  import: {
    title: "Import",
    says: [
      "At the left the file as it is, at the right what we think its columns mean. Below stands what would come of it; nothing is taken in before you say so, and one undo takes all of it back.",
      "A cell that cannot be read as a number is refused, with its reason, and can be mended in place; a fault that many cells share is mended in one go. Cells that were read and are odd stand under “suspect”.",
      "A newer version of a list changes only what nobody has typed over since. Numbers that it leaves out are kept and lose the mark of the list, unless you say what else becomes of them.",
      "Columns that you put right are remembered for the next list of the same layout. Ctrl+V reads a pasted list or mail.",
    ],
  },
};
