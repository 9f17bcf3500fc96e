#include "harness/scenario/file_kind.h"

#include <algorithm>
#include <filesystem>
#include <optional>

#include "harness/scenario/problems.h"
#include "harness/scenario/shapes.h"
#include "harness/scenario/value.h"

namespace harness {
namespace {

constexpr char kWorlds[] = "worlds";

bool has(const Shape& shape, const std::string& name) {
  return std::ranges::find(shape.fields, name, &Field::name) != shape.fields.end();
}

// How many of the file's keys are in `shape` and not in `other`.
std::ptrdiff_t own_keys(const Value& root, const Shape& shape, const Shape& other) {
  return std::ranges::count_if(root.members, [&](const Member& member) {
    return has(shape, member.name) && !has(other, member.name);
  });
}

std::optional<FileKind> kind_by_keys(const std::string& path, const Platforms& platforms) {
  try {
    const Value root = parse_yaml(read_text(path), path);
    const Shape scenario = scenario_shape(platforms);
    const Shape world = world_shape(platforms);
    const auto of_scenario = own_keys(root, scenario, world);
    const auto of_world = own_keys(root, world, scenario);
    if (of_scenario != of_world) {
      return of_world > of_scenario ? FileKind::kWorld : FileKind::kScenario;
    }
    if (of_world > 0 || root.find("world") == nullptr) return std::nullopt;
    return FileKind::kWorld;
  } catch (const FileErrors&) {
    return std::nullopt;
  }
}

}  // namespace

FileKind kind_of_file(const std::string& path, const Platforms& platforms) {
  if (const auto kind = kind_by_keys(path, platforms)) return *kind;
  const auto folder = std::filesystem::absolute(path).lexically_normal().parent_path();
  return folder.filename() == kWorlds ? FileKind::kWorld : FileKind::kScenario;
}

}  // namespace harness
