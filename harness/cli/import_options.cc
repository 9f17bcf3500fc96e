#include "harness/cli/import_options.h"

#include <optional>

#include "harness/cli/options.h"
#include "harness/evidence/timestamps.h"

namespace harness {
namespace {

void add_instant(CLI::App& app, const char* name, std::optional<sim::Time>& into,
                 const char* description) {
  parsed_option(
      app, name, "TIME",
      [&into](const std::string& text) {
        const auto instant = evidence::parse_timestamp(text);
        if (!instant) {
          throw std::invalid_argument("'" + text +
                                      "' is no time: expected one as 2026-01-05T09:00:00Z");
        }
        into = instant->time;
      },
      description);
}

}  // namespace

void add_import(CLI::App& app, ImportArguments& arguments) {
  evidence::ImportOptions& options = arguments.options;
  CLI::App& command =
      *app.add_subcommand("import", "Make a scenario of the evidence of an incident");
  command.footer(
      "\nEach file is recognised by its content, packed with gzip or not: answers of `aws sqs\n"
      "receive-message`, CloudTrail, CloudWatch Logs, OTLP and X-Ray, events and descriptions of\n"
      "ECS, scans and exports of DynamoDB, events of SES, mails, metrics, and Backlot's journals.\n"
      "The folder gets facts.jsonl, report.md, and incident.yaml, which plays what the facts "
      "tell:\n"
      "what came from outside is done again, and what the programs of the world did is expected;\n"
      "without --world it gets world.yaml, in which all comes from outside. Addresses, names, "
      "keys, tokens and account\n"
      "numbers are replaced; what they were is in a file beside the folder.");
  command.add_option("EVIDENCE", options.paths, "Files, or folders with them")
      ->required()
      ->type_name("");
  text_option(command, "-o,--output", "DIR", options.folder, "The folder to make")->required();
  text_option(command, "--world", "FILE", arguments.world, "The world that the incident was in");
  add_instant(command, "--from", options.from, "Leave out what was before");
  add_instant(command, "--to", options.to, "Leave out what was after");
  command.add_flag("--redact,!--no-redact", options.redact,
                   "Replace addresses and secrets; on unless --no-redact");
  text_option(command, "--mapping", "FILE", options.mapping,
              "Where the pseudonyms are kept, and found again (DIR.redaction.json)");
  text_option(command, "--bodies", "FILE", options.bodies,
              "What may be bodies of messages: each line, and all of it");
  text_option(command, "--words", "FILE", options.words,
              "Words and /patterns/ to replace as well, one a line");
}

}  // namespace harness
