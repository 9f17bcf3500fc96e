#include <cstdio>

#include "harness/cli/commands.h"
#include "harness/incident/import_incident.h"
#include "harness/report/text.h"
#include "sim/journal/terminal_text.h"

namespace harness {
namespace {

std::string counted(std::uint64_t count, const std::string& one, const std::string& several) {
  return grouped(count) + " " + (count == 1 ? one : several);
}

// What was made of the facts, and what is to be done before it can be played.
std::string scenario_text(const incident::IncidentResult& made) {
  std::string text = counted(made.steps, "step", "steps") + " and " +
                     counted(made.expectations, "expectation", "expectations") + " in " +
                     made.scenario;
  if (!made.world.empty()) text += ", played in " + made.world;
  text += "\n";
  if (!made.unknown_bodies.empty()) {
    text += "bodies known by their MD5 only: " + grouped(made.unknown_bodies.size()) +
            ", stand-ins are sent; `backlot check` names them\n";
  }
  for (const std::string& problem : made.problems) text += "to be mended: " + problem + "\n";
  return text;
}

}  // namespace

int import_files(const ImportArguments& arguments, const Platforms& platforms) {
  const incident::IncidentResult made =
      incident::import_incident(arguments.options, arguments.world, platforms);
  const evidence::ImportResult& result = made.import;
  std::string text = counted(result.facts, "fact", "facts") + " from " +
                     counted(result.files, "file", "files") + " in " + arguments.options.folder +
                     "/facts.jsonl";
  if (result.repeated > 0) text += ", " + grouped(result.repeated) + " told again";
  if (result.left_out > 0) text += ", " + grouped(result.left_out) + " outside of the time";
  text += "\n";
  if (result.not_understood > 0 || result.troubles > 0) {
    text += "not understood: " + counted(result.not_understood, "thing", "things") + "; " +
            counted(result.troubles, "trouble", "troubles") +
            " with files: " + arguments.options.folder + "/report.md says which\n";
  }
  if (result.passed_over > 0) {
    text += counted(result.passed_over, "thing in a folder was", "things in folders were") +
            " passed over: " + arguments.options.folder + "/report.md says which\n";
  }
  if (!made.scenario.empty()) text += scenario_text(made);
  if (!result.mapping.empty()) text += "pseudonyms: " + result.mapping + "\n";
  sim::print(stdout, text);
  if (result.facts > 0) return kPassed;
  sim::print(stderr, "backlot: nothing of this is evidence\n");
  return kFailed;
}

}  // namespace harness
