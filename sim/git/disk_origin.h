// Internal to sim_git: bare repositories in a folder.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "sim/git/storage.h"

namespace sim::git {

// An empty bare repository whose HEAD is `branch`.
std::shared_ptr<Storage> make_bare(const std::filesystem::path& path, const std::string& branch);

// Writes all objects and references of `from` into `to`, which is empty and on disk.
void copy(const Storage& from, const Storage& to);

}  // namespace sim::git
