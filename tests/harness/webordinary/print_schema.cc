// Writes scenario.schema.json, world.schema.json and the table of docs/events.md into the folder
// that is named.
#include <fstream>
#include <iostream>
#include <string>

#include "harness/scenario/event_kinds.h"
#include "harness/scenario/read.h"
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
  std::ofstream kinds(folder + "/event-kinds.md");
  kinds << harness::in_markdown(harness::event_kinds(platforms));
  return scenario && world && kinds ? 0 : 1;
}
