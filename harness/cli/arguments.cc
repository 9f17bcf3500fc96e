#include "harness/cli/arguments.h"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <algorithm>
#include <stdexcept>

#include "harness/cli/exec_options.h"
#include "harness/cli/export_options.h"
#include "harness/cli/import_options.h"
#include "harness/cli/options.h"
#include "harness/cli/shrink_options.h"
#include "harness/scenario/problems.h"
#include "harness/world/admission.h"

namespace harness {
namespace {

constexpr char kDescription[] =
    "A local AWS with one clock: SQS, DynamoDB, ECS, SES and what is around them.\n"
    "Play scenarios on it in virtual time, or point real programs at it.\n";

constexpr char kFooter[] =
    "\nFor a start:\n"
    "  backlot run scenarios/                 play the shipped scenarios, hours in milliseconds\n"
    "  backlot run scenarios/ --html take.html    and look at what happened\n"
    "  backlot serve                          answer AWS SDKs on http://127.0.0.1:4566\n"
    "  aws --endpoint-url http://127.0.0.1:4566 sqs list-queues\n"
    "                                         or AWS_ENDPOINT_URL, for SDKs that read it\n\n"
    "`backlot COMMAND --help` tells more about a command.\n"
    "Exit codes: 0 all is well, 1 something that should hold did not, 2 a bad call or file.";

void add_seed(CLI::App& app, std::function<void(std::uint64_t)> set, const char* description) {
  parsed_option(
      app, "--seed", "N", [set](const std::string& text) { set(parse_seed(text)); }, description);
}

void add_account(CLI::App& app, ServeArguments& serve) {
  parsed_option(
      app, "--account", "ID",
      [&serve](const std::string& text) {
        if (text.size() != 12 || text.find_first_not_of("0123456789") != text.npos) {
          throw std::invalid_argument("'" + text + "' is not an account: expected 12 digits");
        }
        serve.account = text;
      },
      "The account of callers whose access key is none (the world's, 000000000000)");
}

void add_serve(CLI::App& app, ServeArguments& serve) {
  CLI::App& command = *app.add_subcommand(
      "serve", "Serve a world to AWS SDKs, the AWS CLI and your programs until Ctrl-C");
  command.footer(
      "\nPrints `Ready. http://127.0.0.1:PORT` once it accepts. The control API is under\n"
      "/_backlot/ (health, time, journal, mail, queues, tasks, reset; openapi.json describes it);\n"
      "previews are under /session/{threadId}/. Requests of other sites' web pages are refused, "
      "and\n"
      "those whose Host is none of the server's names: behind a published port of a container\n"
      "(--address 0.0.0.0) say --allow-host localhost.");
  parsed_option(
      command, "--port", "PORT",
      [&serve](const std::string& text) {
        const std::uint64_t port = parse_number(text);
        if (port > 65535) throw std::invalid_argument("a port is at most 65535");
        serve.port = static_cast<std::uint16_t>(port);
      },
      "Where to listen; 0 takes a free port (4566)");
  text_option(command, "--address", "IP", serve.address, "Where to listen (127.0.0.1)");
  command
      .add_option_function<std::vector<std::string>>(
          "--allow-host",
          [&serve](const std::vector<std::string>& names) {
            try {
              for (const std::string& name : names) {
                serve.allowed_hosts.push_back(allowed_host(name));
              }
            } catch (const std::invalid_argument& error) {
              throw CLI::ValidationError("--allow-host", error.what());
            }
          },
          "A name that clients may call the server by, besides its address and, on\n"
          "loopback, localhost; may be given again")
      ->type_name("NAME")
      ->allow_extra_args(false);
  text_option(command, "--world", "FILE", serve.world, "The world to serve (an empty one)");
  add_account(command, serve);
  text_option(command, "--region", "REGION", serve.region,
              "The region of callers who name none (the world's, us-east-1)");
  text_option(command, "--data", "DIR", serve.data,
              "Keep state in this folder, so that it survives (in memory)");
  parsed_option(
      command, "--pace", "PACE",
      [&serve](const std::string& text) {
        serve.pace = sim::Pace::parse(text);
        if (serve.pace.kind == sim::Pace::Kind::kVirtual) {
          serve.pace.kind = sim::Pace::Kind::kManual;
        }
      },
      "real; xN, as x100; skip: no waiting but for programs at work; manual (virtual is the same\n"
      "here): time stands until POST /_backlot/time (real)");
  add_seed(
      command, [&serve](std::uint64_t seed) { serve.seed = seed; }, "Of everything random (1)");
  text_option(command, "--journal", "FILE", serve.journal,
              "Record the take; `backlot replay FILE` plays it again");
  parsed_option(
      command, "--keep-events", "N|SIZE",
      [&serve](const std::string& text) { serve.keep_events = sim::RetentionLimit::parse(text); },
      "How many events, or what size of them, stay in memory; a journal's file has all (64MiB)");
  parsed_option(
      command, "--keep-mails", "N|SIZE",
      [&serve](const std::string& text) { serve.keep_mails = sim::RetentionLimit::parse(text); },
      "How many mails, or what size of them, stay in the mailbox; the oldest goes first (64MiB)");
}

void add_run(CLI::App& app, RunArguments& run) {
  CLI::App& command = *app.add_subcommand("run", "Play scenarios and tell what came of them");
  command.add_option("PATH", run.paths, "Scenario files, saved takes, or folders with them")
      ->required()
      ->type_name("");
  text_option(command, "--world", "FILE", run.world, "A world for all of them (each its own)");
  add_seed(
      command, [&run](std::uint64_t seed) { run.seed = seed; },
      "Play with this seed (the scenario's)");
  parsed_option(
      command, "--seeds", "A-B", [&run](const std::string& text) { run.seeds = parse_seeds(text); },
      "Play each with all these seeds, in parallel")
      ->excludes("--seed");
  pace_option(command, run.pace);
  text_option(command, "--journal", "FILE", run.journal,
              "Record each take; with several, its name comes before the extension");
  text_option(command, "--jsonl", "FILE", run.jsonl, "Write each take's events as lines of JSON");
  text_option(command, "--junit", "FILE", run.junit, "Write the results as JUnit's XML");
  text_option(command, "--html", "FILE", run.html, "Write a report to look at");
  text_option(command, "--save-take", "FILE", run.save_take,
              "Save each take as what makes it: scenario, seed, decisions; run plays the file");
  command.add_flag("--json", run.json, "Print one JSON object a take instead of the table");
}

void add_diff(CLI::App& app, DiffArguments& diff) {
  CLI::App& command =
      *app.add_subcommand("diff", "Line two takes of one scenario up, and show where they part");
  command.footer(
      "\nEvents correspond by who, what and about which; ids that programs drew, process ids and\n"
      "ports are no difference. Exit codes: 0 the takes behave alike, 1 they do not, 2 they "
      "cannot\n"
      "be compared.");
  command.add_option("A", diff.a, "A file that --journal wrote")->required()->type_name("");
  command.add_option("B", diff.b, "Another take of the same scenario")->required()->type_name("");
  command.add_flag("--all", diff.all, "List every difference, not only the first");
}

// What `backlot explain` is asked, from its words.
Question question_of(const std::vector<std::string>& words) {
  using Kind = Question::Kind;
  struct Form {
    std::string_view word;
    Kind kind;
    std::size_t names;  // how many words follow
    std::string_view usage;
  };
  constexpr Form kForms[] = {
      {"message", Kind::kMessage, 1, "message ID"}, {"queue", Kind::kQueue, 1, "queue NAME"},
      {"task", Kind::kTask, 1, "task ID"},          {"mail", Kind::kMail, 1, "mail ID"},
      {"item", Kind::kItem, 2, "item TABLE KEY"},   {"failure", Kind::kFailure, 0, "failure"},
  };
  if (words.empty()) return {};
  for (const Form& form : kForms) {
    if (form.word != words.front()) continue;
    if (words.size() != form.names + 1) break;
    return {form.kind, form.names > 0 ? words[1] : "", form.names > 1 ? words[2] : ""};
  }
  std::string usage;
  for (const Form& form : kForms) usage += (usage.empty() ? "" : ", ") + std::string(form.usage);
  throw CLI::ValidationError("explain", "expected nothing more, or one of: " + usage);
}

void add_explain(CLI::App& app, ExplainArguments& explain, std::vector<std::string>& words) {
  CLI::App& command =
      *app.add_subcommand("explain", "Tell the life of a thing in a recorded take, in sentences");
  command.footer(
      "\nTHING is `message ID`, `queue NAME`, `task ID`, `mail ID`, `item TABLE KEY` or "
      "`failure`;\n"
      "an ID may be the beginning of one, and a KEY is `name=value, name=value` or the value of "
      "the\n"
      "partition key. Without one, what is most worth a look. Of a world that is served, the same\n"
      "is at /_backlot/explain/THING.");
  command.add_option("JOURNAL", explain.journal, "A file that --journal wrote")
      ->required()
      ->type_name("");
  command.add_option("THING", words, "What to explain")->type_name("");
  command.add_flag("--json", explain.json,
                   "Print one JSON object; each sentence has the numbers of its events");
}

std::vector<std::string> commands_of(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::App* command : app.get_subcommands({})) names.push_back(command->get_name());
  return names;
}

std::vector<std::string> options_of(const CLI::App& command) {
  std::vector<std::string> names;
  for (const CLI::Option* option : command.get_options()) {
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  }
  return names;
}

// ` (did you mean '--port'?)`, or "" if it is like none.
std::string hint(const std::string& word, const std::vector<std::string>& known) {
  const std::string meant = nearest(word, known);
  return meant.empty() ? "" : " (did you mean '" + meant + "'?)";
}

// The command that was named, or `app` if none was.
const CLI::App& named_in(const CLI::App& app) {
  const auto named = app.get_subcommands();
  return named.empty() ? app : named_in(*named.front());
}

// What is wrong with words that `command` does not know. An option's value, which stands behind it,
// is not complained of. REQUIRES: there is such a word.
std::string not_expected(const CLI::App& command) {
  const std::vector<std::string> words = command.remaining(true);
  const auto option = std::ranges::find_if(words, [](const auto& w) { return w.starts_with('-'); });
  if (option == words.end()) return "'" + words.front() + "' is not expected";
  const std::string name = option->substr(0, option->find('='));
  return "there is no option '" + name + "'" + hint(name, options_of(command));
}

NoCommand refusal(const CLI::App& app, const std::string& why) {
  const CLI::App& command = named_in(app);
  std::string name;
  for (const CLI::App* at = &command; at != &app; at = at->get_parent()) {
    name.insert(0, at->get_name() + " ");
  }
  return {"backlot: " + why + "; see backlot " + name + "--help\n", kBadCall};
}

bool is_negative_number(std::string_view word) {
  return word.size() > 1 && word[0] == '-' && word[1] >= '0' && word[1] <= '9';
}

// The words of a call without the program's name. A negative number after an option is its value:
// else it would be taken for an option itself, and the value be told to be missing. What stands
// behind `--` is not ours to read.
std::vector<std::string> words_of(int argc, const char* const* argv) {
  std::vector<std::string> words;
  bool ours = true;
  for (int i = 1; i < argc; ++i) {
    const std::string_view word = argv[i];
    ours = ours && word != "--";
    if (ours && is_negative_number(word) && !words.empty() && words.back().starts_with("--")) {
      words.back().append("=").append(word);
    } else {
      words.emplace_back(word);
    }
  }
  return words;
}

std::variant<Arguments, NoCommand> chosen(const CLI::App& app, ServeArguments& serve,
                                          RunArguments& run, CheckArguments& check,
                                          SchemaArguments& schema, ReplayArguments& replay,
                                          DiffArguments& diff, ExplainArguments& explain,
                                          ExploreArguments& exploring, ImportArguments& importing,
                                          ShrinkArguments& shrink, ExportArguments& exporting,
                                          ExecArguments& executing) {
  if (app.got_subcommand("serve")) return Arguments{std::move(serve)};
  if (app.got_subcommand("run")) return Arguments{std::move(run)};
  if (app.got_subcommand("check")) return Arguments{std::move(check)};
  if (app.got_subcommand("schema")) return Arguments{std::move(schema)};
  if (app.got_subcommand("replay")) return Arguments{std::move(replay)};
  if (app.got_subcommand("diff")) return Arguments{std::move(diff)};
  if (app.got_subcommand("explain")) return Arguments{std::move(explain)};
  if (app.got_subcommand("explore")) return Arguments{std::move(exploring)};
  if (app.got_subcommand("import")) return Arguments{std::move(importing)};
  if (app.got_subcommand("shrink")) return Arguments{std::move(shrink)};
  if (app.got_subcommand("export")) return Arguments{std::move(exporting)};
  if (app.got_subcommand("exec")) return Arguments{std::move(executing)};
  return Arguments{VersionArguments{}};
}

}  // namespace

std::variant<Arguments, NoCommand> parse_arguments(int argc, const char* const* argv) {
  CLI::App app{kDescription, "backlot"};
  app.footer(kFooter);
  app.require_subcommand(1);
  app.fallthrough(false);
  app.set_version_flag("--version", std::string("backlot ") + BACKLOT_VERSION);
  ServeArguments serve;
  RunArguments run;
  CheckArguments check;
  SchemaArguments schema;
  ReplayArguments replay;
  DiffArguments diff;
  ExplainArguments explain;
  ExploreArguments exploring;
  ImportArguments importing;
  ShrinkArguments shrink;
  ExportArguments exporting;
  ExecArguments executing;
  std::vector<std::string> thing;
  add_run(app, run);
  add_serve(app, serve);
  CLI::App& checks = *app.add_subcommand(
      "check", "Say what is wrong with scenario, world and take files, play nothing");
  checks.add_option("PATH", check.paths, "Files, or folders with them")->required()->type_name("");
  CLI::App& replays = *app.add_subcommand(
      "replay", "Play a recorded take again and find the first event that differs");
  replays.add_option("JOURNAL", replay.journal, "A file that --journal wrote")
      ->required()
      ->type_name("");
  add_diff(app, diff);
  add_explain(app, explain, thing);
  add_explore(app, exploring);
  add_import(app, importing);
  add_shrink(app, shrink);
  add_export(app, exporting);
  add_exec(app, executing);
  CLI::App& schemas =
      *app.add_subcommand("schema", "Print the JSON Schema of scenario, world or take files");
  schemas.add_option("KIND", schema.of, "scenario, world or take")
      ->required()
      ->type_name("")
      ->check(CLI::IsMember({"scenario", "world", "take"}));
  app.add_subcommand("version", "Print the version");
  const std::string word = argc > 1 ? argv[1] : "";
  const std::vector<std::string> commands = commands_of(app);
  const bool is_option = word.empty() || word.front() == '-';
  if (!is_option && std::ranges::find(commands, word) == commands.end()) {
    return refusal(app, "there is no command '" + word + "'" + hint(word, commands));
  }
  try {
    std::vector<std::string> words = words_of(argc, argv);
    std::ranges::reverse(words);  // which is how CLI11 takes them
    app.parse(std::move(words));
    explain.question = question_of(thing);
  } catch (const CLI::Success& asked) {
    const bool version = dynamic_cast<const CLI::CallForVersion*>(&asked) != nullptr;
    if (version) return NoCommand{std::string(asked.what()) + "\n"};
    const CLI::App& command = named_in(app);
    return NoCommand{&command == &app ? app.help() : command.help("backlot")};
  } catch (const CLI::ExtrasError&) {
    return refusal(app, not_expected(named_in(app)));
  } catch (const CLI::ParseError& error) {
    return refusal(app, error.what());
  }
  return chosen(app, serve, run, check, schema, replay, diff, explain, exploring, importing, shrink,
                exporting, executing);
}

}  // namespace harness
