// Evidence in a folder, and what its import makes.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "harness/incident/import_incident.h"
#include "harness/incident/incidents.h"
#include "harness/scenario/read.h"
#include "harness/webordinary/webordinary.h"
#include "tests/harness/webordinary/play.h"
#include "tests/support/folder.h"

namespace tests {

// An import of what is in `evidence/`, into `out/`.
class ImportFolder {
 public:
  ImportFolder() { std::filesystem::create_directory(folder.path("evidence")); }

  // A file of evidence, or of a folder in it.
  void has(const std::string& name, const std::string& text) {
    std::filesystem::create_directories(
        std::filesystem::path(folder.path("evidence/" + name)).parent_path());
    folder.write("evidence/" + name, text);
  }
  void has_world(const std::string& text) {
    folder.write("the-world.yaml", text);
    world = folder.path("the-world.yaml");
  }

  incident::IncidentResult import() {
    options.paths = {folder.path("evidence")};
    options.folder = folder.path("out");
    options.redact = false;
    made = incident::import_incident(options, world, platforms());
    return made;
  }

  // What was made: the files' texts.
  std::string scenario() const { return folder.read("out/incident.yaml"); }
  std::string made_world() const { return folder.read("out/world.yaml"); }
  std::string report() const { return folder.read("out/report.md"); }

  harness::Take play() const {
    const harness::Scenario scenario = harness::read_scenario(made.scenario, platforms());
    const harness::WorldConfig config = harness::read_world(scenario.world_path, platforms());
    return harness::play(scenario, config, platforms(), {});
  }

  static harness::Platforms platforms() { return {harness::webordinary(), incident::incidents()}; }

  Folder folder;
  evidence::ImportOptions options;
  std::string world;
  incident::IncidentResult made;
};

// A record of CloudTrail by a user, at `2026-01-05T10:` and these minutes and seconds, the only one
// of its operation then; the parameters and the answer are JSON.
inline std::string trail_record(const std::string& operation, const std::string& at,
                                const std::string& parameters, const std::string& answer = "null") {
  const std::size_t colon = operation.find(':');
  const std::string number = at + operation;
  return R"({"eventVersion":"1.09","userIdentity":{"type":"IAMUser","userName":"clerk"},)"
         R"("eventTime":"2026-01-05T10:)" +
         at + R"(Z","eventSource":")" + operation.substr(0, colon) +
         R"(.amazonaws.com","eventName":")" + operation.substr(colon + 1) +
         R"(","awsRegion":"us-east-1","requestParameters":)" + parameters +
         R"(,"responseElements":)" + answer + R"(,"requestID":"r)" + number + R"(","eventID":"e)" +
         number + R"(","readOnly":false,"recipientAccountId":"123456789012"})";
}

inline std::size_t count_of(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (std::size_t at = 0; (at = text.find(part, at)) != text.npos; ++at) ++count;
  return count;
}

inline std::string trail_of(const std::string& records) {
  return "{\"Records\":[" + records + "]}";
}

}  // namespace tests
