// Reading scenario and world files.
//
// All functions throw FileErrors with everything that is wrong with a file: what is not YAML,
// unknown and repeated keys, wrong types and units, and references to what the world does not have.
#pragma once

#include <string>

#include "harness/scenario/platform.h"
#include "harness/scenario/problems.h"
#include "harness/scenario/scenario.h"
#include "harness/world/config.h"

namespace harness {

// The scenario in the file `path`. What it refers to must be in its world, or, if `world_path` is
// not "", in that one instead.
Scenario read_scenario(const std::string& path, const Platforms& platforms,
                       const std::string& world_path = {});
// The same for a scenario whose text and world are known: `path` is where it stands, or stood.
Scenario read_scenario_text(const std::string& text, const std::string& path,
                            const WorldConfig& world, const Platforms& platforms);

// Gives the scenario the decisions that the text says instead of its own, and faults beside its
// own: `chance`, `decisions` and `faults` as a scenario's file has them.
void give_decisions(const std::string& text, const Platforms& platforms, Scenario& scenario);

// The world in the file `path`. In its setup calls `${account}` and `${region}` stand for the
// world's; `account` replaces the file's if it is not "".
WorldConfig read_world(const std::string& path, const Platforms& platforms,
                       const std::string& account = {});
// The same for a world whose text is known: `path` is where it stands, or stood.
WorldConfig read_world_text(const std::string& text, const std::string& path,
                            const Platforms& platforms, const std::string& account = {});

// The shapes of both files as JSON Schema, draft 7, with what the platforms add.
std::string scenario_schema(const Platforms& platforms);
std::string world_schema(const Platforms& platforms);

}  // namespace harness
