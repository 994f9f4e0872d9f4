// SPDX-License-Identifier: Apache-2.0
// Data table: everything that can be asked. Flags, help, docs/reference/verbs.md and shell completion are
// made of it.
#include <algorithm>

#include "corridor/verbs/assign_verb.h"
#include "corridor/verbs/check_verb.h"
#include "corridor/verbs/completion.h"
#include "corridor/verbs/docs_verb.h"
#include "corridor/verbs/equilibrium_verb.h"
#include "corridor/verbs/market_verb.h"
#include "corridor/verbs/new_verb.h"
#include "corridor/verbs/plan_verb.h"
#include "corridor/verbs/show_verb.h"
#include "corridor/verbs/simulate_verb.h"
#include "corridor/verbs/verb.h"

namespace corridor {

namespace {

using enum ParameterKind;

// clang-format off
constexpr Parameter kPlanParameters[] = {
    {.name = "origin", .kind = place, .says = "Where the goods start: a name in any script, or a code.", .is_positional = true, .is_required = true},
    {.name = "destination", .kind = place, .says = "Where they go.", .is_positional = true, .is_required = true},
    {.name = "feu", .kind = number, .says = "How many 40-foot boxes. Without --feu, --teu and --tonnes: one.", .value = "N"},
    {.name = "teu", .kind = number, .says = "How many 20-foot boxes.", .value = "N"},
    {.name = "tonnes", .kind = number, .says = "Mass of the goods; they fill as many 40-foot boxes as they need.", .value = "X"},
    {.name = "commodity", .says = "What it is: see corridor show commodity.", .value = "NAME", .preset = "general"},
    {.name = "ready", .kind = instant, .says = "When it can be loaded, in local time of the origin (or with Z or an offset).", .value = "TIME", .preset = "now"},
    {.name = "by", .kind = instant, .says = "Latest arrival, in local time of the destination; a day without a time means its end.", .value = "TIME"},
    {.name = "avoid", .kind = rule, .says = "What it must not touch: a country (RU), bloc:EU@2024-07-03, operator:NAME, link:KEY, place:KEY, service:KEY, mode:road, corridor:KEY; with =PRICE (USD) it may, at that price.", .value = "WHAT", .is_repeated = true},
    {.name = "only", .kind = rule, .says = "What alone it may use; written like --avoid.", .value = "WHAT", .is_repeated = true},
    {.name = "via", .kind = place, .says = "A place it must touch; passing through counts.", .value = "PLACE", .is_repeated = true},
    {.name = "corridor", .says = "Only itineraries of this corridor: see corridor show corridor.", .value = "NAME", .is_repeated = true},
    {.name = "service", .says = "Only this service: see corridor show service.", .value = "KEY", .is_repeated = true},
    {.name = "criteria", .says = "What counts, joined by commas: arrival, cost, emission, transfers, risk. Without it: all.", .value = "LIST"},
    {.name = "value-of-time", .kind = money, .says = "What a day is worth, USD per 40-foot box. Without it: what the commodity says.", .value = "USD"},
    {.name = "max-cost", .kind = money, .says = "Dearest that it may be, USD per 40-foot box.", .value = "USD"},
    {.name = "max-co2e", .kind = number, .says = "Most that it may emit, kg CO2e in all.", .value = "KG"},
    {.name = "max-transfers", .kind = whole, .says = "Most changes of vehicle.", .value = "N"},
    {.name = "top", .kind = whole, .says = "How many options to show; the fastest, cheapest, cleanest and one of each corridor are always among them. 0: all.", .value = "N", .preset = "10"},
    {.name = "explain", .kind = whole, .says = "Every number of this option, with formula, inputs, evidence and source.", .value = "N", .is_repeated = true},
    {.name = "why-not", .says = "A place, service or corridor: the best option through it, and what it loses by.", .value = "WHAT", .is_repeated = true},
    {.name = "cpmm", .kind = flag, .says = "CAREC's indicators of each option instead: time and cost at borders, cost per 500 km and 20 t, speed with and without delay."},
    {.name = "samples", .kind = whole, .says = "Samples of each option's spread.", .value = "N", .preset = "1000"},
    {.name = "seed", .kind = whole, .says = "Seed of the samples: the same seed, the same numbers.", .value = "N", .preset = "1"},
};
constexpr Example kPlanExamples[] = {
    {.command = "plan \"Xi'an\" Duisburg --feu 1 --commodity electronics --ready 2024-07-05T08:00 --avoid RU", .says = "One box, not through Russia."},
    {.command = "plan Almaty Poti --tonnes 60 --ready 2024-07-05T08:00 --only bloc:EAEU --only AZ --only GE --max-transfers 3", .says = "Sixty tonnes, through these countries alone."},
    {.command = "plan CNXIA DEDUI --ready 2024-07-05T08:00 --avoid RU=500 --by 2024-07-30T18:00 --why-not northern", .says = "Russia at a price, a deadline, and why not the Northern route."},
};

constexpr Parameter kSimulateParameters[] = {
    {.name = "year", .kind = whole, .says = "Which year.", .value = "YEAR", .preset = "2024"},
    {.name = "from", .kind = date, .says = "First day, instead of that of the year.", .value = "DAY"},
    {.name = "to", .kind = date, .says = "Last day, instead of that of the year.", .value = "DAY"},
    {.name = "replications", .kind = whole, .says = "How often the year is simulated, each time with other luck.", .value = "N", .preset = "5"},
    {.name = "precision", .kind = number, .says = "Replicate on, up to twenty times as often, until each mean time is known to this part of itself (half an interval of 95 %).", .value = "SHARE"},
    {.name = "causes", .kind = whole, .says = "Replications whose delay is also explained by taking its causes away one by one: 17 more runs each.", .value = "N", .preset = "0"},
    {.name = "seed", .kind = whole, .says = "Seed: the same seed, the same numbers, with any number of threads.", .value = "N", .preset = "1"},
    {.name = "corridor", .says = "Only boxes of this corridor: see corridor show corridor.", .value = "NAME", .is_repeated = true},
    {.name = "demand-factor", .kind = number, .says = "So many times the boxes.", .value = "X", .preset = "1"},
    {.name = "booking", .kind = choice, .says = "How boxes choose when trains are booked out: the first of their ways that has places (ahead), or their first choice however long the queue (none).", .value = "HOW", .preset = "ahead", .choices = kBookings},
    {.name = "warm-up", .kind = whole, .says = "Days before the period that are simulated and not told.", .value = "DAYS", .preset = "60"},
};
constexpr Example kSimulateExamples[] = {
    {.command = "simulate --year 2024 --replications 1", .says = "The year 2024, once."},
    {.command = "simulate --corridor middle --from 2024-09-01 --to 2024-11-30 --replications 2 --causes 1", .says = "The Middle Corridor in one autumn, twice, and what its delay is made of."},
    {.command = "simulate --corridor middle --from 2025-04-01 --to 2025-06-30 --scenario event:titr-trains-2025 --replications 1", .says = "A spring with more trains."},
};

constexpr Example kWhatIfExamples[] = {
    {.command = "what-if --corridor middle --from 2024-09-01 --to 2024-10-31 --replications 2 --scenario event:titr-trains-2025", .says = "More block trains, with the same luck."},
};

constexpr Parameter kAssignParameters[] = {
    {.name = "year", .kind = whole, .says = "Year of demand.", .value = "YEAR", .preset = "2024"},
    {.name = "periods", .kind = whole, .says = "Equal parts of the year; each is taken as the network is in its middle.", .value = "N", .preset = "2"},
    {.name = "method", .kind = choice, .says = "How goods are shared out.", .value = "WORD", .preset = "logit", .choices = kAssignMethodChoices},
    {.name = "no-capacities", .kind = flag, .says = "As if everything carried any amount."},
    {.name = "demand", .kind = number, .says = "All demand times this.", .value = "X"},
    {.name = "compare", .kind = flag, .says = "Also without the scenarios, and what differs."},
    {.name = "critical", .kind = whole, .says = "Close each of the N most used services, operations and links in turn: what its loss costs.", .value = "N"},
    {.name = "invest", .kind = whole, .says = "A tenth more room for what is full: what each is worth, and the best N one after the other.", .value = "N"},
    {.name = "refusal", .kind = number, .says = "Share of shippers that send nothing through Russia and Belarus, instead of what the network says.", .value = "SHARE"},
};
constexpr Example kAssignExamples[] = {
    {.command = "assign --year 2024 --periods 1", .says = "Who carries what, and what is scarce."},
};

constexpr Parameter kCheckParameters[] = {
    {.name = "folder", .kind = folder, .says = "Folder with the network. Without it: the embedded one.", .is_positional = true},
    {.name = "errors", .kind = flag, .says = "List errors only, no warnings and notes."},
    {.name = "validate", .kind = flag, .says = "Instead: ask every published value as a plan, and compare.", .needs = Needs::network},
};
constexpr Example kCheckExamples[] = {
    {.command = "check", .says = "Is the embedded network sound?"},
    {.command = "check --format json", .says = "The same for a program."},
    {.command = "check --validate", .says = "Do the answers agree with what others published?"},
    {.command = "check --format sarif --out check.sarif", .says = "For an editor or a code host."},
};

constexpr Parameter kShowParameters[] = {
    {.name = "kind", .kind = choice, .says = "What kind of thing.", .choices = kShowKinds, .is_positional = true, .is_required = true},
    {.name = "key", .says = "Which one: its key, or a name in any script. Without it: the list of all.", .is_positional = true},
};
constexpr Example kShowExamples[] = {
    {.command = "show place Ақтау", .says = "A port, by its name in any script."},
    {.command = "show corridor", .says = "All corridors."},
    {.command = "show diff --scenario event:red-sea-2023", .says = "What a scenario changes."},
};

constexpr Parameter kNewParameters[] = {
    {.name = "folder", .kind = folder, .says = "Folder to make.", .is_positional = true, .is_required = true},
    {.name = "from", .says = "Network to copy.", .value = "NAME", .preset = "eurasia"},
};
constexpr Example kNewExamples[] = {
    {.command = "new my-network --from eurasia", .says = "The tables of the embedded network, to change."},
};

constexpr Parameter kNewScenarioParameters[] = {
    {.name = "name", .says = "Name of the scenario.", .is_positional = true, .is_required = true},
};
constexpr Example kNewScenarioExamples[] = {
    {.command = "new-scenario aktau-closed --out aktau-closed.toml", .says = "A file to fill in."},
};

constexpr Parameter kMarketParameters[] = {
    {.name = "file", .kind = file, .says = "Quotes as copied off a page, or a CSV with name and last.", .is_positional = true, .is_required = true},
    {.name = "date", .kind = date, .says = "Day of the quotes.", .value = "DAY", .is_required = true},
};
constexpr Example kMarketExamples[] = {
    {.command = "market read data/facts/market/strip.txt --date 2024-07-12 --out market.toml", .says = "A scenario; then plan ... --scenario market.toml."},
};

constexpr Parameter kEquilibriumParameters[] = {
    {.name = "network", .kind = file, .says = "Links, in the format of the public test networks (NAME_net.tntp).", .is_positional = true, .is_required = true},
    {.name = "trips", .kind = file, .says = "Trips between zones, in the same format (NAME_trips.tntp).", .is_positional = true, .is_required = true},
    {.name = "gap", .kind = number, .says = "Relative gap to reach.", .value = "X", .preset = "1e-12"},
    {.name = "optimum", .kind = flag, .says = "Instead of the equilibrium: the least total cost."},
    {.name = "toll-weight", .kind = number, .says = "Time that one unit of toll is worth.", .value = "X", .preset = "0"},
    {.name = "distance-weight", .kind = number, .says = "Time that one unit of length is worth.", .value = "X", .preset = "0"},
    {.name = "proportional", .kind = flag, .says = "Split all origins alike between equal alternatives: the most likely flows."},
    {.name = "select-link", .says = "Whose trips pass this link: its two nodes, 10-16.", .value = "LINK", .is_repeated = true},
    {.name = "paths", .says = "The used paths between two zones: 1-20.", .value = "PAIR", .is_repeated = true},
    {.name = "skims", .kind = flag, .says = "Cost, time, toll and length of the cheapest way between all zones."},
    {.name = "rounds", .kind = whole, .says = "Most rounds over all origins.", .value = "N", .preset = "200"},
};
constexpr Example kEquilibriumExamples[] = {
    {.command = "equilibrium tests/fixtures/tntp/SiouxFalls_net.tntp tests/fixtures/tntp/SiouxFalls_trips.tntp", .says = "The public network SiouxFalls, to machine precision."},
    {.command = "equilibrium tests/fixtures/tntp/Braess_net.tntp tests/fixtures/tntp/Braess_trips.tntp --optimum", .says = "What would be best for all in Braess's paradox."},
    {.command = "equilibrium tests/fixtures/tntp/SiouxFalls_net.tntp tests/fixtures/tntp/SiouxFalls_trips.tntp --proportional --select-link 10-16 --paths 1-20", .says = "Whose trips pass a link, and the paths of one pair."},
};

constexpr Parameter kCompletionParameters[] = {
    {.name = "shell", .kind = choice, .says = "Which shell.", .choices = kShells, .is_positional = true, .is_required = true},
};
constexpr Example kCompletionExamples[] = {
    {.command = "completion bash", .says = "Load it with: source <(corridor completion bash)."},
};

constexpr std::string_view kDescriptions[] = {"openapi", "openapi-3.0", "api"};
constexpr Parameter kServeParameters[] = {
    {.name = "address", .says = "Address to listen on. Any but this machine's own asks for --token-file or --behind-proxy.", .value = "ADDRESS", .preset = "127.0.0.1"},
    {.name = "port", .kind = whole, .says = "Port to listen on; 0: any that is free.", .value = "N", .preset = "8080"},
    {.name = "threads", .kind = whole, .says = "How many questions are answered at once. Without it: one for each core.", .value = "N"},
    {.name = "store", .says = "Folder for jobs, their results and saved scenarios; made if need be. Without it nothing outlives the server.", .value = "DIR"},
    {.name = "token-file", .says = "Who may come in: a line for each token, as --add-token writes it.", .value = "FILE"},
    {.name = "add-token", .says = "Instead of serving: make a token with the role read, run or admin, say it once, and add it to --token-file.", .value = "ROLE:NAME"},
    {.name = "behind-proxy", .kind = flag, .says = "A proxy in front of it decides who may come in."},
    {.name = "rate", .kind = number, .says = "Requests a second that one client may send. Without it: no limit for this machine, 50 for others; 0: no limit.", .value = "N"},
    {.name = "describe", .kind = choice, .says = "Instead of serving: write what the server answers, as a document.", .value = "HOW", .choices = kDescriptions},
};
constexpr Example kServeExamples[] = {
    {.command = "serve --describe openapi --out openapi.yaml", .says = "The interface, for programs that make clients."},
};

constexpr Parameter kDocsParameters[] = {
    {.name = "page", .kind = choice, .says = "Which page.", .choices = kDocsPages, .is_positional = true, .is_required = true},
};
// clang-format on

Answer run_version(const Question& /*question*/, const Run& /*run*/) { return {.document = version_text()}; }

// clang-format off
constexpr Verb kVerbs[] = {
    {.name = "plan", .says = "The best ways for a consignment from one place to another.",
     .about = "Finds every itinerary that no other betters in arrival, cost, CO2e, transfers and risk at once, on rail, road, sea, ferry and river, "
              "with terminals, borders and waiting. Days are given as the median and the range from the best tenth to the worst tenth. "
              "What --avoid and --only exclude is named, with what it would have been. If nothing is left (exit code 4), the answer says what would have to give way.",
     .needs = Needs::network, .parameters = kPlanParameters, .examples = kPlanExamples, .run = run_plan},
    {.name = "assign", .says = "All demand of a year at once: who carries what, what is scarce, and what one more slot is worth.",
     .about = "Shares the network's demand out over the itineraries of each pair of places and kind of goods, as shippers value price, time and reliability, "
              "under the capacities of services, ships, terminals and links. What is full gets a price. The answer carries a certificate: that flows add up, that nothing is overfull, "
              "and that nobody would choose otherwise.",
     .needs = Needs::network, .parameters = kAssignParameters, .examples = kAssignExamples, .run = run_assign},
    {.name = "simulate", .says = "A year with every box in it: transit times, queues, and what the delay is made of.",
     .about = "Boxes arrive as in the year (rows of flows whose series begins with 'boxes: '), follow the plans of their month, and share trains, vessels, berths and "
              "borders with all others; storms close ports. Told are transit times by demand and corridor, queues, fleets and servers, and the delay by cause, each as the mean over "
              "replications with its interval of 95 %. docs/explanation/simulate.md says what is counted how.",
     .needs = Needs::network, .is_long = true, .parameters = kSimulateParameters, .examples = kSimulateExamples, .run = run_simulate},
    {.name = "what-if", .says = "What scenarios change in a simulated year, with the same luck.",
     .about = "Simulates the year without and with each --scenario, each by itself; every box, train and storm draws the same numbers in all of them, so small differences show after few replications. "
              "Told are mean days and the paired difference with its interval of 95 %.",
     .needs = Needs::network, .is_long = true, .parameters = kSimulateParameters, .examples = kWhatIfExamples, .run = run_what_if},
    {.name = "show", .says = "What the network knows about a place, service, tariff, ..., and where that comes from.",
     .about = "Shows a row and all rows that refer to it, with sources and how sure each is. `diff` shows what the scenarios change.",
     .needs = Needs::network, .parameters = kShowParameters, .examples = kShowExamples, .run = run_show},
    {.name = "check", .says = "Whether a network is sound: types, units, keys, ranges, connections, plausibility.",
     .about = "Names everything that is wrong, with file, line and column. Exit code 3 if there are errors. docs/reference/checks.md explains each rule. "
              "With --validate: how the answers compare with published values; docs/explanation/validation.md is that report.",
     .needs = Needs::rows, .parameters = kCheckParameters, .examples = kCheckExamples, .run = run_check},
    {.name = "new", .says = "A folder with a copy of the network, to change.",
     .about = "Writes the tables of a network as CSV files into a new folder.",
     .needs = Needs::package, .is_local = true, .parameters = kNewParameters, .examples = kNewExamples, .run = run_new},
    {.name = "new-scenario", .says = "A scenario to fill in: what is different.",
     .about = "Writes a scenario file with an example of each kind of change.",
     .parameters = kNewScenarioParameters, .examples = kNewScenarioExamples, .run = run_new_scenario},
    {.name = "market read", .says = "Quotes off a finance page, as a scenario that every price follows.",
     .about = "Reads quotes as a person copies them (bullets, blank lines, no-break spaces, thousands separators), checks that last value, change and "
              "percentage agree, and writes a scenario that dates and adds them. Crude and exchange rates then move every tariff that hangs on them. Lines that are no quote are named.",
     .parameters = kMarketParameters, .examples = kMarketExamples, .run = run_market_read},
    {.name = "equilibrium", .says = "The traffic equilibrium of a public test network, to machine precision, with a certificate.",
     .about = "Reads a network and its trips in the text format of the public test networks of traffic assignment and finds the flows at which no "
              "trip has a cheaper way: cost is time + toll-weight x toll + distance-weight x length. A certificate computes the gap anew. --format csv gives the links; "
              "with --table: equilibrium, skims, paths, select_link, unserved, rounds. Exit code 5 if the gap was not reached in --rounds.",
     .parameters = kEquilibriumParameters, .examples = kEquilibriumExamples, .run = run_equilibrium},
    {.name = "serve", .says = "A server with the web app, for this machine unless told otherwise.",
     .about = "Answers over HTTP all that can be asked here, and holds the web app: open the address that it says. It needs no configuration and no network. "
              "docs/reference/api.md lists what it answers. SIGTERM or Ctrl C ends it when what is under way is finished.",
     .needs = Needs::network, .is_local = true, .parameters = kServeParameters, .examples = kServeExamples},
    {.name = "completion", .says = "A script that completes verbs and flags in a shell.",
     .about = "Prints it; each shell has its own place for such scripts, named in the first line.",
     .is_local = true, .parameters = kCompletionParameters, .examples = kCompletionExamples, .run = run_completion},
    {.name = "version", .says = "Version of the program.", .about = "Version of the program.", .is_local = true, .run = run_version},
    {.name = "docs", .says = "A page of the reference.", .about = "Writes a generated page of docs.", .needs = Needs::network,
     .is_hidden = true, .parameters = kDocsParameters, .run = run_docs},
};
// clang-format on

}  // namespace

std::span<const Verb> verbs() { return kVerbs; }

const Verb* find_verb(std::string_view name) {
  const auto found = std::ranges::find(kVerbs, name, &Verb::name);
  return found == std::end(kVerbs) ? nullptr : found;
}

}  // namespace corridor
