// Writes what is made from declarations into the folder that is named: scenario.schema.json,
// world.schema.json, take.schema.json, and the tables of docs/events.md, docs/decisions.md and
// docs/faults.md.
#include <fstream>
#include <iostream>
#include <string>

#include "harness/scenario/decision_kinds.h"
#include "harness/scenario/event_kinds.h"
#include "harness/scenario/fault_kinds.h"
#include "harness/scenario/read.h"
#include "harness/scenario/saved_take.h"
#include "harness/webordinary/webordinary.h"

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: print_schema FOLDER\n";
    return 2;
  }
  const std::string folder = argv[1];
  const harness::Platforms platforms{harness::webordinary()};
  std::ofstream scenario(folder + "/scenario.schema.json");
  scenario << harness::scenario_schema(platforms);
  std::ofstream world(folder + "/world.schema.json");
  world << harness::world_schema(platforms);
  std::ofstream take(folder + "/take.schema.json");
  take << harness::saved_take_schema();
  std::ofstream kinds(folder + "/event-kinds.md");
  kinds << harness::in_markdown(harness::event_kinds(platforms));
  std::ofstream decisions(folder + "/decision-kinds.md");
  decisions << harness::in_markdown(harness::decision_kinds(platforms));
  std::ofstream faults(folder + "/fault-kinds.md");
  faults << harness::in_markdown(harness::fault_kinds());
  return scenario && world && take && kinds && decisions && faults ? 0 : 1;
}
