// Writes scenario.schema.json and world.schema.json into the folder that is named.
#include <fstream>
#include <iostream>
#include <string>

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
  return scenario && world ? 0 : 1;
}
