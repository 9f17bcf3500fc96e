// Finds the small programs of ours that are built beside the one that runs.
#pragma once

#include <filesystem>
#include <string>

namespace sim {

// The program `name` of the folder `folder` of the tree: in that folder of the build, or beside the
// running executable. The environment variable `variable` goes before both. std::runtime_error,
// which says where it was looked for, if it is in none of them.
std::filesystem::path helper_program(const std::string& folder, const std::string& name,
                                     const std::string& variable);

}  // namespace sim
